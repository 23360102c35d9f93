"""The parts of the reader edition by themselves: names, facts, colours, fitting, pictures, rare faces."""

import datetime as dt
import io
import uuid
from pathlib import Path
from types import MappingProxyType

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from banxin.layouts import layout_roots, open_layout
from banxin.manuscript.images.traces import without_traces
from banxin.manuscript.publication import (
    Byline,
    Head,
    HeadlineStack,
    Issue,
    Lang,
    Masthead,
    Metadata,
    Person,
    Revision,
)
from banxin.markup import blocks as b
from banxin.sheets.epub import facts
from banxin.sheets.epub.classes import with_ruled_classes
from banxin.sheets.epub.colours import (
    BLACK,
    LARGE,
    NIGHT,
    TEXT,
    WHITE,
    contrast,
    ink_on,
    readable,
    readable_everywhere,
)
from banxin.sheets.epub.copy import EpubDocument
from banxin.sheets.epub.cover import cropped_cover
from banxin.sheets.epub.fitting import alternatives
from banxin.sheets.epub.names import distinct, picture_names, portable
from banxin.sheets.epub.pictures import reader_picture
from banxin.sheets.epub.rare import is_rare, with_rare_faces
from banxin.sheets.epub.style import family_list
from banxin.sheets.epub.xhtml import for_reading_systems
from banxin.sheets.labels import Labels, labels_for
from banxin.typecase import Face, Role

from .copies import xhtml
from .publications import paragraph, publication, unit


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("mukang", "mukang"),
        ("木康", "u6728-u5eb7"),
        ("第1篇", "u7b2c-1-u7bc7"),
        ("01-a", "n01-a"),
        ("a b_c.d", "a-b-c-d"),
        ("𬭚", "u2cb5a"),
        ("--", "n"),
        ("", "n"),
    ],
)
def test_portable_names(stem, name):
    assert portable(stem) == name


def test_names_are_distinct_whatever_the_letter_case():
    assert distinct({"A": "Abc", "B": "abc", "C": "cover", "D": "ABC"}) == {
        "A": "Abc", "B": "abc-2", "C": "cover-2", "D": "ABC-3",
    }  # fmt: skip


def test_pictures_of_one_stem_are_kept_apart():
    names = picture_names(["b/map.svg", "b/map.png", "cover.png"])
    assert names == {"b/map.png": "map", "b/map.svg": "map-2", "cover.png": "cover-2"}


def test_the_identifier_stays_when_the_text_is_corrected(tmp_path):
    first = publication(tmp_path)
    corrected = publication(
        tmp_path, title="另一个通栏", contents=(unit("x", "新", b.Body((paragraph("新"),))),)
    )
    assert facts.identifier(first) == facts.identifier(corrected)
    assert uuid.UUID(facts.identifier(first).removeprefix("urn:uuid:")).version == 5


@pytest.mark.parametrize(
    "change",
    [
        {"slug": "baishui-13"},
        {"issue": Issue(13, dt.date(2019, 7, 30))},
        {"masthead": Masthead("别的报")},
    ],
)
def test_another_issue_has_another_identifier(tmp_path, change):
    assert facts.identifier(publication(tmp_path, **change)) != facts.identifier(publication(tmp_path))


@pytest.mark.parametrize(
    "change",
    [
        {"issue": Issue(12, dt.date(2019, 7, 31))},
        {"issue": Issue(12, dt.date(2019, 7, 30), label="要闻")},
        {"masthead": Masthead("白水渡报", codes=MappingProxyType({"issn": "2434-561X"}))},
        {"masthead": Masthead("白水渡报", lang=Lang.HANT_TW, publisher="别的社")},
        {"revision": Revision(dt.date(2019, 8, 2), 3)},
    ],
)
def test_a_correction_is_the_same_issue(tmp_path, change):
    first = publication(tmp_path, masthead=Masthead("白水渡报"))
    again = publication(tmp_path, **{"masthead": Masthead("白水渡报"), **change})
    assert facts.identifier(again) == facts.identifier(first)
    assert facts.print_edition(again) == facts.print_edition(first)


def test_issues_without_a_number_are_told_apart_by_date(tmp_path):
    days = [publication(tmp_path, issue=Issue(None, dt.date(2019, 7, day))) for day in (30, 31)]
    assert len({facts.identifier(one) for one in days}) == 2


