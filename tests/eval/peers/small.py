"""A small disclosure whose tables go on over pages, drawn with lines and without."""

from __future__ import annotations

from dataclasses import replace

from eval.fixture import Column, Fixture, Holds, Prose, Statement
from eval.reading import Reading
from eval.render.formats import render
from extractors.schema.draft import Kind, Stage

CODED = Statement(
    id="t1",
    kind=Kind.EXPENDITURE,
    title="部门支出总表",
    unit="万元",
    unit_line="单位：万元",
    columns=(
        Column(Holds.RANK, 8, ("序号",)),
        Column(Holds.CODE, 14, ("科目", "科目编码")),
        Column(Holds.NAME, 30, ("科目", "科目名称")),
        Column(Holds.VALUE, 15, ("本年支出", "合计")),
        Column(Holds.VALUE, 15, ("本年支出", "项目支出")),
    ),
    ruler=("栏次", "1", "2", "3", "4"),
    rows=tuple((f"{n}", f"{20000 + n}", f"第{n}项支出", f"{n * 10}.00", f"{n}.50") for n in range(1, 27)),
)
SIDES = Statement(
    id="t2",
    kind=Kind.RECEIPTS_EXPENDITURE,
    title="收支总表",
    unit="元",
    unit_line="单位：元",
    columns=(
        Column(Holds.NAME, 20, ("收入", "项目")),
        Column(Holds.VALUE, 15, ("收入", "预算数")),
        Column(Holds.NAME, 20, ("支出", "项目")),
        Column(Holds.VALUE, 15, ("支出", "预算数")),
    ),
    rows=(("财政拨款", "7,000", "教育支出", "6,000"), ("上年结转", "", "住房保障", "1,000")),
)
FIXTURE = Fixture(
    name="small",
    department="青河县水务局",
    year=2024,
    stage=Stage.BUDGET,
    family="of tests",
    body=(Prose("本部门严格执行预算。"), CODED, SIDES),
)


def drawn(kind: str, continuation: str = "caption") -> Reading:
    fixture = replace(FIXTURE, continuation=continuation)
    return Reading(fixture, *render(fixture, kind))
