"""Stories that were fitted before in a process are fitted again only where something is otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from banxin.job.intake import Ready, take_in
from banxin.job.press import Order
from banxin.job.printing import _context
from banxin.layouts import stylesheets
from banxin.makeup.heads.sense import jieba_words
from banxin.sheets.print.copy import Extent, PrintCopy
from banxin.sheets.print.copyfitting import FittedStories, fit_copy
from banxin.sheets.print.fitted_before import FittedBefore
from banxin.sheets.print.page_rules import read_page_rules
from banxin.world import DISK

_MANIFEST = """\
banxin: 1
publication: {title: 试报, publisher: 试社}
issue: {number: 1, date: 2024-03-05}
layout: tabloid
contents: [{unit: a.md}, {unit: b.md}]
slug: test
editions: {print: {format: pdf}}
"""
_IDENT = re.compile(r'id="([^"]*)"')


class _Puller:
    """Proofs on which a block is as high as its HTML is long."""

    at_once = 1

    def __init__(self) -> None:
        self.html = ""

    def __call__(self, *copies: PrintCopy) -> Mapping[str, Extent]:
        found: dict[str, Extent] = {}
        for copy in copies:
            self.html += copy.html
            places = [(one.group(1), one.start()) for one in _IDENT.finditer(copy.html)]
            found |= {ident: Extent(0, 0, at / 10, 0, 0) for ident, at in places}
        return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "manifest.yaml").write_text(_MANIFEST, "utf-8")
    for name in "ab":
        (tmp_path / f"{name}.md").write_text(f"---\nheadline: 题目{name}\n---\n\n正文{name}一段。\n", "utf-8")
    return tmp_path


def _fitted(root: Path, before: FittedBefore | None) -> tuple[FittedStories, str]:
    """The stories as they are fitted now, and what was measured for them."""
    ready = take_in(root)
    assert isinstance(ready, Ready), ready.findings
    order = Order(replace(ready, fitted=before), ready.publication.editions[0], DISK, print, print)
    context = _context(order, stylesheets(ready.layout, "pdf"))
    form, puller = read_page_rules(context.layout), _Puller()
    fitted = fit_copy(context, form.rules(context.layout, 1), form.head_style(), jieba_words(), puller)
    return fitted, puller.html


def _correct(root: Path) -> None:
    (root / "b.md").write_text("---\nheadline: 题目b\n---\n\n正文b改了一段。\n", "utf-8")


def test_a_corrected_story_is_measured_alone_and_all_come_out_as_anew(root: Path) -> None:
    before = FittedBefore()
    _fitted(root, before)
    _correct(root)
    fitted, measured = _fitted(root, before)
    anew, everything = _fitted(root, None)
    assert "正文b" in measured
    assert "正文a" not in measured
    assert "正文a" in everything
    assert fitted.stories == anew.stories
    assert fitted.galleys.bodies == anew.galleys.bodies
    assert _fitted(root, before) == (fitted, "")


def _other_place(root: Path) -> None:
    text = _MANIFEST.replace("[{unit: a.md}, {unit: b.md}]", "[{unit: b.md}, {unit: a.md}]")
    (root / "manifest.yaml").write_text(text, "utf-8")


def _other_size(root: Path) -> None:
    (root / "manifest.yaml").write_text(f"{_MANIFEST}options: {{body-size: 12}}\n", "utf-8")


def _other_name(root: Path) -> None:
    (root / "manifest.yaml").write_text(_MANIFEST.replace("试报", "新报"), "utf-8")


@pytest.mark.parametrize("change", [_other_place, _other_size, _other_name])
def test_where_what_all_share_is_otherwise_all_come_out_as_anew(
    root: Path, change: Callable[[Path], None]
) -> None:
    before = FittedBefore()
    _fitted(root, before)
    change(root)
    fitted, _ = _fitted(root, before)
    assert fitted.stories == _fitted(root, None)[0].stories


def test_with_a_layout_of_ones_own_nothing_is_kept(root: Path) -> None:
    own = root / "layouts" / "ours"
    (own / "blocks").mkdir(parents=True)
    (own / "layout.yaml").write_text("name: ours\nextends: tabloid\n", "utf-8")
    (root / "manifest.yaml").write_text(_MANIFEST.replace("tabloid", "ours"), "utf-8")
    before = FittedBefore()
    _fitted(root, before)
    (own / "blocks" / "paragraph.html.j2").write_text("<p>别样{{ text }}</p>\n", "utf-8")
    assert "别样" in _fitted(root, before)[1]
