"""What a font file says of itself: family, weight, slant, role, and whether it may be embedded."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

from banxin.typecase.face import Role
from banxin.wording import Message

# Mono first, since "Sans Mono" is no text face; Fang before Song, since 仿宋 and FangSong contain it; Hei
# before Song, since "Sans Serif" is sans.
_ROLE_WORDS = (
    (Role.MONO, re.compile(r"等宽|等寬|等距|mono(?!type)", re.IGNORECASE)),
    (Role.FANG, re.compile(r"仿|fang", re.IGNORECASE)),
    (Role.KAI, re.compile(r"楷|kai", re.IGNORECASE)),
    (Role.HEI, re.compile(r"黑|圆|圓|hei|sans|gothic", re.IGNORECASE)),
    (Role.SONG, re.compile(r"宋|明體|明体|song|sung|serif|ming|simsun|mincho", re.IGNORECASE)),
)
# Signs with a meaning in CSS or in the family lists of Pango must not come from a stranger's file.
_UNSAFE = re.compile(r"[,;:\"'\\{}<>()@#&|`]")
_WEIGHT_NAME = re.compile(
    r"[ -](?:Thin|Hairline|(?:Extra|Ultra)-?Light|Light|DemiLight|Medium|(?:Semi|Demi)-?Bold|Black|Heavy)$",
    re.IGNORECASE,
)
_MAX_NAME = 80
_RESTRICTED, _NO_SUBSETTING, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200  # OS/2 fsType, OpenType 1.9


@dataclass(frozen=True, slots=True)
class Identity:
    """A face as its own tables describe it; `barrier` says what forbids embedding, or is empty."""

    family: str
    role: Role | None
    weight: int
    italic: bool
    licence: str
    barrier: str


def safe_family(name: str) -> str:
    """A family name without signs that CSS, Pango or a terminal would act upon."""
    kept = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in name)
    return " ".join(_UNSAFE.sub(" ", kept).split())[:_MAX_NAME].strip()


def guess_role(*names: str) -> Role | None:
    """The role which names of a face suggest; the first name that suggests one decides."""
    for name in names:
        for role, words in _ROLE_WORDS:
            if words.search(name):
                return role
    return None


def identity(font: TTFont, path: Path) -> Identity:
    """Family, weight and rights from the font's own tables."""
    names = font["name"]
    said = [str(record) for record in names.names if record.nameID in {1, 4, 16}]
    family = safe_family(names.getDebugName(16) or names.getDebugName(1) or path.stem)
    if "fvar" in font:  # named after its default, it is made in other weights
        family = _WEIGHT_NAME.sub("", family) or family
    os2 = font.get("OS/2")
    return Identity(
        family=family or safe_family(path.stem) or "unnamed",
        role=guess_role(*said, path.stem),
        weight=css_weight(os2.usWeightClass if os2 else 400),
        italic=bool(os2 and os2.fsSelection & 1),
        licence=(names.getDebugName(13) or names.getDebugName(0) or "")[:200],
        barrier=_barrier(os2.fsType if os2 else 0),
    )


def css_weight(weight: int) -> int:
    """A weight class as a CSS weight: 100 to 900 in hundreds."""
    return min(900, max(100, round(weight / 100) * 100))


def _barrier(rights: int) -> str:
    """What the licence bits forbid: a press embeds each face, and only the glyphs in use."""
    if rights & 0x000F == _RESTRICTED:
        return Message("its licence bits (OS/2 fsType) forbid embedding")
    if rights & _NO_SUBSETTING:
        return Message(
            "its licence bits (OS/2 fsType) forbid subsetting, and whole Chinese faces are too large to embed"
        )
    if rights & _BITMAP_ONLY:
        return Message("its licence bits (OS/2 fsType) allow bitmaps only")
    return ""
