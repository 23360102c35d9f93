"""Contact sheets: all pages of all issues side by side, small, with the issue's number and its faults."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

DPI = 40
_AIR, _LABEL = 10, 14


def pages_of(pdf: Path, dpi: int = DPI) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    return [document[index].render(scale=dpi / 72).to_pil().convert("RGB") for index in range(len(document))]


def sheets(
    labelled: Sequence[tuple[str, Image.Image]],
    folder: Path,
    name: str,
    shape: tuple[int, int] = (24, 6),
) -> list[Path]:
    """Write contact sheets NAME-1.png and on into `folder`; `shape`: pages of a sheet, and of a row."""
    per_sheet, per_row = shape
    written = []
    for start in range(0, len(labelled), per_sheet):
        path = folder / f"{name}-{start // per_sheet + 1}.png"
        _sheet(labelled[start : start + per_sheet], per_row).save(path)
        written.append(path)
    return written


def _sheet(labelled: Sequence[tuple[str, Image.Image]], per_row: int) -> Image.Image:
    wide = max(image.width for _, image in labelled) + _AIR
    high = max(image.height for _, image in labelled) + _AIR + _LABEL
    rows = -(-len(labelled) // per_row)
    sheet = Image.new("RGB", (min(per_row, len(labelled)) * wide + _AIR, rows * high + _AIR), "#777777")
    draw = ImageDraw.Draw(sheet)
    for number, (label, image) in enumerate(labelled):
        x, y = _AIR + number % per_row * wide, _AIR + number // per_row * high
        draw.text((x, y), label, fill="white")
        sheet.paste(image, (x, y + _LABEL))
    return sheet
