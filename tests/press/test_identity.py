"""What identifiers of files come of: what is printed, not how the file is packed."""

import io

import pikepdf
import pytest
from pikepdf import Array, String

from banxin.press.finishing.identity import printed_content

from .test_reading_copies import drawn


def packed(data: bytes, **how: object) -> bytes:
    """The file packed another way, as another machine packs it, with the second identifier that gives it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.trailer.ID = Array([String("page"), String("bytes" if how else "other bytes")])
        file.save(out, **how)
    return out.getvalue()


def content(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as file:
        return printed_content(file)


@pytest.mark.parametrize("jpeg", [False, True])
def test_packing_is_no_part_of_what_is_printed(*, jpeg: bool) -> None:
    data = drawn((100, 100), pixels=40, jpeg=jpeg).data
    assert packed(data) != packed(data, qdf=True)
    assert content(packed(data)) == content(packed(data, qdf=True))


def test_other_pages_and_pictures_have_another() -> None:
    files = [drawn((100, 100), pixels=40), drawn((100, 101), pixels=40), drawn((100, 100), pixels=41)]
    assert len({content(packed(file.data)) for file in files}) == 3
