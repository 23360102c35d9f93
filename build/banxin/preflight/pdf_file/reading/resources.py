"""What content streams name: faces, colour spaces, graphics states, each read once for the whole file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pikepdf

from banxin.preflight.pdf_file.reading.colour_spaces import (
    UNKNOWN_SPACE,
    ColourSpace,
    named_space,
    read_space,
)
from banxin.preflight.pdf_file.reading.faces import FaceInFile
from banxin.preflight.pdf_file.reading.marks import InkColour, PictureFacts

_UNREADABLE = (pikepdf.PdfError, TypeError, ValueError, LookupError, AttributeError, RuntimeError)


def number_in(dictionary: Any, key: str, otherwise: float = 0.0) -> float:
    """A number that a dictionary has; `otherwise` where it has none or something else."""
    try:
        return float(dictionary.get(key, otherwise))
    except _UNREADABLE:
        return otherwise


class SharedResources:
    """Faces, spaces and colours of a file by the numbers of their objects."""

    def __init__(self) -> None:
        self.faces: dict[object, FaceInFile] = {}
        self.spaces: dict[object, ColourSpace] = {}
        self.pictures: dict[object, PictureFacts] = {}
        self._colours: dict[tuple[int, tuple[float, ...]], InkColour] = {}
        self._kept: list[Any] = []  # what is known by its address in memory has to stay there

    def face(self, dictionary: Any) -> FaceInFile:
        """The face of a font dictionary."""
        key = self._key(dictionary)
        if key not in self.faces:
            self.faces[key] = FaceInFile(dictionary)
        return self.faces[key]

    def space(self, written: Any) -> ColourSpace:
        """The colour space of a name or an array."""
        if isinstance(written, pikepdf.Name):
            return named_space(str(written)) or UNKNOWN_SPACE
        key = self._key(written)
        if key not in self.spaces:
            self.spaces[key] = read_space(written)
        return self.spaces[key]

    def colour(self, space: ColourSpace, values: tuple[float, ...], pattern: Any = None) -> InkColour:
        """A colour; the same one for the same values."""
        if pattern is not None:
            return InkColour(space, values, pattern)
        key = (id(space), values)
        if key not in self._colours:
            self._kept.append(space)
            self._colours[key] = InkColour(space, values)
        return self._colours[key]

    def picture(self, stream: Any, name: str) -> PictureFacts:
        """What a picture's dictionary says of it."""
        key = self._key(stream)
        if key not in self.pictures:
            self.pictures[key] = picture_facts(stream, stream, name, self)
        return self.pictures[key]

    def _key(self, thing: Any) -> object:
        if getattr(thing, "is_indirect", False):
            return thing.objgen
        self._kept.append(thing)
        return id(thing)


def picture_facts(entries: Any, stream: Any, name: str, shared: SharedResources) -> PictureFacts:
    """A picture from the entries of its dictionary."""
    stencil = entries.get("/ImageMask") is True or str(entries.get("/ImageMask")) == "True"
    written = entries.get("/ColorSpace")
    mask = entries.get("/Mask")
    return PictureFacts(
        stream=stream,
        width=int(number_in(entries, "/Width")),
        height=int(number_in(entries, "/Height")),
        space=UNKNOWN_SPACE if stencil or written is None else shared.space(written),
        bits=1 if stencil else int(number_in(entries, "/BitsPerComponent", 8)),
        stencil=stencil,
        masked="/SMask" in entries or mask is not None,
        filters=filters_of(entries),
        name=name,
    )


def filters_of(entries: Any) -> tuple[str, ...]:
    """The names of a stream's filters, in order."""
    found = entries.get("/Filter")
    if isinstance(found, pikepdf.Array):
        return tuple(str(one) for one in found)
    return () if found is None else (str(found),)


class NamedResources:
    """A resource dictionary: what its names mean. Names that it lacks mean nothing."""

    def __init__(self, dictionary: Any, shared: SharedResources, outer: NamedResources | None = None) -> None:
        self.dictionary = dictionary if isinstance(dictionary, pikepdf.Dictionary) else None
        self.shared = shared
        self.outer = outer
        self._kinds: dict[str, Mapping[str, Any]] = {}
        self._faces: dict[str, FaceInFile | None] = {}
        self._spaces: dict[str, ColourSpace] = {}

    def thing(self, kind: str, name: str) -> Any:
        """What a name means among those of a kind; None where there is nothing."""
        if kind not in self._kinds:
            named = self.dictionary.get(kind) if self.dictionary is not None else None
            self._kinds[kind] = dict(named.items()) if isinstance(named, pikepdf.Dictionary) else {}
        found = self._kinds[kind].get(name)
        if found is None and self.dictionary is None and self.outer is not None:
            return self.outer.thing(kind, name)  # forms of old take the resources of the page (7.8.3)
        return found

    def face(self, name: str) -> FaceInFile | None:
        """The face of a name."""
        if name not in self._faces:
            found = self.thing("/Font", name)
            is_face = isinstance(found, pikepdf.Dictionary)
            self._faces[name] = self.shared.face(found) if is_face else None
        return self._faces[name]

    def space(self, name: str) -> ColourSpace:
        """The colour space of a name."""
        if name not in self._spaces:
            known = named_space(name)
            found = None if known else self.thing("/ColorSpace", name)
            self._spaces[name] = known or (UNKNOWN_SPACE if found is None else self.shared.space(found))
        return self._spaces[name]
