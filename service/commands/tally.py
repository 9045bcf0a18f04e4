"""The table at the end of a run over many files."""

from __future__ import annotations

import heapq
import time
from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.bulk.manifest import NAME, Status
from service.commands.console import harmless
from service.commands.lot import Report

# All are in the manifest; a screen holds so many.
_FAILURES, _WORST = 20, 3


class Tally:
    """Counts reports; of the single files it holds those that a person will look at."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._files: Counter[Status] = Counter()
        self._pages = self._scanned = self._read_now = 0
        self._failures: list[tuple[str, str]] = []
        # the worst page of each document: its legibility, the document, its number; the best of the worst goes first
        self._worst: list[tuple[float, str, int]] = []
        self.before = 0

    @property
    def failed(self) -> int:
        return self._files[Status.FAILED]

    @property
    def read(self) -> int:
        return self._files.total() - self.failed - self.before

    def add(self, report: Report) -> None:
        row = report.row
        self._files[row.status] += 1
        self.before += report.before
        self._pages += row.pages or 0
        self._scanned += row.scanned_pages or 0
        if row.status is Status.COMPLETE and not report.before:
            self._read_now += row.pages or 0
        if row.status is Status.FAILED and len(self._failures) < _FAILURES:
            self._failures.append((str(row.file), row.reason))
        if report.pages is not None and report.pages.worst is not None:
            number, legibility = report.pages.worst
            heapq.heappush(self._worst, (-legibility, str(row.file), number))
            if len(self._worst) > _WORST:
                heapq.heappop(self._worst)

    def show(self, console: Console) -> None:
        """Documents by status, pages, pages a second, the pages read worst, and failures with their reasons."""
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        counts = ", ".join(f"{self._files[status]:,} {status}" for status in Status)
        table.add_row("documents", f"{counts}; {self.before:,} of them already done")
        seconds = time.monotonic() - self._began
        table.add_row(
            "pages",
            f"{self._pages:,}, {self._scanned:,} of them scanned; "
            f"{self._read_now:,} read in {seconds:,.1f} s, {self._read_now / seconds:,.1f} pages/s",
        )
        for at, (worst, file, number) in enumerate(sorted(self._worst, reverse=True)):
            table.add_row(
                "" if at else "least legible", Text(harmless(f"{-worst:.2f}  {file}, page {number}"))
            )
        for at, (file, reason) in enumerate(self._failures):
            table.add_row("" if at else "failed", Text(harmless(f"{file}: {reason}")))
        if (more := self.failed - len(self._failures)) > 0:
            table.add_row("", f"and {more:,} more, see {NAME}")
        console.print(table)
