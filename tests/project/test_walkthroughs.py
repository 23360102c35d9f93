"""Every command of README and tutorial runs as it stands, in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from project.walkthrough import Command, Run, Write, steps

REPOSITORY = Path(__file__).parents[2]
PAGES = ("README.md", "docs/tutorial.md")
TRANSLATIONS = {
    "README.md": "README.zh-CN.md",
    "docs/tutorial.md": "docs/tutorial.zh-CN.md",
    "docs/layouts.md": "docs/layouts.zh-CN.md",
    "docs/desk.md": "docs/desk.zh-CN.md",
}


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_followed(page: str, run: Run, tmp_path: Path, home: Path) -> None:
    for step in steps(REPOSITORY / page):
        if isinstance(step, Write):
            step.into(tmp_path)
        else:
            ended = run(step.line)
            assert ended.status == 0, f"{step.line}\n{ended.out}\n{ended.err}"
    made = {path.suffix for path in tmp_path.glob("*/out/*")}
    assert made == {".pdf", ".epub"}
    left = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert left <= {".cache/banxin/seal"}  # nothing else is written, by EPUBCheck either


@pytest.mark.slow
def test_the_page_of_the_copy_desk_can_be_followed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # without Java: EPUBCheck is seen at work in the pages above
    for step in steps(REPOSITORY / "docs/desk.md"):
        if isinstance(step, Write):
            step.into(tmp_path)
        else:
            ended = run(step.line)
            assert ended.status == 0, f"{step.line}\n{ended.out}\n{ended.err}"
    text = (tmp_path / "desk/a.md").read_text(encoding="utf-8")
    assert "这家商舖，开了十年。他说：“还要开下去……”" in text
    assert "2019年—2020年，地点在城南的老街" in text


@pytest.mark.parametrize(("page", "translation"), TRANSLATIONS.items())
def test_a_translation_has_the_same_steps(page: str, translation: str) -> None:
    assert steps(REPOSITORY / page) == steps(REPOSITORY / translation)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_steps(page: str) -> None:
    commands = [step for step in steps(REPOSITORY / page) if isinstance(step, Command)]
    assert len(commands) >= 3
