"""What the option parser says of wrong usage, known by its templates and said in the reader's language.

Releases of Typer bring Click or a copy of it, whose words go through no catalogue. So they are compared
with the templates here; what fits none stays English.
"""

from __future__ import annotations

import re
from functools import cache

from banxin.cli.reader import READER, spoken
from banxin.wording import Language, Message

_WORDS: tuple[str, ...] = (
    # Each template with stand-ins for its values.
    Message(
        "Invalid value for {hint} (env var: {name}): {message}",
        hint="{hint}",
        name="{name}",
        message="{message}",
    ),
    Message("Invalid value for {hint}: {message}", hint="{hint}", message="{message}"),
    Message("Invalid value: {message}", message="{message}"),
    Message("Missing argument {name}.", name="{name}"),
    Message("Missing option {name}.", name="{name}"),
    Message("Missing command."),
    Message("No such command {name}. Did you mean {names}?", name="{name}", names="{names}"),
    Message("No such command {name}.", name="{name}"),
    Message("No such option: {name} (Possible options: {names})", name="{name}", names="{names}"),
    Message("No such option: {name} Did you mean {names}?", name="{name}", names="{names}"),
    Message("No such option: {name}", name="{name}"),
    Message("Got unexpected extra argument ({names})", names="{names}"),
    Message("Got unexpected extra arguments ({names})", names="{names}"),
    Message("Option {name} requires an argument.", name="{name}"),
    Message("Option {name} does not take a value.", name="{name}"),
    Message("{value} is not a valid integer.", value="{value}"),
    Message("{value} is not a valid float.", value="{value}"),
    Message("{value} is not in the range {bounds}.", value="{value}", bounds="{bounds}"),
    Message("Input should be a valid integer, unable to parse string as an integer"),
    Message("Input should be greater than or equal to {number}", number="{number}"),
    Message("Input should be less than or equal to {number}", number="{number}"),
    Message("default: ({value})", value="{value}"),
    Message("default: {value}", value="{value}"),
    Message("{low}<=x<={high}", low="{low}", high="{high}"),
    Message("<path>"),
    Message("<str>"),
    Message("<int>"),
    Message("<float>"),
    Message("<int range>"),
    Message("<float range>"),
    Message("<list[str]>"),
    Message("env var: {name}", name="{name}"),
    Message("required"),
    Message("Show this message and exit."),
    Message("Install completion for the current shell."),
    Message("Show completion for the current shell, to copy it or customize the installation."),
    Message("Arguments"),
    Message("Options"),
    Message("Commands"),
    Message("Aborted!"),
)
_VALUE = re.compile(r"\\\{(\w+)\\\}")


def usage_words(words: str) -> str:
    """Words of the option parser in the language of this run, with what they quote."""
    if READER.get() is Language.ENGLISH:
        return words
    for pattern, template in _patterns():
        if found := pattern.fullmatch(words):
            values = {name: usage_words(value) for name, value in found.groupdict().items()}
            return _translated(template, values)
    return words


def _translated(template: str, values: dict[str, str]) -> str:
    return spoken(Message(template, **values))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = []
    for words in _WORDS:
        pattern = _VALUE.sub(r"(?P<\1>.+?)", re.escape(words))
        found.append((re.compile(pattern, re.DOTALL), words))
    return tuple(found)
