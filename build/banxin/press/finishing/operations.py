"""Content streams as a row of operations (ISO 32000-2, annex A), found by one expression.

It reads what PDF engines write: strings without nested brackets, no inline images.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_OPERATION = re.compile(
    # a path with what paints it, whole
    rb"(?P<path>(?:(?:[-+.\d]++\s++)++(?:re|[mlcvy])\s++|h\s++)++)(?:(?P<clip>W\*?+)\s++)?+"
    rb"(?P<painted>f\*?+|F|S|s|B\*?+|b\*?+|n)(?![^\s])|"
    # or one operation with its operands
    rb"(?P<operands>(?:[-+.\d]++\s++|/[^\s/<>\[\]()]++\s*+"
    rb"|<<(?:[^<>()]|<[0-9A-Fa-f\s]*+>|\((?:[^()\\]|\\.)*+\))*+>>\s*+"
    rb"|\[(?:[^\]()]|\((?:[^()\\]|\\.)*+\))*+\]\s*+|<[0-9A-Fa-f\s]*+>\s*+|\((?:[^()\\]|\\.)*+\)\s*+)*+)"
    rb"(?P<operator>[A-Za-z'\"][A-Za-z0-9*]*+)",
    re.S,
)
_GROUPS = ("path", "clip", "painted", "operands", "operator")

Placing = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""

STRAIGHT: Placing = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Operation(NamedTuple):
    """An operation and where it stands: a whole `path` that is painted, or an `operator`."""

    start: int
    end: int
    path: bytes
    clip: bytes
    painted: bytes
    operands: bytes
    operator: bytes


def operations(content: bytes) -> Iterator[Operation]:
    """The operations of a content stream, in order."""
    for found in _OPERATION.finditer(content):
        path, clip, painted, operands, operator = found.group(*_GROUPS)
        yield Operation(
            found.start(),
            found.end(),
            path or b"",
            clip or b"",
            painted or b"",
            operands or b"",
            operator or b"",
        )


def numbers(operands: bytes) -> list[float]:
    """The numbers among operands; raises ValueError where a word is neither number nor name."""
    return [float(word) for word in operands.split() if not word.startswith(b"/")]


def matrix_of(operands: bytes) -> Placing:
    """Six operands as a matrix; raises ValueError."""
    a, b, c, d, e, f = map(float, operands.split())
    return a, b, c, d, e, f


def multiplied(one: Placing, other: Placing) -> Placing:
    """`one`, then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def placed(matrix: Placing, box: Bounds) -> Bounds:
    """The box around a box that a matrix turns and moves."""
    a, b, c, d, e, f = matrix
    left, bottom, right, top = box
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def bounds_of(array: Iterable[Any]) -> Bounds:
    """A rectangle of the file (ISO 32000-1, 7.9.5)."""
    left, bottom, right, top = map(float, array)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def met(one: Bounds, other: Bounds) -> Bounds:
    """What two boxes have in common; empty where left is right of right."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether two boxes have an area in common."""
    left, bottom, right, top = met(one, other)
    return left < right and bottom < top


def path_box(path: bytes) -> Bounds:
    """The box around a path, handles of curves included."""
    xs: list[float] = []
    ys: list[float] = []
    operands: list[float] = []
    for word in path.split():
        if word == b"re" and len(operands) >= 4:
            x, y, width, height = operands[-4:]
            xs += (x, x + width)
            ys += (y, y + height)
        elif not word[:1].isalpha():
            operands.append(float(word))
            continue
        else:
            xs += operands[::2]
            ys += operands[1::2]
        operands = []
    return (min(xs), min(ys), max(xs), max(ys)) if xs and ys else (0.0, 0.0, 0.0, 0.0)
