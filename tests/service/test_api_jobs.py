"""The queue of uploads: bounded, and one job's fall is its own."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from extractors.errors import EncryptedDocument
from extractors.schema.budget import Budget
from extractors.schema.extraction import Extraction, Run
from service import jobs as module
from service.jobs import Capacity, Job, Jobs, QueueFull, State
from service.worker import Crashed, NeededTooMuch, TookTooLong

DONE = Extraction(budget=Budget(document="d" * 64, name="done"), run=Run(version="0"))


class Script:
    """Stands in for a worker process: what each run does is written down beforehand."""

    def __init__(self) -> None:
        self.lines: list[Callable[[], Extraction]] = []
        self.files: list[Any] = []

    def run(
        self, _: object, file: object, *__: object, progress: Callable[[int, int], None], **___: object
    ) -> Any:
        self.files.append(file)
        progress(3, 4)
        return self.lines.pop(0)()

    def stop(self) -> None:
        pass

    def close(self) -> None:
        pass


def raising(error: Exception) -> Callable[[], Extraction]:
    def fail() -> Extraction:
        raise error

    return fail


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    script = Script()
    monkeypatch.setattr(module, "Worker", lambda **_: script)
    return script


class Kept:
    """A store that tells when something was kept, and can refuse."""

    def __init__(self) -> None:
        self.held: list[tuple[bytes, str]] = []
        self.refuses = False

    def __call__(self, data: bytes, name: str, _: Extraction) -> None:
        if self.refuses:
            raise OSError("no space left")
        self.held.append((data, name))


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def queue(script: Script, kept: Kept) -> Iterator[Jobs]:
    jobs = Jobs(kept, capacity=Capacity(workers=1, waiting=1, seconds=7, kept=3))
    yield jobs
    jobs.close()


def ended(jobs: Jobs, job: Job) -> Job:
    """The job once it has ended: with one worker, all before the last have."""
    jobs._threads.submit(lambda: None).result(10)
    found = jobs.get(job.id)
    assert found is not None
    return found


def test_a_job_that_reads_its_upload_is_done_and_kept(script: Script, queue: Jobs, kept: Kept) -> None:
    script.lines = [lambda: DONE]
    job = ended(queue, queue.submit("a.pdf", io.BytesIO(b"bytes")))
    assert (job.state, job.document) == (State.DONE, DONE.budget.document)
    assert (job.pages_done, job.pages_total) == (3, 4)
    assert kept.held == [(b"bytes", "a.pdf")]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (EncryptedDocument("needs a password"), "密码"),
        (Crashed("SIGSEGV"), "SIGSEGV"),
        (TookTooLong("7"), "超过 7 秒"),
        (NeededTooMuch("needed more than 3,000 MB"), "3,000 MB"),
        (ZeroDivisionError("our own fault"), "ZeroDivisionError"),
    ],
)
def test_a_job_that_falls_says_why_and_the_next_one_works(
    script: Script, queue: Jobs, kept: Kept, error: Exception, said: str
) -> None:
    script.lines = [raising(error), lambda: DONE]
    fell = ended(queue, queue.submit("a.pdf", io.BytesIO(b"a")))
    assert fell.state is State.FAILED
    assert said in fell.reason
    assert "our own fault" not in fell.reason
    assert ended(queue, queue.submit("b.pdf", io.BytesIO(b"b"))).state is State.DONE
    assert kept.held == [(b"b", "b.pdf")]


def test_a_store_that_fails_fails_the_job(script: Script, queue: Jobs, kept: Kept) -> None:
    kept.refuses = True
    script.lines = [lambda: DONE]
    assert ended(queue, queue.submit("a.pdf", io.BytesIO(b"a"))).state is State.FAILED


def test_more_than_may_wait_are_turned_away(script: Script, queue: Jobs) -> None:
    go = threading.Event()

    def waiting() -> Extraction:
        assert go.wait(10)
        return DONE

    script.lines = [waiting, waiting]
    first, second = (queue.submit("a.pdf", io.BytesIO(b"a")) for _ in range(2))
    with pytest.raises(QueueFull):
        queue.submit("c.pdf", io.BytesIO(b"c"))
    go.set()
    assert {ended(queue, job).state for job in (first, second)} == {State.DONE}
    script.lines = [lambda: DONE]
    assert ended(queue, queue.submit("d.pdf", io.BytesIO(b"d"))).state is State.DONE


def test_copies_of_uploads_are_not_kept(script: Script, queue: Jobs) -> None:
    script.lines = [lambda: DONE, raising(Crashed("SIGKILL"))]
    for _ in range(2):
        ended(queue, queue.submit("a.pdf", io.BytesIO(b"a")))
    assert [file.exists() for file in script.files] == [False, False]


def test_only_the_latest_ended_jobs_are_remembered(script: Script, queue: Jobs) -> None:
    script.lines = [lambda: DONE] * 6
    made = [ended(queue, queue.submit(f"{n}.pdf", io.BytesIO(b"a"))) for n in range(6)]
    assert [job.name for job in queue.all()] == ["5.pdf", "4.pdf", "3.pdf", "2.pdf"]
    assert queue.get(made[0].id) is None


def test_an_upload_that_breaks_off_leaves_no_job(queue: Jobs) -> None:
    class Broken(io.BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        queue.submit("a.pdf", Broken())
    assert queue.all() == []
