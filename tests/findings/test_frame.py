"""How a finding looks on a terminal."""

import json
import unicodedata

import pytest

from banxin.findings import Finding, Place, SourceText, finding
from banxin.findings.frame import as_json, display_width, frame


def at(line: str, column: int, length: int = 1) -> Finding:
    return finding("manifest.unknown-key", "Odd.", SourceText("m.yaml", line).place(1, column, length))


def rows(found: Finding) -> tuple[str, str]:
    _, line, caret = frame(found).split("\n")[:3]
    return line, caret


def test_whole_frame() -> None:
    place = SourceText("manifest.yaml", "banxin: 1\n  optoins: {accent: red}").place(2, 3, 7)
    found = finding(
        "manifest.unknown-key",
        "`optoins` is not known here.",
        place,
        nearest="options",
        expected="one of a, b",
    )
    assert frame(found).split("\n") == [
        "error[manifest.unknown-key] manifest.yaml:2:3 `optoins` is not known here.",
        "  2 |   optoins: {accent: red}",
        "    |   ^^^^^^^",
        "    = expected: one of a, b",
        "    = nearest: options",
    ]


@pytest.mark.parametrize(
    ("line", "column", "length", "before", "carets"),
    [
        ("title: x", 1, 5, 0, 5),
        ("标题：x", 3, 1, 4, 2),
        ("标题：x", 1, 2, 0, 4),
        ("ＡＢc", 3, 1, 4, 1),
        ("e\u0301x", 3, 1, 1, 1),
        ("\tx", 2, 1, 4, 1),
        ("ab\tx", 3, 1, 2, 2),
        ("汉\tx", 3, 1, 4, 1),
        ("x", 9, 3, 1, 1),
        ("a\u200bb", 3, 1, 1, 1),
        ("𠮷x", 2, 1, 2, 1),
    ],
)
def test_caret_stands_below_the_fault(line: str, column: int, length: int, before: int, carets: int) -> None:
    _, caret = rows(at(line, column, length))
    assert caret == "    | " + " " * before + "^" * carets


@pytest.mark.parametrize("column", [1, 60, 150, 299, 300])
def test_long_lines_are_cut_around_the_fault(column: int) -> None:
    text = "".join(chr(0x4E00 + at) for at in range(300))
    line, caret = rows(at(text, column))
    start = display_width(caret[: caret.index("^")])
    shown = ""
    for character in line:
        if display_width(shown) >= start:
            assert character == text[column - 1]
            break
        shown += character
    else:
        pytest.fail("the caret stands beyond the line")
    assert display_width(line) <= 110
    assert "…" in line


def test_control_characters_do_not_reach_the_terminal() -> None:
    said = frame(finding("file.control", "Bad \x1b[31m.", SourceText("a\x1bb.md", "a\x1b[2Jb").place(1, 2)))
    assert "\x1b" not in said
    assert all(unicodedata.category(character) != "Cc" for character in said.replace("\n", ""))


def test_without_line_or_place() -> None:
    assert frame(finding("file.missing", "Gone.", Place("a.md"))) == "error[file.missing] a.md Gone."
    assert frame(finding("article.note-unused", "Idle.")) == "warning[article.note-unused] Idle."


def test_as_json_has_what_there_is_and_no_more() -> None:
    place = SourceText("manifest.yaml", "错误: 1").place(1, 1, 2)
    record = as_json(finding("manifest.unknown-key", "Odd.", place, nearest="options"))
    assert record == {
        "code": "manifest.unknown-key",
        "severity": "error",
        "message": "Odd.",
        "file": "manifest.yaml",
        "line": 1,
        "column": 1,
        "end_column": 3,
        "text": "错误: 1",
        "nearest": "options",
    }
    json.dumps(record)
    assert set(as_json(finding("file.missing", "Gone."))) == {"code", "severity", "message"}
