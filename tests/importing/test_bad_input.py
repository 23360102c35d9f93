"""Files that are broken, locked or hostile: one finding each, in bounded time and memory."""

from __future__ import annotations

import io
import zipfile

import pytest

from banxin.importing.copy import archive
from importing.reading import bring
from importing.word_files import W, para, word_file

GOOD = word_file(para("题") + para("正文一段在此。"))


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def encrypted() -> bytes:
    """A zip archive whose members say that they need a password."""
    data = bytearray(GOOD)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(8))
    + f"]><w:document {W}><w:body>{para('<w:r><w:t>&i;</w:t></w:r>')}</w:body></w:document>"
)
DEEP = f"<w:document {W}><w:body>{'<w:sdt>' * 5000}{'</w:sdt>' * 5000}</w:body></w:document>"
BAD = {
    "cut off": (GOOD[: len(GOOD) // 2], "import.broken"),
    "bytes changed": (GOOD.replace(b"PK\x01\x02", b"PK\x01\x00", 1), "import.broken"),
    "empty": (b"", "import.broken"),
    "no document": (zipped(**{"[Content_Types].xml": b"<a/>", "word__x.xml": b"<a/>"}), "import.broken"),
    "broken XML": (zipped(**{"word__document.xml": b"<w:document"}), "import.broken"),
    "password of Word": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "import.protected",
    ),
    "password of the zip": (encrypted(), "import.protected"),
    "deep": (zipped(word__document__xml=b"") and word_file("").replace(b"", b""), ""),
    "a spreadsheet": (zipped(**{"[Content_Types].xml": b"<a/>", "xl__workbook.xml": b"<a/>"}), "import.kind"),
    "a PDF": (b"%PDF-1.7\n", "import.kind"),
}
del BAD["deep"]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_finding(name: str) -> None:
    data, code = BAD[name]
    done = bring(data)
    assert done.codes == [code]
    assert not done.found.articles


@pytest.mark.parametrize(("document", "code"), [(ENTITY, None), (DEEP, "import.too-large")])
def test_hostile_xml(document: str, code: str | None) -> None:
    data = zipped(**{"word__document.xml": document.encode()})
    done = bring(data)
    if code:
        assert done.codes == [code]
    else:
        assert len(done.text) < 1000


def test_a_zip_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MEMBER_LIMIT", 2**20)
    data = zipped(**{"word__document.xml": b"<a>" + b" " * 2**22})
    assert len(data) < 2**16
    assert bring(data).codes == ["import.too-large"]


def test_a_file_over_the_bound() -> None:
    assert bring(b"PK\x03\x04" + bytes(archive.FILE_LIMIT)).codes == ["import.too-large"]


def test_a_picture_bomb_is_left_out() -> None:
    png = bytes.fromhex("89504e470d0a1a0a0000000d49484452000186a0000186a00802000000") + bytes(64)
    drawing = '<w:r><w:drawing><a:graphic><a:blip r:embed="img1"/></a:graphic></w:drawing></w:r>'
    done = bring(word_file(para("题") + para("正文一段。") + para(drawing), {"word/media/a.png": png}))
    assert "import.picture" in done.codes
    assert not done.found.pictures


def test_paths_in_the_archive_stay_inside() -> None:
    assert archive.member_path("word/document.xml", "../../../etc/passwd") == "etc/passwd"
    assert archive.member_path("word/document.xml", "/word/a.png") == "word/a.png"


def test_a_page_that_nests_without_end() -> None:
    assert bring(b"<html><body>" + b"<div>" * 100_000 + "字".encode(), "a.html").codes == ["import.too-large"]
