"""A kept make-up of the older form (`make-up: 1`): trees and pins, which a search starts from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from banxin.findings import Finding, Place, finding, nearest
from banxin.makeup.model.blueprint import OPEN, Blueprint, PlaceOf, read_blueprint
from banxin.makeup.model.story import NO_PIN, Story
from banxin.makeup.model.tree import leaves
from banxin.makeup.outcome.kept_pages import PAGED
from banxin.manuscript.form.sheet import LARGEST_HEAD, MOST_COLUMNS, MOST_PAGES, SMALLEST_HEAD, Pin
from banxin.manuscript.yaml.written import KeyPath
from banxin.wording import Message, listed

VERSION = 1
_CODE = "sheet.kept"
_FIELDS = ("columns", "legs", "size", "deck", "page")


@dataclass(frozen=True, slots=True)
class Kept:
    """A make-up to be kept: the trees of its pages, and what it settled for each story."""

    blueprint: Blueprint = OPEN
    pins: Mapping[str, Pin] = field(default_factory=lambda: MappingProxyType({}))

    def without(self, stories: Collection[str]) -> Kept:
        """What is kept of all but these stories: pages on which one of them stands are left open."""
        pages = tuple(
            None if tree and any(leaf.key in stories for leaf in leaves(tree)) else tree
            for tree in self.blueprint.pages
        )
        pins = {key: pin for key, pin in self.pins.items() if key not in stories}
        return Kept(Blueprint(pages) if any(pages) else OPEN, MappingProxyType(pins))


def read_kept(
    data: object, stories: Sequence[str], columns: int, place: PlaceOf = lambda _: None
) -> tuple[Kept, tuple[Finding, ...]]:
    """What a kept make-up still says about this issue; whatever does not suit is a finding and left open.

    `data` is that of the file, with each page's blueprint as nested lists (its text is YAML).
    """
    if not isinstance(data, dict) or data.get("make-up") != VERSION:
        fault = finding(
            _CODE,
            Message("this is no make-up of Banxin"),
            place(()),
            expected=Message("make-up: {version}", version=PAGED),
            remedy=Message("build with --fresh so that a new make-up is written there"),
        )
        return Kept(), (fault,)
    pins, found = _pins(data.get("stories"), stories, columns, place)
    pages = data.get("pages", [])
    if pages in (["auto"], []):
        return Kept(OPEN, pins), tuple(found)
    blueprint, faults = read_blueprint({"pages": pages}, stories, columns, None, place)
    found += [_as_kept(fault) for fault in faults]
    return Kept(blueprint, pins), tuple(found)


def _as_kept(fault: Finding) -> Finding:
    """A fault of the blueprint is a warning here: the page is made up anew."""
    return finding(_CODE, fault.message, fault.place, expected=fault.expected, nearest=fault.nearest)


def _pins(
    data: object, stories: Sequence[str], columns: int, place: PlaceOf
) -> tuple[Mapping[str, Pin], list[Finding]]:
    pins: dict[str, Pin] = {}
    found: list[Finding] = []
    for key, settled in data.items() if isinstance(data, dict) else ():
        steps: KeyPath = ("stories", str(key))
        if key not in stories:
            message = Message("there is no story {key} any more", key=key)
            found.append(finding(_CODE, message, place(steps), nearest=nearest(str(key), stories)))
        elif not isinstance(settled, dict):
            found.append(
                finding(
                    _CODE,
                    Message("nothing is settled for {key}", key=key),
                    place(steps),
                    expected=_expected(),
                )
            )
        else:
            pins[key], faults = _pin(settled, columns, steps, place)
            found += faults
    return pins, found


def _pin(
    settled: Mapping[object, object], columns: int, steps: KeyPath, place: PlaceOf
) -> tuple[Pin, list[Finding]]:
    found: list[Finding] = []
    good: dict[str, int | float | bool] = {}
    for name, value in settled.items():
        if name not in _FIELDS:
            near = nearest(str(name), _FIELDS)
            found.append(
                _fault(
                    Message("{name} is nothing that can be settled", name=name),
                    place((*steps, str(name))),
                    near,
                )
            )
        elif not _valid(str(name), value, columns):
            found.append(
                _fault(
                    Message("{name} cannot be {value}", name=name, value=value), place((*steps, str(name)))
                )
            )
        elif isinstance(value, int | float):
            good[str(name)] = value
    return replace(NO_PIN, **good), found  # type: ignore[arg-type]


def _valid(name: str, value: object, columns: int) -> bool:
    if name == "deck":
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if name == "size":
        return SMALLEST_HEAD <= value <= LARGEST_HEAD
    most = {"columns": columns, "legs": MOST_COLUMNS, "page": MOST_PAGES}[name]
    return isinstance(value, int) and 1 <= value <= most


def _fault(message: str, place: Place | None, near: str = "") -> Finding:
    return finding(_CODE, message, place, expected=_expected(), nearest=near)


def _expected() -> str:
    return Message("one or more of {names}", names=listed(_FIELDS))


def with_pins(stories: Iterable[Story], kept: Kept) -> tuple[Story, ...]:
    """The stories with what was settled; what their editor pinned himself comes first."""
    return tuple(
        replace(story, pin=_merged(story.pin, kept.pins[story.key])) if story.key in kept.pins else story
        for story in stories
    )


def _merged(own: Pin, kept: Pin) -> Pin:
    values = {name: getattr(own, name) for name in (*_FIELDS, "region")}
    return replace(kept, **{name: value for name, value in values.items() if value is not None})
