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
    """A page of a PDF: its `label` (folio), width and height in pt, and a `digest` of what it paints.

    One that was set with its chapter alone has that file as its `data`, and its place from 0 in it: `at`.
    What is drawn `over` it is a PDF of one page, of a story by itself.
    A page that is `waiting` is as it was before the last change, and will be set.
    """

    label: str
    width: float
    height: float
    digest: str
    data: bytes = b""
    at: int = 0
    waiting: bool = False
    over: bytes = b""


@dataclass(frozen=True, slots=True)
class SeenEdition:
    """An edition as it is shown: its file, its pages if it has any, and where their text was written.

    `spots` are lists of page, left, bottom, right, top, file, line, column, length and story; `overlays` what
    a designer lays over each page. It is `stale` where it is older than the files, because these have errors.
    """

    name: str
    format: str
    data: bytes
    digest: str = ""
    pages: tuple[SeenPage, ...] = ()
    spots: tuple[tuple[Any, ...], ...] = ()
    make_up: Mapping[str, Any] | None = None
    overlays: tuple[Mapping[str, Any], ...] = ()
    stale: bool = False


@dataclass(frozen=True, slots=True)
class ChapterWish:
    """An article whose pages are wanted before the others: its `file`, the `edition` that it is in.

    `first` is the first of its `count` pages there, from 0, and `number` the folio of that.
    """

    edition: str
    file: str
    first: int
    count: int
    number: int


@dataclass(frozen=True, slots=True)
class SeenChapter:
    """The pages of an article, set alone, that stand in the place of those that were wished for."""

    pages: tuple[SeenPage, ...]
    overlays: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class SeenRest:
    """The page of an edition without the story of `file`, as a PDF: `data`, named by its `mark`.

    Without `data` it tells that the story by itself was not what it is on its page.
    """

    file: str
    mark: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class SeenStory:
    """The `page` at place `at` (from 0) of an edition, whose changed story was drawn over the rest of it."""

    edition: str
    at: int
    page: SeenPage


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a setting, in the reader's language: `findings` are plain data.

    `keep` are make-up files to write, `folders` those of the layout; `options` and `presets` what it lets an
    editor choose, `contents` the order of the stories. Pages come first, before they are `looked_over` and
    have findings; it is `whole` when all editions are there. `names` are those of the editions that belong
    to it, none where the manuscript has errors, and `formats` what there is of them to show; the `failed`
    ones have errors of their own.
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
    names: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether nothing keeps it from being built."""
        return not any(one["severity"] == "error" for one in self.findings)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What will be set some time: the publication in `root`, with the layout of a `trial` if there is one.

    Its article `file` is the one that was corrected last.
    """

    root: Path
    trial: Trial | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be set: the folder, the formats to be shown, options tried, the reader's language.

    Between the pages and the e-book it rests for `rest` s: whoever writes on has the pages again before.
    With a `trial` the publication is set with its layout, whichever it names itself. The pages of a `chapter`
    are wanted first, or the story that changed, drawn over the `under` of its page: where that has no data,
    it is made for the next time.
    """

    root: Path
    formats: tuple[str, ...]
    language: Language
    options: Mapping[str, str] = field(default_factory=dict)
    rest: float = 0.0
    trial: Trial | None = None
    chapter: ChapterWish | None = None
    under: SeenRest | None = None
