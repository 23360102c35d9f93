"""The manifest of an import: that of a first publication with other contents, or one with units added."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

_BLOCK = r"^{key}:.*\n(?:(?:[ \t]+|-[ \t]|#(?=[ \t]+- )).*\n|[ \t]*\n(?=[ \t]|-[ \t]))*"
_OF_SAMPLES = ("sheet", "pages", "fillers", "advertisements", "fields", "options", "index")
_CONTENTS = re.compile(r"^\ufeff?contents:(?P<none>(?:[ \t]*\[[ \t]*\])?)[ \t]*(?:#.*)?\r?\n", re.MULTILINE)
_ITEM = re.compile(r"^(?P<indent>[ \t]*)- ", re.MULTILINE)


def new_manifest(sample: str, units: Sequence[str], title: str, authors: str) -> str:
    """The manifest of a sample with these units as its contents; what only the sample has is taken out."""
    text = sample if sample.endswith("\n") else sample + "\n"
    for key in _OF_SAMPLES:
        text = re.sub(_BLOCK.format(key=key), "", text, flags=re.MULTILINE)
    entries = "".join(f"  - unit: {path}\n" for path in units)
    text = re.sub(
        _BLOCK.format(key="contents"), lambda _: f"contents:\n{entries}", text, count=1, flags=re.MULTILINE
    )
    text = _set(text, "title", title)
    text = _set(text, "  title", title)
    text = re.sub(r"^slug:.*\n\n?", "", text, flags=re.MULTILINE)
    if authors:
        text = _set(text, "  authors", authors)
    return re.sub(r"\n{3,}", "\n\n", text)


def _set(text: str, key: str, value: str) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return re.sub(rf"^{key}:.*$", lambda _: f"{key}: {written}", text, count=1, flags=re.MULTILINE)


def with_units(manifest: str, units: Sequence[str]) -> str | None:
    """The manifest with units at the end of its contents, its line ends kept.

    None where the contents are no list of lines; contents that are empty become one.
    """
    newline = "\r\n" if "\r\n" in manifest else "\n"
    text = manifest if manifest.endswith("\n") else manifest + newline
    found = _CONTENTS.search(text)
    if found is None:
        return None
    end = at = found.end()
    for line in text[at:].splitlines(keepends=True):
        bare = line.strip()
        if bare and not bare.startswith("#") and bare != "-" and not line.startswith((" ", "\t", "- ")):
            break
        at += len(line)
        if bare and not bare.startswith("#"):
            end = at
    item = _ITEM.search(text, found.end(), end)
    if item is None and end > found.end():
        return None
    indent = item["indent"] if item else "  "
    entries = "".join(f"{indent}- unit: {path}{newline}" for path in units)
    return text[: found.start("none")] + text[found.end("none") : end] + entries + text[end:]
