"""Places, order and likeness."""

import re

import pytest

from banxin.findings import CODES, Place, Severity, SourceText, finding, has_errors, in_order, nearest


def test_places_for_offsets() -> None:
    source = SourceText("a.md", "一二\n\n三四五\n")
    assert [str(source.place_at(offset)) for offset in (0, 1, 2, 3, 4, 6, 8)] == [
        "a.md:1:1",
        "a.md:1:2",
        "a.md:1:3",
        "a.md:2:1",
        "a.md:3:1",
        "a.md:3:3",
        "a.md:4:1",
    ]
    assert source.place_at(4).text == "三四五"
    assert str(source.place_at(99)).startswith("a.md:4:")
    assert source.line(99) == ""


def test_report_is_in_order_and_says_each_thing_once() -> None:
    late = finding("article.empty", "b", Place("b.md", 1, 1))
    early = finding("article.empty", "a", Place("a.md", 9, 1))
    warning = finding("article.note-unused", "w", Place("a.md", 9, 1))
    assert in_order([late, warning, early, late]) == (early, warning, late)


def test_severity_comes_from_the_register() -> None:
    warning = finding("article.note-unused", "w")
    assert warning.severity is Severity.WARNING
    assert not has_errors([warning])
    assert has_errors([warning, finding("article.empty", "e")])
    with pytest.raises(KeyError):
        finding("no.such-code", "x")


@pytest.mark.parametrize(
    ("written", "near"),
    [("optoins", "options"), ("LAYOUT", "layout"), ("xyz", ""), ("", ""), ("slgu", "slug")],
)
def test_nearest(written: str, near: str) -> None:
    assert nearest(written, ["options", "layout", "slug"]) == near


def test_register_is_well_formed() -> None:
    for name, code in CODES.items():
        assert re.fullmatch(r"[a-z]+\.[a-z-]+", name)
        assert code.severity in set(Severity)
        assert code.title
        assert code.why
