"""Variable faces become static ones; of a collection the faces of the publication's region are taken."""

from __future__ import annotations

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.ttLib import TTFont

from banxin.typecase import FaceOrigin, FaultKind, Role, open_typecase
from banxin.typecase.naming import Identity
from banxin.typecase.regional import foreignness, of_region, region_of
from banxin.typecase.variable import weights_of
from press.own_faces import variable

from . import specimens


def own(case):
    return [face for face in case.faces if face.origin is FaceOrigin.PUBLICATION]


@pytest.mark.parametrize(
    ("axis", "wanted", "made"),
    [
        ((200, 900), None, (400, 700, 900)),
        ((100, 700), None, (400, 700)),
        ((500, 800), None, (500, 700, 800)),
        ((200, 900), 500, (500,)),
        ((200, 700), 900, (700,)),
    ],
)
def test_weights_that_are_made(axis, wanted, made):
    assert weights_of(axis, wanted) == made


def test_a_variable_face_is_a_face_for_each_weight(tmp_path):
    specimens.put(tmp_path, "vf.ttf", variable("House Song", "国门"))
    faces = own(open_typecase(tmp_path))
    assert [(face.family, face.weight, face.role) for face in faces] == [
        ("House Song", weight, Role.SONG) for weight in (400, 700, 900)
    ]
    wide = [TTFont(face.path)["glyf"]["g056FD"].xMax for face in faces]
    assert wide == [243, 457, 600]


def test_the_catalogue_says_which_weight_is_made(tmp_path):
    specimens.put(tmp_path, "vf.ttf", variable("House Song", "国门", boldest=700))
    (tmp_path / "fonts/catalogue.yaml").write_text("faces: [{file: vf.ttf, weight: 900}]")
    case = open_typecase(tmp_path)
    (face,) = own(case)
    assert face.weight == 900
    assert TTFont(face.path)["OS/2"].usWeightClass == 700
    assert [(fault.kind, "from 200 to 700" in fault.reason) for fault in case.faults] == [
        (FaultKind.WEIGHT, True)
    ]


def test_variations_that_cannot_be_followed_are_told(tmp_path):
    font = variable("House Song", "国门")
    del font["gvar"]
    out = io.BytesIO()
    font["fvar"].axes[0].axisTag = "wght"
    font.save(out)
    broken = bytearray(out.getvalue())
    at = broken.index(b"fvar", 200) if broken.count(b"fvar") > 1 else broken.index(b"fvar")
    broken[at + 12 : at + 16] = (3).to_bytes(4)  # the table ends in its head
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/x.ttf").write_bytes(bytes(broken))
    case = open_typecase(tmp_path)
    assert [fault.kind for fault in case.faults] == [FaultKind.BROKEN]


def cff2(family: str) -> TTFont:
    names = [".notdef", "g056FD"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x56FD: "g056FD"})
    square = T2CharString(program=[0, 0, "rmoveto", 500, "hlineto", 500, "vlineto", -500, "hlineto"])
    builder.setupCFF2(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(usWeightClass=400)
    builder.setupPost()
    return builder.font


def test_outlines_no_pdf_knows_are_written_as_those_it_knows(tmp_path):
    specimens.put(tmp_path, "two.otf", cff2("House Song"))
    (face,) = own(open_typecase(tmp_path))
    font = TTFont(face.path)
    assert "CFF " in font
    assert "CFF2" not in font


@pytest.mark.parametrize(
    ("family", "region"),
    [
        ("Noto Serif CJK SC", "mainland"),
        ("Noto Sans Mono CJK TC", "taiwan"),
        ("Noto Serif CJK JP", "japan"),
        ("AR PL UMing TW MBE", "taiwan"),
        ("AR PL UKai HK", "hong-kong"),
        ("Source Han Serif K", "korea"),
        ("LXGW WenKai", ""),
        ("方正书宋简体", "mainland"),
    ],
)
def test_a_family_says_its_region(family, region):
    assert region_of(family) == region


@pytest.mark.parametrize(
    ("lang", "families"),
    [
        ("zh-Hans", ["House Song SC", "Other Kai"]),
        ("zh-Hant-TW", ["House Song TC", "Other Kai"]),
        ("zh-Hant-HK", ["House Song HK", "Other Kai"]),
    ],
)
def test_of_a_collection_the_faces_of_the_region_are_taken(tmp_path, lang, families):
    names = ["House Song JP", "House Song KR", "House Song Mono SC", "House Song SC", "House Song TC",
             "House Song HK", "Other Kai"]  # fmt: skip
    specimens.put_collection(tmp_path, "all.ttc", *(specimens.block_font(name, "国") for name in names))
    case = open_typecase(tmp_path, lang)
    assert [face.family for face in own(case)] == families
    assert len(list((tmp_path / ".banxin/fonts").glob("*.otf"))) == len(families)


def test_the_catalogue_can_ask_for_another_region(tmp_path):
    fonts = [specimens.block_font(f"House Song {region}", "国") for region in ("JP", "SC")]
    specimens.put_collection(tmp_path, "all.ttc", *fonts)
    (tmp_path / "fonts/catalogue.yaml").write_text("faces: [{file: all.ttc, index: 0}]")
    assert [face.family for face in own(open_typecase(tmp_path))] == ["House Song JP"]


def test_a_collection_without_the_region_gives_the_nearest():
    faces = [
        (nth, Identity(name, Role.SONG, 400, False, "", ""))
        for nth, name in enumerate(("House JP", "House TC"))
    ]
    assert [number for number, _ in of_region(faces, "zh-Hans")] == [1]


def test_files_of_other_regions_are_tried_last(tmp_path):
    for name in ("a JP", "b SC"):
        specimens.put(tmp_path, f"{name}.ttf", specimens.block_font(f"House Song {name}", "国"))
    case = open_typecase(tmp_path)
    assert case.face_for("国", Role.SONG).family == "House Song b SC"
    assert foreignness("House Song a JP", "zh-Hans") == 2
