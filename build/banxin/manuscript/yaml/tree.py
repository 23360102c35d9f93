"""YAML composed from parser events to plain data with places, within limits.

Aliases, anchors and tags are refused while the events pass by, so nothing is ever expanded or built
from them; the rest of the document is composed all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from banxin.findings import Finding, Place, SourceText, finding
from banxin.manuscript.files.decoding import control_in
from banxin.manuscript.yaml.scalars import resolve, unfold
from banxin.manuscript.yaml.traps import Mended
from banxin.manuscript.yaml.written import KeyPath, Scalar
from banxin.wording import Message

DEPTH_LIMIT = 32
"""Levels of nesting; a manifest needs about six, a slicing tree of a page about ten."""
NODE_LIMIT = 20_000
"""Values in one document: more than any periodical's table of contents."""

_COMMENTED = re.compile(r" +(?P<value>#[^\s#](?:(?! #).)*?)\s*(?: #.*)?$")
_ONE = Message("Keep one document in the file: remove the line ---.")


class TooMuchError(Exception):
    """The document passes a limit; the finding is already noted."""


@dataclass
class Composer:
    """Builds data from events; `first` is the line of the file at which the parsed text begins."""

    source: SourceText
    mended: Mended
    first: int
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    values: dict[KeyPath, Place] = field(default_factory=dict)
    scalars: dict[KeyPath, Scalar] = field(default_factory=dict)
    reported: set[KeyPath] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    _count: int = 0

    def compose(self, events: Iterator[yaml.Event]) -> object:
        """The data of the first document; a second one is a finding.

        Raises yaml.YAMLError for a syntax error and TooMuchError when a limit is passed.
        """
        data: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._report(
                        "yaml.syntax",
                        Message("A second document begins here."),
                        event,
                        (),
                        remedy=_ONE,
                        length=3,
                    )
                    break
                data = self._node(next(events), events, ())
        return data

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> object:
        self._count += 1
        if len(path) > DEPTH_LIMIT or self._count > NODE_LIMIT:
            self._too_much(event, path)
        if isinstance(event, yaml.AliasEvent):
            self._refuse_alias(event, path)
            return None
        assert isinstance(event, yaml.NodeEvent)
        self._check_properties(event, path)
        self.values[path] = self._place(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event, path)

    def _sequence(self, events: Iterator[yaml.Event], path: KeyPath) -> list[object]:
        entries: list[object] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            entries.append(self._node(event, events, (*path, len(entries))))
        return entries

    def _mapping(self, events: Iterator[yaml.Event], path: KeyPath) -> dict[str, object]:
        entries: dict[str, object] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, events, path)
            below = (*path, key)
            if key in entries:
                self._duplicate(event, below)
                # The lost value is walked for its own faults, under a path that no data has.
                self._node(next(events), events, (*path, f"{key}\0{len(self.keys)}"))
                continue
            self.keys[below] = self._place(event)
            entries[key] = self._node(next(events), events, below)
        return entries

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> str:
        """The key as written: `on` and `1` are text here."""
        if isinstance(event, yaml.ScalarEvent):
            self._check_properties(event, path)
            return str(event.value)
        name = f"\0{len(self.values)}"
        if isinstance(event, yaml.AliasEvent):
            self._refuse_alias(event, (*path, name))
            return name
        self._report(
            "yaml.syntax",
            Message("A key is a list or a mapping."),
            event,
            (*path, name),
            remedy=Message("Write a word."),
        )
        self._node(event, events, (*path, name))
        return name

    def _scalar(self, event: yaml.ScalarEvent, path: KeyPath) -> object:
        raw = str(event.value)
        if name := control_in(raw):
            self._report(
                "file.control",
                Message("{name} cannot be printed.", name=name),
                event,
                path,
                remedy=Message("Delete it."),
            )
            return ""
        start, end = _span(event)
        kind, value = resolve(raw) if event.implicit[0] else ("text", raw)
        if kind == "text" and start.line != end.line and event.style != "|":
            value = unfold(raw, self.mended.lines[start.line : end.line + 1])
        self.scalars[path] = Scalar(raw, kind)
        if not raw and event.implicit[0]:
            self._lost_in_comment(event, path)
        if kind == "zero":
            self._report(
                "yaml.leading-zero",
                Message("{raw} has leading zeros and is not in quotes.", raw=raw),
                event,
                path,
                remedy=Message('Write "{raw}", or the number without zeros.', raw=raw),
            )
        return value

    def _lost_in_comment(self, event: yaml.ScalarEvent, path: KeyPath) -> None:
        """A value that begins with # is none to YAML; `# ` with a space is a remark and is passed."""
        start, _ = _span(event)
        row, column = start.line, start.column
        line = self.mended.lines[row] if row < len(self.mended.lines) else ""
        lost = _COMMENTED.match(line, column)
        if lost is None:
            return
        value, at = lost["value"], self.mended.column(row, lost.start("value"))
        self.findings.append(
            finding(
                "yaml.comment",
                Message("A # after a space begins a comment, up to the end of the line."),
                self.source.place(self.first + row, at + 1, len(value)),
                remedy=Message('Put the value in quotes: "{value}"', value=value),
            )
        )
        self.reported.add(path)

    def _check_properties(self, event: yaml.NodeEvent, path: KeyPath) -> None:
        if event.anchor is not None:
            self._report(
                "yaml.alias",
                Message("& begins an anchor, which is refused."),
                event,
                path,
                remedy=Message('Text that begins with & needs quotes: "&…".'),
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._report(
                "yaml.tag",
                Message("! begins a tag, which is refused."),
                event,
                path,
                remedy=Message('Text that begins with ! needs quotes: "!…".'),
            )

    def _refuse_alias(self, event: yaml.AliasEvent, path: KeyPath) -> None:
        self._report(
            "yaml.alias",
            Message("* begins an alias, which is refused."),
            event,
            path,
            remedy=Message('Text that begins with * needs quotes: "*…*".'),
        )

    def _duplicate(self, event: yaml.Event, path: KeyPath) -> None:
        line = self.keys[path].line
        self._report(
            "yaml.duplicate-key",
            Message("`{path}` is given twice; first on line {line}.", path=path[-1], line=line),
            event,
            (*path, "\0"),
            remedy=Message("Remove one of the two."),
        )

    def _too_much(self, event: yaml.Event, path: KeyPath) -> NoReturn:
        if len(path) > DEPTH_LIMIT:
            message, expected = (
                Message("The YAML nests too deeply."),
                Message("at most {depth_limit} levels", depth_limit=DEPTH_LIMIT),
            )
        else:
            message, expected = (
                Message("The YAML has too many values."),
                Message("at most {node_limit} values", node_limit=NODE_LIMIT),
            )
        self._report("yaml.depth", message, event, path, expected=expected)
        raise TooMuchError

    def _report(
        self,
        code: str,
        message: str,
        event: yaml.Event,
        path: KeyPath,
        *,
        remedy: str = "",
        expected: str = "",
        length: int = 0,
    ) -> None:
        place = self._place(event, length)
        self.findings.append(finding(code, message, place, remedy=remedy, expected=expected))
        self.reported.add(path)

    def _place(self, event: yaml.Event, length: int = 0) -> Place:
        start, end = _span(event)
        column = self.mended.column(start.line, start.column)
        if not length:
            same = end.line == start.line
            row = self.first + start.line
            stop = self.mended.column(end.line, end.column) if same else len(self.source.line(row).rstrip())
            length = stop - column
        return self.source.place(self.first + start.line, column + 1, max(length, 1))


def _span(event: yaml.Event) -> tuple[Any, Any]:
    """The marks where the event begins and ends (PyYAML has two classes of them)."""
    start, end = event.start_mark, event.end_mark
    assert start is not None, "the parser marks every event"
    assert end is not None, "the parser marks every event"
    return start, end
