"""Passages: running text in the manner of provinces; what each item in it says must come out, and nothing besides.

A document is the passages of one province. `sayings` are right when item, amounts, change, percent, reason and what they
are held against all are.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.passages import load, manners, province
from eval.run.cases import Case, tallied
from eval.run.jobs import Job, Options, Suite
from eval.scorers import sayings
from eval.scorers.tally import Tally
from extractors.pipeline import extract_bytes

_NAME = "passages"


def plan(_: Options) -> Iterator[Job]:
    return (Job(f"passages-{manner}", "text", _NAME, short=True) for manner in manners())


def run(job: Job, _: Options) -> Iterator[Case]:
    manner = job.subject.removeprefix("passages-")
    tallies = {"sayings": Tally(), "reasons": Tally(), "counts": Tally()}
    for passage in load(manner):
        taken = sayings.score(extract_bytes(passage.document, f"{passage.id}.txt").budget, passage)
        for name, tally in tallies.items():
            tally.take(getattr(taken, name), f"{passage.id}: ")
    for measure, tally in tallies.items():
        yield tallied(_NAME, measure, job.subject, job.variant, province(manner), tally)


SUITE = Suite(plan, run)
