"""What a layout says about newspaper pages: `modules` of layout.yaml, read into the rules of make-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from banxin.findings import Finding, finding, nearest
from banxin.layouts import Layout, LayoutFault
from banxin.layouts.description.form import expected_of, value_shown
from banxin.makeup.heads.stacks import STANDARD_HEADS, HeadStyle
from banxin.makeup.judging.score import STANDARD_WEIGHTS, weight_faults
from banxin.makeup.model.leg_rules import STANDARD_CUTS, CutRules
from banxin.makeup.model.rules import STANDARD_GAP, FormRules, MakeUpRules
from banxin.makeup.model.story import StoryRank
from banxin.manuscript.form.sheet import LARGEST_HEAD, SMALLEST_HEAD
from banxin.wording import Message, listed

Points = Annotated[float, Field(ge=SMALLEST_HEAD, le=LARGEST_HEAD)]
Sizes = Annotated[tuple[Points, ...], Field(min_length=1, max_length=8)]


Gutters = Annotated[tuple[Annotated[float, Field(ge=0.5, le=6)], ...], Field(min_length=1, max_length=6)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class BandForm(_Closed):
    """A band at the head of a page: its 行, and the largest size of its type in pt."""

    rows: Annotated[int, Field(ge=0, le=60)]
    size: Points


class HeadsForm(_Closed):
    """Sizes in pt of main heads for each rank, the wanted one first; `side` allows 竖题, `display` says how
    many times the largest size of its rank a head may have on a page with room."""

    lead: Sizes = STANDARD_HEADS.scale[StoryRank.LEAD]
    peer: Sizes = STANDARD_HEADS.scale[StoryRank.PEER]
    normal: Sizes = STANDARD_HEADS.scale[StoryRank.NORMAL]
    brief: Sizes = STANDARD_HEADS.scale[StoryRank.BRIEF]
    side: bool = STANDARD_HEADS.side
    display: Annotated[float, Field(ge=1, le=3)] = STANDARD_HEADS.display


class MeasuresForm(_Closed):
    """Measures in 字: `narrow` to `wide` are wanted, `narrowest` to `widest` allowed."""

    narrowest: Annotated[float, Field(ge=6, le=60)] = STANDARD_CUTS.narrowest
    narrow: Annotated[float, Field(ge=6, le=60)] = STANDARD_CUTS.narrow
    wide: Annotated[float, Field(ge=6, le=60)] = STANDARD_CUTS.wide
    widest: Annotated[float, Field(ge=6, le=60)] = STANDARD_CUTS.widest
    gutters: Gutters = STANDARD_CUTS.gutters


class ModulesForm(_Closed):
    """`modules` of layout.yaml: bands, rows between stories, sizes of heads, measures, weights of the
    score, named blueprints.

    `nameplate` (报头) stands on page 1 alone, `banner` (通栏) on the first page made up.
    """

    nameplate: BandForm = BandForm(rows=12, size=64)
    banner: BandForm = BandForm(rows=9, size=60)
    gap: Annotated[int, Field(ge=1, le=8)] = STANDARD_GAP
    heads: HeadsForm = HeadsForm()
    measures: MeasuresForm = MeasuresForm()
    weights: Mapping[str, Annotated[float, Field(ge=0, le=100)]] = {}
    blueprints: Mapping[str, Any] = {}

    def rules(self, layout: Layout, per_span: int) -> MakeUpRules:
        """The rules of make-up on the layout's grid, with `per_span` cuts of every span."""
        measures = self.measures
        cuts = CutRules(
            measures.narrowest, measures.narrow, measures.wide, measures.widest, measures.gutters, per_span
        )
        return MakeUpRules(
            layout.grid,
            cuts,
            form=FormRules(narrow=measures.narrow, wide=measures.wide),
            gap=self.gap,
            sides=self.heads.side,
            weights=dict(self.weights),
        )

    def head_style(self) -> HeadStyle:
        """How headline stacks are sized."""
        heads = self.heads
        scale = {
            StoryRank.LEAD: heads.lead,
            StoryRank.PEER: heads.peer,
            StoryRank.NORMAL: heads.normal,
            StoryRank.BRIEF: heads.brief,
        }
        return HeadStyle(scale=scale, side=heads.side, display=heads.display)


def read_page_rules(layout: Layout) -> ModulesForm:
    """The `modules` of `layout`; raises LayoutFault with one finding for each thing that is wrong."""
    try:
        form = ModulesForm.model_validate(dict(layout.modules))
    except ValidationError as error:
        raise LayoutFault(*(_finding(layout, fault) for fault in error.errors(include_url=False))) from error

    place = layout.places.get("modules.weights") or layout.file.whole()
    if faults := weight_faults(form.weights):
        raise LayoutFault(
            *(
                finding(
                    "layout.broken",
                    Message("modules.weights: {one}", one=one),
                    place,
                    expected=Message("one of {names}", names=listed(STANDARD_WEIGHTS)),
                )
                for one in faults
            )
        )
    _check_order(layout, form.measures)
    return form


def _check_order(layout: Layout, measures: MeasuresForm) -> None:
    """Raise where a measure is larger than one that has to be as large at least."""
    for (name, value), (other, most) in pairwise([*measures][:-1]):  # the last are gutters
        if value > most:
            written = name if f"modules.measures.{name}" in layout.places else other
            place = layout.places.get(f"modules.measures.{written}") or layout.file.whole()
            message = Message(
                "`{name}` is {value:g} 字, more than `{other}`, {most:g} 字.",
                name=name,
                value=value,
                other=other,
                most=most,
            )
            expected = Message("narrowest ≤ narrow ≤ wide ≤ widest")
            raise LayoutFault(finding("layout.broken", message, place, expected=expected))


def _finding(layout: Layout, fault: ErrorDetails) -> Finding:
    steps = [str(step) for step in fault["loc"]]
    path = ".".join(("modules", *steps))
    place = layout.places.get(path) or layout.places.get("modules") or layout.file.whole()
    if fault["type"] == "extra_forbidden":
        valid = _keys_at(steps[:-1])
        where = Message("in `{path}`", path=".".join(("modules", *steps[:-1])))
        return finding(
            "layout.broken",
            Message("`{key}` is not known {where}.", key=steps[-1], where=where),
            place,
            expected=Message("one of {names}", names=listed(valid)),
            nearest=nearest(steps[-1], valid),
        )
    if fault["type"] == "missing":
        return finding("layout.broken", Message("`{name}` has no value.", name=path), place)
    message = Message("`{name}` cannot be {shown}.", name=path, shown=value_shown(fault["input"]))
    return finding("layout.broken", message, place, expected=expected_of(fault))


def _keys_at(steps: Sequence[str]) -> tuple[str, ...]:
    """The keys that are known at a place of `modules`."""
    form: type[BaseModel] = ModulesForm
    for step in steps:
        kind = form.model_fields[step].annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            form = kind
    return tuple(form.model_fields)
