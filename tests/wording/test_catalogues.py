"""The catalogues: complete, up to date with the code, their placeholders those of the messages."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from babel.messages.catalog import Message as Entry

import catalogues
from banxin.wording.catalogue import FOLDERS

HAN = re.compile(r"[\u3007\u4e00-\u9fff]")
LANGUAGES = sorted(FOLDERS.values())


def entries(folder: str) -> list[Entry]:
    return [one for one in catalogues.opened(folder) if one.id]


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def fields(template: str) -> list[tuple[str, str | None, str | None]]:
    parts = Formatter().parse(template)
    return sorted((name, spec, turned) for _, name, spec, turned in parts if name is not None)


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_catalogue_and_its_compiled_file_are_up_to_date(folder: str) -> None:
    path = catalogues.po_file(folder)
    fresh = catalogues.po_bytes(catalogues.brought_up_to_date(folder))
    assert path.read_bytes() == fresh, "run `make catalogues`"
    compiled = catalogues.mo_bytes(catalogues.opened(folder))
    assert path.with_suffix(".mo").read_bytes() == compiled, "run `make catalogues`"


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_message_is_translated(folder: str) -> None:
    assert [one.id for one in entries(folder) if one.fuzzy or not all(forms(one.string))] == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_translations_have_the_placeholders_of_their_message(folder: str) -> None:
    wrong = []
    for one in entries(folder):
        template = forms(one.id)[-1]
        try:
            wanted = fields(template)
        except ValueError:  # help and titles, which are no templates
            continue
        if not all(name.isidentifier() and name.isascii() for name, _, _ in wanted):
            continue  # braces that an editor writes, in the register of findings
        wrong += [one.id for string in forms(one.string) if fields(string) != wanted]
    assert wrong == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_translations_are_chinese(folder: str) -> None:
    """A sentence that stayed English would have no Han character; code and names may stay."""
    words = re.compile(r"(?:[a-z]{2,}[ ,.]+){3}")
    stayed = [
        one.id
        for one in entries(folder)
        for string in forms(one.string)
        if not HAN.search(string) and words.search(re.sub(r"`[^`]*`|\{[^}]*\}", "", string))
    ]
    assert [text for text in stayed if not str(text).startswith(("pandoc ", "iconv "))] == []
