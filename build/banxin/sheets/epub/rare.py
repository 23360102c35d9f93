"""Faces for characters that reading systems lack: one small font, used for those characters only.

The text itself stays in the reader's own face: it is his to choose. What lies outside GBK, which
every Chinese reading system covers, would show as an empty box on many; for these characters alone
a subset of a face of the press goes along.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from banxin.sheets.epub.copy import EpubDocument, Resource
from banxin.typecase import Face, subset

FaceFor = Callable[[str], Face | None]
"""The face of the press that has a glyph for a character."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ue000-\uf8ff\U00020000-\U000323af]")
_TAG = re.compile(r"(<[^>]*>)")


@dataclass(frozen=True, slots=True)
class RareSetCopy:
    """Documents, stylesheet and fonts with the rare characters taken care of."""

    documents: tuple[EpubDocument, ...]
    css: str
    fonts: tuple[Resource, ...] = ()


def is_rare(character: str) -> bool:
    """Whether a Han character lies outside GBK."""
    if not _HAN.fullmatch(character):
        return False
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return True
    return False


def rare_in(text: str) -> set[str]:
    """The rare characters of a document; most have none and are in GBK as a whole."""
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return set(filter(is_rare, set(text)))
    return set()


def with_rare_faces(documents: tuple[EpubDocument, ...], css: str, face_for: FaceFor) -> RareSetCopy:
    """Wrap each rare character of `documents` in the class of a font that has it.

    A character without any face is left alone: preflight has told the author.
    """
    rare = set[str]().union(*(rare_in(document.xhtml.decode()) for document in documents))
    faces = {character: face_for(character) for character in sorted(rare)}
    by_file: dict[Face, list[str]] = {}
    for character, face in faces.items():
        if face is not None:
            by_file.setdefault(face, []).append(character)
    if not by_file:
        return RareSetCopy(documents, css)
    classes: dict[str, str] = {}
    rules: list[str] = []
    fonts: list[Resource] = []
    for number, (face, characters) in enumerate(by_file.items(), 1):
        name = f"rare-{number}"
        font = _part(face, characters, name)
        fonts.append(font)
        classes |= dict.fromkeys(characters, name)
        rules.append(f'@font-face {{ font-family: "{name}"; src: url("{font.href}"); }}')
        rules.append(f'.{name} {{ font-family: "{name}", serif; }}')
    wrapped = tuple(replace(document, xhtml=_wrapped(document.xhtml, classes)) for document in documents)
    return RareSetCopy(wrapped, css + "\n".join(rules) + "\n", tuple(fonts))


def _wrapped(xhtml: bytes, classes: dict[str, str]) -> bytes:
    head, body, text = xhtml.decode().partition("<body")
    rare = re.compile("[" + "".join(classes) + "]")
    parts = _TAG.split(body + text)
    for at in range(0, len(parts), 2):
        parts[at] = rare.sub(lambda found: f'<span class="{classes[found[0]]}">{found[0]}</span>', parts[at])
    return (head + "".join(parts)).encode()


def _part(face: Face, characters: list[str], name: str) -> Resource:
    data = subset(face, "".join(characters))
    kind = "otf" if data.startswith(b"OTTO") else "ttf"
    return Resource(f"font.{name}", f"fonts/{name}.{kind}", f"font/{kind}", data)
