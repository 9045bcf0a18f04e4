"""Indicators in forms that no rule understands, and checks that fail for no reason known."""

from __future__ import annotations

from typing import Any

from extractors.fill import Left, disputes, indicators
from extractors.fill.task import Task
from extractors.pipeline import left_over
from extractors.schema.check import Check, Status
from extractors.schema.disclosure import Cell, Column, Disclosure, Role, Table
from extractors.schema.draft import CellRef, Draft, DraftAmount, DraftLine, DraftStatement, Kind
from extractors.schema.source import Source


def table(rows: list[list[str | None]], *, title: str = "", header: int = 1, roles: str = "") -> Table:
    """A table of texts; None is a position that the cell above covers."""
    spans: dict[tuple[int, int], int] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is not None:
                below = 1
                while r + below < len(rows) and rows[r + below][c] is None:
                    below += 1
                spans[r, c] = below
    cells = tuple(
        tuple(None if text is None else Cell(r, c, text, row_span=spans[r, c]) for c, text in enumerate(row))
        for r, row in enumerate(rows)
    )
    named = {"n": Role.NAME, "v": Role.VALUE}
    columns = tuple(
        Column(c, (rows[0][c] or "",) if header else (), named[role])
        for c, role in enumerate(roles or "n" + "v" * (len(rows[0]) - 1))
    )
    return Table("t1", title, "", "万元", columns, cells, header)


def left(held: Table, draft: Draft | None = None, checks: tuple[Check, ...] = (), **options: Any) -> Left:
    unclaimed = tuple(
        CellRef(cell=held.cell_id(r, c), start=0, end=len(cell.text))
        for r, row in enumerate(held.rows)
        for c, cell in enumerate(row)
        if cell is not None and any(map(str.isdigit, cell.text))
    )
    disclosure = Disclosure("d", "d", (), (held,))
    return Left(disclosure, draft or Draft(), unclaimed, checks, **options)


FORM = table(
    [
        ["产出指标", "培训场次", "全年办满4场"],
        [None, "参训人数", "120人"],
        ["效益指标", "群众知晓", "九成"],
    ],
    title="项目绩效一览",
    header=0,
    roles="nnn",
)


def only(tasks: Any) -> Task:
    (task,) = tasks
    found: Task = task
    return found


def answer(*rows: dict[str, Any]) -> indicators.FormAnswer:
    blank = {"is_indicator": True, "level2": "无", "operator": "无", "unit": "无"}
    return indicators.FormAnswer.model_validate({"rows": [{**blank, **row} for row in rows]})


FIRST = {"row": "r0", "level1": "t1r0c0", "level3": "t1r0c1", "target": "t1r0c2"}
SECOND = {"row": "r1", "level1": "t1r0c0", "level3": "t1r1c1", "target": "t1r1c2"}


def test_the_rows_with_unread_numbers_are_asked_about_with_the_cells_that_cover_them() -> None:
    task = only(indicators.tasks(left(FORM)))
    _, user = task.question.messages()
    assert task.question.ids["row"] == ("r0", "r1")
    assert "[r1] [t1r0c0] 产出指标 | [t1r1c1] 参训人数 | [t1r1c2] 120人" in user


def test_an_indicator_is_levels_name_and_target_of_its_row() -> None:
    task = only(indicators.tasks(left(FORM)))
    found = answer(FIRST, SECOND)
    assert task.question.objections(found) == []
    assert [(i.level1, i.level3, i.target) for i in task.draft(found).indicators] == [
        ("产出指标", "培训场次", CellRef(cell="t1r0c2")),
        ("产出指标", "参训人数", CellRef(cell="t1r1c2")),
    ]


def test_a_target_of_another_row_is_objected_to_and_not_taken() -> None:
    task = only(indicators.tasks(left(FORM)))
    swapped = answer({**FIRST, "target": "t1r1c2"}, SECOND)
    assert task.question.objections(swapped) == ["单元格 t1r1c2 不在行 r0"]
    assert [i.level3 for i in task.draft(swapped).indicators] == ["参训人数"]


