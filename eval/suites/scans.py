"""Scans: a page of tables printed, damaged and read by OCR, over resolution and damage; variants are `<dpi>-<damage>`.

Of each document one page, the one with most amounts whose tables all begin on it (of a pair the two with most): a page is
read without the others, so that many settings can be tried. Measured are amounts with row, column, unit and place on the
straightened page (`cells`), and how many of them are read to the last mark of their names and figures (`exact`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eval.fixture import Fixture
from eval.labels import NOT_SCORED, Label, amounts, unlabelled
from eval.load import names
from eval.reading import reading
from eval.render.place import Rendered
from eval.render.scan import DAMAGE, scan
from eval.run.cases import Case, tallied, unscored
from eval.run.jobs import Job, Options, Suite
from eval.scorers import cells
from eval.suites.forms import first_of_families
from extractors.pipeline import extract_bytes

_NAME = "scans"
_DPI = (100, 150, 200)
# What depends on resolution; any other damage is tried at one that offices scan at.
_CURVES, _USUAL = ("light", "heavy"), 150
# OCR takes seconds a page: so many documents, each of another family, are few enough for a run of minutes.
_DOCUMENTS = 3


def plan(_: Options) -> Iterator[Job]:
    """Few documents in all settings, and nothing for the short run."""
    chosen = sorted(first_of_families() & set(names()))[:_DOCUMENTS]
    for name in chosen:
        for damage in DAMAGE:
            # a clean page is read at any of these resolutions, so the lowest tells enough
            dpis = _DPI if damage in _CURVES else (min(_DPI) if damage == "clean" else _USUAL,)
            for dpi in dpis:
                yield Job(name, f"{dpi}-{damage}", _NAME)


def run(job: Job, _: Options) -> Iterator[Case]:
    dpi, _dash, damage = job.variant.partition("-")
    held = reading(job.subject, "pdf")
    family = held.fixture.family
    scanner = replace(DAMAGE[damage], dpi=int(dpi))
    pages = tuple(sorted(fullest(held.fixture, held.rendered)[: 2 if scanner.pair else 1]))
    if not pages:
        yield unscored(_NAME, "cells", job.subject, job.variant, family, "no page on which all tables begin")
        return
    scanned = scan(held.rendered, scanner, pages=pages)
    extraction = extract_bytes(scanned.data, f"{job.subject}.pdf")
    straight = scanned.straightened({page.number: (page.width, page.height) for page in extraction.pages})
    wanted = [label for label in placed(held.fixture, straight) if label.place]
    for measure, to_the_letter in (("cells", False), ("exact", True)):
        tally = cells.score(extraction, wanted, unlabelled(held.fixture), to_the_letter=to_the_letter).cells
        yield tallied(_NAME, measure, job.subject, job.variant, family, tally)


def placed(fixture: Fixture, rendered: Rendered) -> list[Label]:
    """The amounts with their place in a rendering, which may be of some pages only."""
    return [
        replace(label, place=rendered.places.get((statement.id, r, c)))
        for statement in fixture.statements
        if statement.kind not in NOT_SCORED
        for r, c, label in amounts(statement)
    ]


def fullest(fixture: Fixture, rendered: Rendered) -> tuple[int, ...]:
    """The pages whose tables all begin on them, those with most amounts first."""
    begins: dict[str, int | None] = {}
    counted: dict[int, int] = {}
    held: dict[int, set[str]] = {}
    for label in placed(fixture, rendered):
        page = label.place.page if label.place else None
        begins.setdefault(label.table, page)
        if page is not None:
            counted[page] = counted.get(page, 0) + 1
            held.setdefault(page, set()).add(label.table)
    whole = [page for page, tables in held.items() if all(begins[table] == page for table in tables)]
    return tuple(sorted(whole, key=lambda page: (-counted[page], page)))


SUITE = Suite(plan, run)
