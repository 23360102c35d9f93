"""The last rows of a text: a page is not left to one or two of them (一页两行).

A block that declares `--banxin-last-rows: 3` takes at least so many rows of its last paragraph overleaf, or
where that is shorter, lines of the paragraph before it too; the page before ends so many rows higher. Text in
columns is not concerned: its last columns are made level, and what follows stands below them.
"""

from typing import Any, Final

from weasyprint.formatting_structure import boxes

from banxin.engine.styles.type_style import whole_number

_PROPERTY: Final = "banxin_last_rows"
_MOST: Final = 9  # rows: more would leave pages visibly short
_INDENT: Final = 2.0  # em


def keep_last_rows(context: Any, box: Any, index: int, child: Any, before: list[Any]) -> None:
    """Let the last paragraph of `box` part so that enough rows go overleaf.

    `before` stands above it on the page.
    """
    rows = 0 if context.in_column else _rows_of(box)
    if not rows or index != _last(box) or not _is_text(child):
        return
    style = child.style.copy()
    style["widows"] = max(rows, style["widows"])
    if before and _is_text(before[-1]) and _width(child) <= (rows - 1) * box.width / style["font_size"]:
        style["break_before"] = "avoid"
    child.style = style


def _rows_of(box: Any) -> int:
    """The rows that a block itself asks for; 0 where it asks for none."""
    return max(0, min(whole_number(box.style, _PROPERTY), _MOST))


def _last(box: Any) -> int:
    """The number of the last child in the flow."""
    places = range(len(box.children) - 1, -1, -1)
    return next((place for place in places if box.children[place].is_in_normal_flow()), -1)


def _is_text(box: Any) -> bool:
    """Whether a block is a paragraph."""
    return bool(
        isinstance(box, boxes.BlockBox) and box.children and isinstance(box.children[0], boxes.LineBox)
    )


def _width(paragraph: Any) -> float:
    """How long a paragraph would be in one line, in em, near enough: Western characters are half as wide."""
    texts = (one.text for one in paragraph.descendants() if isinstance(one, boxes.TextBox))
    return _INDENT + sum(0.5 if character.isascii() else 1.0 for text in texts for character in text)
