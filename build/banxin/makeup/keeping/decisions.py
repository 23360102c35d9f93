"""What a kept make-up says of each page: its tree, and for each module everything that was decided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from banxin.makeup.model.page import MadeUpPage, Module, Unmet
from banxin.makeup.model.story import PageSpan, Story
from banxin.makeup.model.tree import Cutting, Leaf, Tree, leaves
from banxin.manuscript.form.sheet import Pin


@dataclass(frozen=True, slots=True)
class KeptModule:
    """What was decided for a story on one page; None is left open.

    `rows` are those of the module, `foot` of them stay empty below the text; `air` are rows of air round the
    head, `side` the basic columns of a head at the side, `lines` those of a head that is parted though one
    would do; `picture` counts legs and rows of a picture lifted out of the text, 0 and 0 where none is;
    `pull` says that the pull quotes stand; `start` is the block that the part after a jump begins with;
    `asked` are the pages that a plan asked for in vain, `unmet` the columns, legs and place that a pin did;
    `gaps` are rows of the space above its head and below its feet that it may take, which is found anew each
    time and stands in no file.
    """

    columns: int | None = None
    legs: int | None = None
    rows: int | None = None
    foot: int | None = None
    size: float | None = None
    deck: bool | None = None
    air: int | None = None
    side: int | None = None
    lines: int | None = None
    picture: tuple[int, int] | None = None
    pull: bool | None = None
    start: int = 0
    asked: PageSpan | None = None
    unmet: Mapping[str, int | str] = field(default_factory=lambda: MappingProxyType({}))
    gaps: tuple[int, int] = (0, 0)

    @property
    def pin(self) -> Pin:
        """The part of it that can be asked of a search."""
        return Pin(columns=self.columns, legs=self.legs, size=self.size, deck=self.deck)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What is not as it was kept on a page that holds all the same, and the steps to it in the entry of the
    page."""

    said: str
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One page, counted from 1: `tree` is None where the page is left open; `score` that of the page when it
    was made, None where it is to hold however it scores; `room` the rows that stories had on it. `faulty`
    says that what the file says of it is wrong, and has been told."""

    number: int
    tree: Tree | None = None
    modules: Mapping[str, KeptModule] = field(default_factory=lambda: MappingProxyType({}))
    score: float | None = None
    room: int | None = None
    faulty: bool = False

    @property
    def open(self) -> tuple[str, ...]:
        """The stories whose rows an editor left open."""
        return tuple(key for key, module in self.modules.items() if module.rows is None)

    def renamed(self, old: str, new: str) -> KeptPage:
        """The page with one story in the place of another."""
        modules = {new if key == old else key: module for key, module in self.modules.items()}
        tree = _renamed(self.tree, old, new) if self.tree else None
        return replace(self, tree=tree, modules=MappingProxyType(modules))


def _renamed(tree: Tree, old: str, new: str) -> Tree:
    if isinstance(tree, Leaf):
        return replace(tree, key=new) if tree.key == old else tree
    return replace(tree, parts=tuple(_renamed(part, old, new) for part in tree.parts))


def decided(page: MadeUpPage, asked: Mapping[str, PageSpan], unmet: Sequence[Unmet] = ()) -> KeptPage:
    """The decisions in a finished page; `asked` are the pages of stories that stand off their plan, `unmet`
    the pins that could not be granted."""
    vain = {
        key: {one.wish: one.pinned for one in unmet if one.key == key and one.pinned}
        for key in {one.key for one in unmet}
    }
    modules = {
        module.key: replace(
            _decided(module, page),
            asked=asked.get(module.key),
            unmet=MappingProxyType(vain.get(module.key, {})),
        )
        for module in page.modules
    }
    return KeptPage(page.number, page.tree, MappingProxyType(modules), page.score.total, page.frame.rows)


def _decided(module: Module, page: MadeUpPage) -> KeptModule:
    head = module.head
    if any(module.key == one.key for one in page.frame.fixed):
        return KeptModule(module.columns, rows=module.rows)
    lifted = next(iter(module.figures), None)
    legs = 0
    if lifted:
        legs = sum(
            lifted.x - 0.01 <= module.text_x + module.cut.x(leg) < lifted.x + lifted.width
            for leg in range(module.cut.legs)
        )
    return KeptModule(
        module.columns,
        module.cut.legs,
        module.rows - module.slack.above - module.slack.below,
        module.slack.foot,
        head.size if head.lines else None,
        head.deck if head.lines else None,
        module.slack.air,
        head.taken,
        len(head.lines) if head.parted else None,
        (legs, lifted.rows) if lifted else (0, 0),
        not module.slack.pull,
        module.first_block,
    )


def forgiven(story: Story, kept: KeptModule | None) -> Story:
    """The story without the pins that could not be granted when its page was made."""
    region = story.pin.region
    asked = {"columns": story.pin.columns, "legs": story.pin.legs, "region": region.value if region else None}
    vain = {name for name, value in (kept.unmet if kept else {}).items() if asked.get(name) == value}
    return replace(story, pin=replace(story.pin, **dict.fromkeys(vain))) if vain else story


def depth(tree: Tree, modules: Mapping[str, KeptModule], gap: int, rigid: Collection[str] = ()) -> int | None:
    """The rows of a tree whose modules are settled; None where parts side by side differ in depth, unless
    the shorter one holds one of the `rigid` modules, which take no row more than they have."""
    if isinstance(tree, Leaf):
        module = modules.get(tree.key)
        return module.rows if module else None
    depths = [depth(part, modules, gap, rigid) for part in tree.parts]
    known = [rows for rows in depths if rows is not None]
    if len(known) < len(depths):
        return None
    if tree.cutting is Cutting.STACK:
        return sum(known) + gap * (len(known) - 1)
    most = max(known)
    short = [part for part, rows in zip(tree.parts, known, strict=True) if rows < most]
    return most if all(any(leaf.key in rigid for leaf in leaves(part)) for part in short) else None


def jumps_between(pages: Mapping[int, KeptPage]) -> Iterator[tuple[str, int, int]]:
    """Each story that goes on, with the page that it leaves and the one that it comes to."""
    for page in pages.values():
        for key, module in page.modules.items():
            before = [one.number for one in pages.values() if key in one.modules and one.number < page.number]
            if module.start and before:
                yield key, max(before), page.number
