"""What is shown of a document that has no pages: lines of the table under their heads, or the sentence."""

from __future__ import annotations

from decimal import Decimal

from extractors.report.excerpts import Piece, Rows, Sentence, excerpts
from extractors.report.marks import Mark, Part
from extractors.schema.budget import (
    Amount,
    Budget,
    Indicator,
    Line,
    NarrativeItem,
    Percent,
    Statement,
    Target,
)
from extractors.schema.draft import Kind
from extractors.schema.money import Money
from extractors.schema.source import Source


def source(text: str, cell: str | None = None, line: int = 1) -> Source:
    return Source(document="d", line=line, cell=cell, text=text)


def table(lines: int = 3, columns: int = 2) -> Statement:
    heads = tuple(f"栏{c}" for c in range(columns))
    return Statement(
        kind=Kind.OTHER,
        table="t1",
        label="表1",
        title="支出表",
        unit="万元",
        columns=heads,
        lines=tuple(
            Line(
                code=f"{2010101 + r}",
                name=f"事项{r}",
                source=source(f"事项{r}", f"t1r{r}c1"),
                code_source=source(f"{2010101 + r}", f"t1r{r}c0"),
                amounts=tuple(
                    Amount(
                        column=head,
                        money=Money.read(f"{r}.{c}0", "万元", source(f"{r}.{c}0", f"t1r{r}c{c + 2}")),
                    )
                    for c, head in enumerate(heads)
                ),
            )
            for r in range(lines)
        ),
    )


def budget(*statements: Statement, **more: object) -> Budget:
    return Budget.model_validate(
        {"document": "d", "name": "d", "statements": [s.model_dump() for s in statements], **more}
    )


def marked(rows: Rows) -> list[tuple[str, Part]]:
    return [(cell.text, cell.part) for row in rows.rows for cell in row if cell.part]


def test_lines_that_take_part_are_shown_under_their_heads_with_the_unit() -> None:
    held = [
        Mark(source("1.10", "t1r1c3"), Part.SUSPECT),
        Mark(source("2.10", "t1r2c3"), Part.OTHER),
    ]
    (rows,) = excerpts(budget(table()), held)
    assert isinstance(rows, Rows)
    assert rows.title == "表1 支出表（万元）"
    assert rows.heads == ("编码", "项目", "栏0", "栏1")
    assert [row[1].text for row in rows.rows] == ["事项1", "事项2"]
    assert marked(rows) == [("1.10", Part.SUSPECT), ("2.10", Part.OTHER)]


def test_of_a_long_sum_the_suspect_is_shown_and_the_rest_is_counted() -> None:
    suspect = Mark(source("39.00", "t1r39c2"), Part.SUSPECT)
    others = [Mark(source(f"{r}.00", f"t1r{r}c2"), Part.OTHER) for r in range(39)]
    (rows,) = excerpts(budget(table(40)), [suspect, *others])
    assert isinstance(rows, Rows)
    assert len(rows.rows) == 12
    assert rows.left_out == 28
    assert marked(rows)[-1] == ("39.00", Part.SUSPECT)


def test_of_a_wide_table_the_columns_that_take_part_are_shown() -> None:
    (rows,) = excerpts(budget(table(2, 30)), [Mark(source("1.250", "t1r1c27"), Part.SUSPECT)])
    assert isinstance(rows, Rows)
    assert rows.heads == ("编码", "项目", "栏25")


def test_a_code_that_is_wrong_is_marked_and_its_name_is_not() -> None:
    (rows,) = excerpts(budget(table()), [Mark(source("2010102", "t1r1c0"), Part.SUSPECT)])
    assert isinstance(rows, Rows)
    assert marked(rows) == [("2010102", Part.SUSPECT)]


def item(text: str, current: str, delta: str = "", percent: str = "") -> NarrativeItem:
    return NarrativeItem(
        item="渠道维护",
        sentence=source(text, line=7),
        current=Money.read(current, "万元", source(current, line=7)),
        delta=Money.read(delta, "万元", source(delta, line=7)) if delta else None,
        percent=Percent(printed=percent, value=Decimal(percent), source=source(percent, line=7))
        if percent
        else None,
    )


