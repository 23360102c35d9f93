"""A page's content stream read (ISO 32000-2, annex A): what text and which surfaces it paints, in order.

Read are the operators that place text, fill areas, paint pictures and set what these depend on. Strokes,
shadings without a fill, and text that a pattern paints are passed over: none of them hides or carries copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from banxin.preflight.text.pdf.colours import device_colour, stand_in, strength
from banxin.preflight.text.pdf.fonts import PrintedFont, read_font
from banxin.preflight.text.pdf.operands import hexadecimal, is_masked, text_string
from banxin.preflight.text.pdf.painted import (
    BLACK,
    Box,
    Clip,
    Colour,
    Drawn,
    Matrix,
    Outline,
    Show,
    Surface,
)
from banxin.preflight.text.pdf.paths import PaintedPath, apply
from banxin.press.finishing.operations import matrix_of, multiplied

# A marked line of text as it mostly comes, with its ink, in one piece; else one operation with its operands.
_OPERATION = re.compile(
    rb"/Span\s++<</MCID (\d++)>>\s++BDC\s++(?:(/\S++) gs\s++)?+(?:((?:[.\d]++ )++)(rg|k|g)\s++)?+"
    rb"(?:/(?:Over|Knock)K gs\s++)?+BT\s++1 0 0 -1 (\S++) (\S++) Tm\s++"
    rb"(/\S++) (\S++) Tf\s++(\[[^\](]*+\]) TJ\s++ET\s++EMC|"
    rb"((?:[-+.\d]+\s++|/[^\s/<>\[\]()]+\s*+|<<(?:[^<>()]|<[0-9A-Fa-f\s]*+>|\((?:[^()\\]|\\.)*+\))*+>>\s*+"
    rb"|\[(?:[^\]()]|\((?:[^()\\]|\\.)*+\))*+\]\s*+|<[0-9A-Fa-f\s]*+>\s*+|\((?:[^()\\]|\\.)*+\)\s*+)*+)"
    rb"([A-Za-z'\"][A-Za-z0-9*]*+)",
    re.S,
)
_MCID = re.compile(rb"/MCID\s+(\d+)")
_FURNITURE = re.compile(rb"/Artifact\s+<<\s*/Type\s")
_PICTURE = re.compile(rb"/Figure|/Artifact\s+<<\s*/Type\s*/Layout")
_SPELLED = re.compile(rb"/ActualText\s*(<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))", re.S)
_OPAQUE = 0.9  # alpha from which paint hides what is below it
_PALEST = 0.01  # white type is ink too: on dark ground it is read
_DEPTH = 12  # forms within forms
_SHADING = 2  # PatternType of a gradient (ISO 32000-2, 8.7.4)
_INKS = {b"g": 1, b"rg": 3, b"k": 4, b"sc": 0, b"scn": 0}


@dataclass(frozen=True, slots=True)
class _State:
    """What q keeps and Q brings back."""

    matrix: Matrix
    clip: Clip
    ink: float = 1.0
    colour: Colour = BLACK
    alpha: float = 1.0
    group: float = 1.0  # alpha of the groups around, which paint in a group does not set anew
    veiled: bool = False  # by a soft mask or a blend mode
    pattern: bool = False  # the fill is a pattern through which the ground may show
    shaded: bool = False  # the fill is a gradient, which hides as a picture does


@dataclass(slots=True)
class ResourceCache:
    """What pages share: fonts and graphics states that were read once, by the object's number."""

    fonts: dict[object, PrintedFont] = field(default_factory=dict)
    resources: dict[object, Mapping[str, Any]] = field(default_factory=dict)
    names: dict[object, dict[bytes, PrintedFont | None]] = field(default_factory=dict)

    def font(self, dictionary: Any) -> PrintedFont:
        """The font that `dictionary` describes."""
        key = dictionary.objgen
        if key not in self.fonts:
            self.fonts[key] = read_font(dictionary)
        return self.fonts[key]

    def named_fonts(self, resources: Any) -> dict[bytes, PrintedFont | None]:
        """Fonts by the names that `resources` gives them, as far as they were asked for."""
        return self.names.setdefault(_key(resources), {})

    def entries(self, resources: Any, kind: str) -> Mapping[str, Any]:
        """The named resources of one kind."""
        key = (_key(resources), kind)
        if key not in self.resources:
            named = resources.get(kind)
            self.resources[key] = {} if named is None else dict(named.items())
        return self.resources[key]


