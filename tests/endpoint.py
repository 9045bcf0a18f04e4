"""A scripted OpenAI-compatible endpoint on the loopback: real HTTP, and every fault that such servers have.

    server.says(data({"answer": "好"}))              # the same to every request
    server.says(fails(429, {"retry-after-ms": "5"}), text("prose"), lambda request: data({"n": len(request)}))

Of several the last goes on. What an endpoint does not know is said by `rejects` and `ignores`, ways to ask by the names that
completions have. A schema that is not of the strict subset is refused as OpenAI refuses it.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

USAGE: dict[str, Any] = {"prompt_tokens": 11, "completion_tokens": 4, "total_tokens": 15}
_KEYWORDS = {
    "type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "$ref", "$defs",
    "title", "description",
}  # fmt: skip
_MOST_VALUES = 1_000
# How often a byte is dripped, and looked whether somebody still listens.
_DRIP = 0.01


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent to one request. `content` becomes a message, delivered as it was asked for; `body` is sent as it is.

    `drip` sends the body byte by byte without end, or the head with "head". `until` is waited for first.
    """

    content: str | None = None
    finish: str = "stop"
    message: dict[str, Any] = field(default_factory=dict)
    usage: dict[str, Any] | None = field(default_factory=lambda: dict(USAGE))
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    drip: str = ""
    until: threading.Event | None = None


Script = Reply | Callable[[dict[str, Any]], Reply]


def text(content: str | None, finish: str = "stop", **message: Any) -> Reply:
    """A message with these words, though a schema was given."""
    return Reply(content, finish, message)


def data(value: object, **options: Any) -> Reply:
    """A message with this as JSON; options are those of `Reply`."""
    return Reply(json.dumps(value, ensure_ascii=False), **options)


def fails(status: int, headers: dict[str, str] | None = None, message: str = "no") -> Reply:
    """An error in OpenAI's form."""
    body = {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": None}}
    return Reply(status=status, headers=headers or {}, body=json.dumps(body).encode())


def raw(body: bytes, status: int = 200, **headers: str) -> Reply:
    """Bytes as they are."""
    return Reply(status=status, headers=headers, body=body)


class Endpoint:
    """`url` is what a model is connected to; `requests` are the bodies that came, with the `path` and the `key` they came with.

    `most_at_once` is the most that were at work at a time.
    """

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"
        self.requests: list[dict[str, Any]] = []
        self.rejects: set[str] = set()
        self.ignores: set[str] = set()
        self.most_at_once = 0
        self.closed = threading.Event()
        self._at_once = 0
        self._changed = threading.Condition()
        self._script: list[Script] = [data({})]

    def says(self, *script: Script) -> None:
        """What the next requests are answered with, one after the other."""
        self._script = list(script)

    @contextmanager
    def serving(self, request: dict[str, Any]) -> Iterator[Reply]:
        """The reply to a request, which is at work meanwhile."""
        with self._changed:
            self.requests.append(request)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            self._changed.notify_all()
            given = self._script.pop(0) if len(self._script) > 1 else self._script[0]
        try:
            yield self._refusal(request) or (given if isinstance(given, Reply) else given(request))
        finally:
            with self._changed:
                self._at_once -= 1

    def wait_for(self, at_once: int) -> bool:
        """Until so many requests are at work at a time, or were."""
        with self._changed:
            return self._changed.wait_for(lambda: self.most_at_once >= at_once, timeout=5)

    def delivered(self, reply: Reply, request: dict[str, Any]) -> bytes:
        """The body of a reply."""
        if reply.body is not None:
            return reply.body
        message: dict[str, Any] = {"role": "assistant", "content": reply.content, **reply.message}
        if way_of(request) == "tool" and "tool" not in self.ignores:
            function = {"name": request["tools"][0]["function"]["name"], "arguments": reply.content}
            message["tool_calls"] = [{"id": "c", "type": "function", "function": function}]
            message["content"] = None
        choice = {"index": 0, "finish_reason": reply.finish, "message": message}
        body = {"id": "x", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
        return json.dumps({**body, "usage": reply.usage}).encode()

    def _refusal(self, request: dict[str, Any]) -> Reply | None:
        way = way_of(request)
        if way in self.rejects:
            name = "tools" if way == "tool" else f"response_format {way}"
            return fails(400, message=f"{name} is not supported by this model")
        if way == "json" and "json" not in json.dumps(request["messages"]).lower():
            return fails(400, message="'messages' must contain the word 'json' to use 'response_format'")
        schema = _schema_of(request)
        if schema is not None and way not in self.ignores and (found := faults(schema)):
            where = "function" if way == "tool" else "response_format"
            return fails(400, message=f"Invalid schema for {where} 'answer': {found[0]}")
        return None


def way_of(request: dict[str, Any]) -> str:
    """How an answer is asked for: json_schema, tool, json, or nothing for plain text."""
    if "tools" in request:
        return "tool"
    kind = (request.get("response_format") or {}).get("type", "")
    return "json" if kind == "json_object" else str(kind)


def faults(schema: dict[str, Any]) -> list[str]:
    """What a strict endpoint has against a schema: optional or other properties, unknown keywords, too many values."""
    found: list[str] = []
    values = 0
    nodes = [("", schema)]
    while nodes:
        where, node = nodes.pop()
        found += [f"'{keyword}' is not permitted in {where or 'it'}" for keyword in node.keys() - _KEYWORDS]
        values += len(node.get("enum", ()))
        if node.get("type") == "object":
            if node.get("additionalProperties") is not False:
                found.append(f"'additionalProperties' is required to be false in {where or 'it'}")
            if list(node.get("required", ())) != list(node.get("properties", {})):
                found.append(f"'required' is required to name every property in {where or 'it'}")
        parts = {**node.get("properties", {}), **node.get("$defs", {})}
        nodes += [(f"{where}.{name}", part) for name, part in parts.items()]
        nodes += [(f"{where}[]", part) for part in ([node["items"]] if "items" in node else [])]
        nodes += [(f"{where}|", part) for part in node.get("anyOf", ())]
    return [*found, *([f"{values} values of enumerations"] if values > _MOST_VALUES else [])]


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    """An endpoint that answers until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told = {**asked, "path": self.path, "key": self.headers["Authorization"]}
            with made.serving(told) as reply:
                if reply.until is not None:
                    reply.until.wait(5)
                if reply.drip:
                    self.drip(reply)
                    return
                body = made.delivered(reply, asked)
                self.send_response(reply.status)
                headers = {"Content-Type": "application/json", "Content-Length": str(len(body))}
                for name, value in (headers | reply.headers).items():
                    self.send_header(name, value)
                self.end_headers()
            # at work no longer before who asked can know
            self.wfile.write(body)

        def drip(self, reply: Reply) -> None:
            if reply.drip != "head":
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
            else:
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not made.closed.wait(_DRIP):
                self.wfile.write(b" ")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # hang-ups are part of the tests
    server.daemon_threads = True
    server.request_queue_size = 64
    made = Endpoint(server.server_address[1])
    threading.Thread(target=server.serve_forever, args=(0.002,), daemon=True).start()
    try:
        yield made
    finally:
        made.closed.set()
        server.shutdown()
        server.server_close()


def _schema_of(request: dict[str, Any]) -> dict[str, Any] | None:
    way = way_of(request)
    if way == "tool":
        return request["tools"][0]["function"]["parameters"]  # type: ignore[no-any-return]  # of JSON
    return request["response_format"]["json_schema"]["schema"] if way == "json_schema" else None