def test_the_identifier_of_the_manifest_stands_above_all(tmp_path):
    for change in ({}, {"slug": "b"}, {"masthead": Masthead("别的报")}, {"issue": Issue(13)}):
        paper = publication(tmp_path, metadata=Metadata(identifier="urn:uuid:12"), **change)
        assert facts.identifier(paper) == "urn:uuid:12"


@pytest.mark.parametrize(
    ("code", "urn"),
    [
        ("978-7-02-000220-7", "urn:isbn:9787020002207"),
        ("ISBN 978-7-02-000220-7", "urn:isbn:9787020002207"),
        ("978-7-02-000220-8", ""),
        ("978-7-0000-0000-0", ""),
        ("7-02-000220-5", ""),
        ("", ""),
    ],
)
def test_isbn_urn(code, urn):
    assert facts.isbn_urn(code) == urn


def test_the_isbn_of_the_e_book_is_its_own(tmp_path):
    codes = MappingProxyType({"isbn": "978-7-02-000220-7", "eisbn": "978-7-302-10853-5"})
    book = publication(tmp_path, masthead=Masthead("书", codes=codes))
    assert facts.other_identifiers(book) == ("urn:isbn:9787302108535",)
    assert facts.print_edition(book) == "urn:isbn:9787020002207"
    paper = publication(tmp_path, masthead=Masthead("书", codes=MappingProxyType({"isbn": codes["isbn"]})))
    assert facts.other_identifiers(paper) == ()


def test_the_print_edition_has_its_own_urn(tmp_path):
    paper = publication(tmp_path)
    assert facts.print_edition(paper) not in {facts.identifier(paper), ""}
    book = publication(
        tmp_path, masthead=Masthead("书", codes=MappingProxyType({"isbn": "978-7-02-000220-7"}))
    )
    assert facts.print_edition(book) == "urn:isbn:9787020002207"


@pytest.mark.parametrize(
    ("code", "true"),
    [
        ("1002-5685", True),
        ("1002-5684", False),
        ("0000-0000", False),
        ("2434-561X", True),
        ("1002", False),
        ("", False),
    ],
)
def test_issn(code, true):
    assert facts.is_issn(code) is true


def bylined(*people):
    stack = HeadlineStack(Head(("题",)), byline=Byline(tuple(people), "x"))
    return unit("a", "题", b.Body((paragraph("文"),)), stack=stack)


@pytest.mark.parametrize(
    ("people", "creators"),
    [
        ((Person("江一帆", "记者"), Person("白小渡")), [("江一帆", "aut"), ("白小渡", "aut")]),
        ((Person("江一帆"), Person("江一帆")), [("江一帆", "aut")]),
        ((Person("本报综合"),), [("白水渡报社", "isb")]),
        ((Person("编辑部"), Person("江一帆")), [("江一帆", "aut")]),
        ((), [("白水渡报社", "isb")]),
        ((Person("江一帆", "文"), Person("白小渡", "图")), [("江一帆", "aut")]),
        ((Person("江一帆", "摄影"),), [("江一帆", "pht")]),
        ((Person("江一帆", "清"),), [("江一帆", "aut")]),
    ],
)
def test_creators_are_people_else_the_house(tmp_path, people, creators):
    found = facts.creators(publication(tmp_path, contents=(bylined(*people),)))
    assert [(person.name, person.role) for person in found] == creators


@pytest.mark.parametrize(
    ("people", "named"),
    [
        ((Person("江一帆", "图/文"),), ([("江一帆", "aut", ("pht",))], [])),
        (
            (Person("江一帆"), Person("白小渡", "攝影"), Person("石青", "譯")),
            ([("江一帆", "aut", ())], [("白小渡", "pht", ()), ("石青", "trl", ())]),
        ),
        ((Person("白小渡", "插图"), Person("石青", "译")), ([("白小渡", "ill", ())], [("石青", "trl", ())])),
        ((Person("江一帆"), Person("江一帆", "摄影")), ([("江一帆", "aut", ("pht",))], [])),
    ],
)
def test_people_are_named_for_what_they_did(tmp_path, people, named):
    editors = (Person("方圆", "责任编辑"), Person("石一", "版式"), Person("石二", "校對"), Person("石三"))
    issue = Issue(1, dt.date(2019, 7, 30), editors=editors)
    paper = publication(tmp_path, contents=(bylined(*people),), issue=issue)
    creators, contributors = named
    told = [
        [(one.name, one.role, one.also) for one in who(paper)] for who in (facts.creators, facts.contributors)
    ]
    desk = [("方圆", "edt", ()), ("石一", "bkd", ()), ("石二", "pfr", ()), ("石三", "edt", ())]
    assert told == [creators, contributors + desk]


