"""A corrected story is seen before its newspaper page, which then looks as a build prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops

from banxin.job import build
from banxin.preview.chapters import with_story
from banxin.preview.layering import layered, look_alike
from banxin.preview.pictures import PagePictures
from banxin.preview.seeing import ToSee, see
from banxin.preview.seen import Seen, SeenEdition, SeenPage, SeenRest, SeenStory, Wish
from banxin.wording import Language

LAYOUTS = ("broadsheet", "tabloid", "office-news")
TEXT = "天色未明，码头上已经有了人声。船一只一只靠岸，灯一盏一盏亮起来，照着水面。"
MANIFEST = """\
banxin: 1
publication: {{title: 试报, publisher: 试社, codes: {{cn: 11-0000}}}}
issue: {{number: 1, date: 2024-03-05}}
layout: {layout}
contents: [{{unit: a.md, rank: lead}}, {{unit: b.md}}, {{unit: c.md}}]
slug: test
editions: {{print: {{format: pdf, profile: screen}}}}
"""
FILE = "b.md"
_EDGES = 40  # levels of grey


@dataclass
class Paper:
    """A newspaper that is edited, and what is told of each setting."""

    root: Path
    under: SeenRest = field(default_factory=lambda: SeenRest(FILE))

    def write(self, file: str, paragraphs: int) -> None:
        words = "\n\n".join([TEXT * 3] * paragraphs)
        headline = f"题目{file.partition('.')[0]}"
        (self.root / file).write_text(f"---\nheadline: {headline}\n---\n\n{words}\n", "utf-8")

    def correct(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    def set(self) -> list[ToSee]:
        """What is told of setting it; the rest of a page is there the next time."""
        told: list[ToSee] = []
        told.append(
            see(
                Wish(self.root, ("pdf",), Language.ENGLISH, under=self.under), lambda *step: None, told.append
            )
        )
        for one in told:
            if isinstance(one, SeenRest):
                assert one.data, "the story by itself was otherwise than on its page"
                self.under = one
        return told


@pytest.fixture
def paper(tmp_path: Path, request: pytest.FixtureRequest) -> Paper:
    root = tmp_path / "paper"
    root.mkdir()
    layout = getattr(request, "param", "tabloid")
    (root / "manifest.yaml").write_text(MANIFEST.format(layout=layout), "utf-8")
    made = Paper(root)
    for number, file in enumerate(("a.md", FILE, "c.md"), 2):
        made.write(file, number)
    return made


def _stories(told: list[ToSee]) -> list[SeenStory]:
    return [one for one in told if isinstance(one, SeenStory)]


def _whole(told: list[ToSee]) -> bytes:
    """The edition that is told when all pages are set."""
    return next(one for one in told if isinstance(one, Seen)).editions[0].data


def _difference(one: bytes, other: bytes) -> int:
    """By how many levels of grey first pages differ where they differ most: fonts of a build have other
    numbers of glyphs, by which edges come out a little lighter or darker."""
    pages = (pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L") for data in (one, other))
    return max(ImageChops.difference(*pages).tobytes())


def _painted(data: bytes, over: bytes = b"") -> bytes:
    """The picture that the page is shown by."""
    return PagePictures().png(data, 0, 700, "", over)


def _built(root: Path) -> bytes:
    report = build(root)
    assert not any(one.severity == "error" for one in report.findings), report.findings
    return next((root / "out").glob("*.pdf")).read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("paper", LAYOUTS, indirect=True)
def test_what_is_seen_first_is_what_a_build_prints(paper: Paper) -> None:
    """After a correction: to the pixel what the whole is that follows, and what a build prints."""
    first = paper.set()
    assert not _stories(first)
    assert paper.under.data
    paper.correct(FILE, "船一只", "渔轮三")
    told = paper.set()
    (story,) = _stories(told)
    assert told.index(story) == 0
    before, whole = (_whole(one) for one in (first, told))
    shown = layered(story.page.data, story.page.over)
    assert look_alike(shown, whole, story.at)
    assert _painted(story.page.data, story.page.over) == _painted(shown)
    assert _painted(story.page.data, story.page.over) != _painted(story.page.data)
    assert _difference(shown, _built(paper.root)) < _EDGES < _difference(shown, before)


@pytest.mark.slow
def test_where_anything_else_is_otherwise_the_page_is_waited_for(paper: Paper) -> None:
    paper.set()
    changes: tuple[Callable[[], None], ...] = (
        lambda: paper.correct("c.md", "天色", "夜色"),
        lambda: paper.write(FILE, 9),  # more rows
        lambda: paper.correct("manifest.yaml", "试报", "新报"),
    )
    for change in changes:
        change()
        assert not _stories(paper.set())
    paper.correct(FILE, "天色", "夜色")
    assert _stories(paper.set())


@pytest.mark.slow
def test_a_story_that_refers_to_another_waits_for_its_page(paper: Paper) -> None:
    path = paper.root / FILE
    path.write_text(path.read_text("utf-8") + "\n见[上文](a.md)。\n", "utf-8")
    paper.set()
    assert not paper.under.data


@pytest.mark.slow
def test_other_layers_are_told_from_the_page(paper: Paper) -> None:
    """The check at work: a rest that is not that of the story."""
    whole = _whole(paper.set())
    assert not look_alike(layered(paper.under.data, paper.under.data), whole, 0)
    assert not look_alike(paper.under.data, whole, 0)
    assert len(pypdfium2.PdfDocument(layered(paper.under.data, paper.under.data))) == 1


def test_a_page_takes_the_place_of_the_one_before() -> None:
    pages = tuple(SeenPage(str(number), 1, 1, f"{number}") for number in (1, 2, 3))
    edition = SeenEdition("print", "pdf", b"", pages=pages)
    shown = with_story(edition, SeenStory("print", 1, SeenPage("1", 1, 1, "new", b"one")))
    assert [page.digest for page in shown.pages] == ["1", "new", "3"]
    assert [page.label for page in shown.pages] == ["1", "2", "3"]
