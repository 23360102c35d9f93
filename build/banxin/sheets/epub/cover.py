"""The cover picture, drawn from the facts of the issue in the layout's accent and the press's own faces.

1600 × 2560 pixels, the ratio and size that the stores ask for; every figure below is in pixels of
it. The nameplate stands over a thick and a thin rule (文武线), the banner headline on a field of the
accent colour, the headlines of the issue below it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice

from PIL import Image, ImageDraw, ImageFont

from banxin.sheets.epub.colours import INK, LARGE, contrast, ink_on
from banxin.sheets.epub.fitting import fit_box
from banxin.typecase import Face, Role, Typecase

WIDTH, HEIGHT = 1600, 2560
_MARGIN = 130
_MEASURE = WIDTH - 2 * _MARGIN
_PAPER, _GREY, _HAIRLINE = "#fbf9f4", "#5c5853", "#cfc9bf"
_FIELD_TOP, _FIELD_BOTTOM = 660, 1500
_LIST_TOP, _LIST_BOTTOM = 1600, 2340
_MOST_LISTED = 7
_LARGEST = 320
_MARKS_AT_END = "，。、；：？！」』”’）》"
DEFAULT_ACCENT = "#b3121b"


@dataclass(frozen=True, slots=True)
class _Style:
    """What a line is set in."""

    role: Role
    weight: int


_HEAVY, _BOLD, _SMALL = _Style(Role.SONG, 900), _Style(Role.SONG, 700), _Style(Role.HEI, 400)


@dataclass(frozen=True, slots=True)
class CoverMatter:
    """What stands on the cover; `segments` are the lines of the headline, `accent` is `#rrggbb`."""

    nameplate: str
    segments: tuple[str, ...]
    folio: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    publisher: str = ""
    accent: str = DEFAULT_ACCENT


def draw_cover(matter: CoverMatter, typecase: Typecase) -> bytes:
    """The cover as a JPEG in sRGB; the same matter and typecase give the same bytes."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    easel = _Easel(ImageDraw.Draw(sheet), typecase)
    _head(easel, matter)
    _banner(easel, matter)
    _headlines(easel, matter)
    _foot(easel, matter)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=90, subsampling=0, optimize=True, dpi=(300, 300))
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Easel:
    draw: ImageDraw.ImageDraw
    typecase: Typecase

    def runs(self, text: str, style: _Style) -> Iterator[tuple[Face, str]]:
        """The text by the face that has its characters: one the first face lacks comes from the next.

        A character that no face has is left out: preflight has told the author.
        """

        def face_of(character: str) -> Face | None:
            return self.typecase.face_for(character, style.role, style.weight)

        for face, characters in groupby(text, face_of):
            if face is not None:
                yield face, "".join(characters)

    def width(self, text: str, style: _Style, size: int, tracking: float = 0) -> float:
        advances = (_font(face, size).getlength(run) for face, run in self.runs(text, style))
        return sum(advances) + tracking * max(0, len(text) - 1)

    def line(
        self, at: tuple[float, float], text: str, style: _Style, size: int, *, ink: str, tracking: float = 0
    ) -> None:
        """A line of text with the top of its characters at `at`; `tracking` px between characters."""
        x, y = at
        for face, run in self.runs(text, style):
            font = _font(face, size)
            for piece in run if tracking else (run,):
                self.draw.text((x, y + size * 0.88), piece, fill=ink, font=font, anchor="ls")
                x += font.getlength(piece) + tracking

    def rule(
        self, y: float, weight: int, ink: str, left: float = _MARGIN, right: float = WIDTH - _MARGIN
    ) -> None:
        self.draw.rectangle((left, y, right - 1, y + weight - 1), fill=ink)


@lru_cache(maxsize=64)
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    # Basic layout: the same glyph positions whether or not the machine has Raqm.
    return ImageFont.truetype(face.path, size, face.index, layout_engine=ImageFont.Layout.BASIC)


