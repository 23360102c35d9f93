"""The fonts of a PDF: one for each face, whatever weights were asked of it, and copied as it was written.

WeasyPrint tells fonts apart by family and weight. Three weights asked of one file became three copies of it;
two files under one name became one font. Here a font is its file: the bytes, the face in it, its variation.

A PDF says for each glyph what it stands for, once in a font (ToUnicode; ISO 32000-2, 9.10.3). Where two
characters have one glyph (一 and ⼀, … and ⋯), or a mark is drawn by a glyph of its own once and as part of
a letter elsewhere, the second meaning goes into another *alias* of the font: a font dictionary of its own,
which shares everything but the table of meanings. All readers know that; words spelled beside the glyphs
(ActualText) would make the stretch one thing for whoever selects by place, and a second glyph for each twin
would mean to operate on the font.
"""

from dataclasses import dataclass, field
from hashlib import md5
from typing import Any, Final

import pydyf
import weasyprint.draw.text
import weasyprint.pdf
from weasyprint.logger import LOGGER
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.fonts import get_hb_object_data, get_pango_font_hb_face, get_pango_font_key

from banxin.engine.drawing.font_program import DAMAGE, traits_of, with_glyph_numbers_as_cids, with_time_of

_ADDRESS: Final = ffi.typeof("uintptr_t")
_MOST_VOICES: Final = 255  # Noto CJK has glyphs of up to four characters; more is no face but an attack
_BATCH: Final = 100  # entries of one bfchar section (ISO 32000-2, 9.10.3)
_their_fonts = weasyprint.pdf.build_fonts_dictionary
_their_line = weasyprint.draw.text.draw_first_line

Meanings = tuple[tuple[int, str], ...]
"""Glyphs with what each of them stands for; empty for one that only goes with the glyph before it."""


@dataclass(slots=True, eq=False)
class FontAlias:
    """A font under another name, whose glyphs stand for other characters."""

    hash: str
    bitmap: bool
    to_unicode: dict[int, str] = field(default_factory=dict)


class FaceFont(Font):  # type: ignore[misc]  # WeasyPrint has no type hints
    """A font of the PDF: one face."""

    file_content: bytes
    name: bytes
    to_unicode: dict[int, str]

    def __init__(self, pango_font: Any, description: Any, font_size: float) -> None:
        _describe(get_pango_font_hb_face(pango_font), description)
        super().__init__(pango_font, description, font_size)
        told = f"{self.index} {sorted(self.variations.items())}{self._variable_weight()}"
        mark = md5(self.file_content, usedforsecurity=False)
        mark.update(told.encode())
        digest = mark.digest()
        tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
        self.name = b"/" + tag.encode() + b"+" + self.name.partition(b"+")[2]
        self.hash = tag + digest.hex()[:8]
        self.aliases: list[FontAlias] = []

    def _variable_weight(self) -> str:
        """What WeasyPrint makes an instance from, where the file is not an instance already."""
        return f" {self.weight} {self.style}" if "fvar" in self.tables else ""

    def clean(self, to_unicode: dict[int, str], hinting: bool) -> None:
        """Cut the font down; what is left has glyph numbers as CIDs and does not tell the time."""
        whole = self.file_content
        self.to_unicode = dict(sorted(self.to_unicode.items()))  # a table in order is a third smaller
        super().clean(to_unicode, hinting)
        try:
            if "fvar" in self.tables and whole[:4] != b"ttcf":
                self.file_content = with_time_of(self.file_content, whole)
            self.file_content = with_glyph_numbers_as_cids(self.file_content)
        except DAMAGE as fault:
            LOGGER.warning("The font %s is damaged and may be printed wrong: %s", self.family, fault)

    def alias(self, meanings: Meanings) -> int:
        """The number of the alias in which all glyphs stand for what is meant; 0 is the font itself."""
        if any(glyph == 0 for glyph, _ in meanings):  # what no face has: told elsewhere, and never right
            for glyph, text in meanings:
                self.to_unicode.setdefault(glyph, text)
            return 0
        spoken = [self.to_unicode, *(alias.to_unicode for alias in self.aliases)]
        number = next(
            (n for n, said in enumerate(spoken) if all(said.get(g, text) == text for g, text in meanings)),
            len(spoken),
        )
        if number > _MOST_VOICES:
            return 0
        if number == len(spoken):
            self.aliases.append(FontAlias(f"{self.hash}-{number}", self.bitmap))
            spoken.append(self.aliases[-1].to_unicode)
        spoken[number].update(meanings)
        for glyph, text in meanings:
            self.to_unicode.setdefault(glyph, text)  # what the font itself does not know is cut away
        return number


