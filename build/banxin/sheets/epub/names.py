"""File names and ids in the package: portable, stable from one issue's build to the next.

They come from the names of the articles, never from counters: a reader's notes and bookmarks hang
on them when a corrected file replaces an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

_PLAIN = re.compile(r"[A-Za-z0-9-]")
_RESERVED = ("cover", "title", "contents", "colophon", "style", "ncx", "toc", "content", "book-index")


def portable(stem: str) -> str:
    """`stem` in ASCII letters, digits and hyphens, beginning with a letter.

    Any other letter is written as its code point, so that 木康 is `u6728-u5eb7` on every system.
    """
    spelt = re.sub(r"-{2,}", "-", "".join(_spelt(stem))).strip("-")
    return spelt if spelt[:1].isalpha() else f"n{spelt}"


def _spelt(stem: str) -> Iterator[str]:
    for character in stem:
        if _PLAIN.fullmatch(character):
            yield character
        else:
            yield f"-u{ord(character):x}-" if ord(character) > 0x7F else "-"


def distinct(stems: Mapping[str, str], taken: Iterable[str] = _RESERVED) -> Mapping[str, str]:
    """A portable name for each stem by its key, none alike even in letter case (EPUB 3.3 §4.2.3)."""
    used = {name.casefold() for name in taken}
    names: dict[str, str] = {}
    for key, stem in stems.items():
        plain = name = portable(stem)
        number = 1
        while name.casefold() in used:
            number += 1
            name = f"{plain}-{number}"
        used.add(name.casefold())
        names[key] = name
    return names


def picture_names(paths: Iterable[str]) -> Mapping[str, str]:
    """The name of each picture without folder and suffix; `map.svg` and `map.png` are kept apart."""
    return distinct({path: PurePosixPath(path).stem for path in sorted(paths)}, ("cover",))
