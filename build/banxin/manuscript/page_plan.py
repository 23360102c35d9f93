"""`pages` of the manifest: faults that a model cannot see, and the plans that come of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from banxin.findings import Finding, Place, finding, nearest
from banxin.manuscript.articles.heads import one_line
from banxin.manuscript.form.as_written import AdvertisementWritten, ManifestWritten, PageWritten
from banxin.manuscript.form.page_plan import (
    SIZE_FORMS,
    Advertisement,
    Corner,
    FurnitureChoice,
    PagePlan,
    pages_of,
    size_of,
)
from banxin.manuscript.form.sheet import MOST_PAGES
from banxin.manuscript.yaml.written import KeyPath, Written
from banxin.wording import Message, listed

_SHOWN = 12  # names that a finding lists
_KINDS = {"story": Message("story"), "section": Message("section")}
_OF_ONE_PAGE = ("blueprint", "advertisements")


def page_plans(model: ManifestWritten, stories: Mapping[str, str]) -> tuple[PagePlan, ...]:
    """The plans of a faultless manifest in the order of their pages; `stories` are the ids of all articles by
    file."""
    plans = [_plan(key, page, stories) for key, page in (model.pages or {}).items()]
    return tuple(sorted(plans, key=lambda plan: plan.first))


def _plan(key: str, page: PageWritten, stories: Mapping[str, str]) -> PagePlan:
    first, last = pages_of(key) or (1, 1)
    path = f"pages.{key}"
    return PagePlan(
        first,
        last,
        one_line(page.name),
        _editors(page),
        tuple(one_line(title) for title in page.sections or ()),
        tuple(page.stories or ()),
        page.blueprint,
        FurnitureChoice(page.furniture) if page.furniture else None,
        tuple(
            _advertisement(
                _key(first, index, stories.values()), one, stories, f"{path}.advertisements.{index - 1}"
            )
            for index, one in enumerate(page.advertisements or (), 1)
        ),
        path,
    )


def _editors(page: PageWritten) -> tuple[tuple[str, str], ...]:
    if isinstance(page.editors, str):
        return (("", one_line(page.editors)),)
    return tuple((one_line(person.role), one_line(person.name)) for person in page.editors or ())


def _key(page: int, index: int, stories: Collection[str]) -> str:
    """`ad-4-1`: what the first advertisement of page 4 is called, unless a story is called so."""
    key = f"ad-{page}-{index}"
    while key in stories:
        key = f"ad-{key}"
    return key


def _advertisement(
    key: str, written: AdvertisementWritten, stories: Mapping[str, str], path: str
) -> Advertisement:
    size = size_of(written.size)
    assert size is not None
    text = written.unit or ""
    unit = stories[text] if text else ""
    corner, alt = Corner(written.at), one_line(written.alt)
    return Advertisement(key, written.image or "", size, corner, alt, path, unit, text)


def advertisement_pictures(written: Written) -> Iterator[tuple[str, Place]]:
    """The pictures of all advertisements with the places where they are named."""
    pages = written.at(("pages",))
    for key, page in pages.items() if isinstance(pages, dict) else ():
        listed = page.get("advertisements") if isinstance(page, dict) else None
        for index, one in enumerate(listed if isinstance(listed, list) else ()):
            path = ("pages", key, "advertisements", index, "image")
            file = one.get("image") if isinstance(one, dict) else None
            if isinstance(file, str) and file and not written.is_reported(path):
                yield file, written.place(path)


def plan_faults(
    written: Written, stories: Sequence[str], missed: Collection[str] | None = frozenset()
) -> Iterator[Finding]:
    """Everything in `pages`, and in the sections that name pages, that does not hold together.

    `stories` are the ids of all stories in the order of reading. Names of `missed` ones, whose files
    `contents` misspells, are not told once more; none are (None) where a part of the manifest was not read.
    """
    pages = written.at(("pages",))
    if isinstance(pages, dict) and not written.is_reported(("pages",)):
        yield from _Checks(written, stories, dict(_sections(written, ("contents",))), missed).faults(pages)
    yield from _section_faults(written)


def _first_page(written: Written) -> int:
    page = written.at(("issue", "page"))
    return page if isinstance(page, int) and page > 0 else 1


def _sections(written: Written, path: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    """The titles of all sections with the ways to them."""
    listed = written.at(path)
    for at, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict) and isinstance(entry.get("section"), str):
            yield one_line(entry["section"]), (*path, at)
            yield from _sections(written, (*path, at, "contents"))


def _section_faults(written: Written) -> Iterator[Finding]:
    """A section that starts on a page that cannot be, or before the section that it follows."""
    first = _first_page(written)
    started: list[tuple[int, KeyPath]] = []
    for _, path in _sections(written, ("contents",)):
        place = (*path, "page")
        page = written.at(place)
        if not isinstance(page, int) or page < 1 or isinstance(page, bool) or written.is_reported(place):
            continue
        if not first <= page < first + MOST_PAGES:
            yield finding(
                "plan.page",
                Message("There is no page {page} for a section to start on.", page=page),
                written.place(place),
                expected=Message("{first} to {first_2}", first=first, first_2=first + MOST_PAGES - 1),
            )
        started.append((page, path))
    for (page, outer), (other, inner) in pairwise(started):
        if inner[: len(outer)] == outer and other < page:
            yield finding(
                "plan.section",
                Message(
                    "This section starts on page {other}, the section around it on page {page}.",
                    other=other,
                    page=page,
                ),
                written.place((*inner, "page")),
                expected=Message("{page} or later", page=page),
            )


@dataclass(slots=True)
class _Checks:
    """The checks of one `pages`; what was named already is kept with its page and its line."""

    written: Written
    stories: Sequence[str]
    sections: Mapping[str, KeyPath]
    missed: Collection[str] | None = frozenset()
    planned: dict[int, str] = field(default_factory=dict)
    placed: dict[str, tuple[str, Place]] = field(default_factory=dict)
    started: dict[str, tuple[str, Place]] = field(default_factory=dict)

    def faults(self, pages: Mapping[str, object]) -> Iterator[Finding]:
        for key, page in pages.items():
            yield from self._range(key)
            if isinstance(page, dict):
                yield from self._page(key, page)
        yield from self._pins()

    def _range(self, key: str) -> Iterator[Finding]:
        place = self.written.key_place(("pages", key))
        pages = pages_of(key)
        if pages is None:
            yield finding(
                "plan.page",
                Message("`{key}` is no page.", key=key),
                place,
                expected=Message("a page or a range of pages: 1 or 2-3"),
            )
            return
        low, high = pages
        first = _first_page(self.written)
        most = first + MOST_PAGES - 1
        if low > high:
            yield finding(
                "plan.page", Message("The range {key} is reversed.", key=key), place, nearest=f"{high}-{low}"
            )
        elif low < first or high > most:
            beyond = low if low < first else high
            yield finding(
                "plan.page",
                Message(
                    "Page {beyond} is not one of this issue, which begins with page {first}.",
                    beyond=beyond,
                    first=first,
                ),
                place,
                expected=Message(
                    "{first} to {most}; `issue: {{page: …}}` says with which page an issue begins",
                    first=first,
                    most=most,
                ),
            )
        else:
            yield from self._twice(key, range(low, high + 1), place)

    def _twice(self, key: str, pages: range, place: Place) -> Iterator[Finding]:
        for page in pages:
            if other := self.planned.get(page):
                line = self.written.key_place(("pages", other)).line
                yield finding(
                    "plan.page",
                    Message(
                        "Page {page} is planned twice; first on line {line} (`{other}`).",
                        page=page,
                        line=line,
                        other=other,
                    ),
                    place,
                    remedy=Message("Put both together, or change one of the two ranges."),
                )
                return
        self.planned |= dict.fromkeys(pages, key)

    def _page(self, key: str, page: Mapping[str, object]) -> Iterator[Finding]:
        low, high = pages_of(key) or (1, 1)
        for name in _OF_ONE_PAGE:
            if low != high and page.get(name) not in (None, "auto", []):
                yield finding(
                    "plan.page",
                    Message("`{name}` is that of one page, and `{key}` are several.", name=name, key=key),
                    self.written.key_place(("pages", key, name)),
                    remedy=Message("Plan page {low} by itself.", low=low),
                )
        for index, story in enumerate(_texts(page.get("stories"))):
            yield from self._named(story, "story", self.stories, self.placed, key, (key, "stories", index))
        for index, title in enumerate(_texts(page.get("sections"))):
            names = tuple(self.sections)
            name = one_line(title)
            yield from self._named(name, "section", names, self.started, key, (key, "sections", index))
            yield from self._section_page(name, (low, high), ("pages", key, "sections", index))
        listed = page.get("advertisements")
        for index, one in enumerate(listed if isinstance(listed, list) else ()):
            yield from self._size(one, ("pages", key, "advertisements", index, "size"))
            yield from self._content(one, ("pages", key, "advertisements", index))

    def _named(
        self,
        name: str,
        kind: str,
        names: Sequence[str],
        seen: dict[str, tuple[str, Place]],
        key: str,
        steps: KeyPath,
    ) -> Iterator[Finding]:
        place = self.written.place(("pages", *steps))
        code = f"plan.{kind}"
        if name not in names and (self.missed is None or name in self.missed):
            return
        if name not in names:
            shown = listed(names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "")
            expected = Message("one of {shown}", shown=shown) if names else Message("a section of `contents`")
            near = nearest(name, names)
            yield finding(
                code,
                Message("There is no {kind} {name}.", kind=_KINDS[kind], name=name),
                place,
                expected=expected,
                nearest=near,
            )
        elif name in seen:
            other, first = seen[name]
            yield finding(
                code,
                Message(
                    "The {kind} {name} is planned on page {other} already, on line {line}.",
                    kind=_KINDS[kind],
                    name=name,
                    other=other,
                    line=first.line,
                ),
                place,
                remedy=Message("Remove one of the two."),
            )
        else:
            seen[name] = (key, place)

    def _section_page(self, title: str, pages: tuple[int, int], path: KeyPath) -> Iterator[Finding]:
        """The section says itself that it starts elsewhere."""
        if title not in self.sections:
            return
        own = self.written.at((*self.sections[title], "page"))
        if isinstance(own, int) and not pages[0] <= own <= pages[1]:
            line = self.written.place((*self.sections[title], "page")).line
            yield finding(
                "plan.section",
                Message(
                    "The section {title} says that it starts on page {own}, on line {line}.",
                    title=title,
                    own=own,
                    line=line,
                ),
                self.written.place(path),
                remedy=Message("Remove one of the two."),
            )

    def _size(self, one: object, path: KeyPath) -> Iterator[Finding]:
        size = one.get("size") if isinstance(one, dict) else None
        if isinstance(size, str) and size_of(size) is None and not self.written.is_reported(path):
            yield finding(
                "plan.advertisement",
                Message("{size} is no size of an advertisement.", size=size),
                self.written.place(path),
                expected=SIZE_FORMS,
            )

    def _content(self, one: object, path: KeyPath) -> Iterator[Finding]:
        named = [name for name in ("image", "unit") if isinstance(one, dict) and one.get(name) is not None]
        if isinstance(one, dict) and len(named) != 1 and not self.written.is_reported(path):
            yield finding(
                "plan.advertisement",
                Message("An advertisement has both a picture and an article.")
                if named
                else Message("An advertisement has neither a picture nor an article."),
                self.written.key_place((*path, "unit")) if named else self.written.place(path),
                expected=Message("image: FILE or unit: FILE"),
            )

    def _pins(self) -> Iterator[Finding]:
        """A pin to another page than the one that the story is planned on."""
        first = _first_page(self.written)
        pins = self.written.at(("sheet", "pins"))
        for story, pin in pins.items() if isinstance(pins, dict) else ():
            page = pin.get("page") if isinstance(pin, dict) else None
            if story not in self.placed or not isinstance(page, int):
                continue
            key, place = self.placed[story]
            low, high = pages_of(key) or (1, 1)
            if not low <= page + first - 1 <= high:
                yield finding(
                    "plan.story",
                    Message(
                        "{story} is pinned to page {page}, and planned on page {key}.",
                        story=story,
                        page=page + first - 1,
                        key=key,
                    ),
                    self.written.place(("sheet", "pins", story, "page")),
                    remedy=Message("Remove one of the two; the plan is on line {line}.", line=place.line),
                )


def _texts(listed: object) -> list[str]:
    return [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
