"""Broken on purpose, the short run goes red: a column shifted, a wrong unit, a citation off by a page, a refusal turned off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from eval.questions.interview import interview
from eval.reading import reading
from eval.run.baseline import PATH, Flip, compare, read
from eval.run.jobs import Job, Options, units
from eval.run.runner import run
from eval.suites import SHORT, plan
from extractors import tables
from extractors.pipeline import extract_bytes
from extractors.schema.disclosure import Table
from service.answering import kept, respond
from service.answering.reply import Reply
from service.answering.ways.figures import lookup

OPTIONS = Options()
READ = [("liangang-2025", "docx"), ("yuntang-2024", "docx")]
ASKED = "liangang-2025"


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """What was read or answered while something was broken is not kept for other tests, nor the other way round."""
    for held in (reading, interview):
        held.cache_clear()
    yield
    for held in (reading, interview):
        held.cache_clear()


def flipped(wanted: Callable[[Job], bool]) -> list[Flip]:
    jobs = [job for job in plan(SHORT, OPTIONS) if wanted(job)]
    assert jobs
    return [flip for flip in compare(read(PATH), run(units(jobs), OPTIONS), whole=False) if flip.bad]


def reads(job: Job) -> bool:
    return job.suite == "extraction" and (job.subject, job.variant) in READ


def asks(job: Job) -> bool:
    return job.suite == "answers" and job.subject == ASKED


def with_tables(monkeypatch: pytest.MonkeyPatch, change: Callable[[Table], Table]) -> None:
    """Every table as it was understood, and then changed."""
    build = tables.build

    def changed(*arguments: Any) -> tuple[Sequence[Table], Any, Any]:
        found, *rest = build(*arguments)
        return tuple(map(change, found)), rest[0], rest[1]

    monkeypatch.setattr(tables, "build", changed)
    # read anew, and not as it was kept for the whole run
    monkeypatch.setattr("eval.reading.extract_bytes", extract_bytes)


def test_as_it_is_nothing_is_worse_than_the_baseline() -> None:
    assert flipped(lambda job: reads(job) or asks(job)) == []


def test_a_column_shifted_by_one_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def shifted(table: Table) -> Table:
        columns = [
            replace(column, path=table.columns[n - 1].path, lead=table.columns[n - 1].lead)
            for n, column in enumerate(table.columns)
        ]
        return replace(table, columns=tuple(columns))

    with_tables(monkeypatch, shifted)
    assert {flip.id.split("/")[2] for flip in flipped(reads)} == {name for name, _ in READ}


def test_a_wrong_unit_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    with_tables(monkeypatch, lambda table: replace(table, unit="千元" if table.unit else None))
    assert "extraction/cells/yuntang-2024/docx" in [flip.id for flip in flipped(reads)]


def test_a_citation_off_by_a_page_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    cite = Reply.cite

    def off(self: Reply, document: Any, source: Any, *rest: Any) -> int:
        return cite(self, document, replace(source, page=(source.page or 0) + 1), *rest)

    monkeypatch.setattr(Reply, "cite", off)
    assert any(flip.id.startswith("answers/cited/") for flip in flipped(asks))


def test_a_refusal_turned_off_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    # another year is kept out thrice: before anything is looked up, where a figure is chosen, and of what was found
    monkeypatch.setattr(respond, "out_of_reach", lambda *_: None)
    monkeypatch.setattr(kept, "of_years", lambda _, way, *asked: way(*asked))
    monkeypatch.setattr(lookup, "_other_year", lambda *_: None)
    assert any(flip.id.startswith("answers/refused_rightly/") for flip in flipped(asks))
