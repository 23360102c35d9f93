"""Impose: the pages of a finished PDF on sheets, as a file beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from banxin.findings import Finding, Place, finding
from banxin.job.writing import write_all
from banxin.press.imposition import Imposition
from banxin.press.imposition.drawing import ImpositionError, imposed
from banxin.wording import Message, listed, reason_of
from banxin.world import DISK, World

MOST_BYTES = 500_000_000
_SHOWN = 8  # page numbers in a message


@dataclass(frozen=True, slots=True)
class ImposedFile:
    """What came of it: `path` is None after an error; `sides` of sheets, and `blanks`, pages left white."""

    findings: tuple[Finding, ...]
    path: Path | None = None
    sides: int = 0
    blanks: int = 0
    size: int = 0


def impose(
    file: str | os.PathLike[str],
    wanted: Imposition,
    *,
    out: str | os.PathLike[str] | None = None,
    world: World = DISK,
) -> ImposedFile:
    """Impose a PDF; the sheets are written to `out` (default: FILE-booklet.pdf and the like beside it).

    `file` itself is never changed. Findings are returned, none is raised.
    """
    source = Path(file)
    target = Path(out) if out is not None else source.with_name(f"{source.stem}-{wanted.scheme}.pdf")
    place = Place(str(source))
    try:
        data = world.read(source, MOST_BYTES + 1)
    except OSError as error:
        return _refused(source, reason_of(error), place)
    if len(data) > MOST_BYTES:
        return _refused(source, Message("it is larger than {most} MB", most=MOST_BYTES // 1_000_000), place)
    if _same(source, target):
        return _refused(source, Message("the sheets would replace it"), place)
    try:
        made = imposed(data, wanted)
    except ImpositionError as error:
        return _refused(source, str(error), place)
    told = tuple(_odd_sizes(made.odd_sizes, place))
    failed = write_all({target: made.data})
    if failed:
        return ImposedFile((*told, *failed))
    return ImposedFile(told, target, made.sides, made.blanks, len(made.data))


def _refused(source: Path, reason: str, place: Place) -> ImposedFile:
    message = Message("{file} cannot be imposed: {reason}.", file=source.name, reason=reason)
    return ImposedFile((finding("press.impose", message, place),))


def _odd_sizes(pages: tuple[int, ...], place: Place) -> list[Finding]:
    if not pages:
        return []
    named = listed(str(page) for page in pages[:_SHOWN])
    more = Message(" and {count} more", count=len(pages) - _SHOWN) if len(pages) > _SHOWN else ""
    message = Message("Pages smaller than the others: {pages}{more}.", pages=named, more=more)
    remedy = Message("They stand in the middle of their places; check the sheets before printing.")
    return [finding("press.impose-size", message, place, remedy=remedy)]


def _same(source: Path, target: Path) -> bool:
    try:
        return target.exists() and source.samefile(target)
    except OSError:
        return False
