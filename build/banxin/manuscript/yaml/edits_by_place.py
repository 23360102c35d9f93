"""Values set in YAML by their place: everything else in the file stays as it is written, comments too."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import yaml

Way = Sequence[str | int]
"""Keys of mappings and numbers of items, from the top."""


class NoPlaceError(ValueError):
    """The YAML has no place for the value: it cannot be read, or something else stands there."""


def set_value(text: str, path: Way, value: object) -> str:
    """`text` with `value` at `path`; mappings that are missing are added at the end.

    Raises NoPlaceError where something stands on the way that is no mapping.
    """
    node, depth = _root(text), 0
    if node is None:
        return _after(text, len(text.rstrip()), _block(path, value, 0))
    while True:
        if isinstance(path[depth], int):
            node, depth = _child(node, path[depth]), depth + 1
            continue
        if not isinstance(node, yaml.MappingNode):
            raise NoPlaceError(".".join(map(str, path[:depth])))
        found = next((pair for pair in node.value if pair[0].value == path[depth]), None)
        if found is None:
            return _added(text, node, path[depth:], value)
        node = found[1]
        depth += 1
        if depth == len(path):
            return _replaced(text, node, value)
        if _is_empty(node):
            return _replaced(text, node, _nested(path[depth:], value))


def without_value(text: str, path: Way) -> str:
    """`text` without the key at the end of `path` in a block mapping; unchanged where there is none."""
    node = _root(text)
    for depth, key in enumerate(path):
        if isinstance(key, int):
            node = _child(node, key)
            continue
        if not isinstance(node, yaml.MappingNode):
            return text
        at = next((n for n, pair in enumerate(node.value) if pair[0].value == key), None)
        if at is None:
            return text
        if depth < len(path) - 1:
            node = node.value[at][1]
            continue
        if node.flow_style:
            kept = {one.value: _plain(text, other) for one, other in node.value if one.value != key}
            return _flow_rewritten(text, node, kept)
        start = text.rfind("\n", 0, node.value[at][0].start_mark.index) + 1
        end = _line_end(text, _last_index(text, node.value[at][1].end_mark.index))
        return text[:start] + text[end:]
    return text


def appended(text: str, path: Way, values: Sequence[Mapping[str, object]]) -> str:
    """`text` with mappings of plain values as the last items of the sequence at `path`.

    A sequence that is empty, or a key without a value, becomes one of a line for each item. Raises
    NoPlaceError where there is no such key, or something else stands there.
    """
    node: Any = _root(text)
    for key in path:
        node = _child(node, key)
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.SequenceNode) and node.value:
        last = node.value[-1]
        if node.flow_style:
            at = last.end_mark.index
            return text[:at] + "".join(f", {_flow(dict(one))}" for one in values) + text[at:]
        more = _items(text, values, node.start_mark.column)
        return _after(text, _last_index(text, last.end_mark.index), more)
    if not (isinstance(node, yaml.SequenceNode) or _is_empty(node)):
        raise NoPlaceError(".".join(map(str, path)))
    bare = text[:start].rstrip(" ") + text[end:]
    return _after(bare, max(0, len(text[:start].rstrip(" ")) - 1), _items(text, values, 2 * len(path)))


def with_items(text: str, path: Way, values: Sequence[Mapping[str, object]]) -> str:
    """`text` with these items in place of those of the block sequence at `path`, comments between them too.

    Raises NoPlaceError where there is no such sequence.
    """
    node: Any = _root(text)
    for key in path:
        node = _child(node, key)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        raise NoPlaceError(".".join(map(str, path)))
    start = text.rfind("\n", 0, node.start_mark.index) + 1
    end = _line_end(text, _last_index(text, node.value[-1].end_mark.index))
    return text[:start] + _items(text, values, node.start_mark.column) + text[end:]


def commented_out(text: str, path: Way) -> str:
    """`text` with the key at `path` of block mappings as a comment; unchanged where there is none."""
    node: Any = _root(text)
    for depth, key in enumerate(path):
        found = (
            [pair for pair in node.value if pair[0].value == key]
            if isinstance(node, yaml.MappingNode)
            else []
        )
        if not found or node.flow_style:
            return text
        name, node = found[0]
        if depth == len(path) - 1:
            start = text.rfind("\n", 0, name.start_mark.index) + 1
            end = _line_end(text, _last_index(text, node.end_mark.index))
            indent = name.start_mark.column
            lines = text[start:end].splitlines(keepends=True)
            return text[:start] + "".join(f"{line[:indent]}# {line[indent:]}" for line in lines) + text[end:]
    return text


def _items(text: str, values: Sequence[Mapping[str, object]], indent: int) -> str:
    """Mappings as items of a block sequence, in the line ends of the text."""
    newline = "\r\n" if "\r\n" in text else "\n"
    return "".join(
        f"{' ' * indent}{'  ' if nth else '- '}{_flow(key)}: {_flow(value)}{newline}"
        for one in values
        for nth, (key, value) in enumerate(one.items())
    )


def moved(text: str, path: Way, start: int, to: int) -> str:
    """`text` with item `start` of the block sequence at `path` standing where item `to` stands.

    Comments above an item go with it. Raises NoPlaceError where there is no such sequence.
    """
    node: Any = _root(text)
    for key in path:
        node = _child(node, key)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise NoPlaceError(".".join(map(str, path)))
    if not (0 <= start < len(node.value) and 0 <= to < len(node.value)):
        raise NoPlaceError(str(max(start, to)))
    begins = [text.rfind("\n", 0, item.start_mark.index) + 1 for item in node.value]
    begins = [_with_comments(text, begin, begins[at - 1] if at else begin) for at, begin in enumerate(begins)]
    last = _line_end(text, _last_index(text, node.value[-1].end_mark.index))
    bounds = [*begins, last]
    blocks = [_ended(text[a:b]) for a, b in pairwise(bounds)]
    blocks.insert(to, blocks.pop(start))
    return text[: bounds[0]] + "".join(blocks) + text[last:]


def _root(text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as fault:
        raise NoPlaceError(str(fault)) from None
    return node


def _child(node: Any, key: str | int) -> Any:
    if isinstance(key, int) and isinstance(node, yaml.SequenceNode) and 0 <= key < len(node.value):
        return node.value[key]
    if isinstance(node, yaml.MappingNode):
        for one, value in node.value:
            if one.value == key:
                return value
    raise NoPlaceError(str(key))


def _is_empty(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")


def _nested(path: Way, value: object) -> object:
    for key in reversed(path):
        value = {key: value}
    return value


def _flow(value: object) -> str:
    """A value on one line, as it may stand in braces too."""
    if isinstance(value, str) and not value.isprintable():
        return json.dumps(value)  # a string of JSON is one of YAML
    dumped = yaml.safe_dump(
        [value], default_flow_style=True, allow_unicode=True, width=10**9, sort_keys=False
    )
    return dumped.strip().removeprefix("[").removesuffix("]")


def _block(path: Way, value: object, indent: int) -> str:
    lines = []
    for depth, key in enumerate(path):
        end = f" {_flow(value)}" if depth == len(path) - 1 else ""
        lines.append(f"{' ' * (indent + 2 * depth)}{_flow(key)}:{end}\n")
    return "".join(lines)


def _replaced(text: str, node: Any, value: object) -> str:
    start, end = node.start_mark.index, node.end_mark.index
    written = _flow(value)
    if _is_empty(node) and start == end:
        return text[:start] + " " + written + text[end:]
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        written += "\n"
    elif not isinstance(node, yaml.ScalarNode) and not node.flow_style:
        written += "\n"
        start = len(text[:start].rstrip())
        written = " " + written
    return text[:start] + written + text[end:]


def _added(text: str, node: Any, path: Way, value: object) -> str:
    if node.flow_style:
        kept = {one.value: _plain(text, other) for one, other in node.value}
        kept[path[0]] = _flow(_nested(path[1:], value))
        return _flow_rewritten(text, node, kept)
    indent = node.start_mark.column
    return _after(text, _last_index(text, node.end_mark.index), _block(path, value, indent))


def _plain(text: str, node: Any) -> str:
    return text[node.start_mark.index : node.end_mark.index]


def _flow_rewritten(text: str, node: Any, pairs: dict[str, str]) -> str:
    inner = ", ".join(f"{_flow(key)}: {written}" for key, written in pairs.items())
    return f"{text[: node.start_mark.index]}{{{inner}}}{text[node.end_mark.index :]}"


def _last_index(text: str, end: int) -> int:
    """The last character that is written before `end`: comments behind a mapping belong to what follows."""
    lines = text[:end].split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return max(0, len("\n".join(lines)) - 1)


def _after(text: str, index: int, more: str) -> str:
    """`more` on the lines behind that of `index`."""
    end = _line_end(text, index)
    before = text[:end]
    if before and not before.endswith("\n"):
        before += "\r\n" if "\r\n" in before else "\n"
    return before + more + text[end:]


def _line_end(text: str, index: int) -> int:
    at = text.find("\n", max(0, index))
    return len(text) if at < 0 else at + 1


def _with_comments(text: str, begin: int, floor: int) -> int:
    """The beginning of the comments that stand directly above a line."""
    while begin > floor:
        above = text.rfind("\n", 0, begin - 1) + 1
        if above <= floor and floor != begin and above < floor:
            break
        if not text[above:begin].lstrip().startswith("#"):
            break
        begin = above
    return begin


def _ended(block: str) -> str:
    return block if block.endswith("\n") else block + "\n"
