"""What an editor plans page by page: `pages` of the manifest, and the sizes of advertisements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from banxin.wording import Message

MOST_ADVERTISEMENTS = 6
"""Advertisements on one page."""

_RANGE = re.compile(r"(\d{1,4})(?:\s*[-–—~～至]\s*(\d{1,4}))?")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(字|栏|欄|mm)\s*[×xX*＊]\s*(\d+(?:\.\d+)?)\s*(行|mm)")
SIZE_FORMS = Message("20字 × 12行, 3栏 × 24行 or 60mm × 40mm")
"""How the size of an advertisement is written."""


class FurnitureChoice(StrEnum):
    """What stands at the head of a page: 报头, 报眉, or nothing."""

    NAMEPLATE = "nameplate"
    FOLIO = "folio"
    NONE = "none"


class Corner(StrEnum):
    """The corner of the page that an advertisement keeps to."""

    BOTTOM_RIGHT = "bottom-right"
    BOTTOM_LEFT = "bottom-left"
    TOP_RIGHT = "top-right"
    TOP_LEFT = "top-left"

    @property
    def top(self) -> bool:
        """Whether it is at the head of the page."""
        return self.value.startswith("top")

    @property
    def right(self) -> bool:
        """Whether it is at the right."""
        return self.value.endswith("right")


@dataclass(frozen=True, slots=True)
class FixedSize:
    """The size of an advertisement as written: its width in 字, basic columns (栏) or mm, its height in
    行 or mm."""

    width: float
    across: str
    height: float
    down: str


@dataclass(frozen=True, slots=True)
class Advertisement:
    """One advertisement: `key` names it in blueprints and reports, `path` leads to it in the manifest. It is
    a picture, the file `image`, or text: the article whose id is `unit`, in the file `text`."""

    key: str
    image: str
    size: FixedSize
    corner: Corner = Corner.BOTTOM_RIGHT
    alt: str = ""
    path: str = ""
    unit: str = ""
    text: str = ""

    @property
    def file(self) -> str:
        """The file that it is in, by which findings name it."""
        return self.image or self.text


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What is planned for the pages `first` to `last` (版次); what is empty is left to make-up.

    `sections` are the titles of those that start there, `stories` the ids of those that stand there;
    `editors` are pairs of role (or nothing) and name. `path` leads to the plan in the manifest.
    """

    first: int
    last: int
    name: str = ""
    editors: tuple[tuple[str, str], ...] = ()
    sections: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    blueprint: object = "auto"
    furniture: FurnitureChoice | None = None
    advertisements: tuple[Advertisement, ...] = field(default=())
    path: str = ""


def pages_of(written: str) -> tuple[int, int] | None:
    """The first and the last page of `3` or `2-3`, as they are written, or None."""
    match = _RANGE.fullmatch(written.strip())
    if match is None:
        return None
    first = int(match[1])
    return first, int(match[2] or first)


def size_of(written: str) -> FixedSize | None:
    """The size in `20字 × 12行`, `3栏 × 24行` or `60mm × 40mm`, or None where it is none."""
    match = _SIZE.fullmatch(written.strip())
    if match is None:
        return None
    width, height = float(match[1]), float(match[3])
    return FixedSize(width, match[2].replace("欄", "栏"), height, match[4]) if width and height else None
