"""Pieces of a manuscript found in the text of a sheet: what is lost, what is doubled, and what is neither."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pikepdf
import pytest

from banxin.preflight.text.collation import collate
from banxin.preflight.text.normal import shapes, words
from banxin.preflight.text.pdf.content import Reader, ResourceCache
from banxin.preflight.text.pdf.painted import Box, Clip
from banxin.preflight.text.pieces import Piece
from banxin.preflight.text.sheet_text import story_texts

NAMELESS = pikepdf.Dictionary()

FIRST, SECOND, THIRD = "天地玄黄宇宙洪荒", "日月盈昃辰宿列张", "寒来暑往秋收冬藏"


@pytest.mark.parametrize(
    ("html", "lost", "doubled"),
    [
        (f"<p>{FIRST}</p><p>的</p><p>{SECOND}</p>", (), ()),
        (f"<p>注：{FIRST} 的<b>1</b>{SECOND}</p>", (), ()),
        (f"<p>{SECOND}</p><p>的</p><p>{FIRST}</p>", (), ()),
        (f"<p>{FIRST}</p><p>{SECOND}</p>", (1,), ()),
        (f"<p>的</p><p>{SECOND}</p>", (0,), ()),
        (f"<p>{FIRST}</p><p>{FIRST}</p><p>的</p><p>{SECOND}</p>", (), (0,)),
        (f"<p>{FIRST}</p><p>的</p><p>{SECOND}</p><p>{THIRD}</p><p>{FIRST}</p>", (), (0,)),
        (f"<p>{FIRST[:5]}</p><p>的</p><p>{SECOND}</p>", (0,), ()),
        ("", (0, 1, 2), ()),
    ],
)
def test_what_is_lost_and_what_is_doubled(html: str, lost: tuple[int, ...], doubled: tuple[int, ...]) -> None:
    pieces = [Piece("text", text, 1) for text in (FIRST, "的", SECOND)]
    root = ET.fromstring(f'<body><div id="a">{html}</div></body>')
    found = collate(pieces, story_texts(root, {"a": "a"})["a"])
    assert (found.lost, found.doubled) == (lost, doubled)


@pytest.mark.parametrize(
    ("html", "doubled"),
    [
        (f"<p>一段导语，{FIRST}</p><p>{FIRST}</p><p>{SECOND}</p>", ()),  # a field, printed before the text
        (f"<p>{FIRST}</p><p>一段导语，{FIRST}</p><p>{SECOND}</p>", ()),
        (f"<p>一段导语，{FIRST}</p><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p>", (0,)),
        (f"<p>别的话，{FIRST}</p><p>{FIRST}</p><p>{SECOND}</p>", (0,)),
    ],
)
def test_what_a_field_says_is_no_second_copy(html: str, doubled: tuple[int, ...]) -> None:
    pieces = [Piece("text", text, 1) for text in (FIRST, SECOND)]
    root = ET.fromstring(f'<body><div id="a">{html}</div></body>')
    found = collate(pieces, story_texts(root, {"a": "a"})["a"], fields=(f"一段导语，{FIRST}",))
    assert (found.lost, found.doubled) == ((), doubled)


@pytest.mark.parametrize(
    ("html", "lacking"),
    [
        ("<p><b>问</b>今年的水怎么分到各村？</p>", {0: "："}),
        ("<p>问：今年的水怎么分到各村</p>", {0: "？"}),
        ("<p>问：今年的水分到各村？</p>", {}),  # more than one character in eight
        ("<p>问：今年</p>", {}),
        ("<p>问：今年的水怎么分到各村？</p>", None),
    ],
)
def test_a_piece_without_a_mark_is_told_by_what_it_lacks(html: str, lacking: dict[int, str] | None) -> None:
    pieces = [Piece("text", "问：今年的水怎么分到各村？", 1), Piece("text", SECOND, 2)]
    root = ET.fromstring(f'<body><div id="a">{html}<p>{SECOND}</p></div></body>')
    found = collate(pieces, story_texts(root, {"a": "a"})["a"])
    assert found.lost == (() if lacking is None else (0,))
    assert dict(found.lacking) == (lacking or {})
    assert (found.spans[0] is None) == (lacking == {})
    assert found.doubled == ()


@pytest.mark.parametrize("head", ["一座桥的名字", "合作社算清一座桥的名字", "桥"])
def test_the_head_over_what_goes_on_after_a_jump_is_no_text_of_the_story(head: str) -> None:
    """Though its words are those of a crosshead further on."""
    crosshead = "一座桥的名字"
    pieces = [Piece("text", FIRST, 1), Piece("text", SECOND, 2), Piece("crosshead", crosshead, 3)]
    pieces.append(Piece("text", THIRD, 4))
    root = ET.fromstring(
        f'<body><div id="a"><p>{FIRST}</p><p>（下转第2版）</p></div><article id="a--continued"><header>'
        f"<p>（上接第1版）</p><h2>{head}</h2></header><p>{SECOND}</p><h3>{crosshead}</h3><p>{THIRD}</p></article></body>"
    )
    found = collate(pieces, story_texts(root, {"a": "a", "a--continued": "a"})["a"])
    assert (found.lost, found.doubled) == ((), ())


def _notes(count: int, *, without: int | None = None, backwards: bool = False) -> tuple[list[Piece], str]:
    """An article with so many notes, called in its text, and set behind it with their numbers."""
    pieces: list[Piece] = []
    for number in range(count):
        pieces += [Piece("text", f"正文{number}第", 1), Piece("note", f"见卷{number}页", 2)]
    order = [number for number in range(count) if number != without]
    notes = "".join(f"<li>{n + 1}<p>见卷{n}页</p></li>" for n in (order[::-1] if backwards else order))
    return pieces, "".join(f"<p>正文{number}第</p>" for number in range(count)) + f"<ol>{notes}</ol>"


@pytest.mark.parametrize("count", [3, 12, 40, 100])
def test_a_full_stop_behind_a_call_is_not_that_of_a_note(count: int) -> None:
    """Many notes with the same short words (同上。), each called at the end of a sentence."""
    pieces = [Piece("text", "文", 1), Piece("note", "同上。", 2), Piece("text", "。", 1)] * count
    calls = "".join(f"<p>文<sup>{number}</sup>。</p>" for number in range(count))
    html = f'<body><div id="a">{calls}{"<aside>同上。<a>↩</a></aside>" * count}</div></body>'
    found = collate(pieces, story_texts(ET.fromstring(html), {"a": "a"})["a"])
    assert (found.lost, found.doubled) == ((), ())


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("count", [30, 2100])
def test_any_number_of_notes_behind_an_article_is_found(count: int, backwards: bool) -> None:
    pieces, html = _notes(count, backwards=backwards)
    found = collate(
        pieces, story_texts(ET.fromstring(f'<body><div id="a">{html}</div></body>'), {"a": "a"})["a"]
    )
    assert (found.lost, found.doubled) == ((), ())


@pytest.mark.parametrize(("count", "without"), [(30, 0), (30, 17), (2100, 2050), (2100, 2099)])
def test_of_many_notes_the_one_that_is_lost_is_told(count: int, without: int) -> None:
    pieces, html = _notes(count, without=without)
    found = collate(
        pieces, story_texts(ET.fromstring(f'<body><div id="a">{html}</div></body>'), {"a": "a"})["a"]
    )
    assert found.lost == (2 * without + 1,)


@pytest.mark.parametrize(
    ("copies", "doubled"),
    [(1, ()), (2, (0,))],
)
def test_a_refrain_behind_a_quote_left_out_is_no_copy(copies: int, doubled: tuple[int, ...]) -> None:
    """The last paragraph begins as the first does and holds the words of a pull quote left out."""
    pieces = [Piece("text", FIRST, 1), Piece("pull", SECOND, 2), Piece("text", FIRST + SECOND + THIRD, 3)]
    root = ET.fromstring(
        f'<body><div id="a">{f"<p>{FIRST}</p>" * copies}<p>{FIRST}{SECOND}{THIRD}</p></div></body>'
    )
    found = collate(pieces, story_texts(root, {"a": "a"})["a"])
    assert (found.lost, found.doubled) == ((1,), doubled)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ａｂ－Ｃ", "ab-c"),
        ("⼀⽂", "一文"),
        ("e\u0301t", "ét"),
        ("ﬁne", "FINE"),
        ("co\u00adop-", "coop"),
        ("⋯⋯", "……"),
    ],
)
def test_shapes_are_no_difference(one: str, other: str) -> None:
    assert shapes(one) == shapes(other)
    assert shapes("天") != shapes("夭")
    assert words(" 天\u3000\u200b地\n") == "天地"


def test_a_stream_that_makes_no_sense_is_read_to_its_end() -> None:
    reader = Reader(ResourceCache(), (1, 0, 0, 1, 0, 0), Clip(Box(0, 0, 100, 100)))
    reader.read(
        b"q 1 0 cm . . re Q Q EMC /x Tf BT 1 2 Td [<00>] TJ ET -- w 10 10 30 20 re f", pikepdf.Dictionary()
    )
    assert [surface.box for surface in reader.surfaces] == [Box(10, 10, 40, 30)]


def test_a_frame_hides_what_is_under_its_border_only() -> None:
    reader = Reader(ResourceCache(), (1, 0, 0, 1, 0, 0), Clip(Box(0, 0, 100, 100)))
    reader.read(
        b"10 10 80 80 re 20 20 60 60 re f* q 0 0 50 100 re W n 0 0 100 5 re f Q", pikepdf.Dictionary()
    )
    frame, bar = reader.surfaces
    assert [frame.covers(15, 50), frame.covers(50, 50), frame.covers(95, 50)] == [True, False, False]
    assert [bar.covers(40, 2), bar.covers(60, 2)] == [True, False]


def test_a_crosshead_that_ends_the_headline_is_not_met_where_the_headline_stands_again() -> None:
    head, crosshead = "合作社算清一座桥的名字", "算清一座桥的名字"
    pieces = [
        Piece("headline", head, 0), Piece("text", FIRST, 1), Piece("text", SECOND * 3, 2),
        Piece("text", THIRD, 3), Piece("crosshead", crosshead, 4), Piece("text", "云腾致雨露结为霜", 5),
    ]  # fmt: skip
    again = f"<header><p>上接第一版</p><p>{head}</p></header>"
    html = (
        f"<h1>{head}</h1><p>{FIRST}</p>{again}<p>{SECOND * 3}</p><p>{THIRD}</p>"
        f"<h2>{crosshead}</h2><p>云腾致雨露结为霜</p>"
    )
    story = story_texts(ET.fromstring(f'<body><div id="a">{html}</div></body>'), {"a": "a"})["a"]
    found = collate(pieces, story)
    assert (found.lost, found.doubled) == ((), ())
    twice = ET.fromstring(f'<body><div id="a">{html}<h2>{crosshead}</h2></div></body>')
    assert collate(pieces, story_texts(twice, {"a": "a"})["a"]).doubled == (4,)


def test_a_byline_behind_the_deck_is_not_taken_for_credits_of_the_same_name() -> None:
    pictures = [
        Piece(kind, text, nth)
        for nth in range(3)
        for kind, text in (("caption", f"图{nth}：{THIRD}"), ("credit", "编辑部"))
    ]
    pieces = [Piece("byline", "文·图编辑部", 0), Piece("deck", FIRST, 0), Piece("text", SECOND, 1), *pictures]
    shown = "".join(f"<p>{piece.text}</p>" for piece in pictures)
    html = f"<p>{FIRST}</p><p>文·图编辑部</p><p>{SECOND}</p>{shown}"
    root = ET.fromstring(f'<body><div id="a">{html}</div></body>')
    found = collate(pieces, story_texts(root, {"a": "a"})["a"])
    assert (found.lost, found.spans[0]) == ((), (8, 14))
    short = ET.fromstring(f'<body><div id="a">{html.replace("文·图编辑部", "")}</div></body>')
    assert collate(pieces, story_texts(short, {"a": "a"})["a"]).lost == (0,)
