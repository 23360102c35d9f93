"""Folios: pages that are counted from a number again, and numbered in roman or Chinese figures.

An element with `counter-reset: page 1`, or `counter-set`, has its first page counted from that number
(CSS Paged Media 3, §7; WeasyPrint would give the element a counter of its own, which contents would read
and pages would not). `--banxin-restart: 1 body` does the same at the first element of that name alone.
`--banxin-numbering` is inherited and says how the pages that begin within an element are numbered:
`decimal` `roman` `upper-roman` `chinese`. The counter of a page carries its figures with it, so that
folios, contents and cross references agree, and `counter(page)` prints them.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import update_counters as their_update

from banxin.engine.styles.type_style import chosen

DECIMAL: Final = "decimal"
_RESTART: Final = "__banxin_restart"
_NUMBERING: Final = "__banxin_numbering"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHINESE: Final = "〇一二三四五六七八九"
_LARGEST_ROMAN: Final = 3999
_their_render = CounterStyle.render_value

BoxPath = tuple[int, ...]
"""The way to a box from the root: which child, which child of that …; boxes of a document in order."""


class Folio(int):
    """The number of a page with the figures that it is printed in."""

    numbering: str

    def __new__(cls, number: int, numbering: str) -> "Folio":
        """`numbering` is decimal, roman, upper-roman or chinese; others count as decimal."""
        made = super().__new__(cls, number)
        made.numbering = numbering
        return made

    def __add__(self, steps: int) -> "Folio":
        return Folio(int(self) + int(steps), self.numbering)

    def __eq__(self, other: object) -> bool:
        # int's own: `==` would ask the other folio first, to which a plain number is a decimal one
        return int.__eq__(self, other) is True and getattr(other, "numbering", DECIMAL) == self.numbering

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = int.__hash__

    def __getnewargs__(self) -> tuple[int, str]:  # type: ignore[override]  # an int has one
        return int(self), self.numbering

    def __deepcopy__(self, memo: Any) -> "Folio":
        return self

    def __str__(self) -> str:
        return figures(int(self), self.numbering)


def figures(number: int, numbering: str) -> str:
    """A folio as it is printed; from 100 on Chinese figures stand by place (一〇三), as folios have them."""
    if numbering == "chinese" and number > 0:
        return _chinese(number)
    if numbering in ("roman", "upper-roman") and 0 < number <= _LARGEST_ROMAN:
        text, left = "", number
        for value, letters in _ROMAN:
            text += letters * (left // value)
            left %= value
        return text.upper() if numbering == "upper-roman" else text
    return str(number)


def _chinese(number: int) -> str:
    if number >= 100:
        return "".join(_CHINESE[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _CHINESE[tens]) + "十" if tens else ""
    return head + (_CHINESE[ones] if ones else "")


def update_counters(state: Any, style: Any) -> None:
    """Count as CSS says; an element leaves the counter of pages to the page it begins on."""
    touched = (style["counter_reset"] or style["counter_set"]) and "pages" not in state[1]
    if not touched or not any(_of_pages(style)):  # a page's own state has `pages`
        their_update(state, style)
        return
    style._banxin_restart = [value for _, value in _of_pages(style)][-1]
    for name in ("counter_reset", "counter_set"):
        style[name] = tuple(entry for entry in style[name] if entry[0] != "page")
    their_update(state, style)


def _of_pages(style: Any) -> Iterator[tuple[str, int]]:
    return (entry for name in ("counter_reset", "counter_set") for entry in style[name] if entry[0] == "page")


def render_value(
    counters: Any, counter_value: Any, counter_name: Any = None, *more: Any, **named: Any
) -> Any:
    """The text of a counter; a page's own figures where no others are asked for."""
    if isinstance(counter_value, Folio) and counter_name == DECIMAL:
        return str(counter_value)
    return _their_render(counters, counter_value, counter_name, *more, **named)


