"""Who falls is tried again, and what makes it fall is left out."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import DamagedDocument
from service.bulk.journal import Kept
from service.bulk.perseverance import Patience, Read, persevere
from service.worker import Crashed, Killed, NeededTooMuch, Stopped, TookTooLong, Worker

PAGES = 20


class Script:
    """Stands in for a worker: reads pages up to where the next line of the script has it fall."""

    def __init__(self, *lines: tuple[int, Exception] | str) -> None:
        self.lines = list(lines)
        self.given_up: list[frozenset[int]] = []

    def run(self, call: Any, *, patience: Patience, progress: Callable[[int, int], None]) -> str:
        self.given_up.append(call.keywords["kept"].given_up)
        line = self.lines.pop(0)
        if isinstance(line, str):
            return line
        done, error = line
        if done >= 0:
            for page in range(done + 1):
                progress(page, PAGES)
        raise error


def read(script: Script) -> Read[str]:
    return persevere(script, lambda **_: "", Kept(Path("pages")), Patience.of(9.0, 0))  # type: ignore[arg-type]


SLOW, CRASH, KILL = TookTooLong("too slow"), Crashed("it died"), Killed("it was killed")
OPENING = -1


def test_a_page_that_falls_once_is_read_the_second_time() -> None:
    script = Script((6, CRASH), "done")
    assert read(script) == Read("done", {})
    assert script.given_up == [frozenset(), frozenset()]


@pytest.mark.parametrize("failure", [SLOW, CRASH, NeededTooMuch("too large")])
def test_a_page_that_falls_twice_is_given_up_with_the_reason(failure: Exception) -> None:
    script = Script((6, failure), (6, failure), "done")
    assert read(script) == Read("done", {7: str(failure)})
    assert script.given_up[-1] == {7}


def test_after_three_pages_the_document_is_given_up_and_the_reason_says_where() -> None:
    script = Script(*[(page, SLOW) for page in (1, 1, 3, 3, 5, 5, 7, 7)])
    with pytest.raises(TookTooLong, match=r"too slow at page 8 of 20, with pages 2, 4, 6 given up"):
        read(script)
    assert script.lines == []


def test_a_page_that_falls_though_it_is_given_up_ends_it() -> None:
    with pytest.raises(Crashed, match="at page 2 of 20"):
        read(Script((1, CRASH), (1, CRASH), (1, CRASH)))


@pytest.mark.parametrize(
    ("at", "where"), [(OPENING, "before any page was read"), (PAGES, "after the last of 20 pages")]
)
def test_what_is_the_fault_of_no_page_is_tried_twice(at: int, where: str) -> None:
    script = Script((at, CRASH), (at, CRASH))
    with pytest.raises(Crashed, match=where):
        read(script)
    assert script.lines == []


def test_a_process_killed_from_outside_costs_no_page_but_does_not_go_on_for_ever() -> None:
    assert read(Script(*[(6, KILL)] * 4, *[(7, KILL)] * 4, "done")) == Read("done", {})
    with pytest.raises(Killed, match="at page 7"):
        read(Script(*[(6, KILL)] * 5))


@pytest.mark.parametrize("error", [DamagedDocument("cut off"), Stopped("stopped"), OSError("gone")])
def test_what_another_attempt_cannot_mend_is_told_at_once(error: Exception) -> None:
    with pytest.raises(type(error)):
        read(Script((6, error)))


def test_more_time_is_granted_to_what_follows_the_pages_of_a_larger_file() -> None:
    patience = Patience.of(60.0, 5_000_000)
    assert (patience(0, 0), patience(3, 9), patience(9, 9)) == (110.0, 60.0, 110.0)


def reads(how: str, kept: Kept, progress: Callable[[int, int], None]) -> list[int]:
    """Three pages, of which the second does harm unless it is given up."""
    done = []
    for page in (1, 2, 3):
        progress(page - 1, 3)
        if page == 2 and page not in kept.given_up:
            if how == "hangs":
                time.sleep(60)
            os.abort()
        done.append(page)
    progress(3, 3)
    return done


@pytest.mark.parametrize(("how", "why"), [("hangs", "stopped after 0.5 seconds"), ("crashes", "SIGABRT")])
def test_a_page_that_does_harm_in_a_real_process_costs_that_page(how: str, why: str) -> None:
    with Worker() as worker:
        found = persevere(worker, partial(reads, how), Kept(Path("pages")), Patience(0.5, 30.0))
    assert found.result == [1, 2, 3]
    assert list(found.given_up) == [2]
    assert why in found.given_up[2]
