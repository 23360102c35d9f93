"""Gradients in inks, and as plain shadings.

An SVG's gradient comes as a pattern of tiles with one tile, which holds a form, which holds the shading:
some viewers lose it, and RIPs raster the tile. Here it becomes the shading pattern that it stands for
(ISO 32000-1, 8.7.4). Between two stops inks do not go where light goes: a segment is cut so that its inks
are right at several places in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from banxin.press.finishing.operations import (
    STRAIGHT,
    Bounds,
    Placing,
    bounds_of,
    matrix_of,
    multiplied,
    operations,
    placed,
)
from banxin.press.ink.mixing import Mixer
from banxin.press.ink.transforms import Inks

_PARTS = 6  # of a segment between two stops
_SEAM = 0.5  # pt that a surface may reach over its tile

ScreenColour = tuple[float, float, float]


def ink_shading(shading: Any, mixer: Mixer) -> bool:
    """Have a gradient of RGB in inks; whether it was one."""
    if shading.get("/ColorSpace") != Name.DeviceRGB or "/Function" not in shading:
        return False
    segments = list(_segments(shading.Function))
    if not segments:
        return False
    greys = all(max(stop) - min(stop) < 0.005 for _, _, *stops, _ in segments for stop in stops)

    def inks(colour: ScreenColour) -> Inks:
        return mixer.rgb(*colour).inks if greys else mixer.gradient(*colour)

    shading.ColorSpace = Name.DeviceCMYK
    shading.Function = _function(segments, inks)
    return True


def lighten_shading(shading: Any) -> None:
    """Have a gradient of a mask in grey: what counts there is luminosity."""
    if shading.get("/ColorSpace") != Name.DeviceRGB or "/Function" not in shading:
        return
    for part in (shading.Function, *shading.Function.get("/Functions", ())):
        for end in ("/C0", "/C1"):
            if end in part:
                part[end] = Array([_number(luminosity(*map(float, part[end])))])
    shading.ColorSpace = Name.DeviceGray


def luminosity(red: float, green: float, blue: float) -> float:
    """The luminosity of an RGB colour (ISO 32000-1, 11.3.5.3)."""
    return 0.3 * red + 0.59 * green + 0.11 * blue


def plain_pattern(pattern: Any) -> Any | None:
    """The shading pattern that a pattern stands for of which one tile shows; None where it is anything else.

    One whose transparency changes along the gradient needs its mask and stays as it is.
    """
    found = _only_shading(pattern, {})
    if found is None:
        return None
    shading, matrix = found
    if "/Matrix" in pattern:
        matrix = multiplied(matrix, matrix_of(pattern.Matrix.unparse().strip(b"[ ]")))
    return Dictionary(
        Type=Name.Pattern, PatternType=2, Shading=shading, Matrix=Array([_number(part) for part in matrix])
    )


def in_one_tile(pattern: Any, box: Bounds) -> bool:
    """Whether a box, in the space that the stream began with, lies within the first tile of a pattern."""
    matrix = matrix_of(pattern.Matrix.unparse().strip(b"[ ]")) if "/Matrix" in pattern else STRAIGHT
    left, bottom, right, top = placed(matrix, bounds_of(pattern.BBox))
    return (
        left - _SEAM <= box[0]
        and bottom - _SEAM <= box[1]
        and box[2] <= right + _SEAM
        and box[3] <= top + _SEAM
    )


def apart(pattern: Any) -> None:
    """Have the tiles of a pattern so far apart that the next one does not show at the edge of the first."""
    for step in ("/XStep", "/YStep"):
        pattern[step] = _number(2 * float(pattern[step]))


def _only_shading(stream: Any, above: Any) -> tuple[Any, Placing] | None:
    """The shading that a stream paints and nothing but it, and where; through forms that change nothing."""
    resources = stream.get("/Resources", above)
    painted: list[tuple[Any, Placing]] = []
    matrix = STRAIGHT
    for operation in operations(stream.read_bytes()):
        name = operation.operands.strip().decode("latin-1")
        if operation.operator == b"sh":
            painted.append((resources.Shading[name], matrix))
        elif operation.operator == b"cm":
            matrix = multiplied(matrix_of(operation.operands), matrix)
        elif operation.operator == b"Do":
            inner = (
                _only_shading(resources.XObject[name], resources)
                if _is_plain(resources.XObject[name])
                else None
            )
            if inner is None:
                return None
            painted.append((inner[0], multiplied(inner[1], matrix)))
        elif operation.operator == b"gs":
            state = resources.ExtGState[name]
            if "/SMask" in state or "/BM" in state or float(state.get("/ca", 1)) != 1:
                return None
        elif operation.painted or operation.operator not in (b"BMC", b"EMC"):
            return None
    return painted[0] if len(painted) == 1 else None


def _is_plain(thing: Any) -> bool:
    return bool(thing.get("/Subtype") == "/Form" and "/Matrix" not in thing)


def _segments(function: Any) -> Iterator[tuple[float, float, ScreenColour, ScreenColour, float]]:
    """Begin, end, both colours and the exponent of each part of a gradient's function."""
    low, high = map(float, function.Domain)
    kind = int(function.FunctionType)
    if kind == 2:
        yield low, high, _colour(function.C0), _colour(function.C1), float(function.get("/N", 1))
    elif kind == 3:
        bounds = [low, *map(float, function.Bounds), high]
        for part, begin, end in zip(function.Functions, bounds[:-1], bounds[1:], strict=True):
            if int(part.FunctionType) != 2:
                return
            yield begin, end, _colour(part.C0), _colour(part.C1), float(part.get("/N", 1))


def _colour(array: Any) -> ScreenColour:
    red, green, blue = map(float, array)
    return red, green, blue


def _function(
    segments: list[tuple[float, float, ScreenColour, ScreenColour, float]],
    inks: Callable[[ScreenColour], Inks],
) -> Any:
    """The function of a gradient in inks: straight pieces."""
    bounds: list[float] = [segments[0][0]]
    pieces = []
    for begin, end, first, last, exponent in segments:
        smooth = 0.1 < exponent < 10  # else it is a step at one of its ends
        parts = _PARTS if smooth and end > begin and first != last else 1
        steps = [(step / parts) ** exponent for step in range(parts + 1)]
        colours = [inks(_between(first, last, step)) for step in steps]
        for number in range(parts):
            pieces.append(_straight(colours[number], colours[number + 1], 1 if smooth else exponent))
            bounds.append(begin + (end - begin) * (number + 1) / parts)
    return Dictionary(
        FunctionType=3,
        Domain=Array([_number(bounds[0]), _number(bounds[-1])]),
        Functions=Array(pieces),
        Bounds=Array([_number(bound) for bound in bounds[1:-1]]),
        Encode=Array([0, 1] * len(pieces)),
    )


def _between(first: ScreenColour, last: ScreenColour, part: float) -> ScreenColour:
    red, green, blue = (one + (other - one) * part for one, other in zip(first, last, strict=True))
    return red, green, blue


def _straight(first: Inks, last: Inks, exponent: float) -> Any:
    return Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        C0=Array([_number(part) for part in first]),
        C1=Array([_number(part) for part in last]),
        N=_number(exponent),
    )


def _number(value: float) -> Any:
    return pikepdf.Object.parse(f"{value:.6f}".rstrip("0").rstrip(".").encode() or b"0")
