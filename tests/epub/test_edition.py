"""The reader edition of a publication: what its documents hold and how one finds a way in them."""

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from banxin.layouts import LayoutFault, Templates, layout_roots, open_layout, settle_options
from banxin.manuscript.publication import Edition, EpubFonts, Head, Lang, Masthead
from banxin.markup import blocks as b
from banxin.press.epub import pack
from banxin.sheets.epub.colours import NIGHT, readable
from banxin.sheets.epub.style import family_list, reader_css

from .publications import paragraph, publication, text, unit

NS = {"h": "http://www.w3.org/1999/xhtml", "e": "http://www.idpf.org/2007/ops"}
TYPE = "{http://www.idpf.org/2007/ops}type"


def trees(copy):
    return {document.href: etree.fromstring(document.xhtml) for document in copy.documents}


def find(tree, path):
    return tree.xpath(path, namespaces=NS)


def one(copy, href):
    return trees(copy)[href]


def test_reading_order_is_that_of_the_manifest(every_copy):
    assert [document.href for document in every_copy.documents] == [
        "cover.xhtml", "title.xhtml", "contents.xhtml",
        "note.xhtml", "u6e21-u53e3.xhtml", "section-1.xhtml", "yi.xhtml", "section-2.xhtml", "n03-shan.xhtml",
        "colophon.xhtml",
    ]  # fmt: skip


def test_contents_nest_as_the_sections_do(every_copy):
    def shape(points):
        return [(point.label, shape(point.children)) if point.children else point.label for point in points]

    assert shape(every_copy.nav) == [
        "编者按",
        "渡口的船　为什么从不误点？",
        ("两岸", ["第二篇", ("山里", ["山里的灯"])]),
        "版权信息",
    ]


def test_the_navigation_document_says_what_the_copy_says(every_copy):
    nav = one(every_copy, "contents.xhtml")

    def flat(points):
        return [pair for point in points for pair in ((point.label, point.href), *flat(point.children))]

    def entries(kind):
        return [("".join(a.itertext()), a.get("href")) for a in find(nav, f"//h:nav[@e:type='{kind}']//h:a")]

    assert entries("toc") == flat(every_copy.nav)
    assert entries("landmarks") == [(mark.label, mark.href) for mark in every_copy.landmarks]
    assert entries("page-list") == [(page.label, page.href) for page in every_copy.page_list]
    assert [mark.type for mark in every_copy.landmarks] == [
        "cover",
        "titlepage",
        "toc",
        "bodymatter",
        "colophon",
    ]
    assert (
        next(mark.href for mark in every_copy.landmarks if mark.type == "bodymatter") == "u6e21-u53e3.xhtml"
    )


def test_labels_are_the_headings(every_copy):
    found = trees(every_copy)
    for point in every_copy.nav:
        heading = find(found[point.href], "//h:h1")
        assert [" ".join("".join(h.itertext()).split()) for h in heading] == [" ".join(point.label.split())]


def test_a_page_is_marked_once_where_it_begins(every_copy):
    assert [(page.label, page.href) for page in every_copy.page_list] == [
        ("ii", "note.xhtml#page-ii"),
        ("3", "note.xhtml#page-3"),
        ("4", "u6e21-u53e3.xhtml#page-4"),
        ("5", "yi.xhtml#page-5"),
        ("6", "n03-shan.xhtml#page-6"),  # nothing follows: behind the last text
    ]
    breaks = [
        mark for tree in trees(every_copy).values() for mark in find(tree, "//*[@role='doc-pagebreak']")
    ]
    assert [(mark.get("id"), mark.get("aria-label")) for mark in breaks] == [
        ("page-ii", "ii"), ("page-3", "3"), ("page-4", "4"), ("page-5", "5"), ("page-6", "6"),
    ]  # fmt: skip
    assert not "".join(breaks[4].xpath("following::text()")).strip()
    middle = breaks[2]
    before = "".join(middle.xpath("preceding::text()"))
    assert (before[-4:], middle.tail[:4]) == ("江面上雾", "还没散，")
    assert every_copy.page_source.startswith("urn:uuid:")
    assert every_copy.page_source != every_copy.identifier


def test_without_print_pages_none_are_claimed(paper, set_copy):
    copy = set_copy(paper)
    assert copy.page_list == ()
    assert copy.page_source == ""
    assert not find(one(copy, "contents.xhtml"), "//h:nav[@e:type='page-list']")
    assert not {"pageNavigation", "pageBreakMarkers"} & set(copy.accessibility.features)


def test_every_document_tells_its_language_and_title(every_copy):
    for href, tree in trees(every_copy).items():
        assert tree.get("lang") == tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans", href
        assert find(tree, "string(//h:title)").strip(), href


