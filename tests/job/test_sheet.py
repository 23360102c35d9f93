"""What the editor wishes of make-up: pins, blueprints, jumps and a make-up to keep, in whole builds."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from banxin.job import Report, build

pytestmark = pytest.mark.usefixtures("set_here")

STORY = (
    "---\nheadline: 一条渠水怎样流过三个村庄\n---\n\n" + "渠水从山口下来，先经过上村，再绕过中村。\n\n" * 40
)


def paper(folder: Path, sheet: str) -> Path:
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text(STORY, encoding="utf-8")
    (folder / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 渠水报}\ntitle: 一渠水\nlayout: tabloid\n"
        "contents: [{unit: a.md}, {unit: b.md}]\neditions: {print: {format: pdf}}\n" + sheet,
        encoding="utf-8",
    )
    return folder


def codes(report: Report) -> list[str]:
    return [found.code for found in report.findings if found.severity == "error"]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("sheet: {pins: {c: {columns: 3}}}\n", ["sheet.pin"]),
        ("sheet: {blueprint: [X, a, b]}\n", ["sheet.blueprint"]),
        ("sheet: {blueprint: [V, a, c]}\n", ["sheet.blueprint"]),
        ("sheet: {keep: manifest.yaml}\n", ["sheet.kept"]),
        ("sheet: {keep: a.md}\n", ["sheet.kept"]),
        ("sheet: {keep: ../x.yaml}\n", ["file.outside"]),
        ("sheet: {pins: {a: {columns: 99}}}\n", ["manifest.bad-value"]),
    ],
)
def test_what_cannot_be_wished(sheet: str, expected: list[str], tmp_path: Path) -> None:
    report = build(paper(tmp_path / "p", sheet))
    assert codes(report) == expected
    assert not (tmp_path / "p" / "out").exists()


def test_a_blueprint_is_followed(tmp_path: Path) -> None:
    report = build(paper(tmp_path / "p", "sheet: {blueprint: [V, a 4, b 2]}\n"))
    (page,) = report.make_up["print"].pages
    assert [(m.key, m.column, m.columns) for m in page.modules] == [("a", 0, 4), ("b", 4, 2)]


def test_a_pin_is_kept(tmp_path: Path) -> None:
    report = build(paper(tmp_path / "p", "sheet: {pins: {a: {columns: 6, legs: 4}}}\n"))
    modules = {m.key: m for page in report.make_up["print"].pages for m in page.modules}
    assert (modules["a"].columns, modules["a"].cut.legs) == (6, 4)


def test_a_make_up_of_the_older_form_is_followed_and_left_as_it_is(tmp_path: Path) -> None:
    root = paper(tmp_path / "p", "sheet: {keep: make-up.yaml}\n")
    text = "make-up: 1\npages: [[V, a 3, b 3]]\nstories: {a: {size: 20}}\n"
    (root / "make-up.yaml").write_text(text, encoding="utf-8")
    report = build(root)
    modules = {m.key: m for page in report.make_up["print"].pages for m in page.modules}
    assert (modules["a"].head.size, modules["a"].columns) == (20, 3)
    assert (root / "make-up.yaml").read_text(encoding="utf-8") == text


def test_a_vertical_head_stands_beside_its_text(tmp_path: Path) -> None:
    root = paper(tmp_path / "p", "sheet: {blueprint: [V, a 3, b 3]}\n")
    own = root / "layouts" / "upright"
    own.mkdir(parents=True)
    heads = "{peer: [36], normal: [36], lead: [36], brief: [36], side: true}"
    (own / "layout.yaml").write_text(
        f"name: upright\nextends: tabloid\nmodules: {{heads: {heads}}}\n", encoding="utf-8"
    )
    manifest = root / "manifest.yaml"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("layout: tabloid", "layout: upright"), encoding="utf-8"
    )
    headline = "一条渠水怎样流过三个村庄又怎样把三个村庄的人连成一家"
    (root / "a.md").write_text(STORY.replace("一条渠水怎样流过三个村庄", headline), encoding="utf-8")
    report = build(root)
    heads_by_key = {m.key: m.head for page in report.make_up["print"].pages for m in page.modules}
    assert heads_by_key["a"].side
    text = pypdfium2.PdfDocument(report.outputs[0].path)[0].get_textpage().get_text_range()
    assert headline in "".join(text.split())


@pytest.mark.parametrize("settled", ["{columns: 1, legs: 9}", "{columns: 1, size: 24}"])
def test_a_kept_make_up_that_has_no_room_is_made_up_anew(tmp_path: Path, settled: str) -> None:
    root = paper(tmp_path / "p", "sheet: {keep: make-up.yaml}\n")
    kept = f"make-up: 1\npages: [[V, a 1, b 5]]\nstories: {{a: {settled}, b: {{columns: 5}}}}\n"
    (root / "make-up.yaml").write_text(kept, encoding="utf-8")
    (root / "a.md").write_text(STORY + "又一句。\n" * 200, encoding="utf-8")
    report = build(root)
    assert [(found.code, str(found.place)) for found in report.findings if "no room" in found.message] == [
        ("sheet.kept", "manifest.yaml:7:15")
    ]
    assert report.outputs
    assert (root / "make-up.yaml").read_text(encoding="utf-8") == kept


@pytest.mark.parametrize(
    "text",
    [
        "一句。",
        "清晨货车驶入通道。" * 5 + "\n\n- 甲项\n- 乙项",
        "向我诉苦说：" * 5 + "\n\n## 后来的事",
        "- 甲\n- 乙",
    ],
    ids=["a brief", "ends in a list", "ends in a crosshead", "a list alone"],
)
def test_a_short_story_is_set_whole(tmp_path: Path, text: str) -> None:
    root = paper(tmp_path / "p", "")
    for name in ("a", "b"):
        (root / f"{name}.md").write_text(f"---\nheadline: 灯火\n---\n\n{text}\n", encoding="utf-8")
    report = build(root)
    assert codes(report) == []
    page = pypdfium2.PdfDocument(report.outputs[0].path)[0].get_textpage().get_text_range()
    printed = "".join(page.split())
    for piece in text.replace("## ", "").replace("- ", "").split():
        assert printed.count(piece) >= 2


def test_a_headline_without_end_is_told_at_once(tmp_path: Path) -> None:
    root = paper(tmp_path / "p", "")
    (root / "a.md").write_text(f"---\nheadline: {'路' * 2000}\n---\n\n一句。\n", encoding="utf-8")
    report = build(root)
    assert [(found.code, str(found.place)) for found in report.findings] == [
        ("setting.overset", "manifest.yaml:5:19")
    ]
    assert "2000 字" in report.findings[0].message


@pytest.mark.parametrize(
    ("sheet", "code", "place", "said", "remedy"),
    [
        (
            "sheet: {blueprint: {pages: [a, b]}, pins: {b: {page: 1}}}\n",
            "plan.story",
            (7, 54),
            "b is pinned to page 1, and stands in the blueprint of page 2.",
            "Write page: 2,",
        ),
        (
            "sheet: {pins: {b: {page: 2}}}\npages: {2: {blueprint: a}}\n",
            "plan.story",
            (7, 26),
            "b is pinned to page 2, whose blueprint has no place for it.",
            "Name it in the blueprint,",
        ),
        (
            "sheet: {pins: {b: {page: 1}}}\npages: {2: {blueprint: b}}\n",
            "plan.story",
            (7, 26),
            "b is pinned to page 1, and stands in the blueprint of page 2.",
            "Write page: 2,",
        ),
        (
            "sheet: {pins: {b: {page: 2}}}\n",
            "plan.unmet",
            (7, 26),
            "b is pinned to page 2, and the copy fills 1 page.",
            "Write page: 1,",
        ),
        (
            "sheet: {blueprint: [V, a 3, b 3], pins: {a: {region: right}}}\n",
            "sheet.unmet",
            (7, 54),
            "a is pinned to the right, and the blueprint of page 1 has it elsewhere",
            "Write region: top-left,",
        ),
    ],
)
def test_a_pin_that_blueprints_or_pages_contradict_is_told_at_its_own_place(
    sheet: str, code: str, place: tuple[int, int], said: str, remedy: str, tmp_path: Path
) -> None:
    found = [one for one in build(paper(tmp_path / "p", sheet)).findings if one.code == code]
    (one,) = found
    assert one.message == said
    assert one.remedy.startswith(remedy)
    assert one.place is not None
    assert (one.place.line, one.place.column) == place
