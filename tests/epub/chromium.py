"""Finished e-books measured in Chromium, by a page that opens every document in a frame."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FRAME = '<iframe src="{src}" width="{width}" height="600" style="border: 0"></iframe>'
_MEASURE = Path(__file__).with_name("measure.js")
_RESULT = re.compile(r'<pre id="result">(.*?)</pre>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its width in px, the size of type in px, the colours that a reading system sets."""

    width: int
    size: int = 16
    ground: str = "#ffffff"
    ink: str = "#000000"


def measured(epub: Path, folder: Path, screens: Iterable[Screen]) -> list[dict[str, Any]]:
    """What is faint, too wide or left alone in each document of `epub` on each screen."""
    assert CHROMIUM is not None
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(folder)
    documents = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.xhtml"))
    shown = [(screen, document) for screen in screens for document in documents]
    frames = "".join(_FRAME.format(src=html.escape(name), width=one.width) for one, name in shown)
    given = json.dumps([[one.size, one.ground, one.ink, one.width] for one, _ in shown])
    script = f"const SCREENS = {given};\n{_MEASURE.read_text('utf-8')}"
    page = folder / "measure.html"
    page.write_text(f'<!DOCTYPE html><meta charset="utf-8">{frames}<script>{script}</script>', "utf-8")
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
        f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=20000", "--dump-dom", page.as_uri(),
    ]  # fmt: skip
    home = {name: str(folder / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=240, check=True, env={**os.environ, **home}
    )
    found = _RESULT.search(done.stdout)
    assert found, done.stderr[-2000:]
    return [dict(one) for one in json.loads(html.unescape(found[1]))]
