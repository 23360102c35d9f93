"""`pages` of the manifest: what is read of it, and every way in which it may be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.findings import Finding
from banxin.manuscript import read_publication
from banxin.manuscript.form.page_plan import Corner, FixedSize, FurnitureChoice, pages_of, size_of
from banxin.manuscript.publication import Section

HEAD = """banxin: 1
publication: {title: 渠水报}
layout: tabloid
contents:
  - unit: a.md
  - section: 校园
    contents: [{unit: b.md}]
  - section: 副刊
    contents: [{unit: c.md}]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>'


def paper(folder: Path, manifest: str) -> Path:
    for name in "abc":
        (folder / f"{name}.md").write_text(f"---\nheadline: 第{name}篇\n---\n\n渠水从山口下来。\n", "utf-8")
    (folder / "ad.svg").write_text(SVG, "utf-8")
    (folder / "manifest.yaml").write_text(manifest, "utf-8")
    return folder


def test_a_plan_is_read(tmp_path: Path) -> None:
    written = HEAD + (
        "pages:\n"
        "  2-3: {name: 校园, editors: 责任编辑：甲, sections: [校园], furniture: none}\n"
        "  1:\n"
        "    name: 要闻\n"
        "    editors: [{role: 责任编辑, name: 乙}]\n"
        "    stories: [a]\n"
        "    furniture: nameplate\n"
        "    advertisements: [{image: ad.svg, size: 60mm × 40mm, at: top-left, alt: 书店}]\n"
    )
    read = read_publication(paper(tmp_path, written))
    assert read.findings == ()
    assert read.publication is not None
    front, inner = read.publication.pages
    assert (front.first, front.last, front.name, front.stories) == (1, 1, "要闻", ("a",))
    assert front.editors == (("责任编辑", "乙"),)
    assert front.furniture is FurnitureChoice.NAMEPLATE
    (one,) = front.advertisements
    assert (one.image, one.size, one.corner, one.alt) == (
        "ad.svg",
        FixedSize(60, "mm", 40, "mm"),
        Corner.TOP_LEFT,
        "书店",
    )
    assert (inner.first, inner.last, inner.sections) == (2, 3, ("校园",))
    assert inner.editors == (("", "责任编辑：甲"),)
    assert "ad.svg" in read.publication.images


@pytest.mark.parametrize(("page", "expected"), [("2", (2, True)), ("new", (None, True)), ("", (None, False))])
def test_a_section_may_start_a_page(page: str, expected: tuple[int | None, bool], tmp_path: Path) -> None:
    written = HEAD.replace("- section: 校园\n", f"- section: 校园\n    page: {page}\n")
    read = read_publication(paper(tmp_path, written))
    assert read.findings == ()
    assert read.publication is not None
    section = read.publication.contents[1]
    assert isinstance(section, Section)
    assert (section.page, section.starts_page) == expected


@pytest.mark.parametrize(
    ("written", "pages"), [("1", (1, 1)), ("2-3", (2, 3)), ("2–3", (2, 3)), ("2 至 3", (2, 3)), ("x", None)]
)
def test_pages_as_they_are_written(written: str, pages: tuple[int, int] | None) -> None:
    assert pages_of(written) == pages


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("20字 × 12行", FixedSize(20, "字", 12, "行")),
        ("3栏x24行", FixedSize(3, "栏", 24, "行")),
        ("60mm * 40.5mm", FixedSize(60, "mm", 40.5, "mm")),
        ("20字 × 40mm", FixedSize(20, "字", 40, "mm")),
        ("20 × 12", None),
        ("12行 × 20字", None),
        ("0字 × 12行", None),
    ],
)
def test_sizes_as_they_are_written(written: str, size: FixedSize | None) -> None:
    assert size_of(written) == size


