"""What a layout declares for manuscripts, and what manuscripts answer: fields, kinds, labels, presets."""
# ruff: noqa: E501

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from banxin.findings import Finding
from banxin.layouts import layout_roots, open_layout, settled_for
from banxin.layouts.fields.declaration import FieldHolder, said
from banxin.layouts.making.answers import answered
from banxin.layouts.reference.declarations import declarations
from banxin.layouts.reference.editor_schema import article_schema_of
from banxin.manuscript import read_publication
from banxin.manuscript.articles.body_walk import figures
from banxin.manuscript.fields import NamedPicture
from banxin.manuscript.publication import Genre, Publication
from banxin.sheets.labels import labels_of
from banxin.sheets.printed_words import label_findings

LAYOUT = """\
extends: base
options:
  logo: {type: image, help: {zh-Hans: 社标, en: Logo}}
  tone: {type: choice, choices: [warm, cold, plain], default: plain}
  rule: {type: length, default: 1pt, min: 0pt, max: 4pt}
presets:
  墨: {accent: "#222222", tone: cold}
fields:
  issue:
    price: {type: text, max: 8, help: {zh-Hans: 定价, en: Price}}
    printed: {type: date}
    coverlines: {type: list, max: 3}
    sheets: {type: number, min: 0, max: 99}
  unit:
    hero: {type: image, kinds: [feature], required: true}
    lede: {type: text}
    translator: {type: person}
    tone: {type: choice, choices: [warm, cold], default: warm}
  figure:
    frame: {type: choice, choices: [none, hairline], default: none}
kinds:
  feature: {block: feature, page: opener, label: {zh-Hans: 特写, zh-Hant: 特寫}, names: [特写, 特稿]}
  column: {label: 专栏, sections: [三人谈]}
  obituary: {like: notice, label: 讣告}
pages: {opener: {columns: 1}}
labels:
  zh-Hans: {contents: 目次, receivers: 主送}
  zh-Hant: {contents: 目次, receivers: 主送單位}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
FEATURE = """\
---
headline: 远山
kind: 特稿
fields:
  hero: {image: images/a.svg, alt: 山, credit: 某某}
  lede: 山在那里。
  translator: 张一 译
---

正文。

![图](images/a.svg){frame=hairline}
"""
MANIFEST = """\
banxin: 1
publication: {title: 刊, lang: zh-Hans}
layout: t
preset: 墨
fields:
  price: 45.00
  printed: 2025-11-20
  coverlines: |
    第一条
    第二条
  sheets: 5.5
contents:
  - unit: a.md
  - section: 三人谈
    contents: [{unit: b.md}]
"""


class Desk:
    """A publication with a layout of its own, changed line by line."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = {
            "manifest.yaml": MANIFEST,
            "a.md": FEATURE,
            "b.md": "---\nheadline: 谈话\n---\n\n话。\n",
            "images/a.svg": SVG,
            "layouts/t/layout.yaml": LAYOUT,
            "layouts/t/blocks/feature.html.j2": "<article id='{{ ident }}'>{{ labels.receivers }}{{ content }}</article>",
        }

    def change(self, file: str, old: str, new: str) -> None:
        assert old in self.files[file]
        self.files[file] = self.files[file].replace(old, new, 1)

    def settle(self) -> tuple[Publication | None, dict[str, Any], tuple[Finding, ...]]:
        for name, text in self.files.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        reading = read_publication(self.root)
        if reading.publication is None:
            return None, {}, reading.findings
        roots = layout_roots(self.root)
        layout, findings = open_layout("t", roots)
        if layout is None:
            return None, {}, findings
        publication, values, findings = settled_for(reading.publication, layout, roots)
        return publication, dict(values), (*findings, *label_findings(publication, layout))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_fields_are_settled_in_their_types(desk: Desk) -> None:
    publication, values, findings = desk.settle()
    assert findings == ()
    assert publication is not None
    assert publication.fields == {
        "price": "45.00", "printed": dt.date(2025, 11, 20), "coverlines": ("第一条", "第二条"), "sheets": 5.5,
    }  # fmt: skip
    feature, column = publication.units()
    assert feature.fields["hero"] == NamedPicture("images/a.svg", "山", "", "某某")
    assert (feature.fields["lede"], feature.fields["tone"]) == ("山在那里。", "warm")
    assert [person.name for person in feature.fields["translator"].people] == ["张一"]  # type: ignore[union-attr]
    assert next(figures(feature.body)).fields == {"frame": "hairline"}
    assert (column.fields["lede"], column.fields["hero"]) == ("", None)  # a field of another kind: not given
    assert "images/a.svg" in publication.images
    assert (values["accent"], values["tone"], values["logo"]) == ("#222222", "cold", "")


