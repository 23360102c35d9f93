"""Letters and their marks are read as one character where there is one; places stay those of the file."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.findings import SourceText
from banxin.manuscript import read_publication
from banxin.manuscript.articles.composing import composed
from banxin.manuscript.files.confinement import find_file
from banxin.manuscript.files.decoding import decode


def apart(text: str) -> str:
    """The text as macOS writes names and many programs paste it."""
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (apart("nǚ rén，Việt Nam"), "nǚ rén，Việt Nam"),
        (apart("Ёлка й ガ 한국"), "Ёлка й ガ 한국"),
        ("x\u030c за\u0301мок", "x\u030c за\u0301мок"),  # there is no such letter
        ("u\u0308\u0301\u0323", "ụ\u0308\u0301"),
        ("\uf900\u8eca\ufa10 \u2126 \u212b", "\uf900\u8eca\ufa10 \u2126 \u212b"),  # NFC would change these
        ("\ufa10\u0301", "\ufa10\u0301"),
        ("\u0301 at the start", "\u0301 at the start"),
    ],
)
def test_letters(written: str, read: str) -> None:
    source, faults = decode("a.md", written.encode())
    assert source is not None
    assert (source.text, faults) == (read, ())


_LETTERS = st.sampled_from(
    ["a", "u", "字", "\uf900", "\u0301", "\u030c", "\u0308", "か", "\u3099", "ᄀ", "ᅡ", "\n"]
)


@given(st.lists(_LETTERS, max_size=30).map("".join))
def test_every_place_is_that_of_the_file(text: str) -> None:
    source, _ = decode("a.md", text.encode())
    assert source is not None
    assert unicodedata.normalize("NFC", source.text) == unicodedata.normalize("NFC", text)
    lines = text.split("\n")
    for number, line in enumerate(source.lines, 1):
        place = source.place(number, 1, len(line))
        assert place.text == lines[number - 1]
        assert (place.column, place.end_column) == (1, max(1, len(lines[number - 1])) + 1)
        for column, character in enumerate(line, 1):
            place = source.place(number, column)
            there = place.text[place.column - 1 : place.end_column - 1]
            if not unicodedata.combining(character):  # of several marks the order may be another
                assert apart(there)[0] == apart(character)[0]


def test_a_fault_behind_such_letters_has_its_column_and_line(tmp_path: Path) -> None:
    line = apart("Nǚ rén ") + "<b>粗</b>"
    (tmp_path / "a.md").write_text(
        f"---\nheadline: {apart('Lǚ')}\nbylin: {apart('ǚǚ')}\n---\n\n{line}\n", "utf-8"
    )
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 报}\nlayout: book\ncontents:\n  - unit: a.md\n", "utf-8"
    )
    places = [fault.place for fault in read_publication(tmp_path).findings]
    assert [(place.line, place.column, place.text) for place in places if place] == [
        (3, 1, f"bylin: {apart('ǚǚ')}"),
        (6, line.index("<") + 1, line),
    ]


def test_a_file_is_found_however_its_name_is_composed(tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text("x", "utf-8")
    root = tmp_path / "publication"
    root.mkdir()
    (root / apart("nǚ.md")).write_text("x", "utf-8")
    (root / apart("lǚ.md")).symlink_to(outside)
    assert find_file(root, "nǚ.md") == root / apart("nǚ.md")
    with pytest.raises(ValueError, match="leads out"):
        find_file(root, "lǚ.md")


def test_time_does_not_grow_faster_than_the_marks() -> None:
    composed(SourceText("a.md", "a" + "\u0301\u0323" * 500_000))
