"""Fonts that an e-book carries: what is set in them, what they are cut down to, which editions have them."""

import io
import re
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from banxin.findings import Severity, SourceText
from banxin.job.printing_epub import lacking_signs, own_fonts
from banxin.layouts import Templates, settle_options
from banxin.manuscript.publication import Edition, EpubFonts, Lang, Masthead
from banxin.manuscript.yaml.reading import read_yaml
from banxin.press.epub import pack
from banxin.sheets.epub.edition import epub_copy
from banxin.sheets.epub.type_in_use import SlimTree, type_in_use
from banxin.sheets.epub.xhtml import without_plain_text
from banxin.typecase import FaceOrigin, Role, Typecase, builtin_faces

from .conftest import COVER
from .copies import MODIFIED, unpacked, xhtml

CSS = """
@charset "UTF-8";
/* .p { font-family: "z" } */
h1 { font-family: "head", "Songti SC", serif; }
.deck { font-family: 'kai', serif; font-weight: normal; }
.deck b { font-weight: 900; }
@media (min-width: 1px) { .plain { font-family: serif; } }
.deck .plain::before { font-family: "never"; }
"""


def slim(body):
    """A document as an edition reads it."""
    whole = xhtml("题", body)
    whole = whole if isinstance(whole, bytes) else whole.encode()
    return SlimTree(etree.fromstring(without_plain_text(whole)), lambda: etree.fromstring(whole))


@pytest.mark.parametrize("more", ["", "p:last-child { font-weight: 400; }"], ids=["by kind", "one by one"])
def test_type_is_found_by_the_cascade(more):
    body = (
        '<h1>甲<span class="deck">乙<b>丙</b>丁</span>戊</h1><p>己</p><p class="deck">庚'
        '<i class="plain">辛</i><strong>壬</strong></p><h1 class="deck">癸</h1>'
    )
    used = type_in_use([slim(body)], CSS + more)
    assert {key: "".join(sorted(found)) for key, found in used.items()} == {
        ("head", 700): "".join(sorted("甲戊")),
        ("kai", 400): "".join(sorted("乙丁庚癸")),
        ("kai", 900): "丙",
        ("kai", 700): "壬",
        ("serif", 400): "辛",
    }


@pytest.mark.parametrize("family", ["inherit", '"head"'])
def test_what_inherits_is_what_is_around_it(family):
    css = f'h1 {{ font-family: "head" }} h1 span {{ font-family: {family} }}'
    used = type_in_use([slim("<h1><span>甲</span></h1>")], css)
    assert used == {("head", 700): frozenset("甲")}


@pytest.mark.parametrize("selector", ["p", "body", "div.a > p"])
def test_the_text_of_bare_paragraphs_counts_where_a_sheet_sets_it(selector):
    body = '<div class="a"><p>甲</p>\n<p>乙&amp;</p></div><h1>丙</h1>'
    used = type_in_use([slim(body)] * 2, f'{selector} {{ font-family: "own" }}')
    assert set("甲乙&") <= used["own", 400]


def fonts_of(copy):
    return {one.href: TTFont(io.BytesIO(one.data)) for one in copy.resources if "fonts/" in one.href}


def css_of(copy):
    return next(one for one in copy.resources if one.href == "style.css").data.decode()


def test_only_headline_faces_go_along_cut_down_to_the_headlines(every_copy):
    fonts = {name: font for name, font in fonts_of(every_copy).items() if "rare" not in name}
    assert list(fonts) == ["fonts/Banxin-Song-700.otf"]
    headlines = set()
    for document in every_copy.documents:
        tree = etree.fromstring(document.xhtml)
        for heading in tree.xpath(
            "//*[local-name()='h1' or local-name()='h2'][not(contains(@class, 'note'))]"
        ):
            headlines |= set("".join(heading.itertext()))
    (font,) = fonts.values()
    carried = {chr(code) for code in font.getBestCmap()}
    assert headlines - carried <= set(" \n\u3000")
    assert len(carried) < 1.5 * len(headlines)  # and names on the title page
    css = css_of(every_copy)
    assert (
        '@font-face { font-family: "Banxin Song"; font-weight: 700; src: url("fonts/Banxin-Song-700.otf")'
        in css
    )
    assert css.count('font-family: "Banxin Song", "Songti SC"') > 1
    assert '"banxin-' not in css
    assert not re.search(r"\bbody\s*{[^}]*font-family", css)


