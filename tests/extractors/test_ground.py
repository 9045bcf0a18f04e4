"""Only what the document itself prints comes out of a draft: a wrong pointer never makes a number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.ground import ground
from extractors.pipeline import understand
from extractors.readers import text
from extractors.schema.disclosure import Disclosure, Page, Ruling, Word
from extractors.schema.draft import (
    CellRef,
    Draft,
    DraftAmount,
    DraftLine,
    DraftNarrative,
    DraftStatement,
    Kind,
    Method,
    SpanRef,
)
from extractors.schema.source import Box

DUMP = "支出总表\n单位：万元\n科目名称\t合计\n教育支出\t12.00\n其他支出\t无\n说明：教育支出12.00万元。"


def disclosure() -> Disclosure:
    return understand([text.page(DUMP)], document="d", name="d")


def amounts(cell: str) -> list[str]:
    line = DraftLine(
        name="教育支出", amounts=(DraftAmount(column="合计", at=CellRef(cell=cell), unit="万元"),)
    )
    statement = DraftStatement(
        kind=Kind.EXPENDITURE, table="t1", label="", title="", unit="万元", columns=("合计",), lines=(line,)
    )
    budget = ground(Draft(statements=(statement,)), disclosure())
    return [a.money.printed for s in budget.statements for found in s.lines for a in found.amounts]


def test_a_pointer_at_a_figure_gives_the_figure_as_printed() -> None:
    assert amounts("t1r1c1") == ["12.00"]


def test_a_pointer_at_words_or_at_nothing_gives_no_figure() -> None:
    for cell in ("t1r1c0", "t1r2c1", "t1r9c9", "t9r1c1", "", "12.00", "t1r-1c1"):
        assert amounts(cell) == []


def test_on_a_mixed_page_only_what_stands_in_its_picture_was_read_by_ocr() -> None:
    rows = ("科目名称 合计", "教育支出 12.00", "住房支出 15.00")
    page = Page(
        number=1,
        width=300,
        height=200,
        reader="mixed",
        pictures=(Box(0, 110, 300, 150),),
        words=tuple(
            Word(text, Box(40 + 100 * column, 55 + 30 * row, 80 + 100 * column, 65 + 30 * row))
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts.split())
        ),
        rulings=(
            *(Ruling(30, y, 230, y) for y in (45, 75, 105, 135)),
            *(Ruling(x, 45, x, 135) for x in (30, 130, 230)),
        ),
    )
    line = DraftLine(
        name="",
        amounts=tuple(
            DraftAmount(column="合计", at=CellRef(cell=cell), unit="万元") for cell in ("t1r1c1", "t1r2c1")
        ),
    )
    statement = DraftStatement(
        kind=Kind.EXPENDITURE, table="t1", label="", title="", unit="万元", columns=("合计",), lines=(line,)
    )
    budget = ground(Draft(statements=(statement,)), understand([page], document="d", name="d"))
    found = {a.money.printed: a.method for a in budget.statements[0].lines[0].amounts}
    assert found == {"12.00": Method.TABLE_RULE, "15.00": Method.OCR}


@given(st.text(max_size=12))
def test_no_pointer_at_all_can_make_a_number_that_is_not_printed(cell: str) -> None:
    assert set(amounts(cell)) <= {"12.00"}


def test_a_number_that_the_sentence_prints_in_another_unit_is_not_taken() -> None:
    held = understand([text.page("教育支出60%，其他支出12.00万元。")], document="d", name="d")
    paragraph = held.sections[0].paragraphs[0]
    for start, end, unit, taken in ((4, 6, "万元", False), (12, 17, "元", False), (12, 17, "万元", True)):
        item = DraftNarrative(
            item="教育支出",
            sentence=SpanRef(paragraph=paragraph.id, start=0, end=19),
            current=SpanRef(paragraph=paragraph.id, start=start, end=end),
            current_unit=unit,
        )
        assert bool(ground(Draft(narrative=(item,)), held).narrative) is taken


@given(st.integers(-5, 40), st.integers(-5, 40))
def test_a_span_gives_a_number_only_if_it_is_exactly_a_printed_one(start: int, end: int) -> None:
    held = disclosure()
    paragraph = held.sections[0].paragraphs[-1]
    span = SpanRef(paragraph=paragraph.id, start=start, end=end)
    item = DraftNarrative(
        item="教育支出",
        sentence=SpanRef(paragraph=paragraph.id, start=0, end=3),
        current=span,
        current_unit="万元",
    )
    for found in ground(Draft(narrative=(item,)), held).narrative:
        assert found.current is not None
        assert found.current.printed == paragraph.text[start:end].strip()