def test_authors_of_the_whole_come_first(tmp_path):
    authors = Byline((Person("刘鹗", "清 著", "Liu E"), Person("石青", "校注")), "[清] 刘鹗 著 石青 校注")
    book = publication(
        tmp_path, contents=(bylined(Person("江一帆")),), metadata=Metadata(authors=authors), issue=Issue()
    )
    assert [(one.name, one.role, one.file_as) for one in facts.creators(book)] == [
        ("刘鹗", "aut", "Liu E"), ("江一帆", "aut", ""),
    ]  # fmt: skip
    assert [(one.name, one.role) for one in facts.contributors(book)] == [("石青", "edt")]


@pytest.mark.parametrize("role", ["主编", "編選", "辑录", "译"])
def test_who_edited_the_whole_made_it_where_no_author_is_named(tmp_path, role):
    authors = Byline((Person("石青", role),), f"石青 {role}")
    book = publication(tmp_path, contents=(bylined(),), metadata=Metadata(authors=authors))
    assert [one.name for one in facts.creators(book)] == ["石青"]


def test_series_only_with_a_number():
    paper = Masthead("报", codes=MappingProxyType({"issn": "0000-0000"}))
    assert facts.series(paper, Issue()) is None
    assert facts.series(paper, Issue(3)).identifier == ""


def test_folio_leaves_out_what_is_not_given(tmp_path):
    full = publication(tmp_path)
    assert facts.folio(full) == ("第12期", "2019年7月30日　星期二", "第3版　乡土")
    assert facts.folio(full, weekday=False) == ("第12期", "2019年7月30日", "第3版　乡土")
    assert facts.folio(publication(tmp_path, issue=Issue())) == ()
    assert facts.folio(publication(tmp_path, issue=Issue(label="要闻"))) == ()  # the whole issue is no page


@pytest.mark.parametrize(("name", "weekday"), [("broadsheet", True), ("magazine", False), ("book", False)])
def test_the_date_has_its_weekday_in_papers_alone(tmp_path, name, weekday):
    layout, _ = open_layout(name, layout_roots(None))
    assert facts.has_weekday(layout) == weekday
    rows = dict(facts.colophon_rows(publication(tmp_path), Labels(), weekday=weekday))
    assert ("星期二" in rows["出版日期"]) == weekday


def test_colophon_rows(tmp_path):
    paper = publication(tmp_path, revision=Revision(dt.date(2019, 8, 1), 2))
    rows = dict(facts.colophon_rows(paper, Labels()))
    assert rows["责任编辑"] == "方圆"
    assert rows["国内统一连续出版物号"] == "CN 11-0000"
    assert rows["国际标准连续出版物号"] == "ISSN 1002-5685"
    assert rows["电子版更新"] == "2019年8月1日（第2次修订）"
    assert all(rows.values())


def test_colophon_says_no_day_where_none_is_told(tmp_path):
    rows = dict(facts.colophon_rows(publication(tmp_path, issue=Issue(12)), Labels()))
    assert not {"电子版更新", "出版日期"} & rows.keys()


def test_colophon_has_the_metadata(tmp_path):
    codes = MappingProxyType({"eisbn": "978-7-302-10853-5"})
    metadata = Metadata(authors=Byline((), "刘鹗 著"), rights="© 2026 白水渡", licence="CC BY-SA 4.0")
    book = publication(tmp_path, masthead=Masthead("书", codes=codes), metadata=metadata)
    rows = facts.colophon_rows(book, Labels())
    for row in (
        ("著作责任者", "刘鹗 著"), ("电子书国际标准书号", "ISBN 978-7-302-10853-5"),
        ("版权", "© 2026 白水渡"), ("许可", "CC BY-SA 4.0"),
    ):  # fmt: skip
        assert row in rows


def test_labels_follow_the_script():
    assert labels_for(Lang.HANS).contents == "目录"
    assert labels_for(Lang.HANT_TW).contents == labels_for(Lang.HANT_HK).contents == "目錄"


