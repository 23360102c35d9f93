"""The server from outside: an edit, a slip and its mending, options tried and kept, strangers, the end."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from banxin.preview import server

MANIFEST = """\
banxin: 1
publication: {title: 试报, publisher: 试社}   # 报纸
issue: {number: 1, date: 2024-03-05}
layout: office-news
contents:
  - unit: a.md     # 第一篇
  - unit: b.md
slug: test
editions: {print: {format: pdf}, reader: {format: epub}}
"""
TEXT = "天色未明，码头上已经有了人声。船一只一只靠岸，灯一盏一盏亮起来。\n\n" * 6
_PATIENCE = 240  # s: machines that do other work too


@dataclass
class Preview:
    """A server under test, over the publication in `root`."""

    root: Path
    address: str
    process: subprocess.Popen[str]

    def ask(self, path: str, given: Any = None, **headers: str) -> tuple[int, bytes]:
        parts = urlsplit(self.address)
        connection = http.client.HTTPConnection(parts.netloc, timeout=_PATIENCE)
        body = None if given is None else json.dumps(given).encode()
        own = {} if given is None else {"Origin": f"http://{parts.netloc}"}
        try:
            connection.request(
                "GET" if given is None else "POST", parts.path + path, body, {**own, **headers}
            )
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def state(self) -> Any:
        return json.loads(self.ask("state")[1])

    def until(self, true: Callable[[Any], bool]) -> Any:
        """The state once it is so and nothing is under way."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            state = self.state()
            if not state["step"] and true(state):
                return state
            time.sleep(0.2)
        raise AssertionError({key: state[key] for key in ("step", "stale", "fault", "findings")})


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("preview") / "paper"
    root.mkdir()
    (root / "manifest.yaml").write_text(MANIFEST, "utf-8")
    for name in ("a", "b"):
        (root / f"{name}.md").write_text(f"---\nheadline: 题目{name}\n---\n\n{TEXT}", "utf-8")
    served = _started(root, "preview", str(root))
    try:
        served.until(lambda state: bool(state["editions"]))
        yield served
    finally:
        served.process.kill()
        served.process.wait()


