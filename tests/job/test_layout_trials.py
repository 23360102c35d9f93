"""Layouts tried: options typed for one build, the specimen in both scripts, and validation."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path, PurePosixPath

import pikepdf
import pypdfium2
import pytest

from banxin.job import build
from banxin.job.gallery import make_gallery
from banxin.job.layout_trial import Trial, try_layout
from banxin.job.layout_validation import validate_layout
from banxin.layouts import (
    layout_roots,
    list_layouts,
    open_layout,
    scaffold_layout,
    specimen_files,
    specimen_for,
)
from banxin.layouts.making.tailoring import tailoring_for, with_keys
from banxin.preflight.text.pdf.reading import opened_pages, read_pages
from job.small_paper import lay_out

pytestmark = pytest.mark.usefixtures("set_here")


def test_the_specimens_have_the_same_files_and_no_text_in_common() -> None:
    simplified, traditional = specimen_files(), specimen_files("zh-Hant-TW")
    assert simplified.keys() == traditional.keys()
    articles = [name for name in simplified if name.suffix == ".md"]
    assert [name for name in articles if simplified[name] == traditional[name]] == []
    with pytest.raises(ValueError, match="zh-Latn"):
        specimen_files("zh-Latn")


@cache
def book_specimen(lang: str) -> bytes:
    """The pages of the specimen as a book, set once."""
    return try_layout(Trial("book", lang=lang, formats=("pdf",))).printed["pdf"].data


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant-TW"])
def test_the_specimen_of_a_book_counts_its_text_in_plain_figures(lang: str) -> None:
    """Its one preface stands before the text, and short items follow each other on the pages of a section."""
    with pikepdf.open(io.BytesIO(book_specimen(lang))) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    text = labels.index("1")
    assert labels[text:] == [str(number) for number in range(1, len(labels) - text + 1)]
    assert all(re.fullmatch("[ivx]+", label) for label in labels[:text])


def test_short_items_of_a_book_follow_each_other_on_the_pages_of_their_section() -> None:
    file = pypdfium2.PdfDocument(book_specimen("zh-Hans"))
    words = ["".join(page.get_textpage().get_text_range().split()) for page in file]
    (shared,) = [page for page in words if "石桥至麻柳的班车改走新桥" in page and "目录" not in page]
    assert "镇图书室春季延长开放" in shared
    assert "附录镇上的消息" in shared  # over it, as the running head


def test_an_option_is_set_for_one_build(tmp_path: Path) -> None:
    root = lay_out(tmp_path, "book")
    manifest = root / "manifest.yaml"  # without pages, which an e-book would tell the numbers of
    alone = manifest.read_text("utf-8").replace("  print: {format: pdf, profile: press}\n", "")
    manifest.write_text(alone, "utf-8")
    plain = build(root, editions=["reader"])
    assert not plain.failed, plain.findings
    before = plain.outputs[0].path.read_bytes()
    dyed = build(root, editions=["reader"], options={"accent": "#14508c", "eyebrows": "yes"})
    assert not dyed.failed, dyed.findings
    assert dyed.outputs[0].path.read_bytes() != before
    assert manifest.read_text("utf-8") == alone


@pytest.mark.parametrize(
    ("options", "code", "nearest"),
    [
        ({"acent": "red"}, "option.unknown", "accent"),
        ({"accent": "14508c"}, "option.value", ""),
        ({"opening": "righ"}, "option.value", "right"),
        ({"eyebrows": "perhaps"}, "option.value", ""),
    ],
)
def test_a_wrong_option_is_told_as_in_a_manifest(
    tmp_path: Path, options: dict[str, str], code: str, nearest: str
) -> None:
    report = build(lay_out(tmp_path, "book"), options=options)
    assert report.outputs == ()
    (found,) = report.findings
    assert (found.code, found.nearest) == (code, nearest)
    assert str(found.place).startswith("--set ")
    assert found.expected


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The findings of a layout with faults of every kind, by the part of the validation."""
    root = tmp_path_factory.mktemp("paper")
    scaffold_layout("ours", "book", root)
    ours = root / "layouts" / "ours"
    with (ours / "layout.yaml").open("a", encoding="utf-8") as description:
        description.write("fields: {issue: {motto: {type: text, required: true}}}\n")
    (ours / "blocks" / "crosshead.html.j2").write_text("", encoding="utf-8")
    (ours / "blocks" / "stray.html.j2").write_text("<p></p>", encoding="utf-8")
    (ours / "sheets" / "pdf.css").write_text(
        ".pull p { color: #aaa }\n.credit { position: absolute; left: 160mm }\n", encoding="utf-8"
    )
    parts = validate_layout(Trial("ours", home=root, formats=("pdf",)))
    return {str(part.title): [found.code for found in part.findings] for part in parts}


