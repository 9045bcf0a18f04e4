"""A child process that runs one call after another, and takes the blow when a document makes it fall.

    caller ──("call", function, arguments)──▶ child
           ◀──("progress", done, total)──────
           ◀──("result", value) | ("error", exception)

A crash or a call that takes too long ends the child; the next call starts a new one.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")
Progress = Callable[[int, int], None]


class WorkerFailure(Exception):
    """A call ended without a result of its own."""


class Crashed(WorkerFailure):
    """The child process died during the call."""


class TookTooLong(WorkerFailure):
    """The call did not end within its time limit; its process was stopped."""


class Worker:
    """Runs importable functions in one child process. To be used by one thread at a time."""

    def __init__(self) -> None:
        methods = multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        # Imported once and then shared by every child; without it each would need a second to begin.
        self._context.set_forkserver_preload(["extractors.pipeline"])
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def run(
        self,
        function: Callable[..., T],
        *arguments: object,
        seconds: float | None = None,
        progress: Progress | None = None,
    ) -> T:
        """`function(*arguments)`, computed in the child within `seconds`.

        Where `progress` is given the function receives a `progress` keyword, whose calls are relayed. Raises
        what the function raises, Crashed or TookTooLong.
        """
        connection = self._started()
        try:
            connection.send((function, arguments, progress is not None))
            kind, answer = self._answer(connection, seconds, progress)
        except (EOFError, ConnectionError) as error:
            raise self._crash() from error
        except BaseException:
            # The child may still be at work and its next words would be taken for another call's answer.
            self.close()
            raise
        if kind == "error":
            raise answer
        result: T = answer
        return result

    def close(self) -> None:
        """Stops the child at once."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _started(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        self.close()
        self._connection, theirs = self._context.Pipe()
        # typeshed gives BaseContext no Process although every context has one
        process: BaseProcess = self._context.Process(target=_serve, args=(theirs,), daemon=True)  # type: ignore[attr-defined]  # typeshed has no Process in the base of contexts
        process.start()
        theirs.close()
        self._process = process
        return self._connection

    def _answer(
        self, connection: Connection, seconds: float | None, progress: Progress | None
    ) -> tuple[str, Any]:
        """("result", value) or ("error", exception); raises EOFError when the child is gone."""
        ends = None if seconds is None else time.monotonic() + seconds
        while True:
            left = None if ends is None else max(0.0, ends - time.monotonic())
            if not wait([connection], left):
                raise TookTooLong(f"stopped after {seconds:g} seconds")
            kind, *payload = connection.recv()
            if kind != "progress":
                return kind, payload[0]
            if progress is not None:
                progress(*payload)

    def _crash(self) -> Crashed:
        code = None
        if self._process is not None:
            self._process.join(5)
            code = self._process.exitcode
        self.close()
        return Crashed(f"the process that read it died ({_cause(code)})")


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"


def _serve(connection: Connection) -> None:
    """The child's loop; ends when the caller's end of the pipe closes."""
    # Ctrl-C reaches the whole process group: the parent decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
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
