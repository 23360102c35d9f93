"""`banxin import`: Word files, web pages, e-books and plain text into a publication."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import MANIFEST, Json, Quiet, layout_names, wrong_usage
from banxin.cli.starter import LANGS, SCHEMA, starter_files
from banxin.cli.verbs.init import schema_of, shell_word, starter_for
from banxin.findings import has_errors
from banxin.wording import Message, listed

if TYPE_CHECKING:
    from banxin.job.importing_copy import ImportReport, Sample

ImportFiles = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Word, HTML, EPUB, Markdown or plain text.")
]
Into = Annotated[
    Path | None,
    typer.Option(
        "--into",
        metavar="DIR",
        help="Publication to add to, or folder to make one in; else this folder, or one named as the file.",
        show_default=False,
    ),
]
NewLayout = Annotated[
    str,
    typer.Option("--layout", "-l", help="Layout of a new publication.", autocompletion=layout_names),
]
NewLang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANG",
        help="Language of a new publication: zh-Hans, zh-Hant-TW or zh-Hant-HK; else told by its characters.",
        show_default=False,
    ),
]
NewTitle = Annotated[
    str, typer.Option("--title", "-t", help="Title of a new publication.", show_default=False)
]
NewPublisher = Annotated[
    str, typer.Option("--publisher", help="Publisher of a new publication.", show_default=False)
]
NewDate = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="DATE",
        help="Date of a new publication, such as 2026-11-29; else that of the e-book, else today.",
        show_default=False,
    ),
]
Encoding = Annotated[
    str,
    typer.Option(
        "--encoding", help="Encoding of text files, such as gb18030 or big5; else told.", show_default=False
    ),
]


def import_files(
    files: ImportFiles,
    into: Into = None,
    layout: NewLayout = "book",
    title: NewTitle = "",
    publisher: NewPublisher = "",
    issued: NewDate = "",
    lang: NewLang = "",
    encoding: Encoding = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Import Word files, web pages, e-books, Markdown or plain text as articles; nothing is overwritten.

    \b
    Examples:
      banxin import story.docx
      banxin import story.docx page.html --into my-paper
      banxin import old.txt --encoding gb18030 --into my-book
    """
    from banxin.job.import_manifest import KnownFacts
    from banxin.job.importing_copy import import_copy

    display = Display("import", as_json, quiet)
    if lang and lang not in LANGS:
        raise wrong_usage(
            Message("{lang} is none of {langs}.", lang=lang, langs=listed(LANGS)), param_hint="--lang"
        )
    _known(encoding)
    folder = into or _usual_folder(files[0])
    if folder.exists() and not folder.is_dir():
        raise wrong_usage(Message("{directory} is a file.", directory=folder), param_hint="--into")
    known = KnownFacts(title, publisher=publisher, date=_sound_day(issued))
    done = import_copy(
        files,
        folder,
        _sample(layout),
        encoding=encoding,
        known=known,
        lang=lang,
        today=date.today().isoformat(),
    )
    display.findings(done.findings)
    _show(display, done, folder)
    status = Exit.FINDINGS if has_errors(done.findings) else Exit.DONE
    written = [str(path) for path in done.written]
    display.data(status, findings=records(done.findings), units=_units(done), written=written)
    raise typer.Exit(status)


def _units(done: ImportReport) -> list[dict[str, object]]:
    """What was written, for machines."""
    return [
        {"source": unit.source, "path": unit.path, "characters": unit.characters, **unit.blocks}
        for unit in done.units
    ]


def _sample(layout: str) -> Sample:
    """What gives manifest and schema of a first publication in a layout."""
    kind = starter_for(layout)

    def sample(title: str, lang: str) -> Mapping[str, bytes]:
        """Manifest, schema and list of ignored files of a first publication."""
        from banxin.manuscript.form.schema import shipped_schema

        made = starter_files(shipped_schema(SCHEMA), layout=layout, title=title, lang=lang, kind=kind)
        manifest = made[PurePosixPath(MANIFEST)]
        return {
            MANIFEST: manifest,
            SCHEMA: schema_of(manifest, lang),
            ".gitignore": made[PurePosixPath(".gitignore")],
        }

    return sample


def _show(display: Display, done: ImportReport, folder: Path) -> None:
    """What was written, in lines."""
    rows = [
        (f"{unit.source} → {unit.path}", Message("{count} 字", count=unit.characters)) for unit in done.units
    ]
    display.table(rows, right=(1,), indent="  ")
    display.tally(done.findings)
    if done.written:
        display.say(Message("Next: banxin check {folder}", folder=shell_word(folder)))
    else:
        display.say(Message("Nothing was written."))


def _sound_day(written: str) -> str:
    """The date of a new publication as it was given."""
    try:
        return date.fromisoformat(written).isoformat() if written else ""
    except ValueError:
        message = Message("{date} is no date such as 2026-11-29.", date=written)
        raise wrong_usage(message, param_hint="--date") from None


def _usual_folder(file: Path) -> Path:
    """This folder where it is a publication, else one beside it that is named as the file."""
    from banxin.importing.copy.pictures import safe_name

    return Path() if Path(MANIFEST).is_file() else Path(safe_name(file.stem, "publication"))


def _known(encoding: str) -> None:
    import codecs

    try:
        if encoding and not codecs.lookup(encoding)._is_text_encoding:
            raise LookupError
    except (LookupError, ValueError):
        raise wrong_usage(
            Message("There is no encoding {name}.", name=encoding), param_hint="--encoding"
        ) from None
