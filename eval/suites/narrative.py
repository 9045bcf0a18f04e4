"""Narrative: what sentences say of an item (amount, change, percent, direction), and the reasons they give, in four formats.

How a sentence is broken over lines is what formats differ in, so one of each reader is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.reading import reading, reading_by
from eval.run.cases import Case, tallied, unscored
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite
from eval.scorers import words
from eval.suites.forms import every_form

_NAME = "narrative"
_FORMATS = ("pdf", "docx", "xlsx", "cells")


def plan(_: Options) -> Iterator[Job]:
    return (job for job in every_form(_NAME) if job.variant in _FORMATS)


def run(job: Job, options: Options) -> Iterator[Case]:
    held, read = reading(job.subject, job.variant), reading_by(options, job.subject, job.variant)
    variant, family = options.variant(job.variant), held.fixture.family
    for measure, score in (("changes", words.changes), ("reasons", words.reasons)):
        if read.extraction is None:
            yield unscored(_NAME, measure, job.subject, variant, family, read.missing)
        else:
            tally = score(read.extraction.budget, held.fixture.changes)
            yield tallied(_NAME, measure, job.subject, variant, family, tally)


SUITE = Suite(plan, run, ANY_ENGINE)
