"""What a layout.yaml has that its form has not, as findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from banxin.findings import Finding, finding, nearest
from banxin.layouts.description.contract_form import FieldForm, FieldsForm, KindForm, OptionForm
from banxin.layouts.description.schema import BleedForm, FiguresForm, GridForm, InkForm, LayoutForm, PressForm
from banxin.layouts.pages.form import FurnitureForm, LineForm, PageMasterForm, PlacesForm, SidesForm
from banxin.manuscript.yaml.written import KeyPath, Written
from banxin.wording import Message, listed

_KINDS: dict[str, str] = {
    "string_type": Message("text"),
    "int_type": Message("a whole number"),
    "int_from_float": Message("a whole number"),
    "float_type": Message("a number"),
    "int_parsing": Message("a whole number"),
    "float_parsing": Message("a number"),
    "bool_type": Message("true or false"),
    "bool_parsing": Message("true or false"),
    "list_type": Message("a list such as [a, b]"),
    "tuple_type": Message("a list such as [a, b]"),
    "mapping_type": Message("keys with values"),
    "dict_type": Message("keys with values"),
    "model_type": Message("keys with values"),
    "string_pattern_mismatch": Message("lower-case letters, digits and hyphens, beginning with a letter"),
}
_LIMITS: dict[str, Callable[[Mapping[str, float]], str]] = {
    "greater_than_equal": lambda told: Message("{limit:g} or more", limit=told["ge"]),
    "less_than_equal": lambda told: Message("{limit:g} or less", limit=told["le"]),
    "string_too_long": lambda told: Message("at most {limit} characters", limit=told["max_length"]),
    "too_short": lambda told: Message("{limit} or more entries", limit=told["min_length"]),
    "too_long": lambda told: Message("at most {limit} entries", limit=told["max_length"]),
}
_FORMS: dict[tuple[str, int], type[BaseModel]] = {
    ("grid", 1): GridForm,
    ("options", 2): OptionForm,
    ("fields", 1): FieldsForm,
    ("fields", 3): FieldForm,
    ("kinds", 2): KindForm,
    ("grid", 2): BleedForm,
    ("figures", 1): FiguresForm,
    ("press", 1): PressForm,
    ("press", 3): InkForm,
    ("pages", 2): PageMasterForm,
}
_PAGE_FORMS: dict[str, type[BaseModel]] = {
    "margins": SidesForm,
    "bleed": SidesForm,
    "furniture": FurnitureForm,
    **dict.fromkeys(("left", "right", "first", "blank"), PlacesForm),
}


def check_form(written: Written) -> tuple[Finding, ...]:
    """Every way in which `written` is no layout.yaml; what is reported already is passed over."""
    if written.data is None:
        return ()
    if not isinstance(written.data, dict):
        message = Message("A layout.yaml is a list of keys with values.")
        return (finding("layout.broken", message, written.source.place(1), expected="name: …"),)
    try:
        LayoutForm.model_validate(written.data, by_name=False, by_alias=True)
    except ValidationError as refusal:
        return _findings(refusal, written)
    return ()


def _findings(refusal: ValidationError, written: Written) -> tuple[Finding, ...]:
    found: dict[KeyPath, Finding] = {}
    errors = [(_path(error["loc"], written), error) for error in refusal.errors(include_url=False)]
    for path, error in _likeliest(errors, written):
        if path not in found and not written.is_reported(path):  # one for all the arms of a union
            found[path] = _finding(error, path, written)
    return tuple(found.values())


def _likeliest(
    errors: list[tuple[KeyPath, ErrorDetails]], written: Written
) -> list[tuple[KeyPath, ErrorDetails]]:
    """The errors without those of forms that were not meant: of keys with values only what is wrong within,
    of a text what is wrong with it as a text."""
    kept = []
    for path, error in errors:
        value, kind = written.at(path), error["type"]
        others = [other for at, other in errors if other is not error and at[: len(path)] == path]
        plain = kind.endswith("_type") or kind in ("literal_error", "string_pattern_mismatch")
        if isinstance(value, dict) and plain and others:
            continue
        worded = any(other["type"] == "string_pattern_mismatch" for other in others)
        if isinstance(value, str) and kind != "string_pattern_mismatch" and worded:
            continue
        kept.append((path, error))
    return kept


def _path(steps: KeyPath, written: Written) -> KeyPath:
    """The way to what is wrong, without the steps that pydantic adds for keys and arms of unions."""
    path: KeyPath = ()
    for step in steps:
        if (*path, step) in written.values:
            path = (*path, step)
    return path


def _finding(error: ErrorDetails, path: KeyPath, written: Written) -> Finding:
    if error["type"] == "extra_forbidden":
        return _unknown(path, written)
    if error["loc"][-1:] == ("[key]",):
        message = Message("`{path}` cannot be a name here.", path=path[-1])
        return finding("layout.broken", message, written.key_place(path), expected=expected_of(error))
    value = written.at(path)
    choices = _choices(error)
    near = nearest(value, choices) if isinstance(value, str) else ""
    remedy = "" if near else _of_kinds(path, value)
    place, expected = written.place(path), expected_of(error)
    return finding(
        "layout.broken", _refused(path, value), place, expected=expected, nearest=near, remedy=remedy
    )


def _refused(path: KeyPath, value: object) -> str:
    """That a key, or a list, cannot have a value."""
    name = ".".join(str(step) for step in path if not isinstance(step, int))
    if value is None:
        return Message("`{name}` has no value.", name=name)
    if isinstance(path[-1], int):
        return Message("`{name}` cannot have {shown} in it.", name=name, shown=value_shown(value))
    return Message("`{name}` cannot be {shown}.", name=name, shown=value_shown(value))


def _of_kinds(path: KeyPath, value: object) -> str:
    """For a word in `for` of a page master that is no part of a publication: how kinds of units get pages."""
    if len(path) < 3 or path[0] != "pages" or path[2] != "for" or not isinstance(value, str):
        return ""
    return Message(
        "Units of a kind stand on a master by `page: {master}` of the kind, or by the class `page-{master}`"
        " in its block.",
        master=path[1],
    )


def _unknown(path: KeyPath, written: Written) -> Finding:
    if _is_vertical(str(path[-1]), written.at(path)):
        return finding(
            "layout.broken",
            Message(
                "`{key}` asks for vertical lines (竖排); print sets all text in horizontal ones.",
                key=path[-1],
            ),
            written.key_place(path),
            remedy=Message(
                "Take it out. What may stand upright: headlines of newspapers (`heads: {{side: true}}` in"
                " `modules`), lines of an EPUB (`writing-mode: vertical-rl` in epub.css)."
            ),
        )
    around = path[:-1]
    form = _form_of(around)
    valid = tuple(field.alias or name for name, field in form.model_fields.items())
    key = str(path[-1])
    where = Message("in `{path}`", path=".".join(map(str, around))) if around else Message("in a layout.yaml")
    return finding(
        "layout.broken",
        Message("`{key}` is not known {where}.", key=key, where=where),
        written.key_place(path),
        expected=Message("one of {names}", names=listed(valid)),
        nearest=nearest(key, valid),
    )


def _is_vertical(key: str, value: object) -> bool:
    """Whether a key that there is not, or its value, asks for vertical lines."""
    asked = str(value).casefold()
    return key.startswith(("writing", "vertical", "text-orientation")) or asked.startswith(
        ("vertical", "tb-rl", "竖排", "直排", "豎排")
    )


def _form_of(around: KeyPath) -> type[BaseModel]:
    """The form whose keys are known at a place."""
    if around and around[0] == "pages" and len(around) > 2:
        return _PAGE_FORMS.get(str(around[-1]), LineForm)
    return _FORMS.get((str(around[0]), len(around)), LayoutForm) if around else LayoutForm


def expected_of(error: ErrorDetails) -> str:
    """What was expected where pydantic refused a value, in words of our own."""
    kind, context = error["type"], error.get("ctx", {})
    if choices := _choices(error):
        return Message("one of {names}", names=listed(choices))
    if kind == "string_pattern_mismatch" and "行" in str(context.get("pattern")):
        return Message("a number of mm, or a text such as 18mm, 3字, 2行")
    if kind in _LIMITS:
        return _LIMITS[kind](context)
    return _KINDS.get(kind, error["msg"])


def _choices(error: ErrorDetails) -> tuple[str, ...]:
    if error["type"] not in ("literal_error", "enum"):
        return ()
    told = str(error.get("ctx", {}).get("expected", ""))
    return tuple(word.strip("' ") for word in told.replace(" or ", ",").split(","))


def value_shown(value: object) -> str:
    """A value as a message shows it."""
    if isinstance(value, dict | list):
        return Message("keys with values") if isinstance(value, dict) else Message("a list of this kind")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 40 else text[:40] + "…"