def test_kinds_come_from_front_matter_or_section(desk: Desk) -> None:
    desk.change("b.md", "---\nheadline", "---\nheadline")
    publication, _, _ = desk.settle()
    assert publication is not None
    assert [unit.kind_name for unit in publication.units()] == ["feature", "column"]
    desk.change("b.md", "headline: 谈话", "headline: 谈话\nkind: obituary")
    publication, _, findings = desk.settle()
    assert publication is not None
    assert (findings, [unit.genre for unit in publication.units()][1]) == ((), Genre.NOTICE)


FAULTS = [
    ("manifest.yaml", "price: 45.00", "prise: 45.00", "field.unknown", "manifest.yaml:6:3", "price"),
    ("manifest.yaml", "price: 45.00", "price: 四十五元整又三角五分", "field.value", "manifest.yaml:6:10", ""),
    ("manifest.yaml", "2025-11-20", "2025年11月20日", "field.value", "manifest.yaml:7:12", "2025-11-20"),
    ("manifest.yaml", "sheets: 5.5", "sheets: 一百", "field.value", "manifest.yaml:11:11", ""),
    ("manifest.yaml", "preset: 墨", "preset: 黑", "option.preset", "manifest.yaml:4:9", ""),
    ("manifest.yaml", "preset: 墨", "labels: {content: 目}", "label.unknown", "manifest.yaml:4:10", "contents"),
    ("manifest.yaml", "preset: 墨", "labels: {goes_to: 转}", "label.unknown", "manifest.yaml:4:19", ""),
    ("manifest.yaml", "preset: 墨", "options: {logo: images/b.svg}", "image.missing", "manifest.yaml:4:17", "images/a.svg"),
    ("manifest.yaml", "preset: 墨", "options: {logo: ../b.svg}", "file.outside", "manifest.yaml:4:17", ""),
    ("a.md", "  hero: {image: images/a.svg, alt: 山, credit: 某某}\n", "", "field.missing", "a.md:4:1", ""),
    ("a.md", "image: images/a.svg", "image: images/b.svg", "image.missing", "a.md:5:17", "images/a.svg"),
    ("a.md", "image: images/a.svg", "imege: images/a.svg", "field.value", "a.md:5:10", ""),
    ("a.md", "alt: 山, ", "", "image.no-alt", "a.md:5:17", ""),
    ("a.md", "  lede:", "  led:", "field.unknown", "a.md:6:3", "lede"),
    ("a.md", "张一 译", "{name: 张一, rool: 译}", "field.value", "a.md:7:26", ""),
    ("a.md", "kind: 特稿", "kind: featur", "article.kind", "a.md:3:7", "feature"),
    ("a.md", "frame=hairline", "frame=hairlin", "field.value", "a.md:12:20", "hairline"),
    ("a.md", "frame=hairline", "frome=hairline", "article.unknown-attribute", "a.md:12:20", "frame"),
    ("b.md", "headline: 谈话", "headline: 谈话\nfields: {hero: images/a.svg}", "field.unknown", "b.md:3:10", ""),
    ("b.md", "headline: 谈话", "kind: column", "article.no-headline", "b.md:2:7", ""),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code", "place", "near"), FAULTS)
def test_each_fault_has_its_place(
    desk: Desk, file: str, old: str, new: str, code: str, place: str, near: str
) -> None:
    desk.change(file, old, new)
    _, _, findings = desk.settle()
    found = findings[0]
    assert found.place is not None
    told = f"{found.place.file}:{found.place.line}:{found.place.column}"
    assert (found.code, told, found.nearest, len(findings)) == (code, place, near, 1)


def test_a_field_of_another_layout_names_that_layout(desk: Desk) -> None:
    desk.files["layouts/other/layout.yaml"] = "fields: {issue: {motto: {type: text}}}\n"
    desk.change("manifest.yaml", "  price: 45.00", "  motto: 天天读")
    _, _, (found,) = desk.settle()
    assert "other" in str(found.remedy)


@pytest.mark.parametrize(
    ("child", "code", "key"),
    [
        ("options: {tone: {choices: [warm, cold], default: warm}}", "", ""),
        ("options: {rule: {max: 2pt, min: 0.5pt}}", "", ""),
        ("options: {tone: {choices: [warm, cold, hot], default: warm}}", "layout.widened", "choices"),
        ("options: {rule: {max: 5mm}}", "layout.widened", "max"),
        ("options: {rule: {min: -1pt}}", "layout.widened", "min"),
        ("options: {tone: {type: text, default: 甲}}", "", ""),
        ("fields: {unit: {hero: {type: text}}}", "layout.widened", "text"),
        ("fields: {unit: {hero: {type: image, required: true}}}", "", ""),
        ("options: {rule: {type: integer, default: 1}}", "layout.widened", "integer"),
        ("fields: {issue: {sheets: {max: 100}}}", "layout.widened", "max"),
        ("fields: {unit: {hero: {required: false}}}", "layout.widened", "required"),
        ("fields: {figure: {credits: {type: text}}}", "layout.broken", "credits"),
        ("fields: {unit: {items: {type: text}}}", "layout.broken", "items"),
        ("fields: {figure: {face: {type: image}}}", "layout.broken", "image"),
        ("fields: {unit: {lede: {type: text, default: 甲, required: true}}}", "layout.broken", "甲"),
        ("fields: {units: {lede: {type: text}}}", "layout.broken", "units"),
        ("kinds: {review: {names: [特稿]}}", "layout.broken", "特稿"),
        ("kinds: {review: {blok: unit}}", "layout.broken", "blok"),
        ("kinds: {review: {block: featur}}", "layout.broken", "featur"),
        ("kinds: {review: {page: openr}}", "layout.broken", "openr"),
        ("presets: {红: {acent: red}}", "layout.broken", "red"),
        ("labels: {zh-Hans: {goes-to: 下转}}", "label", ""),
        ("labels: {zh-Hans: {contents: ''}}", "layout.broken", ""),
        ("options: {logo: {default: a.png}}", "layout.broken", "a.png"),
        ("options: {names: {type: list}}", "layout.broken", "list"),
    ],
)
def test_a_child_narrows_what_it_inherits(desk: Desk, child: str, code: str, key: str) -> None:
    desk.settle()
    folder = desk.root / "layouts" / "child"
    folder.mkdir()
    (folder / "layout.yaml").write_text(f"extends: t\n{child}\n", encoding="utf-8")
    layout, findings = open_layout("child", layout_roots(desk.root))
    if code in ("", "label"):
        assert (findings, layout is not None) == ((), True)
        return
    found = findings[0]
    assert (found.code, len(findings)) == (code, 1)
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("layouts/child/layout.yaml", 2)
    assert key in found.place.text


def test_presets_and_fields_that_are_not_offered_are_gone(desk: Desk) -> None:
    desk.files["layouts/kid/layout.yaml"] = (
        "extends: t\npresets: {墨: {offered: false}, 夜: {tone: cold}}\n"
        "fields: {issue: {sheets: {offered: false}}, unit: {hero: {offered: false}}}\n"
    )
    desk.settle()
    roots = layout_roots(desk.root)
    layout, findings = open_layout("kid", roots)
    assert layout is not None
    assert not findings
    assert [*layout.presets] == ["夜"]
    told = declarations(layout)
    assert [*told["presets"]] == ["夜"]
    assert "sheets" not in str(told["fields"])
    publication = read_publication(desk.root).publication
    assert publication is not None
    _, _, found = settled_for(publication, layout, roots)
    assert {one.code for one in found} >= {"field.unknown"}


@pytest.mark.parametrize(("name", "value"), [("末", "false"), ("墨", "gone")])
def test_a_preset_that_cannot_be_taken_away_is_told(desk: Desk, name: str, value: str) -> None:
    desk.files["layouts/kid/layout.yaml"] = f"extends: t\npresets: {{{name}: {{offered: {value}}}}}\n"
    desk.settle()
    _, findings = open_layout("kid", layout_roots(desk.root))
    assert [one.code for one in findings] == ["layout.broken"]


def test_kinds_that_are_not_offered_are_gone_with_their_words_and_fields(desk: Desk) -> None:
    kid = "extends: t\nkinds: {feature: {offered: %s}, letter: {offered: false}, features: {names: [来信]}}\n"
    desk.change("a.md", "kind: 特稿", "kind: feature")
    desk.files["layouts/kid/layout.yaml"] = kid % "false"
    publication, _, _ = desk.settle()
    assert publication is not None
    roots = layout_roots(desk.root)
    layout, findings = open_layout("kid", roots)
    assert (layout is not None, findings) == (True, ())
    assert layout is not None
    assert {"feature", "letter"}.isdisjoint(layout.kinds)
    assert layout.kinds["features"].names == ("来信",)  # a word of a kind that is gone is free
    told = declarations(layout)
    assert ("feature" in told["kinds"], "column" in told["kinds"]) == (False, True)
    assert "hero" not in str(told["fields"])  # a field of that kind alone
    assert not {"特写", "letter"} & set(article_schema_of(layout, "zh-Hans")["properties"]["kind"]["enum"])
    _, _, found = settled_for(publication, layout, roots)
    kinds = [one for one in found if one.code == "article.kind"]
    assert [(one.place and (one.place.file, one.place.line), one.nearest) for one in kinds] == [
        (("a.md", 3), "features")
    ]
    # offered once more by a layout that extends this one, it is whole again
    desk.files["layouts/kid/layout.yaml"] = kid % "true"
    publication, _, _ = desk.settle()
    assert publication is not None
    layout, findings = open_layout("kid", roots)
    assert layout is not None
    assert layout.fields[FieldHolder.UNIT]["hero"].required
    _, _, found = settled_for(publication, layout, roots)
    assert "article.kind" not in {one.code for one in found}


@pytest.mark.parametrize(
    ("name", "nearest"), [("featur", "feature"), ("article", ""), ("letter", None), ("feature", None)]
)
def test_a_kind_that_cannot_be_taken_away_is_told(desk: Desk, name: str, nearest: str | None) -> None:
    desk.files["layouts/kid/layout.yaml"] = f"extends: t\nkinds:\n  {name}: {{offered: false}}\n"
    desk.settle()
    _, findings = open_layout("kid", layout_roots(desk.root))
    told = [(one.code, one.nearest, one.place and one.place.line) for one in findings]
    assert told == ([] if nearest is None else [("layout.broken", nearest, 3)])


def test_the_specimen_has_no_kind_that_a_layout_has_taken_away(desk: Desk) -> None:
    desk.files["layouts/kid/layout.yaml"] = "extends: magazine\nkinds:\n" + "".join(
        f"  {name}: {{offered: false}}\n" for name in ("brief", "letter", "photo", "column")
    )
    desk.settle()
    layout, findings = open_layout("kid", layout_roots(desk.root))
    assert (layout is not None, findings) == (True, ())
    assert layout is not None
    folder = desk.root / "specimen"
    for path, data in answered(layout).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    publication = read_publication(folder).publication
    assert publication is not None
    _, _, found = settled_for(publication, layout, layout_roots(desk.root))
    assert not [one for one in found if one.code in ("article.kind", "article.no-headline")]
    magazine, _ = open_layout("magazine", layout_roots(desk.root))
    assert magazine is not None
    assert any("简讯" in data.decode("utf-8", "ignore").split("---")[1] for data in answered(magazine).values()
               if data.startswith(b"---"))  # fmt: skip


def test_inheritance_goes_down_any_depth(tmp_path: Path) -> None:
    above = "broadsheet"
    for depth in range(6):
        folder = tmp_path / "layouts" / f"level{depth}"
        folder.mkdir(parents=True)
        (folder / "layout.yaml").write_text(
            f"extends: {above}\nkinds: {{kind{depth}: {{label: 第{depth}}}}}\n"
            f"fields: {{unit: {{field{depth}: {{type: text}}}}}}\npresets: {{墨: {{accent: '#00000{depth}'}}}}\n"
            f"labels: {{zh-Hans: {{word{depth}: 字{depth}}}}}\n",
            encoding="utf-8",
        )
        above = f"level{depth}"
    layout, findings = open_layout("level5", layout_roots(tmp_path))
    assert (findings, layout is not None) == ((), True)
    assert layout is not None
    assert {f"kind{depth}" for depth in range(6)} | {"notice", "letter", "article"} <= set(layout.kinds)
    assert list(layout.fields[FieldHolder.UNIT]) == [f"field{depth}" for depth in range(6)]
    assert layout.presets["墨"]["accent"] == "#000005"
    assert layout.labels["zh-Hans"]["word0"] == "字0"


def test_presets_say_nothing_of_an_option_that_is_declared_wrongly(tmp_path: Path) -> None:
    folder = tmp_path / "layouts" / "ours"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(
        "extends: book\noptions: {accent: {type: colour}, e: {default: 3}}\npresets: {p: {e: 3, f: 3}}\n",
        encoding="utf-8",
    )
    layout, found = open_layout("ours", layout_roots(tmp_path))
    assert layout is None
    told = [one.message for one in found if "preset" in one.message]
    assert told == ["The preset p sets an option `f` that there is not."]


def test_a_printed_word_that_nothing_prints_is_told(desk: Desk) -> None:
    desk.change(
        "layouts/t/layout.yaml", "labels:\n", "labels:\n  zh: {place: 地, read-on: 续, feature: 特}\n"
    )
    for block, told in (
        ("{{ labels.receivers }}", ["place", "read_on"]),
        ("{{ labels.receivers }}{{ labels.place }}{{ labels['read_on'] }}", []),
        ("{{ labels[unit.kind] }}", []),  # any of them
    ):
        desk.files["layouts/t/blocks/feature.html.j2"] = block
        _, _, findings = desk.settle()
        assert [(one.code, one.message.split("`")[1]) for one in findings] == [
            ("layout.unused", x) for x in told
        ]


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        (", zh-Hant: 特寫", "", "kinds"),
        (", receivers: 主送單位", "", "labels"),
        ("", "", ""),
        ("zh-Hans: {contents: 目次, receivers: 主送}\n  zh-Hant: {contents: 目次, receivers: 主送單位}",
         "zh: {receivers: 主送}", ""),
    ],
)  # fmt: skip
def test_a_word_in_another_script_alone_is_told(desk: Desk, old: str, new: str, at: str) -> None:
    desk.change("layouts/t/layout.yaml", old, new)
    assert "label.other-script" not in [one.code for one in desk.settle()[2]]
    desk.change("manifest.yaml", "zh-Hans", "zh-Hant-HK")
    told = [one for one in desk.settle()[2] if one.code == "label.other-script"]
    assert len(told) == bool(at)
    if told:
        line = str(told[0].place).split(":")[1]
        assert (
            desk.files["layouts/t/layout.yaml"]
            .split("\n")[int(line) - 1]
            .count("特写" if at == "kinds" else "主送")
        )


