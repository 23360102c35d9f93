"""Blocks of a galley that are pulled again alone are as high as they are among the others."""

from __future__ import annotations

from collections.abc import Mapping
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


def _pulled(context: EditionContext, puller: _Puller) -> Mapping[tuple[str, float], Galley]:
    units = [unit for unit in context.publication.units() if not unit.boxed]
    wanted = [(unit, context.layout.grid.span(1)) for unit in units]

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


def test_in_a_layout_of_ones_own_all_blocks_may_hang_together(tmp_path: Path) -> None:
    context, puller = _set_with(tmp_path, _OWN), _Puller()
    whole = _pulled(context, puller)
    del context.heights[next(iter(context.heights))]
    assert _pulled(context, puller) == whole
