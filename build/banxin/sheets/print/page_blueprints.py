"""The blueprints of single pages, which `pages` of the manifest gives, put together to one of the issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from banxin.findings import Finding, Place, finding
from banxin.layouts import Grid
from banxin.makeup.model.blueprint import AUTO, OPEN, Blueprint, read_blueprint
from banxin.makeup.model.tree import Branch, Cutting, Leaf, Tree, leaves
from banxin.manuscript.form.page_plan import PagePlan
from banxin.manuscript.publication import Publication
from banxin.sheets.print.advertisement_rooms import room_of
from banxin.wording import Message

_CODE = "sheet.blueprint"


def page_blueprints(
    publication: Publication, grid: Grid, named: Mapping[str, object]
) -> tuple[Blueprint, tuple[Finding, ...]]:
    """The trees of the pages whose plans have one, in their places, with what is wrong in them."""
    plans = [plan for plan in publication.pages if plan.blueprint not in (None, AUTO)]
    if not plans:
        return OPEN, ()
    reader = _PageTrees(publication, grid, named)
    first = publication.issue.page
    trees: list[Tree | None] = [None] * (max(plan.first for plan in plans) - first + 1)
    for plan in plans:
        trees[plan.first - first] = reader.tree(plan)
    if publication.sheet.blueprint not in (None, AUTO):
        reader.fault(
            "sheet.blueprint", Message("`pages` has blueprints too."), Message("blueprints in one of the two")
        )
    return (OPEN if reader.found else Blueprint(tuple(trees))), tuple(reader.found)


@dataclass(slots=True)
class _PageTrees:
    publication: Publication
    grid: Grid
    named: Mapping[str, object]
    found: list[Finding] = field(default_factory=list)
    standing: dict[str, int] = field(default_factory=dict)

    def fault(self, path: str, message: str, expected: str) -> None:
        place = self.publication.places.get(path)
        self.found.append(finding(_CODE, message, place, expected=expected))

    def tree(self, plan: PagePlan) -> Tree | None:
        """The tree of one page, its advertisements in it."""
        path = f"{plan.path}.blueprint"
        stories = [unit.id for unit in self.publication.units()]
        if isinstance(plan.blueprint, str) and plan.blueprint in self.named:
            stories = list(plan.stories) or stories
        own = [one.key for one in plan.advertisements]
        places = self.publication.places

        def place(steps: Sequence[object]) -> Place | None:
            inner = ".".join(map(str, (path, *steps[2:])))
            return places.get(inner) or places.get(path)

        data = {"pages": [plan.blueprint, AUTO]}  # the other pages are not said here
        read, faults = read_blueprint(data, [*stories, *own], self.grid.columns, self.named, place)
        self.found += faults
        tree = read.pages[0] if read.pages else None
        if tree is None or faults:
            return None
        keys = [leaf.key for leaf in leaves(tree)]
        self._check(plan, keys, path)
        return self._with_advertisements(plan, tree, keys, path)

    def _check(self, plan: PagePlan, keys: Sequence[str], path: str) -> None:
        """A story of the plan that the blueprint lacks, and one of another page that it has."""
        for key in plan.stories:
            if key not in keys:
                message = Message(
                    "{key} is planned for page {first}, and its blueprint lacks it.",
                    key=key,
                    first=plan.first,
                )
                self.fault(path, message, Message("every story of `stories`"))
        for key in keys:
            elsewhere = [*self._pages_of(key), *([self.standing[key]] if key in self.standing else [])]
            if any(page != plan.first for page in elsewhere):
                other = next(page for page in elsewhere if page != plan.first)
                self.fault(
                    path,
                    Message("{key} is planned for page {other}.", key=key, other=other),
                    Message("a story of this page"),
                )
            self.standing[key] = plan.first

    def _pages_of(self, key: str) -> Iterator[int]:
        for plan in self.publication.pages:
            if key in plan.stories and plan.first == plan.last:
                yield plan.first

    def _with_advertisements(self, plan: PagePlan, tree: Tree, keys: Sequence[str], path: str) -> Tree | None:
        """The tree with the advertisements that it does not name: those across the page above or below it."""
        for one in plan.advertisements:
            if one.key in keys:
                continue
            room = room_of(one, self.grid)
            if room.columns != self.grid.columns:
                message = Message(
                    "The blueprint lacks the advertisement {key} ({image}).", key=one.key, image=one.file
                )
                self.fault(
                    path,
                    message,
                    Message("{key} {columns} where it is to stand", key=one.key, columns=room.columns),
                )
                return None
            parts = (Leaf(one.key), tree) if one.corner.top else (tree, Leaf(one.key))
            tree = Branch(Cutting.STACK, parts)
        return tree
