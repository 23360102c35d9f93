# ruff: noqa: E501  pages and packages are written as their programs write them, line by line
"""Web pages, e-books, Markdown of others, plain text."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.sources import Sources
from banxin.importing.writing.article import article_file
from importing.reading import bring
from importing.test_word import png

TEXT = "小镇的图书馆在七月里开到夜里十点，来看书的人比去年多了一倍。馆员说，最受欢迎的是窗边的座位。"
OTHER = "渡船的船工姓陈，今年六十二岁，在这条河上撑了四十年的船。他说从前过河的人多，一天要来回几十趟。"
PHONE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>小镇的灯 - 某网</title></head><body>
<nav>首页</nav><h1 id="activity-name"> 小镇的灯 </h1>
<div id="js_content" style="visibility:hidden"><section style="font-size:15px"><section>
<p style="text-indent:2em"><span>7月</span><span>22日，</span><strong><span>安全</span></strong><strong>无小事。</strong>
接着写<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby><span style="text-emphasis:dot">着重</span></p></section>
<section style="border:1px solid"><p style="text-align:center;font-size:18px"><strong>一根藤</strong></p></section>
<p>{TEXT}</p><p><img data-src="files/a%20b.png" src="data:image/gif;base64,R0lGODlhAQABAIAAAP"></p><p>▲图为小镇</p>
<img data-src="https://example.org/x.jpg"><img src="../secret.png"><div style="display:none">藏</div>
<p>{TEXT}<sup><a href="#n1">[1]</a></sup></p><ul><li>甲</li><li><p>乙</p><ol><li>丙</li></ol></li></ul>
<table><tr><th>村</th><th>户</th></tr><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>
<script>alert(1)</script><p id="n1" class="footnote">[1] 注在此。</p></section></div><footer>版权</footer></body></html>"""


def test_an_article_of_a_phone_platform(tmp_path: Path) -> None:
    page = tmp_path / "page"
    (page / "files").mkdir(parents=True)
    (page / "files" / "a b.png").write_bytes(png())
    (tmp_path / "secret.png").write_bytes(png("blue"))
    done = bring(PHONE.encode(), "page.html", Sources(page))
    assert done.text.startswith(
        "---\nheadline: 小镇的灯\n---\n\n7月22日，**安全无小事。**接着写{漢字|hàn zì}*着重*\n"
    )
    assert "\n## 一根藤\n" in done.text
    assert '![](images/a-b.png "▲图为小镇")' in done.text
    assert "- 甲\n- 乙\n  1. 丙\n" in done.text
    assert "| 村 | 户 |\n|---|---|\n| 甲 | 1 |\n|  | 2 |\n" in done.text
    assert done.text.endswith("[^1]: 注在此。\n")
    assert "alert" not in done.text
    assert "藏" not in done.text
    assert len(done.found.pictures) == 1
    assert done.codes.count("import.picture") == 2
    assert done.codes.count("import.left-out") == 2


@pytest.mark.parametrize(
    ("above", "below", "head", "told"),
    [
        ("<p>2026-11-30 10:11 来源：晨报</p>", "<p>责任编辑：王五五</p><p>校对：刘六六</p>", "", 3),
        (
            "<p>澎湃新闻记者 张一一</p><p>2026-11-30 10:11　阅读 1.2万</p>",
            "",
            "byline: 澎湃新闻记者 张一一\n",
            1,
        ),
        (
            "<div>2026-11-30 09:00 聯合報／ 記者張一一／台北即時報導</div>",
            "",
            "byline: 聯合報／ 記者張一一／台北即時報導\n",
            1,
        ),
        (
            '<div class="author">本报记者 张一一</div><div>2026年11月30日08:12 | 来源：<a>人民网</a></div><div>小字号</div>',
            "<p>《 晨报 》（ 2026年11月30日 第 07 版）</p><p>(责编：赵一一、钱二二)</p>",
            "byline: 本报记者 张一一\n",
            4,
        ),
        (
            '<h4>回迁启动</h4><div class="author">本报记者 张一一</div>',
            "",
            "subhead: 回迁启动\nbyline: 本报记者 张一一\n",
            0,
        ),
        (
            "<p>□ 本报记者 张一一 通讯员 李二二</p>",
            "<p>(来源：晨报 编辑：王五五)</p>",
            "byline: 本报记者 张一一 通讯员 李二二\n",
            1,
        ),
        (
            "",
            "<p>文字｜张一一 图片｜李二二</p><p>字体：小 中 大 分享到：</p>",
            "byline: 文字｜张一一　图片｜李二二\n",
            1,
        ),
        ("", "<p>本文来源：晨报 作者：张一一 责任编辑：王五五</p>", 'byline: "作者：张一一"\n', 1),
    ],
)
def test_lines_that_news_sites_set_round_an_article(above: str, below: str, head: str, told: int) -> None:
    page = f"<meta charset=utf-8><body><h1>小镇的灯</h1>{above}<p>{TEXT}</p><p>{OTHER}</p>{below}</body>"
    done = bring(page.encode(), "page.html")
    assert done.text == f"---\nheadline: 小镇的灯\n{head}---\n\n{TEXT}\n\n{OTHER}\n"
    assert done.codes.count("import.left-out") == told


