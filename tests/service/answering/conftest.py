"""Libraries of invented texts, for tests that ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from extractors.pipeline import extract
from service.answer import Answer
from service.ask import ask
from service.ingest import keep
from service.store import Store

Ask = Callable[[str], Answer]
AskedOf = Callable[[str], Ask]


@pytest.fixture(scope="module")
def asked_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskedOf]:
    """Puts a text, as a file of its own, into a library of its own, and gives what asks that."""
    stores: list[Store] = []

    def put(text: str) -> Ask:
        folder = tmp_path_factory.mktemp("asked")
        file = folder / "document.txt"
        file.write_text(text, encoding="utf-8")
        store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
        stores.append(store)
        keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
        return lambda question: ask(question, store=store)

    yield put
    for store in stores:
        store.close()
