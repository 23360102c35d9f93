"""`banxin build`: make the files of a publication."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.opener import open_file
from banxin.cli.options import (
    Folder,
    Json,
    Memory,
    Quiet,
    Seconds,
    limits_of,
    options_set,
    publication_folder,
)
from banxin.cli.reader import spoken
from banxin.findings import has_errors
from banxin.wording import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banxin.job import Output
    from banxin.makeup.model.page import MakeUp

Editions = Annotated[
    list[str] | None,
    typer.Option("--edition", "-e", help="Build this edition only; may be given again for another."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="Folder for the files.", show_default="out/ in the publication"),
]

ReportOption = Annotated[
    bool, typer.Option("--report", "-r", help="Show how newspaper pages were made up, story by story.")
]
Overlay = Annotated[
    bool,
    typer.Option(
        "--overlay", help="Draw the grid over the pages, of newspapers with modules and legs; for designers."
    ),
]
UnitName = Annotated[
    str | None,
    typer.Option(
        "--unit",
        "-u",
        metavar="ID",
        help="Set this unit alone, as a proof in out/proof/; ID is its id or its file.",
        show_default=False,
    ),
]
Open = Annotated[
    bool, typer.Option("--open", help="Open the file that was made, with the system's program for it.")
]
Fresh = Annotated[
    bool,
    typer.Option("--fresh", help="Make up newspaper pages anew, whatever make-up is kept, and keep that."),
]

DraftOption = Annotated[
    bool,
    typer.Option("--draft", help="Write files named -draft though words are lost or hidden, to see where."),
]

Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="OPTION=VALUE",
        help="Set an option of the layout, instead of what the manifest says; may be given again.",
        show_default=False,
    ),
]


def build(
    directory: Folder = Path(),
    edition: Editions = None,
    out: Out = None,
    report: ReportOption = False,
    overlay: Overlay = False,
    unit: UnitName = None,
    open_it: Open = False,
    fresh: Fresh = False,
    draft: DraftOption = False,
    sets: Set = None,
    memory: Memory = None,
    seconds: Seconds = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Build all editions of a publication: print PDF and EPUB.

    Nothing is written when there is an error; the files of the last good build stay.

    \b
    Examples:
      banxin build
      banxin build my-paper
      banxin build my-paper --edition reader
      banxin build my-paper --report
      banxin build my-paper --fresh
      banxin build my-paper --overlay --out proof
      banxin build my-paper --unit dengguang --open
      banxin build my-paper --draft --edition print
      banxin build my-paper --set accent=#14508c --out trial
    """
    from banxin import job
    from banxin.cli.progress import shown

    display = Display("build", as_json, quiet)
    root = publication_folder(directory)
    names, limits, options = tuple(edition or ()), limits_of(memory, seconds), options_set(sets or ())
    with shown(display) as progress:
        alone = partial(job.proof, unit=unit) if unit is not None else None
        make = alone or partial(job.build, overlay=overlay, fresh=fresh, draft=draft)
        done = make(root, editions=names, out=out, options=options, progress=progress, limits=limits)
    status = Exit.FINDINGS if has_errors(done.findings) else Exit.DONE
    display.findings(done.findings)
    display.tally(done.findings)
    _show_make_up(display, done.make_up if report else {})
    _show_files(display, done.outputs, failed=bool(status))
    _open_first(display, done.outputs if open_it else ())
    display.data(
        status,
        findings=records(done.findings),
        outputs=[_record(one) for one in done.outputs],
        make_up=_make_up_data(done.make_up) if as_json else {},
    )
    raise typer.Exit(status)


def _make_up_data(make_up: Mapping[str, MakeUp]) -> dict[str, object]:
    from banxin.makeup.outcome.report import report_data

    return {name: report_data(made) for name, made in make_up.items()}


def _show_make_up(display: Display, make_up: Mapping[str, MakeUp]) -> None:
    if not make_up:
        return
    from banxin.makeup.outcome.report import report_table

    for name, made in make_up.items():
        display.say(Message("{edition}:", edition=name), even_if_quiet=True)
        display.say(report_table(made, spoken).rstrip(), even_if_quiet=True)


def _open_first(display: Display, outputs: tuple[Output, ...]) -> None:
    """Open the first PDF, or the first file where there is none."""
    first = min(outputs, key=lambda output: output.format != "pdf", default=None)
    if first is not None and not open_file(first.path):
        display.complain(Message("There is no program here to open {path} with.", path=_near(first.path)))


def _show_files(display: Display, outputs: tuple[Output, ...], *, failed: bool) -> None:
    if failed and not outputs:
        display.say(Message("Nothing was written."))
    if outputs:
        rows = [
            (Message("file"), Message("pages"), Message("size"), Message("seconds")),
            *(_row(one) for one in outputs),
        ]
        display.table(rows, right=(1, 2, 3))


def _row(output: Output) -> tuple[str, str, str, str]:
    pages = "-" if output.pages is None else str(output.pages)
    return _near(output.path), pages, size_in_words(output.size), f"{output.seconds:.1f}"


def _near(path: Path) -> str:
    """The path as the user would type it from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def _record(output: Output) -> dict[str, object]:
    return {
        "edition": output.edition,
        "format": str(output.format),
        "path": str(output.path),
        "pages": output.pages,
        "size": output.size,
        "seconds": round(output.seconds, 3),
    }


def size_in_words(size: int) -> str:
    """A number of bytes as a person reads it, in powers of 1000."""
    if size < 1000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:.1f} MB"
