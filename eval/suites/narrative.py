"""Narrative: what sentences say of an item (amount, change, percent, direction), and the reasons they give, in four formats.

How a sentence is broken over lines is what formats differ in, so one of each reader is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.reading import reading
from eval.run.cases import Case, tallied
from eval.run.jobs import Job, Options, Suite
from eval.scorers import words
from eval.suites.forms import every_form

_NAME = "narrative"
_FORMATS = ("pdf", "docx", "xlsx", "cells")


def plan(_: Options) -> Iterator[Job]:
    return (job for job in every_form(_NAME) if job.variant in _FORMATS)


def run(job: Job, _: Options) -> Iterator[Case]:
    held = reading(job.subject, job.variant)
    budget, said = held.extraction.budget, held.fixture.changes
    for measure, tally in (
        ("changes", words.changes(budget, said)),
        ("reasons", words.reasons(budget, said)),
    ):
        yield tallied(_NAME, measure, job.subject, job.variant, held.fixture.family, tally)


SUITE = Suite(plan, run)
