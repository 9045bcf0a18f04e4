"""A model on loopback that is asked by the suites, and a run with only a few small fixtures."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from eval import reading
from eval.model import model_of
from eval.questions import interview, shelf
from eval.suites import answers, cost, forms

# Small ones of two families, one of which prints in 元.
FEW = ("linqu-2021", "luoxi-2025")


@pytest.fixture(autouse=True)
def new_run() -> None:
    """No model and no answers of another test."""
    model_of.cache_clear()
    reading.asked.cache_clear()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, ...]]:
    """All fixtures that there are, for one test; nothing is asked but what is made from their data, which is answered well."""
    monkeypatch.setattr(interview, "questions", lambda _: ())
    for module in (interview, shelf, answers, cost, forms):
        monkeypatch.setattr(module, "names", lambda: FEW)
    interview.interview.cache_clear()
    yield FEW
    interview.interview.cache_clear()


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A configured model that says it is not disclosed, whatever it is asked; gives the prompts that it was sent."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(body["messages"][1]["content"])
            said = {"status": "not_disclosed", "answer": "文件没有披露。", "calculations": []}
            message = {"role": "assistant", "content": json.dumps(said, ensure_ascii=False)}
            reply = {
                "id": "x",
                "object": "chat.completion",
                "created": 0,
                "model": "quill-7",
                "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
                "usage": {"prompt_tokens": 70, "completion_tokens": 3, "total_tokens": 73},
            }
            data = json.dumps(reply).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
    monkeypatch.setenv("MINGZHANG_MODEL_URL", f"http://127.0.0.1:{http.server_address[1]}/v1")
    monkeypatch.setenv("MINGZHANG_MODEL", "quill-7")
    monkeypatch.setenv("MINGZHANG_MODEL_KEY", "sk-not-to-be-kept")
    yield asked
    http.shutdown()
    http.server_close()


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MINGZHANG_MODEL", "MINGZHANG_MODEL_URL"):
        monkeypatch.delenv(name, raising=False)
