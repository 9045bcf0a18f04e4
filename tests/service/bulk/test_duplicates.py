"""Of equal contents one is read, and every item hears what became of it exactly once."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from service.bulk.duplicates import Duplicates, Turn


def test_the_first_reads_the_next_are_left_with_it_and_later_ones_are_told() -> None:
    held: Duplicates[str, str] = Duplicates()
    assert held.claim("x", "a") is Turn.YOURS
    assert held.claim("x", "b") is Turn.ANOTHERS
    assert held.claim("y", "c") is Turn.YOURS
    assert held.settle("x", "read") == ["b"]
    assert held.claim("x", "d") == "read"


def test_where_the_item_was_at_fault_the_others_try_anew() -> None:
    held: Duplicates[str, str] = Duplicates()
    held.claim("x", "a")
    held.claim("x", "b")
    assert held.release("x") == ["b"]
    assert held.claim("x", "b") is Turn.YOURS


def test_what_another_run_left_is_known_and_settling_tells_it_anew() -> None:
    held: Duplicates[str, str] = Duplicates()
    held.know("x", "before")
    assert held.claim("x", "a") == "before"


def test_many_threads_read_each_content_once_and_forget_no_item() -> None:
    held: Duplicates[int, int] = Duplicates()
    reads: Counter[int] = Counter()
    heard: Counter[int] = Counter()
    lock = threading.Lock()

    def work(item: int) -> None:
        content = item % 7
        found = held.claim(content, item)
        if found is Turn.ANOTHERS:
            return
        mine = [item]
        if found is Turn.YOURS:
            with lock:
                reads[content] += 1
            mine += held.settle(content, content)
        with lock:
            heard.update(mine)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(700)))
    assert reads == Counter(range(7))
    assert heard == Counter(range(700))
