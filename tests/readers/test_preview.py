"""The preview in a browser: edit and see, slip and mend, from the page to the source and back, options."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from .reading_system import MODULES

pytestmark = pytest.mark.readers

MANIFEST = """\
banxin: 1
publication: {title: 试报, publisher: 试社}   # 报纸
issue: {number: 1, date: 2024-03-05}
layout: tabloid
contents:
  - {unit: a.md, rank: lead}     # 头条
  - unit: b.md
slug: test
editions: {print: {format: pdf}, reader: {format: epub}}
"""
TEXT = "天色未明，码头上已经有了人声。船一只一只靠岸，灯一盏一盏亮起来。\n\n" * 9
UNDOABLE = "document.querySelector('#undo').getAttribute('aria-disabled') === 'false'"
_PATIENCE = 600_000  # ms: machines that do other work too


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A publication and the address of its preview."""
    root = tmp_path_factory.mktemp("seen") / "paper"
    root.mkdir()
    (root / "manifest.yaml").write_text(MANIFEST, "utf-8")
    for name in ("a", "b"):
        (root / f"{name}.md").write_text(f"---\nheadline: 题目{name}\n---\n\n{TEXT}", "utf-8")
    with _served("preview", str(root)) as served:
        yield root, served


@contextmanager
def _served(*words: str) -> Iterator[str]:
    """The address that a verb of the command serves, until it is not needed."""
    command = [sys.executable, "-m", "banxin", *words, "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    try:
        yield next(word for word in process.stdout.readline().split() if word.startswith("http"))
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def page(browser: Any, address: tuple[Path, str]) -> Iterator[Any]:
    """The preview, opened; what it throws fails the test."""
    with _opened(browser, address[1]) as one:
        yield one


@contextmanager
def _opened(browser: Any, address: str) -> Iterator[Any]:
    one = browser.new_page(viewport={"width": 1400, "height": 900})
    thrown: list[str] = []
    one.on("pageerror", lambda error: thrown.append(str(error)))
    one.goto(address)
    one.wait_for_selector(".sheet img[data-shown]", timeout=_PATIENCE)
    yield one
    one.close()
    assert not thrown


def _until(page: Any, true: str) -> None:
    """Wait until an expression is true; the page's own policy refuses expressions that it watches itself."""
    end = time.monotonic() + _PATIENCE / 1000
    while not page.evaluate(f"() => Boolean({true})"):
        assert time.monotonic() < end, true
        page.wait_for_timeout(50)


def _shown(page: Any) -> str:
    digest: str = page.eval_on_selector(".sheet img", "image => image.dataset.shown")
    return digest


def _settled(page: Any, true: Callable[[Any], bool] = lambda state: True) -> str:
    """What the first page shows once nothing is under way, the state is so, and the browser has it."""
    end = time.monotonic() + _PATIENCE / 1000
    while True:
        state = json.loads(page.evaluate("fetch('state').then(answer => answer.text())"))
        digest: str = state["editions"][0]["pages"][0]["digest"]
        if not state["step"] and true(state) and _shown(page) == digest:
            return digest
        assert time.monotonic() < end, (state["step"], state["tried"], state["findings"])
        page.wait_for_timeout(100)


def _until_other(page: Any, digest: str) -> None:
    _until(page, f"document.querySelector('.sheet img')?.dataset.shown !== {digest!r}")


def test_an_edit_is_seen(page: Any, address: tuple[Path, str]) -> None:
    before = _shown(page)
    (address[0] / "a.md").write_text(f"---\nheadline: 新的题目\n---\n\n{TEXT}", "utf-8")
    _until_other(page, before)
    page.click("#tab-stories")
    _until(page, "document.querySelector('.story textarea')?.value === '新的题目'")


def test_a_slip_keeps_the_page_and_shows_the_finding(page: Any, address: tuple[Path, str]) -> None:
    before, manifest = _shown(page), address[0] / "manifest.yaml"
    good = manifest.read_text("utf-8")
    manifest.write_text(good.replace("layout: tabloid", "layout: tabliod"), "utf-8")
    page.wait_for_selector("body.stale", timeout=_PATIENCE)
    assert _shown(page) == before
    assert "tabloid" in page.inner_text(".finding.error >> nth=0")
    page.click(".finding.error .place >> nth=0")
    _until(page, "document.querySelector('#panel-source textarea').value.includes('tabliod')")
    chosen = "document.querySelector('#panel-source textarea').selectionStart"
    assert page.evaluate(chosen) == good.index("tabloid")
    manifest.write_text(good, "utf-8")
    page.wait_for_selector("body:not(.stale)", timeout=_PATIENCE)


def test_from_the_page_to_the_source_and_back(page: Any) -> None:
    spots = json.loads(page.evaluate("fetch('spots/print').then(answer => answer.text())"))
    spot = next(one for one in spots if one[5] == "b.md" and one[6] > 4)
    box = page.locator(".sheet").first.bounding_box()
    state = json.loads(page.evaluate("fetch('state').then(answer => answer.text())"))
    paper = state["editions"][0]["pages"][0]
    x = box["x"] + (spot[1] + spot[3]) / 2 / paper["width"] * box["width"]
    y = box["y"] + (1 - (spot[2] + spot[4]) / 2 / paper["height"]) * box["height"]
    page.wait_for_timeout(300)
    page.mouse.click(x, y)
    page.wait_for_selector(".hit")
    _until(page, "document.querySelector('#panel-source select').value === 'b.md'")
    before = "text => text.value.slice(0, text.selectionStart)"
    assert page.eval_on_selector("#panel-source textarea", before).count("\n") + 1 == spot[6]
    page.evaluate("document.querySelectorAll('.hit').forEach(hit => hit.remove())")
    page.focus("#panel-source textarea")
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector(".hit", state="attached")


def test_what_is_typed_is_not_lost(page: Any, address: tuple[Path, str]) -> None:
    """Neither by looking at another file, nor when somebody else has written the same one; nor in a form."""
    text, path = "#panel-source textarea", address[0] / "b.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    holds = "document.querySelector('#panel-source textarea').value.includes"
    page.click("#tab-stories")
    page.click("[id='open b.md']")
    _until(page, f"{holds}('题目b')")
    assert page.get_attribute("#panel-source .tools button >> nth=0", "aria-disabled") == "true"
    page.focus(text)
    page.keyboard.press("Control+End")
    page.keyboard.type("草稿")
    page.select_option("#panel-source select", "a.md")
    _until(page, f"!{holds}('草稿')")
    page.select_option("#panel-source select", "b.md")
    _until(page, f"{holds}('草稿')")
    path.write_text(f"---\nheadline: 题目b\n---\n\n别人\n{TEXT}末尾", "utf-8")
    page.keyboard.press("Tab")
    page.click("#panel-source .tools button >> nth=0")
    page.wait_for_selector("#over:not([hidden])")
    page.click("#panel-source .tools button >> nth=1")
    _until(page, f"{holds}('别人') && !{holds}('草稿')")
    before = _shown(page)
    page.click("#tab-stories")
    page.focus("[id='deck b.md']")
    page.keyboard.type("半")
    (address[0] / "a.md").write_text(f"---\nheadline: 另一个题目\n---\n\n{TEXT}", "utf-8")
    _until_other(page, before)
    page.keyboard.type("截")
    assert page.evaluate("document.activeElement.value") == "半截"
    page.keyboard.press("Tab")
    _until(page, "document.querySelector(\"[id='deck b.md']\").defaultValue === '半截'")
    page.click("#undo")
    _until(page, "document.querySelector(\"[id='deck b.md']\").defaultValue === ''")


def test_what_is_typed_while_it_is_saved_takes_nothing_from_others(
    page: Any, address: tuple[Path, str]
) -> None:
    """The file was changed elsewhere, and more is typed before the save is answered: all three stay."""
    path, text, save = address[0] / "a.md", "#panel-source textarea", "#panel-source .tools button >> nth=0"
    path.write_text(f"---\nheadline: 题目a\n---\n\n{TEXT}\n\n{TEXT}\n\n末段\n", "utf-8")
    page.click("#tab-stories")
    page.click("[id='open a.md']")
    _until(page, f"document.querySelector('{text}').value.includes('末段')")
    page.focus(text)
    page.keyboard.press("Control+End")
    page.keyboard.type("一")

    def changed_meanwhile(route: Any) -> None:
        if route.request.method == "POST":
            path.write_text(path.read_text("utf-8").replace("题目a", "别人的题"), "utf-8")
            page.evaluate(f"document.querySelector('{text}').value += '二'")
        route.continue_()

    page.route("**/source*", changed_meanwhile, times=1)
    page.click(save)
    sent = f"---\nheadline: 别人的题\n---\n\n{TEXT}\n\n{TEXT}\n\n末段\n一"
    _until_written(page, path, sent)
    _until(page, "document.querySelector('#panel-source .tools button').ariaDisabled === 'false'")
    page.click(save)
    _until_written(page, path, f"{sent}二")


def test_a_headline_that_two_have_written_is_lost_to_neither(page: Any, address: tuple[Path, str]) -> None:
    path, field = address[0] / "b.md", "[id='headline b.md']"
    page.click("#tab-stories")
    page.focus(field)
    page.keyboard.press("Control+A")
    page.keyboard.type("我的题目")
    path.write_text(f"---\nheadline: 别人的题目\n---\n\n{TEXT}", "utf-8")
    _settled(page, lambda state: "别人的题目" in {one["title"] for one in state["contents"]})
    page.keyboard.press("Tab")
    page.wait_for_selector(".clash")
    assert "别人的题目" in page.inner_text(".clash p")
    assert page.input_value(field) == "我的题目"
    assert "headline: 别人的题目\n" in path.read_text("utf-8")
    assert _faults(page) == []
    page.click("[id='mine headline b.md']")
    page.wait_for_selector(".clash", state="detached")
    assert page.evaluate("document.activeElement.id") == "headline b.md"
    assert "headline: 我的题目\n" in path.read_text("utf-8")
    for _ in range(2):  # before its page is set, and after
        assert page.input_value(field) == "我的题目"
        _settled(page)
    page.click("#undo")
    _until(page, f"document.querySelector({field!r}).value === '别人的题目'")
    assert "headline: 别人的题目\n" in path.read_text("utf-8")


def test_a_wrong_value_is_told_at_its_field_and_not_kept(page: Any, address: tuple[Path, str]) -> None:
    manifest = (address[0] / "manifest.yaml").read_text("utf-8")
    page.click("#tab-options")
    page.wait_for_selector("#option-accent", timeout=_PATIENCE)
    page.fill("#option-accent", "no colour")
    page.keyboard.press("Enter")
    page.wait_for_selector(".option .wrong", timeout=_PATIENCE)
    assert page.get_attribute("#option-accent", "aria-invalid") == "true"
    assert page.get_attribute("#keep", "aria-disabled") == "true"
    assert page.evaluate("document.activeElement.id") == "option-accent"
    assert _faults(page) == []
    page.click("#tab-findings")
    page.click("#finding-0")  # which leads back to the field
    assert page.evaluate("document.activeElement.id") == "option-accent"
    page.click("#discard")
    page.wait_for_selector(".option .wrong", state="detached", timeout=_PATIENCE)
    assert page.input_value("#option-accent") != "no colour"
    assert (address[0] / "manifest.yaml").read_text("utf-8") == manifest


def test_presets_are_pictures_and_faces_have_specimens(page: Any, address: tuple[Path, str]) -> None:
    before = _shown(page)
    page.click("#tab-options")
    page.focus(".preset >> nth=2")
    page.keyboard.press("Enter")
    _until_other(page, before)
    assert page.get_attribute(".preset >> nth=2", "aria-pressed") == "true"
    assert page.locator(".preset svg").count() == page.locator(".preset").count() > 2
    assert (
        page.evaluate("document.fonts.load('19px \"Specimen song\"', '永').then(found => found.length)") == 1
    )
    assert _faults(page) == []
    tried = _shown(page)
    page.click("#discard")
    _until_other(page, tried)


def test_a_story_is_pinned_to_a_page_and_the_pin_undone(page: Any, address: tuple[Path, str]) -> None:
    page.click("#tab-stories")
    page.select_option("[id='pin b.md']", "1")
    manifest = address[0] / "manifest.yaml"
    end = time.monotonic() + _PATIENCE / 1000
    while "sheet:\n  pins:\n    b:\n      page: 1\n" not in manifest.read_text("utf-8"):
        assert time.monotonic() < end, manifest.read_text("utf-8")
        page.wait_for_timeout(20)
    page.click("#undo")  # at once: the pages with the pin have not been set yet
    _until(page, "document.querySelector(\"[id='pin b.md']\").value === ''")
    assert "pins" not in manifest.read_text("utf-8")


def test_stories_change_places_and_back(page: Any, address: tuple[Path, str]) -> None:
    """By a button and by dragging: the list follows at once, the manifest keeps its comments."""
    manifest = address[0] / "manifest.yaml"
    before = manifest.read_text("utf-8")
    listed = "[...document.querySelectorAll('.story')].map(one => one.dataset.file).join()"
    page.click("#tab-stories")
    page.click("[id='down a.md']")
    assert page.evaluate(listed) == "b.md,a.md"
    assert page.evaluate("document.activeElement.id") == "up a.md"  # "down" has come to its end
    _until(page, UNDOABLE)
    assert manifest.read_text("utf-8").index("b.md") < manifest.read_text("utf-8").index("a.md")
    assert "# 头条" in manifest.read_text("utf-8")
    page.drag_and_drop("[data-file='b.md'] .moves", "[data-file='a.md'] .moves")
    assert page.evaluate(listed) == "a.md,b.md"
    _until_written(page, manifest, before)
    page.click("#undo")
    _until(page, f"{listed} === 'b.md,a.md'")
    page.click("#undo")
    _until_written(page, manifest, before)


def _until_written(page: Any, path: Path, text: str) -> None:
    end = time.monotonic() + _PATIENCE / 1000
    while path.read_text("utf-8") != text:
        assert time.monotonic() < end, path.read_text("utf-8")
        page.wait_for_timeout(20)


def test_an_option_is_turned_and_kept(page: Any, address: tuple[Path, str]) -> None:
    before = _settled(page)
    page.click("#tab-options")
    page.evaluate(
        "() => { const one = document.querySelector('#option-accent'); one.value = '#14508c';"
        " one.dispatchEvent(new Event('change')); }"
    )
    tried = _settled(page, lambda state: state["tried"] == {"accent": "#14508c"})
    assert tried != before
    page.click("#keep")
    assert _settled(page, lambda state: not state["tried"]) == tried
    manifest = (address[0] / "manifest.yaml").read_text("utf-8")
    assert manifest == f"{MANIFEST}options:\n  accent: '#14508c'\n"
    page.reload()
    page.wait_for_selector(".sheet img[data-shown]", timeout=_PATIENCE)
    assert _shown(page) == tried


def test_how_far_it_is_is_seen_and_that_an_option_changes_no_page(page: Any) -> None:
    before, note = _settled(page), "document.querySelector('#turning')?.textContent"
    page.click("#tab-options")
    page.wait_for_selector("#option-word-division", timeout=_PATIENCE)
    page.select_option("#option-word-division", "none")  # there is no word to divide
    _until(page, "!document.querySelector('#busy').hidden")
    _until(page, f"{note} === 'No page looks different with this'")
    assert _shown(page) == before
    _until(page, "document.querySelector('#busy').hidden")
    assert page.evaluate(note) == "No page looks different with this"  # the e-book has followed
    assert _faults(page) == []
    page.click("#discard")
    _until(page, "!document.querySelector('.option.tried')")


def test_the_source_panel_shows_a_file_at_once(page: Any) -> None:
    page.click("#tab-source")
    _until(page, "document.querySelector('#panel-source textarea').value.includes('banxin: 1')")


def test_the_e_book_is_read(page: Any) -> None:
    _settled(page)
    page.click("#editions button >> nth=1")
    page.wait_for_selector("foliate-view", timeout=_PATIENCE)
    page.wait_for_selector("#thumbs a", timeout=_PATIENCE)
    for button in ("#next", "#previous"):
        page.click(button)
    for device in ("#tablet", "#phone"):
        page.click(device)
        assert page.evaluate("document.querySelector('#view').scrollWidth <= innerWidth")
        for ground in ("light", "dark"):
            page.wait_for_timeout(300)
            assert _faults(page) == [], (device, ground)
            page.click("#night")
    page.focus("#view")
    page.keyboard.press("e")
    page.wait_for_selector(".sheet img[data-shown]", timeout=_PATIENCE)


def test_neither_the_bar_nor_the_stories_hide_or_move_anything(browser: Any, tmp_path: Path) -> None:
    """The button of the e-book has its place before it is there; a long deck is seen whole."""
    deck = "从码头到市场，三代人的早晨：" * 8
    (tmp_path / "manifest.yaml").write_text(MANIFEST, "utf-8")
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"---\nheadline: 题目\ndeck: {deck}\n---\n\n{TEXT}", "utf-8")
    places = "[...document.querySelectorAll('.bar button')].map(one => one.id + one.offsetLeft).join()"
    with _served("preview", str(tmp_path)) as address, _opened(browser, address) as page:
        before = page.evaluate(places)
        page.wait_for_selector("#edition-epub:not(:disabled)", timeout=_PATIENCE)
        assert page.evaluate(places).replace("edition-pdf", "").replace("edition-epub", "") == before.replace(
            "edition-pdf", ""
        ).replace("edition-epub", "")
        page.click("#tab-stories")
        page.wait_for_selector("[id='deck a.md']")
        assert page.eval_on_selector("[id='deck a.md']", "one => one.scrollHeight <= one.clientHeight + 1")
        page.focus("[id='deck a.md']")
        page.keyboard.press("Control+End")
        page.keyboard.type("完")
        page.keyboard.press("Enter")
        _until(page, UNDOABLE)
        assert page.evaluate("document.activeElement.id") == "deck a.md"
        assert f"deck: {deck}完\n" in (tmp_path / "a.md").read_text("utf-8")
        for width in (1280, 1600):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.eval_on_selector(".bar", "one => one.clientHeight") < 50


