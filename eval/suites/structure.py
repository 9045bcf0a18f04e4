"""Structure: rows, columns and merged cells of tables, as the edit distance between trees (TEDS), on all fixtures in all formats.

The score of a document is the mean over its tables; one that was not found, or was found where none is, counts as 0. With
every engine it is the same: a model is told of tables as they were found, and asked nothing of their lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from eval.reading import Reading, reading
from eval.render.place import Place
from eval.run.cases import Case, told, valued
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite
from eval.scorers import trees
from eval.suites.forms import every_form

_NAME = "structure"


def plan(_: Options) -> Iterator[Job]:
    return every_form(_NAME)


def run(job: Job, _: Options) -> Iterator[Case]:
    held = reading(job.subject, job.variant)
    statements = held.fixture.statements
    tables = held.disclosure.tables
    matches = trees.match([trees.drawn(s) for s in statements], [trees.read(t) for t in tables])
    weak = sorted((m for m in matches if m.teds < 1), key=lambda m: m.teds)
    words = [
        f"{statements[m.drawn].id if m.drawn >= 0 else 'none'} read as "
        f"{tables[m.read].id if m.read >= 0 else 'none'}: {m.teds:.3f}"
        for m in weak
    ]
    places = [place for m in weak if m.drawn >= 0 and (place := _begins(statements[m.drawn].id, held))]
    mean = fmean(m.teds for m in matches) if matches else 1.0
    yield valued(_NAME, "teds", job.subject, job.variant, held.fixture.family, mean, told(words), places)


def _begins(statement: str, held: Reading) -> Place | None:
    """Where the first cell of a table's body is printed."""
    places = held.rendered.places
    return next((place for (id_, row, _), place in places.items() if id_ == statement and row == 0), None)


SUITE = Suite(plan, run, ANY_ENGINE)
