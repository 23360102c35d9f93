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

GUIDE = (Path(__file__).parents[2] / "docs" / "layouts.md").read_text(encoding="utf-8")


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    for name, text in re.findall(r"```\w+ file=(\S+)\n(.*?)```", GUIDE, re.DOTALL):
        file = tmp_path / "layouts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_example_is_a_layout(evening: Path) -> None:
    layout, findings = open_layout("evening", layout_roots(evening))
    assert findings == ()
    assert layout is not None
    assert (layout.title, layout.options["accent"].default, layout.grid.rows) == ("晚报", "#14508c", 123)
    values, findings = settle_options(layout, {"motto": "天天读"}, {})
    assert findings == ()
    assert '--motto: "天天读";' in options_css(layout, values)
    assert "var(--motto)" in stylesheets(layout, "pdf")[-1].text
    html = Templates(layout, values, {}).render("pull", content="引文", press="pdf")
    assert re.fullmatch(r'<div class="frame">\s*<aside class="pull">引文</aside>\s*</div>', html)


def test_the_mistake_it_shows_is_reported_like_that(evening: Path) -> None:
    file = evening / "layouts" / "evening" / "blocks" / "pull.html.j2"
    file.write_text(file.read_text(encoding="utf-8").replace("parent:pull", "parent:pul"), encoding="utf-8")
    layout, _ = open_layout("evening", layout_roots(evening))
    assert layout is not None
    with pytest.raises(LayoutFault) as caught:
        Templates(layout, {}, {}).render("pull", content="", press="pdf")
    (found,) = caught.value.findings
    assert f"error[{found.code}] {found.place} {found.message}" in GUIDE


def test_its_lists_are_complete() -> None:
    listed = re.search(r"filters are `(.*?)`", GUIDE, re.DOTALL)
    assert listed is not None
    named = set(listed[1].split())
    assert named <= set(filters_for(Meter()))
    assert set(filters_for(Meter())) - named == {"d"}
    keys = [
        field.alias or name for form in (LayoutForm, GridForm) for name, field in form.model_fields.items()
    ]
    assert [key for key in [*keys, *OptionKind] if f"`{key}`" not in GUIDE] == []
