"""Where a paragraph goes on: WeasyPrint's skip stack that also knows our place in the copy."""

from typing import Any


class Resume(dict[int, Any]):
    """A skip stack, opaque to WeasyPrint's block code, with the sort and the character to go on from."""

    __slots__ = ("place", "sort")

    def __init__(self, sort: int, place: int) -> None:
        super().__init__({0: None})
        self.sort = sort
        self.place = place

    def __eq__(self, other: object) -> bool:
        """Whether both go on at the same place: WeasyPrint makes a page anew when it begins elsewhere."""
        return isinstance(other, Resume) and self.place == other.place

    def __ne__(self, other: object) -> bool:
        """The reverse, which a dictionary would answer otherwise."""
        return not self == other

    __hash__ = None
