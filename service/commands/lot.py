"""A lot of files, each extracted into a folder of its own: what of it is there already, what is the same, what is new."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from extractors.errors import DocumentError
from extractors.readers.limits import Limits
from service.bulk.duplicates import Duplicates, Turn
from service.bulk.journal import Kept
from service.bulk.manifest import Row, Status, named
from service.bulk.perseverance import Patience, Read, persevere
from service.bulk.scratch import Scratch
from service.commands import results
from service.commands.batch import Outcome, attempt
from service.commands.console import Meter
from service.commands.summary import Pages, Summary
from service.filling import Asking
from service.worker import Worker, WorkerFailure


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of every file: its result in `out` under its name, by which readers, within which bounds."""

    out: Path
    names: dict[Path, str]
    scratch: Scratch
    ocr: Literal["auto", "always", "never"]
    limits: Limits
    page_seconds: float
    workbook: bool
    resume: bool
    asking: Asking | None = None

    def target(self, file: Path) -> Path:
        return self.out / self.names[file]


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one file. `before` says that its result was there; else a result has a summary."""

    file: Path
    row: Row
    pages: Pages | None = None
    summary: Summary | None = None
    before: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """What became of a content: the file it was read from and its result, or the reason why there is none."""

    file: Path
    target: Path | None
    reason: str


class Lot:
    """Extracts files, to be called by several threads, each with a worker of its own."""

    def __init__(self, order: Order, meter: Meter) -> None:
        self.order = order
        self._meter = meter
        self._duplicates: Duplicates[Path, _Known] = Duplicates()
        # files that were left with a thread that is done now
        self.again: deque[Path] = deque()
        # documents (sha256) that another run may go on with
        self.unfinished: set[str] = set()

    def extract(self, worker: Worker, file: Path) -> Report | None:
        """What became of the file; None where it is left with another thread, which reads its content, and comes again.
        Raises nothing that is wrong with a file."""
        began = time.monotonic()
        found = attempt(file, lambda: results.digest(file, self.order.limits))
        if found.result is None:
            return self._failed(file, "", found.reason, began)
        document = found.result
        # a format is told by content and suffix together, so only both make two files the same
        content = (document, file.suffix.lower())
        if self.order.resume and (report := self._before(file, document)) is not None:
            self._duplicates.know(content, _Known(file, self.order.target(file), ""))
            return report
        known = self._duplicates.claim(content, file)
        if known is Turn.ANOTHERS:
            return None
        if isinstance(known, _Known):
            return self._same(worker, file, document, known)
        outcome, report = self._read(worker, file, document)
        if isinstance(outcome.error, OSError):
            # a file that is gone or may not be read says nothing of its content
            self.again.extend(self._duplicates.release(content))
        else:
            target = None if outcome.result is None else self.order.target(file)
            self.again.extend(self._duplicates.settle(content, _Known(file, target, outcome.reason)))
        return report

    def fault(self, file: Path, reason: str) -> Report:
        """What is told of a file where a fault of ours came out of `extract`."""
        return self._failed(file, "", reason, time.monotonic())

    def _before(self, file: Path, document: str) -> Report | None:
        asking = self.order.asking
        engine = "rules" if asking is None else asking.engine
        held = results.held(document, self.order.target(file), workbook=self.order.workbook, engine=engine)
        if held is None:
            return None
        pages = Pages.of(held.pages)
        row = Row(
            file, document, pages.count, pages.scanned, held.run.seconds, Status.COMPLETE, _missing(pages)
        )
        return Report(file, row, pages, before=True)

    def _read(self, worker: Worker, file: Path, document: str) -> tuple[Outcome[Path, Read[Summary]], Report]:
        began = time.monotonic()
        outcome = attempt(file, lambda: self._extracted(worker, file, document))
        if outcome.result is None:
            if isinstance(outcome.error, WorkerFailure | OSError):
                self.unfinished.add(document)
            return outcome, self._failed(file, document, outcome.reason, began)
        summary = outcome.result.result
        why = _missing(summary.pages, outcome.result.given_up, summary.unanswered)
        return outcome, self._done(file, summary, Status.COMPLETE, why, began)

    def _extracted(self, worker: Worker, file: Path, document: str) -> Read[Summary]:
        order = self.order
        kept = Kept(order.scratch.pages)
        try:
            with results.landing(order.target(file), order.scratch.making) as folder:
                read = persevere(
                    worker,
                    partial(
                        results.extract_to,
                        file,
                        folder,
                        order.ocr,
                        order.limits,
                        order.workbook,
                        order.asking,
                    ),
                    kept,
                    self._patience(file),
                    partial(self._meter.pages, file.name),
                )
        except DocumentError:
            kept.forget(document, order.ocr)
            raise
        # the file may have been another when it was read
        kept.forget(read.result.document, order.ocr)
        return read

    def _same(self, worker: Worker, file: Path, document: str, known: _Known) -> Report:
        began = time.monotonic()
        if known.target is None:
            return self._failed(file, document, known.reason, began)
        source = known.target
        outcome = attempt(file, lambda: self._copied(worker, file, document, source))
        if outcome.result is None:
            # whatever stood in the way of the copy, the file itself can be read
            return self._read(worker, file, document)[1]
        return self._done(
            file, outcome.result, Status.DUPLICATE, f"same content as {named(known.file)}", began
        )

    def _copied(self, worker: Worker, file: Path, document: str, source: Path) -> Summary:
        order = self.order
        with results.landing(order.target(file), order.scratch.making) as folder:
            return worker.run(
                results.copy_to, source, document, file, folder, order.workbook, patience=self._patience(file)
            )

    def _patience(self, file: Path) -> Patience:
        asking = self.order.asking
        answers = 0.0 if asking is None else asking.seconds
        return Patience.of(self.order.page_seconds, file.stat().st_size, answers)

    def _done(self, file: Path, summary: Summary, status: Status, reason: str, began: float) -> Report:
        pages, seconds = summary.pages, time.monotonic() - began
        row = Row(file, summary.document, pages.count, pages.scanned, seconds, status, reason)
        return Report(file, row, pages, summary)

    def _failed(self, file: Path, document: str, reason: str, began: float) -> Report:
        seconds = time.monotonic() - began
        return Report(file, Row(file, document, None, None, seconds, Status.FAILED, reason))


def _missing(pages: Pages, given_up: dict[int, str] | None = None, unanswered: int = 0) -> str:
    """What a complete result does not hold, pages and answers of a model; empty where it holds all."""
    told = [f"page {page} given up: {why}" for page, why in sorted((given_up or {}).items())]
    if others := len(set(pages.unread) - set(given_up or {})):
        told.append(f"{others} pages not read")
    if unanswered:
        told.append(f"{unanswered} answers of the model missing or wrong")
    return "; ".join(told)
