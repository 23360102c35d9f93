"""Front matter of website programs (Hugo, Jekyll, Hexo, VuePress …): YAML, TOML or JSON."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

import yaml

from banxin.importing.copy.model import HeadStack, StyledRun
from banxin.importing.copy.remarks import Remarks
from banxin.wording import Message, listed

_YAML = re.compile(r"\A\s*---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\s*\+\+\+[ \t]*\n(?P<fields>.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_JSON = re.compile(r"\A\s*(?P<fields>\{.*?\n\})[ \t]*\n", re.DOTALL)
_ALIAS = re.compile(r"^[^#\n]*[&*][A-Za-z_][\w-]*\s*$", re.MULTILINE)
_NAMES = {
    "headline": ("headline", "title"),
    "subhead": ("subhead", "subtitle"),
    "eyebrow": ("eyebrow",),
    "deck": ("deck", "description", "summary", "excerpt", "lead"),
    "byline": ("byline", "author", "authors"),
}


def divided(text: str, remarks: Remarks) -> tuple[Mapping[str, Any], str]:
    """The fields in front of the text, and the text."""
    text = text.removeprefix("\ufeff")
    for pattern, read in ((_YAML, _yaml), (_TOML, tomllib.loads), (_JSON, json.loads)):
        found = pattern.match(text)
        if found is None:
            continue
        try:
            fields = read(found["fields"])
        except (ValueError, yaml.YAMLError, RecursionError):
            remarks.tell(
                "import.left-out",
                Message("The front matter cannot be read: {words}", words=found["fields"][:200]),
                1,
            )
            fields = {}
        if isinstance(fields, dict):
            return {str(key).lower(): value for key, value in fields.items()}, text[found.end() :]
    return {}, text


def _yaml(written: str) -> Any:
    if _ALIAS.search(written):
        raise ValueError
    return yaml.load(written, Loader=yaml.BaseLoader)


def head_of(fields: Mapping[str, Any], remarks: Remarks) -> HeadStack:
    """The head that the fields state; those that print has no place for are told."""
    said = {
        name: next((words for one in names if (words := _words(fields.get(one)))), "")
        for name, names in _NAMES.items()
    }
    known = {one for names in _NAMES.values() for one in names}
    if others := [f"{key}: {_words(value)[:40]}" for key, value in fields.items() if key not in known]:
        remarks.tell(
            "import.left-out",
            Message("Fields of the front matter that are not printed: {names}", names=listed(others[:20])),
            1,
        )

    def lines(name: str) -> tuple[tuple[StyledRun, ...], ...]:
        return tuple((StyledRun(part.strip()),) for part in said[name].split("|") if part.strip())

    return HeadStack(lines("headline"), lines("eyebrow"), lines("subhead"), said["deck"], said["byline"])


def _words(value: Any) -> str:
    """A value as words on one line; of lists and names of people each one."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or list(value.values())[:5]
    if isinstance(value, list):
        return "　".join(filter(None, map(_words, value[:50])))
    return " ".join(str(value).split()) if value is not None else ""
