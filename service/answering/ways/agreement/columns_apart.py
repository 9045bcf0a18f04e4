"""What lies between the rows of one item in two tables, column by column (差额里基本支出、项目支出各占多少)."""

from __future__ import annotations

from collections.abc import Iterator

from service.answering.asked.question import Question, understand
from service.answering.document.held import Held
from service.answering.document.numbers import Number
from service.answering.printed.figure import Figure, source_key
from service.answering.reply import Reply
from service.answering.ways.figures.columns import column
from service.answering.ways.reckoning.sides import Side, gap_of
from service.patterns import regex

_ASKED = regex(
    "[,，。?？;；]?(?:这|那|其中|两者|二者|的)*(?:差额|差距|相差|差的|差数|多出来?|多的)[^。?？]{0,10}?基本(?:支出)?[^。?？]{0,4}项目(?:支出)?[^。?？]*[?？]?$"
)
_COLUMNS = ("基本支出", "项目支出")


def cut(question: Question) -> Question | None:
    """The question without the clause that asks for the columns of what lies between; None where it has none."""
    found = None if question.english else _ASKED.search(question.put or question.text)
    if found is None or not found.start():
        return None
    return understand((question.put or question.text)[: found.start()])


def told(first: Number, second: Number, held: Held, reply: Reply) -> str | None:
    """`；基本支出…与…相差86.00万元` for each column that the rows of both numbers have; None where one row has neither."""
    rows = [_row(number, held) for number in (first, second)]
    said = ""
    for name in _COLUMNS:
        pair = [column(row, name) for row in rows]
        one, other = pair
        if one is None or other is None:
            return None
        more = gap_of(Side.bare(one), Side.bare(other), reply, f"{one.shown}相差")
        printed = "，".join(
            f"{f.shown}为{reply.figure(held.document, f)}（{f.section}）" for f in (one, other)
        )
        said += f"；{printed}，相差{more}"
    return said


def _row(number: Number, held: Held) -> list[Figure]:
    figure = held.catalogue.at.get(source_key(number.source))
    return list(_of_line(figure, held)) if figure is not None and figure.line is not None else []


def _of_line(figure: Figure, held: Held) -> Iterator[Figure]:
    return (f for f in held.catalogue.figures if f.line is figure.line)
