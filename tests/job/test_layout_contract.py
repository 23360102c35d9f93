"""What a layout declares reaches pages and e-book: fields, kinds, the tree of a flow, parts, labels."""
# ruff: noqa: E501

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from banxin.job.build import build
from banxin.world import InMemory

LAYOUT = """\
extends: base
options: {logo: {type: image}, tone: {type: colour, default: "#ffffff"}}
presets: {墨: {tone: "#222222"}}
fields:
  issue: {price: {type: text}, coverlines: {type: list}, logo-note: {type: text}}
  unit: {hero: {type: image, kinds: [feature]}, lede: {type: text}, when: {type: date}}
  figure: {tint: {type: colour}}
kinds: {feature: {block: feature, label: {zh-Hans: 特写}, names: [特写]}}
labels: {zh-Hans: {contents: 目次, price: 定价}, zh-Hant: {contents: 目次, price: 定價}}
"""
BLOCKS = {
    "feature": """\
<article class="unit feature" id="{{ ident }}">
{% if unit.fields.hero %}<img class="hero" src="{{ unit.fields.hero.source }}" alt="{{ unit.fields.hero.alt }}"/>{% endif %}
{{ headline }}<p class="lede">{{ unit.label }}：{{ unit.fields.lede }}（{{ unit.fields.when.text }}）</p>
<div class="legs" id="{{ ident }}--legs">{{ content }}</div></article>""",
    "flow": """\
{% if not alone %}{{ parts.cover }}{{ parts.contents }}{% endif %}<main class="text">
{% for section in sections %}<div class="part">{% if section.title %}<p>部{{ section.index }}{{ section.title }}</p>{% endif %}
{% for unit in section.units %}{{ unit.render() }}{% endfor %}</div>{% endfor %}</main>""",
    "cover": """\
<section class="cover"><p>{{ labels.price }}{{ issue.fields.price }}</p>{% if options.logo %}<img src="{{ options.logo }}" alt="标"/>{% endif %}
{% for line in issue.fields.coverlines %}<p>封面{{ line }}</p>{% endfor %}
{% for unit in units %}<p>要目{{ unit.index }}{{ unit.title }}{% if unit.section %}在{{ unit.section.title }}{% endif %}{% if unit.figure %}有图{{ unit.figure.alt }}{% endif %}</p>{% endfor %}</section>""",
    "contents": """\
<nav class="contents"><p>{{ labels.contents }}</p></nav>""",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
MANIFEST = """\
banxin: 1
publication: {title: 刊}
layout: t
preset: 墨
options: {logo: images/logo.svg}
fields: {price: 12.00, coverlines: [甲, 乙]}
contents:
  - unit: a.md
  - section: 乡土
    contents: [{unit: b.md}]
slug: k
"""
FEATURE = """\
---
headline: 远山
kind: 特写
fields: {hero: {image: images/hero.svg, alt: 山}, lede: 山在那里, when: 2025-11-20}
---

正文。
"""
PLAIN = "---\nheadline: 田野\n---\n\n文。\n\n![稻](images/rice.svg){tint=red}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, zipfile.ZipFile]:
    root = tmp_path_factory.mktemp("contract")
    files = {"manifest.yaml": MANIFEST, "a.md": FEATURE, "b.md": PLAIN, "layouts/t/layout.yaml": LAYOUT}
    files |= {f"layouts/t/blocks/{name}.html.j2": text for name, text in BLOCKS.items()}
    files |= {f"images/{name}.svg": SVG for name in ("hero", "rice", "logo")}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    report = build(root)
    assert [found for found in report.findings if found.severity.value == "error"] == []
    book = zipfile.ZipFile(io.BytesIO((root / "out" / "k-reader.epub").read_bytes()))
    return (root / "out" / "k-print.pdf").read_bytes(), book


def test_print_has_what_the_layout_declares(built: tuple[bytes, zipfile.ZipFile]) -> None:
    pdf = pypdfium2.PdfDocument(built[0])
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    for words in (
        "定价12.00", "封面甲", "封面乙", "要目1远山", "要目2田野在乡土有图稻", "目次", "特写：山在那里（2025年11月20日）", "部1乡土",
    ):  # fmt: skip
        assert words in text.replace("\r\n", "").replace(" ", "")


def test_the_e_book_has_it_too(built: tuple[bytes, zipfile.ZipFile]) -> None:
    names = built[1].namelist()
    (feature,) = (name for name in names if name.endswith("/a.xhtml"))
    html = built[1].read(feature).decode()
    assert "特写：山在那里（2025年11月20日）" in html
    assert 'src="images/hero.svg"' in html
    assert any(name.endswith("images/hero.svg") for name in names)
    assert not any(name.endswith("images/logo.svg") for name in names)  # no block of the e-book uses it
    assert "目次" in built[1].read(next(name for name in names if name.endswith("contents.xhtml"))).decode()


def test_a_layout_that_only_extends_base_is_complete(tmp_path: Path) -> None:
    text = (
        '---\nheadline: 题\n---\n\n正文[^1]继续。\n\n## 小题 {keywords="甲 乙"}\n\n文。\n\n[^1]: 这是注释。\n'
    )
    files = {
        "manifest.yaml": "banxin: 1\npublication: {title: 刊}\nissue: {date: 2025-11-20}\nlayout: mine\ncontents: [{unit: a.md}]\nslug: k\n",
        "a.md": text,
        "layouts/mine/layout.yaml": "extends: base\n",
    }
    root, out = tmp_path / "k", tmp_path / "out"
    report = build(
        root, out=out, world=InMemory({root / name: text.encode() for name, text in files.items()})
    )
    assert (report.findings, [output.edition for output in report.outputs]) == ((), ["print", "reader"])
    pdf = pypdfium2.PdfDocument((out / "k-print.pdf").read_bytes())
    page = pdf[len(pdf) - 1].get_textpage()
    places = {words: page.search(words).get_next() for words in ("正文", "这是注释", "甲", "小题")}
    assert None not in places.values()
    tops = {words: page.get_charbox(at[0])[3] for words, at in places.items() if at}
    assert tops["这是注释"] < 120 < tops["正文"]  # pt from the foot: at the foot of the page
    assert tops["甲"] - tops["小题"] > 8  # keywords have a line of their own


def test_a_class_of_its_own_sheet_is_stronger_than_base_and_parts_have_no_section(tmp_path: Path) -> None:
    """Contents at the left though `base` centres them; the imprint without the section before it; a block
    knows which drawings hold words."""
    drawing = SVG.replace("</svg>", '<text x="1" y="9" font-size="4" fill="#fff">字</text></svg>')
    files = {
        "manifest.yaml": "banxin: 1\npublication: {title: 刊}\nlayout: mine\nslug: k\noptions: {imprint: back}\n"
        "contents: [{section: 乡土, contents: [{unit: a.md}]}]\neditions: {print: {format: pdf}}\n",
        "a.md": "---\nheadline: 题\n---\n\n正文。\n\n![图](w.svg)\n\n![图](p.svg)\n",
        "w.svg": drawing,
        "p.svg": SVG,
        "layouts/mine/layout.yaml": "extends: base\npages: {all: {furniture: {head-outer: '{section}'}}}\n",
        "layouts/mine/sheets/pdf.css": ".contents-title { text-align: start; }\n",
        "layouts/mine/blocks/figure.html.j2": "<p>{{ '有字' if figure.lettered else '无字' }}</p>"
        '{% include "parent:figure" %}\n',
    }
    root, out = tmp_path / "k", tmp_path / "out"
    report = build(
        root, out=out, world=InMemory({root / name: text.encode() for name, text in files.items()})
    )
    assert report.findings == ()
    pages = list(pypdfium2.PdfDocument((out / "k-print.pdf").read_bytes()))
    texts = [page.get_textpage().get_text_range() for page in pages]
    assert [text.count("乡土") for text in texts[-2:]] == [2, 0]  # title and running head; then the imprint
    assert texts[-2].index("有字") < texts[-2].index("无字")
    contents = next(page.get_textpage() for page in pages if "目" in page.get_textpage().get_text_range())
    at = contents.search("目").get_next()
    assert at is not None
    assert contents.get_charbox(at[0])[0] < pages[0].get_width() / 4
