"""Footnotes: every one stands on the page of its call or a later one, once, in the order of the calls."""

import random
from types import SimpleNamespace
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from banxin.compositor.weasyprint_seam.notes import NoteKeeper

from .block_font import HAN
from .press_for_tests import Press

PAPER = """
  @page { size: 80px 120px; margin: 8px; @footnote { border-top: 1px solid; padding-top: 2px } }
  p { text-indent: 2em; orphans: 2; widows: 2 }
  b { float: footnote; font-weight: 400; font-size: 3px; line-height: 6px }
"""
COUNTED = """
  @page { @bottom-center { content: counter(page) '/' counter(pages); font-size: 3px } }
  a::after { content: target-counter(attr(href), page) }
"""
COLUMNS = ("<div style='columns: 2; column-gap: 4px'>", "</div>")


def copy_with_notes(seed: int, *, most: int = 40) -> tuple[str, int]:
    """Paragraphs of random text with notes of random length, and how many there are."""
    dice = random.Random(seed)
    count, paragraphs = 0, []
    for _ in range(dice.randint(3, 8)):
        text = ""
        for _ in range(dice.randint(1, 5)):
            text += "".join(dice.choices(HAN[:20], k=dice.randint(5, 40))) + "，"
            if dice.random() < 0.5:
                count += 1
                text += f"<b id=n{count}>{''.join(dice.choices(HAN[:20], k=dice.randint(4, most)))}</b>"
        paragraphs.append(text)
    body = "".join(f"<p>{text}" for text in paragraphs[:-1]) + f"<p id=last>{paragraphs[-1]}"
    return body, count


def on_pages(proof: Any) -> list[tuple[list[str], list[str]]]:
    """The notes called and the notes printed on each page, by their ids."""
    found = []
    for page in proof.document.pages:
        tree = page._page_box
        calls = [box.footnote.element.get("id") for box in tree.descendants() if box.footnote is not None]
        areas = [child for child in tree.children if isinstance(child, boxes.FootnoteAreaBox)]
        notes = [note.element.get("id") for area in areas for note in area.children]
        found.append((calls, notes))
    return found


def check(proof: Any, count: int) -> None:
    pages = on_pages(proof)
    wanted = [f"n{number}" for number in range(1, count + 1)]
    assert [name for calls, _ in pages for name in calls] == wanted
    assert [name for _, notes in pages for name in notes] == wanted
    called: list[str] = []
    for calls, notes in pages:
        called += calls
        assert set(notes) <= set(called)


@pytest.mark.parametrize("seed", range(24))
def test_no_note_is_lost(press: Press, seed: int) -> None:
    body, count = copy_with_notes(seed)
    check(press(body, css=PAPER), count)


@pytest.mark.parametrize("seed", range(16))
def test_no_note_is_lost_where_pages_are_made_again(press: Press, seed: int) -> None:
    body, count = copy_with_notes(seed)
    check(press("<p><a href='#last'></a>" + body, css=PAPER + COUNTED), count)


@pytest.mark.parametrize("seed", range(8))
def test_no_note_is_lost_in_columns(press: Press, seed: int) -> None:
    body, count = copy_with_notes(seed, most=20)
    check(press(COLUMNS[0] + body + COLUMNS[1], css=PAPER + COUNTED), count)


def test_a_note_too_long_for_its_page_ends_on_pages_of_its_own(press: Press) -> None:
    body = "<p>" + "天" * 60 + f"<b id=n1>{'地' * 200}</b><b id=n2>{'玄' * 200}</b>" + "黄" * 10
    check(press(body, css=PAPER), 2)


ONCE = {
    "the head of a table": "<table><thead><tr><td>天<b id=n1>注</b><tbody>" + "<tr><td>地" * 40 + "</table>",
    "the foot of a table": "<table><tfoot><tr><td>天<b id=n1>注</b><tbody>" + "<tr><td>地" * 40 + "</table>",
    "a long note in the head of a table": f"<table><thead><tr><td>天<b id=n1>{'注' * 300}</b><tbody>"
    + "<tr><td>地" * 40
    + "</table>",
    "a block in a line": "<p>"
    + "天" * 150
    + "<i style='display:inline-block'>地<b id=n1>注</b></i>"
    + "玄" * 9,
    "a table in a line": "<p>"
    + "天" * 150
    + "<i style='display:inline-table'>地<b id=n1>注</b></i>"
    + "玄" * 9,
}


