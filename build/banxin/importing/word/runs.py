"""The runs of a Word paragraph: text with its marks, fields, notes, what is drawn in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from banxin.importing.copy.model import CallOfNote, CopyPiece, EndOfLine, RubyText, StyledRun
from banxin.importing.copy.pieces import sound_address, sound_ruby
from banxin.importing.copy.raised import shifted
from banxin.importing.copy.remarks import Remarks
from banxin.importing.word.drawings import DrawnPart, alternatives, drawn
from banxin.importing.word.names import attribute, child, short, value
from banxin.importing.word.styles import RunLook, Styles, run_look
from banxin.importing.word.symbols import equation, symbol
from banxin.wording import Message

_PLACE = "□"
_DEEPEST = 100


@dataclass(slots=True)
class WordTally:
    """What was met on the way through a file and is told once."""

    inserted: int = 0
    deleted: int = 0
    hidden: str = ""
    struck: int = 0
    comments: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    result: bool = False
    told: bool = False


@dataclass(slots=True)
class RunReader:
    """Reads what stands in paragraphs; `target` gives the address of a relationship."""

    remarks: Remarks
    styles: Styles
    target: Callable[[str], str]
    tally: WordTally
    prefix: str = ""  # of the keys of notes, for a file within the file
    base: RunLook = field(default_factory=RunLook)
    line: int = 0
    pieces: list[CopyPiece] = field(default_factory=list)
    drawn: list[DrawnPart] = field(default_factory=list)
    sizes: list[tuple[int, float, bool]] = field(default_factory=list)
    link: str = ""
    _fields: list[_Field] = field(default_factory=list)

    def begin(self, base: RunLook, line: int) -> None:
        """Begin a paragraph whose style looks like `base`."""
        self.base, self.line = base, line
        self.pieces, self.drawn, self.sizes = [], [], []
        while self.in_instruction():  # one that is never ended would take in all that follows
            self._fields.pop()

    def read(self, element: etree._Element, depth: int = 0) -> None:
        """All that stands in a paragraph, a link, an insertion."""
        if depth > _DEEPEST:
            return
        for one in element:
            name = short(one.tag)
            if name == "w:r":
                self.run(one)
            elif name in ("w:del", "w:moveFrom"):
                self.tally.deleted += 1
            elif name == "w:hyperlink":
                self.hyperlink(one, depth)
            elif name == "w:fldSimple":
                self.simple_field(one, depth)
            elif name == "w:ruby":
                self.ruby(one, run_look(None))
            elif name in ("m:oMath", "m:oMathPara"):
                self.formula(one)
            elif name == "mc:AlternateContent":
                for inner in alternatives(one):
                    self.read_one(inner, depth)
            elif name in ("w:ins", "w:moveTo"):
                self.tally.inserted += 1
                self.read(one, depth + 1)
            elif name not in ("w:pPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr"):
                self.read(one, depth + 1)

    def read_one(self, element: etree._Element, depth: int) -> None:
        """One child that stands in an alternative."""
        if short(element.tag) == "w:r":
            self.run(element)
        else:
            self.read(element, depth + 1)

    def hyperlink(self, element: etree._Element, depth: int) -> None:
        """A link to the outside; one within the file is its words."""
        address = sound_address(self.target(attribute(element, "r:id"))) if attribute(element, "r:id") else ""
        outer, self.link = self.link, address or self.link
        self.read(element, depth + 1)
        self.link = outer

    def simple_field(self, element: etree._Element, depth: int) -> None:
        """A field of one element: its result."""
        if self.field_text(attribute(element, "w:instr")):
            return
        self.read(element, depth + 1)

    def field_text(self, instruction: str) -> bool:
        """Whether the field says by itself what it prints: circled characters, readings."""
        found = equation(instruction)
        if found is None:
            return False
        text, reading, whole = found
        if reading and sound_ruby(text, reading):
            self.pieces.append(RubyText(text, reading))
        else:
            self.add(f"{text}（{reading}）" if reading else text, RunLook())
        if not whole:
            self.remarks.tell(
                "import.character",
                Message(
                    "{text} stands in a ring or above another character, and no character is so.", text=text
                ),
                self.line,
            )
        return True

    def run(self, run: etree._Element) -> None:
        """One run of one style."""
        properties = child(run, "w:rPr")
        own = run_look(properties)
        style = value(properties, "w:rStyle")
        look = own.over(self.styles.run_style(style)) if style else own
        if (look.hidden if look.hidden is not None else self.base.hidden) and not self.in_instruction():
            self.tally.hidden += "".join(one.text or "" for one in run.iter() if short(one.tag) == "w:t")
            for one in run:
                if short(one.tag) in ("w:fldChar", "w:instrText"):
                    self.content(one, look)
            return
        if child(properties, "w:del") is not None:
            self.tally.deleted += 1
            return
        self.tally.struck += bool(look.struck)
        for one in run:
            self.content(one, look)

    def in_instruction(self) -> bool:
        """Whether the text at hand is a field's instruction."""
        return bool(self._fields) and not self._fields[-1].result

    def content(self, one: etree._Element, look: RunLook) -> None:
        """One child of a run."""
        name = short(one.tag)
        if name == "w:fldChar":
            self.field_mark(attribute(one, "w:fldCharType"))
        elif name == "w:instrText":
            if self._fields:
                self._fields[-1].instruction += one.text or ""
        elif self.in_instruction():
            return
        elif name == "mc:AlternateContent":
            for inner in alternatives(one):
                self.content(inner, look)
        elif name == "w:ruby":
            self.ruby(one, look)
        elif name in ("w:drawing", "w:pict", "w:object"):
            self.drawn.extend(drawn(one))
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            kind = "f" if name == "w:footnoteReference" else "e"
            self.pieces.append(CallOfNote(self.prefix + kind + attribute(one, "w:id")))
        elif name == "w:sym":
            self.add(self.symbol(one), look)
        elif name == "w:commentReference":
            self.tally.comments[attribute(one, "w:id")] = self.line
        elif (name == "w:br" and attribute(one, "w:type") in ("", "textWrapping")) or name == "w:cr":
            self.pieces.append(EndOfLine())
        else:
            self.add(_TEXTS.get(name, _nothing)(one), look)

    def symbol(self, one: etree._Element) -> str:
        """The character of a symbol; a square for one that is not known."""
        font, code = attribute(one, "w:font"), attribute(one, "w:char")
        found = symbol(font, code)
        if not found:
            self.remarks.tell(
                "import.character",
                Message(
                    "Symbol {code} of the face {font} is not known; {place} stands for it.",
                    code=code,
                    font=font,
                    place=_PLACE,
                ),
                self.line,
            )
        return found or _PLACE

    def field_mark(self, kind: str) -> None:
        """Where a field begins, where its result does, where it ends."""
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            top = self._fields[-1]
            top.result = not self.field_text(top.instruction)
            top.told = not top.result
            words = top.instruction.split()
            if words and words[0].upper() == "HYPERLINK" and len(words) > 1:
                self.link = sound_address(words[1].strip('"“”'))
        elif kind == "end" and self._fields:
            top = self._fields.pop()
            if not (top.result or top.told):
                self.field_text(top.instruction)
            if top.instruction.strip().upper().startswith("HYPERLINK"):
                self.link = ""

    def ruby(self, element: etree._Element, look: RunLook) -> None:
        """Characters with a reading."""
        base, reading = self.words(child(element, "w:rubyBase")), self.words(child(element, "w:rt"))
        if not reading.strip():
            self.add(base, look)
        elif sound_ruby(base, reading):
            strong, dotted = self.marks(look)
            self.pieces.append(RubyText(base, reading.strip(), strong, dotted))
            self.sizes.append((len(base), look.size or self.base.size or 0.0, look.over(self.base).is_hei))
        else:
            self.add(f"{base}（{reading}）", look)

    @staticmethod
    def words(element: etree._Element | None) -> str:
        """The text of an element, deleted words left out."""
        return (
            "".join(one.text or "" for one in element.iter() if short(one.tag) == "w:t")
            if element is not None
            else ""
        )

    def formula(self, element: etree._Element) -> None:
        """A formula as plain characters."""
        words = "".join(one.text or "" for one in element.iter() if short(one.tag) in ("m:t", "w:t"))
        if words:
            self.add(words, RunLook())
            self.remarks.tell(
                "import.moved",
                Message("A formula is kept as plain characters: {words}", words=words),
                self.line,
            )

    def marks(self, look: RunLook) -> tuple[bool, bool]:
        """Whether a run is Hei against its paragraph, and whether it has emphasis dots."""
        full = look.over(self.base)
        return full.is_hei, bool(full.dotted) or bool(look.italic)

    def add(self, text: str, look: RunLook) -> None:
        """Text of a run."""
        if not text:
            return
        if look.shift in ("superscript", "subscript"):
            text, whole = shifted(text, look.shift)
            if not whole:
                self.remarks.tell(
                    "import.moved",
                    Message(
                        "{text} is raised or lowered in the file, and stands in the line here.", text=text
                    ),
                    self.line,
                )
        strong, dotted = self.marks(look)
        self.pieces.append(StyledRun(text, strong, dotted, link=self.link))
        self.sizes.append((len(text), look.size or self.base.size or 0.0, strong))


def _nothing(one: etree._Element) -> str:
    return ""


_TEXTS: dict[str, Any] = {
    "w:t": lambda one: (one.text or "").replace("\n", " "),
    "w:tab": lambda one: "\t",
    "w:ptab": lambda one: "\t",
    "w:noBreakHyphen": lambda one: "\u2011",
    "w:softHyphen": lambda one: "\u00ad",
}
