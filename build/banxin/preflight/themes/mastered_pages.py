"""What sheets say of pages that have masters: margins, furniture and columns of layout.yaml outdo it.

Masters become rules for `:left` and `:right` pages (`layouts/pages/css.py`), what stands in margin boxes
is important there, and the columns of `.legs` are stronger than any class: CSS has weaker rules without
effect, and says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import tinycss2

from banxin.engine.styles.known_css import MARGIN_BOXES
from banxin.findings import Finding
from banxin.preflight.themes.asked import AskedSheet
from banxin.preflight.themes.named_pages import named_tokens
from banxin.wording import Message

_SIDES: Final = ("left", "right")
_LOOKS: Final = ("color", "font", "text-indent", "white-space", "vertical-align")
"""What furniture says of its lines itself."""
_COLUMNS: Final = ("columns", "column-count", "column-width")


def mastered_faults(sheet: AskedSheet, node: Any) -> Iterator[Finding]:
    """Declarations of an `@page` rule that the masters of the layout outdo."""
    pages = sheet.names.pages
    if not sheet.printed or not pages.masters or node.content is None:
        return
    names = [token.value for token in named_tokens(node.prelude)] or [""]
    words = {token.lower_value for token in node.prelude if token.type == "ident"} - set(names)
    is_weak = words <= set(_SIDES) and not any(token.type == "function" for token in node.prelude)
    content = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    for part in content:
        if part.type == "declaration" and is_weak and pages.edged.issuperset(names):
            if part.lower_name.startswith("margin") and not part.important:
                yield _told(sheet, part, Message("`margins` of a page master in layout.yaml"))
        elif part.type == "at-rule" and part.lower_at_keyword in MARGIN_BOXES:
            furnished = all((name if name in pages.masters else "") in pages.furnished for name in names)
            if furnished:
                known = all(name in pages.masters or not name for name in names)
                yield from _of_box(sheet, part, looks=is_weak and known)


def outdone_columns(sheet: AskedSheet, node: Any, content: Iterable[Any]) -> Iterator[Finding]:
    """Declarations of a style rule for `.legs` that the columns of the text's master outdo."""
    if not sheet.printed or not sheet.names.pages.columned or not _all_legs(node.prelude):
        return
    for part in content:
        if part.type == "declaration" and part.lower_name in _COLUMNS and not part.important:
            yield _told(sheet, part, Message("`--text-columns` on the element around `.legs`"))


def _all_legs(prelude: Iterable[Any]) -> bool:
    """Whether every selector of a list ends in the class `legs`: `.gathered .legs`."""
    text = tinycss2.serialize(prelude).strip()
    return all(one.strip().endswith(".legs") for one in text.split(","))


def _of_box(sheet: AskedSheet, box: Any, *, looks: bool) -> Iterator[Finding]:
    """What is said of a margin box: its words always, their looks where a weak rule says so."""
    parts = tinycss2.parse_blocks_contents(box.content or [], skip_comments=True, skip_whitespace=True)
    for part in parts:
        if part.type != "declaration":
            continue
        if part.lower_name == "content":
            yield _told(sheet, part, Message("`furniture` of a page master in layout.yaml"))
        elif looks and not part.important and part.lower_name.startswith(_LOOKS):
            yield _told(sheet, part, Message("`face`, `size`, `colour` of the furniture in layout.yaml"))


def _told(sheet: AskedSheet, declaration: Any, expected: str) -> Finding:
    message = Message(
        "`{name}` has no effect here: the page master of these pages says it.", name=declaration.name
    )
    return sheet.fault(declaration, message, expected=expected)
