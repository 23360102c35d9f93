"""Faces as CSS names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from banxin.typecase.face import Face

_ESCAPED = str.maketrans({'"': r"\22 ", "\\": r"\5c ", "\n": r"\a ", "\r": r"\d ", "<": r"\3c "})


def quoted(text: str) -> str:
    """A CSS string; what would end it, or the style element around it, is escaped."""
    return f'"{text.translate(_ESCAPED)}"'


def font_face_rules(faces: Iterable[Face], url: Callable[[Face], str]) -> str:
    """One rule for each face, in their order, one to a line."""
    return "".join(
        f"@font-face {{ font-family: {quoted(face.family)}; font-weight: {face.weight};"
        f"{' font-style: italic;' if face.italic else ''} src: url({quoted(url(face))}); }}\n"
        for face in faces
    )