def _faults(page: Any) -> list[str]:
    """What axe finds in the page as it is, and in the documents of the e-book that is open in it."""
    axe = (MODULES / "@daisy" / "axe-core-for-ace" / "axe.min.js").read_text("utf-8")
    for frame in page.frames:
        frame.evaluate(axe)
    found: list[str] = page.evaluate(
        "axe.run(document).then(told => told.violations.map(one => one.id + ' ' + one.nodes[0].html))"
    )
    return found


def test_everything_can_be_reached_and_read(page: Any) -> None:
    for number, tab in enumerate(("findings", "source", "options", "stories", "makeup"), 1):
        page.focus("#view")
        page.keyboard.press(str(number))
        assert page.evaluate("document.activeElement.id") == f"tab-{tab}"
        assert _faults(page) == [], tab
    page.focus("#tab-findings")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") in ("tab-source", "tab-findings")


def test_a_line_is_opened_by_keyboard_alone(page: Any) -> None:
    page.focus("#view")
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.wait_for_selector(".hit")
    page.keyboard.press("Enter")
    _until(page, "document.activeElement.matches('#panel-source textarea')")
    page.focus("#view")
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    assert _faults(page) == []
    page.keyboard.press("Escape")
    page.wait_for_selector("#keys", state="hidden")
    assert page.evaluate("document.activeElement.id") == "view"


