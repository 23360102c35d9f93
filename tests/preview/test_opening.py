"""The address is opened in a browser, or told where there is none; the server waits for neither."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path
from typing import Any

import pytest

from banxin.cli.display import Display
from banxin.cli.verbs import preview
from banxin.preview import server


@pytest.mark.parametrize("found", [True, False])
def test_where_no_browser_is_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, *, found: bool
) -> None:
    served, opened = threading.Event(), threading.Event()

    def open_(address: str) -> bool:
        served.wait(60)  # a browser in the terminal: until it is left
        opened.set()
        return found

    def serve(root: Path, language: Any, port: int, ready: Any, trial: Any) -> None:
        ready("http://127.0.0.1:1/token/")
        served.set()  # is not reached where the server waits for the browser
        assert opened.wait(60)
        for thread in threading.enumerate():
            if thread.daemon and thread is not threading.current_thread():
                thread.join(0.5)

    monkeypatch.setattr(webbrowser, "open", open_)
    monkeypatch.setattr(server, "serve", serve)
    preview.show_preview(Display("preview"), tmp_path, 0, open_it=True)
    told = capsys.readouterr()
    assert "http://127.0.0.1:1/token/" in told.out
    assert ("No browser" in told.out + told.err) is not found
