"""Height tables: how many rows a story takes on so many basic columns, in each of its variants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from banxin.makeup.legs.breaking import CopyUnits, LegPlan, picture_alone
from banxin.makeup.legs.cuts import column_cuts, cut_into, cut_table
from banxin.makeup.model.leg_rules import SpanCut
from banxin.makeup.model.page import Slack
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import (
    NO_HEAD,
    FixedRoom,
    HeadVariant,
    Story,
    StoryRank,
)
from banxin.makeup.modules.figures import FigurePlacing, columns_lacking
from banxin.makeup.modules.leg_texts import TextInLegs, Texts, has_empty_leg, is_one_row, texts_in_legs
from banxin.makeup.modules.slack import foot_cost, head_white
from banxin.manuscript.form.sheet import Pin


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One way to fill a module: cut, head, legs, picture; `rows` in all, `cost` in demerits.

    `dropped` lists the blocks of the galley that do not stand in the legs: a picture that is lifted
    out, a pull quote that is left out.
    """

    story: Story
    cut: SpanCut
    head: HeadVariant
    plan: LegPlan
    galley: CopyUnits
    kept: tuple[int, ...]
    placing: FigurePlacing | None
    slack: Slack
    rows: int
    cost: float

    @property
    def columns(self) -> int:
        """Basic columns of the module, a side head included."""
        return self.cut.columns + self.head.taken

    @property
    def head_empty(self) -> float:
        """字 of its span that the main head leaves empty."""
        return (1 - self.head.fill) * self.cut.width(self.cut.legs)


@dataclass(frozen=True, slots=True)
class PeerForm:
    """How equals are to look on this page (N23): one size of head, one amount of air, deck or none.

    `legs` says for some widths in basic columns into how many legs they are cut, so that equals of one
    width have legs of one measure. What is None, or not named, is free.
    """

    size: float | None = None
    air: int | None = None
    deck: bool | None = None
    legs: tuple[tuple[int, int], ...] = ()


FREE = PeerForm()


