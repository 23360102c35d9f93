"""Page masters: margins, columns, bleed, furniture and folios of pages of one kind, settled and checked."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from banxin.findings import Finding, Place, finding, nearest
from banxin.layouts.options.options import Option, OptionKind
from banxin.layouts.options.values import ImpossibleValueError, colour
from banxin.layouts.pages.furniture import FurnitureBand, FurnitureLine, FurniturePlaces, MasterFurniture
from banxin.layouts.pages.grid import POINTS_PER_MM, Grid
from banxin.layouts.pages.merging import ALL, SIDES, by_sides, circle_of, settled_master
from banxin.layouts.pages.words import LABEL, NAMES, faults_of_words, has_folio
from banxin.wording import Message, listed

_MEASURE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(mm|字|行)\s*")
_BANDS = ("head", "foot")
_STYLE = (
    *("face", "size", "weight", "colour", "gap", "width", "side-at"),
    *(f"{band}-{kind}" for band in _BANDS for kind in ("rule", "ground")),
)
_NESTED = ("left", "right", "first", "blank")
_NEAR = 0.01  # 字, 行
_NARROWEST = 5  # 字 in a column


@dataclass(frozen=True, slots=True)
class PageEdges:
    """Measures in mm at the edges of a page; inner is at the spine."""

    head: float
    foot: float
    inner: float
    outer: float


@dataclass(frozen=True, slots=True)
class PageMaster:
    """How pages of one kind are made up. None, or an empty text, leaves a thing to the grid and the
    stylesheets.

    `measure` and `gutter` are in 字, `rows` in 行; `background` is CSS. `parts` are the parts of the
    publication that are set on such pages. `restart` is the number of the first page of the first run.
    """

    name: str
    margins: PageEdges | None = None
    columns: int | None = None
    measure: float = 0
    gutter: float = 0
    width: float = 0
    rows: int = 0
    bleed: PageEdges | None = None
    marks: tuple[str, ...] | None = None
    numbering: str = ""
    restart: int | None = None
    drop_cap: int | None = None
    background: str = ""
    furniture: MasterFurniture | None = None
    parts: tuple[str, ...] = ()


@dataclass(slots=True)
class PageReader:
    """Settles the masters of a layout; faults become findings at `place(path)`."""

    pages: Mapping[str, Mapping[str, Any]]
    grid: Grid
    options: Mapping[str, Option]
    faces: Mapping[str, object]
    place: Callable[[str], Place | None]
    findings: list[Finding] = field(default_factory=list)

    def masters(self) -> Mapping[str, PageMaster]:
        """All masters by name, `all` among them where it is declared."""
        return MappingProxyType({name: self._master(name) for name in self.pages})

    def _fault(self, path: str, message: str, expected: str = "", near: str = "") -> None:
        if not self._is_own(path):
            return
        self.findings.append(
            finding("layout.broken", message, self.place(path), expected=expected, nearest=near)
        )

    def _is_own(self, path: str) -> bool:
        """Whether a master has what stands at `path` itself: what it inherits is reported where it is
        written.
        """
        entry: Any = self.pages
        for step in path.split(".")[1:]:
            if isinstance(entry, list | tuple) and step.isdecimal():
                entry = entry[int(step)]
                continue
            if not isinstance(entry, Mapping) or step not in entry:
                return False
            entry = entry[step]
        return True

    def _master(self, name: str) -> PageMaster:
        self._check_like(name)
        entry, path = settled_master(name, self.pages), f"pages.{name}"
        margins = self._edges(entry.get("margins"), f"{path}.margins", self._grid_margins())
        restart = entry.get("restart")
        columns, measure, gutter, width, rows = self._text_area(entry, margins, path)
        return PageMaster(
            name,
            margins,
            columns,
            measure,
            gutter,
            width,
            rows,
            self._edges(entry.get("bleed"), f"{path}.bleed", PageEdges(*(self.grid.bleed,) * 4)),
            tuple(entry["marks"]) if entry.get("marks") is not None else None,
            entry.get("numbering") or "",
            restart,
            entry.get("drop-cap"),
            self._colour(entry.get("background"), f"{path}.background"),
            self._furniture(entry, f"{path}.furniture"),
            tuple(entry.get("for") or ()),
        )

    def _check_like(self, name: str) -> None:
        like = self.pages[name].get("like")
        if like and like not in self.pages:
            self._fault(
                f"pages.{name}.like",
                Message("There is no page master `{name}`.", name=like),
                Message("one of {names}", names=listed(sorted(self.pages))),
                nearest(like, self.pages),
            )
        elif circle := circle_of(name, self.pages):
            told = Message(
                "Page masters are like each other in a circle: {circle}.", circle=" → ".join(circle)
            )
            self._fault(f"pages.{name}.like", told)

    # Measures

    def _grid_margins(self) -> PageEdges:
        grid = self.grid
        return PageEdges(grid.top, grid.bottom, grid.left, grid.right)

    def _edges(self, value: Any, path: str, otherwise: PageEdges) -> PageEdges | None:
        if value is None:
            return None
        given = by_sides(value)
        return PageEdges(*(self.millimetres(given[side]) if side in given else getattr(otherwise, side)
                       for side in SIDES))  # fmt: skip

    def millimetres(self, measure: Any) -> float:
        """A measure of layout.yaml in mm: a number, or a text in mm, 字 or 行."""
        if isinstance(measure, int | float):
            return float(measure)
        matched = _MEASURE.fullmatch(str(measure))
        if matched is None:
            return 0.0
        units = {"mm": 1.0, "字": self.grid.size / POINTS_PER_MM, "行": self.grid.pitch / POINTS_PER_MM}
        return float(matched[1]) * units[matched[2]]

    def _text_area(
        self, entry: Mapping[str, Any], margins: PageEdges | None, path: str
    ) -> tuple[int | None, float, float, float, int]:
        """Columns (None: those of the grid), 字 in each, 字 between them, 字 across, 行."""
        grid, edges = self.grid, margins or self._grid_margins()
        columns = entry.get("columns")
        width = (grid.trim_width - edges.inner - edges.outer) * POINTS_PER_MM / grid.size
        rows = math.floor((grid.trim_height - edges.head - edges.foot) * POINTS_PER_MM / grid.pitch + _NEAR)
        count = columns or grid.columns
        gutter = entry.get("gutter") if entry.get("gutter") is not None else grid.gutter or 2
        measure, gap = width, 0.0
        if count > 1:
            measure = math.floor((width - (count - 1) * float(gutter or 0)) / count + _NEAR)
            gap = (width - count * measure) / (count - 1)
        if width < 1 or rows < 1 or measure < 1:
            at = f"{path}.columns" if width >= 1 and rows >= 1 else f"{path}.margins"
            self._fault(
                at,
                Message(
                    "The page master `{name}` leaves no room for text: {width:.1f} 字 by {rows} 行.",
                    name=path.partition(".")[2],
                    width=max(0.0, measure if count > 1 else width),
                    rows=max(0, rows),
                ),
                Message("smaller margins, or fewer columns"),
            )
        elif count > 1 and measure < min(_NARROWEST, grid.measure):
            told = Message(
                "{columns} columns of {size:g} pt have {measure} 字 each.",
                columns=count,
                size=grid.size,
                measure=f"{measure:g}",
            )
            self._fault(f"{path}.columns", told, Message("lines of {least} 字 and more", least=_NARROWEST))
        return columns, round(measure, 4), round(gap, 4), round(width, 4), rows

    # Looks

    def _colour(self, given: Any, path: str) -> str:
        if not given:
            return ""
        colours = [name for name, option in self.options.items() if option.kind is OptionKind.COLOUR]
        if given in colours:
            return f"var(--{given})"
        try:
            return colour(given)
        except ImpossibleValueError:
            told = Message("`{given}` is neither a colour nor an option that is one.", given=given)
            expected = Message('"#b3121b", or one of {names}', names=listed(colours))
            self._fault(path, told, expected, nearest(given, colours))
            return ""

    def _face(self, given: str, path: str) -> str:
        if given not in self.faces:
            told = Message("There is no face for `{use}`.", use=given)
            expected = Message("one of {names}", names=listed(self.faces))
            self._fault(path, told, expected, nearest(given, self.faces))
        return given

    def _furniture(self, entry: Mapping[str, Any], path: str) -> MasterFurniture | None:
        given = entry.get("furniture")
        if given is None:
            return MasterFurniture({}, {}, None, None, {}) if entry.get("folio") == "none" else None
        if given == "none":
            return MasterFurniture({}, {}, None, None, {})
        hidden = entry.get("folio") == "none"
        common = self._places(given, given, path, hidden=hidden)
        left, right = (self._on(given, side, common, path, hidden=hidden) for side in ("left", "right"))
        first_left = first_right = None
        if given.get("first") is not None:
            first_left = self._on(given, "first", left, path, hidden=hidden)
            first_right = self._on(given, "first", right, path, hidden=hidden)
        blank = self._on(given, "blank", {}, path, hidden=hidden)
        return MasterFurniture(
            left, right, first_left, first_right, blank, dict(self._bands(given, path)),
            given.get("width") == "page", given.get("side-at", "middle"),
        )  # fmt: skip

    def _bands(self, given: Mapping[str, Any], path: str) -> Iterator[tuple[str, FurnitureBand]]:
        for band in _BANDS:
            rule, ground = (_none(given.get(f"{band}-{kind}")) for kind in ("rule", "ground"))
            if rule is None and ground is None:
                continue
            look = rule if isinstance(rule, Mapping) else {"width": rule or 0.0}
            colour = self._colour(look.get("colour"), f"{path}.{band}-rule.colour") or "#000"
            yield (
                band,
                FurnitureBand(
                    float(look.get("width", 0.5)), colour, self._colour(ground, f"{path}.{band}-ground")
                ),
            )

    def _on(
        self, given: Mapping[str, Any], key: str, below: FurniturePlaces, path: str, *, hidden: bool
    ) -> FurniturePlaces:
        """Furniture below, with what is otherwise under `key` put over it."""
        nested = given.get(key)
        if nested is None:
            return below
        if nested == "none":
            return {}
        own = self._places(nested, given, f"{path}.{key}", hidden=hidden)
        return {place: line for place, line in below.items() if place not in nested} | dict(own)

    def _places(
        self, places: Mapping[str, Any], style: Mapping[str, Any], path: str, *, hidden: bool
    ) -> dict[str, tuple[FurnitureLine, ...]]:
        found = {}
        for place, value in places.items():
            if place in _STYLE or place in _NESTED or value in (None, "none"):
                continue
            lines = []
            for at, own in _alternatives(value, f"{path}.{place}"):
                text = str(own.get("text", ""))
                self._check_words(text, f"{path}.{place}")
                if text and not (hidden and has_folio(text)):
                    lines.append(self._line(text, own, style, at, path))
            if lines:
                found[place] = tuple(lines)
        return found

    def _line(
        self, text: str, own: Mapping[str, Any], style: Mapping[str, Any], path: str, around: str
    ) -> FurnitureLine:
        face = own.get("face")
        return FurnitureLine(
            text,
            self._face(face, f"{path}.face")
            if face
            else self._face(style.get("face", "label"), f"{around}.face"),
            float(own.get("size") or style.get("size", 8)),
            self._colour(own.get("colour"), f"{path}.colour")
            or self._colour(style.get("colour"), f"{around}.colour")
            or "#000",
            self.millimetres(style.get("gap", 3)),
            own.get("weight") or style.get("weight") or 0,
            tuple(self._when(own.get("when") or {}, f"{path}.when")),
        )

    def _when(self, given: Mapping[str, Any], path: str) -> Iterator[tuple[str, tuple[object, ...]]]:
        """Options with their wanted values; what no option can be is a fault."""
        for name, value in given.items():
            wanted = tuple(value) if isinstance(value, list | tuple) else (value,)
            option = self.options.get(name)
            if option is None:
                told = Message("There is no option `{name}`.", name=name)
                self._fault(
                    f"{path}.{name}",
                    told,
                    Message("one of {names}", names=listed(self.options)),
                    nearest(name, self.options),
                )
            choices = option.choices if option else ()
            for one in wanted if choices else ():
                if one not in choices:
                    told = Message("The option `{name}` is never {value}.", name=name, value=str(one))
                    known = Message("one of {names}", names=listed(choices))
                    self._fault(f"{path}.{name}", told, known, nearest(str(one), choices))
            yield name, wanted

    def _check_words(self, text: str, path: str) -> None:
        texts = [name for name, option in self.options.items() if option.kind is OptionKind.TEXT]
        for fault in faults_of_words(text, texts):
            if fault.is_brace:
                self._fault(path, Message("A brace has no other half: {text}", text=text), "{page}")
                continue
            self._fault(
                path,
                Message("Furniture does not know `{name}`.", name="{" + fault.name.strip("{}") + "}"),
                Message("one of {names}", names=listed([*NAMES, *texts, f"{LABEL}…", "string(…)"])),
                nearest(fault.name, [*NAMES, *texts]),
            )


def _alternatives(value: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The lines that may stand in one place, with their paths."""
    if isinstance(value, list | tuple):
        yield from ((f"{path}.{number}", one) for number, one in enumerate(value))
    else:
        yield path, value if isinstance(value, Mapping) else {"text": value}


def has_part_titles(masters: Iterable[PageMaster]) -> bool:
    """Whether titles of parts have pages of their own, on a master that is for them."""
    return any("part-title" in master.parts for master in masters)


def is_general(name: str) -> bool:
    """Whether `name` is the master that all others begin as."""
    return name == ALL


def _none(value: Any) -> Any:
    return None if value == "none" else value