def test_validation_finds_what_is_wrong_with_a_layout(spoilt: dict[str, list[str]]) -> None:
    assert list(spoilt)[:2] == ["files", "the specimen, as the layout is"]
    assert list(spoilt)[-2:] == ["the specimen in Traditional Chinese", "its own sample"]
    assert spoilt["files"] == ["layout.unused", "layout.unused"]
    assert spoilt["its own sample"] == ["field.missing"]  # its manifest was written before the field
    for part in list(spoilt)[1:-1]:
        assert {"setting.lost-text", "setting.text-off-page"} <= set(spoilt[part])


def test_a_layout_that_cannot_be_opened_is_not_tried(tmp_path: Path) -> None:
    (part,) = validate_layout(Trial("gone", home=tmp_path))
    assert [found.code for found in part.findings] == ["layout.unknown"]


def test_a_layout_that_stands_alone_is_tried_from_its_folder(tmp_path: Path) -> None:
    scaffold_layout("ours", "book", tmp_path)
    alone = tmp_path / "elsewhere"
    (tmp_path / "layouts").rename(alone)
    tried = try_layout(Trial("ours", beside=alone, formats=("epub",)))
    assert [found.code for found in tried.findings if found.severity == "error"] == []
    assert set(tried.printed) == {"epub"}


ASKING = """extends: book
fields:
  issue:
    price: {type: text, required: true, max: 5}
    cover: {type: image, required: true}
    topics: {type: list, required: true, max: 1}
    day: {type: date, required: true}
  unit:
    hero: {type: image, kinds: [feature], required: true}
    translator: {type: person, required: true}
    weight: {type: integer, required: true, min: 3, max: 4}
    tone: {type: colour, required: true}
    wide: {type: length, required: true, min: 2mm}
    open: {type: boolean, required: true}
  figure:
    mood: {type: choice, choices: [calm, loud], required: true}
kinds:
  feature: {block: feature, names: [特写]}
"""


def test_the_specimen_answers_what_a_layout_asks(tmp_path: Path) -> None:
    folder = tmp_path / "layouts" / "ours"
    (folder / "blocks").mkdir(parents=True)
    (folder / "layout.yaml").write_text(ASKING, encoding="utf-8")
    (folder / "blocks" / "feature.html.j2").write_text(
        '<div class="hero-of-{{ unit.fields.weight }}">{{ issue.fields.price }}</div>{% include "unit" %}',
        encoding="utf-8",
    )
    for lang in ("zh-Hans", "zh-Hant-TW"):
        tried = try_layout(Trial("ours", home=tmp_path, lang=lang, formats=("epub",)))
        assert [found for found in tried.findings if found.severity == "error"] == []
        assert tried.printed["epub"].data
    files = next(validate_layout(Trial("ours", home=tmp_path)))
    unused = ["cover", "topics", "day", "hero", "translator", "tone", "wide", "open", "mood"]
    assert [(found.code, found.message.split("`")[1]) for found in files.findings] == [
        ("layout.unused", name) for name in unused
    ]


