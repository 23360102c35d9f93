"""Editions printed in a process with limits, and what is said when that is stopped."""

from __future__ import annotations

import contextlib
import pickle
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banxin.findings import Finding, finding, has_errors
from banxin.job.cause import find_cause
from banxin.job.child import Outcome, StoppedError, in_child, too_large
from banxin.job.galley_cache import Heights
from banxin.job.intake import Ready
from banxin.job.limits import Limits
from banxin.job.machine import libraries_in_use
from banxin.job.press import Order, Printed, StoryDrawn, StoryWanted, press_of, print_edition
from banxin.job.presses import load_press
from banxin.job.report import Progress
from banxin.manuscript.publication import Edition, Unit
from banxin.sheets.page_starts import PageStart
from banxin.sheets.print.copy import PrintCopy
from banxin.sheets.print.page_form import page_form
from banxin.wording import Message, joined
from banxin.world import DISK, Watched, World

if TYPE_CHECKING:
    from banxin.job.e_book_beside import EBookBeside


@dataclass(frozen=True, slots=True)
class PrintedEdition:
    """An edition, what came of it, and the seconds that it took.

    Once all its findings are known it is `looked_over`.
    """

    edition: Edition
    printed: Printed
    seconds: float = 0
    looked_over: bool = True


@dataclass(frozen=True, slots=True)
class _Done:
    editions: tuple[PrintedEdition, ...]
    used: Mapping[str, Heights] = field(default_factory=dict)
    searches: Mapping[str, bytes] = field(default_factory=dict)
    asked: frozenset[Path] = frozenset()


@dataclass(slots=True)
class _Underway:
    """What the process last said it was at; hands on what it tells."""

    progress: Progress
    world: World
    intake: Ready
    shown: Callable[[PrintedEdition], None] | None = None
    parted: Callable[[StoryDrawn], None] | None = None
    edition: str = ""
    step: str = ""
    copy: PrintCopy | None = None

    def hear(self, told: tuple[Any, ...]) -> None:
        """Take in a step, a copy that the engine gets next, or an edition that is there."""
        if isinstance(told[0], _Done):
            self.intake.memory.take(told[0].used)
            self.intake.searches.take(told[0].searches)
            if self.shown is not None:
                self.shown(*told[0].editions)
        elif isinstance(told[0], StoryDrawn):
            if self.parted is not None:
                self.parted(told[0])
        elif isinstance(told[0], PrintCopy):
            self.copy = replace(told[0], world=self.world)
        else:
            self.edition, self.step = told[0], joined([told[1], *told[4:]], " ")
            if told[1] in ("binding", "done"):
                self.copy = None
            self.progress(*told)


def print_editions(
    intake: Ready,
    editions: Sequence[Edition],
    world: World,
    limits: Limits,
    progress: Progress,
    *,
    overlay: bool = False,
    unit: Unit | None = None,
    shown: Callable[[PrintedEdition], None] | None = None,
    rest: float = 0.0,
    story: StoryWanted | None = None,
    parted: Callable[[StoryDrawn], None] | None = None,
) -> tuple[PrintedEdition, ...]:
    """Print `editions` in a process of their own, in the order given; of `unit` alone where one is named.

    `shown` gets each as soon as it is there, with where the text of its pages was written; pages twice, first
    without that and without findings, when they are drawn and not looked over. Between two editions the
    process rests for `rest` s, in which it can be ended. `parted` gets a `story` drawn by itself, before the
    pages where the rest of its page is there, else after them. What a stylesheet
    or picture does to the engine ends in a finding; an exception that is our own mistake is raised here.
    """
    limits = limits.for_copy(sum(len(unit.source.text) for unit in intake.publication.units()))
    underway = _Underway(progress, intake.layout.world, intake, shown, parted)
    _load(intake, _in_order(intake, editions, counts_pages=unit is None))

    def work(tell: Callable[[Any], None]) -> _Done:
        watched = Watched(intake.layout.world)
        ready = replace(intake, layout=replace(intake.layout, world=watched))
        printed = printed_in_turn(
            ready, editions, watched, tell, overlay=overlay, unit=unit, traces=shown is not None, story=story
        )
        told = _told(printed, tell, rest, ready) if shown is not None else printed
        done = {one.edition.name: one for one in told}
        # the engine's, which the caller has not
        loaded = {Path(path) for path, _ in libraries_in_use() or ()}
        asked = frozenset(watched.asked | loaded)
        made = tuple(done[edition.name] for edition in editions)
        return _Done(made, intake.memory.used, intake.searches.used, asked)

    outcome = in_child(work, limits, underway.hear)
    if outcome.value is not None:
        intake.memory.take(outcome.value.used)
        intake.searches.take(outcome.value.searches)
        world.note(outcome.value.asked)
        return outcome.value.editions
    stopped = Printed(findings=(_stopped(outcome, underway, intake, limits, world),))
    return (PrintedEdition(editions[0], stopped),)


def _told(
    printed: Iterable[PrintedEdition], tell: Callable[[Any], None], rest: float, ready: Ready
) -> Iterator[PrintedEdition]:
    """Tell each edition that is there, with what was found out for it."""
    for number, one in enumerate(printed, 1):
        tell((_Done((one,), ready.memory.used, ready.searches.used),))
        yield one
        if number < len(ready.publication.editions):
            time.sleep(rest)


