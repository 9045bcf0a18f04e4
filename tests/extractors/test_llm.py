"""The client against a real server on the loopback: it must survive whatever such servers do."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pydantic import SecretStr

from extractors.llm import (
    ModelError,
    ModelMisspoke,
    ModelRefused,
    ModelUnreachable,
    connect,
    connect_embedding,
)

KEY = "sk-never-to-be-seen"
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["answer"],
    "properties": {"answer": {"type": "string"}},
}

Script = Callable[[dict[str, Any]], tuple[int, bytes]]


def chat(content: str | None, finish: str = "stop", **message: Any) -> tuple[int, bytes]:
    body = {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": {"prompt_tokens": 11, "completion_tokens": 4, "total_tokens": 15},
    }
    return 200, json.dumps(body).encode()


class Server:
    """An OpenAI-compatible endpoint that does what its script says, and remembers what it was asked."""

    def __init__(self) -> None:
        self.script: Script = lambda _: chat('{"answer": "好"}')
        self.requests: list[dict[str, Any]] = []
        self.released = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests.append({"key": self.headers["Authorization"], "path": self.path, **body})
                status, answer = outer.script(body)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.handle_error = lambda *_: None  # type: ignore[method-assign]  # hang-ups are part of the tests
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def close(self) -> None:
        self.released.set()
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


def ask(server: Server, schema: dict[str, Any] | None = SCHEMA, timeout: float = 5.0) -> Any:
    return connect(server.url, "m", SecretStr(KEY), timeout, retries=0).complete("规则", "问题", schema)


def test_an_answer_comes_back_with_its_data_and_its_tokens(server: Server) -> None:
    said = ask(server)
    assert (said.data, said.tokens_in, said.tokens_out, said.tokens) == ({"answer": "好"}, 11, 4, 15)


def test_the_request_carries_the_messages_the_strict_schema_and_the_key(server: Server) -> None:
    ask(server)
    (sent,) = server.requests
    assert [(m["role"], m["content"]) for m in sent["messages"]] == [("system", "规则"), ("user", "问题")]
    assert sent["response_format"]["json_schema"] == {"name": "answer", "strict": True, "schema": SCHEMA}
    assert sent["path"] == "/v1/chat/completions"
    assert sent["key"] == f"Bearer {KEY}"


def test_without_a_schema_text_is_what_comes_back(server: Server) -> None:
    server.script = lambda _: chat("只是文字")
    assert ask(server, None).text == "只是文字"


def test_json_in_a_fence_is_read(server: Server) -> None:
    server.script = lambda _: chat('```json\n{"answer": "好"}\n```')
    assert ask(server).data == {"answer": "好"}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (chat("我认为是五十万元"), ModelMisspoke),
        (chat('{"other": 1}'), ModelMisspoke),
        (chat("[1, 2]"), ModelMisspoke),
        (chat('{"answer": "好'), ModelMisspoke),
        (chat('{"answer": "好"}', finish="length"), ModelMisspoke),
        (chat(None, refusal="不能回答"), ModelRefused),
        ((500, b"{}"), ModelUnreachable),
        ((503, b"busy"), ModelUnreachable),
        ((401, b'{"error": {"message": "bad key"}}'), ModelRefused),
        ((429, b'{"error": {"message": "slow down"}}'), ModelRefused),
        ((200, b"<html>not an endpoint</html>"), ModelMisspoke),
        ((200, b"{}"), ModelMisspoke),
    ],
)
def test_every_failure_is_an_error_of_ours_and_shows_no_key(
    server: Server,
    answer: tuple[int, bytes],
    error: type[ModelError],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.script = lambda _: answer
    with pytest.raises(error) as caught:
        ask(server)
    assert str(caught.value)
    assert KEY not in repr(caught.value) + str(caught.value) + caplog.text


def test_a_server_that_does_not_answer_in_time_is_given_up(server: Server) -> None:
    def wait(_: dict[str, Any]) -> tuple[int, bytes]:
        server.released.wait(5)
        return chat("late")

    server.script = wait
    with pytest.raises(ModelUnreachable, match="time-out"):
        ask(server, timeout=0.2)


def test_a_server_that_is_not_there_is_unreachable(server: Server) -> None:
    gone = server.url
    server.close()
    with pytest.raises(ModelUnreachable):
        connect(gone, "m", SecretStr(KEY), 1.0, retries=0).complete("a", "b")


def test_a_failure_is_repeated_as_often_as_asked(server: Server) -> None:
    answers = [(500, b"{}"), chat('{"answer": "好"}')]
    server.script = lambda _: answers.pop(0)
    said = connect(server.url, "m", None, 5.0, retries=1).complete("a", "b", SCHEMA)
    assert said.data == {"answer": "好"}
    assert len(server.requests) == 2


def test_a_model_shows_no_key(server: Server) -> None:
    model = connect(server.url, "m", SecretStr(KEY))
    assert KEY not in repr(model) + str(vars(model))


def test_vectors_come_back_in_the_order_of_the_texts(server: Server) -> None:
    def vectors(body: dict[str, Any]) -> tuple[int, bytes]:
        data = [
            {"object": "embedding", "index": n, "embedding": [float(len(text)), 1.0]}
            for n, text in enumerate(body["input"])
        ]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        return 200, json.dumps({"object": "list", "data": data, "model": "e", "usage": usage}).encode()

    server.script = vectors
    assert connect_embedding(server.url, "e", None, 5.0)(["预算", "医疗救助"]) == [[2.0, 1.0], [4.0, 1.0]]


def test_an_embedding_endpoint_that_fails_is_unreachable(server: Server) -> None:
    server.script = lambda _: (400, b"{}")
    with pytest.raises(ModelUnreachable) as caught:
        connect_embedding(server.url, "e", SecretStr(KEY), 5.0)(["预算"])
    assert KEY not in str(caught.value)