@dataclass(slots=True)
class FolioKeeper:
    """Where the pages of a document are counted from anew, and the page being made."""

    restarts: list[tuple[BoxPath, int]]
    state: Any = None
    start: BoxPath = ()
    shown: dict[int, Folio] = field(default_factory=dict)

    def begin(self, state: Any, resume_at: Any) -> None:
        """A page is about to be made: the state of its counters, and where its text goes on."""
        self.state, self.start = state, path_of(resume_at)

    def number(self, root: Any, resume_at: Any) -> None:
        """Number the page whose text has been laid out; WeasyPrint counts it by one afterwards."""
        values = self.state[1]
        before = values.get("page", [0])[-1]
        numbering = _numbering(root) or getattr(before, "numbering", DECIMAL)
        first = bisect_left(self.restarts, (self.start, -(1 << 31)))
        end = path_of(resume_at) if resume_at is not None else (1 << 31,)
        begun = [number for path, number in self.restarts[first:] if path < end] if root.children else []
        number = begun[-1] - 1 if begun else int(before)
        self.state[2][0].add("page")
        values["page"] = [*values.get("page", [0])[:-1], Folio(number, numbering)]


def folios_of(document: Any) -> tuple[tuple[int, str], ...]:
    """The number and the figures of every page of a document; none where nothing asks for other than 1,
    2, 3 …
    """
    found = [page._page_box.__dict__.get("_banxin_folio") for page in document.pages]
    if not any(isinstance(folio, Folio) for folio in found):
        return ()
    return tuple((int(folio or 0), getattr(folio, "numbering", DECIMAL)) for folio in found)


def keeper_of_folios(context: Any) -> FolioKeeper | None:
    """The keeper of a document's folios; None where its pages are counted from 1 to the end in plain
    figures.
    """
    keeper: FolioKeeper | None = context.__dict__.get("_banxin_folios")
    return keeper


def begin_folios(context: Any, root: Any) -> FolioKeeper | None:
    """The same, asked for before the first page is made."""
    if "_banxin_folios" not in context.__dict__:
        found = _Marks()
        found.walk(root, ())
        needed = found.restarts or found.numbered
        context._banxin_folios = FolioKeeper(sorted(found.restarts)) if needed else None
    return keeper_of_folios(context)


@dataclass(slots=True)
class _Marks:
    """What is found of folios in a document."""

    restarts: list[tuple[BoxPath, int]] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    numbered: bool = False

    def walk(self, box: Any, path: BoxPath) -> None:
        """Look at a block and those within it, down to those that hold lines."""
        number = self._restart(box.style)
        if number is not None:
            self.restarts.append((_first_of(box, path), number))
        self.numbered = self.numbered or _NUMBERING in getattr(box.style, "cascaded", ())
        children = getattr(box, "children", ())
        if children and isinstance(children[0], boxes.LineBox):
            return
        for place, child in enumerate(children):
            if isinstance(child, boxes.BlockLevelBox):
                self.walk(child, (*path, place))

    def _restart(self, style: Any) -> int | None:
        if _RESTART in getattr(style, "cascaded", ()):
            words = [token.value for token in style[_RESTART] or () if token.type in ("number", "ident")]
            if words and isinstance(words[0], int | float) and words[-1] not in self.named:
                self.named.add(str(words[-1]))
                return int(words[0])
            return None
        number: int | None = style.__dict__.get("_banxin_restart")
        return number


def _first_of(box: Any, path: BoxPath) -> BoxPath:
    """Where counting anew from `box` begins: what opens it with figures of its own is counted before it,
    such as an editor's note on the roman pages of the front matter.
    """
    figures = chosen(box.style, "banxin_numbering")
    for place, child in enumerate(getattr(box, "children", ())):
        in_flow = isinstance(child, boxes.BlockLevelBox) and child.is_in_normal_flow()
        if in_flow and chosen(child.style, "banxin_numbering") == figures:
            return (*path, place) if place else path
    return path


def _numbering(root: Any) -> str:
    """The figures of a page, as the first block of its text has them; empty for a page without text."""
    box, found = root, ""
    while isinstance(box, boxes.BlockLevelBox) and box.children:
        found = chosen(box.style, "banxin_numbering")
        box = next((child for child in box.children if child.is_in_normal_flow()), None)
        if not isinstance(box, boxes.ParentBox) or isinstance(box, boxes.LineBox):
            break
    return (found or DECIMAL) if root.children else ""


def path_of(resume_at: Any) -> BoxPath:
    """A place where text is taken up again, as a way from the root; at the very beginning empty."""
    path: list[int] = []
    while resume_at:
        place, resume_at = next(iter(resume_at.items()))
        if not isinstance(place, int):
            break
        path.append(place)
        if not isinstance(resume_at, dict):
            break
    return tuple(path)
