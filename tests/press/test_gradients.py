"""Gradients of files to read: what one tile of a pattern shows becomes a shading, and looks as before."""

from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageChops

from banxin.press.finishing.gradients import plain_gradients
from banxin.press.finishing.saving import saved

FILL = "/Pattern cs /p0 scn"
ONE = f"{FILL} 20 30 100 50 re f"


def shading(pdf: Pdf) -> Any:
    ends = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.8, 0.1, 0.1], C1=[0.9, 0.9, 0.6], N=1)
    return pdf.make_indirect(
        Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 0, 1], Function=ends, Extend=[True, True]
        )
    )


def drawn(content: str, tile: str = "/s0 sh") -> Pdf:
    """A page whose pattern p0 has a tile of 100 by 50 pt at 20, 30, as WeasyPrint draws gradients."""
    pdf = Pdf.new()
    form = pdf.make_stream(tile.encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 1, 1])
    form.Resources = Dictionary(Shading=Dictionary(s0=shading(pdf)))
    pattern = pdf.make_stream(b"/x0 Do")
    pattern.PatternType, pattern.PaintType, pattern.TilingType = 1, 1, 1
    pattern.BBox, pattern.XStep, pattern.YStep = Array([0, 0, 1, 1]), 1, 1
    pattern.Matrix = Array([100, 0, 0, -50, 20, 80])
    pattern.Resources = Dictionary(XObject=Dictionary(x0=form))
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, 200, 100],
        Contents=pdf.make_stream(content.encode()),
        Resources=Dictionary(Pattern=Dictionary(p0=pattern)),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf


def picture(pdf: Pdf) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(saved(pdf))[0].render(scale=2).to_pil().convert("RGB")
    return image


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (ONE, 2),
        (f"q .5 0 0 .5 20 30 cm {FILL} 0 0 200 100 re f Q", 2),
        (f"{FILL} 20 30 m 120 30 l 70 80 l h f", 2),
        (f"{FILL} 20 30 150 50 re f", 1),
        (f"{ONE} 130 30 20 20 re f", 1),
        (f"{ONE} 0 0 1 rg 130 30 20 20 re f", 2),
        (f"q {ONE} Q 130 30 20 20 re f", 2),
        ("/Pattern CS /p0 SCN 20 30 100 50 re S", 1),
    ],
)
def test_one_tile_is_a_shading_and_several_are_not(content: str, kind: int) -> None:
    with drawn(content) as pdf:
        before = picture(pdf)
        plain_gradients(pdf)
        assert int(pdf.pages[0].Resources.Pattern.p0.PatternType) == kind
        difference = ImageChops.difference(before, picture(pdf))
    assert max(high for _, high in difference.getextrema()) <= 3
    assert before.getpixel((100, 100)) != (255, 255, 255) or kind == 1


def test_a_tile_that_draws_more_than_its_shading_stays() -> None:
    with drawn(ONE, "/s0 sh 0 0 .2 .2 re f") as pdf:
        plain_gradients(pdf)
        assert int(pdf.pages[0].Resources.Pattern.p0.PatternType) == 1
