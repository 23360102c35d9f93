"""Who may ask: only the page that was opened with the address the command printed.

The address holds a token that no other page can know. Names of other hosts that lead to this machine (DNS
rebinding) and requests that another page sends are refused.
"""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_USUAL = 80  # the port that browsers leave out
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline' blob:; "
        "img-src 'self' blob: data:; "
        "font-src 'self' blob: data:; media-src blob:; connect-src 'self' blob:; frame-src 'self' blob:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def new_token() -> str:
    """A token that cannot be guessed."""
    return secrets.token_urlsafe(24)


class TokenGuard:
    """Lets through requests for `/TOKEN/…` from this machine's own page and no others."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403, or hand the request on with the headers of safety."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # the page opens no sockets; browsers let any page ask for one
            await send({"type": "websocket.close", "code": 1008})
            return
        if not (_own_host(scope) and _own_origin(scope) and self._knows(scope)):
            await PlainTextResponse("403", 403, dict(_HEADERS))(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, guarded)

    def _knows(self, scope: Scope) -> bool:
        given = scope["path"].split("/")[1] if "/" in scope["path"] else ""
        return secrets.compare_digest(given.encode(), self._token.encode())


def _own_host(scope: Scope) -> bool:
    host, port = Headers(scope=scope).get("host", ""), scope["server"][1]
    return host in {f"{name}:{port}" for name in _HOSTS} or (port == _USUAL and host in _HOSTS)


def _own_origin(scope: Scope) -> bool:
    """Whether our own page asks, or an address was typed; what changes anything names its origin."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc == headers.get("host") and urlsplit(origin).scheme == "http"
    if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        return False
    return scope["method"] in ("GET", "HEAD")
