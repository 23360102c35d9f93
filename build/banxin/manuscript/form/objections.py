"""The model's objections to what is written, as findings in an author's words."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from banxin.findings import Finding, Place, finding
from banxin.manuscript.form.codes import tidy_code
from banxin.manuscript.form.expected_names import known_as, meant
from banxin.manuscript.form.model_map import MODEL_STEPS, names_in, node_at, without_empty
from banxin.manuscript.form.wanted import wanted
from banxin.manuscript.yaml.scalars import date_meant, date_of
from banxin.manuscript.yaml.written import KeyPath, Written
from banxin.wording import Message, listed

Model = TypeVar("Model", bound=BaseModel)

_CURLY = "“”„‟‘’＂＇"
_MANIFEST = {
    "unknown": "manifest.unknown-key",
    "missing": "manifest.missing-key",
    "type": "manifest.wrong-type",
    "value": "manifest.bad-value",
}
_ARTICLE = {
    "unknown": "article.unknown-field",
    "missing": "article.missing-field",
    "type": "article.wrong-type",
    "value": "article.wrong-type",
}
_TYPE_WORDS = {
    "string_type": Message("text"),
    "int_type": Message("a whole number"),
    "list_type": Message("a list: one entry per line, each after “- ”"),
    "dict_type": Message("keys with values, indented below"),
    "model_type": Message("keys with values, indented below"),
    "model_attributes_type": Message("keys with values, indented below"),
    "union_tag_not_found": Message("one of `note: file`, `unit: file`, `section: title`"),
}


def check(model: type[Model], written: Written) -> tuple[Model | None, tuple[Finding, ...]]:
    """The document as the model, or None with one finding for each objection.

    Values that a finding names already, and what is below them, are passed over; so an empty second
    part means that there is nothing more to say, not that all is well.
    """
    try:
        return model.model_validate(without_empty(model, written)), ()
    except ValidationError as refusal:
        clerk = _Clerk(model, written)
        errors = refusal.errors(include_url=False, include_input=False)
        said = {clerk.path(error): found for error in errors if (found := clerk.finding(error))}
        meant_keys = {(*path[:-1], found.nearest) for path, found in said.items() if found.nearest}
        return None, tuple(
            found for path, found in said.items() if not (path in meant_keys and _is_missing(found))
        )


def advised(model: type[BaseModel], written: Written, faults: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of reading with one advice for each number with leading zeros: what the key takes."""
    paths = {place: path for path, place in written.values.items()}
    return tuple(
        replace(fault, remedy=_without_zeros(model, written, paths[fault.place]))
        if fault.code == "yaml.leading-zero" and fault.place in paths
        else fault
        for fault in faults
    )


def _without_zeros(model: type[BaseModel], written: Written, path: KeyPath) -> str:
    raw = written.scalars[path].raw
    numeric = node_at(model, path).get("type") in ("integer", "number")
    return (
        Message("Write {number}.", number=int(raw))
        if numeric
        else Message('Write "{raw}" in quotes.', raw=raw)
    )


def _is_missing(found: Finding) -> bool:
    """Whether a key is missing: beside an unknown one that means it, one finding is enough."""
    return found.code.endswith((".missing-key", ".missing-field"))


