"""A form of page: how the text of a publication comes to stand on printed pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from banxin.findings import Finding
from banxin.manuscript.publication import Publication
from banxin.registry import PAGE_FORMS
from banxin.sheets.print.copy import MeasureExtents, PrintCopy
from banxin.sheets.print.frame import EditionContext

if TYPE_CHECKING:
    from banxin.makeup.model.page import MakeUp
    from banxin.sheets.print.story_alone import PartedCopy


@dataclass(frozen=True, slots=True)
class PageCopy:
    """Pages ready for the press, with the make-up behind them where there is one.

    `copy` is None where findings forbid setting; `keep` the file and text of a make-up to be kept;
    `publication` what stands on the pages, where that is more than was asked for; `parted` tells one story of
    a file from the rest of its page, where the form of page has stories that stand by themselves.
    """

    copy: PrintCopy | None
    findings: tuple[Finding, ...] = ()
    made: MakeUp | None = None
    keep: tuple[Path, str] | None = None
    publication: Publication | None = None
    parted: Callable[[str], PartedCopy | None] | None = None


class PageForm(Protocol):
    """What a form of page offers; registered under its name in `banxin.registry.PAGE_FORMS`."""

    @property
    def figures_span_columns(self) -> bool:
        """Whether the width of a picture is a number of the page's columns (栏)."""
        ...

    @property
    def on_line_grid(self) -> bool:
        """Whether the engine sets text on the rows of its page; make-up may have done that already."""
        ...

    def arranged(self, publication: Publication) -> Publication:
        """`publication` with the stories that stand on these pages: some may stand there as one."""
        ...

    def first_page(self, publication: Publication) -> int:
        """The number printed on the first page."""
        ...

    def set(
        self, context: EditionContext, measure_extents: MeasureExtents, *, overlay: bool = False
    ) -> PageCopy:
        """The pages of `context`'s publication; `overlay` draws the grid over them."""
        ...


def page_form(name: str) -> PageForm:
    """The form that a layout names as its `make-up`."""
    form: PageForm = PAGE_FORMS[name]
    return form
