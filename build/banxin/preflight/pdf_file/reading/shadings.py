"""Gradients (ISO 32000-2, 8.7.4.5): the space of their colours, and colours along the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

from banxin.preflight.pdf_file.reading.colour_spaces import UNKNOWN_SPACE, ColourSpace
from banxin.preflight.pdf_file.reading.marks import InkColour
from banxin.preflight.pdf_file.reading.resources import SharedResources

_STEPS = 9
_DEPTH = 4  # functions within functions
_MOST_PARTS = 64
_FAULTS = (
    pikepdf.PdfError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    RuntimeError,
    ZeroDivisionError,
)


def shade_space(shading: Any, shared: SharedResources) -> ColourSpace:
    """The colour space of a gradient."""
    written = shading.get("/ColorSpace") if hasattr(shading, "get") else None
    return UNKNOWN_SPACE if written is None else shared.space(written)


def shade_colours(shading: Any, space: ColourSpace) -> tuple[InkColour, ...]:
    """Colours along a gradient that is one along a line or between circles; none of others."""
    try:
        if int(shading.get("/ShadingType", 0)) not in (2, 3):
            return ()
        low, high = map(float, shading.get("/Domain", [0, 1]))
        function = shading.Function
        colours = []
        for step in range(_STEPS):
            at = low + (high - low) * step / (_STEPS - 1)
            values = _values(function, at)
            if len(values) == space.count:
                colours.append(InkColour(space, tuple(values)))
        return tuple(colours)
    except _FAULTS:
        return ()


def _values(function: Any, at: float, depth: int = _DEPTH) -> list[float]:
    """What a function of one number gives; nothing for one that is not followed (7.10)."""
    if depth < 0:
        return []
    if isinstance(function, pikepdf.Array):
        return [value for one in [*function][:_MOST_PARTS] for value in _values(one, at, depth - 1)]
    kind = int(function.FunctionType)
    low, high = map(float, [*function.Domain][:2])
    at = min(max(at, low), high)
    if kind == 2:
        share = at ** float(function.N) if at or float(function.N) else 0.0
        first = [float(one) for one in function.get("/C0", [0])]
        last = [float(one) for one in function.get("/C1", [1])]
        return [one + share * (other - one) for one, other in zip(first, last, strict=True)]
    if kind == 3:
        return _stitched(function, at, low, high, depth)
    return [*_sampled(function, at, low, high)] if kind == 0 else []


def _stitched(function: Any, at: float, low: float, high: float, depth: int) -> list[float]:
    parts = [*function.Functions][:_MOST_PARTS]
    edges = [low, *(float(one) for one in function.Bounds), high]
    number = max(0, min(sum(at >= edge for edge in edges[1:-1]), len(parts) - 1))
    start, end = edges[number], edges[number + 1]
    first, last = (float(one) for one in [*function.Encode][2 * number : 2 * number + 2])
    share = (at - start) / (end - start) if end > start else 0.0
    return _values(parts[number], first + share * (last - first), depth - 1)


def _sampled(function: Any, at: float, low: float, high: float) -> Iterator[float]:
    """The nearest sample of a table of bytes."""
    size, bits = int(function.Size[0]), int(function.BitsPerSample)
    spans = [float(one) for one in function.Range]
    count = len(spans) // 2
    if bits != 8 or size < 1:
        return
    row = round((at - low) / (high - low) * (size - 1)) if high > low else 0
    table = function.read_bytes()
    samples: Sequence[int] = table[row * count : (row + 1) * count]
    for number, sample in enumerate(samples):
        first, last = spans[2 * number : 2 * number + 2]
        yield first + (last - first) * sample / 255
