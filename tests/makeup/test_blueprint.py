"""Blueprints: read from plain data with every fault at once, written back as the same."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from banxin.findings import Place
from banxin.makeup.model.blueprint import Blueprint, read_blueprint
from banxin.makeup.model.tree import Branch, Cutting, Leaf, Tree, leaves, to_data, to_text

STORIES = ("note", "mukang", "xiamaya", "dongdu", "aikou", "meilan")
SAMPLE = ["V", ["H 5", "mukang 5/3", "xiamaya", "dongdu"], ["H 3", "note", "aikou", "meilan 3"]]
NAMED = {"two-strips": ["V", ["H 5", 2, 3, 4], ["H 3", 1, 5, 6]]}


def read(data: object) -> Blueprint:
    blueprint, findings = read_blueprint(data, STORIES, 8, NAMED)
    assert findings == ()
    return blueprint


def messages(data: object) -> list[str]:
    blueprint, findings = read_blueprint(data, STORIES, 8, NAMED)
    assert blueprint.pages == ()
    return [finding.message for finding in findings]


@pytest.mark.parametrize("data", ["auto", None])
def test_auto_decides_nothing(data: object) -> None:
    assert read(data).auto


def test_a_tree_is_read_with_its_widths() -> None:
    tree = read(SAMPLE).pages[0]
    assert isinstance(tree, Branch)
    assert (tree.cutting, [part.columns for part in tree.parts]) == (Cutting.BESIDE, [5, 3])
    assert [leaf.key for leaf in leaves(tree)] == ["mukang", "xiamaya", "dongdu", "note", "aikou", "meilan"]
    assert next(iter(leaves(tree))) == Leaf("mukang", 5, 3)


def test_a_name_of_the_layout_takes_the_stories_in_order() -> None:
    tree = read("two-strips").pages[0]
    assert tree
    assert to_text(tree) == "[V, [H 5, mukang, xiamaya, dongdu], [H 3, note, aikou, meilan]]"


def test_pages_may_be_left_open() -> None:
    blueprint = read({"pages": [["H", "mukang", "note"], "auto"]})
    assert blueprint.pages[1] is None
    assert not blueprint.auto


@pytest.mark.parametrize(
    ("data", "message", "near"),
    [
        ("two-strip", "there is no blueprint two-strip", "two-strips"),
        (["V", "mukong", "xiamaya"], "there is no story mukong", "mukang"),
        (["X", "mukang", "xiamaya"], "X does not say how the page is cut", ""),
        (["V", "mukang"], "V has 1 parts", ""),
        ([], "an empty list does not say how the page is cut", ""),
        (["V 8", "mukang 9", "xiamaya"], "9 columns do not fit here", ""),
        (["V", "mukang 3/0", "xiamaya"], "mukang cannot stand in 0 legs", ""),
        (["V", "mukang 4", "xiamaya 5"], "the parts are 4 + 5 columns wide", ""),
        (["V", "mukang 4", "xiamaya 3"], "the parts are 4 + 3 columns wide", ""),
        (["H", "mukang 4", "xiamaya 5"], "the parts of a stack differ in width", ""),
        (["V", {"a": 1}, "xiamaya"], "{'a': 1} is no part of a blueprint", ""),
        ({"page": []}, "a blueprint of several pages is written `pages: [ … ]`", ""),
        (["V", True, "xiamaya"], "True is no part of a blueprint", ""),
        (7.5, "7.5 is no part of a blueprint", ""),
    ],
)
def test_faults_name_what_is_wrong(data: object, message: str, near: str) -> None:
    _, findings = read_blueprint(data, STORIES, 8, NAMED)
    assert message in [finding.message for finding in findings]
    assert near in [finding.nearest for finding in findings]


def test_all_faults_come_at_once_each_in_its_place() -> None:
    seen: list[tuple[int | str, ...]] = []

    def place(steps: tuple[int | str, ...]) -> Place:
        seen.append(steps)
        return Place("manifest.yaml", 1 + len(seen))

    _, findings = read_blueprint(
        ["V", ["Q", "mukang", "note"], "xiamya", ["H", "aikou"]], STORIES, 8, {}, place
    )
    assert len(findings) == 3
    assert seen == [(1, 0), (2,), (3,)]
    assert all(finding.place is not None for finding in findings)


def test_every_story_stands_once() -> None:
    assert "mukang stands 2 times in the blueprint" in messages(["V", "mukang", "mukang"])
    assert messages(["V", "mukang", "note"]) == ["xiamaya, dongdu, aikou, meilan not in the blueprint"]


def test_too_deep_a_tree_is_refused() -> None:
    data: object = "mukang"
    for _ in range(400):
        data = ["H", data, "note"]
    assert any("deep" in message for message in messages(data))


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    names = draw(st.permutations(STORIES))

    def grow(some: list[str], columns: int) -> Tree:
        width = draw(st.sampled_from([None, columns]))
        if len(some) == 1:
            legs = draw(st.sampled_from([None, 1, 3]))
            return Leaf(some[0], width, legs)
        at = draw(st.integers(1, len(some) - 1))
        parts = [some[:at], some[at:]]
        if columns >= 4 and draw(st.booleans()):
            half = columns // 2
            return Branch(Cutting.BESIDE, (grow(parts[0], half), grow(parts[1], columns - half)), width)
        return Branch(Cutting.STACK, (grow(parts[0], columns), grow(parts[1], columns)), width)

    return grow(list(names), 8)


@given(trees())
def test_a_blueprint_reads_back_as_the_same(tree: Tree) -> None:
    blueprint = Blueprint((tree,))
    assert read(to_data(tree)) == blueprint
    assert read(yaml.safe_load(to_text(tree))) == blueprint


def pages(blueprint: Blueprint) -> object:
    """A blueprint as one writes it."""
    return (
        "auto"
        if blueprint.auto
        else {"pages": [to_data(tree) if tree else "auto" for tree in blueprint.pages]}
    )


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.floats()),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=12,
    )
)
def test_no_data_makes_a_traceback(data: object) -> None:
    blueprint, findings = read_blueprint(data, STORIES, 8, NAMED)
    assert blueprint.pages == () if findings else blueprint == read(pages(blueprint))
