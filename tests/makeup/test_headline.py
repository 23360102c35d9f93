"""Headlines: broken by sense, balanced, spaced when short; stacks in whole rows; equal sizes for equals."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from types import MappingProxyType

import pytest

from banxin.makeup.heads import sense
from banxin.makeup.heads.headline import _broken, _within, advance, broken_heads, is_uneven, spacing
from banxin.makeup.heads.sense import NEVER, Segmenter, break_costs, jieba_words, turns
from banxin.makeup.heads.stacks import (
    STANDARD_HEADS,
    HeadCopy,
    HeadStyle,
    common_sizes,
    eyebrow_size,
    head_variants,
    stack_rows,
)
from banxin.makeup.model.story import StoryRank
from patience import ending

from .copy_desk import BROADSHEET, five_peers, one_by_one

TABLE = Path(__file__).parent / "data" / "headline_breaks.txt"
Marked = tuple[str, frozenset[int], frozenset[int]]


def marked_headlines() -> list[Marked]:
    """Text, places where a break is good, places where it does no harm."""
    found: list[Marked] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, good, harmless = "", set(), set()
        for char in line:
            if char == "/":
                good.add(len(text))
            elif char == "·":
                harmless.add(len(text))
            else:
                text += char
        found.append((text, frozenset(good), frozenset(harmless)))
    return found


def two_lines(text: str, segmenter: Segmenter) -> int:
    """Where the module breaks a headline into two, 0 if nowhere."""
    heads = [head for head in broken_heads((text,), 40, 2, segmenter) if len(head.lines) == 2]
    return len(heads[0].lines[0]) if heads else 0


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("两个人，一盏灯，九夜闸房", "兩個人，一盞燈，九夜閘房"),
        ("先浇谁家的田渠边议出一本账", "先澆誰家的田渠邊議出一本賬"),
        ("渡口为什么两次换走老船工", "渡口為什麼兩次換走老船工"),
        ("让“渡口”里的灯亮着", "讓「渡口」裏的燈亮着"),
    ],
)
def test_traditional_heads_break_where_simplified_ones_do(simplified: str, traditional: str) -> None:
    assert break_costs(traditional, jieba_words()) == break_costs(simplified, jieba_words())


def faults(segmenter: Segmenter) -> tuple[int, int]:
    """Headlines broken at a fault, and headlines broken at the best place."""
    wrong = best = 0
    for text, good, harmless in marked_headlines():
        place = two_lines(text, segmenter)
        best += place in good
        wrong += place not in good and place not in harmless
    return wrong, best


def test_the_table_is_large_enough() -> None:
    assert len(marked_headlines()) >= 60
    assert all(len(good) == 1 for _, good, _ in marked_headlines())


def test_breaks_are_good_on_the_table() -> None:
    """With jieba: at most one headline in ten at a fault, four in five at the very best place."""
    words = jieba_words()
    wrong, best = faults(words)
    count = len(marked_headlines())
    assert wrong <= count // 10
    assert best >= count * 4 // 5


def test_words_are_worth_their_price() -> None:
    """Without any words the same rules break far more headlines at a fault."""
    words = jieba_words()
    assert faults(one_by_one)[0] > 3 * faults(words)[0]


def test_jieba_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    jieba_words.cache_clear()
    words = jieba_words()
    assert words("缉毒一线的尖刀") == words("缉毒一线的尖刀")
    assert list(tmp_path.iterdir()) == []


def sense_lines() -> str:
    import jieba

    with jieba.Tokenizer().get_dict_file() as file:
        text: str = file.read().decode()
    return text


def test_words_are_the_same_line_by_line_as_of_the_whole_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("国门一线新考题", "T+1 天，B超", "]^-[", "", "　", "ＡＢ·电视台", "的的的")
    line_by_line = [sense._Dictionary(sense_lines()).occurring(text) for text in texts]
    monkeypatch.setattr(sense, "_FEW", 0)
    whole = sense._Dictionary(sense_lines())
    assert [whole.occurring(text) for text in texts] == line_by_line
    assert all(line_by_line[:2])


def test_the_total_that_is_known_is_that_of_the_dictionary() -> None:
    data = sense_lines().encode()
    summed = sum(map(int, re.findall(r"^\S+ (\d+)", data.decode(), re.MULTILINE)))
    assert sense._total(data) == sense._total(data + b"\n") == summed


def test_words_are_those_of_the_whole_dictionary() -> None:
    """What is looked up for a text is enough: jieba with all its entries cuts the same words."""
    import jieba

    whole = jieba.Tokenizer()
    whole.FREQ, whole.total = whole.gen_pfdict(whole.get_dict_file())
    whole.initialized = True
    words = jieba_words()
    texts = [text for text, _, _ in marked_headlines()]
    odd = ["", "AT&T公司 5G", "中华人民共和国第一次全国代表大会", "龘靐齉", "他来到了网易杭研大厦", "，" * 40]
    for text in [*texts, *odd, "".join(texts)]:
        assert words(text) == tuple(whole.cut(text)), text


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("缉毒一线的尖刀", 4, "的 begins the line"),
        ("技术和服务", 3, "和 ends the line"),
        ("增长120吨", 3, "inside a number"),
        ("增长120吨", 5, "between number and unit"),
        ("读《平凡的世界》", 3, "inside a title"),
        ("“热”了起来", 1, "after an opening mark"),
        ("孩子们笑了", 2, "们 begins the line"),
        ("5G来了", 1, "inside a Latin run"),
        ("约3万人", 1, "between about and its number"),
        ("装上三本书", 3, "between number and measure"),
    ],
)
def test_some_breaks_are_never_made(text: str, place: int, why: str) -> None:
    assert break_costs(text, one_by_one)[place] == NEVER, why


def test_a_measure_is_one_behind_a_number_alone() -> None:
    assert break_costs("统一部署", lambda _: ("统一", "部署"))[2] < NEVER


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("只装三百本书，却记得住", "只装/三百本书，/却/记得住"),
        ("值班的、泡茶的、讲故事的", "值班的、/泡茶的、/讲故事的"),
        ("收“米、面、油”", "收“米、面、油”"),
        ("换走的书更多", "换走的书/更多"),
    ],
)
def test_lines_of_decks_and_ledes_turn_between_groups(text: str, groups: str) -> None:
    costs = turns(text)
    signs = ("/" * (0 < cost < NEVER) + sign for sign, cost in zip(text, costs, strict=True))
    assert "".join(signs) == groups


def test_a_written_space_is_the_best_place() -> None:
    costs = break_costs("国门一线新考题　基层支部这样答", one_by_one)
    assert costs[8] == 0
    assert min(cost for place, cost in enumerate(costs) if place not in (7, 8)) > 0


@pytest.mark.parametrize(
    ("text", "gap"), [("春耕", 2), ("春耕忙", 1), ("春耕时节", 0.5), ("春耕好时节", 0), ("A好", 0)]
)
def test_short_heads_are_spaced(text: str, gap: float) -> None:
    assert spacing(text) == gap
    head = broken_heads((text,), 40, 1, one_by_one)[0]
    assert head.spacing == gap
    assert head.widest == advance(text) + gap * (len(text) - 1)


def test_a_short_head_is_set_solid_where_it_does_not_fit_spaced() -> None:
    assert broken_heads(("春耕",), 3, 1, one_by_one)[0].spacing == 0


def test_the_author_breaks_first() -> None:
    """`|` wins though the lines are unequal and the place is no good by rule."""
    heads = broken_heads(("边贸口岸", "的平安靠什么连成一串"), 12, 2, one_by_one)
    assert heads[-1].lines == ("边贸口岸", "的平安靠什么连成一串")
    assert heads[-1].faults < 5


def test_of_several_bars_the_balanced_ones_count() -> None:
    heads = broken_heads(("甲乙", "丙丁戊己", "庚辛壬癸"), 8, 2, one_by_one)
    assert heads[-1].lines == ("甲乙丙丁戊己", "庚辛壬癸")


def test_lines_keep_within_the_measure() -> None:
    for capacity in (5.0, 6.5, 8.0, 12.3, 16.0):
        for head in broken_heads(("边贸口岸的平安靠什么连成一串？",), capacity, 4, one_by_one):
            assert all(advance(line) <= capacity for line in head.lines)
            assert "".join(head.lines) == "边贸口岸的平安靠什么连成一串？"


def test_balance_is_kept_between_lines() -> None:
    for text, _, _ in marked_headlines():
        place = two_lines(text, one_by_one)
        if place:
            lines = (advance(text[:place]), advance(text[place:]))
            assert min(lines) / max(lines) >= 0.6
            assert len(text) - place >= 3


def test_rows_of_a_stack_are_those_of_the_trade() -> None:
    """The worked example: 30 pt over 21 pt with three rows of air is 8 rows of 11.5 pt."""
    style = HeadStyle(subhead=0.7, above=1, between=1, below=1)
    copy = HeadCopy(("主题",), subhead=("副题",))
    assert stack_rows(copy, 1, 30, 69, BROADSHEET, style, deck=False) == 8


def test_capacity_is_that_of_the_trade() -> None:
    """A head of 30 pt over six columns of the classic grid holds 24 字: 83 字 of 9 pt are 747 pt."""
    width = BROADSHEET.span(6)
    capacity = width * BROADSHEET.size / 30
    assert broken_heads(("字" * 24,), capacity, 1, one_by_one)
    assert not broken_heads(("字" * 25,), capacity, 1, one_by_one)


@pytest.mark.parametrize(("columns", "lines"), [(3, 2), (5, 1)])
def test_the_sample_heads_take_the_lines_expected(columns: int, lines: int) -> None:
    """15–17 字 in 30 pt: two lines over 41 字, one line over 69 字."""
    width = BROADSHEET.span(columns)
    copy = HeadCopy(("边贸口岸的平安", "靠什么连成一串？"))
    heads = head_variants(copy, width, StoryRank.PEER, BROADSHEET, STANDARD_HEADS, one_by_one)
    assert next(len(head.lines) for head in heads if head.size == 30) == lines


def test_a_deck_may_stand_or_not_and_takes_rows() -> None:
    copy = HeadCopy(("边贸口岸的平安",), deck="提" * 60)
    heads = head_variants(copy, 41, StoryRank.PEER, BROADSHEET, STANDARD_HEADS, one_by_one)
    with_deck = {head.size: head.rows for head in heads if head.deck and len(head.lines) == 1}
    without = {head.size: head.rows for head in heads if not head.deck and len(head.lines) == 1}
    assert with_deck.keys() == without.keys()
    assert all(with_deck[size] > without[size] for size in with_deck)


def test_rows_do_not_grow_as_sizes_shrink() -> None:
    copy = HeadCopy(("边贸口岸的平安",), eyebrow=("引" * 20,))
    heads = head_variants(copy, 41, StoryRank.PEER, BROADSHEET, STANDARD_HEADS, one_by_one)
    rows = [head.rows for head in heads if len(head.lines) == 1 and not head.display]
    assert all(larger >= smaller for larger, smaller in pairwise(rows))


def test_the_eyebrow_is_at_most_three_quarters_of_the_head() -> None:
    for size in (14, 18, 30, 48):
        assert eyebrow_size(size, STANDARD_HEADS) <= 0.75 * size


def test_a_long_head_in_a_narrow_column_takes_more_lines_rather_than_none() -> None:
    copy = HeadCopy(("边贸口岸的平安靠什么连成一串今年又有新办法",))
    heads = head_variants(copy, 13, StoryRank.BRIEF, BROADSHEET, STANDARD_HEADS, one_by_one)
    assert heads
    assert all(len(head.lines) > 2 for head in heads)


def test_a_head_of_eighty_characters_is_broken() -> None:
    text = "这是一条非常长的标题用来试验报纸上主题字数过多时程序如何换行会不会让读者看不清楚" * 2
    with ending():
        heads = broken_heads((text,), advance(text) / 5.5, 6, one_by_one)
    assert [len(head.lines) for head in heads] == [6]
    assert "".join(heads[0].lines) == text


@pytest.mark.parametrize("capacity", [6.0, 8.0, 11.0, 20.0])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_ways_left_out_early_are_those_with_a_line_too_long(capacity: float, count: int) -> None:
    text = "边境 AI 学堂\u3000开课了夜校又亮灯"
    places = range(1, len(text))
    every = list(_broken(text, combinations(places, count - 1), {}, capacity))
    assert list(_broken(text, _within(text, places, count - 1, capacity), {}, capacity)) == every


def test_a_side_head_takes_a_column() -> None:
    style = HeadStyle(side=True)
    heads = head_variants(HeadCopy(("边贸口岸的平安",)), 41, StoryRank.PEER, BROADSHEET, style, one_by_one)
    sides = [head for head in heads if head.side]
    assert {head.taken for head in sides} == {1}
    assert max(head.rows for head in sides) >= 7 * 30 / 11.5


def test_equals_share_the_largest_size_that_all_can_have() -> None:
    peers = [story for story in five_peers() if story.rank is StoryRank.PEER]
    assert common_sizes(peers)[0] == 30
    assert common_sizes(peers, [BROADSHEET.span(1)])[0] < 30
    assert common_sizes([*peers, five_peers()[0]])[0] == 30  # a note has no head to agree with


def test_a_layout_may_set_the_scale() -> None:
    style = replace(STANDARD_HEADS, scale=MappingProxyType({**STANDARD_HEADS.scale, StoryRank.PEER: (33.0,)}))
    heads = head_variants(HeadCopy(("边贸口岸",)), 69, StoryRank.PEER, BROADSHEET, style, one_by_one)
    assert {head.size for head in heads if not head.display} == {33.0}


def test_a_head_breaks_behind_a_comma_rather_than_within_a_phrase() -> None:
    heads = broken_heads(("少一台晚会，多一间教室",), 7, 2, jieba_words())
    assert heads[-1].lines == ("少一台晚会，", "多一间教室")


@pytest.mark.parametrize(
    ("lines", "uneven"),
    [
        (("一条船的一天",), False),
        (("一条", "船的一天"), True),
        (("一条船", "的一天"), False),
        (("渡口第一班船开在", "五点半"), True),
        (("渡口第一班船", "开在五点半"), False),
    ],
)
def test_lines_of_unlike_length_are_uneven(lines: tuple[str, ...], uneven: bool) -> None:
    assert is_uneven(lines) is uneven
