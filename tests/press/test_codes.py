"""Codes of glyphs written anew: the same words by other numbers, or nothing touched at all."""

from __future__ import annotations

import io
from typing import Any

import pytest
from fontTools.cffLib import CFFFontSet
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf
from tests.press.test_small_programs import TEXT, truetype, with_slots

from banxin.press.finishing.codes import UnreadableCodesError, with_codes, with_meanings
from banxin.press.finishing.font_widths import set_widths, widths_of
from banxin.press.finishing.programs import small_programs

CODES = {b"A": {0x1F00: 1, 0x2028: 2}}
NAMES = {b"A": b"F1", b"B": b"F2"}


@pytest.mark.parametrize(
    ("content", "made"),
    [
        ("BT /A 12 Tf [<1f002028>-250<1F00>] TJ ET", "BT /F1 12 Tf [<00010002>-250<0001>] TJ ET"),
        ("/A 12 Tf <2028> Tj", "/F1 12 Tf <0002> Tj"),
        ("/A 12 Tf [] TJ [ -3.5 <> ] TJ", "/F1 12 Tf [] TJ [ -3.5 <> ] TJ"),
        # a font that keeps its codes; a font comes back with the graphics state
        ("/B 9 Tf <1f00> Tj", "/F2 9 Tf <1f00> Tj"),
        (
            "/A 9 Tf q /B 9 Tf [<1f00>] TJ Q [<1f00>] TJ Q q",
            "/F1 9 Tf q /F2 9 Tf [<1f00>] TJ Q [<0001>] TJ Q q",
        ),
        # words spelled out, numbers of marked content and names of other things stay
        (
            "/Span <</ActualText <feff1f00>>> BDC /A 12 Tf [<1f00>] TJ EMC /A gs /A Do",
            "/Span <</ActualText <feff1f00>>> BDC /F1 12 Tf [<0001>] TJ EMC /A gs /A Do",
        ),
        (
            "/A 12 Tf /Span <</ActualText (Tj [<1f00>] TJ \\) /A 1 Tf)>> BDC [<1f00>] TJ EMC",
            "/F1 12 Tf /Span <</ActualText (Tj [<1f00>] TJ \\) /A 1 Tf)>> BDC [<0001>] TJ EMC",
        ),
        ("1 0 0 rg 0 0 9 9 re f", "1 0 0 rg 0 0 9 9 re f"),
    ],
)
def test_what_is_written_anew(content: str, made: str) -> None:
    assert with_codes(content.encode(), CODES, NAMES).decode() == made


@pytest.mark.parametrize(
    "content",
    [
        "/A 12 Tf (ab) Tj",
        "/A 12 Tf [(ab) 3] TJ",
        "/A 12 Tf [<1f00>-3(ab)] TJ",
        "/A 12 Tf (ab) '",
        "/A 12 Tf <1f01> Tj",
        "/A 12 Tf <1f0> Tj",
        "/A 12 Tf <1f> Tj",
        "<1f00> Tj",
        "q /A 12 Tf Q [<1f00>] TJ",
    ],
)
def test_what_cannot_be_written_anew(content: str) -> None:
    with pytest.raises(UnreadableCodesError):
        with_codes(content.encode(), CODES, NAMES)


def test_meanings_go_with_the_codes() -> None:
    head = b"begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange"
    tail = b"endcmap\nend"
    cmap = head + b"\n3 beginbfchar\n<1f00> <4e00>\n<2028> <00660069>\n<3000> <4e8c>\nendbfchar\n" + tail
    made = head + b"\n2 beginbfchar\n<0001> <4e00>\n<0002> <00660069>\nendbfchar\n" + tail
    assert with_meanings(cmap, CODES[b"A"]) == made
    with pytest.raises(UnreadableCodesError):
        with_meanings(head + b"\n1 beginbfrange\n<0001> <0002> <4e00>\nendbfrange\n" + tail, {1: 1, 2: 2})


@given(st.dictionaries(st.integers(0, 400), st.sampled_from([500, 556.5, 1000])))
def test_widths_are_told_and_read_alike(widths: dict[int, float]) -> None:
    font = Dictionary(W=Array([1, 2, 3]))
    set_widths(font, widths)
    listed, common = widths_of(font), font.get("/DW", 1000)
    assert {cid: float(listed.get(cid, common)) for cid in widths} == widths
    assert set(listed) <= set(widths)


