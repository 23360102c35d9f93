"""The way from a document's path to the part of the model that describes it, by the model's JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from banxin.manuscript.form.as_written import ITEM_TAGS
from banxin.manuscript.yaml.written import KeyPath, Written

MODEL_STEPS = (*ITEM_TAGS.values(), "<text>", "<people>", "<number>", "<new>", "[key]")
"""Steps of pydantic's locations that are the model's own and no part of the document."""
_ITEMS = {"note": "NoteItem", "unit": "UnitItem", "section": "SectionItem"}
_TAGS = {ITEM_TAGS[key]: name for key, name in _ITEMS.items()} | {"<text>": "", "<people>": ""}


def without_empty(model: type[BaseModel], written: Written) -> object:
    """The data without keys that were left empty though they may be absent: a form half filled in."""

    def pruned(data: object, node: Mapping[str, Any]) -> object:
        if isinstance(data, list):
            return [pruned(entry, _entry_node(model, node, entry)) for entry in data]
        if not isinstance(data, dict) or "properties" not in node:
            return data
        required = node.get("required", ())
        return {
            key: pruned(value, _step(model, node, key))
            for key, value in data.items()
            if value is not None or key in required or key not in node["properties"]
        }

    return pruned(written.data, _schema(model)) if _has_empty(written.data) else written.data


def _has_empty(data: object) -> bool:
    """Whether any key was left empty: the schema takes longer to make than all else of reading a layout."""
    if isinstance(data, dict):
        return any(value is None or _has_empty(value) for value in data.values())
    return isinstance(data, list) and any(map(_has_empty, data))


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def node_at(model: type[BaseModel], location: KeyPath) -> Mapping[str, Any]:
    """The part of the model's schema that describes what is at `location`."""
    node: Mapping[str, Any] = _schema(model)
    for step in location:
        node = _step(model, node, step)
    return node


def _step(model: type[BaseModel], node: Mapping[str, Any], step: str | int) -> Mapping[str, Any]:
    if step in ("<number>", "<new>"):
        sort = "integer" if step == "<number>" else "string"
        found: Mapping[str, Any] = next(one for one in node["oneOf"] if one.get("type") == sort)
    elif step in _TAGS:
        found = {"$ref": f"#/$defs/{_TAGS[step]}"} if _TAGS[step] else node
    elif isinstance(step, int):
        found = node.get("items", {})
    else:
        inner = node.get("properties", {}).get(step)
        patterns = list(node.get("patternProperties", {}).values())
        free = node.get("additionalProperties")
        others = patterns or ([free] if isinstance(free, dict) else [{}])
        found = inner if inner is not None else others[0]
    return _plain(model, found)


def _plain(model: type[BaseModel], node: Mapping[str, Any]) -> Mapping[str, Any]:
    """The node without reference and without the alternative null."""
    description = node.get("description")
    if isinstance(choices := node.get("anyOf"), list):
        node = next((choice for choice in choices if choice.get("type") != "null"), node)
    if "oneOf" in node and any(choice.get("type") == "array" for choice in node["oneOf"]):
        node = next(choice for choice in node["oneOf"] if choice.get("type") == "array")
    if isinstance(name := node.get("$ref"), str):
        node = _schema(model)["$defs"].get(name.rsplit("/", 1)[-1], {})
    return {**node, "description": description} if description else node


def _entry_node(model: type[BaseModel], node: Mapping[str, Any], entry: object) -> Mapping[str, Any]:
    items = _plain(model, node.get("items", {}))
    if "oneOf" not in items or not isinstance(entry, dict):
        return items
    name = next((item for key, item in _ITEMS.items() if key in entry), "")
    return _plain(model, {"$ref": f"#/$defs/{name}"}) if name else {}


def names_in(model: type[BaseModel], location: KeyPath) -> list[str]:
    """The keys that the model knows at `location`."""
    return sorted(node_at(model, location).get("properties", {}))