def test_the_overlay_stands_on_every_page_of_a_book_and_moves_nothing(tmp_path: Path) -> None:
    root = lay_out(tmp_path, "book")
    manifest = root / "manifest.yaml"  # inks are other numbers
    manifest.write_text(manifest.read_text("utf-8").replace("profile: press", "profile: screen"), "utf-8")
    pages = []
    for overlay in (False, True):
        report = build(root, editions=["print"], overlay=overlay)
        assert not report.failed, report.findings
        with pikepdf.open(report.outputs[0].path) as file:
            opened = list(opened_pages(file))
            drawn = [b"0 0.627" in one.contents for one in opened]
            words = ["".join(show.text for show in page.shows) for page in read_pages(opened)]
        pages.append((drawn, words))
    (plain, words), (gridded, with_numbers) = pages
    assert not any(plain)
    assert all(gridded)
    assert len(words) == len(with_numbers)
    assert all(set(text) <= set(also) for text, also in zip(words, with_numbers, strict=True))


def test_a_gallery_shows_layouts_and_presets(tmp_path: Path) -> None:
    folder = tmp_path / "layouts" / "ours"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(
        'extends: book\ntitle: "<b>"\npresets: {原: {accent: "#8c2318"}, 青: {accent: "#2f6f6a"}}\n',
        encoding="utf-8",
    )
    made = make_gallery(["ours", "gone"], tmp_path)
    assert [found.code for found in made.findings] == ["layout.unknown"]
    page = made.files["index.html"].decode()
    pictures = re.findall(r'src="([^"]+)"', page)
    assert sorted(pictures) == sorted(name for name in made.files if name.endswith(".png"))
    assert {"ours-1.png", "ours-青-1.png"} <= set(pictures)
    assert "ours-原-1.png" not in pictures  # it gives what the layout is without it, shown once
    assert "<h3>朱、原</h3>" in page
    assert "&lt;b&gt;" in page
    assert "<script" not in page
    with pikepdf.open(io.BytesIO(made.files["gallery.pdf"])) as file:
        assert len(file.pages) == len({name.rpartition("-")[0] for name in pictures})
        assert all(len(page.Resources.XObject) >= 8 for page in file.pages)
    assert max(map(len, made.files.values())) < 2_500_000


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant-TW"])
@pytest.mark.parametrize("name", [entry.name for entry in list_layouts()])
def test_the_specimen_of_a_layout_answers_its_fields_in_words(name: str, lang: str) -> None:
    layout, _ = open_layout(name, layout_roots(None))
    assert layout is not None
    answers, plain = tailoring_for(layout, lang), specimen_files(lang)
    declared = {field for fields in layout.fields.values() for field in fields}
    assert answers.fields <= declared
    if name in ("magazine", "bulletin", "book"):
        rare = {"dedication", "original", "website", "format", "inserts", "printing-date", "urgency"}
        assert declared - answers.fields <= rare
    files = specimen_for(layout, lang, name)
    assert plain.keys() <= files.keys()
    manifest = files[PurePosixPath("manifest.yaml")].decode()
    articles = {path.as_posix() for path in files if path.suffix == ".md"}
    assert articles == set(re.findall(r"(?:units/)?[a-z0-9]+\.md", manifest))
    assert f"layout: {name}\n" in manifest


def test_keys_are_set_into_yaml_as_it_was_written() -> None:
    text = "# first\nlayout: book\n\ncontents:\n  - unit: a.md\n\n  - unit: b.md\nslug: one\n"
    changed = with_keys(text, {"contents": [{"unit": "c.md"}], "fields": {"price": "1元"}})
    assert (
        changed
        == '# first\nlayout: book\n\ncontents: [{"unit": "c.md"}]\nslug: one\nfields: {"price": "1元"}\n'
    )
    assert with_keys(changed, {"fields": {"cover": "x"}}).endswith('fields: {"price": "1元", "cover": "x"}\n')


def test_a_field_declared_otherwise_is_not_answered_in_the_words_of_the_built_in_layout(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "layouts" / "ours"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text(
        "extends: book\nfields: {issue: {price: {type: text, max: 3}}}\n", encoding="utf-8"
    )
    layout, findings = open_layout("ours", layout_roots(tmp_path))
    assert layout is not None, findings
    answers = tailoring_for(layout, "zh-Hans").fields
    assert "price" not in answers
    assert "cip" in answers
