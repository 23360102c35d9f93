"""The plan of an issue as make-up reads it: pages for stories, rooms for advertisements, names for pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from banxin.makeup.model.page import MakeUp, PageAsked
from banxin.makeup.model.story import PageSpan, Story
from banxin.manuscript.form.page_plan import PagePlan
from banxin.manuscript.publication import Item, Publication, Section, Unit, every_item, units_in


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """Where a story is to stand: its pages, counted from 1, whether it begins a page, its place in the order
    of pages, the way to what says so in the
    manifest, and the last page on which it may go on: before the next section that starts a page."""

    pages: PageSpan
    opens: bool
    order: int
    path: str = ""
    until: int | None = None


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """Everything that is planned: by story, and the pages of the manifest, of which `least` are wanted."""

    stories: Mapping[str, StoryPlan] = field(default_factory=dict)
    pages: tuple[PagePlan, ...] = ()
    least: int = 1

    def applied(self, stories: Sequence[Story]) -> tuple[Story, ...]:
        """The stories with the pages that they are planned for."""
        if not self.stories:
            return tuple(stories)
        return tuple(
            replace(
                story,
                pages=self.stories[story.key].pages,
                opens=self.stories[story.key].opens,
                order=self.stories[story.key].order,
                until=self.stories[story.key].until,
            )
            if story.key in self.stories
            else story  # a filler
            for story in stories
        )

    def of(self, number: int) -> PagePlan | None:
        """The plan of the page with this 版次."""
        return next((plan for plan in self.pages if plan.first <= number <= plan.last), None)


NO_PLAN = IssuePlan()


def issue_plan(publication: Publication) -> IssuePlan:
    """What `pages`, the sections and the pins of `publication` say about pages."""
    first = publication.issue.page
    started = dict(_started(publication.contents, publication.pages, first))
    fixed = dict(_fixed(publication, first))
    least = max((plan.last - first + 1 for plan in publication.pages), default=1)
    if not started and not fixed:
        return IssuePlan(pages=publication.pages, least=least)
    planned = _spans(tuple(publication.units()), _where_fixed(started, fixed), fixed)
    return IssuePlan(planned, publication.pages, least)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the section of a story starts; `head` says that the story is its first."""

    first: int | None
    last: int | None
    head: bool
    path: str


def _started(
    items: Sequence[Item], plans: Sequence[PagePlan], first: int, around: _Start | None = None
) -> Iterator[tuple[str, _Start]]:
    """For each story the start of the innermost section around it that starts a page."""
    for item in items:
        if not isinstance(item, Section):
            if around:
                yield item.id, around
            continue
        own = _start(item, plans, first)
        inner = dict(_started(item.contents, plans, first, own or around))
        head = next(iter(inner), None) if own else None
        for key, start in inner.items():
            yield key, replace(start, head=True) if key == head and start is own else start


def _start(section: Section, plans: Sequence[PagePlan], first: int) -> _Start | None:
    for plan in plans:
        if section.title in plan.sections:
            path = f"{plan.path}.sections.{plan.sections.index(section.title)}"
            return _Start(plan.first - first + 1, plan.last - first + 1, head=False, path=path)
    if section.starts_page:
        page = section.page - first + 1 if section.page else None
        return _Start(page, page, head=False, path=f"{section.path}.page")
    return None


def _where_fixed(
    started: Mapping[str, _Start], fixed: Mapping[str, tuple[PageSpan, str]]
) -> dict[str, _Start]:
    """The starts of sections; one that starts a page of its own does so where its first story is planned."""
    pages = {
        start.path: fixed[key][0].first
        for key, start in started.items()
        if start.head and start.first is None and key in fixed and fixed[key][0].one
    }
    return {
        key: replace(start, first=pages[start.path], last=pages[start.path]) if start.path in pages else start
        for key, start in started.items()
    }


def _fixed(publication: Publication, first: int) -> Iterator[tuple[str, tuple[PageSpan, str]]]:
    """The stories whose pages are said for each by itself: by pins, and by the plans of pages."""
    stories = {unit.id for unit in publication.units()}
    for key, pin in publication.sheet.pins.items():
        if pin.page is not None and key in stories:
            yield key, (PageSpan(pin.page, pin.page), f"sheet.pins.{key}.page")
    for plan in publication.pages:
        span = PageSpan(plan.first - first + 1, plan.last - first + 1)
        for index, key in enumerate(plan.stories):
            yield key, (span, f"{plan.path}.stories.{index}")