@dataclass(slots=True)
class ShapeBook:
    """Shapes of all stories at every width, each worked out once (a table of shapes).

    Books of rules that differ in `display` and in the number of cuts alone may share their `texts`, and so
    may those of the same stories with other pins. Of its shapes only those that are `allowed` are offered.
    """

    rules: MakeUpRules
    texts: Texts = field(default_factory=dict)
    allowed: Callable[[Shape], bool] | None = None
    _cuts: Mapping[int, tuple[SpanCut, ...]] = field(init=False)
    _tables: dict[tuple[str, tuple[int, int], int, PeerForm, Pin], tuple[Shape, ...]] = field(
        init=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self._cuts = cut_table(self.rules.grid, self.rules.cut_rules)

    def for_display(self, steps: int, *, parted: bool = False) -> ShapeBook:
        """The book in which heads may be larger by so many sizes, and `parted`; what is known of the texts is
        shared."""
        return ShapeBook(replace(self.rules, display=steps, parted=parted), self.texts, self.allowed)

    def shapes(self, story: Story, columns: int, peer_form: PeerForm = FREE) -> tuple[Shape, ...]:
        """The best shape for each number of rows that `story` can fill on `columns` basic columns.

        A shape in other columns or legs than are pinned is dear: it is for pages that cannot be made else.
        """
        if story.fixed:
            return (_fixed(story, story.fixed, self.rules),) if columns == story.fixed.columns else ()
        used = peer_form if story.rank is StoryRank.PEER else FREE
        key = (story.key, story.extent, columns, used, story.pin)
        if key not in self._tables:
            every = self._all(story, columns, used)
            if self.allowed:
                every = (one for one in every if self.allowed(one.shape()))
            self._tables[key] = _thinned(every, self.rules)
        return self._tables[key]

    def as_pinned(self, story: Story, columns: int, peer_form: PeerForm = FREE) -> tuple[Shape, ...]:
        """Those of its `shapes` that have the columns and legs that are pinned."""
        return _thinned(self._as_pinned(story, columns, peer_form), self.rules)

    def every(self, story: Story, columns: int) -> tuple[Shape, ...]:
        """All shapes of `story` on `columns` basic columns, also those that another one betters."""
        if story.fixed:
            return self.shapes(story, columns)
        return tuple(one.shape() for one in self._as_pinned(story, columns, FREE))

    def rows(self, story: Story, columns: int, peer_form: PeerForm = FREE) -> dict[int, float]:
        """Rows to demerits: the staircase of one story at one width."""
        return {shape.rows: shape.cost for shape in self.shapes(story, columns, peer_form)}

    def _as_pinned(self, story: Story, columns: int, peer_form: PeerForm) -> Iterator[_Form]:
        if story.pin.columns in (None, columns):
            yield from (
                one
                for one in self._all(story, columns, peer_form)
                if not off_pin(story, one.look.columns, one.look.cut.legs)
            )

    def _all(self, story: Story, columns: int, peer_form: PeerForm) -> Iterator[_Form]:
        scale = _scale(story)
        for head in _heads(story, self.rules.grid.span(columns), peer_form, self.rules):
            if head.side and not self.rules.sides:
                continue
            for cut, texts in self._cut_texts(story, columns - head.taken, peer_form):
                for text in texts:
                    yield from _forms(_Look(story, cut, head, text), scale, peer_form, self.rules)

    def _cut_texts(
        self, story: Story, columns: int, peer_form: PeerForm
    ) -> Iterator[tuple[SpanCut, tuple[TextInLegs, ...]]]:
        """The cuts of a span with the text in each; a story too short for their legs is cut into fewer."""
        cuts = self._cuts_for(story, columns, peer_form)
        found = [(cut, self._set(story, cut)) for cut in cuts]
        yield from found
        texts = [text for _, every in found for text in every]
        cheapest = min(texts, key=lambda text: text.cost, default=None)
        one_row = bool(cheapest and is_one_row(cheapest.plan))
        if cheapest and story.pin.legs is None and (one_row or has_empty_leg(cheapest.plan)):
            fewer = min(cut.legs for cut in cuts)
            for cut in column_cuts(self.rules.grid, columns, self.rules.cut_rules, partly=one_row):
                if cut.legs < fewer:
                    yield cut, self._set(story, cut)

    def _cuts_for(self, story: Story, columns: int, peer_form: PeerForm) -> tuple[SpanCut, ...]:
        """The cuts of a span; a note or notice is set across it, a picture alone on its basic columns."""
        grid = self.rules.grid
        if story.boxed and columns > 0:
            return (SpanCut(columns, 1, grid.gutter, grid.span(columns)),)
        if story.one_picture and story.pin.legs is None and columns > 0:
            return (SpanCut(columns, columns, grid.gutter, float(grid.measure)),)
        every = self._cuts.get(columns, ())
        if story.pin.legs is not None and columns > 0:
            asked = cut_into(grid, columns, story.pin.legs, self.rules.cut_rules)
            return every if asked is None or asked in every else (*every, asked)
        legs = dict(peer_form.legs).get(columns)
        return every if legs is None else tuple(cut for cut in every if cut.legs == legs)

    def _set(self, story: Story, cut: SpanCut) -> tuple[TextInLegs, ...]:
        """The text of a story in the legs of a cut, with and without pull quotes, pictures in and out."""
        blocks = story.galleys.get(cut.measure)
        if not blocks:  # other books, whose texts these are too, may have galleys of more measures
            return ()
        key = (story.key, story.extent, cut.columns, cut.legs, cut.measure)
        if key not in self.texts:
            self.texts[key] = tuple(texts_in_legs(story, blocks, cut, self.rules))
        return self.texts[key]


@dataclass(frozen=True, slots=True)
class _Scale:
    """The sizes in which a story may have its head, and whether it has a deck."""

    sizes: tuple[float, ...]
    decked: bool

    def steps_down(self, head: HeadVariant) -> int:
        """Sizes above that of a head."""
        return sum(size > head.size + 0.01 for size in self.sizes)


def off_pin(story: Story, columns: int, legs: int) -> tuple[str, ...]:
    """Which of the columns and legs of a module are not as they are pinned; what stands in one piece has no
    legs."""
    pin = story.pin
    found = {
        "columns": pin.columns not in (None, columns),
        "legs": pin.legs not in (None, legs) and not story.boxed,
    }
    return tuple(name for name, off in found.items() if off)


def _fixed(story: Story, room: FixedRoom, rules: MakeUpRules) -> Shape:
    """The one shape of an advertisement: a picture as large as its room."""
    grid = rules.grid
    cut = SpanCut(room.columns, 1, grid.gutter, grid.span(room.columns))
    placing = FigurePlacing(story.key, 1, room.rows, 0, float(room.rows), 0, 0)
    (plan,) = picture_alone(room.rows)
    return Shape(story, cut, NO_HEAD, plan, CopyUnits(()), (), placing, Slack(), room.rows, 0)


def _heads(story: Story, width: float, peer_form: PeerForm, rules: MakeUpRules) -> Iterator[HeadVariant]:
    pin = story.pin
    size = pin.size if pin.size is not None else peer_form.size
    deck = pin.deck if pin.deck is not None else peer_form.deck
    if deck is None and not rules.drop_decks:
        deck = True
    variants = story.heads_at(width)
    with_deck = any(head.deck for head in variants)
    for head in variants:
        if size is not None and head.lines and abs(head.size - size) > 0.01:
            continue
        if deck is not None and with_deck and head.deck != deck:
            continue
        if head.display > rules.display and size is None:
            continue
        if head.parted and not rules.parted:
            continue
        yield head


class _Look(NamedTuple):
    """A story in a module without regard to the air round its head."""

    story: Story
    cut: SpanCut
    head: HeadVariant
    text: TextInLegs

    @property
    def columns(self) -> int:
        """Basic columns of the module, a side head included."""
        return self.cut.columns + self.head.taken


class _Form(NamedTuple):
    """What a search weighs of a shape, of which few are ever built: its rows, its demerits, and what makes it
    up. Tuples, since a search makes ten thousands of them."""

    rows: int
    cost: float
    look: _Look
    air: int
    dropped: bool
    steps: int

    def shape(self) -> Shape:
        """The shape."""
        story, cut, head, text = self.look
        cropped = abs(text.placing.cropped) if text.placing else 0
        slack = Slack(self.air, text.plan.given, cropped, self.dropped, text.pull_dropped, self.steps)
        return Shape(
            story, cut, head, text.plan, text.galley, text.kept, text.placing, slack, self.rows, self.cost
        )


def _forms(look: _Look, scale: _Scale, peer_form: PeerForm, rules: MakeUpRules) -> Iterator[_Form]:
    story, cut, head, text = look
    prices, columns = rules.prices, cut.columns + head.taken
    fixed_size = story.pin.size is not None or peer_form.size is not None
    steps = 0 if fixed_size else scale.steps_down(head)
    dropped = scale.decked and not head.deck
    fixed = text.cost + head.faults + prices.deck * dropped + prices.size_step * steps
    fixed += prices.display_step * head.display
    fixed += rules.form.off_pin * len(off_pin(story, columns, cut.legs))
    if story.pin.columns and not story.boxed:
        fixed += rules.form.figure_pinned * columns_lacking(story, cut, text.placing, rules)
    if rules.display:
        fixed -= prices.ink * (_head_ink(head, columns, rules) + _picture_ink(story, cut, text, rules))
        fixed += prices.head_white * head_white(head, columns)
    most = prices.air_most if head.lines and not head.side and not story.first_block else 0
    airs = range(most + 1) if peer_form.air is None or not most else (peer_form.air,)
    for air in airs:
        rows = max(text.plan.depth, head.rows) if head.side else head.rows + air + text.plan.depth
        cost = fixed + _form_of_module(story, cut, head, rows, rules)
        cost += prices.air * air if peer_form.air is None else 0
        yield _Form(rows, cost, look, air, dropped, steps)


def _head_ink(head: HeadVariant, columns: int, rules: MakeUpRules) -> float:
    """The main head as far as its words go, in rows of one basic column."""
    return head.fill * columns * len(head.lines) * head.size / rules.grid.pitch


def _picture_ink(story: Story, cut: SpanCut, text: TextInLegs, rules: MakeUpRules) -> float:
    """A picture whose width its author left open, or to which it may grow, in rows of one basic column."""
    placing = text.placing
    if placing is None or not story.has_picture(placing.key):
        return 0.0
    if story.figures[0].columns and not story.figures[0].most:
        return 0.0
    return (
        (placing.rows - placing.caption) * cut.width(placing.legs) / (rules.grid.measure + rules.grid.gutter)
    )


def _scale(story: Story) -> _Scale:
    every = [variant for variants in story.heads.values() for variant in variants]
    sizes = {variant.size for variant in every if not variant.display}
    return _Scale(tuple(sorted(sizes)), any(variant.deck for variant in every))


def _form_of_module(story: Story, cut: SpanCut, head: HeadVariant, rows: int, rules: MakeUpRules) -> float:
    """Demerits of the proportions of a module and of its measure."""
    if story.rank is StoryRank.NOTE:
        return 0
    form, grid = rules.form, rules.grid
    shape = rows * grid.pitch / (grid.span(cut.columns + head.taken) * grid.size)
    off = max(0.0, form.flattest / shape - 1, shape / form.tallest - 1)
    measure = max(0.0, form.narrow - cut.measure, cut.measure - form.wide)
    if story.boxed:
        return form.per_form * off + form.frame_character * max(0.0, cut.measure - form.wide)
    return form.per_form * off + form.per_character * measure


def _thinned(forms: Iterable[_Form], rules: MakeUpRules) -> tuple[Shape, ...]:
    """The shapes that are worth a trial: none that a shorter one with rows at its foot betters."""
    best: dict[int, _Form] = {}
    for form in forms:
        known = best.get(form[0])
        if known is None or form[1] < known[1]:
            best[form[0]] = form
    kept: list[_Form] = []
    for rows in sorted(best):
        one = best[rows]
        if all(other.cost + foot_cost(rows - other.rows, 1, rules.prices) > one.cost for other in kept):
            kept.append(one)
    return tuple(one.shape() for one in kept)


def at_foot(shape: Shape, rows: int) -> Slack:
    """The slack of a shape that stands in a module of `rows` rows."""
    return replace(shape.slack, foot=max(0, rows - shape.rows))
