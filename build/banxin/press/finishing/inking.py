"""Content streams turned from the colours of a screen into inks, with overprint of black.

Every operator of colour is written anew from the table of `press/ink`; nothing else in the stream moves, so
that marked content keeps its numbers. Black text and thin black rules overprint: where the plates do not meet
exactly no white gap shows around them. They knock out where what lies below would bring the ink above the
limit, and so does everything in another colour (ISO 32000-1, 8.6.7; OPM 1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from typing import Any

from pikepdf import Name

from banxin.press.finishing.operations import (
    STRAIGHT,
    Bounds,
    Operation,
    Placing,
    matrix_of,
    met,
    multiplied,
    numbers,
    operations,
    overlap,
    path_box,
    placed,
)
from banxin.press.finishing.pen_state import Contained, PenState
from banxin.press.finishing.plates import KNOCK_OUT, OVERPRINT, Plates
from banxin.press.finishing.shadings import in_one_tile
from banxin.press.ink.mixing import Mix

THIN = 2.0
"""pt up to which a black surface is a rule, and overprints."""

_LABS = (b"/lab-d50", b"/lab-d65")
_DEPTH = 12  # forms within forms
_GLYPHS = re.compile(rb"<([0-9A-Fa-f\s]*)>")


class Inking:
    """Goes through streams of one file; a form or pattern that is drawn more than once is inked once."""

    def __init__(self, plates: Plates, kind: type[InkedStream] | None = None) -> None:
        self.plates = plates
        self._kind = kind or InkedStream
        self.done: dict[object, Contained] = {}
        self.masks: list[Any] = []
        self.placed: dict[object, tuple[Any, str]] = {}  # pictures by number, with their names in the file
        self.on_page = 1  # the number of the page that is on its way
        self.shines = self.groups = False  # whether anything shines through; whether there are groups
        self.tiles: dict[object, bool] = {}  # patterns, and whether one tile is all that shows of each
        self._depth = 0

    def page(self, content: bytes, resources: Any) -> tuple[bytes, Contained]:
        """A page's content in inks, and what it places."""
        return self._kind(self, resources, STRAIGHT).inked(content)

    def form(self, thing: Any, resources: Any) -> Contained:
        """What a form or pattern places, in its own space, once its content is in inks."""
        if thing.objgen in self.done:
            return self.done[thing.objgen]
        self.done[thing.objgen] = Contained()
        if self._depth >= _DEPTH:
            return Contained()
        self._depth += 1
        inner = thing.get("/Resources", resources)
        content, found = InkedStream(self, inner, STRAIGHT).inked(thing.read_bytes())
        thing.write(content)
        if "/Group" in thing and "/CS" in thing.Group:
            thing.Group.CS = Name.DeviceCMYK
        self.done[thing.objgen] = found
        self._depth -= 1
        return found


