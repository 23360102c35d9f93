"""Elements of a page as blocks: paragraphs of any nesting, lists, tables, pictures, ruby."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from banxin.importing.copy.model import (
    Blocks,
    CallOfNote,
    CopyBlock,
    CopyPiece,
    EndOfLine,
    HeadBlock,
    ListOfItems,
    Look,
    PictureBlock,
    Pieces,
    Preformatted,
    RubyText,
    Separation,
    SetApart,
    StyledRun,
    TextBlock,
    VerseLines,
    words_of,
)
from banxin.importing.copy.pieces import settled
from banxin.importing.copy.raised import shifted
from banxin.importing.copy.remarks import Remarks
from banxin.importing.html.elements import CAPTION, INLINE, LEFT_OUT
from banxin.importing.html.notes import NoteFinder
from banxin.importing.html.parsing import name_of, text_of
from banxin.importing.html.parts import (
    credit_of,
    is_dateline,
    keywords_of,
    kind_of_box,
    lines_of,
    stanzas_of,
    title_of_box,
)
from banxin.importing.html.roles import role_in_head
from banxin.importing.html.styles import TextStyle, is_hidden, style_within
from banxin.importing.html.tables import table_of
from banxin.markup.characters import is_wide

_TOLD = frozenset({"iframe", "video", "audio", "object", "embed", "nav", "form", "math", "svg"})
_HEADS = {f"h{level}": level for level in range(1, 7)}
_SPACES = re.compile(r"[ \t\r\n\f]+")

TakePicture = Callable[[etree._Element, int], str]
"""The key of the picture that an element shows; empty for one that is not taken."""


@dataclass(slots=True)
class PageBlocks:
    """Reads elements into blocks; `line` is that of the page."""

    remarks: Remarks
    take: TakePicture
    notes: NoteFinder
    blocks: list[CopyBlock] = field(default_factory=list)
    pieces: list[CopyPiece] = field(default_factory=list)
    style: TextStyle = field(default_factory=TextStyle)
    level: int = 0
    role: str = ""
    line: int = 0
    keywords: tuple[str, ...] = ()
    left: list[str] = field(default_factory=list)

    def read(self, element: etree._Element) -> Blocks:
        """The blocks of what an element holds."""
        self.children(element, self.style)
        self.end()
        return tuple(self.blocks)

    def inner(self, element: etree._Element, style: TextStyle) -> Blocks:
        """The blocks of an element by themselves."""
        apart = replace(self, blocks=[], pieces=[], style=style, level=0, role="", left=self.left)
        return apart.read(element)

    def children(self, element: etree._Element, style: TextStyle) -> None:
        """Text and elements in their order."""
        self.add(element.text, style)
        for one in element:
            self.element(one, style)
            self.add(one.tail, style)

    def add(self, text: str | None, style: TextStyle) -> None:
        """Text at this place; blanks are made one, and line ends between Han nothing."""
        if not text:
            return
        words = _SPACES.sub(" ", text)
        if "\n" in text:
            words = re.sub(r"[ \t\r\f]*\n[ \t\r\n\f]*", "\n", text)
            words = _SPACES.sub(lambda found: "\n" if "\n" in found[0] else " ", words)
        if style.shift:
            words, _ = shifted(words, {"sup": "superscript", "sub": "subscript"}[style.shift])
        if words.strip() or self.pieces:
            self.pieces.append(StyledRun(words, style.strong, style.dotted, style.code, style.link))
            self.style = (
                replace(self.style, size=style.size, centred=style.centred) if words.strip() else self.style
            )

    def element(self, one: etree._Element, style: TextStyle) -> None:
        """One element."""
        name = name_of(one)
        self.line = one.sourceline or self.line
        if not name or one in self.notes.taken:
            return
        if name in LEFT_OUT or is_hidden(one):
            if words := text_of(one).strip() if name not in ("script", "style", "head", "title") else "":
                self.left.append(words[:40])
            elif name in _TOLD and name not in ("svg", "math"):
                self.left.append(f"<{name}>")
            return
        within = style_within(one, style)
        reader = _READERS.get(name)
        if reader is not None:
            reader(self, one, within)
        elif is_dateline(one):
            self.dateline(one, within)
        elif name in INLINE or (":" in name and not len(one)):
            self.children(one, within)
        else:
            self.end()
            outer, self.style = (self.style, self.role), within
            self.role = role_in_head(one) or self.role
            if not self.verse(one, within):
                self.children(one, within)
            self.end()
            self.style, self.role = outer

    def dateline(self, one: etree._Element, style: TextStyle) -> None:
        """The dateline of a report: of the head where it opens the text, else words and a blank."""
        texts = [block for block in self.blocks if isinstance(block, TextBlock)]
        if not self.pieces and all(block.look.role or block.look.level for block in texts):
            outer, self.role = self.role, "dateline"
            self.children(one, style)
            self.end()
            self.role = outer
        else:
            self.children(one, style)
            self.pieces.append(StyledRun("\u3000"))

    def end(self) -> None:
        """End the paragraph at hand."""
        pieces = settled(_collapsed(self.pieces))
        self.pieces = []
        if not pieces:
            return
        words = [piece for piece in pieces if isinstance(piece, StyledRun) and piece.text.strip()]
        bold = bool(words) and all(piece.strong for piece in words)
        keywords = self.keywords if self.level else ()
        look = Look(self.role, self.level, self.style.size, self.style.centred, bold, keywords)
        self.blocks.append(TextBlock(pieces, self.line, look))

    # --- elements of their own kind ----------------------------------------------------------------

    def head(self, one: etree._Element, style: TextStyle) -> None:
        """A heading."""
        self.end()
        self.level, outer = _HEADS[name_of(one)], self.level
        self.children(one, replace(style, strong=False))
        self.end()
        self.level = outer

    def line_end(self, one: etree._Element, style: TextStyle) -> None:
        """A forced break."""
        self.pieces.append(EndOfLine())

    def rule(self, one: etree._Element, style: TextStyle) -> None:
        """A rule between parts."""
        self.end()
        self.blocks.append(Separation(self.line))

    def picture(self, one: etree._Element, style: TextStyle) -> None:
        """A picture."""
        key = self.take(one, self.line)
        said = (one.get(CAPTION) or "").strip()
        caption: Pieces = (StyledRun(said),) if said else ()
        if not key:
            if caption:
                self.blocks.append(TextBlock(caption, self.line))
            return
        words = words_of(self.pieces).strip()
        if not words:
            self.end()
        picture = PictureBlock(key, (one.get("alt") or "").strip(), caption, self.line)
        self.blocks.append(picture)

    def figure(self, one: etree._Element, style: TextStyle) -> None:
        """A figure: its pictures, with its caption at the last."""
        self.end()
        captions = [child for child in one.iter() if name_of(child) == "figcaption"]
        role, self.role = self.role, "caption"
        credit = credit_of(captions[0]) if captions and any(name_of(at) == "img" for at in one.iter()) else ""
        caption = self.inner(captions[0], style) if captions else ()
        for child in captions:
            child.clear(keep_tail=True)
        inner = list(self.inner(one, style))
        self.role = role
        pieces = [
            piece
            for block in caption
            if isinstance(block, TextBlock)
            for piece in (*block.pieces, EndOfLine())
        ]
        at = next((at for at in reversed(range(len(inner))) if isinstance(inner[at], PictureBlock)), None)
        if at is not None and pieces:
            shown = inner[at]
            if isinstance(shown, PictureBlock):
                inner[at] = replace(shown, caption=settled(pieces), credit=credit)
            caption, credit = (), ""
        self.blocks += [*inner, *caption]
        if credit:
            self.blocks.append(TextBlock((StyledRun(credit),), self.line))

    def list(self, one: etree._Element, style: TextStyle) -> None:
        """A list, its items block by block."""
        self.end()
        items = []
        for child in one:
            if child in self.notes.taken:
                continue
            if name_of(child) == "li":
                items.append(self.inner(child, style_within(child, style)))
            elif name_of(child) in ("ol", "ul") and items:
                items[-1] = (*items[-1], *self.inner_list(child, style))
            elif name_of(child):
                self.blocks += self.inner(child, style)
        items = [item for item in items if item]
        start = one.get("start") or "1"
        number = min(int(start), 10**8) if start.isdigit() else 1
        if items:
            self.blocks.append(ListOfItems(name_of(one) == "ol", number, tuple(items), self.line))

    def inner_list(self, one: etree._Element, style: TextStyle) -> Blocks:
        """A list that stands in a list, not in an item of it."""
        apart = replace(self, blocks=[], pieces=[])
        apart.list(one, style)
        return tuple(apart.blocks)

    def quotation(self, one: etree._Element, style: TextStyle) -> None:
        """A quotation."""
        self.end()
        if inner := self.inner(one, style):
            self.blocks.append(SetApart("quotation", inner, self.line))

    def box(self, one: etree._Element, style: TextStyle) -> None:
        """Matter beside the text."""
        self.end()
        title = title_of_box(one)
        inner = tuple(map(_head_in_box, self.inner(one, style)))
        if inner:
            kind = kind_of_box(one)
            plain = all(isinstance(block, TextBlock) for block in inner)
            self.blocks.append(SetApart(kind if plain or kind != "pull" else "box", inner, self.line, title))

    def keyed(self, one: etree._Element, style: TextStyle) -> None:
        """A group of headings; the keyword line of a crosshead belongs to it."""
        self.end()
        self.keywords = keywords_of(one)
        self.children(one, style)
        self.end()
        self.keywords = ()

    def verse(self, one: etree._Element, style: TextStyle) -> bool:
        """Take the lines of verse; false where the element is none, or holds more than lines."""
        lines: list[Pieces] = []
        for stanza in stanzas_of(one):
            inner = self.inner(stanza, style)
            if not all(isinstance(block, TextBlock) for block in inner):
                return False
            lines += [()] * bool(lines)
            lines += [
                line for block in inner if isinstance(block, TextBlock) for line in lines_of(block.pieces)
            ]
        if lines:
            self.blocks.append(VerseLines(tuple(lines), self.line))
        return bool(lines)

    def listing(self, one: etree._Element, style: TextStyle) -> None:
        """Preformatted text."""
        self.end()
        self.blocks.append(Preformatted(text_of(one).strip("\n"), self.line))

    def table(self, one: etree._Element, style: TextStyle) -> None:
        """A table."""
        self.end()
        self.blocks += table_of(
            one, lambda cell: self.inner(cell, style_within(cell, style)), self.remarks, self.line
        )

    def ruby(self, one: etree._Element, style: TextStyle) -> None:
        """Base and reading by turns; brackets of `rp` are for other readers."""
        base = one.text or ""
        bases: list[str] = []
        for child in one:
            name = name_of(child)
            if name in ("rt", "rtc"):
                self.reading("".join(bases) + base, text_of(child), style)
                base, bases = "", []
            elif name != "rp":
                bases.append(base + text_of(child))
                base = ""
            base += child.tail or ""
        self.add("".join(bases) + base, style)

    def reading(self, base: str, reading: str, style: TextStyle) -> None:
        """One base with its reading."""
        base, reading = "".join(base.split("\n")).strip(), " ".join(reading.split())
        if base and reading:
            self.pieces.append(RubyText(base, reading, style.strong, style.dotted))
        elif reading:
            self.add(f"（{reading}）", style)
        else:
            self.add(base, style)

    def anchor(self, one: etree._Element, style: TextStyle) -> None:
        """A link, or the call of a note."""
        key = self.notes.called(one)
        if key:
            self.pieces.append(CallOfNote(key))
        else:
            self.children(one, style)


def _collapsed(pieces: list[CopyPiece]) -> list[CopyPiece]:
    """The pieces with line ends of the source settled: nothing beside a wide character, else one blank."""
    flat: list[CopyPiece] = []
    for at, piece in enumerate(pieces):
        if not isinstance(piece, StyledRun) or "\n" not in piece.text:
            flat.append(piece)
            continue
        before, after = words_of(flat)[-1:], words_of(pieces[at + 1 : at + 4]).lstrip()[:1]
        text, done = piece.text, ""
        for number, part in enumerate(text.split("\n")):
            if number:
                left = (done or before)[-1:]
                right = (part or after)[:1]
                wide = (left and is_wide(left)) or (right and is_wide(right))
                done += "" if wide or not left.strip() else " "
            done += part
        flat.append(replace(piece, text=done))
    return flat


_READERS: dict[str, Callable[[PageBlocks, etree._Element, TextStyle], None]] = {
    **dict.fromkeys(_HEADS, PageBlocks.head),
    "br": PageBlocks.line_end,
    "hr": PageBlocks.rule,
    "img": PageBlocks.picture,
    "image": PageBlocks.picture,
    "figure": PageBlocks.figure,
    "ul": PageBlocks.list,
    "ol": PageBlocks.list,
    "menu": PageBlocks.list,
    "blockquote": PageBlocks.quotation,
    "aside": PageBlocks.box,
    "hgroup": PageBlocks.keyed,
    "pre": PageBlocks.listing,
    "table": PageBlocks.table,
    "ruby": PageBlocks.ruby,
    "a": PageBlocks.anchor,
}


def _head_in_box(block: CopyBlock) -> CopyBlock:
    """A heading within a box as its crosshead."""
    if isinstance(block, TextBlock) and block.look.level:
        return HeadBlock(min(max(block.look.level, 2), 5), block.pieces, block.line)
    return block
