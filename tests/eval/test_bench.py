"""The benchmark: its arithmetic on timings made by hand, who fails is not fast, and a run of ours on one page."""

from __future__ import annotations

import json
from pathlib import Path

import pymupdf
import pytest

from eval.bench import __main__ as command
from eval.bench import child, contenders, documents, goals, rounds, stages
from eval.bench.clock import timed
from eval.bench.contenders import FIND_TABLES, OURS, PDFPLUMBER, Contender, PageDone
from eval.bench.documents import Document, Origin
from eval.bench.timings import (
    Failed,
    Outcome,
    Spread,
    Timed,
    failure,
    ms_per_page,
    pages_ms,
    ratios,
    spread,
    together,
)
from eval.sample import PATH

BROKEN = Failed("ValueError: no such thing")


@pytest.fixture(scope="module")
def one_page() -> bytes:
    with pymupdf.open(PATH) as sample:
        sample.select([8])
        return bytes(sample.tobytes(garbage=3, deflate=True))


# --- arithmetic -------------------------------------------------------------------------------------------


def test_a_total_is_all_laps_and_the_rest_and_each_page_has_its_share() -> None:
    run = Timed((0.5, 1.0), rest=0.5)
    assert run.total == 2.0
    assert run.per_page == (0.75, 1.25)


def test_a_spread_is_least_median_and_most() -> None:
    assert spread([3.0, 1.0, 2.0]) == Spread(1.0, 2.0, 3.0)
    assert spread([1.0, 2.0]) == Spread(1.0, 1.5, 2.0)
    assert spread([]) is None


def test_milliseconds_a_page_are_of_whole_runs() -> None:
    runs = [Timed((1.0, 1.0)), Timed((2.0, 3.0), rest=1.0), Timed((1.0, 2.0))]
    assert ms_per_page(runs) == Spread(1000.0, 1500.0, 3000.0)
    assert pages_ms(runs) == [1000.0, 2000.0]


def test_ratios_are_taken_within_a_round() -> None:
    ours = [Timed((1.0,)), Timed((2.0,))]
    theirs = [Timed((10.0,)), Timed((40.0,))]
    assert ratios(theirs, ours) == Spread(10.0, 15.0, 20.0)
    # never the best of one against the worst of the other
    assert ratios(ours, ours) == Spread(1.0, 1.0, 1.0)


def test_over_several_documents_the_long_one_weighs_more() -> None:
    ours: list[list[Outcome]] = [[Timed((1.0,))], [Timed((3.0,))]]
    theirs: list[list[Outcome]] = [[Timed((10.0,))], [Timed((6.0,))]]
    assert together(theirs, ours) == Spread(4.0, 4.0, 4.0)


@pytest.mark.parametrize("runs", [[BROKEN], [Timed((1.0,)), BROKEN], []])
def test_who_failed_once_or_never_ran_has_no_speed(runs: list[Outcome]) -> None:
    fine: list[Outcome] = [Timed((1.0,))] * len(runs)
    assert failure(runs) is not None
    assert ms_per_page(runs) is None
    assert pages_ms(runs) == []
    assert ratios(runs, fine) is None
    assert ratios(fine, runs) is None
    assert together([runs], [fine]) is None


def test_a_document_that_one_of_them_failed_on_counts_for_neither() -> None:
    ours: list[list[Outcome]] = [[Timed((1.0,))], [Timed((1.0,))]]
    theirs: list[list[Outcome]] = [[Timed((9.0,))], [BROKEN]]
    assert together(theirs, ours) == Spread(9.0, 9.0, 9.0)


@pytest.mark.parametrize(
    ("count", "most", "pages"),
    [(8, 4, [1, 3, 5, 7]), (35, 4, [4, 13, 21, 30]), (3, 4, [0, 1, 2]), (1, 1, [0])],
)
def test_a_sample_is_evenly_spaced(count: int, most: int, pages: list[int]) -> None:
    assert documents.spaced(count, most) == pages


# --- goals ------------------------------------------------------------------------------------------------


def results_of(whole: Outcome, sample: dict[str, Outcome], origin: Origin) -> rounds.Results:
    document = Document("d", b"", 1, origin)
    return rounds.Results(
        documents=[document],
        samples=[document],
        whole=[[whole]],
        sample={name: [[outcome]] for name, outcome in sample.items()},
        rounds=1,
    )


