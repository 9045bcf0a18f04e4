"""Many items: each has its outcome, none waits for another, and no more are taken up than are being worked on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator

from extractors.errors import DamagedDocument
from service.commands import batch
from service.worker import Worker


def test_what_goes_wrong_with_one_item_is_its_own() -> None:
    faults = {1: DamagedDocument("cut off"), 2: OSError("gone"), 3: KeyError("our own")}

    def task(_: Worker, item: int) -> str:
        if item in faults:
            raise faults[item]
        return "done"

    found = {outcome.item: outcome for outcome in batch.run(task, range(5))}
    assert [found[item].result for item in (0, 4)] == ["done", "done"]
    assert (found[1].reason, found[2].reason) == ("cut off", "gone")
    assert found[3].reason.startswith("internal error")
    assert found[3].error is faults[3]


def test_outcomes_come_in_order_from_one_worker() -> None:
    assert [outcome.item for outcome in batch.run(lambda *_: True, range(50))] == list(range(50))


def test_an_item_that_takes_long_holds_up_no_other() -> None:
    go = threading.Event()

    def task(_: Worker, item: int) -> bool:
        return item != 0 or go.wait(30)

    outcomes = batch.run(task, range(20), workers=2)
    assert [next(outcomes).item for _ in range(19)] == list(range(1, 20))
    go.set()
    assert [(last.item, last.result) for last in outcomes] == [(0, True)]


def test_no_more_items_are_taken_up_than_there_are_workers_and_outcomes_waiting() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    outcomes = batch.run(lambda *_: True, items(), workers=2)
    for told in range(1, 101):
        next(outcomes)
        assert taken <= told + 4
    outcomes.close()


def test_a_run_that_is_broken_off_begins_nothing_more() -> None:
    begun: list[int] = []

    def task(_: Worker, item: int) -> bool:
        begun.append(item)
        return True

    outcomes = batch.run(task, range(1000))
    next(outcomes)
    outcomes.close()
    assert len(begun) <= 3


def test_what_a_task_puts_aside_is_taken_up_next_and_before_the_end() -> None:
    again: deque[int] = deque()

    def task(_: Worker, item: int) -> int:
        if item in (2, 9):
            again.append(item * 10)
        return item

    found = [outcome.item for outcome in batch.run(task, range(10), again=again)]
    assert found == [0, 1, 2, 20, 3, 4, 5, 6, 7, 8, 9, 90]
