"""The profiles office and screen: pages on an office's sheets, small files to read."""

from __future__ import annotations

import datetime as dt
import io
import itertools
from collections.abc import Sequence
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from banxin.press.finishing.office_profile import for_office
from banxin.press.finishing.screen_profile import for_screen
from banxin.press.finishing.ticket import JobTicket, OfficeSheet
from banxin.press.imposition.tiling import starts
from banxin.press.ink.conditions import shipped_condition
from banxin.press.pdf.pages import PdfFile

MM = 72 / 25.4
BLEED = 9.0


def ticket(**office: Any) -> JobTicket:
    moment = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    return JobTicket("期刊", moment, shipped_condition("uncoated"), office=OfficeSheet(**office))


def drawn(size: tuple[float, float], *, bleed: float = 0.0, pixels: int = 0, jpeg: bool = False) -> PdfFile:
    """A page of `size` mm, its left half red to the bleed, with a link, a place to go to, and a picture 72 pt
    wide of so many pixels."""
    width, height = (side * MM for side in size)
    pdf = Pdf.new()
    content = f"1 0 0 rg {-bleed} {-bleed} {width / 2 + bleed} {height + 2 * bleed} re f"
    resources = Dictionary()
    if pixels:
        content += " q 72 0 0 72 10 10 cm /I Do Q"
        resources = Dictionary(XObject=Dictionary(I=picture(pdf, pixels, jpeg=jpeg)))
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([-bleed, -bleed, width + bleed, height + bleed]),
        TrimBox=Array([0, 0, width, height]),
        BleedBox=Array([-bleed, -bleed, width + bleed, height + bleed]),
        Contents=pdf.make_stream(content.encode()),
        Resources=resources,
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    made = pdf.pages[0].obj
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 10, 10], Dest=String("there"))
    made.Annots = Array([pdf.make_indirect(link)])
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=[String("there"), Array([made, Name.XYZ, 100, 200, 0])])
    )
    pdf.Root.StructTreeRoot, pdf.Root.Lang = Dictionary(Type=Name.StructTreeRoot), String("zh-Hans")
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    target = io.BytesIO()
    pdf.save(target)
    return PdfFile(target.getvalue(), ())


def picture(pdf: Pdf, pixels: int, *, jpeg: bool) -> Any:
    image = Image.linear_gradient("L").resize((pixels, pixels)).convert("RGB")
    if jpeg:
        target = io.BytesIO()
        image.save(target, "JPEG")
        stream = Pdf.make_stream(pdf, target.getvalue(), Filter=Name.DCTDecode)
    else:
        stream = pdf.make_stream(image.tobytes())
    stream.Type, stream.Subtype, stream.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
    stream.Width = stream.Height = pixels
    stream.BitsPerComponent = 8
    return stream


def opened(file: PdfFile) -> Pdf:
    return pikepdf.open(io.BytesIO(file.data))


def box(page: pikepdf.Page) -> list[float]:
    return [round(float(edge) / MM, 1) for edge in page.mediabox]


