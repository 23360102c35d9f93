"""Whether the built-in font files are those the catalogue describes."""

from __future__ import annotations

import hashlib

from banxin.typecase.builtin import builtin_fonts, entries


def altered_files() -> tuple[str, ...]:
    """Built-in font files that are missing or have other bytes than the catalogue says."""
    folder = builtin_fonts()
    altered = []
    for entry in entries(folder):
        path = folder / entry["file"]
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            altered.append(entry["file"])
    return tuple(altered)