def _started(root: Path, *words: str) -> Preview:
    command = [sys.executable, "-m", "banxin", "--lang", "zh-Hans", *words, "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
    return Preview(root, address, process)


def _pages(state: Any) -> list[str]:
    return [page["digest"] for page in state["editions"][0]["pages"]]


def test_an_edit_is_seen_and_out_is_left_alone(preview: Preview) -> None:
    before = preview.until(lambda state: len(state["editions"]) == 2)
    assert [one["format"] for one in before["editions"]] == ["pdf", "epub"]
    preview.root.joinpath("a.md").write_text(f"---\nheadline: 新题\n---\n\n{TEXT}", "utf-8")
    after = preview.until(lambda state: _pages(state) != _pages(before))
    assert after["contents"][0]["title"] == "新题"
    assert not after["stale"]
    assert "copy.same-paragraph" in {one["code"] for one in after["findings"]}  # the copy desk reads along
    assert not (preview.root / "out").exists()
    status, png = preview.ask("pictures/print/1.png?w=300")
    assert (status, png[:4]) == (200, b"\x89PNG")
    assert preview.ask("editions/reader")[1][:2] == b"PK"
    assert {spot[5] for spot in json.loads(preview.ask("spots/print")[1])} == {"a.md", "b.md"}
    assert all(page["lines"] and page["boxes"] for page in json.loads(preview.ask("overlays/print")[1]))


def test_a_slip_keeps_the_pages_and_is_told(preview: Preview) -> None:
    before = preview.until(lambda state: not state["stale"])
    good = (preview.root / "manifest.yaml").read_text("utf-8")
    for slip in (good.replace("layout: office-news", "layout: ofice-news"), "contents: [", ""):
        (preview.root / "manifest.yaml").write_text(slip, "utf-8")
        state = preview.until(lambda state: state["stale"])
        assert _pages(state) == _pages(before)
        assert state["findings"][0]["severity"] == "error"
        (preview.root / "manifest.yaml").write_text(good, "utf-8")
        assert preview.until(lambda state: not state["stale"])["findings"] == before["findings"]


def test_options_are_tried_and_kept(preview: Preview) -> None:
    before = preview.until(lambda state: not state["stale"])
    written = (preview.root / "manifest.yaml").read_text("utf-8")
    preview.ask("beside", {"on": True})
    preview.ask("options", {"accent": "#14508c"})
    tried = preview.until(lambda state: _pages(state) != _pages(before))
    assert tried["tried"] == {"accent": "#14508c"}
    assert _pages(tried["beside"]) == _pages(before)
    assert preview.ask("pictures/print/1.png?w=99&beside") != preview.ask("pictures/print/1.png?w=99")
    preview.root.joinpath("b.md").write_text(f"---\nheadline: 两边都新\n---\n\n{TEXT}", "utf-8")
    both = preview.until(lambda state: _pages(state["beside"]) != _pages(before))
    preview.ask("beside", {"on": False})
    before = {**before, "editions": both["beside"]["editions"]}
    tried = preview.until(lambda state: state["beside"] is None)
    assert _pages(tried) != _pages(before)
    assert (preview.root / "manifest.yaml").read_text("utf-8") == written
    preview.ask("options/keep", {})
    kept = preview.until(lambda state: not state["tried"] and state["undoable"] and not state["stale"])
    assert _pages(kept) == _pages(tried)
    assert (preview.root / "manifest.yaml").read_text("utf-8") == f"{written}options:\n  accent: '#14508c'\n"
    preview.ask("undo", {})
    preview.ask("options/turn", {"accent": "no colour"})
    wrong = preview.until(lambda state: state["stale"])
    assert wrong["findings"][0]["file"] == "--set accent=no colour"
    assert preview.ask("options/keep", {})[0] == 409
    preview.ask("options", {})
    preview.until(lambda state: _pages(state) == _pages(before) and not state["stale"])
    assert (preview.root / "manifest.yaml").read_text("utf-8") == written


def test_stories_change_places(preview: Preview) -> None:
    preview.ask("order", {"file": "b.md", "before": "a.md"})
    state = preview.until(lambda state: [one["file"] for one in state["contents"]] == ["b.md", "a.md"])
    assert "  - unit: b.md\n  - unit: a.md     # 第一篇\n" in (preview.root / "manifest.yaml").read_text(
        "utf-8"
    )
    preview.ask("field", {"file": "a.md", "key": "deck", "value": "提要一则"})
    assert "deck: 提要一则\n---" in (preview.root / "a.md").read_text("utf-8")
    assert state["undoable"]


@pytest.mark.parametrize(
    ("path", "given", "headers", "status"),
    [
        ("../state", None, {}, 404),
        ("state", None, {"Origin": "http://other.example"}, 403),
        ("state", None, {"Host": "other.example"}, 403),
        ("options", {"accent": "#000000"}, {"Origin": "http://other.example"}, 403),
        ("source?file=../secret.md", None, {}, 409),
        ("source", {"file": "../x.md", "digest": "", "text": ""}, {}, 409),
        ("source", {"file": "a.md"}, {}, 400),
        ("options", [1], {}, 400),
        ("beside", {"on": "yes"}, {}, 400),
        ("rank", {"file": "a.md", "rank": "first"}, {}, 400),
        ("pin", {"story": "a", "page": 0}, {}, 400),
        ("field", {"file": "a.md", "key": "layout", "value": "x"}, {}, 400),
        ("field", {"file": "manifest.yaml", "key": "headline", "value": "x"}, {}, 400),
        ("field", {"file": "a.md", "key": "headline", "value": "x", "was": "nobody's"}, {}, 409),
        ("field", {"file": "a.md", "key": "headline", "value": "x", "was": 1}, {}, 400),
        ("source", {"file": "a.md", "digest": "", "text": "", "base": "of another file"}, {}, 409),
        ("pictures/print/99.png", None, {}, 404),
        ("editions/other", None, {}, 404),
        ("page/../routes.py", None, {}, 404),
        ("page/%2e%2e/routes.py", None, {}, 404),
    ],
)
def test_strangers_and_odd_requests(
    preview: Preview, path: str, given: Any, headers: dict[str, str], status: int
) -> None:
    assert preview.ask(path, given, **headers)[0] == status


def test_a_port_is_taken_from_the_first_moment_on() -> None:
    with server._listener(0) as first, pytest.raises(server.PortTakenError):
        server._listener(first.getsockname()[1])
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(server.PortTakenError):
        server._listener(other.getsockname()[1])


def test_words_are_those_of_the_reader(preview: Preview) -> None:
    assert b'lang="zh-Hans"' in preview.ask("")[1]
    assert json.loads(preview.ask("words")[1])["pages"] == "版面"


def test_a_layout_of_ones_own_is_shown_and_mended(tmp_path: Path) -> None:
    """With the specimen, without a publication; though its description is broken at first."""
    description = tmp_path / "ours" / "layout.yaml"
    description.parent.mkdir()
    description.write_text("name: ours\nextends: ofice-news\neditions: [pdf]\n", "utf-8")
    shown = _started(tmp_path, "layouts", "preview", str(description.parent))
    try:
        state = shown.until(lambda state: bool(state["findings"]))
        assert not state["editions"]
        description.write_text(
            "name: ours\nextends: office-news\neditions: [pdf]\noptions: {ear: {offered: false}}\n", "utf-8"
        )
        state = shown.until(lambda state: bool(state["editions"]))
        assert (state["layout"], state["specimen"]) == ("ours", True)
        offered = {option["name"] for option in state["options"]}
        assert "accent" in offered
        assert "ear" not in offered
    finally:
        shown.process.send_signal(signal.SIGINT)
        shown.process.communicate(timeout=_PATIENCE)
    assert not Path(state["root"]).exists()


def test_it_ends_when_it_is_asked_to(preview: Preview) -> None:
    """Last: nothing is left behind, and nothing is said but the address."""
    preview.process.send_signal(signal.SIGINT)
    out, err = preview.process.communicate(timeout=_PATIENCE)
    assert preview.process.returncode == 0
    assert "Traceback" not in out + err
    end = time.monotonic() + _PATIENCE  # what it had forked ends a moment later
    while time.monotonic() < end and _at_work_on(preview.root):
        time.sleep(0.1)
    assert not _at_work_on(preview.root)


def _at_work_on(root: Path) -> list[str]:
    """The commands of processes that have to do with a folder."""
    found = []
    for number in filter(str.isdecimal, os.listdir("/proc") if Path("/proc").is_dir() else []):
        try:
            found.append(Path(f"/proc/{number}/cmdline").read_text("utf-8", "replace"))
        except OSError:
            continue
    return [one for one in found if str(root) in one]


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs groups of processes")
def test_ctrl_c_while_it_is_still_loading_leaves_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "banxin", "preview", str(tmp_path), "--no-open"]
    (tmp_path / "manifest.yaml").write_text(MANIFEST, "utf-8")
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )
    assert process.stdout is not None
    assert "http" in process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to all of them
    out, err = process.communicate(timeout=_PATIENCE)
    assert process.returncode == 0, err
    assert "Traceback" not in out + err