@pytest.mark.parametrize("body", ONCE.values(), ids=ONCE.keys())
def test_a_note_is_printed_once_and_no_page_is_added(press: Press, body: str) -> None:
    pages = on_pages(press(body, css=PAPER))
    assert [name for _, notes in pages for name in notes] == ["n1"]
    assert next(number for number, (calls, _) in enumerate(pages) if calls) <= next(
        number for number, (_, notes) in enumerate(pages) if notes
    )


def test_notes_of_one_page_stand_in_the_order_of_their_calls(press: Press) -> None:
    body = "<p>天<b id=n1>地</b>玄<i style='display:inline-block'>黄<b id=n2>宇</b></i>宙<b id=n3>洪</b>"
    check(press(body, css=PAPER), 3)


class Note:
    """A box that is a footnote, or a call that has it."""

    def __init__(self, footnote: "Note | None" = None) -> None:
        self.footnote = footnote


class Sheet:
    """A page that calls some notes."""

    def __init__(self, *notes: Note) -> None:
        self.calls = [Note(note) for note in notes]

    def descendants(self) -> list[Note]:
        return self.calls


def kept(notes: list[Note]) -> tuple[NoteKeeper, SimpleNamespace]:
    maker = [(None, None, None, None, {"content_changed": False}) for _ in range(4)]
    context = SimpleNamespace(
        footnotes=list(notes), current_page_footnotes=[], reported_footnotes=[], page_maker=maker
    )
    return NoteKeeper(context), context


@pytest.mark.parametrize(("second", "anew"), [(1, True), (0, False)])
def test_a_page_is_made_anew_when_other_notes_are_sent_to_it(second: int, anew: bool) -> None:
    a, b = Note(), Note()
    keeper, context = kept([a, b])
    context.current_page_footnotes = [a]
    keeper.take_stock(0, Sheet(a, b), finished=False)
    assert context.reported_footnotes == [b]
    assert not context.page_maker[1][-1]["content_changed"]
    context.current_page_footnotes = [a, b] if second else [a]
    keeper.take_stock(0, Sheet(a, b), finished=False)
    assert context.page_maker[1][-1]["content_changed"] is anew


@pytest.mark.parametrize("printed", [True, False])
def test_notes_left_after_the_last_text_get_a_page(printed: bool) -> None:
    a = Note()
    keeper, context = kept([a])
    context.current_page_footnotes = [a] if printed else []
    keeper.take_stock(0, Sheet(a), finished=True)
    assert context.page_maker[1][-1]["content_changed"] is not printed


@pytest.mark.parametrize("turn", range(8))
def test_a_page_is_made_anew_when_other_notes_come_to_it(press: Press, turn: int) -> None:
    """Each page is made anew for its own numbers, and what it sends on may change with that."""
    paragraphs = "".join(
        f"<p id=p{n}>{'天地玄黄' * (5 + (n + turn) % 4)}<a href='#p{13 - n}'></a>"
        f"<b id=n{n}>{'宇宙' * (4 + 3 * ((n * 7 + turn) % 5))}</b>{'洪荒' * 4}"
        for n in range(1, 13)
    )
    css = PAPER + COUNTED + " a::after { content: ' 见第 ' target-counter(attr(href), page) ' 页' }"
    check(press(paragraphs, css=css), 12)


def test_the_same_copy_in_weasyprint_loses_notes(press: Press) -> None:
    """Else WeasyPrint has been mended, and what is done here can go."""
    face = f"@font-face {{ font-family: Block; src: url({press.fonts['zh-Hans'].as_uri()}) }}"
    css = f"{face} html {{ font: 4px/8px Block }} body, p {{ margin: 0 }} {PAPER}"
    lost = 0
    for seed in range(24):
        body, count = copy_with_notes(seed)
        document = HTML(string=f"<html lang=zh><style>{css}</style>{body}").render()
        trees = [page._page_box for page in document.pages]
        areas = [
            child for tree in trees for child in tree.children if isinstance(child, boxes.FootnoteAreaBox)
        ]
        lost += sum(len(area.children) for area in areas) < count
    assert lost
