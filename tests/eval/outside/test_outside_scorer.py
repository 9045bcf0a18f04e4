"""Our figures are those of the scorer outside the project, to the last digit it prints, on good and on damaged outputs."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from eval.outside.folder import FORMS, Copy
from eval.outside.gold_files import read_facts, read_findings, read_questions
from eval.outside.reading import extraction
from eval.outside.scorers import answers, facts, findings
from eval.outside.suites.answers import answers_to
from eval.scorers.tally import Tally
from extractors.export import checks_json, facts_csv
from extractors.fact_rows import FACT_COLUMNS, FactRow, fact_rows
from extractors.schema.check import Check, Status
from service.answer import Answer, Outcome

SHARED = Path(__file__).parents[3].parent / "shared"
SCORER = SHARED / "tools" / "score.py"
pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="the scorer is not beside the checkout")

NAMES = ("baihe-2020", "changli-2024")
FORM = {form.name: form for form in FORMS}
_FIGURE = re.compile(r"(\w+)=(\d[\d./]*)(?= |$)")
_STEP = 7


def copy(name: str, form: str) -> Copy:
    return Copy(FORM[form], SHARED / "disclosures" / f"{name}{FORM[form].suffix}")


def gold(name: str, what: str) -> Path:
    return SHARED / "gold" / f"{name}.{what}"


@cache
def answered(name: str) -> tuple[Answer, ...]:
    return tuple(answers_to(read_questions(gold(name, "qa.jsonl")), copy(name, "txt")))


def theirs(what: str, labels: Path, output: Path) -> dict[str, str]:
    """The figures that the scorer prints; counts of its states are not among them."""
    done = subprocess.run(
        [sys.executable, str(SCORER), what, str(labels), str(output)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return dict(_FIGURE.findall(done.stdout.partition(" states=")[0].strip()))


def share(tally: Tally) -> str:
    return f"{tally.right / max(1, tally.wanted):.4f}"


def our_facts(rows: Sequence[FactRow], name: str) -> dict[str, str]:
    scores = facts.score(rows, read_facts(gold(name, "facts.jsonl")).facts)
    counts = {"gold": str(scores.value.wanted), "rows": str(scores.located.wanted)}
    return counts | {measure: share(tally) for measure, tally in scores.by_measure()}


def our_checks(checks: Sequence[Check], name: str) -> dict[str, str]:
    found = findings.score(checks, read_findings(gold(name, "findings.json")), FORM["txt"])
    shares = {a.measure: f"{a.tally.right}/{a.tally.wanted}" for a in found[:-2]}
    false = {a.measure: str(a.tally.wanted - a.tally.right) for a in found[-2:]}
    return {**shares, **false, "checks": str(len(checks))}


def our_answers(given: Sequence[Answer], name: str) -> dict[str, str]:
    questions = read_questions(gold(name, "qa.jsonl"))
    scores = answers.score(questions, given)
    refused, wrongly = scores.refused_rightly, scores.refused_wrongly
    figures = {
        "questions": str(len(questions)),
        "right": share(scores.right),
        "cited": share(scores.cited),
        "refused_rightly": f"{refused.right}/{refused.wanted}",
        "refused_wrongly": str(wrongly.wanted - wrongly.right),
    }
    for kind in {question.type for question in questions}:
        pairs = [(q, a) for q, a in zip(questions, given, strict=True) if q.type == kind]
        right = answers.score([q for q, _ in pairs], [a for _, a in pairs]).right
        figures[kind] = f"{right.right}/{right.wanted}"
    return figures


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_the_figures_of_facts_are_the_same(name: str, form: str, tmp_path: Path) -> None:
    read = extraction(copy(name, form))
    path = tmp_path / "facts.csv"
    path.write_bytes(facts_csv(read).encode("utf-8-sig"))
    assert our_facts(list(fact_rows(read)), name) == theirs("facts", gold(name, "facts.jsonl"), path)


def _other_amount(row: FactRow) -> FactRow:
    return row._replace(amount=row.amount + Decimal("0.01") if row.amount else row.amount)


_LIES: tuple[Callable[[FactRow], FactRow], ...] = (
    _other_amount,
    lambda row: row._replace(column="本年预算"),
    lambda row: row._replace(column=row.column.split("/")[0]),
    lambda row: row._replace(row_name="其他支出"),
    lambda row: row._replace(row_name=row.row_name[:3]),
    lambda row: row._replace(row_code=""),
    lambda row: row._replace(row_code=row.row_code[:3]),
    lambda row: row._replace(statement="other"),
    lambda row: row._replace(unit="元"),
    lambda row: row._replace(source="prose"),
    lambda row: row._replace(page=None, line=None),
)


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_of_damaged_facts_are_the_same(name: str, tmp_path: Path) -> None:
    rows = [
        _LIES[(n // 2) % len(_LIES)](row) if n % 2 else row
        for n, row in enumerate(fact_rows(extraction(copy(name, "txt"))))
        if n % 11
    ]
    rows += rows[::_STEP]  # what is read twice
    rows.sort(key=lambda row: (row.amount or Decimal(0)) % _STEP)
    path = tmp_path / "facts.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        written = csv.writer(out)
        written.writerow(FACT_COLUMNS)
        written.writerows(rows)
    ours = our_facts(rows, name)
    assert ours == theirs("facts", gold(name, "facts.jsonl"), path)
    assert (
        0.2 < float(ours["statement"]) < float(ours["cell"]) < float(ours["row"]) < float(ours["value"]) < 1
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_of_checks_are_the_same(name: str, tmp_path: Path) -> None:
    read = extraction(copy(name, "txt"))
    failing = tuple(
        replace(check, status=(Status.FAILS, Status.ROUNDING, Status.HOLDS)[n % 3] if n % 2 else check.status)
        for n, check in enumerate(read.checks)
    )
    for held in (read, read.model_copy(update={"checks": failing})):
        path = tmp_path / "checks.json"
        path.write_text(json.dumps(checks_json(held)), encoding="utf-8")
        assert our_checks(held.checks, name) == theirs("checks", gold(name, "findings.json"), path)
    assert int(our_checks(failing, name)["alarms"]) > 10


def _damaged(answer: Answer, number: int) -> Answer:
    changes: dict[str, object] = (
        {},
        {"status": Outcome.NOT_DISCLOSED},
        {"status": Outcome.ANSWERED, "answer": answer.answer[: len(answer.answer) // 2]},
        {"citations": answer.citations[1:]},
        {"answer": answer.answer.replace("1", "2")},
        {"status": Outcome.CONFLICTING, "citations": ()},
    )[number % 6]
    return answer.model_copy(update=changes)


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_of_answers_are_the_same(name: str, tmp_path: Path) -> None:
    ids = [question.id for question in read_questions(gold(name, "qa.jsonl"))]
    whole = answered(name)
    damaged = [_damaged(answer, n) for n, answer in enumerate(whole)]
    for given in (whole, damaged):
        path = tmp_path / "answers.jsonl"
        lines = [a.model_dump(mode="json") | {"id": i} for i, a in zip(ids, given, strict=True)]
        path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        assert our_answers(given, name) == theirs("answers", gold(name, "qa.jsonl"), path)
    assert float(our_answers(damaged, name)["right"]) < 0.9
