"""A mistake counts as found only by a check that fails on it, and nothing else may fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.render.place import Place
from eval.scorers.findings import Findings, Planted, Spot, score
from eval.scorers.standing import is_at
from extractors.schema.check import Cause, Check, Status, Suspect
from extractors.schema.source import Box, Source

TOTAL = Source(document="d", line=1, cell="t1r1c1", text="10.00")
WRONG = Source(document="d", line=2, cell="t1r1c2", text="73.00")
OTHER = Source(document="d", line=3, cell="t1r1c3", text="3.00")
SENTENCE = Source(document="d", line=9, text="21.60")
MISPRINT = Planted("t1 | 208 | 基本支出", (Spot("73.00", "37.00", (Place(line=2),)),))


def failing(suspect: Suspect | None, *sources: Source, status: Status = Status.FAILS) -> Check:
    return Check(
        code="row.x", status=status, message="不符", sources=sources or (TOTAL, WRONG), suspect=suspect
    )


def accuse(cell: str | None, cause: Cause = Cause.MISPRINT, proposed: str | None = None) -> Suspect:
    return Suspect(cell=cell, cause=cause, proposed=proposed)


def rights(findings: Findings) -> tuple[int, int, int]:
    for tally in (findings.found, findings.suspect, findings.cause):
        assert tally.wanted == tally.given == 1
        assert len(tally.misses) == 1 - tally.right
    return findings.found.right, findings.suspect.right, findings.cause.right


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (failing(accuse("t1r1c2", proposed="37")), (1, 1, 1)),
        (failing(accuse("t1r1c2")), (1, 1, 1)),
        (failing(accuse("t1r1c2", proposed="38")), (1, 1, 0)),
        (failing(accuse("t1r1c2", Cause.MISREAD)), (1, 1, 0)),
        (failing(accuse("t1r1c2", Cause.UNKNOWN)), (1, 1, 0)),
        (failing(accuse("t1r1c1", proposed="37")), (1, 0, 0)),
        (failing(None), (1, 0, 0)),
        (failing(None, TOTAL, OTHER), (0, 0, 0)),
        (failing(None, status=Status.CANNOT_TELL), (0, 0, 0)),
        (failing(None, status=Status.ROUNDING), (0, 0, 0)),
        (failing(None, status=Status.HOLDS), (0, 0, 0)),
    ],
    ids=[
        "right",
        "no value proposed",
        "another value",
        "misread",
        "cause unknown",
        "another cell",
        "no suspect",
        "fails elsewhere",
        "cannot tell",
        "rounding",
        "holds",
    ],
)
def test_a_misprint_is_found_where_and_for_what_it_is(check: Check, expected: tuple[int, int, int]) -> None:
    assert rights(score([check], [MISPRINT])) == expected


def test_only_the_first_failure_that_rests_on_the_mistake_names_its_suspect() -> None:
    first, second = failing(accuse("t1r1c1")), failing(accuse("t1r1c2"))
    elsewhere = failing(accuse("t1r1c3"), OTHER)
    assert rights(score([elsewhere, second, first], [MISPRINT])) == (1, 1, 1)
    assert rights(score([first, second], [MISPRINT])) == (1, 0, 0)


def test_the_same_figure_at_another_place_is_not_the_mistake() -> None:
    moved = Planted("", (Spot("73.00", "37.00", (Place(line=7),)),))
    assert rights(score([failing(accuse("t1r1c2"))], [moved])) == (0, 0, 0)


def test_without_places_a_figure_is_known_by_what_is_printed() -> None:
    assert rights(score([failing(accuse("t1r1c2"))], [Planted("", (Spot("73.00", "37.00"),))])) == (1, 1, 1)
    assert rights(score([failing(accuse("t1r1c2"))], [Planted("", (Spot("3.00", "4.00"),))])) == (0, 0, 0)


def test_a_sign_before_a_figure_of_the_text_does_not_hide_it() -> None:
    minus = Source(document="d", line=9, text="-63.83")
    assert Spot("63.83", "13.83", (Place(line=9),)).is_in(minus)
    assert not Spot("-63.83", "13.83", (Place(line=9),)).is_in(replace(minus, text="63.83"))


def test_a_rounding_must_appear_as_one_and_fail_nothing() -> None:
    rounding = Planted("", MISPRINT.spots, rounding=True)
    shown, fails = failing(None, status=Status.ROUNDING), failing(accuse("t1r1c2"))
    assert score([shown], [rounding]).found.right == 1
    assert score([], [rounding]).found.right == 0
    both = score([fails, shown], [rounding])
    assert both.found.right == 0
    assert both.alarms.right == both.alarms.wanted - 1
    assert both.suspect.wanted == both.cause.wanted == 0


def test_a_figure_of_the_text_is_suspected_without_a_cell() -> None:
    said = Planted("text 4", (Spot("21.60", "212.60", (Place(line=9),)),))
    assert rights(score([failing(accuse(None), SENTENCE, TOTAL)], [said])) == (1, 1, 1)
    assert rights(score([failing(accuse("t1r1c1"), SENTENCE, TOTAL)], [said])) == (1, 0, 0)


def test_a_sentence_holds_the_words_that_are_wrong_in_it() -> None:
    sentence = Source(document="d", line=9, text="2024年收入预算986.40万元")
    assert Spot("2024年", "2025年", (Place(line=9),)).is_in(sentence)
    assert not Spot("2023年", "2025年", (Place(line=9),)).is_in(sentence)
    assert not Spot("", "", (Place(line=9),)).is_in(sentence)


def test_of_a_line_that_is_not_printed_no_cell_is_wanted_and_none_may_be_blamed() -> None:
    dropped = Planted("t1 | 208", (), near=(Spot("10.00", "", (Place(line=1),)),))
    unknown, blames = failing(accuse("t1r1c1", Cause.UNKNOWN)), failing(accuse("t1r1c1"))
    for check, cause in ((unknown, 1), (failing(None), 1), (blames, 0)):
        findings = score([check], [dropped])
        assert findings.found.right == 1
        assert findings.suspect.wanted == 0
        assert findings.cause.right == cause
    assert score([failing(None, OTHER)], [dropped]).found.right == 0


def test_what_fails_without_a_mistake_is_an_alarm() -> None:
    fine, alarm = failing(None, OTHER, status=Status.HOLDS), failing(accuse("t1r1c3"), OTHER)
    undecided = failing(None, OTHER, status=Status.CANNOT_TELL)
    on_the_mistake = failing(accuse("t1r1c2"))
    alarms = score([on_the_mistake, alarm, undecided, fine], [MISPRINT]).alarms
    assert (alarms.right, alarms.wanted, alarms.given) == (1, 2, 2)
    assert [miss.place for miss in alarms.misses] == [Place(line=3)]
    assert not score([undecided], []).alarms.wanted


def test_a_miss_tells_the_cell_what_is_printed_and_what_the_checks_said() -> None:
    (miss,) = score([failing(accuse("t1r1c1", proposed="46"))], [MISPRINT]).suspect.misses
    assert miss.words == (
        "t1 | 208 | 基本支出: printed 73.00 for 37.00; row.x fails and suspects 10.00 (t1r1c1): misprint, proposes 46"
    )
    assert miss.place == Place(line=2)
    (miss,) = score([failing(None, status=Status.CANNOT_TELL)], [MISPRINT]).found.misses
    assert miss.words.endswith("no check fails (cannot_tell)")


def test_a_box_holds_what_has_its_centre_inside_on_the_same_page() -> None:
    place = Place(page=2, box=Box(10, 10, 30, 20))
    assert is_at(place, Source(document="d", page=2, box=Box(5, 12, 33, 18), text="1"))
    assert not is_at(place, Source(document="d", page=3, box=Box(5, 12, 33, 18), text="1"))
    assert not is_at(place, Source(document="d", page=2, box=Box(30, 12, 40, 18), text="1"))
    assert not is_at(place, Source(document="d", page=2, text="1"))
