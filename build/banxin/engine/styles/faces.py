"""Faces as Pango finds them: glyphs and advances, taken once per face and size.

Chinese marks are looked up in the face that prints Han characters, whatever stands first in `font-family`:
quotation marks, dashes, ellipses and interpuncts are Chinese marks in Chinese text.
"""

import re
from itertools import pairwise
from typing import Any, Final
from unicodedata import normalize

import pyphen  # type: ignore[import-untyped]
from weasyprint.document import build_formatting_structure as their_structure
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import Layout

from banxin.compositor.marks import WESTERN, SortKind, region_of
from banxin.compositor.tables import CENTRED_INK, UNITS_PER_PX
from banxin.engine.session import running
from banxin.engine.styles.press_font import Glyph, GlyphRun, PressFont, Print, print_of, warn_of

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


_ADDRESS: Final = ffi.typeof("uintptr_t")


_OFTEN: Final = 4  # times a face is asked for new Han characters before it looks ahead


def build_formatting_structure(element_tree: Any, style_for: Any, *args: Any, **named: Any) -> Any:
    """WeasyPrint's tree of boxes; its Han characters are noted, so that faces can take them at once.

    Styles of pseudo-elements that no box asked for are dropped: nothing asks for them once there are boxes.
    """
    root = their_structure(element_tree, style_for, *args, **named)
    style_for.banxin_drop_unasked()
    session = running()
    if session is not None:
        characters: set[str] = set()
        for box in root.descendants():
            characters.update(getattr(box, "text", ""))
        session.expected = frozenset(c for c in characters if "\u3400" <= c <= "\u9fff")
    return root


def dictionary_of(lang: str | None) -> str | None:
    """The dictionary by which Western words in a language are divided; English within Chinese."""
    lang = lang or "en"
    found: str | None = pyphen.language_fallback("en" if region_of(lang) is not None else lang)
    return found


class PlainStyle(dict[str, Any]):
    """The part of a style that Pango's layout reads, without spacing or decoration.

    `western` are families that Western words are looked for in before those of the style.
    """

    font_config: Any
    western: tuple[str, ...] = ()

    @classmethod
    def of(cls, style: Any, western: tuple[str, ...] = ()) -> "PlainStyle":
        """Copy from a computed style."""
        plain = cls({key: style[key] for key in STYLE_KEYS})
        plain.update(_PLAIN)
        plain.font_config, plain.western = style.font_config, western
        return plain

    def for_western(self) -> "PlainStyle":
        """The style that Western words are set in."""
        if not self.western:
            return self
        other = PlainStyle(self)
        other["font_family"] = tuple(dict.fromkeys((*self.western, *self["font_family"])))
        other.font_config = self.font_config
        return other

    def with_family(self, family: str) -> "PlainStyle":
        """The same with one family before all others."""
        other = PlainStyle(self)
        other["font_family"] = (family, *(f for f in self["font_family"] if f != family))
        other.font_config = self.font_config
        return other

    def in_family(self, family: str) -> "PlainStyle":
        """The same in one family alone."""
        other = PlainStyle(self)
        other["font_family"] = (family,)
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
        return (id(self.font_config), self.western, *(str(self[key]) for key in STYLE_KEYS))


def _is_of_one_face(glyphs: list[Glyph], text: str) -> bool:
    """Whether one font has all characters of the text that was shaped.

    Pango 1.52 and later also call a letter there that is made of a base and a mark; earlier ones do not. The
    same face is to be found with all of them, so a letter has to be in the face as it is written.
    """
    if len({id(glyph.font) for glyph in glyphs}) != 1 or any(glyph.missing for glyph in glyphs):
        return False
    if text.isascii():
        return True
    data = text.encode()
    of_parts = {
        data[glyph.start : glyph.end].decode()
        for glyph, following in pairwise(glyphs)
        if glyph.start == following.start
    }
    return all(len(letter) > 1 or glyphs[0].font.has(letter) for letter in of_parts)


