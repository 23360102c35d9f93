"""Words that no author wrote: one table for print and EPUB, by region."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path

import pytest

from banxin.layouts import layout_roots, open_layout, settle_options
from banxin.layouts.templates.rendering import Templates
from banxin.manuscript.publication import Lang
from banxin.sheets.labels import Labels, labels_for

_SIMPLIFIED = set("编转页录释词导读号码图说辑标识电国内统续书际邮发")
_SHARED = {"cover", "text", "landmarks", "periodical", "date", "page", "publisher", "listed", "number", "day"}


@pytest.mark.parametrize("lang", [Lang.HANT_TW, Lang.HANT_HK])
def test_no_simplified_character_stands_in_a_traditional_edition(lang: Lang) -> None:
    words = asdict(labels_for(lang))
    assert {name: text for name, text in words.items() if _SIMPLIFIED & {*text}} == {}


def test_every_label_with_a_simplified_character_has_its_traditional_form() -> None:
    here, there = labels_for(Lang.HANS), labels_for(Lang.HANT_TW)
    names = [field.name for field in fields(Labels) if _SIMPLIFIED & {*getattr(here, field.name)}]
    assert not [name for name in names if getattr(here, name) == getattr(there, name)]
    assert not _SHARED & {*names}


@pytest.mark.parametrize("layout", ["base", "broadsheet"])
@pytest.mark.parametrize(
    ("lang", "goes", "comes"),
    [
        (Lang.HANS, "（下转第3版）", "（上接第1版）"),
        (Lang.HANT_TW, "（下轉第3版）", "（上接第1版）"),
    ],
)
def test_jump_lines_follow_the_region(layout: str, lang: Lang, goes: str, comes: str) -> None:
    opened, _ = open_layout(layout, layout_roots(Path()), None)
    assert opened is not None
    values, _ = settle_options(opened, {}, {})
    templates = Templates(opened, values or {}, {})
    labels = labels_for(lang)
    assert goes in templates.render("jump", labels=labels, number=3, target="a--continued")
    page = templates.render(
        "continued", labels=labels, ident="a--continued", origin="a", number=1, stack_style=None,
        height=20, content="", legs="",
    )  # fmt: skip
    assert comes in page
