"""Peers: what a user would pick instead, beside ours, on the same pages in the same run.

A case's variant is the reader, with `-unruled` behind it where the tables were drawn without lines: that form is read of one
document of each family, the ruled one of all, and always by all readers. They are scored by the same reduced comparison
(`cells`: value, row, last header), by the edit distance of their tables (`teds`), and by their milliseconds a page
(`ms_per_page`), which are measured on three documents with all readers taking turns. The time of the table libraries is that
of their grids alone, ours goes to the checks.

`whole_document` is a model that is given all text at once; lines are not in the text, so it reads one form only, and only
when the run's engine is a model; it gives no grid, so no `teds`. The short run has our own cases and no peers.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import fmean

import pymupdf

from eval.labels import labels
from eval.load import names
from eval.model import NO_MODEL, model_of
from eval.peers import ours, script, whole_document
from eval.peers.grid import extents
from eval.peers.readers import TABLE_READERS
from eval.peers.turns import ROUNDS, Turn, take_turns
from eval.reading import Reading, reading
from eval.run.cases import Case, Outcome, tallied, told, unscored, valued
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite
from eval.scorers import peers, trees
from eval.suites.forms import first_of_families
from extractors.llm import Model, ModelMisspoke, ModelRefused, ModelUnreachable

_NAME = "peers"
_OURS, _WHOLE = "mingzhang", "whole_document"
# The forms that are read, with what their name adds to that of the reader.
_FORMS: Mapping[str, str] = {"pdf": "", "pdf-unruled": "-unruled"}
# Jobs of peers are named apart, as the short run leaves them out.
_BESIDE = "beside-"
# Documents that times are measured on: reading them again and again is most of what the suite costs.
_TIMED = 3
_ENGINES_WITH_MODEL = ("llm", "hybrid")


def plan(_: Options) -> Iterator[Job]:
    first = first_of_families()
    read = [(name, form) for name in names() for form in _FORMS if form == "pdf" or name in first]
    yield from (Job(name, form, _NAME, short=name in first) for name, form in read)
    yield from (Job(name, _BESIDE + form, _NAME) for name, form in read)


def run(job: Job, options: Options) -> Iterator[Case]:
    form = job.variant.removeprefix(_BESIDE)
    held, suffix = reading(job.subject, form), _FORMS[form]
    if form == job.variant:
        found = [trees.read(table) for table in held.disclosure.tables]
        yield _cells(held, _OURS + suffix, ours.cells(held.extraction))
        yield _teds(held, _OURS + suffix, found)
        return
    for reader in TABLE_READERS:
        if reader.missing:
            yield _unscored(held, "cells", reader.name + suffix, reader.missing)
            yield _unscored(held, "teds", reader.name + suffix, reader.missing)
            continue
        tables = script.join(held.rendered.data, reader.grids(held.rendered.data))
        given = [cell for table in tables for cell in script.cells(table)]
        yield _cells(held, reader.name + suffix, given)
        yield _teds(held, reader.name + suffix, [extents(table.rows) for table in tables])
    if job.subject in sorted(first_of_families())[:_TIMED]:
        yield from _times(held, suffix)
    if form == "pdf":
        yield from _whole(held, options)


def _cells(held: Reading, variant: str, given: Sequence[peers.ReadCell]) -> Case:
    tally = peers.score(given, labels(held.fixture, held.rendered), held.fixture)
    return tallied(_NAME, "cells", held.fixture.name, variant, held.fixture.family, tally)


def _teds(held: Reading, variant: str, found: Sequence[Sequence[trees.Extent]]) -> Case:
    """The mean over tables; one that was not found, or was found where none is, counts as 0."""
    statements = held.fixture.statements
    matches = trees.match([trees.drawn(s) for s in statements], found)
    weak = sorted((m for m in matches if m.teds < 1), key=lambda m: m.teds)
    words = [f"{statements[m.drawn].id if m.drawn >= 0 else 'none'}: {m.teds:.3f}" for m in weak]
    mean = fmean(m.teds for m in matches) if matches else 1.0
    return valued(_NAME, "teds", held.fixture.name, variant, held.fixture.family, mean, told(words))


def _times(held: Reading, suffix: str) -> Iterator[Case]:
    turns = [Turn(_OURS, ours.read)]
    turns += [Turn(reader.name, reader.grids) for reader in TABLE_READERS if not reader.missing]
    for timed in take_turns(turns, held.rendered.data):
        yield _measured(held, timed.name + suffix, timed.seconds, f"the middle one of {ROUNDS} times")


def _whole(held: Reading, options: Options) -> Iterator[Case]:
    if options.engine not in _ENGINES_WITH_MODEL:
        yield _unscored(held, "cells", _WHOLE, "a model is asked only with --engine llm or hybrid")
        return
    model = model_of(options)
    if model is None:
        yield _unscored(held, "cells", _WHOLE, NO_MODEL)
        return
    yield from asked(held, model)


def asked(held: Reading, model: Model) -> Iterator[Case]:
    """The cases of one call of a model. What it cannot say in the form asked for is wrong; where it cannot be asked
    nothing was measured."""
    start = time.perf_counter()
    try:
        given = whole_document.read(held.rendered.data, model)
    except ModelMisspoke as error:
        tally = peers.score([], labels(held.fixture, held.rendered), held.fixture)
        case = tallied(_NAME, "cells", held.fixture.name, _WHOLE, held.fixture.family, tally)
        yield replace(case, outcome=Outcome.WRONG, explanation=str(error))
    except (ModelUnreachable, ModelRefused) as error:
        yield _unscored(held, "cells", _WHOLE, str(error))
    else:
        seconds = time.perf_counter() - start
        yield _cells(held, _WHOLE, given)
        yield _measured(held, _WHOLE, seconds, "one call")


def _measured(held: Reading, variant: str, seconds: float, how: str) -> Case:
    with pymupdf.open(stream=held.rendered.data, filetype="pdf") as document:
        pages = len(document)
    return Case(
        suite=_NAME,
        measure="ms_per_page",
        subject=held.fixture.name,
        variant=variant,
        family=held.fixture.family,
        outcome=Outcome.MEASURED,
        value=round(seconds * 1000 / pages, 2),
        explanation=f"{pages} pages, {how}",
    )


def _unscored(held: Reading, measure: str, variant: str, why: str) -> Case:
    return unscored(_NAME, measure, held.fixture.name, variant, held.fixture.family, why)


SUITE = Suite(plan, run, ANY_ENGINE)
