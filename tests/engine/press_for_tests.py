"""Pages of block type through WeasyPrint, and what was printed on them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pypdfium2
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from banxin.compositor.marks import WESTERN, MarkRegion
from banxin.compositor.sorts import Sort
from banxin.compositor.tables import TOLERANCE, UNITS_PER_PX
from banxin.engine import composing
from banxin.engine.drawing.text import SetText
from banxin.engine.session import WeighTurns
from compositor import block_font
from compositor.setting import LANGS, Line, Page, Setting, css_of

from . import printed

PX = 4  # size of the type; one sample is a quarter of an em
LEADING = 8


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

    def pixels(self, columns: int, rows: int, row_height: int = LEADING) -> list[str]:
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

    @property
    def pages(self) -> list[Page]:
        """Lines as their glyphs stand in the PDF, and what stands between them, page by page."""
        inked = printed.read(self.pdf)
        return [_page(page._page_box, *ink) for page, ink in zip(self.document.pages, inked, strict=True)]


_Pair = tuple[Sort, printed.Glyph]


def _page(tree: Any, glyphs: list[printed.Glyph], paths: list[printed.Path]) -> Page:
    stock = iter([glyph for glyph in glyphs if glyph.text != " "])
    lines, readings = [], []
    letters: list[float] = []
    overfull = 0
    for box in [box for box in tree.descendants() if isinstance(box, boxes.LineBox)]:
        texts = [child for child in box.descendants() if isinstance(child, boxes.TextBox)]
        own = [child for child in texts if child.element_tag != "rt"]
        taken = {id(child): list(_taken(child.pango_layout, stock, letters)) for child in texts}
        if own:
            lines.append(_line([pair for child in own for pair in taken[id(child)]], own[-1]))
            overfull += own[-1].pango_layout.line.fit.over > TOLERANCE * PX * UNITS_PER_PX
        readings += [_reading(taken[id(child)]) for child in texts if child.element_tag == "rt"]
    baseline = lines[0].baseline * PX if lines else 0
    paths = [path for path in paths if path.top > baseline]
    return Page(
        lines,
        overfull,
        readings,
        [(path.left + path.right) / 2 / PX for path in paths if path.filled],
        [(path.left / PX, path.right / PX) for path in paths if not path.filled],
        [((path.top + path.bottom) / 2 - baseline) / PX for path in paths],
        letters,
    )


def _taken(part: SetText, stock: Iterator[printed.Glyph], letters: list[float]) -> Iterator[_Pair]:
    """The sorts of a text, each with its first glyph; an inserted hyphen has no sort.

    The steps from letter to letter within words are left in `letters`.
    """
    for sort in part.line.copy.sorts[part.first : part.last]:
        glyph = next(glyph for glyph in stock if sort.text.startswith(glyph.text))
        yield sort, glyph
        words = glyph.text
        while words != sort.text.replace("\u00ad", ""):
            before, glyph = glyph, next(stock)
            words += glyph.text
            if sort.kind in WESTERN:
                letters.append((glyph.x - before.x) / PX)


def _line(pairs: list[_Pair], last_box: Any) -> Line:
    sort, glyph = pairs[-1]
    part: SetText = last_box.pango_layout
    hyphen = sort.hyphen if part.last == part.line.end < len(part.line.copy.sorts) else 0
    return Line(
        "".join(sort.text for sort, _ in pairs),
        [sort.kind for sort, _ in pairs],
        [glyph.x / PX for _, glyph in pairs],
        (glyph.x + (sort.body - sort.lead + hyphen) / 1024) / PX,
        glyph.y / PX,
    )


def _reading(pairs: list[_Pair]) -> tuple[str, float, float, float]:
    text = "".join(sort.text for sort, _ in pairs)
    sort, glyph = pairs[-1]
    right = (glyph.x + (sort.body - sort.lead) / 1024) / PX
    return text, pairs[0][1].x / PX, right, glyph.size / PX


class Press:
    """Sets fragments in block type."""

    def __init__(self, folder: Path) -> None:
        centred = block_font.build(folder / "centred.ttf", centred=True)
        self.fonts = dict.fromkeys(("zh-Hant-TW", "zh-Hant-HK"), centred)
        self.fonts["zh-Hans"] = block_font.build(folder / "block.ttf")

    def __call__(
        self,
        body: str,
        measure: float = 20,
        css: str = "",
        lang: str = "zh-Hans",
        turns: WeighTurns | None = None,
    ) -> Proof:
        font = self.fonts.get(lang, self.fonts["zh-Hans"])
        sheet = f"""
          @font-face {{ font-family: Block; src: url({font.as_uri()}) }}
          @page {{ size: {measure * PX}px 400px; margin: 0 }}
          html {{ font: {PX}px/{LEADING}px Block; text-align: justify }}
          body, p {{ margin: 0 }}
          {css}"""
        with composing(turns=turns) as session:
            html = HTML(string=f"<html lang={lang}><style>{sheet}</style><body>{body}")
            document = html.render()
            target = io.BytesIO()
            document.write_pdf(target)
        return Proof(document, session.overfull, target.getvalue())

    def set(self, setting: Setting) -> Page:
        """A row's setting as WeasyPrint sets and prints it."""
        body = setting.markup or f"<p>{escape(setting.text)}"
        css = f"p {{ {css_of(setting)} }} {setting.css}"
        (page,) = self(body, setting.measure, css, LANGS[setting.style.region]).pages
        return page

    def set_all(self, settings: list[Setting]) -> list[Page]:
        """Many settings in one file, each on a page as wide as its measure."""
        sheet = [f"@font-face {{ font-family: Centred; src: url({self.fonts['zh-Hant-TW'].as_uri()}) }}"]
        body = []
        for nth, setting in enumerate(settings):
            room = 4 if setting.style.hanging else 0  # what hangs is not cut off
            size = (setting.measure + room) * PX
            family = "Block" if setting.style.region is MarkRegion.MAINLAND else "Centred"
            sheet.append(
                f"@page s{nth} {{ size: {size}px 400px; margin: 0 {room * PX}px 0 0 }}"
                f"#s{nth} {{ page: s{nth}; font-family: {family} }} #s{nth} p {{ {css_of(setting)} }}"
            )
            lang = LANGS[setting.style.region]
            body.append(f"<div id=s{nth} lang={lang}><p>{escape(setting.text)}</div>")
        return self("".join(body), css="".join(sheet)).pages
