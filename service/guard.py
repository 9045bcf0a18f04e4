"""What every request passes: limits on its body, protection from other sites, headers on the answer."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import problem

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Room for the boundaries and part headers of a multipart body around one file.
_ENVELOPE = 64 * 1024
_SMALL_BODY = 64 * 1024


class Guard:
    """ASGI middleware. `hosts` are the names the service answers to; empty: any.

    A page of another site can make a browser send requests here, and a host name that it controls can point
    here: so a foreign Origin is refused, and a foreign Host where the own names are known.
    """

    def __init__(self, app: ASGIApp, *, max_upload: int, hosts: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._max_upload = max_upload
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        limit = self._max_upload + _ENVELOPE if scope["path"] == "/documents" else _SMALL_BODY
        too_large = f"上传内容超过上限 {_size(limit)}。"
        declared = headers.get("content-length", "")
        if self._hosts and _host_name(headers.get("host", "")) not in self._hosts:
            refusal = problem(400, "请求的主机名不是本服务的。")
        elif _from_elsewhere(headers):
            refusal = problem(403, "不接受其他网站发来的请求。")
        elif declared.isdigit() and int(declared) > limit:
            refusal = problem(413, too_large)
        else:
            await self._app(scope, _limited(receive, limit, too_large), send_with_headers)
            return
        await refusal(scope, receive, send_with_headers)


def _size(limit: int) -> str:
    return f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit // 1024} KB"


def _limited(receive: Receive, limit: int, too_large: str) -> Receive:
    """`receive`, but raising HTTPException 413 as soon as more than `limit` bytes have come in."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise HTTPException(413, too_large)
        return message

    return counted


def _from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that another site's page sent this."""
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def _host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
