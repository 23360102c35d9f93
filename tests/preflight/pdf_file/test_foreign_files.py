"""Files of other programs, and files that are spoilt: findings, never a fault of ours, in bounded time."""

from __future__ import annotations

import shutil
import subprocess
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from banxin.preflight.pdf_file.checks.rules import RULES
from banxin.preflight.pdf_file.judging import judged_file
from banxin.preflight.pdf_file.reading import budget
from preflight.pdf_file.sound_pdf import paint, press_pdf, saved, screen_pdf

PRESS = RULES["press"]


def codes(data: bytes, profile: str = "press") -> set[str]:
    return {one.code for one in judged_file(data, RULES[profile]).findings}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"rubbish" * 100, b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"])
def test_what_is_no_pdf_is_one_finding(data: bytes) -> None:
    assert codes(data) == {"pdf.unreadable"}


def test_a_file_without_a_table_of_objects_is_mended_and_told() -> None:
    data = saved(press_pdf(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    at = data.rindex(b"startxref")
    assert "pdf.damaged" in codes(data[:at])


PLAIN = saved(
    screen_pdf(), object_stream_mode=pikepdf.ObjectStreamMode.disable,
    stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False,
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 2**31), st.binary(min_size=0, max_size=6)), min_size=1, max_size=12))
def test_damage_gives_findings_only(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(PLAIN)
    for at, written in damage:
        place = at % len(data)
        data[place : place + len(written)] = written
    for profile in ("press", "screen"):
        assert isinstance(judged_file(bytes(data), RULES[profile]).findings, tuple)


@settings(max_examples=40)
@given(st.binary(max_size=300))
def test_any_content_is_read(content: bytes) -> None:
    judged_file(saved(press_pdf(), paint(content)), PRESS)


TOKENS = st.sampled_from(
    b"q Q cm gs g rg k G K cs scn CS SCN m l c re W n f B S sh Do BT ET Tm Td Tf Tj TJ ' \" Tr BDC EMC BI ID"
    b" EI 0 1 -1 0.5 99999 1e9 . - /F1 /Im1 /Over /Nothing /P (a) (a\\) <00010002> <0 [ ] << >>"
    b" /MCID true %".split()
)


@settings(max_examples=60)
@given(st.lists(TOKENS, max_size=60))
def test_any_order_of_operators_is_read(tokens: list[bytes]) -> None:
    judged_file(saved(press_pdf(), paint(b" ".join(tokens))), PRESS)


def form(pdf: pikepdf.Pdf, content: bytes, **inner: object) -> pikepdf.Stream:
    return pdf.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 500, 500]),
        Resources=Dictionary(XObject=Dictionary(**inner)),
    )  # fmt: skip


def drawn(made: pikepdf.Object, pdf: pikepdf.Pdf) -> bytes:
    pdf.pages[1].obj.Resources.XObject.Fm = made
    paint(b"/Fm Do\n")(pdf)
    return saved(pdf)


def test_a_form_that_draws_itself_ends() -> None:
    pdf = press_pdf()
    made = form(pdf, b"/Me Do 1 0 0 rg 90 90 9 9 re f")
    made.Resources.XObject.Me = made
    assert codes(drawn(made, pdf)) == {"pdf.rgb"}


def test_forms_that_double_at_each_step_are_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST_OF_A_PAGE", 20_000)
    pdf = press_pdf()
    made = form(pdf, b"0 0 0 0.5 k 90 90 9 9 re f")
    for _ in range(16):
        made = form(pdf, b"/In Do " * 8, In=made)
    assert codes(drawn(made, pdf)) == {"pdf.unread"}


@pytest.mark.parametrize(
    "content",
    [
        b"(" * 200_000,
        b"[" * 200_000,
        b"<<" * 100_000,
        b"q " * 200_000,
        b"1 " * 300_000,
        b"/OC /A BDC " * 50_000,
        b"BI /W 1 " * 50_000,
        b"(\\" * 100_000,
        b"(\\(" * 100_000,
        b"(((((((a))))))) Tj " * 500,
        b"%" + b"a" * 300_000,
        b"\x00\xff" * 150_000,
    ],
)
def test_reading_takes_no_longer_than_the_content(content: bytes) -> None:
    assert "pdf.unreadable" not in codes(saved(press_pdf(), paint(content)))


def test_pages_that_are_their_own_parents_end() -> None:
    pdf = press_pdf()
    pdf.pages[0].obj.Parent = pdf.pages[0].obj
    del pdf.pages[0].obj["/MediaBox"]
    judged_file(saved(pdf), PRESS)


def test_a_picture_out_of_all_measure_is_not_unpacked() -> None:
    pdf = press_pdf()
    huge = pdf.make_stream(zlib.compress(b"\0" * 1000), Filter=Name.FlateDecode)
    huge.Subtype, huge.Width, huge.Height, huge.BitsPerComponent = Name.Image, 10**6, 10**6, 8
    huge.ColorSpace = Name.DeviceCMYK
    pdf.pages[1].obj.Resources.XObject.Huge = huge
    paint(b"q 200 0 0 200 80 60 cm /Huge Do Q\n")(pdf)
    assert codes(saved(pdf)) == {"pdf.high-resolution"}


POSTSCRIPT = """%!PS
<< /PageSize [300 400] >> setpagedevice
/Helvetica findfont 20 scalefont setfont 50 300 moveto (Ghost) show
1 0 0 setrgbcolor 50 100 100 50 rectfill 0 1 0 0 setcmykcolor 50 200 100 50 rectfill
showpage
"""


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
def test_a_file_of_ghostscript(tmp_path: Path) -> None:
    source, made = tmp_path / "a.ps", tmp_path / "a.pdf"
    source.write_text(POSTSCRIPT, encoding="ascii")
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={made}", str(source)]
    subprocess.run(command, check=True)
    found = codes(made.read_bytes())
    assert {"pdf.rgb", "pdf.no-trim", "pdf.no-pdfx"} <= found
    assert not found & {"pdf.unreadable", "pdf.unread", "pdf.damaged", "pdf.notdef"}


def test_another_writer_of_objects(tmp_path: Path) -> None:
    """The same file saved in older and newer ways says the same."""
    red = paint(b"1 0 0 rg 80 80 50 50 re f\n")
    for options in (
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"linearize": True},
        {"qdf": True},
        {"recompress_flate": True, "compress_streams": True},
    ):
        assert codes(saved(press_pdf(), red, **options)) == {"pdf.rgb"}, options
