"""The area of notes at the foot of a page: notes under their rule, the last one cut where the room ends.

A note is cut between lines, as any text is: its `orphans` and `widows` say how many lines stay and go.
Over notes that begin on the page stands a short rule (注文线), over a note that goes on from the page before
a longer one: `--banxin-note-rule` and `--banxin-note-rule-continued` in the style of `@footnote`, a length in
pt, mm or em or a part of the measure in %. Both are as long as the area where nothing is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout.block import block_level_layout, block_level_width

from banxin.engine.styles.type_style import chosen

_SIDES: Final = ("top", "right", "bottom", "left")
_PX: Final = {"pt": 4 / 3, "mm": 96 / 25.4, "px": 1.0}
_NEAR: Final = 1e-6  # px
_HEAD_LINES: Final = 4  # a beginning of a note is looked for among so many of its first lines
_PAINTED: Final = ("border_bottom_width", "border_top_width")


@dataclass(frozen=True, slots=True)
class NotePart:
    """A note, or what is left of it: `resume` is where it goes on, None for the whole note."""

    note: Any
    resume: Any = None


@dataclass(frozen=True, slots=True)
class FilledArea:
    """An area as it was set: its box, the notes that have lines in it, and what goes on to the next page."""

    box: Any
    placed: frozenset[int]  # by id()
    rest: tuple[NotePart, ...]


@dataclass(slots=True)
class Stock:
    """All notes of a document made ready for setting, and the heights already found, in px."""

    ready: dict[int, Any] = field(default_factory=dict)
    inner: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    heights: dict[tuple[int, float, float], float] = field(default_factory=dict)
    heads: dict[tuple[int, float], float] = field(default_factory=dict)

    def box(self, note: Any) -> Any:
        """The note's tree, ready to be laid out."""
        found = self.ready.get(id(note))
        if found is None:
            note.process_whitespace()  # which WeasyPrint does for the text alone
            note.process_text_transform()
            found = self.ready[id(note)] = create_anonymous_boxes(_as_block(note))
        return found

    def called_in(self, note: Any) -> tuple[Any, ...]:
        """Notes that the note itself calls."""
        found = self.inner.get(id(note))
        if found is None:
            found = self.inner[id(note)] = tuple(calls_in(self.box(note)))
        return found