def test_every_reference_leads_somewhere(every_copy):
    found = trees(every_copy)
    files = set(found) | {resource.href for resource in every_copy.resources}
    ids = {href: {element.get("id") for element in tree.iter()} for href, tree in found.items()}
    for href, tree in found.items():
        for target in find(tree, "//@href | //@src"):
            if target.startswith("https:"):
                continue
            file, _, fragment = target.partition("#")
            assert (file or href) in files, (href, target)
            assert not fragment or fragment in ids[file or href], (href, target)


def test_footnotes_are_pop_ups_with_a_way_back(every_copy):
    page = one(every_copy, "u6e21-u53e3.xhtml")
    calls = find(page, "//h:a[@e:type='noteref'][@role='doc-noteref']")
    assert [call.text for call in calls] == ["1", "2"]
    for call in calls:
        assert "duokan-footnote" in call.get("class")
        (note,) = find(page, f"//*[@id='{call.get('href')[1:]}']")
        assert note.get("class") == "duokan-footnote-item"
        assert find(note, "string(..)").strip() == find(note, "string(ancestor::h:aside)").strip()  # it alone
        assert find(note, "ancestor::h:aside/@e:type") == ["footnote"]
        assert find(note, "ancestor::h:aside/@role") == ["doc-footnote"]
        assert find(note, "ancestor::h:aside/@aria-label") == [f"注释 {call.text}"]
        assert find(note, "string(../@start)") in {"", call.text}
        assert find(note, ".//h:a[@role='doc-backlink']/@href") == [f"#{call.get('id')}"]
    words = "".join(page.itertext())
    assert all(words.count(note) == 1 for note in ("汽笛一长两短，是开船的信号", "见县志卷三", "另有口述"))


def test_a_note_that_is_called_twice_leads_back_to_both(paper, set_copy):
    body = b.Body(
        (paragraph("甲", b.NoteCall(1), "。"), paragraph("乙", b.NoteCall(1), "。")),
        (b.Note(1, (paragraph("同一条注。"),), 3),),
    )
    copy = set_copy(replace(paper, contents=(unit("a", "题", body),)))
    page = one(copy, "a.xhtml")
    calls = [f"#{ident}" for ident in find(page, "//h:a[@role='doc-noteref']/@id")]
    assert len(set(calls)) == 2
    assert find(page, "//h:aside//h:a[@role='doc-backlink']/@href") == calls
    assert find(page, "//h:aside//h:a/@aria-label") == ["返回正文", "返回正文 2"]


def test_verse_is_indented_by_style(paper, set_copy):
    lines = (text("头锅水"), text("　　三锅四锅"), (b.Text("　"), b.Emphasis(text("一勺"))))
    copy = set_copy(replace(paper, contents=(unit("a", "题", b.Body((b.Verse(lines, 1),))),)))
    found = find(one(copy, "a.xhtml"), "//h:p[contains(@class, 'verse-line')]")
    assert [(line.get("class"), "".join(line.itertext())) for line in found] == [
        ("verse-line", "头锅水"), ("verse-line indent-2", "三锅四锅"), ("verse-line indent-1", "一勺"),
    ]  # fmt: skip
    css = copy.resources[0].data.decode()
    assert all(f".{name} {{" in css for name in ("verse-line", "indent-1", "indent-2"))


def test_only_classes_with_a_rule_are_left(every_copy):
    css = next(one for one in every_copy.resources if one.href == "style.css").data.decode()
    used = {
        name
        for tree in trees(every_copy).values()
        for value in find(tree, "//@class")
        for name in value.split()
    }
    assert {"headline", "note-call", "duokan-footnote"} < used
    assert all(f".{name}" in css for name in used if not name.startswith("duokan-"))
    assert not find(one(every_copy, "u6e21-u53e3.xhtml"), "//*[@class='']")


@pytest.mark.parametrize(
    ("levels", "below"),
    [
        (0, []),
        (1, [("水涨起来以后", [])]),
        (2, [("水涨起来以后", [("小节", [])])]),
    ],
)
def test_contents_list_crossheads_where_wanted(paper, set_copy, levels, below):
    def told(points):
        return [(point.label, told(point.children)) for point in points]

    copy = set_copy(paper, form=Edition("reader", "epub", crossheads=levels))
    article = next(point for point in copy.nav if point.href == "u6e21-u53e3.xhtml")
    assert told(article.children) == below
    nav = find(one(copy, "contents.xhtml"), "//h:nav[@e:type='toc']//h:a/@href")
    assert ("u6e21-u53e3.xhtml#u6e21-u53e3--shui" in nav) == bool(levels)
    assert pack(copy)  # which refuses targets that there are not


