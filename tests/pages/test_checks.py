"""The judge is judged: a page without a fault has none, and each rule is broken on purpose and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from banxin.preflight.pages.checks import CHECKS, judge
from banxin.preflight.pages.glyphs import Line, PageGlyph
from banxin.preflight.pages.heads import spearman
from banxin.preflight.pages.white import trapped, white_share
from pages.specimen import GRID, Piece, Specimen, Tale, changed, paragraph, tales

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="117" height="48" viewBox="0 0 117 48">'
    '<rect width="117" height="48" fill="#888"/></svg>'
)
FIGURE = ("figure", '![一处晒场](p.svg "晒场上的新粮")')


def test_a_page_without_a_fault_has_none(tmp_path: Path) -> None:
    page = Specimen().judged(tmp_path)
    assert [str(fault) for fault in judge(page)] == []
    assert 0.12 <= white_share(page, 0) <= 0.25
    assert trapped(page, 0) is None


def lost_line() -> Specimen:
    page = Specimen()
    page.pieces.remove(page.of("b", 1)[3])
    return page


def second_time() -> Specimen:
    page = Specimen()
    for line in page.of("a", 1)[1:4]:
        page.pieces.append(replace(line, tale="", y=line.y + 33 * 12))
    return page


def paragraphs_swapped() -> Specimen:
    page = Specimen()
    leg = page.of("a", 0)
    for one, two in zip(leg[0:4], leg[4:8], strict=True):
        one.text, two.text = two.text, one.text
    return page


def line_moved(right: float = 0, down: float = 0, tale: str = "b", leg: int = 1, line: int = 6) -> Specimen:
    page = Specimen()
    piece = page.of(tale, leg)[line]
    piece.x, piece.y = piece.x + right, piece.y + down
    return page


def painted_over() -> Specimen:
    page = Specimen()
    piece = page.of("b", 1)[5]
    page.pieces.append(
        Piece("", "patch", f'<span style="background:#fff">{"　" * 13}</span>', piece.x, piece.y)
    )
    return page


def rule_through_text() -> Specimen:
    page = Specimen()
    page.rules.append((60, page.of("a", 0)[3].y + 6, 50, 0.5))
    return page


def story_moved(right: float) -> Specimen:
    page = Specimen()
    for piece in page.pieces:
        piece.x += right if piece.tale == "c" else 0
    return page


def at_the_paper_edge() -> Specimen:
    page = Specimen()
    page.pieces.append(Piece("", "folio", "版", 3, 200))
    return page


def off_the_grid() -> Specimen:
    page = Specimen()
    for line in page.of("a", 2)[2:6]:
        line.y += 1
    return page


def shared(blocks: int, *legs: int) -> Specimen:
    """The lead in legs of the rows given, cut from `blocks` paragraphs of four lines."""
    return changed("a", blocks=tuple(("p", paragraph(4, seed)) for seed in range(blocks)), legs=legs)


def one_paragraph(last: int) -> Specimen:
    return changed("c", blocks=(("p", paragraph(13, 77, last=last)),))


def crosshead_at_a_foot() -> Specimen:
    first, head, *rest = tales()[1].blocks
    return changed("b", blocks=(first, *rest[:2], head, *rest[2:]))


def with_characters(at: int, text: str) -> Specimen:
    page = Specimen()
    blocks = list(page.tales[2].blocks)
    old = blocks[0][1]
    blocks[0] = ("p", old[:at] + text + old[at + len(text) :])
    return changed("c", blocks=tuple(blocks))


def spaced(spacing: float, lines: slice) -> Specimen:
    page = Specimen()
    for piece in page.of("c")[lines]:
        piece.spacing = spacing
    return page


def legs_exchanged() -> Specimen:
    page = Specimen()
    for leg, other in ((0, 1), (1, 0)):
        for piece in page.of("a", leg):
            piece.x = piece.x + (other - leg) * 126 + 1000
    for piece in page.pieces:
        piece.x -= 1000 if piece.x > 900 else 0
    return page


def in_order_of_content(*names: str) -> Specimen:
    """The page without a fault, its stories in its content as these."""
    page = Specimen()
    page.pieces.sort(key=lambda piece: names.index(piece.tale))
    return page


def lead_on_page_four(decided: str = "") -> Specimen:
    head, *others = tales()
    return Specimen([replace(head, page=3), *others], decided=decided)


def head_in_a_name() -> Specimen:
    """The brief has a head with which the name of the paper begins."""
    head, *others = changed("c", head=("河东",)).tales
    return Specimen([head, *others], banner="河东日报")


def a_line_behind_a_dateline() -> Specimen:
    """The brief is one line behind its dateline, which leaves the edges of its leg to be guessed."""
    return changed("c", blocks=(("p", "早班船添了座。"),), legs=(1,), dateline="本报讯")


def head_beside() -> Specimen:
    page = Specimen()
    page.head("b")[0].x -= 80
    return page


def leg_closer() -> Specimen:
    page = Specimen()
    for piece in page.of("a", 1):
        piece.x -= 3
    return page


def without_rules(kept: int) -> Specimen:
    page = Specimen()
    page.rules = page.rules[kept : kept + 1]
    return page


def too_near() -> Specimen:
    head, *others = tales()
    page = Specimen([replace(head, head_row=7.6, eyebrow_row=6.4, text_row=12), *others])
    page.rules = page.rules[1:]
    return page


def without(name: str) -> Specimen:
    return Specimen([tale for tale in tales() if tale.name != name])


def peers(*sizes: float) -> Specimen:
    """The same stories of equal rank, with their heads at one height above the text."""
    rows = (6.4, 24.4, 24.4)
    return Specimen(
        [
            replace(tale, rank="", size=size, head_row=row)
            for tale, size, row in zip(tales(), sizes, rows, strict=True)
        ]
    )


def stack(banner: str) -> Specimen:
    """Three stories, each across the whole page, one below the other."""
    made = [
        Tale(
            name,
            ("两代人守住半座山的树林",),
            size,
            tuple(("p", paragraph(4, 10 * row + seed)) for seed in range(8)),
            0,
            (8, 8, 8, 8),
            row - 3.3,
            row,
        )
        for name, row, size in (("a", 7, 30), ("b", 19, 28), ("c", 32, 26))
    ]
    return Specimen(made, banner=banner)


def gray_field(rows: int) -> Specimen:
    blocks = tuple(("p", paragraph(4, seed)) for seed in range(rows))
    return Specimen([replace(tales()[0], blocks=blocks, legs=(rows,) * 4)], rules=[])


def pictured(right: float = 0, caption: float = 4) -> Specimen:
    """The brief with a picture of four rows and a caption of one above five rows of text."""
    brief = replace(tales()[2], blocks=(FIGURE, ("p", paragraph(5, 91))), legs=(5,), text_row=35)
    page = Specimen([*tales()[:2], brief])
    page.pictures["p.svg"] = PICTURE
    left, top = GRID.left + 3 * 126, GRID.top + 27 * 12
    page.extra = (
        f'<img src="p.svg" alt="图" style="left:{left + right}pt;top:{top}pt;width:117pt;height:48pt"/>'
    )
    first = next(index for index, piece in enumerate(page.pieces) if piece.tale == "c" and piece.leg == 0)
    page.pieces.insert(first, Piece("c", "caption", "晒场上的新粮", left, top + caption * 12, 8, leg=0))
    return page


def jumped(reached: int = 2, rows: int = 16) -> Specimen:
    """The lead goes on upon a second page."""
    head, *others = tales()
    legs = (12, 12, 12, 13)
    first = replace(head, blocks=(*head.blocks, ("jump", f"（下转第{reached}版）")), legs=legs)
    rest = Tale(
        "a",
        ("守住半座山",),
        20,
        (("from", "（上接第1版）"), *(("p", paragraph(rows // 4, 60 + seed)) for seed in range(4))),
        0,
        (rows + 1,),
        0,
        4,
        page=1,
    )
    return Specimen([first, *others, rest])


def with_a_written_space() -> Specimen:
    """The first paragraph of the lead opens with 本报讯 and a full-width space."""
    lead, *others = tales()
    (kind, text), *rest = lead.blocks
    return Specimen([replace(lead, blocks=((kind, f"本报讯\u3000{text[4:]}"), *rest)), *others])


TWINS: dict[str, tuple[str, Callable[[], Specimen]]] = {
    "a line is lost": ("N01", lost_line),
    "a line stands twice": ("N01", second_time),
    "paragraphs change places": ("N01", paragraphs_swapped),
    "a line leaves its leg": ("N02", lambda: line_moved(right=5)),
    "a line is painted over": ("N02", painted_over),
    "two lines overlap": ("N03", lambda: line_moved(down=-6)),
    "a rule crosses a line": ("N03", rule_through_text),
    "a story leaves the type area": ("N04", lambda: story_moved(20)),
    "a sign near the edge of the paper": ("N04", at_the_paper_edge),
    "lines off the grid": ("N05", off_the_grid),
    "the last leg is the longest": ("N06", lambda: shared(12, 12, 12, 10, 14)),
    "a leg ends early": ("N06", lambda: shared(12, 16, 8, 16, 8)),
    "legs unequal": ("N07", lambda: shared(12, 14, 14, 14, 6)),
    "legs too short": ("N08", lambda: shared(4, 4, 4, 4, 4)),
    "legs rather short": ("N08", lambda: shared(8, 8, 8, 8, 8)),
    "a measure too narrow": (
        "N09",
        lambda: changed("c", measure=7, blocks=(("p", paragraph(13, 3, measure=7, last=4)),)),
    ),
    "a story off the columns": ("N09", lambda: story_moved(4)),
    "a broken measure": ("N10", lambda: spaced(0.375, slice(None))),
    "a lone character": ("N11", lambda: one_paragraph(2)),
    "a lone line at a foot": ("N12", lambda: shared(12, 13, 11, 12, 12)),
    "a lone line at a head": ("N12", lambda: shared(12, 11, 13, 12, 12)),
    "a crosshead at a foot": ("N13", crosshead_at_a_foot),
    "a comma at a line start": ("N14", lambda: with_characters(11, "，")),
    "a bracket at a line end": ("N14", lambda: with_characters(10, "（")),
    "a number parted": ("N14", lambda: with_characters(10, "12")),
    "a line that ends short": ("N15", lambda: spaced(-0.1, slice(1, 2))),
    "lines spaced out": ("N15", lambda: spaced(2.5, slice(1, 2))),
    "a head that turns before 的": ("N16", lambda: changed("c", head=("步道开放", "的日子"), size=14)),
    "a head that turns within a number": ("N16", lambda: changed("c", head=("步道开放3", "0万"), size=14)),
    "head lines unlike": ("N17", lambda: changed("b", head=("社区算清一本水账从此", "不愁"), size=18)),
    "a head wider than its span": ("N18", lambda: changed("c", size=26)),
    "a short head that could be larger": (
        "N18",
        lambda: Specimen([*tales()[:2], replace(tales()[2], rank="normal", size=12)]),
    ),
    "peers whose heads are small": ("N18", lambda: peers(16, 16, 16)),
    "an eyebrow below its head": ("N19", lambda: changed("a", eyebrow_row=8)),
    "an eyebrow too large": ("N19", lambda: changed("a", eyebrow_size=29, eyebrow_row=2.2)),
    "text far below its head": ("N20", lambda: changed("c", head_row=20)),
    "heads that butt": ("N21", lambda: changed("c", size=22, head=("步道开放",))),
    "a lead no larger than the next": ("N22", lambda: changed("a", size=28)),
    "a brief larger than a story": ("N22", lambda: changed("b", size=16)),
    "peers unlike": ("N23", lambda: peers(24, 24, 18)),
    "a page that falls in three": ("N24", lambda: stack("")),
    "legs from right to left": ("N25", legs_exchanged),
    "content in another order": ("N01", lambda: in_order_of_content("a", "c", "b")),
    "pages in another order": ("N25", lead_on_page_four),
    "a head beside its text": ("N26", head_beside),
    "too much white": ("N27", lambda: without("b")),
    "white shut in": ("N27", lambda: shared(12, 15, 15, 3, 15)),
    "a field of gray": ("N28", lambda: gray_field(32)),
    "legs too close": ("N29", leg_closer),
    "no rule between stories side by side": ("N29", lambda: without_rules(0)),
    "no rule below a story": ("N29", too_near),
    "a picture off the columns": ("N30", lambda: pictured(right=-5)),
    "a caption far below": ("N30", lambda: pictured(caption=6)),
    "a jump to nowhere": ("N01", lambda: jumped(reached=3)),
    "a jump for a few lines": ("N32", lambda: jumped(rows=8)),
}


@pytest.mark.parametrize("name", TWINS)
def test_a_fault_is_told(name: str, tmp_path: Path) -> None:
    rule, make = TWINS[name]
    assert rule in {fault.rule for fault in judge(make().judged(tmp_path))}


GOOD: dict[str, tuple[str, Callable[[], Specimen]]] = {
    "the last leg is shorter": ("N06 N07", lambda: shared(11, 11, 11, 11, 11)),
    "a foot one row up to keep a paragraph's lines": ("N06 N07 N12", lambda: shared(12, 12, 12, 12, 12)),
    "two characters on the last line": ("N11", lambda: one_paragraph(3)),
    "peers alike": ("N23", lambda: peers(24, 24, 24)),
    "a gray field of 30 rows on two columns": ("N28", lambda: gray_field(28)),
    "a head turned by sense": ("N16 N17", lambda: changed("c", head=("步道开", "放了吗"), size=14)),
    "a full-width space that is written": ("N15", with_a_written_space),
    "a picture on the columns": ("N30", pictured),
    "a jump": ("N01 N32", jumped),
    "a head that begins the name of the paper": ("N01 N03 N04 N20", head_in_a_name),
    "a line behind a dateline": ("N01 N02", a_line_behind_a_dateline),
    "a story where the editor put it": (
        "N25",
        lambda: lead_on_page_four("sheet: {pins: {a: {page: 4}}}"),
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_right_is_not_told(name: str, tmp_path: Path) -> None:
    rules, make = GOOD[name]
    assert [str(fault) for fault in judge(make().judged(tmp_path), rules.split())] == []


def test_every_rule_has_a_twin() -> None:
    assert {rule for rule, _ in TWINS.values()} == set(CHECKS)


def test_spearman() -> None:
    assert spearman([(1, 10), (2, 20), (3, 30)]) == pytest.approx(1)
    assert spearman([(1, 30), (2, 20), (3, 10)]) == pytest.approx(-1)
    assert spearman([(1, 10), (1, 10), (2, 20)]) == pytest.approx(1)


@pytest.mark.parametrize(("char", "centred", "ends"), [
    ("\uff0c", False, (105, 110)), ("\uff0c", True, (107.5, 110)),
    ("水", True, (110,)), ("·", True, (105, 110)),
])  # fmt: skip
def test_a_mark_in_the_middle_of_its_em_gives_up_a_quarter_at_the_end(
    char: str, centred: bool, ends: tuple[float, ...]
) -> None:
    glyph = PageGlyph(char, 100, 50, 10, 101, 104, 45, 51, 10, "Song", 0, False, True, 0)
    assert {*ends} <= {*Line([glyph]).ends(centred=centred)}
