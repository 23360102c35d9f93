"""JSON Schemas of one layout, which text editors complete YAML by."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.layouts import article_schema_of, builtin_layouts, manifest_schema_of, open_layout
from banxin.manuscript.form.genre_words import BUILT_IN_KINDS, GENRE_WORDS

from .themes import GRID, Shelf

DESCRIPTION = (
    "name: own\nextends: base\n"
    + GRID
    + """options:
  air: {type: length, default: 2mm, help: {zh-Hans: 空, zh-Hant: 空白}}
  turns: {type: integer, default: 2, min: 1, max: 9}
  look: {type: choice, choices: [plain, rich], default: plain}
presets: {墨: {look: rich}}
fields:
  issue: {price: {type: text, required: true, help: 定价}, cover: {type: image}, notes: {type: list, max: 3}}
  unit: {hero: {type: image, kinds: [feature], required: true}, by: {type: person}, day: {type: date}}
kinds: {feature: {names: [特写]}}
labels: {zh-Hans: {receivers_of: 主送}}
"""
)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "layouts")
    shelf.put("own", DESCRIPTION)
    return shelf


def test_a_manifest_of_a_layout(shelf: Shelf) -> None:
    layout, _ = open_layout("own", (shelf.root, builtin_layouts()))
    assert layout is not None
    made = manifest_schema_of(layout, "zh-Hant", ("contents", "title_page"))
    keys = made["properties"]
    options = keys["options"]["properties"]
    assert options["air"] == {"type": ["string", "number"], "description": "空白", "default": "2mm"}
    assert options["turns"] == {"type": "integer", "minimum": 1, "maximum": 9, "default": 2}
    assert options["look"]["enum"] == ["plain", "rich"]
    assert "accent" in options  # inherited
    assert keys["options"]["additionalProperties"] is False
    assert keys["preset"]["enum"] == ["墨"]
    assert keys["fields"]["required"] == ["price"]
    assert keys["fields"]["properties"]["price"]["description"] == "定价"
    assert keys["fields"]["properties"]["notes"]["maxItems"] == 3
    assert {"contents", "title-page", "receivers-of"} <= set(keys["labels"]["propertyNames"]["enum"])
    assert keys["contents"]["items"]["oneOf"]  # what every manifest has is there as well


def test_an_article_of_a_layout(shelf: Shelf) -> None:
    layout, _ = open_layout("own", (shelf.root, builtin_layouts()))
    assert layout is not None
    keys = article_schema_of(layout, "zh-Hans")["properties"]
    assert {"feature", "特写", *BUILT_IN_KINDS} <= set(keys["kind"]["enum"])
    assert set(keys["fields"]["properties"]) == {"hero", "by", "day"}
    assert "required" not in keys["fields"]  # a hero is for features alone
    assert "feature" in keys["fields"]["properties"]["hero"]["description"]
    assert keys["fields"]["properties"]["day"] == {"type": "string", "format": "date"}


def test_words_of_built_in_kinds_have_one_source() -> None:
    layout, _ = open_layout("base", (builtin_layouts(),))
    assert layout is not None
    assert {name: layout.kinds[name].names for name in GENRE_WORDS} == dict(GENRE_WORDS)
