"""A document whose process falls is tried again; a page that makes it fall twice is given up, and then the document.

Pages that were finished come from the journal, so that an attempt goes on where the last one fell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from service.bulk.journal import Kept
from service.worker import Killed, Progress, Stopped, Worker, WorkerFailure

T = TypeVar("T")

# What is there once may be chance, such as a machine that is short of memory for other reasons.
_FALLS = 2
# Pages that a document may lose before it is taken for one that cannot be read.
_MOST_GIVEN_UP = 3
# A process killed from outside says nothing of the page; but where it happens again and again it does not end either.
_KILLS = 5
# What reading is granted besides the pages, opening and checks: a second for so many bytes.
_BYTES_A_SECOND = 100_000


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds may pass without progress: `page` for a page, `rest` before the first and after the last."""

    page: float
    rest: float

    @classmethod
    def of(cls, page: float, size: int, answer: float = 0.0) -> Patience:
        """With `page` seconds for a page, for a file of `size` bytes, and so many for an answer where a model is asked."""
        return cls(page, page + size / _BYTES_A_SECOND + answer)

    def __call__(self, done: int, total: int) -> float:
        return self.page if done < total else self.rest


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What came out, and why pages of it were given up."""

    result: T
    given_up: dict[int, str]


def persevere(
    worker: Worker,
    call: Callable[..., T],
    kept: Kept,
    patience: Patience,
    progress: Progress | None = None,
) -> Read[T]:
    """`call(kept=…, progress=…)`, run by the worker until there is an answer; the journals are in the folder of `kept`.

    Raises what the call raises, and the WorkerFailure that it ended with, which says where.
    """
    given_up: dict[int, str] = {}
    falls: Counter[int | None] = Counter()
    kills: Counter[int | None] = Counter()
    while True:
        at: list[tuple[int, int]] = [(0, 0)]

        def follow(done: int, total: int, at: list[tuple[int, int]] = at) -> None:
            at[0] = (done, total)
            if progress is not None:
                progress(done, total)

        try:
            now = partial(call, kept=Kept(kept.folder, frozenset(given_up)))
            return Read(worker.run(now, patience=patience, progress=follow), given_up)
        except Stopped:
            raise
        except WorkerFailure as failure:
            done, total = at[0]
            page = done + 1 if done < total else None
            tally, most = (kills, _KILLS) if isinstance(failure, Killed) else (falls, _FALLS)
            tally[page] += 1
            if tally[page] < most:
                continue
            hopeless = tally is kills or page in given_up or len(given_up) == _MOST_GIVEN_UP
            if page is None or hopeless:
                raise type(failure)(f"{failure} {_where(done, total)}{_after(given_up)}") from failure
            given_up[page] = str(failure)


def _where(done: int, total: int) -> str:
    if done < total:
        return f"at page {done + 1} of {total}"
    return f"after the last of {total} pages" if total else "before any page was read"


def _after(given_up: dict[int, str]) -> str:
    return f", with pages {', '.join(map(str, sorted(given_up)))} given up" if given_up else ""
