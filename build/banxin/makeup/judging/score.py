"""The score of a page: eleven terms from its geometry alone (docs/make-up.md), lower is better.

Each term is 0 where nothing is to be said against the page and 1 where nothing speaks for it; the
weights sum to 100 and are data that a layout may set.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from banxin.makeup.judging.gray import grayest
from banxin.makeup.judging.head_faults import against_rank, outsized
from banxin.makeup.judging.pictures import outdone
from banxin.makeup.judging.white import InkBox, ink, trapped_white, white_share
from banxin.makeup.model.page import Module, PageFrame, Score, Term
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import WEIGHTS, Story, StoryRank
from banxin.makeup.modules.fit import legs_for_text
from banxin.makeup.search.partial import like_sizes, stand_apart
from banxin.wording import Message

STANDARD_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"W": 12, "U": 14, "B": 10, "Hd": 10, "T": 12, "P": 10, "G": 6, "A": 4, "M": 10, "C": 4, "E": 8}
)
_WHITE = (0.12, 0.25)
_GRAY_COLUMNS, _GRAY_ROWS = 3, 30  # larger plain text is gray (N28)
_OFF_CENTRE = 0.08

_NO_STORIES = frozenset({StoryRank.NOTE, StoryRank.NOTICE, StoryRank.ADVERTISEMENT})


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as the judge sees it. `panels` counts the cuts that nothing bridges."""

    modules: tuple[Module, ...]
    stories: Mapping[str, Story]
    frame: PageFrame
    rules: MakeUpRules
    panels: int

    @property
    def headed(self) -> tuple[Module, ...]:
        """The modules that have a head."""
        return tuple(module for module in self.modules if module.head.lines)

    def story(self, module: Module) -> Story:
        """The story of a module."""
        return self.stories[module.key]

    def trapped(self) -> InkBox | None:
        """The largest patch of white that is shut in."""
        return trapped_white(self.modules, self.frame, self.rules.grid, self.rules.gap)


TermValue = tuple[float, str]


def score_page(sight: Sight) -> Score:
    """Every term with its weight and the fact behind it."""
    weights = {**STANDARD_WEIGHTS, **sight.rules.weights}
    terms = []
    for name, judge in TERMS.items():
        value, fact = judge(sight)
        terms.append(Term(name, round(min(1.0, max(0.0, value)), 4), weights[name], fact))
    return Score(tuple(terms))


def weight_faults(weights: Mapping[str, float]) -> tuple[str, ...]:
    """What is wrong with weights that a layout sets: unknown terms, negative ones, a sum that is not 100."""
    faults: list[str] = [
        Message("{name} is no term of the score", name=name)
        for name in weights
        if name not in STANDARD_WEIGHTS
    ]
    faults += [
        Message("the weight of {name} is negative", name=name)
        for name, weight in weights.items()
        if weight < 0
    ]
    total = sum({**STANDARD_WEIGHTS, **weights}.values())
    if not faults and not math.isclose(total, 100, abs_tol=0.01):
        faults.append(Message("the weights sum to {total:g}, not to 100", total=total))
    return tuple(faults)


def _white(sight: Sight) -> TermValue:
    """W, N27: 0.12–0.25 of a newspaper page is white, and no large patch is shut in."""
    share = white_share(sight.modules, sight.frame, sight.rules.grid)
    off = max(0.0, _WHITE[0] - share, share - _WHITE[1]) / 0.15
    shut = sight.trapped()
    rows = shut[3] if shut else 0
    return off + 0.08 * max(0, rows - 2), f"white {share:.3f}, trapped {rows} rows"


def _fit(sight: Sight) -> TermValue:
    """U: rows over or under, over the rows there are."""
    off = sum((module.over * 4 + max(0, module.slack.foot - 1)) * module.columns for module in sight.modules)
    return 4 * off / (sight.frame.rows * sight.frame.columns), f"{off} column rows over or under"


def _balance(sight: Sight) -> TermValue:
    """B, N06 N07 N12: the longest leg over an even share, feet that are not level, lone lines."""
    long = sum(_excess(module) for module in sight.modules)
    uneven = sum(module.uneven for module in sight.modules)
    lone = sum(module.lone for module in sight.modules)
    value = (long + uneven + lone) / (2 * max(1, len(sight.modules)))
    return value, f"{long} rows too long, {uneven} uneven, {lone} lone lines"


def _excess(module: Module) -> int:
    if not module.legs:
        return 0
    taken = [leg.row + leg.rows - module.text_row for leg in module.legs]
    hollow = sum(leg.row - module.text_row for leg in module.legs)
    return max(0, max(taken) - math.ceil((module.text_rows + hollow) / legs_for_text(module)))


def head_area(module: Module) -> float:
    """Area of the letters of a main head, in square pt."""
    return sum(len(line) for line in module.head.lines) * module.head.size**2


def _hierarchy(sight: Sight) -> TermValue:
    """Hd, N22 N23: heads rank as their stories do; those of equals are equal."""
    peers = [module for module in sight.headed if sight.story(module).rank is StoryRank.PEER]
    value = 0.0
    if len(peers) > 1:
        sizes = [module.head.size for module in peers]
        areas = [head_area(module) for module in peers]
        airs = {module.slack.air for module in peers}
        value += 2 * (max(sizes) / min(sizes) - 1) + 0.5 * max(0.0, max(areas) / min(areas) - 1.15)
        value += 0.1 * (len(airs) - 1)
    contrary = against_rank(sight.modules, sight.stories)
    value += 0.1 * outsized(sight.modules, sight.stories)
    free = [module for module in sight.modules if not _is_sized(sight.story(module))]
    smaller = outdone(free, sight.stories, sight.rules.grid) is not None
    fact = f"{contrary} pairs against their rank, {len(peers)} equals"
    return value + 0.25 * contrary + 0.5 * smaller, fact + ", the lead's picture is not the largest" * smaller


