"""A publication as an editor sees it at work: its pages and e-book without marks and bleed, not written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banxin.findings import Finding, in_order
from banxin.job.editions import PrintedEdition, print_editions
from banxin.job.galley_cache import write_galley_cache
from banxin.job.intake import AS_WRITTEN, Ready, Refused, Wanted, take_in
from banxin.job.kept_searches import write_searches
from banxin.job.limits import Limits
from banxin.job.muting import mute_faults, unmuted
from banxin.job.report import Progress, silent
from banxin.layouts import Layout
from banxin.makeup.model.page import MakeUp
from banxin.manuscript.publication import Edition, Publication
from banxin.preflight.text.places import SourceSpot
from banxin.proofreading.desk import proofread
from banxin.registry import set_as, sets_pages
from banxin.world import DISK, World

if TYPE_CHECKING:
    from banxin.engine import PageGeometry  # loads the engine, which not every job needs

_ON_SCREEN = "screen"
_SHOWN = ("pdf", "epub")


@dataclass(frozen=True, slots=True)
class View:
    """An edition to look at: its `format` is `pdf` or `epub`, `data` the file.

    `spots` say where the text of its pages was written, `made` how they were made up, `geometry` where
    everything stands on them.
    """

    name: str
    format: str
    data: bytes
    spots: tuple[SourceSpot, ...] = ()
    made: MakeUp | None = None
    geometry: tuple[PageGeometry, ...] = ()


@dataclass(frozen=True, slots=True)
class Viewing:
    """What there is to see of a publication: `views`, none where an error keeps it from being set.

    `keep` are make-up files that the build would write, each path with its text; `layout` has the options
    that were settled as `values`; without an error in the manuscript neither is None. Pages that are drawn
    and not yet looked over come without findings: `looked_over` is False then.
    """

    findings: tuple[Finding, ...]
    views: tuple[View, ...] = ()
    keep: tuple[tuple[Path, str], ...] = ()
    publication: Publication | None = None
    layout: Layout | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    looked_over: bool = True


HearViewing = Callable[[Viewing], None]
"""Is given what there is to see so far."""


def view(
    root: Path,
    *,
    formats: Collection[str] = _SHOWN,
    wanted: Wanted = AS_WRITTEN,
    progress: Progress = silent,
    shown: HearViewing | None = None,
    rest: float = 0.0,
    limits: Limits | None = None,
    world: World = DISK,
) -> Viewing:
    """Set the first edition of each of `formats` for the screen; nothing but the cache is written.

    `shown` gets what there is to see as soon as there is more: pages that are drawn, then with all findings,
    and each edition after that. Between two editions it rests for `rest` s. What is `wanted` beside the
    manifest, such as options as text, stands before what that says.
    """
    intake = take_in(root, (), world, wanted)
    if isinstance(intake, Refused):
        return Viewing(intake.findings)
    editions = _on_screen(intake, formats)
    publication = replace(intake.publication, editions=editions)
    ready = replace(intake, publication=publication)
    read = proofread(intake.publication, world, intake.layout.chain)
    there: dict[str, PrintedEdition] = {}

    def so_far(jobs: Collection[PrintedEdition]) -> Viewing:
        found = (one for job in jobs for one in job.printed.findings)
        return Viewing(
            in_order([*mute_faults(publication), *unmuted([*intake.findings, *read, *found], publication)]),
            tuple(_view(job) for job in jobs if job.printed.data),
            tuple(job.printed.keep for job in jobs if job.printed.keep and not wanted.options),
            publication,
            intake.layout,
            intake.values,
            all(job.looked_over for job in jobs),
        )

    def show(job: PrintedEdition) -> None:
        there[job.edition.name] = job
        if job.looked_over:
            _remember(intake, world)
        if shown is not None:
            shown(so_far(there.values()))

    return so_far(print_editions(ready, editions, world, limits or Limits(), progress, shown=show, rest=rest))


def _remember(ready: Ready, world: World) -> None:
    """Keep what was measured and found for the next setting, though this one may not come to its end."""
    write_galley_cache(ready.publication.root, ready.memory, world)
    write_searches(ready.publication.root, ready.searches, world)


def _on_screen(ready: Ready, formats: Collection[str]) -> tuple[Edition, ...]:
    """The first edition set as each of the formats, pages for a screen."""
    found: dict[str, Edition] = {}
    for edition in ready.publication.editions:
        form = set_as(edition.format)
        if form in formats and form not in found:
            found[form] = edition
    return tuple(
        replace(edition, profile=_ON_SCREEN) if sets_pages(edition.format) else edition
        for edition in found.values()
    )


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
