"""Help and complaints about wrong usage in the reader's language; English is as the option parser has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import typer

from banxin.cli.reader import READER, spoken
from banxin.cli.usage_words import usage_words
from banxin.findings.frame import display_width
from banxin.wording import Language, Message

_EXTRA = re.compile(r"(?s)(.*?)(?:  )?\[([^\[\]]+)\]")
_PIECES = re.compile(r"[ \n]+|[!-~]+|.")  # where a line of Chinese with Western words may turn
_KIND = re.compile(r"<[a-z \[\]]+>$")
_NO_START = "，。；：、？！）》”』」"  # must not begin a line
_NO_END = "[（《“「"  # must not end one
_WIDEST = 78  # columns


def in_readers_language(command: Any) -> Any:
    """The command with all its verbs, its help in the language of this run."""
    if READER.get() is not Language.ENGLISH:
        _translate(command)
    return command


def complain_of_usage(fault: Any) -> None:
    """Say what is wrong with the arguments, as the option parser does, on standard error."""
    _say(fault)
    if moved := _elsewhere(fault):
        typer.echo(spoken(moved), err=True)


def _elsewhere(fault: Any) -> Message | None:
    """Where an option belongs that stands before its verb, or behind the one it stands before."""
    name, context = getattr(fault, "option_name", ""), getattr(fault, "ctx", None)
    if context is None or not name:
        return None
    known = {option for param in context.find_root().command.params for option in param.opts}
    if context.parent is not None and name in known:
        verb = context.command_path.partition(" ")[2]
        return Message("It stands before the command: banxin {name} … {command}", name=name, command=verb)
    verbs = getattr(context.command, "commands", {}).values()
    if context.parent is None and any(name in param.opts for verb in verbs for param in verb.params):
        return Message("It stands behind the command: banxin COMMAND {name}", name=name)
    return None


def _say(fault: Any) -> None:
    """What the option parser says, in the language of this run."""
    if READER.get() is Language.ENGLISH or type(fault).__name__ == "NoArgsIsHelpError":
        fault.show()
        return
    context = getattr(fault, "ctx", None)
    if context is not None:
        typer.echo(context.get_usage(), err=True)
        asked = f"{context.command_path} {context.help_option_names[0]}"
        typer.echo(spoken(Message("Try '{command}' for help.", command=asked)) + "\n", err=True)
    told = usage_words(fault.format_message())
    typer.echo(spoken(Message("Error: {message}", message=told)), err=True)


def help_messages(command: Any) -> Iterator[str]:
    """Every text of the help of a command and its verbs that is to be translated, as catalogues have it."""
    for one in _every(command):
        for paragraph in (one.help or "").split("\n\n"):
            yield from _to_translate(paragraph)
        for param in one.params:
            if getattr(param, "help", None):
                yield _in_one_line(param.help)
            if isinstance(getattr(param, "show_default", None), str):
                yield param.show_default


def _every(command: Any) -> Iterator[Any]:
    yield command
    for inner in getattr(command, "commands", {}).values():
        yield from _every(inner)


def _to_translate(paragraph: str) -> Iterator[str]:
    if paragraph.startswith("\b"):  # a title, and commands that stay as they are
        yield paragraph.split("\n")[1]
    elif paragraph.strip():
        yield _in_one_line(paragraph)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _looked_up(text: str) -> str:
    """The translation of a text that is a key of the catalogue itself."""
    return spoken(Message("{text}", text=Message(_in_one_line(text).replace("{", "{{").replace("}", "}}"))))


def _translate(command: Any) -> None:
    for one in _every(command):
        paragraphs = [_paragraph(each) for each in (one.help or "").split("\n\n")]
        one.help = "\n\n".join(paragraphs)
        one.short_help = paragraphs[0].partition("。")[0] if one.help else None
        one.options_metavar = spoken(Message("[OPTIONS]"))
        if hasattr(one, "commands"):
            one.subcommand_metavar = spoken(Message("COMMAND [ARGS]..."))
        one.context_class = _context_class(one.context_class)
        for param in one.params:
            if getattr(param, "help", None):
                param.help = usage_words(_looked_up(param.help))
            if isinstance(getattr(param, "show_default", None), str):
                param.show_default = _looked_up(param.show_default)


def _paragraph(text: str) -> str:
    if not text.startswith("\b"):
        return _looked_up(text)
    mark, title, *commands = text.split("\n")
    return "\n".join([mark, _looked_up(title), *commands])


def _context_class(base: Any) -> Any:
    page = type("_HelpPage", (_Page, base.formatter_class), {})
    return type("_ReadersContext", (base,), {"formatter_class": page})


class _Page:
    """Help whose columns are counted in cells, of which a Han character takes two."""

    width: int
    current_indent: int

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of usage."""
        super().write_usage(prog, args, prefix or spoken(Message("Usage: ")))  # type: ignore[misc]

    def write_heading(self, heading: str) -> None:
        """A heading over options, arguments or verbs."""
        self._line(" " * self.current_indent + spoken(Message("{heading}:", heading=usage_words(heading))))

    def write_text(self, text: str) -> None:
        """Paragraphs; one after \\b keeps its lines."""
        paragraphs = text.split("\n\n")
        for number, paragraph in enumerate(paragraphs):
            if number:
                self._line("")
            if paragraph.startswith("\b"):
                lines = paragraph.split("\n")[1:]
            else:
                lines = _turned(paragraph, self._room(self.current_indent))
            for line in lines:
                self._line(" " * self.current_indent + line)

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Names and what they mean, in two columns."""
        widest = max((display_width(_typed(name)) for name, _ in rows), default=0)
        column = self.current_indent + min(widest, col_max) + col_spacing
        for name, meaning in [(_typed(name), meaning) for name, meaning in rows]:
            lines = _turned(_with_extra(meaning), self._room(column)) or [""]
            first = " " * self.current_indent + name
            if display_width(first) + col_spacing > column:
                self._line(first)
                first = ""
            self._line(first + " " * (column - display_width(first)) + lines[0])
            for line in lines[1:]:
                self._line(" " * column + line)

    def _room(self, indent: int) -> int:
        return max(min(self.width, _WIDEST) - indent, 20)

    def _line(self, text: str) -> None:
        self.write(text.rstrip() + "\n")  # type: ignore[attr-defined]


def _with_extra(meaning: str) -> str:
    """A meaning with the notes that the parser appends in brackets: default, variable, bounds."""
    found = _EXTRA.fullmatch(meaning)
    if not found:
        return usage_words(meaning)
    notes = spoken(Message("; ")).join(usage_words(note) for note in found[2].split("; "))
    return usage_words(found[1]) + spoken(Message(" [{notes}]", notes=notes))


def _typed(name: str) -> str:
    """The name of an argument or option, with the kind of its value in the reader's language."""
    return _KIND.sub(lambda found: usage_words(found[0]), name)


def _turned(text: str, room: int) -> list[str]:
    """A paragraph in lines of at most `room` columns."""
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        space = not piece.strip()
        if line and display_width(line + piece) > room and piece not in _NO_START and not space:
            kept = line.rstrip(_NO_END)
            lines.append(kept.rstrip())
            line = line[len(kept) :]
        line += (" " if line else "") if space else piece
    return [*lines, line.rstrip()] if line.strip() else lines
