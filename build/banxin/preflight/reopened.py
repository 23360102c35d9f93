"""A PDF opened again before it replaces the last good one: readable, all its pages, finite numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack

import pikepdf

from banxin.findings import Finding, finding
from banxin.preflight.text.pdf.reading import OpenedPage, opened_pages
from banxin.wording import Message

_NO_NUMBER = re.compile(rb"(?<![\w/<(.+-])[+-]?(?:nan|inf)(?:inity)?(?![\w)>])", re.IGNORECASE)
_NAMES = (b"nan", b"inf")  # one of them is in such a number, in small letters; looked for first, being rare
_STREAM = re.compile(r"^stream <[^>]*>:? *")  # how qpdf names what was handed to it: an address in memory


def looked_over(
    data: bytes, pages: int, read: Callable[[Sequence[OpenedPage]], tuple[Finding, ...]]
) -> tuple[Finding, ...]:
    """What `read` finds in the pages, read once; the one fault of `data` that is no PDF of so many."""
    with ExitStack() as opened:
        try:
            file = opened.enter_context(pikepdf.open(io.BytesIO(data)))
            count = len(file.pages)
            opened_in = list(opened_pages(file)) if count == pages else []
            fault = (
                _fault(opened_in)
                if count == pages
                else Message("The PDF has {count} pages instead of {pages}", count=count, pages=pages)
            )
        except (pikepdf.PdfError, ValueError, RuntimeError) as error:
            fault = Message("The PDF cannot be read: {reason}", reason=_STREAM.sub("", str(error))[:200])
        if fault:
            return (
                finding("press.broken", fault, remedy=Message("look for huge numbers in the stylesheets")),
            )
        return read(opened_in)


def _fault(pages: Sequence[OpenedPage]) -> str:
    """What is wrong with the first page that is not right; empty where all are."""
    for number, opened in enumerate(pages, 1):
        if _has_no_number(opened.contents):
            return Message("Page {number} of the PDF has a number that is none", number=number)
        if not all(_is_size(edge) for edge in opened.page.mediabox):
            return Message("Page {number} of the PDF has no size", number=number)
    return ""


def _has_no_number(contents: bytes) -> bool:
    small = contents.lower()
    return any(name in small for name in _NAMES) and _NO_NUMBER.search(contents) is not None


def _is_size(edge: object) -> bool:
    try:
        return abs(float(edge)) <= 1e6  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
