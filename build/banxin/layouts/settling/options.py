"""The editor's options for a layout, settled into values and written as CSS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts.description.layout import Layout
from banxin.layouts.options.options import Option, OptionKind
from banxin.layouts.options.values import ImpossibleValueError, OptionValue
from banxin.wording import Message, listed

Settled = tuple[Mapping[str, OptionValue], tuple[Finding, ...]]


def settle_options(
    layout: Layout,
    given: Mapping[str, object],
    places: Mapping[str, Place],
    preset: str = "",
    preset_place: Place | None = None,
) -> Settled:
    """A value for every option of `layout`: the given one where it is good, else that of `preset`, else the
    default.

    `places` says where each was given. Every unknown name and impossible value is a finding.
    """
    values = {name: option.default for name, option in layout.options.items()}
    found: list[Finding] = []
    if preset in layout.presets:
        values |= layout.presets[preset]
    elif preset:
        found.append(_no_preset(layout, preset, preset_place))
    for name, value in given.items():
        option = layout.offered.get(name)
        if option is None:
            found.append(_unknown(layout, name, places.get(name)))
            continue
        try:
            values[name] = option.settle(value)
        except ImpossibleValueError as fault:
            found.append(_impossible(option, value, fault, places.get(name)))
    return MappingProxyType(values), tuple(found)


def options_css(
    layout: Layout, values: Mapping[str, OptionValue], picture: Callable[[str], str] = str
) -> str:
    """The options as custom properties of the root: `:root { --accent: #b3121b; }`.

    `picture` gives the address of a picture by its path.

    Values are settled again on the way, so that whatever reaches CSS has the form of its type;
    raises ImpossibleValueError for one that has not, which only a caller that skipped `settle_options` meets.
    """
    settled = {
        name: option.settle(values.get(name, option.default)) for name, option in layout.options.items()
    }
    written = with_addresses(layout, settled, picture)
    lines = (f"--{name}: {option.css(written[name])};" for name, option in layout.options.items())
    return ":root { " + " ".join(lines) + " }\n"


def with_addresses(
    layout: Layout, values: Mapping[str, OptionValue], picture: Callable[[str], str]
) -> Mapping[str, OptionValue]:
    """The values with the addresses of pictures in the place of their paths."""
    return {**values, **{name: picture(path) for name, path in pictures_of(layout, values).items()}}


def pictures_of(layout: Layout, values: Mapping[str, OptionValue]) -> Mapping[str, str]:
    """The paths of the pictures that options name, by option."""
    named = (name for name, option in layout.options.items() if option.kind is OptionKind.IMAGE)
    return {name: str(values[name]) for name in named if values.get(name)}


def _no_preset(layout: Layout, name: str, place: Place | None) -> Finding:
    known = listed(layout.presets)
    return finding(
        "option.preset",
        Message("The layout `{layout}` has no preset {name}.", layout=layout.name, name=name),
        place,
        expected=Message("one of {names}", names=known)
        if known
        else Message("no preset: this layout has none"),
        nearest=nearest(name, layout.presets),
    )


def _unknown(layout: Layout, name: str, place: Place | None) -> Finding:
    known = listed(sorted(layout.offered))
    return finding(
        "option.unknown",
        Message("The layout `{name}` has no option `{name_2}`.", name=layout.name, name_2=name),
        place,
        expected=Message("one of {known}", known=known)
        if known
        else Message("no options: this layout has none"),
        nearest=nearest(name, layout.offered),
    )


def _impossible(option: Option, value: object, fault: ImpossibleValueError, place: Place | None) -> Finding:
    written = str(value) if len(str(value)) <= 40 else str(value)[:40] + "…"
    what = "" if value is None else Message(": {value}", value=written)
    return finding(
        "option.value",
        Message("`{name}`{what} {reason}.", name=option.name, what=what, reason=fault.reason),
        place,
        expected=option.expected,
        nearest=nearest(str(value), fault.near),
        remedy=fault.remedy,
    )