@pytest.mark.parametrize(
    "line",
    ["2026年11月30日，他走了。", "编辑：他说得对。", "编辑：没有人知道", "图：", "那年 2026-11-30"],
)
def test_lines_of_the_copy_itself_stay(line: str) -> None:
    for words in ((line, TEXT), (TEXT, line)):
        page = "<meta charset=utf-8><h1>小镇的灯</h1>" + "".join(f"<p>{one}</p>" for one in words)
        done = bring(page.encode(), "page.html")
        assert line.rstrip("：") in done.text


def test_a_page_in_gb2312() -> None:
    page = f'<html><head><meta charset="gb2312"><title>题</title></head><body><p>{TEXT}</p></body></html>'
    done = bring(page.encode("gb18030"), "a.htm")
    assert TEXT in done.text
    assert "import.encoding" not in done.codes


def test_markdown_of_a_website() -> None:
    written = (
        '---\ntitle: "静态站: 文章"\nauthor: [张一, 李二]\ndate: 2024-01-02\n---\n\n他**“重点”**说[文字][ref]，<b>粗</b>'
        "H<sub>2</sub>O。脚注[^x]。\n\n:::tip 提示\n框里\n:::\n\n> [!NOTE]\n> 引文。\n\n## 插题\n\n```js\nlet a = 1;\n```\n\n"
        "[ref]: https://example.org/b\n[^x]: 注文。\n"
    )
    done = bring(written.encode(), "x.md")
    assert done.text == (
        '---\nheadline: "静态站: 文章"\nbyline: 张一　李二\n---\n\n他**“重点”**说[文字](https://example.org/b)，**粗**H₂O。'
        "脚注[^1]。\n\n::: box\n**提示**\n\n框里\n:::\n\n> 引文。\n\n## 插题\n\n```\nlet a = 1;\n```\n\n[^1]: 注文。\n"
    )
    assert "date: 2024-01-02" in done.said
    toml = bring("+++\ntitle = '甲'\n+++\n\n正文。\n".encode(), "x.md")
    assert toml.text == "---\nheadline: 甲\n---\n\n正文。\n"


