"""What a shaped text becomes in a PDF: its fonts, and text arrays of their glyphs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import Any, Final
from unicodedata import combining, normalize

from fontTools.ttLib import TTFont
from weasyprint.logger import LOGGER
from weasyprint.text.ffi import FROM_UNITS, ffi, harfbuzz, pango
from weasyprint.text.fonts import get_hb_object_data, get_pango_font_hb_face, get_pango_font_key

from banxin.compositor.tables import UNITS_PER_PX
from banxin.engine.styles.combining import place_marks

_EXTENTS: Final = ffi.new("PangoRectangle *")  # read at once after each call


@dataclass(slots=True, eq=False)
class PressFont:
    """A Pango font, and the PDF font it became in the file being written.

    `found_in` are the face, the style and the text by which it was found.
    """

    pango_font: Any
    size: float
    widths: dict[int, int] = field(default_factory=dict)
    _family: str = ""
    home: Any = None
    pdf_font: Any = None
    aliases: dict[int, "AliasFont"] = field(default_factory=dict)
    found_in: Any = None

    @property
    def family(self) -> str:
        """The name of the family it is of."""
        if not self._family:
            description = get_pango_font_key(self.pango_font)[1]
            self._family = str(ffi.string(pango.pango_font_description_get_family(description)).decode())
        return self._family

    def enter(self, stream: Any) -> Any:
        """The PDF font of this file; looked up once per file."""
        if self.home is not stream._fonts:
            self.pdf_font, _ = stream.add_font(self.pango_font)
            self.home = stream._fonts
        return self.pdf_font

    def under_alias(self, number: int) -> "AliasFont":
        """This font in another alias (see `embedding`)."""
        found = self.aliases.get(number)
        if found is None:
            found = self.aliases[number] = AliasFont(
                self.pango_font, self.size, self.widths, plain=self, number=number
            )
        return found

    def has(self, character: str) -> bool:
        """Whether the face has a glyph of its own for a character."""
        face = get_pango_font_hb_face(self.pango_font)
        return ord(character) in _characters_of(get_hb_object_data(face), harfbuzz.hb_face_get_index(face))

    def ink(self, glyph: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of a glyph's ink from its origin, downwards, in units."""
        pango.pango_font_get_glyph_extents(self.pango_font, glyph, _EXTENTS, ffi.NULL)
        left, top = int(_EXTENTS.x), int(_EXTENTS.y)
        return left, top, left + int(_EXTENTS.width), top + int(_EXTENTS.height)

    def ink_middle(self, glyph: int) -> float:
        """Middle of a glyph's ink from its origin, in units."""
        left, _, right, _ = self.ink(glyph)
        return (left + right) / 2

    def width(self, glyph: int) -> int:
        """Logical width of a glyph in thousandths, as the PDF's table of widths will say."""
        found = self.widths.get(glyph)
        if found is None:
            pango.pango_font_get_glyph_extents(self.pango_font, glyph, ffi.NULL, _EXTENTS)
            found = self.widths[glyph] = round(_EXTENTS.width * 1000 * FROM_UNITS / self.size)
        return found


@dataclass(slots=True, eq=False)
class AliasFont(PressFont):
    """A font in a alias other than its first: its glyphs stand for other characters."""

    plain: PressFont | None = None
    number: int = 0

    def enter(self, stream: Any) -> Any:
        """The alias in this file."""
        assert self.plain is not None
        return self.plain.enter(stream).aliases[self.number - 1]


@dataclass(slots=True, eq=False)
class GlyphRun:
    """Glyphs of one font: the inside of a PDF text array, and how far it moves the pen (units)."""

    font: PressFont
    code: str
    advance: int
    glyphs: tuple[tuple[int, str], ...]
    rise: int = 0


@dataclass(slots=True, eq=False)
class Print:
    """What is printed for one sort."""

    parts: tuple[GlyphRun, ...]
    advance: int


@dataclass(slots=True)
class Glyph:
    """A shaped glyph; lengths in units, downwards."""

    font: PressFont
    glyph: int
    width: int
    dx: int
    dy: int
    start: int  # bytes of the text
    end: int
    missing: int = 0  # the code point that no face has


@lru_cache(maxsize=8)
def _characters_of(data: bytes, number: int) -> frozenset[int]:
    """Code points that a font file maps to glyphs."""
    return frozenset(TTFont(BytesIO(data), fontNumber=number, lazy=True).getBestCmap() or ())


def warn_of(glyphs: Sequence[Glyph]) -> None:
    """Say which characters no face has."""
    for glyph in glyphs:
        if glyph.missing:
            LOGGER.warning("no face has U+%04X", glyph.missing)


def print_of(glyphs: list[Glyph], text: str, origin: int, em: int, tracking: int = 0) -> Print:
    """PDF text arrays of some glyphs, one for each stretch in one font in which each means one thing.

    Marks are put on their letters. `origin` is the byte at which the text starts in what was shaped; letters
    are `tracking` units further apart than they would be, the last is not followed by any.
    """
    warn_of(glyphs)
    meant = _characters(glyphs, text.encode(), origin)
    if (
        len(glyphs) > 1
        and not text.isascii()
        and any(combining(character) for character in normalize("NFD", text))
    ):
        place_marks(glyphs, _parts_of_letters(meant), em)
    if tracking:
        for glyph, following, character in zip(glyphs, glyphs[1:], meant[1:], strict=False):
            if following.start != glyph.start and not (character and combining(character[0])):
                glyph.width += tracking
    parts: list[GlyphRun] = []
    index = 0
    while index < len(glyphs):
        end = index
        first = glyphs[index]
        means: dict[int, str] = {}
        while end < len(glyphs) and glyphs[end].font is first.font and glyphs[end].dy == first.dy:
            if means.setdefault(glyphs[end].glyph, meant[end]) != meant[end]:
                break
            end += 1
        parts.append(_part(glyphs[index:end], meant[index:end]))
        index = end
    return Print(tuple(parts), sum(part.advance for part in parts))


def _characters(glyphs: list[Glyph], data: bytes, origin: int) -> list[str]:
    """What each glyph stands for; a cluster of as many glyphs as characters is one for one."""
    meant: list[str] = []
    for start, cluster in groupby(glyphs, key=attrgetter("start")):
        ends = [glyph.end for glyph in cluster]
        text = data[start - origin : ends[0] - origin].decode()
        meant += list(text) if len(text) == len(ends) else [text, *[""] * (len(ends) - 1)]
    return meant


def _parts_of_letters(meant: list[str]) -> list[str]:
    """Letter or mark of each glyph, where one letter became several glyphs as well."""
    parts: list[str] = []
    rest = ""
    for character in meant:
        if character:
            apart = normalize("NFD", character)
            parts.append(apart[0])
            rest = apart[1:]
        else:
            parts.append(rest[:1])
            rest = rest[1:]
    return parts


def _part(glyphs: list[Glyph], meant: list[str]) -> GlyphRun:
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
    seen = tuple((glyph.glyph, text) for glyph, text in zip(glyphs, meant, strict=True))
    return GlyphRun(font, "".join(code), sum(g.width for g in glyphs), seen, glyphs[0].dy)
