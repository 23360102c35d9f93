"""A press: what makes the file of an edition, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from banxin.findings import Finding, finding
from banxin.job.intake import Ready
from banxin.job.report import Progress
from banxin.layouts import LayoutFault, Stylesheet, Templates, stylesheets, with_addresses
from banxin.manuscript.publication import Edition, PictureBounds, Publication, Unit
from banxin.preflight.text.places import SourceSpot
from banxin.registry import PRESSES, set_as
from banxin.sheets.facts import facts_of
from banxin.sheets.labels import labels_of
from banxin.sheets.page_starts import PageStart
from banxin.sheets.print.copy import PrintCopy
from banxin.wording import Message
from banxin.world import World

if TYPE_CHECKING:
    from banxin.engine import PageGeometry  # loads the engine, which not every job needs
    from banxin.makeup.model.page import MakeUp
    from banxin.sheets.print.proof import FirstPage

Bound = tuple[str, PictureBounds | None]
"""The name of an edition and the bounds of its pictures, which tell the EPUBs of a run apart."""

Watch = Callable[[PrintCopy], None]
"""Is shown the copy that the engine works on next."""

HearDrawn = Callable[["Printed"], None]
"""Is given an edition whose file is finished and not yet looked over."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition as bytes, not yet written.

    `starts` say what its pages begin with, `spots` where their text was written and `geometry` where
    everything stands on them, if that was ordered.
    """

    data: bytes = b""
    findings: tuple[Finding, ...] = ()
    page_count: int | None = None
    starts: tuple[PageStart, ...] = ()
    spots: tuple[SourceSpot, ...] = ()
    made: MakeUp | None = None
    keep: tuple[Path, str] | None = None
    geometry: tuple[PageGeometry, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryWanted:
    """The story of `file`, by itself; `mark` names the rest of its page that is there already, if any is."""

    file: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class StoryDrawn:
    """A story by itself on page `page` (from 0) of an edition, as a PDF of one page.

    `mark` names the `rest` of the page, a PDF too; it is empty where the rest is there already.
    """

    edition: str
    page: int
    mark: str
    story: bytes
    rest: bytes = b""


@dataclass(frozen=True, slots=True)
class Order:
    """What a press is asked for: an edition of a publication that is ready.

    `list_pages` gives the pages of the print edition, for a list of pages; `counts_pages` asks for them,
    `traces` for the places in the manuscript of what pages print;
    `watch` is shown each copy before the engine gets it, `drawn` gets finished pages before they are looked
    over; `overlay` draws the grid over the pages;
    `unit` is the one unit that a proof is wanted of, None for the whole edition, and `first_page` its place
    among the pages of a flow. A `story` is drawn by itself too, and told to `parted`. `bound` has the EPUBs
    that were bound for earlier orders, by their names and bounds of pictures: those for readers are made of
    them.
    """

    ready: Ready
    edition: Edition
    world: World
    progress: Progress
    watch: Watch
    list_pages: Callable[[], tuple[PageStart, ...]] = tuple
    counts_pages: bool = False
    traces: bool = False
    overlay: bool = False
    unit: Unit | None = None
    bound: MutableMapping[Bound, Printed] = field(default_factory=dict)
    drawn: HearDrawn | None = None
    first_page: FirstPage | None = None
    story: StoryWanted | None = None
    parted: Callable[[StoryDrawn], None] | None = None

    @property
    def starts(self) -> tuple[PageStart, ...]:
        """Where the pages of the print edition begin; waited for where they are still being set."""
        return self.list_pages()

    def templates(self, publication: Publication, picture: Callable[[str], str]) -> Templates:
        """The layout's templates, with the options as they are settled and what every block sees.

        `publication` is what the edition has of it, `picture` gives the address of a picture in it.
        """
        layout, labels = self.ready.layout, labels_of(publication, self.ready.layout)
        shared = {
            "edition": self.edition.name,
            "issue": facts_of(publication, labels, picture),
            "labels": labels,
        }
        return Templates(layout, with_addresses(layout, self.ready.values, picture), shared)


class Press(Protocol):
    """What a press offers; registered under its format in `banxin.registry.PRESSES`."""

    @property
    def lists_pages(self) -> bool:
        """Whether it prints the page labels of other presses, and so has to come after them."""
        ...

    @property
    def sets_pages(self) -> bool:
        """Whether it sets pages itself, and so needs a face for every character."""
        ...

    def make(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        """The edition with its findings; may raise LayoutFault. `sheets` are the layout's for the format."""
        ...


def press_of(edition: Edition) -> Press:
    """The press for the format of an edition."""
    press: Press = PRESSES[edition.format]
    return press


def print_edition(order: Order) -> Printed:
    """Print an edition on its press; a layout that fails comes back as findings."""
    layout, form = order.ready.layout, set_as(order.edition.format)
    if form not in layout.editions:
        message = Message("Layout {name} does not set {form}", name=layout.name, form=form)
        return Printed(findings=(finding("layout.edition", message),))
    try:
        return press_of(order.edition).make(order, stylesheets(layout, form))
    except LayoutFault as fault:
        return Printed(findings=fault.findings)
