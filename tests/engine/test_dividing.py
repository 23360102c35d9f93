"""Words divided in need: only where a line could not else be set, and never what is no common word."""

from itertools import pairwise

import pypdfium2
import pytest
from weasyprint.formatting_structure import boxes

from banxin.compositor import tables as t
from banxin.compositor.dividing import divisions, is_long_word
from banxin.compositor.optimum import compose
from banxin.engine.styles.faces import PangoFace
from compositor.type_for_tests import EM, copy_of

from .press_for_tests import PX
from .test_in_weasyprint import SOFT, flush

WORD = "incomprehensibilities"
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张"


def in_syllables(word):
    """A dictionary that knows three words."""
    known = {"incomprehensibilities": [2, 5, 8, 11], "office": [2], "beard": [4], "gentleman": [3, 6]}
    return known.get(word.lower(), [])


# word, pieces, whether it costs what a name costs
WORDS = [
    ("a common word, by the dictionary", "gentleman", "gen tle man", False),
    ("signs around it stay with it", "(gentleman),", "(gen tle man),", False),
    ("twin: seven signs make no word", "(((!!!)", "(((!!!)", False),
    ("twin: a short word", "lady", "lady", False),
    ("twin: all in capitals", "GENTLEMAN", "GENTLEMAN", False),
    ("twin: with figures", "gentleman7", "gentleman7", False),
    ("twin: a contraction has no long part", "couldn't", "couldn't", False),
    ("twin: no ligature is parted", "office", "office", False),
    ("twin: an address", "gentleman.org/club", "gentleman.org/club", False),
    ("a name costs more", "Gentleman", "Gen tle man", True),
    ("a name between its elements", "GeorgeGrosz", "George Grosz", True),
    ("twin: an element of one letter is not cut off", "iPhone", "iPhone", False),
    ("not behind an apostrophe", "Eve'sDiary", "Eve's Diary", True),
    ("between consonants where the dictionary is silent", "Hermynia", "Her mynia", True),
    ("twin: not within one sound", "Sophienau", "Sophienau", False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "word", "pieces", "name"), WORDS, ids=[row[0] for row in WORDS])
def test_where_words_are_divided(rule, word, pieces, name):
    found = divisions(word, in_syllables) if is_long_word(word) else {}
    assert " ".join(word[a:b] for a, b in pairwise([0, *sorted(found), len(word)])) == pieces
    assert set(found.values()) <= {t.COST_RESCUE_NAME if name else t.COST_RESCUE}


def test_the_prices_stand_between_the_limits_of_stretch():
    def opened(share):
        return t.COST_STRETCH + t.COST_STRETCH_STEP * (share / t.STRETCH_STEP) ** 2

    assert opened(t.FAIR_STRETCH) < t.COST_NEED < t.COST_RESCUE < opened(t.FAIR_STRETCH + 0.02)
    assert opened(t.HARD_STRETCH) < t.COST_RESCUE_NAME < opened(t.HARD_STRETCH + 0.02)
    assert opened(t.HARD_STRETCH) < t.COST_LONG_START < t.COST_LONE


def test_need_is_told_and_pieces_fill_the_place_of_the_whole():
    copy = copy_of(f"天地{WORD}玄黄", rescue=True)
    assert compose(copy, 0, len(copy.sorts), [8 * EM]).needy
    assert not compose(copy, 0, len(copy.sorts), [15 * EM]).needy
    found = copy.divided()
    assert found is not None
    cut, moved = found
    assert "".join(sort.text for sort in cut.sorts) == f"天地{WORD}玄黄"
    assert list(cut.at) == [sum(len(s.text) for s in cut.sorts[:n]) for n in range(len(cut.sorts))]
    assert sum(s.body for s in cut.sorts) == sum(s.body for s in copy.sorts)
    assert [cut.sorts[moved[n]].text[:2] for n in range(len(copy.sorts))] == ["天", "地", "in", "玄", "黄"]
    assert copy_of("天地lady玄黄", rescue=True).divided() is None
    assert copy_of(f"天地{WORD}玄黄").divided() is None


def test_a_word_too_long_is_divided(press):
    proof = press(f"<p>天地{WORD}玄黄", 8)
    assert not proof.overfull
    assert "".join(proof.words) == f"天地{WORD}玄黄"
    assert all(flush(proof, 8))
    assert SOFT in proof.text
    assert "".join(proof.text.replace(SOFT, "").split()) == f"天地{WORD}玄黄"


@pytest.mark.parametrize("css", ["p { --banxin-rescue: none }", "p { hyphens: none }"])
def test_twin_the_designer_forbids_it(press, css):
    proof = press(f"<p>天地{WORD}玄黄", 8, css)
    assert any(WORD in line for line in proof.words)
    assert proof.overfull


def test_twin_a_line_opened_a_little_divides_nothing(press):
    for measure in range(11, 25):
        proof = press(f"<p>{HAN}comprehend{HAN}", measure)
        whole = press(f"<p>{HAN}comprehend{HAN}", measure, "p { --banxin-rescue: none }")
        opened = max(box.pango_layout.line.fit.opened / 4096 for box in _texts(whole))
        if opened <= t.FAIR_STRETCH:
            assert proof.words == whole.words
        else:
            assert any("comprehend" not in line and "com" in line for line in proof.words)


def _texts(proof):
    return [box for line in proof.lines for box in line.descendants() if isinstance(box, boxes.TextBox)]