AD = "advertisements: [{image: ad.svg, size: SIZE}]"
FAULTS = {
    "no page": ("pages: {x: {name: 要闻}}", "plan.page", "10:9", ""),
    "reversed": ("pages: {3-2: {name: 要闻}}", "plan.page", "10:9", "2-3"),
    "twice": ("pages:\n  1-2: {name: 要闻}\n  2: {name: 校园}", "plan.page", "12:3", ""),
    "beyond the last": ("pages: {17: {name: 要闻}}", "plan.page", "10:9", ""),
    "before the first": ("issue: {page: 5}\npages: {4: {name: 要闻}}", "plan.page", "11:9", ""),
    "unknown story": ("pages: {1: {stories: [aa]}}", "plan.story", "10:23", "a"),
    "story twice": ("pages: {1: {stories: [a]}, 2: {stories: [a]}}", "plan.story", "10:42", ""),
    "story pinned elsewhere": (
        "pages: {1: {stories: [a]}}\nsheet: {pins: {a: {page: 2}}}",
        "plan.story",
        "11:26",
        "",
    ),
    "unknown section": ("pages: {2: {sections: [校园版]}}", "plan.section", "10:24", "校园"),
    "section twice": ("pages: {2: {sections: [校园]}, 3: {sections: [校园]}}", "plan.section", "10:45", ""),
    "no size": (f"pages: {{1: {{{AD.replace('SIZE', '大')}}}}}", "plan.advertisement", "10:52", ""),
    "no picture": (
        "pages: {1: {advertisements: [{image: ax.svg, size: 3栏 × 9行}]}}",
        "file.missing",
        "10:38",
        "ad.svg",
    ),
    "advertisement of a range": (
        f"pages: {{1-2: {{{AD.replace('SIZE', '9字 × 9行')}}}}}",
        "plan.page",
        "10:15",
        "",
    ),
    "blueprint of a range": ("pages: {1-2: {blueprint: [V, a, b]}}", "plan.page", "10:15", ""),
    "no corner": (
        "pages: {1: {advertisements: [{image: ad.svg, size: 9字 × 9行, at: bottom}]}}",
        "manifest.bad-value",
        "10:65",
        "bottom-left",
    ),
    "unknown key": ("pages: {1: {nam: 要闻}}", "manifest.unknown-key", "10:13", "name"),
    "trade word": ("pages: {1: {版名: 要闻}}", "manifest.unknown-key", "10:13", "name"),
    "no furniture": ("pages: {1: {furniture: 报头}}", "manifest.bad-value", "10:24", "nameplate"),
}


def one_fault(findings: tuple[Finding, ...]) -> tuple[str, str, str]:
    (found,) = findings
    assert found.place is not None
    return found.code, f"{found.place.line}:{found.place.column}", found.nearest


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_in_a_plan(name: str, tmp_path: Path) -> None:
    written, code, place, near = FAULTS[name]
    read = read_publication(paper(tmp_path, HEAD + written + "\n"))
    assert one_fault(read.findings) == (code, place, near)
    assert read.publication is None


@pytest.mark.parametrize(("page", "place"), [("nwe", "7:11"), ("17", "7:11"), ("0", "7:11"), ("[1]", "7:11")])
def test_what_is_wrong_in_a_section_that_starts_a_page(page: str, place: str, tmp_path: Path) -> None:
    written = HEAD.replace("- section: 校园\n", f"- section: 校园\n    page: {page}\n")
    (found,) = read_publication(paper(tmp_path, written)).findings
    assert found.place is not None
    assert f"{found.place.line}:{found.place.column}" == place
    assert found.expected


def test_a_section_that_starts_elsewhere_than_planned(tmp_path: Path) -> None:
    written = HEAD.replace("- section: 校园\n", "- section: 校园\n    page: 3\n")
    read = read_publication(paper(tmp_path, written + "pages: {2: {sections: [校园]}}\n"))
    assert one_fault(read.findings) == ("plan.section", "11:24", "")


@pytest.mark.parametrize(("size", "expected"), [("200", "120 or less"), ("2", "6 or more"), ("24", "")])
def test_a_limit_is_told_as_it_is_written(size: str, expected: str, tmp_path: Path) -> None:
    written = HEAD + f"sheet: {{pins: {{a: {{size: {size}}}}}}}\n"
    read = read_publication(paper(tmp_path, written))
    assert [one.expected for one in read.findings] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("unit: a.md", "unit: aa.md", "file.missing"), ("- section: 校园", "\t- section: 校园", "yaml.tab")],
)
def test_what_follows_from_a_misspelt_file_or_torn_yaml_is_not_told_again(
    old: str, new: str, code: str, tmp_path: Path
) -> None:
    plan = "pages: {1: {stories: [a]}, 2: {sections: [校园]}}\n"
    read = read_publication(paper(tmp_path, HEAD.replace(old, new, 1) + plan))
    assert {one.code for one in read.findings} == {code}
