"""Pictures with no more pixels than are shown, in the colours that they have."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Name

from banxin.manuscript.images.encoding import jpeg_bytes
from banxin.press.finishing.operations import STRAIGHT, Placing, matrix_of, multiplied, operations
from banxin.press.finishing.pictures import ShownSizes, pixels_of, shown_sizes
from banxin.press.ink.pixels import fitted

_QUALITY = 85
_DEPTH = 8
_MODES = ("RGB", "L")


def smaller_pictures(opened: pikepdf.Pdf, resolution: int) -> None:
    """Have pictures of RGB and grey at `resolution` pixels an inch at most; others stay as they are."""
    places = [
        placing
        for page in opened.pages
        for placing in _placed(page.obj.Contents, page.obj.Resources, STRAIGHT)
    ]
    sizes = shown_sizes(places)
    done: set[object] = set()
    for picture, _ in places:
        if picture.objgen not in done:
            done.add(picture.objgen)
            _smaller(picture, sizes, resolution)


def _placed(stream: Any, resources: Any, matrix: Placing, depth: int = 0) -> Iterator[tuple[Any, Placing]]:
    """The pictures that content places, with where: those in forms too."""
    named = resources.get("/XObject", {})
    if depth > _DEPTH or not named:
        return
    kept: list[Placing] = []
    for operation in operations(stream.read_bytes()):
        operator = operation.operator
        if operator == b"q":
            kept.append(matrix)
        elif operator == b"Q" and kept:
            matrix = kept.pop()
        elif operator == b"cm":
            matrix = multiplied(matrix_of(operation.operands), matrix)
        elif operator == b"Do":
            thing = named.get(operation.operands.strip().decode("latin-1"))
            if thing is not None:
                yield from _drawn(thing, resources, matrix, depth)


def _drawn(thing: Any, resources: Any, matrix: Placing, depth: int) -> Iterator[tuple[Any, Placing]]:
    if thing.get("/Subtype") == "/Image":
        yield thing, matrix
    elif thing.get("/Subtype") == "/Form":
        inner = matrix_of(thing.Matrix.unparse().strip(b"[ ]")) if "/Matrix" in thing else STRAIGHT
        yield from _placed(thing, thing.get("/Resources", resources), multiplied(inner, matrix), depth + 1)


def _smaller(stream: Any, sizes: ShownSizes, resolution: int) -> None:
    shown = sizes[stream.objgen]
    if min(shown) <= 0 or not all(map(math.isfinite, shown)) or bool(stream.get("/ImageMask", False)):
        return
    found = pixels_of(stream) if int(stream.get("/BitsPerComponent", 8)) == 8 else None
    if found is None or found[0].mode not in _MODES:
        return
    picture = found[0]
    small = fitted(picture, shown, resolution)
    if small is picture:
        return
    if stream.get("/Filter") == Name.DCTDecode:
        stream.write(jpeg_bytes(small, _QUALITY), filter=Name.DCTDecode)
    else:
        stream.write(small.tobytes())
    stream.Width, stream.Height = small.width, small.height
    stream.BitsPerComponent = 8
    for key in ("/Decode", "/DecodeParms"):
        if key in stream:
            del stream[key]
    if "/SMask" in stream:
        _smaller(stream.SMask, {stream.SMask.objgen: shown}, resolution)
