"""What was remembered of paragraphs on pages far behind is forgotten: lines there are made, and stay.

A page may still be made anew once all pages are known, by which contents and cross references get their
numbers. Its paragraphs are read again then. Those that go over from page to page are kept: what is left of
them has to break as it did.
"""

from collections.abc import Sequence
from typing import Any, Final

from weasyprint.formatting_structure import boxes

KEPT: Final = 48
"""Pages on which paragraphs are remembered: more than any article of a newspaper, less than most books."""


def forget_behind(notes: Sequence[Any], index: int, root: Any) -> None:
    """Forget the paragraphs of the page that lies `KEPT` pages before page `index`.

    `notes` are WeasyPrint's notes on pages; each begins with the place where the page goes on.
    """
    page = index - KEPT
    if page >= 0:
        _forget(root, notes[page][0], notes[page + 1][0])


def _forget(box: Any, start: Any, end: Any) -> None:
    """Forget all paragraphs that begin in a box at `start` or behind it, and end before `end`."""
    children = getattr(box, "children", ())
    first, inner_start = _place(start, 0)
    last, inner_end = _place(end, len(children))
    for place in range(first, min(last + 1, len(children))):
        child = children[place]
        begins = inner_start if place == first else None
        if isinstance(child, boxes.LineBox):
            if begins is None and place < last:
                child.__dict__.pop("_banxin_paragraph", None)
        elif place < last:
            _forget(child, begins, None)
        elif inner_end is not None:
            _forget(child, begins, inner_end)


def _place(resume_at: Any, otherwise: int) -> tuple[int, Any]:
    """The child that text goes on with, and where in it."""
    if not resume_at:
        return otherwise, None
    place, inner = next(iter(resume_at.items()))
    return (place, inner) if isinstance(place, int) else (otherwise, None)
