"""Tables that no rule understands: what a model says of columns and rows, and what the grid makes of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors import facts
from extractors.fill import plan
from extractors.modelled import Filler
from extractors.pipeline import extract_bytes, left_over
from extractors.schema.extraction import Extraction
from tests.scripted import Scripted, listed

# No row of heads, and nothing in the title that a prescribed table is called by.
ODD = """浦河县民政局2022年部门预算

社区事务数额
单位：万元
养老照料\t120.50\t35
殡葬事务\t80.00\t12
流动救助\t21.50\t20
"""


def table(**changes: Any) -> Any:
    """What a model says of the table: names, amounts, persons."""

    def answer(user: str, schema: dict[str, Any]) -> dict[str, Any]:
        told = {
            "kind": "other",
            "unit": listed(schema, "unit")[0],
            "columns": [
                {"column": column, "holds": holds}
                for column, holds in zip(listed(schema, "column"), ("name", "amount", "count"), strict=False)
            ],
            "rows": [{"row": row, "sort": "line"} for row in listed(schema, "row")],
        }
        return {**told, **changes}

    return answer


def read(text: str, answer: Any, *, everything: bool = True) -> tuple[Extraction, Scripted]:
    model = Scripted({"table": answer})
    return extract_bytes(text.encode(), "a.txt", filler=Filler(model, everything=everything)), model


def figures(extraction: Extraction) -> list[tuple[str, Decimal | None, str, str]]:
    return [
        (f.row_name, f.amount, f.unit, f.method.value)
        for f in facts.values(extraction.budget)
        if f.source.cell is not None
    ]


def test_a_table_that_no_form_claims_is_asked_about_with_every_cell_under_its_id() -> None:
    (task,) = plan(left_over(ODD.encode(), "a.txt"))
    _, user = task.question.messages()
    assert "[r1] [t1r1c0] 殡葬事务 | [t1r1c1] 80.00 | [t1r1c2] 12" in user
    assert "单位：万元" in user
    assert task.question.ids["row"] == ("r0", "r1", "r2")


def test_the_digits_are_read_from_the_cells_and_the_unit_from_the_line_that_prints_it() -> None:
    extraction, _ = read(ODD, table())
    assert figures(extraction) == [
        ("养老照料", Decimal("120.50"), "万元", "model"),
        ("殡葬事务", Decimal("80.00"), "万元", "model"),
        ("流动救助", Decimal("21.50"), "万元", "model"),
        ("养老照料", Decimal(35), "", "model"),
        ("殡葬事务", Decimal(12), "", "model"),
        ("流动救助", Decimal(20), "", "model"),
    ]


def test_where_the_rules_read_a_figure_otherwise_both_readings_are_kept() -> None:
    extraction, _ = read(ODD, table(), everything=False)
    persons = next(f for f in facts.facts(extraction) if f.amount == 35)
    assert (persons.unit, persons.method.value, persons.status) == ("万元", "table_rule", "conflict")
    other = next(a for a in extraction.budget.alternatives if a.source.cell == persons.source.cell)
    assert (other.item, other.unit, other.method.value) == ("养老照料", "", "model")
    agreed = next(f for f in facts.facts(extraction) if f.amount == Decimal("120.50"))
    assert agreed.status == "unverified"


def test_a_row_that_the_model_leaves_out_is_asked_for_again() -> None:
    turns: list[Any] = [table(rows=[{"row": "r0", "sort": "line"}]), table()]
    extraction, model = read(ODD, lambda user, schema: turns.pop(0)(user, schema))
    assert model.count("table") == 2
    assert "缺少行 r1" in model.asked[-1][1]
    assert len(figures(extraction)) == 6


def test_what_stays_missing_is_said() -> None:
    extraction, _ = read(ODD, table(rows=[{"row": "r0", "sort": "line"}]))
    assert any("缺少行 r2" in words for words in extraction.run.unanswered)
    assert [f[0] for f in figures(extraction)] == ["养老照料", "养老照料"]


def test_a_table_too_long_for_one_question_is_cut_by_rows_and_nothing_is_dropped() -> None:
    rows = "".join(f"第{n}社区服务站\t{n}.25\t{n}\n" for n in range(1, 401))
    text = f"浦河县民政局2022年部门预算\n\n社区事务数额\n单位：万元\n名目\t数额\t人数\n{rows}"
    tasks = [t for t in plan(left_over(text.encode(), "a.txt")) if t.question.prompt == "table"]
    assert len(tasks) > 1
    asked = [row for task in tasks for row in task.question.ids["row"]]
    assert asked == [f"r{n}" for n in range(1, 401)]
    assert all("[t1r0c1] 数额" in task.question.messages()[1] for task in tasks)
    extraction, _ = read(text, table())
    amounts = [f for f in figures(extraction) if f[2] == "万元"]
    assert [f[1] for f in amounts] == [Decimal(n) + Decimal("0.25") for n in range(1, 401)]


TWO_SIDED = """浦河县民政局2022年部门预算

来去对照
单位：元
来处\t数额\t去处\t数额
拨入\t500\t照料\t300
上缴\t100\t修缮\t300
"""


@pytest.mark.parametrize("third", ["note", "rank", "amount", "percent"])
def test_an_amount_never_takes_the_name_of_the_other_side(third: str) -> None:
    """Whatever the column of names on the right is said to hold, what stands behind it is not of the left."""
    columns = [{"column": f"c{n}", "holds": h} for n, h in enumerate(("name", "amount", third, "amount"))]
    extraction, _ = read(TWO_SIDED, table(columns=columns))
    assert {(f[0], f[1]) for f in figures(extraction)} == {("拨入", Decimal(500)), ("上缴", Decimal(100))}


def test_each_side_goes_by_its_own_names() -> None:
    columns = [{"column": f"c{n}", "holds": h} for n, h in enumerate(("name", "amount", "name", "amount"))]
    extraction, _ = read(TWO_SIDED, table(columns=columns))
    assert {(f[0], f[1]) for f in figures(extraction)} == {
        ("拨入", Decimal(500)),
        ("上缴", Decimal(100)),
        ("照料", Decimal(300)),
        ("修缮", Decimal(300)),
    }


def test_a_model_that_declines_costs_its_table_only() -> None:
    model = Scripted({})
    extraction = extract_bytes(ODD.encode(), "a.txt", filler=Filler(model))
    assert figures(extraction) == figures(extract_bytes(ODD.encode(), "a.txt"))
    assert len(extraction.run.unanswered) == 1
    assert extraction.run.unanswered[0].endswith("scripted declines")
