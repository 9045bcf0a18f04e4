"""Extraction: every printed amount with row, column, unit and place; kinds of tables, blank ones, indicators, terms; whose
disclosure it is.

Measured on all fixtures in all formats, by the engine of the run. `numbers` are the printed numbers that are accounted for,
whatever they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.labels import labels, unlabelled
from eval.reading import Reading, reading, reading_by
from eval.run.cases import Case, tallied, unscored
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite
from eval.scorers import cells, words
from eval.scorers.tally import Miss, Tally
from eval.suites.forms import every_form
from extractors.schema.extraction import Extraction

_NAME = "extraction"
MEASURES = ("cells", "kinds", "located", "about", "blanks", "indicators", "terms", "numbers")


def plan(_: Options) -> Iterator[Job]:
    return every_form(_NAME)


def run(job: Job, options: Options) -> Iterator[Case]:
    held, read = reading(job.subject, job.variant), reading_by(options, job.subject, job.variant)
    variant, family = options.variant(job.variant), held.fixture.family
    if read.extraction is None:
        yield from (unscored(_NAME, m, job.subject, variant, family, read.missing) for m in MEASURES)
        return
    tallies = _tallies(held, read.extraction)
    for measure in MEASURES:
        yield tallied(_NAME, measure, job.subject, variant, family, tallies[measure])


def _tallies(held: Reading, read: Extraction) -> dict[str, Tally]:
    amounts = cells.score(read, labels(held.fixture, held.rendered), unlabelled(held.fixture))
    return {
        "cells": amounts.cells,
        "kinds": amounts.kinds,
        "located": amounts.located,
        "about": words.about(read.budget, held.fixture),
        "blanks": words.blanks(read.budget, held.fixture),
        "indicators": words.targets(read.budget, held.fixture),
        "terms": words.terms(read.budget, held.fixture),
        "numbers": _numbers(read),
    }


def _numbers(read: Extraction) -> Tally:
    lost = [Miss(f"{source.text} is nothing") for source in read.coverage.nowhere]
    printed = read.coverage.printed
    return Tally(printed - len(lost), printed, printed, lost)


SUITE = Suite(plan, run, ANY_ENGINE)
