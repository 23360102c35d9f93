"""What a layout asks of a manuscript and offers to it, along its chain: fields, kinds, labels, presets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts.description.contract_form import LANGUAGES
from banxin.layouts.description.declared import place_of
from banxin.layouts.description.fields import declared_fields
from banxin.layouts.description.kinds import OFFERED, UnitKind, declared_kinds
from banxin.layouts.description.layout import Labelling
from banxin.layouts.description.reading import Description
from banxin.layouts.fields.declaration import Field, FieldHolder, Fields
from banxin.layouts.options.options import Option
from banxin.layouts.options.values import ImpossibleValueError, OptionValue
from banxin.wording import Message, listed


@dataclass(frozen=True, slots=True)
class Contract:
    """The parts of a layout that a manuscript answers to."""

    fields: Fields
    kinds: Mapping[str, UnitKind]
    labels: Labelling
    presets: Mapping[str, Mapping[str, OptionValue]]


def contract_of(
    chain: Sequence[Description],
    places: Mapping[str, Place],
    options: Mapping[str, Option],
    blocks: Collection[str],
) -> tuple[Contract, tuple[Finding, ...]]:
    """The contract that `chain` (most specific first) declares; `options` and `blocks` are the layout's."""
    fields, of_fields = declared_fields(chain, places)
    pages = {name for described in chain for name in described.given.get("pages") or ()}
    kinds, of_kinds = declared_kinds(chain, places, blocks, pages)
    presets, of_presets = _presets(chain, places, options)
    contract = Contract(_of_kinds(fields, _gone(chain, kinds)), kinds, _labels(chain), presets)
    return contract, (*of_fields, *of_kinds, *of_presets)


def _gone(chain: Sequence[Description], kinds: Mapping[str, UnitKind]) -> set[str]:
    """The names of kinds that the chain declares and takes away."""
    return {name for described in chain for name in described.given.get("kinds", {})} - kinds.keys()


def _of_kinds(fields: Fields, gone: Collection[str]) -> Fields:
    """The fields without the kinds that are `gone`; one that no other kind has is gone with them."""

    def kept(one: Field) -> Field:
        kinds = tuple(kind for kind in one.kinds if kind not in gone)
        if kinds or not one.kinds:
            return replace(one, kinds=kinds)
        return replace(one, required=False, option=replace(one.option, offered=False))

    of_units = {name: kept(one) for name, one in fields[FieldHolder.UNIT].items()}
    return MappingProxyType({**fields, FieldHolder.UNIT: MappingProxyType(of_units)}) if gone else fields


def _labels(chain: Sequence[Description]) -> Labelling:
    merged: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for described in reversed(chain):
        for language, words in described.given.get("labels", {}).items():
            merged[language] |= {name.replace("-", "_"): word for name, word in words.items()}
    return MappingProxyType(
        {language: MappingProxyType(words) for language, words in merged.items() if words}
    )


def merged_presets(declared: Iterable[Mapping[str, Mapping[str, object]]]) -> dict[str, dict[str, object]]:
    """Presets by name, nearer ones (the later) over those that they inherit, option by option."""
    merged: dict[str, dict[str, object]] = {}
    for presets in declared:
        for name, values in presets.items():
            merged.setdefault(name, {}).update(values)
    return merged


def _wrongly_offered(
    merged: Mapping[str, Mapping[str, object]], chain: Sequence[Description], places: Mapping[str, Place]
) -> Iterator[Finding]:
    """Presets that are offered in a way that cannot be, or taken away though there are none."""
    for name, values in merged.items():
        place = place_of(places, chain[0].source, "presets", name, OFFERED)
        if not isinstance(values.get(OFFERED, True), bool):
            told = Message("`{key}` of the preset {name} {reason}.", key=OFFERED, name=name,
                           reason=Message("is neither true nor false"))  # fmt: skip
            yield finding("layout.broken", told, place, expected=Message("true or false"))
        elif values.keys() == {OFFERED}:
            known = [other for other in merged if other != name]
            told = Message("There is no preset {name} that is inherited.", name=name)
            expected = Message("one of {names}", names=listed(known))
            yield finding("layout.broken", told, place, expected=expected, nearest=nearest(name, known))


def _presets(
    chain: Sequence[Description], places: Mapping[str, Place], options: Mapping[str, Option]
) -> tuple[Mapping[str, Mapping[str, OptionValue]], tuple[Finding, ...]]:
    """The presets that are offered, with settled values."""
    merged = merged_presets([described.given.get("presets") or {} for described in reversed(chain)])
    found: list[Finding] = [*_wrongly_offered(merged, chain, places)]
    merged = {
        name: {option: value for option, value in values.items() if option != OFFERED}
        for name, values in merged.items()
        if values.get(OFFERED, True) is not False
    }
    presets: dict[str, Mapping[str, OptionValue]] = {}
    declared = {option for described in chain for option in described.given.get("options") or {}}
    for name, values in merged.items():
        settled: dict[str, OptionValue] = {}
        for key, value in values.items():
            place = place_of(places, chain[0].source, "presets", name, key)
            if (option := options.get(key)) is None:
                if key in declared:  # wrongly, which is told
                    continue
                message = Message(
                    "The preset {name} sets an option `{key}` that there is not.", name=name, key=key
                )
                expected = Message("one of {names}", names=listed(sorted(options)))
                found.append(
                    finding("layout.broken", message, place, expected=expected, nearest=nearest(key, options))
                )
                continue
            try:
                settled[key] = option.settle(value)
            except ImpossibleValueError as fault:
                message = Message(
                    "`{key}` of the preset {name} {reason}.", key=key, name=name, reason=fault.reason
                )
                found.append(finding("layout.broken", message, place, expected=option.expected))
        presets[name] = MappingProxyType(settled)
    return MappingProxyType(presets), tuple(found)
