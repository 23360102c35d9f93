"""Pages of random publications spoiled after setting: whatever is done to a line, the count tells it.

A publication with all elements is built once for each layout. Then one line of its finished PDF at a time is
taken out, printed again, moved off the page, painted over, or printed over by another line.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest

from banxin.findings import Finding, Severity
from banxin.job import beside, build, child
from banxin.layouts import Layout
from banxin.manuscript.publication import Publication
from banxin.preflight import finished_pdf
from banxin.preflight.finished_pdf import read_print
from banxin.preflight.text.normal import words
from banxin.preflight.text.pdf.painted import Show
from banxin.preflight.text.pdf.reading import opened_pages, read_pages
from banxin.preflight.text.print_check import PrintedSheet, WordsRead
from publications.making import make

LINE = re.compile(
    rb"/Span\n<</MCID (\d+)>>\nBDC\n(?:/a1\.0 gs\n)?(?:[\d. ]+ rg\n)?BT\n1 0 0 -1 (\S+) (\S+) Tm\n"
    rb"/\S+ \S+ Tf\n\[<[^\]\n]*\] TJ\nET\nEMC"
)
EACH = 4  # lines spoiled in each way, for each layout


@dataclass(frozen=True)
class Set:
    """A publication that was set without a fault."""

    publication: Publication
    layout: Layout
    sheet: PrintedSheet


@pytest.fixture(scope="module", params=["book", "tabloid", "office-news"])
def standing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Set:
    kept: list[Set] = []

    def keeping(publication: Publication, layout: Layout, sheet: PrintedSheet, *, plates: bool) -> WordsRead:
        kept.append(Set(publication, layout, sheet))
        return read_print(publication, layout, sheet, plates=plates)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finished_pdf, "read_print", keeping)
        patch.setattr(child, "can_fork", lambda: False)  # what is kept is kept in this process
        patch.setattr(beside, "processes", lambda: 1)
        for seed in range(11, 15):  # a random newspaper may have more copy than room
            made = make(seed, tmp_path_factory.mktemp("set") / "it", request.param, 2, ("pdf",))
            report = build(made.root)
            if not any(found.severity is Severity.ERROR for found in report.findings):
                return kept[-1]
    raise AssertionError([found.message for found in report.findings])


@dataclass(frozen=True)
class Line:
    """A line of a story on a page, and what it says."""

    page: int
    mcid: int
    text: str


def lines_of(it: Set, picked: random.Random) -> Iterator[Line]:
    """Lines of the stories in random order; a line of a table's head may stand twice and is passed over."""
    with pikepdf.open(io.BytesIO(it.sheet.data)) as file:
        found = [
            Line(page.number, show.mcid, words(show.text))
            for page in read_pages(opened_pages(file))
            for show in page.shows
            if len(words(show.text)) > 3 and show.spelled is None and _is_copy(it, page.number, show)
        ]
    return iter(picked.sample(found, len(found)))


def _is_copy(it: Set, page: int, show: Show) -> bool:
    origin = it.sheet.origins[page - 1].get(show.mcid)
    if origin is None or origin.generated or origin.margin or origin.element is None:
        return False
    return origin.element.tag in ("p", "li", "td") and "editors" not in str(origin.element.get("class"))


def spoiled(it: Set, line: Line, change: Callable[[re.Match[bytes]], bytes]) -> bytes | None:
    """The file with `line` changed; None where it is no plain line."""
    with pikepdf.open(io.BytesIO(it.sheet.data)) as file:
        contents = file.pages[line.page - 1].obj.Contents
        stream = contents.read_bytes()
        match = next((one for one in LINE.finditer(stream) if int(one[1]) == line.mcid), None)
        if match is None:
            return None
        contents.write(stream[: match.start()] + change(match) + stream[match.end() :])
        kept = io.BytesIO()
        file.save(kept)
        return kept.getvalue()


def without(match: re.Match[bytes]) -> bytes:
    return b"/Span\n<</MCID " + match[1] + b">>\nBDC\nEMC"


def twice(match: re.Match[bytes]) -> bytes:
    return match[0] + b"\n" + match[0].replace(match[3], b"%.1f" % (float(match[3]) + 300))


def moved(match: re.Match[bytes]) -> bytes:
    return match[0].replace(match[2] + b" " + match[3], b"-900 " + match[3])


def painted_over(match: re.Match[bytes]) -> bytes:
    box = b"%.1f %.1f 30 8 re" % (float(match[2]), float(match[3]) - 9)
    return match[0] + b"\nq 0.9 0.9 0.8 rg " + box + b" f Q"


WAYS = {
    "taken out": (without, "setting.lost-text"),
    "printed twice": (twice, "setting.doubled-text"),
    "moved off": (moved, "setting.text-off-page"),
    "painted over": (painted_over, "setting.text-covered"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_spoiled_line_is_told_with_its_place(way: str, standing: Set) -> None:
    change, code = WAYS[way]
    picked = random.Random(f"{way} {standing.layout.name}")
    done = 0
    for line in lines_of(standing, picked):
        data = spoiled(standing, line, change)
        if data is None:
            continue
        spoilt = replace(standing.sheet, data=data)
        findings = read_print(standing.publication, standing.layout, spoilt).findings
        mine = [found for found in findings if found.code == code]
        assert mine, (way, line)
        said = [(str(found.place), found.message) for found in mine]
        assert any(_points_at(found, line, standing) for found in mine), (way, line, said)
        done += 1
        if done == EACH:
            break
    assert done == EACH


def _points_at(found: Finding, line: Line, it: Set) -> bool:
    """Whether a finding names words of the line, and a file that holds them near its place."""
    quoted = found.message.partition("“")[2].rpartition("”")[0].split("”")[0].rstrip("…")
    assert found.place
    sources = {unit.source.name: unit.source for unit in it.publication.units()}
    source = sources.get(found.place.file)
    if source is None:
        return False
    below = words("".join(source.lines[found.place.line - 1 : found.place.line + 40]))
    return quoted[:3] in line.text * 2 and quoted[:3] in below.replace("*", "").replace("|", "")


def test_nothing_else_is_told(standing: Set) -> None:
    found = read_print(standing.publication, standing.layout, standing.sheet).findings
    assert {one.code for one in found if not one.code.startswith("page.")} <= {
        "setting.left-out",
        "article.short-page",
    }


def test_the_check_does_not_depend_on_how_the_file_is_packed(standing: Set, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(standing.sheet.data)) as file:
        file.save(
            tmp_path / "plain.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all
        )
    plain = replace(standing.sheet, data=(tmp_path / "plain.pdf").read_bytes())
    findings = [
        read_print(standing.publication, standing.layout, sheet).findings for sheet in (plain, standing.sheet)
    ]
    assert findings[0] == findings[1]
