"""What the page is shown of a setting: new editions, and the last good ones where these have errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from banxin.preview.chapters import comes_out_so, with_chapter, with_story
from banxin.preview.seen import ChapterWish, Seen, SeenChapter, SeenEdition, SeenStory


class LastGood:
    """Remembers each edition as it was when it last had no error."""

    def __init__(self) -> None:
        self._kept: dict[str, SeenEdition] = {}

    def with_new(self, now: Seen | None, new: Seen, *, every_format: bool) -> Seen:
        """What there is to see once `new` is looked over.

        With an error in the manuscript, that is all of before. An edition with an error of its own, or one
        that did not come to be, is shown as it was last good. Where not `every_format` is set, and before it
        is whole, others stay as they are.
        """
        before = {one.name: one for one in now.editions} if now is not None else {}
        if not new.names:
            old = now or new
            return replace(old, editions=tuple(self._old(one) for one in before.values()))
        came = {one.name: one for one in new.editions if one.name not in new.failed}
        self._kept |= came
        shown: dict[str, SeenEdition] = {**before, **{one.name: one for one in new.editions}, **came}
        missing = {*new.names} - {*came} if new.whole else {*new.failed}
        for name in missing & {*shown}:
            shown[name] = self._old(shown[name])
        if new.whole and every_format:
            shown = {name: one for name, one in shown.items() if name in new.names}
            self._kept = {name: one for name, one in self._kept.items() if name in new.names}
        return replace(new, editions=_pages_first(shown.values()))

    def with_pages(self, now: Seen, wish: ChapterWish, chapter: SeenChapter) -> Seen:
        """What there is to see once the pages of a chapter are drawn; they stay in spite of later errors."""
        merged = {
            one.name: with_chapter(one, wish, chapter) for one in now.editions if one.name == wish.edition
        }
        return self._with(now, merged)

    def with_story(self, now: Seen, story: SeenStory) -> Seen:
        """What there is to see once the story that changed is drawn; it stays in spite of later errors."""
        fitting = (one for one in now.editions if one.name == story.edition and story.at < len(one.pages))
        return self._with(now, {one.name: with_story(one, story) for one in fitting})

    def _with(self, now: Seen, merged: Mapping[str, SeenEdition]) -> Seen:
        self._kept |= merged
        return replace(now, editions=tuple(merged.get(one.name, one) for one in now.editions))

    def all_old(self, now: Seen) -> Seen:
        """What there is to see where nothing new came to be."""
        return replace(now, editions=tuple(self._old(one) for one in now.editions))

    def _old(self, edition: SeenEdition) -> SeenEdition:
        return replace(self._kept.get(edition.name, edition), stale=True)


def with_drawn(now: Seen | None, new: Seen) -> Seen:
    """What there is to see once the pages of `new` are drawn: until it is known where their text was written,
    that of before leads there.
    """
    if now is None:
        return new
    before: Mapping[str, SeenEdition] = {one.name: one for one in now.editions}
    drawn = {
        one.name: replace(one, spots=before[one.name].spots, overlays=before[one.name].overlays)
        if one.name in before
        else one
        for one in new.editions
    }
    return replace(now, editions=_pages_first({**before, **drawn}.values()))


def is_true(new: Seen, wish: ChapterWish, chapter: SeenChapter) -> bool:
    """Whether the whole has the chapter's pages as they were shown."""
    return all(comes_out_so(one, wish, chapter) for one in new.editions if one.name == wish.edition)


def _pages_first(editions: Iterable[SeenEdition]) -> tuple[SeenEdition, ...]:
    return tuple(sorted(editions, key=lambda one: one.format != "pdf"))
