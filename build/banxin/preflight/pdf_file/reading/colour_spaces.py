"""Colour spaces of a PDF (ISO 32000-2, 8.6): whether they are of light or of inks, and on which plates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import pikepdf

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
BLACK_PLATE = "Black"
ALL_PLATES, NO_PLATE = "All", "None"
_DEPTH = 4  # spaces within spaces
_MOST_PLATES = 32  # ISO 32000-2, annex C
_CALIBRATED_GRAYS = {"/CalGray"}
_MOST_COLOURS = 256


class SpaceKind(StrEnum):
    """What the colours of a space are made of."""

    GRAY = "gray"
    RGB = "RGB"
    LAB = "Lab"
    CMYK = "CMYK"
    SPOT = "spot"
    PATTERN = "pattern"
    UNKNOWN = "unknown"


@dataclass(frozen=True, eq=False)
class ColourSpace:
    """A colour space: `name` of its family, `count` of components, `plates` by component where they are inks.

    `calibrated` says that a profile or white point goes with it. `base` is that of an indexed space, with its
    `table` of colours, of an uncoloured pattern, or what stands for a spot colour.
    """

    kind: SpaceKind
    name: str
    count: int
    plates: tuple[str, ...] = ()
    calibrated: bool = False
    base: ColourSpace | None = None
    table: bytes = b""

    def inks(self, values: Sequence[float]) -> Mapping[str, float]:
        """What a colour has of each plate, 1 being solid; nothing for one of light."""
        if self.name == "Indexed" and self.base is not None:
            return self.base.inks(self.entry(int(values[0]) if values else 0))
        if self.kind is SpaceKind.GRAY:
            return {BLACK_PLATE: 1 - min(max(values[0], 0.0), 1.0)} if values else {}
        return {
            plate: min(max(value, 0.0), 1.0)
            for plate, value in zip(self.plates, values, strict=False)
            if plate != NO_PLATE
        }

    def entry(self, number: int) -> tuple[float, ...]:
        """The colour that a number of an indexed space stands for."""
        count = self.base.count if self.base else 1
        written = self.table[number * count : (number + 1) * count]
        return tuple(byte / 255 for byte in written) if len(written) == count else (0.0,) * count

    @cached_property
    def is_light(self) -> bool:
        """Whether its colours are of light, and become inks only where somebody converts them."""
        inner = self.base if self.name in ("Indexed", "Pattern") and self.base else self
        return inner.kind in (SpaceKind.RGB, SpaceKind.LAB)

    @cached_property
    def origin(self) -> ColourSpace:
        """The space that colours are written in: of an indexed one that of its table."""
        return self.base.origin if self.name == "Indexed" and self.base else self


DEVICE_GRAY = ColourSpace(SpaceKind.GRAY, "DeviceGray", 1, (BLACK_PLATE,))
DEVICE_RGB = ColourSpace(SpaceKind.RGB, "DeviceRGB", 3)
DEVICE_CMYK = ColourSpace(SpaceKind.CMYK, "DeviceCMYK", 4, PROCESS)
PATTERN_SPACE = ColourSpace(SpaceKind.PATTERN, "Pattern", 0)
UNKNOWN_SPACE = ColourSpace(SpaceKind.UNKNOWN, "unknown", 1)
_NAMED = {
    "/DeviceGray": DEVICE_GRAY, "/G": DEVICE_GRAY, "/CalGray": DEVICE_GRAY,
    "/DeviceRGB": DEVICE_RGB, "/RGB": DEVICE_RGB, "/CalRGB": DEVICE_RGB,
    "/DeviceCMYK": DEVICE_CMYK, "/CMYK": DEVICE_CMYK, "/CalCMYK": DEVICE_CMYK,
    "/Pattern": PATTERN_SPACE,
}  # fmt: skip
_OF_COUNT = {1: DEVICE_GRAY, 3: DEVICE_RGB, 4: DEVICE_CMYK}


def named_space(name: str) -> ColourSpace | None:
    """The device space of a name, written out or short as in inline images; None for others."""
    return _NAMED.get(name)


def read_space(written: Any, depth: int = _DEPTH) -> ColourSpace:
    """The space that a name or an array of the file describes; one of no known kind where it is damaged."""
    try:
        return _read(written, depth)
    except (TypeError, ValueError, LookupError, AttributeError, RuntimeError, pikepdf.PdfError):
        return UNKNOWN_SPACE


def _read(written: Any, depth: int) -> ColourSpace:
    if depth < 0 or written is None:
        return UNKNOWN_SPACE
    if isinstance(written, pikepdf.Name):
        return _NAMED.get(str(written), UNKNOWN_SPACE)
    family = str(written[0])
    if len(written) == 1:
        return _NAMED.get(family, UNKNOWN_SPACE)
    if family == "/ICCBased":
        return _of_profile(written[1], depth)
    if family == "/CalRGB":
        return ColourSpace(SpaceKind.RGB, "CalRGB", 3, calibrated=True)
    if family in _CALIBRATED_GRAYS:
        return ColourSpace(SpaceKind.GRAY, "CalGray", 1, (BLACK_PLATE,), calibrated=True)
    if family == "/Lab":
        return ColourSpace(SpaceKind.LAB, "Lab", 3, calibrated=True)
    if family in ("/Indexed", "/I"):
        return _indexed(written, depth)
    if family in ("/Separation", "/DeviceN"):
        return _of_plates(written, depth)
    if family == "/Pattern":
        return ColourSpace(SpaceKind.PATTERN, "Pattern", 0, base=read_space(written[1], depth - 1))
    return UNKNOWN_SPACE


def _of_profile(profile: Any, depth: int) -> ColourSpace:
    """ICCBased: as many components as the profile has; Lab where its alternate says so."""
    count = int(profile.get("/N", 0))
    device = _OF_COUNT.get(count, UNKNOWN_SPACE)
    alternate = profile.get("/Alternate")
    if count == 3 and alternate is not None and read_space(alternate, depth - 1).kind is SpaceKind.LAB:
        return ColourSpace(SpaceKind.LAB, "ICCBased", 3, calibrated=True)
    return ColourSpace(device.kind, "ICCBased", count, device.plates, calibrated=True)


def _indexed(written: Any, depth: int) -> ColourSpace:
    base = read_space(written[1], depth - 1)
    table = written[3]
    data = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
    most = (min(int(written[2]), _MOST_COLOURS - 1) + 1) * max(base.count, 1)
    return ColourSpace(base.kind, "Indexed", 1, base.plates, base.calibrated, base, data[:most])


def _of_plates(written: Any, depth: int) -> ColourSpace:
    """Separation and DeviceN: plates of their own, the process colours among them by name."""
    names = written[1]
    listed = [names] if isinstance(names, pikepdf.Name) else [*names][:_MOST_PLATES]
    plates = tuple(str(name).removeprefix("/") for name in listed)
    process = all(plate in PROCESS or plate == NO_PLATE for plate in plates)
    kind = SpaceKind.CMYK if process else SpaceKind.SPOT
    family = str(written[0]).removeprefix("/")
    return ColourSpace(kind, family, len(plates), plates, base=read_space(written[2], depth - 1))
