"""Crossheads that head nothing: at the end of an article, or over one of the same level or a higher."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from banxin.findings import Finding, SourceText, finding
from banxin.markup.blocks import Block, Crosshead


def bare_crossheads(source: SourceText, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A warning at each crosshead with no text below it (背题, in the copy already)."""
    for here, below in pairwise((*blocks, None)):
        if not isinstance(here, Crosshead):
            continue
        if below is None:
            what = "nothing follows it; the article ends here"
        elif isinstance(below, Crosshead) and below.level <= here.level:
            what = f"the next crosshead, on line {below.line}, follows at once"
        else:
            continue
        yield finding(
            "article.crosshead-alone",
            f"The crosshead has no text: {what}.",
            source.place(here.line),
            expected="a paragraph, a picture, a list or a table below it",
        )
