"""Where the pen of a content stream is and what it draws with; what the stream has placed so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from banxin.press.finishing.operations import Bounds, Placing
from banxin.press.ink.mixing import Mix

_EVERYWHERE: Bounds = (-1e6, -1e6, 1e6, 1e6)


@dataclass(slots=True)
class PenState:
    """What q keeps and Q brings back."""

    matrix: Placing
    clip: Bounds = _EVERYWHERE
    fill: Mix | None = None
    stroke: Mix | None = None
    pattern: Any = None
    fill_space: bytes = b""
    stroke_space: bytes = b""
    width: float = 1.0
    over: bool = False
    alpha: float = 1.0
    stroke_alpha: float = 1.0
    veiled: bool = False
    written: Mix | None = None
    written_stroke: Mix | None = None
    size: float = 0.0

    def hides(self, painted: bytes) -> bool:
        """Whether nothing shows of a path that is painted: the engine draws `transparent` borders too."""
        if painted == b"n":
            return False
        fills, strokes = painted not in (b"S", b"s"), painted not in (b"f", b"f*", b"F")
        return not (self.alpha * fills + self.stroke_alpha * strokes)


@dataclass(slots=True)
class Contained:
    """What a stream places: pictures with their matrices, areas that leave no room for black on top.

    `light` are plain rectangles that leave room, each with the number of heavy areas that it may hide.
    """

    pictures: list[tuple[Any, Placing]] = field(default_factory=list)
    heavy: list[Bounds] = field(default_factory=list)
    light: list[tuple[Bounds, int]] = field(default_factory=list)