def file_with(content: str, program: bytes, kind: str) -> Pdf:
    """A file of one page whose font A is of a program that the engine could have cut down."""
    pdf = Pdf.new()
    stream = pdf.make_stream(program)
    descriptor = Dictionary(Type=Name.FontDescriptor)
    if kind == "/CIDFontType0":
        stream.Subtype = Name.OpenType
        descriptor.FontFile3 = stream
    else:
        descriptor.FontFile2 = stream
    inner = Dictionary(
        Type=Name.Font, Subtype=Name(kind), FontDescriptor=pdf.make_indirect(descriptor),
        W=Array([5, Array([500]), 10, Array([1000]), 20, Array([1000])]), CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    cmap = b"endcodespacerange\n2 beginbfchar\n<0005> <0041>\n<000a> <4e00>\nendbfchar\nendcmap"
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]), ToUnicode=pdf.make_stream(cmap),
    )  # fmt: skip
    page = pdf.add_blank_page().obj
    page.Contents = pdf.make_stream(content.encode())
    page.Resources = Dictionary(Font=Dictionary(A=pdf.make_indirect(font)))
    return pdf


def the_font(pdf: Pdf) -> tuple[str, Any, Any]:
    ((name, font),) = pdf.pages[0].obj.Resources.Font.items()
    return name, font, font.DescendantFonts[0]


def test_a_file_is_written_anew_as_a_whole() -> None:
    pdf = file_with("BT /A 12 Tf [<000a0005>] TJ ET", truetype(), "/CIDFontType2")
    small_programs(pdf)
    name, font, inner = the_font(pdf)
    assert name == "/F1"
    assert pdf.pages[0].obj.Contents.read_bytes() == b"BT /F1 12 Tf [<00020001>] TJ ET"
    assert b"<0001> <0041>\n<0002> <4e00>" in font.ToUnicode.read_bytes()
    assert inner.CIDToGIDMap == Name.Identity
    assert widths_of(inner) == {1: 500}
    assert "/DW" not in inner
    assert inner.FontDescriptor.FontFile2.Length1 == len(inner.FontDescriptor.FontFile2.read_bytes())


@pytest.mark.parametrize(
    "content", ["BT /A 12 Tf (ab) Tj ET", "BT /A 12 Tf [<000b>] TJ ET", "BT [<000a>] TJ ET"]
)
def test_a_file_of_another_make_keeps_its_codes(content: str) -> None:
    pdf = file_with(content, truetype(), "/CIDFontType2")
    small_programs(pdf)
    name, font, inner = the_font(pdf)
    assert name == "/A"
    assert pdf.pages[0].obj.Contents.read_bytes() == content.encode()
    assert b"<0005> <0041>" in font.ToUnicode.read_bytes()
    assert inner.CIDToGIDMap.read_bytes()[20:22] == b"\0\2"  # glyph 10 is the second after the empty one
    assert len(widths_of(inner)) == 3


def test_forms_go_with_their_pages() -> None:
    pdf = file_with("/X Do", truetype(), "/CIDFontType2")
    page = pdf.pages[0].obj
    form = pdf.make_stream(b"BT /A 12 Tf [<0005>] TJ ET", Type=Name.XObject, Subtype=Name.Form)
    form.Resources = Dictionary(Font=Dictionary(A=page.Resources.Font.A, F1=page.Resources.Font.A))
    page.Resources.XObject = Dictionary(X=form)
    small_programs(pdf)
    assert page.Resources.XObject.X.read_bytes() == b"BT /F1 12 Tf [<0001>] TJ ET"
    assert set(form.Resources.Font.keys()) == {"/F1", "/F2"}


def test_a_bare_program_has_its_glyphs_from_one() -> None:
    cff = with_slots(TEXT, subroutines=False)
    from banxin.press.finishing.cff_slots import numbered_from_one, without_empty_slots

    before = CFFFontSet()
    before.decompile(io.BytesIO(without_empty_slots(cff, set())), None)
    old = [int(name[3:]) for name in before.topDictIndex[0].charset[1:]]
    made = numbered_from_one(cff, set(old[1:4]))
    assert made is not None
    data, codes = made
    assert dict(codes) == {0: 0, old[1]: 1, old[2]: 2, old[3]: 3}
    after = CFFFontSet()
    after.decompile(io.BytesIO(data), None)
    top, first = after.topDictIndex[0], before.topDictIndex[0]
    assert top.charset == [".notdef", "cid00001", "cid00002", "cid00003"]
    assert top.CIDCount == 4
    for number, one in enumerate(old[1:4], 1):
        shape, again = first.CharStrings[f"cid{one:05d}"], top.CharStrings[f"cid{number:05d}"]
        shape.decompile()
        again.decompile()
        assert shape.program == again.program
