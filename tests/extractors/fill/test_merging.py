"""Several answers become one draft: a long table is one table again, a number is one fact, and nothing told is lost."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from extractors import facts
from extractors.fill.merging import merged, together
from extractors.modelled import Filler
from extractors.pipeline import extract_bytes
from extractors.schema.check import Status
from extractors.schema.draft import (
    CellRef,
    Draft,
    DraftAmount,
    DraftIndicator,
    DraftLine,
    DraftMention,
    DraftNarrative,
    DraftStatement,
    Kind,
    Method,
    SpanRef,
)
from extractors.schema.extraction import Extraction
from tests.scripted import Scripted, listed

HEAD = "浦河县民政局2022年部门预算\n\n项目支出表\n单位：万元\n项目名称\t金额\n"
COUNT = 300


def long_table(**changed: str) -> str:
    names = {"total": f"{sum(range(1, COUNT + 1)) + COUNT * 0.25:.2f}", **changed}
    rows = "".join(f"第{n}社区服务站修缮项目\t{n}.25\n" for n in range(1, COUNT + 1))
    return f"{HEAD}合计\t{names['total']}\n{rows}"


def answer(without: str = "") -> Any:
    """A right answer, but for a row that is called a note."""

    def told(user: str, schema: dict[str, Any]) -> dict[str, Any]:
        rows = [{"row": row, "sort": "note" if row == without else "line"} for row in listed(schema, "row")]
        return {
            "kind": "project_expenditure",
            "unit": listed(schema, "unit")[0],
            "columns": [{"column": "c0", "holds": "name"}, {"column": "c1", "holds": "amount"}],
            "rows": rows,
        }

    return told


def read(text: str, said: Any) -> tuple[Extraction, Scripted]:
    model = Scripted({"table": said})
    return extract_bytes(text.encode(), "a.txt", filler=Filler(model, everything=True)), model


def test_a_table_asked_about_in_parts_is_one_statement_whose_lines_make_its_total() -> None:
    extraction, model = read(long_table(), answer())
    assert model.count("table") > 2
    (statement,) = extraction.budget.statements
    assert len(statement.lines) == COUNT + 1
    assert [c.status for c in extraction.checks if c.code == "hierarchy.lines_make_the_total"] == [
        Status.HOLDS
    ]


def test_a_row_that_the_model_leaves_out_is_no_mistake_of_the_publisher() -> None:
    extraction, _ = read(long_table(), answer(without="r7"))
    assert [c for c in extraction.checks if c.status is Status.FAILS] == []
    assert extraction.findings == ()
    assert "模型所读的数未能核对" in "".join(c.message for c in extraction.checks)
    assert {f.status for f in facts.facts(extraction) if f.row_name == "合计"} == {"conflict"}


def test_a_mistake_that_the_rules_see_too_is_one_with_everything_read_by_a_model() -> None:
    text = long_table(total="45000.00")
    rules = extract_bytes(text.encode(), "a.txt")
    extraction, _ = read(text, answer())
    assert [f.code for f in rules.findings] == ["hierarchy.lines_make_the_total"]
    assert [f.code for f in extraction.findings] == ["hierarchy.lines_make_the_total"]


def test_a_part_without_an_answer_is_no_mistake_of_the_publisher() -> None:
    turns = iter(range(10_000))

    def told(user: str, schema: dict[str, Any]) -> Any:
        return answer()(user, schema) if next(turns) == 0 else "我不知道"

    extraction, _ = read(long_table(), told)
    assert extraction.run.unanswered
    assert [c for c in extraction.checks if c.status is Status.FAILS] == []


def amount(cell: str) -> DraftAmount:
    return DraftAmount(column="金额", at=CellRef(cell=cell), unit="万元", method=Method.MODEL)


def statement(table: str, *cells: str) -> DraftStatement:
    return DraftStatement(
        kind=Kind.OTHER,
        table=table,
        label="",
        title="",
        unit=None,
        columns=("金额",),
        lines=tuple(DraftLine(name="甲", amounts=(amount(cell),)) for cell in cells),
    )


def test_a_cell_that_is_a_target_is_no_amount_as_well() -> None:
    target = DraftIndicator(level3="场次", target=CellRef(cell="t1r1c2"), method=Method.MODEL)
    number = DraftMention(
        kind=Kind.OTHER,
        item="场次",
        at=CellRef(cell="t1r1c2", start=1, end=2),
        unit="场",
        method=Method.MODEL,
    )
    made = together(
        [
            Draft(statements=(statement("t1", "t1r1c2", "t1r2c2"),)),
            Draft(indicators=(target, target)),
            Draft(mentions=(number,)),
        ]
    )
    assert made.indicators == (target,)
    assert [a.at.cell for s in made.statements for line in s.lines for a in line.amounts] == ["t1r2c2"]
    assert made.mentions == ()


def span(start: int) -> SpanRef:
    return SpanRef(paragraph="p1", start=start, end=start + 2)


def test_of_an_item_with_one_figure_that_a_rule_read_the_others_are_kept() -> None:
    read_by_rules = DraftMention(kind=Kind.NARRATIVE, item="会议费", at=span(0), unit="万元")
    item = DraftNarrative(
        item="会议费",
        sentence=SpanRef(paragraph="p1", start=0, end=40),
        current=span(0),
        current_unit="万元",
        delta=span(9),
        delta_unit="万元",
        method=Method.MODEL,
    )
    (kept,) = merged(Draft(mentions=(read_by_rules,)), Draft(narrative=(item,))).narrative
    assert (kept.current, kept.delta) == (None, span(9))


@pytest.mark.parametrize("first", ["35", "321.50"])
def test_the_unit_of_an_amount_is_the_one_behind_it(first: str) -> None:
    """Whatever else the model says to be the same of the item, a number of persons among them."""
    text = "浦河县民政局2022年部门预算说明\n\n一、救助支出\n\n流动救助支出35人合计321.50万元。\n"

    def told(user: str, schema: dict[str, Any]) -> dict[str, Any]:
        numbers = sorted(
            listed(schema, "number"),
            key=lambda n: not user.partition(f"[{n}]")[2].startswith(first),
        )
        same = {"item": "流动救助支出", "measure": "current", "goes": "none"}
        return {"figures": [{"number": number, **same} for number in numbers]}

    model = Scripted({"amounts": told})
    extraction = extract_bytes(text.encode(), "a.txt", filler=Filler(model, everything=True))
    read = Counter((fact.amount and str(fact.amount), fact.unit) for fact in facts.values(extraction.budget))
    assert read == {("321.50", "万元"): 1, ("35", "人"): 1}


def test_a_percentage_keeps_its_sign() -> None:
    text = "浦河县民政局2022年部门预算说明\n\n一、救助支出\n\n流动救助支出321.50万元（-7.89%）。\n"

    def told(user: str, schema: dict[str, Any]) -> dict[str, Any]:
        figures = [
            {
                "number": number,
                "item": "流动救助支出",
                "measure": "percent" if "%" in user.partition(f"[{number}]")[2][:7] else "current",
                "goes": "none",
            }
            for number in listed(schema, "number")
        ]
        return {"figures": figures}

    model = Scripted({"amounts": told})
    extraction = extract_bytes(text.encode(), "a.txt", filler=Filler(model, everything=True))
    assert "-7.89" in {str(fact.amount) for fact in facts.values(extraction.budget)}