DIALECTS = {
    "a link between notes": ("见[[湿地公园|湿地]]和[[鸟]]。", "见湿地和鸟。", "import.moved"),
    "a picture of a notebook": ("看![[images/a.png|300]]。", "看。", "import.picture"),
    "marked words": ("这里==重点==很多，1==1。", "这里**重点**很多，1\\=\\=1。", ""),
    "tasks": ("- [x] 已看\n- [ ] 未看", "- ✓ 已看\n- □ 未看", ""),
    "a comment": ("前%% 藏 %%后。", "前后。", "import.left-out"),
    "a note in the line": ("行内^[就是*这里*]。", "行内[^1]。\n\n[^1]: 就是*这里*", ""),
    "raised and lowered": ("H~2~O，x^2^，~甲~。", "H₂O，x²，~甲~。", ""),
    "a formula": ("设$a_1$为数。", "设\\$a_1\\$为数。", "import.moved"),
    "prices": ("价$5，又$6。", "价\\$5，又\\$6。", ""),
    "a shortcode": ('前{{< ref "a" >}}后{% note %}。', "前后。", "import.left-out"),
    "a figure of a website": ('{{< figure src="a.png" title="图" >}}文。', "图\n\n文。", "import.picture"),
    "contents": ("[TOC]\n\n文。", "文。", "import.left-out"),
    "kramdown": (
        "* TOC\n{:toc}\n\n## 节 {#one}\n\n{: .mid}\n段。",
        "## 节\n\n段。",
        "import.left-out import.moved",
    ),
    "attributes of pandoc": (
        "甲[乙]{.small}。\n\n## 节 {#one .two}\n\n段{x}。",
        "甲乙。\n\n## 节\n\n段\\{x}。",
        "import.moved",
    ),
    "tags of listings": (
        "{% highlight py %}\na = '{% b %}'\n{% endhighlight %}\n文。",
        "```\na = '{% b %}'\n```\n\n文。",
        "",
    ),
    "tags of quotations": ("{% blockquote 李二 %}\n引。\n{% endblockquote %}\n", "> 引。\n>\n> ——李二", ""),
    "tags that hold words": (
        "见{% post_link a 另一篇 %}，{% ruby 汉|hàn %}字。",
        "见另一篇，{汉|hàn}字。",
        "",
    ),
    "values": ("名为{{ site.name }}的。", "名为的。", "import.left-out"),
    "an alert with a title": ("> [!tip]+ 小贴士\n> 带上望远镜。", "> **小贴士**\n>\n> 带上望远镜。", ""),
    "code": (
        "`==a== [[b]]`和：\n\n```\n==a==\n[[b]]\n```",
        "`==a== [[b]]`和：\n\n```\n==a==\n[[b]]\n```",
        "",
    ),
}


@pytest.mark.parametrize("name", DIALECTS)
def test_marks_of_other_dialects(name: str) -> None:
    written, text, code = DIALECTS[name]
    done = bring(f"---\ntitle: 题\n---\n\n{written}\n".encode(), "a.md")
    assert done.text.partition("---\n\n")[2].rstrip() == text
    assert set(done.codes) == set(code.split())


