"""A session: one run of the engine, its state while it lasts, and what it has to tell afterwards.

WeasyPrint has no place for the state of a run that is neither of a box nor of a document, and replacing its
names concerns the whole process. So one thread at a time has the engine (`GUARD`), and what its functions
find out goes to that thread's session (`running`). What belongs to a document, as lines found for a paragraph
or notes waiting for their page, is kept on WeasyPrint's own boxes, styles and contexts, and goes with them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from weakref import WeakSet

HearPages = Callable[[int, Sequence[str]], None]
"""Hears the number of each page that is made, from 1, and the ids of the elements that it goes on with."""

ChooseFamilies = Callable[[Sequence[str]], Sequence[str]]
"""Gives the families to set words in, for the families that an SVG asks for."""

WeighTurns = Callable[[str], Sequence[float]]
"""Gives for each character of a text what a new line before it costs by sense; inf where it is a fault."""


class Company(Protocol):
    """Who works beside: `at_once` is how many do, this process among them."""

    @property
    def at_once(self) -> int:
        """1 where nobody else does."""

    def begin(self, work: Callable[[], Any], /) -> Callable[[], Any]:
        """Have work begun in a fork of this process, in the session that goes on here.

        What is returned gives the plain values that it gives, when asked; where they did not come, the work
        is done then.
        """


class SessionError(RuntimeError):
    """The engine was asked for where it cannot be had, or sessions were not left in their order."""


@dataclass(frozen=True, slots=True)
class Overfull:
    """A line longer than its measure after everything was tried: a finding for the editor.

    `element` is the one that the line stands in; None in a margin of the page.
    """

    text: str
    excess: float  # em
    measure: float  # em
    tag: str
    element: Any = None


@dataclass(frozen=True, slots=True)
class MarkedOrigin:
    """Where marked content comes from: its element in the sheet (None for a margin's own text).

    `generated` says that a stylesheet made the text (`::before`, a list's marker); `margin` that it stands in
    a margin box, where an element may stand on every page.
    """

    element: Any
    generated: bool = False
    margin: bool = False


@dataclass(slots=True, eq=False)
class Session:
    """A run of the engine. The first three fields say what it is to heed, the next three what it has found.

    `told` is called for each page that is about to be made. `families` chooses the families for
    words in SVG pictures. `turns` says where lines of display type may turn by sense. `parting` says that
    pages are painted for the last time, and lose their boxes with it; `company` sets pages beside this
    process. `overfull` lists lines that stayed
    longer than their measure, each once; `overset` the ids of elements whose copy did not fit their legs, in
    order of setting; `origins` has for each page of a tagged PDF the origin of every marked-content
    identifier (MCID).
    """

    told: HearPages | None = None
    families: ChooseFamilies | None = None
    turns: WeighTurns | None = None
    overfull: list[Overfull] = field(default_factory=list)
    overset: list[str] = field(default_factory=list)
    origins: list[Mapping[int, MarkedOrigin]] = field(default_factory=list)
    expected: frozenset[str] = frozenset()  # Han characters of the document that was read last
    fonts: Any = None  # of the file that is being written
    casts: dict[Any, Any] = field(default_factory=dict)  # what sorts became in these fonts
    parting: bool = False  # whether pages are painted for the last time
    measuring: bool = False  # whether blocks keep the copy of their lines (`pages/other_widths`)
    company: Company | None = None
    marks: list[list[Any]] = field(default_factory=list)  # what is marked on the pages of these fonts
    known: set[Overfull] = field(default_factory=set)
    substitution: Any = None  # what variables of stylesheets came to

    def report(self, finding: Overfull) -> None:
        """Take a finding; the same line laid out again is no news."""
        if finding not in self.known:
            self.known.add(finding)
            self.overfull.append(finding)

    def casts_in(self, fonts: Any) -> dict[Any, Any]:
        """What sorts became in the fonts of the file that is being written."""
        self._take_up(fonts)
        return self.casts

    def marks_in(self, fonts: Any) -> list[list[Any]]:
        """What is marked on each page that was painted into the file with these fonts."""
        self._take_up(fonts)
        return self.marks

    def _take_up(self, fonts: Any) -> None:
        if self.fonts is not fonts:
            self.fonts, self.casts, self.marks = fonts, {}, []

    def end(self) -> None:
        """Keep what was found, and nothing that served the run alone."""
        self.expected, self.fonts, self.casts, self.marks = frozenset(), None, {}, []
        self.substitution = None


class Guard:
    """Who has the engine of this process: one thread, with its sessions, the innermost last.

    A second thread waits until the first has left its outermost session. The thread that has the engine may
    begin another session within the first: an inner one keeps its own findings.
    """

    def __init__(self) -> None:
        self.font_maps: WeakSet[Any] = WeakSet()  # font configurations, each with a map of faces
        self.renew()

    def renew(self) -> None:
        """Be as in a new process."""
        self.lock = threading.Lock()
        self.owner = 0  # the identifier of a thread; 0: nobody
        self.sessions: list[Session] = []
        self.replaced: list[tuple[Any, str, Any]] = []  # owner, name and what was there
        self.collecting = False  # whether garbage was collected before

    @property
    def is_ours(self) -> bool:
        """Whether the thread that asks has the engine."""
        return self.owner == threading.get_ident()

    def take(self) -> None:
        """Have the engine, as soon as no other thread has it.

        Raises:
            SessionError: this thread has it already; waiting for itself it would never end.
        """
        if self.is_ours:
            raise SessionError("this thread has the engine already")
        self.lock.acquire()
        self.owner = threading.get_ident()

    def give_back(self) -> None:
        """Let the next thread have the engine."""
        self.owner = 0
        self.lock.release()


GUARD: Final = Guard()


def running() -> Session | None:
    """The session of the thread that asks; None where it has none, whatever other threads do."""
    return GUARD.sessions[-1] if GUARD.sessions and GUARD.is_ours else None


@contextmanager
def resting() -> Iterator[None]:
    """Have WeasyPrint as it is inside the block, and no other thread of this process composing.

    Raises:
        SessionError: this thread composes, or rests already.
    """
    GUARD.take()
    try:
        yield
    finally:
        GUARD.give_back()
