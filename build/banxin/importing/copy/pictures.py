"""Pictures taken along: told by their bytes, named safely, bounded."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from banxin.importing.copy.remarks import Remarks
from banxin.manuscript.images.kinds import SVG, kind_of, opener
from banxin.manuscript.images.rasters import PIXEL_LIMIT
from banxin.manuscript.images.reading import IMAGE_LIMIT
from banxin.wording import Message

_UNSAFE = re.compile(r"[^0-9A-Za-z\u3400-\u9fff\-]+")
_LONGEST = 40  # characters of a name


@dataclass(slots=True)
class Pictures:
    """Pictures of one file by their keys: name and bytes; the same bytes are one picture."""

    remarks: Remarks
    taken: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    _keys: dict[bytes, str] = field(default_factory=dict)

    def add(self, name: str, data: bytes, line: int) -> str:
        """The key of a picture; empty for one that cannot be taken, which is told."""
        if data in self._keys:
            return self._keys[data]
        if fault := _fault(data):
            self.tell(name, fault, line)
            return ""
        kind = kind_of(data)
        assert kind is not None
        ending = PurePosixPath(name).suffix.lower()
        ending = ending if ending in kind.endings else kind.endings[0]
        key = f"picture-{len(self.taken) + 1}"
        self.taken[key] = (safe_name(PurePosixPath(name).stem) + ending, data)
        self._keys[data] = key
        return key

    def tell(self, name: str, reason: str, line: int) -> None:
        """Say that a picture is not taken along."""
        self.remarks.tell(
            "import.picture",
            Message("The picture {name} is not taken along: {reason}.", name=name or "?", reason=reason),
            line,
            remedy=Message("Save it as JPEG or PNG in images/ and name it in the article."),
        )


def safe_name(name: str, fallback: str = "picture") -> str:
    """A name of Han, letters, digits and hyphens."""
    plain = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).strip("-")[:_LONGEST].strip("-")
    return plain or fallback


def _fault(data: bytes) -> str:
    """Why a picture cannot be taken; empty for one that can."""
    if not data or len(data) > IMAGE_LIMIT:
        return Message("it is empty or too large")
    kind = kind_of(data)
    if kind is None or not kind.endings:
        return Message("it is of a kind that no press takes")
    if kind is SVG:
        return ""
    opens = opener(kind)
    if opens is None:
        return Message("it is of a kind that no press takes")
    try:
        with opens(io.BytesIO(data)) as picture:
            width, height = picture.size
    except (OSError, ValueError, SyntaxError, ArithmeticError, MemoryError):
        return Message("it is damaged")
    return Message("it has too many pixels") if width * height > PIXEL_LIMIT else ""
