"""JSON Schemas of manifest and front matter for one layout: its options, presets, fields, kinds and words.

An author's text editor completes them and shows what each is for; what every manuscript has comes from the
models that check it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from banxin.layouts.description.layout import Layout
from banxin.layouts.fields.declaration import Field, FieldHolder, said
from banxin.layouts.options.options import ROLES, Option, OptionKind
from banxin.manuscript.form.schema import article_schema, manifest_schema

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string", "minLength": 1}
_WORDS: Schema = {"type": ["string", "number"]}
_PEOPLE: Schema = {
    "oneOf": [
        _TEXT,
        {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"role": _TEXT, "name": _TEXT},
                "required": ["name"],
                "additionalProperties": False,
            },
        },
    ]
}
_PICTURE: Schema = {
    "oneOf": [
        _TEXT,
        {
            "type": "object",
            "properties": {"image": _TEXT, "alt": {"type": "string"}, "caption": _TEXT, "credit": _TEXT},
            "required": ["image", "alt"],
            "additionalProperties": False,
        },
    ]
}


def manifest_schema_of(layout: Layout, lang: str, labels: Collection[str] = ()) -> Schema:
    """The JSON Schema (2020-12) of manifests that name `layout`, described in `lang` (`zh-Hans`).

    `labels` are the names of printed words that every layout has.
    """
    made = manifest_schema()
    keys = made["properties"]
    keys["layout"] |= {"examples": [layout.name]}
    keys["options"] |= _closed({name: _option(one, lang) for name, one in layout.offered.items()})
    if layout.presets:
        keys["preset"] |= {"enum": [*layout.presets]}
    words = {name for each in layout.labels.values() for name in each}
    keys["labels"] |= {"propertyNames": {"enum": sorted({_dashed(name) for name in {*labels, *words}})}}
    keys["fields"] |= _fields(layout, FieldHolder.ISSUE, lang)
    return made


def article_schema_of(layout: Layout, lang: str) -> Schema:
    """The JSON Schema of the front matter of articles that are set with `layout`."""
    made = article_schema()
    keys = made["properties"]
    kinds = [word for kind in layout.kinds.values() for word in (kind.name, *kind.names)]
    keys["kind"] |= {"enum": [*dict.fromkeys(kinds)]}
    keys["fields"] |= _fields(layout, FieldHolder.UNIT, lang)
    return made


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _closed(properties: Mapping[str, Schema], required: Collection[str] = ()) -> Schema:
    found: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return {**found, "required": sorted(required)} if required else found


def _fields(layout: Layout, holder: FieldHolder, lang: str) -> Schema:
    fields = {name: one for name, one in layout.fields.get(holder, {}).items() if one.option.offered}
    # one that only some kinds of units have to give is asked for when the kind is known
    required = [name for name, one in fields.items() if one.required and not one.kinds]
    return _closed({name: _field(one, lang) for name, one in fields.items()}, required)


def _field(declared: Field, lang: str) -> Schema:
    about = said(declared.helps, lang) or declared.option.help
    if declared.kinds:
        about = f"{about}（{'、'.join(declared.kinds)}）"
    return {**_VALUES[declared.kind](declared.option, declared.most), **_about(about)}


def _option(option: Option, lang: str) -> Schema:
    about = said(option.helps, lang) or option.help
    return {**_VALUES[option.kind](option, 0), **_about(about), "default": option.default}


def _about(text: str) -> Schema:
    return {"description": text} if text else {}


def _number(option: Option, kind: str) -> Schema:
    found: Schema = {"type": kind}
    for key, bound in (("minimum", option.minimum), ("maximum", option.maximum)):
        if isinstance(bound, int | float):
            found[key] = bound
    return found


_VALUES: Mapping[OptionKind, Callable[[Option, int], Schema]] = {
    OptionKind.COLOUR: lambda option, most: _TEXT,
    OptionKind.LENGTH: lambda option, most: {"type": ["string", "number"]},
    OptionKind.INTEGER: lambda option, most: _number(option, "integer"),
    OptionKind.NUMBER: lambda option, most: _number(option, "number"),
    OptionKind.BOOLEAN: lambda option, most: {"type": "boolean"},
    OptionKind.CHOICE: lambda option, most: {"enum": [*option.choices]},
    OptionKind.TEXT: lambda option, most: {"type": ["string", "number"], "maxLength": option.longest},
    OptionKind.FACE: lambda option, most: {"enum": [*ROLES]},
    OptionKind.IMAGE: lambda option, most: _PICTURE if most else _TEXT,
    OptionKind.LIST: lambda option, most: {"type": "array", "items": _WORDS, "maxItems": most},
    OptionKind.PERSON: lambda option, most: _PEOPLE,
    OptionKind.DATE: lambda option, most: {"type": "string", "format": "date"},
}
