"""Readers' highlights and notes after a correction: places in the text, as reading systems keep them.

A place is kept as an EPUB CFI: which child of which child, with the ids on the way, and which of the texts
between them. Where an id is found, some systems go on from there; others only count (EPUB CFI 1.1, 2.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from banxin.manuscript.publication import Item, Section, Unit
from banxin.markup import blocks as b
from banxin.preflight.text.pieces import pieces_of
from banxin.sheets.epub.copy import EpubCopy
from banxin.sheets.epub.xhtml import parse_xhtml
from banxin.sheets.page_starts import PageStart

from .publications import paragraph

Step = tuple[int, str | None]
Place = tuple[str, tuple[Step, ...], int]
"""A file, the way to an element in it, and the number of one of its texts."""

_PAGES = 12
_STORY = "渡口"
_BLOCK = 4  # steps to a block of the text: body, article, legs, block


def places(copy: EpubCopy) -> dict[Place, str]:
    """Every place of the articles where text stands, and that text."""
    found: dict[Place, str] = {}
    for href, root in articles(copy).items():
        for element in root.iter(etree.Element):
            texts = [element.text, *(child.tail for child in element)]
            way = tuple(steps(element))
            found |= {(href, way, at): text for at, text in enumerate(texts) if text and text.strip()}
    return found


def articles(copy: EpubCopy) -> Mapping[str, Any]:
    leaves = ("cover", "title", "contents", "colophon")
    return {one.href: parse_xhtml(one.xhtml) for one in copy.documents if one.id not in leaves}


def steps(element: Any) -> Iterator[Step]:
    """The way from the root to an element."""
    if (parent := element.getparent()) is not None:
        yield from steps(parent)
        yield parent.index(element), element.get("id")


def element_at(root: Any, way: tuple[Step, ...], *, by_ids: bool) -> Any:
    """The element that a reading system comes to; None where there is none."""
    found = root
    for number, ident in way:
        named = root.find(f".//*[@id='{ident}']") if ident and by_ids else None
        if named is None and number >= len(found):
            return None
        found = named if named is not None else found[number]
    return found


def resolved(
    copy: EpubCopy, kept: Mapping[Place, str], *, by_ids: bool = False
) -> Iterator[tuple[Place, str, Any, bool]]:
    """Each place with its text, the element found there, and whether a print page begins in its block."""
    roots = articles(copy)
    for (href, way, at), text in kept.items():
        block = element_at(roots[href], way[:_BLOCK], by_ids=by_ids)
        parted = block is not None and block.find(".//*[@role='doc-pagebreak']") is not None
        yield (href, way, at), text, block if parted else element_at(roots[href], way, by_ids=by_ids), parted


def text_at(element: Any, at: int) -> str | None:
    return element.text if at == 0 else element[at - 1].tail if at <= len(element) else None


def own(element: Any) -> str:
    return "".join(element.itertext())


def story_alone(paper: Any) -> Any:
    """The publication with the story that has every block, and nothing else."""
    return replace(paper, contents=tuple(unit for unit in paper.units() if unit.id == _STORY))


def page_starts(paper: Any) -> st.SearchStrategy[tuple[PageStart, ...]]:
    """Print pages that begin anywhere in a story, in its order, and others that begin with stories."""
    (story,) = (unit for unit in paper.units() if unit.id == _STORY)
    lengths = {at: len(piece.text) for at, piece in enumerate(pieces_of(story)) if piece.block >= 0}
    within = st.tuples(st.sampled_from([-1, *sorted(lengths)]), st.integers(0, 400))  # -1: at its beginning
    return st.lists(within, max_size=_PAGES).map(
        lambda found: tuple(
            PageStart(str(number), _STORY, piece, offset % lengths.get(piece, 1))
            for number, (piece, offset) in enumerate(sorted(found), 1)
        )
    )


@settings(max_examples=10, deadline=None, phases=(Phase.generate,))
@given(data=st.data())
def test_other_print_pages_move_no_place(paper: Any, set_copy: Any, data: Any) -> None:
    """A correction that sets the lines of a story anew, or those before it, moves where its pages begin."""
    paper = story_alone(paper)
    before, after = (set_copy(paper, data.draw(page_starts(paper))) for _ in range(2))
    whole = {place: text for place, text, _, parted in resolved(before, places(before)) if not parted}
    for place, text, element, parted in resolved(after, whole):
        assert element is not None, place
        assert parted or text_at(element, place[2]) == text, place


@settings(max_examples=6, deadline=None, phases=(Phase.generate,))
@given(starts=st.data())
def test_a_page_that_begins_in_a_paragraph_leaves_its_readers_there(
    paper: Any, set_copy: Any, starts: Any
) -> None:
    """Though not at the letter: it parts the text, and with it the count of its letters."""
    paper = story_alone(paper)
    plain = set_copy(paper)
    divided = set_copy(paper, starts.draw(page_starts(paper)))
    for place, text, element, _ in resolved(divided, places(plain)):
        assert text in own(element), place  # in the block


@settings(max_examples=6, deadline=None, phases=(Phase.generate,))
@given(number=st.integers(0, 40), order=st.permutations(range(4)))
def test_corrected_words_and_another_order_move_no_place(
    paper: Any, set_copy: Any, number: int, order: list[int]
) -> None:
    plain = set_copy(paper)
    items = [corrected(item, number) for item in paper.contents]
    again = replace(
        paper,
        title="另一个题目",
        contents=tuple(item for _, item in sorted(zip(order * len(items), items, strict=False), key=_first)),
    )
    copy = set_copy(again)
    assert (copy.identifier, copy.series) == (plain.identifier, plain.series)
    moved = {
        (place[0], place[1][:_BLOCK])
        for place, text, element, _ in resolved(copy, places(plain), by_ids=True)
        if element is None or text_at(element, place[2]) != text
    }
    assert len(moved) == len({href for href, _ in moved})  # the one paragraph of each that was corrected


def _first(pair: tuple[int, Item]) -> int:
    return pair[0]


def corrected(item: Item, number: int) -> Item:
    """The item with one of its plain paragraphs corrected."""
    if isinstance(item, Section):
        return replace(item, contents=tuple(corrected(one, number) for one in item.contents))
    assert isinstance(item, Unit)
    blocks = list(item.body.blocks)
    plain = [
        at
        for at, block in enumerate(blocks)
        if isinstance(block, b.Paragraph) and all(isinstance(one, b.Text) for one in block.inlines)
    ]
    if plain:
        blocks[plain[number % len(plain)]] = paragraph("这一段更正过。")
    return replace(item, body=replace(item.body, blocks=tuple(blocks)))
