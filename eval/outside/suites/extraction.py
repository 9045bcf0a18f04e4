"""Extraction: the figures of tables against labels made by hand: `value`, `row`, `cell`, `statement`, `precision`, `located`.

By the engine of the run. The same of scanned copies is the suite `scans`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eval.outside import planning
from eval.outside.folder import SCAN
from eval.outside.gold_files import read_facts
from eval.outside.reading import extraction_by
from eval.outside.scorers import facts
from eval.run.cases import Case, tallied
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite
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
    told = replace(job, variant=options.variant(job.variant))
    if copy is None or why:
        yield from planning.all_unscored(told, facts.MEASURES, why)
        return
    read = extraction_by(options, copy)
    if read.extraction is None:
        yield from planning.all_unscored(told, facts.MEASURES, read.missing)
        return
    scores = facts.score(list(fact_rows(read.extraction)), read_facts(held.facts).facts)
    for measure, tally in scores.by_measure():
        yield tallied(job.suite, measure, job.subject, told.variant, "", tally)


SUITE = Suite(plan, run, ANY_ENGINE)
SCANS = Suite(plan_scans, run, ANY_ENGINE, on_request=True)
