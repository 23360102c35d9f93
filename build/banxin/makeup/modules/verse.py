"""Verse: lines that end where their author ends them, beside which a wide leg stays white."""

from __future__ import annotations

from banxin.makeup.legs.breaking import CopyUnits, LegPlan
from banxin.makeup.model.leg_rules import SpanCut
from banxin.makeup.model.rules import MakeUpRules

_SET_IN = 1.0  # 字 by which a verse is set in from the edges, where its leg has them
_HALF_MARK = 0.5  # 字 that a mark at a line end gives up


def form_of_verse(galley: CopyUnits, plan: LegPlan, cut: SpanCut, rules: MakeUpRules) -> float:
    """Demerits of legs too narrow for the lines of a verse, or of the white beside them, and of legs that a
    verse leaves empty."""
    verses = [block for block in galley.blocks if block.width]
    if not verses:
        return 0.0
    white = sum(block.rows * max(0.0, cut.measure - block.width - _SET_IN) for block in verses)
    white += sum(cut.measure * plan.depth for leg in plan.legs if not leg.rows)
    turned = any(cut.measure + _HALF_MARK < block.width for block in verses)
    return rules.form.verse_white * white / rules.grid.measure + rules.form.verse_turned * turned


def is_verse(galley: CopyUnits) -> bool:
    """Whether a text is verse alone."""
    return bool(galley.blocks) and all(block.width for block in galley.blocks)
