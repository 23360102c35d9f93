"""A PDF opened again before it replaces the last good one: readable, all its pages, finite numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from banxin.findings import Finding, finding

_NO_NUMBER = re.compile(rb"(?<![\w/<(.+-])[+-]?(?:nan|inf)(?:inity)?(?![\w)>])", re.IGNORECASE)


def broken(data: bytes, pages: int) -> tuple[Finding, ...]:
    """A finding when `data` is no PDF of so many pages that other software can read."""
    fault = next(_faults(data, pages), "")
    return (
        (finding("press.broken", fault, remedy="look for huge numbers in the stylesheets"),) if fault else ()
    )


def _faults(data: bytes, pages: int) -> Iterator[str]:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) != pages:
                yield f"The PDF has {len(pdf.pages)} pages instead of {pages}"
            for number, page in enumerate(pdf.pages, 1):
                page.contents_coalesce()
                contents = page.obj.get("/Contents")
                if contents is not None and _NO_NUMBER.search(contents.read_bytes()):
                    yield f"Page {number} of the PDF has a number that is none"
                if not all(_is_size(edge) for edge in page.mediabox):
                    yield f"Page {number} of the PDF has no size"
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        yield f"The PDF cannot be read: {str(error)[:200]}"


def _is_size(edge: object) -> bool:
    try:
        return abs(float(edge)) <= 1e6  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
