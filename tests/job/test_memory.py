"""What a build remembers: only sound heights, only those in use, never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from banxin.job.memory import FILE, Recollection, recall, remember

KEY, OTHER = "a" * 64, "b" * 64


def test_what_was_used_is_remembered(tmp_path: Path) -> None:
    first = Recollection()
    first[KEY], first[OTHER] = (11.5, 23.0), (1.0,)
    assert first[KEY] == (11.5, 23.0)
    remember(tmp_path, first)
    assert dict(recall(tmp_path)) == {KEY: (11.5, 23.0)}


def test_nothing_used_writes_nothing(tmp_path: Path) -> None:
    remember(tmp_path, Recollection({KEY: (1.0,)}))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        json.dumps({"short": [1]}),
        json.dumps({KEY: "1"}),
        json.dumps({KEY: [-1]}),
        json.dumps({KEY: [1e9]}),
        json.dumps({KEY: ["1"]}),
        '{"' + KEY + '": [NaN]}',
    ],
)
def test_what_is_not_sound_counts_as_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert len(recall(tmp_path)) == 0


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / ".banxin").write_text("", encoding="utf-8")
    used = Recollection({KEY: (1.0,)})
    assert used[KEY] == (1.0,)
    remember(tmp_path, used)
    assert (tmp_path / ".banxin").read_text(encoding="utf-8") == ""
