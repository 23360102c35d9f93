"""A publication's fonts/ comes first, and nothing in it can do harm."""

import os

import brotli
import pytest

from banxin.typecase import FaceOrigin, FaultKind, Role, open_typecase
from banxin.typecase import opening as opening_module

from . import specimens


def kinds(case):
    return [(fault.kind, fault.file) for fault in case.faults]


def own(case):
    return [face for face in case.faces if face.origin is FaceOrigin.PUBLICATION]


def test_a_publication_without_fonts_has_the_built_in_faces(tmp_path):
    case = open_typecase(tmp_path)
    assert len(case.faces) == 8
    assert case.faults == ()


def test_own_faces_are_found_by_their_names_and_searched_first(tmp_path):
    specimens.put(tmp_path, "a.ttf", specimens.block_font("方正仿宋", "国"))
    specimens.put(tmp_path, "b.ttf", specimens.block_font("House Sans", "国", weight=690))
    case = open_typecase(tmp_path)
    assert [(face.role, face.weight) for face in own(case)] == [(Role.FANG, 400), (Role.HEI, 700)]
    assert case.css_family(Role.FANG).startswith('"方正仿宋", "Banxin Fang"')
    assert case.face_for("国", Role.HEI, 700).family == "House Sans"


def test_a_face_without_a_role_is_the_last_resort_of_every_role(tmp_path):
    specimens.put(tmp_path, "rare.ttf", specimens.block_font("Rara", "\U00030edd"))
    case = open_typecase(tmp_path)
    for role in Role:
        assert case.missing("biáng\U00030edd", role) == {}
        assert '"Rara"' in case.css_family(role)


def test_the_catalogue_of_a_publication_has_the_last_word(tmp_path):
    specimens.put(tmp_path, "x.ttf", specimens.block_font("Anything", "国"))
    (tmp_path / "fonts/catalogue.yaml").write_text(
        "faces:\n  - {file: x.ttf, family: 报宋, role: song, weight: 900, licence: bought}\n",
        encoding="utf-8",
    )
    (face,) = own(open_typecase(tmp_path))
    assert (face.family, face.role, face.weight, face.licence) == ("报宋", Role.SONG, 900, "bought")


def test_a_file_cut_short_is_told_though_its_names_can_be_read(tmp_path):
    """Half a download: names and character map are there, the last outlines are not."""
    path = specimens.put(tmp_path, "half.ttf", specimens.block_font("House Sans", "国家书报"))
    whole = path.read_bytes()
    for cut in (4, 16):
        path.write_bytes(whole[:-cut])
        case = open_typecase(tmp_path)
        assert kinds(case) == [(FaultKind.BROKEN, "fonts/half.ttf")]
        assert "cut short" in case.faults[0].reason
        assert own(case) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("faces: [{file: no.ttf}]", "no file no.ttf"),
        ("faces: [{file: x.ttf, role: ming}]", "role ming"),
        ("faces: [{file: x.ttf, wieght: 700}]", "unknown key wieght"),
        ("faces: [{file: x.ttf, weight: heavy}]", "weight"),
        ("a: &a [x]\nfaces: [*a]", "aliases"),
        ("faces: [", "no YAML"),
        ("- x", "no list"),
        ("faces: " + "[" * 60000, "nested"),
        ("#" * 70000, "KiB"),
    ],
)
def test_a_wrong_catalogue_is_told_and_the_rest_still_used(tmp_path, text, words):
    specimens.put(tmp_path, "x.ttf", specimens.block_font("Anything", "国"))
    (tmp_path / "fonts/catalogue.yaml").write_text(text, encoding="utf-8")
    case = open_typecase(tmp_path)
    assert [fault.kind for fault in case.faults] == [FaultKind.CATALOGUE]
    assert words in case.faults[0].reason
    assert len(own(case)) == 1


