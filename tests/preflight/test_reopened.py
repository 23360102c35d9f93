"""A finished PDF that is damaged is one finding, whatever is wrong; its words are not looked at then."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pytest

from banxin.findings import Finding, finding
from banxin.preflight.reopened import looked_over
from banxin.preflight.text.pdf.reading import OpenedPage

WORDS = finding("setting.lost-text", "read")


def pdf(contents: bytes = b"1 0 0 RG 0 0 m 9 9 l S", pages: int = 2, box: str = "[0 0 90 90]") -> bytes:
    """A file of so many pages that all draw the same."""
    file = pikepdf.new()
    for _ in range(pages):
        page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=pikepdf.Object.parse(box.encode()))
        page.Contents = pikepdf.Array([file.make_stream(b"q"), file.make_stream(contents + b" Q")])
        file.pages.append(pikepdf.Page(file.make_indirect(page)))
    kept = io.BytesIO()
    file.save(kept)
    return kept.getvalue()


def read(pages: Sequence[OpenedPage]) -> tuple[Finding, ...]:
    assert len(pages) == 2
    return (WORDS,)


@pytest.mark.parametrize("contents", [b"", b"/inf 3 Tf (nan) Tj <1nf> Tj 0 0 m", b"/Name.inf gs"])
def test_a_whole_file_is_read(contents: bytes) -> None:
    assert looked_over(pdf(contents), 2, read) == (WORDS,)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "cannot be read"),
        (b"no PDF at all", "cannot be read"),
        (pdf()[: len(pdf()) // 2], "cannot be read"),
        (pdf(pages=1), "has 1 pages instead of 2"),
        (pdf(pages=3), "has 3 pages instead of 2"),
        (pdf(b"nan 0 m"), "Page 1 of the PDF has a number that is none"),
        (pdf(b"0 -Infinity m"), "Page 1 of the PDF has a number that is none"),
        (pdf(box="[0 0 9000000 90]"), "Page 1 of the PDF has no size"),
    ],
)
def test_damage_is_one_finding(data: bytes, message: str) -> None:
    (found,) = looked_over(data, 2, read)
    assert found.code == "press.broken"
    assert message in found.message
    assert " at 0x" not in found.message  # the same fault, the same words


def test_a_mistake_in_reading_is_no_damage() -> None:
    def wrong(pages: Sequence[OpenedPage]) -> tuple[Finding, ...]:
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        looked_over(pdf(), 2, wrong)
