"""The reference of commands, docs/commands.md and its like, from the command line itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import typer

from banxin.cli.app import make_app
from banxin.wording import Language
from banxin.wording.catalogue import translator

HEADS = (
    "Commands",
    "Exit status of every verb: 0 done, 1 findings of severity error (or something missing on this machine), "
    "2 wrong usage, 3 a mistake of Banxin itself, 130 stopped by Ctrl-C. `--json` prints one object; "
    "`-q` prints findings only; `NO_COLOR` and pipes give plain lines.",
    "Messages, help and reports are in English, Simplified or Traditional Chinese: "
    "`banxin --lang zh-Hans build`, or `BANXIN_LANG=zh-Hans`; else by the locale of the system.",
)
"""Words of the page that are not in the command line itself, to be translated too."""

_Say = Callable[[str], str]


def commands_page(generated: str, language: Language = Language.ENGLISH) -> str:
    """Every verb with its help, arguments and options; `generated` says who writes the page."""
    say = translator(language).gettext
    title, *introduction = map(say, HEADS)
    lines = [f"# {title}", "", generated, ""]
    for paragraph in introduction:
        lines += [paragraph, ""]
    for name, command in _walk("banxin", typer.main.get_command(make_app())):
        lines += _command(name, command, say)
    return "\n".join(lines).rstrip() + "\n"


def cell(text: str) -> str:
    """Text for a cell of a table: bars and brackets are themselves, not Markdown."""
    parts = text.replace("|", r"\|").split("`")
    return "`".join(part if number % 2 else part.replace("[", r"\[") for number, part in enumerate(parts))


def _walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield name, command
    for verb, inner in getattr(command, "commands", {}).items():
        yield from _walk(f"{name} {verb}", inner)


def _command(name: str, command: Any, say: _Say) -> Iterator[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option" and one.name != "help"]
    words = [_usage(one) for one in arguments]
    verb = " VERB" if hasattr(command, "commands") else ""
    yield f"## `{' '.join([name + verb, *map(str, words)])}`"
    yield ""
    yield from _prose(command.help or "", say)
    rows = [(f"`{_bare(one)}`", one.help or "") for one in arguments]
    rows += [(", ".join(f"`{spelling}`" for spelling in one.opts), one.help or "") for one in options]
    rows = [row for row in rows if "completion" not in row[0]]
    if rows:
        yield "| | |"
        yield "|---|---|"
        yield from (f"| {left} | {cell(say(_in_one_line(right)))} |" for left, right in rows)
        yield ""


def _usage(argument: Any) -> str:
    """An argument as it stands in a line of usage: in brackets if optional, with dots if it repeats."""
    word = _bare(argument) if argument.required else f"[{_bare(argument)}]"
    return word if argument.nargs == 1 else f"{word}..."


def _bare(argument: Any) -> str:
    return str(argument.metavar or argument.name).removesuffix("...").strip("[]{}")


def _prose(text: str, say: _Say) -> Iterator[str]:
    """Help as Markdown: a paragraph after \\b is a block of commands."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if not paragraph.startswith("\b"):
            yield from (say(_in_one_line(paragraph)), "")
            continue
        title, *commands = paragraph.removeprefix("\b\n").split("\n")
        yield from (say(title), "", "```sh", *(line.strip() for line in commands), "```", "")


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
