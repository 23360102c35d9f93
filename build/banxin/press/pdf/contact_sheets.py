"""Contact sheets: the pages of several PDF files, small, side by side on paper of one size."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from markupsafe import Markup

from banxin.press.pdf.pages import pdf_bytes, set_pages
from banxin.sheets.print.copy import PrintCopy, PrintSheet

_WIDTH, _HEIGHT = 841.89, 595.28  # pt: A4, lying
_MARGIN = 36.0
_HEAD = 46.0  # pt that the title and the line below it take
_GAP = 14.0
_MOST_ACROSS = 8
_CSS = f"""
@page {{ size: {_WIDTH}pt {_HEIGHT}pt; margin: 0 }}
body {{ margin: 0 }}
.sheet {{ position: relative; width: {_WIDTH}pt; height: {_HEIGHT}pt; background: #f2f2f0 }}
.sheet {{ break-after: page }}
.sheet:last-child {{ break-after: auto }}
.title, .about {{ position: absolute; left: {_MARGIN}pt; margin: 0; text-indent: 0; white-space: nowrap }}
.title {{ top: 22pt; font: 700 13pt/18pt var(--face-hei) }}
.about {{ top: 41pt; width: {_WIDTH - 2 * _MARGIN}pt; font: 8.5pt/9.5pt var(--face-song); color: #333 }}
.about {{ max-height: 19pt; overflow: hidden; white-space: normal }}
.page {{ position: absolute; background: #fff; outline: .35pt solid #888 }}
"""


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """One sheet: a title, a line or two about it, a PDF file, and which of its pages are shown (from 0)."""

    title: str
    about: str
    data: bytes
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a page stands on its sheet, in pt from the upper left corner."""

    left: float
    top: float
    width: float
    height: float


def contact_sheets(sheets: Sequence[ContactSheet], faces: str, mounts: Mapping[str, Path]) -> bytes:
    """A PDF with one page for each sheet; `faces` is CSS that declares --face-hei and --face-song.

    The pages stay what they are: drawn small, not turned into pictures.
    """
    files = [pikepdf.open(io.BytesIO(sheet.data)) for sheet in sheets]
    try:
        frames = [_frames(file, sheet.pages) for file, sheet in zip(files, sheets, strict=True)]
        html = Markup("\n").join(map(_html, sheets, frames))
        copy = PrintCopy(
            f'<html lang="zh-Hans"><body>{html}</body></html>',
            (
                PrintSheet(faces, "https://layouts.invalid/", "faces"),
                PrintSheet(_CSS, "https://layouts.invalid/", "contact"),
            ),
            mounts,
        )
        with pikepdf.open(io.BytesIO(pdf_bytes(set_pages(copy)))) as whole:
            for page, file, sheet, places in zip(whole.pages, files, sheets, frames, strict=True):
                for number, frame in zip(sheet.pages, places, strict=True):
                    page.add_overlay(file.pages[number], _rectangle(frame))
            out = io.BytesIO()
            whole.remove_unreferenced_resources()
            name = hashlib.sha256(b"".join(sheet.data for sheet in sheets)).digest()[:16]
            whole.trailer.ID = pikepdf.Array([pikepdf.String(name), pikepdf.String(name)])
            whole.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()
    finally:
        for file in files:
            file.close()


def _frames(file: pikepdf.Pdf, pages: Sequence[int]) -> list[_Frame]:
    """The largest equal frames in which the pages find room, row by row."""
    boxes = [tuple(map(float, file.pages[number].trimbox)) for number in pages]
    sizes = [(right - left, top - bottom) for left, bottom, right, top in boxes]
    width, height = max(one[0] for one in sizes), max(one[1] for one in sizes)
    room = _WIDTH - 2 * _MARGIN, _HEIGHT - _MARGIN - _HEAD - 2 * _GAP

    def scale(across: int) -> float:
        down = -(-len(sizes) // across)
        return min(
            (room[0] - (across - 1) * _GAP) / across / width, (room[1] - (down - 1) * _GAP) / down / height
        )

    across = max(range(1, _MOST_ACROSS + 1), key=scale)
    factor = scale(across)
    return [
        _Frame(
            round(_MARGIN + place % across * (width * factor + _GAP), 3),
            round(_HEAD + _GAP + place // across * (height * factor + _GAP), 3),
            round(wide * factor, 3),
            round(high * factor, 3),
        )
        for place, (wide, high) in enumerate(sizes)
    ]


def _html(sheet: ContactSheet, frames: Sequence[_Frame]) -> Markup:
    boxes = Markup("").join(
        Markup('<div class="page" style="left: {}pt; top: {}pt; width: {}pt; height: {}pt"></div>').format(
            frame.left, frame.top, frame.width, frame.height
        )
        for frame in frames
    )
    return Markup('<div class="sheet"><p class="title">{}</p><p class="about">{}</p>{}</div>').format(
        sheet.title, sheet.about, boxes
    )


def _rectangle(frame: _Frame) -> pikepdf.Rectangle:
    top = _HEIGHT - frame.top
    return pikepdf.Rectangle(frame.left, top - frame.height, frame.left + frame.width, top)
