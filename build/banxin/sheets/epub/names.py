"""File names and ids in the package: portable, stable from one issue's build to the next.

They come from the names of the articles, never from counters: a reader's notes and bookmarks hang
on them when a corrected file replaces an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

_PLAIN = re.compile(r"[A-Za-z0-9-]")
_RESERVED = ("cover", "title", "contents", "colophon", "style", "ncx", "toc", "content")


def portable(stem: str) -> str:
    """`stem` in ASCII letters, digits and hyphens, beginning with a letter.

    Any other character is written as its code point, so that 木康 is `u6728-u5eb7` on every system.
    """
    parts = ["".join(_spelt(stem)).strip("-")] if stem else []
    name = re.sub(r"-{2,}", "-", "".join(parts))
    return name if name[:1].isalpha() else f"n{name}"


def _spelt(stem: str) -> Iterator[str]:
    for character in stem:
        if _PLAIN.fullmatch(character):
            yield character
        else:
            yield f"-u{ord(character):x}-" if ord(character) > 0x7F else "-"


def distinct(stems: Iterable[str], taken: Iterable[str] = _RESERVED) -> Mapping[str, str]:
    """A portable name for each stem, no two alike when letter case is ignored (EPUB 3.3 §4.2.3)."""
    used = {name.casefold() for name in taken}
    names: dict[str, str] = {}
    for stem in dict.fromkeys(stems):
        plain = portable(stem)
        name, number = plain, 1
        while name.casefold() in used:
            number += 1
            name = f"{plain}-{number}"
        used.add(name.casefold())
        names[stem] = name
    return names


def picture_names(paths: Iterable[str], types: Mapping[str, str]) -> Mapping[str, str]:
    """Where each picture lies in the package: `images/` and its portable name with `types[path]`."""
    wanted = sorted(paths)
    names = distinct((str(PurePosixPath(path).with_suffix("")) for path in _alone(wanted)), ())
    return {
        path: f"images/{names[stem]}{types[path]}" for path, stem in zip(wanted, _alone(wanted), strict=True)
    }


def _alone(paths: list[str]) -> list[str]:
    """The paths with their suffix folded in, so that map.svg and map.png stay apart."""
    return [path if path.count(".") else f"{path}." for path in paths]
