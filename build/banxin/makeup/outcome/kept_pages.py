"""The file of a kept make-up, page by page: written as YAML that an editor can change, and read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml

from banxin.findings import Finding, finding, nearest
from banxin.makeup.heads.stacks import MOST_LINES
from banxin.makeup.keeping.decisions import KeptModule, KeptPage, decided
from banxin.makeup.model.blueprint import PlaceOf, read_blueprint
from banxin.makeup.model.page import MakeUp
from banxin.makeup.model.story import PageSpan
from banxin.makeup.model.tree import Tree, leaves, to_text
from banxin.manuscript.form.sheet import LARGEST_HEAD, MOST_COLUMNS, MOST_PAGES, SMALLEST_HEAD, Region
from banxin.manuscript.yaml.written import KeyPath
from banxin.wording import Message, listed

PAGED = 2
"""The `make-up` of a file that says everything of each page."""

_CODE = "sheet.kept"
_MOST_ROWS = 2000
_MOST_BLOCKS = 100_000
_BLOCK = re.compile(r"^- page: (\d+)\s*$")
_END = re.compile(r"^[^\s#-]")


def kept_text(made: MakeUp, comment: str, before: str = "", anew: Collection[int] | None = None) -> str:
    """The file for a make-up. Of the text that it had `before`, what stands above the pages and the pages
    that were not made `anew` stay as they are written, with their comments."""
    head, blocks = _taken_apart(before)
    if not head:
        head = "".join(f"# {line}\n" for line in comment.splitlines()) + f"make-up: {PAGED}\npages:\n"
    asked = {one.key: one.asked for one in made.refused}
    keep = {} if anew is None else {number: text for number, text in blocks.items() if number not in anew}
    return head + "".join(
        keep.get(page.number) or _block(decided(page, asked, made.unmet)) for page in made.pages
    )


def _taken_apart(text: str) -> tuple[str, dict[int, str]]:
    """What stands above the pages, and the text of each page; nothing where it is not written as here.

    Comments directly above a page belong to it.
    """
    lines = text.splitlines(keepends=True)
    starts = [(index, int(found[1])) for index, line in enumerate(lines) if (found := _BLOCK.match(line))]
    if not starts or any(_END.match(line) for line in lines[starts[0][0] :]):
        return "", {}
    tops = [_with_comments(lines, index) for index, _ in starts]
    ends = [*tops[1:], len(lines)]
    blocks = {
        number: "".join(lines[top:end]).rstrip("\n") + "\n"
        for top, end, (_, number) in zip(tops, ends, starts, strict=True)
    }
    return "".join(lines[: tops[0]]), blocks


def _with_comments(lines: Sequence[str], index: int) -> int:
    while index and lines[index - 1].lstrip().startswith("#"):
        index -= 1
    return index


def _block(page: KeptPage) -> str:
    lines = [f"- page: {page.number}"]
    if page.score is not None:
        lines.append(f"  score: {page.score:g}")
    if page.room is not None:
        lines.append(f"  rows: {page.room}")
    lines.append(f"  tree: {to_text(page.tree) if page.tree else 'auto'}")
    lines.append("  stories:")
    for key, module in page.modules.items():
        name = _flow(key)
        lines.append(f"    {name}: {_flow(_module_data(module))}")
    return "\n".join(lines) + "\n"


def _flow(value: object) -> str:
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000)
    return text.removesuffix("...\n").strip()


def _module_data(module: KeptModule) -> dict[str, object]:
    names = ("columns", "legs", "rows", "foot", "air")
    data: dict[str, object] = {
        name: getattr(module, name) for name in names if getattr(module, name) is not None
    }
    if module.size is not None:
        data |= {"size": module.size, "deck": module.deck}
    if module.side:
        data["side"] = module.side
    if module.lines:
        data["lines"] = module.lines
    if module.picture and module.picture[0]:
        data["picture"] = list(module.picture)
    if module.pull is False:
        data["pull"] = False
    if module.start:
        data["from"] = module.start
    if module.asked:
        data["asked"] = [module.asked.first, *([module.asked.last] if module.asked.last else [])]
    if module.unmet:
        data["unmet"] = dict(module.unmet)
    return data


def read_kept_pages(
    data: object, columns: int, place: PlaceOf = lambda _: None
) -> tuple[tuple[KeptPage, ...], tuple[Finding, ...]]:
    """The pages in the plain data of the file. What does not suit this issue is a warning, and its page is
    left open; a story that is gone from it is the page's to tell."""
    reader = _Reader(columns, place)
    pages = data.get("pages") if isinstance(data, dict) else None
    if not isinstance(pages, list):
        reader.fault(
            (), Message("this make-up has no pages"), Message("pages: a list, one entry for each page")
        )
        return (), tuple(reader.found)
    found = [reader.page(page, ("pages", index), index + 1) for index, page in enumerate(pages[:MOST_PAGES])]
    return tuple(found), tuple(reader.found)


_Check = Callable[[object], bool]


def _whole(least: int, most: int) -> _Check:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _number(least: float, most: float) -> _Check:
    return lambda value: (
        isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
    )


def _pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_whole(0, _MOST_ROWS), value))


def _span(value: object) -> bool:
    return isinstance(value, list) and len(value) in (1, 2) and all(map(_whole(1, MOST_PAGES), value))