def test_overlays_are_laid_over_the_page(page: Any) -> None:
    paths = "document.querySelectorAll('.overlay-{} path').length"
    for key, kind in {"g": "grid", "m": "modules", "l": "legs", "b": "baselines", "x": "boxes"}.items():
        page.focus("#view")
        page.keyboard.press(key)
        _until(page, paths.format(kind))
        assert page.get_attribute(f"#overlay-{kind}", "aria-pressed") == "true"
    boxes = "document.querySelector('.overlay-modules').getBBox()"
    assert page.evaluate(f"{boxes}.width > 200 && {boxes}.height > 100")
    page.click("#overlay-grid")
    _until(page, f"!{paths.format('grid')}")
    assert _faults(page) == []


def test_two_settings_stand_side_by_side(page: Any) -> None:
    before = _shown(page)
    page.focus("#view")
    page.keyboard.press("c")
    page.wait_for_selector(".sheet.beside img[data-shown]", timeout=_PATIENCE)
    page.click("#tab-options")
    page.evaluate(
        "() => { const one = document.querySelector('#option-accent'); one.value = '#1c6b3a';"
        " one.dispatchEvent(new Event('change')); }"
    )
    now = "document.querySelector('.sheet:not(.beside) img').dataset.shown"
    _until(page, f"{now} !== {before!r}")
    assert page.get_attribute(".sheet.beside img", "data-shown") == before
    assert _faults(page) == []
    page.click("#take-left")
    _until(page, f"{now} === {before!r}")
    page.click("#beside")
    page.wait_for_selector(".sheet.beside", state="detached")


