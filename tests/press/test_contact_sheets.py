"""Contact sheets: what is said of a layout stays on the paper."""

import io

import pikepdf
import pypdfium2
import pytest

from banxin.press.pdf.contact_sheets import ContactSheet, contact_sheets

WIDTH, MARGIN = 841.89, 36.0
FACES = ":root { --face-hei: serif; --face-song: serif }"


def blank() -> bytes:
    file = pikepdf.new()
    file.add_blank_page(page_size=(600, 800))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("about", "lines"), [("A4, one column", 1), ("A4, one column, for office " * 8, 2)])
def test_words_about_a_layout_take_a_second_line_and_stay_above_the_pages(about: str, lines: int) -> None:
    data = contact_sheets([ContactSheet("Bulletin", about, blank(), (0,))], FACES, {})
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    boxes = [page.get_charbox(at) for at in range(page.count_chars()) if page.get_text_range(at, 1).strip()]
    below = [box for box in boxes if box[3] < page.get_charbox(0)[1]]
    assert max(right for _, _, right, _ in below) <= WIDTH - MARGIN
    height = max(top for *_, top in below) - min(bottom for _, bottom, _, _ in below)
    assert 9.5 * (lines - 1) < height < 10 * lines
    assert min(bottom for _, bottom, _, _ in below) > 595.28 - 60
    assert len(below) == len(about.replace(" ", ""))
