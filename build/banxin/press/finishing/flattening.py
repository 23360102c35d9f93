"""Content streams without transparency, for PDF/X-1a: what shines through is mixed with what lies below.

Only colour over paper or over one flat colour can be mixed so. What shines through over a picture, a
gradient, text, or the edge of another surface is kept in `uneven`, and the file is no X-1a.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pikepdf import Dictionary, Name

from banxin.press.finishing.inking import InkedStream, Inking
from banxin.press.finishing.operations import (
    Bounds,
    Operation,
    Placing,
    matrix_of,
    met,
    multiplied,
    overlap,
    path_box,
    placed,
)
from banxin.press.finishing.pen_state import Contained
from banxin.press.finishing.plates import Plates
from banxin.press.ink.mixing import PAPER, Mix
from banxin.press.ink.transforms import Inks

_STROKES = (b"S", b"s", b"B", b"B*", b"b", b"b*")
_EDGE = 0.1  # pt that neighbours may reach into a surface
_NEAR = 1.0  # pt that a surface may reach over the one below


@dataclass(slots=True)
class FlatPicture:
    """A picture that shines through: how much of it is seen over which inks."""

    picture: Any
    alpha: float
    ground: Inks


class Flattening(Inking):
    """Inking for PDF/X-1a. `uneven` are the pages and places of what cannot be mixed with what is below."""

    def __init__(self, plates: Plates) -> None:
        super().__init__(plates, FlatStream)
        self.uneven: list[tuple[int, Bounds | None]] = []
        self.pictures: dict[object, FlatPicture] = {}
        self.forms = 0

    def form(self, thing: Any, resources: Any) -> Contained:
        """What a pattern places; transparency within one stays."""
        before, self.shines = self.shines, False
        found = super().form(thing, resources)
        if self.shines:
            self.refuse(None)
        self.shines |= before
        return found

    def refuse(self, box: Bounds | None) -> None:
        """Something shines through that cannot be mixed; where, if that can be told."""
        self.uneven.append((self.on_page, box))


class FlatStream(InkedStream):
    """A stream on its way, without transparency; `veil` is how much of the group that it paints is seen."""

    def __init__(
        self,
        inking: Inking,
        resources: Any,
        matrix: Placing,
        parent: FlatStream | None = None,
        veil: float = 1.0,
    ) -> None:
        super().__init__(inking, resources, matrix)
        assert isinstance(inking, Flattening)
        self._flat = inking
        self._parent, self._veil = parent, veil
        self._grounds: list[tuple[Bounds, Mix | None]] = []
        self._words: list[Bounds] = []

    def coloured(self, mix: Mix, *, stroke: bool) -> bytes:
        """A colour is chosen: it is written where something is painted with it."""
        super().coloured(mix, stroke=stroke)
        return b""

    def graphics(self, operation: Operation) -> bytes | None:
        """Transparency is set: nothing of it is written."""
        masks = len(self._flat.masks)
        super().graphics(operation)
        if len(self._flat.masks) > masks:
            self._flat.refuse(None)
        return b""

    def path(self, operation: Operation) -> None:
        """A path: its colours as they look on what is below."""
        super().path(operation)
        if operation.painted == b"n":
            return
        state = self._state
        seen = met(placed(state.matrix, path_box(operation.path)), state.clip)
        if operation.painted in _STROKES:
            self._dip(seen, stroke=True)
        if operation.painted not in (b"S", b"s"):
            mix = self._dip(seen, stroke=False)
            self._grounds.append((seen, mix))

    def show(self, operation: Operation) -> bytes | None:
        """Text: its colour as it looks on what is below."""
        at = self._text_at
        super().show(operation)
        x, y = self._place
        size = self._state.size
        box = placed(self._state.matrix, (x, y - size / 2, x + size, y + size / 2))
        self._dip(box, stroke=False, at=at if at >= 0 else None, words=True)
        self._words.append(box)
        return None

    def shade(self, operation: Operation) -> bytes | None:
        """A gradient: nothing can shine through on it."""
        super().shade(operation)
        self._grounds.append((self._state.clip, None))
        return None

    def paint(self, operation: Operation) -> bytes | None:
        """A picture or a form, without what makes it shine through."""
        thing = self._resource("/XObject", operation.operands.strip())
        if thing is None:
            return None
        state = self._state
        if thing.get("/Subtype") != "/Image":
            return self._group(thing)
        box = met(placed(state.matrix, (0, 0, 1, 1)), state.clip)
        if "/SMask" in thing or state.alpha * self._veil < 1:
            ground = self._settled(Mix(PAPER), 0.0, box)
            known = self._flat.pictures.get(thing.objgen)
            if known is not None and known.ground != ground.inks:
                self._flat.refuse(box)
            self._flat.pictures[thing.objgen] = FlatPicture(thing, state.alpha * self._veil, ground.inks)
        self._grounds.append((box, None))
        return super().paint(operation)

    def _group(self, form: Any) -> bytes:
        """A form of its own for each place: what it is mixed with differs."""
        matrix = self._state.matrix
        if "/Matrix" in form:
            matrix = multiplied(matrix_of(form.Matrix.unparse().strip(b"[ ]")), matrix)
        inner = form.get("/Resources", self._resources)
        stream = FlatStream(self._flat, inner, matrix, self, self._state.alpha)
        content, found = stream.inked(form.read_bytes())
        self._switch(False)
        self._found.pictures += found.pictures
        self._found.heavy += found.heavy
        self._flat.forms += 1
        name = f"/Flat{self._flat.forms}"
        made = self._plates.file.make_stream(content, Dictionary(Type=Name.XObject, Subtype=Name.Form))
        made.BBox, made.Resources = form.BBox, inner
        self._resources.XObject[name] = made
        self._flat.done[made.objgen] = found
        return f"{name} Do".encode()

    def _dip(self, box: Bounds, *, stroke: bool, at: int | None = None, words: bool = False) -> Mix | None:
        """Write the colour that something is painted with, where another is written; the colour."""
        state = self._state
        mix = state.stroke if stroke else state.fill
        if mix is None:
            return None
        alpha = state.stroke_alpha if stroke else state.alpha
        settled = self._settled(mix, alpha, box, words=words)
        if settled != (state.written_stroke if stroke else state.written):
            operator = self._plates.colour(settled, self._resources, stroke=stroke) + b"\n"
            self._out.insert(len(self._out) if at is None else at, operator)
            if stroke:
                state.written_stroke = settled
            else:
                state.written = settled
        return mix if alpha >= 1 else settled

    def _settled(self, mix: Mix, alpha: float, box: Bounds, *, words: bool = False) -> Mix:
        """A colour of which `alpha` is seen, as it looks on what is below, within the group and around it."""
        if alpha < 1:
            ground = self._ground(box, words=words)
            if ground is not None:
                mix, alpha = blended(mix, alpha, ground, self._plates.mixer.held), 1.0
        alpha *= self._veil
        if self._parent is not None:
            return self._parent._settled(mix, alpha, box, words=words)
        return mix if alpha >= 1 else blended(mix, alpha, Mix(PAPER), self._plates.mixer.held)

    def _ground(self, box: Bounds, *, words: bool) -> Mix | None:
        """The one colour below a box; None where nothing is. Refuses what is uneven."""
        left, bottom, right, top = box
        inner = left + _EDGE, bottom + _EDGE, max(left, right - _EDGE), max(bottom, top - _EDGE)
        if not words and any(overlap(inner, word) for word in self._words):
            self._flat.refuse(box)
        for below, mix in reversed(self._grounds):
            if not overlap(inner, below):
                continue
            left, bottom, right, top = below
            around = left - _NEAR <= box[0] and bottom - _NEAR <= box[1]
            if mix is None or not (around and box[2] <= right + _NEAR and box[3] <= top + _NEAR):
                self._flat.refuse(box)
                return None
            return mix
        return None


def blended(mix: Mix, alpha: float, ground: Mix, held: Any) -> Mix:
    """A colour of which `alpha` is seen on another: a tint of the same spot colour, else process inks."""
    if mix.spot and (ground.total == 0 or ground.spot == mix.spot):
        below = ground.tint if ground.spot else 0.0
        return Mix(mix.inks, mix.spot, round(mix.tint * alpha + below * (1 - alpha), 3))
    above, below_inks = _process(mix), _process(ground)
    cyan, magenta, yellow, black = (
        round(one * alpha + other * (1 - alpha), 3) for one, other in zip(above, below_inks, strict=True)
    )
    return Mix(held((cyan, magenta, yellow, black)))


def _process(mix: Mix) -> Inks:
    """What stands for a colour in process inks."""
    if not mix.spot:
        return mix.inks
    cyan, magenta, yellow, black = (part * mix.tint for part in mix.inks)
    return cyan, magenta, yellow, black
