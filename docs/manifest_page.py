"""The reference of the manifest and of an article's fields, from their JSON schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from banxin.manuscript.form.schema import article_schema, manifest_schema
from banxin.wording import Language
from banxin.wording.catalogue import translator
from commands_page import cell

HEADS = (
    "The manifest and the fields of an article",
    "Keys marked * are needed. How the text itself is written is in [articles.md](../articles.md).",
    "Front matter of an article",
    "key",
    "meaning",
    "value",
)
"""Words of the page that are not in the schemas, to be translated too."""
KINDS = {"string": "text", "integer": "whole number", "array": "list", "object": "keys"}
_DATE = "date"
_OR = "{one} or {other}"
WORDS = (*HEADS, *KINDS.values(), _DATE, _OR)

_Say = Callable[[str], str]


def manifest_page(generated: str, language: Language = Language.ENGLISH) -> str:
    """docs/reference/manifest.md: every key of a manifest and field of an article."""
    say = translator(language).gettext
    title, introduction, front_matter, *columns = map(say, HEADS)
    lines = [f"# {title}", "", generated, "", introduction, ""]
    lines += ["## manifest.yaml", "", *_keys(manifest_schema(), columns, say), ""]
    lines += [f"## {front_matter}", "", *_keys(article_schema(), columns, say)]
    return "\n".join(lines).rstrip() + "\n"


def _keys(schema: dict[str, Any], columns: list[str], say: _Say) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield "|---|---|---|"
    for name, meaning, shape in _walk_schema(schema, schema, "", ()):
        yield f"| `{name}` | {cell(meaning)} | {cell(_value(shape, say))} |"


def _walk_schema(
    root: dict[str, Any], node: dict[str, Any], prefix: str, above: tuple[int, ...]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every property below `node` with its dotted name; what holds itself is shown once."""
    for name, found in node.get("properties", {}).items():
        needed = "*" if name in node.get("required", ()) else ""
        shape = _resolved(root, found)
        yield f"{prefix}{name}{needed}", found.get("description", shape.get("description", "")), shape
        for inner, mark in _inside(root, shape):
            if id(inner) not in (*above, id(node)):
                yield from _walk_schema(root, inner, f"{prefix}{name}{mark}.", (*above, id(node)))


def _inside(root: dict[str, Any], shape: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """The structures in a value: itself, the entries of a list, the values of a mapping."""
    if "properties" in shape:
        yield shape, ""
    for choice in shape.get("oneOf", ()):
        for inner, mark in _inside(root, _resolved(root, choice)):
            yield inner, mark
    if "items" in shape:
        for inner, _ in _inside(root, _resolved(root, shape["items"])):
            yield inner, "[]"
    for values in shape.get("patternProperties", {}).values():
        yield _resolved(root, values), ".NAME"


def _resolved(root: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = root["$defs"][node["$ref"].rpartition("/")[2]]
    return node


def _value(shape: dict[str, Any], say: _Say) -> str:
    if "const" in shape:
        return f"`{shape['const']}`"
    if "enum" in shape:
        return " ".join(f"`{word}`" for word in shape["enum"])
    if shape.get("format") == "date":
        return say(_DATE)
    several = [say(KINDS.get(choice.get("type", ""), "list")) for choice in shape.get("oneOf", ())]
    kind = say(KINDS[shape["type"]]) if shape.get("type") in KINDS else _either(several, say)
    if "minimum" in shape and "maximum" in shape:
        return f"{kind} {shape['minimum']}–{shape['maximum']}"
    return kind


def _either(words: list[str], say: _Say) -> str:
    said = words[0] if words else ""
    for word in words[1:]:
        said = say(_OR).format(one=said, other=word)
    return said
