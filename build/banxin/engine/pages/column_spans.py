"""What follows a block that spans the columns is not lost.

WeasyPrint lays out the columns above such a block and balances them. Where they come to the foot of the page
it stops as if the text went on in them: with nothing left of them it says that the box is complete, and the
block that spans them is not set anywhere, nor is what follows.
"""

from typing import Any


def spans(child: Any) -> bool:
    """Whether a child of a multi-column box stands across its columns."""
    return bool(child.style["column_span"] == "all")


def with_rest(box: Any, skip_stack: Any, result: Any) -> Any:
    """The result for a page of a multi-column box; it goes on with a block across that was not reached."""
    made, resume_at, _next_page, *others = result
    if made is None or resume_at is not None:
        return result
    start = next(iter(skip_stack)) if skip_stack else 0
    across = [number for number, child in enumerate(box.children) if number >= start and spans(child)]
    reached = sum(not child.is_column for child in made.children)
    if reached >= len(across):
        return result
    return (made, {across[reached]: None}, {"break": "any", "page": None}, *others)
