"""Runs of pages set in other processes, and taken in where this one comes to the place where they begin.

A run begins where the text breaks to a new page whatever stands before: at a chapter. The other process does
not know the pages before it, and sets its own as if they were the next. This process sets what comes first.
Where it is about to make a page that goes on at the same place, on the same side, with nothing left over of
pages before, the page would come out as the one that is there already. Numbers, anchors and all else that
hangs on the pages before are worked out here, page by page. What does not fit, or did not come, is set here:
the pages are the same whatever the number of processes.
"""

import logging
import pickle
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from os import getpid
from typing import Any, Final

from weasyprint.formatting_structure import build
from weasyprint.layout import page as theirs
from weasyprint.layout.page import PageType

from banxin.engine.footnotes.calls import keeper_of
from banxin.engine.pages.folios import BoxPath, keeper_of_folios, path_of
from banxin.engine.pages.openings import Opening, chosen_openings
from banxin.engine.pages.over_columns import has_blocks_over
from banxin.engine.pages.page_figures import keeper_of_figures
from banxin.engine.pages.parcels import Common, KindOfPage, UnsentError, packed, unpacked
from banxin.engine.pages.set_run import PageOfRun, RunOfPages, RunSetter, blank_note
from banxin.engine.session import Company, running

_UNREADABLE: Final = (
    pickle.UnpicklingError, LookupError, AttributeError, TypeError, ValueError, ImportError, EOFError,
    RecursionError,
)  # fmt: skip
_LOG: Final = logging.getLogger("weasyprint")
_END: Final[BoxPath] = (1 << 31,)

Tell = Callable[[int], None]
"""Hears the index of a page that is taken in."""


def make_all_pages(context: Any, root: Any, html: Any, company: Company, tell: Tell) -> Iterator[Any]:
    """Make all pages for the first time, as WeasyPrint does, with `company`."""
    runs, index = _Runs(context, root, html, company), 0
    context.rendered_notes = []
    while True:
        taken = runs.page(index) if index else None
        if taken is not None:
            tell(index)
            page, resume_at = taken
        else:
            context.page_maker[index][-1].update(blank_note())
            page, resume_at = theirs.remake_page(index, context, root, html)
        reported = context.reported_footnotes
        yield page
        index += 1
        if resume_at is None and not reported:
            context.page_maker = context.page_maker[: index + 1]
            context.broken_out_of_flow.clear()
            context.reported_footnotes.clear()
            return


