"""E-books as Chromium shows them: on narrow screens, in large type, on grounds that a reading system sets."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from banxin.job.layout_trial import Trial, try_layout
from banxin.layouts import open_layout, shelves
from banxin.layouts.making.answers import answered
from banxin.world import DISK

from .chromium import CHROMIUM, Screen, measured

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, and none is installed")

SCREENS = (
    Screen(320),
    Screen(320, ground="#000000", ink="#dddddd"),
    Screen(320, size=32),
    Screen(600, size=24),
)
_LONG = "https://www.w3.org/TR/epub-33/" + "sec-very-long-fragment-of-an-address-" * 3


def specimen(root: Path, layout: str) -> Path:
    """The specimen as an e-book alone, with faces for all its text, a long address and a wide table."""
    places = shelves(root, DISK, None)
    opened, findings = open_layout(layout, places.roots, None, places.world)
    assert opened is not None, findings
    for name, data in answered(opened).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    manifest = root / "manifest.yaml"
    text = manifest.read_text("utf-8")
    editions = "  print: {format: pdf, profile: screen}\n  reader: {format: epub}\n"
    assert editions in text
    manifest.write_text(text.replace(editions, "  reader: {format: epub, fonts: locked}\n"), "utf-8")
    head = "|".join(f" 第{at}栏Antidisestablishment{at} " for at in range(6))
    table = f"|{head}|\n|{'|'.join(['---'] * 6)}|\n|{'|'.join(['1234567890'] * 6)}|\n"
    with (root / "units/shuizhang.md").open("a", encoding="utf-8") as story:
        story.write(f"\n见 <{_LONG}>，又见 `{_LONG}`。\n\n{table}\n")
    return root


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["broadsheet", "magazine"])
def test_nothing_is_faint_or_too_wide_and_no_character_alone(tmp_path: Path, layout: str) -> None:
    root = specimen(tmp_path / "paper", layout)
    tried = try_layout(Trial(layout, formats=("epub",)), root)
    epub = tmp_path / "a.epub"
    epub.write_bytes(tried.printed["epub"].data)
    assert measured(epub, tmp_path / "open", SCREENS) == []


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    bad = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>'
        '<p style="color: #b3121b">甲</p><pre>' + "x" * 90 + "</pre><h1>甲乙<br/>丙</h1></body></html>"
    )
    epub = tmp_path / "bad.epub"
    with zipfile.ZipFile(epub, "w") as archive:
        archive.writestr("EPUB/bad.xhtml", bad)
    found = measured(epub, tmp_path / "open", (Screen(320, ground="#000000", ink="#dddddd"),))
    assert [one["kind"] for one in found] == ["faint", "wide", "alone"]