class PangoFace:
    """One face at one size; implements `fount.Face`."""

    def __init__(self, style: PlainStyle, hyphens: tuple[str, int, int, int] | None) -> None:
        self.em = int(style["font_size"] * UNITS_PER_PX)
        self._plain = style
        self._fonts: dict[int, PressFont] = {}
        self._layouts: dict[int, Any] = {}  # a Pango layout for each style, used again and again
        self._kept: list[Any] = []  # layouts that keep Pango's fonts alive
        self._single: dict[str, tuple[int, Print]] = {}
        self._hyphens = hyphens
        self._asked = 0
        self._centred: bool | None = None
        self._western_style = style.for_western()
        self._narrow = self._western_style.with_feature("pwid")
        self._families: dict[
            int, list[tuple[str, PlainStyle]]
        ] = {}  # each family alone, by the whole style's id
        self._words: dict[str, tuple[PlainStyle, bool]] = {}  # how words that come in pieces are shaped
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
                session = running()
                han |= (session.expected if session is not None else frozenset()) - self._single.keys()
            self._learn_han(sorted(han))
        others = sorted(c for c in fresh if c not in self._single)
        if others:
            self._learn_framed(others)

    def _learn_han(self, characters: list[str]) -> None:
        """Han characters need no company: one glyph each, or they are looked at again one by one."""
        glyphs = self._shape(self._han, "".join(characters))
        if len(glyphs) != len(characters):
            return
        warn_of(glyphs)
        for character, glyph in zip(characters, glyphs, strict=True):
            if glyph.dx or glyph.dy or glyph.width != round(glyph.font.width(glyph.glyph) * self.em / 1000):
                continue
            part = GlyphRun(glyph.font, f"{glyph.glyph:04x}", glyph.width, ((glyph.glyph, character),))
            self._single[character] = (glyph.width, Print((part,), glyph.width))

    def _learn_framed(self, characters: list[str]) -> None:
        """Marks stand between two Han characters while they are shaped, as they will in the text."""
        text = _REFERENCE + "".join(c + _REFERENCE for c in characters)
        places: dict[int, list[Glyph]] = {}
        for glyph in self._shape(self._han, text):
            places.setdefault(glyph.start, []).append(glyph)
        offset = 3
        for character in characters:
            self._single[character] = self._print(places.get(offset, []), character, offset)
            offset += len(character.encode()) + 3

    def cast(self, text: str, kind: SortKind, word: str = "", tracking: int = 0) -> tuple[int, object]:
        """Advance and print of a cluster; a piece of a `word` is in the face of the whole word."""
        if kind in WESTERN:
            return self._western(text, word, tracking)
        if len(text) == 1:
            if text not in self._single:
                self.learn({text})
            return self._single[text]
        framed = _REFERENCE + text + _REFERENCE
        stop = 3 + len(text.encode())
        glyphs = [g for g in self._shape(self._han, framed) if 3 <= g.start < stop]
        if kind is SortKind.BANG:
            return self._bangs(text)
        return self._print(glyphs, text, 3)

    def _western(self, text: str, word: str, tracking: int) -> tuple[int, Print]:
        """A Western word, or a piece of one, in one face."""
        if not word or word == text:
            _, apart, glyphs = self._in_one_face(text)
        else:
            if word not in self._words:
                self._words[word] = self._in_one_face(word)[:2]
            style, apart = self._words[word]
            glyphs = self._shape(style, normalize("NFD", text) if apart else text)
        return self._print(glyphs, normalize("NFD", text) if apart else text, 0, tracking)

    def _in_one_face(self, word: str) -> tuple[PlainStyle, bool, list[Glyph]]:
        """A word in the first family that has all its letters, as `font-family` has it where none does.

        Also whether its letters are taken apart: rather a letter and its mark from one face than the whole
        letter from a face of another document.
        """
        whole = self._narrow if _CURLY.search(word) else self._western_style
        shaped = self._shape(whole, word)
        if _is_of_one_face(shaped, word) and (word.isascii() or self._is_family(shaped[0].font)):
            return whole, False, shaped
        for spelling in dict.fromkeys((word, normalize("NFD", word))):
            for family, style in self._alone(whole):
                glyphs = self._shape(style, spelling)
                if _is_of_one_face(glyphs, spelling) and glyphs[0].font.family == family:
                    return style, spelling != word, glyphs
        return whole, False, shaped

    def _alone(self, style: PlainStyle) -> list[tuple[str, PlainStyle]]:
        """The families of a style, each with the same style in it alone."""
        found = self._families.get(id(style))
        if found is None:
            found = self._families[id(style)] = [
                (str(family), style.in_family(family)) for family in style["font_family"]
            ]
        return found

    def _is_family(self, font: PressFont) -> bool:
        return font.family in self._western_style["font_family"]

    def _bangs(self, text: str) -> tuple[int, Print]:
        """Several ？！ in half a place each, set as wide as they stand in the em (C27)."""
        half = self.em // 2
        parts: list[GlyphRun] = []
        for character in text:
            advance, print_ = self._single.get(character) or self._shape_one(character)
            for part in print_.parts:
                back = round((advance - half) * 1000 / (part.font.size * UNITS_PER_PX), 3)
                parts.append(GlyphRun(part.font, f"{part.code}>{back:g}<", half, part.glyphs, part.rise))
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
        for family, alone in self._alone(self._plain):
            if self._described(alone) == target:
                return family
        return target

    def _described(self, style: PlainStyle) -> str:
        glyphs = self._shape(style, _REFERENCE)
        return glyphs[0].font.family if glyphs else ""

    def _print(self, glyphs: list[Glyph], text: str, origin: int, tracking: int = 0) -> tuple[int, Print]:
        made = print_of(glyphs, text, origin, self.em, tracking)
        return made.advance, made

    def _shape(self, style: PlainStyle, text: str) -> list[Glyph]:
        layout = self._layouts.get(id(style))
        if layout is None:
            layout = self._layouts[id(style)] = Layout(style)
        layout.set_text(text)
        line, _ = layout.get_first_line()
        known = len(self._fonts)
        glyphs: list[Glyph] = []
        run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
        while run != ffi.NULL:
            glyphs += self._run(run.data)
            run = run.next
        if len(self._fonts) > known:  # this layout keeps the new font alive; the next text gets another
            for new in [*self._fonts.values()][known:]:
                new.found_in = (self, style, text)
            self._kept.append(self._layouts.pop(id(style)))
        return glyphs

    def font_of(self, style: PlainStyle, text: str, key: int) -> PressFont:
        """The font with a key of WeasyPrint's in which some of a text is set. Raises LookupError."""
        known = (font for font in self._fonts.values() if get_pango_font_key(font.pango_font)[0] == key)
        found = next(known, None)
        if found is None:
            fonts = {id(glyph.font): glyph.font for glyph in self._shape(style, text)}.values()
            found = next((one for one in fonts if get_pango_font_key(one.pango_font)[0] == key), None)
        if found is None:
            raise LookupError(text)
        return found

    def _run(self, item: Any) -> list[Glyph]:
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
            number, width, missing = info.glyph, geometry.width, 0
            if number & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                missing = number & ~pango.PANGO_GLYPH_UNKNOWN_FLAG
                number, width = 0, round(font.width(0) * self.em / 1000)
            glyphs.append(
                Glyph(font, number, width, geometry.x_offset, geometry.y_offset,
                       offset + starts[i], offset + following[starts[i]], missing)
            )  # fmt: skip
        return glyphs

    def _font(self, pango_font: Any) -> PressFont:
        address = int(ffi.cast(_ADDRESS, pango_font))
        found = self._fonts.get(address)
        if found is None:
            found = self._fonts[address] = PressFont(pango_font, get_pango_font_key(pango_font)[2])
        return found
