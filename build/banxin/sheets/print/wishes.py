"""What the editor wishes of make-up: blueprint, pins, jumps, a make-up to keep."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from banxin.findings import Finding, Place, finding, nearest
from banxin.makeup.keeping.decisions import KeptPage
from banxin.makeup.model.blueprint import OPEN, Blueprint, read_blueprint
from banxin.makeup.model.page import Unmet
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story
from banxin.makeup.model.tree import leaves
from banxin.makeup.outcome.kept_file import Kept, read_kept, with_pins
from banxin.makeup.outcome.kept_pages import PAGED, read_kept_pages
from banxin.makeup.search.pins import possible_pins
from banxin.manuscript.form.sheet import Pin
from banxin.manuscript.kept_make_up import KeptFile
from banxin.manuscript.publication import Publication
from banxin.sheets.print.copyfitting import LegsAsked
from banxin.sheets.print.page_plan import NO_PLAN, IssuePlan, issue_plan
from banxin.wording import Message, listed


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was decided before make-up; `keep` is the file that a make-up is kept in, if any, and
    `pages` what it says of each page; `kept` is what a file of the older form says."""

    blueprint: Blueprint = OPEN
    pins: Mapping[str, Pin] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)
    jumps: bool = False
    keep: KeptFile | None = None
    findings: tuple[Finding, ...] = ()
    plan: IssuePlan = NO_PLAN
    pages: tuple[KeptPage, ...] = ()

    def applied(self, stories: Sequence[Story]) -> tuple[Story, ...]:
        """The stories with what was decided for them."""
        own = [
            replace(story, pin=self.pins.get(story.key, story.pin), may_jump=self.jumps) for story in stories
        ]
        return self.plan.applied(with_pins(own, self.kept))

    def legs_asked(self) -> Mapping[str, Collection[LegsAsked]]:
        """The legs that pins, blueprints and the kept make-up ask for, by story."""
        found: dict[str, set[LegsAsked]] = {}
        for key, pin in {**self.kept.pins, **self.pins}.items():
            if pin.legs:
                found.setdefault(key, set()).add((pin.columns, pin.legs))
        trees = [*self.blueprint.pages, *(page.tree for page in self.pages)]
        for leaf in (leaf for tree in trees if tree for leaf in leaves(tree)):
            if leaf.legs:
                found.setdefault(leaf.key, set()).add((leaf.columns, leaf.legs))
        return found

    def possible(self, stories: Sequence[Story], rules: MakeUpRules) -> tuple[Wishes, tuple[Unmet, ...]]:
        """The wishes without pins that these stories can have on no page, and why not."""
        pinned = [replace(one, pin=self.pins[one.key]) for one in stories if one.key in self.pins]
        able, told = possible_pins(pinned, rules)
        return replace(self, pins={**self.pins, **{one.key: one.pin for one in able}}), told

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
    """The `sheet` of the manifest, with findings on what cannot be read. Opens no file.

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
    kept, pages, notes = _kept(publication, stories, columns) if may_keep else (Kept(), (), ())
    return Wishes(
        kept.blueprint if blueprint.auto else blueprint,
        pins,
        kept,
        sheet.jumps,
        publication.kept if may_keep else None,
        (*faults, *unknown, *notes),
        issue_plan(publication),
        pages,
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
                    Message("There is no story {key} to pin", key=key),
                    publication.places.get(f"sheet.pins.{key}"),
                    expected=listed(stories),
                    nearest=nearest(key, stories),
                )
            )
    return pins, tuple(unknown)


def _kept(
    publication: Publication, stories: Sequence[str], columns: int
) -> tuple[Kept, tuple[KeptPage, ...], tuple[Finding, ...]]:
    """The make-up in the file that was read in, if any: nothing yet where the file is not there."""
    file = publication.kept
    if file is None or file.written is None:
        return Kept(), (), file.findings if file else ()
    advertisements = [one.key for plan in publication.pages for one in plan.advertisements]
    fillers = [unit.id for unit in publication.fillers]
    names, data = [*stories, *advertisements, *fillers], file.written.data
    if isinstance(data, dict) and data.get("make-up") == PAGED:
        pages, found = read_kept_pages(data, columns, file.written.place)
        return Kept(), pages, found
    kept, found = read_kept(data, names, columns, file.written.place)
    return kept, (), found
