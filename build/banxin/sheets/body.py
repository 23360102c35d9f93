"""The text of an article as HTML, through the block templates of the layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from markupsafe import Markup

from banxin.markup.blocks import (
    Block,
    Body,
    Break,
    Crosshead,
    Figure,
    Inline,
    ListBlock,
    Listing,
    Note,
    Paragraph,
    PullQuote,
    Quotation,
    Sidebar,
    Strong,
    Table,
    Text,
    Verse,
)
from banxin.markup.reading import note_calls
from banxin.sheets.inlines import inline_html
from banxin.sheets.listings import listing_lines
from banxin.sheets.numbering import note_numbers
from banxin.sheets.setting import Setting

_INDENT = "\u3000"  # what an author indents a line of verse with
_NUMBER = re.compile(
    r"表[ \u3000]*(?P<number>[A-Z]?\d+(?:[-–.．·]\d+)*|[一二三四五六七八九十]+)(?![^\s\u3000：:.．、])"
)


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A picture in the text: as `PictureRecord`, its caption with marks, the columns that its author wished
    (0 for none), its id or nothing, and its fields."""

    source: str
    alt: str
    caption: Markup
    credit: str
    columns: int
    ident: str
    width: int
    height: int
    lettered: bool
    fields: Mapping[str, object]


def named_for_templates(values: Mapping[str, object]) -> Mapping[str, object]:
    """Values by their names with hyphens and, as templates write them, with underscores."""
    return MappingProxyType({**values, **{name.replace("-", "_"): value for name, value in values.items()}})


class BlockTemplates(Protocol):
    """What renders a named block of the layout."""

    def render(self, block: str, /, **context: object) -> Markup:
        """The HTML of `block` with `context`."""
        ...


def render_blocks(
    body: Body, templates: BlockTemplates, setting: Setting, dateline: str = ""
) -> tuple[Markup, ...]:
    """The blocks of `body` in order, without its notes; `dateline` opens the first paragraph (电头)."""
    compositor = _Body(body, templates, setting)
    first = next((block for block in body.blocks if isinstance(block, Paragraph)), None)
    return tuple(
        compositor.paragraph(block, dateline) if block is first else compositor.block(block)
        for block in body.blocks
    )


def render_notes(body: Body, templates: BlockTemplates, setting: Setting) -> Markup:
    """The footnotes of `body` as a list at the end of the article; empty when there are none."""
    if not body.notes:
        return Markup("")
    compositor = _Body(body, templates, setting, Counter(note_calls(body.blocks)))
    numbers = compositor.numbers
    called = sorted(body.notes, key=lambda one: numbers[one.number])
    set_notes = [
        compositor.note(note) for note in called
    ]  # a note may call another: all first, then the ways back
    notes = tuple(
        {**made, "calls": compositor.anchors(note.number)}
        for note, made in zip(called, set_notes, strict=True)
    )
    ident = setting.ident("notes")
    return compositor.render("notes", notes=notes, ident=ident, labels=setting.labels)


def _table_number(caption: tuple[Inline, ...]) -> str:
    """The number of a table (表序) as its caption begins with it: `2-1` of `表 2-1　各村用户`; else empty."""
    opening = caption[0] if caption else None
    found = _NUMBER.match(opening.text) if isinstance(opening, Text) else None
    return found["number"] if found else ""


def _has_row_heads(table: Table) -> bool:
    """Whether the first column heads the rows (WCAG H63): it has an empty head, or is strong throughout."""
    if not table.rows or len(table.rows[0]) < 2 or not all(row and row[0] for row in table.rows):
        return False
    if table.head and not table.head[0]:
        return True
    return all(isinstance(one, Strong) for row in table.rows for one in row[0])


