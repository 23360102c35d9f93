"""Files of other kinds named as articles: what they are, and how to go on."""

from pathlib import Path

import pytest

from banxin.manuscript import read_publication
from banxin.wording import Message

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
KINDS = {
    "a.docx": (b"PK\x03\x04...[Content_Types].xml", "a Word file", "banxin import"),
    "gao.md": (b"PK\x03\x04......word/document.xml", "a Word file", "banxin import"),
    "a.epub": (b"PK\x03\x04...", "an EPUB", "banxin import"),
    "a.odt": (b"PK\x03\x04...", "an OpenDocument text", "banxin import"),
    "a.zip": (b"PK\x03\x04...", "a ZIP archive", "UTF-8"),
    "a.doc": (COMPOUND, "a Word file", "banxin import"),
    "a.wps": (COMPOUND, "a WPS file", "banxin import"),
    "a.pdf": (b"%PDF-1.7\n", "a PDF", "made of"),
    "a.rtf": (b"{\\rtf1", "an RTF file", "banxin import"),
    "a b.html": (b"\xef\xbb\xbf <!DOCTYPE html>\n<p>", "a web page (HTML)", "'a b.html'"),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_of_another_kind_is_called_by_its_name(name: str, tmp_path: Path) -> None:
    data, kind, remedy = KINDS[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "manifest.yaml").write_text(
        f"banxin: 1\npublication: {{title: 试}}\nlayout: book\ncontents:\n  - unit: {name}\n", "utf-8"
    )
    (found,) = read_publication(tmp_path).findings
    assert (found.code, found.message) == ("file.kind", f"{name} is {kind}.")
    assert isinstance(found.message, Message)
    assert isinstance(found.message.values["kind"], Message), "an English name within a line of Chinese"
    assert remedy in found.remedy
    assert found.place is not None
    assert found.place.file == "manifest.yaml"
