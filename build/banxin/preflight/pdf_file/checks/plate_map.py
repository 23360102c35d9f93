"""A page on its plates, coarsely: how much ink comes together where (总墨量), overprint and all.

Areas and pictures are laid on top of one another in cells of half a millimetre; what is finer is left to the
colour that it has itself. Paint clipped to a shape is taken to fill the box around the shape.
"""

from __future__ import annotations

import io
import math
from typing import Any

import pikepdf
from PIL import Image, ImageChops, ImageDraw

from banxin.preflight.pdf_file.reading.colour_spaces import ALL_PLATES, PROCESS, SpaceKind
from banxin.preflight.pdf_file.reading.marks import InkColour, Painting, PathMark, PictureFacts, PictureMark
from banxin.preflight.text.pdf.painted import Box
from banxin.press.finishing.pictures import pixels_of

_CELL = 72 / 25.4 / 2  # pt
_MOST_CELLS = 2_500_000
_MOST_PIXELS = 60_000_000
_THINNEST = 1.2  # cells
_DARKENING = ("/Multiply", "/Darken", "/ColorBurn")
_FAULTS = (pikepdf.PdfError, OSError, TypeError, ValueError, LookupError, AttributeError, RuntimeError)


class PlateMap:
    """The plates of one page; `frame` is what of it is looked at."""

    def __init__(self, frame: Box) -> None:
        wide, high = frame.right - frame.left, frame.top - frame.bottom
        self._frame = frame
        self._cell = max(_CELL, math.sqrt(max(wide * high, 1.0) / _MOST_CELLS))
        size = (max(1, math.ceil(wide / self._cell)), max(1, math.ceil(high / self._cell)))
        self.planes = [Image.new("L", size) for _ in (*PROCESS, "spots")]
        self._sums: Any = None

    def cells(self, box: Box) -> tuple[int, int, int, int]:
        """The cells that a box covers: left, upper, right, lower."""
        width, height = self.planes[0].size
        left = round((box.left - self._frame.left) / self._cell)
        right = round((box.right - self._frame.left) / self._cell)
        upper = round((self._frame.top - box.top) / self._cell)
        lower = round((self._frame.top - box.bottom) / self._cell)
        return max(left, 0), max(upper, 0), min(right, width), min(lower, height)

    def path(self, mark: PathMark) -> None:
        """Lay a filled area on the plates."""
        colour = mark.painting.fill
        if not mark.filled or colour.pattern is not None or colour.space.is_light:
            return
        place = self.cells(mark.box)
        if min(place[2] - place[0], place[3] - place[1]) < _THINNEST:
            return
        self._lay(place, colour, mark.painting, self._shape(mark, place))

    def _shape(self, mark: PathMark, place: tuple[int, int, int, int]) -> Any:
        """Which of the cells an area covers that is no upright rectangle; None for one that is."""
        if mark.upright:
            return None
        mask = Image.new("1", (place[2] - place[0], place[3] - place[1]))
        pen = ImageDraw.Draw(mask)
        for points in mark.polygons():
            cells = [
                (
                    (x - self._frame.left) / self._cell - place[0],
                    (self._frame.top - y) / self._cell - place[1],
                )
                for x, y in points
            ]
            if len(cells) > 2:
                shape = Image.new("1", mask.size)
                ImageDraw.Draw(shape).polygon(cells, fill=1)
                mask = ImageChops.logical_xor(mask, shape)
        del pen
        return mask.convert("L")

    def shade(self, box: Box, heaviest: InkColour | None, painting: Painting) -> None:
        """Lay a gradient on the plates, all of it as heavy as it is somewhere."""
        place = self.cells(box)
        if heaviest is not None and min(place[2] - place[0], place[3] - place[1]) > 0:
            self._lay(place, heaviest, painting, None)

    def _lay(
        self, place: tuple[int, int, int, int], colour: InkColour, painting: Painting, shape: Any
    ) -> None:
        self._sums = None
        inks = colour.inks
        spots = sum(amount for plate, amount in inks.items() if plate not in (*PROCESS, ALL_PLATES))
        everywhere = inks.get(ALL_PLATES, 0.0)
        size = (place[2] - place[0], place[3] - place[1])
        for number, plate in enumerate((*PROCESS, "")):
            amount = spots if not plate else max(inks.get(plate, 0.0), everywhere)
            if painting.over and (amount == 0 or not plate) and self._stays(colour, painting, plate, amount):
                continue
            value = Image.new("L", size, round(min(amount, 1.0) * 255))
            self._put(number, place, value, painting, shape)

    @staticmethod
    def _stays(colour: InkColour, painting: Painting, plate: str, amount: float) -> bool:
        """Whether overprinting leaves a plate as it is (ISO 32000-2, 8.6.7)."""
        if colour.space.name in ("Separation", "DeviceN"):
            return amount == 0
        return painting.mode == 1 and amount == 0 if plate else True

    def _put(
        self, number: int, place: tuple[int, int, int, int], value: Any, painting: Painting, shape: Any
    ) -> None:
        plane, alpha = self.planes[number], painting.alpha
        if painting.blend in _DARKENING:
            below = plane.crop(place)
            value = ImageChops.invert(ImageChops.multiply(ImageChops.invert(below), ImageChops.invert(value)))
        if alpha >= 1 and shape is None:
            plane.paste(value, place)
            return
        mask = shape if shape is not None else Image.new("L", value.size, 255)
        plane.paste(value, place, mask.point([round(level * alpha) for level in range(256)]))

    def picture(self, mark: PictureMark) -> None:
        """Lay a picture in inks on the plates; one of light is no ink yet, and covers what is below."""
        place = self.cells(mark.box)
        if min(place[2] - place[0], place[3] - place[1]) < 1 or mark.picture.stencil:
            return
        self._sums = None
        inks = picture_in_inks(mark.picture)
        size = (place[2] - place[0], place[3] - place[1])
        if inks is None:
            planes = [Image.new("L", size)] * 4
        else:
            planes = [one.resize(size, Image.Resampling.BOX) for one in _cropped(inks, mark).split()]
        shape = _mask_of(mark.picture, size)
        for number, plane in enumerate((*planes, Image.new("L", size))):
            self._put(number, place, plane, mark.painting, shape)

    @property
    def sums(self) -> Any:
        """Ink on all plates together, a quarter of it in parts of 255 of one plate."""
        if self._sums is None:
            cyan, magenta, yellow, black, spots = self.planes
            colours = ImageChops.add(cyan, magenta, 2)
            others = ImageChops.add(yellow, black, 2)
            self._sums = ImageChops.add(
                ImageChops.add(colours, others, 2), spots.point([v // 4 for v in range(256)])
            )
        return self._sums

    def heaviest(self, limit: float) -> tuple[float, Box] | None:
        """The most ink that comes together and the area over the `limit` (1: solid on one plate)."""
        sums = self.sums
        most = sums.getextrema()[1] / 255 * 4
        if most <= limit:
            return None
        bound = math.floor(limit * 255 / 4) + 1
        left, upper, right, lower = sums.point([255 * (v >= bound) for v in range(256)]).getbbox() or (
            0,
            0,
            0,
            0,
        )
        return most, Box(
            self._frame.left + left * self._cell,
            self._frame.top - lower * self._cell,
            self._frame.left + right * self._cell,
            self._frame.top - upper * self._cell,
        )

    def below(self, box: Box) -> float:
        """The most ink under a box, 1 being solid on one plate."""
        left, upper, right, lower = self.cells(box)
        if right <= left or lower <= upper:
            return 0.0
        return float(self.sums.crop((left, upper, right, lower)).getextrema()[1]) / 255 * 4


def picture_in_inks(picture: PictureFacts) -> Any:
    """The pixels of a picture as inks (mode CMYK); None for one of light, or that cannot be read."""
    space, stream = picture.space.origin, picture.stream
    if stream is None or picture.bits != 8 or picture.width * picture.height > _MOST_PIXELS:
        return None
    if space.kind not in (SpaceKind.CMYK, SpaceKind.GRAY):
        return None
    try:
        return _as_inks(picture, stream)
    except _FAULTS:
        return None


def _as_inks(picture: PictureFacts, stream: Any) -> Any:
    size = (picture.width, picture.height)
    if picture.filters == ("/DCTDecode",):
        found = _photograph(stream, picture)
    elif picture.space.name == "Indexed" or (
        picture.filters and picture.filters[-1] not in ("/FlateDecode",)
    ):
        return None
    else:
        mode = {1: "L", 4: "CMYK"}.get(picture.space.count)
        found = Image.frombytes(mode, size, stream.read_bytes()) if mode else None
    if found is None or found.mode == "CMYK":
        return found
    clear = Image.new("L", found.size)
    return Image.merge("CMYK", (clear, clear, clear, ImageChops.invert(found))) if found.mode == "L" else None


def _photograph(stream: Any, picture: PictureFacts) -> Any:
    """A JPEG, unpacked no larger than is needed to weigh its ink."""
    opened = Image.open(io.BytesIO(stream.read_raw_bytes()))
    if opened.width * opened.height > _MOST_PIXELS:
        return None
    opened.draft(opened.mode, (max(1, picture.width // 4), max(1, picture.height // 4)))
    opened.load()
    if opened.mode == "CMYK" and "/Decode" not in stream:
        return ImageChops.invert(opened)  # Pillow takes every JPEG of inks for one of Adobe's
    return opened


def _cropped(inks: Any, mark: PictureMark) -> Any:
    """The part of the picture that is not clipped, upright as it is seen on the page."""
    whole, seen = mark.whole, mark.box
    a, b, _, d, *_ = mark.matrix
    if abs(b) > abs(a):
        inks = inks.transpose(Image.Transpose.ROTATE_90 if b > 0 else Image.Transpose.ROTATE_270)
    elif d < 0 and a > 0:
        inks = inks.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    elif a < 0:
        inks = inks.transpose(Image.Transpose.ROTATE_180 if d < 0 else Image.Transpose.FLIP_LEFT_RIGHT)
    wide, high = whole.right - whole.left, whole.top - whole.bottom
    if wide <= 0 or high <= 0:
        return inks
    across, down = inks.width / wide, inks.height / high
    box = (
        math.floor((seen.left - whole.left) * across),
        math.floor((whole.top - seen.top) * down),
        max(math.ceil((seen.right - whole.left) * across), 1),
        max(math.ceil((whole.top - seen.bottom) * down), 1),
    )
    return inks.crop(box)


def _mask_of(picture: PictureFacts, size: tuple[int, int]) -> Any:
    mask = picture.stream.get("/SMask") if picture.stream is not None else None
    if not isinstance(mask, pikepdf.Stream):
        return None
    try:
        if int(mask.Width) * int(mask.Height) > _MOST_PIXELS:
            return None
        found = pixels_of(mask)
    except _FAULTS:
        return None
    return found[0].resize(size, Image.Resampling.BOX) if found is not None and found[0].mode == "L" else None
