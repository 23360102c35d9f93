"""Keys that are needed: where one is missing, the finding says what it is for, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from banxin.manuscript.form.schema import article_schema, manifest_schema
from banxin.manuscript.form.wanted import wanted
from banxin.wording import Language, said


def needed(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from node.get("required", ())
        node = list(node.values())
    if isinstance(node, list):
        for below in node:
            yield from needed(below)


KEYS = sorted({*needed(manifest_schema()), *needed(article_schema())} - {"banxin", "headline"})


@pytest.mark.parametrize("key", KEYS)
def test_a_needed_key_is_told_with_what_it_is_for(key: str) -> None:
    told = wanted(key)
    assert told.startswith(f"{key}: ")
    assert said(told, Language.SIMPLIFIED).startswith(f"{key}：")
