"""Page masters as CSS: `@page` rules, and the rules by which elements choose a master (CSS Paged Media 3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from banxin.layouts.options.values import css_string
from banxin.layouts.pages.furniture_css import MarginRoom, furniture_boxes
from banxin.layouts.pages.grid import Grid
from banxin.layouts.pages.masters import PageEdges, PageMaster, has_part_titles, is_general
from banxin.layouts.pages.words import RUNNING

NO_VALUES: Mapping[str, object] = MappingProxyType({})
_SELECTORS = {
    "note": ".editors-note",
    "part-title": ".section > .section-title",
    "opener": ".unit > .stack",
    "text": "main.text",
}  # all others are classes
_FOLLOWING = {"unit": ".unit", "note": ".editors-note"}
"""Parts that may stand behind the title of a section, with their selectors."""
_ONCE = (
    "cover",
    "half-title",
    "title-page",
    "colophon",
    "contents",
    "text",
    "index",
)  # parts there is one of
_HOLDING = frozenset({"text", "section", "unit"})  # parts in which others stand
_DROP_CAP = "drop-cap"
_STRONG = "#banxin-no-element"
"""Within `:is()` it makes a rule stronger than those of sheets: what layout.yaml says of pages holds."""
_PLAIN = ":where(main.plain, .plain > *)"  # whose folios base has only until a layout has furniture


def pages_css(
    masters: Mapping[str, PageMaster],
    grid: Grid,
    facts: Mapping[str, str],
    values: Mapping[str, object] = NO_VALUES,
) -> str:
    """All rules that follow from the masters of a layout; `facts` are the words of the issue for
    furniture, `values` the options that it may depend on.
    """
    if not masters:
        return ""
    lines: list[str] = []
    for master in masters.values():
        lines += _page_rules(master, grid, facts, values)
    titled = has_part_titles(masters.values())
    for master in masters.values():
        led = () if titled else _titles_before(master)
        lines += _choosing(_own(master, masters, grid, values), grid, led)
    return "\n".join(lines) + "\n"


def bleed_css(bleed: PageEdges) -> str:
    """Bleed of all pages; nothing where there is none."""
    if not any((bleed.head, bleed.foot, bleed.inner, bleed.outer)):
        return ""
    return "\n".join(f"@page {on} {{ {rules} }}" for on, rules in _mirrored("bleed", bleed)) + "\n"


def running_css(selector: str, words: Mapping[str, str]) -> str:
    """The rule that makes `section`, `unit` and `author` known to furniture from an element on."""
    strings = ", ".join(f"banxin-{name} {css_string(words.get(name, ''))}" for name in RUNNING)
    return f"{selector} {{ string-set: {strings}; }}"


def selector_of(ident: str) -> str:
    """The CSS selector of the element with an id, whatever characters that has."""
    return f"[id={css_string(ident)}]"


def _page_rules(
    master: PageMaster, grid: Grid, facts: Mapping[str, str], values: Mapping[str, object]
) -> Iterator[str]:
    name = "" if is_general(master.name) else master.name
    own = []
    if master.background:
        own.append(f"background: {master.background}")
    if own:
        yield f"@page {name} {{ {'; '.join(own)} }}"
    for kind, edges in (("margin", master.margins), ("bleed", master.bleed)):
        if edges is not None:
            yield from (f"@page {name}{on} {{ {rules} }}" for on, rules in _mirrored(kind, edges))
    furniture = master.furniture
    if furniture is None:
        return
    edges = master.margins or _edges_of(grid)
    first = f":nth(1 of {name})" if name else ":first"
    for on, places in (
        (":left", furniture.left),
        (":right", furniture.right),
        (f"{first}:left", furniture.first_left),
        (f"{first}:right", furniture.first_right),
        (":blank:left", furniture.blank),
        (":blank:right", furniture.blank),
    ):
        if places is not None:
            standing = {
                place: line
                for place, lines in places.items()
                for line in reversed(lines)
                if line.stands(values)
            }
            room = MarginRoom(grid, edges.inner, edges.outer, furniture, left=on.endswith(":left"))
            boxes = " ".join(furniture_boxes(standing, facts, room))
            yield f"@page {name}{on} {{ {boxes} }}"


def _mirrored(kind: str, edges: PageEdges) -> Iterator[tuple[str, str]]:
    """Declarations for left and right pages."""
    for on, left, right in ((":left", edges.outer, edges.inner), (":right", edges.inner, edges.outer)):
        sides = {"top": edges.head, "right": right, "bottom": edges.foot, "left": left}
        yield on, "; ".join(f"{kind}-{side}: {value:.6g}mm" for side, value in sides.items())


def _edges_of(grid: Grid) -> PageEdges:
    return PageEdges(grid.top, grid.bottom, grid.left, grid.right)


def _bleed_of(edges: PageEdges) -> str:
    """The bleed that a box must reach over on every side to be cut off at each."""
    return f"--bleed: {max(edges.head, edges.foot, edges.inner, edges.outer):.6g}mm"


def _own(
    master: PageMaster, masters: Mapping[str, PageMaster], grid: Grid, values: Mapping[str, object]
) -> PageMaster:
    """A master that says itself what those around it say.

    An element on a master may stand within one on another, such as an article in the text, whose margins,
    columns, bleed and dropped characters are not its own.
    """
    if is_general(master.name):
        return master
    others = [
        other for other in masters.values() if other is not master and not _HOLDING.isdisjoint(other.parts)
    ]
    of_grid: dict[str, Any] = {
        "margins": _edges_of(grid),
        "columns": grid.columns,
        "bleed": PageEdges(*(grid.bleeds or (0, 0, 0, 0))),
        "drop_cap": values.get(_DROP_CAP, 0),
    }
    missing = {
        name: value
        for name, value in of_grid.items()
        if getattr(master, name) is None and any(getattr(other, name) is not None for other in others)
    }
    return replace(master, **missing)


def _titles_before(master: PageMaster) -> tuple[str, ...]:
    """The titles of sections whose first article stands on a master: they begin its page, above the article.

    A layout with a master for titles of parts has them on pages of their own.
    """
    following = (*(_FOLLOWING[part] for part in master.parts if part in _FOLLOWING), f".page-{master.name}")
    return tuple(f".section > .section-title:has(+ {one})" for one in following)


def _choosing(master: PageMaster, grid: Grid, led: tuple[str, ...] = ()) -> Iterator[str]:
    """The elements that are set on a master, those `led` onto it by the next, and what they know of it."""
    if is_general(master.name):
        if master.numbering:
            yield f"html {{ --banxin-numbering: {master.numbering}; }}"
        if master.furniture is not None:
            yield f"{_PLAIN} {{ page: auto; }}"
        elements, within = ["html"], ""
    else:
        elements = [f":is({', '.join((*elements_on(master), *led))}, {_STRONG})"]
        within = f":is({', '.join(elements_on(master))}, {_STRONG}) "
        yield f"{', '.join(elements)} {{ {'; '.join(_chosen(master))} }}"
        yield from _side(master)
    area = "; ".join(_area(master, grid))
    if area:
        yield f"{', '.join(elements)} {{ {area} }}"
    if master.bleed is not None:
        yield f"{', '.join(elements)} {{ {_bleed_of(master.bleed)} }}"
    if master.drop_cap is not None:
        yield f"{', '.join(elements)} {{ --drop-cap: {master.drop_cap} }}"
    if master.columns is not None:
        columns = str(master.columns) if master.columns > 1 else "auto"
        yield f"{', '.join(elements)} {{ --text-columns: {columns} }}"
        gap = f"{master.gutter * grid.size:.6g}pt"
        yield f"{within}.legs {{ columns: var(--text-columns); column-gap: {gap} }}"


def elements_on(master: PageMaster) -> tuple[str, ...]:
    """The selectors of the elements that choose a master: the parts it is `for`, and its class."""
    return (*(_SELECTORS.get(part, f".{part}") for part in master.parts), f".page-{master.name}")


def _chosen(master: PageMaster) -> Iterator[str]:
    yield f"page: {master.name}"
    if master.numbering:
        yield f"--banxin-numbering: {master.numbering}"
    if master.restart is not None:
        yield f"--banxin-restart: {master.restart} {master.name}"


def _side(master: PageMaster) -> Iterator[str]:
    """Where pages are counted anew, odd numbers stand on right pages: weaker than any sheet."""
    once = [_SELECTORS.get(part, f".{part}") for part in master.parts if part in _ONCE]
    if master.restart is not None and once:
        side = "right" if master.restart % 2 else "left"
        yield f":where({', '.join(once)}) {{ break-before: {side} }}"


def _area(master: PageMaster, grid: Grid) -> Iterator[str]:
    """The type area as custom properties, where it is not that of the grid."""
    if master.margins is None and master.columns is None:
        return
    yield f"--columns: {master.columns or grid.columns}"
    yield f"--rows: {master.rows}"
    for name, value in (
        ("measure", master.measure * grid.size),
        ("gutter", master.gutter * grid.size),
        ("type-width", master.width * grid.size),
        ("type-height", master.rows * grid.pitch),
    ):
        yield f"--{name}: {value:.6g}pt"
    edges = master.margins
    if edges is not None:
        yield f"--margin-top: {edges.head:.6g}mm; --margin-bottom: {edges.foot:.6g}mm"
        yield f"--margin-inner: {edges.inner:.6g}mm; --margin-outer: {edges.outer:.6g}mm"
