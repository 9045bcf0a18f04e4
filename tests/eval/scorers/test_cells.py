"""The scorer gives full marks to the truth, and takes them away for each kind of lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

import pytest

from eval.labels import Label, labels, unlabelled
from eval.load import load
from eval.render.place import Rendered
from eval.scorers import words
from eval.scorers.cells import Read, score
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


def scored(statements: list[Statement], rendered: Rendered | None = None) -> Read:
    return score(extraction(statements), labels(load(NAME), rendered))


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
    result = scored(perfect(rendered), rendered)
    assert result.cells.all_right
    assert result.kinds.all_right
    assert result.cells.wanted == len(labels(load(NAME)))
    assert not result.cells.misses


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
    result = scored(with_first(perfect(rendered), lie), rendered)
    assert result.cells.right == result.cells.wanted - 1 == result.cells.given - 1
    assert [miss.words.split()[0] for miss in result.cells.misses] == ["missed", "invented"]


def test_an_amount_left_out_costs_recall_and_no_precision(drawn: Draw) -> None:
    rendered = drawn(NAME, "pdf")[1]
    short = with_first(perfect(rendered), lambda line: replace(line, amounts=()))
    result = scored(short, rendered)
    assert result.cells.right == result.cells.wanted - 1
    assert result.cells.precision == 1.0


def test_a_statement_taken_for_another_costs_the_statement_only(drawn: Draw) -> None:
    rendered = drawn(NAME, "pdf")[1]
    first, *rest = perfect(rendered)
    result = scored([first.model_copy(update={"kind": Kind.CARRYOVER}), *rest], rendered)
    assert result.cells.all_right
    assert result.kinds.right == result.kinds.wanted - len(first.lines)
    assert result.kinds.confused[first.kind, Kind.CARRYOVER] == len(first.lines)


def test_a_miss_says_where_it_is_printed(drawn: Draw) -> None:
    rendered = drawn(NAME, "pdf")[1]
    short = with_first(perfect(rendered), lambda line: replace(line, amounts=()))
    (miss,) = scored(short, rendered).cells.misses
    assert miss.place == labels(load(NAME), rendered)[0].place


def test_nothing_read_scores_nothing() -> None:
    nothing = extraction([])
    read = score(nothing, labels(load("qinghe-2020")))
    fixture = load("qinghe-2020")
    assert read.cells.right == read.cells.given == 0
    assert read.cells.wanted == len(labels(fixture))
    assert words.targets(nothing.budget, fixture).wanted == 7
    assert words.changes(nothing.budget, fixture.changes).wanted == 23
    for tally in (
        words.targets(nothing.budget, fixture),
        words.changes(nothing.budget, fixture.changes),
        words.reasons(nothing.budget, fixture.changes),
        words.blanks(nothing.budget, fixture),
    ):
        assert tally.right == 0 < tally.wanted == len(tally.misses)


def test_what_ocr_read_may_lose_numbering_and_marks_but_no_letter_and_no_digit(drawn: Draw) -> None:
    rendered = drawn(NAME, "pdf")[1]
    expected = labels(load(NAME), rendered)
    first = expected[0]
    assert first.row_name.startswith("一、")

    def right(change: Callable[[Line], Line], *, to_the_letter: bool) -> int:
        told = extraction(with_first(perfect(rendered), change))
        return score(told, expected, to_the_letter=to_the_letter).cells.right - len(expected)

    def without_numbering(line: Line) -> Line:
        return retold(
            replace(line, name=line.name.removeprefix("一、")), printed=first.printed.replace(",", ".")
        )

    assert right(without_numbering, to_the_letter=True) == -1
    assert right(without_numbering, to_the_letter=False) == 0
    assert right(lambda line: replace(line, name=line.name[:-1]), to_the_letter=False) == -1
    assert right(lambda line: retold(line, value=line.amounts[0].money.value + 1), to_the_letter=False) == -1


def test_money_of_a_form_given_as_that_of_a_project_is_not_invented(drawn: Draw) -> None:
    # the document lists its projects nowhere else
    fixture = load("jingpu-2026")
    file, rendered = drawn("jingpu-2026", "pdf")
    told = extract_bytes(rendered.data, file, ocr="never")
    found = score(told, labels(fixture, rendered), unlabelled(fixture)).cells
    assert not any("职工技能培训" in miss.words for miss in found.misses)
    assert any("职工技能培训" in miss.words for miss in score(told, labels(fixture, rendered)).cells.misses)
