"""Blocks that may wait for room, and the places where a container goes on with blocks that wait."""

from typing import Any, Final

from weasyprint.formatting_structure import boxes

from banxin.engine.styles.type_style import chosen

_PROPERTY: Final = "__banxin_defer"
_AVOID: Final = frozenset({"avoid", "avoid-page", "avoid-column"})


class Waiting(dict[int, Any]):
    """A place to take a container up again, and the children called before it that wait for room."""

    def __init__(self, resume_at: dict[int, Any], children: tuple[int, ...]) -> None:
        super().__init__(resume_at)
        self.children = children

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Waiting) and self.children == other.children and dict.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None


def waiting_at(resume_at: Any) -> tuple[int, ...]:
    """The children that wait at a place where a container goes on."""
    return resume_at.children if isinstance(resume_at, Waiting) else ()


def with_waiting(resume_at: dict[int, Any], waiting: list[int]) -> dict[int, Any]:
    """A place to go on, and what waits of that which was called before it: the rest is met again."""
    place = next(iter(resume_at))
    children = tuple(sorted(child for child in waiting if child < place))
    return Waiting(resume_at, children) if children else resume_at


def may_wait(child: Any) -> bool:
    """Whether a block asks to wait where it does not fit."""
    return (
        isinstance(child, boxes.BlockBox)
        and _PROPERTY in getattr(child.style, "cascaded", ())
        and child.is_in_normal_flow()
        and chosen(child.style, "banxin_defer") == "on"
    )


def may_hold(box: Any) -> bool:
    """Whether a container has children that may wait; looked at once."""
    known: tuple[Any, bool] | None = box.__dict__.get("_banxin_may_hold")
    if known is None or known[0] is not box.children:
        found = (
            type(box) is boxes.BlockBox
            and box.style["break_inside"] not in _AVOID
            and not (box.children and isinstance(box.children[0], boxes.LineBox))
            and any(map(may_wait, box.children))
        )
        known = box._banxin_may_hold = (box.children, found)
    return known[1]


def keep_whole(block: Any) -> None:
    """Let no break be found in a block that fits a page: text would be taken up again from there."""
    block.style = block.style.copy()
    block.style["break_inside"] = "avoid"
