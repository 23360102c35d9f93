"""How much of a file is read: operations and bytes of content, whatever forms within forms make of it."""

from __future__ import annotations

from dataclasses import dataclass

MOST_OPERATIONS = 6_000_000
"""Operations of all pages together: some minutes of reading; a book of a thousand pages has two million."""
MOST_OF_A_PAGE = 1_500_000
MOST_BYTES = 256 * 2**20
"""Bytes of content streams, unpacked."""
DEEPEST_FORM = 20


class SpentError(Exception):
    """More than is read of a page or a file."""


@dataclass(slots=True)
class ReadingBudget:
    """What is left to be read of a file, and of the page at work."""

    operations: int = MOST_OPERATIONS
    of_page: int = MOST_OF_A_PAGE
    content: int = MOST_BYTES

    def next_page(self) -> None:
        """A page begins, with as much as each may have."""
        self.of_page = min(MOST_OF_A_PAGE, self.operations)

    def less(self, operations: int, content: int) -> bool:
        """Take what was read elsewhere, no page of it being too much; False where less is left."""
        if operations > self.operations or content > self.content:
            return False
        self.operations -= operations
        self.content -= content
        return True

    @property
    def spent(self) -> tuple[int, int]:
        """Operations and bytes that were read."""
        return MOST_OPERATIONS - self.operations, MOST_BYTES - self.content

    def take(self, operations: int) -> None:
        """Operations are read; raises SpentError once there were too many."""
        self.operations -= operations
        self.of_page -= operations
        if self.of_page < 0:
            raise SpentError

    def unpack(self, size: int) -> None:
        """A stream of `size` bytes is read; raises SpentError likewise."""
        self.content -= size
        if self.content < 0:
            raise SpentError
