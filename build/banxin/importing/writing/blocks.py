"""Blocks as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from banxin.importing.copy.model import (
    Blocks,
    CopyBlock,
    EndOfLine,
    HeadBlock,
    ListOfItems,
    PictureBlock,
    Pieces,
    Preformatted,
    Separation,
    SetApart,
    StyledRun,
    TableOfCells,
    TextBlock,
    VerseLines,
)
from banxin.importing.copy.pieces import settled
from banxin.importing.writing.inlines import MANNERS, Manner, NoteNumbers, as_markdown

_RULES = {"left": ":---", "right": "---:", "center": ":---:"}
CAPTION = "表："
"""What marks the caption of a table."""


@dataclass(slots=True)
class BlockWriter:
    """Writes blocks one after the other; `paths` are those of pictures by their keys."""

    paths: Mapping[str, str]
    labels: NoteNumbers = field(default_factory=NoteNumbers)
    manner: Manner = MANNERS[0]

    def markdown(self, blocks: Blocks) -> str:
        """The blocks, parted by empty lines."""
        texts = []
        before: CopyBlock | None = None
        for block in blocks:
            alternate = isinstance(block, ListOfItems) and isinstance(before, ListOfItems)
            texts.append(self.block(block, other=alternate))
            before = block
        return "\n\n".join(filter(None, texts))

    def block(self, block: CopyBlock, *, other: bool = False) -> str:
        """One block; a list behind a list takes the `other` mark."""
        match block:
            case TextBlock():
                return self.line(block.pieces)
            case HeadBlock():
                keywords = f' {{keywords="{" ".join(block.keywords)}"}}' if block.keywords else ""
                return f"{'#' * block.level} {self.head(block.pieces)}{keywords}"
            case PictureBlock():
                return self.picture(block)
            case ListOfItems():
                return self.list(block, other=other)
            case TableOfCells():
                return self.table(block)
            case SetApart(kind="quotation"):
                return "\n".join(f"> {line}".rstrip() for line in self.markdown(block.blocks).split("\n"))
            case SetApart():
                inner = self.markdown(block.blocks)
                colons = ":" * max(3, *(len(run) + 1 for run in re.findall("^:{3,}", inner, re.M)), 3)
                return f"{colons} {block.kind} {block.title}".rstrip() + f"\n{inner}\n{colons}"
            case VerseLines():
                lines = "\n".join(self.line(on_one_line(line)) for line in block.lines)
                return f"::: verse\n{lines}\n:::"
            case Preformatted():
                fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`{3,}", block.text)), 3)
                return f"{fence}\n{block.text}\n{fence}"
            case Separation():
                return "---"

    def line(self, pieces: Pieces, *, in_cell: bool = False) -> str:
        """Pieces as they stand in a paragraph."""
        return as_markdown(settled(pieces), self.labels, self.manner, in_cell=in_cell)

    def head(self, pieces: Pieces) -> str:
        """The words of a crosshead, on one line."""
        words = self.line(on_one_line(pieces))
        return re.sub(r"#+$", lambda found: "\\#" * len(found[0]), words)

    def cell(self, pieces: Pieces) -> str:
        """The words of a cell."""
        return self.line(on_one_line(pieces), in_cell=True)

    def picture(self, block: PictureBlock) -> str:
        """A picture in a paragraph of its own."""
        alt = as_markdown(
            settled([StyledRun(" ".join(block.alt.split()))]), self.labels, Manner(every=self.manner.every)
        )
        caption = self.line(on_one_line(block.caption))
        title = re.sub(r'[\\"&]', r"\\\g<0>", caption)
        credit = f'{{credit="{block.credit}"}}' if block.credit else ""
        return f"![{alt}]({self.paths[block.key]}" + (f' "{title}")' if title else ")") + credit

    def list(self, block: ListOfItems, *, other: bool) -> str:
        """A list, tight if every item is one paragraph."""
        tight = all(_is_short(item) for item in block.items)
        items = []
        for number, item in enumerate(block.items, block.start):
            mark = f"{number}{')' if other else '.'}" if block.ordered else "*" if other else "-"
            indent = " " * (len(mark) + 1)
            between = "\n" if tight else "\n\n"
            inner = between.join(self.block(one) for one in item)
            items.append(f"{mark} " + f"\n{indent}".join(inner.split("\n")))
        text = ("\n" if tight else "\n\n").join(items)
        return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)

    def table(self, block: TableOfCells) -> str:
        """A table, with its caption right above it."""
        width = len(block.rows[0])
        align = block.align or ("",) * width
        head, rows = (block.rows[0], block.rows[1:]) if block.has_head else (((),) * width, block.rows)
        lines = ["| " + " | ".join(self.cell(cell) for cell in row) + " |" for row in (head, *rows)]
        lines.insert(1, "|" + "|".join(_RULES.get(one, "---") for one in align) + "|")
        caption = self.line(on_one_line(block.caption))
        return "\n".join([f"{CAPTION}{caption}\n", *lines] if caption else lines)


def _is_short(item: Blocks) -> bool:
    """Whether an item is one paragraph, or one with lists below it."""
    return isinstance(item[0], TextBlock) and all(isinstance(one, ListOfItems) for one in item[1:])


def on_one_line(pieces: Pieces) -> Pieces:
    """The pieces with a blank for each forced break: wide beside Han."""
    flat = settled(pieces)
    return settled(StyledRun("　") if isinstance(piece, EndOfLine) else piece for piece in flat)