@dataclass(slots=True)
class _Runs:
    """The runs of a document that others set, in the order of the text."""

    context: Any
    root: Any
    html: Any
    company: Company
    common: Common | None = None
    begun: bool = False
    waiting: list[tuple[BoxPath, Callable[[], bytes | None]]] = field(default_factory=list)
    run: RunOfPages | None = None
    places: dict[BoxPath, list[int]] = field(default_factory=dict)  # pages of the run by how they begin
    next: int = -1  # the page of the run that follows the one taken in last
    known: set[Any] = field(default_factory=set)  # anchors on pages before
    looked: int = 0  # pages whose anchors are known

    def page(self, index: int) -> tuple[Any, Any] | None:
        """Page `index` and where text goes on, as others set it; None where it is to be made here."""
        if not self.begun:
            self._begin()
        resume_at = self.context.page_maker[index][0]
        path = path_of(resume_at)
        while self.waiting and self.waiting[0][0] <= path:
            self._hear(self.waiting.pop(0)[1]())
        if self.run is None:
            return None
        place = self.next if self.next >= 0 else self._place(path, index)
        self.next = -1
        if not 0 <= place < len(self.run.pages) or not self._fits(place, index):
            return None
        return self._take(index, place)

    def _fits(self, place: int, index: int) -> bool:
        """Whether a page of the run is there and begins as page `index` does."""
        assert self.run is not None
        page = self.run.pages[place]
        return page.box is not None and page.begins == tuple(self.context.page_maker[index][:3])

    def _begin(self) -> None:
        self.begun = True
        openings = chosen_openings(self.root, self.company.at_once) if _is_plain(self.context) else ()
        if not openings:
            return
        self.common = Common(self.context, self.root, self.html)
        for opening, end in zip(openings, (*(one.path for one in openings[1:]), _END), strict=True):
            setter = RunSetter(self.context, self.root, self.html, self.common)
            work = partial(_set_elsewhere, getpid(), setter, opening, end)
            self.waiting.append((opening.path, self.company.begin(work)))

    def _hear(self, data: bytes | None) -> None:
        self.run, self.places, self.next = None, {}, -1
        if data is None or self.common is None:
            return
        try:
            self.run = unpacked(data, self.common, self._style)
        except _UNREADABLE:
            return
        for place, page in enumerate(self.run.pages):
            self.places.setdefault(path_of(page.begins[0]), []).append(place)

    def _style(self, kind: KindOfPage, part: Any) -> Any:
        """The style of a part of pages of a kind, which all but the first page share."""
        page_type = PageType(*kind, 1, ())
        theirs.set_page_type_computed_styles(page_type, self.html, self.context.style_for)
        return self.context.style_for(page_type, part)

    def _place(self, path: BoxPath, index: int) -> int:
        """The page of the run that begins as page `index` does; -1 for none."""
        notes = keeper_of(self.context)
        left = self.context.reported_footnotes or self.context.broken_out_of_flow
        if self.run is None or left or (notes is not None and notes.carried.get(index)):
            return -1
        for place in self.places.get(path, ()):
            if self.run.pages[place].clean and self._fits(place, index):
                return place
        return -1

    def _take(self, index: int, place: int) -> tuple[Any, Any] | None:
        """Take a page in, and do what WeasyPrint does around setting its text; None where it does not fit."""
        assert self.run is not None
        context, found = self.context, self.run.pages[place]
        resume_at, next_page, right, state, noted = context.page_maker[index]
        state = deepcopy(state)
        name = theirs._update_page_groups(state[3], resume_at, next_page, self.root, found.kind[1])
        groups = tuple((one, number) for one, number, _ in state[3])
        page_type = PageType("right" if right else "left", found.kind[1], name, index, groups)
        if tuple(page_type[:3]) != found.kind:
            return None
        theirs.set_page_type_computed_styles(page_type, self.html, context.style_for)
        style, page, behind = context.style_for(page_type), found.box, found.ends[0]
        style["overflow"] = self.root.viewport_overflow
        page.page_type, context.current_page = page_type, index + 1
        context.__dict__.setdefault("_banxin_page_names", {})[index + 1] = name
        self._count(page, style, state, resume_at, behind)
        noted.update(blank_note())
        self._anchor(found.anchors, noted, index, state)
        after = blank_note() | {"content_changed": behind is not None}
        context.page_maker.append((*found.ends, not right, state, after))
        self._tell(index, place)
        self.next, self.run.pages[place].box = place + 1, None
        return page, behind

    def _count(self, page: Any, style: Any, state: Any, resume_at: Any, behind: Any) -> None:
        folios = keeper_of_folios(self.context)
        if folios is not None:
            folios.begin(state, resume_at)
            folios.number(page.children[0], behind)
        theirs._standardize_page_based_counters(style, None)
        build.update_counters(state, style)
        if folios is not None:
            page._banxin_folio = state[1]["page"][-1]

    def _anchor(self, anchors: list[Any], noted: Any, index: int, state: Any) -> None:
        """Note the anchors of a page, and its number for those who refer to them."""
        maker = self.context.page_maker
        for before in range(self.looked, index):
            self.known.update(maker[before][-1]["anchors"])
        self.looked = index
        for anchor in anchors:
            if anchor not in self.known:
                self.known.add(anchor)
                noted["anchors"].append(anchor)
                self.context.target_collector.cache_target_page_counters(anchor, state[1], index, maker)

    def _tell(self, index: int, place: int) -> None:
        """Tell what was found on a page, and take in its notes."""
        assert self.run is not None
        found, session, keeper = self.run.pages[place], running(), keeper_of(self.context)
        if session is not None:
            for line in found.overfull:
                session.report(line)
        for level, words in found.said:
            _LOG.log(level, "%s", words)
        if keeper is not None and found.notes is not None:
            keeper.take_in(index, found.notes)


def _set_elsewhere(here: int, setter: RunSetter, opening: Opening, end: BoxPath) -> bytes | None:
    """The run as bytes; None in the process that it is for: that sets pages as it comes to them."""
    if getpid() == here:
        return None
    run = setter.set(opening, end)
    try:
        return packed(run, setter.common, setter.styles)
    except UnsentError:
        for page in run.pages:
            _hold_back(page, setter)
        run.hold_back()
        return packed(run, setter.common, setter.styles)


def _hold_back(page: PageOfRun, setter: RunSetter) -> None:
    """Leave a page that cannot be sent to the process that the run is for."""
    try:
        packed(page.box, setter.common, setter.styles)
    except UnsentError:
        page.box = None


def _is_plain(context: Any) -> bool:
    """Whether pages hang on nothing but where they begin: none is counted by a rule, no figure waits."""
    counted = context.style_for.__dict__.get("_banxin_page_rules", ((), True, {}))[1]
    placed = keeper_of_figures(context) or has_blocks_over(context)
    return not (counted or placed or any(context.running_elements.values()))
