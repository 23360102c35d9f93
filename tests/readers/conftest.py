"""The browser and the books of the tests in reading systems; what is missing is said, not passed over."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hermetic import surroundings

from .library import Finished, long_blocks, random_issue, sample, specimen
from .reading_system import LOOKS, MODULES, Look, ReadingSystem, opened, served

FACES = Path(__file__).parents[2] / "fonts"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

Open = Callable[..., AbstractContextManager[ReadingSystem]]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Headless Chromium with the faces that come with the project, and no others."""
    drivers = pytest.importorskip("playwright.sync_api", reason="needs playwright: make readers")
    if CHROMIUM is None:
        pytest.skip("needs Chromium: on Debian, apt-get install chromium")
    if not (MODULES / "foliate-js").is_dir():
        pytest.skip("needs the reading systems of tests/readers/package.json: make readers")
    folder = tmp_path_factory.mktemp("chromium")
    faces = folder / "fonts.conf"
    faces.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{FACES}</dir><cachedir>{folder}</cachedir></fontconfig>",
        "utf-8",
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(faces), "HOME": str(folder)}
    with drivers.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], env=environment)
        yield started
        started.close()


@pytest.fixture(scope="session")
def open_book(browser: Any) -> Iterator[Open]:
    """Opens a book in a reading system."""
    with served() as address:

        def open_(system: str, book: Path, look: Look = LOOKS["light"]) -> Any:
            return opened(browser, address, system, book, look)

        yield open_


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Finished]:
    """Books by name, each built once: `sample`, `long`, or a layout with a language as in `book zh-Hans`."""
    folder = tmp_path_factory.mktemp("library")

    @cache
    def book(name: str) -> Finished:
        if name in ("sample", "long"):
            return sample(folder) if name == "sample" else long_blocks(folder)
        return specimen(folder, *name.split())

    return book


@pytest.fixture(scope="session")
def issues(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[Finished, dict[str, str]]]:
    """Random issues, each built once."""
    folder = tmp_path_factory.mktemp("issues")
    return cache(lambda layout, seed: random_issue(folder, layout, seed))


def pytest_configure() -> None:
    """Chromium has to be told no proxy: what it opens is on this machine."""
    if surroundings() is not None:
        os.environ["NO_PROXY"] = "127.0.0.1"
