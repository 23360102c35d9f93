"""What a publication's fonts/catalogue.yaml says of its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from banxin.typecase.face import FaultKind, FontFault, Role
from banxin.wording import Message, listed
from banxin.world import DISK, World

FOLDER = "fonts"
NAME = "catalogue.yaml"
MAX_BYTES = 64 * 1024
MAX_DEPTH = 4
MAX_ENTRIES = 1000
MAX_TEXT = 200
_KEYS = frozenset({"file", "index", "family", "role", "weight", "licence", "embedding"})


@dataclass(frozen=True, slots=True)
class DeclaredFace:
    """One entry; what is not said is None or empty, and the font's own tables count."""

    index: int | None = None
    family: str = ""
    role: Role | None = None
    weight: int | None = None
    licence: str = ""
    permitted: bool = False


class _Wrong(Exception):  # noqa: N818 - turned into a FontFault at once
    pass


def read_declared(folder: Path, world: World = DISK) -> tuple[dict[str, DeclaredFace], list[FontFault]]:
    """The entries by file, and what is wrong with the catalogue; wrong entries are left out."""
    path = folder / NAME
    if not world.is_file(path):
        return {}, []
    faults: list[FontFault] = []
    found: dict[str, DeclaredFace] = {}
    try:
        entries = _entries(path, folder, world)
    except _Wrong as wrong:
        return {}, [_fault(str(wrong))]
    for number, entry in enumerate(entries[:MAX_ENTRIES], start=1):
        try:
            file, declared = _entry(entry, folder, world)
        except _Wrong as wrong:
            faults.append(_fault(Message("entry {number}: {wrong}", number=number, wrong=wrong)))
        else:
            found[file] = declared
    return found, faults


def _fault(reason: str) -> FontFault:
    remedy = Message("each entry is {{file: NAME, family: NAME, role: song|hei|kai|fang, weight: 100-900}}")
    return FontFault(f"{FOLDER}/{NAME}", FaultKind.CATALOGUE, reason, remedy)


def _entries(path: Path, folder: Path, world: World) -> list[Any]:
    if not world.resolved(path).is_relative_to(world.resolved(folder)):
        raise _Wrong(Message("it is a link that leaves fonts/"))
    data = world.read(path, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _Wrong(Message("it has more than {max_bytes} KiB", max_bytes=MAX_BYTES // 1024))
    try:
        text = data.decode("utf-8")
        _check_plain(text)
        body = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError, OverflowError) as fault:
        line = str(fault).replace("\n", " ")[:160]
        raise _Wrong(Message("it is no YAML ({line})", line=line)) from fault
    entries = body.get("faces") if isinstance(body, dict) else None
    if not isinstance(entries, list):
        raise _Wrong(Message("it has no list named faces"))
    return entries


def _check_plain(text: str) -> None:
    """Refuse what makes small YAML huge or slow; a list of fonts needs neither aliases nor depth."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise _Wrong(Message("aliases (*name) are not allowed"))
        if depth > MAX_DEPTH:
            raise _Wrong(Message("it is nested more than {max_depth} deep", max_depth=MAX_DEPTH))


def _entry(entry: Any, folder: Path, world: World) -> tuple[str, DeclaredFace]:
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        raise _Wrong(Message("it names no file"))
    if unknown := sorted(str(key) for key in set(entry) - _KEYS):
        raise _Wrong(
            Message(
                "unknown key {unknown}; known are {keys}",
                unknown=_short(listed(unknown)),
                keys=listed(sorted(_KEYS)),
            )
        )
    if not _is_there(folder, entry["file"], world):
        raise _Wrong(Message("there is no file {entry} in fonts/", entry=_short(entry["file"])))
    return entry["file"], DeclaredFace(
        index=_number(entry, "index", 0, 63),
        family=_text(entry, "family"),
        role=_role(entry),
        weight=_number(entry, "weight", 1, 1000),
        licence=_text(entry, "licence"),
        permitted=_text(entry, "embedding") == "permitted",
    )


def _is_there(folder: Path, name: str, world: World) -> bool:
    """Whether fonts/ has a file of this name; a name that no file system takes is none."""
    try:
        return bool(name) and world.is_file(folder / name)
    except (OSError, ValueError):
        return False


def _short(text: str) -> str:
    plain = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return plain if len(plain) <= 60 else plain[:60] + "…"


def _text(entry: dict[str, Any], key: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise _Wrong(Message("{key} is no text", key=key))
    if len(value) > MAX_TEXT or not value.isprintable():
        raise _Wrong(
            Message(
                "{key} is longer than {max_text} characters, or cannot be printed", key=key, max_text=MAX_TEXT
            )
        )
    return value


def _number(entry: dict[str, Any], key: str, low: int, high: int) -> int | None:
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise _Wrong(Message("{key} is no number from {low} to {high}", key=key, low=low, high=high))
    return value


def _role(entry: dict[str, Any]) -> Role | None:
    name = entry.get("role")
    if name is None:
        return None
    if not isinstance(name, str) or name not in {role.value for role in Role}:
        raise _Wrong(Message("role {name} is none of {role}", name=_short(str(name)), role=listed(Role)))
    return Role(name)
