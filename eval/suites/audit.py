"""Audit: mistakes that are in a document are found, for what they are, and nothing else is called one.

`planted`, `planted_cell`, `planted_cause` are about the mistakes that fixtures have of their own, in three formats; `alarms`
counts all checks that rest on no mistake, in the fixtures as they are, put right, and mutated. `detected`, `right_cell` and
`right_cause` are about mistakes made on purpose, the kind of which is the variant, of those that break an identity of the
document: `identifiable` says how many do. The others can be found by no one and are in no other figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from eval.arithmetic import Arithmetic, arithmetic
from eval.arithmetic.identity import Cell, Said, Where
from eval.fixture import Fixture, Mistake
from eval.labels import labels
from eval.load import load, names
from eval.mutations import MUTATIONS, planted
from eval.mutations.mutation import Mutation
from eval.planted import is_planted, put_right
from eval.reading import Reading, reading
from eval.render.formats import render
from eval.render.place import Place, Rendered
from eval.run.cases import Case, Outcome, tallied, told, unscored
from eval.run.jobs import Job, Options, Suite
from eval.scorers.findings import Findings, Planted, Spot, score
from eval.scorers.tally import Tally
from eval.suites.forms import SHORT_FORMATS, first_of_families

_NAME = "audit"
# Read from a dump, which is quick and has a line for each cell; of one kind also from pages, so that boxes are compared.
# A dump loses cells, and what it shifted is put back before it is checked: lines that were printed so need another form.
_DUMP, _PAGES = "cells", "digit-swap-pdf"
_FORMS = {"shifted-column": "pdf", _PAGES: "pdf"}
_SHORT_KINDS = ("digit-swap", "narrative-amount", "unit-factor")
_ABOUT_MISTAKES = ("detected", "right_cell", "right_cause")


def plan(_: Options) -> Iterator[Job]:
    first = first_of_families()
    for name in names():
        for kind in SHORT_FORMATS:
            yield Job(name, kind, _NAME, short=name in first)
        for kind in MUTATIONS:
            yield Job(name, kind, _NAME, short=name in first and kind in _SHORT_KINDS)
        if name in first:
            yield Job(name, _PAGES, _NAME)


def run(job: Job, options: Options) -> Iterator[Case]:
    return _as_printed(job) if job.variant in SHORT_FORMATS else _mutated(job, options.places)


def _as_printed(job: Job) -> Iterator[Case]:
    """The mistakes that the fixture has of its own, and the fixture without them."""
    held = reading(job.subject, job.variant)
    mistakes = [_mistake(each, held) for each in held.fixture.errors]
    found = score(held.extraction.checks, mistakes)
    family = held.fixture.family
    for measure, tally in (
        ("planted", found.found),
        ("planted_cell", found.suspect),
        ("planted_cause", found.cause),
    ):
        yield tallied(_NAME, measure, job.subject, job.variant, family, tally)
    right = _read(_right(job.subject), job.variant) if mistakes else held
    alarms = [found.alarms, *([score(right.extraction.checks, ()).alarms] if mistakes else [])]
    yield tallied(_NAME, "alarms", job.subject, job.variant, family, _together(alarms))


def _mistake(mistake: Mistake, held: Reading) -> Planted:
    (label,) = (each for each in labels(held.fixture, held.rendered) if is_planted(mistake, each))
    spot = Spot(mistake.printed, mistake.right, (label.place,) if label.place else ())
    words = f"{mistake.table} | {mistake.row} | {mistake.column}"
    return Planted(words, (spot,), rounding=mistake.kind == "rounding")


def _mutated(job: Job, places: int) -> Iterator[Case]:
    """The kind of mistake that the job names, at some places of the fixture put right."""
    right = _right(job.subject)
    kind = _FORMS.get(job.variant, _DUMP)
    made = planted(right, job.variant.removesuffix("-pdf"), places)
    if not made:
        why = "the document offers no place for such a mistake"
        yield from (_unscored(job, measure, right, why) for measure in ("identifiable", *_ABOUT_MISTAKES))
        return
    seen: list[Findings] = []
    alarms: list[Tally] = []
    unseen: list[str] = []
    for mutation in made:
        held = _read(mutation.fixture, kind)
        mistake, identifiable = _planted(right, mutation, held.rendered)
        findings = score(held.extraction.checks, [mistake])
        alarms.append(findings.alarms)
        if identifiable:
            seen.append(findings)
        else:
            anyway = ", found all the same" if findings.found.right else ""
            unseen.append(f"no identity sees {mistake.words}{anyway}")
    yield _identifiable(job, right, len(made), unseen)
    tallies = ([f.found for f in seen], [f.suspect for f in seen], [f.cause for f in seen])
    for measure, found in zip(_ABOUT_MISTAKES, tallies, strict=True):
        tally = _together(found)
        if tally.wanted:
            yield tallied(_NAME, measure, job.subject, job.variant, right.family, tally)
        else:
            why = "what is not printed has no cell" if seen else "no identity sees what was planted"
            yield _unscored(job, measure, right, why)
    yield tallied(_NAME, "alarms", job.subject, job.variant, right.family, _together(alarms))


def _planted(right: Fixture, mutation: Mutation, rendered: Rendered) -> tuple[Planted, bool]:
    """The mistake with its places, and whether some identity is broken by it."""
    lost = _arithmetic(right.name).broken_in(mutation.fixture)
    spots = tuple(
        Spot(figure.printed, figure.right, _places(figure.where, rendered)) for figure in mutation.figures
    )
    near: dict[Where, None] = {}
    if not all(spot.printed for spot in spots) or not spots:
        near = dict.fromkeys(where for identity in lost for where in identity.rests_on)
    standing = tuple(Spot(_printed(w, mutation.fixture), "", _places(w, rendered)) for w in near)
    return Planted(mutation.words, spots, standing), bool(lost)


def _printed(where: Where, fixture: Fixture) -> str:
    if not isinstance(where, Cell):
        return where.printed
    statement = next(each for each in fixture.statements if each.id == where.table)
    return statement.rows[where.row][where.column]


def _places(where: Where, rendered: Rendered) -> tuple[Place, ...]:
    if isinstance(where, Cell):
        place = rendered.places.get((where.table, where.row, where.column))
        return (place,) if place else ()
    return rendered.paragraphs.get(where.block, ()) if isinstance(where, Said) else ()


def _identifiable(job: Job, right: Fixture, made: int, unseen: list[str]) -> Case:
    # neither right nor wrong: what was planted is chance, and no reader can do anything about it
    return Case(
        suite=_NAME,
        measure="identifiable",
        subject=job.subject,
        variant=job.variant,
        family=right.family,
        outcome=Outcome.MEASURED,
        right=made - len(unseen),
        wanted=made,
        given=made,
        explanation=told(unseen),
    )


def _unscored(job: Job, measure: str, right: Fixture, why: str) -> Case:
    return unscored(_NAME, measure, job.subject, job.variant, right.family, why)


def _together(tallies: list[Tally]) -> Tally:
    return Tally(
        sum(tally.right for tally in tallies),
        sum(tally.wanted for tally in tallies),
        sum(tally.given for tally in tallies),
        list({miss.words: miss for tally in tallies for miss in tally.misses}.values()),
    )


@lru_cache(maxsize=2)
def _right(name: str) -> Fixture:
    return put_right(load(name))


@lru_cache(maxsize=2)
def _arithmetic(name: str) -> Arithmetic:
    return arithmetic(_right(name))


def _read(fixture: Fixture, kind: str) -> Reading:
    return Reading(fixture, *render(fixture, kind))


SUITE = Suite(plan, run)
