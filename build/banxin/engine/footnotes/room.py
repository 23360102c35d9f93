"""The room that the notes of a page need at its foot, found line by line while the text is laid out."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, isfinite
from typing import Any, Final

from banxin.engine.footnotes.area import NoteArea, NotePart
from banxin.engine.styles.type_style import type_style_of

_TEXT_LINES: Final = 2  # lines of text that what is left of earlier notes leaves room for
_NEAR: Final = 1e-6  # px


@dataclass(frozen=True, slots=True)
class Plan:
    """How a page is to be made."""

    notes_only: bool = False
    ahead: tuple[Any, ...] = ()  # notes known to be called, by boxes that are laid out after the text
    text_foot: float = inf  # where the text has to end, px from the top of the page
    may_end: bool = False  # though its notes do not


@dataclass(frozen=True, slots=True)
class _Called:
    height: float
    room: float  # below the line that calls it


class Room:
    """The room at the foot of one page; lengths in px.

    What is left of earlier notes has its room from the start, as far as the text can spare it. A note has
    what it needs, but no more than there is below the line that calls it: it is cut then, and leaves room for
    one more line of the text where it can, which may have to stay with the line that calls.
    """

    def __init__(
        self, context: Any, area: NoteArea, carried: Iterable[NotePart], plan: Plan, root: Any
    ) -> None:
        self.context = context
        self.area = area
        self.plan = plan
        self._called: dict[int, _Called] = {}
        pieces = (*carried, *map(NotePart, plan.ahead))
        self._need = area.furniture + sum(map(area.height, pieces))
        self._base = 0.0
        self._line: float = type_style_of(root).strut[0]
        if pieces:
            most = area.page.height - _TEXT_LINES * self._line
            self._base = min(self._need, area.most, most)
        self.set_foot()

    def __contains__(self, note: Any) -> bool:
        return id(note) in self._called

    def set_foot(self) -> None:
        """Let the text end above what the notes called so far need."""
        total, need = self._base, self._need
        for called in self._called.values():
            need += called.height
            total = max(total, min(need, called.room))
        self.context.page_bottom = min(self.area.foot - total, self.plan.text_foot)

    def call(self, note: Any, bottom: float, space: float) -> bool:
        """Take a note called by the line that ends at `bottom` with `space` kept free below it.

        Whether it can begin there; if not, the line has to go to the next page.
        """
        if note in self.plan.ahead or not isfinite(space):  # its place is not known yet
            self._called[id(note)] = _Called(0.0, 0.0)
            return True
        piece = NotePart(note)
        height, room, need = self.area.height(piece), self.area.foot - bottom - space, self._all()
        whole, least = need + height <= room + _NEAR, need + self.area.head(piece)
        fits = whole or least <= room + _NEAR
        if not whole and least <= room - self._line:
            room -= self._line
        self._called[id(note)] = _Called(height, room)
        self.set_foot()
        return fits

    def take(self, notes: Iterable[Any], bottom: float) -> None:
        """Take notes called by what was laid out without calling them, and ends at `bottom`."""
        for note in notes:
            self._called[id(note)] = _Called(self.area.height(NotePart(note)), self.area.foot - bottom)
        self.set_foot()

    def take_back(self, note: Any) -> bool:
        """Forget a note; whether it was called on this page."""
        return self._called.pop(id(note), None) is not None

    def needed(self, notes: Iterable[Any], *, whole: bool) -> float:
        """Room for the notes called so far and these; the last need not end unless `whole`. 0 without any."""
        pieces = [NotePart(note) for note in notes]
        if not pieces:
            return 0.0
        last = pieces.pop()
        return (
            self._all()
            + sum(map(self.area.height, pieces))
            + (self.area.height(last) if whole else self.area.head(last))
        )

    def _all(self) -> float:
        return self._need + sum(called.height for called in self._called.values())
