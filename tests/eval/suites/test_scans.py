"""Scans: which page is read, and that damage is what makes it worse."""

from __future__ import annotations

from collections import Counter

from eval.load import load, names
from eval.reading import reading
from eval.render.scan import DAMAGE, scan
from eval.run.jobs import Options
from eval.suites.scans import fullest, placed, plan


def test_the_page_read_is_one_on_which_all_its_tables_begin() -> None:
    held = reading("qinghe-2020", "pdf")
    page, *others = fullest(held.fixture, held.rendered)
    begins: dict[str, int | None] = {}
    for label in placed(held.fixture, held.rendered):
        begins.setdefault(label.table, label.place.page if label.place else None)
    on_it = [
        label for label in placed(held.fixture, held.rendered) if label.place and label.place.page == page
    ]
    assert len(on_it) > 50
    assert {begins[label.table] for label in on_it} == {page}
    assert others


def test_few_documents_are_read_in_all_settings_and_none_in_the_short_run() -> None:
    jobs = list(plan(Options()))
    settings = Counter(job.variant for job in jobs)
    assert set(settings.values()) == {3}
    assert {variant.split("-")[1] for variant in settings} == set(DAMAGE)
    assert not any(job.short for job in jobs)
    assert {job.subject for job in jobs} <= set(names())


def test_the_labels_of_a_scan_are_those_of_its_page() -> None:
    held = reading("linqu-2021", "pdf")
    page = fullest(load("linqu-2021"), held.rendered)[0]
    scanned = scan(held.rendered, DAMAGE["heavy"], pages=(page,))
    wanted = [label for label in placed(held.fixture, scanned) if label.place]
    assert {label.place.page for label in wanted if label.place} == {1}
    assert len(wanted) == 31
