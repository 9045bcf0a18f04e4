"""Speed: seconds from the bytes of a document to its checks, in each format, the best of three.

Figures of this machine and hour, which no baseline holds; `make bench` measures beside others, with care.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from eval.reading import reading
from eval.run.cases import Case, Outcome
from eval.run.jobs import Job, Options, Suite
from eval.suites.forms import every_form, first_of_families
from extractors.pipeline import extract_bytes

_NAME = "speed"
_ROUNDS = 3
_FORMATS = ("pdf", "docx", "cells")


def plan(_: Options) -> Iterator[Job]:
    chosen = first_of_families()
    for job in every_form(_NAME):
        if job.subject in chosen and job.variant in _FORMATS:
            yield Job(job.subject, job.variant, _NAME)


def run(job: Job, _: Options) -> Iterator[Case]:
    held = reading(job.subject, job.variant)
    seconds = min(_timed(held.rendered.data, held.file) for _round in range(_ROUNDS))
    pages = len(held.extraction.pages)
    figures = {
        "ms_per_document": 1000 * seconds,
        **({"ms_per_page": 1000 * seconds / pages} if pages else {}),
    }
    for measure, value in figures.items():
        yield Case(
            suite=_NAME,
            measure=measure,
            subject=job.subject,
            variant=job.variant,
            family=held.fixture.family,
            outcome=Outcome.MEASURED,
            value=round(value, 2),
        )


def _timed(data: bytes, file: str) -> float:
    start = time.perf_counter()
    extract_bytes(data, file, ocr="never")
    return time.perf_counter() - start


SUITE = Suite(plan, run)
