"""Finished books in foliate-js and epub.js: read to the end; contents, pages, links and notes followed."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from publications.words import found_in

from .conftest import Open
from .library import LAYOUTS, Finished
from .package import Package, words
from .reading_system import LOOKS, SYSTEMS

pytestmark = [pytest.mark.readers, pytest.mark.slow]

BOOKS = ("sample", *(f"{layout} zh-Hans" for layout in LAYOUTS), "book zh-Hant-TW", "magazine zh-Hant-TW")
systems = pytest.mark.parametrize("system", SYSTEMS)


@systems
@pytest.mark.parametrize("book", BOOKS)
def test_all_that_the_package_has_is_seen_in_order(
    library: Callable[[str], Finished], open_book: Open, system: str, book: str, tmp_path: Path
) -> None:
    """Every character of every document stands on a screen, once and in the order of the package."""
    epub = library(book).epub
    package = Package(epub)
    with open_book(system, epub) as reader:
        screens = [*reader.screens()]
    assert list(dict.fromkeys(one.file for one in screens)) == package.spine
    for file in package.spine:
        seen = "".join(words(one.text) for one in screens if one.file == file)
        assert seen == words(package.text(file)), file
    assert not reader.errors


@systems
@pytest.mark.parametrize("look", ["light", "large", "narrow"])
def test_blocks_longer_or_wider_than_a_screen_are_seen_whole(
    library: Callable[[str], Finished], open_book: Open, system: str, look: str
) -> None:
    epub = library("long").epub
    with open_book(system, epub, LOOKS[look]) as reader:
        screens = [one for one in reader.screens() if one.file == "a.xhtml"]
    seen = Counter("".join(words(one.text) for one in screens))  # a row may go over two screens
    assert seen == Counter(words(Package(epub).text("a.xhtml")))
    assert [one.cut for one in screens if one.cut] == []


@systems
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("book", BOOKS[1:])
def test_nothing_is_cut_off_or_too_faint(
    library: Callable[[str], Finished], open_book: Open, system: str, look: str, book: str
) -> None:
    with open_book(system, library(book).epub, LOOKS[look]) as reader:
        screens = [*reader.screens(_pictures(book, system, look))]
    assert {one.file: one.cut for one in screens if one.cut} == {}
    assert {one.file: one.faint for one in screens if one.faint} == {}


@systems
@pytest.mark.parametrize("layout", LAYOUTS)
def test_readers_show_each_word_of_a_random_manuscript(
    issues: Callable[..., tuple[Finished, dict[str, str]]], open_book: Open, system: str, layout: str
) -> None:
    """Words that occur once in the manuscript occur once in the articles that the reader shows."""
    made, given = issues(layout, 7)
    with open_book(system, made.epub) as reader:
        screens = [*reader.screens()]
    seen = Counter(found_in("".join(one.text for one in screens if re.match(r"a\d|note", one.file))))
    kept = {word for word, kind in given.items() if kind != "section"}
    again = {word for word in seen if given[word] in ("headline", "reference")}  # named in a cross-reference
    assert kept - seen.keys() == set()
    assert {word: times for word, times in seen.items() if times > 1 and word not in again} == {}


@systems
def test_contents_lead_to_their_headings(
    library: Callable[[str], Finished], open_book: Open, system: str
) -> None:
    epub = library("book zh-Hans").epub
    package = Package(epub)
    with open_book(system, epub) as reader:
        points = reader.ask("contents")
        listed = [(point["label"], point["href"]) for point in _flat(points)]
        assert [label for label, _ in listed] == [label for label, _ in package.contents()]
        for label, href in listed:
            here = reader.ask("go", href)
            assert words(label) in words(here["text"]), (label, here)


@systems
def test_pages_of_the_print_edition_are_found(
    library: Callable[[str], Finished], open_book: Open, system: str
) -> None:
    epub = library("bulletin zh-Hans").epub
    package = Package(epub)
    with open_book(system, epub) as reader:
        pages = reader.ask("pages")
        assert [page["label"] for page in pages] == [label for label, _ in package.pages()]
        for page, (_, target) in zip(pages, package.pages(), strict=True):
            here = reader.ask("go", page["href"])
            behind = words(package.behind(target))[:6]
            assert here["file"] == target.partition("#")[0]
            assert behind in words(here["text"]), (page, here)


@systems
def test_notes_are_reached_and_left_again(
    library: Callable[[str], Finished], open_book: Open, system: str
) -> None:
    """foliate-js shows them over the page; epub.js goes to them, and their sign leads back."""
    epub = library("book zh-Hans").epub
    package = Package(epub)
    notes = package.notes("chunshui.xhtml")
    assert len(notes) == 2
    with open_book(system, epub) as reader:
        for call, note, text in notes:
            before = reader.ask("go", f"chunshui.xhtml#{call}")
            pressed = reader.ask("press", f'[id="{call}"]')
            if system == "foliate":
                assert pressed["kind"] == "note"
                assert words(text) in words(pressed["text"])
                reader.ask("close")
                assert reader.ask("here")["cfi"] == before["cfi"]  # the page beneath has not moved
                continue
            assert words(text)[:12] in words(reader.ask("here")["text"])
            reader.ask("press", f'[id="{note}"] a[role="doc-backlink"]')
            assert reader.ask("here")["cfi"] == before["cfi"]


@systems
def test_links_lead_to_other_articles(
    library: Callable[[str], Finished], open_book: Open, system: str
) -> None:
    with open_book(system, library("book zh-Hans").epub) as reader:
        reader.ask("go", "chunshui.xhtml#chunshui--门口那张表")
        reader.ask("press", "a.cross-reference")
        reader.page.wait_for_timeout(300)
        assert reader.ask("here")["file"] == "shuizhang.xhtml"


def test_links_lead_out_of_the_book(
    issues: Callable[..., tuple[Finished, dict[str, str]]], open_book: Open
) -> None:
    made, _ = issues("book", 7)
    package = Package(made.epub)
    file = next(href for href in package.spine if package.find(href, "//h:a[starts-with(@href, 'https:')]"))
    with open_book("foliate", made.epub) as reader:
        reader.ask("go", file)
        pressed = reader.ask("press", 'a[href^="https:"]')
    assert pressed == {"kind": "outside", "href": "https://example.org/"}


def _pictures(*name: str) -> Path | None:
    """Where pictures of screens are kept, if BANXIN_SCREENS names a folder."""
    if not (kept := os.environ.get("BANXIN_SCREENS")):
        return None
    folder = Path(kept, "-".join(name).replace(" ", "-"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _flat(points: list[dict]) -> list[dict]:
    found = []
    for point in points:
        found += [point, *_flat(point.get("subitems") or [])]
    return found
