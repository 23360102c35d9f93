"""Objects of a PDF made into bytes as soon as nothing changes them any more, and each of them once.

pydyf asks every object for its bytes when the file is written, and all of them a second time for the
identifier of the file, so that every page is compressed twice. Until then the content of all pages is there
as lists of operators, which are several times as large.
"""

from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream

_their_write = pydyf.PDF.write


class PackedStream(Stream):  # type: ignore[misc]
    """The content of a page that is finished: the bytes it is written as."""

    _banxin_packed: bytes

    @property
    def data(self) -> bytes:
        """What stands in the file."""
        return self._banxin_packed


def pack(stream: Any) -> None:
    """Make a page's content into the bytes it is written as; nothing can be drawn on it afterwards."""
    packed = stream.data
    stream.__class__ = PackedStream
    stream._banxin_packed, stream.stream = packed, []


class _WrittenObject(pydyf.Object):  # type: ignore[misc]
    """The bytes of an object with its place in the file."""

    def __init__(self, source: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = source.number, source.generation, source.free
        self.packed: bytes = source.data
        self.within = source.compressible

    @property
    def data(self) -> bytes:
        """What stands in the file."""
        return self.packed

    @property
    def compressible(self) -> bool:
        """Whether it may stand in a stream of objects."""
        return bool(self.within)


def write(
    pdf: Any, output: Any, version: Any = b"1.7", identifier: Any = False, compress: bool = False
) -> None:
    """Write a PDF, each of its objects made into bytes once."""
    for place, source in enumerate(pdf.objects):
        if source.free != "f":
            pdf.objects[place] = _WrittenObject(source)
    _their_write(pdf, output, version, identifier, compress)
