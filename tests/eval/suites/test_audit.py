"""The audit of one small fixture: what is planted, what is found, and what nobody can find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from eval.load import names
from eval.mutations import MUTATIONS
from eval.run.cases import Case, Outcome
from eval.run.jobs import Job, Options
from eval.suites import SHORT, SUITES, plan
from eval.suites import audit as suite

NAME = "luoxi-2025"


@cache
def cases(variant: str, name: str = NAME) -> dict[str, Case]:
    found = list(SUITES["audit"].run(Job(name, variant, "audit"), Options()))
    assert len({case.id for case in found}) == len(found)
    return {case.measure: case for case in found}


def test_each_fixture_is_audited_in_three_formats_and_with_every_mistake() -> None:
    jobs = Counter(job.subject for job in plan("audit", Options()))
    assert set(jobs) == set(names())
    assert all(count >= 3 + len(MUTATIONS) for count in jobs.values())
    short = [job for job in plan(SHORT, Options()) if job.suite == "audit"]
    assert 0 < len(short) < sum(jobs.values()) / 2


def test_a_fixture_without_mistakes_has_none_to_find_and_no_alarm() -> None:
    found = cases("cells")
    assert {found[m].outcome for m in ("planted", "planted_cell", "planted_cause")} == {Outcome.UNSCORED}
    assert found["alarms"].outcome is Outcome.RIGHT
    assert found["alarms"].wanted > 50


def test_the_mistakes_of_a_fixture_are_told_apart_from_its_roundings() -> None:
    found = cases("cells", "qinghe-2020")
    assert (found["planted"].right, found["planted"].wanted) == (2, 2)
    assert (found["planted_cell"].right, found["planted_cause"].right) == (1, 1)
    assert found["planted_cell"].wanted == 1


@pytest.mark.parametrize("variant", ["digit-swap", "digit-swap-pdf"])
def test_swapped_digits_are_found_in_a_dump_and_on_a_page(variant: str) -> None:
    found = cases(variant)
    assert found["identifiable"].outcome is Outcome.MEASURED
    assert found["detected"].right == found["detected"].wanted == found["identifiable"].right
    assert found["alarms"].outcome is Outcome.RIGHT


def test_what_no_identity_sees_is_in_no_other_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite.Arithmetic, "broken_in", lambda *_: [])
    found = {case.measure: case for case in SUITES["audit"].run(Job(NAME, "sign", "audit"), Options())}
    assert (found["identifiable"].right, found["identifiable"].wanted) == (0, 1)
    assert "no identity sees" in found["identifiable"].explanation
    assert {found[m].outcome for m in ("detected", "right_cell", "right_cause")} == {Outcome.UNSCORED}


def test_a_line_that_is_not_printed_has_no_cell_to_name() -> None:
    found = cases("dropped-row")
    assert found["detected"].outcome is not Outcome.UNSCORED
    assert found["right_cell"].outcome is Outcome.UNSCORED
    assert found["right_cause"].outcome is not Outcome.UNSCORED


def test_where_there_is_no_place_for_a_mistake_nothing_is_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MUTATIONS, "percent", lambda *_: None)
    found = list(SUITES["audit"].run(Job(NAME, "percent", "audit"), Options()))
    assert {case.outcome for case in found} == {Outcome.UNSCORED}
    assert {case.measure for case in found} == {"identifiable", "detected", "right_cell", "right_cause"}


def test_checks_that_are_blind_detect_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., object] = suite.score
    monkeypatch.setattr(suite, "score", lambda checks, planted: real((), planted))
    found = {case.measure: case for case in SUITES["audit"].run(Job(NAME, "digit-swap", "audit"), Options())}
    assert {found[m].right for m in ("detected", "right_cell", "right_cause")} == {0}
    assert {found[m].outcome for m in ("detected", "right_cell", "right_cause")} == {Outcome.WRONG}
    assert "printed" in found["detected"].explanation
    assert found["detected"].places
