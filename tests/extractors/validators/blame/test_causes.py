"""One cause, one finding: which figure is named, with what value, and what hangs on it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import validators
from extractors.schema.budget import Amount, Budget, Line, NarrativeItem, Statement
from extractors.schema.check import Cause, Slip, Status
from extractors.schema.draft import Direction, Kind, Method
from extractors.schema.finding import Finding
from extractors.schema.money import Money
from extractors.schema.source import Source

HEADS = "合计 基本支出 项目支出"
ROWS = """
        | 合计         | 92.40 | 61.15 | 31.25
213     | 农林水支出   | 92.40 | 61.15 | 31.25
21302   | 林业和草原   | 92.40 | 61.15 | 31.25
2130204 | 事业机构     | 61.15 | 61.15 |
2130207 | 森林资源管理 | 18.35 |       | 18.35
2130209 | 森林生态     | 12.90 |       | 12.90
"""


def _findings(*parts: Statement | NarrativeItem) -> tuple[Finding, ...]:
    statements = tuple(part for part in parts if isinstance(part, Statement))
    narrative = tuple(part for part in parts if isinstance(part, NarrativeItem))
    budget = Budget(document="d", name="d", fiscal_year=2031, statements=statements, narrative=narrative)
    return validators.audit(budget).findings


def _table(table, rows: str = ROWS, id: str = "t1", kind: str = "expenditure_summary", **more) -> Statement:
    return table(kind, HEADS, rows, id=id, **more)


def test_a_right_budget_has_no_finding(table) -> None:
    assert _findings(_table(table), _table(table, id="t2", kind="general_budget_by_function")) == ()


def test_a_wrong_digit_is_one_finding_whatever_fails_because_of_it(table) -> None:
    wrong = ROWS.replace("| 18.35 |       | 18.35", "| 18.35 |       | 13.35")
    right = _table(table, id="t2", kind="general_budget_by_function")
    (finding,) = _findings(_table(table, wrong), right)
    assert (finding.spot.source.cell, finding.spot.printed, finding.proposed) == ("t1r4c03", "13.35", "18.35")
    assert (finding.cause, finding.slip) == (Cause.MISPRINT, Slip.DIGIT)
    assert len(finding.checks) > 2
    assert finding.at_stake == Decimal(50_000)


def test_what_is_worked_out_once_and_printed_twice_is_one_finding_with_both_places(table) -> None:
    wrong = ROWS.replace("| 18.35 |       | 18.35", "| 13.85 |       | 18.35")
    (found,) = _findings(
        _table(table, wrong), _table(table, wrong, id="t2", kind="general_budget_by_function")
    )
    assert (found.spot.printed, found.proposed) == ("13.85", "18.35")
    assert {spot.source.cell for spot in (found.spot, *found.also)} == {"t1r4c01", "t2r4c01"}


def test_a_line_that_is_missing_accuses_no_printed_figure(table) -> None:
    lacking = "\n".join(line for line in ROWS.splitlines() if "森林生态" not in line)
    (finding,) = _findings(_table(table, lacking))
    assert (finding.slip, finding.cause, finding.proposed) == (Slip.LINE_MISSING, Cause.UNKNOWN, None)
    assert finding.spot.row == "21302 林业和草原"


def test_a_missing_line_that_another_table_prints_is_believed_before_a_slip(table) -> None:
    # 12.90 less 10.00: a digit of 森林资源管理 would explain the difference as well
    rows = ROWS.replace("12.90", "10.00").replace("92.40", "89.50").replace("31.25", "28.35")
    lacking = "\n".join(line for line in rows.splitlines() if "森林生态" not in line)
    one_column = [
        table(
            "expenditure_summary",
            "合计",
            "\n".join("|".join(line.split("|")[:3]) for line in text.splitlines()),
            id=id,
        )
        for text, id in ((rows, "t2"), (lacking, "t1"))
    ]
    found = _findings(*one_column)
    assert {each.slip for each in found} == {Slip.LINE_MISSING}


def test_a_line_that_counts_twice_is_one_finding(table) -> None:
    twice = ROWS.rstrip() + "\n2130209 | 森林生态     | 12.90 |       | 12.90\n"
    (finding,) = _findings(_table(table, twice))
    assert finding.spot.row == "2130209 森林生态"
    assert finding.cause is Cause.MISPRINT


def test_where_two_figures_may_be_wrong_neither_is_called_wrong_and_both_are_named(told) -> None:
    item = told("苗圃运行", "58.20", previous="31.75", delta="8.20", direction=Direction.INCREASE)
    (finding,) = _findings(item)
    assert (finding.cause, finding.proposed) == (Cause.UNKNOWN, None)
    assert {spot.printed for spot in (finding.spot, *finding.rivals)} == {"58.20", "31.75", "8.20"}


def test_a_word_for_the_direction_and_a_wrong_amount_are_one_cause(told) -> None:
    item = told(
        "苗圃运行", "58.20", previous="482.00", delta="10.00", direction=Direction.INCREASE, percent="20.75%"
    )
    (finding,) = _findings(item)
    assert (finding.spot.column, finding.spot.printed, finding.proposed) == ("上年数", "482.00", "48.20")
    assert len(finding.checks) == 3


def test_what_was_read_with_little_confidence_is_a_misreading_before_anything_is_a_misprint(table) -> None:
    statement = _table(table, ROWS.replace("92.40 | 61.15 | 31.25\n213 ", "92.40 | 61.15 | 37.25\n213 "))
    total = statement.lines[0]
    amounts = tuple(
        Amount(
            column=each.column,
            method=Method.OCR,
            money=each.money.model_copy(update={"source": _faint(each.money.source)}),
        )
        for each in total.amounts
    )
    faint = Line(name=total.name, source=total.source, amounts=amounts)
    (finding,) = _findings(statement.model_copy(update={"lines": (faint, *statement.lines[1:])}))
    assert (finding.cause, finding.spot.printed, finding.proposed) == (Cause.MISREAD, "37.25", "31.25")


def _faint(source: Source) -> Source:
    return Source(document="d", page=source.page, cell=source.cell, text=source.text, confidence=0.6)


def test_the_finding_with_most_at_stake_comes_first(table) -> None:
    wrong = ROWS.replace("| 18.35 |       | 18.35", "| 18.35 |       | 13.35")
    small = _table(table, wrong)
    large = table(
        "basic_by_economic",
        "合计",
        "301|工资福利支出|976.42\n30101|基本工资|641.30\n30102|津贴补贴|35.12",
        id="t3",
    )
    stakes = [each.at_stake for each in _findings(small, large)]
    assert stakes == sorted(stakes, reverse=True)
    assert len(stakes) == 2


cells = st.sampled_from(
    [(row, column) for row in range(1, 7) for column in range(3) if not (row > 3 and column == 0)]
)


def _budget(values: list[list[Decimal]]) -> Budget:
    """类 over 款 over three 项 by 合计 = 基本 + 项目, and the same in a second table."""
    names = [
        ("", "合计"),
        ("213", "类"),
        ("21302", "款"),
        ("2130204", "甲"),
        ("2130207", "乙"),
        ("2130209", "丙"),
    ]
    statements = []
    for id, kind in (("t1", Kind.EXPENDITURE), ("t2", Kind.GENERAL_BY_FUNCTION)):
        lines = []
        for row, ((code, name), amounts) in enumerate(zip(names, values, strict=True)):
            held = [
                Amount(
                    column=head,
                    money=Money.read(
                        f"{value:.2f}",
                        "万元",
                        Source(document="d", cell=f"{id}r{row}c{column}", text=f"{value:.2f}"),
                    ),
                )
                for column, (head, value) in enumerate(zip(HEADS.split(), amounts, strict=True))
            ]
            lines.append(Line(code=code, name=name, amounts=tuple(held)))
        statements.append(
            Statement(kind=kind, table=id, title=id, columns=tuple(HEADS.split()), lines=tuple(lines))
        )
    return Budget(document="d", name="d", statements=tuple(statements))


leaves = st.lists(
    st.tuples(st.integers(10_000, 999_999), st.integers(10_000, 999_999)), min_size=3, max_size=3
)


def _values(pairs: list[tuple[int, int]]) -> list[list[Decimal]]:
    rows = [[Decimal(a + b) / 100, Decimal(a) / 100, Decimal(b) / 100] for a, b in pairs]
    total = [sum((row[at] for row in rows), Decimal(0)) for at in range(3)]
    return [total, total, total, *rows]


@settings(max_examples=40, deadline=None)
@given(leaves, st.integers(0, 5), st.integers(0, 2), st.integers(1, 9), st.integers(1, 4))
def test_one_changed_digit_anywhere_is_one_finding_at_its_cell_with_the_right_value(
    pairs: list[tuple[int, int]], row: int, column: int, by: int, place: int
) -> None:
    budget = _budget(_values(pairs))
    first = budget.statements[0]
    line = first.lines[row]
    amount = line.amounts[column]
    digits = list(amount.money.printed.replace(".", ""))
    at = len(digits) - 1 - place
    digits[at] = str((int(digits[at]) + by) % 10)
    printed = f"{''.join(digits[:-2])}.{''.join(digits[-2:])}"
    wrong = Money.read(printed, "万元", Source(document="d", cell=amount.money.source.cell, text=printed))
    amounts = tuple(
        Amount(column=each.column, money=wrong) if each is amount else each for each in line.amounts
    )
    lines = tuple(
        Line(code=each.code, name=each.name, amounts=amounts) if each is line else each
        for each in first.lines
    )
    changed = first.model_copy(update={"lines": lines})
    (finding,) = validators.audit(
        budget.model_copy(update={"statements": (changed, budget.statements[1])})
    ).findings
    assert finding.spot.source.cell == amount.money.source.cell
    assert finding.proposed is not None
    assert Decimal(finding.proposed) == amount.money.value
    assert finding.cause is Cause.MISPRINT


@settings(max_examples=40, deadline=None)
@given(leaves, st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2)), min_size=1, max_size=4))
def test_every_failing_check_is_in_one_finding_and_no_other_check_is_in_any(
    pairs: list[tuple[int, int]], wrong: list[tuple[int, int]]
) -> None:
    values = [list(row) for row in _values(pairs)]
    for row, column in wrong:
        values[row][column] += Decimal(7)
    audit = validators.audit(_budget(values))
    held = Counter(at for finding in audit.findings for at in finding.checks)
    failing = [at for at, check in enumerate(audit.checks) if check.status is Status.FAILS]
    assert held == Counter(failing)


@settings(max_examples=40, deadline=None)
@given(leaves, st.integers(0, 5), st.integers(0, 2))
def test_a_sum_that_lacks_one_of_its_figures_does_not_hold(
    pairs: list[tuple[int, int]], row: int, column: int
) -> None:
    budget = _budget(_values(pairs))
    statement = budget.statements[0]
    line = statement.lines[row]
    gone = line.amounts[column]
    blank = Line(
        code=line.code, name=line.name, amounts=tuple(each for each in line.amounts if each is not gone)
    )
    lines = tuple(blank if each is line else each for each in statement.lines)
    before = validators.audit(budget.model_copy(update={"statements": (statement,)})).checks
    after = validators.audit(
        budget.model_copy(update={"statements": (statement.model_copy(update={"lines": lines}),)})
    ).checks
    held = {(check.code, check.sources[0].cell) for check in before if gone.money.source in check.sources}
    for check in after:
        if check.status is Status.HOLDS and len(check.sources) > 1:
            assert (check.code, check.sources[0].cell) not in held


@pytest.mark.parametrize("wrong", ["13.35", "81.35", "1.835", "183.50"])
def test_how_it_came_about_is_said(table, wrong: str) -> None:
    (finding,) = _findings(
        _table(table, ROWS.replace("| 18.35 |       | 18.35", f"| 18.35 |       | {wrong}"))
    )
    assert (
        finding.slip
        is {
            "13.35": Slip.DIGIT,
            "81.35": Slip.DIGITS_SWAPPED,
            "1.835": Slip.FACTOR,
            "183.50": Slip.FACTOR,
        }[wrong]
    )