def test_furniture_prints_words_that_there_are(desk: Desk) -> None:
    furniture = 'pages: {all: {furniture: {head-left: "{labels.recievers}"}}, opener'
    desk.change("layouts/t/layout.yaml", "pages: {opener", furniture)
    _, _, (found,) = desk.settle()
    assert (found.code, found.nearest) == ("layout.broken", "receivers")
    assert found.place is not None
    assert "labels.recievers" in found.place.text


@pytest.mark.parametrize(
    ("lang", "contents", "receivers", "editors_note"),
    [
        ("zh-Hans", "目次", "主送", "编者按"),
        ("zh-Hant-TW", "目次", "主送單位", "編者按"),
        ("zh-Hant-HK", "目次", "主送單位", "編者按"),
    ],
)
def test_words_follow_the_language(
    desk: Desk, lang: str, contents: str, receivers: str, editors_note: str
) -> None:
    desk.change("manifest.yaml", "lang: zh-Hans", f"lang: {lang}")
    desk.change("manifest.yaml", "preset: 墨", "labels: {notes: 附注}")
    publication, _, _ = desk.settle()
    layout, _ = open_layout("t", layout_roots(desk.root))
    assert publication is not None
    assert layout is not None
    labels = labels_of(publication, layout)
    assert (labels.contents, labels["receivers"], labels.editors_note) == (contents, receivers, editors_note)
    assert labels.notes == "附注"


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh-Hant-TW", "特寫"), ("zh-Hant", "特寫"), ("zh-Hans", "特写"), ("en", "Feature"), ("ja", "都")],
)
def test_said_in_the_nearest_language(language: str, text: str) -> None:
    assert said({"zh-Hant": "特寫", "zh-Hans": "特写", "en": "Feature", "": "都"}, language) == text
