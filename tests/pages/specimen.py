"""A small synthetic newspaper page, line by line under the hand of a test, as PDF and as manuscripts.

Nothing of Banxin sets it: each line is put at its place by plain WeasyPrint, so that a test can break one
rule at a time and see whether the judge tells.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from weasyprint import HTML

from banxin.manuscript.reading import read_publication
from banxin.preflight.pages.judged import Judged, PageGrid
from pages.finished import judged_file

FONTS = Path(__file__).parents[2] / "fonts"
GRID = PageGrid(left=45, top=45, width=495, height=492, size=9, pitch=12, columns=4, measure=117, gutter=9)
ROWS = 41
_HAN = (
    "山水田林路桥村镇城乡灯火书声春秋冬夏早晚朝暮木石花草果蔬粮棉布衣鞋帽车船码头集市街巷院墙门窗井台桌凳纸笔尺秤"
    "风雨雪霜云雾虹霞江河湖海沟渠塘坝坡岭谷原野道口站台亭阁楼房屋檐瓦砖梁柱锅碗瓢盆锹镐锄犁针线剪刀"
)


def paragraph(lines: int, seed: int, measure: int = 13, last: int = 9) -> str:
    """Text that takes `lines` lines: an indented first one, full ones, and one of `last` characters."""
    count = measure - 2 + measure * (lines - 2) + last - 1
    picked = random.Random(seed)
    return "".join(picked.choice(_HAN) for _ in range(count)) + "。"


@dataclass(frozen=True)
class Tale:
    """A story of the specimen: its head, its blocks (kind, text), its columns, and the rows of its legs."""

    name: str
    head: tuple[str, ...]
    size: float
    blocks: tuple[tuple[str, str], ...]
    column: int
    legs: tuple[int, ...]
    head_row: float
    text_row: int
    rank: str = ""
    eyebrow: str = ""
    eyebrow_size: float = 12
    eyebrow_row: float = 3.4
    measure: int = 13
    page: int = 0
    dateline: str = ""


@dataclass
class Piece:
    """A line at its place: `x` and `y` of the upper left corner of its box in pt, `spacing` in pt."""

    tale: str
    kind: str
    text: str
    x: float
    y: float
    size: float = 9
    bold: bool = False
    spacing: float = 0
    leg: int = -1
    page: int = 0

    def html(self) -> str:
        """The line as a box that breaks nowhere."""
        weight = 700 if self.bold else 400
        return (
            f'<p style="left:{self.x}pt;top:{self.y}pt;font-size:{self.size}pt;font-weight:{weight};'
            f'line-height:{max(12, self.size * 4 / 3)}pt;letter-spacing:{self.spacing}pt">{self.text}</p>'
        )


def tales() -> tuple[Tale, ...]:
    """A page without a fault: a lead over all columns, below it a story on three and a brief on one."""
    return (
        Tale(
            "a",
            ("两代人守住半座山的树林",),
            36,
            tuple(("p", paragraph(4, seed)) for seed in range(12)),
            0,
            (12, 12, 12, 12),
            4.6,
            9,
            "lead",
            "入冬以来雨水比往年多了两成",
        ),
        Tale(
            "b",
            ("社区算清一本水账从此不愁",),
            24,
            (
                ("p", paragraph(4, 20)),
                ("h", "账目要见得人"),
                *(("p", paragraph(4, seed)) for seed in (21, 22)),
                *(
                    ("p", paragraph(lines, 23 + lines + leg))
                    for leg in (10, 20)
                    for lines in (4, 4 + leg // 99, 5)
                ),
            ),
            0,
            (13, 13, 13),
            24.2,
            27,
            "normal",
        ),
        Tale(
            "c",
            ("步道开放了",),
            18,
            tuple(("p", paragraph(lines, 40 + lines + index)) for index, lines in enumerate((4, 4, 5))),
            3,
            (13,),
            24.4,
            27,
            "brief",
        ),
    )


@dataclass
class Specimen:
    """A page under construction: stories, the lines made of them, rules, and HTML of one's own."""

    tales: Sequence[Tale] = field(default_factory=tales)
    banner: str = "河东的山水与田林"
    rules: list[tuple[float, float, float, float]] = field(
        default_factory=lambda: [(45, 45 + 22.4 * 12, 495, 0.35), (45 + 373.5, 45 + 24 * 12, 0.35, 16 * 12)]
    )
    extra: str = ""
    pictures: dict[str, str] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    decided: str = ""  # lines of the manifest

    def __post_init__(self) -> None:
        self.pieces = [piece for tale in self.tales for piece in _pieces(tale)]

    def of(self, tale: str, leg: int = 0) -> list[Piece]:
        """Lines of a leg."""
        return [piece for piece in self.pieces if piece.tale == tale and piece.leg == leg]

    def head(self, tale: str) -> list[Piece]:
        """Lines of a main head."""
        return [piece for piece in self.pieces if piece.tale == tale and piece.kind == "headline"]

    def judged(self, folder: Path) -> Judged:
        """The page printed into `folder`, and read back beside its manuscripts."""
        self._write(folder)
        reading = read_publication(folder)
        assert reading.publication is not None, reading.findings
        pdf = folder / "page.pdf"
        HTML(string=self._html(), base_url=str(folder)).write_pdf(pdf, pdf_tags=True, full_fonts=False)
        return judged_file(pdf, reading.publication, GRID)

    def _html(self) -> str:
        faces = "".join(
            f"@font-face{{font-family:S;font-weight:{weight};src:url({(FONTS / name).as_uri()})}}"
            for weight, name in ((400, "BanxinSong-Regular.otf"), (700, "BanxinSong-Bold.otf"))
        )
        css = (
            f"{faces}@page{{size:585pt 600pt;margin:0}}body{{margin:0;font-family:S}}"
            "p{position:absolute;margin:0;white-space:nowrap}section{position:relative;width:585pt;height:600pt;break-after:page}"
            "section:last-child{break-after:auto}div,img{position:absolute}"
        )
        sheets = []
        for number in range(1 + max(piece.page for piece in self.pieces)):
            lines = "".join(piece.html() for piece in self.pieces if piece.page == number)
            around = self._around() if number == 0 else ""
            sheets.append(f"<section>{around}{lines}</section>")
        return f'<html lang="zh"><title>x</title><style>{css}</style><body>{"".join(sheets)}</body></html>'

    def _around(self) -> str:
        banner = (
            Piece("", "banner", self.banner, 45, 45, 30, bold=True, spacing=20).html() if self.banner else ""
        )
        rules = "".join(
            f'<div style="left:{x}pt;top:{y}pt;width:{w}pt;height:{h}pt;background:#000"></div>'
            for x, y, w, h in self.rules
        )
        return banner + rules + self.extra

    def _write(self, folder: Path) -> None:
        for name, data in self.pictures.items():
            (folder / name).write_text(data, encoding="utf-8")
        entries = []
        for tale in {tale.name: tale for tale in self.tales}.values():
            ranked = f", rank: {tale.rank}" if tale.rank else ""
            entries.append(f"  - {{unit: {tale.name}.md{ranked}}}")
            (folder / f"{tale.name}.md").write_text(self._article(tale.name), encoding="utf-8")
        head = "banxin: 1\npublication: {title: 河东日报}\nlayout: broadsheet\ncontents:\n"
        (folder / "manifest.yaml").write_text(
            head + "\n".join([*entries, self.decided]) + "\n", encoding="utf-8"
        )

    def _article(self, name: str) -> str:
        parts = [tale for tale in self.tales if tale.name == name]
        front = [f"headline: {''.join(parts[0].head)}"]
        front += [f"eyebrow: {parts[0].eyebrow}"] if parts[0].eyebrow else []
        front += [f"dateline: {parts[0].dateline}"] if parts[0].dateline else []
        blocks = [
            f"## {text}" if kind == "h" else text
            for tale in parts
            for kind, text in tale.blocks
            if kind not in ("jump", "from")
        ]
        return "---\n" + "\n".join(front) + "\n---\n\n" + "\n\n".join(blocks) + "\n"


