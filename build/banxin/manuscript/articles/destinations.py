"""What a cross-reference can lead to: articles by id and by file, and the anchors in them."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from banxin.manuscript.publication import Unit
from banxin.markup import plain_text, walk
from banxin.markup.blocks import Crosshead, Figure, Table
from banxin.markup.targets import anchor_of, github_slug

_ENDINGS = ("", ".md", ".markdown", "/README.md", "/readme.md", "/index.md", "/_index.md")
_PAGES = (".html", ".htm", ".mdx", ".markdown")


class Destination(NamedTuple):
    """An article and an anchor in it; without an anchor the article itself."""

    unit: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class _Held:
    """The anchors of one article with their words; `slugs` are those that GitHub would make."""

    words: dict[str, str]
    slugs: dict[str, str]


class Destinations:
    """Every target of a publication: `held` the anchors by article, `files` the articles by file."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self.held = {unit.id: _held(unit) for unit in units}
        self.files = {_composed(unit.source.name): unit.id for unit in units}

    def of_file(self, path: str, article: str) -> str:
        """The id of the article that the path in the file `article` means, or the empty string.

        Like other programs that show Markdown, a path begins at the article; one that begins with a slash, or
        finds nothing there, begins at the publication's folder. A folder means the README or index in it.
        """
        path = _composed(path)
        beside = posixpath.join(posixpath.dirname(_composed(article)), path)
        for written in (beside, path.lstrip("/")) if not path.startswith("/") else (path.lstrip("/"),):
            for name in _names(posixpath.normpath(written) if written else ""):
                if name in self.files:
                    return self.files[name]
        return ""

    def in_unit(self, unit: str, anchor: str) -> Destination | None:
        """The anchor in an article, by its name or by the one that GitHub makes of the words."""
        held = self.held.get(unit)
        if held is None:
            return None
        if not anchor or anchor in held.words:
            return Destination(unit, anchor)
        slug = anchor.casefold()
        return Destination(unit, held.slugs[slug]) if slug in held.slugs else None

    def homes(self, anchor: str) -> list[str]:
        """The articles that hold this anchor."""
        return [unit for unit, held in self.held.items() if anchor and anchor in held.words]

    def words(self, destination: Destination) -> str:
        """What the target is called: the words of the headline, crosshead or caption."""
        return self.held[destination.unit].words[destination.anchor]


def _held(unit: Unit) -> _Held:
    words = {"": unit.title}
    slugs: dict[str, str] = {}
    if unit.stack.headline:
        slugs[github_slug(unit.stack.headline.text)] = ""
    counts: dict[str, int] = {}
    for anchor, said, heading in _anchored(unit):
        words[anchor] = said
        slug = github_slug(said)
        if heading and slug:
            number = counts.get(slug, 0)
            counts[slug] = number + 1
            slugs.setdefault(f"{slug}-{number}" if number else slug, anchor)
            slugs.setdefault(anchor.casefold(), anchor)
    return _Held(words, slugs)


def _anchored(unit: Unit) -> Iterator[tuple[str, str, bool]]:
    for block in walk(unit.body.blocks):
        if not (anchor := anchor_of(block)):
            continue
        match block:
            case Crosshead():
                yield anchor, plain_text(block.inlines), True
            case Figure():
                yield anchor, plain_text(block.caption) or block.alt, False
            case Table():
                yield anchor, plain_text(block.caption), False


def _names(path: str) -> Iterator[str]:
    path = "" if path == "." else path
    for ending in _ENDINGS:
        yield (path + ending).lstrip("/")
    stem, suffix = posixpath.splitext(path)
    if suffix.lower() in _PAGES:
        yield f"{stem}.md"


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)
