"""Reads the structure of a PDF back: elements with their words, as reading software meets them."""

from __future__ import annotations

import ctypes
import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


class Structure:
    """The structure of a file. `words` has the text of each stretch of marked content by page and MCID."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.words = [_words(page) for page in pypdfium2.PdfDocument(data)]
        self._pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.root = self.pdf.Root.StructTreeRoot

    def lines(self) -> list[str]:
        """One line for each element, indented by depth: its type, and the text that is its own."""
        return [line for kid in _list(self.root.K) for line in self._lines(kid, 0, 0)]

    def elements(self, kind: str) -> list[Any]:
        """All elements of a type, in order."""
        return [one for kid in _list(self.root.K) for one in _below(kid) if f"/{kind}" == one.S]

    def text(self, element: Any) -> str:
        """All the text of an element."""
        return "".join(self._texts(element, 0))

    def parents(self) -> dict[int, Any]:
        """The parent tree: a list of elements for each page, an element for each annotation."""
        numbers = _list(self.root.ParentTree.Nums)
        return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}

    def _lines(self, element: Any, page: int, depth: int) -> Iterator[str]:
        if "/Pg" in element:
            page = self._pages[element.Pg.objgen]
        own = [self._own(kid, page) for kid in _list(element.get("/K", []))]
        said = f"{str(element.S)[1:]} {''.join(own)}".rstrip()
        yield "  " * depth + said
        for kid in _list(element.get("/K", [])):
            if isinstance(kid, pikepdf.Object) and "/S" in kid:
                yield from self._lines(kid, page, depth + 1)

    def _own(self, kid: Any, page: int) -> str:
        if isinstance(kid, int):
            return self.words[page][kid]
        if kid.get("/Type") == "/MCR":
            return self.words[self._pages[kid.Pg.objgen]][int(kid.MCID)]
        return ""

    def _texts(self, element: Any, page: int) -> Iterator[str]:
        if "/Pg" in element:
            page = self._pages[element.Pg.objgen]
        for kid in _list(element.get("/K", [])):
            if isinstance(kid, pikepdf.Object) and "/S" in kid:
                yield from self._texts(kid, page)
            else:
                yield self._own(kid, page)


def _list(kids: Any) -> list[Any]:
    found = list(kids) if isinstance(kids, (pikepdf.Array, list)) else [kids]
    return [int(kid) if not isinstance(kid, pikepdf.Object) else kid for kid in found]


def _below(element: Any) -> Iterator[Any]:
    yield element
    for kid in _list(element.get("/K", [])):
        if isinstance(kid, pikepdf.Object) and "/S" in kid:
            yield from _below(kid)


def _words(page: Any) -> dict[int, str]:
    found: dict[int, str] = defaultdict(str)
    text = page.get_textpage()
    for drawn in page.get_objects(max_depth=4):
        if drawn.type != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        size = pdfium.FPDFTextObj_GetText(drawn.raw, text.raw, None, 0)
        room = (ctypes.c_ushort * (size // 2 + 1))()
        pdfium.FPDFTextObj_GetText(drawn.raw, text.raw, room, size)
        found[_mcid(drawn)] += bytes(room)[:size].decode("utf-16-le").rstrip("\0").strip()
    return found


def _mcid(drawn: Any) -> int:
    for number in range(pdfium.FPDFPageObj_CountMarks(drawn.raw)):
        value = ctypes.c_int()
        mark = pdfium.FPDFPageObj_GetMark(drawn.raw, number)
        if pdfium.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value):
            return value.value
    return -1