def test_broken_files_are_told_and_left_out(tmp_path):
    whole = specimens.put(tmp_path, "whole.ttf", specimens.block_font("Whole", "国门"))
    content = whole.read_bytes()
    (tmp_path / "fonts/empty.otf").write_bytes(b"")
    (tmp_path / "fonts/text.ttf").write_text("no font", encoding="utf-8")
    (tmp_path / "fonts/cut.ttf").write_bytes(content[: len(content) // 3])
    (tmp_path / "fonts/cut.ttc").write_bytes(b"ttcf\x00\x01\x00\x00\xff\xff\xff\xff")
    (tmp_path / "fonts/bomb.woff2").write_bytes(b"wOF2OTTO" + b"\x00" * 8 + b"\xff" * 8)
    case = open_typecase(tmp_path)
    assert [fault.file for fault in case.faults] == [
        f"fonts/{name}" for name in ("bomb.woff2", "cut.ttc", "cut.ttf", "empty.otf", "text.ttf")
    ]
    assert {fault.kind for fault in case.faults} == {FaultKind.BROKEN}
    assert [face.family for face in own(case)] == ["Whole"]


def test_a_packed_face_is_unpacked_once(tmp_path):
    font = specimens.block_font("Packed Song", "国门")
    font.flavor = "woff2"
    specimens.put(tmp_path, "x.woff2", font)
    for _ in range(2):
        case = open_typecase(tmp_path)
        (face,) = own(case)
        assert face.path.parent == tmp_path / ".banxin/fonts"
        assert face.path.read_bytes()[:4] == b"\x00\x01\x00\x00"
        assert case.face_for("门", Role.SONG) == face


def test_a_packed_face_that_swells_beyond_its_word_is_refused(tmp_path):
    font = specimens.block_font("Packed Song", "国门")
    font.flavor = "woff2"
    path = specimens.put(tmp_path, "x.woff2", font)
    content = bytearray(path.read_bytes())
    packed = int.from_bytes(content[20:24])
    bomb = brotli.compress(b"\0" * 400 * 2**20, quality=5)
    start = len(content) - packed - (-packed % 4)
    content[20:24] = len(bomb).to_bytes(4)
    path.write_bytes(bytes(content[:start]) + bomb)
    assert kinds(open_typecase(tmp_path)) == [(FaultKind.BROKEN, "fonts/x.woff2")]


def test_no_mutation_of_a_font_file_escapes_as_an_exception(tmp_path):
    content = specimens.put(tmp_path, "x.ttf", specimens.block_font("Whole", "国门边城")).read_bytes()
    path = tmp_path / "fonts/x.ttf"
    for place in range(0, len(content), 7):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        case = open_typecase(tmp_path)
        assert len(own(case)) + len(case.faults) >= 1


def test_a_claim_of_four_thousand_million_characters_is_cut_short(tmp_path):
    path = specimens.put(tmp_path, "x.ttf", specimens.block_font("Huge", "\U00020000"))
    content = path.read_bytes()
    group = (0x20000).to_bytes(4) * 2 + (1).to_bytes(4)
    assert content.count(group) == 1
    path.write_bytes(content.replace(group, (0).to_bytes(4) + b"\xff" * 4 + (1).to_bytes(4)))
    (face,) = own(open_typecase(tmp_path))
    from banxin.typecase.coverage import coverage

    assert len(coverage(face)) <= 2


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    outside = specimens.put(tmp_path / "elsewhere", "secret.ttf", specimens.block_font("Secret", "国"))
    home = tmp_path / "home"
    inside = specimens.put(home, "real.ttf", specimens.block_font("Real", "国"))
    os.symlink(outside, home / "fonts/out.ttf")
    os.symlink(inside, home / "fonts/same.ttf")
    case = open_typecase(home)
    assert (FaultKind.OUTSIDE, "fonts/out.ttf") in kinds(case)
    assert [face.family for face in own(case)] == ["Real"]


def test_a_fonts_folder_that_is_a_link_out_is_refused(tmp_path):
    specimens.put(tmp_path / "elsewhere", "secret.ttf", specimens.block_font("Secret", "国"))
    (tmp_path / "home").mkdir()
    os.symlink(tmp_path / "elsewhere/fonts", tmp_path / "home/fonts")
    case = open_typecase(tmp_path / "home")
    assert kinds(case) == [(FaultKind.OUTSIDE, "fonts")]
    assert own(case) == []


def test_a_huge_file_is_not_read(tmp_path):
    (tmp_path / "fonts").mkdir()
    with (tmp_path / "fonts/huge.otf").open("wb") as stream:
        stream.truncate(opening_module.MAX_BYTES + 1)
    assert kinds(open_typecase(tmp_path)) == [(FaultKind.TOO_LARGE, "fonts/huge.otf")]


@pytest.mark.parametrize("fs_type", [0x0002, 0x0100, 0x0200])
def test_a_face_that_forbids_embedding_is_refused_unless_the_publisher_vouches(tmp_path, fs_type):
    specimens.put(tmp_path, "shut.ttf", specimens.block_font("Shut", "国", fs_type=fs_type))
    case = open_typecase(tmp_path)
    assert kinds(case) == [(FaultKind.RESTRICTED, "fonts/shut.ttf")]
    assert own(case) == []
    (tmp_path / "fonts/catalogue.yaml").write_text("faces: [{file: shut.ttf, embedding: permitted}]")
    case = open_typecase(tmp_path)
    assert case.faults == ()
    assert len(own(case)) == 1


@pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008])
def test_a_face_that_allows_embedding_is_used(tmp_path, fs_type):
    specimens.put(tmp_path, "open.ttf", specimens.block_font("Open", "国", fs_type=fs_type))
    assert open_typecase(tmp_path).faults == ()


