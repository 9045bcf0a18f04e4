"""The suite puts all readers side by side on the same documents and says why one has no score."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from eval.load import names
from eval.reading import Reading
from eval.run.cases import Case, Outcome
from eval.run.jobs import Job, Options
from eval.suites import SHORT, peers, plan
from extractors.llm import connect
from tests.endpoint import Endpoint, data, endpoint, fails, text
from tests.eval.peers.small import drawn

MODEL = Options(engine="llm")
# two in each of 26 rows, and three of the two sides
AMOUNTS = 55
ROW = {
    "table": "收支总表",
    "row_code": "",
    "row_name": "财政拨款",
    "column": "预算数",
    "amount": "7,000",
    "unit": "元",
}


@pytest.fixture(scope="module")
def held() -> Reading:
    return drawn("pdf")


@pytest.fixture
def small(held: Reading, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """The small disclosure in the place of any fixture; no times are taken, and no model is configured."""
    monkeypatch.setattr(peers, "reading", lambda *_: held)
    monkeypatch.setattr(peers, "first_of_families", frozenset)
    monkeypatch.delenv("MINGZHANG_MODEL", raising=False)
    monkeypatch.delenv("MINGZHANG_MODEL_URL", raising=False)
    return held


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with endpoint() as made:
        yield made


def run(form: str, options: Options | None = None) -> dict[tuple[str, str], Case]:
    cases = peers.run(Job("small", form, "peers"), options or Options())
    return {(case.measure, case.variant): case for case in cases}


@pytest.mark.usefixtures("small")
def test_ours_is_scored_by_the_same_measures() -> None:
    found = run("pdf")
    assert set(found) == {("cells", "mingzhang"), ("teds", "mingzhang")}
    assert {case.outcome for case in found.values()} == {Outcome.RIGHT}
    assert found["cells", "mingzhang"].wanted == AMOUNTS


@pytest.mark.usefixtures("small")
def test_peers_are_scored_and_all_are_timed_on_the_same_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "first_of_families", lambda: frozenset(["small"]))
    found = run("beside-pdf")
    for reader in ("pdfplumber", "find_tables"):
        assert found["cells", reader].outcome is Outcome.RIGHT
        assert found["teds", reader].value == 1.0
    timed = [case for case in found.values() if case.measure == "ms_per_page"]
    assert [case.variant for case in timed] == ["mingzhang", "pdfplumber", "find_tables"]
    assert all(case.outcome is Outcome.MEASURED and case.value and case.value > 0 for case in timed)
    assert {case.explanation for case in timed} == {"4 pages, the middle one of 3 times"}


@pytest.mark.usefixtures("small")
def test_the_form_without_lines_says_so_behind_the_reader_and_asks_no_model() -> None:
    assert {variant for _, variant in run("pdf-unruled")} == {"mingzhang-unruled"}
    beside = {variant for _, variant in run("beside-pdf-unruled", MODEL)}
    assert beside == {"pdfplumber-unruled", "find_tables-unruled"}


@pytest.mark.usefixtures("small")
def test_a_library_that_is_not_installed_is_unscored_with_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    found = run("beside-pdf")
    for measure in ("cells", "teds"):
        case = found[measure, "pdfplumber"]
        assert (case.outcome, case.score) == (Outcome.UNSCORED, None)
        assert "pip install 'mingzhang[bench]'" in case.explanation
    assert ("ms_per_page", "pdfplumber") not in found
    assert found["cells", "find_tables"].outcome is Outcome.RIGHT


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("options", "why"),
    [
        (Options(), "only with --engine llm or hybrid"),
        (MODEL, "set MINGZHANG_MODEL_URL and MINGZHANG_MODEL"),
    ],
)
def test_without_a_model_the_whole_document_is_unscored_with_the_settings(
    options: Options, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers, "TABLE_READERS", ())
    case = run("beside-pdf", options)["cells", "whole_document"]
    assert case.outcome is Outcome.UNSCORED
    assert why in case.explanation


def asked(held: Reading, server: Endpoint) -> list[Case]:
    return list(peers.asked(held, connect(server.url, "m", None, 5.0, retries=0)))


def test_what_a_model_says_is_scored_and_timed_by_its_one_call(held: Reading, server: Endpoint) -> None:
    server.says(data({"rows": [ROW]}))
    cells, time = asked(held, server)
    assert (cells.right, cells.wanted, cells.given) == (1, AMOUNTS, 1)
    assert (cells.variant, cells.outcome) == ("whole_document", Outcome.WRONG)
    assert (time.measure, time.outcome) == ("ms_per_page", Outcome.MEASURED)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("answer", "finish", "why"),
    [
        ('{"rows": [', "length", "cut off"),
        ("共有几十个金额。", "stop", "prose"),
        ('{"rows": [{"amount": "7,000"}]}', "stop", "expected rows of table"),
    ],
)
def test_an_answer_that_cannot_be_read_is_wrong_and_says_how(
    held: Reading, server: Endpoint, answer: str, finish: str, why: str
) -> None:
    server.says(text(answer, finish))
    (case,) = asked(held, server)
    assert (case.outcome, case.score) == (Outcome.WRONG, 0.0)
    assert (case.right, case.wanted, case.given) == (0, AMOUNTS, 0)
    assert why in case.explanation


@pytest.mark.parametrize("status", [401, 503])
def test_a_model_that_does_not_answer_at_all_is_unscored(
    held: Reading, server: Endpoint, status: int
) -> None:
    server.says(fails(status))
    (case,) = asked(held, server)
    assert (case.outcome, case.score) == (Outcome.UNSCORED, None)
    assert str(status) in case.explanation


def test_every_reader_reads_the_same_documents_in_a_form() -> None:
    jobs = plan("peers", Options())
    ours = {(job.subject, job.variant) for job in jobs if not job.variant.startswith("beside-")}
    beside = {(job.subject, job.variant.removeprefix("beside-")) for job in jobs} - ours
    assert beside == set()
    assert len(jobs) == 2 * len(ours)
    assert {subject for subject, form in ours if form == "pdf"} == set(names())


def test_the_short_run_has_ours_of_one_fixture_a_family_and_no_peer(monkeypatch: pytest.MonkeyPatch) -> None:
    first = names()[0]
    monkeypatch.setattr(peers, "first_of_families", lambda: frozenset([first]))
    jobs = [job for job in plan(SHORT, Options()) if job.suite == "peers"]
    assert [(job.subject, job.variant) for job in jobs] == [(first, "pdf"), (first, "pdf-unruled")]
