"""The licence texts, taken word for word from the packages the faces come from."""

from __future__ import annotations

import gzip
from pathlib import Path

from foundry.recipes import RECIPES, Licence
from foundry.sources import UNICODE

UNICODE_FILE = "unicode-data.txt"
_UNICODE_DOCUMENT = "usr/share/doc/unicode-data/copyright"
_OFL_HEADS = ("License: OFL-1.1\n ---", "License: SIL-1.1\n ---")


def _ofl_text(document: str) -> str:
    """The licence paragraph of a Debian copyright file, freed of that format's indentation."""
    start = max(document.find(head) for head in _OFL_HEADS)
    if start < 0:
        raise ValueError("no OFL text in the package's copyright file")
    lines: list[str] = []
    for line in document[start:].splitlines()[1:]:
        if not line.startswith(" "):
            break
        lines.append("" if line == " ." else line[1:].rstrip())
    return "\n".join(lines).strip() + "\n"


def text_of(licence: Licence, stock: Path) -> str:
    """One licence: the copyright lines and the text; a GPL text with its exception is taken whole."""
    path = stock / licence.package.name / licence.document
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes()).decode("utf-8")
    return f"{licence.copyright}\n\n{_ofl_text(path.read_text(encoding='utf-8'))}"


def write_licences(folder: Path, stock: Path) -> None:
    """Write each licence in use, and that of the character list, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for licence in dict.fromkeys(recipe.licence for recipe in RECIPES):
        (folder / licence.file).write_text(text_of(licence, stock), encoding="utf-8")
    unicode_text = (stock / UNICODE.name / _UNICODE_DOCUMENT).read_text(encoding="utf-8")
    (folder / UNICODE_FILE).write_text(unicode_text, encoding="utf-8")
