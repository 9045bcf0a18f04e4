"""Passages: running text in the manner of provinces; what each item in it says must come out, and nothing besides.

A document is the passages of one province. `sayings` are right when item, amounts, change, percent, reason and what they
are held against all are. What a model could not be asked of a passage leaves that passage out.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.by_engine import read_by
from eval.passages import load, manners, province
from eval.run.cases import Case, partly, tallied, told, unscored
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite
from eval.scorers import sayings
from eval.scorers.tally import Tally

_NAME = "passages"


def plan(_: Options) -> Iterator[Job]:
    return (Job(f"passages-{manner}", "text", _NAME, short=True) for manner in manners())


def run(job: Job, options: Options) -> Iterator[Case]:
    manner = job.subject.removeprefix("passages-")
    variant, family = options.variant(job.variant), province(manner)
    tallies = {"sayings": Tally(), "reasons": Tally(), "counts": Tally()}
    missing: list[str] = []
    passages = load(manner)
    for passage in passages:
        read = read_by(options, passage.document, f"{passage.id}.txt")
        if read.extraction is None:
            missing.append(read.missing)
            continue
        taken = sayings.score(read.extraction.budget, passage)
        for name, tally in tallies.items():
            tally.take(getattr(taken, name), f"{passage.id}: ")
    for measure, tally in tallies.items():
        if len(missing) == len(passages):
            yield unscored(_NAME, measure, job.subject, variant, family, told(list(dict.fromkeys(missing))))
        else:
            yield partly(tallied(_NAME, measure, job.subject, variant, family, tally), missing)


SUITE = Suite(plan, run, ANY_ENGINE)
