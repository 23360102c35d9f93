"""The cover picture, drawn from the facts of the issue in the layout's accent and the press's own faces.

1600 × 2560 pixels, the ratio and size that the stores ask for; every figure below is in pixels of
it. The nameplate stands over a thick and a thin rule (文武线), the banner headline on a field of the
accent colour, the headlines of the issue below it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from banxin.sheets.epub.colours import INK, LARGE, contrast, ink_on
from banxin.sheets.epub.fitting import fit

WIDTH, HEIGHT = 1600, 2560
_MARGIN = 130
_MEASURE = WIDTH - 2 * _MARGIN
_PAPER, _GREY, _HAIRLINE = "#fbf9f4", "#5c5853", "#cfc9bf"
_FIELD_TOP, _FIELD_BOTTOM = 660, 1500
_LIST_TOP, _LIST_BOTTOM = 1600, 2340
_MOST_LISTED = 7
_LARGEST = 196
_MARKS_AT_END = "，。、；：？！」』”’）》"
DEFAULT_ACCENT = "#b3121b"


@dataclass(frozen=True, slots=True)
class FaceFile:
    """A font file, and the number of the face in a collection."""

    path: Path
    index: int = 0


@dataclass(frozen=True, slots=True)
class CoverFaces:
    """The faces of a cover: heavy Song for heads, Song for text, Hei for the small lines."""

    heavy: FaceFile
    song: FaceFile
    hei: FaceFile


@dataclass(frozen=True, slots=True)
class CoverMatter:
    """What stands on the cover; `segments` are the lines of the headline, `accent` is `#rrggbb`."""

    nameplate: str
    segments: tuple[str, ...]
    folio: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    publisher: str = ""
    accent: str = DEFAULT_ACCENT


def draw_cover(matter: CoverMatter, faces: CoverFaces) -> bytes:
    """The cover as a JPEG in sRGB; the same matter and faces give the same bytes."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    easel = _Easel(ImageDraw.Draw(sheet), faces)
    _head(easel, matter)
    _banner(easel, matter)
    _headlines(easel, matter)
    _foot(easel, matter)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=90, subsampling=0, optimize=True, dpi=(300, 300))
    return out.getvalue()


@lru_cache(maxsize=64)
def _font(face: FaceFile, size: int) -> ImageFont.FreeTypeFont:
    # Basic layout: the same glyph positions whether or not the machine has Raqm.
    return ImageFont.truetype(face.path, size, face.index, layout_engine=ImageFont.Layout.BASIC)


@dataclass(frozen=True, slots=True)
class _Easel:
    draw: ImageDraw.ImageDraw
    faces: CoverFaces

    def width(self, text: str, face: FaceFile, size: int, tracking: float = 0) -> float:
        return _font(face, size).getlength(text) + tracking * max(0, len(text) - 1)

    def line(
        self, at: tuple[float, float], text: str, face: FaceFile, size: int, *, ink: str, tracking: float = 0
    ) -> None:
        """A line of text with the top of its characters at `at`; `tracking` px between characters."""
        x, y = at
        font = _font(face, size)
        for run in text if tracking else (text,):
            self.draw.text((x, y + size * 0.88), run, fill=ink, font=font, anchor="ls")
            x += font.getlength(run) + tracking

    def rule(
        self, y: float, weight: int, ink: str, left: float = _MARGIN, right: float = WIDTH - _MARGIN
    ) -> None:
        self.draw.rectangle((left, y, right - 1, y + weight - 1), fill=ink)


def _head(easel: _Easel, matter: CoverMatter) -> None:
    if not matter.nameplate:
        return
    heavy, hei = easel.faces.heavy, easel.faces.hei
    room = len(matter.nameplate) + 0.25 * (len(matter.nameplate) - 1)
    size = int(min(250, _MEASURE / max(room, 1)))
    tracking = (_MEASURE - easel.width(matter.nameplate, heavy, size)) / max(1, len(matter.nameplate) - 1)
    tracking = min(tracking, size * 0.3)
    wide = easel.width(matter.nameplate, heavy, size, tracking)
    ink = matter.accent if contrast(matter.accent, _PAPER) >= LARGE else INK
    easel.line(((WIDTH - wide) / 2, 170), matter.nameplate, heavy, size, ink=ink, tracking=tracking)
    easel.rule(486, 12, INK)
    easel.rule(506, 3, INK)
    text = "\u3000".join(part.replace("\u3000", " ") for part in matter.folio)
    size = 44
    wide = easel.width(text, hei, size)
    easel.line(((WIDTH - wide) / 2, 546), text, hei, size, ink=INK)


def _banner(easel: _Easel, matter: CoverMatter) -> None:
    heavy = easel.faces.heavy
    top = _FIELD_TOP if matter.nameplate else 0  # a book that is its own series fills the head
    easel.draw.rectangle((0, top, WIDTH, _FIELD_BOTTOM), fill=matter.accent)
    ink = ink_on(matter.accent)
    inner = top + (34 if top else 130), _FIELD_BOTTOM - 34
    for edge in (inner[0], inner[1] - 3):
        easel.rule(edge, 3, ink)
    fitted = fit(
        matter.segments,
        lambda text, size: easel.width(text, heavy, _LARGEST) * size / _LARGEST,
        _MEASURE,
        largest=_LARGEST,
        smallest=60,
        most=4,
    )
    pitch = min(fitted.size * 1.42, (inner[1] - inner[0] - 60) / max(1, len(fitted.lines)))
    y = (inner[0] + inner[1]) / 2 - (pitch * (len(fitted.lines) - 1) + fitted.size) / 2
    for line in fitted.lines:
        seen = line[:-1] + line[-1:].rstrip(_MARKS_AT_END)  # the half square of a last mark hangs
        wide = easel.width(seen, heavy, fitted.size) + (0 if seen == line else fitted.size / 2)
        easel.line(((WIDTH - wide) / 2, y), line, heavy, fitted.size, ink=ink)
        y += pitch


def _headlines(easel: _Easel, matter: CoverMatter) -> None:
    song, listed = easel.faces.song, matter.headlines[:_MOST_LISTED]
    if not listed:
        return
    room = (_LIST_BOTTOM - _LIST_TOP) / max(5, len(listed))
    indent = 70
    longest = max(easel.width(line, song, 100) for line in listed) / 100
    size = int(max(36, min(64, (_MEASURE - indent) / longest, room * 0.52)))
    for number, line in enumerate(listed):
        top = _LIST_TOP + number * room
        middle = top + room / 2
        easel.draw.rectangle((_MARGIN, middle - 13, _MARGIN + 26, middle + 13), fill=matter.accent)
        text = _shortened(line, easel, song, size, _MEASURE - indent)
        easel.line((_MARGIN + indent, middle - size / 2), text, song, size, ink=INK)
        if number + 1 < len(listed):
            easel.rule(top + room - 1, 2, _HAIRLINE)


def _shortened(text: str, easel: _Easel, face: FaceFile, size: int, width: float) -> str:
    if easel.width(text, face, size) <= width:
        return text
    kept = next(end for end in range(len(text), 0, -1) if easel.width(text[:end] + "…", face, size) <= width)
    return text[:kept] + "…"


def _foot(easel: _Easel, matter: CoverMatter) -> None:
    easel.rule(2400, 3, INK)
    size = 40
    wide = easel.width(matter.publisher, easel.faces.hei, size, 8)
    easel.line(((WIDTH - wide) / 2, 2430), matter.publisher, easel.faces.hei, size, ink=_GREY, tracking=8)
