"""Elements of the structure of a PDF, before they are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from banxin.engine.tags.marked_content import Mark


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """A place where a link can be followed: WeasyPrint's annotation, on a page."""

    page: int
    annotation: Any


@dataclass(slots=True, eq=False)
class TaggedElement:
    """An element of the structure: its type, what it holds in order of reading, and its attributes.

    `lang` is empty where it is that of what holds it. `scope` is of heads of tables, which take `columns` and
    `rows`; `picture` is the mark whose box a figure has, `ident` the identifier that a note needs. `refs` are
    other elements that belong to it: the note of a call, the calls of a note.
    """

    role: str
    kids: list[Kid] = field(default_factory=list)
    alt: str = ""
    lang: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1
    picture: Mark | None = None
    ident: str = ""
    refs: list[TaggedElement] = field(default_factory=list)

    @property
    def page(self) -> int:
        """The page where it begins; -1 for what has no content."""
        for kid in self.kids:
            found = kid.page
            if found >= 0:
                return found
        return -1


Kid = TaggedElement | Mark | LinkPlace
