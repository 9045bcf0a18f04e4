"""Extraction: every printed amount with row, column, unit and place; kinds of tables, blank ones, indicators, terms; whose
disclosure it is.

Measured on all fixtures in all formats. `numbers` are the printed numbers that are accounted for, whatever they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.labels import labels, unlabelled
from eval.reading import Reading, reading
from eval.run.cases import Case, tallied
from eval.run.jobs import Job, Options, Suite
from eval.scorers import cells, words
from eval.scorers.tally import Miss, Tally
from eval.suites.forms import every_form

_NAME = "extraction"


def plan(_: Options) -> Iterator[Job]:
    return every_form(_NAME)


def run(job: Job, _: Options) -> Iterator[Case]:
    held = reading(job.subject, job.variant)
    budget = held.extraction.budget
    amounts = cells.score(held.extraction, labels(held.fixture, held.rendered), unlabelled(held.fixture))
    tallies = {
        "cells": amounts.cells,
        "kinds": amounts.kinds,
        "located": amounts.located,
        "about": words.about(budget, held.fixture),
        "blanks": words.blanks(budget, held.fixture),
        "indicators": words.targets(budget, held.fixture),
        "terms": words.terms(budget, held.fixture),
        "numbers": _numbers(held),
    }
    for measure, tally in tallies.items():
        yield tallied(_NAME, measure, job.subject, job.variant, held.fixture.family, tally)


def _numbers(held: Reading) -> Tally:
    coverage = held.extraction.coverage
    lost = [Miss(f"{source.text} is nothing") for source in coverage.nowhere]
    return Tally(coverage.printed - len(lost), coverage.printed, coverage.printed, lost)


SUITE = Suite(plan, run)
