"""Names of footnotes are made of the labels that the editor gave: readers' highlights hang on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from banxin.findings import SourceText
from banxin.manuscript.publication import Item, Publication, Unit
from banxin.markup import parse_body
from banxin.sheets.epub.copy import EpubCopy

SetCopy = Callable[[Publication], EpubCopy]
TEXT = "甲[^甲]乙[^b]丙[^1]丁[^b]。\n\n[^甲]: 一。\n\n[^b]: 二。\n\n[^1]: 三。\n"
ADDED = "头[^新]。\n\n" + TEXT + "\n[^新]: 零。\n"
_ID = re.compile(r'id="[\w-]+--((?:note|call)-[^"]*)"')


def noted(items: tuple[Item, ...], written: str) -> Iterator[Item]:
    body, findings = parse_body(SourceText("a.md", written), 1)
    assert not findings
    first = next(item for item in items if isinstance(item, Unit) and item.kind == "unit")
    yield from (replace(item, body=body) if item is first else item for item in items)


def anchors(paper: Publication, set_copy: SetCopy, written: str) -> dict[str, str]:
    """The names in the article by the words of its notes, those of calls by themselves."""
    copy = set_copy(replace(paper, contents=tuple(noted(paper.contents, written))))
    html = next(html for one in copy.documents if "三。" in (html := one.xhtml.decode()))
    asides = re.findall(r"<aside[^>]*>.*?</aside>", html, re.DOTALL)
    found = {next(iter(_ID.findall(aside))): re.sub("<[^>]*>|[^零一二三]", "", aside) for aside in asides}
    return {ident: found.get(ident, "") for ident in _ID.findall(html)}


def test_a_note_before_others_leaves_them_their_names(paper: Publication, set_copy: SetCopy) -> None:
    before, after = anchors(paper, set_copy, TEXT), anchors(paper, set_copy, ADDED)
    assert before.keys() == {
        "call-甲", "call-b", "call-b.2", "call-1", "note-甲", "note-b", "note-1",
    }  # fmt: skip
    assert before.items() < after.items()
    assert after.keys() - before.keys() == {"call-新", "note-新"}


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (("1", "2"), ("1", "2")),
        (("a/b", "a.b"), ("a-b", "a-b-2")),
        (("*", "**"), ("note", "note-2")),
        (("甲 ".strip(), "A"), ("甲", "a")),
    ],
)
def test_labels_that_look_alike_have_names_of_their_own(
    labels: tuple[str, str], names: tuple[str, str]
) -> None:
    text = "".join(f"字[^{label}]" for label in labels) + "\n"
    text += "".join(f"\n[^{label}]: 注。\n" for label in labels)
    body, _ = parse_body(SourceText("a.md", text), 1)
    assert tuple(note.anchor for note in body.notes) == names
