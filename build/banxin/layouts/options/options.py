"""What an editor may set about a layout: typed options, their values, and both as CSS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, get_args

from banxin.layouts.options.values import (
    ImpossibleValueError,
    OptionValue,
    colour,
    css_string,
    css_url,
    length,
    points,
)
from banxin.wording import Message, listed

DEFAULT_TEXT_LIMIT = 200

RoleName = Literal["song", "hei", "kai", "fang", "mono"]
ROLES: tuple[str, ...] = get_args(RoleName)
"""The roles of faces: 宋 黑 楷 仿宋, and 等宽 for code."""


class OptionKind(StrEnum):
    """The types an option or a field may have."""

    COLOUR = "colour"
    LENGTH = "length"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    TEXT = "text"
    FACE = "face"
    IMAGE = "image"
    LIST = "list"
    PERSON = "person"
    DATE = "date"


FIELDS_ONLY = frozenset({OptionKind.LIST, OptionKind.PERSON, OptionKind.DATE})
"""Types of fields of the manuscript that no option has: CSS has no value for them."""

IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".svg", ".gif", ".webp", ".tif", ".tiff")
"""What the name of a picture ends in; what is in the file is told when it is read."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option that a layout declares.

    `minimum` and `maximum` bound a number, integer or length (a length as it is written, `0.5pt`);
    `choices` are the words of a choice; `longest` is the limit of a text in characters. `help` is the
    sentence for all languages, `helps` those by language tag. `sets` is the entry of layout.yaml that its
    value stands for, `grid.size` or `faces.head`. One that is not `offered` has its default for templates
    that are inherited, and no editor sets it.
    """

    name: str
    kind: OptionKind
    default: OptionValue
    help: str = ""
    minimum: float | str | None = None
    maximum: float | str | None = None
    choices: tuple[str, ...] = ()
    longest: int = DEFAULT_TEXT_LIMIT
    helps: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    sets: str = ""
    offered: bool = True

    @property
    def expected(self) -> str:
        """What a value of this option looks like, in one phrase."""
        bounds = self._bounds()
        return {
            OptionKind.COLOUR: Message('a colour in quotes such as "#b3121b", or a CSS colour name'),
            OptionKind.LENGTH: Message("a length in pt, mm or em such as 3mm{bounds}", bounds=bounds),
            OptionKind.INTEGER: Message("a whole number{bounds}", bounds=bounds),
            OptionKind.NUMBER: Message("a number{bounds}", bounds=bounds),
            OptionKind.BOOLEAN: Message("true or false"),
            OptionKind.CHOICE: Message("one of {names}", names=listed(self.choices)),
            OptionKind.TEXT: Message(
                "text of at most {longest} characters, in one line", longest=self.longest
            ),
            OptionKind.FACE: Message("a face: {names}", names=listed(ROLES)),
            OptionKind.IMAGE: Message("a picture such as images/cover.jpg"),
        }[self.kind]

    def _bounds(self) -> str:
        if self.minimum is not None and self.maximum is not None:
            return Message(" from {minimum} to {maximum}", minimum=self.minimum, maximum=self.maximum)
        if self.minimum is not None:
            return Message(", at least {minimum}", minimum=self.minimum)
        return Message(", at most {maximum}", maximum=self.maximum) if self.maximum is not None else ""

    def settle(self, given: object) -> OptionValue:
        """The value as the layout uses it; raises ImpossibleValueError when it is not of this kind."""
        return _SETTLE[self.kind](self, given)

    def css(self, value: OptionValue) -> str:
        """The value as CSS: a boolean is 1 or 0, a text a quoted string, a face its family variable."""
        if isinstance(value, bool):
            return str(int(value))
        if self.kind is OptionKind.TEXT:
            return css_string(str(value))
        if self.kind is OptionKind.FACE:
            return f"var(--face-{value})"
        if self.kind is OptionKind.IMAGE:
            return css_url(str(value))
        return f"{value:.6g}" if isinstance(value, float) else str(value)


def _colour(option: Option, given: object) -> OptionValue:
    if given is None:
        raise ImpossibleValueError(
            Message("is empty"), remedy=Message("Put a colour in quotes: in YAML a bare # begins a comment.")
        )
    return colour(given)


def _length(option: Option, given: object) -> OptionValue:
    value = length(given)
    low = None if option.minimum is None else points(str(option.minimum), value)
    high = None if option.maximum is None else points(str(option.maximum), value)
    _within(points(value, value), low, high, value)
    return value


def _integer(option: Option, given: object) -> OptionValue:
    if isinstance(given, bool) or not isinstance(given, int):
        raise ImpossibleValueError(Message("is not a whole number"))
    _within(given, _bound(option.minimum), _bound(option.maximum), str(given))
    return given


def _number(option: Option, given: object) -> OptionValue:
    if isinstance(given, bool) or not isinstance(given, int | float) or given - given != 0:
        raise ImpossibleValueError(Message("is not a number"))
    _within(given, _bound(option.minimum), _bound(option.maximum), str(given))
    return given


def _boolean(option: Option, given: object) -> OptionValue:
    if not isinstance(given, bool):
        raise ImpossibleValueError(Message("is neither true nor false"))
    return given


_WORDS = {True: ("on", "yes"), False: ("none", "off", "no")}


def _choice(option: Option, given: object) -> OptionValue:
    if isinstance(given, bool):  # YAML takes an unquoted `on`, `off`, `yes` or `no` for true or false
        given = next((word for word in _WORDS[given] if word in option.choices), given)
    if not isinstance(given, str) or given not in option.choices:
        raise ImpossibleValueError(Message("is not one of the choices"), near=option.choices)
    return given


def _face(option: Option, given: object) -> OptionValue:
    if not isinstance(given, str) or given not in ROLES:
        raise ImpossibleValueError(Message("is not a face"), near=ROLES)
    return given


def _text(option: Option, given: object) -> OptionValue:
    if not isinstance(given, str):
        raise ImpossibleValueError(Message("is not text"), remedy=Message("Put it in quotes."))
    if len(given) > option.longest:
        raise ImpossibleValueError(Message("is {count} characters long", count=len(given)))
    if any(not character.isprintable() and character != "\u3000" for character in given):
        raise ImpossibleValueError(Message("holds a line break or another control character"))
    return given


def _image(option: Option, given: object) -> OptionValue:
    if given in (None, ""):
        return ""
    if not isinstance(given, str):
        raise ImpossibleValueError(Message("is no name of a picture"))
    if not given.lower().endswith(IMAGE_ENDINGS):
        raise ImpossibleValueError(Message("has no ending of a picture"))
    return given


def _bound(bound: float | str | None) -> float | None:
    return None if bound is None else float(bound)


def _within(value: float, low: float | None, high: float | None, written: str) -> None:
    if (low is not None and value < low) or (high is not None and value > high):
        raise ImpossibleValueError(Message("is out of bounds"))


_SETTLE: Mapping[OptionKind, Callable[[Option, object], OptionValue]] = {
    OptionKind.COLOUR: _colour,
    OptionKind.LENGTH: _length,
    OptionKind.INTEGER: _integer,
    OptionKind.NUMBER: _number,
    OptionKind.BOOLEAN: _boolean,
    OptionKind.CHOICE: _choice,
    OptionKind.TEXT: _text,
    OptionKind.FACE: _face,
    OptionKind.IMAGE: _image,
}