def test_goals_are_met_missed_or_cannot_be_told() -> None:
    fast = Timed((0.004,))
    found = results_of(
        fast, {OURS: fast, PDFPLUMBER: Timed((0.040,)), FIND_TABLES: Timed((0.040,))}, Origin.PUBLISHED
    )
    assert [goal.verdict for goal in goals.goals(found)] == ["met", "met", "missed"]
    slow = results_of(Timed((0.006,)), {OURS: fast, PDFPLUMBER: BROKEN}, Origin.PUBLISHED)
    assert [goal.verdict for goal in goals.goals(slow)] == ["missed", "cannot tell"]


@pytest.mark.parametrize(("whole", "origin"), [(BROKEN, Origin.PUBLISHED), (Timed((0.001,)), Origin.FIXTURE)])
def test_a_failure_or_a_fixture_meets_no_goal(whole: Outcome, origin: Origin) -> None:
    found = results_of(whole, {OURS: whole, PDFPLUMBER: Timed((9.0,))}, origin)
    assert {goal.verdict for goal in goals.goals(found)} == {"cannot tell"}


# --- runs -------------------------------------------------------------------------------------------------


def give_up(data: bytes, page_done: PageDone) -> None:
    raise ValueError("no such thing")


def give_up_on_the_second_page(data: bytes, page_done: PageDone) -> None:
    page_done()
    raise ValueError("no such thing")


def read_nothing(data: bytes, page_done: PageDone) -> None:
    pass


@pytest.mark.parametrize("run", [give_up, give_up_on_the_second_page, read_nothing])
def test_a_contender_that_fails_is_failed_and_not_fast(run: contenders.Run) -> None:
    assert isinstance(timed(run, b""), Failed)


def test_a_library_that_is_not_there_is_failed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    absent = Contender(contenders.CONTENDERS[FIND_TABLES].run, libraries=tmp_path / "nowhere")
    monkeypatch.setattr(child, "CONTENDERS", {FIND_TABLES: absent})
    assert "not installed" in child.measure_of(FIND_TABLES)(b"")["reason"]


def test_what_a_process_did_not_come_to_is_failed(tmp_path: Path) -> None:
    assert (
        rounds.outcomes("nobody", [tmp_path / "a.pdf", tmp_path / "b.pdf"], tmp_path)
        == [Failed("its process ended before")] * 2
    )


@pytest.mark.parametrize("outcome", [Timed((0.5, 1.0), rest=0.25), BROKEN])
def test_an_outcome_comes_back_from_the_other_process_as_it_was(outcome: Outcome) -> None:
    assert child.from_json(json.loads(json.dumps(child.as_json(outcome)))) == outcome


def test_every_stage_of_the_pipeline_is_at_its_door(one_page: bytes) -> None:
    spent = stages.stages(one_page)
    assert list(spent) == list(stages.STAGES)
    assert {stage for stage, seconds in spent.items() if not seconds} == set()
    for door in stages.DOORS:
        assert not hasattr(getattr(door.home, door.name), "__wrapped__"), "the product is left as it was"


def test_ours_alone_on_one_page(one_page: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, out = tmp_path / "page.pdf", tmp_path / "bench.json"
    page.write_bytes(one_page)
    line = [str(page), "--peers", "--rounds", "1", "--no-memory", "--library", "--json", str(out)]
    assert command.main(line) == 0
    printed = capsys.readouterr().out
    assert "where the time of mingzhang goes" in printed
    assert "failed:" not in printed
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["documents"][0]["pages"] == 1
    assert len(written["documents"][0]["whole"][0]["laps"]) == 1


def test_a_file_without_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, data in (("blank.pdf", _blank()), ("not.pdf", b"hello")):
        (tmp_path / name).write_bytes(data)
        assert command.main([str(tmp_path / name)]) == 2
        assert name in capsys.readouterr().err


def _blank() -> bytes:
    with pymupdf.open() as document:
        document.new_page()
        return bytes(document.tobytes())


@pytest.mark.parametrize(
    ("metadata", "origin"),
    [
        ({"producer": "Skia/PDF m120", "creator": "Chromium"}, Origin.CHROMIUM),
        ({"producer": "LibreOffice 7.4", "creator": "Writer"}, Origin.LIBREOFFICE),
        ({"producer": "", "creator": "WPS 表格"}, Origin.PUBLISHED),
        ({"producer": None, "creator": None}, Origin.UNNAMED),
    ],
)
def test_documents_are_told_apart_by_what_made_them(metadata: dict[str, str], origin: Origin) -> None:
    assert documents.origin(metadata) is origin
