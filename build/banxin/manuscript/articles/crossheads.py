"""Crossheads that head nothing: at the end of an article, or over one of the same level or a higher."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from banxin.findings import Finding, SourceText, finding
from banxin.markup.blocks import Block, Crosshead
from banxin.wording import Message


def bare_crossheads(source: SourceText, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A warning at each crosshead with no text below it (背题, in the copy already)."""
    for here, below in pairwise((*blocks, None)):
        if not isinstance(here, Crosshead):
            continue
        if below is None:
            message = Message("The crosshead has no text: the article ends here.")
        elif isinstance(below, Crosshead) and below.level <= here.level:
            message = Message(
                "The crosshead has no text: the next one, on line {line}, follows at once.", line=below.line
            )
        else:
            continue
        yield finding(
            "article.crosshead-alone",
            message,
            source.place(here.line),
            expected=Message("a paragraph, a picture, a list or a table below it"),
        )
