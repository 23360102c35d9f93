"""Bylines and datelines that run in with the text, where no head stands over it to hold them."""

from __future__ import annotations

from dataclasses import replace

from banxin.markup.blocks import Block, Body, Figure, Inline, Paragraph, Strong, Text

_EM_SPACE = "\u3000"
_BRACKETS = ("（", "(", "【", "［")


def run_in(body: Body, *, dateline: str = "", byline: str = "") -> Body:
    """`body` opened by the dateline (电头) and closed by the byline in brackets, as briefs have them.

    A picture that ends it without a credit takes the byline as its credit.
    """
    blocks = body.blocks
    if dateline:
        blocks = _opened(blocks, (Strong((Text(dateline),)), Text(_EM_SPACE)))
    if byline:
        blocks = _closed(blocks, byline)
    return replace(body, blocks=blocks)


def _opened(blocks: tuple[Block, ...], words: tuple[Inline, ...]) -> tuple[Block, ...]:
    """`blocks` with `words` before the first paragraph, or in one of their own."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            return (*blocks[:at], replace(block, inlines=(*words, *block.inlines)), *blocks[at + 1 :])
    return (Paragraph(words, _line(blocks[:1])), *blocks)


def _closed(blocks: tuple[Block, ...], byline: str) -> tuple[Block, ...]:
    signature = Text(byline if byline.startswith(_BRACKETS) else f"（{byline}）")
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph):
        return (*blocks[:-1], replace(last, inlines=(*last.inlines, signature)))
    if isinstance(last, Figure) and not last.credit:
        return (*blocks[:-1], replace(last, credit=byline))
    return (*blocks, Paragraph((signature,), _line(blocks[-1:])))


def _line(blocks: tuple[Block, ...]) -> int:
    return blocks[0].line if blocks else 1
