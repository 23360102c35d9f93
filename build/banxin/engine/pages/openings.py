"""Where the text of a document opens a new page whatever stands before: chapters, parts, articles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.block import block_level_page_break, block_level_page_name

from banxin.engine.pages.folios import BoxPath

LEAST: Final = 40_000
"""Characters that another process is begun for."""
_OWN: Final = 1.15  # what this process sets where each other sets 1: what those set has to be sent
_SIDES: Final = frozenset({"left", "right", "recto", "verso"})
_FORCED: Final = frozenset({"page", "always"}) | _SIDES
_DETOUR: Final = 0.2  # of a share, that an opening may be further off for its side to be known


@dataclass(frozen=True, slots=True)
class Opening:
    """A block that opens a page: the way to it from the root, how text breaks there, characters before it."""

    path: BoxPath
    next_page: dict[str, Any]
    before: int
    is_right: bool = True

    @property
    def resume_at(self) -> Any:
        """The place as WeasyPrint notes it."""
        resume_at: Any = None
        for place in reversed(self.path):
            resume_at = {place: resume_at}
        return resume_at


def chosen_openings(root: Any, at_once: int) -> tuple[Opening, ...]:
    """The openings at which others of `at_once` processes begin, so that all have about as much to do.

    Of openings near each other one that says its side is chosen: that of another is a guess.
    """
    characters = _characters(root)
    processes = min(at_once, characters // LEAST)
    if processes < 2:
        return ()
    share = characters / (processes - 1 + _OWN)
    openings = [one for one in _within(root, (), _Counted(), _is_ltr(root)) if one.before]
    found: dict[BoxPath, Opening] = {}
    for number in range(processes - 1 if openings else 0):
        goal = share * (_OWN + number)
        best = min(openings, key=lambda one: _away(one, goal, share))
        found[best.path] = best
    return tuple(found[path] for path in sorted(found))


def _away(opening: Opening, goal: float, share: float) -> float:
    guessed = opening.next_page["break"] not in _SIDES
    return abs(opening.before - goal) + guessed * _DETOUR * share


@dataclass(slots=True)
class _Counted:
    """Characters passed so far."""

    characters: int = 0


def _within(box: Any, path: BoxPath, counted: _Counted, ltr: bool) -> Iterator[Opening]:
    before = None
    for place, child in enumerate(getattr(box, "children", ())):
        if isinstance(child, boxes.BlockLevelBox) and child.is_in_normal_flow():
            if before is not None:
                yield from _between(before, child, (*path, place), counted.characters, ltr)
            before = child
            if type(child) is boxes.BlockBox:
                yield from _within(child, (*path, place), counted, ltr)
                continue
        counted.characters += _characters(child)


def _between(before: Any, after: Any, path: BoxPath, characters: int, ltr: bool) -> Iterator[Opening]:
    breaks, name = block_level_page_break(before, after), block_level_page_name(before, after)
    if name or breaks in _FORCED:
        right = breaks not in ("left", "verso" if ltr else "recto")
        page = {"break": breaks, "page": name or after.page_values()[0]}
        yield Opening(path, page, characters, right)


def _is_ltr(root: Any) -> bool:
    return bool(root.style["direction"] == "ltr")


def _characters(box: Any) -> int:
    if isinstance(box, boxes.TextBox):
        return len(box.text)
    return sum(map(_characters, getattr(box, "children", ())))
