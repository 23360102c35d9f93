"""Editions for one kind of reader: KEPUB made of the bound EPUB, AZW3 by calibre, and what that loses."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import struct
import zipfile
from pathlib import Path

import pytest

from banxin.job import build
from banxin.preflight.conversion import conversion_findings
from banxin.preflight.epub import epubcheck_findings
from banxin.press.epub import kindle
from banxin.press.epub.kepub import content_documents, kepub
from banxin.press.epub.kindle import ConversionError, KindleFacts, kindle_book
from job.small_paper import lay_out

FACTS = KindleFacts(("张一", "李二"), "urn:uuid:1", dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC))


def read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {entry.filename: book.read(entry) for entry in book.infolist()}


def bare(xhtml: bytes) -> str:
    body = re.sub(r"<style.*?</style>", "", xhtml.decode(), flags=re.DOTALL)
    return "".join(re.sub("<[^>]*>", "", body).split())


# --- KEPUB ---------------------------------------------------------------------------------------


def test_a_kepub_has_the_files_and_words_of_the_epub(every_epub: Path) -> None:
    data = every_epub.read_bytes()
    made = kepub(data)
    before, after = read(data), read(made)
    assert list(after) == list(before)
    assert next(iter(after)) == "mimetype"
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        documents = content_documents(book)
    for name, content in before.items():
        if name in documents:
            assert bare(after[name]) == bare(content)
            assert b"koboSpan" in after[name]
        else:
            assert after[name] == content
    assert kepub(data) == made


def test_a_kepub_is_a_valid_epub(every_epub: Path, tmp_path: Path) -> None:
    path = tmp_path / "every.kepub.epub"
    path.write_bytes(kepub(every_epub.read_bytes()))
    told = epubcheck_findings(path)
    if any(found.code == "epub.unchecked" for found in told):
        pytest.skip("EPUBCheck cannot be run here")
    assert told == ()


# --- the editions of a manifest ------------------------------------------------------------------


def with_editions(folder: Path, *editions: str) -> Path:
    root = lay_out(folder, "book")
    manifest = root / "manifest.yaml"
    text = manifest.read_text(encoding="utf-8").partition("editions:")[0]
    manifest.write_text(text + "editions:\n" + "".join(f"  {one}\n" for one in editions), encoding="utf-8")
    return root


@pytest.fixture
def without_calibre(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kindle.shutil, "which", lambda name, path=None: None)


def test_editions_for_readers_are_the_epub_once_more(tmp_path: Path, without_calibre: None) -> None:
    root = with_editions(
        tmp_path, "kobo: {format: kepub}", "reader: {format: epub}", "kindle: {format: azw3}"
    )
    report = build(root)
    assert [output.path.name for output in report.outputs] == [
        "dukou-7-kobo.kepub.epub",
        "dukou-7-reader.epub",
    ]
    kobo, reader = (output.path.read_bytes() for output in report.outputs)
    assert kobo == kepub(reader)
    (missing,) = [found for found in report.findings if found.code == "epub.unconverted"]
    assert missing.severity == "warning"
    assert "calibre" in missing.message
    assert missing.place.text.strip() == "kindle: {format: azw3}"
    assert missing.remedy
    assert len({(found.code, found.message) for found in report.findings}) == len(report.findings)


def test_where_nothing_can_be_made_that_is_an_error(tmp_path: Path, without_calibre: None) -> None:
    report = build(with_editions(tmp_path, "kindle: {format: azw3}"))
    assert report.outputs == ()
    assert [found.severity for found in report.findings if found.code == "epub.unconverted"] == ["error"]


# --- AZW3 ----------------------------------------------------------------------------------------


def converter(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Stands in for calibre, which is asked to run a script on the EPUB ($4) and the AZW3 ($5)."""
    path = folder / kindle.CALIBRE
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setattr(kindle.shutil, "which", lambda name: str(folder / name))


