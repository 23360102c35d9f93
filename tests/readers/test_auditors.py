"""Finished books before the intake desks of stores: EPUBCheck, Ace by DAISY, and rules of our own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from banxin.job import build
from banxin.preflight.epub import _jar

from .archive import write_archive
from .audit import faults
from .conftest import CHROMIUM
from .library import LAYOUTS, Finished
from .package import Package
from .reading_system import MODULES

pytestmark = [pytest.mark.readers, pytest.mark.slow]

BOOKS = ("sample", *(f"{layout} {lang}" for lang in ("zh-Hans", "zh-Hant-TW") for layout in LAYOUTS))
EXPLAINED = {
    "CSS-028": "counts that a sheet embeds a face: that of rare characters, which readers lack",
}
"""Messages of EPUBCheck that are no faults, with the reason; every other, of whatever severity, fails."""

ARTICLES = 4000

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java 11 or later")
needs_ace = pytest.mark.skipif(
    CHROMIUM is None or not (MODULES / ".bin" / "ace-cli").exists(),
    reason="Ace needs Chromium and the packages of tests/readers/package.json: make readers",
)


def epubcheck(path: Path) -> list[str]:
    """The messages of EPUBCheck at every severity, without those that are explained."""
    command = ["java", "-jar", str(_jar()), str(path), "--quiet", "--usage", "--json", "-"]
    report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    return [
        f"{message['severity']} {message['ID']} {message['message']}"
        for message in report["messages"]
        if message["ID"].replace("_", "-") not in EXPLAINED
    ]


def ace(path: Path, folder: Path) -> list[str]:
    """What Ace asserts against a book."""
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(CHROMIUM)}
    command = [str(MODULES / ".bin" / "ace-cli"), "-s", "-f", "-o", str(folder), str(path)]
    subprocess.run(command, check=True, env=environment, capture_output=True, timeout=500)
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert report["earl:result"]["earl:outcome"] in ("pass", "fail")
    told = [one for document in report["assertions"] for one in document["assertions"]]
    return [f"{one['earl:test']['dct:title']}: {one['earl:result']['dct:description']}" for one in told]


@needs_java
@pytest.mark.parametrize("book", BOOKS)
def test_epubcheck_has_nothing_to_say(library: Callable[[str], Finished], book: str) -> None:
    assert epubcheck(library(book).epub) == []


@needs_ace
@pytest.mark.parametrize("book", BOOKS)
def test_ace_has_nothing_to_say(library: Callable[[str], Finished], book: str, tmp_path: Path) -> None:
    assert ace(library(book).epub, tmp_path / "ace") == []


@pytest.mark.parametrize("book", BOOKS)
def test_our_own_rules_hold(library: Callable[[str], Finished], book: str) -> None:
    assert faults(Package(library(book).epub)) == {}


@needs_java
def test_an_archive_passes_and_is_the_same_again(tmp_path: Path) -> None:
    """4,000 articles as one book."""
    write_archive(tmp_path / "archive", ARTICLES)
    first, again = (
        build(tmp_path / "archive", out=tmp_path / name).outputs[0].path for name in ("first", "again")
    )
    assert first.read_bytes() == again.read_bytes()
    assert faults(Package(first)) == {}
    assert epubcheck(first) == []


@needs_ace
def test_ace_takes_a_cut_of_the_archive(tmp_path: Path) -> None:
    write_archive(tmp_path / "cut", 40)
    assert ace(build(tmp_path / "cut").outputs[0].path, tmp_path / "ace") == []
