"""Opening what was made: with the system's program, and quietly not where there is none."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from banxin.cli import opener


def executable(folder: Path, name: str) -> Path:
    program = folder / name
    program.write_text(f'#!/bin/sh\nprintf "%s " "$@" > "{folder}/asked"\n', encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("name", "display", "asked"),
    [("xdg-open", ":0", "{} "), ("gio", ":0", "open {} "), ("wslview", "", "{} ")],
)
def test_the_program_of_the_system_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, display: str, asked: str
) -> None:
    executable(tmp_path, name)
    monkeypatch.setattr(opener.sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    file = tmp_path / "一 份.pdf"
    assert opener.open_file(file)
    told = tmp_path / "asked"
    for _ in range(6000):
        if told.exists() and told.read_text("utf-8"):
            break
        time.sleep(0.01)
    assert told.read_text("utf-8") == asked.format(file)


@pytest.mark.parametrize("display", ["", ":0"])
def test_without_one_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    if not display:
        executable(tmp_path, "xdg-open")  # there, but it would hang without a display
    monkeypatch.setattr(opener.sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not opener.open_file(tmp_path / "a.pdf")
    assert not (tmp_path / "asked").exists()