def _pinned(value: object) -> bool:
    whole = _whole(1, MOST_COLUMNS)
    return isinstance(value, dict) and all(
        asked in tuple(Region) if name == "region" else name in ("columns", "legs") and whole(asked)
        for name, asked in value.items()
    )


_FIELDS: Mapping[str, _Check] = MappingProxyType(
    {
        "columns": _whole(1, MOST_COLUMNS),
        "legs": _whole(1, MOST_COLUMNS),
        "rows": _whole(1, _MOST_ROWS),
        "foot": _whole(0, _MOST_ROWS),
        "air": _whole(0, _MOST_ROWS),
        "size": _number(SMALLEST_HEAD, LARGEST_HEAD),
        "deck": lambda value: isinstance(value, bool),
        "side": _whole(0, MOST_COLUMNS),
        "lines": _whole(1, MOST_LINES),
        "picture": _pair,
        "pull": lambda value: isinstance(value, bool),
        "from": _whole(1, _MOST_BLOCKS),
        "asked": _span,
        "unmet": _pinned,
    }
)
_ASIDE: Mapping[str, object] = MappingProxyType({"side": 0, "picture": (0, 0), "pull": True})


def _value(name: str, value: object) -> object:
    if isinstance(value, dict):
        return MappingProxyType(value)
    if not isinstance(value, list):
        return value
    return PageSpan(*value) if name == "asked" else tuple(value)


@dataclass(slots=True)
class _Reader:
    columns: int
    place: PlaceOf
    found: list[Finding] = field(default_factory=list)

    def fault(self, steps: KeyPath, message: str, expected: str = "", near: str = "") -> None:
        again = Message("the page is made up anew")
        self.found.append(
            finding(_CODE, message, self.place(steps), expected=expected, nearest=near, remedy=again)
        )

    def page(self, data: object, steps: KeyPath, number: int) -> KeptPage:
        """The page `number`; an open one where something is wrong with it."""
        before = len(self.found)
        if not isinstance(data, dict) or data.get("page") != number:
            self.fault(
                steps,
                Message("this is not page {number} of a make-up", number=number),
                Message("page: {number}, then tree and stories", number=number),
            )
            return KeptPage(number, faulty=True)
        self._known(data, steps, ("page", "score", "rows", "tree", "stories"))
        score = data.get("score")
        if score is not None and not _number(0, 1000)(score):
            self.fault(
                (*steps, "score"),
                Message("{name} cannot be {value}", name="score", value=score),
                Message("a number, or nothing to keep the page anyhow"),
            )
        room = data.get("rows")
        if room is not None and not _whole(1, _MOST_ROWS)(room):
            self.fault((*steps, "rows"), Message("{name} cannot be {value}", name="rows", value=room))
        modules = dict(self._modules(data.get("stories"), (*steps, "stories")))
        tree = self._tree(data.get("tree"), modules, (*steps, "tree")) if len(self.found) == before else None
        return KeptPage(
            number,
            tree,
            MappingProxyType(modules),
            score if isinstance(score, int | float) else None,
            room if isinstance(room, int) else None,
            len(self.found) > before,
        )

    def _known(self, data: Mapping[object, object], steps: KeyPath, names: Sequence[str]) -> None:
        for name in data:
            if name not in names:
                near = nearest(str(name), names)
                self.fault(
                    (*steps, str(name)),
                    Message("{name} is nothing that can be settled", name=name),
                    listed(names),
                    near,
                )

    def _tree(self, data: object, modules: Mapping[str, KeptModule], steps: KeyPath) -> Tree | None:
        if data in (None, "auto"):
            return None
        own = list(modules)
        blueprint, faults = read_blueprint(
            data, own, self.columns, None, lambda inner: self.place((*steps, *inner))
        )
        for fault in faults:
            self.found.append(
                finding(
                    _CODE,
                    fault.message,
                    fault.place,
                    expected=fault.expected,
                    nearest=fault.nearest,
                    remedy=Message("the page is made up anew"),
                )
            )
        tree = blueprint.pages[0] if blueprint.pages else None
        if tree and len(list(leaves(tree))) != len(own):
            return None
        return tree

    def _modules(self, data: object, steps: KeyPath) -> Iterator[tuple[str, KeptModule]]:
        if not isinstance(data, dict):
            self.fault(
                steps,
                Message("this page has no stories"),
                Message("a story and what is settled for it on each line"),
            )
            return
        for key, settled in data.items():
            at: KeyPath = (*steps, str(key))
            if not isinstance(settled, dict):
                self.fault(at, Message("nothing is settled for {key}", key=key), listed(_FIELDS))
            else:
                yield str(key), self._module(settled, at)

    def _module(self, settled: Mapping[object, object], steps: KeyPath) -> KeptModule:
        self._known(settled, steps, tuple(_FIELDS))
        good: dict[str, object] = dict(_ASIDE) if "rows" in settled else {}
        for name, check in _FIELDS.items():
            if name not in settled:
                continue
            value = settled[name]
            if check(value):
                good["start" if name == "from" else name] = _value(name, value)
            else:
                self.fault((*steps, name), Message("{name} cannot be {value}", name=name, value=value))
        return KeptModule(**good)  # type: ignore[arg-type]
