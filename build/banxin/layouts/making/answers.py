"""The specimen as a layout asks for it: each field that it declares answered, each kind of its own there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from banxin.layouts.description.layout import Layout
from banxin.layouts.fields.declaration import Field, FieldHolder
from banxin.layouts.making.specimen import MANIFEST
from banxin.layouts.making.tailoring import FIELDS, Tailoring, specimen_for, tailoring_for, with_keys
from banxin.layouts.options.options import Option, OptionKind

_BUILT_IN = frozenset({"article", "notice", "advertisement", "letter", "photo", "brief"})
_STORIES = ("chunshui", "shuizhang", "tangfang", "kanzha", "jishui")
_WORDS = "水到渠成，账在墙上，人人看得懂。"
_PICTURE = {"image": "images/qu.svg", "alt": "远山与水渠", "caption": "干渠中段", "credit": "编辑部制图"}
_FENCE = "---\n"
_KIND = re.compile(r"^kind: \"?([^\"\n]*)\"?", re.MULTILINE)
_FIGURE = re.compile(r"^(!\[.*\]\(.*\))(?:\{(.*)\})?$", re.MULTILINE)


def answered(layout: Layout, lang: str = "zh-Hans") -> Mapping[PurePosixPath, bytes]:
    """The files of the specimen for `layout`, with an answer to all that it asks of a manuscript.

    What the specimen of a built-in layout answers anywhere it answers as it should be shown; other fields
    and kinds are answered here.
    """
    tailoring = tailoring_for(layout, lang)
    kinds = [
        name for name in layout.kinds if name not in _BUILT_IN and not _is_there(layout, name, tailoring)
    ]
    free = [name for name in _STORIES if "kind" not in tailoring.units.get(name, {})]
    given = dict(zip(free, kinds, strict=False))
    return {
        name: _answer(name, data.decode("utf-8"), layout, given.get(name.stem, ""), tailoring.fields).encode(
            "utf-8"
        )
        if name.suffix in (".md", ".yaml")
        else data
        for name, data in specimen_for(layout, lang).items()
    }


def _answer(name: PurePosixPath, text: str, layout: Layout, kind: str, settled: frozenset[str]) -> str:
    if name == MANIFEST:
        values = _values(_open(layout, FieldHolder.ISSUE, settled))
        return with_keys(text, {FIELDS: values}) if values else text
    _, head, body = text.split(_FENCE, 2)
    head = _of_kinds(head, layout)
    written = _KIND.search(head)
    if kind and not written:
        head = f"kind: {kind}\n{head}"
    own = kind or _kind_called(layout, written[1] if written else "")
    asked = [one for one in _open(layout, FieldHolder.UNIT, settled) if one.belongs_to(own)]
    if values := _values(asked):
        head = with_keys(head, {FIELDS: values})
    needed = [one for one in _open(layout, FieldHolder.FIGURE, settled) if one.required]
    attributes = " ".join(f"{key}={value}" for key, value in _values(needed).items())
    text = _FENCE.join(("", head, body))
    return _FIGURE.sub(rf"\1{{\2 {attributes}}}", text) if attributes else text


def _of_kinds(head: str, layout: Layout) -> str:
    """Front matter without a kind that the layout has taken away; what needed no headline then has one."""
    written = _KIND.search(head)
    if not written or any(written[1] in (name, *kind.names) for name, kind in layout.kinds.items()):
        return head
    head = head[: written.start()] + head[written.end() :].lstrip("\n")
    return head if "headline:" in head else f"headline: {_WORDS[:4]}\n{head}"


def _open(layout: Layout, holder: FieldHolder, settled: frozenset[str]) -> list[Field]:
    """The fields of a holder that the specimen itself answers nowhere."""
    return [
        one
        for one in layout.fields.get(holder, {}).values()
        if one.option.offered and one.name not in settled
    ]


def _is_there(layout: Layout, kind: str, tailoring: Tailoring) -> bool:
    return bool({kind, *layout.kinds[kind].names} & tailoring.kinds)


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
