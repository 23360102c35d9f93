"""The text of a story in the legs of a cut: in how many ways it may stand there, and what each costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from banxin.makeup.legs.breaking import CopyUnits, LegPlan, leg_plans, picture_alone, plans_beside, whole
from banxin.makeup.model.leg_rules import SpanCut
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import BlockKind, GalleyBlock, Story
from banxin.makeup.modules.figures import FigurePlacing, off_width, placings, unlifted
from banxin.makeup.modules.verse import form_of_verse


@dataclass(frozen=True, slots=True, eq=False)
class TextInLegs:
    """The text of a story in the legs of a cut: its pull quotes in or out, its picture in a leg or lifted."""

    plan: LegPlan
    galley: CopyUnits
    kept: tuple[int, ...]
    placing: FigurePlacing | None
    pull_dropped: bool
    cost: float


Texts = dict[tuple[str, tuple[int, int], int, int, float], tuple[TextInLegs, ...]]
"""What is known of the texts of stories: by key, extent, columns, legs and their measure."""


def texts_in_legs(
    story: Story, blocks: tuple[GalleyBlock, ...], cut: SpanCut, rules: MakeUpRules
) -> Iterator[TextInLegs]:
    """The text of a story in the legs of a cut, pull quotes in and out, its picture in a leg and lifted."""
    for placing in placings(story, cut, rules):
        lifted = placing.key if placing else ""
        for drop in _pull_choices(blocks) if rules.drop_pulls else (False,):
            kept = tuple(
                index
                for index, block in enumerate(blocks)
                if not (lifted and block.key == lifted) and not (drop and block.kind is BlockKind.PULL)
            )
            galley = CopyUnits([blocks[index] for index in kept], rules.legs)
            cost = (placing.cost if placing else unlifted(story, cut, rules)) + rules.prices.pull * drop
            cost += off_width(story, cut, placing, rules)
            for plan in _plans(galley, cut, placing, boxed=story.boxed):
                form = (
                    0 if story.boxed else _form_of_legs(plan, rules) + form_of_verse(galley, plan, cut, rules)
                )
                yield TextInLegs(plan, galley, kept, placing, drop, cost + form)


def _plans(
    galley: CopyUnits, cut: SpanCut, placing: FigurePlacing | None, *, boxed: bool
) -> tuple[LegPlan, ...]:
    """The legs of a text below its picture, or beside it; a frame and a picture without text are not cut into
    legs."""
    if boxed:
        return whole(galley)
    if placing is None:
        return leg_plans(galley, cut.legs)
    if not galley.units:
        return picture_alone(placing.rows)
    below = leg_plans(galley, cut.legs, placing.dips(cut.legs))
    beside = plans_beside(galley, cut.legs - placing.legs, placing.rows) if placing.legs < cut.legs else ()
    return (*below, *beside)


def has_empty_leg(plan: LegPlan) -> bool:
    """Whether a leg has no text although others have."""
    return any(not leg.rows for leg in plan.legs)


def is_one_row(plan: LegPlan) -> bool:
    """Whether each of several legs has a single row at most."""
    return len(plan.legs) > 1 and max(leg.rows for leg in plan.legs) == 1


def _pull_choices(blocks: Iterable[GalleyBlock]) -> tuple[bool, ...]:
    return (False, True) if any(block.kind is BlockKind.PULL for block in blocks) else (False,)


def _form_of_legs(plan: LegPlan, rules: MakeUpRules) -> float:
    """Demerits of legs that are shorter or deeper than an eye likes (N08)."""
    form = rules.form
    if not plan.legs:
        return plan.cost
    deepest = max(leg.rows for leg in plan.legs)
    cut_up = form.one_row_legs if len(plan.legs) > 1 and deepest == 1 else 0
    off = max(0, form.soft_least - deepest) + max(0, deepest - form.deepest)
    return plan.cost + cut_up + form.leg_row * off