def _load(intake: Ready, editions: Sequence[Edition]) -> None:
    """Load what sets these editions here, before the process with its limits is forked.

    Beside pages, e-books are made by a process that loads what they need itself.
    """
    paged = [edition for edition in editions if press_of(edition).sets_pages]
    for edition in paged or editions:
        load_press(edition.format)
    if paged:
        page_form(intake.layout.make_up)


def printed_in_turn(
    ready: Ready,
    editions: Sequence[Edition],
    world: World,
    tell: Callable[[Any], None],
    *,
    overlay: bool = False,
    unit: Unit | None = None,
    traces: bool = False,
    story: StoryWanted | None = None,
) -> Iterator[PrintedEdition]:
    """Each edition as it is printed, in this process: what build, check and whatever else prints draw from.

    What numbers pages comes first: a list of pages follows those of the first edition. `tell` is told each
    step, and as a tuple of one the copy that the engine gets next; with `traces`, pages that are drawn too,
    and the `story` that is wanted by itself.
    """

    def watch(copy: PrintCopy) -> None:
        with contextlib.suppress(pickle.PicklingError, TypeError, AttributeError):  # then nothing is blamed
            tell((replace(copy, world=DISK),))

    def tell_step(*step: Any) -> None:
        tell(step)

    def drawn(printed: Printed) -> None:
        tell((_Done((PrintedEdition(order.edition, printed, looked_over=False),)),))

    counts = unit is None and any(press_of(edition).lists_pages for edition in editions)
    starts: tuple[PageStart, ...] = ()
    failed: tuple[Finding, ...] = ()
    ordered = _in_order(ready, editions, counts_pages=counts)
    order = Order(ready, ordered[0], world, tell_step, watch, (lambda: starts), counts, traces, overlay, unit)
    order = replace(order, drawn=drawn, story=story, parted=lambda p: tell((p,))) if traces else order
    beside = _begun_beside(order, ordered)
    for edition in ordered:
        start = world.seconds()
        order = replace(order, edition=edition, counts_pages=counts and not starts)
        printed = beside.pop(edition.name).printed(starts) if edition.name in beside else print_edition(order)
        starts = starts or printed.starts
        if press_of(edition).sets_pages and edition not in editions:
            failed = printed.findings if has_errors(printed.findings) else ()
            continue
        if press_of(edition).lists_pages and failed:
            printed = replace(printed, findings=(*printed.findings, _unpaged(failed)))
        yield PrintedEdition(edition, printed, world.seconds() - start)


def _begun_beside(order: Order, editions: Sequence[Edition]) -> dict[str, EBookBeside]:
    """The first e-book behind pages, by its name, begun beside these where another process can be had."""
    e_book = next((one for one in editions if press_of(one).lists_pages), None)
    if e_book is None or not order.counts_pages or not press_of(editions[0]).sets_pages:
        return {}
    from banxin.job.e_book_beside import EBookBeside  # noqa: PLC0415  (loads the engine, as pages do)

    begun = EBookBeside(replace(order, edition=e_book))
    return {e_book.name: begun} if begun.is_apart else {}


def _unpaged(failed: Sequence[Finding]) -> Finding:
    """A warning that the e-book tells no print pages, because the print edition has errors."""
    first = next(one for one in failed if one.severity == "error")
    return finding(
        "epub.no-page-list",
        Message("The e-book has no list of print pages: the print edition has errors."),
        first.place,
        remedy=Message("build the print edition as well, and mend what it finds"),
    )


def _in_order(ready: Ready, editions: Sequence[Edition], *, counts_pages: bool) -> list[Edition]:
    """The editions to print, what numbers pages first, be it for that alone."""
    presses = [press_of(edition) for edition in editions]
    lists = counts_pages and any(press.lists_pages for press in presses)
    if lists and not any(press.sets_pages for press in presses):
        print_editions = (one for one in ready.publication.editions if press_of(one).sets_pages)
        editions = [*editions, *islice(print_editions, 1)]
    return sorted(editions, key=lambda edition: press_of(edition).lists_pages)


def _stopped(
    outcome: Outcome[Any], underway: _Underway, intake: Ready, limits: Limits, world: World
) -> Finding:
    """What ended setting, with what is to cause where that can be found out.

    Raises the exception when nothing of the publication is to cause for it.
    """
    publication, layout = intake.publication, intake.layout
    words = outcome.stopped or _words(outcome.fault, limits)
    found = find_cause(underway.copy, publication.root, limits) if underway.copy else None
    if found is None and not words and outcome.fault is not None:
        raise outcome.fault
    where = (
        Message("{edition}: {step}", edition=underway.edition, step=underway.step)
        if underway.edition
        else Message("setting")
    )
    because = "" if found is None else Message(" because of this {kind}", kind=found.kind)
    failed = words or Message("fails in the engine ({name})", name=type(outcome.fault).__name__)
    own = world.resolved(layout.chain[0]).is_relative_to(world.resolved(publication.root))
    place = found.place if found else layout.file.whole() if own and underway.copy else None
    return finding(
        "setting.stopped",
        Message("{where} {failed}{because}", where=where, failed=failed, because=because),
        place,
    )


def _words(fault: Exception | None, limits: Limits) -> str:
    """Words for an exception that a sheet can bring about; empty for one that tells of a mistake."""
    if isinstance(fault, StoppedError):
        return fault.words
    if isinstance(fault, MemoryError):
        return too_large(limits)
    return Message("nests too deeply") if isinstance(fault, RecursionError) else ""
