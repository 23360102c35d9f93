"""Names in an e-book after corrections: readers' notes and bookmarks hang on files and ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.manuscript.publication import Item, Section, Unit
from banxin.markup import blocks as b
from banxin.sheets.epub.copy import EpubCopy
from banxin.sheets.epub.xhtml import parse_xhtml

from .publications import contents, paragraph, publication, text


def files(copy: EpubCopy) -> dict[str, frozenset[str]]:
    """The ids of every document of the text."""
    return {
        document.href: frozenset(
            str(element.get("id"))
            for element in parse_xhtml(document.xhtml).iter()
            if element.get("id") and "page-" not in str(element.get("id"))
        )
        for document in copy.documents
        if document.id not in ("cover", "title", "contents", "colophon")
    }


def corrected(item: Item) -> Item:
    """The item with other words in it; a paragraph more, a headline mended."""
    if isinstance(item, Section):
        return replace(item, contents=tuple(map(corrected, item.contents)))
    blocks = (paragraph("更正在先。"), *item.body.blocks)
    return replace(item, body=replace(item.body, blocks=blocks))


def shuffled(items: Sequence[Item], order: Sequence[int]) -> tuple[Item, ...]:
    """The items in another order, those within sections too."""
    keyed = sorted(zip((order * len(items))[: len(items)], range(len(items)), strict=True))
    return tuple(
        replace(item, contents=shuffled(item.contents, order)) if isinstance(item, Section) else item
        for item in (items[at] for _, at in keyed)
    )


def test_words_that_are_corrected_move_no_name(paper, set_copy) -> None:
    again = replace(paper, title="另一个题目", contents=tuple(map(corrected, paper.contents)))
    assert files(set_copy(again)) == files(set_copy(paper))


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_another_order_moves_no_name(paper, set_copy, order) -> None:
    again = replace(paper, contents=shuffled(paper.contents, order))
    assert files(set_copy(again)) == files(set_copy(paper))


def test_a_story_more_moves_no_other_name(paper, set_copy) -> None:
    more = Unit(
        "unit", "xin", paper.manifest, next(paper.units()).stack, b.Body((b.Paragraph(text("新"), 1),)), 1
    )
    before, after = files(set_copy(paper)), files(set_copy(replace(paper, contents=(more, *paper.contents))))
    assert {href: ids for href, ids in after.items() if href != "xin.xhtml"} == before


def test_the_publication_of_these_tests_has_sections(tmp_path: Path) -> None:
    assert any(isinstance(item, Section) for item in contents())
    assert publication(tmp_path).contents
