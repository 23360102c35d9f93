"""`banxin doctor`: what is missing on this machine and the command that mends it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import typer

from banxin.cli.exits import Exit
from banxin.cli.inspection import Part, State, inspect
from banxin.cli.options import MANIFEST, Json, Quiet
from banxin.cli.remedies import this_system
from banxin.cli.voice import Voice, aligned

_MARKS = {State.FINE: "ok", State.OPTIONAL: "optional", State.NEEDED: "MISSING"}
_STYLES = {State.FINE: "", State.OPTIONAL: "yellow", State.NEEDED: "bold red"}


def doctor(as_json: Json = False, quiet: Quiet = False) -> None:
    """Look at this machine: native libraries, fonts, Java and EPUBCheck.

    For every part that is missing the command that mends it is printed.

    \b
    Examples:
      banxin doctor
      banxin doctor --json
    """
    voice = Voice("doctor", as_json, quiet)
    here = Path.cwd() if Path(MANIFEST).is_file() else None
    parts = tuple(inspect(this_system(), here))
    status = Exit.FINDINGS if any(part.state is State.NEEDED for part in parts) else Exit.DONE
    _show(voice, parts)
    voice.data(status, parts=[asdict(part) for part in parts])
    raise typer.Exit(status)


def _show(voice: Voice, parts: tuple[Part, ...]) -> None:
    lines = aligned([(_MARKS[part.state], part.name, part.seen) for part in parts])
    for part, line in zip(parts, lines, strict=True):
        needed = part.state is State.NEEDED
        voice.say(line, _STYLES[part.state], even_if_quiet=needed)
        if part.remedy:
            voice.say(f"          {part.remedy}", even_if_quiet=needed)
    if all(part.state is State.FINE for part in parts):
        voice.say("All is there.")