@pytest.mark.parametrize(
    ("script", "seconds", "words"),
    [
        ("echo 'bad book' >&2; exit 3", 600, "failed: bad book"),
        ("exit 0", 600, "wrote no file"),
        ("exec sleep 600", 1, "more than 1 seconds"),
    ],
)
def test_what_calibre_does_wrong_is_told(
    script: str, seconds: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    converter(tmp_path, monkeypatch, script)
    monkeypatch.setattr(kindle, "_SECONDS", seconds)
    with pytest.raises(ConversionError, match=words):
        kindle_book(b"", FACTS)


def scrambled(font: bytes, key: bytes) -> bytes:
    """A font as calibre writes it into a file for Kindles."""
    data = bytes(one ^ key[at % len(key)] for at, one in enumerate(font[:1040])) + font[1040:]
    return struct.pack(">4s5L", b"FONT", len(font), 2, 24 + len(key), len(key), 24) + key + data


@pytest.mark.parametrize("size", [5, 1040, 3000])
def test_fonts_are_scrambled_by_keys_that_stay(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font, made = bytes(range(251)) * (size // 251 + 1), set()
    for key in (b"k" * 20, bytes(range(20))):
        record = scrambled(font[:size], key)
        palm = bytearray(94)
        palm[76:94] = struct.pack(">HIIII", 2, 94, 0, 94 + 64, 1)
        (tmp_path / "book").write_bytes(bytes(palm) + bytes(64) + record)
        converter(tmp_path, monkeypatch, f'test "$1" = --explode-book || cp {tmp_path}/book "$5"')
        data = kindle_book(b"", FACTS).data
        own = data[158 + 24 : 158 + 44]
        assert data[158:] == scrambled(font[:size], own)
        assert own != key
        made.add(data)
    assert len(made) == 1


def test_identity_and_dates_are_those_of_the_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [
        struct.pack(">II", kind, 8 + len(text)) + text
        for kind, text in ((113, b"a" * 36), (112, b"calibre:" + b"b" * 36), (100, b"c" * 40))
    ]
    header = bytes(32) + b"UUID" + bytes(20) + b"EXTH" + struct.pack(">II", 0, len(names)) + b"".join(names)
    palm = bytearray(86)
    palm[78:82] = struct.pack(">I", 86)
    book = bytes(palm) + header
    (tmp_path / "book").write_bytes(book)
    converter(tmp_path, monkeypatch, f'test "$1" = --explode-book || cp {tmp_path}/book "$5"')
    made = kindle_book(b"", FACTS).data
    assert len(made) == len(book)
    assert struct.unpack(">II", made[36:44]) == (int(FACTS.modified.timestamp()),) * 2
    assert b"aaaa" not in made
    assert b"bbbb" not in made
    assert b"c" * 40 in made  # what is no identity stays
    assert kindle_book(b"", FACTS).data == made


def unpacked(every_epub: Path) -> list[tuple[str, bytes]]:
    """An AZW3 that has lost nothing: the documents of the EPUB, and its contents."""
    entries = read(every_epub.read_bytes())
    files = [
        (name.rpartition("/")[2], data) for name, data in entries.items() if name.endswith((".xhtml", ".ncx"))
    ]
    return [(name.replace(".xhtml", ".html"), data.replace(b".xhtml", b".html")) for name, data in files]


def told(every_epub: Path, files: list[tuple[str, bytes]]) -> list[str]:
    found = conversion_findings(every_epub.read_bytes(), files, "kindle", None)
    return [str(one.message) for one in found if one.code == "epub.lost-in-conversion"]


def test_what_is_whole_is_not_told_but_the_limits_of_the_format_are(every_epub: Path) -> None:
    files = unpacked(every_epub)
    assert told(every_epub, files) == []
    (note,) = conversion_findings(every_epub.read_bytes(), files, "kindle", None)
    assert (note.code, note.severity) == ("epub.converted", "note")
    assert "list of print pages" in note.message
    assert "zh-Hans" in note.message


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (r"<p[^>]*>[^<]*</p>", "", "not whole"),
        (r"<img (?!class=\"cover)[^>]*>", "", "pictures are left"),
        (
            r' epub:type="footnote"[^>]* id="[^"]*"| id="[^"]*" epub:type="footnote"| id="[^"]*note[^"]*"',
            "",
            "links and note calls are left",
        ),
        (r"<navPoint.*</navPoint>", "", "entries of the contents are left"),
    ],
)
def test_what_is_lost_is_told(old: str, new: str, words: str, every_epub: Path) -> None:
    files = [
        (name, re.sub(old, new, data.decode(), flags=re.DOTALL).encode())
        for name, data in unpacked(every_epub)
    ]
    assert files != unpacked(every_epub)
    assert any(words in message for message in told(every_epub, files))


@pytest.mark.skipif(shutil.which(kindle.CALIBRE) is None, reason="calibre is not installed here")
def test_calibre_itself_keeps_the_book_whole(every_epub: Path) -> None:
    book = kindle_book(every_epub.read_bytes(), FACTS)
    assert book.data[60:68] == b"BOOKMOBI"
    assert told(every_epub, list(book.files)) == []
    assert "张一".encode() in book.data
    assert kindle_book(every_epub.read_bytes(), FACTS).data == book.data
