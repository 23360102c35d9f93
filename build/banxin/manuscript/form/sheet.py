"""What an editor decides about newspaper pages: `sheet` of the manifest, and its limits, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

MOST_COLUMNS = 20
"""Basic columns, and legs, that a story may be pinned to."""

MOST_PAGES = 16
"""Pages of one make-up."""

SMALLEST_HEAD, LARGEST_HEAD = 6, 120
"""Sizes of main heads in pt."""


class Region(StrEnum):
    """A quarter or an edge of the page where an editor wants a story."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"
    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"


@dataclass(frozen=True, slots=True)
class Pin:
    """What an editor decided about a story: each part may be left open.

    `columns` and `legs` fix the module's width and its cut, `size` the main head in pt, `deck`
    whether it stands, `page` the page counted from 1 in this make-up, `region` the place on it.
    """

    columns: int | None = None
    legs: int | None = None
    size: float | None = None
    deck: bool | None = None
    page: int | None = None
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`sheet` of the manifest: a blueprint as it is written, jumps, pins by story, the file to keep."""

    blueprint: object = "auto"
    jumps: bool = False
    pins: Mapping[str, Pin] = field(default_factory=lambda: MappingProxyType({}))
    keep: str | None = None


NO_SHEET = Sheet()