class InkedStream:
    """One stream on its way."""

    def __init__(self, inking: Inking, resources: Any, matrix: Placing) -> None:
        self._inking = inking
        self._plates = inking.plates
        self._resources = resources
        self._named: dict[tuple[str, bytes], Any] = {}
        self._state = PenState(matrix)
        self._kept: list[PenState] = []
        self._found = Contained()
        self._out: list[bytes] = []
        self._text_at = -1
        self._place: tuple[float, float] = (0.0, 0.0)

    def inked(self, content: bytes) -> tuple[bytes, Contained]:
        """The stream in inks."""
        does, out, last = _DOES, self._out, 0
        for operation in operations(content):
            if operation.painted:
                out.append(content[last : operation.start])
                last = operation.start
                if self._state.hides(operation.painted):
                    out.append(operation.path + operation.clip + b" n")
                    last = operation.end
                    self.path(operation._replace(painted=b"n"))
                else:
                    self.path(operation)
            elif (do := does.get(operation.operator)) is not None:
                out.append(content[last : operation.start])
                last = operation.start
                try:
                    instead = getattr(self, do)(operation)
                except (ValueError, IndexError):  # an operand that is no number: left as it is
                    instead = None
                if instead is not None:
                    out.append(instead)
                    last = operation.end
        out.append(content[last:])
        return b"".join(out), self._found

    # --- colours ----------------------------------------------------------------------------------

    def coloured(self, mix: Mix, *, stroke: bool) -> bytes:
        """A colour is chosen."""
        if stroke:
            self._state.stroke = mix
        else:
            self._state.fill = mix
        return self._plates.colour(mix, self._resources, stroke=stroke)

    def device(self, operation: Operation) -> bytes | None:
        """A colour of gray, RGB or CMYK."""
        parts, operator = numbers(operation.operands), operation.operator
        mixer = self._plates.mixer
        if len(parts) == 1:
            mix = mixer.rgb(*(parts * 3))
        else:
            mix = mixer.rgb(*parts) if len(parts) == 3 else mixer.cmyk(*parts)
        return self.coloured(mix, stroke=operator.isupper())

    def space(self, operation: Operation) -> bytes | None:
        """A colour space is chosen; those that are turned into inks go."""
        name, stroke = operation.operands.strip(), operation.operator == b"CS"
        if stroke:
            self._state.stroke_space, self._state.stroke = name, None
        else:
            self._state.fill_space, self._state.fill, self._state.pattern = name, None, None
        return b"" if name in (*_LABS, b"/DeviceCMYK", b"/DeviceRGB") else None

    def special(self, operation: Operation) -> bytes | None:
        """A colour of the space that was chosen, or a pattern."""
        stroke = operation.operator in (b"SC", b"SCN")
        space = self._state.stroke_space if stroke else self._state.fill_space
        words = operation.operands.split()
        if words and words[-1].startswith(b"/"):
            pattern = self._resource("/Pattern", words[-1])
            if pattern is not None and int(pattern.get("/PatternType", 0)) == 1:
                self._tile(pattern, stroke=stroke)
            return None
        parts = numbers(operation.operands)
        if space in _LABS:
            return self.coloured(self._plates.mixer.lab(*parts), stroke=stroke)
        if space in (b"/DeviceCMYK", b"/DeviceRGB"):
            mixer = self._plates.mixer
            mix = mixer.cmyk(*parts) if len(parts) == 4 else mixer.rgb(*parts)
            return self.coloured(mix, stroke=stroke)
        return None

    def _tile(self, pattern: Any, *, stroke: bool) -> None:
        """A pattern of tiles is chosen; it lies in the space that the stream began with."""
        inner = self._inking.form(pattern, self._resources)
        matrix = matrix_of(pattern.Matrix.unparse().strip(b"[ ]")) if "/Matrix" in pattern else STRAIGHT
        self._found.pictures += ((picture, multiplied(one, matrix)) for picture, one in inner.pictures)
        if stroke:
            self._inking.tiles[pattern.objgen] = False
        else:
            self._state.pattern = pattern

    def _covered(self, box: Bounds) -> None:
        """Note whether what is filled with the pattern lies within one tile."""
        pattern = self._state.pattern
        alone = in_one_tile(pattern, box)
        self._inking.tiles[pattern.objgen] = alone and self._inking.tiles.get(pattern.objgen, True)

    # --- what is painted --------------------------------------------------------------------------

    def path(self, operation: Operation) -> None:
        """Overprint for a path, and what it covers; called before it is written."""
        state, painted = self._state, operation.painted
        box = placed(state.matrix, path_box(operation.path))
        if painted == b"n":
            if operation.clip:
                state.clip = met(state.clip, box)
            return
        seen = met(box, state.clip)
        thickness = min(seen[2] - seen[0], seen[3] - seen[1])
        filled = painted not in (b"S", b"s")
        if not filled:
            black, thin = _is_black(state.stroke), state.width * _scale(state.matrix) <= THIN
        else:
            black = _is_black(state.fill) and (painted in (b"f", b"f*", b"F") or _is_black(state.stroke))
            thin = thickness <= THIN
            if state.fill_space == b"/Pattern" and state.pattern is not None:
                self._covered(box)
        if (black and not thin) or (filled and self._is_heavy(state.fill)):
            self._found.heavy.append(seen)
        elif filled and state.alpha >= 1 and not state.veiled and _is_rectangle(operation.path, state.matrix):
            self._found.light.append((seen, len(self._found.heavy)))
        self._switch(black and thin and state.alpha >= 1 and self._has_room(seen))
        if operation.clip:
            state.clip = seen

    def _is_heavy(self, mix: Mix | None) -> bool:
        """Whether solid black on top of a colour would be more ink than the paper takes."""
        if mix is None:
            return True
        below = mix.tint if mix.spot else sum(mix.inks[:3])
        return below + 1 > self._plates.mixer.limit

    def _has_room(self, box: Bounds) -> bool:
        hidden = next((number for area, number in reversed(self._found.light) if _holds(area, box)), 0)
        return not any(overlap(box, heavy) for heavy in self._found.heavy[hidden:])

    def _switch(self, over: bool, at: int | None = None) -> None:
        """Have overprint on or off from here, or from a place in what is written already."""
        if over == self._state.over:
            return
        self._state.over = over
        operator = self._plates.state(OVERPRINT if over else KNOCK_OUT, self._resources)
        self._out.insert(len(self._out) if at is None else at, operator)

    def shade(self, operation: Operation) -> bytes | None:
        """A gradient fills what is not clipped."""
        self._found.heavy.append(self._state.clip)
        return None

    def paint(self, operation: Operation) -> bytes | None:
        """A picture or a form."""
        thing = self._resource("/XObject", operation.operands.strip())
        if thing is None:
            return None
        matrix = self._state.matrix
        if thing.get("/Subtype") == "/Image":
            self._found.pictures.append((thing, matrix))
            self._inking.placed[thing.objgen] = (thing, operation.operands.strip().decode("latin-1")[2:-1])
            self._inking.shines |= "/SMask" in thing
            self._found.heavy.append(met(placed(matrix, (0, 0, 1, 1)), self._state.clip))
            return None
        if "/Matrix" in thing:
            matrix = multiplied(matrix_of(thing.Matrix.unparse().strip(b"[ ]")), matrix)
        self._inking.groups |= "/Group" in thing
        self._switch(False)  # a form begins with what is around it
        inner = self._inking.form(thing, self._resources)
        self._found.pictures += ((picture, multiplied(one, matrix)) for picture, one in inner.pictures)
        self._found.heavy += (met(placed(matrix, box), self._state.clip) for box in inner.heavy)
        return None

    # --- text -------------------------------------------------------------------------------------

    def begin_text(self, operation: Operation) -> bytes | None:
        """A text begins."""
        self._text_at, self._place = len(self._out), (0.0, 0.0)
        return None

    def move(self, operation: Operation) -> bytes | None:
        """Text is placed."""
        *_, x, y = map(float, operation.operands.split())
        self._place = (x, y)
        return None

    def choose(self, operation: Operation) -> bytes | None:
        """A font and its size."""
        self._state.size = numbers(operation.operands)[0]
        return None

    def show(self, operation: Operation) -> bytes | None:
        """Text is painted: what is black overprints where there is room for the ink."""
        over = _is_black(self._state.fill) and self._state.alpha >= 1
        if over and self._found.heavy:
            x, y = self._place
            size = self._state.size
            glyphs = sum(len(found) for found in _GLYPHS.findall(operation.operands)) / 4
            box = (x - size, y - size, x + (glyphs + 1) * size, y + size)
            over = self._has_room(placed(self._state.matrix, box))
        if over != self._state.over:
            self._switch(over, self._text_at if self._text_at >= 0 else None)
        self._text_at = -1  # what was shown stays as it is
        return None

    # --- state ------------------------------------------------------------------------------------

    def keep(self, operation: Operation) -> bytes | None:
        """The state is kept."""
        self._kept.append(copy(self._state))
        return None

    def back(self, operation: Operation) -> bytes | None:
        """The kept state comes back."""
        if self._kept:
            self._state = self._kept.pop()
        return None

    def transform(self, operation: Operation) -> bytes | None:
        """The space is turned, scaled or moved."""
        self._state.matrix = multiplied(matrix_of(operation.operands), self._state.matrix)
        return None

    def line(self, operation: Operation) -> bytes | None:
        """The width of lines."""
        self._state.width = float(operation.operands)
        return None

    def graphics(self, operation: Operation) -> bytes | None:
        """Transparency is set."""
        state = self._resource("/ExtGState", operation.operands.strip())
        if state is None:
            return None
        self._state.alpha = float(state.get("/ca", self._state.alpha))
        self._state.stroke_alpha = float(state.get("/CA", self._state.stroke_alpha))
        self._inking.shines |= self._state.alpha < 1 or self._state.stroke_alpha < 1 or "/BM" in state
        self._state.veiled |= state.get("/BM", "/Normal") != "/Normal"
        mask = state.get("/SMask")
        if mask is not None and mask != "/None":
            self._inking.masks.append(mask)
            self._inking.shines = self._state.veiled = True
        elif mask is not None:
            self._state.veiled = False
        return None

    def _resource(self, kind: str, name: bytes) -> Any:
        key = (kind, name)
        if key not in self._named:
            named = self._resources.get(kind)
            self._named[key] = None if named is None else named.get(name.decode("latin-1"))
        return self._named[key]


