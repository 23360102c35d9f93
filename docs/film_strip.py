"""Makes the pictures of the preview: eight moments of it in a browser, and a still in each language.

python docs/film_strip.py            # needs Chromium and the package with its extras preview and readers
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
STRIP = PICTURES / "preview-strip.png"
STILLS = {"en": "preview.png", "zh-Hans": "preview.zh-CN.png"}
FACE = ROOT / "fonts" / "BanxinHei-Regular.otf"
SCREEN, SMALL, ACROSS = (1120, 700), (440, 275), 2
SCREEN_OF_STILLS = (1280, 800)
GREYS = (0x10, 0x1D, 0x2B, 0x47, 0x70, 0xA0, 0xD0, 0xFF)
SIGNS = ("ff8a80", "b3121b", "8c2318", "6d1f1f", "eddcdc", "c9b7b7", "9a8585", "14508c")
"""The few colours that mean something: frames, accents, old pages and their text, the option."""
PATIENCE = 180_000  # ms: machines that do other work too
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_SHOWN = "document.querySelector('.sheet img').dataset.shown"

_LINE = """async () => {
  const [first] = [...document.querySelectorAll('.sheet')], box = first.getBoundingClientRect();
  const state = await (await fetch('state')).json(), page = state.editions[0].pages[0];
  const view = document.getElementById('view').getBoundingClientRect();
  for (const spot of await (await fetch(`spots/${state.editions[0].name}`)).json()) {
    const x = box.left + (box.width * (spot[1] + spot[3])) / 2 / page.width;
    const y = box.bottom - (box.height * (spot[2] + spot[4])) / 2 / page.height;
    const inside = y > view.top + 60 && y < view.bottom - 60;
    if (inside && spot[5] === 'units/mukang.md' && spot[8] > 9) return [x, y];
  }
  throw new Error('no line of the story is in view');
}"""
"""The middle of a line of the story, in px of the window."""

_TO_THE_OPTION = """() => {
  const area = document.querySelector('#panel-source textarea'), lines = area.value.split('\\n');
  const at = lines.findIndex((line) => line.includes('14508c'));
  area.scrollTop = (area.scrollHeight * at) / lines.length - area.clientHeight / 3;
}"""


def main() -> int:
    """Photograph the preview of the sample: eight moments side by side, and a still in each language."""
    with opened("zh-Hans", SCREEN) as (page, root):
        strip([page.screenshot() for _ in moments(page, root)])
    for language, name in STILLS.items():
        with opened(language, SCREEN_OF_STILLS) as (page, _):
            still(page, PICTURES / name)
    return 0


@contextmanager
def opened(language: str, screen: tuple[int, int]) -> Iterator[tuple[Any, Path]]:
    """A page of the browser that shows the preview of a copy of the sample, and the folder of the copy."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "paper"
        shutil.copytree(ROOT / "book", root, ignore=shutil.ignore_patterns("out", ".banxin"))
        command = [sys.executable, "-m", "banxin", "--lang", language, "preview", str(root), "--no-open"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
        assert process.stdout is not None
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
            size = {"width": screen[0], "height": screen[1]}
            page = browser.new_page(viewport=size, bypass_csp=True)  # to wait for what it shows
            page.set_default_timeout(PATIENCE)
            page.goto(address)
            page.wait_for_selector(".sheet img[data-shown]")
            _quiet(page)
            yield page, root
        finally:
            browser.close()
            process.terminate()
            process.wait()


def still(page: Any, file: Path) -> None:
    """The page over its width, beside the line that a click on it has opened."""
    page.click("#width")
    page.wait_for_timeout(1500)
    page.mouse.click(*page.evaluate(_LINE))
    page.wait_for_selector(".hit")
    page.wait_for_timeout(400)
    screen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    screen.quantize(palette=_colours(), dither=Image.Dither.NONE).save(file, optimize=True)
    print(file.relative_to(ROOT), file.stat().st_size)


def moments(page: Any, root: Path) -> Iterator[str]:
    """What an editor does, with a pause wherever it is to be seen."""
    story = root / "units" / "mukang.md"
    text = story.read_text("utf-8")
    page.click("#tab-source")
    page.select_option("#panel-source select", "units/mukang.md")
    yield "a story is opened"
    before = page.evaluate(_SHOWN)
    story.write_text(text.replace("headline: ", "headline: 新题：", 1), "utf-8")
    page.wait_for_function(f"shown => {_SHOWN} !== shown", arg=before)
    _quiet(page)
    yield "its headline is another one"
    story.write_text(text.replace("headline:", "headlin:", 1), "utf-8")
    page.wait_for_selector("body.stale")
    yield "a slip: the page stays, in a red frame"
    page.click("#tab-findings")
    page.wait_for_selector(".finding.error")
    yield "the finding beside it"
    story.write_text(text, "utf-8")
    page.wait_for_selector("body:not(.stale)")
    page.wait_for_function(f"shown => {_SHOWN} === shown", arg=before)
    _quiet(page)
    page.click("#width")
    page.wait_for_timeout(1500)
    yield "mended"
    page.mouse.click(*page.evaluate(_LINE))
    page.wait_for_selector(".hit")
    yield "a click on a line opens it where it was written"
    page.click("#fit")
    page.click("#tab-options")
    page.fill("#option-accent", "#14508c")
    page.dispatch_event("#option-accent", "change")
    page.wait_for_function(f"shown => {_SHOWN} !== shown", arg=before)
    _quiet(page)
    yield "an option is turned"
    page.click("#keep")
    page.wait_for_selector("#undo[aria-disabled=false]")
    page.click("#tab-source")
    page.select_option("#panel-source select", "manifest.yaml")
    page.wait_for_function("document.querySelector('#panel-source textarea').value.includes('14508c')")
    page.click("#tab-source")
    page.evaluate(_TO_THE_OPTION)
    yield "and kept in the manifest"


def _quiet(page: Any) -> None:
    page.wait_for_function("/·/.test(document.getElementById('status').textContent)")
    page.wait_for_timeout(400)


def strip(screens: list[bytes]) -> None:
    """The screens side by side, numbered, in few colours."""
    rows = -(-len(screens) // ACROSS)
    gap = 8
    whole = Image.new("RGB", ((SMALL[0] + gap) * ACROSS - gap, (SMALL[1] + gap) * rows - gap), "white")
    face = ImageFont.truetype(str(FACE), 18)
    for number, data in enumerate(screens):
        place = (number % ACROSS) * (SMALL[0] + gap), (number // ACROSS) * (SMALL[1] + gap)
        whole.paste(
            Image.open(io.BytesIO(data)).convert("RGB").resize(SMALL, Image.Resampling.LANCZOS), place
        )
        draw = ImageDraw.Draw(whole)
        draw.rectangle((*place, place[0] + 24, place[1] + 24), fill="#8c2318")
        draw.text((place[0] + 12, place[1] + 12), str(number + 1), fill="white", font=face, anchor="mm")
    whole.quantize(palette=_colours(), dither=Image.Dither.NONE).save(STRIP, optimize=True)
    print(STRIP.relative_to(ROOT), STRIP.stat().st_size)


def _colours() -> Image.Image:
    """The few colours that pictures of the preview are kept in."""
    colours = Image.new("P", (1, 1))
    few = [*(level for grey in GREYS for level in (grey,) * 3), *bytes.fromhex("".join(SIGNS))]
    colours.putpalette(few + few[:3] * (256 - len(few) // 3))
    return colours


if __name__ == "__main__":
    sys.exit(main())
