"""The server of the preview, on the loopback alone."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from banxin.preview.desk import Work
from banxin.preview.guard import TokenGuard, new_token
from banxin.preview.memory import keep_memory_steady
from banxin.preview.routes import PreviewRoutes
from banxin.preview.setting import warm_up
from banxin.wording import Language

if TYPE_CHECKING:
    from banxin.job.layout_trial import Trial

HOST = "127.0.0.1"


class PortTakenError(OSError):
    """Another program listens at the port."""


def serve(
    root: Path, language: Language, port: int, ready: Callable[[str], None], trial: Trial | None = None
) -> None:
    """Serve the publication in `root` until interrupted; port 0 takes a free one.

    With a `trial` it is set with that layout. `ready` is told the address to open, which nobody else can
    guess. Raises PortTakenError.
    """
    listener = _listener(port)
    token = new_token()
    keep_memory_steady()
    warm_up()
    asyncio.run(_serve(Work(root, language, trial), listener, token, ready))


def _listener(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()  # the port is ours from here on: another may be bound to it until it is listened at
    except OSError as fault:
        listener.close()
        raise PortTakenError(*fault.args) from None
    return listener


async def _serve(work: Work, listener: socket.socket, token: str, ready: Callable[[str], None]) -> None:
    config = uvicorn.Config(
        TokenGuard(PreviewRoutes(work).app(token), token),
        log_level="critical",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
        timeout_keep_alive=30,
    )
    server = uvicorn.Server(config)
    setting = asyncio.create_task(work.run())
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        while not server.started and not serving.done():
            await asyncio.sleep(0.01)
        ready(f"http://{HOST}:{listener.getsockname()[1]}/{token}/")
        await serving
    finally:
        setting.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await setting
