"""The text of an article as HTML: every kind of block, every character escaped, nothing lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from markupsafe import Markup

from banxin.findings import SourceText
from banxin.layouts import Templates, layout_roots, open_layout
from banxin.manuscript.publication import Byline, Genre, Head, HeadlineStack, Image, Person, Section, Unit
from banxin.markup import parse_body, plain_text
from banxin.markup.blocks import Body
from banxin.sheets.article import render_unit
from banxin.sheets.body import render_blocks, render_notes
from banxin.sheets.bylines import byline_text
from banxin.sheets.setting import FigureMeasure, Notes, PressName, Setting
from banxin.sheets.standing_heads import standing_heads

SETTING = Setting(
    press=PressName.PDF,
    unit="mukang",
    notes=Notes.END,
    level=2,
    target=lambda unit, anchor: f"#{unit}--{anchor}" if anchor else f"#{unit}",
    picture=lambda path: f"https://publication.invalid/{path}",
    images={"images/a.svg": Image("images/a.svg", "image/svg+xml", 300, 150)},
)


@pytest.fixture(scope="module")
def templates() -> Templates:
    layout, findings = open_layout("broadsheet", layout_roots(None))
    assert layout is not None
    assert findings == ()
    return Templates(layout, {}, {})


def body_html(body: Body, templates: Templates, setting: Setting) -> Markup:
    return Markup("\n").join(render_blocks(body, templates, setting))


def html(markdown: str, templates: Templates, setting: Setting = SETTING) -> str:
    body, findings = parse_body(SourceText("a.md", markdown), 1)
    assert [found for found in findings if found.severity == "error"] == []
    text = str(body_html(body, templates, setting)) + str(render_notes(body, templates, setting))
    etree.fromstring(f'<div xmlns:epub="http://www.idpf.org/2007/ops">{text}</div>')  # well formed
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("正文。", "<p>正文。</p>"),
        ("*着重*和**粗**", "<p><em>着重</em>和<strong>粗</strong></p>"),
        ('a &lt; b &amp; "c"', "<p>a &lt; b &amp; &#34;c&#34;</p>"),
        ("[见](https://e.org/?a=1&b=2)", '<a href="https://e.org/?a=1&amp;b=2">见</a>'),
        ("{隘|ài}口", "<ruby>隘<rp>（</rp><rt>ài</rt><rp>）</rp></ruby>口"),
        ("## 头一段", '<h3 class="crosshead depth-1" id="mukang--头一段">'),
        ('## 头 {keywords="甲 乙"}', '<span class="keyword">甲</span> <span class="keyword">乙</span>'),
        ("- 甲\n- 乙", "<ul> <li>甲</li> <li>乙</li> </ul>"),
        ("3. 甲\n4. 乙", '<ol start="3" style="counter-reset: list-item 2"> <li>甲</li>'),
        (
            "98. 甲\n99. 乙\n100. 丙",
            '<ol start="98" style="counter-reset: list-item 97; padding-left: 2.5em">',
        ),
        ("1. 甲\n2. 乙", "<ol> <li>甲</li>"),
        ("> 引", "<blockquote><p>引</p></blockquote>"),
        ("::: pull\n好\n:::", '<aside class="pull"><p>好</p></aside>'),
        ("::: box 数\n好\n:::", '<aside class="box"><p class="box-title">数</p> <p>好</p> </aside>'),
        (
            "::: verse\n春\n秋\n:::",
            '<div class="stanza"> <p class="verse-line">春</p> <p class="verse-line">秋</p>',
        ),
        ("| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 |", '<th scope="col" class="right">乙</th>'),
        ("| | 乙 |\n|---|--:|\n| 1 | 2 |", '<tr><th scope="row">1</th><td class="right">2</td></tr>'),
        (
            "| 甲 | 乙 |\n|---|---|\n| **1** | 2 |",
            '<tr><th scope="row"><strong>1</strong></th><td>2</td></tr>',
        ),
        ("| 甲 | 乙 |\n|---|---|\n| **1** | 2 |\n| 3 | 4 |", "<tr><td>3</td><td>4</td></tr>"),
        ("| | 乙 |\n|---|---|\n| | 2 |", "<tr><td></td><td>2</td></tr>"),
        ("---", '<hr class="break"/>'),
        ("甲\\\n乙", "<p>甲<br/>乙</p>"),
    ],
)
def test_blocks_and_inlines(markdown: str, expected: str, templates: Templates) -> None:
    assert expected in html(markdown, templates)


def test_a_note_at_the_end_of_the_article(templates: Templates) -> None:
    text = html("甲[^1]。\n\n[^1]: 注。", templates)
    assert '<sup class="note-call"><a id="mukang--call-1" href="#mukang--note-1">1</a></sup>' in text
    note = '<span class="note-number">1</span>注。</p>'
    assert f'<p class="note-text" role="doc-endnote" id="mukang--note-1">{note}' in text


def test_a_note_called_twice_has_two_anchors(templates: Templates) -> None:
    text = html("甲[^1]乙[^1]。\n\n[^1]: 注。", templates)
    assert text.count('id="mukang--call-1"') == text.count('id="mukang--call-1.2"') == 1


FOOT = replace(SETTING, notes=Notes.FOOT)


def test_a_note_at_the_foot_of_the_page(templates: Templates) -> None:
    text = html("甲[^1]。\n\n[^1]: 注。", templates, FOOT)
    note = (
        '<object class="footnote" id="mukang--note-1" data-mark="1" data-call="mukang--call-1">注。</object>'
    )
    assert (
        f'甲<sup class="note-call">{note}<a id="mukang--call-1" href="#mukang--note-1">1</a></sup>。' in text
    )


def test_a_note_at_the_foot_of_the_page_is_printed_once(templates: Templates) -> None:
    body, _ = parse_body(SourceText("a.md", "甲[^1]乙[^1]。\n\n[^1]: 注[^1]。"), 1)
    text = str(body_html(body, templates, FOOT))
    assert text.count("footnote") == 1
    assert text.count('href="#mukang--note-1">1</a>') == 3


@pytest.mark.parametrize("setting", [FOOT, SETTING], ids=["foot", "end"])
def test_a_note_keeps_its_blocks(templates: Templates, setting: Setting) -> None:
    body, _ = parse_body(SourceText("a.md", "甲[^1]。\n\n[^1]: 注。\n\n    次段。\n\n    - 一\n    - 二"), 1)
    render = body_html if setting.notes is Notes.FOOT else render_notes
    text = " ".join(str(render(body, templates, setting)).split())
    assert re.search(r"注。(</p>)? <p>次段。</p> <ul> <li>一</li> <li>二</li> </ul>", text)


def test_calls_at_one_place_are_parted(templates: Templates) -> None:
    notes = "\n\n[^1]: 一。\n[^2]: 二。\n[^3]: 三。"
    comma = '<sup class="note-call note-parting">,</sup>'
    text = html("甲[^1][^2]乙[^3]。" + notes, templates)
    assert f"1</a></sup>{comma}<sup" in text
    assert text.count(comma) == 1
    assert html("**甲[^1]**[^2]乙[^3]。" + notes, templates).count(comma) == 1
    assert html("甲[^1]、[^2]*[^3]*" + notes, templates).count(comma) == 1


def test_a_picture_as_make_up_sizes_it(templates: Templates) -> None:
    setting = replace(SETTING, figure=lambda image, columns: FigureMeasure(90, 45.5, span=columns > 1))
    text = html('![描述](images/a.svg "题"){credit="某图" width=2}', templates, setting)
    assert '<figure class="figure span">' in text
    assert 'style="width: 90pt; height: 45.5pt"' in text
    assert '<figcaption>题<span class="credit">某图</span></figcaption>' in text


UNIT = Unit(
    kind="unit",
    id="mukang",
    source=SourceText("mukang.md", ""),
    stack=HeadlineStack(
        headline=Head(("主题<", "断处")), eyebrow=Head(("引题",)), deck="提要", dateline="本报凭祥7月22日电"
    ),
    body=parse_body(SourceText("mukang.md", "首段。\n\n次段。"), 1)[0],
    body_line=1,
)


def test_a_unit_with_its_stack(templates: Templates) -> None:
    text = str(render_unit(UNIT, templates, SETTING))
    order = ["引题", "主题&lt;", "断处", "提要", "本报凭祥7月22日电", "首段。", "次段。"]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    assert '<span class="sense">主题&lt;</span>\u3000<span class="sense">断处</span>' in text
    assert text.count("dateline") == 1


def test_every_word_of_a_body_is_set(templates: Templates) -> None:
    markdown = "甲**乙**丙\n\n- 丁\n\n::: sidebar 戊\n己\n\n> 庚\n:::\n\n| 辛 |\n|--|\n| 壬 |"
    body, _ = parse_body(SourceText("a.md", markdown), 1)
    set_text = "".join(etree.fromstring(f"<d>{body_html(body, templates, SETTING)}</d>").itertext())
    assert "".join(set_text.split()) == "".join(plain_text(body.blocks).split())


@pytest.mark.parametrize(
    ("people", "text", "expected"),
    [
        ((Person("张一", "记者"), Person("李二", "记者")), "", "记者\u3000张一\u3000李二"),
        ((Person("张一", "记者"), Person("王三", "通讯员")), "", "记者\u3000张一\u3000通讯员\u3000王三"),
        ((Person("本报综合"),), "", "本报综合"),
        ((), "本报综合", "本报综合"),
        ((), "梁若溪/文", "梁若溪/文"),
        ((), "[清] 刘鹗", "[清] 刘鹗"),
        ((), "（张一、李二）", "（张一、李二）"),
        ((), "□ 本报记者 张一，李二", "□ 本报记者\u3000张一，李二"),
        ((), "文\u3000\u3000张\u3000一", "文\u3000\u3000张\u3000一"),
    ],
)
def test_a_role_word_stands_once_before_its_names(
    people: tuple[Person, ...], text: str, expected: str
) -> None:
    assert byline_text(Byline(people, text)) == expected


def test_readings_stand_in_brackets_where_leading_has_no_room(templates: Templates) -> None:
    text = html("{隘口|ài kǒu}", templates, replace(SETTING, readings_inline=True))
    assert '隘<span class="reading">\u2060（ài）</span>口<span class="reading">\u2060（kǒu）</span>' in text


def test_a_base_is_whole_and_on_one_line_with_its_reading_in_brackets(templates: Templates) -> None:
    text = html("{隘口站|ài kǒu}", templates, replace(SETTING, readings_inline=True))
    assert '隘\u2060口\u2060站<span class="reading">\u2060（ài kǒu）</span>' in text


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "*着重Latin字2次*",
            '<em>着重<span class="western">Latin</span>字<span class="western">2</span>次</em>',
        ),
        ("*Dream of the Red Chamber*", '<em><span class="western">Dream of the Red Chamber</span></em>'),
        ("*甲*Latin", "<em>甲</em>Latin"),
        ("*见 “A, B”。*", '<em>见 “<span class="western">A, B</span>”。</em>'),
    ],
)
def test_emphasis_on_latin_has_an_element_of_its_own(
    markdown: str, expected: str, templates: Templates
) -> None:
    assert expected in html(markdown, templates)


def test_pictures_and_tables_carry_their_anchors(templates: Templates) -> None:
    text = html("表：题 {#biao}\n\n| 甲 |\n|--|\n| 乙 |\n\n| 丙 |\n|--|\n", templates)
    assert text.count(' id="') == 1
    assert f'<table id="{SETTING.unit}--biao" class="table">' in text


def test_a_letter_has_a_standing_head_unless_its_section_is_called_so() -> None:
    letters = tuple(replace(UNIT, id=key, genre=Genre.LETTER) for key in "ab")
    called, other = Section("读者来信", letters, "section-1"), Section("生活", letters, "section-1")
    assert standing_heads(letters, lambda unit: "读者来信") == {"a": "读者来信", "b": "读者来信"}
    assert standing_heads((called,), lambda unit: "读者来信") == {"a": "读者来信"}
    assert standing_heads((other,), lambda unit: "读者来信") == {"a": "生活·读者来信", "b": "读者来信"}


def test_a_section_gives_its_first_story_a_standing_head(templates: Templates) -> None:
    inner = Section("诗", (replace(UNIT, id="shi"),), "section-2")
    section = Section(
        "副刊", (replace(UNIT, kind="note", id="note"), inner, replace(UNIT, id="wen")), "section-1"
    )
    assert standing_heads((UNIT, section), lambda unit: "读者来信") == {"shi": "副刊·诗"}
    text = str(render_unit(UNIT, templates, replace(SETTING, standing_head="副刊")))
    assert '<p class="standing-head"><span>副刊</span></p>' in text
    assert "standing-head" not in str(render_unit(UNIT, templates, SETTING))
