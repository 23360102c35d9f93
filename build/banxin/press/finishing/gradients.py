"""Gradients of files to read: plain shadings in the place of patterns of which one tile shows.

At some sizes Poppler leaves such a tile white, at others not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from banxin.press.finishing.operations import (
    STRAIGHT,
    Operation,
    matrix_of,
    multiplied,
    operations,
    path_box,
    placed,
)
from banxin.press.finishing.shadings import in_one_tile, plain_pattern


def plain_gradients(file: pikepdf.Pdf) -> None:
    """Have every gradient that one tile of a pattern shows as the shading that it is."""
    dictionaries = _dictionaries(file)
    tiled = {
        pattern.objgen: pattern
        for named in dictionaries
        for pattern in named.values()
        if pattern.get("/PatternType") == 1
    }
    plain = {name: found for name, one in tiled.items() if (found := plain_pattern(one)) is not None}
    if not plain:
        return
    alone: dict[object, bool] = {}
    for page in file.pages:
        _Fills(page.obj.Resources, alone).read(page.obj.Contents.read_bytes())
    for thing in file.objects:
        if isinstance(thing, pikepdf.Stream) and "/Resources" in thing and "/Pattern" in thing.Resources:
            _Fills(thing.Resources, alone).read(thing.read_bytes())
    for named in dictionaries:
        for name, pattern in dict(named.items()).items():
            if alone.get(pattern.objgen) and pattern.objgen in plain:
                named[name] = plain[pattern.objgen]


def _dictionaries(file: pikepdf.Pdf) -> list[Any]:
    """The named patterns of all pages, forms and patterns."""
    found = []
    for thing in file.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            resources = thing.get("/Resources", thing)
            named = resources.get("/Pattern") if isinstance(resources, pikepdf.Dictionary) else None
            if isinstance(named, pikepdf.Dictionary) and "/PatternType" not in named:
                found.append(named)
    return found


@dataclass(slots=True)
class _Fills:
    """What a stream fills with patterns; `alone` says of each whether one tile was enough for all."""

    resources: Any
    alone: dict[object, bool]
    matrix: Any = STRAIGHT
    pattern: Any = None
    kept: list[tuple[Any, Any]] = field(default_factory=list)

    def read(self, content: bytes) -> None:
        """Look through a content stream; one that chooses no pattern fills with none."""
        if b"/Pattern" not in content:
            return
        for operation in operations(content):
            if operation.painted:
                self._painted(operation)
            elif operation.operator == b"q":
                self.kept.append((self.matrix, self.pattern))
            elif operation.operator == b"Q" and self.kept:
                self.matrix, self.pattern = self.kept.pop()
            elif operation.operator == b"cm":
                self.matrix = multiplied(matrix_of(operation.operands), self.matrix)
            else:
                self._chosen(operation)

    def _painted(self, operation: Operation) -> None:
        if self.pattern is not None and operation.painted not in (b"S", b"s", b"n"):
            box = placed(self.matrix, path_box(operation.path))
            self._note(self.pattern, alone=in_one_tile(self.pattern, box))

    def _chosen(self, operation: Operation) -> None:
        if operation.operator in (b"scn", b"SCN"):
            name = operation.operands.split()[-1:]
            pattern = self.resources.get("/Pattern", {}).get(name[0].decode("latin-1")) if name else None
            if pattern is not None and pattern.get("/PatternType") != 1:
                pattern = None
            if operation.operator == b"scn":
                self.pattern = pattern
            elif pattern is not None:
                self._note(pattern, alone=False)
        elif operation.operator in (b"cs", b"g", b"rg", b"k", b"sc"):
            self.pattern = None
        elif operation.operator in (b"Tj", b"TJ", b"Do") and self.pattern is not None:
            self._note(self.pattern, alone=False)

    def _note(self, pattern: Any, *, alone: bool) -> None:
        self.alone[pattern.objgen] = alone and self.alone.get(pattern.objgen, True)
