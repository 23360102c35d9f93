"""Choices of an editor written into the manifest, where it stays as it is otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from banxin.manuscript.yaml.edits_by_place import NoPlaceError, moved, set_value, without_value
from banxin.preview.edits import Edits, RefusedEditError

MANIFEST = "manifest.yaml"
_PLAIN = frozenset({"integer", "number", "boolean"})
_STORIES = ("unit", "note")


def keep_options(edits: Edits, tried: Mapping[str, str], declared: Sequence[Mapping[str, Any]]) -> None:
    """Write the options that were tried into the manifest; raises RefusedEditError."""
    kinds = {str(one["name"]): str(one["kind"]) for one in declared}
    now = edits.read(MANIFEST)
    text = now.text
    try:
        for name, value in tried.items():
            if name == "preset" and name not in kinds:
                text = set_value(text, ["preset"], value)
            elif name in kinds:
                text = set_value(text, ["options", name], _typed(value, kinds[name]))
    except NoPlaceError as fault:
        raise RefusedEditError(str(fault)) from None
    edits.write(MANIFEST, now.digest, text)


def move_story(edits: Edits, file: str, before: str) -> None:
    """Have the story of `file` stand where that of `before` stands now, in the same list of the manifest.

    Raises RefusedEditError.
    """
    now = edits.read(MANIFEST)
    try:
        for path, names in _lists(yaml.safe_load(now.text)):
            if file in names and before in names:
                text = moved(now.text, path, names.index(file), names.index(before))
                edits.write(MANIFEST, now.digest, text)
                return
    except (NoPlaceError, yaml.YAMLError) as fault:
        raise RefusedEditError(str(fault)) from None
    raise RefusedEditError(file)


def rank_story(edits: Edits, file: str, rank: str) -> None:
    """Give the story of `file` a rank in the manifest, or none where it is empty; raises RefusedEditError."""
    now = edits.read(MANIFEST)
    try:
        for path, names in _lists(yaml.safe_load(now.text)):
            if file in names:
                place = [*path, names.index(file), "rank"]
                text = set_value(now.text, place, rank) if rank else without_value(now.text, place)
                edits.write(MANIFEST, now.digest, text)
                return
    except (NoPlaceError, yaml.YAMLError) as fault:
        raise RefusedEditError(str(fault)) from None
    raise RefusedEditError(file)


def pin_story(edits: Edits, story: str, page: int | None) -> None:
    """Pin a story to a page of the paper, or take the pin away; raises RefusedEditError."""
    now = edits.read(MANIFEST)
    place = ["sheet", "pins", story, "page"]
    try:
        text = without_value(now.text, place) if page is None else set_value(now.text, place, page)
    except NoPlaceError as fault:
        raise RefusedEditError(str(fault)) from None
    edits.write(MANIFEST, now.digest, text)


def _typed(value: str, kind: str) -> object:
    return yaml.safe_load(value) if kind in _PLAIN else value


def _lists(manifest: Any) -> list[tuple[Sequence[str | int], list[str]]]:
    """The lists of stories in the contents, each with its path and the files in it."""
    found: list[tuple[Sequence[str | int], list[str]]] = []
    waiting: list[tuple[list[str | int], Any]] = [(["contents"], (manifest or {}).get("contents"))]
    while waiting:
        path, items = waiting.pop()
        if not isinstance(items, list):
            continue
        found.append((path, [_file(item) for item in items]))
        for number, item in enumerate(items):
            if isinstance(item, dict):
                waiting += [
                    ([*path, number, key], value) for key, value in item.items() if isinstance(value, list)
                ]
    return found


def _file(item: Any) -> str:
    if isinstance(item, dict):
        return next((str(item[key]) for key in _STORIES if key in item), "")
    return str(item)
