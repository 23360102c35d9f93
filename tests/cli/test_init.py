"""`banxin init`: a first publication, as wished, that overwrites nothing."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest
import yaml

from banxin.cli.starter import LANGS, SCHEMA, STARTERS, Starter, _fill_in, starter_files
from cli.rehearsal import Run

SCAFFOLD = STARTERS / "zh-Hans" / "paper"
SAMPLE = (SCAFFOLD / "manifest.yaml").read_text(encoding="utf-8")


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_it_lays_out_the_whole_sample(run: Run, tmp_path: Path) -> None:
    ended = run("init", tmp_path / "paper")
    assert ended.status == 0
    written = files_below(tmp_path / "paper")
    sample = files_below(SCAFFOLD)
    assert set(written) == {*sample, SCHEMA, ".gitignore"}
    assert {name: written[name] for name in sample if name != "manifest.yaml"} == {
        name: content for name, content in sample.items() if name != "manifest.yaml"
    }


def test_it_ends_with_the_next_three_commands(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "my paper"
    lines = run("init", folder).out.splitlines()
    assert lines[-4] == "Next:"
    assert lines[-3].strip().startswith(f'banxin build "{folder}"')
    assert lines[-2].strip().startswith(f'banxin check "{folder}"')
    assert lines[-1].strip().startswith("banxin layouts list")


def test_an_editor_finds_the_schema_beside_the_manifest(run: Run, tmp_path: Path) -> None:
    run("init", tmp_path / "paper")
    first = (tmp_path / "paper" / "manifest.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA}"
    schema = json.loads((tmp_path / "paper" / SCHEMA).read_text(encoding="utf-8"))
    assert {"publication", "layout", "contents", "editions"} <= set(schema["properties"])


def test_layout_and_title_as_wished(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "paper", "--layout", "broadsheet", "--title", '边"城"记 # 1').status == 0
    manifest = yaml.safe_load((tmp_path / "paper" / "manifest.yaml").read_text(encoding="utf-8"))
    sample = yaml.safe_load(SAMPLE)
    assert manifest["layout"] == "broadsheet"
    assert manifest["publication"]["title"] == '边"城"记 # 1'
    assert "options" not in manifest
    assert "slug" not in manifest
    *same, section = manifest["contents"]
    assert same == sample["contents"]
    assert section["section"] == "副刊"
    assert manifest["title"] == sample["title"]


LAYOUTS = ("broadsheet", "tabloid", "office-news", "magazine", "bulletin", "book")


@pytest.mark.parametrize("kind", ["paper", "book", "magazine", "bulletin", "more"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_starters_of_all_languages_are_alike(kind: str, lang: str) -> None:
    simplified = files_below(STARTERS / "zh-Hans" / kind)
    own = files_below(STARTERS / lang / kind)
    assert set(own) == set(simplified)
    if kind != "more":
        assert yaml.safe_load(own["manifest.yaml"])["publication"]["lang"] == lang
    texts = "".join(content.decode() for name, content in own.items() if name.endswith(".md"))
    foreign = {"zh-Hans": "裡裏這「」", "zh-Hant-TW": "这着裏“”", "zh-Hant-HK": "这裡“”"}[lang]
    assert not set(texts) & set(foreign)


@pytest.mark.parametrize(
    ("lang", "layout"),
    [
        *(("zh-Hans", layout) for layout in LAYOUTS),
        ("zh-Hant-TW", "book"),
        ("zh-Hant-TW", "magazine"),
        ("zh-Hant-HK", "tabloid"),
        ("zh-Hant-HK", "bulletin"),
    ],
)
def test_every_starter_is_built_without_a_word_of_blame(
    run: Run, tmp_path: Path, lang: str, layout: str
) -> None:
    """With no edit; in Simplified Chinese, of which every layout is tried, all editions."""
    assert run("init", tmp_path / "it", "--lang", lang, "--layout", layout).status == 0
    editions = () if lang == "zh-Hans" else ("--edition", "print")
    ended = run("build", tmp_path / "it", "--json", *editions)
    assert ended.status == 0
    findings = json.loads(ended.out)["findings"]
    # whether this machine has a face for Traditional Chinese is not the starter's matter
    assert [found for found in findings if found["code"] != "font.no-traditional"] == []


def test_a_book_begins_as_a_book(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "book", "--layout", "book", "--title", "边城记").status == 0
    manifest = yaml.safe_load((tmp_path / "book" / "manifest.yaml").read_text(encoding="utf-8"))
    assert manifest["layout"] == "book"
    assert manifest["options"] == {"eyebrows": True}
    assert (manifest["title"], manifest["publication"]["title"]) == ("边城记", "边城记")
    assert any("section" in item for item in manifest["contents"])


@pytest.mark.parametrize("lang", LANGS)
def test_a_magazine_begins_with_a_cover_and_features(lang: str) -> None:
    files = starter_files("{}", layout="magazine", lang=lang, kind=Starter("magazine"))
    manifest = yaml.safe_load(files[PurePosixPath("manifest.yaml")])
    assert manifest["layout"] == "magazine"
    assert PurePosixPath(manifest["fields"]["cover"]["image"]) in files
    fronts = [data.decode().split("---\n")[1] for path, data in files.items() if path.parts[0] == "units"]
    read = [yaml.safe_load(front) for front in fronts if "headline" in front]
    heroes = [one["fields"]["hero"]["image"] for one in read if one.get("kind") == "特稿"]
    assert len(heroes) == 2
    assert {PurePosixPath(hero) for hero in heroes} <= files.keys()
    assert not any(path.parts[0] == "fronts" for path in files)


def test_a_bulletin_begins_with_its_number_and_receivers(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "it", "--layout", "bulletin", "--title", "防汛简报").status == 0
    manifest = yaml.safe_load((tmp_path / "it" / "manifest.yaml").read_text(encoding="utf-8"))
    assert manifest["publication"]["title"] == "防汛简报"
    assert manifest["issue"]["number"] == 6
    assert {"to", "copies-to", "issuer", "print-run"} <= manifest["fields"].keys()
    assert "sheet" not in manifest


def test_an_unknown_language_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    ended = run("init", tmp_path / "paper", "--lang", "zh-TW")
    assert ended.status == 2
    assert "zh-Hant-TW" in ended.err
    assert not (tmp_path / "paper").exists()


def test_comments_that_hold_for_the_old_layout_alone_go() -> None:
    changed = _fill_in(
        "layout: tabloid   # 四开\noptions:\n  a: 1\n  b: 2\n# banxin layouts show tabloid\nslug: x  # 名\n",
        "book",
        "",
    )
    assert changed.splitlines()[1:] == ["layout: book", "# banxin layouts show book", "slug: x  # 名"]


def test_a_comment_behind_the_title_stays() -> None:
    changed = _fill_in("publication:\n  title: 报   # 报名\ntitle: 题\n", "", "新报")
    assert changed.splitlines()[1:] == ["publication:", '  title: "新报"   # 报名', "title: 题"]


def test_an_unknown_layout_is_wrong_usage_with_the_nearest(run: Run, tmp_path: Path) -> None:
    ended = run("init", tmp_path / "paper", "--layout", "bok")
    assert ended.status == 2
    assert "Did you mean book?" in " ".join(ended.err.split())
    assert not (tmp_path / "paper").exists()


@pytest.mark.parametrize("name", ["manifest.yaml", "note.md", ".gitignore"])
def test_it_overwrites_nothing(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    ended = run("init", tmp_path)
    assert ended.status == 2
    assert name in ended.err
    assert files_below(tmp_path) == {name: b"mine"}


def test_it_does_not_write_through_a_dangling_link(run: Run, tmp_path: Path) -> None:
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper" / "note.md").symlink_to(tmp_path / "elsewhere.md")
    assert run("init", tmp_path / "paper").status == 2
    assert not (tmp_path / "elsewhere.md").exists()


def test_other_files_in_the_folder_are_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    assert run("init", tmp_path).status == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"


def test_a_file_is_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "paper").write_text("mine", encoding="utf-8")
    assert run("init", tmp_path / "paper").status == 2


def test_json_names_what_was_written(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("init", tmp_path / "paper", "--json").out)
    assert {Path(name) for name in told["written"]} == {
        tmp_path / "paper" / name for name in files_below(tmp_path / "paper")
    }