def test_a_word_divided_over_two_pages_loses_nothing(press):
    text = f"{HAN[:5]}{WORD}{HAN}{WORD}"
    for height in (8, 16, 24):
        proof = press(f"<p>{text}", 7, f"@page {{ size: 28px {height}px }} p {{ orphans: 1; widows: 1 }}")
        pages = pypdfium2.PdfDocument(proof.pdf)
        printed = "".join(page.get_textpage().get_text_range() for page in pages)
        assert "".join(printed.replace(SOFT, "").replace("\u00ad", "").split()) == text


PLACES = [
    ("the word goes on in a wider place", "40px 80px", "28px 8px", f"天地玄宇{WORD}<i>黄</i>{HAN}"),
    (
        "need comes with a narrower place",
        "28px 80px",
        "80px 8px",
        f"天comprehend<i>黄</i>{HAN}{WORD}{HAN}",
    ),
]


@pytest.mark.parametrize(("case", "page", "first", "text"), PLACES, ids=[row[0] for row in PLACES])
def test_nothing_is_lost_between_places_of_two_widths(press, case, page, first, text):
    css = f"@page {{ size: {page} }} @page :first {{ size: {first} }} i {{ padding: 0 1% }}"
    proof = press(f"<p>{text}", 7, css + "p { orphans: 1; widows: 1 }")
    pages = pypdfium2.PdfDocument(proof.pdf)
    printed = "".join(page.get_textpage().get_text_range() for page in pages)
    plain = "".join(printed.replace(SOFT, "").replace("\u00ad", "").split())
    assert len(pages) == 2
    assert plain == text.replace("<i>", "").replace("</i>", "")


def test_no_dictionary_is_read_where_no_line_is_in_need(press, monkeypatch):
    asked = []
    monkeypatch.setattr(PangoFace, "divide", lambda _, word: asked.append(word) or [])
    press(f"<p>{HAN}comprehend{HAN}" * 3, 28)
    far = HAN[:5] + "1" * 20 + HAN * 4 + "comprehend" + HAN  # need, but of another line
    assert any(box.pango_layout.line.fit.opened > 1024 * PX / 2 for box in _texts(press(f"<p>{far}", 12)))
    assert not asked
    press(f"<p>天地{WORD}玄黄", 8)
    assert asked == [WORD]


def test_a_word_divided_behind_a_first_line_of_its_own(press):
    text = f"天地玄{WORD}{HAN}"
    proof = press(f"<p>{text}", 8, "p::first-line { letter-spacing: 1px }")
    assert "".join(proof.words) == text
    assert not proof.overfull


def test_elements_and_readings_keep_their_places(press):
    link = "<a style='padding:0 2px'>comprehend</a>"
    proof = press(f"<p>天<ruby>地<rt>di</rt></ruby>玄宇{link}<ruby>黄<rt>huang</rt></ruby>宇宙洪荒", 8)
    assert [line[-3:] for line in proof.words[:1]] == ["com"]
    assert all(flush(proof, 8))
    texts = {box.text: box for box in _texts(proof)}
    for base, reading in (("地", "di"), ("黄", "huang")):
        middle = [texts[name].position_x + texts[name].width / 2 for name in (base, reading)]
        assert middle[0] == pytest.approx(middle[1], abs=1.5)


def test_edges_of_elements_behind_a_divided_word_keep_their_places(press):
    proof = press("<p>天地玄宇comprehend黄<a style='padding:0 2px'>宇宙</a>洪荒日月盈昃", 8)
    assert proof.words[:2] == ["天地玄宇compre", "hend黄宇宙洪"]
    texts = {box.text: box for box in _texts(proof)}
    before, link, behind = texts["hend黄"], texts["宇宙"], texts["洪"]
    assert link.position_x - (before.position_x + before.width) == pytest.approx(2, abs=0.5)
    assert behind.position_x - (link.position_x + link.width) == pytest.approx(2, abs=0.5)


def test_twin_a_word_under_a_reading_stays_whole(press):
    proof = press(f"<p>天地<ruby>{WORD}<rt>x</rt></ruby>玄黄", 8)
    assert any(WORD in line for line in proof.words)


def test_columns_are_as_deep_as_their_lines(press):
    body = "".join(f"<p>{HAN}{WORD}天地" for _ in range(4))
    proof = press(f"<div>{body}</div>", 17, "div { columns: 2; column-gap: 4px }")
    depths = {}
    for line in proof.lines:
        depths[line.position_x] = depths.get(line.position_x, 0) + 1
    assert max(depths.values()) - min(depths.values()) <= 1


def test_a_long_run_that_is_no_word_is_looked_at_once():
    """Ways to cut letters into elements double with each letter: a pattern must not try them all."""
    for end in ("1", "éé1", "'", ""):
        is_long_word("a" * 5000 + end)
        is_long_word("Ab" * 2500 + end)
    assert is_long_word("a" * 5000)
    assert not is_long_word("a" * 5000 + "1")


@pytest.mark.parametrize(("before", "measure"), [("", 7), ("天地玄", 10)])
def test_a_float_behind_a_word_that_is_divided_waits_for_its_line(press, before, measure):
    block = "<span style='float:left;width:7px;height:16px'></span>"
    proof = press(f"<p>{before}comprehend{block}，盈昃辰宿列张寒来暑往", measure)
    (floated,) = (box for box in proof.document.pages[0]._page_box.descendants() if box.is_floated())
    (call,) = (line for line, words in zip(proof.lines, proof.words, strict=True) if "，" in words)
    assert "comprehend，" in proof.words[0]  # beside the float it would be divided
    assert floated.position_y > call.position_y
