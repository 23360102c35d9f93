"""The specimen as a built-in layout shows best: its fields answered in words, kinds, pictures, another order.

`specimen/for/LAYOUT/LANG.yaml` holds `manifest`, keys that take the place of those of the specimen, `units`,
keys of front matter by the stem of the article's file, and `more`, the names of articles in
`specimen/for/units/LANG` and of pictures in `specimen/for/images` that the specimen has besides; `without`
names fields that it leaves out. A layout of one's own has those of the built-in layout that it extends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

import yaml

from banxin.layouts.description.folders import builtin_layouts
from banxin.layouts.description.layout import Layout
from banxin.layouts.description.opening import open_layout
from banxin.layouts.fields.declaration import FieldHolder
from banxin.layouts.making.specimen import MANIFEST, SPECIMENS, specimen_files

TAILORED = SPECIMENS / "for"
FIELDS = "fields"
_FENCE = "---\n"
_KIND = re.compile(r"\A---\n(?:.+\n)*?kind: \"?([^\"\n]+)")

Keys = Mapping[str, object]
"""Keys of a manifest or of front matter, with plain data."""


@dataclass(frozen=True, slots=True)
class Tailoring:
    """What a specimen has for one layout: keys of its manifest and its articles, and more files."""

    manifest: Keys = field(default_factory=lambda: MappingProxyType({}))
    units: Mapping[str, Keys] = field(default_factory=lambda: MappingProxyType({}))
    more: Mapping[PurePosixPath, bytes] = field(default_factory=lambda: MappingProxyType({}))
    without: frozenset[str] = frozenset()

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields that it answers anywhere, or leaves out on purpose."""
        answers = (keys.get(FIELDS, {}) for keys in (self.manifest, *self.units.values()))
        named = frozenset(name for fields in answers if isinstance(fields, dict) for name in fields)
        return named | self.without

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that it gives to articles, as they are called there."""
        texts = (data.decode("utf-8") for name, data in self.more.items() if name.suffix == ".md")
        more = map(_KIND.search, texts)
        return frozenset(str(keys["kind"]) for keys in self.units.values() if "kind" in keys) | {
            found[1] for found in more if found
        }


def tailoring_for(layout: Layout, lang: str) -> Tailoring:
    """That of the nearest built-in layout of the chain that has one; an empty one where none has."""
    shipped = builtin_layouts()
    for folder in layout.chain:
        file = TAILORED / folder.name / f"{lang}.yaml"
        if folder.parent == shipped and file.is_file():
            source, _ = open_layout(folder.name, (shipped,))
            return _read(file, lang) if source is None else _fitting(_read(file, lang), layout, source)
    return Tailoring()


def _fitting(tailoring: Tailoring, layout: Layout, source: Layout) -> Tailoring:
    """Without answers to fields that `layout` declares otherwise than the built-in `source`."""

    def kept(keys: Keys, holder: FieldHolder) -> Keys:
        given, asked = keys.get(FIELDS), layout.fields.get(holder, {})
        if not isinstance(given, dict):
            return keys
        same = source.fields.get(holder, {})
        return {**keys, FIELDS: {name: given[name] for name in given if asked.get(name) == same.get(name)}}

    units = {name: kept(keys, FieldHolder.UNIT) for name, keys in tailoring.units.items()}
    return replace(tailoring, manifest=kept(tailoring.manifest, FieldHolder.ISSUE), units=units)


def specimen_for(layout: Layout, lang: str = "zh-Hans", name: str = "") -> Mapping[PurePosixPath, bytes]:
    """The files of the specimen as `layout` shows best, with the layout `name` in its manifest."""
    tailoring = tailoring_for(layout, lang)
    files = dict(specimen_files(lang, name))
    files[MANIFEST] = with_keys(files[MANIFEST].decode("utf-8"), tailoring.manifest).encode("utf-8")
    for path, data in specimen_files(lang).items():
        if path.suffix == ".md" and (keys := tailoring.units.get(path.stem)):
            _, head, body = data.decode("utf-8").split(_FENCE, 2)
            files[path] = _FENCE.join(("", with_keys(head, keys), body)).encode("utf-8")
    return MappingProxyType({**files, **tailoring.more})


def with_keys(text: str, keys: Keys) -> str:
    """YAML with top-level `keys` in it, in the place of those of the same names; the rest as it was written.

    Values are JSON on one line, which is YAML. `fields` that are there already are added to.
    """
    for key, value in keys.items():
        block = re.compile(rf"^{key}:.*\n(?:[ \t]+.*\n|\n(?=[ \t]))*", re.MULTILINE)
        line = f"{key}: {json.dumps(_added_to(text, key, value), ensure_ascii=False)}\n"
        found = block.search(text)
        text = text[: found.start()] + line + text[found.end() :] if found else f"{text.rstrip()}\n{line}"
    return text


def _added_to(text: str, key: str, value: object) -> object:
    return {**fields_of(text), **value} if key == FIELDS and isinstance(value, Mapping) else value


def fields_of(text: str) -> Keys:
    """The fields that `with_keys` wrote into a manifest or front matter."""
    found = re.search(rf"^{FIELDS}: (\{{.*\}})$", text, re.MULTILINE)
    fields: Keys = json.loads(found[1]) if found else {}
    return fields


def _read(file: Path, lang: str) -> Tailoring:
    plain = yaml.safe_load(file.read_text(encoding="utf-8"))
    more = {}
    for name in plain.get("more", ()):
        folder = "images" if name.endswith(".svg") else f"units/{lang}"
        path = PurePosixPath(folder).parts[0] / PurePosixPath(name)
        more[path] = (TAILORED / folder / name).read_bytes()
    without = frozenset(plain.get("without", ()))
    return Tailoring(plain.get("manifest", {}), plain.get("units", {}), more, without)