def test_two_files_with_one_name_and_weight_are_told(tmp_path):
    for name in ("a.ttf", "b.ttf"):
        specimens.put(tmp_path, name, specimens.block_font("Twin", "国"))
    case = open_typecase(tmp_path)
    assert kinds(case) == [(FaultKind.DUPLICATE, "fonts/b.ttf")]
    assert len(own(case)) == 1


def test_a_face_named_as_a_built_in_one_takes_its_place(tmp_path):
    specimens.put(tmp_path, "x.ttf", specimens.block_font("Banxin Kai", "国"))
    case = open_typecase(tmp_path)
    assert [face.origin for face in case.faces if face.family == "Banxin Kai"] == [FaceOrigin.PUBLICATION]


def test_weights_with_different_characters_become_families_of_their_own(tmp_path):
    specimens.put(tmp_path, "a.ttf", specimens.block_font("Uneven Song", "国门"))
    specimens.put(tmp_path, "b.ttf", specimens.block_font("Uneven Song", "国", weight=700))
    case = open_typecase(tmp_path)
    assert [face.family for face in own(case)] == ["Uneven Song", "Uneven Song 700"]
    assert kinds(case) == [(FaultKind.UNEVEN, "fonts/b.ttf")]


def test_faces_of_a_collection_become_files_of_their_own(tmp_path):
    one, two = specimens.block_font("One Song", "国"), specimens.block_font("Two Hei", "国")
    specimens.put_collection(tmp_path, "pair.ttc", one, two)
    case = open_typecase(tmp_path)
    assert [(face.family, face.role, face.index) for face in own(case)] == [
        ("One Song", Role.SONG, 0),
        ("Two Hei", Role.HEI, 0),
    ]
    assert all(face.path.parent == tmp_path / ".banxin/fonts" for face in own(case))
    stamps = [face.path.stat().st_mtime_ns for face in own(case)]
    assert [face.path.stat().st_mtime_ns for face in own(open_typecase(tmp_path))] == stamps


def test_names_cannot_break_out_of_the_style_sheet(tmp_path):
    evil = 'A";} body{color:red} @import "x\\, </style>'
    specimens.put(tmp_path, "x.ttf", specimens.block_font(evil, "国"))
    case = open_typecase(tmp_path)
    (face,) = own(case)
    assert not set(face.family) & set(',;"{}<>\\')
    css = case.font_face_css(lambda face: f'x:{face.name}"</style>')
    assert "</style" not in css
    assert css.count("@font-face") == len(case.faces)
