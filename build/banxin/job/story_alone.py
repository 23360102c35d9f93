"""A story of a newspaper page drawn by itself: seen at once, while its page is set."""

from __future__ import annotations

from collections.abc import Callable

from banxin.job.press import StoryDrawn, StoryWanted
from banxin.layouts import LayoutFault
from banxin.press.pdf import Pages, set_pages
from banxin.sheets.print.copy import PrintCopy
from banxin.sheets.print.page_form import PageCopy
from banxin.sheets.print.story_alone import PartedCopy


class StoryAlone:
    """The two parts of a page with the story that is wanted.

    `finish` makes files of pages that are set; `tell` is given what is drawn.
    """

    def __init__(
        self,
        wanted: StoryWanted | None,
        edition: str,
        paper: PageCopy,
        finish: Callable[[Pages], bytes],
        tell: Callable[[StoryDrawn], None] | None,
    ) -> None:
        self._edition, self._finish, self._tell = edition, finish, tell
        self._parted = _parted(wanted, paper) if tell is not None else None
        self._has_rest = self._parted is not None and wanted is not None and wanted.mark == self._parted.mark

    def show(self) -> None:
        """Tell the story, where the rest of its page is there and as it has to be."""
        if self._has_rest:
            self._draw()

    def prepare(self) -> None:
        """Tell the story and the rest of its page, where that is not there: the next correction needs it."""
        if not self._has_rest:
            self._draw()

    def _draw(self) -> None:
        if self._parted is None or self._tell is None:
            return
        story = self._file(self._parted.story)
        rest = b"" if self._has_rest else self._file(self._parted.rest)
        if story is not None and rest is not None:
            self._tell(StoryDrawn(self._edition, self._parted.page, self._parted.mark, story, rest))

    def _file(self, copy: PrintCopy) -> bytes | None:
        """A copy as a file; None where it is more than one page, or does not fit."""
        pages = set_pages(copy)
        return self._finish(pages) if pages.count == 1 and not pages.overset else None


def _parted(wanted: StoryWanted | None, paper: PageCopy) -> PartedCopy | None:
    """The page in two parts; None where nobody wants that, and where a template cannot do it."""
    if wanted is None or paper.parted is None:
        return None
    try:
        return paper.parted(wanted.file)
    except LayoutFault:
        return None
