"""An index belongs to the embedding it was made with; made anew, it takes the place of the old one whole or not at all."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from extractors.schema.extraction import Extraction
from service.app import create_app
from service.cli import app
from service.embedding import RemoteEmbedding
from service.generations import StaleIndex, UnreachableIndex
from service.index import Entry, Index
from service.library import Library
from service.settings import Settings
from service.store import Store

A, B = "a" * 64, "b" * 64
ROOT = Path(__file__).parents[2]
CHROMA = Path(sys.executable).with_name("chroma")


def embedding(*words: str, model: str = "words") -> RemoteEmbedding:
    """Vectors that tell which of the words a text holds."""
    return RemoteEmbedding(lambda texts: [[float(w in t) for w in words] + [0.01] for t in texts], model)


ENTRIES = [Entry(id="p1", text="公务用车两辆"), Entry(id="p2", text="会议在春季召开")]


def found(index: Index, query: str) -> list[str]:
    return [hit.passage for hit in index.search(query, limit=1)]


def test_another_model_of_the_same_size_is_another_embedding(tmp_path: Path) -> None:
    Index(tmp_path, embedding("车", "会")).put(A, ENTRIES)
    other = Index(tmp_path, embedding("会", "车", model="letters"))
    for refused in (lambda: other.search("开会"), lambda: other.put(B, ENTRIES), other.check):
        with pytest.raises(StaleIndex, match=r"the model words .*the model letters .*mingzhang reindex"):
            refused()
    assert found(Index(tmp_path, embedding("车", "会")), "开会") == ["p2"]


def test_a_document_is_deleted_whatever_the_embedding(tmp_path: Path) -> None:
    Index(tmp_path, embedding("车", "会")).put(A, ENTRIES)
    Index(tmp_path, embedding("会", model="letters")).delete(A)
    assert found(Index(tmp_path, embedding("车", "会")), "开会") == []


def test_an_index_without_passages_takes_any_embedding(tmp_path: Path) -> None:
    index = Index(tmp_path, embedding("车"))
    index.put(A, ENTRIES)
    index.delete(A)
    other = Index(tmp_path, embedding("会", model="letters"))
    other.put(A, ENTRIES)
    assert found(other, "开会") == ["p2"]


def test_an_index_that_does_not_say_what_made_it_is_to_be_made_anew(tmp_path: Path) -> None:
    client = Index(tmp_path)._connect()
    client.create_collection("passages-2048", embedding_function=None).add(ids=["x"], embeddings=[[0.5] * 4])
    with pytest.raises(StaleIndex, match="unknown embedding"):
        Index(tmp_path).search("会议")


@pytest.fixture
def library(tmp_path: Path, store: Store, extraction: Extraction, make: Any) -> Library:
    """A library whose index was made by another model than the one it is opened with."""
    other = make(B, "云溪县教育局")
    made = Library(store, Index(tmp_path / "index", embedding("救助", model="old")))
    for each in (extraction, other):
        store.put(each, b"", ".pdf")
        made.index.put(each.budget.document, [Entry(id="p0", text="救助旧文")])
    return Library(store, Index(tmp_path / "index", embedding("综合股", model="new")))


def names(index: Index) -> set[str]:
    return {collection.name for collection in index._connect().list_collections()}


def test_made_anew_it_holds_what_the_store_holds_and_nothing_else_is_left(library: Library) -> None:
    heard: list[str] = []
    assert library.reindex(lambda document: heard.append(document.id)) == 2
    assert sorted(heard) == [A, B]
    hits = library.index.search("综合股", limit=2)
    assert {hit.document for hit in hits} == {A, B}
    assert all("综合股" in hit.text for hit in hits)
    assert len(names(library.index)) == 2


def test_what_is_added_while_it_is_made_is_in_it_and_what_is_deleted_is_not(
    library: Library, make: Any
) -> None:
    late = make("c" * 64, "云溪县民政局")

    heard: list[object] = []

    def meanwhile(document: object) -> None:
        if not heard:
            library.store.put(late, b"", ".pdf")
            library.delete(B)
        heard.append(document)

    library.reindex(meanwhile)
    assert {hit.document for hit in library.index.search("综合股", limit=9)} == {A, "c" * 64}


def test_where_the_endpoint_fails_the_old_index_stays(library: Library, tmp_path: Path) -> None:
    def fail(texts: list[str]) -> list[list[float]]:
        if len(texts) > 1:
            raise TimeoutError("no vectors")
        return [[1.0] for _ in texts]

    broken = Library(library.store, Index(tmp_path / "index", RemoteEmbedding(fail, "broken")))
    before = names(library.index)
    with pytest.raises(TimeoutError):
        broken.reindex()
    assert names(library.index) == before
    assert found(Index(tmp_path / "index", embedding("救助", model="old")), "救助") == ["p0"]


def test_what_cannot_be_indexed_is_not_stored_either(library: Library, make: Any) -> None:
    data = b"a third document"
    with pytest.raises(StaleIndex):
        library.keep(data, "third.pdf", make(hashlib.sha256(data).hexdigest()))
    assert {document.id for document in library.store.documents()} == {A, B}


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from service.index import Entry, Index
    with Index(Path(sys.argv[1])).rebuilding() as put:
        put("a" * 64, [Entry(id="half", text="只有一半")])
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_reindex_that_is_killed_leaves_the_old_index_and_the_next_one_clears_up(tmp_path: Path) -> None:
    made = "import sys; from pathlib import Path; from service.index import Entry, Index; "
    made += "Index(Path(sys.argv[1])).put('a' * 64, [Entry(id='p1', text='会议在春季召开')])"
    where = str(tmp_path / "index")
    subprocess.run([sys.executable, "-c", made, where], cwd=ROOT, check=True)
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED), where], cwd=ROOT, check=False)
    assert killed.returncode == -9
    index = Index(tmp_path / "index")
    assert found(index, "会议") == ["p1"]
    assert len(names(index)) == 4
    with index.rebuilding() as put:
        put(A, [Entry(id="new", text="会议在秋季召开")])
    assert found(index, "会议") == ["new"]
    assert len(names(index)) == 2


def test_the_command_makes_the_index_anew_and_asking_before_it_says_so(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_DATABASE_URL", str(library.store._engine.url))
    run = CliRunner()
    refused = run.invoke(
        app, ["add", str(ROOT / "eval" / "sample" / "qinghe-2020.pdf"), "--library", str(tmp_path)]
    )
    assert refused.exit_code == 1
    assert "mingzhang reindex" in refused.stderr
    assert "qinghe-2020" not in refused.stderr
    done = run.invoke(app, ["reindex", "--library", str(tmp_path)])
    assert done.exit_code == 0, done.stderr
    assert "2 documents indexed" in done.stderr
    assert {hit.document for hit in Index(tmp_path / "index").search("综合股", limit=2)} == {A, B}


def test_the_service_says_that_the_index_must_be_made_anew(library: Library, tmp_path: Path) -> None:
    with TestClient(create_app(Settings(library=tmp_path)), base_url="http://127.0.0.1") as api:
        service = api.app.state.service  # type: ignore[attr-defined]

        def stale(*_: object, **__: object) -> None:
            service.library.index.search("会议")

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("service.api.answer_to", stale)
            answer = api.post("/ask", json={"question": "会议"})
    assert answer.status_code == 503
    assert "mingzhang reindex" in answer.json()["detail"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Chroma server on this machine."""
    if not CHROMA.is_file():
        pytest.skip("chroma is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(CHROMA), "run", "--host", "127.0.0.1", "--port", str(port), "--path"]
    with subprocess.Popen(
        [*command, str(tmp_path_factory.mktemp("chroma"))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        url = f"http://127.0.0.1:{port}"
        try:
            ready(url)
            yield url
        finally:
            process.terminate()


def ready(url: str) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            Index(url).check()
            return
        except UnreachableIndex:
            assert time.monotonic() < until, "the Chroma server did not start"


def test_on_a_server_others_go_on_through_a_reindex(server: str, library: Library) -> None:
    one, two = Index(server), Index(server)
    one.put(A, ENTRIES)
    assert found(two, "会议") == ["p2"]
    Library(library.store, one).reindex()
    assert found(two, "综合股") == found(one, "综合股") != []
    two.put("d" * 64, ENTRIES)
    two.delete(A)
    assert found(one, "春季召开") == ["p2"]
    assert {hit.document for hit in one.search("综合股", limit=9)} == {B, "d" * 64}


def test_a_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(UnreachableIndex, match=r"127\.0\.0\.1:1\b.*MINGZHANG_CHROMA_URL"):
        Index("http://127.0.0.1:1").search("会议")
