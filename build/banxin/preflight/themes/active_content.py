"""Scripts, event handlers, frames and forms in templates, found before anything is rendered.

A template that asks for `press` may keep them from the EPUB itself: such a one is looked at when it has been
rendered (`sheets/epub/wellformed`), like everything that Jinja puts together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.findings import Finding, SourceText, finding
from banxin.sheets.epub.active import ACTIVE_ELEMENTS
from banxin.wording import Message

_ELEMENT = re.compile(rf"<({'|'.join(sorted(ACTIVE_ELEMENTS))})(?=[\s/>])", re.IGNORECASE)
_HANDLER = re.compile(r"<[a-z][^<>]*?\s(on[a-z]+)\s*=", re.IGNORECASE)
_RUNNING = re.compile(r"""=\s*["']\s*((?:java|vb)script:|data:text|data:application)""", re.IGNORECASE)
_PRESS = re.compile(r"\{%[^%]*\bpress\b")


def active_faults(source: SourceText, masked: str) -> Iterator[Finding]:
    """What of the template in `source` may not stand in an EPUB; in `masked` what Jinja prints is masked."""
    if _PRESS.search(source.text):
        return
    for found in _ELEMENT.finditer(masked):
        yield _refused(source, found.start(), len(found[0]), f"<{found[1]}>")
    for found in _HANDLER.finditer(masked):
        what = Message("The event handler `{attribute}`", attribute=found[1])
        yield _refused(source, found.start(1), len(found[1]), what)
    for found in _RUNNING.finditer(masked):
        what = Message("The address `{address}` that runs something", address=found[1])
        yield _refused(source, found.start(1), len(found[1]), what)


def _refused(source: SourceText, offset: int, length: int, what: str) -> Finding:
    return finding(
        "layout.template",
        Message("{what} may not stand in an EPUB.", what=what),
        source.place_at(offset, length),
        expected=Message("text, pictures and links: stores refuse what runs or loads by itself"),
    )
