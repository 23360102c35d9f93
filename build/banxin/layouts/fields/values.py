"""Values of fields read as they are written: texts, numbers, dates, people, lists and pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from banxin.layouts.fields.declaration import Field
from banxin.layouts.options.options import OptionKind
from banxin.layouts.options.values import ImpossibleValueError
from banxin.manuscript.articles.byline import listed_byline, parse_byline
from banxin.manuscript.articles.heads import one_line
from banxin.manuscript.fields import FieldValue, NamedPicture
from banxin.manuscript.people import Byline, Person
from banxin.manuscript.yaml.scalars import date_meant, date_of
from banxin.manuscript.yaml.written import KeyPath, Written
from banxin.wording import Message, listed

PICTURE_KEYS = ("image", "alt", "caption", "credit")
PERSON_KEYS = ("role", "name")
_EMPTY: Mapping[OptionKind, FieldValue] = {
    OptionKind.LIST: (),
    OptionKind.PERSON: Byline(),
    OptionKind.IMAGE: None,
    OptionKind.DATE: None,
    OptionKind.INTEGER: None,
    OptionKind.NUMBER: None,
    OptionKind.BOOLEAN: False,
}


class FieldFaultError(Exception):
    """A value that is none of its field: the path to what is wrong, and what is wrong with it."""

    def __init__(self, path: KeyPath, fault: ImpossibleValueError, *, key: bool = False) -> None:
        super().__init__(fault.reason)
        self.path = path
        self.fault = fault
        self.key = key


def absent(declared: Field) -> FieldValue:
    """The value of a field that is not given: its default, or what is empty."""
    return declared.option.default or _EMPTY.get(declared.kind, "")


def read_value(declared: Field, written: Written, path: KeyPath) -> FieldValue:
    """The value of `declared` that stands at `path`; raises FieldFaultError."""
    read = _READ.get(declared.kind)
    if read is not None:
        return read(declared, written, path)
    return _plain(declared, _scalar(declared, written, path), path)


def _plain(declared: Field, value: object, path: KeyPath) -> FieldValue:
    try:
        return declared.option.settle(value)
    except ImpossibleValueError as fault:
        raise FieldFaultError(path, fault) from None


def _scalar(declared: Field, written: Written, path: KeyPath) -> object:
    """The value; where text is wanted, a number or date as it is written (定价: 45.00)."""
    value = written.at(path)
    if declared.kind is OptionKind.TEXT:
        return _text(written, path)
    return value


def _text(written: Written, path: KeyPath) -> object:
    value = written.at(path)
    if isinstance(value, str):
        return one_line(value)
    scalar = written.scalars.get(path)
    plain = isinstance(value, int | float | dt.date) and not isinstance(value, bool)
    return scalar.raw if plain and scalar is not None else value


def _needed_text(written: Written, path: KeyPath) -> str:
    text = _text(written, path)
    if not isinstance(text, str):
        raise FieldFaultError(path, ImpossibleValueError(Message("is not text")))
    if not text:
        raise FieldFaultError(path, ImpossibleValueError(Message("is empty")))
    return text


def _list(declared: Field, written: Written, path: KeyPath) -> tuple[str, ...]:
    """Entries one by one; a text has one on each of its lines."""
    value = written.at(path)
    if isinstance(value, str):
        entries = tuple(line.strip() for line in value.splitlines() if line.strip())
    elif isinstance(value, list):
        entries = tuple(_needed_text(written, (*path, at)) for at in range(len(value)))
    else:
        raise FieldFaultError(path, ImpossibleValueError(Message("is no list")))
    if len(entries) > declared.most:
        raise FieldFaultError(path, ImpossibleValueError(Message("has {count} entries", count=len(entries))))
    return entries


def _people(declared: Field, written: Written, path: KeyPath) -> Byline:
    del declared
    value = written.at(path)
    if isinstance(value, str):
        return parse_byline(written.scalars[path].raw if path in written.scalars else value)
    if isinstance(value, dict):
        return listed_byline([_person(written, path)])
    if isinstance(value, list):
        return listed_byline([_person(written, (*path, at)) for at in range(len(value))])
    raise FieldFaultError(path, ImpossibleValueError(Message("names nobody")))


def _person(written: Written, path: KeyPath) -> Person:
    if isinstance(written.at(path), str):
        return Person(_needed_text(written, path))
    _check_keys(written, path, PERSON_KEYS, "name")
    given = {key: _needed_text(written, (*path, key)) for key in PERSON_KEYS if _given(written, path, key)}
    return Person(given["name"], given.get("role", ""))


def _given(written: Written, path: KeyPath, key: str) -> bool:
    return written.at((*path, key)) is not None


def _check_keys(written: Written, path: KeyPath, known: tuple[str, ...], needed: str) -> None:
    value: Any = written.at(path)
    if not isinstance(value, dict):
        raise FieldFaultError(path, ImpossibleValueError(Message("is not of this form")))
    for key in value:
        if key not in known:
            raise FieldFaultError(
                (*path, key),
                ImpossibleValueError(Message("has a key {key} that it does not take", key=key), near=known),
                key=True,
            )
    if not _given(written, path, needed):
        raise FieldFaultError(path, ImpossibleValueError(Message("lacks {names}", names=listed([needed]))))


def _picture(declared: Field, written: Written, path: KeyPath) -> NamedPicture:
    if isinstance(written.at(path), str):
        return NamedPicture(str(_plain(declared, written.at(path), path)), place=written.place(path))
    _check_keys(written, path, PICTURE_KEYS, "image")
    said = {
        key: _needed_text(written, (*path, key))
        for key in PICTURE_KEYS
        if _given(written, path, key) and written.at((*path, key)) != ""
    }
    inner = (*path, "image")
    return NamedPicture(
        str(_plain(declared, written.at(inner), inner)),
        said.get("alt", ""),
        said.get("caption", ""),
        said.get("credit", ""),
        decorative=written.at((*path, "alt")) == "",
        place=written.place(inner),
    )


def _date(declared: Field, written: Written, path: KeyPath) -> dt.date:
    del declared
    value = written.at(path)
    if isinstance(value, dt.date):
        return value
    found = date_of(value) if isinstance(value, str) else None
    if found is None:
        raw = written.scalars[path].raw if path in written.scalars else ""
        meant = date_meant(raw)
        raise FieldFaultError(
            path, ImpossibleValueError(Message("is not a date"), near=(meant,) if meant else ())
        )
    return found


_READ: Mapping[OptionKind, Callable[[Field, Written, KeyPath], FieldValue]] = {
    OptionKind.LIST: _list,
    OptionKind.PERSON: _people,
    OptionKind.IMAGE: _picture,
    OptionKind.DATE: _date,
}
