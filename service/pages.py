"""Pictures of pages, rendered in a process of their own: a hostile file takes that process at most."""

from __future__ import annotations

import threading
from functools import lru_cache

from service.store import Store
from service.worker import Worker

MIN_DPI, MAX_DPI = 50, 200
_SECONDS = 60.0
_REMEMBERED = 48


class NoPageImage(LookupError):
    """The document has no such page, or its format has no pages."""


class PageImages:
    """Renders pages of the originals in a store; the latest pictures are remembered."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._worker = Worker()
        self._lock = threading.Lock()
        self._rendered = lru_cache(maxsize=_REMEMBERED)(self._render)

    def png(self, document: str, page: int, dpi: int) -> bytes:
        """The page as PNG; raises UnknownDocument, NoPageImage or WorkerFailure."""
        held = next((held for held in self._store.extraction(document).pages if held.number == page), None)
        if held is None:
            raise NoPageImage(f"这份文件没有第 {page} 页的图像。")
        with self._lock:
            return self._rendered(document, page, dpi, held.reader == "ocr")

    def close(self) -> None:
        self._worker.close()

    def _render(self, document: str, page: int, dpi: int, straighten: bool) -> bytes:
        data = self._store.original(document)
        return self._worker.run(render, data, page, dpi, straighten, seconds=_SECONDS)


def render(data: bytes, page: int, dpi: int, straighten: bool) -> bytes:
    """The task of the worker process."""
    from extractors.readers import image

    return image.render(data, page, dpi, straighten=straighten)
