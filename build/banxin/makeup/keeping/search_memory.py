"""Searches remembered: stories that fill as many rows as they did, by the same rules, stand where they stood.

A correction seldom changes how many rows a story takes at a measure, and the search knows it by these rows.
How many 字 it has is told to the editor, and counts in the search only by which story is the longer one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import replace

from banxin.makeup.model.page import MadeUpPage, MakeUp, StoryFill
from banxin.makeup.model.story import Story
from banxin.makeup.modules.fit import story_fill

SearchMemory = MutableMapping[str, MakeUp]
"""Pages by a digest of all that they were searched for."""


def searched_once(
    memory: SearchMemory, stories: Sequence[Story], rest: Sequence[object], search: Callable[[], MakeUp]
) -> MakeUp:
    """What `search` finds for the stories and `rest`, which is all else that it goes by; searched once.

    What `rest` holds must have a representation that tells its value: dataclasses, enumerations, numbers.
    """
    alike, same = _keys(stories, rest)
    for key in (alike, same):
        made = memory.get(key)
        if made is not None:
            return _with_lengths(made, stories)
    made = search()
    memory[alike if _needs_rows_alone(made, stories) else same] = made
    return made


def without_lengths(made: MakeUp) -> MakeUp:
    """The pages without what they tell of the lengths of stories: for the `rest` of a search that goes on."""
    return replace(made, pages=tuple(replace(page, fills=()) for page in made.pages), under=())


def _keys(stories: Sequence[Story], rest: Sequence[object]) -> tuple[str, str]:
    """Digests for stories of as many rows, of which the same are the longer ones, and of as many 字."""
    lengths = sorted({story.characters for story in stories})
    ranked = [replace(story, characters=lengths.index(story.characters)) for story in stories]
    digest = hashlib.sha256(repr((ranked, *rest)).encode(errors="surrogateescape"))
    alike = digest.hexdigest()
    digest.update(repr([story.characters for story in stories]).encode())
    return alike, digest.hexdigest()


def _needs_rows_alone(made: MakeUp, stories: Sequence[Story]) -> bool:
    """Whether the search went by no length in 字: a story that is cut, left over or refused is told by it."""
    cut = any(story.may_jump or story.jumped for story in stories)
    return made.fits and not (cut or made.jumps or made.refused)


def _with_lengths(made: MakeUp, stories: Sequence[Story]) -> MakeUp:
    """The pages with the lengths of the stories as they are now; nothing else of them depends on these."""
    if not made.fits or made.jumps or made.refused:
        return made
    known = {story.key: story for story in stories}
    pages = tuple(replace(page, fills=tuple(_fills(page, known))) for page in made.pages)
    under = tuple(fill for page in pages for fill in page.fills if fill.under_rows)
    return replace(made, pages=pages, under=under)


def _fills(page: MadeUpPage, known: Mapping[str, Story]) -> list[StoryFill]:
    return [
        story_fill(module, known[module.key], page.number) if module.key in known else fill
        for module, fill in zip(page.modules, page.fills, strict=True)
    ]
