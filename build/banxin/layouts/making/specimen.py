"""The specimen: one publication that has every element of an article, for trials, samples and the gallery."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

SPECIMENS = Path(__file__).parents[1] / "specimen"
LANGS = ("zh-Hans", "zh-Hant-TW")
"""The languages that there is a specimen in."""

MANIFEST = PurePosixPath("manifest.yaml")


def specimen_files(lang: str = "zh-Hans", layout: str = "") -> Mapping[PurePosixPath, bytes]:
    """The files of the specimen by their paths, with another layout in its manifest if one is named.

    Raises ValueError for a language that it is not written in.
    """
    if lang not in LANGS:
        raise ValueError(lang)
    folder = SPECIMENS / lang
    files = {
        PurePosixPath(path.relative_to(folder).as_posix()): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    if layout:
        manifest = files[MANIFEST].decode("utf-8")
        files[MANIFEST] = re.sub(r"(?m)^layout: .*$", f"layout: {layout}", manifest, count=1).encode()
    return MappingProxyType(files)