class NoteArea:
    """The area of one page; lengths in px, `page` as high as its type area.

    `below` is room kept free below the notes, for figures at the foot of the page.
    """

    def __init__(self, context: Any, stock: Stock, below: float) -> None:
        theirs = context.current_footnote_area
        self.context = context
        self.stock = stock
        self.page = theirs.page
        self.box = box = theirs.copy()
        for side in _SIDES:
            if getattr(box, f"margin_{side}") == "auto":
                setattr(box, f"margin_{side}", 0)
        block_level_width(box, box.page)
        box.height = 0
        self.foot: float = theirs.position_y - below  # of the text and its notes
        self.furniture: float = box.margin_height()
        self.most = min(box.max_height, self.page.height) + self.furniture

    def height(self, piece: NotePart) -> float:
        """How high a note stands with those it calls; inf where it does not end on a page of its own."""
        key = (id(piece.note), self.box.width, self.page.height)
        known = self.stock.heights.get(key) if piece.resume is None else None
        if known is None:
            known = self._own_height(piece)
            known += sum(self.height(NotePart(note)) for note in self.stock.called_in(piece.note))
            if piece.resume is None:
                self.stock.heights[key] = known
        return known

    def _own_height(self, piece: NotePart) -> float:
        made, resume = self._lay(piece, 0, self.page.height, must=True)
        return inf if made is None or resume is not None else _bottom(made)

    def head(self, piece: NotePart) -> float:
        """The least room in which a note can begin."""
        key = (id(piece.note), self.box.width)
        known = self.stock.heads.get(key) if piece.resume is None else None
        if known is not None:
            return known
        made, resume = self._lay(piece, 0, 0, must=True)
        line = inf if made is None else lowest(made) if resume is not None else _bottom(made)
        found = min(line, self.height(piece))
        for count in range(1, _HEAD_LINES):
            made, _ = self._lay(piece, 0, count * line, must=False)
            if made is not None:
                found = count * line
                break
        else:
            found = max(found, min(self.height(piece), _HEAD_LINES * line))
        if piece.resume is None:
            self.stock.heads[key] = found
        return found

    def _lay(
        self, piece: NotePart, top: float, bottom: float, *, must: bool,
        positioned: list[Any] | None = None,
    ) -> tuple[Any, Any]:  # fmt: skip
        """Lay out a note from `top` to `bottom`; None where nothing of it fits, but with `must` one line."""
        context, box = self.context, self.stock.box(piece.note)
        positioned = [] if positioned is None else positioned
        kept = (context.page_bottom, context.in_column, context.footnotes, context.broken_out_of_flow)
        context.page_bottom, context.in_column, context.footnotes = bottom, False, ()
        context.broken_out_of_flow = {}
        context.create_block_formatting_context(self.box)
        try:
            box.position_x, box.position_y = self.box.content_box_x(), top
            made, resume, *_ = block_level_layout(
                context, box, 0, piece.resume, self.box, must, positioned, positioned, []
            )
        finally:
            context.finish_block_formatting_context()
            context.page_bottom, context.in_column, context.footnotes, context.broken_out_of_flow = kept
        return made, resume

    def fill(
        self, pieces: Iterable[NotePart], room: float, *, must: bool, positioned: list[Any]
    ) -> FilledArea:
        """Set notes one below the other in `room`, furniture and all; with `must` some line at any rate."""
        box = self.box
        box.position_x, box.position_y = self.page.content_box_x(), self.foot
        pen = top = box.content_box_y()
        bottom = top + room - self.furniture
        queue: list[NotePart] = list(pieces)
        made: list[Any] = []
        placed: set[int] = set()
        while queue:
            piece = queue[0]
            # What has begun goes on with as many lines as there is room for.
            first = must and not made
            child, resume = self._lay(piece, pen, bottom, must=first, positioned=positioned)
            if child is None and first:  # what stands at its beginning is higher than the page
                child, resume = self._lay(piece, pen, inf, must=True, positioned=positioned)
            if child is None or (not first and lowest(child) > bottom + _NEAR):
                break
            placed.add(id(piece.note))
            made.append(child)
            inner = [NotePart(note) for note in calls_in(child) if note is not piece.note]
            if resume is not None:
                child.height = max(0.0, lowest(child) - child.content_box_y())
                queue[0] = NotePart(piece.note, resume)
                queue[1:1] = inner
                pen = _bottom(child)
                break
            queue[0:1] = inner
            pen = _bottom(child)
        if made:
            goes_on = next(iter(pieces)).resume is not None
            box.height = pen - top
            box.children = [*self._rule(goes_on=goes_on), *made]
        return FilledArea(box, frozenset(placed), tuple(queue))

    def _rule(self, *, goes_on: bool) -> list[Any]:
        """The rule above, where it has a length of its own: the upper border of the area, cut short."""
        box = self.box
        name = "banxin_note_rule_continued" if goes_on else "banxin_note_rule"
        length = _length(chosen(box.style, name), box.width, box.style["font_size"])
        if length is None or not box.border_top_width:
            return []
        rule = boxes.BlockBox.anonymous_from(box, [])
        rule.style = rule.style.copy()
        for part in ("style", "color", "width"):
            rule.style[f"border_top_{part}"] = box.style[f"border_top_{part}"]
        for side in _SIDES:
            for kind in ("margin_{}", "padding_{}", "border_{}_width"):
                setattr(rule, kind.format(side), 0)
        rule.border_top_width = box.border_top_width
        rule.width, rule.height = min(length, box.width), 0
        rule.position_x = box.content_box_x()
        rule.position_y = box.position_y + box.margin_top
        box.margin_top += box.border_top_width  # the border stays where it was, in the hands of the rule
        box.border_top_width = 0
        return [rule]


def _length(text: str, measure: float, em: float) -> float | None:
    """A length or a part of the measure, in px; None where it is neither."""
    for unit, size in (("%", measure / 100), ("em", em), *_PX.items()):
        if text.endswith(unit):
            try:
                return float(text.removesuffix(unit)) * size
            except ValueError:
                return None
    return None


def _as_block(note: Any) -> Any:
    """A note as a block of its own, whatever its `footnote-display` (CSS GCPM 3 §2.6): each begins a line."""
    return note if isinstance(note, boxes.BlockLevelBox) else boxes.BlockBox.anonymous_from(note, [note])


def _bottom(box: Any) -> float:
    return float(box.position_y + box.margin_height())


def calls_in(box: Any, *, positioned: bool = False) -> Iterable[Any]:
    """The notes that are called in a tree, in its order; those of `positioned` boxes too."""
    return (inner.footnote for inner in box.descendants(positioned) if inner.footnote is not None)


def lowest(box: Any) -> float:
    """Where the lowest line, picture or border of a laid out tree ends; empty boxes may reach further."""
    found = -inf
    for inner in box.descendants():
        if isinstance(inner, boxes.LineBox):
            found = max(found, inner.position_y + inner.height)
        elif isinstance(inner, boxes.Box) and _is_seen(inner):
            found = max(found, inner.border_box_y() + inner.border_height())
    return found


def _is_seen(box: Any) -> bool:
    if isinstance(box, boxes.ReplacedBox):
        return isinstance(box, boxes.BlockLevelBox)
    if not isinstance(box, (boxes.BlockLevelBox, boxes.TableCellBox)) or isinstance(box, boxes.LineBox):
        return False
    if any(getattr(box, name, 0) for name in _PAINTED):
        return True
    style = box.style
    return bool(style["height"] != "auto" or getattr(style["background_color"], "alpha", 1) > 0)
