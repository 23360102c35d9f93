"""What the bare model says of itself, beside its lines."""

import random

import pytest

from banxin.compositor.levels import Level
from banxin.compositor.marks import MarkRegion, region_of
from banxin.compositor.optimum import compose

from .type_for_tests import EM, copy_of


def test_an_overfull_line_is_reported_and_nothing_is_lost():
    copy = copy_of("天Incomprehensibilities地玄")
    lines = compose(copy, 0, len(copy.sorts), [5 * EM])
    assert lines.overfull
    assert lines.ends[-1] == len(copy.sorts)


def test_all_levels_have_a_name():
    assert {level.value for level in Level} == {"none", "basic", "gb", "strict"}


def test_regions_come_from_lang():
    assert region_of("zh-Hans") is MarkRegion.MAINLAND
    assert region_of("zh") is MarkRegion.MAINLAND
    assert region_of("zh-Hant-TW") is MarkRegion.TAIWAN
    assert region_of("zh_HK") is MarkRegion.HONGKONG
    assert region_of("en") is None
    assert region_of(None) is None
    assert region_of("ja") is None


@pytest.mark.parametrize("seed", range(40))
def test_pieces_are_found_wherever_they_start(seed):
    """Looking for starts first is only quicker: it finds what the patterns find."""
    from banxin.compositor import cutting
    from banxin.compositor.latin_quotes import as_ascii

    signs = (
        "\u0304"
        "天地玄，。？！“”——……⸺⋯·～–- \t\n\u00a0\u2007\u2060\u200b\ufeff\ufe00\u20dd\u3099’‘aB1.%￥$é№／/"
    )
    picked = random.Random(seed)
    text = "".join(picked.choices(signs, k=200))
    found = [piece.span() for piece in cutting.pieces_of(text)]
    assert found == [piece.span() for piece in cutting._COMPLEX.finditer(as_ascii(text))]
    assert found


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("天衣\u0304好", ["衣\u0304"]),
        ("《天\u0307地》", ["天\u0307"]),
        ("葛\U000e0100天", ["葛\U000e0100"]),
        ("天e\u030a地", ["e\u030a"]),
        ("天ê\u0304n地", ["ê\u0304n"]),
        ("天地", []),
    ],
)
def test_a_sign_stays_on_what_it_stands_on(text, pieces):
    from banxin.compositor.cutting import pieces_of

    assert [piece.group() for piece in pieces_of(text)] == pieces
