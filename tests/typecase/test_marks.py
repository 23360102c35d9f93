"""What the compositor takes for granted of marks, measured by shaping."""

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from banxin.typecase import Role, builtin_faces, builtin_fonts
from banxin.typecase.builtin import entries

hb = pytest.importorskip("uharfbuzz")
TEXT_FACES = [face for face in builtin_faces() if face.role is not Role.MONO]
FACES = pytest.mark.parametrize("face", TEXT_FACES, ids=lambda face: face.label)
CLOSERS = "，。、；：！？”’）》〉」』】〗〕"
OPENERS = "“‘（《〈「『【〖〔"


@pytest.fixture(scope="module")
def advances():
    fonts = {}

    def measure(face, text, lang="zh-Hans", **features):
        if face.path not in fonts:
            fonts[face.path] = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path))))
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = lang
        hb.shape(fonts[face.path], buffer, features)
        return [position.x_advance for position in buffer.glyph_positions]

    return measure


@FACES
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_dashes_ellipses_and_the_interpunct_keep_their_measure_in_any_language(face, lang, advances):
    assert advances(face, "——", lang) == [2000]
    assert advances(face, "⸺", lang) == [2000]
    assert advances(face, "……", lang) == [1000, 1000]
    assert advances(face, "中·国", lang) == [1000, 500, 1000]
    assert advances(face, "·", lang) == [500]


@FACES
def test_curly_quotes_are_full_width_and_have_a_narrow_form(face, advances):
    assert advances(face, "“”‘’") == [1000] * 4
    assert all(width < 600 for width in advances(face, "“”‘’", pwid=True))


@FACES
def test_marks_give_up_half_an_em(face, advances):
    assert advances(face, CLOSERS, halt=True) == [500] * len(CLOSERS)
    assert advances(face, OPENERS, halt=True) == [500] * len(OPENERS)
    assert advances(face, "中·", halt=True) == [1000, 500]


@FACES
def test_marks_stand_in_their_mainland_quarter(face):
    font = TTFont(face.path, lazy=True)
    cmap, glyphs = font.getBestCmap(), font.getGlyphSet()

    def ink(mark):
        pen = BoundsPen(glyphs)
        glyphs[cmap[ord(mark)]].draw(pen)
        return pen.bounds

    assert all(ink(mark)[2] <= 515 for mark in CLOSERS if ord(mark) in cmap)
    assert all(ink(mark)[0] >= 485 for mark in OPENERS if ord(mark) in cmap)
    for mark in "，。、":
        left, _, right, top = ink(mark)
        assert right <= 515, mark
        assert top < 400, mark
        assert left >= 0, mark


@FACES
def test_han_of_all_faces_stand_on_one_line(face):
    """The mean centre of everyday characters is that of the em box, 380, within two hundredths of an em."""
    font = TTFont(face.path, lazy=True)
    cmap, glyphs = font.getBestCmap(), font.getGlyphSet()
    centres = []
    for character in "的一是国在人有我他这个们中来上大为和地到以说时要就出会可也你对生能而子那得于着下自之年":
        pen = BoundsPen(glyphs)
        glyphs[cmap[ord(character)]].draw(pen)
        centres.append((pen.bounds[1] + pen.bounds[3]) / 2)
    assert sum(centres) / len(centres) == pytest.approx(380, abs=20)


def test_the_catalogue_records_these_measures():
    for entry in entries(builtin_fonts()):
        if entry["role"] == "mono":
            continue
        assert entry["advances"]["·"] == 500
        assert entry["advances"]["—"] == entry["advances"]["“"] == 1000
        assert entry["advances"]["⸺"] == 2000
