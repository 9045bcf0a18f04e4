"""Extraction: the figures of tables against labels made by hand: `value`, `row`, `cell`, `statement`, `precision`, `located`.

The same of scanned copies is the suite `scans`.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.outside import planning
from eval.outside.folder import SCAN
from eval.outside.gold_files import read_facts
from eval.outside.reading import extraction
from eval.outside.scorers import facts
from eval.run.cases import Case, tallied
from eval.run.jobs import Job, Options, Suite
from extractors.fact_rows import fact_rows


def plan(options: Options) -> Iterator[Job]:
    return _plan("extraction", options)


def plan_scans(options: Options) -> Iterator[Job]:
    return _plan("scans", options, scans=True)


def _plan(suite: str, options: Options, *, scans: bool = False) -> Iterator[Job]:
    for held in planning.checked(options):
        if held.facts is not None:
            yield from planning.jobs(suite, held, (SCAN,) if scans else planning.TYPED)


def run(job: Job, options: Options) -> Iterator[Case]:
    held = planning.document(job, options)
    assert held.facts is not None  # as it was planned
    copy = held.copy(job.variant)
    why = planning.refusal(held, copy)
    if copy is None or why:
        yield from planning.all_unscored(job, facts.MEASURES, why)
        return
    scores = facts.score(list(fact_rows(extraction(copy))), read_facts(held.facts).facts)
    for measure, tally in scores.by_measure():
        yield tallied(job.suite, measure, job.subject, job.variant, "", tally)


SUITE = Suite(plan, run)
SCANS = Suite(plan_scans, run, on_request=True)
