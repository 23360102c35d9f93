"""What an import makes of a file, as tests look at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from banxin.findings import Finding, SourceText
from banxin.importing import import_file
from banxin.importing.copy.model import Import
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.sources import Sources
from banxin.importing.writing.article import article_file
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.publication import Unit


@dataclass(frozen=True)
class Brought:
    """The import, the text of its first article, and what our own reading makes of that."""

    found: Import
    text: str
    unit: Unit | None
    faults: tuple[Finding, ...]

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.found.findings]

    @property
    def said(self) -> str:
        return "\n".join(f"{one.code} {one.message}" for one in self.found.findings)


def bring(data: bytes, name: str = "a.docx", sources: Sources | None = None, encoding: str = "") -> Brought:
    """Import a file as the command line does."""
    found = import_file(data, name, sources or Sources(), encoding)
    if not found.articles:
        return Brought(found, "", None, ())
    paths = {key: f"images/{file}" for key, (file, _) in found.pictures.items()}
    text = article_file(found.articles[0], paths, Remarks(name))
    unit, faults = read_article(SourceText("units/a.md", text), "unit", PurePosixPath(name).stem)
    return Brought(found, text, unit, faults)
