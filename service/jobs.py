"""Uploads become jobs: read in processes of their own, a few at a time, each within a time limit."""

from __future__ import annotations

import logging
import queue
import secrets
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Literal

from pydantic import BaseModel, ConfigDict

from extractors.errors import (
    DamagedDocument,
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    UnsupportedFormat,
)
from extractors.readers.limits import Limits
from extractors.schema.extraction import Extraction
from service.generations import UnusableIndex
from service.worker import Crashed, NeededTooMuch, TookTooLong, Worker

Ocr = Literal["auto", "always", "never"]

log = logging.getLogger(__name__)

_REFUSALS: dict[type[DocumentError], str] = {
    UnsupportedFormat: "不是能读取的格式，或内容与文件名后缀不符。",
    DamagedDocument: "文件不完整或已损坏，请重新下载。",
    EncryptedDocument: "文件有密码，请去掉密码后再上传。",
    EmptyDocument: "文件是空的，没有可读的内容。",
    DocumentTooLarge: "文件超过大小或页数的上限。",
}


class State(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(BaseModel):
    """An upload on its way. `document` is its id once it is done, `reason` why it failed."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    state: State = State.QUEUED
    pages_done: int = 0
    pages_total: int = 0
    document: str | None = None
    reason: str = ""
    queued_at: datetime
    ended_at: datetime | None = None


class QueueFull(Exception):
    """As many jobs wait as may."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """How much is taken on at once. `seconds` is for one document; ended jobs are remembered up to `kept`."""

    workers: int = 1
    waiting: int = 20
    seconds: float = 1_800
    kept: int = 200


class Jobs:
    """The queue. `keep(data, name, extraction)` stores what a job has read; calls of it never overlap.

    `capacity` bounds the work, `limits` the documents, `memory` what each process may hold, in bytes.
    """

    def __init__(
        self,
        keep: Callable[[bytes, str, Extraction], object],
        *,
        capacity: Capacity | None = None,
        limits: Limits | None = None,
        memory: int | None = None,
    ) -> None:
        self._keep = keep
        self._limits = limits or Limits()
        self._capacity = capacity or Capacity()
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._keeping = threading.Lock()
        self._closing = False
        self._threads = ThreadPoolExecutor(self._capacity.workers, thread_name_prefix="job")
        self._workers = [Worker(memory=memory) for _ in range(self._capacity.workers)]
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._folder = tempfile.TemporaryDirectory(prefix="mingzhang-")

    def submit(self, name: str, upload: BinaryIO, ocr: Ocr = "auto") -> Job:
        """Takes a copy of the upload and queues it; raises QueueFull."""
        job = Job(id=secrets.token_hex(16), name=name, queued_at=datetime.now(UTC))
        with self._lock:
            unfinished = sum(held.ended_at is None for held in self._jobs.values())
            if unfinished >= self._capacity.workers + self._capacity.waiting:
                raise QueueFull(f"{unfinished} jobs are waiting")
            self._jobs[job.id] = job
            self._forget()
        # Named by us: nothing of the upload becomes part of a path.
        file = Path(self._folder.name) / job.id
        try:
            with file.open("wb") as copy:
                while block := upload.read(1 << 20):
                    copy.write(block)
            self._threads.submit(self._run, job.id, file, ocr)
        except BaseException:  # whatever stopped it, no job and no file without the other
            with self._lock:
                del self._jobs[job.id]
            file.unlink(missing_ok=True)
            raise
        return job

    def get(self, job: str) -> Job | None:
        with self._lock:
            return self._jobs.get(job)

    def all(self) -> list[Job]:
        """Every job remembered, the newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def close(self) -> None:
        """Stops everything at once; jobs that were not done are lost."""
        self._closing = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown()
        for worker in self._workers:
            worker.close()
        self._folder.cleanup()

    def _run(self, job: str, file: Path, ocr: Ocr) -> None:
        worker = self._idle.get()
        try:
            self._update(job, state=State.RUNNING)
            document = self._read_and_keep(job, worker, file, ocr)
        except Exception as error:  # noqa: BLE001  one job's failure, whatever it is, is that job's only
            self._update(job, state=State.FAILED, reason=self._reason(error), ended_at=datetime.now(UTC))
        else:
            self._update(job, state=State.DONE, document=document, ended_at=datetime.now(UTC))
        finally:
            file.unlink(missing_ok=True)
            self._idle.put(worker)

    def _read_and_keep(self, job: str, worker: Worker, file: Path, ocr: Ocr) -> str:
        if self._closing:
            raise Crashed("the service is stopping")
        extraction = worker.run(
            read_upload,
            file,
            self._jobs[job].name,
            ocr,
            self._limits,
            seconds=self._capacity.seconds,
            progress=lambda done, total: self._update(job, pages_done=done, pages_total=total),
        )
        with self._keeping:
            self._keep(file.read_bytes(), self._jobs[job].name, extraction)
        return extraction.budget.document

    def _reason(self, error: Exception) -> str:
        """What the reader of the page is told; a fault of ours is logged with its trace instead."""
        if isinstance(error, DocumentError):
            return f"{_REFUSALS.get(type(error), '这份文件不能读取。')}（{error}）"
        if isinstance(error, TookTooLong):
            return f"读取超过 {self._capacity.seconds:g} 秒，已停止。可拆分文件后再试。"
        if isinstance(error, NeededTooMuch):
            return f"读取该文件所需内存超过上限，已停止（{error}）。可拆分文件后再试。"
        if isinstance(error, Crashed):
            return f"读取该文件的进程意外终止（{error}）。其他文件不受影响。"
        if isinstance(error, UnusableIndex):
            return f"文件没有加入，因为索引不能使用。（{error}）"
        log.error("a job failed", exc_info=error)
        return f"内部错误（{type(error).__name__}），详情见服务日志。"

    def _update(self, job: str, **changes: object) -> None:
        with self._lock:
            if job in self._jobs:
                self._jobs[job] = self._jobs[job].model_copy(update=changes)

    def _forget(self) -> None:
        """Drops the oldest ended jobs beyond what is kept."""
        ended = [job.id for job in self._jobs.values() if job.ended_at is not None]
        for old in ended[: max(0, len(ended) - self._capacity.kept)]:
            del self._jobs[old]


def read_upload(
    file: Path, name: str, ocr: Ocr, limits: Limits, progress: Callable[[int, int], None] | None = None
) -> Extraction:
    """The extraction of an upload kept in `file`; the task of a worker process."""
    from extractors.pipeline import extract_bytes

    return extract_bytes(file.read_bytes(), name, ocr=ocr, limits=limits, progress=progress)
