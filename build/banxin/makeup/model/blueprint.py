"""Blueprints as editors write them: nested lists in the manifest, names of the layout, or `auto`.

    blueprint := auto | NAME | page | {pages: [page, page …]}
    page      := auto | NAME | tree
    tree      := leaf | [cut, tree, tree …]
    cut       := H | V, then its width in basic columns if that is decided: "H 5"
    leaf      := story, then columns and legs if they are decided: "mukang", "mukang 5", "mukang 5/3"

`H` stacks its parts one above the other, `V` sets them side by side (docs/make-up.md). In a blueprint
of the layout the stories are called 1, 2, 3 … in order of reading. What is left open is worked out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from banxin.findings import Finding, Place, finding, nearest
from banxin.makeup.model.tree import Branch, Cutting, Leaf, Tree, leaves
from banxin.manuscript.yaml.written import KeyPath
from banxin.wording import Message, listed

AUTO = "auto"
_CODE = "sheet.blueprint"
_CUT = re.compile(r"\s*([A-Za-z]+)(?:\s+(\d+))?\s*")
_LEAF = re.compile(r"\s*(.+?)(?:\s+(\d+)?(?:/(\d+))?)?\s*")
_DEEPEST = 8
_GRAMMAR = Message("a story, or a list that begins with H or V")

PlaceOf = Callable[[KeyPath], Place | None]


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The trees of the pages in order; None for a page, or no pages at all, is left to the search."""

    pages: tuple[Tree | None, ...] = ()

    @property
    def auto(self) -> bool:
        """Whether nothing is decided."""
        return not any(self.pages)


OPEN = Blueprint()


@dataclass(slots=True)
class _BlueprintReader:
    stories: Sequence[str]
    columns: int
    named: Mapping[str, object]
    place: PlaceOf
    found: list[Finding] = field(default_factory=list)

    def fault(self, steps: KeyPath, message: str, expected: str = "", near: str = "") -> None:
        self.found.append(finding(_CODE, message, self.place(steps), expected=expected, nearest=near))

    def page(self, data: object, steps: KeyPath, before: int) -> Tree | None:
        """One page; `before` stories stand on the pages before it."""
        if data == AUTO:
            return None
        if isinstance(data, str) and data in self.named and data not in self.stories:
            own = _BlueprintReader(
                [str(number) for number in range(1, 100)], self.columns, {}, self.place, self.found
            )
            tree = own.tree(self.named[data], steps, self.columns)
            return self._with_names(tree, steps, before) if tree else None
        return self.tree(data, steps, self.columns)

    def tree(self, data: object, steps: KeyPath, columns: int, depth: int = 0) -> Tree | None:
        """A tree that stands on at most `columns` basic columns."""
        if depth > _DEEPEST:
            self.fault(
                steps,
                Message("the blueprint nests more than {deepest} deep", deepest=_DEEPEST),
                Message("a flatter tree"),
            )
            return None
        if isinstance(data, list):
            return self._branch(data, steps, columns, depth)
        if isinstance(data, str | int) and not isinstance(data, bool):
            return self._leaf(str(data), steps, columns)
        self.fault(steps, Message("{shown} is no part of a blueprint", shown=_shown(data)), _GRAMMAR)
        return None

    def _branch(self, data: list[object], steps: KeyPath, columns: int, depth: int) -> Tree | None:
        match = _CUT.fullmatch(data[0]) if data and isinstance(data[0], str) else None
        if match is None or match[1] not in ("H", "V"):
            shown = _shown(data[0]) if data else Message("an empty list")
            expected = Message(
                "H (one above the other) or V (side by side), then a number of columns if you like"
            )
            self.fault(
                (*steps, 0) if data else steps,
                Message("{shown} does not say how the page is cut", shown=shown),
                expected,
            )
            return None
        own = self._columns(match[2], (*steps, 0), columns)
        if len(data) < 3:
            self.fault(
                steps,
                Message("{match} has {count} parts", match=match[1], count=len(data) - 1),
                Message("two parts or more"),
            )
            return None
        parts = self._parts(data, steps, own or columns, depth)
        if any(part is None for part in parts):
            return None
        branch = Branch(Cutting(match[1]), tuple(part for part in parts if part), own)
        self._check_widths(branch, own or columns, steps, exact=own is not None or depth == 0)
        return branch

    def _parts(self, data: list[object], steps: KeyPath, columns: int, depth: int) -> list[Tree | None]:
        rest = enumerate(data[1:], 1)
        return [self.tree(part, (*steps, index), columns, depth + 1) for index, part in rest]

    def _check_widths(self, branch: Branch, columns: int, steps: KeyPath, *, exact: bool) -> None:
        """Side by side, widths add up; one above the other, they agree."""
        widths = [part.columns for part in branch.parts]
        known = [width for width in widths if width is not None]
        if branch.cutting is Cutting.BESIDE:
            open_parts = len(widths) - len(known)
            if sum(known) + open_parts > columns or (exact and not open_parts and sum(known) != columns):
                wide = " + ".join(str(width or "?") for width in widths)
                self.fault(
                    steps,
                    Message("the parts are {wide} columns wide", wide=wide),
                    Message("{columns} columns together", columns=columns),
                )
        elif known and (len(set(known)) > 1 or (exact and known[0] != columns)):
            self.fault(
                steps,
                Message("the parts of a stack differ in width"),
                Message("{columns} columns each", columns=columns),
            )

    def _leaf(self, written: str, steps: KeyPath, columns: int) -> Leaf | None:
        if written.strip() in self.stories:
            return Leaf(written.strip())
        match = _LEAF.fullmatch(written)
        if match is None or match[1] not in self.stories:
            name = match[1] if match else written
            near = nearest(name, self.stories)
            self.fault(
                steps,
                Message("there is no story {name}", name=name),
                Message("one of {stories}", stories=listed(self.stories[:12])),
                near,
            )
            return None
        legs = int(match[3]) if match[3] else None
        if legs is not None and not 1 <= legs <= 20:
            self.fault(
                steps,
                Message("{match} cannot stand in {legs} legs", match=match[1], legs=legs),
                Message("1 to 20 legs"),
            )
            return None
        return Leaf(match[1], self._columns(match[2], steps, columns), legs)

    def _columns(self, written: str | None, steps: KeyPath, columns: int) -> int | None:
        if written is None:
            return None
        number = int(written)
        if 1 <= number <= columns:
            return number
        self.fault(
            steps,
            Message("{number} columns do not fit here", number=number),
            Message("1 to {columns}", columns=columns),
        )
        return None

    def _with_names(self, tree: Tree, steps: KeyPath, before: int) -> Tree | None:
        """A tree of the layout with the stories of this page put in."""
        count = sum(1 for _ in leaves(tree))
        names = self.stories[before : before + count]
        if len(names) < count:
            self.fault(
                steps,
                Message(
                    "this blueprint takes {count} stories, {count_2} are left",
                    count=count,
                    count_2=len(names),
                ),
                Message("a smaller one"),
            )
            return None
        return _renamed(tree, {str(number): name for number, name in enumerate(names, 1)})