@pytest.mark.parametrize(
    ("size", "bleed", "paper", "expected", "scale"),
    [
        ((210, 297), 0, None, (210, 297), 1.0),  # as large as the sheet, with margins of its own
        ((210, 297), BLEED, None, (210, 297), 200 / 210),  # printed to its edges: smaller
        ((130, 185), 0, None, (210, 297), 1.0),
        ((390, 550), 0, None, (297, 420), 287 / 390),
        ((390, 550), 0, (210, 297), (210, 297), 200 / 390),
        ((420, 297), 0, None, (420, 297), 1.0),  # lies across, and so does the sheet
    ],
)
def test_pages_stand_in_the_middle_of_their_sheets(
    size: tuple[float, float], bleed: float, paper: Any, expected: Sequence[float], scale: float
) -> None:
    made = for_office(drawn(size, bleed=bleed), ticket(paper=paper))
    with opened(made) as pdf:
        assert box(pdf.pages[0]) == [0, 0, *expected]
    image = pypdfium2.PdfDocument(made.data)[0].render(scale=1).to_pil().convert("RGB")
    red = [x for x in range(image.width) if image.getpixel((x, image.height // 2)) == (255, 0, 0)]
    assert len(red) == pytest.approx(size[0] / 2 * scale * MM, abs=1.5)
    assert red[-1] == pytest.approx(image.width / 2, abs=1.5)


def test_links_and_places_go_along() -> None:
    with opened(for_office(drawn((390, 550)), ticket())) as pdf:
        scale = 287 / 390
        dx, dy = 5 * MM, (420 - 550 * scale) / 2 * MM
        rect = [float(edge) for edge in pdf.pages[0].Annots[0].Rect]
        assert rect == pytest.approx([dx, dy, dx + 10 * scale, dy + 10 * scale], abs=0.01)
        place = [float(part) for part in [*pdf.Root.Names.Dests.Names[1]][2:4]]
        assert place == pytest.approx([100 * scale + dx, 200 * scale + dy], abs=0.01)


def test_a_large_page_goes_over_several_sheets() -> None:
    made = for_office(drawn((390, 550)), ticket(paper=(297, 420), tiled=True, overlap=10))
    with opened(made) as pdf:
        assert [box(page) for page in pdf.pages] == [[0, 0, 297, 420]] * 4
        assert [page.label for page in pdf.pages] == ["1-1", "1-2", "1-3", "1-4"]
    assert made.sheets == 4
    first, second = (
        pypdfium2.PdfDocument(made.data)[at].render(scale=1).to_pil().convert("RGB") for at in (0, 1)
    )
    red = [
        sum(image.getpixel((x, 400)) == (255, 0, 0) for x in range(image.width)) for image in (first, second)
    ]
    assert red[0] == pytest.approx(195 * MM, abs=2)
    assert red[1] == pytest.approx((195 - (390 - 287)) * MM, abs=2)


def test_a_page_that_its_sheet_holds_is_not_parted() -> None:
    made = for_office(drawn((210, 297)), ticket(tiled=True))
    with opened(made) as pdf:
        assert [box(page) for page in pdf.pages] == [[0, 0, 210, 297]]
    assert made.sheets is None


@pytest.mark.parametrize(
    ("length", "room", "overlap", "expected"),
    [(100, 100, 10, 1), (100, 120, 10, 1), (101, 100, 10, 2), (190, 100, 10, 2), (191, 100, 10, 3)],
)
def test_as_few_sheets_as_go(length: float, room: float, overlap: float, expected: int) -> None:
    at = starts(length, room, overlap)
    assert len(at) == expected
    if expected > 1:
        assert at[0] == 0
        assert at[-1] + room == pytest.approx(length)
        assert all(after - before <= room - overlap + 1e-6 for before, after in itertools.pairwise(at))


@pytest.mark.parametrize("jpeg", [True, False])
@pytest.mark.parametrize(
    ("finish", "pixels", "expected"),
    [(for_screen, 1000, 200), (for_office, 1000, 300), (for_screen, 100, 100), (for_office, 310, 310)],
)
def test_pictures_have_no_more_pixels_than_are_shown(
    finish: Any, pixels: int, expected: int, jpeg: bool
) -> None:
    with opened(finish(drawn((210, 297), pixels=pixels, jpeg=jpeg), ticket())) as pdf:
        image = pdf.pages[0].Resources.XObject.I
        assert (int(image.Width), int(image.Height)) == (expected, expected)
        shown = pikepdf.PdfImage(image).as_pil_image().convert("L")
        assert shown.getpixel((5, 2)) < 40
        assert shown.getpixel((5, expected - 3)) > 215


def test_a_screen_shows_the_trimmed_page_with_its_structure() -> None:
    with opened(for_screen(drawn((210, 297), bleed=BLEED), ticket())) as pdf:
        assert box(pdf.pages[0]) == [0, 0, 210, 297]
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
        assert "/StructTreeRoot" in pdf.Root
        assert "/OutputIntents" not in pdf.Root
        assert len(pdf.pages[0].Annots) == 1


@pytest.mark.parametrize("finish", [for_screen, for_office])
def test_the_same_file_comes_out_alike(finish: Any) -> None:
    file = drawn((210, 297), pixels=700)
    assert finish(file, ticket()).data == finish(file, ticket()).data
