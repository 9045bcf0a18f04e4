"""Waits for an event loop that runs in a thread of its own.

Only what runs in one can be broken off wherever it waits: in a back-off, before the first byte, between two of them.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from functools import lru_cache
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")


_starting = threading.Lock()


def _loop() -> asyncio.AbstractEventLoop:
    """The loop of this process: all connections share it, from whatever thread they are used."""
    with _starting:
        return _started()


@lru_cache(maxsize=1)
def _started() -> asyncio.AbstractEventLoop:
    made = asyncio.new_event_loop()
    threading.Thread(target=made.run_forever, name="model", daemon=True).start()
    return made


if hasattr(os, "register_at_fork"):
    # The thread does not come along into a forked process.
    os.register_at_fork(after_in_child=_started.cache_clear)


def wait(coming: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives or raises; it is cancelled when who waits is interrupted."""
    future = asyncio.run_coroutine_threadsafe(coming, _loop())
    try:
        return future.result()
    finally:
        future.cancel()


def each(coming: AsyncIterator[T]) -> Iterator[T]:
    """What an asynchronous iterator gives, as it comes, then what it raises; it is cancelled when who iterates stops."""
    pieces: SimpleQueue[tuple[T] | None] = SimpleQueue()

    async def pump() -> None:
        try:
            async for piece in coming:
                pieces.put((piece,))
        finally:
            pieces.put(None)

    future = asyncio.run_coroutine_threadsafe(pump(), _loop())
    try:
        while (held := pieces.get()) is not None:
            yield held[0]
        future.result()
    finally:
        future.cancel()
