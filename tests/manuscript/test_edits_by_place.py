"""Values set in YAML by place: what was asked for changes, and not a character more."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from banxin.manuscript.yaml.edits_by_place import NoPlaceError, moved, set_value, without_value

MANIFEST = textwrap.dedent(
    """\
    # 报纸
    layout: broadsheet      # 版式
    options: {accent: "#b3121b"}   # 颜色

    contents:               # 次序
      - note: note.md
      # 头条
      - unit: units/a.md
        rank: lead
      - unit: units/b.md

    slug: x                 # 文件名
    """
)


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (["options", "accent"], "#14508c", "options: {accent: '#14508c'}   # 颜色"),
        (["options", "columns"], 6, 'options: {accent: "#b3121b", columns: 6}   # 颜色'),
        (["layout"], "tabloid", "layout: tabloid      # 版式"),
        (["contents", 1, "rank"], "brief", "    rank: brief"),
        (["contents", 2, "rank"], "normal", "    rank: normal"),
        (["sheet", "pins", "a", "page"], 2, "      page: 2"),
        (["preset"], "墨", "preset: 墨"),
    ],
)
def test_a_value_is_set_where_it_belongs(path: list[str | int], value: object, line: str) -> None:
    text = set_value(MANIFEST, path, value)
    assert line in text.splitlines()
    found: Any = yaml.safe_load(text)
    for step in path:
        found = found[step]
    assert found == value
    kept = [one for one in MANIFEST.splitlines() if one in text.splitlines()]
    assert len(kept) >= len(MANIFEST.splitlines()) - 1


@pytest.mark.parametrize(
    ("text", "path", "value", "made"),
    [
        ("", ["a"], 1, "a: 1\n"),
        ("# nothing\n", ["a"], "x", "# nothing\na: x\n"),
        ("a:\nb: 2\n", ["a"], 1, "a: 1\nb: 2\n"),
        ("a:\nb: 2\n", ["a", "c"], 1, "a: {c: 1}\nb: 2\n"),
        ("a: |\n  long\n  text\nb: 2\n", ["a"], "short", "a: short\nb: 2\n"),
        (
            "a:\n  x: 1  # one\n# end of a\nb: 2\n",
            ["a", "y"],
            2,
            "a:\n  x: 1  # one\n  y: 2\n# end of a\nb: 2\n",
        ),
        ("a: 1", ["b"], 2, "a: 1\nb: 2\n"),
    ],
)
def test_odd_places(text: str, path: list[str], value: object, made: str) -> None:
    assert set_value(text, path, value) == made


@pytest.mark.parametrize(("text", "path"), [("a: 1\n", ["a", "b"]), ("- 1\n", ["a"]), ("a: [", ["a"])])
def test_there_may_be_no_place(text: str, path: list[str]) -> None:
    with pytest.raises(NoPlaceError):
        set_value(text, path, 1)


def test_a_key_is_taken_away_with_its_line() -> None:
    text = without_value(MANIFEST, ["contents", 1, "rank"])
    assert text == MANIFEST.replace("    rank: lead\n", "")
    assert without_value(MANIFEST, ["options", "accent"]).count("options: {}") == 1
    assert without_value(MANIFEST, ["nothing", "there"]) == MANIFEST


def test_an_item_moves_with_its_comments() -> None:
    text = moved(MANIFEST, ["contents"], 1, 2)
    assert text == MANIFEST.replace(
        "  # 头条\n  - unit: units/a.md\n    rank: lead\n  - unit: units/b.md\n",
        "  - unit: units/b.md\n  # 头条\n  - unit: units/a.md\n    rank: lead\n",
    )


@pytest.mark.parametrize(("path", "start", "to"), [(["layout"], 0, 1), (["contents"], 0, 9), (["no"], 0, 0)])
def test_what_cannot_move_is_refused(path: list[str], start: int, to: int) -> None:
    with pytest.raises(NoPlaceError):
        moved(MANIFEST, path, start, to)


@given(st.permutations(range(3)), st.integers(0, 2), st.integers(0, 2))
def test_moving_only_changes_the_order(order: list[int], start: int, to: int) -> None:
    items = ["  - unit: a.md  # one\n", "  # above b\n  - unit: b.md\n    rank: lead\n", "  - note: c.md\n"]
    text = "contents:\n" + "".join(items[at] for at in order) + "slug: x\n"
    before = yaml.safe_load(text)["contents"]
    before.insert(to, before.pop(start))
    after = moved(text, ["contents"], start, to)
    assert yaml.safe_load(after)["contents"] == before
    assert sorted(after.splitlines()) == sorted(text.splitlines())


@given(
    st.dictionaries(
        st.sampled_from("abcd"), st.one_of(st.integers(), st.text("字 #:'\"-x", max_size=6)), min_size=1
    ),
    st.sampled_from("abcdef"),
    st.one_of(st.integers(), st.booleans(), st.text("字 #:'\"-[]{}x\n", max_size=8)),
    st.booleans(),
)
def test_any_value_reads_back(mapping: dict[str, object], key: str, value: object, flow: bool) -> None:
    inner = yaml.safe_dump(
        {"options": mapping}, allow_unicode=True, default_flow_style=None if flow else False
    )
    text = f"# top\n{inner}end: 1  # the end\n"
    after = set_value(text, ["options", key], value)
    assert yaml.safe_load(after) == {"options": {**mapping, key: value}, "end": 1}
    assert after.startswith("# top\n")
    assert after.endswith("end: 1  # the end\n")
