"""Stacks, CSS, missing characters and subsets."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from banxin.typecase import Role, open_typecase, subset
from banxin.typecase.case import _weight_rank

from . import specimens


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return open_typecase(tmp_path_factory.mktemp("publication"))


def labels(faces):
    return [face.label.removeprefix("Banxin ") for face in faces]


def test_the_nearest_weight_of_a_family_comes_first(case):
    assert labels(case.stack(Role.SONG, 900)) == [
        *("Song 900", "Song 700", "Song 400", "Hei 700", "Hei 400", "Kai 400", "Fang 400")
    ]
    assert labels(case.stack(Role.HEI, 400))[:3] == ["Hei 400", "Hei 700", "Song 400"]


def test_fang_borrows_from_kai_then_song(case):
    assert labels(case.stack(Role.FANG))[:3] == ["Fang 400", "Kai 400", "Song 400"]


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        (400, [400, 500, 300, 100, 600, 900]),
        (500, [500, 400, 300, 100, 600, 900]),
        (300, [300, 100, 400, 500, 600, 900]),
        (600, [600, 900, 500, 400, 300, 100]),
    ],
)
def test_weights_are_tried_as_css_fonts_says(wanted, order):
    weights = [100, 300, 400, 500, 600, 900]
    assert sorted(weights, key=lambda weight: _weight_rank(wanted, weight)) == order


def test_css_is_the_same_every_time_and_names_every_face(case):
    css = case.font_face_css(lambda face: f"face:{face.name}")
    assert css == case.font_face_css(lambda face: f"face:{face.name}")
    assert 'font-family: "Banxin Song"; font-weight: 900; src: url("face:fonts/BanxinSong-Heavy.otf")' in css
    assert case.css_family(Role.KAI) == '"Banxin Kai", "Banxin Song", "Banxin Hei", "Banxin Fang"'


def test_a_character_no_face_has_is_told_with_the_faces_tried(case):
    missing = case.missing("版心😀国", Role.KAI)
    assert list(missing) == ["😀"]
    assert labels(missing["😀"])[:2] == ["Kai 400", "Song 400"]


def test_what_does_not_print_needs_no_glyph(case):
    unprinted = "\n\t \u00a0\u3000\u2003\u200b\u200d\u2060\ufeff\u00ad\u202a\u2028\ufe00\U000e0100"
    for role in Role:
        assert case.missing(unprinted, role) == {}


def test_accents_count_as_the_shaper_sees_them(tmp_path):
    specimens.put(tmp_path, "x.ttf", specimens.block_font("X Song", "é"))
    from banxin.typecase.coverage import lacking

    whole, parts = frozenset(map(ord, "é")), frozenset(map(ord, "e\u0301"))
    assert lacking("e\u0301", [whole]) == ("e",)
    assert lacking("e\u0301", [whole | {ord("e")}]) == ()
    assert lacking("é", [parts]) == ()
    assert lacking("é", [frozenset([ord("e")])]) == ("é",)


def test_private_use_and_unassigned_characters_are_missing(case):
    assert list(case.missing("\ue000\uffff", Role.SONG)) == ["\ue000", "\uffff"]


@pytest.mark.parametrize(("role", "magic"), [(Role.SONG, b"OTTO"), (Role.KAI, b"\x00\x01\x00\x00")])
def test_a_subset_is_small_whole_and_the_same_every_time(case, role, magic):
    face = case.stack(role)[0]
    text = "国门边境，“一带一路”——2019。"
    part = subset(face, text)
    assert part == subset(face, text)
    assert part[:4] == magic
    assert len(part) < 20_000
    with TTFont(BytesIO(part)) as font:
        assert set(map(ord, text)) <= set(font.getBestCmap())
        assert "vmtx" in font
        assert {"halt", "vert"} <= {
            record.FeatureTag
            for table in ("GSUB", "GPOS")
            for record in font[table].table.FeatureList.FeatureRecord
        }
        assert "licen" in font["name"].getDebugName(13).lower()
