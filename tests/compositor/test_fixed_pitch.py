"""Code: cells of half an em, marks whole, blanks kept, lines broken where they must be and nowhere else."""

from unicodedata import combining

import pytest

from banxin.compositor import tables as t
from banxin.compositor.copy import CopyFitter
from banxin.compositor.fixed_pitch import FixedFount, break_price
from banxin.compositor.marks import MarkRegion, SortKind
from banxin.compositor.optimum import compose
from banxin.compositor.style import LineStyle

EM = 1024


class Face:
    """Letters a third of an em wide, Han one em: cells must not depend on them."""

    em = EM
    centred = False

    def learn(self, characters: set[str]) -> None:
        del characters

    def cast(self, text: str, kind: SortKind) -> tuple[int, object]:
        letters = sum(not combining(character) for character in text)
        return (EM if kind is SortKind.HAN or text == "①" else EM // 3 * letters), text

    def hyphenate(self, word: str) -> list[int]:
        return [2] if len(word) > 4 else []

    divide = hyphenate


def lines_of(text: str, cells: int) -> list[str]:
    """Lines of a listing so many cells wide, ragged."""
    style = LineStyle(
        justified=False, autospace=0, adjacent=False, line_start=False, line_end=False, lone=False
    )
    fitter = CopyFitter(style, EM)
    fitter.add(FixedFount(Face(), MarkRegion.MAINLAND, keep="runs"), text)
    copy = fitter.copy()
    ends = compose(copy, 0, len(copy.sorts), [cells * EM // 2]).ends
    starts = [copy.at[start] for start in (0, *ends[:-1])]
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", [1, 1, 1]), ("名a", [2, 1]), ("，“", [2, 1]), ("├①", [1, 2]), ("é\u0301x", [1, 1])],
)
def test_letters_take_a_cell_and_what_is_wide_takes_two(text: str, cells: list[int]) -> None:
    sorts = FixedFount(Face(), MarkRegion.MAINLAND).set_text(text).sorts
    assert [sort.body for sort in sorts] == [count * EM // 2 for count in cells]
    assert all(not sort.before and not sort.after for sort in sorts)


def test_blanks_stay_as_typed() -> None:
    run = FixedFount(Face(), MarkRegion.MAINLAND).set_text("a  b")
    assert [sort.text for sort in run.sorts] == ["a", "  ", "b"]
    assert run.spaces == {}


def test_towards_running_text_the_ends_are_those_of_a_word() -> None:
    sorts = FixedFount(Face(), MarkRegion.MAINLAND).set_text("ab(c)").sorts
    assert [(sort.west_left, sort.west_right) for sort in sorts] == [(True, False), *[(False, False)] * 4]
    assert sorts[-1].cut is None


@pytest.mark.parametrize(
    ("a", "b", "price"),
    [
        ("a", "b", t.COST_CODE_WORD),
        ("_", "b", t.COST_CODE_SIGN),
        ("(", "b", t.COST_CODE_WORD),  # rather before a bracket than behind it
        (",", "(", t.COST_CODE_SIGN),
        ("=", "=", t.COST_CODE_WORD),
        ("名", "b", 0.0),
        ("名", "，", None),
        ("（", "名", None),
        ("a", "", None),
    ],
)
def test_where_code_may_be_parted(a: str, b: str, price: float | None) -> None:
    assert break_price(a, b) == price


def test_a_line_is_turned_over_at_a_blank_before_a_sign_before_a_word() -> None:
    assert lines_of("alpha beta gamma", 12) == ["alpha beta ", "gamma"]
    assert lines_of("alpha_beta_gamma", 12) == ["alpha_beta_", "gamma"]
    assert lines_of("a" * 30, 12) == ["a" * 12, "a" * 12, "a" * 6]
    assert lines_of("注释里的汉字，也断行", 12) == ["注释里的汉", "字，也断行"]
