"""Audit: what checks report against what a person found wrong: a measure for each severity, `alarms`, `rounding_as_error`.

Findings that name lines can be scored on the text only, whose lines they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.outside import planning
from eval.outside.gold_files import read_findings
from eval.outside.reading import extraction
from eval.outside.scorers import findings
from eval.run.cases import Case, Outcome, tallied, unscored
from eval.run.jobs import Job, Options, Suite

_NAME = "audit"


def plan(options: Options) -> Iterator[Job]:
    for held in planning.checked(options):
        if held.findings is not None:
            yield from planning.jobs(_NAME, held)


def run(job: Job, options: Options) -> Iterator[Case]:
    held = planning.document(job, options)
    assert held.findings is not None  # as it was planned
    found = read_findings(held.findings)
    copy = held.copy(job.variant)
    why = planning.refusal(held, copy)
    if copy is None or why:
        yield from planning.all_unscored(job, findings.measures(found), why)
        return
    for audited in findings.score(extraction(copy).checks, found, copy.form):
        yield _case(job, audited)


def _case(job: Job, audited: findings.Audited) -> Case:
    if audited.unscored:
        return unscored(_NAME, audited.measure, job.subject, job.variant, "", audited.unscored)
    if audited.tally.given:
        return tallied(_NAME, audited.measure, job.subject, job.variant, "", audited.tally)
    # where failures are counted as false alarms, none at all is right
    return Case(
        suite=_NAME,
        measure=audited.measure,
        subject=job.subject,
        variant=job.variant,
        outcome=Outcome.RIGHT,
        explanation="no check fails",
    )


SUITE = Suite(plan, run)
