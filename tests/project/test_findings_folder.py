"""findings/: every script can be run, says what it shows, and is named where it should be. None runs here."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / "findings"
SCRIPTS = sorted(path.name for path in FOLDER.glob("*.sh"))
HEAD = ("Versions", "Behaviour", "Output", "Use", "Needs")
NAMED = re.compile(r"findings/([a-z0-9-]+)(?:\.sh)?\b")


def head(name: str) -> str:
    """The comment at the top of a script."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines[: lines.index("set -eu")] if line.startswith("#"))


def lost(text: str) -> set[str]:
    """Findings that a text names and that are not there."""
    return {name for name in NAMED.findall(text) if f"{name}.sh" not in SCRIPTS and name != "run-all"}


def test_there_are_some():
    assert SCRIPTS


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_says_what_it_shows(name):
    first, title, *_ = head(name).splitlines()
    assert first == "#!/usr/bin/env bash"
    assert re.fullmatch(r"# \S.{20,}", title)
    assert [word for word in HEAD if not re.search(rf"^# {word}: +\S", head(name), re.MULTILINE)] == []
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", head(name)), "no date"


@pytest.mark.parametrize("name", [*SCRIPTS, "run-all"])
def test_a_script_can_be_run(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert os.name == "nt" or os.access(FOLDER / name, os.X_OK)
    assert subprocess.run(["sh", "-c", "command -v bash"], capture_output=True, check=False).returncode or (
        subprocess.run(["bash", "-n", str(FOLDER / name)], check=False).returncode == 0
    )
    assert "banxin " not in text.replace("Banxin", "").casefold()


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_pins_what_it_installs_and_cleans_up(name):
    text = (FOLDER / name).read_text(encoding="utf-8").replace("\\\n", "")
    assert "folder=$(mktemp -d)" in text
    assert "trap 'rm -rf \"$folder\"' EXIT" in text
    installed = re.findall(r"^env/bin/pip install (.*)$|^npm install (.*)$", text, re.MULTILINE)
    packages = [word for line in installed for word in " ".join(line).split() if not word.startswith("-")]
    assert packages
    assert [word for word in packages if not re.search(r"\w(==|@)\d", word)] == []


def test_the_list_of_the_folder_is_complete():
    listed = re.findall(
        r"^\| ([a-z0-9-]+) \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [f"{name}.sh" for name in listed if name != "script"] == SCRIPTS


@pytest.mark.parametrize("paper", ["docs/compatibility.md", "findings/README.md"])
def test_findings_named_in_a_paper_are_there(paper):
    assert lost((REPOSITORY / paper).read_text(encoding="utf-8")) == set()


def test_a_finding_that_is_not_there_is_seen():
    assert lost("see findings/no-such-thing.sh and findings/run-all") == {"no-such-thing"}


def test_they_are_no_part_of_the_continuous_check():
    for paper in ("Makefile", ".ci/run", "setup.sh"):
        assert "findings" not in (REPOSITORY / paper).read_text(encoding="utf-8")
