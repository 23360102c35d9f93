"""The list of pages against the PDF's own pages, by text extraction, over random issues in every layout.

Each word of a random issue occurs once, so that where a page begins can be told from both files alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from publications.words import found_in

from .library import LAYOUTS, Finished
from .package import Package

pytestmark = [pytest.mark.readers, pytest.mark.slow]

_RUNNING = frozenset({"text", "list", "quotation", "verse", "crosshead", "emphasis", "strong", "listing"})
"""Elements that stand on pages in the order in which they are read."""


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_page_begins_where_the_list_says(
    issues: Callable[..., tuple[Finished, dict[str, str]]], layout: str, seed: int
) -> None:
    made, given = issues(layout, seed)
    package, printed = Package(made.epub), _pages(made.pdf)
    listed = package.pages()
    assert [label for label, _ in listed] == list(printed)
    for label, target in listed:
        on_page = printed[label]
        before, behind = map(found_in, package.around(target))
        link = found_in(package.link_behind(target))  # nothing is put into a link
        if on_page and behind[len(link) :]:
            assert behind[len(link)] in on_page, (label, target)
        if before and given.get(before[-1]) in _RUNNING and target.partition("#")[0] != "title.xhtml":
            assert before[-1] not in on_page, (label, target)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_manuscripts_pdf_and_e_book_have_the_same_words(
    issues: Callable[..., tuple[Finished, dict[str, str]]], layout: str
) -> None:
    """All words of the manuscripts, and no others, in both; in the e-book in their order."""
    made, given = issues(layout, 0)
    package = Package(made.epub)
    told = [word for href in package.spine for word in found_in(package.text(href))]
    pages = _pages(made.pdf).values()
    painted = {word for page in pages for word in page}
    cut = {word for word in given if word not in painted}  # words over the end of a line, leg or page
    assert set(told) == set(given)
    whole = "".join(_text(made.pdf))
    assert {word for word in cut if len(_parts_found(word, whole)) == 0} == set()
    for stem, manuscript in made.manuscripts.items():
        written = [word for word in found_in(manuscript) if given[word] == "text"]
        assert [word for word in found_in(package.text(f"{stem}.xhtml")) if word in {*written}] == written


def _text(pdf: Path) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def _pages(pdf: Path) -> dict[str, set[str]]:
    """The words on each page of a PDF, by the page's label, in order."""
    file = pypdfium2.PdfDocument(pdf)
    labels = [file.get_page_label(number) or str(number + 1) for number in range(len(file))]
    return dict(zip(labels, (set(found_in(text)) for text in _text(pdf)), strict=True))


def _parts_found(word: str, text: str) -> list[int]:
    """Where a word can be parted so that both parts are in the text."""
    return [at for at in range(1, len(word)) if word[:at] in text and word[at:] in text]
