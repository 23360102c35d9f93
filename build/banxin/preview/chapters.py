"""Pages of one article, or its page, in the place of those before: seen at once, while the whole is set."""

from __future__ import annotations

from dataclasses import replace

from banxin.preview.seen import ChapterWish, SeenChapter, SeenEdition, SeenPage, SeenStory

_LONG = 24  # pages from which the whole takes longer than a chapter before it is worth
_TIMES = 3  # as many pages as the chapter has


def chapter_wish(edition: SeenEdition, file: str) -> ChapterWish | None:
    """Where the pages of the article in `file` stand in an edition.

    None where it shares a page with others, where its folios are no plain figures, and in short editions.
    """
    own = {spot[0] - 1 for spot in edition.spots if spot[5] == file}
    if not own or max(own) >= len(edition.pages):
        return None
    pages = range(min(own), max(own) + 1)
    shared = any(spot[0] - 1 in pages for spot in edition.spots if spot[5] != file)
    label = edition.pages[pages.start].label
    if shared or not label.isdecimal() or len(edition.pages) < max(_LONG, _TIMES * len(pages)):
        return None
    return ChapterWish(edition.name, file, pages.start, len(pages), int(label))


def with_chapter(edition: SeenEdition, wish: ChapterWish, chapter: SeenChapter) -> SeenEdition:
    """The edition with the pages of a chapter in the place of those before; all others are waiting."""
    before, after = slice(wish.first), slice(wish.first + wish.count, None)
    longer = len(chapter.pages) - wish.count
    own = range(wish.first + 1, wish.first + wish.count + 1)
    spots = (
        (spot[0] + longer if spot[0] > own[-1] else min(spot[0], own[0] + len(chapter.pages) - 1), *spot[1:])
        for spot in edition.spots
    )
    return replace(
        edition,
        pages=(*_waiting(edition.pages[before]), *chapter.pages, *_waiting(edition.pages[after])),
        spots=tuple(spots),
        overlays=(*edition.overlays[before], *chapter.overlays, *edition.overlays[after]),
    )


def with_story(edition: SeenEdition, story: SeenStory) -> SeenEdition:
    """The edition with a page whose story is new; nothing else on its pages has changed."""
    before, after = edition.pages[: story.at], edition.pages[story.at + 1 :]
    return replace(edition, pages=(*before, replace(story.page, label=edition.pages[story.at].label), *after))


def _waiting(pages: tuple[SeenPage, ...]) -> tuple[SeenPage, ...]:
    return tuple(replace(page, waiting=True) for page in pages)


def comes_out_so(edition: SeenEdition, wish: ChapterWish, chapter: SeenChapter) -> bool:
    """Whether the whole has the pages of the chapter as they were set alone."""
    there = edition.pages[wish.first : wish.first + len(chapter.pages)]
    return [(page.digest, page.label) for page in there] == [
        (page.digest, page.label) for page in chapter.pages
    ]
