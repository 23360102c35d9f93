"""Lengths in the own properties of Banxin, whose values WeasyPrint keeps as tokens."""

from typing import Any, Final

_PX: Final = {"px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def length_px(tokens: Any) -> float:
    """The one absolute length among the tokens of a property, in px; 0 where there is none or more."""
    lengths = [token for token in tokens if token.type == "dimension"]
    return lengths[0].value * _PX.get(lengths[0].lower_unit, 0.0) if len(lengths) == 1 else 0.0