# The method for each operator; by name, since a kind of stream may have its own.
_DOES: Mapping[bytes, str] = {
    **dict.fromkeys((b"rg", b"RG", b"g", b"G", b"k", b"K"), "device"),
    **dict.fromkeys((b"cs", b"CS"), "space"),
    **dict.fromkeys((b"sc", b"SC", b"scn", b"SCN"), "special"),
    **dict.fromkeys((b"TJ", b"Tj"), "show"),
    **dict.fromkeys((b"Tm", b"Td", b"TD"), "move"),
    b"BT": "begin_text", b"Tf": "choose", b"q": "keep", b"Q": "back", b"cm": "transform", b"w": "line",
    b"gs": "graphics", b"Do": "paint", b"sh": "shade",
}  # fmt: skip


def _is_rectangle(path: bytes, matrix: Placing) -> bool:
    """Whether a path is one rectangle and stands upright on the page."""
    return path.split()[4:] == [b"re"] and not matrix[1] and not matrix[2]


def _holds(area: Bounds, box: Bounds) -> bool:
    return area[0] <= box[0] and area[1] <= box[1] and box[2] <= area[2] and box[3] <= area[3]


def _is_black(mix: Mix | None) -> bool:
    return mix is not None and mix.is_black


def _scale(matrix: Placing) -> float:
    return max((abs(matrix[0]), abs(matrix[1]), abs(matrix[2]), abs(matrix[3])))
