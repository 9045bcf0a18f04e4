"""Many documents over several processes: the fall of one costs that one only."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractors.errors import DocumentError
from service.worker import Worker, WorkerFailure

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    """What became of one item: its result, or the reason why there is none."""

    item: Item
    result: Result | None
    reason: str = ""


def run(
    task: Callable[[Worker, Item], Result], items: Sequence[Item], workers: int = 1
) -> Iterator[Outcome[Item, Result]]:
    """Outcomes in the order of the items, `workers` of them in the making at a time."""
    crew = [Worker() for _ in range(min(workers, len(items)))]
    idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    for worker in crew:
        idle.put(worker)

    def attempt(item: Item) -> Outcome[Item, Result]:
        worker = idle.get()
        try:
            return Outcome(item, task(worker, item))
        except (DocumentError, WorkerFailure, OSError) as error:
            return Outcome(item, None, str(error) or type(error).__name__)
        except Exception as error:  # noqa: BLE001  a fault of ours in one document must not stop the batch
            return Outcome(item, None, f"internal error, please report it: {type(error).__name__}: {error}")
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(max(1, len(crew)))
    try:
        for future in [threads.submit(attempt, item) for item in items]:
            yield future.result()
    finally:
        # After Ctrl-C what is at hand dies with its process, and what was waiting is never begun.
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in crew:
            worker.close()
        threads.shutdown()
