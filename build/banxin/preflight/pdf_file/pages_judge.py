"""Pages of a PDF read and held against a profile, here or in another process of which this one hears."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

import pikepdf

from banxin.preflight.pdf_file.checks.archiving import ArchiveCheck
from banxin.preflight.pdf_file.checks.boxes import box_faults, outside_faults
from banxin.preflight.pdf_file.checks.colours import colour_faults
from banxin.preflight.pdf_file.checks.faces import FaceCheck, FaceSeen
from banxin.preflight.pdf_file.checks.faults import FaultGatherer, FileFault
from banxin.preflight.pdf_file.checks.folios import FolioCheck
from banxin.preflight.pdf_file.checks.ink import ink_faults
from banxin.preflight.pdf_file.checks.interactive import annotation_faults
from banxin.preflight.pdf_file.checks.overprint import overprint_faults
from banxin.preflight.pdf_file.checks.pictures import picture_faults
from banxin.preflight.pdf_file.checks.rules import FileRules, limit_of
from banxin.preflight.pdf_file.checks.sizes import size_limit_faults
from banxin.preflight.pdf_file.checks.slug import slug_faults
from banxin.preflight.pdf_file.checks.standards import is_flat
from banxin.preflight.pdf_file.checks.structure import MarkedPages, StructureCheck
from banxin.preflight.pdf_file.checks.transparency import device_faults, empty_faults, transparency_faults
from banxin.preflight.pdf_file.reading.budget import ReadingBudget
from banxin.preflight.pdf_file.reading.claims import FileClaims
from banxin.preflight.pdf_file.reading.faces import FaceInFile
from banxin.preflight.pdf_file.reading.pages import MM, ReadPage, read_pages_of, shown_in
from banxin.preflight.pdf_file.reading.resources import SharedResources


class JudgesBeside(Protocol):
    """Who works beside: `at_once` is how many read at once, this process among them."""

    @property
    def at_once(self) -> int:
        """1 where nobody else does."""

    def begin(self, work: Callable[[], Any], /) -> Callable[[], Any]:
        """Have work begun beside, which gives plain values; what is returned gives them when asked."""


@dataclass(frozen=True, slots=True)
class _Nobody:
    """No company: work is done when its value is asked for."""

    at_once: int = 1

    def begin(self, work: Callable[[], Any], /) -> Callable[[], Any]:
        return work


ALONE: JudgesBeside = _Nobody()
"""Nobody works beside."""


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A page as readers show it: `width` and `height` in mm, and where on it the trimmed page is.

    `trim` is left, top, width and height in mm.
    """

    number: int
    width: float
    height: float
    trim: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PagesTold:
    """What is known of a run of pages, in plain values; `spent` as a `ReadingBudget` tells it."""

    faults: tuple[FileFault, ...]
    faces: tuple[FaceSeen, ...]
    folios: tuple[dict[int, int], int]
    structure: MarkedPages
    sheets: list[SheetSeen]
    spent: tuple[int, int]


@dataclass(slots=True)
class PagesJudge:
    """Reads pages of an open file in their order; `gatherer` takes what is wrong with each by itself.

    What the file as a whole has to be asked for is noted in `faces`, `folios`, `structure` and `sheets`;
    `mended` says what was mended in it.
    """

    file: pikepdf.Pdf
    claims: FileClaims
    rules: FileRules
    gatherer: FaultGatherer
    faces: FaceCheck = field(default_factory=FaceCheck)
    folios: FolioCheck = field(default_factory=FolioCheck)
    structure: StructureCheck = field(default_factory=StructureCheck)
    sheets: list[SheetSeen] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    _shared: SharedResources = field(default_factory=SharedResources)
    _budget: ReadingBudget = field(default_factory=ReadingBudget)
    _all_read: bool = True

    @property
    def looks_at_tags(self) -> bool:
        """Whether the structure of the file is looked at."""
        return self.rules.tags or self.claims.ua > 0

    def read(self, numbers: range) -> None:
        """Read pages by their numbers, from 1."""
        archive = ArchiveCheck(self.claims)
        for page in read_pages_of(self.file, self._shared, self._budget, numbers):
            self.gatherer.add(_of_page(page, self.claims, self.rules))
            self.faces.note(page)
            if self.rules.kept:
                self.gatherer.add(archive.faults_of_page(page))
            if self.looks_at_tags:
                self.structure.note(page)
            if self.rules.tags:
                self.folios.note(page)
            self.sheets.append(_seen(page))
            self._all_read = self._all_read and not page.unread
        self.mended += _warnings(self.file)

    def told_of(self, numbers: range) -> PagesTold | None:
        """What this judge would learn of the pages, for `take`; None where it has to read them itself.

        That is where something was mended or could not be read, or a face lacks something: what is told then
        hangs on the pages before.
        """
        self.mended += _warnings(self.file)
        judge = PagesJudge(self.file, self.claims, self.rules, self.gatherer.another())
        judge.read(numbers)
        faces = judge.faces.told()
        self.mended += judge.mended
        if faces is None or not judge._all_read or judge.mended:
            return None
        return PagesTold(
            judge.gatherer.gathered(),
            faces,
            judge.folios.told(),
            judge.structure.told(),
            judge.sheets,
            judge._budget.spent,
        )

    def take(self, told: PagesTold | None) -> bool:
        """Take in what was told of the next pages; False, and nothing taken, where they have to be read."""
        if told is None or not self._budget.less(*told.spent):
            return False
        self.gatherer.add(told.faults)
        self.faces.take(told.faces, self._face)
        self.folios.take(told.folios)
        self.structure.take(told.structure)
        self.sheets += told.sheets
        return True

    def _face(self, number: tuple[int, int]) -> FaceInFile:
        return self._shared.face(self.file.get_object(number))


def _warnings(file: pikepdf.Pdf) -> list[str]:
    """What was mended in the file since it was last asked."""
    with suppress(pikepdf.PdfError, RuntimeError):
        return [str(one) for one in file.get_warnings()]
    return []


def _of_page(page: ReadPage, claims: FileClaims, rules: FileRules) -> Iterator[FileFault]:
    yield from box_faults(page, rules)
    yield from outside_faults(page, rules)
    yield from slug_faults(page, rules)
    yield from colour_faults(page, rules)
    yield from picture_faults(page, rules)
    yield from size_limit_faults(page, rules)
    yield from device_faults(page)
    yield from empty_faults(page)
    yield from annotation_faults(page, rules)
    if rules.inks:
        limit = ink_limit(claims, rules)
        yield from ink_faults(page, limit)
        yield from overprint_faults(page, limit / 100)
        if is_flat(claims):
            yield from transparency_faults(page)


def ink_limit(claims: FileClaims, rules: FileRules) -> float:
    """Total ink in percent: as asked for, else as the output intent's printing condition has it."""
    if rules.ink_limit is not None:
        return rules.ink_limit
    return limit_of(claims.intent.identifier if claims.intent else "")


def _seen(page: ReadPage) -> SheetSeen:
    _, _, width, height = shown_in(page.crop, page.crop, page.turn)
    left, top, wide, high = (round(edge / MM, 1) for edge in shown_in(page.trim, page.crop, page.turn))
    return SheetSeen(page.number, width / MM, height / MM, (left, top, wide, high))