@pytest.fixture(scope="module")
def bare(paper, set_copy):
    return set_copy(paper, form=Edition("reader", "epub", fonts=EpubFonts.NONE))


def test_without_fonts_nothing_of_them_is_left(bare):
    assert not fonts_of(bare)
    assert "@font-face" not in css_of(bare)
    assert "anxin" not in css_of(bare)
    assert all(b"rare" not in document.xhtml for document in bare.documents)


def test_an_edition_without_fonts_tells_what_may_be_lacking(paper, bare, every_copy):
    edition = Edition("reader", "epub", fonts=EpubFonts.NONE)
    (found,) = lacking_signs(paper, edition, bare)
    assert (found.code, found.severity) == ("epub.rare-characters", Severity.NOTE)
    assert "䶮" in found.message
    assert not list(lacking_signs(paper, Edition("reader", "epub"), every_copy))


def test_a_locked_edition_has_a_face_for_all_its_text(paper, set_copy):
    copy = set_copy(paper, form=Edition("reader", "epub", fonts=EpubFonts.LOCKED))
    fonts = fonts_of(copy)
    assert {"fonts/Banxin-Song-400.otf", "fonts/Banxin-Kai-400.ttf", "fonts/Banxin-Hei-700.otf"} < set(fonts)
    carried = {chr(code) for font in fonts.values() for code in font.getBestCmap()}
    text = {
        sign for document in copy.documents for sign in "".join(etree.fromstring(document.xhtml).itertext())
    }
    assert {sign for sign in text - carried if sign.isalnum()} == set()
    css = css_of(copy)
    assert re.search(r'\nbody { font-family: "Banxin Song", ', css)
    used = set(re.findall(r'@font-face { font-family: "([^"]+)"', css))
    assert all(css.count(f'"{family}", ') for family in used)
    package = unpacked(pack(copy))["EPUB/content.opf"].decode()
    assert '<meta property="ibooks:specified-fonts">true</meta>' in package
    assert 'prefix="ibooks: http://vocabulary.itunes.apple.com' in package


@pytest.mark.parametrize(
    ("origin", "lang", "carried"),
    [
        (FaceOrigin.BUILTIN, Lang.HANS, True),
        (FaceOrigin.BUILTIN, Lang.HANT_TW, False),  # it draws the forms of the mainland
        (FaceOrigin.PUBLICATION, Lang.HANT_TW, True),
        (FaceOrigin.INSTALLED, Lang.HANS, False),
    ],
)
def test_which_faces_may_go_along(base, paper, origin, lang, carried):
    faces = tuple(replace(face, origin=origin) for face in builtin_faces() if face.role is Role.SONG)
    case = Typecase(faces, (), lang.value)
    values, _ = settle_options(base, {}, {})
    issue = replace(paper, masthead=Masthead("渡报", lang=lang))
    copy = epub_copy(issue, base, Templates(base, values, {}), values, case, MODIFIED, COVER)
    assert bool([name for name in fonts_of(copy) if "rare" not in name]) is carried
    assert '"banxin-' not in css_of(copy)


@pytest.mark.parametrize(("fonts", "told"), [("", ["epub.own-fonts"]), (", fonts: default", [])])
def test_a_face_of_the_publication_goes_along_with_a_note(paper, every_copy, fonts, told):
    source = SourceText("manifest.yaml", f"editions: {{reader: {{format: epub{fonts}}}}}\n")
    written, _ = read_yaml(source)
    faces = tuple(replace(face, origin=FaceOrigin.PUBLICATION) for face in builtin_faces())
    found = own_fonts(replace(paper, written=written), Edition("reader", "epub"), every_copy, Typecase(faces))
    assert [one.code for one in found] == told


def test_the_same_text_gives_the_same_fonts(paper, set_copy, every_copy):
    again = {one.href: one.data for one in set_copy(paper).resources if "fonts/" in one.href}
    assert again == {one.href: one.data for one in every_copy.resources if one.href in again}
