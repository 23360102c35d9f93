"""The job ticket: what a finished PDF is to be, as plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from banxin.press.ink.conditions import Condition
from banxin.press.ink.mixing import Mix, Rgb

X_4, X_1A = "x-4", "x-1a"
STANDARDS = (X_4, X_1A)


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """The sheets of an office's printer: `paper` in mm, None for the nearest; its `margin` in mm, on which it
    cannot print. `tiled` lays a page that is larger over several sheets, which share `overlap` mm.
    """

    paper: tuple[float, float] | None = None
    margin: float = 5.0
    tiled: bool = False
    overlap: float = 10.0


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that goes with a PDF: its path in the publication, its media type, its bytes."""

    path: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class JobTicket:
    """What goes with a PDF to those that it is made for.

    `title` names the issue, `moment` is when it was released; `condition` is what it is printed on; `inks`
    are those of declared colours. `standard` is x-4 or x-1a. `marks`: crop marks, registration and colour
    bar; None has them where pages bleed. `refuse_rgb` refuses pictures of RGB instead of converting them.
    `pictures` are the paths of pictures by the names that the engine gives them in the file.
    `attached` is what goes into a PDF for an archive, in the order of paths. With `keeps_codes` glyphs have
    the codes of their whole face: content that is the same paints the same, whatever else the file prints;
    its faces are not made smaller, which somebody who waits for a page has nothing of.
    """

    title: str
    moment: dt.datetime
    condition: Condition
    inks: Mapping[Rgb, Mix] = field(default_factory=dict)
    standard: str = X_4
    marks: bool | None = None
    refuse_rgb: bool = False
    pictures: Mapping[str, str] = field(default_factory=dict)
    office: OfficeSheet = OfficeSheet()
    attached: tuple[AttachedFile, ...] = ()
    keeps_codes: bool = False
