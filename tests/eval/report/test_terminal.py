"""What the terminal shows of a run: a row a measure, the readers beside each other, the flips."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

from rich.console import Console

from eval.report import terminal
from eval.run.cases import Case, Outcome, unscored, valued


def case(suite: str, measure: str, subject: str, variant: str, right: int) -> Case:
    outcome = Outcome.RIGHT if right == 4 else Outcome.WRONG
    return Case(
        suite=suite,
        measure=measure,
        subject=subject,
        variant=variant,
        outcome=outcome,
        right=right,
        wanted=4,
        given=5 if right < 4 else 4,
    )


def rows(cases: list[Case]) -> list[list[str]]:
    console = Console(file=io.StringIO(), width=110)
    terminal.show(console, cases)
    assert isinstance(console.file, io.StringIO)
    return [line.split() for line in console.file.getvalue().splitlines()]


def test_a_measure_has_one_row_over_all_forms_with_the_weakest() -> None:
    cases = [case("extraction", "cells", name, "pdf", 4) for name in "abc"]
    cases += [case("extraction", "cells", name, "docx", 2) for name in "abc"]
    found = rows(cases)
    assert ["cells", "3", "3/6", "0.750", "0.666", "0.219–0.926", "docx", "0.444"] in found
    assert len(found) == 5


def test_what_is_unscored_measured_or_broke_off_says_so() -> None:
    cases = [
        unscored("a", "terms", "x", "pdf", "", "none"),
        replace(valued("a", "tokens", "x", "pdf", "", 0.5), value=1250.0, outcome=Outcome.MEASURED),
        replace(case("a", "verified", "x", "pdf", 1), outcome=Outcome.MEASURED),
        replace(unscored("a", "raised", "x", "pdf", "", "KeyError"), outcome=Outcome.WRONG),
    ]
    found = rows(cases)
    assert ["terms", "0", "unscored"] in found
    assert ["tokens", "1", "mean", "1250.0"] in found
    assert ["raised", "1", "0/1", "broke", "off"] in found
    assert ["verified", "1", "0.250"] in found
    assert ["1", "wrong,", "1", "unscored,", "2", "measured"] in found


def test_readers_have_a_row_each() -> None:
    cases = [
        case("peers", "cells", "x", "mingzhang", 4),
        valued("peers", "teds", "x", "mingzhang", "", 0.5),
        replace(
            valued("peers", "ms_per_page", "x", "mingzhang", "", 0.5), value=7.25, outcome=Outcome.MEASURED
        ),
        unscored("peers", "cells", "x", "whole_document", "", "no model"),
    ]
    found = rows(cases)
    assert ["mingzhang", "1", "1", "1", "0.500", "7.2"] in found
    assert ["whole_document", "0", "unscored"] in found


def test_nothing_run_is_said() -> None:
    assert rows([]) == [["nothing", "was", "run:", "there", "are", "no", "cases"]]


def test_names_give_the_terminal_no_orders() -> None:
    cases = [
        case("extraction", "cells", name, f"[bold]\x1b[2J{name}", number) for number, name in enumerate("abc")
    ]
    console = Console(file=io.StringIO(), width=110)
    terminal.show(console, cases)
    assert isinstance(console.file, io.StringIO)
    assert "\x1b" not in console.file.getvalue()
    assert "[bold]" in console.file.getvalue()


@dataclass(frozen=True)
class Side:
    score: float | None


@dataclass(frozen=True)
class Flipped:
    change: str
    id: str
    before: Side | None
    now: Side | None
    bad: bool
    explanation: str = ""


def test_flips_are_told_both_ways_the_bad_ones_first() -> None:
    console = Console(file=io.StringIO(), width=110)
    flips = [
        Flipped("better", "a/b/c/d", Side(0.5), Side(1.0), False),
        Flipped("worse", "a/b/x/d", Side(1.0), Side(None), True, "why\x1b[2J"),
        Flipped("lost", "a/b/y/d", Side(1.0), None, True),
        Flipped("new", "a/b/z/d", None, Side(1.0), False),
    ]
    terminal.show_flips(console, flips)
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue().splitlines() == [
        "baseline: 2 worse, 1 better, 1 new",
        "▼ a/b/x/d  1 → –  why�[2J",
        "▼ a/b/y/d  1 → gone",
        "▲ a/b/c/d  0.500 → 1",
    ]
