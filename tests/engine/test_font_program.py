"""CIDs that are glyph numbers: every form of a charset, and a program otherwise untouched."""

import io
import random
import struct

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from banxin.engine.drawing.font_program import DAMAGE, traits_of, with_glyph_numbers_as_cids, with_time_of
from banxin.typecase import builtin_fonts


def cid_keyed(cids: list[int]) -> bytes:
    """A CID-keyed face whose glyphs, in their order, have these CIDs: a built-in one cut down, named anew."""
    font = TTFont(builtin_fonts() / "BanxinSong-Regular.otf", recalcTimestamp=False)
    options = subset.Options(layout_features=[], notdef_outline=True, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(gids=range(len(cids) + 1))
    cutter.subset(font)
    top = font["CFF "].cff.topDictIndex[0]
    names = [".notdef", *(f"cid{cid:05d}" for cid in cids)]
    new = dict(zip(font.getGlyphOrder(), names, strict=True))
    top.CharStrings.charStrings = {new[name]: at for name, at in top.CharStrings.charStrings.items()}
    top.charset = names
    metrics = {new[name]: metric for name, metric in font["hmtx"].metrics.items()}
    font["hmtx"].metrics = metrics
    for tag in ("cmap", "VORG", "vmtx", "vhea", "GDEF", "GSUB", "GPOS", "BASE"):
        if tag in font:
            del font[tag]
    font.setGlyphOrder(names)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def charset(program: bytes) -> list[str]:
    return list(TTFont(io.BytesIO(program))["CFF "].cff.topDictIndex[0].charset)


RANDOM = random.Random(7)


@pytest.mark.parametrize(
    "cids",
    [
        [7],  # two glyphs: no room for anything but a list
        [7, 9],
        list(range(5, 25)),  # one run
        [1, 2, 3, 10, 11, 12, 900],  # runs
        sorted(RANDOM.sample(range(1, 60000), 400)),  # a list
        list(range(300, 900)),  # one long run
        list(range(1, 50)),  # right already
    ],
)
def test_cids_become_glyph_numbers_and_nothing_else_changes(cids):
    program = cid_keyed(cids)
    made = with_glyph_numbers_as_cids(program)
    assert charset(made) == [".notdef", *(f"cid{n:05d}" for n in range(1, len(cids) + 1))]
    assert len(made) == len(program)
    assert with_glyph_numbers_as_cids(made) == made
    if cids != list(range(1, len(cids) + 1)):
        assert charset(program) != charset(made)
    before, after = TTFont(io.BytesIO(program)), TTFont(io.BytesIO(made))
    for tag in set(before.reader.keys()) - {"CFF ", "head"}:
        assert before.reader[tag] == after.reader[tag]
    assert TTFont(io.BytesIO(made), checkChecksums=2)["CFF "]


def test_a_face_without_a_charset_of_its_own_gets_one():
    program = bytearray(cid_keyed([4, 5, 9]))
    at = program.index(b"\x0c\x1e")  # the operator ROS; the charset's operator follows with its offset
    names = TTFont(io.BytesIO(bytes(program)))["CFF "].cff.topDictIndex[0].rawDict
    offset = struct.pack(">Bl", 29, names["charset"])
    place = program.find(offset, at)
    if place < 0:
        short = struct.pack(">Bh", 28, names["charset"])
        place = program.find(short, at)
        program[place : place + 3] = struct.pack(">Bh", 28, 0)
    else:
        program[place : place + 5] = struct.pack(">Bl", 29, 0)
    assert charset(with_glyph_numbers_as_cids(bytes(program)))[1:] == ["cid00001", "cid00002", "cid00003"]


@pytest.mark.parametrize("file", ["BanxinSong-Regular.otf", "BanxinKai-Regular.ttf"])
def test_what_needs_nothing_is_left_alone(file):
    program = (builtin_fonts() / file).read_bytes()
    assert with_glyph_numbers_as_cids(program) is program
    assert traits_of(program) is not None


def test_weight_and_slant_are_those_of_the_file():
    traits = traits_of(cid_keyed([3, 4]))
    assert traits is not None
    assert (traits.weight, traits.italic) == (400, False)


def test_the_time_of_the_source_is_kept():
    source = cid_keyed([3, 4])
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    font["head"].modified += 1000
    later = io.BytesIO()
    font.save(later)
    assert with_time_of(later.getvalue(), source) == source


def test_damage_is_one_kind_of_failure():
    program = cid_keyed(list(range(5, 15)))
    start = dict(TTFont(io.BytesIO(program)).reader.tables)["CFF "].offset
    for place in (*range(0, 200), *range(start, start + 60)):
        broken = program[:place] + bytes([program[place] ^ 0xFF]) + program[place + 1 :]
        try:
            with_glyph_numbers_as_cids(broken)
        except DAMAGE:
            continue
