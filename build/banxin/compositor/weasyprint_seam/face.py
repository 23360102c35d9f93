"""Faces as Pango finds them: glyphs and advances, taken once per face and size.

Chinese marks are looked up in the face that prints Han characters, whatever stands first in `font-family`:
quotation marks, dashes, ellipses and interpuncts are Chinese marks in Chinese text.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import pyphen  # type: ignore[import-untyped]
from weasyprint.logger import LOGGER
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import Layout

from ..marks import WESTERN, Kind, region_of
from ..tables import CENTRED_INK, UNITS_PER_PX

_CURLY: Final = re.compile("[‘’“”]")  # in Western words: proportional, if the face has them
_REFERENCE: Final = "中"
STYLE_KEYS: Final = (
    "direction", "font_language_override", "lang", "font_family", "font_style", "font_stretch", "font_weight",
    "font_size", "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
    "font_variation_settings", "tab_size",
)  # fmt: skip
_PLAIN: Final = {
    "text_decoration_line": "none", "letter_spacing": "normal", "word_spacing": 0, "overflow_wrap": "normal",
}  # fmt: skip


_EXTENTS: Final = ffi.new("PangoRectangle *")  # read at once after each call
_ADDRESS: Final = ffi.typeof("uintptr_t")


_OFTEN: Final = 4  # times a face is asked for new Han characters before it looks ahead
_expected: set[str] = set()


def expect(characters: set[str]) -> None:
    """Be told which characters the document holds."""
    _expected.clear()
    _expected.update(c for c in characters if "\u3400" <= c <= "\u9fff")


def dictionary_of(lang: str | None) -> str | None:
    """The dictionary by which Western words in a language are divided; English within Chinese."""
    lang = lang or "en"
    found: str | None = pyphen.language_fallback("en" if region_of(lang) is not None else lang)
    return found


class PlainStyle(dict[str, Any]):
    """The part of a style that Pango's layout reads, without spacing or decoration."""

    font_config: Any

    @classmethod
    def of(cls, style: Any) -> "PlainStyle":
        """Copy from a computed style."""
        plain = cls({key: style[key] for key in STYLE_KEYS})
        plain.update(_PLAIN)
        plain.font_config = style.font_config
        return plain

    def with_family(self, family: str) -> "PlainStyle":
        """The same with one family before all others."""
        other = PlainStyle(self)
        other["font_family"] = (family, *(f for f in self["font_family"] if f != family))
        other.font_config = self.font_config
        return other

    def with_feature(self, tag: str) -> "PlainStyle":
        """The same with one more font feature."""
        other = PlainStyle(self)
        settings = self["font_feature_settings"]
        other["font_feature_settings"] = (*(() if settings == "normal" else settings), (tag, 1))
        other.font_config = self.font_config
        return other

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for styles that print alike."""
        return (id(self.font_config), *(str(self[key]) for key in STYLE_KEYS))


@dataclass(slots=True, eq=False)
class PressFont:
    """A Pango font, and the PDF font it became in the file being written."""

    pango_font: Any
    size: float
    widths: dict[int, int] = field(default_factory=dict)
    home: Any = None
    pdf_font: Any = None
    voices: dict[int, "VoiceFont"] = field(default_factory=dict)

    def enter(self, stream: Any) -> Any:
        """The PDF font of this file; looked up once per file."""
        if self.home is not stream._fonts:
            self.pdf_font, _ = stream.add_font(self.pango_font)
            self.home = stream._fonts
        return self.pdf_font

    def in_voice(self, number: int) -> "VoiceFont":
        """This font in another voice (see `embedding`)."""
        found = self.voices.get(number)
        if found is None:
            found = self.voices[number] = VoiceFont(
                self.pango_font, self.size, self.widths, plain=self, number=number
            )
        return found

    def ink_middle(self, glyph: int) -> float:
        """Middle of a glyph's ink from its origin, in units."""
        pango.pango_font_get_glyph_extents(self.pango_font, glyph, _EXTENTS, ffi.NULL)
        return float(_EXTENTS.x + _EXTENTS.width / 2)

    def width(self, glyph: int) -> int:
        """Logical width of a glyph in thousandths, as the PDF's table of widths will say."""
        found = self.widths.get(glyph)
        if found is None:
            pango.pango_font_get_glyph_extents(self.pango_font, glyph, ffi.NULL, _EXTENTS)
            found = self.widths[glyph] = round(_EXTENTS.width * 1000 * FROM_UNITS / self.size)
        return found


@dataclass(slots=True, eq=False)
class VoiceFont(PressFont):
    """A font in a voice other than its first: its glyphs stand for other characters."""

    plain: PressFont | None = None
    number: int = 0

    def enter(self, stream: Any) -> Any:
        """The voice in this file."""
        assert self.plain is not None
        return self.plain.enter(stream).voices[self.number - 1]


