"""`banxin layouts validate`: everything that can be known of a layout before others use it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display, records, tally
from banxin.cli.exits import Exit
from banxin.cli.options import Json, Memory, Quiet, Seconds, layout_names, limits_of, wrong_usage
from banxin.cli.reader import spoken
from banxin.cli.verbs.layouts.group import DESCRIPTION, LayoutsHome, home_of, layouts
from banxin.findings import Finding, has_errors
from banxin.wording import Message

if TYPE_CHECKING:
    from banxin.job.layout_trial import Trial

AskedLayout = Annotated[
    str,
    typer.Argument(
        metavar="[NAME]",
        help="Name of a layout, or its folder; all layouts of the publication where none is given.",
        autocompletion=layout_names,
    ),
]


@layouts.command()
def validate(
    name: AskedLayout = "",
    directory: LayoutsHome = Path(),
    memory: Memory = None,
    seconds: Seconds = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Validate a layout: its files, and a publication with every element set with it in print and as EPUB.

    Found are faults of description, templates and stylesheets, blocks and variables that nothing uses, text
    that is lost, hidden or off the page, and text that stands out too little from its ground; with every
    preset, in Simplified and in Traditional Chinese. EPUBCheck looks at the EPUB where Java is installed.

    \b
    Examples:
      banxin layouts validate broadsheet
      banxin layouts validate ours my-paper
      banxin layouts validate my-paper/layouts/ours
    """
    from banxin.cli.progress import shown
    from banxin.job.layout_validation import validate_layout
    from banxin.job.report import silent

    display = Display("layouts validate", as_json, quiet)
    found: list[Finding] = []
    first: dict[Finding, str] = {}
    parts: list[dict[str, object]] = []
    for trial in asked_for(name, directory):
        display.say(trial.layout, "bold")
        with shown(display) as progress:
            validated = list(validate_layout(trial, limits_of(memory, seconds), progress or silent))
        for part in validated:
            verdict = tally(part.findings) if part.findings else Message("No findings")
            display.say(f"  {spoken(part.title)}: {spoken(verdict)}")
            display.findings(one for one in part.findings if one not in first)
            _repeated(display, [first[one] for one in part.findings if one in first])
            first |= {one: part.title for one in part.findings if one not in first}
            found += part.findings
            parts.append(
                {"layout": trial.layout, "part": spoken(part.title), "findings": records(part.findings)}
            )
    status = Exit.FINDINGS if has_errors(found) else Exit.DONE
    display.data(status, parts=parts)
    raise typer.Exit(status)


def _repeated(display: Display, parts: Sequence[str]) -> None:
    """Say which findings are left out because they stand in parts before."""
    for part in dict.fromkeys(parts):
        told = Message.counted("{number} as told of {part}", "{number} as told of {part}",
                               parts.count(part), part=spoken(part))  # fmt: skip
        display.say(f"    {spoken(told)}")


def asked_for(name: str, directory: Path) -> list[Trial]:
    """The layouts that are meant, each with the places that it is seen from."""
    from banxin.job.layout_trial import Trial
    from banxin.layouts import shelves

    if name and ("/" in name or "\\" in name or (Path(name) / "layout.yaml").is_file()):
        return [_in_folder(Path(name))]
    home = home_of(directory)
    if name:
        return [Trial(name, home)]
    if home is None and (directory / DESCRIPTION).is_file():
        return [_in_folder(directory)]
    places = shelves(home)
    own = [one for one in places.names if (at := places.folder(one)) is not None and places.is_own(at)]
    if not own or home is None:
        raise wrong_usage(Message("There is no layout here; name one."), param_hint="NAME")
    return [Trial(one, home) for one in own]


def _in_folder(folder: Path) -> Trial:
    """A layout given by its folder: one of a publication, or one that stands alone."""
    from banxin.job.layout_trial import Trial

    at = folder.resolve()
    if not at.is_dir():
        raise wrong_usage(Message("{folder} is not a folder.", folder=folder), param_hint="NAME")
    if at.parent.name == "layouts":
        return Trial(at.name, home=at.parent.parent)
    return Trial(at.name, beside=at.parent)
