"""What facts.csv says to a spreadsheet and must not make it do, and that the files appear together or not at all."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from extractors import export
from extractors.export import facts_csv, write
from extractors.pipeline import extract_bytes

DUMP = """2024年部门预算公开
表1 收支总表
单位：万元
项目\t金额
=1+1\t1.00
@SUM(A1)\t1.00
-乙\t△1.00
＋丙\t-1.00
丁=1\t-2,000.00
"""


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(facts_csv(extract_bytes(DUMP.encode(), "=cmd.txt")))))


def test_a_name_that_a_spreadsheet_would_run_is_written_as_text() -> None:
    assert [row["row_name"] for row in rows()] == ["'=1+1", "'@SUM(A1)", "'-乙", "'＋丙", "丁=1"]
    assert {row["document"] for row in rows()} == {"'=cmd"}


def test_a_number_with_a_sign_is_written_as_it_is() -> None:
    assert [row["printed"] for row in rows()] == ["1.00", "1.00", "△1.00", "-1.00", "-2,000.00"]
    assert [row["amount"] for row in rows()] == ["1.00", "1.00", "-1.00", "-1.00", "-2000.00"]


def test_a_target_that_is_a_range_has_no_amount() -> None:
    form = (
        "项目支出绩效目标表\n单位：万元\n一级指标\t二级指标\t三级指标\t指标值\n"
        "产出指标\t质量指标\t可支配月数\t6-9个月\n产出指标\t数量指标\t培训期数\t≥12期\n"
    )
    written = csv.DictReader(io.StringIO(facts_csv(extract_bytes(form.encode(), "a.txt"))))
    told = [(row["printed"], row["amount"], row["unit"]) for row in written]
    assert told == [("6-9个月", "", ""), ("≥12期", "12", "期")]


def test_the_files_appear_together_and_replace_what_was_there(tmp_path: Path) -> None:
    extraction = extract_bytes(DUMP.encode(), "a.txt")
    folder = tmp_path / "deep" / "out"
    write(extraction, folder)
    names = {"budget.json", "facts.csv", "checks.json", "datapackage.json", "budget.xlsx"}
    assert {file.name for file in folder.iterdir()} == names
    write(extraction, folder, workbook=False)
    assert {file.name for file in folder.iterdir()} == names - {"budget.xlsx"}


def test_a_file_that_cannot_be_made_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extraction = extract_bytes(DUMP.encode(), "a.txt")
    write(extraction, tmp_path / "out")
    before = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "out").iterdir()}

    def fails(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(export, "datapackage", fails)
    with pytest.raises(KeyboardInterrupt):
        write(extraction, tmp_path / "out")
    assert {file.name: file.stat().st_mtime_ns for file in (tmp_path / "out").iterdir()} == before
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_who_needs_no_workbook_does_not_load_what_writes_it() -> None:
    program = (
        "import sys, extractors.export; print([m for m in ('openpyxl', 'frictionless') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