def _key(resources: Any) -> object:
    """What tells resources apart: the number of the object, or for one without a number what it holds."""
    return resources.objgen if resources.objgen != (0, 0) else resources.unparse()


class Reader:
    """Reads one page; afterwards `shows`, `surfaces` and `drawn` hold what it paints."""

    def __init__(self, cache: ResourceCache, matrix: Matrix, clip: Clip) -> None:
        self.shows: list[Show] = []
        self.surfaces: list[Surface] = []
        self.drawn: list[Drawn] = []
        self.figures: set[int] = set()
        self._cache = cache
        self._state = _State(matrix, clip)
        self._face: tuple[PrintedFont | None, float] = (None, 0.0)
        self._rise = 0.0
        self._space: Any = None
        self._kept: list[tuple[_State, tuple[PrintedFont | None, float], float]] = []
        self._marks: list[tuple[int, str | None]] = [(-1, None)]
        self._line: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        self._pen = 0.0
        self._path = PaintedPath()
        self._clipping: bool | None = None
        self._order = 0
        self._resources: Any = None
        self._fonts: dict[bytes, PrintedFont | None] = {}
        self._depth = 0
        self._artifact = -1

    def read(self, content: bytes, resources: Any) -> None:
        """Go through a stream whose names mean what `resources` says."""
        around, self._resources = (self._resources, self._fonts), resources
        self._fonts = self._cache.named_fonts(resources)
        does = _DOES
        for mcid, graphics, ink, inking, x, y, name, size, array, operands, operator in _OPERATION.findall(
            content
        ):
            if array:
                if graphics or ink:
                    self._dip(graphics, ink, inking)
                self._text_line(int(mcid), float(x), float(y), name, float(size), array)
            elif operator in does:
                try:  # noqa: SIM105  `suppress` costs more than most operations
                    does[operator](self, operands, operator)
                except (ValueError, IndexError):  # an operand that is no number: nothing is done
                    pass
        self._resources, self._fonts = around

    def _dip(self, graphics: bytes, ink: bytes, inking: bytes) -> None:
        """What gs and an operator of colour do before a line of text; either may be left out."""
        with suppress(ValueError, IndexError):
            if graphics:
                self._graphics(graphics, b"gs")
        with suppress(ValueError, IndexError):
            if ink:
                self._ink(ink, inking)

    def _keep(self, operands: bytes, operator: bytes) -> None:
        self._kept.append((self._state, self._face, self._rise))

    def _back(self, operands: bytes, operator: bytes) -> None:
        if self._kept:
            self._state, self._face, self._rise = self._kept.pop()

    def _transform(self, operands: bytes, operator: bytes) -> None:
        matrix = multiplied(matrix_of(operands), self._state.matrix)
        self._state = replace(self._state, matrix=matrix)

    def _graphics(self, operands: bytes, operator: bytes) -> None:
        """Alpha, soft mask and blend mode of a graphics state (ISO 32000-2, table 57)."""
        named = self._named("/ExtGState", operands)
        if named is None:
            return
        veiled = self._state.veiled
        if "/SMask" in named or "/BM" in named:
            veiled = named.get("/SMask", "/None") != "/None" or named.get("/BM", "/Normal") != "/Normal"
        alpha = float(named.get("/ca", self._state.alpha))
        if alpha != self._state.alpha or veiled != self._state.veiled:
            self._state = replace(self._state, alpha=alpha, veiled=veiled)

    def _ink(self, operands: bytes, operator: bytes) -> None:
        words = operands.split()
        numbers = [float(word) for word in words if not word.startswith(b"/")]
        named = self._named("/Pattern", words[-1]) if len(words) > len(numbers) else None
        shaded = named is not None and named.get("/PatternType") == _SHADING
        pattern = len(words) > len(numbers) and not shaded and self._shows_through(named)
        if operator == b"scn" and len(numbers) == 1 and self._space is not None:
            numbers = [*stand_in(self._space, numbers[0])]
        colour = device_colour(numbers)
        if (colour, pattern, shaded) != (self._state.colour, self._state.pattern, self._state.shaded):
            ink = strength(colour)
            self._state = replace(self._state, ink=ink, colour=colour, pattern=pattern, shaded=shaded)

    def _choose_space(self, operands: bytes, operator: bytes) -> None:
        named = self._named("/ColorSpace", operands)
        self._space = named if named is not None and named[0] == "/Separation" else None

    def _shows_through(self, named: Any) -> bool:
        """Whether a pattern may leave its ground in sight: its picture is masked, or it has none."""
        inner = named.get("/Resources", {}).get("/XObject", {}) if named is not None else {}
        pictures = [one for one in dict(inner.items()).values() if one.get("/Subtype") == "/Image"]
        return not pictures or any("/SMask" in one or "/Mask" in one for one in pictures)

    # --- text -------------------------------------------------------------------------------------

    def _begin_text(self, operands: bytes, operator: bytes) -> None:
        self._line, self._pen = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0.0

    def _place(self, operands: bytes, operator: bytes) -> None:
        self._line, self._pen = matrix_of(operands), 0.0

    def _move(self, operands: bytes, operator: bytes) -> None:
        x, y = map(float, operands.split())
        self._line, self._pen = multiplied((1.0, 0.0, 0.0, 1.0, x, y), self._line), 0.0

    def _choose(self, operands: bytes, operator: bytes) -> None:
        name, size = operands.split()
        self._face = self._font(name), float(size)

    def _raise(self, operands: bytes, operator: bytes) -> None:
        self._rise = float(operands)

    def _show(self, operands: bytes, operator: bytes) -> None:
        state, (font, size) = self._state, self._face
        if font is None:
            return
        text, moved = font.read(operands := hexadecimal(operands))
        advance = moved * size / 1000
        a, b, c, d, e, f = self._line
        pen, rise = self._pen, self._rise
        self._pen += advance
        if not text:
            return
        placed = (a, b, c, d, e + a * pen + c * rise, f + b * pen + d * rise)
        self._order += 1
        mcid, spelled = self._marks[-1]
        self.shows.append(
            Show(
                self._order, mcid, font, size, multiplied(placed, state.matrix), operands, text,
                advance, state.clip, max(_PALEST, state.ink) * state.alpha * state.group, spelled,
                state.colour,
            )
        )  # fmt: skip

    def _text_line(self, mcid: int, x: float, y: float, name: bytes, size: float, array: bytes) -> None:
        """What BDC, BT, Tm, Tf, TJ, ET and EMC do in turn; the text after it begins anew."""
        font, state = self._fonts.get(name) or self._font(name), self._state
        self._face = font, size
        if font is None:
            return
        text, moved = font.read_line(array)
        self._order += 1
        if not self._rise:
            a, b, c, d, e, f = state.matrix
            placed = (a, b, -c, -d, x * a + y * c + e, x * b + y * d + f)
            self.shows.append(
                Show(
                    self._order, mcid, font, size, placed, array, text,
                    moved * size / 1000, state.clip, max(_PALEST, state.ink) * state.alpha * state.group,
                    None, state.colour,
                )
            )  # fmt: skip
            return
        self._marks.append((mcid, None))
        self._line, self._pen = (1.0, 0.0, 0.0, -1.0, x, y), 0.0
        self._show(array, b"TJ")
        self._marks.pop()

    def _font(self, name: bytes) -> PrintedFont | None:
        name = name.strip()
        if name not in self._fonts:
            named = self._named("/Font", name)
            self._fonts[name] = None if named is None else self._cache.font(named)
        return self._fonts[name]

    def _mark(self, operands: bytes, operator: bytes) -> None:
        mcid, spelled = self._marks[-1]
        if operator == b"BDC":
            if found := _MCID.search(operands):
                mcid, spelled = int(found[1]), None
            elif _FURNITURE.match(operands):
                self._artifact -= 1  # numbered as the engine does
                mcid, spelled = self._artifact, None
            if mcid != -1 and _PICTURE.match(operands):
                self.figures.add(mcid)
            if words := _SPELLED.search(operands):
                spelled = text_string(words[1])
        self._marks.append((mcid, spelled))

    def _end_mark(self, operands: bytes, operator: bytes) -> None:
        if len(self._marks) > 1:
            self._marks.pop()

    # --- surfaces ---------------------------------------------------------------------------------

    def _draw(self, operands: bytes, operator: bytes) -> None:
        self._path.draw(operator, operands)

    def _clip(self, operands: bytes, operator: bytes) -> None:
        self._clipping = operator == b"W*"

    def _end_path(self, operands: bytes, operator: bytes) -> None:
        if self._clipping is not None:
            outline, whole = self._path.outline(self._state.matrix, even_odd=self._clipping)
            clip = self._state.clip
            outlines = clip.outlines if whole else (*clip.outlines, outline)
            self._state = replace(self._state, clip=Clip(clip.box.meet(outline.box), outlines))
            self._clipping = None
        self._path = PaintedPath()

    def _fill(self, operands: bytes, operator: bytes) -> None:
        outline, whole = self._path.outline(self._state.matrix, even_odd=operator.endswith(b"*"))
        if self._hides() and not self._path.thin:
            self._surface(outline.box, None if whole else outline, picture=self._state.shaded)
        self._drawn(outline.box, hollow=operator not in {b"f", b"F"})
        self._end_path(operands, operator)

    def _stroke(self, operands: bytes, operator: bytes) -> None:
        outline, _ = self._path.outline(self._state.matrix, even_odd=False)
        self._drawn(outline.box, hollow=True)
        self._end_path(operands, operator)

    def _drawn(self, box: Box, *, hollow: bool = False, picture: bool = False) -> None:
        state = self._state
        if state.alpha * state.group:
            seen, motley = box.meet(state.clip.box), picture or state.pattern or state.shaded
            ink = 1.0 if motley else state.ink
            self.drawn.append(Drawn(seen, self._marks[-1][0], hollow, picture, self._order, ink, motley))

    def _shade(self, operands: bytes, operator: bytes) -> None:
        if self._hides():
            self._surface(self._state.clip.box, None)
        self._drawn(self._state.clip.box, picture=True)

    def _hides(self) -> bool:
        state = self._state
        return state.alpha * state.group >= _OPAQUE and not state.veiled and not state.pattern

    def _surface(self, box: Box, outline: Outline | None, *, picture: bool = False) -> None:
        seen = box.meet(self._state.clip.box)
        if not seen.empty:
            self._order += 1
            self.surfaces.append(
                Surface(self._order, seen, self._state.clip, outline, picture, self._state.colour)
            )

    def _paint(self, operands: bytes, operator: bytes) -> None:
        thing = self._named("/XObject", operands)
        if thing is None:
            return
        if thing.get("/Subtype") == "/Image":
            box = apply(self._state.matrix, Box(0, 0, 1, 1))
            opaque = self._state.alpha * self._state.group >= _OPAQUE
            if opaque and not self._state.veiled and not is_masked(thing):
                self._surface(box, None, picture=True)
            self._drawn(box, picture=True)
            return
        if self._depth >= _DEPTH:
            return
        self._depth += 1
        around = self._state, self._kept, self._line, self._pen, self._face, self._rise
        matrix = self._state.matrix
        if "/Matrix" in thing:
            matrix = multiplied(matrix_of(thing.Matrix.unparse().strip(b"[ ]")), matrix)
        box = apply(matrix, Box(*map(float, thing.BBox))) if "/BBox" in thing else self._state.clip.box
        clip = Clip(self._state.clip.box.meet(box), self._state.clip.outlines)
        self._state, self._kept = replace(self._state, matrix=matrix, clip=clip), []
        if "/Group" in thing:
            self._state = replace(self._state, alpha=1.0, group=self._state.group * self._state.alpha)
        self.read(thing.read_bytes(), thing.get("/Resources", self._resources))
        self._state, self._kept, self._line, self._pen, self._face, self._rise = around
        self._depth -= 1

    def _named(self, kind: str, operands: bytes) -> Any:
        entries = self._cache.entries(self._resources, kind)
        return entries.get(operands.strip().decode("latin-1"))


# What each operator does; of the class, since a reader that holds its own methods is freed late.
_DOES: Mapping[bytes, Callable[[Reader, bytes, bytes], None]] = {
    b"q": Reader._keep, b"Q": Reader._back, b"cm": Reader._transform, b"gs": Reader._graphics,
    b"BT": Reader._begin_text, b"Tm": Reader._place, b"Td": Reader._move, b"TD": Reader._move,
    b"Tf": Reader._choose, b"Ts": Reader._raise, b"TJ": Reader._show, b"Tj": Reader._show,
    b"BDC": Reader._mark, b"BMC": Reader._mark, b"EMC": Reader._end_mark, b"Do": Reader._paint,
    b"cs": Reader._choose_space,
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), Reader._fill), b"sh": Reader._shade,
    b"n": Reader._end_path, b"S": Reader._stroke, b"s": Reader._stroke,
    **dict.fromkeys((b"W", b"W*"), Reader._clip),
    **dict.fromkeys(_INKS, Reader._ink), **dict.fromkeys(PaintedPath.OPERATORS, Reader._draw),
}  # fmt: skip
