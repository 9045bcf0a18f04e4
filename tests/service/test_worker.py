"""A child process that falls takes nothing with it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

import pytest

from extractors.errors import DamagedDocument
from service.worker import Crashed, TookTooLong, Worker


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


def count(until: int, progress: Callable[[int, int], None]) -> int:
    for n in range(1, until + 1):
        progress(n, until)
    return until


def damaged(words: str) -> None:
    raise DamagedDocument(words)


class Stubborn(Exception):
    """Cannot be made again from its words alone."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first)
        self.second = second


def stubborn() -> None:
    raise Stubborn("first", "second")


def test_a_call_gives_its_result_from_another_process(worker: Worker) -> None:
    assert worker.run(os.getpid) != os.getpid()


def test_calls_share_one_process(worker: Worker) -> None:
    assert worker.run(os.getpid) == worker.run(os.getpid)


def test_progress_is_relayed_in_order(worker: Worker) -> None:
    seen: list[tuple[int, int]] = []
    assert worker.run(count, 3, progress=lambda *step: seen.append(step)) == 3
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_an_exception_comes_over_with_its_type_and_words(worker: Worker) -> None:
    with pytest.raises(DamagedDocument, match="cut off"):
        worker.run(damaged, "cut off")


def test_an_exception_that_cannot_travel_comes_over_as_words(worker: Worker) -> None:
    with pytest.raises(RuntimeError, match="first"):
        worker.run(stubborn)


def test_a_crash_is_reported_and_the_next_call_works(worker: Worker) -> None:
    with pytest.raises(Crashed, match="SIGABRT"):
        worker.run(os.abort)
    assert worker.run(os.getpid) != os.getpid()


def test_a_call_that_takes_too_long_is_stopped_and_the_next_works(worker: Worker) -> None:
    start = time.monotonic()
    with pytest.raises(TookTooLong):
        worker.run(time.sleep, 60, seconds=0.2)
    assert time.monotonic() - start < 10
    assert worker.run(abs, -3) == 3


def test_a_caller_that_fails_in_its_progress_does_not_confuse_the_next_call(worker: Worker) -> None:
    def fail(_: int, __: int) -> None:
        raise KeyError("the caller's own fault")

    with pytest.raises(KeyError):
        worker.run(count, 5, progress=fail)
    assert worker.run(abs, -3) == 3
