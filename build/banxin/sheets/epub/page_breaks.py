"""Breaks of print pages in the documents of an e-book (EPUB Accessibility 1.1 §3.2, §3.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from banxin.sheets.epub.copy import EpubDocument, PageTarget

_BODY = re.compile(rb"<body\b[^>]*>\s*")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The beginning of a print page in the document `href`, before its byte `at`; None is its top.

    `end` is the byte behind a heading that begins the page: both then stand in an element together, so that
    what follows keeps its place among the children, by which reading systems remember it (EPUB CFI 1.1).
    """

    href: str
    label: str
    ident: str
    at: int | None = None
    end: int | None = None

    @property
    def target(self) -> PageTarget:
        """Where the list of pages leads."""
        return PageTarget(self.label, f"{self.href}#{self.ident}")

    def markup(self) -> str:
        """The element that marks it; it says its label and shows nothing."""
        label = escape(self.label)
        return (
            f'<span epub:type="pagebreak" role="doc-pagebreak" id="{self.ident}" aria-label="{label}"></span>'
        )


FindBreaks = Callable[[Sequence[EpubDocument], dict[str, str]], tuple[PageBreak, ...]]
"""Finds the breaks in documents, in the order of reading; given also the file of each unit, section, part."""


def with_breaks(documents: Iterable[EpubDocument], breaks: Iterable[PageBreak]) -> tuple[EpubDocument, ...]:
    """The documents, each with those of `breaks` that belong in it."""
    placed: dict[str, list[PageBreak]] = {}
    for one in breaks:
        placed.setdefault(one.href, []).append(one)
    return tuple(_with(document, placed.get(document.href, ())) for document in documents)


def _with(document: EpubDocument, breaks: Sequence[PageBreak]) -> EpubDocument:
    if not breaks:
        return document
    top = _BODY.search(document.xhtml)
    start = top.end() if top else 0
    parts, done = [], 0
    for (at, end), group in groupby(breaks, lambda one: (one.at, one.end)):
        place = max(done, start if at is None else at)
        marks = "".join(one.markup() for one in group).encode()
        parts += [document.xhtml[done:place], marks]
        done = place
        if end is not None:
            parts[-1:] = [b'<div class="page-head">', marks, document.xhtml[place:end], b"</div>"]
            done = end
    return replace(document, xhtml=b"".join([*parts, document.xhtml[done:]]))