@pytest.mark.parametrize("role", ["song", "hei", "kai", "fang", "mono"])
def test_faces_follow_the_region(role):
    lists = {lang: family_list(role, lang) for lang in Lang}
    own = {Lang.HANS: (" SC", "HANS"), Lang.HANT_TW: (" TC",), Lang.HANT_HK: (" HK", " HC", "HKSCS", " TC")}
    foreign = {Lang.HANS: (" TC", " HK"), Lang.HANT_TW: (" SC", " HK"), Lang.HANT_HK: (" SC",)}
    for lang, families in lists.items():
        assert not any(mark in families for mark in foreign[lang]), families
        assert role == "fang" or any(mark in families for mark in own[lang]), families
    assert role in ("kai", "fang") or lists[Lang.HANT_TW] != lists[Lang.HANT_HK]


@pytest.mark.parametrize("accent", ["#b3121b", "#e8c34a", "#ffffff", "#000000", "#0a5", "#808080", "#00ffff"])
def test_an_accent_can_always_be_read(accent):
    assert contrast(readable(accent, WHITE), WHITE) >= TEXT
    assert contrast(readable(accent, NIGHT), NIGHT) >= TEXT
    assert contrast(ink_on(accent), accent) >= LARGE


@given(st.integers(0, 0xFFFFFF))
def test_an_accent_can_be_read_on_white_and_on_black(number):
    accent = f"#{number:06x}"
    for least in (TEXT, LARGE):
        moved = readable_everywhere(accent, least)
        assert min(contrast(moved, WHITE), contrast(moved, BLACK)) >= least
        assert contrast(ink_on(moved), moved) >= TEXT


def test_a_readable_accent_is_left_alone():
    assert readable("#b3121b", WHITE) == "#b3121b"
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(
    ("segments", "count", "lines"),
    [
        (("一二三", "四五六"), 2, ("一二三", "四五六")),
        (("一二三四",), 1, ("一二三四",)),
        (("一二三四",), 2, ("一二", "三四")),  # even, not three and one
        (("一二。三四",), 2, ("一二。", "三四")),
        (("一二“三四",), 2, ("一二", "“三四")),
        (("读 banxin 书",), 3, ("读 ", "banxin", " 书")),
        (("一二三四五六七八九十一二三四五六",), 4, ("一二三四", "五六七八", "九十一二", "三四五六")),
    ],
)
def test_a_headline_in_fewer_or_more_lines(segments, count, lines):
    found = {len(fit.lines): fit for fit in alternatives(segments, len)}
    assert found[count].lines == lines
    assert found[count].width == max(map(len, lines))
    assert all("".join(fit.lines) == "".join(segments) for fit in found.values())


def test_no_character_is_torn_off_and_nothing_is_cut():
    assert [fit.lines for fit in alternatives(("一二三",), len)] == [("一二三",)]
    assert alternatives((), len) == ()
    longest = alternatives(("字" * 120,), len)
    assert max(len(fit.lines) for fit in longest) <= 6


def picture_file(tmp_path, name, picture, **options):
    picture.save(tmp_path / name, **options)
    return tmp_path / name


def test_a_good_picture_is_taken_over_byte_for_byte(tmp_path):
    png = picture_file(tmp_path, "a.png", Image.new("RGB", (20, 20), "red"))
    assert reader_picture(png, "image/png") == png.read_bytes()


def test_exif_is_cut_out_and_the_pixels_stay(tmp_path):
    exif = Image.Exif()
    exif[0x010F] = "camera"
    file = picture_file(tmp_path, "a.jpg", Image.radial_gradient("L"), exif=exif)
    assert b"Exif" in file.read_bytes()
    data = reader_picture(file, "image/jpeg")
    assert b"Exif" not in data
    assert Image.open(io.BytesIO(data)).tobytes() == Image.open(file).tobytes()


def test_a_turned_photograph_stands_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    file = picture_file(tmp_path, "a.jpg", Image.new("RGB", (40, 20)), exif=exif)
    data = reader_picture(file, "image/jpeg")
    assert Image.open(io.BytesIO(data)).size == (20, 40)
    assert b"Exif" not in data


@pytest.mark.parametrize(
    ("name", "kind", "mode"), [("a.jpg", "image/jpeg", "CMYK"), ("a.png", "image/png", "RGBA")]
)
def test_large_and_cmyk_pictures_are_brought_within_bounds(tmp_path, name, kind, mode):
    file = picture_file(tmp_path, name, Image.new(mode, (2600, 2000)))
    made = Image.open(io.BytesIO(reader_picture(file, kind)))
    assert made.width * made.height <= 4_000_000
    assert made.mode == ("RGB" if mode == "CMYK" else "RGBA")


