"""What a build remembers: only sound heights, only those in use, never in the way."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from banxin.job.galley_cache import FILE, GalleyCache, _purpose, read_galley_cache, write_galley_cache
from banxin.job.kept_searches import FILE as SEARCHES
from banxin.job.kept_searches import KeptSearches, read_searches, write_searches
from banxin.makeup.model.page import MakeUp
from banxin.world import DISK
from banxin.world.sealed import Seal, seal_of

KEY, OTHER = "a" * 64, "b" * 64


def test_what_was_used_is_remembered(tmp_path: Path) -> None:
    first = GalleyCache()
    first[KEY], first[OTHER] = (11.5, 23.0), (1.0,)
    assert first[KEY] == (11.5, 23.0)
    write_galley_cache(tmp_path, first)
    assert dict(read_galley_cache(tmp_path)) == {KEY: (11.5, 23.0)}


def test_nothing_used_writes_nothing(tmp_path: Path) -> None:
    write_galley_cache(tmp_path, GalleyCache({KEY: (1.0,)}))
    assert list(tmp_path.iterdir()) == []


def sealed(folder: Path, text: str) -> bytes:
    """A cache with the seal of this user, whatever is in it."""
    seal = seal_of(folder, DISK)
    assert seal is not None
    return seal.sealed(_purpose(DISK), text.encode())


@pytest.mark.parametrize("change", ["23.0", "99.9", "true"])
def test_what_was_changed_is_made_anew(tmp_path: Path, change: str) -> None:
    first = GalleyCache({KEY: (11.5, 34.5)})
    assert first[KEY]
    write_galley_cache(tmp_path, first)
    data = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(data.replace(b"34.5", change.encode()))
    assert len(read_galley_cache(tmp_path)) == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    os.mkfifo(tmp_path / FILE)
    assert len(read_galley_cache(tmp_path)) == 0


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links are followed here")
def test_no_link_is_followed_when_reading_or_writing(tmp_path: Path) -> None:
    first = GalleyCache({KEY: (11.5,)})
    assert first[KEY]
    write_galley_cache(tmp_path, first)
    outside = tmp_path / "outside.json"
    (tmp_path / FILE).replace(outside)
    (tmp_path / FILE).symlink_to(outside)
    before = outside.read_bytes()
    assert len(read_galley_cache(tmp_path)) == 0
    second = GalleyCache({OTHER: (1.0,)})
    assert second[OTHER]
    write_galley_cache(tmp_path, second)
    assert outside.read_bytes() == before
    assert dict(read_galley_cache(tmp_path)) == {OTHER: (1.0,)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        "{",
        "[]",
        json.dumps({"short": [1]}),
        json.dumps({KEY: "1"}),
        json.dumps({KEY: []}),
        json.dumps({KEY: [True]}),
        json.dumps({KEY: [-1]}),
        json.dumps({KEY: [1e9]}),
        json.dumps({KEY: ["1"]}),
        '{"' + KEY + '": [NaN]}',
    ],
)
def test_what_is_not_sound_counts_as_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_bytes(sealed(tmp_path, text))
    assert len(read_galley_cache(tmp_path)) == 0


def test_what_another_has_written_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    text = json.dumps({KEY: [1.5]})
    (tmp_path / FILE).write_bytes(sealed(tmp_path, text))
    assert dict(read_galley_cache(tmp_path)) == {KEY: (1.5,)}
    (tmp_path / FILE).write_bytes(Seal(bytes(32)).sealed(_purpose(DISK), text.encode()))
    assert len(read_galley_cache(tmp_path)) == 0


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / ".banxin").write_text("", encoding="utf-8")
    used = GalleyCache({KEY: (1.0,)})
    assert used[KEY] == (1.0,)
    write_galley_cache(tmp_path, used)
    assert (tmp_path / ".banxin").read_text(encoding="utf-8") == ""


def test_searches_are_kept_and_those_in_use_longest(tmp_path: Path) -> None:
    first = KeptSearches()
    first["old"] = MakeUp((), left_out=("old",))
    write_searches(tmp_path, first)
    second = read_searches(tmp_path)
    assert second.get("new") is None
    for number in range(11):
        second[f"new-{number}"] = MakeUp((), tried=number)
    write_searches(tmp_path, second)
    assert dict(read_searches(tmp_path)) == {"old": MakeUp((), left_out=("old",))} | {
        f"new-{number}": MakeUp((), tried=number) for number in range(11)
    }
    third = read_searches(tmp_path)
    third["newest"] = MakeUp(())
    write_searches(tmp_path, third)
    assert "old" not in read_searches(tmp_path)


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: b"", lambda data: b"x" * 33 + data])
def test_searches_that_were_changed_are_made_anew(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    first = KeptSearches()
    first["key"] = MakeUp(())
    write_searches(tmp_path, first)
    kept = DISK.cache(tmp_path) / SEARCHES
    kept.write_bytes(spoil(kept.read_bytes()))
    assert len(read_searches(tmp_path)) == 0