def test_crossheads_stand_below_those_of_a_higher_level(paper, set_copy):
    levels = (3, 2, 4, 3, 2)
    blocks = [b.Crosshead(level, text(f"题{at}"), f"a{at}", at) for at, level in enumerate(levels)]
    copy = set_copy(
        replace(paper, contents=(unit("a", "题", b.Body(tuple(blocks))),)),
        form=Edition("reader", "epub", crossheads=4),
    )
    told = [(point.label, [child.label for child in point.children]) for point in copy.nav[0].children]
    assert told == [("题0", []), ("题1", ["题2", "题3"]), ("题4", [])]


def test_the_headline_stack_has_one_heading(every_copy):
    page = one(every_copy, "u6e21-u53e3.xhtml")
    assert ["".join(h.itertext()) for h in find(page, "//h:h1")] == ["渡口的船 为什么从不误点？"]
    assert find(page, "//h:h1//h:span[@class='head-end']/text()") == ["渡口的船", "误点？"]
    levels = [int(h.tag[-1]) for h in find(page, "//h:h1|//h:h2|//h:h3|//h:h4")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_text_is_set_as_written(every_copy):
    page = one(every_copy, "u6e21-u53e3.xhtml")
    words = "".join(find(page, "//h:article//text()"))
    assert "\u2060" not in words
    assert "06:30  北岸 -> 南岸\n18:00  南岸 -> 北岸 <末班> & 停\n" in words
    assert "船老大姓佘shé，从不误点。“开船就是信用”是他的口头禅，NO.7 号船跑了三十年。" in words
    assert "又一段<&>。" in "".join(one(every_copy, "yi.xhtml").itertext())


def test_tables_pictures_and_quotes_can_be_read_aloud(every_copy):
    page = one(every_copy, "u6e21-u53e3.xhtml")
    assert find(page, "//h:th/@scope") == ["col"] * 3
    assert find(page, "string(//h:caption)") == "渡船时刻"
    assert find(page, "//h:img/@alt") == ["折线图：三十天水位先升后降再升", "清晨的渡口，一只木船靠岸", ""]
    assert find(page, "//h:img[@alt='']/@role") == ["presentation"]
    assert find(page, "//h:aside[@class='pull']/@role") == ["doc-pullquote"]
    assert find(page, "//h:aside[@class='sidebar' or @class='box']/@aria-label") == [
        "链接：一条江的三个名字",
        "数说渡口",
    ]


def test_a_table_without_a_caption_is_named_by_its_head(paper, set_copy):
    table = b.Table((text("班次"), text("票价 <元>")), ((text("早班"), text("2")),), (), (), 1)
    copy = set_copy(replace(paper, contents=(unit("a", "题", b.Body((table,))),)))
    assert find(one(copy, "a.xhtml"), "//h:table/@aria-label") == ["表：班次、票价 <元>"]


def test_pictures_lie_under_portable_names_without_exif(every_copy):
    held = {resource.href: resource for resource in every_copy.resources}
    assert {"images/cover.jpg", "images/u6e21-u53e3.jpg", "images/water.svg", "images/ornament.png"} < set(
        held
    )
    assert b"Exif" not in held["images/u6e21-u53e3.jpg"].data


def test_accessibility_is_read_off_the_content(every_copy, paper, set_copy):
    facts = every_copy.accessibility
    assert {"rubyAnnotations", "alternativeText", "pageNavigation", "ARIA"} < set(facts.features)
    assert "MathML" not in facts.features
    assert facts.sufficient == ("textual",)
    assert facts.hazards == ("none",)

    mute = unit(
        "a",
        "题",
        b.Body((b.Sidebar("box", text("盒"), (b.Figure("images/water.svg", "", (), "", 0, 1),), 1),)),
    )
    facts = set_copy(replace(paper, contents=(mute,))).accessibility
    assert "alternativeText" not in facts.features
    assert "rubyAnnotations" not in facts.features
    assert facts.sufficient == ("textual,visual",)
    assert "部分图片没有文字说明" in facts.summary


def test_the_title_page_turns_where_its_editor_lets_it(tmp_path, set_copy):
    banner = Head(("春水上渠", "一镇人商量怎么分"))
    copy = set_copy(publication(tmp_path, title=banner.text, banner=banner))
    lines = find(one(copy, "title.xhtml"), "//h:p[@e:type='title']/h:span")
    assert ["".join(line.itertext()) for line in lines] == list(banner.segments)
    assert copy.title == banner.text


def test_traditional_labels(tmp_path, set_copy):
    masthead = Masthead("渡報", lang=Lang.HANT_TW)
    copy = set_copy(publication(tmp_path, masthead=masthead, title="渡口"))
    page = one(copy, "contents.xhtml")
    assert page.get("lang") == "zh-Hant-TW"
    assert find(page, "string(//h:h1)") == "目錄"
    assert copy.nav[-1].label == "版權資訊"


def test_names_of_one_spelling_do_not_collide(tmp_path, set_copy):
    names = ("cover", "Cover", "meta.title", "ncx", "style")
    contents = tuple(unit(name, f"题{at}", b.Body((paragraph("文"),))) for at, name in enumerate(names))
    assert pack(set_copy(publication(tmp_path, contents=contents)))


def test_the_same_publication_gives_the_same_bytes(paper, set_copy):
    assert pack(set_copy(paper)) == pack(set_copy(paper))


def test_a_template_that_is_not_xml_is_a_finding(base, paper, set_copy):
    values, _ = settle_options(base, {}, {})
    own = Templates(base, values, {"edition": "reader"})

    class Careless:
        def render(self, block, /, **context):
            html = own.render(block, **context)
            return html + Markup("<br>") if block == "figure" else html

    with pytest.raises(LayoutFault) as fault:
        set_copy(paper, templates=Careless())
    (found,) = fault.value.findings
    assert found.code == "layout.template"
    assert "figure" in found.message


@pytest.mark.parametrize("name", ["base", "broadsheet", "tabloid", "book"])
def test_the_css_of_every_layout_leaves_the_reader_in_charge(name):
    layout, findings = open_layout(name, layout_roots(None))
    assert layout is not None, findings
    values, _ = settle_options(layout, {}, {})
    plain = re.sub(r"/\*.*?\*/", "", reader_css(layout, values, Lang.HANS), flags=re.DOTALL)
    assert "var(" not in plain
    assert not re.findall(r"font-size:\s*[\d.]+(?:px|pt|mm)", plain)
    assert not re.findall(
        r"(?:^|})\s*(?:html|body|p)\s*{[^}]*(?:font-family|[^-]color|background)\s*:", plain
    )


def test_options_are_written_in(base):
    css = reader_css(base, {"accent": "#0b6e4f"}, Lang.HANS)
    assert "solid #0b6e4f" in css
    pale = reader_css(base, {"accent": "#e8c34a"}, Lang.HANS)
    day, _, night = pale.partition("@media (prefers")
    assert "#e8c34a" not in day  # neither text nor rules of it show on white
    assert "color: #e8c34a" in night


def test_text_in_the_accent_is_readable_by_day_and_by_night(tmp_path):
    own = tmp_path / "layouts/own"
    (own / "sheets").mkdir(parents=True)
    (own / "layout.yaml").write_text("name: own\ntitle: 试\nextends: base\nabout: 试\n", "utf-8")
    (own / "sheets/epub.css").write_text("/* { */ .a, .b { color: var(--accent); margin: 0 }\n", "utf-8")
    layout, findings = open_layout("own", layout_roots(tmp_path))
    assert layout is not None, findings
    css = reader_css(layout, {"accent": "#b3121b"}, Lang.HANS)
    assert ".a, .b { color: #e61723; margin: 0 }" in css
    dark = readable("#b3121b", NIGHT)
    assert f"@media (prefers-color-scheme: dark) {{ .a, .b {{ color: {dark}; }} }}" in css


def test_family_lists_end_in_a_generic_family():
    for role in ("song", "hei", "kai", "fang"):
        for lang in Lang:
            assert family_list(role, lang).rsplit(", ", 1)[1] in {"serif", "sans-serif"}


WRITTEN = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=12)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WRITTEN, WRITTEN, WRITTEN)
@example("0", "\u3000", "0")  # a publisher of nothing but a blank
def test_whatever_is_written_can_be_packed(paper, set_copy, head, words, name):
    body = b.Body(
        (
            b.Figure("images/water.svg", words, text(words), name, 0, 1),
            b.Crosshead(2, text(words), "a", 2, (name, words)),
            paragraph(words, b.Ruby(((words, name),)), b.CodeBlock(words), b.NoteCall(1)),
        ),
        (b.Note(1, (paragraph(words),), 3),),
    )
    masthead = replace(paper.masthead, title=f"报{name}", publisher=words)
    contents = (unit(name, f"题{head}", body),)
    changed = replace(paper, title=f"题{head}", masthead=masthead, contents=contents)
    copy = set_copy(changed, form=Edition("reader", "epub", fonts=EpubFonts.NONE))
    assert pack(copy)
    shown = "".join(find(one(copy, copy.documents[3].href), "//h:pre//text() | //h:p/h:code//text()"))
    assert shown == words