def _head(easel: _Easel, matter: CoverMatter) -> None:
    if not matter.nameplate:
        return
    room = len(matter.nameplate) + 0.25 * (len(matter.nameplate) - 1)
    size = int(min(250, _MEASURE / max(room, 1)))
    tracking = (_MEASURE - easel.width(matter.nameplate, _HEAVY, size)) / max(1, len(matter.nameplate) - 1)
    tracking = min(tracking, size * 0.3)
    wide = easel.width(matter.nameplate, _HEAVY, size, tracking)
    ink = matter.accent if contrast(matter.accent, _PAPER) >= LARGE else INK
    easel.line(((WIDTH - wide) / 2, 170), matter.nameplate, _HEAVY, size, ink=ink, tracking=tracking)
    easel.rule(486, 12, INK)
    easel.rule(506, 3, INK)
    text = "\u3000".join(part.replace("\u3000", " ") for part in matter.folio)
    size = 44
    wide = easel.width(text, _SMALL, size)
    easel.line(((WIDTH - wide) / 2, 546), text, _SMALL, size, ink=INK)


def _banner(easel: _Easel, matter: CoverMatter) -> None:
    top = _FIELD_TOP if matter.nameplate else 0  # a book that is its own series fills the head
    easel.draw.rectangle((0, top, WIDTH, _FIELD_BOTTOM), fill=matter.accent)
    ink = ink_on(matter.accent)
    inner = top + (34 if top else 130), _FIELD_BOTTOM - 34
    for edge in (inner[0], inner[1] - 3):
        easel.rule(edge, 3, ink)
    room = inner[1] - inner[0] - 60
    fitted = fit_box(
        matter.segments,
        lambda text, size: easel.width(text, _HEAVY, _LARGEST) * size / _LARGEST,
        (_MEASURE, room),
        largest=_LARGEST,
        smallest=60,
    )
    pitch = min(fitted.size * 1.4, room / max(1, len(fitted.lines)))
    y = (inner[0] + inner[1]) / 2 - (pitch * (len(fitted.lines) - 1) + fitted.size) / 2
    for line in map(str.strip, fitted.lines):
        seen = line[:-1] + line[-1:].rstrip(_MARKS_AT_END)  # the half square of a last mark hangs
        wide = easel.width(seen, _HEAVY, fitted.size) + (0 if seen == line else fitted.size / 2)
        easel.line(((WIDTH - wide) / 2, y), line, _HEAVY, fitted.size, ink=ink)
        y += pitch


def _headlines(easel: _Easel, matter: CoverMatter) -> None:
    drawn = (line for line in matter.headlines if easel.width(line, _BOLD, 100))
    listed = tuple(islice(drawn, _MOST_LISTED))
    if not listed:
        return
    room = (_LIST_BOTTOM - _LIST_TOP) / max(5, len(listed))
    indent = 70
    longest = max(easel.width(line, _BOLD, 100) for line in listed) / 100
    size = int(max(36, min(64, (_MEASURE - indent) / longest, room * 0.52)))
    for number, line in enumerate(listed):
        top = _LIST_TOP + number * room
        middle = top + room / 2
        easel.draw.rectangle((_MARGIN, middle - 13, _MARGIN + 26, middle + 13), fill=matter.accent)
        text = _shortened(line, easel, size, _MEASURE - indent)
        easel.line((_MARGIN + indent, middle - size / 2), text, _BOLD, size, ink=INK)
        if number + 1 < len(listed):
            easel.rule(top + room - 1, 2, _HAIRLINE)


def _shortened(text: str, easel: _Easel, size: int, width: float) -> str:
    if easel.width(text, _BOLD, size) <= width:
        return text
    kept = next(end for end in range(len(text), 0, -1) if easel.width(text[:end] + "…", _BOLD, size) <= width)
    return text[:kept] + "…"


def _foot(easel: _Easel, matter: CoverMatter) -> None:
    easel.rule(2400, 3, INK)
    size = 40
    wide = easel.width(matter.publisher, _SMALL, size, 8)
    easel.line(((WIDTH - wide) / 2, 2430), matter.publisher, _SMALL, size, ink=_GREY, tracking=8)
