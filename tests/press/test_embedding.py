"""A publication's own faces in the finished PDF: printed by every reader, and copied as they were written."""

from __future__ import annotations

import io
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from PIL import Image

from banxin.job import build
from banxin.preflight.text.pdf.fonts import read_meanings, read_widths
from banxin.press.pdf import pdf_bytes, set_pages
from banxin.sheets.print.copy import PrintCopy, PrintSheet, address

from .own_faces import cut, publication, variable

TEXT = "一二⼀人⼈不。他说…还有⋯和“引号”，café。**粗一⼀人**国国，又一⼀，甲／乙。"
WRITTEN = TEXT.replace("*", "")


def made(root: Path) -> Path:
    report = build(root)
    assert not [one for one in report.findings if one.severity.value == "error"], report.findings
    return report.outputs[0].path


@pytest.fixture(scope="module", params=["BanxinSong-Regular.otf", "BanxinKai-Regular.ttf"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = publication(tmp_path_factory.mktemp("own"), TEXT, headline="一⼀题")
    cut(request.param, WRITTEN + "题试印", "House Song").save(root / "fonts" / f"house{request.param[-4:]}")
    return made(root)


def fonts(pdf: Path) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Font dictionaries of a PDF with their font descriptors."""
    document = pikepdf.open(pdf)
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0":
            yield thing, thing.DescendantFonts[0].FontDescriptor


def programs(pdf: Path, family: str = "House") -> dict[int, bytes]:
    """Font programs whose name has `family` in it, by the number of their stream."""
    found = {}
    for font, descriptor in fonts(pdf):
        if family in str(font.BaseFont):
            stream = descriptor.get("/FontFile3", descriptor.get("/FontFile2"))
            found[stream.objgen[0]] = stream.read_bytes()
    return found


def seen(image: Image.Image) -> int:
    """Ink in full pixels."""
    return sum((255 - grey) * count for grey, count in enumerate(image.convert("L").histogram())) // 255


def test_every_reader_prints_it(printed: Path) -> None:
    at = len(pypdfium2.PdfDocument(printed)) - 1
    by_pdfium = seen(pypdfium2.PdfDocument(printed)[at].render(scale=2).to_pil())
    pixels = pymupdf.open(printed)[at].get_pixmap(dpi=144)
    by_mupdf = seen(Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples))
    assert by_pdfium > 1500
    assert by_mupdf == pytest.approx(by_pdfium, rel=0.12)


def test_every_reader_copies_what_was_written(printed: Path) -> None:
    at = len(pypdfium2.PdfDocument(printed)) - 1
    by_pdfium = pypdfium2.PdfDocument(printed)[at].get_textpage().get_text_range()
    by_mupdf = pymupdf.open(printed)[at].get_text()
    for copied in (by_pdfium, by_mupdf):
        assert WRITTEN in "".join(copied.split())
        assert "一⼀题" in copied


def test_a_program_holds_the_glyphs_that_are_printed_and_no_others(printed: Path) -> None:
    """They are numbered from one up, and as wide as their fonts tell."""
    meant: dict[object, set[int]] = defaultdict(set)
    for font, descriptor in fonts(printed):
        program = descriptor.get("/FontFile3", descriptor.get("/FontFile2"))
        meant[program.objgen].update(code for code, _ in read_meanings(font.ToUnicode.read_bytes()))
    for font, descriptor in fonts(printed):
        program = descriptor.get("/FontFile3", descriptor.get("/FontFile2"))
        codes, widths = sorted(meant[program.objgen]), read_widths(font)
        assert codes == [*range(1, len(codes) + 1)]
        if "/Subtype" in program:
            outlines = CFFFontSet()
            outlines.decompile(io.BytesIO(program.read_bytes()), None)
            top = outlines.topDictIndex[0]
            assert top.charset == [".notdef", *(f"cid{cid:05d}" for cid in codes)]
            assert "/CIDToGIDMap" not in font.DescendantFonts[0]
            for cid in codes:
                shape = top.CharStrings[f"cid{cid:05d}"]
                shape.draw(NullPen())
                assert shape.width == pytest.approx(widths[cid], abs=1)
            continue
        face = TTFont(io.BytesIO(program.read_bytes()), checkChecksums=2)
        assert font.DescendantFonts[0].CIDToGIDMap == "/Identity"
        assert face["maxp"].numGlyphs == len(codes) + 1
        order = face.getGlyphOrder()
        assert all(face["hmtx"][order[cid]][0] == pytest.approx(widths[cid], abs=1) for cid in codes)


@pytest.mark.parametrize("feature", ["hwid", "vert", "halt", "fwid"])
def test_substituted_glyphs_are_printed_by_every_reader(tmp_path: Path, feature: str) -> None:
    """Glyphs that no character leads to, half as wide or for vertical lines, have right CIDs too."""
    text = "（国）、“Ab12”：。—"
    cut("BanxinSong-Regular.otf", text, "House Song").save(tmp_path / "house.otf")
    css = (
        "@font-face { font-family: House; src: url(https://fonts.invalid/house.otf) }"
        f"p {{ font: 40px House; font-feature-settings: '{feature}' }}"
        "@page { size: 400px 120px; margin: 9px }"
    )
    copy = PrintCopy(
        f"<html lang=zh-Hans><p>{text}", (PrintSheet(css, address("layouts"), "test"),), {"fonts": tmp_path}
    )
    data = pdf_bytes(set_pages(copy))
    by_pdfium = seen(pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil())
    pixels = pymupdf.open(stream=data)[0].get_pixmap(dpi=144)
    by_mupdf = seen(Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples))
    assert by_pdfium > 1000
    assert by_mupdf == pytest.approx(by_pdfium, rel=0.12)


def test_voices_of_a_font_share_its_program(printed: Path) -> None:
    house = [
        (font.DescendantFonts[0].objgen, font.ToUnicode.objgen)
        for font, _ in fonts(printed)
        if "House" in str(font.BaseFont)
    ]
    assert len(programs(printed)) == 1
    assert len({shared for shared, _ in house}) == 1
    assert len({meanings for _, meanings in house}) == len(house) == 2


def test_a_face_cut_down_has_cids_that_are_not_its_glyph_numbers() -> None:
    """The faces above are of the kind that printed blank."""
    charset = cut("BanxinSong-Regular.otf", WRITTEN, "House")["CFF "].cff.topDictIndex[0].charset
    assert charset[-1] != f"cid{len(charset) - 1:05d}"


def test_weights_asked_of_one_file_are_one_program(tmp_path: Path) -> None:
    text = "文字**粗字**。\n\n## 插题一\n\n文。"
    root = publication(tmp_path / "a", text, headline="主题")
    cut("BanxinHei-Regular.otf", text + "主题试印", "House Song").save(root / "fonts" / "only.otf")
    pdf = made(root)
    assert len(programs(pdf)) == 1
    assert {
        str(font.BaseFont).partition("+")[2] for font, _ in fonts(pdf) if "House" in str(font.BaseFont)
    } == {"House-Song"}


def test_two_files_of_one_name_keep_their_glyphs(tmp_path: Path) -> None:
    """Bold text that borrows from the regular weight shows and says what was written."""
    root = publication(tmp_path / "a", "国**家国**。")
    cut("BanxinSong-Regular.otf", "国家题试印。", "House Song").save(root / "fonts" / "a.otf")
    bold = cut("BanxinSong-Bold.otf", "家题。", "House Song")
    bold["OS/2"].usWeightClass = 700
    bold.save(root / "fonts" / "b.otf")
    document = pypdfium2.PdfDocument(made(root))
    assert "国家国。" in document[len(document) - 1].get_textpage().get_text_range()


@pytest.fixture(scope="module")
def of_variations(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = publication(tmp_path_factory.mktemp("variable"), "文文**粗粗**文。", headline="题题")
    variable("House Song", "文粗题试印。").save(root / "fonts" / "vf.ttf")
    first = made(root)
    kept = shutil.copy(first, root / "first.pdf")
    shutil.rmtree(root / ".banxin")
    return Path(kept), made(root)


def test_a_variable_face_is_printed_in_the_weight_asked(of_variations: tuple[Path, Path]) -> None:
    widths = set()
    for program in programs(of_variations[0]).values():
        font = TTFont(io.BytesIO(program), lazy=False)
        assert "fvar" not in font
        inked = [glyph for glyph in font["glyf"].glyphs.values() if glyph.numberOfContours > 0]
        widths |= {glyph.xMax for glyph in inked}
    # 100 units at 200, 600 at 900: text at 400, the half title at 700, heads at 900
    assert widths == {243, 457, 600}


def test_a_variable_face_gives_the_same_bytes_again(of_variations: tuple[Path, Path]) -> None:
    first, second = of_variations
    assert first.read_bytes() == second.read_bytes()
    stamps = {TTFont(io.BytesIO(program))["head"].modified for program in programs(first).values()}
    assert stamps == {3_600_000_000}
