"""The guide for designers is true: its example is a layout, its lists are those of the engine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from banxin.layouts import (
    LayoutFault,
    Templates,
    layout_roots,
    open_layout,
    options_css,
    settle_options,
    stylesheets,
)
from banxin.layouts.description.schema import GridForm, LayoutForm
from banxin.layouts.options.options import OptionKind
from banxin.layouts.templates.budget import Meter
from banxin.layouts.templates.filters import filters_for
from banxin.layouts.templates.filters import tests_for as ways_to_ask
from project.walkthrough import Write, steps

PAGE = Path(__file__).parents[2] / "docs" / "layouts.md"
GUIDE = PAGE.read_text(encoding="utf-8")
CHINESE = (PAGE.parent / "layouts.zh-CN.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def vista(tmp_path: Path) -> Path:
    for step in steps(PAGE):
        if isinstance(step, Write) and step.path.startswith("my-mag/"):
            step.into(tmp_path)
    return tmp_path / "my-mag"


def test_the_example_is_a_layout(vista: Path) -> None:
    layout, findings = open_layout("vista", layout_roots(vista))
    assert findings == ()
    assert layout is not None
    assert (layout.title, layout.options["accent"].default, list(layout.presets)) == (
        "远望",
        "#0f6b63",
        ["墨"],
    )
    values, findings = settle_options(layout, {"pull-mark": "■"}, {})
    assert findings == ()
    assert '--pull-mark: "■";' in options_css(layout, values)
    assert "var(--accent)" in stylesheets(layout, "pdf")[-1].text
    html = Templates(layout, values, {}).render("pull", content="引文", press="pdf")
    assert re.sub(r"\s*\n\s*", "", html) == (
        '<div class="pull-frame"><p class="pull-mark">■</p><aside class="pull">引文</aside></div>'
    )


def test_the_mistake_it_shows_is_reported_like_that(vista: Path) -> None:
    file = vista / "layouts" / "vista" / "blocks" / "pull.html.j2"
    file.write_text(file.read_text(encoding="utf-8").replace("parent:pull", "parent:pul"), encoding="utf-8")
    layout, _ = open_layout("vista", layout_roots(vista))
    assert layout is not None
    with pytest.raises(LayoutFault) as caught:
        Templates(layout, settle_options(layout, {}, {})[0], {}).render("pull", content="", press="pdf")
    (found,) = caught.value.findings
    assert f"error[{found.code}] {found.place} {found.message}" in GUIDE


def test_its_lists_are_complete() -> None:
    listed = re.search(r"filters are `(.*?)`", GUIDE, re.DOTALL)
    assert listed is not None
    named = set(listed[1].split())
    assert named <= set(filters_for(Meter()))
    assert set(filters_for(Meter())) - named == {"d"}
    tests_listed = re.search(r"and tests, .*? are `(.*?)`", GUIDE, re.DOTALL)
    assert tests_listed is not None
    assert set(tests_listed[1].split()) == {name for name in ways_to_ask(Meter()) if name[0].isalpha()}
    keys = [
        field.alias or name for form in (LayoutForm, GridForm) for name, field in form.model_fields.items()
    ]
    assert [key for key in [*keys, *OptionKind] if f"`{key}`" not in GUIDE] == []


SAID_ABOVE = {
    "file": ("`{}`:", "`{}`："),
    "again": ("`{}`, whole again:", "`{}`，整个换掉："),
    "add": ("At the end of `{}`:", "加在 `{}` 末尾："),
}
SHOWN = re.compile(r"^```\S+ (file|add)=(\S+)$", re.MULTILINE)


@pytest.mark.parametrize(("page", "language"), [(GUIDE, 0), (CHINESE, 1)], ids=["en", "zh-CN"])
def test_what_stands_above_a_listing_is_what_its_fence_says(page: str, language: int) -> None:
    """A fence's info is not seen once the page is rendered: its file, and whether it replaces, are said."""
    listings = list(SHOWN.finditer(page))
    assert len(listings) >= 25
    seen: set[str] = set()
    for listing in listings:
        above = page[: listing.start()].rstrip().rpartition("\n")[2]
        way = "again" if listing[1] == "file" and listing[2] in seen else listing[1]
        assert above == SAID_ABOVE[way][language].format(listing[2])
        seen.add(listing[2])


def sections(page: str) -> list[tuple[int, int, int, frozenset[str]]]:
    """Of each section its level, pictures, rows of tables, and what stands in code; in their order."""
    found = []
    for part in re.split(r"^(?=#+ )", FENCED.sub("", page), flags=re.MULTILINE)[1:]:
        names = {" ".join(code.split()) for code in re.findall(r"`([^`]+)`", part)}
        found.append(
            (
                len(part) - len(part.lstrip("#")),
                part.count("!["),
                len(re.findall(r"^\|", part, re.MULTILINE)),
                frozenset(
                    name for name in names if name.isascii() and "NAME" not in name and len(name) < 120
                ),
            )
        )
    return found


def without_comments(listing: str) -> str:
    return re.sub(r" +# .*", "", listing)


def test_both_languages_say_the_same() -> None:
    assert [*map(without_comments, FENCED.findall(CHINESE))] == [
        *map(without_comments, FENCED.findall(GUIDE))
    ]
    english, chinese = sections(GUIDE), sections(CHINESE)
    assert len(english) == len(chinese)
    for one, other in zip(english, chinese, strict=True):
        assert one == other
