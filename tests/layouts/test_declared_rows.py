"""What a layout declares by name, as it is shown."""

from __future__ import annotations

import pytest

from banxin.layouts.reference.declarations import Declared
from banxin.layouts.reference.declared_rows import declared_rows
from banxin.wording import Language, said

HERO = {"type": "image", "kinds": ["feature", "column"], "help": {"zh-Hans": "大图", "en": "Picture"}}


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("presets", {"accent": "#b3261e", "drop-cap": 0}, [("甲", "accent: #b3261e, drop-cap: 0")]),
        ("pages", {"furniture": {"blank": "none"}}, [("甲", "furniture: {blank: none}")]),
        ("press", "coated", [("甲", "coated")]),
        ("kinds", {"label": {"zh-Hans": "特稿", "zh-Hant": "特稿"}}, [("甲", "label: 特稿")]),
        ("labels", {"price": "定价"}, [("甲", "price: 定价")]),
        (
            "fields",
            {"hero": HERO, "lede": {"type": "text"}},
            [("甲.hero", "type: image, kinds: [feature, column], help: Picture"), ("甲.lede", "type: text")],
        ),
    ],
)
def test_a_field_has_a_row_and_words_are_the_readers(
    key: str, value: object, expected: list[tuple[str, str]]
) -> None:
    rows = declared_rows(key, {"甲": Declared(value, "own")}, lambda text: said(text, Language.ENGLISH))
    assert [*rows] == [(name, shown, "own") for name, shown in expected]
