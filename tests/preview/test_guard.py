"""Who may ask: the page that was opened with the address, and nobody else."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from banxin.preview.guard import TokenGuard

OWN = "127.0.0.1:8000"


async def _app(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"inside"})


def asked(path: str, method: str = "GET", port: int = 8000, **headers: str) -> tuple[int, dict[str, str]]:
    """The status and headers of the answer to a request."""
    sent: list[Message] = []
    given = {"host": OWN, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope: dict[str, Any] = {
        "type": "http", "method": method, "path": path, "query_string": b"", "server": ("127.0.0.1", port),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }  # fmt: skip

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    asyncio.run(TokenGuard(_app, "token")(scope, receive, send))
    return sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_the_usual_port_is_left_out_of_the_host() -> None:
    assert asked("/token/", port=80, host="127.0.0.1")[0] == 200
    assert asked("/token/", port=80, host="other.example")[0] == 403


@pytest.mark.parametrize(
    ("path", "method", "headers", "status"),
    [
        ("/token/", "GET", {}, 200),
        ("/token/state", "GET", {"origin": f"http://{OWN}", "sec_fetch_site": "same-origin"}, 200),
        ("/token/source", "POST", {"origin": f"http://{OWN}"}, 200),
        ("/token/", "GET", {"host": "localhost:8000", "sec_fetch_site": "none"}, 200),
        ("/", "GET", {}, 403),
        ("/Token/", "GET", {}, 403),
        ("/token2/", "GET", {}, 403),
        ("//token/", "GET", {}, 403),
        ("/token/source", "POST", {}, 403),
        ("/token/source", "POST", {"origin": "null"}, 403),
        ("/token/source", "POST", {"origin": "http://127.0.0.1:9000"}, 403),
        ("/token/source", "POST", {"origin": f"https://{OWN}"}, 403),
        ("/token/state", "GET", {"origin": "http://other.example"}, 403),
        ("/token/state", "GET", {"sec_fetch_site": "cross-site"}, 403),
        ("/token/state", "GET", {"host": "other.example:8000"}, 403),
        ("/token/state", "GET", {"host": "127.0.0.1:9000"}, 403),
        ("/token/state", "GET", {"host": "127.0.0.1"}, 403),
    ],
)
def test_who_may_ask(path: str, method: str, headers: dict[str, str], status: int) -> None:
    got, answer = asked(path, method, **headers)
    assert got == status
    lowered = {name.lower(): value for name, value in answer.items()}
    assert "frame-ancestors 'none'" in lowered["content-security-policy"]
    assert lowered["referrer-policy"] == "no-referrer"
