"""A page with one of everything that inks may go wrong on, finished by the profile `press`."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pikepdf
import pymupdf
from PIL import Image

from banxin.press.finishing.profiles import PRESS
from banxin.press.finishing.ticket import JobTicket
from banxin.press.ink.conditions import shipped_condition
from banxin.press.ink.mixing import Mix
from banxin.press.pdf import PdfFile, print_pages, set_pages
from banxin.sheets.print.copy import PrintCopy, PrintSheet, address

RED = (0xB3, 0x12, 0x1B)
INKS = {RED: Mix((0.0, 1.0, 1.0, 0.0))}
SPOT = {RED: Mix((0.0, 1.0, 0.9, 0.0), spot="专红")}
NOON = dt.datetime(2019, 7, 30, 12, tzinfo=dt.UTC)
MM = 72 / 25.4

CSS = """
@page { size: 100mm 100mm; margin: 0; bleed: 3mm }
body { margin: 0; font: 20pt/20pt monospace; color: #000 }
div { position: absolute; width: 20mm; height: 20mm; left: calc(var(--x) * 20mm); top: calc(var(--y) * 20mm) }
img { width: 20mm; height: 20mm }
"""
CELLS = {
    (0, 0): '<div style="{}">aa</div>',
    (1, 0): '<div style="{}; background: #000; color: #fff">aa</div>',
    (2, 0): '<div style="{}; background: #b3121b">aa</div>',
    (3, 0): '<div style="{}; background: #b3121b; color: #fff">aa</div>',
    (4, 0): '<div style="{}; background: #808080"></div>',
    (0, 1): '<div style="{}; background: #0055a4"></div>',
    (1, 1): '<div style="{}; background: oklch(60% 0.15 140)"></div>',
    (2, 1): '<div style="{}; background: rgba(128, 128, 128, .5)"></div>',
    (3, 1): '<div style="{}; background: linear-gradient(to right, #b3121b, #0055a4)"></div>',
    (4, 1): '<div style="{}; background: linear-gradient(to right, #000, #fff)"></div>',
    (0, 2): '<div style="{}"><img src="P/a.svg" alt=""></div>',
    (1, 2): '<div style="{}"><img src="P/a.jpg" alt=""></div>',
    (2, 2): '<div style="{}"><img src="P/a.png" alt=""></div>',
    (3, 2): '<div style="{}; border-top: .5pt solid #000; background: #ffe"></div>',
    (4, 2): '<div style="{}; opacity: .5; background: #b3121b"></div>',
    (0, 3): '<div style="{}"><img src="P/ink.jpg" alt=""></div>',
    (1, 3): '<div style="{}"><img src="P/grey.png" alt=""></div>',
    (2, 3): '<div style="{}; background: url(P/a.jpg); background-size: cover">aa</div>',
    (3, 3): '<div style="{}; color: #222">aa</div>',
    (4, 3): '<div style="{}; left: 80mm; width: 23mm; background: #b3121b"></div>',
}
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><defs>
<linearGradient id="g"><stop offset="0" stop-color="#ff0000"/><stop offset="1" stop-color="#0000ff"/>
</linearGradient><linearGradient id="h"><stop offset="0" stop-color="#000"/>
<stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient></defs>
<rect width="20" height="10" fill="url(#g)"/><rect y="10" width="10" height="10" fill="#000"/>
<rect x="10" y="10" width="10" height="5" fill="url(#h)"/><text x="11" y="19" font-size="4">ab</text></svg>"""


def lay_pictures(folder: Path) -> None:
    """The pictures of the page: photographs of RGB, of inks far over any limit, of greys; one with alpha."""
    size = 600, 600
    wheel = Image.merge(
        "RGB", [Image.linear_gradient("L").resize(size).rotate(turn) for turn in (0, 90, 180)]
    )
    wheel.save(folder / "a.jpg", quality=95)
    clear = wheel.resize((40, 40))
    clear.putalpha(Image.linear_gradient("L").resize((40, 40)))
    clear.save(folder / "a.png")
    Image.new("CMYK", size, (230, 240, 220, 250)).save(folder / "ink.jpg", quality=95)
    grey = Image.linear_gradient("L").resize((40, 40))
    Image.merge("RGB", (grey, grey, grey)).save(folder / "grey.png")
    (folder / "a.svg").write_text(SVG, encoding="utf-8")


def drawn(folder: Path, cells: dict[tuple[int, int], str] = CELLS) -> PdfFile:
    """The page as the engine draws it."""
    lay_pictures(folder)
    body = "".join(html.replace("{}", f"--x: {x}; --y: {y}") for (x, y), html in cells.items())
    body = body.replace("P/", address("publication"))
    copy = PrintCopy(
        f'<html lang="en"><title>样张</title><body>{body}</body></html>',
        (PrintSheet(CSS, address("layouts"), "test"),),
        {"publication": folder},
    )
    return print_pages(set_pages(copy))


def ticket(condition: str = "newsprint", **asked: object) -> JobTicket:
    """A job ticket for the page."""
    return JobTicket("样张", NOON, shipped_condition(condition), **{"inks": INKS, **asked})  # type: ignore[arg-type]


def finished(file: PdfFile, order: JobTicket) -> bytes:
    """The page for the press."""
    return PRESS.finish(file, order).data


def plates(data: bytes, scale: float = 1.0) -> Image.Image:
    """The first page as inks, drawn by another program (MuPDF): what stands for spot colours for these."""
    pymupdf.TOOLS.set_icc(0)  # inks as they are, not as another press would need them
    with pymupdf.open(stream=data, filetype="pdf") as file:
        pixels = file[0].get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csCMYK)
        return Image.frombytes("CMYK", (pixels.width, pixels.height), pixels.samples)


def opened(data: bytes) -> pikepdf.Pdf:
    """The file."""
    return pikepdf.open(io.BytesIO(data))


def content(file: pikepdf.Pdf) -> bytes:
    """What draws the first page."""
    streams = file.pages[0].obj.Contents
    return b"\n".join(
        one.read_bytes() for one in (streams if isinstance(streams, pikepdf.Array) else [streams])
    )
