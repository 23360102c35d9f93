"""A face: one weight of one family, and the roles type of a Chinese page is used in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Role(StrEnum):
    """The classical faces of Chinese printing (clreq 2.2), and one for code."""

    SONG = "song"  # 宋体: text and headlines
    HEI = "hei"  # 黑体: emphasis, small heads, labels
    KAI = "kai"  # 楷体: notes, quotations, bylines
    FANG = "fang"  # 仿宋: decks, secondary heads, documents
    MONO = "mono"  # 等宽: code; a letter takes half an em, a Han character of Hei two such cells


class FaceOrigin(StrEnum):
    """Where a face comes from, in the order in which faces are looked for."""

    PUBLICATION = "publication"
    INSTALLED = "installed"
    BUILTIN = "builtin"


@dataclass(frozen=True, slots=True)
class Face:
    """One face in one font file; `index` counts faces in a collection.

    `weight` is a CSS weight, a multiple of 100. `role` is None for a face that is only a last resort,
    for characters no other face has. `name` is the file as messages call it.
    """

    name: str
    family: str
    role: Role | None
    weight: int
    path: Path
    index: int = 0
    italic: bool = False
    origin: FaceOrigin = FaceOrigin.BUILTIN
    licence: str = ""
    licence_file: str = ""
    source: str = ""
    embedding: str = ""

    @property
    def label(self) -> str:
        """Family and weight, as a reader of a message knows the face."""
        return f"{self.family} {self.weight}"


class FaultKind(StrEnum):
    """What can be wrong with a font file of a publication."""

    BROKEN = "broken"
    TOO_LARGE = "too large"
    TOO_MANY = "too many"
    OUTSIDE = "outside"
    RESTRICTED = "restricted"
    DUPLICATE = "duplicate"
    UNEVEN = "uneven"
    WEIGHT = "weight"
    CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True)
class FontFault:
    """A font file that is not used, or not as it asks to be, and why; `file` as seen from the publication."""

    file: str
    kind: FaultKind
    reason: str
    remedy: str = ""
