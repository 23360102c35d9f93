"""Faces for Traditional Chinese: the built-in ones draw Simplified forms, so others must be found.

Many characters have another form in Taiwan and Hong Kong under the same code point (骨 角 直 as printed
there), and marks stand in the middle of the em. A face counts as Traditional when it covers the 5,401
frequent characters of Big5 and does not call itself one of another region.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import cache as remembered
from pathlib import Path
from shutil import which

from banxin.typecase.coverage import coverage
from banxin.typecase.face import Face, FaceOrigin, Role
from banxin.typecase.loose import loosen
from banxin.typecase.naming import css_weight, guess_role, safe_family
from banxin.typecase.opening import FontError, face_count, opened
from banxin.wording import Message
from banxin.world.sealed import SealedFolder

_SECONDS = 20
_REGIONS = {"zh-hant-hk": "zh-hk", "zh-hant-mo": "zh-hk"}
_STOPGAPS = re.compile(r"Fallback|Unifont|WenQuanYi|文泉|Arial Unicode|Last ?Resort", re.IGNORECASE)
"""Families that screens fall back to, of one weight and no region: better none, and a warning, than these."""
_OTHER_REGIONS = re.compile(r"\b(SC|CN|GB|JP|KR|K)\b|简|簡體|Simplified|Japan|Korea|Mono", re.IGNORECASE)
_OWN_REGION = {"zh-tw": re.compile(r"\b(TC|TW)\b|CNS"), "zh-hk": re.compile(r"\b(HK|HC)\b|Hong ?Kong")}
_WEIGHTS = frozenset({400, 700, 900})  # those the layouts ask for
_FIRST_LEVEL = range(0xA4, 0xC7)  # lead bytes of the frequently used characters of Big5
_PATCHY = 500  # of those characters: a face that lacks more sets few lines by itself


@dataclass(frozen=True, slots=True)
class TraditionalReport:
    """Which faces serve Traditional Chinese; none found means that a build would print Simplified forms."""

    lang: str
    faces: tuple[Face, ...]

    @property
    def found(self) -> bool:
        """Whether any face serves."""
        return bool(self.faces)

    @property
    def advice(self) -> str:
        """What to do where none was found."""
        return Message(
            "put a face for Traditional Chinese into the publication's fonts/, or install one "
            "(on Debian: fonts-noto-cjk)"
        )


@remembered
def frequent_traditional() -> frozenset[int]:
    """The 5,401 frequently used characters of Big5."""
    found = set()
    for lead in _FIRST_LEVEL:
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            if (lead << 8 | trail) <= 0xC67E:
                try:
                    found.add(ord(bytes((lead, trail)).decode("big5")))
                except UnicodeDecodeError:
                    continue
    return frozenset(found)


def covers_traditional(face: Face) -> bool:
    """Whether a face can set Traditional Chinese; never a built-in one, whose forms are Simplified."""
    if face.origin is FaceOrigin.BUILTIN or _OTHER_REGIONS.search(face.family):
        return False
    return len(frequent_traditional() - coverage(face)) <= 10  # well-kept faces lack a few variants


def lacks_traditional(face: Face) -> bool:
    """Whether a face has not even the frequent characters in any form, so that words would be patched up."""
    return len(frequent_traditional() - coverage(face)) > _PATCHY


def traditional_coverage(faces: tuple[Face, ...], lang: str) -> TraditionalReport:
    """The faces among those given that serve a publication in `lang`."""
    return TraditionalReport(lang, tuple(filter(covers_traditional, faces)))


def installed_faces(lang: str, cache: SealedFolder) -> tuple[Face, ...]:
    """Installed faces for a language, as fontconfig tells them: one for each role and weight in use.

    Without fontconfig's fc-list there are none. The region's own families come first (TC for Taiwan, HK
    for Hong Kong), then families of the name that sorts first, so that a machine always answers alike.
    """
    region = _REGIONS.get(lang.casefold(), "zh-tw")
    best: dict[tuple[Role, int], Face] = {}
    for face in sorted(_listed(region), key=lambda face: _preference(face, region)):
        if face.role is not None and face.weight in _WEIGHTS:
            best.setdefault((face.role, face.weight), face)
    usable = (_usable(face, cache) for face in best.values())
    return tuple(face for face in usable if face is not None)


def font_lister() -> Path:
    """The program that was asked for installed faces, or would have been."""
    return Path(which("fc-list") or "/usr/bin/fc-list")


def _preference(face: Face, region: str) -> tuple[bool, str, str, int]:
    return (not _OWN_REGION[region].search(face.family), face.family, face.name, face.index)


def _usable(face: Face, cache: SealedFolder) -> Face | None:
    try:
        loose = loosen(face, cache) if face_count(face.path) > 1 else face
        return loose if covers_traditional(loose) else None
    except (FontError, OSError):
        return None


def _listed(region: str) -> list[Face]:
    """What fc-list knows for a language, one line to a face; other regions and stopgaps left out."""
    if (lister := which("fc-list")) is None:
        return []
    form = "%{file}\t%{index}\t%{family}\t%{weight}\t%{slant}\t%{fullname}\n"
    try:
        done = subprocess.run(
            [lister, f":lang={region}:variable=false", "--format", form],
            capture_output=True,
            encoding="utf-8",  # whatever the locale: fontconfig passes on what fonts and file systems hold
            errors="surrogateescape",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    faces = (_from_line(line) for line in sorted(done.stdout.splitlines()))
    return [face for face in faces if face is not None and not _refused(face.family)]


def _refused(family: str) -> bool:
    return bool(_OTHER_REGIONS.search(family) or _STOPGAPS.search(family))


def _from_line(line: str) -> Face | None:
    fields = line.split("\t")
    if len(fields) != 6 or fields[4] != "0" or not fields[1].isdigit():
        return None
    path, index, family = Path(fields[0]), int(fields[1]) & 0xFFFF, fields[2].split(",")[0]
    if path.suffix.lower() not in {".otf", ".ttf", ".ttc", ".otc"}:
        return None
    try:
        with opened(path, index) as font:
            weight = css_weight(font["OS/2"].usWeightClass)
    except FontError:
        return None
    return Face(
        name=path.name,
        family=safe_family(family),
        role=guess_role(fields[2], fields[5]),
        weight=weight,
        path=path,
        index=index,
        origin=FaceOrigin.INSTALLED,
        source=Message("installed on this machine"),
        embedding=Message("see the licence of the installed face"),
    )
