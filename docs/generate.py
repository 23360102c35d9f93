"""Write the pages of the documentation that follow from the code: `make docs`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from api_page import api_page
from banxin.findings import CODES, Code
from banxin.manuscript.form.schema import article_schema, manifest_schema
from banxin.wording import Language
from banxin.wording.catalogue import translator
from commands_page import cell, commands_page
from layout_pages import NAMES, layout_page
from modules_page import modules_page
from rules_pages import RULES, rules_page

HERE = Path(__file__).parent

GENERATED = "<!-- Written by docs/generate.py (`make docs`); do not edit. -->"

_ROOMS = {
    "file": "Files",
    "yaml": "YAML",
    "manifest": "The manifest",
    "article": "Articles",
    "image": "Pictures",
    "layout": "Layouts",
    "option": "Options of a layout",
    "font": "Faces",
    "setting": "Setting",
    "epub": "EPUB",
    "pdf": "PDF",
}


_HEAD = "Findings"
_INTRODUCTION = (
    "What `banxin check` and `banxin build` may say. An error stops the build, a warning does not. "
    "A code never changes its meaning."
)
_COLUMNS = ("code", "severity", "what it says", "why, and what to do")


def heads_of_findings() -> tuple[str, ...]:
    """Words of the reference of findings that are not in the register itself, to be translated too."""
    rooms = dict.fromkeys(code.partition(".")[0] for code in CODES)
    return (_HEAD, _INTRODUCTION, *_COLUMNS, *(_ROOMS.get(room, room.capitalize()) for room in rooms))


def checks_page(language: Language = Language.ENGLISH) -> str:
    """docs/reference/checks.md and its like in other languages: every finding by its code."""
    say = translator(language).gettext
    lines = [f"# {say(_HEAD)}", "", GENERATED, "", say(_INTRODUCTION), ""]
    for room in dict.fromkeys(code.partition(".")[0] for code in CODES):
        rows = [code for name, code in CODES.items() if name.partition(".")[0] == room]
        lines += [f"## {say(_ROOMS.get(room, room.capitalize()))}", "", *_table(rows, say), ""]
    return "\n".join(lines).rstrip() + "\n"


def manifest_page() -> str:
    """docs/reference/manifest.md: every key of a manifest and field of an article."""
    lines = [
        "# The manifest and the fields of an article",
        "",
        GENERATED,
        "",
        "Keys marked * are needed. How the text itself is written is in [articles.md](../articles.md).",
        "",
        "## manifest.yaml",
        "",
        *_keys(manifest_schema()),
        "",
        "## Front matter of an article",
        "",
        *_keys(article_schema()),
    ]
    return "\n".join(lines).rstrip() + "\n"


PAGES = {
    HERE / "commands.md": partial(commands_page, GENERATED),
    HERE / "commands.zh-CN.md": partial(commands_page, GENERATED, Language.SIMPLIFIED),
    HERE / "api.md": partial(api_page, GENERATED),
    HERE / "reference" / "checks.md": checks_page,
    HERE / "reference" / "checks.zh-CN.md": partial(checks_page, Language.SIMPLIFIED),
    HERE / "reference" / "manifest.md": manifest_page,
    HERE / "reference" / "modules.md": partial(modules_page, GENERATED),
    **{
        HERE / "reference" / f"layouts-{name}{suffix}": partial(layout_page, name, GENERATED, language)
        for name in NAMES
        for suffix, language in ((".md", Language.ENGLISH), (".zh-CN.md", Language.SIMPLIFIED))
    },
    **{
        source.with_suffix(".md"): partial(rules_page, source, GENERATED)
        for source in sorted(RULES.glob("*.yaml"))
    },
}


def _keys(schema: dict[str, Any]) -> Iterator[str]:
    yield "| key | meaning | value |"
    yield "|---|---|---|"
    for name, meaning, value in _walk_schema(schema, schema, "", ()):
        yield f"| `{name}` | {cell(meaning)} | {cell(value)} |"


def _walk_schema(
    root: dict[str, Any], node: dict[str, Any], prefix: str, above: tuple[int, ...]
) -> Iterator[tuple[str, str, str]]:
    """Every property below `node` with its dotted name; what holds itself is shown once."""
    for name, found in node.get("properties", {}).items():
        needed = "*" if name in node.get("required", ()) else ""
        shape = _resolved(root, found)
        yield f"{prefix}{name}{needed}", found.get("description", shape.get("description", "")), _value(shape)
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


def _value(shape: dict[str, Any]) -> str:
    if "const" in shape:
        return f"`{shape['const']}`"
    if "enum" in shape:
        return " ".join(f"`{word}`" for word in shape["enum"])
    kinds = {"string": "text", "integer": "whole number", "array": "list", "object": "keys"}
    several = [kinds.get(choice.get("type", ""), "list") for choice in shape.get("oneOf", ())]
    kind = kinds.get(shape.get("type", ""), " or ".join(several))
    if shape.get("format") == "date":
        return "date"
    if "minimum" in shape and "maximum" in shape:
        return f"{kind} {shape['minimum']}–{shape['maximum']}"
    return kind


def _table(rows: list[Code], say: Callable[[str], str]) -> Iterator[str]:
    yield f"| {' | '.join(map(say, _COLUMNS))} |"
    yield "|---|---|---|---|"
    for row in rows:
        yield f"| `{row.code}` | {say(row.severity)} | {cell(say(row.title))} | {cell(say(row.why))} |"


def main() -> None:
    """Write every page that differs from what stands there."""
    for path, page in PAGES.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
