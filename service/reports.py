"""Reports of documents, made in a process of their own: a hostile file takes that process at most."""

from __future__ import annotations

import threading

from extractors.schema.extraction import Extraction
from extractors.telling import Language
from service.store import Store
from service.worker import Worker

_SECONDS = 120.0


class Reports:
    """Makes the reports of what a store holds, one at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._worker = Worker()
        self._lock = threading.Lock()

    def html(self, document: str, language: Language) -> str:
        """The report as one HTML file; raises UnknownDocument or WorkerFailure."""
        extraction, data = self._store.extraction(document), self._store.original(document)
        with self._lock:
            return self._worker.run(make, extraction, data, language, seconds=_SECONDS)

    def close(self) -> None:
        self._worker.close()


def make(extraction: Extraction, data: bytes, language: Language) -> str:
    """The task of the worker process."""
    from extractors.report import report

    return report(extraction, data, language)