@pytest.mark.parametrize("broken", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xe1\x00\x00" * 3])
def test_a_broken_jpeg_does_not_loop(broken):
    assert isinstance(without_traces(broken, "image/jpeg"), bytes)


@pytest.mark.parametrize(
    ("character", "rare"),
    [("国", False), ("國", False), ("䶮", True), ("𬭚", True), ("a", False), ("é", False), ("，", False)],
)
def test_what_is_rare(character, rare):
    assert is_rare(character) is rare


@pytest.fixture(scope="module")
def font_file(tmp_path_factory) -> Path:
    """A face that has 䶮 and 国 as filled squares."""
    pen = TTGlyphPen(None)
    for at in ((0, 0), (0, 900), (900, 900), (900, 0)):
        pen.lineTo(at) if pen.points else pen.moveTo(at)
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", "yan", "guo"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x4DAE: "yan", 0x56FD: "guo"})
    builder.setupGlyf(dict.fromkeys(names, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-100)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-100)
    builder.setupPost()
    path = tmp_path_factory.mktemp("face") / "squares.ttf"
    builder.save(path)
    return path


def face(path: Path) -> Face:
    return Face(path.name, "Squares", Role.SONG, 400, path)


def test_a_rare_character_gets_a_face_of_its_own(font_file):
    page = EpubDocument("a", "a.xhtml", "䶮", xhtml("䶮", '<p title="䶮">国䶮。</p>'))
    fitted = with_rare_faces((page,), "", lambda character: face(font_file))
    html = fitted.documents[0].xhtml.decode()
    assert '<p title="䶮">国<span class="rare-1">䶮</span>。</p>' in html
    assert "<title>䶮</title>" in html
    assert 'url("fonts/rare-1.ttf")' in fitted.css
    subset = TTFont(io.BytesIO(fitted.fonts[0].data))
    assert sorted(subset.getBestCmap()) == [0x4DAE]
    assert fitted.fonts == with_rare_faces((page,), "", lambda character: face(font_file)).fonts


def test_common_text_needs_no_face():
    page = EpubDocument("a", "a.xhtml", "国", xhtml("国", "<p>国</p>"))
    assert with_rare_faces((page,), "p {}", lambda _: None).fonts == ()
    rare = EpubDocument("a", "a.xhtml", "国", xhtml("国", "<p>䶮</p>"))
    assert with_rare_faces((rare,), "p {}", lambda _: None).documents == (rare,)


def test_a_picture_is_cropped_to_a_cover_around_its_focus():
    wide = Image.new("RGB", (1200, 300), "#0000ff")
    wide.paste("#ff0000", (900, 0, 1200, 300))
    out = io.BytesIO()
    wide.save(out, "PNG")
    for focus, colour in (((0.1, 0.5), (0, 0, 254)), ((1.0, 0.5), (254, 0, 0))):
        picture = Image.open(io.BytesIO(cropped_cover(out.getvalue(), focus)))
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1600, 2560))
        pixel = picture.getpixel((800, 1280))
        assert isinstance(pixel, tuple)
        assert max(abs(one - other) for one, other in zip(pixel, colour, strict=True)) < 4


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a { x: y }", '<p class="a">甲</p><p class="duokan-x">'),
        ("p.a > .b-c:hover, .d{}", '<p class="a b-c">甲</p><p class="duokan-x">'),
        ("p {} /* .a */", '<p>甲</p><p class="duokan-x">'),
        ('[class|="b"] {}', '<p class="a b-c e">甲</p><p class="duokan-x f">'),
    ],
)
def test_classes_without_a_rule_are_left_out(css, kept):
    page = EpubDocument("a", "a.xhtml", "国", xhtml("国", '<p class="a b-c e">甲</p><p class="duokan-x f">'))
    (made,) = with_ruled_classes((page,), css)
    assert made.xhtml == xhtml("国", kept)


