"""The command `banxin`: its verbs and what happens when something goes wrong."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import sys
import warnings
from collections.abc import Iterable
from typing import Annotated, Any, TextIO

import typer

from banxin.cli.exits import Exit
from banxin.cli.reader import READER, choose_language, spoken
from banxin.cli.usage_words import usage_words
from banxin.cli.verbs import FOUND_IN, loaded, wanted
from banxin.wording import Message, joined, listed
from banxin.wording.language import Language, language_of

ABOUT = """\
Banxin 版心: set Chinese newspaper pages, magazines and books as PDF and EPUB.

A publication is a folder with manifest.yaml and Markdown articles.

\b
First steps:
  banxin init my-paper
  banxin build my-paper
  banxin check my-paper
"""

_ALLOCATED = (
    50_000  # new objects after which the garbage collector looks through the youngest; most here stay
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from banxin.cli.versions import version_lines

        typer.echo("\n".join(version_lines()))
        raise typer.Exit


def _known_language(given: str | None) -> str | None:
    if given and language_of(given) is None:
        message = Message(
            "There is no language {given}. Languages: {names}.", given=given, names=listed(Language)
        )
        raise typer.BadParameter(spoken(message))
    return given


def _about(
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="LANGUAGE",
            callback=_known_language,
            is_eager=True,
            show_default="BANXIN_LANG, or that of the locale",
            help="Language of messages: en, zh-Hans or zh-Hant. Stands before the verb.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Print the versions of Banxin and of the engines it uses.",
        ),
    ] = False,
) -> None:
    """Carry the options that stand before a verb."""


def make_app(verbs: Iterable[str] | None = None) -> typer.Typer:
    """The command with some of its verbs; with all of them where none are named."""
    app = typer.Typer(
        name="banxin",
        help=ABOUT,
        no_args_is_help=True,
        rich_markup_mode=None,  # plain help reads the same on a terminal, in a pipe and in the documentation
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help=ABOUT)(_about)
    for verb in FOUND_IN if verbs is None else verbs:
        found = loaded(verb)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=verb)
        else:
            app.command(verb)(found)
    return app


def _spoken(command: Any) -> Any:
    """The command with its help in the language of this run."""
    if READER.get() is Language.ENGLISH:
        return command
    from banxin.cli.help_pages import in_readers_language

    return in_readers_language(command)


_UsageError: Any = typer.BadParameter.__base__


def _run() -> int:
    """Parse the arguments and run the verb; the status it ends with."""
    command = _spoken(typer.main.get_command(make_app(wanted(sys.argv[1:]))))
    try:
        return command.main(prog_name="banxin", standalone_mode=False) or Exit.DONE
    except _UsageError as fault:
        from banxin.cli.help_pages import complain_of_usage

        complain_of_usage(fault)
        return Exit.USAGE
    except typer.Abort:
        _complain(usage_words("Aborted!"))
        return Exit.FINDINGS


_NO_MEMORY = "There is not enough memory.\n内存不足。\n".encode()


def main() -> None:
    """Run the command line; no traceback ever reaches the user."""
    gc.set_threshold(_ALLOCATED)
    _speak_unicode()
    choose_language(sys.argv[1:], os.environ)
    # WeasyPrint's word on a machine without fonts, said when it is loaded: publications bring their faces
    warnings.filterwarnings("ignore", message=".*Expect ugly output", category=UserWarning)
    try:
        try:
            raise SystemExit(_run())
        finally:
            sys.stdout.flush()
    except SystemExit as end:
        if end.code == Exit.STOPPED:
            _complain(spoken(Message("Stopped. Files of earlier builds are as they were.")))
        raise
    except Exception as fault:
        try:
            status = _own_up(fault, sys.argv[1:])
        except MemoryError:  # there is none left to look words up in
            os.write(2, _NO_MEMORY)
            os._exit(Exit.FINDINGS)
        raise SystemExit(status) from None
    finally:
        gc.freeze()  # the process ends here: a book's worth of objects need not be gone through once more


def _own_up(fault: Exception, arguments: list[str]) -> Exit:
    """Tell the user what happened, in one sentence."""
    from banxin.cli.crash_report import outside_reason, write_report

    reason = outside_reason(fault)
    if reason:
        message, status = reason, Exit.FINDINGS
        report = None
    else:
        report = write_report(fault, arguments)
        told = [Message("Banxin made a mistake; your files are not to blame.")]
        if report:
            told.append(Message("What happened is written in {report}", report=report))
        message, status = joined(told, " "), Exit.FAULT
    message = spoken(message)
    if "--json" in arguments:
        record = {"status": int(status), "fault": message, "report": report and str(report)}
        typer.echo(json.dumps(record, ensure_ascii=False))
    else:
        _complain(message)
    return status


def _complain(line: str) -> None:
    with contextlib.suppress(OSError):
        typer.echo(line, err=True)


def _speak_unicode() -> None:
    """Let Chinese through pipes on systems whose code page lacks it; never fail over a file name.

    Nor over a reader who has heard enough (`| head`), or a stream that was closed from the beginning.
    """
    sys.stdout = _patient(sys.stdout)
    sys.stderr = _patient(sys.stderr)


class _Patient(io.FileIO):
    """A stream whose reader may go away: what is written after that is lost, and nothing else.

    A full disk is told once; what is left in the buffer does not fail again when Python ends.
    """

    _gone = False

    def write(self, data: Any, /) -> int:
        if not self._gone:
            try:
                return super().write(data)
            except BrokenPipeError:
                self._gone = True
            except OSError:
                self._gone = True
                raise
        return len(data)


def _patient(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    encoding = stream.encoding if stream.isatty() else "utf-8"
    if stream is not sys.__stdout__ and stream is not sys.__stderr__:
        stream.reconfigure(encoding=encoding, errors="replace")
        return stream
    try:
        raw = _Patient(stream.fileno(), "w", closefd=False)
    except (OSError, ValueError):
        return stream
    buffered = io.BufferedWriter(raw)
    return io.TextIOWrapper(
        buffered,
        encoding=encoding,
        errors="replace",
        line_buffering=stream.isatty() or stream is sys.__stderr__,
    )
