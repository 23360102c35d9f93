"""The pictures of layouts in the guide: all there, small, and named where they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from banxin.layouts import layout_roots, list_layouts, open_layout
from option_pictures import PICTURED, PICTURES, Shown, parted, shows_change

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "layouts.md").read_text(encoding="utf-8")
LIMIT = 3_750_000  # bytes of all pictures together: six layouts with all presets, and options


def test_the_gallery_has_every_built_in_layout_and_stays_small() -> None:
    page = (DOCS / "gallery" / "index.html").read_text(encoding="utf-8")
    pictures = set(re.findall(r'src="([^"]+)"', page))
    assert pictures == {path.name for path in (DOCS / "gallery").glob("*.png")}
    for entry in list_layouts():
        layout, _ = open_layout(entry.name, layout_roots(None))
        assert layout is not None
        (section,) = re.findall(rf'<section id="{entry.name}">(.*?)</section>', page, re.DOTALL)
        named = {name for names in re.findall("<h3>(.*?)</h3>", section) for name in names.split("、")}
        assert f"{entry.name}-1.png" in pictures
        assert set(layout.presets) <= named, entry.name  # those that look the same stand together
    sizes = [path.stat().st_size for path in DOCS.rglob("*.png")]
    assert sum(sizes) < LIMIT


def test_every_picture_of_the_guide_is_there_and_every_ordinary_option_has_one() -> None:
    guide = re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)
    named = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", guide)
    assert [name for name in named if not (DOCS / name).is_file()] == []
    layout, _ = open_layout("broadsheet", layout_roots(None))
    book, _ = open_layout("book", layout_roots(None))
    assert layout is not None
    assert book is not None
    of_type = {name for one in (layout, book) for name, option in one.options.items() if option.sets}
    assert {f"pictures/options/{name}.png" for name in of_type} <= set(named)


@pytest.mark.parametrize("shown", PICTURED, ids=lambda shown: shown.name)
def test_a_picture_of_an_option_shows_what_it_changes(shown: Shown) -> None:
    with Image.open(PICTURES / f"{shown.name}.png") as picture:
        assert shows_change(parted(shown, picture.convert("RGB")))
