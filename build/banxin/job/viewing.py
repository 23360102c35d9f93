"""A publication as an editor sees it at work: its pages and e-book without marks and bleed, not written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banxin.findings import Finding, has_errors, in_order
from banxin.job.editions import PrintedEdition, print_editions
from banxin.job.galley_cache import write_galley_cache
from banxin.job.intake import AS_WRITTEN, Ready, Refused, Wanted, take_in
from banxin.job.kept_searches import write_searches
from banxin.job.limits import Limits
from banxin.job.machine import stamped_once
from banxin.job.muting import mute_faults, unmuted
from banxin.job.press import StoryDrawn, StoryWanted
from banxin.job.report import Progress, silent
from banxin.job.viewing_chapter import Chapter, print_chapter
from banxin.layouts import Layout
from banxin.makeup.model.page import MakeUp
from banxin.manuscript.publication import Edition, Publication
from banxin.preflight.text.places import SourceSpot
from banxin.proofreading.desk import proofread
from banxin.registry import set_as, sets_pages
from banxin.sheets.print.fitted_before import FittedBefore
from banxin.world import DISK, World

if TYPE_CHECKING:
    from banxin.engine import PageGeometry  # loads the engine, which not every job needs

_ON_SCREEN = "screen"
_SHOWN = ("pdf", "epub")


@dataclass(frozen=True, slots=True)
class View:
    """An edition to look at: its `format` is `pdf` or `epub`, `data` the file.

    `spots` say where the text of its pages was written, `made` how they were made up, `geometry` where
    everything stands on them. `chapter` has the pages of one article alone.
    """

    name: str
    format: str
    data: bytes
    spots: tuple[SourceSpot, ...] = ()
    made: MakeUp | None = None
    geometry: tuple[PageGeometry, ...] = ()
    chapter: Chapter | None = None


@dataclass(frozen=True, slots=True)
class Viewing:
    """What there is to see of a publication: `views`, none where an error keeps it from being set.

    `keep` are make-up files that the build would write, each path with its text; `layout` has the options
    that were settled as `values`; without an error in the manuscript neither is None. Pages that are drawn
    and not yet looked over come without findings: `looked_over` is False then. `failed` are the editions that
    have errors of their own.
    """

    findings: tuple[Finding, ...]
    views: tuple[View, ...] = ()
    keep: tuple[tuple[Path, str], ...] = ()
    publication: Publication | None = None
    layout: Layout | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    looked_over: bool = True
    failed: tuple[str, ...] = ()


HearViewing = Callable[[Viewing], None]
"""Is given what there is to see so far."""


@stamped_once()
def view(
    root: Path,
    *,
    formats: Collection[str] = _SHOWN,
    wanted: Wanted = AS_WRITTEN,
    progress: Progress = silent,
    shown: HearViewing | None = None,
    rest: float = 0.0,
    chapter: Chapter | None = None,
    story: StoryWanted | None = None,
    parted: Callable[[StoryDrawn], None] | None = None,
    fitted: FittedBefore | None = None,
    limits: Limits | None = None,
    world: World = DISK,
) -> Viewing:
    """Set the first edition of each of `formats` for the screen; nothing but the cache is written.

    `shown` gets what there is to see as soon as there is more: pages that are drawn, then with all findings,
    and each edition after that; the pages of a `chapter` alone before all. `parted` gets a `story` of a
    newspaper page by itself. Between two editions it rests for `rest` s. Stories that were `fitted` before
    in this process are not fitted again. What is `wanted` beside the manifest, such as options as text,
    stands before what that says.
    """
    intake = take_in(root, (), world, wanted)
    if isinstance(intake, Refused):
        return Viewing(intake.findings)
    ready = on_screen(intake, formats, fitted)
    publication = ready.publication
    editions = publication.editions
    limits = limits or Limits()
    underway = _Underway(intake, publication, world, wanted, shown)
    if chapter is not None and shown is not None:
        _show_chapter(ready, chapter, limits, shown)
    told = partial(print_editions, shown=underway.hear, rest=rest, story=story, parted=parted)
    jobs = told(ready, editions, world, limits, progress)
    return underway.so_far(jobs)


@dataclass(slots=True)
class _Underway:
    """What is there of a publication that is being set; hands on what there is to see so far."""

    intake: Ready
    publication: Publication
    world: World
    wanted: Wanted
    shown: HearViewing | None
    there: dict[str, PrintedEdition] = field(default_factory=dict)
    copy_read: tuple[Finding, ...] | None = None

    def hear(self, job: PrintedEdition) -> None:
        """Take in an edition that is drawn, or looked over."""
        self.there[job.edition.name] = job
        if job.looked_over:
            _remember(self.intake, self.world)
        if self.shown is not None:
            self.shown(self.so_far(self.there.values()))

    def so_far(self, jobs: Collection[PrintedEdition]) -> Viewing:
        """What there is to see of these editions; findings where all are looked over."""
        looked_over = all(job.looked_over for job in jobs)
        return Viewing(
            self._findings(jobs) if looked_over else (),
            tuple(_view(job) for job in jobs if job.printed.data),
            tuple(job.printed.keep for job in jobs if job.printed.keep and not self.wanted.options),
            self.publication,
            self.intake.layout,
            self.intake.values,
            looked_over,
            tuple(job.edition.name for job in jobs if has_errors(job.printed.findings)),
        )

    def _findings(self, jobs: Collection[PrintedEdition]) -> tuple[Finding, ...]:
        """All that was found; the copy desk reads once pages are seen."""
        if self.copy_read is None:
            read = proofread(self.intake.publication, self.world, self.intake.layout.chain)
            self.copy_read = tuple(read)
        found = (one for job in jobs for one in job.printed.findings)
        told = unmuted([*self.intake.findings, *self.copy_read, *found], self.publication)
        return in_order([*mute_faults(self.publication), *told])


def _show_chapter(ready: Ready, chapter: Chapter, limits: Limits, shown: HearViewing) -> None:
    """Show the pages of a chapter where they are those that it will have in the whole."""
    edition = next((one for one in ready.publication.editions if sets_pages(one.format)), None)
    printed = edition and print_chapter(ready, edition, chapter, limits)
    if edition and printed:
        view = replace(_view(PrintedEdition(edition, printed)), chapter=chapter)
        shown(Viewing((), (view,), layout=ready.layout, looked_over=False))


def _remember(ready: Ready, world: World) -> None:
    """Keep what was measured and found for the next setting, though this one may not come to its end."""
    write_galley_cache(ready.publication.root, ready.memory, world)
    write_searches(ready.publication.root, ready.searches, world)


def on_screen(ready: Ready, formats: Collection[str], fitted: FittedBefore | None = None) -> Ready:
    """The publication with the first edition set as each of the formats, pages for a screen."""
    found: dict[str, Edition] = {}
    for edition in ready.publication.editions:
        form = set_as(edition.format)
        if form in formats and form not in found:
            found[form] = edition
    editions = tuple(
        replace(edition, profile=_ON_SCREEN) if sets_pages(edition.format) else edition
        for edition in found.values()
    )
    return replace(ready, publication=replace(ready.publication, editions=editions), fitted=fitted)


def _view(job: PrintedEdition) -> View:
    printed = job.printed
    return View(
        job.edition.name,
        set_as(job.edition.format),
        printed.data,
        printed.spots,
        printed.made,
        printed.geometry,
    )
