"""`banxin count`: how long the copy is."""

from __future__ import annotations

from pathlib import Path

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import Folder, Json, Quiet, publication_folder
from banxin.wording import Message


def count(directory: Folder = Path(), as_json: Json = False, quiet: Quiet = False) -> None:
    """Count the copy of each story and of the issue: 字 with and without marks, 行, minutes of reading.

    行 are those of the measure of the layout, each paragraph indented by two 字; heads are left out.

    \b
    Examples:
      banxin count
      banxin count my-paper --json
    """
    from banxin.job.counting import count as counted

    display = Display("count", as_json, quiet)
    outcome = counted(publication_folder(directory))
    if not outcome.measure:
        display.findings(outcome.findings)
        display.data(Exit.FINDINGS, findings=records(outcome.findings))
        raise typer.Exit(Exit.FINDINGS)
    rows = [(unit.title, length) for unit, length in outcome.units]
    cells = [
        (title, str(one.with_marks), str(one.without_marks), str(one.lines), str(one.minutes))
        for title, one in [*rows, (Message("whole issue"), outcome.whole)]
    ]
    heads = (Message("story"), Message("字"), Message("without marks"), Message("行"), Message("minutes"))
    display.table([heads, *cells], right=(1, 2, 3, 4))
    display.say(Message("行 of {measure} 字.", measure=outcome.measure))
    facts = [
        {
            "id": unit.id, "title": unit.title, "characters": one.with_marks,
            "without_marks": one.without_marks, "lines": one.lines, "minutes": one.minutes,
        }
        for unit, one in outcome.units
    ]  # fmt: skip
    whole = outcome.whole
    display.data(
        Exit.DONE,
        measure=outcome.measure,
        stories=facts,
        characters=whole.with_marks,
        without_marks=whole.without_marks,
        lines=whole.lines,
        minutes=whole.minutes,
    )