def test_a_row_left_out_told_twice_or_without_a_name_is_objected_to() -> None:
    task = only(indicators.tasks(left(FORM)))
    assert task.question.objections(answer(FIRST)) == ["缺少行 r1"]
    assert task.question.objections(answer(FIRST, SECOND, SECOND)) == ["行 r1 写了不止一次"]
    assert task.question.objections(answer(FIRST, {**SECOND, "level3": "无"})) == [
        "行 r1 是指标，但没有写出三级指标或指标值"
    ]


def test_a_number_is_no_name_and_a_level_stands_to_the_left() -> None:
    task = only(indicators.tasks(left(FORM)))
    odd = answer(
        {**FIRST, "level1": "t1r0c2", "level3": "t1r0c1"}, {**SECOND, "level3": "t1r1c2", "target": "t1r1c1"}
    )
    assert [(i.level1, i.level3) for i in task.draft(odd).indicators] == [("", "培训场次")]


# --- checks that fail ---

MONEY = table(
    [["项目", "合计", "基本支出", "项目支出"], ["行政运行", "90", "60", ""], ["培训", "30", "30", ""]]
)


def amounts() -> Draft:
    """The rules' reading of the table."""
    lines = tuple(
        DraftLine(
            name=name,
            amounts=tuple(
                DraftAmount(column=column, at=CellRef(cell=f"t1r{r}c{c}"), unit="万元")
                for c, column in ((1, "合计"), (2, "基本支出"))
            ),
        )
        for r, name in ((1, "行政运行"), (2, "培训"))
    )
    statement = DraftStatement(
        kind=Kind.EXPENDITURE, table="t1", label="", title="", unit="万元", columns=(), lines=lines
    )
    return Draft(statements=(statement,))


def failing(*cells: str) -> Check:
    sources = tuple(Source(document="d", cell=cell, text="1") for cell in cells)
    return Check(
        code="row.parts_make_the_total", status=Status.FAILS, message="分项之和不等于合计", sources=sources
    )


def dispute(**said: str) -> disputes.DisputesAnswer:
    return disputes.DisputesAnswer.model_validate({"checks": [{"check": "k1", **said}]})


def test_a_failing_check_is_sent_with_its_cells_and_the_columns_that_are_blank_there() -> None:
    task = only(disputes.tasks(left(MONEY, amounts(), (failing("t1r1c1", "t1r1c2"),))))
    _, user = task.question.messages()
    assert "分项之和不等于合计" in user
    assert "[t1r1c2] 60" in user
    assert task.question.ids["column"] == ("t1c3",)


def test_what_the_model_says_of_a_cell_is_another_reading_and_no_correction() -> None:
    task = only(disputes.tasks(left(MONEY, amounts(), (failing("t1r1c1", "t1r1c2"),))))
    draft = task.draft(dispute(cell="t1r1c2", column="t1c3"))
    (other,) = draft.alternatives
    assert (other.at, other.item, other.column, other.unit) == (
        CellRef(cell="t1r1c2"),
        "行政运行",
        "项目支出",
        "万元",
    )
    assert draft.statements == ()


def test_a_cell_of_another_check_is_objected_to() -> None:
    checks = (failing("t1r1c1", "t1r1c2"), failing("t1r2c1", "t1r2c2"))
    task = only(disputes.tasks(left(MONEY, amounts(), checks)))
    wrong = disputes.DisputesAnswer.model_validate(
        {
            "checks": [
                {"check": "k1", "cell": "t1r2c2", "column": "t1c3"},
                {"check": "k2", "cell": "无", "column": "无"},
            ]
        }
    )
    assert len(task.question.objections(wrong)) == 1
    assert task.draft(wrong).alternatives == ()


def test_a_check_whose_cause_is_known_is_not_asked_about() -> None:
    text = "青河县水务局2024年部门预算\n表1 支出总表\n单位：万元\n项目\t合计\t基本支出\t项目支出\n水土保持\t90\t60\t30\n"
    found = left_over(text.encode(), "a.txt")
    assert list(disputes.tasks(found)) == []
