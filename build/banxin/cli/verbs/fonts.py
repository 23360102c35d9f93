"""`banxin fonts`: the faces, and whether they have the characters of a publication."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import MANIFEST, Folder, Json, Quiet, publication_folder, wrong_usage
from banxin.findings import Finding, has_errors
from banxin.wording import Message

if TYPE_CHECKING:
    from banxin.typecase import Face

ABOUT = """\
Faces (字体): list them, check that they have a publication's characters.

\b
Examples:
  banxin fonts list
  banxin fonts check my-paper
"""

fonts = typer.Typer(help=ABOUT, no_args_is_help=True)

# By the values of FaceOrigin, which is not loaded for help.
_ORIGINS = {
    "publication": Message("publication"),
    "installed": Message("installed"),
    "builtin": Message("builtin"),
}

Home = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="Publication whose own fonts/ folder is searched first."),
]


@fonts.command("list")
def list_(directory: Home = Path(), as_json: Json = False, quiet: Quiet = False) -> None:
    """List the faces: the publication's own first, then those that are built in, with their licences.

    \b
    Examples:
      banxin fonts list
      banxin fonts list my-paper --json
    """
    display = Display("fonts list", as_json, quiet)
    faces = _faces(directory)
    display.table(
        [
            (Message("face"), Message("weight"), Message("role"), Message("from"), Message("licence")),
            *map(_row, faces),
        ],
        right=(1,),
    )
    display.data(Exit.DONE, faces=[_record(face) for face in faces])


@fonts.command()
def check(directory: Folder = Path(), as_json: Json = False, quiet: Quiet = False) -> None:
    """Check that every character of a publication has a glyph, and that its own faces may be used.

    \b
    Examples:
      banxin fonts check
      banxin fonts check my-paper
    """
    from banxin.job.intake import Refused, take_in

    display = Display("fonts check", as_json, quiet)
    intake = take_in(publication_folder(directory))
    unread = isinstance(intake, Refused) and not intake.faces_checked
    found = intake.findings if unread else _about_fonts(intake.findings)
    status = Exit.FINDINGS if has_errors(found) else Exit.DONE
    display.findings(found)
    display.tally(found)
    if not found:
        display.say(Message("Every character has a glyph."))
    display.data(status, findings=records(found))
    raise typer.Exit(status)


def _about_fonts(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(one for one in found if one.code.startswith("font."))


def _faces(directory: Path) -> tuple[Face, ...]:
    from banxin.typecase import builtin_faces, open_typecase

    if not directory.is_dir():
        raise wrong_usage(Message("{directory} is not a folder.", directory=directory), param_hint="DIR")
    return open_typecase(directory).faces if (directory / MANIFEST).is_file() else builtin_faces()


def _row(face: Face) -> tuple[str, str, str, str, str]:
    role = "" if face.role is None else str(face.role)
    return face.family, str(face.weight), role, _ORIGINS[face.origin], face.licence


def _record(face: Face) -> dict[str, object]:
    return {
        "family": face.family,
        "weight": face.weight,
        "italic": face.italic,
        "role": face.role and str(face.role),
        "origin": str(face.origin),
        "file": str(face.path),
        "index": face.index,
        "licence": face.licence,
        "source": face.source,
        "embedding": face.embedding,
    }
