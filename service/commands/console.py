"""Where commands write: results to stdout, everything about the run to stderr."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from service.patterns import regex

_WIDTH_WITHOUT_TERMINAL = 110
# Line breaks and tabs are text; the rest of the control characters gives orders to the terminal.
# Halves of characters, which stand for bytes of file names that are no text, cannot be printed at all.
_CONTROLS = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def output() -> Console:
    """Standard output; as wide as the terminal, or of a fixed width in a pipe."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH_WITHOUT_TERMINAL
    return console


def errors() -> Console:
    """Standard error; likewise."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH_WITHOUT_TERMINAL
    return console


def harmless(text: str) -> str:
    """Without the characters that would move the cursor, colour or answer for the terminal."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def say(line: str, end: str = "\n") -> None:
    """One line of result, or with another end a piece of one; what documents say is never taken for markup."""
    output().print(harmless(line), markup=False, soft_wrap=True, end=end)


def remark(line: str) -> None:
    """One line about the run."""
    errors().print(harmless(line), markup=False, soft_wrap=True)


def complain(line: str) -> None:
    """One line about what went wrong."""
    errors().print(harmless(line), markup=False, soft_wrap=True, style="red")


class _Rate(ProgressColumn):
    """Pages a second, and documents that failed."""

    def render(self, task: Task) -> Text:
        pages, failed = task.fields["pages"], task.fields["failed"]
        rate = f"{pages / task.elapsed:.1f} pages/s" if pages and task.elapsed else ""
        return Text.assemble(rate, (f"  {failed} failed" if failed else "", "red"))


class Meter:
    """Counts documents done, pages and failures, and shows the pages of the document at hand. For several threads."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=total, pages=0, failed=0)
        self._lock = threading.Lock()
        self._done: dict[str, int] = {}
        self._pages = self._failed = 0

    @contextmanager
    def document(self, name: str) -> Iterator[None]:
        """The time in which one document is worked on, whatever becomes of it."""
        self.pages(name, 0, 0)
        failed = True
        try:
            yield
            failed = False
        finally:
            self.ended(name, failed=failed)

    def ended(self, name: str, *, failed: bool) -> None:
        """One document more is done with."""
        with self._lock:
            self._done.pop(name, None)
            self._failed += failed
            self._progress.update(self._task, advance=1, failed=self._failed)

    def pages(self, name: str, done: int, total: int) -> None:
        shown = harmless(name)
        with self._lock:
            self._pages += max(0, done - self._done.get(name, 0))
            self._done[name] = done
            self._progress.update(
                self._task, description=f"{shown} {done}/{total}" if total else shown, pages=self._pages
            )


@contextmanager
def meter(total: int) -> Iterator[Meter]:
    """A progress bar with rate and remaining time on stderr; silent when that is no terminal."""
    console = errors()
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns,
        console=console,
        disable=not console.is_terminal,
        transient=True,
        # Results that go down a pipe must not be drawn on the terminal instead.
        redirect_stdout=sys.stdout.isatty(),
    ) as progress:
        yield Meter(progress, total)