def test_a_sentence_is_shown_whole_with_each_figure_marked_where_it_stands() -> None:
    said = item("渠道维护13.0万元，增加3.0万元，增长30.00%。", "13.0", "3.0", "30.00")
    held = [Mark(source("30.00", line=7), Part.SUSPECT), Mark(source("3.0", line=7), Part.OTHER)]
    (sentence,) = excerpts(budget(narrative=[said.model_dump()]), held)
    assert sentence == Sentence(
        said.sentence,
        (
            Piece("渠道维护13.0万元，增加"),
            Piece("3.0", Part.OTHER),
            Piece("万元，增长"),
            Piece("30.00", Part.SUSPECT),
            Piece("%。"),
        ),
    )


def test_two_figures_of_a_sentence_that_look_the_same_are_both_marked() -> None:
    said = item("渠道维护3.0万元，增加3.0万元，增长100%。", "3.0", "3.0", "100")
    held = [Mark(source("100", line=7), Part.SUSPECT), Mark(source("3.0", line=7), Part.RIVAL)]
    (sentence,) = excerpts(budget(narrative=[said.model_dump()]), held)
    assert isinstance(sentence, Sentence)
    assert [piece.text for piece in sentence.pieces if piece.part is Part.RIVAL] == ["3.0", "3.0"]


def test_two_items_of_one_sentence_are_shown_once() -> None:
    text = "渠道维护3.0万元，增加1.0万元、2.0万元。"
    first, second = item(text, "3.0", "1.0"), item(text, "3.0", "2.0")
    held = [Mark(source("1.0", line=7), Part.SUSPECT), Mark(source("2.0", line=7), Part.RIVAL)]
    found = excerpts(budget(narrative=[first.model_dump(), second.model_dump()]), held)
    assert len(found) == 1
    assert isinstance(found[0], Sentence)
    assert [piece.text for piece in found[0].pieces if piece.part] == ["1.0", "2.0"]


def test_an_indicator_is_shown_with_its_levels() -> None:
    target = Target(text="≥3年", source=source("≥3年", "t9r1c3"))
    held = Indicator(project="渠道维护", level1="产出指标", level3="完好率", target=target)
    (rows,) = excerpts(budget(indicators=[held.model_dump()]), [Mark(target.source, Part.SUSPECT)])
    assert isinstance(rows, Rows)
    assert rows.heads == ("一级指标", "三级指标", "指标值")
    assert marked(rows) == [("≥3年", Part.SUSPECT)]


def test_a_place_that_nothing_else_knows_is_quoted_and_a_long_one_is_cut() -> None:
    (sentence,) = excerpts(budget(), [Mark(source("甲" * 5000), Part.SUSPECT)])
    assert isinstance(sentence, Sentence)
    assert sentence.pieces == (Piece("甲" * 600, Part.SUSPECT),)


def test_a_figure_that_two_items_share_is_marked_once() -> None:
    text = "渠道维护3.0万元，增加1.0万元、2.0万元；另有堤防3.0万元。"
    first, second = item(text, "3.0", "1.0"), item(text, "3.0", "2.0")
    held = [Mark(source("3.0", line=7), Part.SUSPECT)]
    (sentence,) = excerpts(budget(narrative=[first.model_dump(), second.model_dump()]), held)
    assert isinstance(sentence, Sentence)
    assert [piece.text for piece in sentence.pieces[:2]] == ["渠道维护", "3.0"]
    assert sum(piece.part is not None for piece in sentence.pieces) == 1


def test_where_code_and_name_are_one_cell_the_code_is_marked() -> None:
    cell = source("2010101事项", "t1r0c0")
    line = Line(name="事项", code="2010101", source=cell, code_source=cell)
    held = table().model_copy(update={"lines": (line,)})
    (rows,) = excerpts(budget(held), [Mark(cell, Part.SUSPECT)])
    assert isinstance(rows, Rows)
    assert marked(rows) == [("2010101", Part.SUSPECT)]
