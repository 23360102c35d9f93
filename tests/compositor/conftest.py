"""Pages of block type for the tests that go through WeasyPrint."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from banxin.compositor import composing

from . import block_font

PX = 4  # size of the type; one sample is a quarter of an em


@dataclass
class Proof:
    """One page as it was set."""

    document: Any
    overfull: list[Any]
    pdf: bytes

    @property
    def lines(self) -> list[Any]:
        page = self.document.pages[0]._page_box
        return [box for box in page.descendants() if isinstance(box, boxes.LineBox)]

    @property
    def words(self) -> list[str]:
        texts = [[b.text for b in line.descendants() if isinstance(b, boxes.TextBox)] for line in self.lines]
        return ["".join(line) for line in texts]

    @property
    def text(self) -> str:
        page = pypdfium2.PdfDocument(self.pdf)[0].get_textpage()
        return page.get_text_range().replace("\r", "")

    def pixels(self, columns: int, rows: int, row_height: int = 8) -> list[str]:
        """Ink (R) and blank (_) of each line at quarter ems."""
        zoom = 4
        page = pypdfium2.PdfDocument(self.pdf)[0]
        image = page.render(scale=zoom / 0.75, no_smoothtext=True).to_pil().convert("L")
        strings = []
        for row in range(rows):
            y = int((row * row_height + row_height / 2) * zoom)
            marks = [image.getpixel((int((x + 0.5) * zoom), y)) < 128 for x in range(columns)]
            strings.append("".join("R" if mark else "_" for mark in marks).rstrip("_"))
        return strings


class Press:
    """Sets fragments in block type."""

    def __init__(self, folder: Path) -> None:
        self.fonts = {
            "zh-Hans": block_font.build(folder / "block.ttf"),
            "zh-Hant-TW": block_font.build(folder / "centred.ttf", centred=True),
        }

    def __call__(self, body: str, measure: float = 20, css: str = "", lang: str = "zh-Hans") -> Proof:
        font = self.fonts.get(lang, self.fonts["zh-Hans"])
        sheet = f"""
          @font-face {{ font-family: Block; src: url({font.as_uri()}) }}
          @page {{ size: {measure * PX}px 400px; margin: 0 }}
          html {{ font: {PX}px/8px Block; text-align: justify }}
          body, p {{ margin: 0 }}
          {css}"""
        with composing() as compositor:
            html = HTML(string=f"<html lang={lang}><style>{sheet}</style><body>{body}")
            document = html.render()
            target = io.BytesIO()
            document.write_pdf(target)
        return Proof(document, compositor.overfull, target.getvalue())


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("type"))