def _describe(face: Any, description: Any) -> None:
    """Describe a font by the weight and slant of its file: others may have been asked of it.

    A variable face stays as it is asked for: WeasyPrint makes its instance from that.
    """
    try:
        traits = traits_of(get_hb_object_data(face))
    except DAMAGE:
        return
    if traits is not None:
        pango.pango_font_description_set_weight(description, traits.weight)
        slant = pango.PANGO_STYLE_ITALIC if traits.italic else pango.PANGO_STYLE_NORMAL
        pango.pango_font_description_set_style(description, slant)


def add_font(stream: Any, pango_font: Any) -> tuple[Any, float]:
    """The PDF's font for a font of Pango, and its size; stands for `Stream.add_font`."""
    key, description, size = get_pango_font_key(pango_font)
    fonts = stream._fonts
    face = int(ffi.cast(_ADDRESS, get_pango_font_hb_face(pango_font)))
    for known in (("face", face), ("instance", face, key)):
        if known in fonts:
            return fonts[known], size
    font = FaceFont(pango_font, description, size)
    known = ("instance", face, key) if "fvar" in font.tables else ("face", face)
    fonts[known] = next((other for other in fonts.values() if other.hash == font.hash), font)
    return fonts[known], size


def build_fonts_dictionary(pdf: Any, fonts: dict[Any, Any], *arguments: Any) -> Any:
    """WeasyPrint's dictionary of fonts, with the aliases of each."""
    alone = {font.hash: font for font in fonts.values()}
    built = _their_fonts(pdf, alone, *arguments)
    compress = arguments[0]
    for name, font in alone.items():
        for alias in font.aliases if name in built else ():
            plain = pdf.objects[int(built[name].split()[0])]
            meanings = _meanings(alias.to_unicode, compress)
            pdf.add_object(meanings)
            spoken = pydyf.Dictionary({**plain, "ToUnicode": meanings.reference})
            pdf.add_object(spoken)
            built[alias.hash] = spoken.reference
    return built


def _meanings(to_unicode: dict[int, str], compress: bool) -> Any:
    """A ToUnicode CMap."""
    head = (
        b"/CIDInit /ProcSet findresource begin", b"12 dict begin", b"begincmap",
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        b"/CMapName /Adobe-Identity-UCS def", b"/CMapType 2 def",
        b"1 begincodespacerange", b"<0000> <ffff>", b"endcodespacerange",
    )  # fmt: skip
    cmap = pydyf.Stream(list(head), compress=compress)
    entries = [
        f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>".encode()
        for glyph, text in sorted(to_unicode.items())
    ]
    for start in range(0, len(entries), _BATCH):
        batch = entries[start : start + _BATCH]
        cmap.stream += [f"{len(batch)} beginbfchar".encode(), *batch, b"endbfchar"]
    cmap.stream += [b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end"]
    return cmap


def draw_first_line(stream: Any, textbox: Any, *arguments: Any) -> Any:
    """A line that WeasyPrint draws itself; spelled out where its glyphs stand for other characters."""
    start = len(stream.stream)
    drawn = _their_line(stream, textbox, *arguments)
    if not textbox.__dict__.get("_banxin_spelled") and _is_misheard(stream, textbox.pango_layout):
        line = stream.stream[start:]
        del stream.stream[start:]
        words = pydyf.String(textbox.pango_layout.text)
        stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": words}))
        stream.stream += line
        stream.end_marked_content()
    return drawn


def _is_misheard(stream: Any, layout: Any) -> bool:
    """Whether a glyph of the line stands for something else than its text, having been met before."""
    text = layout.text.encode()
    line, _ = layout.get_first_line()
    run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
    while run != ffi.NULL:
        item = run.data
        run = run.next
        font, _ = add_font(stream, item.item.analysis.font)
        glyphs, offset, length = item.glyphs, item.item.offset, item.item.length
        starts = sorted({glyphs.log_clusters[nth] for nth in range(glyphs.num_glyphs)} | {length})
        for nth in range(glyphs.num_glyphs):
            glyph = glyphs.glyphs[nth].glyph
            if glyph == pango.PANGO_GLYPH_EMPTY or glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                continue
            begin = glyphs.log_clusters[nth]
            end = starts[starts.index(begin) + 1]
            if font.to_unicode.get(glyph) not in (text[offset + begin : offset + end].decode(), None):
                return True
    return False