@dataclass(frozen=True, slots=True)
class _Body:
    body: Body
    templates: BlockTemplates
    setting: Setting
    calls: Counter[int] = field(default_factory=Counter)
    numbers: Mapping[int, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", note_numbers(self.body, self.setting.first_note))

    def blocks(self, blocks: tuple[Block, ...]) -> Markup:
        return Markup("\n").join(self.block(block) for block in blocks)

    def inlines(self, inlines: tuple[Inline, ...]) -> Markup:
        return inline_html(inlines, self.setting, self)

    def mark(self, number: int) -> int:
        return self.numbers[number]

    def foot(self, number: int) -> Markup | None:
        if self.calls[number] > 1:
            return None
        return Markup("\n").join(part for part in self.note_parts(self.body.notes[number - 1]) if part)

    def note_parts(self, note: Note) -> tuple[Markup, Markup]:
        """The first paragraph of a note, which its number opens, and the blocks after it."""
        blocks = note.blocks
        if blocks and isinstance(blocks[0], Paragraph):
            return self.inlines(blocks[0].inlines), self.blocks(blocks[1:])
        return Markup(""), self.blocks(blocks)

    def call(self, number: int) -> str:
        """The anchor of the next call of a note; the way back leads to the first."""
        self.calls[number] += 1
        times = self.calls[number]
        return self.called(number) if times == 1 else f"{self.called(number)}.{times}"

    def called(self, number: int) -> str:
        """The anchor of the first call of a footnote."""
        return f"call-{self.name(number)}"

    def name(self, number: int) -> str:
        """What the anchors of a footnote are made of."""
        return self.body.notes[number - 1].anchor or f"{number}"

    def anchors(self, number: int) -> tuple[str, ...]:
        """The ids of all calls so far of a note, in their order; of one that is not called its first."""
        first = self.called(number)
        further = (f"{first}.{time}" for time in range(2, self.calls[number] + 1))
        return tuple(map(self.setting.ident, (first, *further)))

    def note(self, note: Note) -> dict[str, object]:
        opening, blocks = self.note_parts(note)
        return {
            "number": self.mark(note.number),
            "ident": self.setting.ident(f"note-{self.name(note.number)}"),
            "call": self.setting.ident(self.called(note.number)),
            "text": opening,
            "blocks": blocks,
        }

    def render(self, block: str, /, **context: object) -> Markup:
        if self.setting.record is not None:
            context["unit"] = self.setting.record
        return self.templates.render(block, press=self.setting.press, **context)

    def block(self, block: Block) -> Markup:
        match block:
            case Paragraph():
                return self.paragraph(block)
            case Crosshead():
                return self.crosshead(block)
            case Figure():
                return self.figure(block)
            case PullQuote():
                return self.render("pull", content=self.blocks(block.blocks))
            case Sidebar():
                title = self.inlines(block.title)
                return self.render("sidebar", kind=block.kind, title=title, content=self.blocks(block.blocks))
            case Table():
                return self.table(block)
            case ListBlock():
                return self.list(block)
            case Quotation():
                return self.render("quotation", content=self.blocks(block.blocks))
            case Verse():
                return self.verse(block)
            case Listing():
                return self.listing(block)
            case Break():
                return self.render("break")

    def paragraph(self, block: Paragraph, dateline: str = "") -> Markup:
        return self.render(
            "paragraph", text=self.inlines(block.inlines), dateline=dateline, attribution=block.attribution
        )

    def crosshead(self, block: Crosshead) -> Markup:
        return self.render(
            "crosshead",
            level=min(6, self.setting.level + block.level - 1),
            depth=block.level - 1,
            text=self.inlines(block.inlines),
            keywords=block.keywords,
            ident=self.setting.ident(block.anchor),
        )

    def figure(self, block: Figure) -> Markup:
        image = self.setting.images.get(block.image)
        place = self.place(block)
        room = self.setting.figure(image, block.width) if self.setting.figure and image else None
        if image and self.setting.places and place != "column":
            room = self.setting.places.measure(image, place)
        figure = FigureRecord(
            source=self.setting.picture(block.image),
            alt=block.alt,
            caption=self.inlines(block.caption),
            credit=block.credit,
            columns=block.width,
            ident=self.setting.ident(block.anchor) if block.anchor else "",
            width=image.width if image else 0,
            height=image.height if image else 0,
            lettered=bool(image and image.words),
            fields=named_for_templates(block.fields),
        )
        return self.render(
            "figure",
            source=figure.source,
            alt=figure.alt,
            caption=figure.caption,
            credit=figure.credit,
            columns=figure.columns,
            room=room,
            place=place,
            ident=figure.ident,
            figure=figure,
        )

    def place(self, block: Figure) -> str:
        """Where a picture stands: as its author says, else as the layout does."""
        places = self.setting.places
        if places is None:
            return "column"
        first = next((one for one in self.body.blocks if isinstance(one, Figure)), None)
        place = block.place or (places.first if block is first else places.usual)
        return "column" if place == "margin" and not places.margins else place

    def table(self, block: Table) -> Markup:
        align = block.align or ("",) * len(block.head)
        return self.render(
            "table",
            ident=self.setting.ident(block.anchor) if block.anchor else "",
            caption=self.inlines(block.caption),
            labels=self.setting.labels,
            number=_table_number(block.caption),
            head=tuple(zip(map(self.inlines, block.head), align, strict=False)),
            rows=tuple(tuple(zip(map(self.inlines, row), align, strict=False)) for row in block.rows),
            row_heads=_has_row_heads(block),
        )

    def listing(self, block: Listing) -> Markup:
        found = listing_lines(block.text)
        return self.render("listing", text=block.text, lines=found.lines, kept=found.kept, short=found.short)

    def list(self, block: ListBlock) -> Markup:
        return self.render(
            "list",
            ordered=block.ordered,
            start=block.start,
            items=tuple(self.item(item, block.tight) for item in block.items),
        )

    def item(self, blocks: tuple[Block, ...], tight: bool) -> Markup:
        if tight and len(blocks) >= 1 and isinstance(blocks[0], Paragraph):
            return self.inlines(blocks[0].inlines) + self.blocks(blocks[1:])
        return self.blocks(blocks)

    def verse(self, block: Verse) -> Markup:
        stanzas = self.stanzas(block)
        indents = tuple(tuple(len(line) - len(line.lstrip(_INDENT)) for line in stanza) for stanza in stanzas)
        return self.render("verse", stanzas=stanzas, indents=indents)

    def stanzas(self, verse: Verse) -> tuple[tuple[Markup, ...], ...]:
        stanzas: list[list[Markup]] = [[]]
        for line in verse.lines:
            if line:
                stanzas[-1].append(self.inlines(line))
            elif stanzas[-1]:
                stanzas.append([])
        return tuple(tuple(stanza) for stanza in stanzas if stanza)
