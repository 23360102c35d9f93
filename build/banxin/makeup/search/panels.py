"""Cuts that run through the whole page, with nothing to bridge them (断版, N24)."""

from __future__ import annotations

from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.tree import Cutting
from banxin.makeup.search.partial import PartialPage


def panel_cost(part: PartialPage, frame: PageFrame, rules: MakeUpRules) -> float:
    """Demerits of a cut that runs through the whole page (断版)."""
    return rules.form.panel * panel_cuts(part, frame)


def panel_cuts(part: PartialPage, frame: PageFrame) -> int:
    """Cuts through the whole page that nothing bridges (N24).

    An upright cut is bridged by a banner above it. A band of one story across the page, at the head or
    the foot, is deliberate, and bridges what is cut upright below or above it.
    """
    if part.cutting is None:
        return 0
    if part.cutting is Cutting.BESIDE:
        return 0 if frame.banner else 1
    first, second = part.first, part.second
    if first is None or second is None or (first.shape is None and second.shape is None):
        return 1
    rest = second if first.shape is not None else first
    return panel_cuts(rest, frame) if rest.cutting is Cutting.STACK else 0