CALL = '<a class="note-call" id="c" href="#n">1</a>'


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (f"靠岸。\u2060{CALL}后", f'靠岸<span class="keep">。{CALL}</span>后'),
        (f"</em>\u2060{CALL}", f"</em>{CALL}"),
        (f"&amp;\u2060{CALL}", f"&amp;{CALL}"),
        ("甲\u2060乙", "甲乙"),
        ("<ruby>版<rp>（</rp><rt>bǎn</rt><rp>）</rp></ruby>", "<ruby>版<rt>bǎn</rt></ruby>"),
        ("<h2>水涨起来以后</h2>", '<h2>水涨起来<span class="head-end">以后</span></h2>'),
        (
            '<aside class="pull"><p>水在渠里的时候，账要在墙上。</p></aside>',
            '<aside class="pull"><p><span class="sense">水在渠里的<span class="head-end">时候，</span></span>'
            '<span class="sense">账要在<span class="head-end">墙上。</span></span></p></aside>',
        ),
        (
            '<nav class="contents"><li><a href="a">先浇谁家的田　渠边议出一本账</a></li></nav>'
            '<nav class="landmarks"><li><a href="a">先浇谁家的田</a></li></nav>',
            '<nav class="contents"><li><a href="a">'
            '<span class="sense">先浇谁家<span class="head-end">的田</span>　</span>'
            '<span class="sense">渠边议出一<span class="head-end">本账</span></span></a></li></nav>'
            '<nav class="landmarks"><li><a href="a">先浇谁家的田</a></li></nav>',
        ),
        (
            '<ol class="section-contents"><li><a href="a">路灯朝路照</a></li></ol>',
            '<ol class="section-contents"><li><a href="a">路灯朝'
            '<span class="head-end">路照</span></a></li></ol>',
        ),
        ("<h2>水涨以后！”</h2>", '<h2>水涨<span class="head-end">以后！”</span></h2>'),
        ("<h3>第一回</h3><p>第一回</p>", '<h3><span class="head-end">第一回</span></h3><p>第一回</p>'),
        ("<h2>甲<em>乙丙丁戊己</em></h2>", '<h2>甲<em>乙丙丁<span class="head-end">戊己</span></em></h2>'),
        ("<h2>甲乙丙&amp;</h2>", '<h2><span class="head-end">甲乙丙&amp;</span></h2>'),
        ("<h2>谁在用 banxin</h2>", "<h2>谁在用 banxin</h2>"),
        ("<h2>序</h2>", "<h2>序</h2>"),
        (
            "<h1>糖坊的火，今年点不点</h1>",
            '<h1><span class="sense">糖坊<span class="head-end">的火，</span></span>'
            '<span class="sense">今年点<span class="head-end">不点</span></span></h1>',
        ),
        ("<h2>啊，今天的天</h2>", '<h2>啊，今天<span class="head-end">的天</span></h2>'),
        (
            '<h1><span class="sense">先浇谁家的田</span><span class="sense">渠边</span></h1>',
            '<h1><span class="sense turn">先浇谁家<span class="head-end">的田</span></span> '
            '<span class="sense"><span class="head-end">渠边</span></span></h1>',
        ),
        (
            '<p class="byline">本刊记者　水管站</p>',
            '<p class="byline"><span class="sense"><span class="head-end">本刊记者</span>　</span>'
            '<span class="sense"><span class="head-end">水管站</span></span></p>',
        ),
        ('<p style="--drop-cap: 0; --x: 1em">甲</p>', "<p>甲</p>"),
        ("<code>shuizhang@example.org</code>", "<code>shuizhang<wbr/>@example<wbr/>.org</code>"),
        ("<code>12345678901.2345</code>", "<code>12345678901.2345</code>"),
        (
            '<a href="x">https://a.org/b?c=d&amp;e</a>',
            '<a href="x">https://<wbr/>a<wbr/>.org/<wbr/>b<wbr/>?c<wbr/>=d<wbr/>&amp;e</a>',
        ),
        ("<pre><code>a-b-c-d-e-f-g-h-i</code></pre>", "<pre><code>a-b-c-d-e-f-g-h-i</code></pre>"),
        ('<p style="--x: 1em; color: red">甲</p>', '<p style="--x: 1em; color: red">甲</p>'),
        (
            '<h1><span class="sense">一条江，</span><span class="sense">三十年没停过</span></h1>',
            '<h1><span class="sense"><span class="head-end">一条江，</span></span>'
            '<span class="sense">三十年没<span class="head-end">停过</span></span></h1>',
        ),
    ],
)
def test_what_reading_systems_had_better_not_have(html, kept):
    assert for_reading_systems(html) == kept


def test_contents_of_an_archive_carry_nothing_but_their_words():
    """A thousand entries are held together; with one more the document would be too heavy in time."""
    entry = '<a href="a">路灯</a>'
    contents = [f'<nav class="contents">{entry * number}</nav>' for number in (1000, 1001)]
    assert for_reading_systems(contents[0]).count("head-end") == 1000
    assert for_reading_systems(contents[1]) == contents[1]
