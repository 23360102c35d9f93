"""Pictures of pages that are put together: the lower page is drawn once, and stays as it is."""

from __future__ import annotations

import io

import pikepdf
import pytest

from banxin.preview import pictures
from banxin.preview.layering import layered
from banxin.preview.pictures import PagePictures

_LOWER = b"1 0 0 rg 10 10 30 30 re f"
_UPPER = b"0 0 1 rg 25 25 30.5 30.5 re f"


def _page(content: bytes) -> bytes:
    pdf, out = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page(page_size=(80, 60))
    pdf.pages[0].Contents = pdf.make_stream(content)
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 233])
def test_a_page_drawn_over_another_is_what_both_are_in_one_file(width: int) -> None:
    lower, upper, made = _page(_LOWER), _page(_UPPER), PagePictures()
    both = PagePictures().png(layered(lower, upper), 0, width, "")
    assert made.png(lower, 0, width, "a", upper) == both
    assert made.png(lower, 0, width, "b") != both


def test_the_lower_page_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lower, drawn, made = _page(_LOWER), [], PagePictures()
    draw = pictures._drawn

    def counted(data: bytes, page: int, width: int):  # type: ignore[no-untyped-def]
        drawn.append(data)
        return draw(data, page, width)

    monkeypatch.setattr(pictures, "_drawn", counted)
    first = made.png(lower, 0, 90, "a", _page(_UPPER))
    assert made.png(lower, 0, 90, "b", _page(b"0 1 0 rg 25 25 30 30 re f")) != first
    assert made.png(lower, 0, 90, "c", _page(_UPPER)) == first
    assert len(drawn) == 1
    made.png(_page(_UPPER), 0, 90, "d", _page(_LOWER))
    assert len(drawn) == 2
