"""The catalogue: of every face its source, rights, checksum and what it carries and lacks."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

import yaml
from fontTools import version as fonttools_version
from fontTools.ttLib import TTFont

from foundry.recipes import Recipe

MEASURED_MARKS = "·—⸺…“”‘’，。、："
_HEAD = """\
# The built-in faces. Written by rebuild.py: change the recipes in foundry/, not this file.
# advances: of marks, in thousandths of an em. missing: characters of 通用规范汉字表 without a glyph;
# the typecase takes these from the next face of its stack.
"""


def describe(recipe: Recipe, face: bytes, table: list[str]) -> dict[str, Any]:
    """The catalogue entry of one finished face, measured from its own bytes."""
    font = TTFont(BytesIO(face), lazy=True)
    cmap, widths = font.getBestCmap(), font["hmtx"]
    source, licence = recipe.source, recipe.licence
    return {
        "file": recipe.file,
        "family": recipe.family,
        "role": recipe.role,
        "weight": recipe.weight,
        "characters": len(cmap),
        "missing": "" if recipe.role == "mono" else _lacking(cmap, table),
        "advances": {mark: widths[cmap[ord(mark)]][0] for mark in MEASURED_MARKS if ord(mark) in cmap},
        "upstream": recipe.upstream,
        "package": f"Debian {source.package.name}",
        "package_version": source.package.version,
        "source_file": source.path,
        "source_index": max(source.index, 0),
        "source_sha256": source.sha256,
        "licence": licence.spdx,
        "licence_file": f"licences/{licence.file}",
        "copyright": licence.copyright,
        "embedding": licence.embedding,
        "size": len(face),
        "sha256": hashlib.sha256(face).hexdigest(),
    }


def _lacking(cmap: dict[int, str], table: list[str]) -> str:
    return "".join(character for character in table if ord(character) not in cmap)


def catalogue_text(entries: list[dict[str, Any]]) -> str:
    """The catalogue as YAML, stable in order and form."""
    body = {"banxin-fonts": 1, "made_with": f"fonttools {fonttools_version}", "faces": entries}
    return _HEAD + yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=110)
