"""What of a file shows text: fonts by the names that content calls them by, and the content itself."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Name

from banxin.press.finishing.codes import Codes, UnreadableCodesError, with_codes

_LEVEL = 9  # of deflate: the same each time, and the smallest


class ShownText:
    """Fonts and content that the pages of a file reach; `readable` where content can get other codes.

    Content that is in several parts, or calls two fonts by one name, is none of the engine's.
    """

    def __init__(self, file: pikepdf.Pdf) -> None:
        self.fonts: dict[bytes, Any] = {}
        self.readable = "/AcroForm" not in file.Root  # fields call fonts by name
        self._holders: list[Any] = []
        self._contents: list[Any] = []
        self._seen: set[object] = set()
        for page in file.pages:
            content = page.obj.get("/Contents")
            if isinstance(content, pikepdf.Stream):
                self._contents.append(content)
            elif content is not None:
                self.readable = False
            self._look_at(page.obj.get("/Resources"))
            for annotation in page.obj.get("/Annots", ()):
                if "/AP" in annotation:
                    self.readable = False

    def _look_at(self, resources: Any) -> None:
        if not isinstance(resources, pikepdf.Dictionary) or self._met(resources):
            return
        self._name(resources.get("/Font"))
        states = (state.get("/SMask") for state in _entries(resources, "/ExtGState"))
        masks = [mask.G for mask in states if isinstance(mask, pikepdf.Dictionary) and "/G" in mask]
        for thing in (*_entries(resources, "/XObject"), *_entries(resources, "/Pattern"), *masks):
            drawn = isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != Name.Image
            if drawn and not self._met(thing):
                self._contents.append(thing)
                self._look_at(thing.get("/Resources"))

    def _met(self, thing: Any) -> bool:
        """Whether a thing was looked at before; one that stands in another is not told again."""
        if not thing.is_indirect:
            return False
        known = thing.objgen in self._seen
        self._seen.add(thing.objgen)
        return known

    def _name(self, named: Any) -> None:
        if not isinstance(named, pikepdf.Dictionary) or self._met(named):
            return
        self._holders.append(named)
        for name, font in named.items():
            if not font.is_indirect or self.fonts.setdefault(name[1:].encode(), font).objgen != font.objgen:
                self.readable = False

    def recoded(self, codes: Mapping[bytes, Codes], names: Mapping[bytes, bytes]) -> list[bytes]:
        """Each content, deflated, with other codes and names of its fonts, for `write`.

        Raises UnreadableCodesError where one is written in another way than the engine's.
        """
        if not self.readable:
            raise UnreadableCodesError("content of another make")
        return [
            zlib.compress(with_codes(content.read_bytes(), codes, names), _LEVEL)
            for content in self._contents
        ]

    def write(self, contents: list[bytes], names: Mapping[bytes, bytes]) -> None:
        """Put the contents in place, and the new names of fonts."""
        for content, made in zip(self._contents, contents, strict=True):
            content.write(made, filter=Name.FlateDecode)
        for named in self._holders:
            fonts = dict(named.items())
            for old in fonts:
                del named[old]
            for old, font in fonts.items():
                named["/" + names[old[1:].encode()].decode()] = font


def _entries(resources: Any, kind: str) -> Iterator[Any]:
    named = resources.get(kind)
    if isinstance(named, pikepdf.Dictionary):
        yield from (thing for _, thing in named.items())
