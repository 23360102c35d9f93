"""Columns, tallies and colours."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest
from rich.console import Console

from banxin.cli.display import Display, aligned, tally
from banxin.cli.progress import shown
from banxin.findings import Severity, finding


def test_columns_stand_under_each_other_though_han_is_wide() -> None:
    assert aligned([("版式", "a", "1"), ("book", "bb", "10")], right=(2,)) == ["版式  a    1", "book  bb  10"]


def test_no_rows_no_lines() -> None:
    assert aligned([]) == []


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], ""),
        (["error"], "1 error"),
        (["error", "error", "warning"], "2 errors, 1 warning"),
        (["note", "warning", "warning"], "2 warnings, 1 note"),
    ],
)
def test_tally(severities: list[str], words: str) -> None:
    found = [finding("yaml.tab", "x", severity=Severity(name)) for name in severities]
    assert tally(found) == words


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_on_a_terminal_unless_it_is_not_wanted(
    monkeypatch: pytest.MonkeyPatch, no_color: str, coloured: bool
) -> None:
    screen = Screen()
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("sys.stdout", screen)
    Display("check").findings([finding("yaml.tab", "A tab")])
    assert "yaml.tab" in screen.getvalue()
    assert ("\x1b[" in screen.getvalue()) is coloured


def test_a_long_line_is_not_broken() -> None:
    stream = io.StringIO()
    Display("x", out=Console(file=stream, width=20, soft_wrap=True)).say("版" * 100)
    assert stream.getvalue() == "版" * 100 + "\n"


def test_a_long_step_says_now_and_then_how_far_it_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    clock = iter([0, 0, 1, 4.9, 5, 6, 10.1, 20])
    monkeypatch.setattr("banxin.cli.progress.DISK", SimpleNamespace(seconds=lambda: next(clock)))
    with shown(Display("build", err=Console(file=stream, soft_wrap=True))) as progress:
        assert progress is not None
        progress("print", "setting", 1, 3)
        for page in (10, 20, 30, 40, 50):
            progress("print", "setting", 1, 3, f"page {page}")
        progress("print", "printing", 2, 3)
    assert stream.getvalue().splitlines() == [
        "print: setting (1/3)",
        "print: setting: page 30",
        "print: setting: page 50",
        "print: printing (2/3)",
    ]