def test_the_title_of_a_picture_is_its_caption(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    done = bring('# 题\n\n文。\n\n![替](a.png "图说")\n'.encode(), "x.md", Sources(tmp_path))
    assert '![替](images/a.png "图说")' in done.text


def test_what_websites_put_round_an_article_is_left_out_and_told() -> None:
    around = "<div class='ad'>广告语</div><div class='comments'><p>网友说好。</p><ul class='related'><li>又</li></ul></div>"
    page = f"<html><body><h1>题</h1><div><p>{TEXT}</p>{around}<p class='commentary'>{OTHER}</p></div></body></html>"
    done = bring(page.encode(), "a.html")
    assert done.text == f"---\nheadline: 题\n---\n\n{TEXT}\n\n{OTHER}\n"
    assert "广告语" in done.said
    assert "网友说好" in done.said


def test_chapters_of_a_text_are_crossheads() -> None:
    text = f"《渡口》\n\n第一章 渡船\n\n{TEXT}\n\n第十二回\n\n{OTHER}\n\n第二章里他说过。\n"
    done = bring(text.encode("gb18030"), "a.txt")
    heads = [line for line in done.text.split("\n") if line.startswith("## ")]
    assert heads == ["## 第一章 渡船", "## 第十二回"]
    assert "\n第二章里他说过。\n" in done.text


def book(second: str = f"<h1>第二章</h1><p>{OTHER}</p>") -> bytes:
    page = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>{}</body></html>'
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
        "OEBPS/a.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>边城记</dc:title><dc:creator>张一</dc:creator></metadata><manifest>"
        '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="z" href="notes.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/><itemref idref="z"/></spine></package>',
        "OEBPS/nav.xhtml": page.format(
            '<nav epub:type="toc"><ol><li><a href="b.xhtml">第一章</a></li></ol></nav>'
        ),
        "OEBPS/b.xhtml": page.format(
            f'<p>{TEXT}<a epub:type="noteref" href="notes.xhtml#n1">1</a></p><p><a id="x"/><img src="i/a.png" alt="红"/></p>'
        ),
        "OEBPS/a.xhtml": page.format(second),
        "OEBPS/notes.xhtml": page.format('<aside epub:type="footnote" id="n1"><p>1. 注在书末。</p></aside>'),
        "OEBPS/i/a.png": png(),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, data in members.items():
            file.writestr(name, data)
    return stream.getvalue()


def test_a_book_in_the_order_of_its_spine() -> None:
    done = bring(book(), "book.epub")
    first, second = done.found.articles
    assert (done.found.title, done.found.authors) == ("边城记", "张一")
    assert [first.stem, second.stem] == ["b", "a"]
    assert done.text == (
        f"---\nheadline: 第一章\n---\n\n{TEXT}[^1]\n\n![红](images/a.png)\n\n[^1]: 注在书末。\n"
    )


OWN_PARTS = {
    "keywords": (
        '<hgroup class="crosshead-group"><p class="keywords"><span class="keyword">时间</span>　<span class="keyword">座位</span></p>'
        '<h2 class="crosshead keyed">上来</h2></hgroup><p>文。</p>',
        '## 上来 {keywords="时间 座位"}\n\n文。',
    ),
    "keywords with marks": (
        '<hgroup><p class="keywords"><span class="keyword">时"间</span></p><h2>上来</h2></hgroup><p>文。</p>',
        '时"间\n\n## 上来\n\n文。',
    ),
    "sides of columns": (
        '<table><tr><th class="left">名</th><th class="right">数</th><th class="text-center">注</th></tr>'
        '<tr><td class="left">甲</td><td class="right">1</td><td class="text-center">无</td></tr></table>',
        "| 名 | 数 | 注 |\n|---|---:|:---:|\n| 甲 | 1 | 无 |",
    ),
    "credit": (
        '<figure><img src="i/a.png" alt="灯"/><figcaption>山口<span class="credit">馆员绘</span></figcaption></figure>',
        '![灯](images/a.png "山口"){credit="馆员绘"}',
    ),
    "credit with marks": (
        '<figure><img src="i/a.png" alt="灯"/><figcaption>山口<span class="credit">[甲] 绘</span></figcaption></figure>',
        '![灯](images/a.png "山口　\\\\[甲\\\\] 绘")',
    ),
    "credit of a picture that is not there": (
        '<figure><img src="i/none.png"/><figcaption>山口<span class="credit">馆员绘</span></figcaption></figure>',
        "山口\n\n馆员绘",
    ),
    "verse": (
        '<div class="verse"><div class="stanza"><p>一行，</p><p>又一行。</p></div><div class="stanza"><p>三行<br/>四行</p></div></div>',
        "::: verse\n一行，\n又一行。\n\n三行\n四行\n:::",
    ),
    "verse with more": ('<div class="poem"><p>一行</p><ul><li>甲</li></ul></div>', "一行\n\n- 甲"),
    "box": (
        '<aside class="box"><p class="box-title">三问</p><h3>何时</h3><p>周六。</p></aside>',
        "::: box 三问\n### 何时\n\n周六。\n:::",
    ),
    "pull quote": ('<aside class="pull"><p>引文一句。</p></aside>', "::: pull\n引文一句。\n:::"),
    "sidebar": ('<aside class="sidebar"><p>资料。</p></aside>', "::: sidebar\n资料。\n:::"),
    "dateline": ('<p><span class="dateline">本报讯</span>文。</p>', "本报讯　文。"),
}


@pytest.mark.parametrize("name", OWN_PARTS)
def test_parts_of_our_own_books_come_back(name: str) -> None:
    page, written = OWN_PARTS[name]
    done = bring(book(f"<h1>第二章</h1><p>{OTHER}</p>{page}<p>{OTHER}</p>"), "book.epub")
    paths = {key: f"images/{file}" for key, (file, _) in done.found.pictures.items()}
    text = article_file(done.found.articles[1], paths, Remarks("book.epub"))
    assert text.partition("---\n\n")[2] == f"{OTHER}\n\n{written}\n\n{OTHER}\n"


def test_a_title_alone_in_a_book_is_told() -> None:
    done = bring(book("<h1>第二章</h1>"), "book.epub")
    assert [one.stem for one in done.found.articles] == ["b"]
    assert "第二章" in done.said


def wrapped(text: str, width: int) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def test_text_of_a_pdf_is_joined_and_its_furniture_left_out() -> None:
    page = wrapped(TEXT * 2, 20)
    folded = page.translate(str.maketrans("，。", ",."))
    written = f"周报  第3版\n河边小镇\n{page}\n- 1 -\f周报  第4版\n{folded}\n- 2 -\n"
    done = bring(written.encode("utf-16"), "a.txt")
    assert done.text == f"---\nheadline: 河边小镇\n---\n\n{TEXT * 2}\n\n{TEXT * 2}\n"
    assert {"import.joined", "import.marks", "import.left-out"} <= set(done.codes)


def test_columns_read_across_are_put_in_order_and_told() -> None:
    left, right = wrapped(TEXT * 2, 12).split("\n"), wrapped(OTHER * 2, 12).split("\n")
    rows = [f"{one}    {other}" for one, other in zip(left, right, strict=False)]
    rows += left[len(right) :]
    done = bring(("河边小镇\n" + "\n".join(rows)).encode(), "a.txt")
    assert TEXT in done.text.replace("\n\n", "")
    assert OTHER in done.text.replace("\n\n", "")
    (told,) = [one for one in done.found.findings if one.code == "import.order"]
    assert "confidence" in told.message


PAGE_IN_THREE = """\
到了。茶钱放在竹筒里，摊主从来不|第三条是后来添的。添上以后，|气熏黄了，客人说越黄越像。有一回，
数。收摊的时候，竹筒里的钱总比茶|吵架的人走到岸边，看见水，多半就|来了个量水的，借茶摊的桌子摊开一
钱多一些：有人忘了找零，有人记得|不吵了。|张图，图上的河细得像一根线。撑船
昨天没有带钱。||人看了半天，说这图画得准，就是少
|最后一壶|了人。量水的人想了想，拿铅笔在渡
茶摊的规矩|  桥通车的那天，茶摊照常生了火。|口的地方点了一个点。
  茶摊没有招牌，规矩倒有三条，写|来的人比往日多，都说是来喝茶，其|
在一块木板上，挂在铜壶旁边。|实是来坐一坐。撑船人也来了，坐在|  河还是那条河。从前人要等
|靠河的那张桌子，从渡口说到桥，从桥|船，如今船等人了。
|说到渡口，说到铜壶里的水干了两回。|"""


def laid_out(page: str, starts: tuple[int, ...]) -> str:
    """A page as `pdftotext -layout` gives it: columns begin at a character, nearer where there is no room."""
    lines = []
    for row in page.split("\n"):
        line = ""
        for start, words in zip(starts, row.split("|"), strict=False):
            line = line.ljust(start) if len(line) < start - 1 else f"{line} "
            line += words
        lines.append(line.rstrip())
    return "\n".join(lines)


def test_a_page_as_pdftotext_lays_it_out_comes_column_by_column() -> None:
    done = bring(f"茶摊\n\n{laid_out(PAGE_IN_THREE, (0, 20, 41))}".encode(), "a.txt")
    assert done.text.partition("---\n\n")[2].rstrip().split("\n\n") == [
        "到了。茶钱放在竹筒里，摊主从来不数。收摊的时候，竹筒里的钱总比茶钱多一些：有人忘了找零，有人记得昨天没有带钱。",
        "茶摊的规矩",
        "茶摊没有招牌，规矩倒有三条，写在一块木板上，挂在铜壶旁边。",
        "第三条是后来添的。添上以后，吵架的人走到岸边，看见水，多半就不吵了。",
        "最后一壶",
        "桥通车的那天，茶摊照常生了火。来的人比往日多，都说是来喝茶，其实是来坐一坐。撑船人也来了，坐在靠河的那张桌子，从渡口说到桥，从桥说到渡口，说到铜壶里的水干了两回。气熏黄了，客人说越黄越像。有一回，来了个量水的，借茶摊的桌子摊开一张图，图上的河细得像一根线。撑船人看了半天，说这图画得准，就是少了人。量水的人想了想，拿铅笔在渡口的地方点了一个点。",
        "河还是那条河。从前人要等船，如今船等人了。",
    ]
    assert done.codes.count("import.order") == 1


def test_a_page_that_was_read_piece_by_piece_is_told() -> None:
    texts = [wrapped(text * 4, 17).split("\n") for text in (TEXT, OTHER)]
    rows = [piece for pair in zip(*texts, strict=False) for piece in pair]
    done = bring(("河边小镇\n\n" + "\n\n".join(rows)).encode(), "a.txt")
    (told,) = [one for one in done.found.findings if one.code == "import.order"]
    assert "end within a sentence" in told.message
    whole = bring(("河边小镇\n\n" + "\n\n".join([TEXT, OTHER] * 9)).encode(), "a.txt")
    assert "import.order" not in whole.codes


@pytest.mark.parametrize(
    "encoding", ["gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-8", "utf-8-sig", "hz"]
)
def test_encodings(encoding: str) -> None:
    text = (
        TEXT
        if encoding != "big5hkscs"
        else "小鎮的圖書館在七月裡開到夜裡十點，來看書的人比去年多了一倍。館員說，最受歡迎的是窗邊的座位。"
    )
    done = bring(
        f"题目\n\n{text}\n".replace("题", "題" if encoding == "big5hkscs" else "题").encode(encoding), "a.txt"
    )
    assert text in done.text
    assert "import.encoding" not in done.codes


def test_few_bytes_are_asked_about() -> None:
    done = bring("今年春天来得早。".encode("gb18030"), "a.txt")
    assert "今年春天来得早。" in done.text
    assert "import.encoding" in done.codes
    assert (
        "import.encoding"
        not in bring("今年春天来得早。".encode("gb18030"), "a.txt", encoding="gb18030").codes
    )


def test_a_credit_stands_apart_from_its_caption() -> None:
    page = f'<article><p>{TEXT}</p><figure><img src="a.png"/><figcaption>石阶<span class="credit">馆员绘</span></figcaption></figure></article>'
    assert "石阶馆员绘" not in (text := bring(page.encode(), "a.html").text)
    assert "馆员绘" in text


def test_findings_on_markdown_name_the_lines_of_its_file() -> None:
    body = "---\ntitle: 甲\n---\n\n首段。\n\n::: tip 提示\n盒中。\n:::\n\n![图](none.png)\n\n价~~百元~~八十元。\n"
    done = bring(body.encode(), "a.md")
    lines = {one.code: one.place.line for one in done.found.findings if one.place}
    assert lines == {"import.picture": 11, "import.moved": 13}


def test_few_characters_are_read_as_the_likelier_encoding() -> None:
    done = bring("灯亮".encode("gb18030"), "a.txt")
    assert "灯亮" in done.text
    assert "import.encoding" in done.codes


def column(paragraphs: list[str], cells: int) -> list[str]:
    """Lines of a column as a PDF gives them: no indents, a gap behind some marks that were squeezed."""
    lines = []
    for text in paragraphs:
        first = cells // 2 - 2
        lines += [text[:first], *(text[at : at + cells // 2] for at in range(first, len(text), cells // 2))]
    return [part for line in lines for part in (line.split("|") if "|" in line else [line]) if part]


def test_columns_of_several_measures_are_joined() -> None:
    said = ["山口的灯亮了又灭，灭了又亮，守灯的人说，这是风的缘故，也是线的缘故，换了线，风再大也不怕。"] * 3
    narrow, wide = column([*said, OTHER], 30), column([OTHER, *said], 44)
    at = next(at for at, line in enumerate(narrow) if "，" in line[2:-2])
    narrow[at : at + 1] = [f"{narrow[at].partition('，')[0]}，", narrow[at].partition("，")[2]]
    done = bring("\n".join(["山口的灯", *narrow, "另一盏灯", *wide]).encode(), "a.txt")
    text = re.sub(r"\s", "", done.text.partition("---\n\n")[2])
    body = done.text.partition("---\n\n")[2].split("\n\n")
    assert text.count(said[0]) == 6
    assert sum(said[0] in paragraph for paragraph in body) >= 4
    assert "import.joined" in done.codes


def test_columns_whose_order_nothing_tells_are_left_and_told() -> None:
    rows = [
        f"{one}{'':8}{other}"
        for one, other in zip("甲乙丙丁戊己庚辛壬癸子丑寅卯", "春夏秋冬东西南北上下左右前后", strict=True)
    ]
    prose = [OTHER] * 20
    done = bring("\n\n".join([*prose, *rows]).encode(), "a.txt")
    assert "import.order" in done.codes
    assert "甲" in done.text
