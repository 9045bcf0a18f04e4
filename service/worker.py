"""A child process that runs one call after another, and takes the blow when a document makes it fall.

    caller ──("call", function, arguments)──▶ child
           ◀──("progress", done, total)──────
           ◀──("result", value) | ("error", exception)

A crash, or a call that takes too long or too much memory, ends the child; the next call starts a new one. A child does
not outlive its caller, however that ends.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

try:
    import fcntl
except ImportError:  # Windows has none
    fcntl = None  # type: ignore[assignment]

T = TypeVar("T")
Progress = Callable[[int, int], None]
# Told what was done of how much, how many seconds may pass until more is; (0, 0) before anything was told.
Patience = Callable[[int, int], float]

# Imported once and then shared by every child; without it each would need a second to begin. Most documents are PDF.
PRELOADED = ["extractors.pipeline", "extractors.readers.decision"]
# How often the memory of a child is looked at. What can be filled in between is some 100 MB.
_GLANCE = 0.1
# A child that holds this share of its memory between two calls gives it back by being replaced.
_GROWN = 0.5
# A killed process that hangs in the kernel, on a disk that is gone for one, is not waited for.
_BURIAL = 5.0


class WorkerFailure(Exception):
    """A call ended without a result of its own."""


class Crashed(WorkerFailure):
    """The child process died during the call."""


class Killed(Crashed):
    """The child process was killed from outside: by a person, or by a system that is short of memory."""


class TookTooLong(WorkerFailure):
    """The call did not end, or told no progress, within its time limit; its process was stopped."""


class Stopped(WorkerFailure):
    """The worker was stopped for good by who has it; it runs nothing more."""


class NeededTooMuch(WorkerFailure):
    """The call took more memory than it may; its process was stopped."""


class Worker:
    """Runs importable functions in one child process. To be used by one thread at a time.

    `memory` is how many bytes the child may hold, where the system tells how many it does (Linux). They are measured from
    here: were the child refused memory instead, its libraries would call the document damaged for want of it.
    """

    def __init__(self, *, memory: int | None = None) -> None:
        self._memory = memory
        self._stopped = False
        self._starting = threading.Lock()
        methods = multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        self._context.set_forkserver_preload(PRELOADED)
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def run(
        self,
        function: Callable[..., T],
        *arguments: object,
        seconds: float | None = None,
        patience: Patience | None = None,
        progress: Progress | None = None,
    ) -> T:
        """`function(*arguments)`, computed in the child within `seconds`, and never longer silent than `patience` allows.

        Where `progress` is given the function receives a `progress` keyword, whose calls are relayed. Raises
        what the function raises, Crashed, TookTooLong or NeededTooMuch.
        """
        connection = self._started()
        try:
            connection.send((function, arguments, progress is not None))
            kind, answer = self._answer(connection, seconds, patience, progress)
        except (EOFError, ConnectionError) as error:
            raise self._crash() from error
        except BaseException:
            # The child may still be at work and its next words would be taken for another call's answer.
            self.close()
            raise
        if self._memory is not None and self.held() > _GROWN * self._memory:
            self.close()
        if kind == "error":
            raise answer
        result: T = answer
        return result

    def held(self) -> int:
        """The bytes of memory that the child holds now; 0 where there is none or the system does not tell."""
        if self._process is None:
            return 0
        try:
            resident = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii").split()[1]
        except (OSError, IndexError):
            return 0
        return int(resident) * os.sysconf("SC_PAGE_SIZE")

    def close(self) -> None:
        """Stops the child at once."""
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        if process is not None:
            process.kill()
            process.join(_BURIAL)
        if connection is not None:
            connection.close()

    def stop(self) -> None:
        """Stops the child at once and for good; to be called by any thread, the one in a call then gets Stopped or Crashed."""
        with self._starting:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _started(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        self.close()
        with self._starting:
            if self._stopped:
                raise Stopped("stopped before it was read")
            connection, theirs = self._context.Pipe()
            # typeshed gives BaseContext no Process although every context has one
            process: BaseProcess = self._context.Process(target=_serve, args=(theirs,), daemon=True)  # type: ignore[attr-defined]  # typeshed has no Process in the base of contexts
            process.start()
            theirs.close()
            self._process, self._connection = process, connection
        return connection

    def _answer(
        self,
        connection: Connection,
        seconds: float | None,
        patience: Patience | None,
        progress: Progress | None,
    ) -> tuple[str, Any]:
        """("result", value) or ("error", exception); raises EOFError when the child is gone."""
        ends = None if seconds is None else time.monotonic() + seconds
        waits = None if patience is None else patience(0, 0)
        silent = None if waits is None else time.monotonic() + waits
        while True:
            self._await(connection, min((end for end in (ends, silent) if end is not None), default=None))
            if not connection.poll():
                if ends is not None and time.monotonic() >= ends:
                    raise TookTooLong(f"stopped after {seconds:g} seconds")
                raise TookTooLong(f"stopped after {waits:g} seconds without progress")
            kind, *payload = connection.recv()
            if kind != "progress":
                return kind, payload[0]
            if patience is not None:
                waits = patience(*payload)
                silent = time.monotonic() + waits
            if progress is not None:
                progress(*payload)

    def _await(self, connection: Connection, until: float | None) -> None:
        """Returns when the child has spoken or is gone, or it is time; raises NeededTooMuch."""
        while True:
            left = None if until is None else max(0.0, until - time.monotonic())
            if self._memory is None:
                wait([connection], left)
                return
            if wait([connection], _GLANCE if left is None else min(left, _GLANCE)):
                return
            if self.held() > self._memory:
                raise NeededTooMuch(f"needed more than {self._memory // 1_000_000:,} MB of memory")
            if left is not None and left <= _GLANCE:
                return

    def _crash(self) -> Crashed:
        code = None
        if self._process is not None:
            self._process.join(_BURIAL)
            code = self._process.exitcode
        self.close()
        cause = _cause(code)
        kind = Killed if cause == "SIGKILL" else Crashed
        return kind(f"the process that read it died ({cause})")


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"


def _die_with_the_caller() -> None:
    """Has the kernel end this process when its caller is gone, whatever it is doing then.

    A pipe is held open by the caller until it ends; the end of it is made a signal, which nothing here handles.
    """
    caller = multiprocessing.parent_process()
    if fcntl is None or caller is None:
        return
    end = caller.sentinel
    fcntl.fcntl(end, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(end, fcntl.F_SETFL, fcntl.fcntl(end, fcntl.F_GETFL) | os.O_ASYNC)


def _serve(connection: Connection) -> None:
    """The child's loop; ends when the caller's end of the pipe closes."""
    # Ctrl-C reaches the whole process group: the parent decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_the_caller()
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            function, arguments, reports = connection.recv()
            extra = {"progress": lambda *done: connection.send(("progress", *done))} if reports else {}
            try:
                answer: tuple[str, object] = ("result", function(*arguments, **extra))
            except Exception as error:  # noqa: BLE001  whatever it is, the caller has to hear of it
                answer = ("error", _sendable(error))
            connection.send(answer)


def _sendable(error: Exception) -> Exception:
    """The exception itself where it survives pickling, else its type and words."""
    try:
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301  our own object, a moment ago
    except Exception:  # noqa: BLE001  exceptions may fail to pickle in any way
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error if type(copy) is type(error) else RuntimeError(str(error))
