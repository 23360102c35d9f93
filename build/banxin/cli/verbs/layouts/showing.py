"""`banxin layouts gallery`: the specimen in every layout, to choose from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import Json, Memory, Quiet, Seconds, layout_names, limits_of
from banxin.cli.verbs.layouts.group import home_of, layouts
from banxin.findings import has_errors
from banxin.wording import Message

ShownNames = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME]...",
        help="Names of layouts; all of them where none is given.",
        autocompletion=layout_names,
    ),
]
GalleryFolder = Annotated[Path, typer.Option("--out", "-o", help="Folder for the files.")]
OfPublication = Annotated[
    Path | None,
    typer.Option(
        "--of",
        metavar="DIR",
        help="Publication to set, its own layouts among them; else the specimen is set.",
    ),
]


@layouts.command()
def gallery(
    names: ShownNames = None,
    out: GalleryFolder = Path("gallery"),
    directory: OfPublication = None,
    memory: Memory = None,
    seconds: Seconds = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Set one publication with every layout and every preset of it, and lay its first pages side by side.

    Written are gallery.pdf, a contact sheet for each, and index.html with a picture of each page; pictures
    need the package pypdfium2 (pip install "banxin[gallery]").

    \b
    Examples:
      banxin layouts gallery
      banxin layouts gallery broadsheet tabloid --out papers
      banxin layouts gallery ours --of my-paper
    """
    from banxin.cli.progress import shown
    from banxin.job.gallery import has_pictures, make_gallery
    from banxin.job.report import silent
    from banxin.job.writing import write_all
    from banxin.layouts import shelves

    display = Display("layouts gallery", as_json, quiet)
    home = home_of(directory or Path())
    own = home if directory is not None else None
    wanted = names or [name for name in shelves(home).names if name != "base"]
    with shown(display) as progress:
        bounds = limits_of(memory, seconds)
        made = make_gallery(wanted, home, publication=own, limits=bounds, progress=progress or silent)
    findings = (*made.findings, *write_all({out / name: data for name, data in made.files.items()}))
    display.findings(findings)
    if made.files and not has_pictures():
        display.say(Message('There are no pictures of pages: pip install "banxin[gallery]"'))
    for name in made.files:
        if not name.endswith(".png"):
            display.say(f"  {out / name}")
    status = Exit.FINDINGS if has_errors(findings) else Exit.DONE
    display.data(status, findings=records(findings), written=[str(out / name) for name in made.files])
    raise typer.Exit(status)