class _Clerk:
    """Puts each objection into words; knows the model's schema and the document."""

    def __init__(self, model: type[BaseModel], written: Written) -> None:
        self.model, self.written = model, written
        self.codes = _MANIFEST if model.__name__.startswith("Manifest") else _ARTICLE

    def path(self, error: ErrorDetails) -> KeyPath:
        """Where in the document the objection is: its location without the model's own steps."""
        return tuple(step for step in error["loc"] if step not in MODEL_STEPS)

    def finding(self, error: ErrorDetails) -> Finding | None:
        """The objection in words, unless another finding speaks of the same value."""
        location, path = error["loc"], self.path(error)
        if self.written.is_reported(path):
            return None
        kind = error["type"]
        if kind == "extra_forbidden":
            return self._unknown(location, path)
        if kind == "missing":
            return self._missing(path)
        if location[-1:] == ("[key]",):
            return self._name(path)
        return self._value(kind, error.get("ctx", {}), location, path)

    def _unknown(self, location: KeyPath, path: KeyPath) -> Finding:
        key = str(path[-1])
        valid = sorted(node_at(self.model, location[:-1]).get("properties", {}))
        place = self.written.key_place(path)
        bare = key.strip(_CURLY)
        if bare != key and bare in valid:
            return replace(_curly(Message("The key `{bare}`", bare=bare), place), nearest=bare)
        where = (
            Message("in `{path}`", path=path[-2])
            if len(path) > 1 and isinstance(path[-2], str)
            else Message("here")
        )
        return finding(
            self.codes["unknown"],
            Message("`{key}` is not known {where}.", key=key, where=where),
            place,
            expected=Message("one of {names}", names=listed(valid)),
            nearest=meant(key, valid),
            remedy=self._home(key, valid) if len(path) == 1 else "",
        )

    def _home(self, key: str, valid: list[str]) -> str:
        """Where a key at the top belongs: in one of the groups below, or among the fields of the layout."""
        groups = [name for name in ("publication", "issue") if name in names_in(self.model, ())]
        for group in groups:
            if name := known_as(key, names_in(self.model, (group,))):
                return Message("Write `{name}` below `{text}:`.", name=name, text=group)
        if not meant(key, valid):
            return Message("What the layout declares stands below `fields:`.")
        return ""

    def _missing(self, path: KeyPath) -> Finding:
        around = path[:-1]
        place = self.written.key_place(around) if around else self.written.source.whole()
        name = f"`{around[-1]}`" if around and isinstance(around[-1], str) else Message("this entry")
        what = name if around else self.written.source.name
        return finding(
            self.codes["missing"],
            Message("`{path}` is missing in {what}.", path=path[-1], what=what),
            place,
            expected=wanted(path[-1]),
        )

    def _name(self, path: KeyPath) -> Finding:
        return finding(
            self.codes["value"],
            Message("`{path}` cannot be part of a file name.", path=path[-1]),
            self.written.key_place(path),
            expected=Message("letters, digits, - and _, without spaces"),
        )

    def _value(self, kind: str, context: Mapping[str, Any], location: KeyPath, path: KeyPath) -> Finding:
        place = self.written.place(path)
        scalar = self.written.scalars.get(path)
        name = f"`{path[-1]}`" if path and isinstance(path[-1], str) else Message("This entry")
        if scalar is not None and scalar.kind == "null":
            code = "manifest.empty" if path == ("contents",) else self.codes["missing"]
            return finding(
                code, Message("{name} has no value.", name=name), place, expected=_TYPE_WORDS.get(kind, "")
            )
        if scalar is not None and scalar.raw[:1] and scalar.raw[0] in _CURLY and kind != "string_type":
            return _curly(Message("The value of {name}", name=name), place)
        if kind.startswith("date"):
            return self._date(name, scalar.raw if scalar else "", place)
        if kind == "string_type" and scalar is not None:
            found = self._not_text(name, scalar.kind, scalar.raw, place)
            tidy = tidy_code(str(path[-1]), scalar.raw) if path[-2:-1] == ("codes",) else ""
            return replace(found, remedy=Message("Write {value}.", value=tidy)) if tidy else found
        if kind == "literal_error":
            return self._choice(context, name, location, path, place)
        if kind in _TYPE_WORDS:
            return self._wrong_type(kind, name, path, place)
        return self._limit(kind, context, name, path, place)

    def _date(self, name: str, raw: str, place: Place) -> Finding:
        right = date_meant(raw)
        wide = date_of(unicodedata.normalize("NFKC", raw)) is not None
        return finding(
            "manifest.date",
            Message("{raw} is written in full-width characters.", raw=raw)
            if wide
            else Message("{raw} is not a date.", raw=raw or Message("This")),
            place,
            expected=Message("{name} as YYYY-MM-DD, for example 2019-07-30", name=name),
            nearest=right,
        )

    def _not_text(self, name: str, kind: str, raw: str, place: Place) -> Finding:
        remedy = Message('Put it in quotes: "{raw}".', raw=raw)
        if kind == "bool":
            message = Message(
                "{raw} without quotes means {value}.",
                raw=raw,
                value="true" if raw.lower() in ("yes", "on", "true") else "false",
            )
            return finding(
                "yaml.boolean-text",
                message,
                place,
                expected=Message("text for {name}", name=name),
                remedy=remedy,
            )
        what = Message("a date") if kind == "date" else Message("a number")
        message = Message(
            "{raw} without quotes is {what}, and {name} is text.", raw=raw, what=what, name=name
        )
        return finding(self.codes["type"], message, place, expected=Message("text"), remedy=remedy)

    def _choice(
        self, context: Mapping[str, Any], name: str, location: KeyPath, path: KeyPath, place: Place
    ) -> Finding:
        node = node_at(self.model, location)
        valid = [*map(str, context.get("names") or node.get("enum", [node.get("const")]))]
        value = self.written.at(path)
        shown = self.written.scalars[path].raw if path in self.written.scalars else Message("This")
        digits = unicodedata.normalize("NFKC", shown) if path == ("banxin",) else ""
        if digits.isdecimal() and digits != shown:
            line = f"banxin: {digits}"
            return finding(
                self.codes["type"],
                Message("{name} is written in full-width digits.", name=name),
                place,
                expected=line,
            )
        if path == ("banxin",):
            return finding(
                "manifest.version",
                Message("Format version {shown} is not known to this Banxin.", shown=shown),
                place,
                expected="banxin: 1",
                remedy=""
                if not isinstance(value, int) or value <= 1
                else Message("A newer Banxin may read it."),
            )
        if not isinstance(value, str):
            expected = Message("one of {names}", names=listed(valid))
            return finding(
                self.codes["type"], Message("{name} is not text.", name=name), place, expected=expected
            )
        return finding(
            self.codes["value"],
            Message("{name} cannot be {shown}.", name=name, shown=shown),
            place,
            expected=Message("one of {names}", names=listed(valid)),
            nearest=meant(shown, valid),
        )

    def _wrong_type(self, kind: str, name: str, path: KeyPath, place: Place) -> Finding:
        value = self.written.at(path)
        remedy = ""
        if isinstance(value, list | dict) and kind == "string_type":
            remedy = Message('Text that begins with [ or {{ needs quotes: "[…]".')
        message = Message("{name} is {sort}.", name=name, sort=_sort(value))
        if kind == "int_type" and isinstance(value, str) and value.isdecimal():
            remedy = Message("Write {number} without quotes.", number=int(value))
            if not value.isascii():
                message = Message("{name} is written in full-width digits.", name=name)
        if kind == "union_tag_not_found":
            return self._entry(path, message, place)
        return finding(self.codes["type"], message, place, expected=_TYPE_WORDS[kind], remedy=remedy)

    def _entry(self, path: KeyPath, message: str, place: Place) -> Finding:
        """An entry of `contents` that is none of the three kinds."""
        value = self.written.at(path)
        expected = _TYPE_WORDS["union_tag_not_found"]
        if isinstance(value, dict) and value:
            key = next(iter(value))
            return finding(
                self.codes["unknown"],
                Message("`{key}` is not a kind of entry.", key=key),
                self.written.key_place((*path, key)),
                expected=expected,
                nearest=meant(key, ["note", "unit", "section"]),
            )
        remedy = Message("Write - unit: {value}", value=value) if isinstance(value, str) else ""
        return finding(self.codes["type"], message, place, expected=expected, remedy=remedy)

    def _limit(
        self, kind: str, context: Mapping[str, Any], name: str, path: KeyPath, place: Place
    ) -> Finding:
        if kind in ("too_short", "string_too_short"):
            code = "manifest.empty" if path[-1:] == ("contents",) else self.codes["value"]
            return finding(
                code,
                Message("{name} is empty.", name=name),
                place,
                expected=Message("at least one entry or character"),
            )
        scalar = self.written.scalars.get(path)
        shown = scalar.raw if scalar and len(scalar.raw) <= 80 else Message("this")
        words = {
            "greater_than_equal": Message("{limit} or more", limit=_shown(context.get("ge"))),
            "less_than_equal": Message("{limit} or less", limit=_shown(context.get("le"))),
            "bool_parsing": Message("true or false"),
            "bool_type": Message("true or false"),
            "string_too_long": Message("at most {limit} characters", limit=context.get("max_length")),
            "string_pattern_mismatch": Message("letters, digits, - and _, without spaces"),
        }
        return finding(
            self.codes["value"],
            Message("{name} cannot be {shown}.", name=name, shown=shown),
            place,
            expected=words.get(kind, ""),
        )


def _shown(limit: object) -> object:
    """A limit as people write it: 120, not 120.0."""
    return f"{limit:g}" if isinstance(limit, float) else limit


def curly_values(written: Written, is_name: re.Pattern[str]) -> dict[KeyPath, Finding]:
    """Findings for names, paths and codes in curly quotes; `is_name` matches their dotted paths."""
    found = {}
    for path, scalar in written.scalars.items():
        dotted = ".".join(map(str, path))
        if scalar.raw[:1] and scalar.raw[0] in _CURLY and is_name.fullmatch(dotted):
            found[path] = _curly(Message("The value of `{path}`", path=path[-1]), written.place(path))
    return found


def _curly(what: str, place: Place) -> Finding:
    return finding(
        "yaml.full-width",
        Message("{what} stands in curly quotes, which YAML takes for text.", what=what),
        place,
        expected=Message('straight quotes "…" or none'),
        remedy=Message("Remove the curly quotes."),
    )


def _sort(value: object) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (bool, Message("true or false")),
        (int, Message("a number")),
        (float, Message("a number")),
        (str, Message("text")),
        (list, Message("a list")),
        (dict, Message("a group of keys")),
        (dt.date, Message("a date")),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), Message("empty"))
