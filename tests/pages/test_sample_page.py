"""The sample on its own layout and on others, judged from the PDF by N01–N32 of docs/rules/newspaper.md."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from banxin.job import Report, build
from banxin.job.intake import Ready, take_in
from banxin.markup import plain_text
from banxin.preflight.pages.checks import CHECKS, Fault, judge
from banxin.preflight.pages.judged import Judged, PageGrid
from banxin.preflight.pages.white import white_share
from engine.structure import Structure
from pages.finished import judged_file

BOOK = Path(__file__).parents[2] / "book"


def copy_of_book(folder: Path, layout: str = "broadsheet", sheet: str = "") -> Path:
    """The sample in `folder`, for another layout, with a `sheet` of the manifest if one is given."""
    root = folder / "guomen"
    shutil.copytree(BOOK, root, ignore=shutil.ignore_patterns("out", ".banxin"))
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8").replace("layout: broadsheet", f"layout: {layout}")
    manifest.write_text(text + sheet, encoding="utf-8")
    return root


def built(root: Path, out: Path, *editions: str) -> tuple[Report, Judged]:
    """What is built of `root`, the print edition if nothing else is asked, and its printed pages."""
    report = build(root, editions=editions or ["print"], out=out)
    assert not report.failed, [found.message for found in report.findings]
    intake = take_in(root)
    assert isinstance(intake, Ready)
    return report, judged_file(report.outputs[0].path, intake.publication, PageGrid.of(intake.layout.grid))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Judged]:
    folder = tmp_path_factory.mktemp("sample")
    return built(copy_of_book(folder), folder / "out", "print", "reader")


@pytest.fixture(scope="module")
def page(sample: tuple[Report, Judged]) -> Judged:
    return sample[1]


def test_the_sample_is_built_without_a_finding(sample: tuple[Report, Judged]) -> None:
    report = sample[0]
    assert report.findings == ()
    assert [output.path.name for output in report.outputs] == [
        "guomen-128-print.pdf",
        "guomen-128-reader.epub",
    ]
    assert all(output.path.stat().st_size == output.size > 50_000 for output in report.outputs)


@pytest.mark.parametrize("page", ["press.md", "press.zh-CN.md"])
def test_the_sample_is_read_as_the_documentation_says(sample: tuple[Report, Judged], page: str) -> None:
    text = (BOOK.parent / "docs" / page).read_text(encoding="utf-8")
    (block,) = re.findall(r"```text\n(Document\n.*?)```", text, re.S)
    read = iter(Structure(sample[0].outputs[0].path.read_bytes()).lines())
    for line in block.splitlines():
        start, left_out, _ = line.partition("…")
        if start.strip():
            assert any(one.startswith(start) if left_out else one == line for one in read), line


def told(faults: list[Fault]) -> list[str]:
    return [str(fault) for fault in faults]


@pytest.mark.parametrize("rule", CHECKS)
def test_the_sample_keeps_every_rule(page: Judged, rule: str) -> None:
    assert told(judge(page, [rule])) == []


def test_the_sample_is_one_page_of_five_peers(page: Judged) -> None:
    assert len(page.pages) == 1
    assert [module.name for module in page.modules] == [
        "note",
        "mukang",
        "xiamaya",
        "dongdu",
        "aikou",
        "meilan",
    ]


def test_white_space_is_that_of_a_newspaper(page: Judged) -> None:
    assert 0.12 <= white_share(page, 0) <= 0.25


def test_the_text_of_each_story_is_its_manuscript(page: Judged) -> None:
    for module in page.stories:
        paragraphs = [block.text for block in module.passage.blocks if block.kind == "paragraph"]
        set_in_type = "".join(line.text for line in module.passage.lines())
        assert set_in_type == re.sub(r"\s", "", "".join(paragraphs))
        assert set_in_type[:40] in re.sub(r"\s", "", plain_text(module.passage.unit.body.blocks))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("layout", "sheet"),
    [("tabloid", ""), ("tabloid", "\nsheet: {jumps: true}\n")],
    ids=["tabloid", "tabloid with jumps"],
)
def test_the_same_stories_on_other_paper_have_no_error(layout: str, sheet: str, tmp_path: Path) -> None:
    root = copy_of_book(tmp_path, layout, sheet)
    judged = built(root, tmp_path / "out")[1]
    assert len(judged.pages) > 1
    assert told([fault for fault in judge(judged) if fault.error]) == []