def _is_sized(story: Story) -> bool:
    """Whether the picture of a story that is no lead has its width from its author."""
    return story.rank is not StoryRank.LEAD and any(figure.columns for figure in story.figures)


def tombstones(modules: Sequence[Module], rules: MakeUpRules) -> int:
    """Pairs of heads of like size side by side with less than a column between (碰题, N21)."""
    count = 0
    for one, other in combinations([module for module in modules if module.head.lines], 2):
        if one.head.side or other.head.side or not like_sizes(one.head.size, other.head.size):
            continue
        beside = other.column == one.column + one.columns or one.column == other.column + other.columns
        (top, foot), (other_top, other_foot) = _main_rows(one), _main_rows(other)
        if beside and top < other_foot and other_top < foot:
            left, right = sorted((one, other), key=lambda module: module.column)
            count += not stand_apart(_empty(left, rules), _empty(right, rules), rules)
    return count


def _empty(module: Module, rules: MakeUpRules) -> float:
    """字 of its span that a head leaves empty."""
    return (1 - module.head.fill) * rules.grid.span(module.columns)


def _main_rows(module: Module) -> tuple[int, int]:
    """Rows of the page that the main head takes: a head three or four rows lower is cured (§3.1)."""
    top, foot = module.head.main_band
    return module.row + top, module.row + foot


def _tombstones(sight: Sight) -> TermValue:
    """T, N21."""
    count = tombstones(sight.modules, sight.rules)
    return count / 2, f"{count} pairs of heads collide"


def _panels(sight: Sight) -> TermValue:
    """P, N24: the page falls apart along a cut that nothing bridges."""
    return float(sight.panels), f"{sight.panels} unbridged cuts"


def _gray(sight: Sight) -> TermValue:
    """G, N28: the largest stretch of plain text over 3 basic columns by 30 rows."""
    limit = sight.rules.grid.span(min(_GRAY_COLUMNS, sight.rules.grid.columns)) * _GRAY_ROWS
    largest = max((grayest(module, sight.story(module)) for module in sight.modules), default=0.0)
    return max(0.0, largest / limit - 1), f"largest plain text {largest / limit:.2f} of the limit"


def _alignment(sight: Sight) -> TermValue:
    """A: heads and feet that line up with others or with the page (edge quality, Balinsky 2009)."""
    edges = [edge for module in sight.modules for edge in (module.row, module.row + module.rows)]
    ends = {sight.frame.row, sight.frame.row + sight.frame.rows}
    lone = sum(edges.count(edge) == 1 and edge not in ends for edge in edges)
    return lone / max(1, len(edges)), f"{lone} of {len(edges)} edges stand alone"


def _form(sight: Sight) -> TermValue:
    """M, N08: modules 0.3–2.5 times as high as wide, legs of 10–60 rows."""
    rules, grid = sight.rules.form, sight.rules.grid
    off = 0
    for module in sight.modules:
        if sight.story(module).rank in _NO_STORIES:
            continue
        form = module.rows * grid.pitch / (grid.span(module.columns) * grid.size)
        off += not rules.flattest <= form <= rules.tallest
        depths = [leg.rows for leg in module.legs]
        off += bool(depths) and not rules.soft_least <= max(depths) <= rules.deepest
    return off / max(1, len(sight.modules)), f"{off} modules or legs out of form"


def _centre(sight: Sight) -> TermValue:
    """C: the centre of the ink is near that of the page."""
    grid, frame = sight.rules.grid, sight.frame
    boxes = [box for module in sight.modules for box in ink(module, grid)]
    mass = sum(width * rows for _, _, width, rows in boxes) or 1
    x = sum((left + width / 2) * width * rows for left, _, width, rows in boxes) / mass
    y = sum((top + rows / 2) * width * rows for _, top, width, rows in boxes) / mass
    off = math.hypot(x / grid.span(frame.columns) - 0.5, (y - frame.row) / frame.rows - 0.5)
    return max(0.0, off - _OFF_CENTRE) / 0.2, f"off by {off:.3f}"


def _eye_order(sight: Sight) -> TermValue:
    """E: a weightier story stands in a better place (区序: left over right at the head, then right, left)."""
    contrary = pairs = 0
    for one, other in combinations(sight.modules, 2):
        kinds = (sight.story(one).rank, sight.story(other).rank)
        if StoryRank.ADVERTISEMENT in kinds:
            continue
        ranks = [WEIGHTS[kind] for kind in kinds]
        if ranks[0] == ranks[1]:
            continue
        pairs += 1
        more, less = (one, other) if ranks[0] > ranks[1] else (other, one)
        contrary += _zone(more, sight) > _zone(less, sight) and StoryRank.NOTE not in kinds
    return contrary / max(1, pairs), f"{contrary} of {pairs} pairs stand against their rank"


def _zone(module: Module, sight: Sight) -> int:
    left = module.column + module.columns / 2 <= sight.frame.columns / 2
    top = module.row < sight.frame.row + sight.frame.rows / 2
    if top:
        return 0 if left else 1
    return 3 if left else 2


TERMS: Mapping[str, Callable[[Sight], TermValue]] = MappingProxyType(
    {
        "W": _white,
        "U": _fit,
        "B": _balance,
        "Hd": _hierarchy,
        "T": _tombstones,
        "P": _panels,
        "G": _gray,
        "A": _alignment,
        "M": _form,
        "C": _centre,
        "E": _eye_order,
    }
)
