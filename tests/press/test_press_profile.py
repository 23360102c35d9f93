"""The profile `press`: what is on each plate, boxes, marks, what the file says of itself."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from banxin.findings import Finding
from banxin.press.pdf import PdfFile
from press.inked_page import CELLS, INKS, MM, SPOT, content, drawn, finished, opened, plates, ticket

CYAN, MAGENTA, YELLOW, BLACK = range(4)
SLUG = 12 * MM
SIDE = 20 * MM


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> PdfFile:
    return drawn(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def made(page: PdfFile) -> bytes:
    return finished(page, ticket())


@pytest.fixture(scope="module")
def inks(made: bytes) -> Image.Image:
    return plates(made)


def cell(picture: Image.Image, x: int, y: int, across: float = 0.5, down: float = 0.8) -> tuple[int, ...]:
    """The inks in percent at a part of a cell, from its upper left corner."""
    left = SLUG + 3 * MM + (x + across) * SIDE
    top = SLUG + 3 * MM + (y + down) * SIDE
    pixel = picture.getpixel((int(left), int(top)))
    assert isinstance(pixel, tuple)
    return tuple(round(part / 2.55) for part in pixel)


PLAIN = {
    "paper": ((0, 0), (0, 0, 0, 0)),
    "black": ((1, 0), (0, 0, 0, 100)),
    "declared": ((2, 0), (0, 100, 100, 0)),
    "half of declared, by opacity": ((4, 2), (0, 50, 50, 0)),
    "bleeding": ((4, 3), (0, 100, 100, 0)),
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_surface_is_printed_with_the_inks_of_the_table(inks: Image.Image, name: str) -> None:
    place, wanted = PLAIN[name]
    seen = cell(inks, *place)
    assert all(abs(one - other) <= 1 for one, other in zip(seen, wanted, strict=True)), seen


@pytest.mark.parametrize("place", [(4, 0), (2, 1), (4, 1), (1, 3)])
def test_greys_are_tints_of_black_alone(inks: Image.Image, place: tuple[int, int]) -> None:
    seen = cell(inks, *place, 0.45, 0.5)
    assert seen[:3] == (0, 0, 0)
    assert 15 < seen[BLACK] < 90


def test_a_colour_of_another_space_keeps_its_hue(inks: Image.Image) -> None:
    green, blue = cell(inks, 1, 1), cell(inks, 0, 1)
    assert min(green[CYAN], green[YELLOW]) > 40 > green[MAGENTA]
    assert min(blue[CYAN], blue[MAGENTA]) > 40 > blue[YELLOW]


def glyph(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """The inks in the middle of the first of two squares that a cell is lettered with."""
    left, top = SLUG + 3 * MM + x * SIDE, SLUG + 3 * MM + y * SIDE
    pixel = picture.getpixel((int(left + 5), int(top + 12)))
    assert isinstance(pixel, tuple)
    return tuple(round(part / 2.55) for part in pixel)


LETTERED = {
    "black on paper": ((0, 0), (0, 0, 0, 100)),
    "white on black": ((1, 0), (0, 0, 0, 0)),
    "white on a colour is left out of all its plates": ((3, 0), (0, 0, 0, 0)),
    "black over more ink than fits below it": ((2, 0), (0, 0, 0, 100)),
    "black over a photograph": ((2, 3), (0, 0, 0, 100)),
    "nearly black": ((3, 3), (0, 0, 0, 100)),
}


@pytest.mark.parametrize("name", LETTERED)
def test_type_is_on_black_alone(inks: Image.Image, name: str) -> None:
    place, wanted = LETTERED[name]
    assert glyph(inks, *place) == wanted


@pytest.mark.parametrize(("condition", "above"), [("newsprint", False), ("coated", True)])
def test_black_type_overprints_where_there_is_room_for_it(
    tmp_path: Path, condition: str, *, above: bool
) -> None:
    html = CELLS[(2, 0)]
    with opened(finished(drawn(tmp_path, {(0, 0): html}), ticket(condition))) as file:
        drawing = content(file)
        state = file.pages[0].Resources.ExtGState.get("/OverK")
    assert (b"/OverK gs\nBT" in drawing) == above
    if above:
        assert (bool(state.OP), bool(state.op), int(state.OPM)) == (True, True, 1)


@pytest.mark.parametrize(
    ("panel", "above"), [("#ffe", True), ("rgba(255, 255, 238, .5)", False), ("none", False)]
)
def test_black_type_overprints_on_a_panel_that_hides_what_is_heavy(
    tmp_path: Path, panel: str, *, above: bool
) -> None:
    html = (
        '<div style="{}; background: linear-gradient(to right, #b3121b, #0055a4)">'
        '<p style="position: absolute; left: -20mm; top: -20mm; width: 30mm; height: 30mm; padding: 20mm;'
        f' margin: 0; background: {panel}">aa</p></div>'
    )
    with opened(finished(drawn(tmp_path, {(2, 2): html}), ticket("coated"))) as file:
        assert (b"/OverK gs\nBT" in content(file)) == above


def test_no_pixel_of_the_page_has_more_ink_than_the_paper_takes(inks: Image.Image) -> None:
    left, top = round(SLUG), round(SLUG)
    whole = inks.crop((left, top, inks.width - left, inks.height - top))
    data = whole.tobytes()
    assert max(sum(data[at : at + 4]) for at in range(0, len(data), 4)) / 2.55 <= 241


@pytest.mark.parametrize("condition", ["newsprint", "uncoated", "coated"])
@pytest.mark.parametrize("standard", ["x-4", "x-1a"])
def test_nothing_of_the_screen_is_left(page: PdfFile, condition: str, standard: str) -> None:
    with opened(finished(page, ticket(condition, standard=standard))) as file:
        spaces, operators = set(), set()
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream):
                spaces.add(str(thing.get("/ColorSpace", "")))
                if thing.get("/Subtype") == "/Form" or "/PatternType" in thing:
                    operators |= set(re.findall(rb"(?<=\s)(?:rg|RG|ri|sc|SC)(?=\s)", thing.read_bytes()))
            if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                spaces.add(str(thing.get("/CS", "")))
                spaces |= {str(one.get("/ColorSpace")) for one in dict(thing.get("/Shading", {})).values()}
                assert not {"/lab-d50", "/lab-d65"} & set(thing.keys())
        operators |= set(re.findall(rb"(?<=\s)(?:rg|RG)(?=\s)", content(file)))
        text = b"".join(thing.unparse(resolved=True) for thing in file.objects)
    assert operators == set()
    assert not any("RGB" in one or "Lab" in one or "ICC" in one for one in spaces)
    assert b"DeviceRGB" not in text
    if standard == "x-1a":
        assert b"/SMask" not in re.sub(rb"/SMask /None", b"", text.split(b"/PatternType 1")[0])
        assert b"/Group" not in text


def test_gradients_are_plain_shadings(made: bytes) -> None:
    with opened(made) as file:
        patterns = [
            pattern
            for thing in file.objects
            if isinstance(thing, pikepdf.Dictionary) and isinstance(thing.get("/Pattern"), pikepdf.Dictionary)
            for pattern in dict(thing.Pattern.items()).values()
        ]
        plain = [one for one in patterns if int(one.PatternType) == 2]
        assert len(plain) == 3  # two of the sheet, one of the SVG; the other fades out
        assert {str(one.Shading.ColorSpace) for one in plain} == {"/DeviceCMYK"}


def around(room: float) -> list[float]:
    """How far the edges of a box lie outside those of another."""
    return [-room, -room, room, room]


@pytest.mark.parametrize(("limit", "marked"), [(None, True), (False, False)])
def test_boxes_lie_within_each_other(page: PdfFile, limit: bool | None, marked: bool) -> None:
    with opened(finished(page, ticket(marks=limit))) as file:
        sheet = file.pages[0]
        media, bleed, trim = (
            [float(edge) for edge in sheet[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox")
        )
    assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx(around(3 * MM), abs=0.01)
    room = SLUG if marked else 0
    assert [m - b for m, b in zip(media, bleed, strict=True)] == pytest.approx(
        [-room] * 2 + [room] * 2, abs=0.01
    )
    assert trim[2] - trim[0] == pytest.approx(100 * MM, abs=0.01)


def test_marks_are_on_all_plates_and_off_the_page(made: bytes) -> None:
    scale = 4
    inks = plates(made, scale)
    middle, half, away = inks.width / 2, inks.height / 2, SLUG / 2 * scale
    crosses = [(middle, away), (middle, inks.height - away), (away, half), (inks.width - away, half)]
    for x, y in crosses:
        around = inks.crop((int(x) - 6, int(y) - 6, int(x) + 7, int(y) + 7))
        assert all(low == 0 and high > 100 for low, high in around.getextrema())
    edge = (SLUG + 3 * MM) * scale
    corner = inks.crop((int(edge) - 4, 4, int(edge) + 5, int((SLUG - 2 * MM) * scale) - 4))
    assert all(high > 100 for _, high in corner.getextrema())


@pytest.mark.parametrize("standard", ["x-4", "x-1a"])
@pytest.mark.parametrize("opacity", [1, 0.5])
def test_what_stands_out_beyond_the_bleed_is_cut_at_it(tmp_path: Path, standard: str, opacity: float) -> None:
    wide = f'<div style="{{}}; left: -40mm; width: 180mm; background: #b3121b; opacity: {opacity}"></div>'
    narrow = wide.replace("-40mm; width: 180mm", "-3mm; width: 106mm")
    over, within = (
        plates(finished(drawn(tmp_path, {(0, 3): html}), ticket(standard=standard)))
        for html in (wide, narrow)
    )
    middle, bleed = round(SLUG + 3 * MM + 3.5 * SIDE), round(SLUG)
    for x in (bleed + 2, over.width - bleed - 3):
        assert over.getpixel((x, middle))[MAGENTA] > 100  # type: ignore[index]
    slugs = ((0, 0, bleed - 1, over.height), (over.width - bleed + 1, 0, over.width, over.height))
    assert all(over.crop(slug).tobytes() == within.crop(slug).tobytes() for slug in slugs)


def test_every_page_has_its_own_number_beside_it(tmp_path: Path) -> None:
    cells = {(0, 0): '<div style="{}; position: static; break-after: page">a</div>' * 3}
    with opened(finished(drawn(tmp_path, cells), ticket())) as file:
        beside = {
            one.Resources.XObject[f"/PressMarks{n}"].read_bytes() for n, one in enumerate(file.pages, 1)
        }
        assert len(beside) == len(file.pages) > 2


def test_spot_colours_have_a_plate_of_their_own(page: PdfFile) -> None:
    with opened(finished(page, ticket(inks=SPOT))) as file:
        spaces = [
            space
            for thing in file.objects
            if isinstance(thing, pikepdf.Array) and len(thing) == 4 and thing[0] == "/Separation"
            for space in [thing]
        ]
        names = {str(space[1]) for space in spaces}
        drawing = content(file)
    assert names == {"/专红", "/All"}
    assert drawing.count(b"/Spot1 cs 1 scn") >= 2
    assert b"0 1 1 0 k" not in drawing


def test_x_4_says_what_it_is(made: bytes) -> None:
    with opened(made) as file:
        intent = file.Root.OutputIntents[0]
        packet = file.Root.Metadata.read_bytes().decode()
        info = {key: str(value) for key, value in file.docinfo.items()}
        assert file.pdf_version == "1.6"
        assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "CGATS TR 002")
        assert intent.DestOutputProfile.read_bytes()[16:20] == b"CMYK"
        assert file.Root.Metadata.get("/Filter") is None
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in packet
    assert packet.count("2019-07-30T12:00:00Z") == 3
    assert info["/Trapped"] == "/False"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20190730120000Z"


def test_x_1a_says_what_it_is(page: PdfFile) -> None:
    with opened(finished(page, ticket(standard="x-1a"))) as file:
        assert (file.pdf_version, str(file.docinfo["/GTS_PDFXVersion"])) == ("1.4", "PDF/X-1a:2003")
        assert "/Metadata" not in file.Root


def test_x_1a_refuses_what_it_cannot_mix(page: PdfFile, tmp_path: Path) -> None:
    asked = ticket(standard="x-1a")
    assert "press.transparency" in codes(page, asked)
    even = {place: html for place, html in CELLS.items() if place in ((2, 1), (4, 2), (2, 2))}
    flat = drawn(tmp_path, even)
    assert "press.transparency" not in codes(flat, asked)
    mixed = plates(finished(flat, asked))
    assert cell(mixed, 4, 2) == (0, 50, 50, 0)
    other = plates(finished(flat, ticket()))
    assert abs(cell(mixed, 2, 1)[BLACK] - cell(other, 2, 1)[BLACK]) <= 1


def test_what_x_1a_refuses_has_its_place(tmp_path: Path) -> None:
    html = (
        '<div style="{}; background: linear-gradient(to right, #b3121b, #0055a4)">'
        '<p style="position: absolute; left: 5mm; top: 5mm; width: 5mm; height: 5mm; margin: 0;'
        ' background: rgba(0, 0, 0, .5)"></p></div>'
    )
    (told,) = findings(drawn(tmp_path, {(1, 1): html}), ticket(standard="x-1a"))
    (spot,) = told.spots
    assert spot.page == 1
    side = SIDE / MM
    assert (spot.left - 5, spot.top - 5) == pytest.approx((side, side), abs=0.2)
    assert (spot.width, spot.height) == pytest.approx((5, 5), abs=0.2)


@pytest.mark.parametrize("style", ["border: 5mm solid transparent", "background: rgba(9, 9, 9, 0)"])
@pytest.mark.parametrize("standard", ["x-4", "x-1a"])
def test_what_is_transparent_throughout_is_not_painted(tmp_path: Path, style: str, standard: str) -> None:
    html = '<div style="{}; background: linear-gradient(to right, #b3121b, #0055a4)">'
    html += f'<p style="margin: 0; {style}">aa</p></div>'
    order = ticket(standard=standard)
    page = drawn(tmp_path, {(1, 1): html})
    assert "press.transparency" not in codes(page, order)
    same = drawn(tmp_path, {(1, 1): html.replace("solid transparent", "none; padding: 5mm")})
    seen, wanted = (plates(finished(one, order)) for one in (page, same))
    assert cell(seen, 1, 1, 0.1, 0.1) == cell(wanted, 1, 1, 0.1, 0.1)


def findings(page: PdfFile, order: object) -> tuple[Finding, ...]:
    from banxin.press.finishing.profiles import PRESS

    return PRESS.finish(page, order).findings[len(page.findings) :]  # type: ignore[arg-type]


def codes(page: PdfFile, order: object) -> list[str]:
    return [one.code for one in findings(page, order)]


def test_pictures_of_too_much_ink_are_told(page: PdfFile) -> None:
    assert codes(page, ticket()) == ["press.ink"]


def test_pictures_of_rgb_are_refused_if_asked_for(page: PdfFile) -> None:
    found = codes(page, ticket(refuse_rgb=True))
    assert found.count("press.rgb-picture") >= 1
    assert "press.rgb-picture" not in codes(page, ticket())


def test_pictures_have_no_more_pixels_than_the_screen_shows(made: bytes) -> None:
    with opened(made) as file:
        sizes = [
            (int(thing.Width), int(thing.Height))
            for thing in file.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
    wanted = 200 * 20 / 25.4  # newsprint, 20 mm
    assert max(max(size) for size in sizes) == pytest.approx(wanted, abs=2)


def test_same_ticket_same_bytes_another_ticket_another_name(page: PdfFile, made: bytes) -> None:
    assert finished(page, ticket()) == made
    with opened(made) as one, opened(finished(page, ticket("coated"))) as other:
        assert bytes(one.trailer.ID[0]) != bytes(other.trailer.ID[0])


def test_no_links_are_left_and_marked_content_keeps_its_numbers(page: PdfFile, made: bytes) -> None:
    with opened(page.data) as before, opened(made) as after:
        numbers = [re.findall(rb"/MCID (\d+)", content(file)) for file in (before, after)]
        assert "/Annots" not in after.pages[0]
    assert numbers[0] == numbers[1]


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript makes the plates")
def test_another_rip_makes_the_same_plates(page: PdfFile, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(finished(page, ticket(inks=SPOT)))
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72"]
    subprocess.run(
        [*command, f"-o{tmp_path}/p%d.tif", str(tmp_path / "page.pdf")], check=True, capture_output=True
    )
    names = {path.name for path in tmp_path.glob("p1(*.tif")}
    assert len(names) == 5
    with Image.open(tmp_path / "p1(Black).tif") as black, Image.open(tmp_path / "p1(Cyan).tif") as cyan:
        spot = (int(SLUG + 3 * MM + 5), int(SLUG + 3 * MM + 12))
        assert (black.convert("L").getpixel(spot), cyan.convert("L").getpixel(spot)) == (0, 255)


def test_the_mixes_are_those_asked_for() -> None:
    assert all(mix.inks == (0.0, 1.0, 1.0, 0.0) for mix in INKS.values())
