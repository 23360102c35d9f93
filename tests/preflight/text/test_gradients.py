"""A fill by a gradient, as drawings have it: it hides what is below, and is no ground of one colour."""

from __future__ import annotations

import pikepdf
import pytest

from banxin.preflight.text.pdf.painted import PaintedPage
from banxin.preflight.text.pdf.reading import opened_pages, read_pages

FILL = b"/Pattern cs /P scn 10 10 80 40 re f"


def painted(contents: bytes, kind: int = 2, alpha: float = 1) -> PaintedPage:
    """A page that a pattern fills: a gradient, or (1) a tile of lines."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    if kind == 2:
        colours = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
        shading = pikepdf.Dictionary(
            ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB, Coords=[0, 0, 90, 0], Function=colours
        )
        pattern = pikepdf.Dictionary(PatternType=2, Shading=shading)
    else:
        pattern = pikepdf.Stream(pdf, b"0 0 m 4 4 l S")
        pattern.update({"/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/BBox": [0, 0, 4, 4]})
        pattern.update({"/XStep": 4, "/YStep": 4, "/Resources": pikepdf.Dictionary()})
    page.obj.Resources = pikepdf.Dictionary(
        Pattern=pikepdf.Dictionary(P=pattern), ExtGState=pikepdf.Dictionary(A=pikepdf.Dictionary(ca=alpha))
    )
    page.Contents = pdf.make_stream(contents)
    (read,) = read_pages(opened_pages(pdf))
    return read


def test_a_gradient_hides_as_a_picture_does() -> None:
    page = painted(FILL)
    (surface,) = page.surfaces
    assert surface.picture
    assert [surface.covers(50, 30), surface.covers(50, 60)] == [True, False]
    assert [one.motley for one in page.drawn] == [True]


@pytest.mark.parametrize(("kind", "alpha"), [(1, 1), (2, 0.4)], ids=["tile of lines", "seen through"])
def test_what_may_be_seen_through_hides_nothing(kind: int, alpha: float) -> None:
    page = painted(b"/A gs " + FILL, kind, alpha)
    assert page.surfaces == ()
    assert [one.motley for one in page.drawn] == [True]


def test_a_plain_fill_after_a_gradient_has_its_own_colour() -> None:
    _, plain = painted(FILL + b" 1 0 0 rg 0 0 50 50 re f").surfaces
    assert (plain.picture, plain.colour) == (False, (1, 0, 0))
