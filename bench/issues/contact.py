"""Contact sheets: all pages of all issues side by side, small, with the issue's number and its faults."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

DPI = 40
PER_ROW = 6
_AIR, _LABEL = 10, 14
_PER_SHEET = 24


def pages_of(pdf: Path) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    return [document[index].render(scale=DPI / 72).to_pil().convert("RGB") for index in range(len(document))]


def sheets(labelled: Sequence[tuple[str, Image.Image]], folder: Path) -> list[Path]:
    """Write contact sheets of 24 pages each into `folder`."""
    written = []
    for start in range(0, len(labelled), _PER_SHEET):
        path = folder / f"contact-{start // _PER_SHEET + 1}.png"
        _sheet(labelled[start : start + _PER_SHEET]).save(path)
        written.append(path)
    return written


def _sheet(labelled: Sequence[tuple[str, Image.Image]]) -> Image.Image:
    wide = max(image.width for _, image in labelled) + _AIR
    high = max(image.height for _, image in labelled) + _AIR + _LABEL
    rows = -(-len(labelled) // PER_ROW)
    sheet = Image.new("RGB", (PER_ROW * wide + _AIR, rows * high + _AIR), "#777777")
    draw = ImageDraw.Draw(sheet)
    for number, (label, image) in enumerate(labelled):
        x, y = _AIR + number % PER_ROW * wide, _AIR + number // PER_ROW * high
        draw.text((x, y), label, fill="white")
        sheet.paste(image, (x, y + _LABEL))
    return sheet
