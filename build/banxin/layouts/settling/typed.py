"""Options as they are typed on a command line: text that is read as the kind of its option asks."""

from __future__ import annotations

from collections.abc import Mapping

from banxin.findings import Place
from banxin.layouts.description.layout import Layout
from banxin.layouts.options.options import OptionKind

_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


def typed_options(
    layout: Layout, typed: Mapping[str, str]
) -> tuple[Mapping[str, object], Mapping[str, Place]]:
    """The values of options typed as text, with places that say so.

    What cannot be read as its kind stays text, which settling then refuses with what was expected.
    """
    values = {name: _value(layout, name, text) for name, text in typed.items()}
    return values, {name: Place(f"--set {name}={text}") for name, text in typed.items()}


def _value(layout: Layout, name: str, text: str) -> object:
    option = layout.options.get(name)
    kind = option.kind if option else OptionKind.TEXT
    if kind is OptionKind.BOOLEAN:
        word = text.strip().lower()
        return True if word in _TRUE else False if word in _FALSE else text
    if kind in (OptionKind.INTEGER, OptionKind.NUMBER):
        for read in (int, float):
            try:
                return read(text)
            except ValueError:
                continue
    return text
