"""Characters that only look like the ones that are meant."""

import sys
import unicodedata
from pathlib import Path

import pytest

from banxin.job.intake import take_in
from banxin.markup.lookalikes import ordinary


@pytest.mark.parametrize(
    ("character", "meant"),
    [
        ("⼀", "一"),
        ("⿕", "龠"),
        ("⺝", "月"),
        ("⻓", "长"),
        ("⻳", "龟"),
        ("\uf900", "\u8c48"),
        ("\U0002f800", "丽"),
        ("⋯", "…"),
        ("➀", "①"),
        ("\u212b", "\u00c5"),
    ],
)
def test_look_alikes_and_what_they_stand_for(character, meant):
    assert ordinary(character) == meant


@pytest.mark.parametrize("character", "一月…①（é２㎡\ufa0eｶ㇐〇·、")
def test_ordinary_characters_stay(character):
    assert ordinary(character) == ""


def test_no_look_alike_stands_for_another_one():
    for code in range(sys.maxunicode + 1):
        if 0xD800 <= code <= 0xDFFF:
            continue
        meant = ordinary(chr(code)) if code in range(0x2E00, 0x3100) or code in range(0xF900, 0xFB00) else ""
        assert not meant or (ordinary(meant) == "" and unicodedata.category(meant) == "Lo")


def test_the_desk_is_told_where_and_what_to_write(tmp_path: Path):
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 试印}\nlayout: book\ncontents: [{unit: a.md}]\n", encoding="utf-8"
    )
    (tmp_path / "a.md").write_text("---\nheadline: 题\n---\n\n文字和⋯，见⽂字⽂。\n", encoding="utf-8")
    found = {one.code: one for one in take_in(tmp_path).findings}
    assert found.keys() == {"font.missing-glyph", "article.lookalike"}  # the built-in faces have ⋯ but not ⽂
    assert "write … U+2026" in found["article.lookalike"].remedy
    assert "write 文 U+6587" in found["font.missing-glyph"].remedy
    assert (found["font.missing-glyph"].place.line, found["font.missing-glyph"].place.column) == (5, 7)
