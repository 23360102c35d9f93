"""Reading systems that run in a browser, used as by a reader: pages turned, links pressed, screens seen."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("BANXIN_READERS", HERE / "node_modules"))
"""Where npm has put the reading systems."""

SYSTEMS = ("foliate", "epubjs")
_MOST_SCREENS = 2000

PLAIN = """\
@namespace epub "http://www.idpf.org/2007/ops";
html { color-scheme: light dark; }
"""
"""Styles of a reader that leaves everything as the book has it."""

NIGHT = PLAIN + "html, body { background: #000 !important; color: #aaa !important; }\n"
"""Night colours as many readers set them: without telling the book."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a reader has set up the reading system: a screen in CSS px, styles, the colour of the page."""

    width: int = 600
    height: int = 800
    styles: str = PLAIN
    dark: bool = False
    page: tuple[int, int, int] = (255, 255, 255)


LOOKS = {
    "light": Look(),
    "dark": Look(dark=True, page=(18, 18, 18)),
    "night": Look(styles=NIGHT, page=(0, 0, 0)),
    "large": Look(styles=PLAIN + "html { font-size: 200%; }\n"),
    "narrow": Look(width=320, height=560),
}


@dataclass(frozen=True, slots=True)
class Screen:
    """What one screen shows: the file, its text, the page of the print edition; what is cut or faint."""

    file: str
    text: str
    page: str
    cut: tuple[str, ...] = ()
    faint: tuple[str, ...] = ()


@dataclass
class ReadingSystem:
    """A book open in a reading system; `errors` are what its scripts stumbled over."""

    page: Any
    look: Look
    errors: list[str] = field(default_factory=list)

    def ask(self, call: str, *given: Any) -> Any:
        """The value of one of the functions of `pages/`, once it has come."""
        return self.page.evaluate(f"given => reader.{call}(...given)", list(given))

    def screens(self, pictures: Path | None = None) -> Iterator[Screen]:
        """All screens from here to the end, as pages are turned; a picture of each if there is a folder."""
        for number in range(_MOST_SCREENS):
            here = self.ask("here")
            if pictures is not None:
                self.page.wait_for_timeout(50)
                self.page.screenshot(path=str(pictures / f"{number:03}.png"))
            cut, faint = self.ask("cut"), self.ask("faint", list(self.look.page))
            yield Screen(here["file"], here["text"], here["page"], tuple(cut), tuple(faint))
            if not self.ask("next"):
                return
        raise AssertionError("the book has no end")


class _Served(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012

    def translate_path(self, path: str) -> str:
        kind, _, rest = path.partition("?")[0].lstrip("/").partition("/")
        if kind == "npm":
            return str(MODULES / rest)
        return f"/{rest}" if kind == "book" else str(HERE / "pages" / kind)

    def log_message(self, *_: Any) -> None:
        """Nothing is logged."""


@contextmanager
def served() -> Iterator[str]:
    """The address at which this machine, and no other, reaches reading systems and books."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Served))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def opened(browser: Any, address: str, system: str, book: Path, look: Look) -> Iterator[ReadingSystem]:
    """`book` open in a reading system."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.dark else "light",
        device_scale_factor=1.5,
    )
    try:
        made = ReadingSystem(context.new_page(), look)
        made.page.on("pageerror", lambda error: made.errors.append(str(error)))
        made.page.on("console", lambda said: said.type == "error" and made.errors.append(said.text))
        made.page.goto(f"{address}/{system}.html")
        made.page.wait_for_function("globalThis.reader")
        made.ask("open", f"/book{book}", look.styles)
        yield made
    finally:
        context.close()
