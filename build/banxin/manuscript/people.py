"""People of a publication: names with what they did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A name with the role word that governs it (记者, 责任编辑 …); the role may be empty.

    `sort` is the form that catalogues file the name under, where it is not the name itself; `origin` is what
    a byline says of the person in brackets (朝代, 国籍), as it is written: [清].
    """

    name: str
    role: str = ""
    sort: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """署名: the people in order, and the text as the editor wrote it."""

    people: tuple[Person, ...] = ()
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)
