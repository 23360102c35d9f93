"""Symbols of units in the wrong case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_RIGHT = {
    wrong: right
    for right, *forms in map(
        str.split,
        (
            "kg KG Kg", "km KM Km", "cm CM Cm", "kWh KWH kwh Kwh KWh", "kW KW Kw kw", "kV KV Kv kv",
            "Hz HZ hz", "kHz KHZ KHz khz", "MHz MHZ Mhz", "GHz GHZ Ghz", "kPa KPA KPa Kpa kpa", "MPa MPA Mpa",
            "dB DB db", "kJ KJ Kj kj",
        ),
    )
    for wrong in forms
}  # fmt: skip
_UNIT = re.compile(rf"(?<=\d) ?({'|'.join(_RIGHT)})(?![A-Za-z0-9])")


_RAISED = re.compile(r"(?<=\d) ?([kcm]?m[23])(?![A-Za-z0-9])")
_ACIDITY = re.compile("(?<![A-Za-z])(PH|Ph|ph)(?=值)")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    for pattern in (_RAISED, _ACIDITY):
        for found in pattern.finditer(passage.text):
            right = "pH" if pattern is _ACIDITY else found[1].translate({0x32: "²", 0x33: "³"})
            message = Message("{symbol} is no symbol of a unit.", symbol=found[1])
            yield CopyFault(found.start(1), found.end(1), message, right, right)
    for found in _UNIT.finditer(passage.text):
        right = _RIGHT[found[1]]
        message = Message("{symbol} is no symbol of a unit.", symbol=found[1])
        yield CopyFault(found.start(1), found.end(1), message, right, right)


RULE = CopyRule(
    "copy.unit",
    "GB 3100—1993; GB/T 15835—2011, 4.1.1",
    _faults,
    ("重 5 kg", "长3km", "KM 公司"),
    (
        ("重5KG", "重5kg"),
        ("长3 Km", "长3 km"),
        ("功率3Kw，50HZ", "功率3kW，50Hz"),
        ("占地500 m2，PH值7", "占地500 m²，pH值7"),
    ),
)
