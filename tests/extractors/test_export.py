"""What facts.csv says to a spreadsheet, and what it must not make it do."""

from __future__ import annotations

import csv
import io

from extractors.export import facts_csv
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