def test_a_layout_is_shown_in_chinese_without_a_publication(browser: Any) -> None:
    words = ("--lang", "zh-Hans", "layouts", "preview", "office-news")
    with _served(*words) as address, _opened(browser, address) as page:
        assert page.evaluate("document.documentElement.lang") == "zh-Hans"
        page.click("#tab-options")
        assert page.inner_text("#tab-options") == "选项"
        page.wait_for_selector("#option-accent", timeout=_PATIENCE)
        for tab in ("findings", "source", "stories", "makeup", "options"):
            page.click(f"#tab-{tab}")
            assert _faults(page) == [], tab
        assert not page.query_selector("#keep")
        page.evaluate(
            "() => { const one = document.querySelector('#option-accent'); one.value = '#14508c';"
            " one.dispatchEvent(new Event('change')); }"
        )
        _until(page, "document.querySelector('#snippet')")
        assert page.inner_text("#snippet").split() == ["options:", "accent:", '"#14508c"']
        assert _faults(page) == []


def test_many_saves(page: Any, address: tuple[Path, str]) -> None:
    """The last state is shown, whatever came before it."""
    picked = random.Random(7)
    for number in range(40):
        name = picked.choice(["a.md", "b.md", "manifest.yaml"])
        path = address[0] / name
        if name == "manifest.yaml":
            path.write_text("contents: [" if number % 2 else MANIFEST, "utf-8")
        else:
            path.write_text(f"---\nheadline: 第{number}稿\n---\n\n{TEXT}", "utf-8")
        time.sleep(picked.random() * 0.3)
    (address[0] / "manifest.yaml").write_text(MANIFEST, "utf-8")
    (address[0] / "a.md").write_text(f"---\nheadline: 末稿\n---\n\n{TEXT}", "utf-8")
    page.click("#tab-stories")
    _until(page, "document.querySelector('.story textarea')?.value === '末稿'")
    page.wait_for_selector("body:not(.stale)", timeout=_PATIENCE)


