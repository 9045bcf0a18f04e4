"""The library as the settings open it: with an embedding of its own, or one behind an endpoint."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from extractors.schema.extraction import Extraction
from service.generations import StaleIndex
from service.index import Entry
from service.library import open_library
from service.settings import Settings

KEY = "sk-loopback-only"


class Endpoint:
    """An OpenAI-compatible embedding endpoint: what speaks of vehicles (车) points one way, the rest another."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.requests.append({"key": self.headers["Authorization"], **body})
                data = [
                    {"object": "embedding", "index": n, "embedding": [float("车" in t), float("车" not in t)]}
                    for n, t in enumerate(body["input"])
                ]
                usage = {"prompt_tokens": 1, "total_tokens": 1}
                answer = json.dumps({"object": "list", "data": data, "model": "e", "usage": usage}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}/v1"


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    yield made
    made.http.shutdown()
    made.http.server_close()


ENTRIES = [Entry(id="p1", text="会议安排在春季"), Entry(id="p2", text="车辆两台")]


def test_the_configured_embedding_fills_and_searches_the_index(tmp_path: Path, endpoint: Endpoint) -> None:
    settings = Settings(
        library=tmp_path, embedding_url=endpoint.url, embedding_model="e5", embedding_key=SecretStr(KEY)
    )
    with open_library(settings) as library:
        library.index.put("a" * 64, ENTRIES)
        assert [hit.passage for hit in library.index.search("汽车", limit=1)] == ["p2"]
    sent = [text for request in endpoint.requests for text in request["input"]]
    assert any("车辆两台" in text for text in sent)
    assert "汽车" in sent
    assert {(r["model"], r["key"]) for r in endpoint.requests} == {("e5", f"Bearer {KEY}")}


def test_without_one_configured_nothing_is_sent_and_vectors_are_made_here(
    tmp_path: Path, endpoint: Endpoint
) -> None:
    with open_library(Settings(library=tmp_path, embedding_url=endpoint.url)) as library:
        library.index.put("a" * 64, ENTRIES)
        assert library.index.search("会议", limit=1)[0].passage == "p1"
    assert not endpoint.requests


def test_after_a_change_to_an_endpoint_the_index_is_made_anew_from_the_store(
    tmp_path: Path, endpoint: Endpoint, extraction: Extraction
) -> None:
    with open_library(Settings(library=tmp_path)) as library:
        library.store.put(extraction, b"", ".pdf")
        library.index.put(extraction.budget.document, ENTRIES)
    changed = Settings(library=tmp_path, embedding_url=endpoint.url, embedding_model="e5")
    with open_library(changed) as library:
        with pytest.raises(StaleIndex, match=r"built-in .*the model e5 \(2 numbers\).*mingzhang reindex"):
            library.index.search("会议")
        library.reindex()
        assert library.index.search("机构", limit=1)[0].document == extraction.budget.document
    sent = [text for request in endpoint.requests for text in request["input"]]
    assert any("综合股和基金股" in text for text in sent)
