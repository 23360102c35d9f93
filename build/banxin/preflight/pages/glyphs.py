"""The glyphs of a finished page and the lines they form, measured on what the file paints.

Boxes are those of the em: an ideograph fills all but a twentieth on each side, a mark the half or the middle
that its kind takes. Outlines are not read; for the gaps and edges judged here they say the same.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from banxin.preflight.text.pdf.painted import PaintedPage, Show

CLOSING = frozenset("、，。．：；？！）》」』】〕〉”’")
OPENING = frozenset("（《「『【〔〈“‘")
_NOTHING = frozenset("\0\u2060\u200b\ufeff")
_ASCENT, _DESCENT = 0.83, 0.07  # em: how far the ink of an ideograph goes above and below the baseline
_SIDE = 0.04  # em: its side bearing
_HIGH = frozenset("”’“‘")  # marks that stand at the head of the em
_LOW = frozenset("、，。．,.")  # marks that stand at its foot


@dataclass(slots=True)
class PageGlyph:
    """A glyph on page `page`: origin in pt from the top left, size in pt, ink box, advance, font.

    `picture` says that it belongs to a picture, `tagged` that it is marked content at all; `order` counts
    the glyphs of the page as its content gives them.
    """

    char: str
    x: float
    y: float
    size: float
    left: float
    right: float
    top: float
    foot: float
    advance: float
    font: str
    page: int
    picture: bool = False
    tagged: bool = True
    order: int = 0


def is_han(char: str) -> bool:
    """Whether `char` is an ideograph."""
    return "\u3400" <= char <= "\u9fff" or char == "〇"


def read_glyphs(pages: Sequence[PaintedPage]) -> tuple[PageGlyph, ...]:
    """All glyphs of upright text that can be seen, in content order."""
    found: list[PageGlyph] = []
    for index, page in enumerate(pages):
        order = 0
        for show in page.shows:
            a, b, c, d, _, _ = show.matrix
            if b or c or not show.ink or a <= 0 or d <= 0:
                continue
            for glyph in _shown(show, page, index, order):
                found.append(glyph)
                order += 1
    return tuple(found)


def _shown(show: Show, page: PaintedPage, index: int, order: int) -> Iterator[PageGlyph]:
    a, _, _, d, e, f = show.matrix
    size, across = show.size * d, show.size * a / 1000
    y = page.trim.top - f
    font, picture = show.font.name, show.mcid in page.figures
    for _, text, pen, width in show.font.glyphs(show.array):
        x, advance = e + pen * across - page.trim.left, width * across
        for number, char in enumerate(text):
            if char.isspace() or char in _NOTHING:
                continue
            part = advance / len(text)
            at = x + number * part
            left, right, top, foot = _ink(char, at, y, size, part)
            yield PageGlyph(
                char, at, y, round(size, 2), left, right, top, foot, part, font, index,
                picture, show.mcid != -1, order,
            )  # fmt: skip
            order += 1


def _ink(char: str, x: float, y: float, size: float, advance: float) -> tuple[float, float, float, float]:
    """Left, right, top and foot of what a glyph prints."""
    top, foot = y - _ASCENT * size, y + _DESCENT * size
    if char in CLOSING:
        left, right = x + _SIDE * size, x + max(0.4 * size, min(0.5 * size, advance) - _SIDE * size)
    elif char in OPENING:
        right = x + advance - _SIDE * size
        left = right - 0.4 * size
    else:
        left, right = x + _SIDE * advance, x + (1 - _SIDE) * advance
    if char in _HIGH:
        foot = y - 0.45 * size
    elif char in _LOW:
        top = y - 0.25 * size
    elif char == "·":
        top, foot = y - 0.55 * size, y - 0.2 * size
    return left, right, top, foot


@dataclass(slots=True)
class Line:
    """Glyphs on one baseline of one leg, left to right; flags of its place in a paragraph.

    `mixed` says that smaller type that is no text of the paragraph stands in it: a reading, a note's call.
    """

    glyphs: list[PageGlyph]
    first: bool = False
    last: bool = False
    mixed: bool = False
    kind: str = "other"

    @property
    def y(self) -> float:
        """Baseline."""
        return statistics.median(glyph.y for glyph in self.glyphs)

    @property
    def page(self) -> int:
        """Page index."""
        return self.glyphs[0].page

    @property
    def size(self) -> float:
        """Size of its type."""
        return statistics.median_high([glyph.size for glyph in self.glyphs])

    @property
    def x0(self) -> float:
        """Origin of the first glyph."""
        return self.glyphs[0].x

    @property
    def ink(self) -> tuple[float, float]:
        """Left and right edge of the ink."""
        return min(g.left for g in self.glyphs), max(g.right for g in self.glyphs)

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.char for glyph in self.glyphs)

    def ends(self, *, centred: bool = False) -> tuple[float, ...]:
        """Where the line may be said to end: a closing mark may be set to half its width.

        `centred` marks stand in the middle of their em (Taiwan, Hong Kong): a quarter goes on either side.
        """
        glyph = max(self.glyphs, key=lambda glyph: glyph.x)
        # the loose box of a wide character grows with its ink, so an ideograph is taken as its em
        wide = is_han(glyph.char) or glyph.char in CLOSING or glyph.advance <= 0
        full = glyph.x + (glyph.size if wide else glyph.advance)
        if glyph.char not in CLOSING and glyph.char != "·":
            return (full,)
        given = 0.25 if centred and glyph.char != "·" else 0.5
        return (full - given * glyph.size, full - 0.5 * glyph.size, full)


def lines_of(glyphs: Sequence[PageGlyph]) -> list[Line]:
    """Glyphs in order, cut where the baseline changes or the pen goes back to the left."""
    lines: list[Line] = []
    for glyph in glyphs:
        last = lines[-1].glyphs[-1] if lines else None
        same = last is not None and last.page == glyph.page and abs(last.y - glyph.y) < 0.3 * glyph.size
        if same and last is not None and glyph.x >= last.x - 0.6 * glyph.size:
            lines[-1].glyphs.append(glyph)
        else:
            lines.append(Line([glyph]))
    return lines


def legs_of(lines: Sequence[Line], em: float) -> list[list[Line]]:
    """Lines of a story by leg: a new one begins where a line stands above the one before it.

    Between the cells of a table it has to stand above by five lines: cells of a row are level.
    """
    legs: list[list[Line]] = []
    for before, line in itertools.pairwise([None, *lines]):
        assert line is not None
        rise = 6 * em if before is not None and before.kind == line.kind == "table" else 0.5 * em
        if before is None or line.page != before.page or line.y < before.y - rise:
            legs.append([])
        legs[-1].append(line)
    return legs
