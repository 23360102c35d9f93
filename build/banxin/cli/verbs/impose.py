"""`banxin impose`: pages of a finished PDF on the sheets that are printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import Json, Quiet, wrong_usage
from banxin.findings import has_errors
from banxin.wording import Message, listed

if TYPE_CHECKING:
    from banxin.press.imposition import Imposition, Scheme

_SIZE = re.compile(r"(\d{2,4}(?:\.\d+)?)\s*[x×*]\s*(\d{2,4}(?:\.\d+)?)(?:\s*mm)?", re.IGNORECASE)
_MOST_CREEP = 2.0  # mm: more than any paper is thick
_LEAST_SIDE, _MOST_SIDE = 50.0, 3000.0  # mm

Pdf = Annotated[Path, typer.Argument(metavar="FILE", help="A finished PDF.")]
Booklet = Annotated[
    bool,
    typer.Option(
        "--booklet", help="Sheets that are folded once, laid into one another and stitched: 4|1, 2|3."
    ),
]
NUp = Annotated[
    int | None, typer.Option("--n-up", help="So many pages on a side, 2 or 4, in the order of reading.")
]
Newspaper = Annotated[
    bool, typer.Option("--newspaper", help="Sheets of a newspaper; two pages left over are a leaf inside.")
]
Creep = Annotated[
    float,
    typer.Option(
        "--creep", help="Thickness of the paper in mm: inner pages move to the spine by so much a sheet."
    ),
]
SignatureOption = Annotated[
    int, typer.Option("--signature", help="Pages of a signature (帖), a multiple of 4; else one for all.")
]
Bind = Annotated[str, typer.Option("--bind", help="Where the spine is: left, or right for vertical lines.")]
Paper = Annotated[
    str,
    typer.Option(
        "--paper",
        help="Sheet of the printer: A4, A3, A2, B4, SRA3 or 320x450 in mm; pages become smaller to fit.",
    ),
]
Marks = Annotated[bool, typer.Option("--marks/--no-marks", help="Draw marks for cutting and folding.")]
SheetsFile = Annotated[
    Path | None, typer.Option("--out", "-o", help="The file to write.", show_default=False)
]


def impose(
    file: Pdf,
    booklet: Booklet = False,
    n_up: NUp = None,
    newspaper: Newspaper = False,
    creep: Creep = 0.0,
    signature: SignatureOption = 0,
    bind: Bind = "left",
    paper: Paper = "",
    marks: Marks = True,
    out: SheetsFile = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Impose a PDF: lay its pages on sheets for folding, binding or proofs. The file itself stays.

    \b
    Examples:
      banxin impose out/book-print.pdf --booklet --signature 16 --creep 0.1
      banxin impose out/paper-print.pdf --newspaper
      banxin impose out/book-print.pdf --n-up 4 --paper A3
    """
    from banxin.job.imposing import impose as laid_on_sheets

    display = Display("impose", as_json, quiet)
    wanted = _wanted(_scheme(booklet, n_up, newspaper), n_up, creep, signature, bind, paper, marks=marks)
    done = laid_on_sheets(file, wanted, out=out)
    display.findings(done.findings)
    if done.path is not None:
        display.say(
            Message(
                "{path}: {sides} sides, {blanks} blank pages",
                path=done.path,
                sides=done.sides,
                blanks=done.blanks,
            )
        )
    status = Exit.FINDINGS if has_errors(done.findings) else Exit.DONE
    display.data(
        status,
        findings=records(done.findings),
        path=None if done.path is None else str(done.path),
        sides=done.sides,
        blanks=done.blanks,
        size=done.size,
    )
    raise typer.Exit(status)


def _scheme(booklet: bool, n_up: int | None, newspaper: bool) -> Scheme:
    from banxin.press.imposition import Scheme

    asked = [
        scheme
        for scheme, is_asked in (
            (Scheme.BOOKLET, booklet), (Scheme.N_UP, n_up is not None), (Scheme.NEWSPAPER, newspaper),
        )
        if is_asked
    ]  # fmt: skip
    if len(asked) != 1:
        raise wrong_usage(Message("Write one of --booklet, --n-up and --newspaper."))
    return asked[0]


def _wanted(
    scheme: Scheme, n_up: int | None, creep: float, signature: int, bind: str, paper: str, *, marks: bool
) -> Imposition:
    from banxin.press.imposition import Binding, Imposition

    if n_up not in (None, 2, 4):
        raise wrong_usage(Message("{given} is neither 2 nor 4.", given=n_up), "--n-up")
    if not 0 <= creep <= _MOST_CREEP:
        raise wrong_usage(
            Message("{given} mm is not from 0 to {most}.", given=creep, most=_MOST_CREEP), "--creep"
        )
    if signature < 0 or signature % 4:
        raise wrong_usage(Message("{given} is no multiple of 4.", given=signature), "--signature")
    if bind not in [*Binding]:
        raise wrong_usage(Message("{given} is neither left nor right.", given=bind), "--bind")
    return Imposition(scheme, n_up or 2, Binding(bind), creep, signature, _paper(paper), marks)


def _paper(written: str) -> tuple[float, float] | None:
    from banxin.press.imposition import PAPERS

    if not written:
        return None
    if written.upper() in PAPERS:
        return PAPERS[written.upper()]
    found = _SIZE.fullmatch(written.strip())
    sides = (float(found[1]), float(found[2])) if found else ()
    if not sides or not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in sides):
        message = Message(
            "There is no paper {given}. Papers: {names}, or 320x450.", given=written, names=listed(PAPERS)
        )
        raise wrong_usage(message, "--paper")
    return sides[0], sides[1]
