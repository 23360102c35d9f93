"""Bytes to text, and other encodings by name."""

import codecs

import pytest

from banxin.manuscript.files.decoding import TEXT_LIMIT, decode, read_text

CHINESE = "---\nheadline: 灯亮到深夜\n---\n图书馆的灯，亮到深夜。\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (CHINESE.encode(), CHINESE),
        (codecs.BOM_UTF8 + CHINESE.encode(), CHINESE),
        (CHINESE.replace("\n", "\r\n").encode(), CHINESE),
        (b"a\rb\r\nc\n", "a\nb\nc\n"),
        ("𠮷\tx\u3000".encode(), "𠮷\tx\u3000"),
    ],
)
def test_utf8_is_read(data: bytes, text: str) -> None:
    source, faults = decode("a.md", data)
    assert source is not None
    assert source.text == text
    assert faults == ()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("utf-16", "UTF-16LE"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
    ],
)
def test_other_encodings_are_named_with_the_command(encoding: str, name: str) -> None:
    source, (fault,) = decode("units/a b.md", CHINESE.encode(encoding))
    assert source is None
    assert fault.code == "file.encoding"
    assert name in fault.message
    assert fault.remedy.startswith(f"iconv -f {name} -t UTF-8 'units/a b.md'")


@pytest.mark.parametrize(
    "data",
    [CHINESE.encode()[:30] + b"\xff" + CHINESE.encode()[30:], CHINESE.encode()[:-3], b"caf\xe9 au lait\n"],
)
def test_a_broken_byte_is_not_taken_for_another_encoding(data: bytes) -> None:
    _, (fault,) = decode("a.md", data)
    assert "not valid UTF-8" in fault.message
    assert "iconv" not in fault.remedy


def test_place_of_a_broken_byte() -> None:
    _, (fault,) = decode("a.md", "一二\n三".encode() + b"\xff" + "四".encode())
    assert str(fault.place) == "a.md:2:2"


def test_control_characters_are_told_once_and_become_spaces() -> None:
    source, (fault,) = decode("a.md", "一\n二\x00三\u2028四".encode())
    assert source is not None
    assert source.text == "一\n二 三 四"
    assert fault.code == "file.control"
    assert str(fault.place) == "a.md:2:2"
    assert "2 such" in fault.message


def test_limit(tmp_path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a" * TEXT_LIMIT)
    assert read_text(path, "a.md")[1] == ()
    path.write_bytes(b"a" * (TEXT_LIMIT + 1))
    source, (fault,) = read_text(path, "a.md")
    assert source is None
    assert fault.code == "file.unreadable"
    assert decode("a.md", b"a" * (TEXT_LIMIT + 1))[0] is None
