"""A child process that falls takes nothing with it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from extractors.errors import DamagedDocument
from service.worker import Crashed, Killed, NeededTooMuch, Stopped, TookTooLong, Worker


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


def tell_then_hang(progress: Callable[[int, int], None]) -> None:
    progress(0, 3)
    progress(1, 3)
    time.sleep(60)


def hold(megabytes: int) -> int:
    filled = b"x" * (megabytes * 1_000_000)
    return len(filled)


def hold_and_wait(megabytes: int) -> None:
    filled = b"x" * (megabytes * 1_000_000)
    time.sleep(60)
    assert filled


def keep(megabytes: int) -> int:
    globals()["kept"] = b"x" * (megabytes * 1_000_000)
    return os.getpid()


def test_a_call_that_tells_no_progress_is_stopped_after_the_time_for_what_it_is_at(worker: Worker) -> None:
    asked: list[tuple[int, int]] = []

    def patience(done: int, total: int) -> float:
        asked.append((done, total))
        return 0.2 if done else 30.0

    with pytest.raises(TookTooLong, match=r"0\.2 seconds without progress"):
        worker.run(tell_then_hang, patience=patience, progress=lambda *_: None)
    assert asked == [(0, 0), (0, 3), (1, 3)]
    assert worker.run(abs, -3) == 3


def test_progress_winds_the_clock_anew(worker: Worker) -> None:
    assert worker.run(abs, -3, patience=lambda *_: 30.0) == 3
    with pytest.raises(TookTooLong, match=r"stopped after 0\.2 seconds$"):
        worker.run(time.sleep, 60, seconds=0.2, patience=lambda *_: 30.0)


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="the system does not tell")
def test_a_call_that_needs_too_much_memory_is_stopped_and_the_reason_says_how_much() -> None:
    with Worker(memory=400_000_000) as worker:
        with pytest.raises(NeededTooMuch, match="more than 400 MB"):
            worker.run(hold_and_wait, 500)
        assert worker.run(hold, 1) == 1_000_000


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="the system does not tell")
def test_a_child_that_has_grown_is_replaced_before_the_next_call() -> None:
    with Worker(memory=800_000_000) as worker:
        small = worker.run(os.getpid)
        assert worker.run(keep, 450) == small
        assert worker.run(os.getpid) != small


def test_a_child_killed_from_outside_is_told_from_one_that_crashed(worker: Worker) -> None:
    with pytest.raises(Killed, match="SIGKILL"):
        worker.run(signal.raise_signal, signal.SIGKILL)
    with pytest.raises(Crashed) as crash:
        worker.run(os._exit, 3)
    assert "exit code 3" in str(crash.value)
    assert not isinstance(crash.value, Killed)


def test_a_worker_stopped_from_another_thread_ends_its_call_and_runs_nothing_more() -> None:
    worker = Worker()
    begun = threading.Event()

    def call() -> None:
        worker.run(tell_then_hang, progress=lambda *_: begun.set())

    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(call)
        assert begun.wait(30)
        worker.stop()
        assert isinstance(running.exception(30), Crashed)
    with pytest.raises(Stopped):
        worker.run(abs, -3)


CALLER = """
import os, sys, time
from service.worker import Worker
worker = Worker()
print(worker.run(os.getpid), flush=True)
worker.run(time.sleep, 600)
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="Linux only")
def test_a_child_at_work_does_not_outlive_a_caller_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", CALLER], stdout=subprocess.PIPE) as caller:
        assert caller.stdout is not None
        child = os.pidfd_open(int(caller.stdout.readline()))
        caller.kill()
        ended, _, _ = select.select([child], [], [], 20)
        os.close(child)
    assert ended
