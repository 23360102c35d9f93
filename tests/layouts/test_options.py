"""Options are typed, bounded, and cannot break out of the CSS they are written into."""

from __future__ import annotations

from pathlib import Path

import pytest
import tinycss2
from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.findings import Place
from banxin.layouts import ImpossibleValueError, Layout, options_css, settle_options
from banxin.layouts.options.values import css_string

from .themes import BASE, Shelf

OPTIONS = """\
options:
  tint: {type: colour, default: "#b3121b"}
  space: {type: length, default: 3mm, min: 1mm, max: 30pt}
  loose: {type: length, default: 1em}
  count: {type: integer, default: 3, min: 1, max: 8}
  ratio: {type: number, default: 0.5, min: 0, max: 1}
  ruled: {type: boolean, default: true}
  opening: {type: choice, choices: [right, any, 右页], default: any}
  hung: {type: choice, choices: [none, "on"], default: none}
  motto: {type: text, default: 实事求是, max: 12}
  face: {type: face, default: kai}
"""


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    shelf = Shelf(tmp_path_factory.mktemp("layouts"))
    shelf.put("base", BASE + OPTIONS)
    return shelf.open("base")


@pytest.mark.parametrize(
    ("name", "given", "settled", "css"),
    [
        ("tint", "#ABC", "#aabbcc", "#aabbcc"),
        ("tint", "#0a1B2c", "#0a1b2c", "#0a1b2c"),
        ("tint", "navy", "#000080", "#000080"),
        ("tint", "RebeccaPurple", None, None),
        ("space", "2.5mm", "2.5mm", "2.5mm"),
        ("space", "12 pt", "12pt", "12pt"),
        ("loose", "-0.50em", "-0.5em", "-0.5em"),
        ("loose", 0, "0pt", "0pt"),
        ("count", 8, 8, "8"),
        ("ratio", 1, 1, "1"),
        ("ratio", 0.25, 0.25, "0.25"),
        ("ruled", False, False, "0"),
        ("opening", "右页", "右页", "右页"),
        ("motto", "团结　紧张", "团结　紧张", '"团结　紧张"'),
        ("face", "hei", "hei", "var(--face-hei)"),
    ],
)
def test_good_values(layout: Layout, name: str, given: object, settled: object, css: str | None) -> None:
    values, findings = settle_options(layout, {name: given}, {})
    if css is None:  # a name that CSS Color 3 has not
        assert [found.code for found in findings] == ["option.value"]
        return
    assert findings == ()
    assert values[name] == settled
    assert type(values[name]) is type(settled)
    assert f" --{name}: {css};" in options_css(layout, values)


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("tint", None, "is empty"),
        ("tint", 112233, "is not a colour"),
        ("tint", "#12", "is not a colour"),
        ("tint", "#1234", "is not a colour"),
        ("tint", "transparent", "is not a colour"),
        ("tint", "currentColor", "is not a colour"),
        ("tint", "rgb(1,2,3)", "is not a colour"),
        ("tint", "red; } body{display:none", "is not a colour"),
        ("tint", "url(http://example.org/a)", "is not a colour"),
        ("tint", "#b3121b\n", "is not a colour"),
        ("tint", "＃b3121b", "is not a colour"),
        ("space", 3, "is not a length"),
        ("space", "3", "is not a length"),
        ("space", "3cm", "is not a length"),
        ("space", "٣mm", "is not a length"),
        ("space", "1e3mm", "is not a length"),
        ("space", "calc(1mm)", "is not a length"),
        ("space", "3mm; }", "is not a length"),
        ("space", "0.5mm", "out of bounds"),
        ("space", "11mm", "out of bounds"),
        ("space", "2em", "compared"),
        ("count", 2.0, "whole number"),
        ("count", True, "whole number"),
        ("count", "3", "whole number"),
        ("count", 0, "out of bounds"),
        ("ratio", float("nan"), "not a number"),
        ("ratio", float("inf"), "not a number"),
        ("ratio", True, "not a number"),
        ("ruled", "yes", "neither true nor false"),
        ("ruled", 1, "neither true nor false"),
        ("opening", "left", "choices"),
        ("opening", ["any"], "choices"),
        ("motto", 5, "not text"),
        ("motto", "长" * 13, "13 characters"),
        ("motto", "a\nb", "line break"),
        ("motto", "a\x00b", "control"),
        ("face", "sans-serif", "not a face"),
        ("face", {"a": 1}, "not a face"),
    ],
)
def test_impossible_values(layout: Layout, name: str, given: object, words: str) -> None:
    place = Place("manifest.yaml", 9, 4)
    values, (found,) = settle_options(layout, {name: given}, {name: place})
    assert (found.code, found.place) == ("option.value", place)
    assert words in found.message
    assert found.expected == layout.options[name].expected
    assert values[name] == layout.options[name].default
    with pytest.raises(ImpossibleValueError):
        options_css(layout, {name: given})  # type: ignore[dict-item]


def test_names_and_choices_nearest(layout: Layout) -> None:
    _, found = settle_options(layout, {"tnt": 1, "opening": "rihgt", "face": "kia"}, {})
    assert [(one.code, one.nearest) for one in found] == [
        ("option.unknown", "tint"),
        ("option.value", "right"),
        ("option.value", "kai"),
    ]


def test_an_unquoted_colour_is_a_comment(layout: Layout) -> None:
    _, (found,) = settle_options(layout, {"tint": None}, {})
    assert "quotes" in found.remedy


def test_a_layout_without_options(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("base", BASE)
    _, (found,) = settle_options(shelf.open("base"), {"tint": "red"}, {})
    assert found.expected == "no options: this layout has none"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=12))
def test_no_text_breaks_out_of_its_string(text: str) -> None:
    written = css_string(text)
    assert "<" not in written
    assert "\n" not in written
    tokens = tinycss2.parse_component_value_list(written)
    assert [token.type for token in tokens] == ["string"]
    if "\x00" not in text and not any(0xD800 <= ord(character) <= 0xDFFF for character in text):
        assert tokens[0].value == text.replace("\x00", "\ufffd")


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["tint", "space", "loose", "opening", "motto", "face"]),
        st.text(alphabet="a#}{;:/*\"'\\<>!@()1m pt%，\n", max_size=14),
    )
)
def test_whatever_is_accepted_is_one_rule_of_plain_declarations(
    layout: Layout, given: dict[str, object]
) -> None:
    values, _ = settle_options(layout, given, {})
    rules = tinycss2.parse_stylesheet(options_css(layout, values), skip_whitespace=True)
    assert [rule.type for rule in rules] == ["qualified-rule"]
    declarations = tinycss2.parse_blocks_contents(rules[0].content, skip_whitespace=True)
    assert [one.type for one in declarations] == ["declaration"] * len(layout.options)
    assert [one.name for one in declarations] == [f"--{name}" for name in layout.options]


@pytest.mark.parametrize(
    ("given", "settled"), [(True, "on"), (False, "none"), ("on", "on"), ("none", "none")]
)
def test_an_unquoted_on_is_the_choice_it_is_meant_for(layout: Layout, given: object, settled: str) -> None:
    values, findings = settle_options(layout, {"hung": given}, {})
    assert findings == ()
    assert values["hung"] == settled
