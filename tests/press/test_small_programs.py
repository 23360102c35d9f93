"""Programs without empty slots: the same outlines by the same CIDs, whatever the program is like."""

from __future__ import annotations

import io
import struct

import pytest
from fontTools import subset
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from banxin.engine.drawing.font_program import DAMAGE, with_glyph_numbers_as_cids
from banxin.press.finishing.cff_slots import without_empty_slots
from banxin.press.finishing.programs import cff_of
from banxin.press.finishing.truetype_slots import numbered_anew
from banxin.typecase import builtin_fonts

TEXT = "一二国，。Ab1 "


def with_slots(text: str, *, subroutines: bool) -> bytes:
    """The outlines of a built-in face cut down to a text, with all its slots, and their numbers as CIDs."""
    font = TTFont(builtin_fonts() / "BanxinSong-Regular.otf", recalcTimestamp=False)
    options = subset.Options(layout_features=[], retain_gids=True, desubroutinize=not subroutines)
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return cff_of(with_glyph_numbers_as_cids(out.getvalue())) or b""


def drawn(cff: bytes) -> dict[str, list[object]]:
    """What each glyph that has an outline draws, by its CID."""
    outlines = CFFFontSet()
    outlines.decompile(io.BytesIO(cff), None)
    top = outlines.topDictIndex[0]
    found = {}
    for name in top.charset:
        pen = RecordingPen()
        top.CharStrings[name].draw(pen)
        if pen.value:
            found[name] = pen.value
    return found


@pytest.fixture(scope="module", params=[True, False], ids=["subroutines", "plain"])
def slotted(request: pytest.FixtureRequest) -> bytes:
    return with_slots(TEXT, subroutines=request.param)


def test_glyphs_keep_their_cids_and_outlines(slotted: bytes) -> None:
    before = drawn(slotted)
    empty = int(next(iter(before))[3:]) - 1  # a slot without an outline, as if a page used it
    made = without_empty_slots(slotted, {empty})
    outlines = CFFFontSet()
    outlines.decompile(io.BytesIO(made), None)
    top = outlines.topDictIndex[0]
    assert len(slotted) > 20_000 > len(made)
    assert set(top.charset) == {".notdef", "cid00001", *before, f"cid{empty:05d}"}  # 1 is the space
    assert drawn(made) == before
    assert top.CIDCount == int(max(top.charset)[3:]) + 1
    assert without_empty_slots(made, {empty}) == made


def test_a_program_with_names_stays() -> None:
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    outline = T2CharStringPen(500, None)
    outline.moveTo((0, 0))
    outline.lineTo((0, 500))
    outline.lineTo((400, 0))
    outline.closePath()
    shapes = {name: outline.getCharString() for name in (".notdef", "A")}
    builder.setupCFF("Named", {}, shapes, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupMaxp()
    out = io.BytesIO()
    builder.save(out)
    named = cff_of(out.getvalue())
    assert named
    assert without_empty_slots(named, {1}) == named


def truetype() -> bytes:
    """Forty glyphs, most of them empty: 30 is a square, 20 two of it side by side, 10 the 20 and the 30."""
    names = [".notdef", *(f"g{number}" for number in range(1, 40))]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 100))
    pen.lineTo((101, 100))
    pen.closePath()
    square = pen.glyph()
    empty = TTGlyphPen(None).glyph()
    shapes = dict.fromkeys(names, empty) | {"g30": square}
    for name, parts in (("g20", (("g30", 0), ("g30", 300))), ("g10", (("g20", 0), ("g30", 700)))):
        pen = TTGlyphPen(dict.fromkeys(names))
        for part, moved in parts:
            pen.addComponent(part, (0.5 if moved > 500 else 1, 0, 0, 1, moved, 0))
        shapes[name] = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    builder.setupGlyf(shapes, calcGlyphBounds=True)
    builder.setupHorizontalMetrics({name: (500 + at, at % 7) for at, name in enumerate(names)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost(keepGlyphNames=False)
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def shape(font: TTFont, number: int) -> list[object]:
    pen = RecordingPen()
    glyphs = font.getGlyphSet()
    glyphs[font.getGlyphOrder()[number]].draw(pen)
    return [operation for operation in pen.value if operation[0] != "addComponent"] or [
        (name, arguments[1:]) for name, arguments in pen.value
    ]


def test_truetype_glyphs_and_their_parts_get_new_numbers() -> None:
    program = truetype()
    made = numbered_anew(program, {5, 10})
    assert made is not None
    data, numbers = made
    assert dict(numbers) == {0: 0, 5: 1, 10: 2, 20: 3, 30: 4}
    before, after = TTFont(io.BytesIO(program)), TTFont(io.BytesIO(data), checkChecksums=2)
    assert set(after.reader.keys()) == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    for old, new in numbers.items():
        assert shape(before, old) == shape(after, new)
        name, again = before.getGlyphOrder()[old], after.getGlyphOrder()[new]
        assert before["hmtx"][name] == after["hmtx"][again]
    parts = [part.glyphName for part in after["glyf"][after.getGlyphOrder()[2]].components]
    assert parts == [after.getGlyphOrder()[3], after.getGlyphOrder()[4]]


def test_no_program_of_outlines_is_left_alone() -> None:
    assert numbered_anew(b"\0\1\0\0" + struct.pack(">4H", 0, 0, 0, 0), {1}) is None
    assert cff_of(b"OTTO" + bytes(8)) is None


def test_damage_is_one_kind_of_failure(slotted: bytes) -> None:
    for program, cut in ((truetype(), numbered_anew), (slotted, without_empty_slots)):
        for place in range(0, min(400, len(program)), 7):
            broken = program[:place] + bytes([program[place] ^ 0xFF]) + program[place + 1 :]
            try:
                cut(broken, {1})
            except DAMAGE:
                continue
