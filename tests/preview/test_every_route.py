"""Every route there is refuses strangers, and none reads or writes outside the publication."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message

from banxin.preview.desk import Work
from banxin.preview.guard import TokenGuard
from banxin.preview.routes import PreviewRoutes
from banxin.wording import Language

TOKEN, OWN = "a-token", "127.0.0.1:8000"
ORIGIN = {"origin": f"http://{OWN}"}
_VALUES = {"{edition}": "print", "{page:int}": "1"}


def application(root: Path) -> ASGIApp:
    return PreviewRoutes(Work(root, Language.ENGLISH)).app(TOKEN)


def every_route(root: Path) -> list[tuple[str, str]]:
    """Method and path of each route below the token, files of the page among them."""
    found: list[tuple[str, str]] = []
    (mount,) = application(root).routes  # type: ignore[attr-defined]
    for route in mount.routes:
        path = f"{route.path}/main.js" if isinstance(route, Mount) else route.path
        for name, value in _VALUES.items():
            path = path.replace(name, value)
        methods = (route.methods or ()) if isinstance(route, Route) else {"GET"}
        found += [(method, path) for method in sorted({*methods} - {"HEAD"})]
    return found


def asked(
    root: Path, method: str, path: str, given: Any = None, query: str = "", kind: str = "http", **headers: str
) -> tuple[int, bytes]:
    """Status and body of the answer; of one that goes on for ever its beginning."""
    sent: list[Message] = []
    own = {"host": OWN, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope: dict[str, Any] = {
        "type": kind, "method": method, "path": path, "raw_path": path.encode(), "root_path": "",
        "query_string": query.encode(), "server": ("127.0.0.1", 8000), "scheme": "http",
        "http_version": "1.1", "headers": [(name.encode(), value.encode()) for name, value in own.items()],
    }  # fmt: skip
    body = b"{}" if given is None else json.dumps(given).encode()

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        told = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Message:
            return told.pop() if told else {"type": "http.disconnect"}

        await asyncio.wait_for(TokenGuard(application(root), TOKEN)(scope, receive, send), 5)

    asyncio.run(ask())
    if kind == "websocket":
        return sent[0].get("code", 0), b""
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "manifest.yaml").write_text("banxin: 1\n", "utf-8")
    (folder / "a.md").write_text("文", "utf-8")
    (tmp_path / "secret.md").write_text("密", "utf-8")
    return folder


ROUTES = every_route(Path())


def test_all_routes_are_in_the_table() -> None:
    assert len(ROUTES) == len({*ROUTES}) >= 20
    assert {method for method, _ in ROUTES} == {"GET", "POST"}


@pytest.mark.parametrize(("method", "path"), ROUTES, ids=" ".join)
def test_a_route_answers_its_own_page_and_nobody_else(root: Path, method: str, path: str) -> None:
    below = f"/{TOKEN}{path}"
    assert asked(root, method, below, **ORIGIN, sec_fetch_site="same-origin")[0] != 403
    strangers: list[tuple[str, dict[str, str]]] = [
        (path, ORIGIN),
        (f"/other{path}", ORIGIN),
        (f"//{TOKEN}{path}", ORIGIN),
        (below, {**ORIGIN, "host": "other.example:8000"}),
        (below, {**ORIGIN, "host": "127.0.0.1:9000"}),
        (below, {"origin": "http://other.example"}),
        (below, {"origin": "http://127.0.0.1:9000"}),
        (below, {"origin": "null"}),
        (below, {"sec_fetch_site": "cross-site"}),
        (below, {"sec_fetch_site": "same-site"}),
    ]
    if method == "POST":
        strangers.append((below, {}))
    for address, headers in strangers:
        status, body = asked(root, method, address, **headers)
        assert (status, body) == (403, b"403"), (address, headers)
    assert (root / "manifest.yaml").read_text("utf-8") == "banxin: 1\n"


@pytest.mark.parametrize("headers", [ORIGIN, {"origin": "http://other.example"}])
def test_no_socket_is_opened(root: Path, headers: dict[str, str]) -> None:
    for _, path in ROUTES:
        assert asked(root, "GET", f"/{TOKEN}{path}", kind="websocket", **headers)[0] == 1008


OUTSIDE = [
    "../secret.md", "./../secret.md", "sub/../../secret.md", "{outside}/secret.md", "link.md",
    "folder/secret.md", "link.md\0", ".hidden.md", ".banxin/a.md", "", "/", "~/a.md", "..\\secret.md",
    "a.md\0.png",
]  # fmt: skip


@pytest.mark.parametrize("file", OUTSIDE)
def test_nothing_outside_is_read_or_written(root: Path, file: str) -> None:
    outside = root.parent
    (root / "link.md").symlink_to(outside / "secret.md")
    (root / "folder").symlink_to(outside)
    (root / ".hidden.md").write_text("藏", "utf-8")
    file = file.replace("{outside}", str(outside))
    wishes: list[tuple[str, dict[str, Any]]] = [
        ("source", {"file": file, "digest": "", "text": "新"}),
        ("field", {"file": file, "key": "headline", "value": "新"}),
        ("order", {"file": file, "before": file}),
        ("rank", {"file": file, "rank": "lead"}),
    ]
    for path, given in wishes:
        assert asked(root, "POST", f"/{TOKEN}/{path}", given, **ORIGIN)[0] in (400, 409), path
    assert asked(root, "GET", f"/{TOKEN}/source", query=f"file={file}")[0] == 409
    assert (outside / "secret.md").read_text("utf-8") == "密"


@pytest.mark.parametrize(
    "path", ["../routes.py", "%2e%2e/routes.py", "..%2froutes.py", "//etc/passwd", "reader/../../desk.py"]
)
def test_files_of_the_page_alone_are_sent(root: Path, path: str) -> None:
    assert asked(root, "GET", f"/{TOKEN}/page/{path}")[0] == 404
