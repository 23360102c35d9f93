"""What a layout declares by name, as rows of a table: a row for each field, words in one language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from banxin.layouts.reference.declarations import Declared
from banxin.wording import in_languages

Say = Callable[[str], str]
"""Says a message in the reader's language."""

_TAG = re.compile(r"(zh|en)(-[A-Za-z]+)*")


def declared_rows(key: str, entries: Mapping[str, Declared], say: Say) -> Iterator[tuple[str, str, str]]:
    """Name, value and layer of each of `entries`, which stand under `key` of layout.yaml.

    Fields are those of an issue, of a unit or of a figure: `unit.hero`.
    """
    for name, one in entries.items():
        if key == "fields" and isinstance(one.value, Mapping):
            for field, value in one.value.items():
                yield f"{name}.{field}", in_flow(value, say), one.layer
        else:
            yield name, in_flow(one.value, say), one.layer


def in_flow(value: object, say: Say) -> str:
    """A declared value in one line, as YAML has it in a flow; of words by language, the reader's."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_within(inner, say)}" for key, inner in value.items())
    return _within(value, say)


def _within(value: object, say: Say) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        if value and all(isinstance(text, str) and _TAG.fullmatch(str(tag)) for tag, text in value.items()):
            return say(in_languages({str(tag): str(text) for tag, text in value.items()}))
        return "{" + in_flow(value, say) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_within(one, say) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False, default=str)
