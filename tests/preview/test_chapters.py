"""A chapter is seen before its book, on the pages that it has in the whole; editions grow old apart."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from banxin.preview.chapters import chapter_wish, comes_out_so, with_chapter
from banxin.preview.seeing import see
from banxin.preview.seen import ChapterWish, Seen, SeenChapter, SeenEdition, SeenPage, Wish
from banxin.preview.shown import LastGood
from banxin.wording import Language

TEXT = "天色未明，码头上已经有了人声。船一只一只靠岸，灯一盏一盏亮起来，照着水面。\n\n"
MANIFEST = """\
banxin: 1
publication: {{title: 试书, publisher: 试社}}
title: 试书
layout: book
options: {{opening: any}}
contents:
  - unit: c0.md
  - section: 上篇
    contents:
{units}
slug: test
editions: {{print: {{format: pdf}}}}
"""


def _book(root: Path, chapters: int = 8) -> list[str]:
    root.mkdir()
    names = [f"c{number}.md" for number in range(chapters)]
    picked = random.Random(3)
    for name in names:
        words = TEXT * picked.randint(12, 50)
        note = "脚注在此[^1]。\n\n[^1]: 注文。\n" if name == "c3.md" else ""
        root.joinpath(name).write_text(f"---\nheadline: 第{name[1]}章\n---\n\n{words}{note}", "utf-8")
    units = "\n".join(f"      - unit: {name}" for name in names[1:])
    (root / "manifest.yaml").write_text(MANIFEST.format(units=units), "utf-8")
    return names


def _set(root: Path, chapter: ChapterWish | None = None) -> tuple[Seen, list[Seen | SeenChapter]]:
    told: list[Seen | SeenChapter] = []
    whole = see(Wish(root, ("pdf",), Language.ENGLISH, chapter=chapter), lambda *step: None, told.append)
    assert whole.good, whole.findings
    return whole, told


@pytest.mark.slow
def test_a_chapter_alone_is_what_it_is_in_the_whole(tmp_path: Path) -> None:
    """Folios, sides, running heads, notes: all that is painted, on left and on right pages."""
    names = _book(tmp_path / "book")
    (edition,) = _set(tmp_path / "book")[0].editions
    wishes = {name: wish for name in names if (wish := chapter_wish(edition, name))}
    assert len(wishes) >= 4
    annotated = wishes["c3.md"]
    other_side = next(wish for wish in wishes.values() if (wish.first - annotated.first) % 2)
    for wish in (annotated, other_side):
        path = tmp_path / "book" / wish.file
        path.write_text(path.read_text("utf-8").replace("天色未明", "天已大亮", 1), "utf-8")
        whole, told = _set(tmp_path / "book", wish)
        chapter = told[0]
        assert isinstance(chapter, SeenChapter)
        assert chapter.pages[0].data[:5] == b"%PDF-"
        assert comes_out_so(whole.editions[0], wish, chapter), wish
        assert edition.pages[wish.first].digest != chapter.pages[0].digest


def test_a_page_is_told_from_others_whatever_else_the_file_prints(tmp_path: Path) -> None:
    """One character in the place of its neighbour in the face is another page; a new one changes no other."""
    (tmp_path / "book").mkdir()
    text = MANIFEST.format(units="      - unit: c1.md")
    (tmp_path / "book" / "manifest.yaml").write_text(text, "utf-8")
    (tmp_path / "book" / "c1.md").write_text(f"---\nheadline: 二\n---\n\n{TEXT}", "utf-8")
    told = []
    for word in ("己", "已", "巳", "鹤"):
        changed = f"---\nheadline: 一\n---\n\n码头{word}人声。\n"
        (tmp_path / "book" / "c0.md").write_text(changed, "utf-8")
        told.append([page.digest for page in _set(tmp_path / "book")[0].editions[0].pages])
    assert len({tuple(pages) for pages in told}) == len(told)
    for pages in told[1:]:
        assert sum(one != other for one, other in zip(told[0], pages, strict=True)) == 1


@pytest.mark.slow
def test_what_may_be_otherwise_in_the_whole_is_not_set_alone(tmp_path: Path) -> None:
    names = _book(tmp_path / "book")
    leads = tmp_path / "book" / names[4]
    leads.write_text(leads.read_text("utf-8") + f"\n见[第二章]({names[2]})。\n", "utf-8")
    (edition,) = _set(tmp_path / "book")[0].editions
    wish = chapter_wish(edition, names[4])
    assert wish is not None
    assert not any(isinstance(one, SeenChapter) for one in _set(tmp_path / "book", wish)[1])


def _page(label: str, digest: str = "x") -> SeenPage:
    return SeenPage(label, 100, 100, digest)


def _edition(*files: str, label: str = "") -> SeenEdition:
    """An edition with a page for each of `files`."""
    pages = tuple(_page(label or str(number), f"{number}") for number, _ in enumerate(files, 1))
    spots = tuple((number, 0, 0, 1, 1, file, 1, 1, 9, file) for number, file in enumerate(files, 1) if file)
    marks = tuple({"of": number} for number, _ in enumerate(files, 1))
    return SeenEdition("print", "pdf", b"whole", pages=pages, spots=spots, overlays=marks)


LONG = ["a.md"] * 30 + ["b.md", "b.md", "", "c.md"]


@pytest.mark.parametrize(
    ("edition", "file", "found"),
    [
        (_edition(*LONG), "b.md", ChapterWish("print", "b.md", 30, 2, 31)),
        (_edition(*LONG), "other.md", None),
        (_edition(*LONG), "a.md", None),  # nearly the whole
        (_edition(*LONG, "b.md"), "b.md", None),  # c.md between
        (_edition(*LONG, label="xii"), "b.md", None),
        (_edition("a.md", "b.md", "c.md"), "b.md", None),  # short
    ],
)
def test_where_a_chapter_stands(edition: SeenEdition, file: str, found: ChapterWish | None) -> None:
    assert chapter_wish(edition, file) == found


@pytest.mark.parametrize("count", [1, 2, 3])
def test_pages_of_a_chapter_take_the_place_of_those_before(count: int) -> None:
    edition = _edition(*LONG)
    wish = chapter_wish(edition, "b.md")
    assert wish is not None
    new = SeenChapter(tuple(_page(f"{31 + at}", f"new{at}") for at in range(count)), ({"of": "new"},) * count)
    seen = with_chapter(edition, wish, new)
    assert len(seen.pages) == len(seen.overlays) == 34 - 2 + count
    assert [page.digest for page in seen.pages if not page.waiting] == [f"new{at}" for at in range(count)]
    assert {spot[0] for spot in seen.spots if spot[5] == "c.md"} == {len(seen.pages)}
    assert {spot[0] for spot in seen.spots if spot[5] == "b.md"} <= {*range(31, 31 + count)}
    again = chapter_wish(seen, "b.md")
    assert again is not None
    assert again.first == wish.first


def _book_with(
    pages: str, reader: str, *, failed: tuple[str, ...] = (), left_out: tuple[str, ...] = ()
) -> Seen:
    editions = (
        SeenEdition("print", "pdf", pages.encode()),
        SeenEdition("reader", "epub", reader.encode()),
    )
    kept = tuple(one for one in editions if one.name not in left_out)
    return Seen((), kept, names=("print", "reader"), failed=failed)


REFUSED = Seen(({"severity": "error"},))


@pytest.mark.parametrize(
    ("new", "shown"),
    [
        (_book_with("p2", "r2"), {"print": (b"p2", False), "reader": (b"r2", False)}),
        (REFUSED, {"print": (b"p1", True), "reader": (b"r1", True)}),
        (_book_with("p2", "r2", failed=("reader",)), {"print": (b"p2", False), "reader": (b"r1", True)}),
        (
            _book_with("p2", "", failed=("reader",), left_out=("reader",)),
            {"print": (b"p2", False), "reader": (b"r1", True)},
        ),
        (_book_with("p2", "r2", failed=("print",)), {"print": (b"p1", True), "reader": (b"r2", False)}),
        (
            replace(_book_with("p2", "", left_out=("reader",)), whole=False),
            {"print": (b"p2", False), "reader": (b"r1", False)},
        ),
        (
            replace(_book_with("p2", "", left_out=("reader",)), names=("print",)),
            {"print": (b"p2", False)},
        ),
    ],
    ids=["good", "manuscript", "e-book", "no e-book", "pages", "pages so far", "without e-book"],
)
def test_each_edition_is_shown_as_it_was_last_good(new: Seen, shown: dict[str, tuple[bytes, bool]]) -> None:
    good = LastGood()
    now = good.with_new(None, _book_with("p1", "r1"), every_format=True)
    seen = good.with_new(now, new, every_format=True)
    assert {one.name: (one.data, one.stale) for one in seen.editions} == shown
    mended = good.with_new(seen, _book_with("p3", "r3"), every_format=True)
    assert [(one.data, one.stale) for one in mended.editions] == [(b"p3", False), (b"r3", False)]


def test_where_nothing_was_good_the_first_pages_are_shown_and_told_to_be_old() -> None:
    seen = LastGood().with_new(None, _book_with("p1", "r1", failed=("print",)), every_format=True)
    assert [(one.name, one.stale) for one in seen.editions] == [("print", True), ("reader", False)]
    assert LastGood().with_new(None, REFUSED, every_format=True).editions == ()
