"""Code of Banxin's own templates is kept between processes, and nobody else's."""

from __future__ import annotations

import sys
from pathlib import Path
from types import CodeType

import pytest

from banxin.layouts import Templates, layout_roots, open_layout
from banxin.layouts.templates import kept_code, rendering, sandbox
from banxin.layouts.templates.kept_code import kept_or_made
from layouts.themes import templates

HEAD = 64


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where code is kept; there is none, and none in this process."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(kept_code, "_HERE", tmp_path / "package" / "kept_code.py")
    monkeypatch.setattr(sandbox, "_COMPILED", {})
    return tmp_path / "package" / "__pycache__"


def value(code: CodeType) -> int:
    return int(eval(code))


def refused() -> CodeType:
    raise AssertionError


def made(text: str = "1", asked: str = "") -> int:
    return value(kept_or_made("book-page-0", text, asked, lambda: compile(text, "", "eval")))


def kept(text: str = "1", asked: str = "") -> int:
    return value(kept_or_made("book-page-0", text, asked, refused))


def test_code_is_made_once(home: Path) -> None:
    assert made() == kept() == 1
    assert len(list(home.iterdir())) == 1


def test_another_text_is_another_code(home: Path) -> None:
    made()
    with pytest.raises(AssertionError):
        kept("2")
    with pytest.raises(AssertionError):
        kept("1", "raw")
    assert made("2") == kept("2") == 2
    assert len(list(home.iterdir())) == 1, "the code of a template takes the place of what it was before"


def test_another_compiler_makes_code_anew(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    monkeypatch.setattr(kept_code, "_compiler", lambda: "another")
    with pytest.raises(AssertionError):
        kept()


@pytest.mark.parametrize("at", [0, HEAD // 2, HEAD, -1])
def test_spoilt_code_is_made_anew(home: Path, at: int) -> None:
    made()
    (file,) = home.iterdir()
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    with pytest.raises(AssertionError):
        kept()
    assert made() == kept() == 1


@pytest.mark.parametrize("data", [b"", b"0" * HEAD])
def test_a_file_that_ends_too_soon_is_made_anew(home: Path, data: bytes) -> None:
    made()
    (file,) = home.iterdir()
    file.write_bytes(data)
    assert made() == 1


def test_nothing_is_kept_where_python_keeps_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert made() == 1
    assert not home.exists()


def test_where_nothing_can_be_written_templates_are_compiled(home: Path) -> None:
    home.parent.mkdir()
    home.write_text("a file in the way")
    assert made() == made() == 1


def test_a_publications_own_template_is_not_kept(tmp_path: Path, home: Path) -> None:
    assert templates(tmp_path, page="{{ 1 + 1 }}").render("page") == "2"
    assert not home.exists()


def test_a_template_that_is_brought_along_is_kept(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says the same from kept code, and no template is compiled then."""
    monkeypatch.setattr(rendering, "is_shipped", lambda folder: True)
    blocks = templates(tmp_path, page="{{ 1 + 1 }}{% include 'foot' %}", foot="<p>{{ '<' }}")
    said = blocks.render("page")
    assert said == "2<p>&lt;"
    assert len(list(home.iterdir())) == 2
    monkeypatch.setattr(sandbox, "_COMPILED", {})
    monkeypatch.setattr(sandbox, "on_its_own_stack", refused)
    again = templates(tmp_path, page="{{ 1 + 1 }}{% include 'foot' %}", foot="<p>{{ '<' }}")
    assert again.render("page") == said


def test_the_templates_of_a_built_in_layout_are_kept(home: Path) -> None:
    layout, findings = open_layout("tabloid", layout_roots(None))
    assert layout is not None, findings
    blocks = Templates(layout, {}, {})
    blocks.check()
    assert len(list(home.iterdir())) >= len(blocks.blocks)
