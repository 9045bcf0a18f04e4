"""A run leaves its rows, its summary and what it was made with; one that was broken off goes on only as it was begun."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from eval import suites
from eval.run import runs
from eval.run.jobs import Options, units
from eval.run.runner import JOURNAL

OPTIONS = Options()


def begun(out: Path) -> runs.Run:
    return runs.new(out, "structure", OPTIONS, 2)


def test_every_run_has_a_folder_of_its_own(tmp_path: Path) -> None:
    assert len({begun(tmp_path).folder for _ in range(3)}) == 3


def test_a_finished_run_has_a_row_for_each_case_and_tells_what_it_was_made_with(tmp_path: Path) -> None:
    run = begun(tmp_path)
    cases = run.do(units(suites.plan("structure", OPTIONS, 2)), OPTIONS, 1)
    run.finish(cases, None, OPTIONS)
    with (run.folder / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["subject"] for row in rows] == [case.subject for case in cases]
    assert all(0 <= float(row["score"]) <= 1 for row in rows)
    summary = json.loads((run.folder / "summary.json").read_text(encoding="utf-8"))
    assert summary["suite"] == "structure"
    assert summary["engine"] == "rules"
    assert {"pymupdf", "scipy"} <= summary["libraries"].keys()
    assert all(len(digest) == 64 for digest in summary["prompts"].values())
    assert summary["counts"]["right"] + summary["counts"]["wrong"] == len(cases)
    assert "teds" in (run.folder / "report.html").read_text(encoding="utf-8")
    assert not (run.folder / JOURNAL).exists()


def test_nothing_of_the_machine_but_its_processor_is_told(tmp_path: Path) -> None:
    run = begun(tmp_path)
    text = json.dumps(run.made_with)
    assert str(Path.home()) not in text
    assert str(tmp_path) not in text


def test_a_run_is_gone_on_with_only_as_it_was_begun(tmp_path: Path) -> None:
    run = begun(tmp_path)
    (run.folder / JOURNAL).write_text("", encoding="utf-8")
    assert runs.resumed(run.folder, "structure", OPTIONS, 2).folder == run.folder
    with pytest.raises(ValueError, match="made with another limit"):
        runs.resumed(run.folder, "structure", OPTIONS, 3)
    with pytest.raises(ValueError, match="made with another engine"):
        runs.resumed(run.folder, "structure", Options(engine="llm"), 2)


def test_a_folder_that_holds_no_broken_off_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected a run that was broken off"):
        runs.resumed(tmp_path, None, OPTIONS, None)


def test_the_report_shows_the_printed_lines_of_documents_from_outside(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("某局2024年部门预算\n收入合计 12.00\n", encoding="utf-8")
    label = {
        "source": "table",
        "statement": "other",
        "row_name": "无",
        "column": "数",
        "amount": "7.5",
        "unit": "万元",
    }
    (tmp_path / "x.facts.jsonl").write_text(json.dumps({**label, "line": 2}) + "\n", encoding="utf-8")
    options = Options(cases=tmp_path)
    run = runs.new(tmp_path / "runs", "extraction", options, None)
    run.finish(run.do(units(suites.plan("extraction", options)), options, 1), None, options)
    assert "收入合计 12.00" in (run.folder / "report.html").read_text(encoding="utf-8")
