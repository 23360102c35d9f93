"""Characters that cannot be seen and do harm: reported here, left out of the text later."""

from __future__ import annotations

from banxin.markup.characters import INVISIBLE
from banxin.markup.source import FindingLog
from banxin.wording import Message


def report_invisible(log: FindingLog) -> None:
    """One finding for each line of the body that holds any."""
    if not INVISIBLE.search(log.source.text):
        return
    lines = log.source.lines
    for number in range(log.first_line, len(lines) + 1):
        match = INVISIBLE.search(lines[number - 1])
        if match:
            log.report(
                "article.invisible",
                Message(
                    "The line holds an invisible character, U+{character:04X}.", character=ord(match.group())
                ),
                log.source.place(number, match.start() + 1),
                remedy=Message("delete it; text copied from web pages often has some"),
            )
