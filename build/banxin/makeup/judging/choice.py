"""Judging: of the pages that cost least, the one that looks best."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from banxin.makeup.judging.score import Sight, score_page
from banxin.makeup.judging.white import WELL_FILLED, white_share
from banxin.makeup.model.page import MadeUpPage, Module, PageFrame, PageRule, Unmet
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story
from banxin.makeup.modules.fit import story_fill
from banxin.makeup.modules.shapes import off_pin
from banxin.makeup.search.panels import panel_cuts
from banxin.makeup.search.partial import PartialPage, shapes_of, tree_of
from banxin.makeup.search.placing import decided_rows, place
from banxin.makeup.search.regions import rival
from banxin.manuscript.form.sheet import Region
from banxin.wording import Message

_SPREAD = 4  # rows left over for each story of a stack, up to which they are spread
_AT_FOOT = frozenset({Region.BOTTOM, Region.BOTTOM_LEFT, Region.BOTTOM_RIGHT})
_PLACES = sorted(Region, key=lambda region: "-" not in region.value)  # corners first
DEMERITS_PER_POINT = 8.0  # demerits of a tree that weigh as much as one point of the score


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """A page with its verdict: score and demerits together, and the pins that it does not grant; `part` is
    what was placed on it, at `cost` demerits."""

    page: MadeUpPage
    verdict: float
    unmet: tuple[Unmet, ...]
    part: PartialPage
    cost: float

    def grants_all_but(self, unmet: Collection[tuple[str, str]]) -> bool:
        """Whether no wish is unmet but these, each a story with the name of its pin."""
        return all((one.key, one.wish) in unmet for one in self.unmet)


def best_page(
    number: int, frame: PageFrame, parts: Iterable[tuple[float, PartialPage]], rules: MakeUpRules
) -> JudgedPage:
    """The best of the parts for one page; they must not be none."""
    judged = [judge(number, frame, part, cost, rules) for cost, part in parts]
    return min(judged, key=lambda one: (one.verdict, one.page.blueprint))


def judge(
    number: int,
    frame: PageFrame,
    part: PartialPage,
    cost: float,
    rules: MakeUpRules,
    heights: Mapping[str, int] | None = None,
) -> JudgedPage:
    """One page, placed and scored; `heights` are the rows of all modules where they are decided."""
    rows = (
        _laid_rows(part, frame) if heights is None or frame.fixed else decided_rows(part, heights, rules.gap)
    )
    laid = list(place(part, 0, frame.row, rows, rules, heights))
    modules = tuple(item for item in laid if isinstance(item, Module))
    lines = tuple(item for item in laid if isinstance(item, PageRule))
    stories = {shape.story.key: shape.story for shape in shapes_of(part)}
    sight = Sight(modules, stories, frame, rules, panel_cuts(part, frame))
    score = score_page(sight)
    shut = sight.trapped()
    unmet = tuple(unmet_pins(modules, stories, frame))
    white = white_share(modules, frame, rules.grid)
    page = MadeUpPage(
        number,
        frame,
        modules,
        lines,
        score,
        tuple(story_fill(module, stories[module.key], number) for module in modules),
        tree_of(part),
        white,
        shut[3] if shut else 0,
        round(max(0.0, white - WELL_FILLED) * frame.rows * rules.grid.span(frame.columns)),
    )
    vain = sum(not one.rival for one in unmet)
    verdict = score.total + cost / DEMERITS_PER_POINT + vain * rules.form.unmet
    return JudgedPage(page, round(verdict, 4), unmet, part, cost)


def _laid_rows(part: PartialPage, frame: PageFrame) -> int:
    """Rows over which the stories are laid. A few rows left over are spread among their feet; more of them
    stay together at the foot of the page, where a filler or an advertisement has room."""
    spare = frame.rows - part.rows
    sunk = bool(frame.fixed) or any(shape.story.pin.region in _AT_FOOT for shape in shapes_of(part))
    return part.rows if spare > _SPREAD * part.stack and not sunk else frame.rows


def unmet_pins(modules: Sequence[Module], stories: Mapping[str, Story], frame: PageFrame) -> Iterable[Unmet]:
    """What editors asked for and did not get on this page. Pins are those of the part before a jump."""
    for module in modules:
        pin = stories[module.key].pin
        if module.first_block:
            continue
        if pin.region is not None and not stands_in(module, pin.region, frame):
            yield _elsewhere(module.key, pin.region, modules, stories, frame)
        for name in off_pin(stories[module.key], module.columns, module.cut.legs):
            stands = {"columns": (pin.columns, module.columns), "legs": (pin.legs, module.cut.legs)}[name]
            yield Unmet(module.key, name, _elsewise(module.key, name, *stands), stands[0] or 0)


def _elsewhere(
    key: str, region: Region, modules: Sequence[Module], stories: Mapping[str, Story], frame: PageFrame
) -> Unmet:
    """What is said of a story that does not stand where it is pinned, with what stands there."""
    there = next((other.key for other in modules if stands_in(other, region, frame)), "")
    on_page = [stories[other.key] for other in modules if not other.first_block]
    better = rival(stories[key], on_page, frame.fixed)
    named = {"key": key, "value": region.value, "other": there}
    if not there:
        said = Message("{key} is pinned to the {value} and stands elsewhere", key=key, value=region.value)
    elif there != better:
        said = Message(
            "{key} is pinned to the {value} and stands elsewhere: with the other stories no page was found on"
            " which {other} leaves it that place",
            **named,
        )
    elif stories[there].fixed:
        said = Message(
            "{key} is pinned to the {value} and stands elsewhere: the advertisement {other} has that corner",
            **named,
        )
    else:
        said = Message(
            "{key} is pinned to the {value} and stands elsewhere: {other}, which is pinned there too, has it",
            **named,
        )
    return Unmet(key, "region", said, region.value, better if there == better else "")


def _elsewise(key: str, name: str, pinned: int | None, stands: int) -> Message:
    """What is said of a story in other columns, or legs, than are pinned."""
    if name == "legs":
        return Message(
            "{key} is pinned to {pinned} legs and stands in {stands}: with the other stories no page was"
            " found in which it has them",
            key=key,
            pinned=pinned or 0,
            stands=stands,
        )
    return Message(
        "{key} is pinned to {pinned} columns and stands in {stands}: with the other stories no page was found"
        " in which it has them",
        key=key,
        pinned=pinned or 0,
        stands=stands,
    )


def place_on_page(module: Module, frame: PageFrame) -> Region | None:
    """The corner of the page in which a module stands, else an edge that it touches; None inside the page."""
    return next((region for region in _PLACES if stands_in(module, region, frame)), None)


def stands_in(module: Module, region: Region, frame: PageFrame) -> bool:
    """Whether a module touches the edges of the page that its region names."""
    edges = {
        "top": module.row == frame.row,
        "bottom": module.row + module.rows == frame.row + frame.rows,
        "left": module.column == 0,
        "right": module.column + module.columns == frame.columns,
    }
    return all(edges[edge] for edge in region.value.split("-"))
