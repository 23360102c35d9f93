"""Every command that a page of the documentation names exists, with the options it is named with."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from banxin.cli.app import make_app

REPOSITORY = Path(__file__).parents[2]
PAGES = [*sorted(REPOSITORY.glob("README*.md")), *sorted(REPOSITORY.glob("docs/*.md"))]
_INLINE = re.compile(r"`(?:\$ )?banxin ([^`]+)`")
_LINE = re.compile(r"^(?: {4}|\$ |)banxin ([^\n`]+)$", re.MULTILINE)
_STANDS_FOR = re.compile(r"[A-Z.…\[\]<>]+(?:=.*)?")  # DIR, NAME, FILE…


def named(text: str) -> Iterator[list[str]]:
    """The words behind `banxin` of every command in a page; what follows a comment or a pipe is none."""
    for found in (*_INLINE.finditer(text), *_LINE.finditer(text)):
        line = re.split(r"\s[#|&;]|　|，|。|：", " ".join(found[1].split()))[0]
        try:
            yield shlex.split(line)
        except ValueError:
            continue


def fault(words: list[str]) -> str:
    """What there is not of a command; empty where there is all."""
    at: Any = typer.main.get_command(make_app())
    for word in words:
        name = word.partition("=")[0]
        if word.startswith("-") and word != "-":
            known = {one for parameter in at.params for one in (*parameter.opts, *parameter.secondary_opts)}
            if name not in {*known, "--help", "-h", "--install-completion", "--show-completion"}:
                return f"{at.name} {word}"
        elif getattr(at, "commands", None):
            if word in at.commands:
                at = at.commands[word]
            elif words[words.index(word) - 1] != "--lang" and not _STANDS_FOR.fullmatch(word):
                return f"{at.name} {word}"
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_of_a_page_exist(page: Path) -> None:
    assert [fault(words) for words in named(page.read_text("utf-8")) if fault(words)] == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("build my-paper --fresh", ""),
        ("--lang zh-Hans layouts docs magazine", ""),
        ("biuld", "banxin biuld"),
        ("build --freshh", "build --freshh"),
        ("layouts make x", "layouts make"),
    ],
)
def test_what_there_is_not_is_seen(line: str, wrong: str) -> None:
    assert fault(line.split()).replace("None", "banxin") == wrong


def test_there_are_commands() -> None:
    found = [words for page in PAGES for words in named(page.read_text("utf-8"))]
    assert len(found) > 100
