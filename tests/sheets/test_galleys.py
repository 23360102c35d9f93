"""Blocks of a galley that are pulled again alone are as high as they are among the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from banxin.findings import Finding
from banxin.job.intake import Ready, take_in
from banxin.job.press import Order
from banxin.job.printing import _context
from banxin.job.setting_beside import ProofPuller
from banxin.layouts import specimen_files, stylesheets
from banxin.sheets.print.copy import Extent, PrintCopy
from banxin.sheets.print.copyfitting import unit_setting
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.galley import Galley, pull_galleys
from banxin.world import DISK
from banxin.world.shipped import shipped

_NEWSPAPERS = ("broadsheet", "tabloid", "office-news")
_OWN = "mine"


class _Puller:
    """Pulls proofs, and keeps how long each was."""

    at_once = 1

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def __call__(self, *copies: PrintCopy) -> Mapping[str, Extent]:
        self.lengths.append(sum(len(copy.html) for copy in copies))
        return ProofPuller(lambda copy: None, lambda number: None)(*copies)


def _set_with(root: Path, layout: str) -> EditionContext:
    """The context of the specimen, set with a layout that comes with Banxin, or with one of its own."""
    own = root / "layouts" / layout
    if layout == _OWN:
        (own / "sheets").mkdir(parents=True)
        (own / "layout.yaml").write_text(f"name: {layout}\nextends: tabloid\n", "utf-8")
        sheet = ".galley > div:not(:only-child, :nth-child(2)) { padding-top: 50pt }\n"
        (own / "sheets/pdf.css").write_text(sheet, "utf-8")
    for name, data in specimen_files(layout=layout).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    ready = take_in(root, world=DISK)
    assert isinstance(ready, Ready), [str(one) for one in ready.findings if isinstance(one, Finding)]
    edition = next(one for one in ready.publication.editions if one.format == "pdf")
    order = Order(ready, edition, DISK, lambda *told: None, lambda copy: None)
    return _context(order, stylesheets(ready.layout, "pdf"))


class _Untold(_Puller):
    """Tells nothing of widths other than those that blocks were set at."""

    def __call__(self, *copies: PrintCopy) -> Mapping[str, Extent]:
        return {ident: replace(one, grown=()) for ident, one in super().__call__(*copies).items()}


def _pulled(
    context: EditionContext, puller: _Puller, spans: Sequence[int] = (1,)
) -> Mapping[tuple[str, float], Galley]:
    units = [unit for unit in context.publication.units() if not unit.boxed]
    wanted = [(unit, context.layout.grid.span(span)) for unit in units for span in spans]

    def setting(unit, measure):  # type: ignore[no-untyped-def]
        return unit_setting(context, unit, measure)

    return MappingProxyType(pull_galleys(context, wanted, (), setting, puller).bodies)


@pytest.mark.parametrize("layout", _NEWSPAPERS)
def test_blocks_are_as_high_alone_as_among_the_others(tmp_path: Path, layout: str) -> None:
    """Of every element that there is: a third of the blocks is forgotten each time, until each was."""
    context, puller = _set_with(tmp_path, layout), _Puller()
    whole = _pulled(context, puller)
    keys = list(context.heights)
    for first in range(3):
        for key in keys[first::3]:
            del context.heights[key]
        assert _pulled(context, puller) == whole
    assert all(length < puller.lengths[0] for length in puller.lengths[1:])


@pytest.mark.parametrize("layout", [*_NEWSPAPERS, _OWN])
def test_a_galley_is_as_high_as_told_from_another_measure(tmp_path: Path, layout: str) -> None:
    """Of every element that there is. In a layout of one's own nothing is told, and all are set."""
    context, asked, set_apart = _set_with(tmp_path, layout), _Puller(), _Untold()
    told = _pulled(context, asked, (1, 2, 3))
    remembered = dict(context.heights)
    context.heights.clear()
    assert _pulled(context, set_apart, (1, 2, 3)) == told
    assert dict(context.heights) == remembered
    saved = sum(asked.lengths) < sum(set_apart.lengths)
    assert saved == (layout != _OWN)


def test_only_what_is_always_set_asks_for_its_width() -> None:
    """`--frame` is the width of what a text stands in: it is for boxes that are pulled at every width."""
    asking = {
        rule.split("{")[0].split("*/")[-1].strip()
        for sheet in shipped("layouts").glob("*/sheets/*.css")
        for rule in sheet.read_text("utf-8").split("}")
        if "var(--frame)" in rule
    }
    assert asking == {".notice-title"}


def test_in_a_layout_of_ones_own_all_blocks_may_hang_together(tmp_path: Path) -> None:
    context, puller = _set_with(tmp_path, _OWN), _Puller()
    whole = _pulled(context, puller)
    del context.heights[next(iter(context.heights))]
    assert _pulled(context, puller) == whole
