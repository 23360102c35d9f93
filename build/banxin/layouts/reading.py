"""A layout's YAML as plain data with the place of every entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from banxin.findings import Finding, Place, SourceText, finding


@dataclass(frozen=True, slots=True)
class Entries:
    """Plain data, and for each dotted path the place of its value (`values`) and of its key (`keys`)."""

    data: object
    values: Mapping[str, Place]
    keys: Mapping[str, Place]


def read_yaml(source: SourceText) -> tuple[Entries | None, tuple[Finding, ...]]:
    """Read `source`; None when it cannot be read at all."""
    try:
        node = yaml.compose(source.text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        place = source.place(mark.line + 1, mark.column + 1) if mark else source.whole()
        return None, (finding("yaml.syntax", f"the YAML cannot be read: {fault.problem}", place),)
    reader = _Reader(source)
    data = reader.plain(node, "") if node is not None else {}
    return Entries(data, reader.values, reader.keys), ()


class _Reader:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.values: dict[str, Place] = {}
        self.keys: dict[str, Place] = {}
        self.constructor = yaml.SafeLoader("")

    def place(self, node: yaml.Node) -> Place:
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return self.source.place(start.line + 1, start.column + 1, length)

    def plain(self, node: yaml.Node, path: str) -> object:
        self.values[path] = self.place(node)
        if isinstance(node, yaml.MappingNode):
            return {str(key.value): self.entry(key, value, path) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, _join(path, str(i))) for i, item in enumerate(node.value)]
        return self.constructor.construct_object(node)  # type: ignore[no-untyped-call]

    def entry(self, key: yaml.Node, value: yaml.Node, path: str) -> object:
        inner = _join(path, str(key.value))
        self.keys[inner] = self.place(key)
        return self.plain(value, inner)


def _join(path: str, step: str) -> str:
    return f"{path}.{step}" if path else step
