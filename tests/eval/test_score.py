"""The scorer gives full marks to the truth, and takes them away for each kind of lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

import pytest

from eval.labels import Label, indicators, labels
from eval.load import load
from eval.render.place import Rendered
from eval.score import score
from extractors.pipeline import extract_bytes
from extractors.schema.budget import Amount, Budget, Line, Statement
from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction, Run
from extractors.schema.money import Money
from extractors.schema.source import Box, Source

NAME = "linqu-2021"
Draw = Callable[[str, str], tuple[str, Rendered]]


def perfect(rendered: Rendered) -> list[Statement]:
    """The labels turned back into what a flawless reader would give."""
    statements = []
    for table, found in groupby(labels(load(NAME), rendered), lambda label: label.table):
        each = list(found)
        lines = tuple(
            Line(code=label.row_code, name=label.row_name, amounts=(_amount(label),)) for label in each
        )
        statements.append(Statement(kind=each[0].kind, table=table, lines=lines))
    return statements


def _amount(label: Label) -> Amount:
    assert label.place is not None
    source = Source(document=NAME, page=label.place.page, box=label.place.box, text=label.printed)
    return Amount(column=label.column, money=Money.read(label.printed, label.unit, source))


def extraction(statements: list[Statement]) -> Extraction:
    return Extraction(
        budget=Budget(document=NAME, name=NAME, statements=tuple(statements)), run=Run(version="0")
    )


def with_first(statements: list[Statement], change: Callable[[Line], Line]) -> list[Statement]:
    first = statements[0]
    lines = (change(first.lines[0]), *first.lines[1:])
    return [first.model_copy(update={"lines": lines}), *statements[1:]]


def retold(line: Line, **money: object) -> Line:
    amount = line.amounts[0]
    changed = replace(amount, money=amount.money.model_copy(update=money))
    return replace(line, amounts=(changed,))


def elsewhere(line: Line) -> Line:
    source = replace(line.amounts[0].money.source, box=Box(1, 1, 2, 2))
    return retold(line, source=source)


def other_column(line: Line) -> Line:
    amount = replace(line.amounts[0], column="收入/预算数")
    return replace(line, amounts=(amount,))


def test_the_truth_gets_full_marks(drawn: Draw) -> None:
    rendered = drawn(NAME, "pdf")[1]
    result = score(extraction(perfect(rendered)), load(NAME), rendered)
    assert result.cells.share == result.precision.share == result.statements.share == 1.0
    assert result.cells.total == len(labels(load(NAME)))
    assert not any(miss.startswith(("missed", "invented")) for miss in result.misses)


@pytest.mark.parametrize(
    "lie",
    [
        lambda line: retold(line, unit="万元"),
        lambda line: retold(line, value=line.amounts[0].money.value + 1),
        lambda line: retold(line, printed="6759568.95"),
        lambda line: replace(line, name="别的项目"),
        lambda line: replace(line, code="201"),
        other_column,
        elsewhere,
    ],
    ids=["unit", "value", "printed", "name", "code", "column", "place"],
)
def test_one_wrong_answer_costs_one_cell_and_is_one_invention(
    lie: Callable[[Line], Line], drawn: Draw
) -> None:
    rendered = drawn(NAME, "pdf")[1]
    result = score(extraction(with_first(perfect(rendered), lie)), load(NAME), rendered)
    assert result.cells.found == result.cells.total - 1
    assert result.precision.found == result.precision.total - 1


def test_an_amount_left_out_costs_recall_and_no_precision(drawn: Draw) -> None:
    rendered = drawn(NAME, "pdf")[1]
    short = with_first(perfect(rendered), lambda line: replace(line, amounts=()))
    result = score(extraction(short), load(NAME), rendered)
    assert result.cells.found == result.cells.total - 1
    assert result.precision.share == 1.0


def test_a_statement_taken_for_another_costs_the_statement_only(drawn: Draw) -> None:
    rendered = drawn(NAME, "pdf")[1]
    first, *rest = perfect(rendered)
    result = score(
        extraction([first.model_copy(update={"kind": Kind.CARRYOVER}), *rest]), load(NAME), rendered
    )
    assert result.cells.share == 1.0
    assert result.statements.found == result.statements.total - len(first.lines)


def test_nothing_read_scores_nothing() -> None:
    result = score(extraction([]), load("qinghe-2020"))
    assert result.cells.found == result.narrative.found == result.nil.found == result.indicators.found == 0
    assert result.indicators.total == 7
    assert result.narrative.total == 23


def test_of_several_targets_the_one_of_this_year_is_the_label() -> None:
    # two earlier years stand before it, what it rests on behind
    batches = next(found for found in indicators(load("chongtan-2023")) if found.level3 == "食品抽检批次")
    assert batches.target == "≥1680批次"


def test_money_of_a_form_given_as_that_of_a_project_is_not_invented(
    drawn: Callable[[str, str], tuple[str, Rendered]],
) -> None:
    # the document lists its projects nowhere else
    fixture = load("jingpu-2026")
    file, rendered = drawn("jingpu-2026", "pdf")
    found = score(extract_bytes(rendered.data, file, ocr="never"), fixture, rendered)
    assert not any("职工技能培训" in miss for miss in found.misses)
