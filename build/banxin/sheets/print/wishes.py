"""What the editor wishes of make-up: blueprint, pins, jumps, a make-up to keep."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from banxin.findings import Finding, Place, Severity, finding, nearest
from banxin.makeup.blueprint import OPEN, Blueprint, read_blueprint
from banxin.makeup.memory import Kept, read_kept, with_pins
from banxin.makeup.story import Story
from banxin.manuscript.confinement import OutsideError, confined
from banxin.manuscript.decoding import read_text
from banxin.manuscript.publication import Publication
from banxin.manuscript.sheet import Pin
from banxin.manuscript.yaml_reading import read_yaml


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was decided before make-up; `keep` is the file that a make-up is kept in, if any."""

    blueprint: Blueprint = OPEN
    pins: Mapping[str, Pin] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)
    jumps: bool = False
    keep: Path | None = None
    findings: tuple[Finding, ...] = ()

    def applied(self, stories: Sequence[Story]) -> tuple[Story, ...]:
        """The stories with what was decided for them."""
        own = [
            replace(story, pin=self.pins.get(story.key, story.pin), may_jump=self.jumps) for story in stories
        ]
        return with_pins(own, self.kept)

    @property
    def remembered(self) -> bool:
        """Whether a kept make-up says anything."""
        return bool(self.kept.pins) or not self.kept.blueprint.auto

    def without(self, stories: Collection[str]) -> Wishes:
        """The same wishes, the kept make-up forgotten for these stories and for the pages they stand on."""
        kept = self.kept.without(stories)
        own = self.blueprint is not self.kept.blueprint
        return replace(self, kept=kept, blueprint=self.blueprint if own else kept.blueprint)


def read_wishes(
    publication: Publication, columns: int, named: Mapping[str, object], *, may_keep: bool
) -> Wishes:
    """The `sheet` of the manifest, with findings on what cannot be read.

    A make-up is kept by the press edition alone (`may_keep`): others have pages of their own.
    """
    sheet = publication.sheet
    stories = [unit.id for unit in publication.units()]
    places = publication.places

    def place(steps: Sequence[object]) -> Place | None:
        path = ".".join(map(str, ("sheet", "blueprint", *steps)))
        return places.get(path) or places.get("sheet.blueprint")

    blueprint, faults = read_blueprint(sheet.blueprint, stories, columns, named, place)
    pins, unknown = _pins(publication, stories)
    kept, keep, notes = _kept(publication, stories, columns) if may_keep else (Kept(), None, ())
    return Wishes(
        kept.blueprint if blueprint.auto else blueprint,
        pins,
        kept,
        sheet.jumps,
        keep,
        (*faults, *unknown, *notes),
    )


def _pins(publication: Publication, stories: Sequence[str]) -> tuple[dict[str, Pin], tuple[Finding, ...]]:
    pins: dict[str, Pin] = {}
    unknown: list[Finding] = []
    for key, pin in publication.sheet.pins.items():
        if key in stories:
            pins[key] = pin
        else:
            unknown.append(
                finding(
                    "sheet.pin",
                    f"There is no story {key} to pin",
                    publication.places.get(f"sheet.pins.{key}"),
                    expected=", ".join(stories),
                    nearest=nearest(key, stories),
                )
            )
    return pins, tuple(unknown)


def _kept(
    publication: Publication, stories: Sequence[str], columns: int
) -> tuple[Kept, Path | None, tuple[Finding, ...]]:
    """The make-up in the file that `sheet.keep` names: nothing yet where the file is not there."""
    written = publication.sheet.keep
    if written is None:
        return Kept(), None, ()
    place = publication.places.get("sheet.keep")
    if not written.endswith((".yaml", ".yml")) or written == publication.manifest.name:
        fault = finding(
            "sheet.kept",
            f"A make-up cannot be kept in {written}",
            place,
            expected="a YAML file of its own, such as make-up.yaml",
            severity=Severity.ERROR,
        )
        return Kept(), None, (fault,)
    try:
        path = confined(publication.root, written)
    except OutsideError as error:
        return Kept(), None, (finding("file.outside", str(error), place),)
    if not path.exists():
        return Kept(), path, ()
    source, faults = read_text(path, written)
    if source is None:
        return Kept(), path, faults
    data, faults = read_yaml(source)
    if data is None or faults:
        return Kept(), path, faults
    kept, notes = read_kept(data.data, stories, columns, data.place)
    return kept, path, notes
