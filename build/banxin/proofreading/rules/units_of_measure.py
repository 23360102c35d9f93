"""Symbols of units in the wrong case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_RIGHT = {"KG": "kg", "Kg": "kg", "KM": "km", "Km": "km", "CM": "cm", "Cm": "cm", "KWH": "kWh", "kwh": "kWh"}
_UNIT = re.compile(rf"(?<=\d) ?({'|'.join(_RIGHT)})(?![A-Za-z0-9])")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _UNIT.finditer(passage.text):
        right = _RIGHT[found[1]]
        message = Message("{symbol} is no symbol of a unit.", symbol=found[1])
        yield CopyFault(found.start(1), found.end(1), message, right, right)


RULE = CopyRule(
    "copy.unit",
    "GB 3100—1993; GB/T 15835—2011, 4.1.1",
    _faults,
    ("重 5 kg", "长3km", "KM 公司"),
    (("重5KG", "重5kg"), ("长3 Km", "长3 km")),
)
