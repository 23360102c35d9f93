"""Variable faces: the weights that are made of one, and the making.

A PDF knows no variations (ISO 32000-2, 9.9), so each weight becomes a face of its own, made once. Its bytes
hang on the file and the place on its axes alone: fontTools would write down the time of making.
"""

from __future__ import annotations

from io import BytesIO

from fontTools.ttLib import TTFont

from banxin.typecase.opening import FontError
from banxin.wording import Message

WEIGHTS = (400, 700, 900)
"""The CSS weights that layouts ask for: text, bold, main headlines."""
_WEIGHT = "wght"


def weight_axis(font: TTFont) -> tuple[float, float] | None:
    """The lightest and the boldest weight of a variable font; None where its weight is fixed."""
    for axis in font["fvar"].axes if "fvar" in font else ():
        if axis.axisTag == _WEIGHT:
            return axis.minValue, axis.maxValue
    return None


def weights_of(axis: tuple[float, float], wanted: int | None) -> tuple[float, ...]:
    """The weights to be made: the one wanted, or all that layouts ask for, as far as the axis goes."""
    asked = WEIGHTS if wanted is None else (wanted,)
    return tuple(sorted({min(max(float(weight), axis[0]), axis[1]) for weight in asked}))


def needs_making(font: TTFont) -> bool:
    """Whether a font cannot go into a PDF as it is: it is variable, or its outlines are CFF2."""
    return "fvar" in font or "CFF2" in font


def make_static(font: TTFont, weight: float | None) -> TTFont:
    """The font at a weight and at the default of all other axes, its outlines as every PDF reader knows them.

    Raises FontError if it cannot be made.
    """
    try:
        if "fvar" in font:
            from fontTools.varLib import instancer  # noqa: PLC0415  seldom needed, and slow to load

            place = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
            if weight is not None:
                place[_WEIGHT] = weight
            font = instancer.instantiateVariableFont(font, place, inplace=True)
        if "CFF2" in font:
            from fontTools.cffLib.CFF2ToCFF import convertCFF2ToCFF  # noqa: PLC0415

            font = _read_again(font)  # the tables that name glyphs must not be at work yet
            convertCFF2ToCFF(font)
    except Exception as fault:  # instancing fails in as many ways as there are tables
        raise FontError(
            Message("no weight can be made of its variations ({name})", name=type(fault).__name__)
        ) from fault
    return font


def _read_again(font: TTFont) -> TTFont:
    written = BytesIO()
    font.save(written)
    written.seek(0)
    return TTFont(written, recalcTimestamp=False, recalcBBoxes=False)
