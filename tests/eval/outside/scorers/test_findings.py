"""A finding is found by a check that stands on its line or page; where there is no such place nothing is scored."""

from __future__ import annotations

from collections.abc import Sequence

from eval.outside.folder import FORMS
from eval.outside.gold import GoldFinding, Severity
from eval.outside.scorers.findings import Audited, measures, score
from extractors.schema.check import Check, Status
from extractors.schema.source import Source

FORM = {form.name: form for form in FORMS}
ERROR = GoldFinding(id="F1", severity=Severity.ERROR, lines=(10, 11), pages=(2,))
ROUNDING = GoldFinding(id="F2", severity=Severity.ROUNDING, lines=(20,), pages=(3,))
WORDING = GoldFinding(id="F3", severity=Severity.EDITORIAL, lines=(30,), pages=(4,))


def check(line: int | None = None, page: int | None = None, status: Status = Status.FAILS) -> Check:
    source = Source(document="d", line=line, page=page, text="1")
    return Check(code="row.sum", status=status, message="不符", sources=(source,))


def scored(checks: Sequence[Check], findings: Sequence[GoldFinding], form: str = "txt") -> dict[str, Audited]:
    return {audited.measure: audited for audited in score(checks, findings, FORM[form])}


def counts(checks: Sequence[Check], findings: Sequence[GoldFinding], form: str = "txt") -> str:
    found = scored(checks, findings, form).values()
    return " ".join(f"{a.measure}={a.tally.right}/{a.tally.wanted}" for a in found if not a.unscored)


def test_findings_are_found_by_checks_on_their_lines() -> None:
    checks = [check(11), check(20, status=Status.ROUNDING), check(30, status=Status.HOLDS)]
    assert counts(checks, [ERROR, ROUNDING]) == "error=1/1 rounding=1/1 alarms=1/1 rounding_as_error=1/1"


def test_a_check_that_holds_or_cannot_tell_finds_nothing() -> None:
    checks = [check(11, status=Status.HOLDS), check(20, status=Status.CANNOT_TELL)]
    assert counts(checks, [ERROR, ROUNDING]) == "error=0/1 rounding=0/1 alarms=0/0 rounding_as_error=0/0"


def test_a_failure_where_nothing_is_wrong_is_an_alarm() -> None:
    found = scored([check(11), check(12)], [ERROR])
    assert (found["alarms"].tally.right, found["alarms"].tally.wanted) == (1, 2)
    assert "row.sum" in found["alarms"].tally.misses[0].words
    assert found["rounding_as_error"].tally.all_right


def test_wording_is_no_matter_for_checks_but_a_failure_there_is_no_alarm() -> None:
    assert counts([check(30)], [ERROR, WORDING]) == "error=0/1 alarms=1/1 rounding_as_error=1/1"


def test_a_failure_that_only_rounding_explains_is_rounding_taken_for_an_error() -> None:
    assert counts([check(20)], [ERROR, ROUNDING]) == "error=0/1 rounding=1/1 alarms=1/1 rounding_as_error=0/1"
    both = GoldFinding(id="F4", severity=Severity.SUSPICIOUS, lines=(20,))
    assert scored([check(20)], [ROUNDING, both])["rounding_as_error"].tally.all_right


def test_pages_are_compared_where_findings_name_them() -> None:
    assert counts([check(page=2)], [ERROR], "pdf") == "error=1/1 alarms=1/1 rounding_as_error=1/1"
    assert counts([check(page=3)], [ERROR], "pdf") == "error=0/1 alarms=0/1 rounding_as_error=1/1"


def test_findings_by_line_are_unscored_where_the_form_has_other_lines() -> None:
    by_line = ERROR.model_copy(update={"pages": ()})
    for form in ("pdf", "docx", "xlsx"):
        found = scored([check(11, 2)], [by_line], form)
        assert all("F1" in audited.unscored for audited in found.values())
    assert "add `pages`" in scored([check(11, 2)], [by_line], "pdf")["error"].unscored


def test_one_finding_without_a_place_leaves_alarms_unscored_and_not_what_can_be_found() -> None:
    by_line = ROUNDING.model_copy(update={"pages": ()})
    found = scored([check(page=2), check(page=9)], [ERROR, by_line], "pdf")
    assert found["error"].tally.all_right
    assert found["rounding"].unscored
    assert found["alarms"].unscored
    assert found["rounding_as_error"].unscored


def test_the_measures_are_those_of_what_arithmetic_can_find() -> None:
    assert measures([WORDING, ERROR]) == ("error", "alarms", "rounding_as_error")
    computed = WORDING.model_copy(update={"computed": "12"})
    assert measures([computed]) == ("editorial", "alarms", "rounding_as_error")
