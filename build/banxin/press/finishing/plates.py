"""What content streams need in a file that goes to plates: spot colours, overprint, plain grey for masks."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from banxin.press.ink.mixing import Mix, Mixer

OVERPRINT, KNOCK_OUT = "/OverK", "/KnockK"
"""Graphics states: black is printed on top of what is there; what is there is left blank below."""


class Plates:
    """The plates of a file: writes colours as operators, and puts what they name into resources."""

    def __init__(self, file: pikepdf.Pdf, mixer: Mixer) -> None:
        self.mixer = mixer
        self.file = file
        self._spots: dict[str, tuple[str, Any]] = {}
        self._states: dict[str, Any] = {}
        self._known: set[tuple[object, str]] = set()
        self._written: dict[tuple[Mix, bool], bytes] = {}

    @property
    def spots(self) -> dict[str, Any]:
        """The colour space of each spot colour that is in use, by its name."""
        return {name: space for name, (_, space) in sorted(self._spots.items())}

    def colour(self, mix: Mix, resources: Any, *, stroke: bool) -> bytes:
        """The operators that choose a colour."""
        key = (mix, stroke)
        if mix.spot:
            self._put(resources, "/ColorSpace", self._spot(mix), self._spots[mix.spot][1])
        if key not in self._written:
            self._written[key] = self._operators(mix, stroke=stroke)
        return self._written[key]

    def state(self, name: str, resources: Any) -> bytes:
        """The operator that switches overprint on or off."""
        if name not in self._states:
            over = name == OVERPRINT
            self._states[name] = self.file.make_indirect(
                Dictionary(Type=Name.ExtGState, OP=over, op=over, OPM=int(over))
            )
        self._put(resources, "/ExtGState", name, self._states[name])
        return f"{name} gs\n".encode()

    def _operators(self, mix: Mix, *, stroke: bool) -> bytes:
        if mix.spot:
            name = self._spots[mix.spot][0]
            return f"{name} {'CS' if stroke else 'cs'} {mix.tint:.4g} {'SCN' if stroke else 'scn'}".encode()
        parts = " ".join(f"{part:.4g}" for part in mix.inks)
        return f"{parts} {'K' if stroke else 'k'}".encode()

    def _spot(self, mix: Mix) -> str:
        """The resource name of a spot colour (ISO 32000-1, 8.6.6.4)."""
        if mix.spot not in self._spots:
            tint = Dictionary(
                FunctionType=2,
                Domain=Array([0, 1]),
                C0=Array([0, 0, 0, 0]),
                C1=Array([*map(_exact, mix.inks)]),
                N=1,
            )
            name = Name("/" + mix.spot)
            space = self.file.make_indirect(Array([Name.Separation, name, Name.DeviceCMYK, tint]))
            self._spots[mix.spot] = f"/Spot{len(self._spots) + 1}", space
        return self._spots[mix.spot][0]

    def _put(self, resources: Any, kind: str, name: str, value: Any) -> None:
        key = (resources.objgen if resources.is_indirect else id(resources), name)
        if key in self._known:
            return
        if resources.is_indirect:
            self._known.add(key)
        named = resources.get(kind)
        if named is None:
            resources[kind] = Dictionary()
            named = resources[kind]
        named[name] = value


def _exact(part: float) -> Any:
    """A part of an ink as a number that is written in full."""
    return pikepdf.Object.parse(f"{part:.4g}".encode())


def registration(file: pikepdf.Pdf) -> Any:
    """The colour that prints solid on every plate (ISO 32000-1, 8.6.6.4)."""
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1)
    return file.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]))