def _pieces(tale: Tale) -> Iterator[Piece]:
    left = GRID.left + tale.column * (GRID.measure + GRID.gutter)
    width = GRID.span(len(tale.legs)) if tale.measure == 13 else tale.measure * 9
    if tale.eyebrow:
        x = left + (width - len(tale.eyebrow) * tale.eyebrow_size) / 2
        y = GRID.top + tale.eyebrow_row * GRID.pitch
        yield Piece(tale.name, "eyebrow", tale.eyebrow, x, y, tale.eyebrow_size, page=tale.page)
    for number, text in enumerate(tale.head):
        x = left + (width - len(text) * tale.size) / 2
        y = GRID.top + tale.head_row * GRID.pitch + number * tale.size * 4 / 3
        yield Piece(tale.name, "headline", text, x, y, tale.size, bold=True, page=tale.page)
    lines = itertools.chain.from_iterable(_lines(kind, text, tale.measure) for kind, text in tale.blocks)
    places = [(leg, row) for leg, rows in enumerate(tale.legs) for row in range(rows)]
    for (leg, row), (kind, indent, text) in zip(places, lines, strict=True):
        x = left + leg * (GRID.measure + GRID.gutter) + indent * 9
        y = GRID.top + (tale.text_row + row) * GRID.pitch
        if tale.dateline and not (leg or row):  # opens the first line, an em before its text
            yield Piece(tale.name, "dateline", tale.dateline, x, y, leg=leg, page=tale.page)
            x += (len(tale.dateline) + 1) * 9
        yield Piece(tale.name, kind, text, x, y, bold=kind == "h", leg=leg, page=tale.page)


def _lines(kind: str, text: str, measure: int) -> Iterator[tuple[str, int, str]]:
    """Lines of a block: kind, indent in characters, text; cut at the measure and nowhere else."""
    if kind == "figure":  # placed by the test itself
        return
    if kind != "p":
        yield kind, 2, text
        return
    yield kind, 2, text[: measure - 2]
    for start in range(measure - 2, len(text), measure):
        yield kind, 0, text[start : start + measure]


def changed(name: str, **values: object) -> Specimen:
    """The page without a fault, with story `name` changed."""
    return Specimen([replace(tale, **values) if tale.name == name else tale for tale in tales()])  # type: ignore[arg-type]
