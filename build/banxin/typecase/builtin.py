"""The built-in faces: where they lie and what their catalogue says."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from banxin.typecase.face import Face, FaceOrigin, Role
from banxin.wording import Message
from banxin.world import DISK, shipped

CATALOGUE = "catalogue.yaml"
_TABLE = "tongyong-guifan-8105.txt"
_LOADER: Any = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # written in C where libyaml is there: ten times as fast


def builtin_fonts() -> Path:
    """The folder of the built-in faces, in a wheel or in the repository."""
    place = shipped("fonts")
    if DISK.is_file(place / CATALOGUE):
        return place
    raise FileNotFoundError(
        Message("no {catalogue} in {place}: the installation is incomplete", catalogue=CATALOGUE, place=place)
    )


@cache
def entries(folder: Path) -> tuple[dict[str, Any], ...]:
    """The catalogue's entries as written."""
    text = (folder / CATALOGUE).read_text(encoding="utf-8")
    return tuple(yaml.load(text, Loader=_LOADER)["faces"])


def _face(folder: Path, entry: dict[str, Any]) -> Face:
    return Face(
        name=f"fonts/{entry['file']}",
        family=entry["family"],
        role=Role(entry["role"]),
        weight=entry["weight"],
        path=folder / entry["file"],
        origin=FaceOrigin.BUILTIN,
        licence=entry["licence"],
        licence_file=entry["licence_file"],
        source=f"{entry['upstream']}; {entry['package']} {entry['package_version']}",
        embedding=entry["embedding"],
    )


def builtin_faces() -> tuple[Face, ...]:
    """The built-in faces in the catalogue's order."""
    folder = builtin_fonts()
    return tuple(_face(folder, entry) for entry in entries(folder))


@cache
def standard_characters() -> tuple[str, ...]:
    """The 8,105 characters of 通用规范汉字表 in its own order: what modern Chinese copy should keep to."""
    lines = (builtin_fonts() / _TABLE).read_text(encoding="utf-8").splitlines()
    return tuple("".join(line for line in lines if not line.startswith("#")))


def altered_files() -> tuple[str, ...]:
    """Built-in font files that are missing or have other bytes than the catalogue says."""
    folder = builtin_fonts()
    altered = []
    for entry in entries(folder):
        path = folder / entry["file"]
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            altered.append(entry["file"])
    return tuple(altered)
