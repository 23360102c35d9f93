"""Footnotes: each begins on the page of its call, goes on overleaf by whole lines, and is printed once."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from banxin.engine.footnotes.area import NoteArea
from banxin.engine.lines.resume import Resume
from compositor.block_font import HAN

from .press_for_tests import Press

PAPER = """
  @page { size: 80px 120px; margin: 8px; @footnote { border-top: 1px solid; padding-top: 2px } }
  p { text-indent: 2em; orphans: 2; widows: 2 }
  b { float: footnote; font-weight: 400; font-size: 3px; line-height: 6px; orphans: 1; widows: 2 }
  ul { padding-left: 4px } td { padding: 0 } h2 { font-size: 4px; break-after: avoid }
  section { break-before: page } tr { break-inside: avoid } ::footnote-marker { content: '' }
"""
COUNTED = """
  @page { @bottom-center { content: counter(page) '/' counter(pages); font-size: 3px } }
  a::after { content: target-counter(attr(href), page) }
"""
COLUMNS = ("<div style='columns: 2; column-gap: 4px'>", "</div>")
NEAR = 0.01


@dataclass
class Copy:
    """Random chapters with notes, and what the notes say by their ids."""

    dice: random.Random
    notes: dict[str, str] = field(default_factory=dict)

    def han(self, least: int, most: int) -> str:
        return "".join(self.dice.choices(HAN[:20], k=self.dice.randint(least, most)))

    def note(self, most: int) -> str:
        name, text = f"n{len(self.notes) + 1}", self.han(4, most)
        self.notes[name] = text
        return f"<b id={name}>{text}</b>"

    def text(self, most: int, often: float = 0.5) -> str:
        text = ""
        for _ in range(self.dice.randint(1, 5)):
            text += self.han(5, 40) + "，"
            while self.dice.random() < often:
                text += self.note(self.dice.choice((most, most, most * 4)))
                often /= 2
        return text

    def block(self, most: int) -> str:
        kind = self.dice.random()
        if kind < 0.6:
            return f"<p>{self.text(most)}"
        if kind < 0.7:
            return "<ul>" + "".join(f"<li>{self.text(most, 0.3)}" for _ in range(3)) + "</ul>"
        if kind < 0.8:
            return f"<blockquote>{self.text(most)}</blockquote>"
        if kind < 0.9:
            rows = (f"<tr><td>{self.han(4, 30)}{self.note(most)}<td>{self.han(4, 9)}" for _ in range(4))
            return f"<table><thead><tr><td>{self.han(4, 9)}{self.note(9)}<td><tbody>{''.join(rows)}</table>"
        return f"<h2>{self.han(3, 9)}</h2>"


def copy_with_notes(seed: int, *, most: int = 40) -> tuple[str, dict[str, str]]:
    """Paragraphs of random text with notes of random length."""
    copy = Copy(random.Random(seed))
    paragraphs = [copy.text(most) for _ in range(copy.dice.randint(3, 8))]
    body = "".join(f"<p>{text}" for text in paragraphs[:-1]) + f"<p id=last>{paragraphs[-1]}"
    return body, copy.notes


def chapters(seed: int, *, most: int = 40) -> tuple[str, dict[str, str]]:
    """Chapters of all kinds of blocks; the last paragraph of each calls notes."""
    copy = Copy(random.Random(seed))
    body = ""
    for _ in range(3):
        blocks = "".join(copy.block(most) for _ in range(copy.dice.randint(1, 5)))
        body += f"<section>{blocks}<p>{copy.text(most)}{copy.han(1, 30)}{copy.note(most * 3)}</section>"
    return body, copy.notes


@dataclass
class Leaf:
    """What stands on a page: the notes it calls, those on its first line, the pieces of notes, and where."""

    calls: list[str]
    first: set[str]
    pieces: list[tuple[str, str]]
    text_bottom: float
    area_top: float
    area_bottom: float
    top: float
    foot: float
    lines: int
    rule: float | None


def _lines(tree: Any) -> Iterator[Any]:
    return (box for box in tree.descendants() if isinstance(box, boxes.LineBox))


def _text(tree: Any) -> str:
    texts = (box for box in tree.descendants() if isinstance(box, boxes.TextBox))
    return "".join(box.text for box in texts if "::" not in (box.element_tag or ""))


def _called(tree: Any) -> list[str]:
    return [box.footnote.element.get("id") for box in tree.descendants(True) if box.footnote is not None]


def _first_row(root: Any) -> set[str]:
    """Notes called by the first line of a page, or by the row or cell that it stands in."""
    lines = list(_lines(root))
    if not lines:
        return set()
    rows = [box for box in root.descendants() if isinstance(box, boxes.TableRowBox) and list(_lines(box))]
    found = set(_called(lines[0]))
    if rows and rows[0].position_y < lines[0].position_y + 1:
        found.update(*map(_called, rows[:2]))  # a head and the first row below it
    return found


def leaves(proof: Any) -> list[Leaf]:
    """All pages, from their trees."""
    found = []
    for page in proof.document.pages:
        tree = page._page_box
        root = tree.children[0]
        top, foot = tree.content_box_y(), tree.content_box_y() + tree.height
        areas = [child for child in tree.children if isinstance(child, boxes.FootnoteAreaBox)]
        notes = [note for area in areas for note in area.children if note.element is not None]
        rules = [child.width for area in areas for child in area.children if child.element is None]
        ends = [line.position_y + line.height for line in _lines(root)]
        under = [line.position_y + line.height for area in areas for line in _lines(area)]
        found.append(
            Leaf(
                calls=_called(root),
                first=_first_row(root),
                pieces=[(note.element.get("id"), _text(note)) for note in notes],
                text_bottom=max(ends, default=top),
                area_top=min((area.border_box_y() for area in areas), default=foot),
                area_bottom=max(under, default=top),
                top=top,
                foot=foot,
                lines=len(ends),
                rule=rules[0] if rules else None,
            )
        )
    return found


def check(proof: Any, notes: dict[str, str]) -> None:
    """Every note once, in order, from the page of its call on, apart from the text and on the page."""
    pages = leaves(proof)
    calls = list(dict.fromkeys(name for page in pages for name in page.calls))
    assert calls == list(notes)
    printed: dict[str, str] = {}
    begins: dict[str, int] = {}
    for number, page in enumerate(pages):
        for name, text in page.pieces:
            begins.setdefault(name, number)
            printed[name] = printed.get(name, "") + text
        assert page.area_top >= page.text_bottom - NEAR
        assert page.area_bottom <= page.foot + NEAR
        assert page.lines or page.pieces
    assert printed == notes
    assert list(printed) == list(notes)
    pieces = [name for page in pages for name, _ in page.pieces]
    assert sorted(pieces, key=list(notes).index) == pieces
    for number, page in enumerate(pages):
        for name in page.calls:
            assert begins[name] <= number or name in page.first


@pytest.mark.parametrize("seed", range(16))
def test_every_note_is_printed_once_from_its_call_on(press: Press, seed: int) -> None:
    body, notes = copy_with_notes(seed)
    check(press(body, css=PAPER), notes)


@pytest.mark.parametrize("display", ["inline", "compact"])
@pytest.mark.parametrize("seed", range(4))
def test_notes_that_are_to_run_on_begin_a_line_each(press: Press, seed: int, display: str) -> None:
    body, notes = copy_with_notes(seed)
    proof = press(body, css=PAPER + f"b {{ footnote-display: {display} }}")
    check(proof, notes)
    assert leaves(proof) == leaves(press(body, css=PAPER))


@pytest.mark.parametrize("seed", range(12))
def test_where_pages_are_made_again(press: Press, seed: int) -> None:
    body, notes = copy_with_notes(seed)
    check(press("<p><a href='#last'></a>" + body, css=PAPER + COUNTED), notes)


@pytest.mark.parametrize("seed", range(24))
def test_in_chapters_with_lists_tables_and_quotations(press: Press, seed: int) -> None:
    body, notes = chapters(seed)
    check(press(body, css=PAPER), notes)


@pytest.mark.parametrize("seed", range(12))
def test_in_columns(press: Press, seed: int) -> None:
    body, notes = copy_with_notes(seed, most=20)
    after = copy_with_notes(seed + 100, most=20)
    text = after[0].replace("id=last", "").replace("<b id=n", "<b id=m")
    notes |= {f"m{name[1:]}": words for name, words in after[1].items()}
    check(press(COLUMNS[0] + body + COLUMNS[1] + text, css=PAPER + COUNTED), notes)


def only(proof: Any, name: str) -> list[int]:
    """The pages on which a note has lines."""
    return [number for number, page in enumerate(leaves(proof)) if name in dict(page.pieces)]


def test_a_long_note_goes_on_under_a_longer_rule_and_leaves_room_for_its_call(press: Press) -> None:
    css = PAPER + "@page { @footnote { --banxin-note-rule: 25%; --banxin-note-rule-continued: 100% } }"
    notes = {"n1": "地" * 800, "n2": "玄" * 30}
    body = "<p>" + "天" * 60 + f"<b id=n1>{notes['n1']}</b>" + "黄" * 60 + f"<b id=n2>{notes['n2']}</b>"
    proof = press(body, css=css)
    check(proof, notes)
    pages = leaves(proof)
    assert pages[0].calls == ["n1"]
    assert pages[0].text_bottom > pages[0].top + 4 * 8 - NEAR
    rules = [page.rule for page in pages if page.pieces]
    assert rules[0] == pytest.approx(16)
    assert rules[1:] == pytest.approx([64] * len(rules[1:]))


def test_what_is_left_of_a_note_leaves_room_for_text(press: Press) -> None:
    """`max-height` of the area is the room for what is left of earlier notes while the text goes on."""
    css = PAPER + "@page { @footnote { max-height: 50% } }"
    proof = press("<p>" + "天" * 200 + f"<b id=n1>{'地' * 800}</b>" + "黄" * 600, css=css)
    pages = leaves(proof)
    whole = [page for page in pages if page.pieces and page.calls == [] and page.pieces[0][1] != ""][:-1]
    assert whole
    assert all(page.foot - page.area_top < 52 + 3 + 8 for page in whole)  # and what is less than a row
    assert all(page.lines >= 5 for page in whole)


def test_the_whole_of_a_note_stands_on_the_page_of_its_call_where_there_is_room(press: Press) -> None:
    proof = press("<p>" + "天" * 20 + f"<b id=n1>{'地' * 250}</b>" + "黄" * 300, css=PAPER)
    assert only(proof, "n1") == [0]


def test_no_single_line_of_a_note_is_left_for_the_next_page(press: Press) -> None:
    for length in range(20, 240, 7):
        proof = press("<p>" + "天" * 150 + f"<b id=n1>{'地' * length}</b>" + "黄" * 60, css=PAPER)
        for page in leaves(proof)[1:]:
            for _, text in page.pieces:
                assert len(text) > 21  # more than a line


ONCE = {
    "the head of a table": "<table><thead><tr><td>天<b id=n1>注</b><tbody>" + "<tr><td>地" * 40 + "</table>",
    "the foot of a table": "<table><tfoot><tr><td>天<b id=n1>注</b><tbody>" + "<tr><td>地" * 40 + "</table>",
    "a long note in the head of a table": f"<table><thead><tr><td>天<b id=n1>{'注' * 300}</b><tbody>"
    + "<tr><td>地" * 40
    + "</table>",
    "a block in a line": f"<p>{'天' * 150}<i style='display:inline-block'>地<b id=n1>注</b></i>{'玄' * 9}",
    "a table in a line": f"<p>{'天' * 150}<i style='display:inline-table'>地<b id=n1>注</b></i>{'玄' * 9}",
    "a float": f"<p>{'天' * 150}<i style='float:left'>地<b id=n1>注</b></i>{'玄' * 90}",
    "a flex box": f"<p>{'天' * 200}<div style='display:flex'><p>地<b id=n1>注</b><p>玄</div>{'黄' * 300}",
    "a grid": f"<p>{'天' * 200}<div style='display:grid'><p>地<b id=n1>注</b><p>玄</div>{'黄' * 300}",
    "an absolute box": f"<p>{'天' * 250}<i style='position:absolute;top:0'>地<b id=n1>{'注' * 90}</b></i>",
    "a fixed box": f"<p>天<i style='position:fixed;top:0'>地<b id=n1>注</b></i>{'玄' * 300}",
    "a running element": "<h1 style='position:running(head)'>地<b id=n1>注</b></h1><p>"
    + "天" * 300
    + "<style>@page { @top-center { content: element(head) } }</style>",
    "another note": f"<p>{'天' * 150}<b id=n0>地<b id=n1>注</b></b>{'玄' * 90}",
    "a line that is not Chinese": f"<p>{'天' * 150}<p lang=en>{'word ' * 9}<b id=n1>注</b>{'word ' * 9}</p>",
    "a block with borders": f"<p>{'天' * 80}<div style='border:2px solid'>{'地' * 80}<b id=n1>注</b></div>",
}


@pytest.mark.parametrize("body", ONCE.values(), ids=ONCE.keys())
def test_a_note_is_printed_on_the_page_of_its_call_and_once(press: Press, body: str) -> None:
    proof = press(body, css=PAPER)
    pages = leaves(proof)
    called = [number for number, page in enumerate(pages) if "n1" in page.calls]
    pieces = [text for page in pages for name, text in page.pieces if name == "n1"]
    assert set("".join(pieces)) == {"注"}
    assert len("".join(pieces)) == body.count("注")
    assert only(proof, "n1")[0] == (called[0] if called else 0)
    assert all(page.area_top >= page.text_bottom - NEAR for page in pages)


def test_notes_called_in_a_note_follow_it(press: Press) -> None:
    body = "<p>天<b id=n1>地<b id=n2>玄</b></b>黄<b id=n3>宇</b>"
    assert [name for page in leaves(press(body, css=PAPER)) for name, _ in page.pieces] == ["n1", "n2", "n3"]


def test_notes_of_one_page_stand_in_the_order_of_their_calls(press: Press) -> None:
    body = "<p>天<b id=n1>地</b>玄<i style='display:inline-block'>黄<b id=n2>宇</b></i>宙<b id=n3>洪</b>"
    check(press(body, css=PAPER), {"n1": "地", "n2": "宇", "n3": "洪"})


def test_blanks_between_the_blocks_of_a_note_are_no_lines(press: Press) -> None:
    body = "<p>天<b id=n1>地\n<i style='display:block'>玄</i>\n<i style='display:block'>黄</i>\n</b>"
    area = leaves(press(body, css=PAPER))[0]
    assert area.foot - area.area_top == pytest.approx(3 * 6 + 3)


def test_notes_that_are_left_at_a_chapters_end_stand_on_ordinary_pages_of_their_own(press: Press) -> None:
    css = PAPER + COUNTED + "@page :blank { @bottom-center { content: none } }"
    body = (
        f"<section><p>天<b id=n1>{'地' * 1500}</b></section><section style='break-before:right'>玄</section>"
    )
    proof = press(body, css=css)
    pages = leaves(proof)
    assert [page.lines for page in pages] == [1, 0, 0, 0, 0, 0, 1]
    assert [len(page.pieces) for page in pages] == [1, 1, 1, 1, 1, 0, 0]
    boxes_below = [
        [child.at_keyword for child in page._page_box.children if isinstance(child, boxes.MarginBox)]
        for page in proof.document.pages
    ]
    assert boxes_below[1:5] == [["@bottom-center"]] * 4
    assert boxes_below[5] == []


def test_a_chapters_last_lines_keep_the_rest_of_its_notes_company(press: Press) -> None:
    for length in range(150, 330, 9):
        body = f"<section><p>{'天' * length}<b id=n1>{'地' * 100}</b></section><section>玄</section>"
        pages = leaves(press(body, css=PAPER))
        assert all(page.lines >= 1 for page in pages)
        check(press(body, css=PAPER), {"n1": "地" * 100})


def test_no_headline_is_left_alone_above_the_rest_of_a_note(press: Press) -> None:
    for length in range(170, 230, 6):
        after = "<h2>玄</h2><p>" + "黄" * 8 + "<b id=n2>宇</b>" + "洪" * 40
        proof = press(f"<p>{'天' * length}<b id=n1>{'地' * 800}</b></p>{after}", css=PAPER)
        check(proof, {"n1": "地" * 800, "n2": "宇"})
        for page in proof.document.pages:
            words = _text(page._page_box.children[0])
            assert ("玄" in words) == ("黄" in words)


def test_the_work_grows_with_the_notes_and_not_with_their_square(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    lay = NoteArea._lay

    def counted(self: NoteArea, *arguments: Any, **named: Any) -> Any:
        calls.append(1)
        return lay(self, *arguments, **named)

    monkeypatch.setattr(NoteArea, "_lay", counted)
    counts = []
    for times in (20, 80):
        calls.clear()
        press("".join(f"<p>{'天' * 30}<b id=n{n}>{'地' * 40}</b>" for n in range(times)), css=PAPER)
        counts.append(len(calls))
    assert counts[1] <= 4.4 * counts[0]


def test_places_in_a_paragraph_are_told_apart() -> None:
    assert Resume(3, 3) == Resume(4, 3)
    assert Resume(3, 3) != Resume(3, 5)
    assert {0: Resume(3, 3)} != {0: Resume(3, 5)}
    assert Resume(3, 3) != {0: None}


@pytest.mark.parametrize("turn", range(8))
def test_a_page_is_made_anew_when_other_notes_come_to_it(press: Press, turn: int) -> None:
    """Each page is made anew for its own numbers, and what it leaves may change with that."""
    notes = {f"n{n}": "宇宙" * (4 + 3 * ((n * 7 + turn) % 5)) for n in range(1, 13)}
    paragraphs = "".join(
        f"<p id=p{n}>{'天地玄黄' * (5 + (n + turn) % 4)}<a href='#p{13 - n}'></a>"
        f"<b id=n{n}>{notes[f'n{n}']}</b>{'洪荒' * 4}"
        for n in range(1, 13)
    )
    css = PAPER + COUNTED + " a::after { content: ' 见第 ' target-counter(attr(href), page) ' 页' }"
    check(press(paragraphs, css=css), notes)


def test_the_same_copy_in_weasyprint_loses_notes(press: Press) -> None:
    """Else WeasyPrint has been mended, and what is done here can go."""
    face = f"@font-face {{ font-family: Block; src: url({press.fonts['zh-Hans'].as_uri()}) }}"
    css = f"{face} html {{ font: 4px/8px Block }} body, p {{ margin: 0 }} {PAPER}"
    lost = 0
    for seed in range(16):
        body, notes = copy_with_notes(seed)
        document = HTML(string=f"<html lang=zh><style>{css}</style>{body}").render()
        trees = [page._page_box for page in document.pages]
        areas = [
            child for tree in trees for child in tree.children if isinstance(child, boxes.FootnoteAreaBox)
        ]
        lost += sum(len(area.children) for area in areas) < len(notes)
    assert lost
