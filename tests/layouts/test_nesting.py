"""Deep templates are refused by count: the same on any stack and whatever failed before in the process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from banxin.layouts import LayoutFault
from banxin.layouts.templates.budget import CALLS
from banxin.layouts.templates.nesting import DEEPEST, DEEPEST_TREE

from .themes import templates

MACRO = "{% macro m(a) %}{{ a }}{% endmacro %}"
AT_MOST: dict[str, tuple[Callable[[int], str], int]] = {
    "ifs": (lambda n: "{% if 1 %}" * n + "x" + "{% endif %}" * n, DEEPEST),
    "captures": (lambda n: "{% set a %}" * n + "x" + "{% endset %}" * n + "x", DEEPEST),
    "parentheses": (lambda n: "{{ " + "(" * n + "'x'" + ")" * n + " }}", DEEPEST),
    "lists": (lambda n: "{{ 'x' if " + "[" * n + "1" + "]" * n + " }}", DEEPEST),
    "nots": (lambda n: "{{ 'x' if " + "not " * n + "0 else 'x' }}", DEEPEST),
    "signs": (lambda n: "{{ 'x' if 1 or " + "-" * n + "1 }}", DEEPEST),
    "elses": (lambda n: "{{ " + "'y' if 0 else " * n + "'x' }}", DEEPEST),
    "calls": (lambda n: MACRO + "{{ " + "m(" * n + "'x'" + ")" * n + " }}", DEEPEST),
    "sum": (lambda n: "{{ " + "''+" * n + "'x' }}", DEEPEST_TREE - 2),
    "filters": (lambda n: "{{ 'X'" + "|lower" * n + " }}", DEEPEST_TREE - 2),
    "macros": (
        lambda n: "{% macro m(n) %}{{ m(n - 1) if n > 1 else 'x' }}{% endmacro %}{{ m(" + str(n) + ") }}",
        CALLS,
    ),
}  # fmt: skip
"""Templates that print `x`, by a number of levels, and the most levels there may be."""


def deep(levels: int, work: Callable[[], object]) -> object:
    """What `work` gives, called with so many frames below it."""
    return work() if levels == 0 else deep(levels - 1, work)


def endless() -> None:
    endless()


@pytest.mark.parametrize("name", AT_MOST)
def test_the_last_level_prints_and_the_next_is_a_finding(tmp_path: Path, name: str) -> None:
    make, most = AT_MOST[name]
    for _ in range(3):
        with pytest.raises(RecursionError):
            endless()
    made = templates(tmp_path, pull=make(most), bad="\n" + make(most + 1))
    with pytest.raises(LayoutFault) as caught:
        deep(0, lambda: made.render("bad")) if name == "macros" else deep(700, made.check)
    (found,) = caught.value.findings
    assert "nests too deeply" in found.message or "without end" in found.message
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("layouts/base/blocks/bad.html.j2", 2)
    assert made.render("pull").strip() == "x"
