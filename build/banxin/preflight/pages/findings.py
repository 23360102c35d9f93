"""Finished newspaper pages judged after every build: what an art editor would mark on the proof.

Whether all words are there and to be seen is told elsewhere (`preflight.text`), as an error. Here a page is
held against the rules of make-up: warnings, but for a text that says what is not so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banxin.findings import Finding, Severity, finding
from banxin.layouts.pages.grid import Grid
from banxin.manuscript.publication import Publication
from banxin.preflight.pages.checks import Fault, judge
from banxin.preflight.pages.judged import PageGrid, read_issue
from banxin.preflight.pages.white import white_share
from banxin.preflight.text.pdf.painted import PaintedPage
from banxin.sheets.labels import Labels
from banxin.wording import Message

_CODES = {
    "page.apart": ("N03", "N04", "N29"),
    "page.grid": ("N05", "N09", "N10", "N30"),
    "page.legs": ("N02", "N06", "N07", "N08", "N25"),
    "page.lines": ("N11", "N12", "N13", "N14", "N15"),
    "page.heads": ("N16", "N17", "N18", "N19", "N20", "N21", "N22", "N23", "N26"),
    "page.white": ("N24", "N27", "N28"),
    "page.jump": ("N32",),
}
_FULL = frozenset({"N06", "N07", "N08", "N09", "N20", "N24", "N26", "N27", "N28"})
_LOOSE = 0.35
"""The part of a page that may be white; one with more waits for copy: `_FULL` is not asked of it."""
_REMEDIES = {
    "N21": Message(
        "shorten a story of this page by a few lines, so that one of both heads has room in two; let stories"
        " jump (`sheet: {{jumps: true}}`); or give one of both another rank"
    )
}
_CODE = {rule: code for code, rules in _CODES.items() for rule in rules}
"""The code of each rule that is told here; of N01 `preflight.text` tells more exactly."""


def page_findings(
    publication: Publication, grid: Grid, labels: Labels, pages: Sequence[PaintedPage]
) -> tuple[Finding, ...]:
    """What the finished `pages` of a newspaper do not keep of its rules; one finding a rule and story.

    A story whose text a layout prints in another way than its article is written cannot be followed on
    the pages; then nothing is said of any, since what is white or beside it is not known.
    """
    issue = read_issue(pages, publication, PageGrid.of(grid), labels)
    if issue.reading.missing:
        return (
            finding(
                "page.unread",
                Message("The pages were not judged: {missing}", missing=issue.reading.missing[0]),
            ),
        )
    loose = {number for number in issue.pages if white_share(issue, number) > _LOOSE}
    faults = [fault for fault in judge(issue, _CODE) if not fault.remark.known]
    return tuple(_findings([one for one in faults if one.rule not in _FULL or one.remark.page not in loose]))


def _findings(faults: Sequence[Fault]) -> Iterator[Finding]:
    """The first fault of each rule and story, with how many more there are."""
    alike: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        unit = fault.remark.unit
        alike.setdefault((fault.rule, unit.id if unit else ""), []).append(fault)
    for (rule, _), (first, *others) in alike.items():
        unit = first.remark.unit
        more = Message(", and {count} more of the kind", count=len(others)) if others else ""
        yield finding(
            _CODE[rule],
            Message("{words}{more} ({rule})", words=first.remark.words, more=more, rule=rule),
            unit.source.whole() if unit else None,
            severity=Severity.ERROR if first.remark.wrong else None,
            remedy=_REMEDIES.get(rule, ""),
        )
