"""The command in a process of its own, watched from outside, and killed there: it, or one of its workers. Linux only."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

_COMMAND = "from service.cli import main; main()"
# How often the processes are looked at, in seconds.
_GLANCE = 0.05
# Seconds in which what a killed command leaves behind has to be gone.
_GONE = 10.0


class OutOfTime(Exception):
    """The soak did not end within the time that it was given."""


@dataclass(frozen=True, slots=True)
class Faults:
    """How hard it is made: seconds until the command is killed, at least and at most, and on average between two workers
    that are."""

    least: float = 3.0
    most: float = 25.0
    between: float = 5.0


@dataclass
class Record:
    """What was done to the runs, and seen of them: `pages` were found in journals when the command was killed, `survivors` are
    processes that went on without it. Memory is in bytes."""

    runs: int = 0
    commands_killed: int = 0
    workers_killed: int = 0
    pages: int = 0
    survivors: int = 0
    peak: int = 0


def run(
    arguments: list[str],
    log: Path,
    ends: float,
    record: Record,
    faults: Faults | None = None,
    random: Random | None = None,
) -> int | None:
    """One run of the command: its exit code, or None where it was killed. Raises OutOfTime at `ends` (time.monotonic)."""
    random = random or Random(0)  # noqa: S311  chance that has to come again
    record.runs += 1
    with log.open("ab") as out, subprocess.Popen([sys.executable, "-c", _COMMAND, *arguments], stdout=out, stderr=out) as command:  # noqa: S603  our own command  # fmt: skip
        now = time.monotonic()
        killed_at = now + random.uniform(faults.least, faults.most) if faults else ends
        next_worker = now + random.expovariate(1 / faults.between) if faults else ends
        while command.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                command.wait(_GLANCE)
            workers = _workers(command.pid)
            record.peak = max([record.peak, *map(_most_held, workers)])
            now = time.monotonic()
            if now >= ends:
                command.kill()
                raise OutOfTime(f"stopped after {record.runs} runs; see {log}")
            if faults and now >= killed_at:
                _kill_command(command, record)
                return None
            if faults and now >= next_worker and workers:
                with suppress(ProcessLookupError):
                    os.kill(random.choice(workers), signal.SIGKILL)
                    record.workers_killed += 1
                next_worker = now + random.expovariate(1 / faults.between)
        return command.returncode


def _kill_command(command: subprocess.Popen[bytes], record: Record) -> None:
    family = {}
    for process in _below(command.pid):
        with suppress(ProcessLookupError):
            family[process] = os.pidfd_open(process)
    command.kill()
    command.wait()
    record.commands_killed += 1
    ends = time.monotonic() + _GONE
    for end in family.values():
        gone, _, _ = select.select([end], [], [], max(0.0, ends - time.monotonic()))
        record.survivors += not gone
        os.close(end)


def _children(process: int) -> list[int]:
    """A child is listed with the thread that started it."""
    found: list[int] = []
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, thread.read_text(encoding="ascii").split())
    return found


def _below(process: int) -> Iterator[int]:
    """The processes that descend from this one."""
    for child in _children(process):
        yield child
        yield from _below(child)


def _workers(command: int) -> list[int]:
    """Those that read documents: the children of the server that the command has its processes forked by."""
    return [worker for server in _children(command) for worker in _children(server)]


def _most_held(process: int) -> int:
    """The most memory that a process has held; 0 where it is gone."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    return 0
