"""The model's objections to what is written, as findings in an author's words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from banxin.findings import Finding, Place, finding
from banxin.manuscript.form.expected_names import known_as, meant
from banxin.manuscript.form.model_map import MODEL_STEPS, names_in, node_at, without_empty
from banxin.manuscript.yaml.scalars import date_meant
from banxin.manuscript.yaml.written import KeyPath, Written

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
    "string_type": "text",
    "int_type": "a whole number",
    "list_type": "a list: one entry per line, each after “- ”",
    "dict_type": "keys with values, indented below",
    "model_type": "keys with values, indented below",
    "model_attributes_type": "keys with values, indented below",
    "union_tag_not_found": "one of `note: file`, `unit: file`, `section: title`",
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
    return f"Write {int(raw)}." if numeric else f'Write "{raw}" in quotes.'


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
        if location[-1] == "[key]":
            return self._name(path)
        return self._value(kind, error.get("ctx", {}), location, path)

    def _unknown(self, location: KeyPath, path: KeyPath) -> Finding:
        key = str(path[-1])
        valid = sorted(node_at(self.model, location[:-1]).get("properties", {}))
        place = self.written.key_place(path)
        bare = key.strip(_CURLY)
        if bare != key and bare in valid:
            return replace(_curly(f"The key `{bare}`", place), nearest=bare)
        where = f"in `{path[-2]}`" if len(path) > 1 and isinstance(path[-2], str) else "here"
        return finding(
            self.codes["unknown"],
            f"`{key}` is not known {where}.",
            place,
            expected="one of " + ", ".join(valid),
            nearest=meant(key, valid),
            remedy=self._home(key) if len(path) == 1 else "",
        )

    def _home(self, key: str) -> str:
        """Where a key at the top belongs, when it is one of a group below."""
        groups = [name for name in ("publication", "issue") if name in names_in(self.model, ())]
        for group in groups:
            if name := known_as(key, names_in(self.model, (group,))):
                return f"Write `{name}` below `{group}:`."
        return ""

    def _missing(self, path: KeyPath) -> Finding:
        around = path[:-1]
        place = self.written.key_place(around) if around else self.written.source.whole()
        name = f"`{around[-1]}`" if around and isinstance(around[-1], str) else "this entry"
        what = name if around else self.written.source.name
        return finding(
            self.codes["missing"],
            f"`{path[-1]}` is missing in {what}.",
            place,
            expected=self._description(path),
        )

    def _name(self, path: KeyPath) -> Finding:
        return finding(
            self.codes["value"],
            f"`{path[-1]}` cannot be part of a file name.",
            self.written.key_place(path),
            expected="letters, digits, - and _, without spaces",
        )

    def _value(self, kind: str, context: Mapping[str, Any], location: KeyPath, path: KeyPath) -> Finding:
        place = self.written.place(path)
        scalar = self.written.scalars.get(path)
        name = f"`{path[-1]}`" if path and isinstance(path[-1], str) else "This entry"
        if scalar is not None and scalar.kind == "null":
            code = "manifest.empty" if path == ("contents",) else self.codes["missing"]
            return finding(code, f"{name} has no value.", place, expected=_TYPE_WORDS.get(kind, ""))
        if scalar is not None and scalar.raw[:1] and scalar.raw[0] in _CURLY and kind != "string_type":
            return _curly(f"The value of {name}", place)
        if kind.startswith("date"):
            return self._date(name, scalar.raw if scalar else "", place)
        if kind == "string_type" and scalar is not None:
            return self._not_text(name, scalar.kind, scalar.raw, place)
        if kind == "literal_error":
            return self._choice(name, location, path, place)
        if kind in _TYPE_WORDS:
            return self._wrong_type(kind, name, path, place)
        return self._limit(kind, context, name, path, place)

    def _date(self, name: str, raw: str, place: Place) -> Finding:
        right = date_meant(raw)
        return finding(
            "manifest.date",
            f"{raw or 'This'} is not a date.",
            place,
            expected=f"{name} as YYYY-MM-DD, for example 2019-07-30",
            nearest=right,
        )

    def _not_text(self, name: str, kind: str, raw: str, place: Place) -> Finding:
        remedy = f'Put it in quotes: "{raw}".'
        if kind == "bool":
            message = (
                f"{raw} without quotes means {'true' if raw.lower() in ('yes', 'on', 'true') else 'false'}."
            )
            return finding("yaml.boolean-text", message, place, expected=f"text for {name}", remedy=remedy)
        what = "a date" if kind == "date" else "a number"
        message = f"{raw} without quotes is {what}, and {name} is text."
        return finding(self.codes["type"], message, place, expected="text", remedy=remedy)

    def _choice(self, name: str, location: KeyPath, path: KeyPath, place: Place) -> Finding:
        node = node_at(self.model, location)
        valid = [str(value) for value in node.get("enum", [node.get("const")])]
        value = self.written.at(path)
        shown = self.written.scalars[path].raw if path in self.written.scalars else "This"
        if path == ("banxin",):
            return finding(
                "manifest.version",
                f"Format version {shown} is not known to this Banxin.",
                place,
                expected="banxin: 1",
                remedy="" if not isinstance(value, int) or value <= 1 else "A newer Banxin may read it.",
            )
        if not isinstance(value, str):
            expected = "one of " + ", ".join(valid)
            return finding(self.codes["type"], f"{name} is not text.", place, expected=expected)
        return finding(
            self.codes["value"],
            f"{name} cannot be {shown}.",
            place,
            expected="one of " + ", ".join(valid),
            nearest=meant(shown, valid),
        )

    def _wrong_type(self, kind: str, name: str, path: KeyPath, place: Place) -> Finding:
        value = self.written.at(path)
        remedy = ""
        if isinstance(value, list | dict) and kind == "string_type":
            remedy = 'Text that begins with [ or { needs quotes: "[…]".'
        if kind == "int_type" and isinstance(value, str) and value.isdecimal():
            remedy = f"Write {int(value)} without quotes."
        message = f"{name} is {_sort(value)}."
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
                f"`{key}` is not a kind of entry.",
                self.written.key_place((*path, key)),
                expected=expected,
                nearest=meant(key, ["note", "unit", "section"]),
            )
        remedy = f"Write - unit: {value}" if isinstance(value, str) else ""
        return finding(self.codes["type"], message, place, expected=expected, remedy=remedy)

    def _limit(
        self, kind: str, context: Mapping[str, Any], name: str, path: KeyPath, place: Place
    ) -> Finding:
        if kind in ("too_short", "string_too_short"):
            code = "manifest.empty" if path[-1:] == ("contents",) else self.codes["value"]
            return finding(code, f"{name} is empty.", place, expected="at least one entry or character")
        scalar = self.written.scalars.get(path)
        shown = scalar.raw if scalar and len(scalar.raw) <= 80 else "this"
        words = {
            "greater_than_equal": f"{context.get('ge')} or more",
            "less_than_equal": f"{context.get('le')} or less",
            "bool_parsing": "true or false",
            "bool_type": "true or false",
            "string_too_long": f"at most {context.get('max_length')} characters",
            "string_pattern_mismatch": "letters, digits, - and _, without spaces",
        }
        return finding(
            self.codes["value"],
            f"{name} cannot be {shown}.",
            place,
            expected=words.get(kind, ""),
        )

    def _description(self, path: KeyPath) -> str:
        description = str(node_at(self.model, path).get("description", ""))
        return f"{path[-1]}: {description.rstrip('。')}" if description else ""


def curly_values(written: Written, is_name: re.Pattern[str]) -> dict[KeyPath, Finding]:
    """Findings for names, paths and codes in curly quotes; `is_name` matches their dotted paths."""
    found = {}
    for path, scalar in written.scalars.items():
        dotted = ".".join(map(str, path))
        if scalar.raw[:1] and scalar.raw[0] in _CURLY and is_name.fullmatch(dotted):
            found[path] = _curly(f"The value of `{path[-1]}`", written.place(path))
    return found


def _curly(what: str, place: Place) -> Finding:
    return finding(
        "yaml.full-width",
        f"{what} stands in curly quotes, which YAML takes for text.",
        place,
        expected='straight quotes "…" or none',
        remedy="Remove the curly quotes.",
    )


def _sort(value: object) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (int, "a number"),
        (float, "a number"),
        (str, "text"),
        (list, "a list"),
        (dict, "a group of keys"),
        (dt.date, "a date"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "empty")
