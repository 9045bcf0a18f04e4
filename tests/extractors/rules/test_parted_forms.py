"""A form that a document draws as several tables is one form: whose project's, and what its scores are."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx

from extractors.pipeline import extract_bytes
from extractors.schema.budget import Budget

HEAD = ("预算执行情况（10分）", "年初预算", "预算执行数", "预算执行率", "权重", "得分")


def drawn(project: str, spent: str, score: str) -> list[list[Sequence[str]]]:
    return [
        [
            ("项目名称", project, "实施单位", "泠水县水务局"),
            ("年度目标", "完成清淤。", "完成情况", "已完成。"),
        ],
        [
            HEAD,
            ("总额（万元）", "40.00", spent, "90.00%", "10", score),
            ("单位资金", "0.00", "0.00", "0.00%", "/", "/"),
        ],
        [
            ("一级指标", "二级指标", "三级指标", "指标值", "完成值", "权重", "得分"),
            ("产出指标", "数量指标", "清淤长度", "12公里", "11公里", "20", "18"),
        ],
    ]


def budget(*tables: Sequence[Sequence[str]]) -> Budget:
    document = docx.Document()
    document.add_paragraph("泠水县水务局2023年度部门决算")
    for n, rows in enumerate(tables):
        document.add_paragraph("部门预算项目支出绩效自评表（2023年度）" if n % 3 == 0 else "")
        table = document.add_table(len(rows), len(rows[0]))
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
    out = io.BytesIO()
    document.save(out)
    return extract_bytes(out.getvalue(), "a.docx").budget


def test_the_money_in_a_table_of_its_own_is_of_the_project_named_in_the_table_before() -> None:
    read = budget(*drawn("河道清淤", "36.00", "9.00"), *drawn("水闸维修", "35.00", "8.75"))
    spent = {a.money.printed: line.project for s in read.statements for line in s.lines for a in line.amounts}
    assert {one: spent[one] for one in ("36.00", "35.00")} == {"36.00": "河道清淤", "35.00": "水闸维修"}


def test_a_score_in_the_row_of_money_is_no_money() -> None:
    read = budget(*drawn("河道清淤", "36.00", "9.00"))
    scores = [m for m in read.mentions if m.column.endswith(("权重", "得分"))]
    assert scores
    assert not any(m.quantity.unit for m in scores)


def test_levels_below_a_merged_head_are_heads_beside_the_heads_that_go_down_to_them() -> None:
    document = docx.Document()
    for line in ("青河县水务局2025年部门预算", "部门预算项目绩效目标表", "单位：元"):
        document.add_paragraph(line)
    heads = (
        (
            "单位名称",
            "项目名称",
            "年度预算",
            "年度目标",
            "绩效指标",
            "",
            "",
            "绩效指标性质",
            "绩效指标值",
            "度量单位",
            "权重",
        ),
        ("", "", "", "", "一级指标", "二级指标", "三级指标", "", "", "", ""),
    )
    body = (
        (
            "河道所",
            "渠首清淤",
            "52,000.00",
            "汛前清完",
            "产出指标",
            "数量指标",
            "清淤河段",
            "≥",
            "12",
            "公里",
            "60",
        ),
        ("", "", "", "", "效益指标", "社会效益指标", "受益农户", "≥", "340", "户", "30"),
    )
    grid = document.add_table(4, 11)
    for r, row in enumerate((*heads, *body)):
        for c, text in enumerate(row):
            grid.cell(r, c).text = text
    grid.cell(0, 4).merge(grid.cell(0, 6))
    for c in (0, 1, 2, 3, 7, 8, 9, 10):
        grid.cell(0, c).merge(grid.cell(1, c))
    for c in range(4):
        grid.cell(2, c).merge(grid.cell(3, c))
    file = io.BytesIO()
    document.save(file)
    budget = extract_bytes(file.getvalue(), "a.docx").budget
    assert [
        (i.project, i.level3, i.target.operator, str(i.target.value), i.target.unit)
        for i in budget.indicators
    ] == [
        ("渠首清淤", "清淤河段", "≥", "12", "公里"),
        ("渠首清淤", "受益农户", "≥", "340", "户"),
    ]
    assert [(g.project, g.text.text) for g in budget.goals] == [("渠首清淤", "汛前清完")]
