"""A sheet or picture that stops the engine is a finding at its place; the last good files stay."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from banxin.findings import Finding
from banxin.job import build
from banxin.job.child import can_fork
from banxin.job.limits import Limits

needs_processes = pytest.mark.skipif(not can_fork(), reason="there are no processes of this kind here")
MANIFEST = """banxin: 1
publication: {title: 试报}
layout: own
contents: [{unit: a.md}]
slug: paper
editions: {print: {format: pdf}}
"""
ARTICLE = "---\nheadline: 灯火\n---\n\n镇上的老街修了三年。\n\n![渡口](images/b.svg)\n\n![渠](images/a.svg)\n"
GOOD = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><rect width='9' height='9'/></svg>"


def paper(root: Path, css: str = "", picture: str = GOOD, blocks: dict[str, str] | None = None) -> Path:
    own = root / "layouts" / "own"
    files = {
        "manifest.yaml": MANIFEST,
        "a.md": ARTICLE,
        "images/a.svg": picture,
        "images/b.svg": GOOD,
        "layouts/own/layout.yaml": "name: own\nextends: book\n",
        "layouts/own/sheets/pdf.css": css,
        **{f"layouts/own/blocks/{name}.html.j2": text for name, text in (blocks or {}).items()},
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    assert own.is_dir()
    return root


def spots(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(found.code, str(found.place)) for found in findings]


def stumbling(monkeypatch: pytest.MonkeyPatch, over: str, act: Callable[[], object]) -> None:
    """An engine that stumbles over copy in which `over` is said."""
    from banxin.job import printing
    from banxin.press import pdf

    for module in (pdf, printing):
        honest = module.set_pages

        def set_pages(copy: object, *others: object, honest: Callable[..., object] = honest) -> object:
            said = (
                over in sheet.css or over in copy.html.replace(" ", "")  # type: ignore[attr-defined]
                for sheet in copy.sheets  # type: ignore[attr-defined]
            )
            if any(said):
                act()
            return honest(copy, *others)

        monkeypatch.setattr(module, "set_pages", set_pages)


@needs_processes
def test_the_rule_that_stops_the_engine_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep() -> None:
        raise RecursionError

    root = paper(tmp_path)
    good = build(root).outputs[0].path.read_bytes()
    (root / "layouts/own/sheets/pdf.css").write_text(
        "p { color: #111 }\nh1 { color: #222 }\n  p { color: #7b3 }\nh2 { color: #333 }\n", encoding="utf-8"
    )
    stumbling(monkeypatch, "#7b3", too_deep)
    report = build(root)
    assert spots(report.findings) == [("setting.stopped", "layouts/own/sheets/pdf.css:3:3")]
    assert "nests too deeply because of this rule" in report.findings[0].message
    assert (root / "out" / "paper-print.pdf").read_bytes() == good


@needs_processes
@pytest.mark.parametrize("end", [os.abort, lambda: 1 / 0], ids=["aborted", "an exception"])
def test_the_picture_that_stops_the_engine_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: Callable[[], object]
) -> None:
    stumbling(monkeypatch, "images/a.svg", end)
    report = build(paper(tmp_path))
    assert spots(report.findings) == [("setting.stopped", "images/a.svg")]
    assert "because of this picture" in report.findings[0].message


def test_a_mistake_of_ours_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stumbling(monkeypatch, "<html", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build(paper(tmp_path))


@needs_processes
def test_a_real_sheet_without_end_is_stopped(tmp_path: Path) -> None:
    rule = "body { display: grid; grid-template: repeat(30000, 1fr) / repeat(30000, 1fr) }"
    report = build(paper(tmp_path, f"p {{ color: #111 }}\n{rule}\n"), limits=Limits(memory=2000, seconds=5))
    assert spots(report.findings) == [("setting.stopped", "layouts/own/sheets/pdf.css:2:1")]


def test_a_template_attaches_nothing(tmp_path: Path) -> None:
    link = '<p>{{ text }}\n<a rel="x Attachment" href="https://publication.invalid/manifest.yaml">x</a></p>'
    report = build(paper(tmp_path, blocks={"paragraph": link}))
    assert spots(report.findings) == [("press.attachment", "layouts/own/blocks/paragraph.html.j2:2:11")]


def test_a_template_shows_no_hidden_file_and_no_text(tmp_path: Path) -> None:
    root = paper(
        tmp_path,
        blocks={
            "paragraph": "<p>{{ text }}"
            '<img alt="" src="https://publication.invalid/.secret/a.png"/>'
            '<img alt="" src="https://publication.invalid/manifest.yaml"/></p>'
        },
    )
    (root / ".secret").mkdir()
    (root / ".secret" / "a.png").write_bytes(b"x")
    assert {found.code for found in build(root).findings} >= {"press.blocked"}
    assert sum(found.code == "press.blocked" for found in build(root).findings) == 2
