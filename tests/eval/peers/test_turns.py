"""Readers take turns, so that a slow moment of the machine is nobody's alone."""

from __future__ import annotations

import time

from eval.peers.turns import Turn, take_turns


def test_each_reads_the_same_bytes_once_a_round_in_order() -> None:
    calls: list[tuple[str, bytes]] = []
    turns = [Turn(name, lambda data, name=name: calls.append((name, data))) for name in ("a", "b")]  # type: ignore[misc]  # a default of a lambda has no type
    timed = take_turns(turns, b"%PDF", rounds=3)
    assert calls == [("a", b"%PDF"), ("b", b"%PDF")] * 3
    assert [each.name for each in timed] == ["a", "b"]


def test_the_middle_time_counts_whatever_the_first_one_cost() -> None:
    waits = [0.3, 0.0, 0.0]
    (timed,) = take_turns([Turn("a", lambda _: time.sleep(waits.pop(0)))], b"", rounds=3)
    assert timed.seconds < 0.2