def _spans(
    units: Sequence[Unit], started: Mapping[str, _Start], fixed: Mapping[str, tuple[PageSpan, str]]
) -> dict[str, StoryPlan]:
    """The plan of each story. A section has its pages to itself up to the next one that starts on a later
    page; what stands before it in the order of reading ends before it."""
    starts = sorted({start.first for start in started.values() if start.first})
    found: dict[str, StoryPlan] = {}
    running = 1
    for index, unit in enumerate(units):
        start = started.get(unit.id)
        if start and start.first:
            running = start.first
        later = next((page for page in starts if page > running), None)
        pages = PageSpan(running, later - 1 if later else None)
        if start and start.first and start.last and (start.head or start.last > start.first):
            pages = PageSpan(start.first, start.last)
        path = start.path if start else ""
        if unit.id in fixed:
            pages, path = fixed[unit.id]
        opens = bool(start and start.head and start.first is None)
        later = next((page for page in starts if page > pages.first), None)
        found[unit.id] = StoryPlan(pages, opens, index, path, later - 1 if later else None)
    return _in_order(_with_notes(units, found, fixed))


def _with_notes(
    units: Sequence[Unit], plans: dict[str, StoryPlan], fixed: Collection[str]
) -> dict[str, StoryPlan]:
    """An editor's note stands on the page of the story that it introduces, if its own is not said."""
    after: StoryPlan | None = None
    for unit in reversed(units):
        if unit.kind != "note":
            after = plans[unit.id]
        elif after is not None and unit.id not in fixed:
            own = plans[unit.id]
            plans[unit.id] = replace(own, pages=after.pages, path=after.path)
    return plans


def _in_order(plans: dict[str, StoryPlan]) -> dict[str, StoryPlan]:
    """The plans numbered in the order of their pages, on each page in the order of reading."""
    ordered = sorted(plans, key=lambda key: (plans[key].pages.first, plans[key].order))
    return {key: replace(plans[key], order=index) for index, key in enumerate(ordered)}


def page_name(publication: Publication, plan: IssuePlan, made: MakeUp, number: int) -> str:
    """The 版名 of the page `number` (版次): as planned, else the first section that starts there, else
    the one that goes on there with most room, else the one that started last, else the label of the issue."""
    own = plan.of(number)
    if own and own.name:
        return own.name
    started = [one for one in _section_starts(publication, plan, made) if one.page <= number]
    if not started:
        return publication.issue.label
    here = next((one for one in started if one.page == number), None)
    last = max(one.page for one in started)
    rooms = _rooms(made, number - publication.issue.page + 1)
    going_on = [one for one in started if one.page == last]
    return (here or max(going_on, key=lambda one: sum(rooms.get(key, 0) for key in one.stories))).title


@dataclass(frozen=True, slots=True)
class _SectionStart:
    """A section that starts a page, the page (版次) on which it begins, and the keys of its stories."""

    page: int
    title: str
    stories: tuple[str, ...]


def _section_starts(publication: Publication, plan: IssuePlan, made: MakeUp) -> Iterator[_SectionStart]:
    """The sections that start pages, the outer ones first, with the pages on which they begin."""
    stands: dict[str, int] = {}
    for page in made.pages:
        for module in page.modules:
            stands.setdefault(module.key, publication.issue.page + page.number - 1)
    titles = {title for one in plan.pages for title in one.sections}
    for item in every_item(publication.contents):
        if isinstance(item, Section) and (item.starts_page or item.title in titles):
            keys = tuple(unit.id for unit in units_in(item.contents))
            begins = next((stands[key] for key in keys if key in stands), None)
            if begins is not None:
                yield _SectionStart(begins, item.title, keys)


def _rooms(made: MakeUp, number: int) -> dict[str, int]:
    """The room of each story on the page `number` (from 1), in rows of one basic column."""
    return {
        module.key: module.rows * module.columns
        for page in made.pages
        if page.number == number
        for module in page.modules
    }


def pages_asked(publication: Publication, plan: IssuePlan, made: MakeUp) -> tuple[PageAsked, ...]:
    """For each page its name and what was planned for it; nothing where nothing was planned."""
    if not plan.pages and not plan.stories:
        return ()
    first = publication.issue.page
    found = []
    for page in made.pages:
        number = first + page.number - 1
        own = plan.of(number)
        stands = {module.key for module in page.modules}
        asked = [
            key
            for key, one in plan.stories.items()
            if one.path and one.pages.holds(page.number) and (one.pages.one or key in stands)
        ]
        asked += [one.key for one in own.advertisements] if own else []
        found.append(PageAsked(number, page_name(publication, plan, made, number), tuple(asked)))
    return tuple(found)
