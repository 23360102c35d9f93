"""A layout validated: its files looked through, and the specimen set with each of its presets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from banxin.findings import Finding, Place, Severity, finding, in_order
from banxin.job.book_contrast import faint_in_book
from banxin.job.cover_contrast import option_of
from banxin.job.intake import Refused, Wanted, take_in
from banxin.job.layout_trial import Trial, try_layout
from banxin.job.limits import Limits
from banxin.job.report import Progress, silent
from banxin.layouts import (
    Layout,
    LayoutFault,
    Templates,
    open_layout,
    reference_of,
    shelves,
    specimen_for,
    stylesheets,
)
from banxin.layouts.description.folders import SAMPLE
from banxin.layouts.reference.undefined import undefined_findings
from banxin.layouts.reference.unused import unused_findings
from banxin.preflight.text.contrast import FaintText, read_faint_texts
from banxin.sheets.labels import NAMES
from banxin.wording import Message
from banxin.world import DISK

_OF_COPY = ("page.", "sheet.", "setting.underset", "image.", "article.")
"""What is said of copy and make-up, not of the layout; errors count all the same."""

_ON_PICTURE = {
    True: Message(
        "Leave it off pages with a picture there: `furniture: none` for their master, or another `gap`."
    ),
    False: Message(
        "Give the words over the picture a ground of their own (`background`), or another colour."
    ),
}


@dataclass(frozen=True, slots=True)
class ValidatedPart:
    """One part of a validation: what was looked at, and what is wrong with it."""

    title: str
    findings: tuple[Finding, ...]


def validate_layout(
    usual: Trial, limits: Limits | None = None, progress: Progress = silent
) -> Iterator[ValidatedPart]:
    """Everything that can be known of the layout of a trial, part by part as it is done.

    First its files: description, templates, stylesheets, what is not used. Then the specimen is set: with
    the options as they are, with EPUBCheck where it can be run; with each preset; in Traditional Chinese;
    at last the layout's own sample.
    """
    places = shelves(usual.home, beside=usual.beside)
    layout, findings = open_layout(usual.layout, places.roots, None, places.world)
    if layout is None:
        yield ValidatedPart(Message("files"), (*places.findings, *places.installed.findings, *findings))
        return
    handed_on = not DISK.is_folder(layout.path) or bool(places.installed.package_of(layout.path))
    licence = _without_licence(layout) if handed_on else ()
    yield ValidatedPart(Message("files"), in_order([*places.findings, *findings, *_files(layout), *licence]))
    bounds = limits or Limits()
    for title, trial in _trials(layout, usual):
        tried = try_layout(trial, limits=bounds, progress=_titled(title, progress))
        pdf = tried.printed.get("pdf")
        faint = [*_faint(layout, trial, read_faint_texts(pdf.data))] if pdf and pdf.data else []
        book = tried.printed.get("epub")
        faint += _faint_in_book(layout, trial, book.data) if book and book.data else ()
        yield ValidatedPart(title, in_order([*_of_layout(tried.findings), *faint]))
    sample = layout.path / SAMPLE
    title = Message("its own sample")
    if not _is_specimen(sample, layout):
        tried = try_layout(usual, sample, bounds, _titled(title, progress))
        yield ValidatedPart(title, _of_layout(tried.findings))
    elif refused := _refused(usual, sample):
        yield ValidatedPart(title, refused)


def _titled(title: str, progress: Progress) -> Progress:
    """Progress that says in which trial an edition is set."""

    def told(edition: str, step: str, done: int, total: int, detail: str = "", /) -> None:
        progress(Message("{title}, {edition}", title=title, edition=edition), step, done, total, detail)

    return told


def _refused(usual: Trial, sample: Path) -> tuple[Finding, ...]:
    """Why the layout does not take a sample that is the specimen, of which only the manifest is its own."""
    if not DISK.is_file(sample / "manifest.yaml"):
        return ()
    intake = take_in(sample, world=DISK, wanted=Wanted("", usual.options, usual.home, usual.beside))
    refused = intake.findings if isinstance(intake, Refused) else ()
    return tuple(one for one in refused if not one.code.startswith("layout."))  # told with its files


def _is_specimen(sample: Path, layout: Layout) -> bool:
    """Whether a sample is no publication, or the specimen itself, which was tried already."""
    texts = {name: data for name, data in specimen_for(layout).items() if name.name != "manifest.yaml"}
    return not DISK.is_file(sample / "manifest.yaml") or all(
        DISK.is_file(sample / name) and DISK.read(sample / name, len(data) + 1) == data
        for name, data in texts.items()
    )


def _files(layout: Layout) -> Iterator[Finding]:
    """Faults of templates and sheets, and what is never used."""
    try:
        Templates(layout, {}, {}).check()
    except LayoutFault as fault:
        yield from fault.findings
    for form in layout.editions:
        try:
            stylesheets(layout, form)
        except LayoutFault as fault:
            yield from fault.findings
    yield from undefined_findings(layout, NAMES)
    yield from unused_findings(reference_of(layout))


def _without_licence(layout: Layout) -> Iterator[Finding]:
    """Of an archive or a package, which others have: whether it says how they may use it."""
    if not layout.licence:
        yield finding(
            "layout.licence",
            Message("The layout `{layout}` does not say under which licence it is.", layout=layout.name),
            layout.file.whole(),
            expected="licence: CC-BY-4.0",
        )


def _trials(layout: Layout, usual: Trial) -> Iterator[tuple[str, Trial]]:
    """The trials of a layout with their titles."""
    yield Message("the specimen, as the layout is"), replace(usual, checker=True)
    for preset, values in presets_of(layout).items():
        yield Message("the specimen, preset {preset}", preset=preset), replace(usual, options=values)
    yield Message("the specimen in Traditional Chinese"), replace(usual, lang="zh-Hant-TW")


def presets_of(layout: Layout) -> Mapping[str, Mapping[str, str]]:
    """The presets of a layout by name: the values of options as they are typed."""
    presets: Mapping[str, Mapping[str, object]] = getattr(layout, "presets", {})
    return {
        name: {option: _typed(value) for option, value in values.items()} for name, values in presets.items()
    }


def _typed(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _of_layout(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(
        one for one in findings if one.severity is Severity.ERROR or not one.code.startswith(_OF_COPY)
    )


def _faint(layout: Layout, trial: Trial, texts: tuple[FaintText, ...]) -> Iterator[Finding]:
    for one in texts:
        option = "" if one.on_picture else option_of(layout, trial.options, one)
        yield finding(
            "layout.contrast",
            Message(
                "“{text}” on page {page}, {size:g} pt {colour} on {ground}, has a contrast of {ratio:g}.",
                text=one.text[:12],
                page=one.page,
                size=one.size,
                colour=one.colour,
                ground=one.ground,
                ratio=one.ratio,
            ),
            layout.places.get(f"options.{option}.default") if option else layout.file.whole(),
            expected=Message("at least {least:g}", least=one.least),
            remedy=_ON_PICTURE[one.furniture] if one.on_picture else _change(option),
        )


def _faint_in_book(layout: Layout, trial: Trial, data: bytes) -> Iterator[Finding]:
    sheets = [sheet.name for sheet in stylesheets(layout, "epub") if sheet.path.is_relative_to(layout.path)]
    for name, one in faint_in_book(data):
        option = option_of(layout, trial.options, one)
        yield finding(
            "layout.contrast",
            Message(
                "“{text}” in {name} of the EPUB, {colour} on {ground}, has a contrast of {ratio:g}.",
                text=one.text[:12],
                name=name,
                colour=one.colour,
                ground=one.ground,
                ratio=one.ratio,
            ),
            layout.places.get(f"options.{option}.default") if option else _sheet_place(layout, sheets),
            expected=Message("at least {least:g}", least=one.least),
            remedy=_change(option),
        )


def _change(option: str) -> str:
    return Message("Change the option `{option}`.", option=option) if option else ""


def _sheet_place(layout: Layout, sheets: list[str]) -> Place:
    """The layout's own sheet of EPUBs, or its description where it has none."""
    return Place(sheets[-1]) if sheets else layout.file.whole()
