"""Traditional Chinese: never silently in Simplified forms, never from another machine's faces unasked."""

import os
from pathlib import Path

import pytest

from banxin.typecase import FaceOrigin, Role, open_typecase, traditional_coverage
from banxin.typecase import traditional as traditional_module

from . import specimens

BIG5 = "".join(map(chr, sorted(traditional_module.frequent_traditional())))


def listing(monkeypatch, lines):
    class Done:
        stdout = "".join(f"{line}\n" for line in lines)

    monkeypatch.setattr(traditional_module, "which", lambda _name: "fc-list")
    monkeypatch.setattr(traditional_module.subprocess, "run", lambda *_args, **_given: Done())


def test_the_frequent_characters_of_big5_are_5401():
    assert len(BIG5) == 5401


def test_the_built_in_faces_do_not_count_as_traditional(tmp_path, monkeypatch):
    monkeypatch.setattr(traditional_module, "which", lambda _name: None)
    case = open_typecase(tmp_path, "zh-Hant-TW")
    report = traditional_coverage(case.faces, case.lang)
    assert not report.found
    assert "fonts/" in report.advice


def test_a_face_of_the_publication_serves_and_nothing_installed_is_asked(tmp_path, monkeypatch):
    specimens.put(tmp_path, "ming.ttf", specimens.block_font("House Ming", BIG5))
    monkeypatch.setattr(traditional_module, "which", lambda _name: pytest.fail("fontconfig was asked"))
    case = open_typecase(tmp_path, "zh-Hant-TW")
    assert [face.family for face in traditional_coverage(case.faces, case.lang).faces] == ["House Ming"]


def test_simplified_publications_never_ask_for_installed_faces(tmp_path, monkeypatch):
    monkeypatch.setattr(traditional_module, "which", lambda _name: pytest.fail("fontconfig was asked"))
    assert all(face.origin is FaceOrigin.BUILTIN for face in open_typecase(tmp_path, "zh-Hans").faces)


def test_installed_faces_of_the_region_are_taken_out_of_collections(tmp_path, monkeypatch):
    names = ("Any Serif CJK SC", "Any Serif CJK TC", "Any Serif CJK HK")
    fonts = [specimens.block_font(name, BIG5) for name in names]
    path = specimens.put_collection(tmp_path / "system", "any.ttc", *fonts)
    listing(monkeypatch, [f"{path}\t{n}\t{name}\t80\t0\t{name}" for n, name in enumerate(names)])
    for lang, family in (("zh-Hant-TW", "Any Serif CJK TC"), ("zh-Hant-HK", "Any Serif CJK HK")):
        case = open_typecase(tmp_path / "home", lang)
        faces = traditional_coverage(case.faces, lang).faces
        assert [face.family for face in faces] == [family]
        assert faces[0].path.is_relative_to(tmp_path / "home/.banxin/fonts")


@pytest.mark.parametrize("family", ["Any Sans Fallback", "WenQuanYi Any Hei", "Any Unifont"])
def test_faces_that_screens_fall_back_to_print_nothing(tmp_path, monkeypatch, family):
    path = specimens.put(tmp_path / "system", "any.ttf", specimens.block_font(family, BIG5))
    listing(monkeypatch, [f"{path}\t0\t{family}\t80\t0\t{family}"])
    case = open_typecase(tmp_path / "home", "zh-Hant-TW")
    assert not traditional_coverage(case.faces, case.lang).found


def test_lines_fontconfig_should_not_write_are_passed_over(tmp_path, monkeypatch):
    listing(monkeypatch, ["", "x", f"{tmp_path}/none.ttf\t0\tA Ming TC\t80\t0\tA", "\t\t\t\t\t"])
    assert all(
        face.origin is FaceOrigin.BUILTIN for face in open_typecase(Path(tmp_path), "zh-Hant-TW").faces
    )


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_names_beyond_ascii_are_read_in_any_locale(tmp_path, monkeypatch):
    path = specimens.put(tmp_path / "系统", "明體.ttf", specimens.block_font("House Ming TC", BIG5))
    lines = f"{path}\t0\tHouse Ming TC,家明\t80\t0\tA\n".encode() + b"/\xff\xfe.ttf\t0\tB TC\t80\t0\tB\n"
    (tmp_path / "lines").write_bytes(lines)
    (tmp_path / "fc-list").write_text(f'#!/bin/sh\ncat "{tmp_path}/lines"\n', encoding="utf-8")
    (tmp_path / "fc-list").chmod(0o755)
    monkeypatch.setattr(traditional_module, "which", lambda _name: str(tmp_path / "fc-list"))
    case = open_typecase(tmp_path / "home", "zh-Hant-TW")
    assert [face.path for face in traditional_coverage(case.faces, case.lang).faces] == [path]


@pytest.mark.parametrize("role", [Role.KAI, Role.FANG])
def test_a_line_of_traditional_words_has_one_face(tmp_path: Path, role: Role) -> None:
    """The built-in Kai and Fang have 故 and not 鄉: in a Traditional publication another face sets both."""
    taiwan = open_typecase(tmp_path, "zh-Hant-TW")
    faces = {taiwan.face_for(character, role) for character in "故鄉吶喊與朝花"}
    assert len(faces) == 1
    mainland = open_typecase(tmp_path, "zh-Hans")
    assert {face.role for character in "故乡" if (face := mainland.face_for(character, role))} == {role}
