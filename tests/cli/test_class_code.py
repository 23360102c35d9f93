"""Methods of dataclasses come from kept code or are compiled: the classes are the same."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from banxin.cli import class_code
from banxin.cli.class_code import ClassCode

HEAD = 64


def declared(kept: ClassCode, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What a class that is declared now does."""
    monkeypatch.setitem(vars(dataclasses), "exec", kept.run)

    class Plain:
        name: str
        number: int = 3
        names: tuple[str, ...] = dataclasses.field(default=(), repr=False)

    made: Any = dataclasses.dataclass(frozen=True, slots=True, order=True)(Plain)
    one, other = made("a"), made("b", 2, ("c",))
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "b"
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        made()
    return [
        repr(one),
        hash(other) == hash(made("b", 2, ("c",))),
        one == made("a"),
        one < other,
        made.__slots__,
    ]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept" / "classes.pyc"


def no_compiling(*given: object) -> None:
    raise AssertionError(given)


def test_a_class_is_compiled_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ClassCode(place)
    compiled = declared(first, monkeypatch)
    first.keep()
    monkeypatch.setattr(class_code, "compile", no_compiling, raising=False)
    again = ClassCode(place)
    assert declared(again, monkeypatch) == compiled
    before = place.stat()
    again.keep()  # nothing new: the file stays
    assert place.stat() == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"",
        lambda whole: whole[:-1],
        lambda whole: whole[:HEAD] + b"N" + whole[HEAD + 1 :],
        lambda whole: b"0" * 32 + whole[32:],  # another Python's
    ],
)
def test_what_is_spoilt_is_compiled_anew(
    place: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[bytes], bytes]
) -> None:
    first = ClassCode(place)
    compiled = declared(first, monkeypatch)
    first.keep()
    whole = place.read_bytes()
    place.write_bytes(spoil(whole))
    again = ClassCode(place)
    assert declared(again, monkeypatch) == compiled
    again.keep()
    assert place.read_bytes() == whole


def test_nothing_is_written_where_python_may_write_no_bytecode(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept = ClassCode(place)
    declared(kept, monkeypatch)
    kept.keep()
    assert not place.exists()


def test_code_that_is_used_no_more_goes_when_there_is_too_much(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = ClassCode(place)
    old.run(f"old = {list(range(2000))}", {})
    old.keep()
    size = place.stat().st_size
    monkeypatch.setattr(class_code, "_LARGEST", size + 200)
    new = ClassCode(place)
    declared(new, monkeypatch)
    new.keep()
    assert HEAD < place.stat().st_size < size


def test_a_folder_that_cannot_be_written_is_done_without(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.parent.write_text("no folder", "utf-8")
    kept = ClassCode(place)
    assert declared(kept, monkeypatch)
    kept.keep()
    assert not place.exists()