EVENING = (
    """\
---
headline: 题目{name}
deck: 提要{name}
---

"""
    + TEXT
)

_FOCUS = "document.activeElement?.id ?? ''"


class _Keyboard:
    """A person who has no mouse, and sees where the focus is."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, wanted: str, *, back: bool = False) -> None:
        """Go on with Tab until that has the focus, which is seen all the way."""
        for _ in range(120):
            if self.page.evaluate(_FOCUS) == wanted:
                return
            self.press("Shift+Tab" if back else "Tab")
            assert self.page.evaluate(
                "document.activeElement.matches('body, :focus-visible, .device.held *')"
            )
        raise AssertionError(wanted)

    def tab(self, number: int, name: str) -> None:
        """Choose what stands at the right."""
        self.press("Escape")  # out of a field
        self.press(str(number))
        assert self.page.evaluate(_FOCUS) == f"tab-{name}"

    def hears(self, words: str) -> None:
        _until(self.page, f"document.querySelector('#heard').textContent.includes({words!r})")

    def stays(self, wanted: str) -> None:
        """The focus is there, and remains so when the pages have been set."""
        assert self.page.evaluate(_FOCUS) == wanted
        _until(self.page, "document.querySelector('#busy').hidden")
        assert self.page.evaluate(_FOCUS) == wanted


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_whole_evening_by_keyboard_alone(browser: Any, tmp_path: Path, language: str) -> None:
    """Turned, edited, moved, ranked, pinned, tried, kept, undone; no step loses the focus or is not told."""
    manifest = tmp_path / "manifest.yaml"
    manifest.write_text(MANIFEST.replace("tabloid", "office-news"), "utf-8")
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(EVENING.format(name=name), "utf-8")
    before = [(tmp_path / name).read_bytes() for name in ("manifest.yaml", "a.md", "b.md")]
    with (
        _served("--lang", language, "preview", str(tmp_path)) as address,
        _opened(browser, address) as page,
    ):
        page.wait_for_selector("#edition-epub:not(:disabled)", timeout=_PATIENCE)
        keys = _Keyboard(page)
        _read_by_keyboard(page, keys)
        _edit_by_keyboard(page, keys, tmp_path)
        _try_options_by_keyboard(page, keys, manifest)
        keys.tab_to("undo", back=True)
        for _ in range(20):
            keys.press("Enter")
            assert page.evaluate(_FOCUS) == "undo"
        _until(page, f"!({UNDOABLE})")
        keys.stays("undo")
        _read_the_e_book_by_keyboard(page, keys)
    assert [(tmp_path / name).read_bytes() for name in ("manifest.yaml", "a.md", "b.md")] == before


def _read_by_keyboard(page: Any, keys: _Keyboard) -> None:
    keys.press("?")
    page.wait_for_selector("#keys[open]")
    keys.press("Tab", "Tab")
    assert page.evaluate(
        "document.activeElement === document.body || document.activeElement.closest('#keys')"
    )
    keys.press("Escape")
    page.wait_for_selector("#keys", state="hidden")
    keys.press("+")
    wide = "document.querySelector('#scale').value"
    zoomed = page.evaluate(wide)
    keys.press("0")
    assert page.evaluate(wide) != zoomed
    keys.press("PageDown")
    keys.hears("1")
    keys.press("g", "m")
    _until(page, "document.querySelectorAll('.overlay-grid path').length")
    keys.press("g", "m", "n")
    keys.hears("题目a (a.md:2)")
    keys.press("Enter")
    _until(page, "document.activeElement.matches('#panel-source textarea')")
    keys.press("Escape")
    assert page.evaluate(_FOCUS) == "tab-source"
    keys.tab(1, "findings")
    keys.tab_to("finding-0")  # the same paragraph again and again
    keys.press("Enter")
    _until(page, "document.activeElement.matches('#panel-source textarea')")


def _edit_by_keyboard(page: Any, keys: _Keyboard, root: Path) -> None:
    keys.tab(4, "stories")
    keys.tab_to("headline a.md")
    keys.press("Control+End")
    page.keyboard.type("新")
    keys.press("Tab")
    keys.stays("deck a.md")
    keys.press("Control+End")
    page.keyboard.type("补")
    keys.press("Enter")
    keys.stays("deck a.md")
    keys.tab_to("rank a.md")
    keys.press("ArrowDown", "ArrowDown", "ArrowUp")  # what is passed by is not written
    keys.stays("rank a.md")
    keys.tab_to("pin a.md")
    keys.press("ArrowDown")
    keys.tab_to("down a.md", back=True)
    keys.press("Enter")
    keys.stays("up a.md")
    keys.hears("2")
    keys.press("2")
    keys.tab_to("tab-source", back=True)
    _until(page, "document.querySelector('#panel-source select').value")
    keys.tab(4, "stories")
    text = (root / "manifest.yaml").read_text("utf-8")
    assert text.index("b.md") < text.index("a.md")
    assert "pins:\n    a:\n      page: 1\n" in text
    assert "headline: 题目a新\ndeck: 提要a补\n" in (root / "a.md").read_text("utf-8")


def _try_options_by_keyboard(page: Any, keys: _Keyboard, manifest: Path) -> None:
    keys.tab(3, "options")
    keys.press("c")
    page.wait_for_selector(".sheet.beside img[data-shown]", timeout=_PATIENCE)
    before = page.get_attribute(".sheet.beside img", "data-shown")
    page.wait_for_selector("#option-accent", timeout=_PATIENCE)
    keys.tab_to("option-accent")
    keys.press("Control+A")
    page.keyboard.type("#14508c")
    keys.press("Tab")  # the next one is turned before the first is seen
    keys.tab_to("option-columns")
    keys.press("ArrowDown")
    keys.tab_to("option-head-face")
    keys.press("ArrowDown")
    keys.tab_to("option-lunar-date")
    keys.press("Space")
    keys.stays("option-lunar-date")
    now = "document.querySelector('.sheet:not(.beside) img').dataset.shown"
    _until(page, f"{now} !== {before!r}")
    tried = json.loads(page.evaluate("fetch('state').then(answer => answer.text())"))["tried"]
    assert {*tried} == {"accent", "columns", "head-face", "lunar-date"}
    keys.tab_to("discard", back=True)
    keys.press("Enter")
    keys.stays("discard")
    _until(page, "document.querySelector('#option-accent').value !== '#14508c'")
    keys.tab_to("option-preset-红")
    keys.press("Enter")
    usable = "document.querySelector('#keep').getAttribute('aria-disabled') === 'false'"
    _until(page, usable)
    keys.stays("option-preset-红")
    keys.tab_to("keep", back=True)
    keys.press("Enter")
    _until(page, f"!({usable})")
    keys.stays("keep")
    assert "preset: 红\n" in manifest.read_text("utf-8")


def _read_the_e_book_by_keyboard(page: Any, keys: _Keyboard) -> None:
    keys.press("e")
    page.wait_for_selector("foliate-view", timeout=_PATIENCE)
    _until(page, "document.querySelector('#thumbs a')")
    keys.press("ArrowRight", "ArrowLeft")
    keys.tab_to("next", back=True)
    keys.press("Enter")
    keys.tab_to("night")
    keys.press("Space")
    assert page.get_attribute("#night", "aria-pressed") == "true"
    keys.tab_to("tab-options")  # past the frame of the book
    keys.press("e")
    page.wait_for_selector(".sheet img[data-shown]", timeout=_PATIENCE)


_MANY_PAGES = """async () => {
  const { Pages } = await import(new URL('page/pages.js', document.baseURI));
  const [view, thumbs, book] = ['div', 'nav', 'p'].map((name) => document.createElement(name));
  view.style = 'height: 400px; overflow: auto; position: relative; padding: 22px';
  document.body.append(view, thumbs);
  const pages = new Pages(view, thumbs, { page: '{page}', left: '' }, () => {}), seen = [];
  const edition = (count) => ({ name: 'none', pages: Array.from({ length: count }, (_, at) =>
    ({ label: String(at + 1), width: 300, height: 400, digest: String(at) })) });
  const done = () => new Promise((then) => setTimeout(then, 200));
  const show = (count) => pages.show(edition(count)).catch(() => {}).then(done); // no server knows of it
  const note = async () => { await done(); seen.push(pages.current); };
  await show(9);
  for (let turned = 0; turned < 4; turned += 1) { pages.turn(1); await note(); }
  pages.facing(true); await note();
  for (let turned = 0; turned < 2; turned += 1) { pages.turn(-1); await note(); }
  pages.turn(1); await note();
  pages.facing(false); await note();
  await show(12); await note();
  view.replaceChildren(book); pages.edition = null; await done();
  await show(12); await note();
  view.remove(); thumbs.remove();
  return seen;
}"""


def test_the_reader_stays_at_the_page_that_was_read(page: Any) -> None:
    """Turned singly and facing; with other sheets, more pages, and after the e-book stood in their place."""
    assert page.evaluate(_MANY_PAGES) == [2, 3, 4, 5, 5, 3, 1, 3, 3, 3, 3]
