"""A spot on a page of a finished PDF, as an operator measures it on a proof."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class OnPage:
    """A rectangle on a page, counted from 1: in mm, from the upper left corner of the trimmed page as shown.

    One without width and height stands for the page as a whole.
    """

    page: int
    left: float = 0.0
    top: float = 0.0
    width: float = 0.0
    height: float = 0.0

    @property
    def whole_page(self) -> bool:
        """Whether it is the page and no place on it."""
        return not self.width and not self.height
