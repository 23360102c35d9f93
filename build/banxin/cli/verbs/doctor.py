"""`banxin doctor`: what is missing on this machine and the command that mends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import typer

from banxin.cli.display import Display, aligned
from banxin.cli.exits import Exit
from banxin.cli.inspection import Component, State, inspect
from banxin.cli.options import MANIFEST, Json, Quiet
from banxin.cli.reader import spoken
from banxin.cli.remedies import this_system
from banxin.wording import Message

_MARKS = {State.FINE: Message("ok"), State.OPTIONAL: Message("optional"), State.NEEDED: Message("MISSING")}
_STYLES = {State.FINE: "", State.OPTIONAL: "yellow", State.NEEDED: "bold red"}

_INDENT = " " * 10
_SHOWN = 12  # details on the console; --json has all of them


def doctor(as_json: Json = False, quiet: Quiet = False) -> None:
    """Look at this machine: native libraries, WeasyPrint, fonts, Java and EPUBCheck.

    For every part that is missing the command that mends it is printed. WeasyPrint is compared with what
    Banxin needs of it; names in it that differ are listed, to be passed on to those who look after Banxin.

    \b
    Examples:
      banxin doctor
      banxin doctor --json
    """
    display = Display("doctor", as_json, quiet)
    here = Path.cwd() if Path(MANIFEST).is_file() else None
    parts = tuple(inspect(this_system(), here))
    status = Exit.FINDINGS if any(part.state is State.NEEDED for part in parts) else Exit.DONE
    _show(display, parts)
    display.data(status, parts=[_record(part) for part in parts])
    raise typer.Exit(status)


def _show(display: Display, parts: tuple[Component, ...]) -> None:
    lines = aligned([(spoken(_MARKS[part.state]), spoken(part.name), spoken(part.seen)) for part in parts])
    for part, line in zip(parts, lines, strict=True):
        needed = part.state is State.NEEDED
        display.say(line, _STYLES[part.state], even_if_quiet=needed)
        if part.remedy:
            display.say(_INDENT + part.remedy, even_if_quiet=needed)
        for words in _passed_on(part.details):
            display.say(_INDENT + words, even_if_quiet=needed)
    if all(part.state is State.FINE for part in parts):
        display.say(Message("All is there."))


def _record(part: Component) -> dict[str, object]:
    return {name: spoken(value) if isinstance(value, str) else value for name, value in asdict(part).items()}


def _passed_on(details: tuple[str, ...]) -> Iterator[str]:
    """Details with what to do with them."""
    if details:
        yield Message("If that does not help, pass these lines on to those who look after Banxin:")
    yield from ("- " + words for words in details[:_SHOWN])
    if len(details) > _SHOWN:
        yield Message(
            "and {count} more: `banxin doctor --json` has all of them.", count=len(details) - _SHOWN
        )