def _renamed(tree: Tree, names: Mapping[str, str]) -> Tree:
    if isinstance(tree, Leaf):
        return replace(tree, key=names.get(tree.key, tree.key))
    return replace(tree, parts=tuple(_renamed(part, names) for part in tree.parts))


def _is_leaf(written: str, stories: Sequence[str]) -> bool:
    match = _LEAF.fullmatch(written)
    return written in stories or (match is not None and match[1] in stories)


def read_blueprint(
    data: object,
    stories: Sequence[str],
    columns: int,
    named: Mapping[str, object] | None = None,
    place: PlaceOf = lambda _: None,
) -> tuple[Blueprint, tuple[Finding, ...]]:
    """The blueprint in the plain data of `sheet.blueprint`, and every fault in it.

    `stories` are the names of the stories in order of reading; `place` gives the spot of a part by
    its steps from the root. With faults the blueprint is empty.
    """
    reader = _BlueprintReader(stories, columns, named or {}, place)
    if data is None or data == AUTO:
        return Blueprint(), ()
    written = [data]
    paged = isinstance(data, dict)
    if isinstance(data, dict):
        pages = data.get("pages")
        if not isinstance(pages, list) or set(data) != {"pages"}:
            reader.fault(
                (),
                Message("a blueprint of several pages is written `pages: [ … ]`"),
                Message("a list of pages"),
            )
            return Blueprint(), tuple(reader.found)
        written = pages
    elif isinstance(data, str) and data not in (named or {}) and not _is_leaf(data, stories):
        known = (AUTO, *(named or {}), *stories)
        reader.fault(
            (),
            Message("there is no blueprint {data}", data=data),
            Message("one of {known}", known=listed(known[:12])),
            nearest(data, known),
        )
        return Blueprint(), tuple(reader.found)
    trees = _pages(reader, written, paged=paged)
    _check_stories(reader, trees, stories)
    return (Blueprint() if reader.found else Blueprint(tuple(trees))), tuple(reader.found)


def _pages(reader: _BlueprintReader, written: Sequence[object], *, paged: bool) -> list[Tree | None]:
    trees: list[Tree | None] = []
    before = 0
    for index, page in enumerate(written):
        steps: KeyPath = ("pages", index) if paged else ()
        tree = reader.page(page, steps, before)
        before += sum(1 for _ in leaves(tree)) if tree else 0
        trees.append(tree)
    return trees


def _check_stories(reader: _BlueprintReader, trees: Sequence[Tree | None], stories: Sequence[str]) -> None:
    """Each story stands once; all do, unless a page is left to the search."""
    if reader.found:
        return
    named = [leaf.key for tree in trees if tree for leaf in leaves(tree)]
    for key in dict.fromkeys(named):
        if named.count(key) > 1:
            reader.fault(
                (),
                Message("{key} stands {count} times in the blueprint", key=key, count=named.count(key)),
                "once",
            )
    missing = [key for key in stories if key not in named]
    if missing and all(trees):
        reader.fault(
            (),
            Message("{missing} not in the blueprint", missing=listed(missing)),
            Message("every story, or a page `auto`"),
        )


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 30 else text[:30] + "…"
