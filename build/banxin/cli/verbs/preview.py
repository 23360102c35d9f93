"""`banxin preview`: the pages, the e-book and the findings in the browser, anew after each save."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display
from banxin.cli.exits import Exit
from banxin.cli.options import Folder, Quiet, publication_folder
from banxin.cli.reader import READER
from banxin.wording import Message

if TYPE_CHECKING:
    from banxin.job.layout_trial import Trial

Port = Annotated[
    int,
    typer.Option("--port", "-p", min=0, max=65535, help="Port on this machine; 0 takes a free one."),
]
OpenPage = Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")]


def preview(
    directory: Folder = Path(), port: Port = 0, open_it: OpenPage = True, quiet: Quiet = False
) -> None:
    """Show the pages, the e-book and the findings in the browser, and set them anew after each save.

    Only this machine can see it, at an address that nobody else can guess. Ctrl+C ends it. Nothing is
    written into out/.

    \b
    Examples:
      banxin preview
      banxin preview my-paper --no-open --port 8000
    """
    display = Display("preview", quiet=quiet)
    show_preview(display, publication_folder(directory), port, open_it=open_it)


def _open(display: Display, address: str) -> None:
    """Open the page in the browser, or say that there is none."""
    if not webbrowser.open(address):
        display.say(Message("No browser was found here. Open the address in one yourself."))


def show_preview(
    display: Display, root: Path, port: int, *, open_it: bool, trial: Trial | None = None
) -> None:
    """Serve the preview of a publication until Ctrl+C; with a `trial` it is set with that layout."""
    try:
        from banxin.preview.server import PortTakenError, serve
    except ImportError as fault:
        display.complain(Message("The preview needs {name}: pip install 'banxin[preview]'", name=fault.name))
        raise typer.Exit(Exit.FINDINGS) from None

    def ready(address: str) -> None:
        display.say(Message("Preview: {address}", address=address), even_if_quiet=True)
        display.say(Message("Ctrl+C ends it."))
        if open_it:  # beside the server: a browser of the terminal is waited for
            Thread(target=_open, args=(display, address), daemon=True).start()

    try:
        serve(root, READER.get(), port, ready, trial)
    except KeyboardInterrupt:
        display.say(Message("The preview has ended."))
    except PortTakenError:
        display.complain(
            Message("Port {port} is taken. Choose another with --port, or 0 for a free one.", port=port)
        )
        raise typer.Exit(Exit.FINDINGS) from None