@dataclass(slots=True, eq=False)
class Part:
    """Glyphs of one font: the inside of a PDF text array, and how far it moves the pen (units)."""

    font: PressFont
    code: str
    advance: int
    glyphs: tuple[tuple[int, str], ...]
    rise: int = 0


@dataclass(slots=True, eq=False)
class Print:
    """What is printed for one sort."""

    parts: tuple[Part, ...]
    advance: int


@dataclass(slots=True)
class _Glyph:
    font: PressFont
    glyph: int
    width: int
    dx: int
    dy: int
    start: int  # bytes of the text
    end: int


class PangoFace:
    """One face at one size; implements `fount.Face`."""

    def __init__(self, style: PlainStyle, hyphens: tuple[str, int, int, int] | None) -> None:
        self.em = int(style["font_size"] * UNITS_PER_PX)
        self._plain = style
        self._fonts: dict[int, PressFont] = {}
        self._desks: dict[int, Any] = {}  # a Pango layout for each style, used again and again
        self._kept: list[Any] = []  # layouts that keep Pango's fonts alive
        self._single: dict[str, tuple[int, Print]] = {}
        self._hyphens = hyphens
        self._asked = 0
        self._centred: bool | None = None
        self._narrow = style.with_feature("pwid")
        self._alone: list[PlainStyle] = []
        self._han = style.with_family(self._han_family())

    @property
    def centred(self) -> bool:
        """Whether pauses stand in the middle of their cells, as Taiwan and Hong Kong want them (C28)."""
        if self._centred is None:
            glyphs = self._shape(self._han, f"{_REFERENCE}，{_REFERENCE}")[1:2]
            middles = [glyph.font.ink_middle(glyph.glyph) for glyph in glyphs]
            self._centred = any(middle > CENTRED_INK * self.em for middle in middles)
        return self._centred

    def learn(self, characters: set[str]) -> None:
        """Shape characters not seen before, all at once."""
        fresh = {c for c in characters if c not in self._single}
        han = {c for c in fresh if "\u3400" <= c <= "\u9fff"}
        if han:
            self._asked += 1
            if self._asked == _OFTEN:  # a face of body text: take all that the document will ask for
                han |= _expected - self._single.keys()
            self._learn_han(sorted(han))
        others = sorted(c for c in fresh if c not in self._single)
        if others:
            self._learn_framed(others)

    def _learn_han(self, characters: list[str]) -> None:
        """Han characters need no company: one glyph each, or they are looked at again one by one."""
        glyphs = self._shape(self._han, "".join(characters))
        if len(glyphs) != len(characters):
            return
        for character, glyph in zip(characters, glyphs, strict=True):
            if glyph.dx or glyph.dy or glyph.width != round(glyph.font.width(glyph.glyph) * self.em / 1000):
                continue
            part = Part(glyph.font, f"{glyph.glyph:04x}", glyph.width, ((glyph.glyph, character),))
            self._single[character] = (glyph.width, Print((part,), glyph.width))

    def _learn_framed(self, characters: list[str]) -> None:
        """Marks stand between two Han characters while they are shaped, as they will in the text."""
        text = _REFERENCE + "".join(c + _REFERENCE for c in characters)
        places: dict[int, list[_Glyph]] = {}
        for glyph in self._shape(self._han, text):
            places.setdefault(glyph.start, []).append(glyph)
        offset = 3
        for character in characters:
            self._single[character] = self._print(places.get(offset, []), character, offset)
            offset += len(character.encode()) + 3

    def cast(self, text: str, kind: Kind) -> tuple[int, object]:
        """Advance and print of a cluster."""
        if kind in WESTERN:
            style = self._narrow if _CURLY.search(text) else self._plain
            return self._print(self._shape(style, text), text, 0)
        if len(text) == 1:
            if text not in self._single:
                self.learn({text})
            return self._single[text]
        framed = _REFERENCE + text + _REFERENCE
        stop = 3 + len(text.encode())
        glyphs = [g for g in self._shape(self._han, framed) if 3 <= g.start < stop]
        if kind is Kind.BANG:
            return self._bangs(text)
        return self._print(glyphs, text, 3)

    def _bangs(self, text: str) -> tuple[int, Print]:
        """Several ？！ in half a place each, set as wide as they stand in the em (C27)."""
        half = self.em // 2
        parts: list[Part] = []
        for character in text:
            advance, print_ = self._single.get(character) or self._shape_one(character)
            for part in print_.parts:
                back = round((advance - half) * 1000 / (part.font.size * UNITS_PER_PX), 3)
                parts.append(Part(part.font, f"{part.code}>{back:g}<", half, part.glyphs, part.rise))
        return half * len(text), Print(tuple(parts), half * len(text))

    def _shape_one(self, character: str) -> tuple[int, Print]:
        self.learn({character})
        return self._single[character]

    def hyphenate(self, word: str) -> list[int]:
        """Places where a dictionary allows a Western word to be divided."""
        if self._hyphens is None or not word.isalpha():
            return []
        lang, total, left, right = self._hyphens
        if len(word) < total:
            return []
        return list(pyphen.Pyphen(lang=lang, left=left, right=right).positions(word))

    def divide(self, word: str) -> list[int]:
        """Places where the dictionary of the face's language divides a word; read when first asked for."""
        lang = dictionary_of(self._plain["lang"])
        return [] if lang is None else list(pyphen.Pyphen(lang=lang).positions(word))

    def _han_family(self) -> str:
        """The family in the list that prints Han characters."""
        target = self._described(self._plain)
        for family in self._plain["font_family"]:
            alone = PlainStyle(self._plain)
            alone["font_family"] = (family,)
            alone.font_config = self._plain.font_config
            self._alone.append(alone)  # an id serves as key as long as its style lives
            if self._described(alone) == target:
                return str(family)
        return target

    def _described(self, style: PlainStyle) -> str:
        glyphs = self._shape(style, _REFERENCE)
        if not glyphs:
            return ""
        description = get_pango_font_key(glyphs[0].font.pango_font)[1]
        return str(ffi.string(pango.pango_font_description_get_family(description)).decode())

    def _shape(self, style: PlainStyle, text: str) -> list[_Glyph]:
        layout = self._desks.get(id(style))
        if layout is None:
            layout = self._desks[id(style)] = Layout(style)
        layout.set_text(text)
        line, _ = layout.get_first_line()
        known = len(self._fonts)
        glyphs: list[_Glyph] = []
        run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
        while run != ffi.NULL:
            glyphs += self._run(run.data)
            run = run.next
        if len(self._fonts) > known:  # this layout keeps the new font alive; the next text gets another
            self._kept.append(self._desks.pop(id(style)))
        return glyphs

    def _run(self, item: Any) -> list[_Glyph]:
        font = self._font(item.item.analysis.font)
        string, clusters = item.glyphs, item.glyphs.log_clusters
        count, offset, length = string.num_glyphs, item.item.offset, item.item.length
        starts = [clusters[i] for i in range(count)]
        ends = sorted({*starts, length})
        following = dict(pairwise(ends))
        glyphs = []
        for i in range(count):
            info = string.glyphs[i]
            geometry = info.geometry
            if info.glyph == pango.PANGO_GLYPH_EMPTY:
                continue
            number, width = info.glyph, geometry.width
            if number & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                LOGGER.warning("no face has U+%04X", number & ~pango.PANGO_GLYPH_UNKNOWN_FLAG)
                number, width = 0, round(font.width(0) * self.em / 1000)
            glyphs.append(
                _Glyph(font, number, width, geometry.x_offset, geometry.y_offset,
                       offset + starts[i], offset + following[starts[i]])
            )  # fmt: skip
        return glyphs

    def _font(self, pango_font: Any) -> PressFont:
        address = int(ffi.cast(_ADDRESS, pango_font))
        found = self._fonts.get(address)
        if found is None:
            found = self._fonts[address] = PressFont(pango_font, get_pango_font_key(pango_font)[2])
        return found

    def _print(self, glyphs: list[_Glyph], text: str, origin: int) -> tuple[int, Print]:
        """PDF text arrays of some glyphs, one for each stretch in one font in which each means one thing.

        `origin` is the byte at which the text starts in what was shaped.
        """
        meanings = _meanings(glyphs, text.encode(), origin)
        parts: list[Part] = []
        index = 0
        while index < len(glyphs):
            end = index
            first = glyphs[index]
            meant: dict[int, str] = {}
            while end < len(glyphs) and glyphs[end].font is first.font and glyphs[end].dy == first.dy:
                if meant.setdefault(glyphs[end].glyph, meanings[end]) != meanings[end]:
                    break
                end += 1
            parts.append(self._part(glyphs[index:end], meanings[index:end]))
            index = end
        advance = sum(part.advance for part in parts)
        return advance, Print(tuple(parts), advance)

    def _part(self, glyphs: list[_Glyph], meanings: list[str]) -> Part:
        font = glyphs[0].font
        scale = 1000 / (font.size * UNITS_PER_PX)
        code: list[str] = []
        for glyph in glyphs:
            number = glyph.glyph
            before = -glyph.dx * scale
            if abs(before) >= 0.01:
                code.append(f">{round(before, 2):g}<")
            code.append(f"{number:04x}")
            after = font.width(number) + glyph.dx * scale - glyph.width * scale
            if abs(after) >= 0.5:
                code.append(f">{round(after, 2):g}<")
        seen = tuple((glyph.glyph, meant) for glyph, meant in zip(glyphs, meanings, strict=True))
        return Part(font, "".join(code), sum(g.width for g in glyphs), seen, glyphs[0].dy)


def _meanings(glyphs: list[_Glyph], data: bytes, origin: int) -> list[str]:
    """What each glyph stands for: its text, or nothing where the glyph before it says it all."""
    return [
        ""
        if at and glyphs[at - 1].start == glyph.start
        else data[glyph.start - origin : glyph.end - origin].decode()
        for at, glyph in enumerate(glyphs)
    ]
