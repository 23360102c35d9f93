"""What the PDF press is handed: HTML, stylesheets, and the folders they may draw on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from banxin.world import DISK, World

PUBLICATION = "publication"
FONTS = "fonts"


def address(mount: str, path: str = "") -> str:
    """The URL of a file on a mount. The `.invalid` hosts (RFC 2606) never reach a network."""
    return f"https://{mount}.invalid/{path}"


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """A stylesheet: its text, the URL its relative URLs start from, its name in findings."""

    css: str
    url: str
    name: str


@dataclass(slots=True, eq=False)
class SheetShelf:
    """Where a press keeps what it made of the stylesheets of copies that share them: read once for all.

    It stays in its process: elsewhere it is empty.
    """

    kept: Any = None

    def __reduce__(self) -> tuple[type[SheetShelf], tuple[()]]:
        """An empty one."""
        return SheetShelf, ()


@dataclass(frozen=True, slots=True)
class PrintCopy:
    """Copy for the PDF press. `mounts` maps a mount to the folder behind its URLs.

    `families` gives the families that words in SVG pictures are set in, for those that they ask for.
    What lies on a mount is read through `world`. Copies of one edition share a `shelf`.
    `widths` asks of elements, by their ids, how high they would be if what they stand in had other widths, in
    pt.
    """

    html: str
    sheets: tuple[PrintSheet, ...]
    mounts: Mapping[str, Path]
    families: Callable[[Sequence[str]], Sequence[str]] | None = None
    world: World = DISK
    shelf: SheetShelf = field(default_factory=SheetShelf)
    widths: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an element with an id came to stand: page index from 0, edges in pt from the trim.

    `grown` is how much higher it would be at each of the widths that its copy asks for; None where only
    setting it there can tell.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    grown: tuple[float | None, ...] = ()

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.bottom - self.top


class MeasureExtents(Protocol):
    """Pulls proofs of copies and says where each id stands: how make-up measures, without a press."""

    @property
    def at_once(self) -> int:
        """How many copies are set side by side: into so many it is worth while to part what is measured."""
        ...

    def __call__(self, *copies: PrintCopy) -> Mapping[str, Extent]:
        """Where each id of the copies stands, which are set apart from each other and share no id."""
        ...
