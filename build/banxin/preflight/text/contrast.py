"""The contrast of printed text with its ground, by WCAG 2.2, success criterion 1.4.3 (level AA).

The ratio of luminances is to be 4.5, or 3 for large type: 18 pt, or 14 pt in a bold face. Which faces are
bold enough is not told by a file, so that size alone is asked for here, 18 pt.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pikepdf

from banxin.preflight.text.normal import words
from banxin.preflight.text.pdf.painted import WHITE, Box, Colour, PaintedPage, Show
from banxin.preflight.text.pdf.reading import opened_pages, read_pages
from banxin.sheets.epub.colours import LARGE, TEXT, contrast

LARGE_TYPE = 18.0
"""pt from which type counts as large."""

_CLOSE = 0.02  # what is missing of a ratio by the rounding of colours
_OPAQUE = 0.999


@dataclass(frozen=True, slots=True)
class FaintText:
    """Text that stands out too little: its words on a page, size in pt, both colours, their ratio.

    `furniture` says that it stands around the type area, `on_picture` that its ground is drawn in a picture.
    """

    page: int
    text: str
    size: float
    colour: str
    ground: str
    ratio: float
    least: float
    furniture: bool = False
    on_picture: bool = False


def read_faint_texts(data: bytes) -> tuple[FaintText, ...]:
    """What is too faint in a finished PDF; nothing where the file cannot be read."""
    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            return tuple(faint_texts(list(read_pages(opened_pages(file)))))
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return ()


def faint_texts(pages: Iterable[PaintedPage]) -> Iterator[FaintText]:
    """Each pair of colours that is too faint, at the size of its smallest type, where it comes first.

    Signs that a stylesheet draws (■) say nothing and are free: they are decoration, as WCAG has it.
    """
    found: dict[tuple[str, str, float, bool, bool], FaintText] = {}
    for page in pages:
        for show in page.shows:
            text = words(show.text)
            around = show.mcid < -1
            if around and not any(map(str.isalnum, text)):
                continue
            ground = _ground(show, page) if text else None
            if ground is None:
                continue
            colour = _mixed(show, ground)
            size = show.size * abs(show.matrix[3] or show.matrix[1] or 1)
            least = LARGE if size >= LARGE_TYPE else TEXT
            key = (_hex(colour), _hex(ground), least, around, _on_picture(show, page))
            ratio = contrast(key[0], key[1])
            if ratio < least - _CLOSE and key not in found:
                found[key] = FaintText(
                    page.number, text, round(size, 1), key[0], key[1], round(ratio, 2), *key[2:]
                )  # fmt: skip
    yield from found.values()


def _ground(show: Show, page: PaintedPage) -> Colour | None:
    """The colour behind the middle of a line of text; None over a picture or a shading, which has no one
    colour.
    """
    left, bottom, right, top = show.box
    x, y = (left + right) / 2, (bottom + top) / 2
    below = [one for one in page.surfaces if one.order < show.order and one.covers(x, y)]
    last = max(below, key=lambda one: one.order, default=None)
    since = last.order if last else 0
    if any(one.motley and since <= one.order < show.order and _holds(one.box, x, y) for one in page.drawn):
        return None
    if last is None:
        return WHITE
    return None if last.picture else last.colour


def _on_picture(show: Show, page: PaintedPage) -> bool:
    """Whether a picture was painted before where the middle of a line of text stands."""
    left, bottom, right, top = show.box
    x, y = (left + right) / 2, (bottom + top) / 2
    before = (one for one in page.drawn if one.order < show.order and one.mcid in page.figures)
    return show.mcid not in page.figures and any(_holds(one.box, x, y) for one in before)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.bottom <= y <= box.top


def _mixed(show: Show, ground: Colour) -> Colour:
    """The colour of text that its ground shows through, as far as `ink` tells."""
    full = 1 - (0.2126 * show.colour[0] + 0.7152 * show.colour[1] + 0.0722 * show.colour[2])
    alpha = min(1.0, show.ink / full) if full > 1 - _OPAQUE + 0.01 else 1.0
    if alpha >= _OPAQUE:
        return show.colour
    red, green, blue = (
        alpha * above + (1 - alpha) * below for above, below in zip(show.colour, ground, strict=True)
    )
    return red, green, blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
