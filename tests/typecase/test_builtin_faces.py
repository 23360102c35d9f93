"""The committed faces are what the catalogue says, and enough for a Chinese newspaper."""

import hashlib
import json
import subprocess
import sys

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from banxin.typecase import (
    Role,
    altered_files,
    builtin_faces,
    builtin_fonts,
    open_typecase,
    standard_characters,
)
from banxin.typecase.builtin import entries
from banxin.typecase.coverage import coverage

FACES = builtin_faces()
NEWSPAPER = (
    "，。、；：？！“”‘’（）《》〈〉「」『』【】〖〗〔〕［］｛｝—…·～／＿﹏⸺⋯‧・￥＄％＋－×÷＝＜＞＆＃＠＊"
    "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüêḿńňǹɑɡ ㄅㄆㄇㄈㄉㄊㄋㄌ ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⓪ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
    "■□●○▲△▼▽◆◇★☆※→←↑↓↗↘⇒─│┌┐└┘├┤┬┴┼㎡㎥㎏㎞㎝℃‰°′″№§©®™€£$¥¢〇々₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹"
    "︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄ ΑΩαω АЯая ½¼¾ ㈠㈡㊀"
)
GB2312 = "".join(
    character
    for lead in range(0xB0, 0xF8)
    for character in bytes(b for trail in range(0xA1, 0xFF) for b in (lead, trail)).decode("gb2312", "ignore")
)


def face(family, weight=400):
    return next(face for face in FACES if (face.family, face.weight) == (family, weight))


def test_the_roles_are_there_with_bold_and_heavy_song():
    assert {(face.role, face.weight) for face in FACES} == {
        *((Role.SONG, 400), (Role.SONG, 700), (Role.SONG, 900)),
        *((Role.HEI, 400), (Role.HEI, 700), (Role.KAI, 400), (Role.FANG, 400)),
        (Role.MONO, 400),
    }


def test_the_table_has_its_8105_characters_in_three_levels():
    table = standard_characters()
    assert len(table) == len(set(table)) == 8105
    assert (table[0], table[3499], table[3500], table[8104]) == ("一", "矗", "乂", "蠼")


@pytest.mark.parametrize(
    "face", [face for face in FACES if face.role not in (Role.FANG, Role.MONO)], ids=lambda face: face.label
)
def test_song_hei_and_kai_have_the_table_gb2312_and_newspaper_marks(face):
    codes = coverage(face)
    wanted = [*standard_characters(), *GB2312, *NEWSPAPER.replace(" ", "")]
    lacking = {character for character in wanted if ord(character) not in codes}
    assert lacking == ({"﹏"} if face.role is Role.KAI else set())  # a decoration, never set inline


def test_fang_falls_back_to_kai_for_the_rest():
    case = open_typecase(builtin_fonts())
    text = "".join(standard_characters()) + GB2312 + NEWSPAPER
    assert case.missing(text, Role.FANG) == {}
    assert case.face_for("堃", Role.FANG).role is Role.KAI


def test_the_catalogue_tells_what_is_missing_truthfully():
    folder = builtin_fonts()
    for entry, known in zip(entries(folder), FACES, strict=True):
        codes = coverage(known)
        if known.role is not Role.MONO:  # it has no Han at all
            assert entry["missing"] == "".join(c for c in standard_characters() if ord(c) not in codes)
        assert entry["characters"] == len(codes)
    assert "堃" in next(entry for entry in entries(folder) if entry["role"] == "fang")["missing"]


def test_files_sizes_and_checksums_agree_with_the_catalogue():
    folder = builtin_fonts()
    assert altered_files() == ()
    assert sum(entry["size"] for entry in entries(folder)) <= 45 * 2**20
    for entry in entries(folder):
        content = (folder / entry["file"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (entry["size"], entry["sha256"])


def test_every_licence_is_there_in_full():
    folder = builtin_fonts()
    for known in FACES:
        text = (folder / known.licence_file).read_text(encoding="utf-8")
        assert len(text) > 3000
        assert ("SIL OPEN FONT LICENSE" in text) == (known.licence == "OFL-1.1")
    assert "As a special exception" in (folder / face("Banxin Fang").licence_file).read_text(encoding="utf-8")


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.label)
def test_a_face_names_itself_its_source_and_its_rights(face):
    with TTFont(face.path, lazy=True) as font:
        names = {record.nameID: str(record) for record in font["name"].names}
        os2, hhea = font["OS/2"], font["hhea"]
        assert names.get(16, names[1]) == face.family
        assert os2.usWeightClass == face.weight
        assert os2.fsType == 0
        assert "opyright" in names[0] or "©" in names[0]
        assert "Debian" in names[10]
        assert "Version 1.000; from" in names[5]
        # Reserved names of the licences stay out of the names users see.
        assert not any(word in names[n] for n in (1, 4, 6) for word in ("Source", "Noto", "LXGW", "Fandol"))
        assert (hhea.ascent, hhea.descent, hhea.lineGap) == (880, -120, 0)
        assert (os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap) == (880, -120, 0)
        assert "vmtx" in font or face.role is Role.MONO


def test_a_letter_of_code_takes_half_an_em_and_boxes_join_from_line_to_line():
    mono = face("Banxin Mono")
    with TTFont(mono.path, lazy=True) as font:
        cmap, glyphs = font.getBestCmap(), font.getGlyphSet()
        assert {font["hmtx"][name][0] for name in cmap.values()} == {500}
        for box in "│║├┼":
            pen = BoundsPen(glyphs)
            glyphs[cmap[ord(box)]].draw(pen)
            assert pen.bounds[3] - pen.bounds[1] >= 1250  # lines of listings stand 5/4 em apart
        for box in "─═├┼":
            pen = BoundsPen(glyphs)
            glyphs[cmap[ord(box)]].draw(pen)
            assert pen.bounds[2] >= 500
        ascii_, boxes = range(0x21, 0x7F), range(0x2500, 0x25A0)
        assert {*ascii_, *boxes, *map(ord, "←↑→↓≠≤≥λμéя")} <= set(cmap)
    case = open_typecase(builtin_fonts())
    assert case.missing("".join(standard_characters()), Role.MONO) == {}
    assert case.face_for("名", Role.MONO).role is Role.HEI
    assert all("Mono" not in case.css_family(role) for role in Role if role is not Role.MONO)


def test_weights_of_a_family_carry_the_same_characters():
    """Else WeasyPrint would mix two files of one family in one PDF font."""
    for family in {face.family for face in FACES}:
        assert len({coverage(face) for face in FACES if face.family == family}) == 1


def test_the_rebuild_plan_names_a_package_for_every_face():
    script = builtin_fonts() / "rebuild.py"
    done = subprocess.run([sys.executable, str(script), "--plan"], capture_output=True, text=True, check=True)
    plan = {step["file"]: step for step in json.loads(done.stdout)}
    for entry in entries(builtin_fonts()):
        step = plan[entry["file"]]
        assert entry["package"] == f"Debian {step['package']}"
        assert (entry["package_version"], entry["source_sha256"]) == (
            step["package_version"],
            step["source_sha256"],
        )
