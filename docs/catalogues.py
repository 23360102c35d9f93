"""Write the catalogues of messages anew: `make catalogues`.

Templates come from the source (Babel), titles of findings from their register, help from the command
line itself. `messages.pot` is not kept: it follows from the code. Kept are the catalogues (.po), which
people write, and what Python's gettext reads (.mo), which follows from them; a test compares all.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import typer
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import commands_page
import manifest_page
from banxin.cli.app import make_app
from banxin.cli.help_pages import help_messages
from banxin.findings import CODES
from banxin.wording.catalogue import DOMAIN, FOLDERS, LOCALE
from generate import heads_of_findings

PACKAGE = Path(__file__).parents[1] / "build" / "banxin"
KEYWORDS = {"Message": None, "counted": (1, 2)}
_EPOCH = datetime(
    2026, 1, 1, tzinfo=UTC
)  # catalogues tell no date, so that the same words are the same bytes


def collected() -> Catalog:
    """Every message of the package, without translations."""
    catalogue = Catalog(project="Banxin", charset="utf-8", creation_date=_EPOCH, revision_date=_EPOCH)
    found = extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=KEYWORDS, comment_tags=())
    for file, _, message, _, _ in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(message, locations=[(file, 0)])
    for code in CODES.values():
        for text in (code.title, code.why):
            catalogue.add(text, locations=[("findings", 0)])
    for text in (*heads_of_findings(), *commands_page.HEADS, *manifest_page.WORDS):
        catalogue.add(text, locations=[("docs", 0)])
    for text in help_messages(typer.main.get_command(make_app())):
        catalogue.add(text, locations=[("help", 0)])
    for message in catalogue:
        message.flags.discard("python-format")
    return catalogue


def po_file(folder: str) -> Path:
    """The catalogue of a language."""
    return LOCALE / folder / "LC_MESSAGES" / f"{DOMAIN}.po"


def opened(folder: str) -> Catalog:
    """The translations that there are."""
    path = po_file(folder)
    if not path.is_file():
        return Catalog(locale=folder, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=folder, domain=DOMAIN)


def brought_up_to_date(folder: str) -> Catalog:
    """A catalogue with the messages that there are now; a new one is empty, one that is gone is left out."""
    old, new = opened(folder), collected()
    found = Catalog(
        locale=folder, domain=DOMAIN, project="Banxin", charset="utf-8", fuzzy=False,
        creation_date=_EPOCH, revision_date=_EPOCH, header_comment="# Banxin: messages for readers.",
    )  # fmt: skip
    for message in new:
        if message.id:
            known = old.get(message.id)
            found.add(message.id, known.string if known else "", locations=sorted(set(message.locations)))
    return found


def po_bytes(catalogue: Catalog) -> bytes:
    """A catalogue as it is kept: in order of messages, without line numbers."""
    file = io.BytesIO()
    write_po(file, catalogue, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return file.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """A catalogue as gettext reads it."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def main() -> None:
    """Write catalogues and compiled catalogues; name what has no translation."""
    for folder in FOLDERS.values():
        catalogue = brought_up_to_date(folder)
        path = po_file(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(catalogue))
        path.with_suffix(".mo").write_bytes(mo_bytes(opened(folder)))
        lacking = [one.id for one in catalogue if one.id and not all(_strings(one.string))]
        sys.stdout.write(f"{folder}: {len(catalogue)} messages, {len(lacking)} to be translated\n")
        sys.stdout.writelines(f"  {one!r}\n" for one in lacking)


def _strings(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (string,)


if __name__ == "__main__":
    main()
