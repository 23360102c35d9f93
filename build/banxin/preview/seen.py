"""What comes of a setting, as values that pass between processes: plain, and in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banxin.wording import Language

if TYPE_CHECKING:
    from banxin.job.layout_trial import Trial  # loads all that sets, which the server does without


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page of a PDF: its `label` (folio), width and height in pt, and a `digest` of what it paints."""

    label: str
    width: float
    height: float
    digest: str


@dataclass(frozen=True, slots=True)
class SeenEdition:
    """An edition as it is shown: its file, its pages if it has any, and where their text was written.

    `spots` are lists of page, left, bottom, right, top, file, line, column, length and story; `overlays` what
    a designer lays over each page.
    """

    name: str
    format: str
    data: bytes
    digest: str = ""
    pages: tuple[SeenPage, ...] = ()
    spots: tuple[tuple[Any, ...], ...] = ()
    make_up: Mapping[str, Any] | None = None
    overlays: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a setting, in the reader's language: `findings` are plain data.

    `keep` are make-up files to write, `folders` those of the layout; `options` and `presets` what it lets an
    editor choose, `contents` the order of the stories. Pages come first, before they are `looked_over` and
    have findings; it is `whole` when all editions are there.
    """

    findings: tuple[Mapping[str, Any], ...]
    editions: tuple[SeenEdition, ...] = ()
    keep: tuple[tuple[str, str], ...] = ()
    folders: tuple[str, ...] = ()
    title: str = ""
    layout: str = ""
    preset: str = ""
    options: tuple[Mapping[str, Any], ...] = ()
    presets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    contents: tuple[Mapping[str, Any], ...] = ()
    looked_over: bool = True
    whole: bool = True

    @property
    def good(self) -> bool:
        """Whether nothing keeps it from being built."""
        return not any(one["severity"] == "error" for one in self.findings)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be set: the folder, the formats to be shown, options tried, the reader's language.

    Between the pages and the e-book it rests for `rest` s: whoever writes on has the pages again before.
    With a `trial` the publication is set with its layout, whichever it names itself.
    """

    root: Path
    formats: tuple[str, ...]
    language: Language
    options: Mapping[str, str] = field(default_factory=dict)
    rest: float = 0.0
    trial: Trial | None = None
