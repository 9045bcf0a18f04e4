"""Where commands write: results to stdout, everything about the run to stderr."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

_WIDTH_WITHOUT_TERMINAL = 110
# Line breaks and tabs are text; the rest of the control characters gives orders to the terminal.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def output() -> Console:
    """Standard output; as wide as the terminal, or of a fixed width in a pipe."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH_WITHOUT_TERMINAL
    return console


def _errors() -> Console:
    return Console(stderr=True, highlight=False)


def harmless(text: str) -> str:
    """Without the characters that would move the cursor, colour or answer for the terminal."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def say(line: str, end: str = "\n") -> None:
    """One line of result, or with another end a piece of one; what documents say is never taken for markup."""
    output().print(harmless(line), markup=False, soft_wrap=True, end=end)


def remark(line: str) -> None:
    """One line about the run."""
    _errors().print(harmless(line), markup=False, soft_wrap=True)


def complain(line: str) -> None:
    """One line about what went wrong."""
    _errors().print(harmless(line), markup=False, soft_wrap=True, style="red")


class _Rate(TextColumn):
    """Documents a minute."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed * 60:.0f}/min")


class Meter:
    """Counts documents done, and shows the pages of the one at hand."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=total)

    @contextmanager
    def document(self, name: str) -> Iterator[None]:
        """The time in which one document is worked on, whatever becomes of it."""
        self.pages(name, 0, 0)
        try:
            yield
        finally:
            self._progress.advance(self._task)

    def pages(self, name: str, done: int, total: int) -> None:
        shown = harmless(name)
        self._progress.update(self._task, description=f"{shown} {done}/{total}" if total else shown)


@contextmanager
def meter(total: int) -> Iterator[Meter]:
    """A progress bar with rate and remaining time on stderr; silent when that is no terminal."""
    console = _errors()
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
