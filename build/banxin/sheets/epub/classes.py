"""Classes of the finished documents: those that no rule of the edition's stylesheet names are left out.

Templates serve every layout, and so carry names for sheets that this edition does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from banxin.sheets.epub.copy import EpubDocument

_KEPT = ("duokan-",)  # conventions of reading systems
_NAMED = re.compile(r"\.(-?[_a-zA-Z\u0080-\uffff][\w-]*)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BY_ATTRIBUTE = re.compile(r"\[\s*class\b")
_WRITTEN = re.compile(r' class="([^"]*)"')  # in text and in attributes a quotation mark is an entity


def with_ruled_classes(documents: Iterable[EpubDocument], css: str) -> tuple[EpubDocument, ...]:
    """The documents with the classes that `css` names; all of them where it asks for classes by pattern."""
    plain = _COMMENT.sub("", css)
    if _BY_ATTRIBUTE.search(plain):
        return tuple(documents)
    named = frozenset(_NAMED.findall(plain))
    known: dict[str, str] = {}

    def ruled(written: re.Match[str]) -> str:
        if (value := known.get(written[1])) is None:
            kept = [one for one in written[1].split() if one in named or one.startswith(_KEPT)]
            value = known[written[1]] = f' class="{" ".join(kept)}"' if kept else ""
        return value

    return tuple(
        replace(document, xhtml=_WRITTEN.sub(ruled, document.xhtml.decode()).encode())
        for document in documents
    )
