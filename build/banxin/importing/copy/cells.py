"""Cells of tables, which hold one line of text in Markdown."""

from __future__ import annotations

from banxin.importing.copy.model import (
    CopyBlock,
    CopyPiece,
    EndOfLine,
    ListOfItems,
    Pieces,
    StyledRun,
    TextBlock,
)


def is_text(blocks: tuple[CopyBlock, ...]) -> bool:
    """Whether a cell can stand in one line of Markdown."""
    return all(
        isinstance(one, TextBlock)
        or (
            isinstance(one, ListOfItems)
            and all(len(item) == 1 and isinstance(item[0], TextBlock) for item in one.items)
        )
        for one in blocks
    )


def flat(blocks: tuple[CopyBlock, ...]) -> Pieces:
    """The paragraphs of a cell as one, a blank for each end."""
    lines: list[Pieces] = []
    for block in blocks:
        if isinstance(block, TextBlock):
            lines.append(block.pieces)
        elif isinstance(block, ListOfItems):
            for number, item in enumerate(block.items, block.start):
                mark = f"{number}. " if block.ordered else "• "
                lines += [(StyledRun(mark), *one.pieces) for one in item if isinstance(one, TextBlock)]
    joined: list[CopyPiece] = []
    for number, line in enumerate(lines):
        joined += [EndOfLine()] * bool(number) + list(line)
    return tuple(joined)


def is_bold(row: tuple[Pieces, ...]) -> bool:
    """Whether all words of a row are in Hei."""
    words = [piece for cell in row for piece in cell if isinstance(piece, StyledRun) and piece.text.strip()]
    return bool(words) and all(piece.strong for piece in words)


def unmarked(cell: Pieces) -> Pieces:
    """A cell of a head, which is in Hei by its place."""
    return tuple(
        StyledRun(piece.text, dotted=piece.dotted, link=piece.link) if isinstance(piece, StyledRun) else piece
        for piece in cell
    )
