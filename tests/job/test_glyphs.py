"""Which characters need a face: all in print; in an EPUB rare Han, and what the drawn cover shows."""

from pathlib import Path

import pytest
from tests.typecase.specimens import block_font, put

from banxin.job.build import build
from banxin.job.intake import take_in

ARTICLE = "---\nheadline: 开心😀\n---\n\n读者姓𠮷，住在한글街，喜欢👍。\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 试}\nlayout: book\ncontents:\n  - unit: a.md\n", "utf-8"
    )
    return tmp_path


def lacking(root: Path, *editions: str) -> dict[str, str]:
    found = [one for one in take_in(root, editions).findings if one.code == "font.missing-glyph"]
    return {one.message.split()[6]: one.severity.value for one in found}


@pytest.mark.parametrize("editions", [(), ("print",), ("print", "reader")])
def test_print_needs_a_face_for_every_character(root: Path, editions: tuple[str, ...]) -> None:
    assert lacking(root, *editions) == dict.fromkeys("😀𠮷한글👍", "error")


def test_an_epub_alone_needs_few_and_is_built(root: Path) -> None:
    assert lacking(root, "reader") == {"😀": "warning", "𠮷": "warning"}
    report = build(root, editions=["reader"])
    assert [output.format for output in report.outputs] == ["epub"]


def test_a_cover_of_emoji_alone_is_drawn(root: Path) -> None:
    manifest = root / "manifest.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("{title: 试}", "{title: 😀}"), "utf-8")
    (root / "a.md").write_text(ARTICLE.replace("开心", ""), "utf-8")
    assert build(root, editions=["reader"]).outputs


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一家👨\u200d👩\u200d👧\u200d👦人", ["👨\u200d👩\u200d👧\u200d👦"]),
        ("挥手👋🏽", ["👋🏽"]),
        ("旗🏳\ufe0f\u200d🌈和🇨🇳", ["🏳\ufe0f\u200d🌈", "🇨🇳"]),
        ("键1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
        ("👩\u200d🚀和👩", ["👩\u200d🚀", "👩"]),
        ("👨👩", ["👨", "👩"]),
    ],
)
def test_what_makes_one_picture_is_one_finding(root: Path, text: str, told: list[str]) -> None:
    (root / "a.md").write_text(f"---\nheadline: 主题\n---\n\n正文{text}。\n", "utf-8")
    found = [one for one in take_in(root, ("print",)).findings if one.code == "font.missing-glyph"]
    assert sorted(one.message.split()[6] for one in found) == sorted(told)
    line = f"正文{text}。"
    for one in found:
        assert one.place is not None
        assert one.place.line == 5
        assert line[one.place.column - 1 :].startswith(one.message.split()[6])


def test_a_word_of_two_faces_is_told(root: Path) -> None:
    words = "正文里有一个的人叫王龑住在这主题试"
    put(root / "fonts", "Songti.ttf", block_font("Own Song", words.replace("龑", "")))
    (root / "a.md").write_text("---\nheadline: 主题\n---\n\n正文里有一个叫王龑的人住在这里。\n", "utf-8")
    found = [one for one in take_in(root, ("print",)).findings if one.code == "font.mixed-word"]
    mixed = [one for one in found if "Own Song" in one.message]
    assert [str(one.place) for one in mixed] == ["a.md:5:9"]
    assert "龑" in mixed[0].message
    assert "叫王龑的人" in mixed[0].message
    assert not [one for one in take_in(root, ("reader",)).findings if one.code == "font.mixed-word"]
