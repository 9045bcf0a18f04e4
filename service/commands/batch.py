"""Many items over several processes: the fall of one costs that one only."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from extractors.errors import DocumentError
from service.worker import Worker, WorkerFailure

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    """What became of one item: its result, or the reason why there is none and the error behind it."""

    item: Item
    result: Result | None
    reason: str = ""
    error: Exception | None = None


def attempt(item: Item, call: Callable[[], Result]) -> Outcome[Item, Result]:
    """The outcome of a call for an item; raises nothing."""
    try:
        return Outcome(item, call())
    except (DocumentError, WorkerFailure, OSError) as error:
        return Outcome(item, None, str(error) or type(error).__name__, error)
    except Exception as error:  # noqa: BLE001  a fault of ours in one document must not stop the batch
        words = f"internal error, please report it: {type(error).__name__}: {error}"
        return Outcome(item, None, words, error)


def run(
    task: Callable[[Worker, Item], Result],
    items: Iterable[Item],
    workers: int = 1,
    *,
    memory: int | None = None,
    again: deque[Item] | None = None,
) -> Generator[Outcome[Item, Result]]:
    """Outcomes as they come, `workers` items in the making at a time; with one worker in the order of the items.

    `memory` bounds each worker, in bytes. Of items and outcomes no more are held than are in the making. What a task
    puts into `again` is taken up next.
    """
    again = deque() if again is None else again
    crew = [Worker(memory=memory) for _ in range(workers)]
    idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    for worker in crew:
        idle.put(worker)

    def work(item: Item) -> Outcome[Item, Result]:
        worker = idle.get()
        try:
            return attempt(item, lambda: task(worker, item))
        finally:
            idle.put(worker)

    waiting = iter(items)
    making: set[Future[Outcome[Item, Result]]] = set()
    threads = ThreadPoolExecutor(workers)

    def begin() -> None:
        while again and len(making) < workers:
            making.add(threads.submit(work, again.popleft()))
        making.update(threads.submit(work, item) for item in islice(waiting, workers - len(making)))

    try:
        begin()
        while making:
            done, _ = wait(making, return_when=FIRST_COMPLETED)
            making -= done
            # the next begin before these are told, which may take whoever hears of them a while
            begin()
            for future in done:
                yield future.result()
    finally:
        # After Ctrl-C what is at hand dies with its process, and what was waiting is never begun.
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in crew:
            worker.stop()
        threads.shutdown()
        for worker in crew:
            worker.close()
