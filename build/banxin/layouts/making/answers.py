"""The specimen as a layout asks for it: each field that it declares answered, each kind of its own there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from itertools import cycle
from pathlib import PurePosixPath

from banxin.layouts.description.layout import Layout
from banxin.layouts.fields.declaration import Field, FieldHolder
from banxin.layouts.making.specimen import MANIFEST
from banxin.layouts.options.options import Option, OptionKind

_BUILT_IN = frozenset({"article", "notice", "advertisement", "letter", "photo", "brief"})
_STORIES = ("chunshui", "shuizhang", "tangfang", "kanzha", "jishui")
_WORDS = "水到渠成，账在墙上，人人看得懂。"
_PICTURE = {"image": "images/qu.svg", "alt": "远山与水渠", "caption": "干渠中段", "credit": "编辑部制图"}
_FIGURE = re.compile(r"^(!\[.*\]\(.*\))(?:\{(.*)\})?$", re.MULTILINE)


def answered(files: Mapping[PurePosixPath, bytes], layout: Layout) -> Mapping[PurePosixPath, bytes]:
    """The files of a specimen with an answer to all that `layout` asks of a manuscript."""
    kinds = [name for name in layout.kinds if name not in _BUILT_IN]
    given = dict(zip(_STORIES, cycle(kinds), strict=False)) if kinds else {}
    return {
        name: _answer(name, data.decode("utf-8"), layout, given.get(name.stem, "")).encode("utf-8")
        if name.suffix in (".md", ".yaml")
        else data
        for name, data in files.items()
    }


def _answer(name: PurePosixPath, text: str, layout: Layout, kind: str) -> str:
    if name == MANIFEST:
        values = _values(layout.fields.get(FieldHolder.ISSUE, {}).values())
        return f"{text}\nfields: {_flow(values)}\n" if values else text
    written = re.search(r"^kind: (.*)$", text, re.MULTILINE)
    if kind and not written:
        text = text.replace("---\n", f"---\nkind: {kind}\n", 1)
    own = kind or _kind_called(layout, written[1] if written else "")
    asked = [one for one in layout.fields.get(FieldHolder.UNIT, {}).values() if one.belongs_to(own)]
    if values := _values(asked):
        head, mark, body = text[4:].partition("\n---\n")
        text = f"---\n{head}\nfields: {_flow(values)}{mark}{body}"
    needed = [one for one in layout.fields.get(FieldHolder.FIGURE, {}).values() if one.required]
    attributes = " ".join(f"{key}={value}" for key, value in _values(needed).items())
    return _FIGURE.sub(rf"\1{{\2 {attributes}}}", text) if attributes else text


def _kind_called(layout: Layout, word: str) -> str:
    """The kind that front matter calls `word`; article where it names none."""
    names = (name for name, kind in layout.kinds.items() if word == name or word in kind.names)
    return next(names, "article")


def _values(fields: Iterable[Field]) -> dict[str, object]:
    return {one.name: _value(one.option, one.most) for one in fields}


def _value(option: Option, most: int) -> object:
    """A value that an option or field takes, as a manuscript writes it."""
    match option.kind:
        case OptionKind.TEXT:
            return _WORDS[: option.longest]
        case OptionKind.IMAGE:
            return _PICTURE
        case OptionKind.LIST:
            return [_WORDS[:4], _WORDS[5:9]][:most]
        case OptionKind.PERSON:
            return "编辑部"
        case OptionKind.DATE:
            return "2026-03-20"
        case OptionKind.BOOLEAN:
            return True
        case OptionKind.CHOICE:
            return option.choices[0]
        case OptionKind.COLOUR:
            return "#33557a"
        case OptionKind.LENGTH:
            return option.minimum or option.maximum or "3mm"
        case OptionKind.FACE:
            return "song"
    lowest = option.minimum if option.minimum is not None else option.maximum
    return 1 if lowest is None else lowest


def _flow(values: Mapping[str, object]) -> str:
    """Values on one line: JSON is YAML."""
    return json.dumps(values, ensure_ascii=False)
