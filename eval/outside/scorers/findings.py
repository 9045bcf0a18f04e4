"""What checks report against what a person found wrong in the document.

A check has found a finding when a figure of it stands on a line or page of the finding. So only a form can be scored
whose lines, or pages, are those that the findings name; in the others nothing tells a find from a false alarm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.outside.folder import Form
from eval.outside.gold import GoldFinding, Severity
from eval.render.place import Place
from eval.scorers.tally import Tally
from extractors.schema.check import Check, Status

ALARMS, LOUD = "alarms", "rounding_as_error"


@dataclass(frozen=True)
class Audited:
    """One measure: its tally, or why there is none."""

    measure: str
    tally: Tally
    unscored: str = ""


def measures(findings: Sequence[GoldFinding]) -> tuple[str, ...]:
    """The severities of what checks should find, and the two sorts of false alarms."""
    found = {finding.severity for finding in findings if finding.arithmetic}
    return (*(severity for severity in Severity if severity in found), ALARMS, LOUD)


def score(checks: Sequence[Check], findings: Sequence[GoldFinding], form: Form) -> list[Audited]:
    """Of each severity the findings that checks report; `alarms` the failures, right if there is a finding for
    them; `rounding_as_error` the failures, right if what they are about is not only a matter of rounding."""
    reported = [check for check in checks if check.status in (Status.FAILS, Status.ROUNDING)]
    failures = [check for check in reported if check.status is Status.FAILS]
    lost = [finding for finding in findings if not _can_be_met(finding, form)]
    scored = []
    for severity in measures(findings)[:-2]:
        wanted = [f for f in findings if f.arithmetic and f.severity == severity]
        within = [f for f in wanted if _can_be_met(f, form)]
        tally = Tally()
        for finding in within:
            met = any(_meets(finding, check) for check in reported)
            tally.add(met, f"{finding.id}: {finding.description}", _place(finding))
        scored.append(Audited(severity, tally, "" if within else _why(wanted, form)))
    alarms, loud = Tally(), Tally()
    for check in failures:
        met_by = [finding for finding in findings if _meets(finding, check)]
        rounding = {finding.severity is Severity.ROUNDING for finding in met_by} == {True}
        alarms.add(bool(met_by), f"{check.code}: {check.message}", _first(check))
        loud.add(not rounding, f"{check.code}: {check.message}", _first(check))
    # one finding that no check can meet is enough: an alarm may be about it
    why = _why(lost, form) if lost else ""
    return [*scored, Audited(ALARMS, alarms, why), Audited(LOUD, loud, why)]


def _can_be_met(finding: GoldFinding, form: Form) -> bool:
    return bool((finding.lines and form.by_line) or (finding.pages and form.by_page))


def _why(findings: Sequence[GoldFinding], form: Form) -> str:
    names = ", ".join(finding.id for finding in findings[:3])
    which = f"{len(findings)} findings ({names}{', …' if len(findings) > 3 else ''})"
    if form.by_line:
        return f"{which} name no lines, and {form.suffix} has nothing else to compare: add `lines` to them"
    if form.by_page:
        return f"{which} name no pages, and {form.suffix} has nothing else to compare: add `pages` to them"
    return f"{which} name lines or pages, and {form.suffix} has neither as the labels count them"


def _meets(finding: GoldFinding, check: Check) -> bool:
    lines, pages = set(finding.lines), set(finding.pages)
    return any(source.line in lines or source.page in pages for source in check.sources)


def _place(finding: GoldFinding) -> Place:
    return Place(next(iter(finding.pages), None), None, next(iter(finding.lines), None))


def _first(check: Check) -> Place | None:
    source = next(iter(check.sources), None)
    return Place(source.page, source.box, source.line) if source else None
