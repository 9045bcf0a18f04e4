"""Numbers told with the places they stand in, and whether they are the same."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, scale
from service.answering.printed.figure import Figure
from service.answering.reply import Found, Reply, sum_of
from service.patterns import regex

_TABLE_AND_TEXT = regex(
    "表(?:格|上|里|中|内)?(?:面)?[^。]{0,30}(?:文字|正文|说明(?!表))|(?:文字|正文|说明(?!表))[^。]{0,30}表(?:格|上|里|中|内)"
)


def of_unread_table(question: Question, held: Held) -> bool:
    """Whether a question holds a table against the text of a document of which no table was read."""
    return not held.extraction.budget.statements and _TABLE_AND_TEXT.search(question.plain) is not None


def told(rows: Sequence[Sequence[Number]], held: Held, reply: Reply) -> Found:
    """Each row of numbers that should be the same, the first two that are not with what lies between them."""
    said: list[str] = []
    differ = False
    for row in rows:
        text = "，".join(dict.fromkeys(placed(n, held, reply) for n in row))
        for one, other in combinations(row, 2):
            if not agree(one, other):
                differ = True
                text += f"，相差{difference(one, other, reply)}"
                break
        said.append(text)
    text = "；".join(said)
    if differ:
        return Found(f"不一致：{text}。", Outcome.CONFLICTING)
    exact = all(n.base == row[0].base for row in rows for n in row)
    return Found(f"{'一致' if exact else '一致（差别在四舍五入之内）'}：{text}。")


def of_lines(row: Sequence[Number], held: Held, reply: Reply) -> Found | None:
    """Two numbers of one item, one of which its table prints in several lines: what these come to, held against the other.
    None where neither is in several lines."""
    if len(row) != len(("one", "other")):
        return None
    lines = [_lines(number, held) for number in row]
    if all(lines) or not any(lines):
        return None
    parts, other = next((made, o) for made, o in zip(lines, reversed(row), strict=True) if made)
    if len({f.money.unit for f in parts} | {other.unit}) > 1:
        return None
    each = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in parts)
    made = sum((f.money.value for f in parts), Decimal(0))
    said = f"{placed(other, held, reply)}，{each}，合计{reply.result(sum_of(f.money.value for f in parts), other.unit, '合计')}"
    if made == other.value:
        return Found(f"一致：{said}。")
    apart = reply.result((max(made, other.value), "−", min(made, other.value)), other.unit, "相差")
    return Found(f"不一致：{said}，相差{apart}。", Outcome.CONFLICTING)


def _lines(number: Number, held: Held) -> tuple[Figure, ...]:
    """The lines that a number's table prints its item in; empty where it is all of it."""
    own = (f for f in held.catalogue.figures if f.money.source == number.source)
    figure = next(own, None) if number.of_item and number.statement is not None else None
    return () if figure is None else held.lines_of(figure)


def which(row: Sequence[Number], held: Held, reply: Reply) -> Found:
    """Which of the numbers that the text gives for one thing is the one of the table."""
    printed = next((n for n in row if n.where is not Where.TEXT), row[-1])
    parts = [placed(printed, held, reply)]
    for number in row:
        if number is not printed:
            same = agree(number, printed)
            parts.append(
                f"{placed(number, held, reply)}，"
                + ("与之相等" if same else f"相差{difference(number, printed, reply)}")
            )
    return Found("；".join(parts) + "。", Outcome.CONFLICTING)


def agree(one: Number, other: Number) -> bool:
    """Whether two numbers are the same, amounts within the digits that the coarser one leaves out."""
    if one.base == other.base:
        return True
    if one.sort != "元" or other.sort != "元":
        return False
    step = max(scale(n.unit).scaleb(min(0, int(n.value.as_tuple().exponent))) for n in (one, other))
    return abs(one.base - other.base) * 2 <= step


def difference(one: Number, other: Number, reply: Reply) -> str:
    """What lies between two numbers, reckoned in the unit of both, or in single things."""
    if scale(one.unit) == scale(other.unit):
        unit, values = (one.unit if one.sort == other.sort else other.unit), (one.value, other.value)
    else:
        unit, values = one.sort, (one.base, other.base)
    unit = "个百分点" if unit == "%" else unit
    return reply.result((max(values), "−", min(values)), unit, "相差")


def placed(number: Number, held: Held, reply: Reply) -> str:
    """A number with the kind of place that it stands in; a target as it is printed, with 不低于 and ≥."""
    count = number.count
    if count is not None and number.where is Where.TARGET and "\t" in count.quote:
        said = count.told(held, reply)
        name, _, printed = count.quote.partition("\t")
        if printed.strip() == count.quantity.printed.strip():
            # 182 in one column, 人 in another
            return f"{name}的指标值为{printed.strip()}{number.unit}{said[said.rindex('[') :]}"
        return f"{count.shown or f'{name}的指标值'}为“{printed.strip()}”{said[said.rindex('[') :]}"
    said = number.quoted(held, reply)
    if number.where is Where.TEXT and not said.startswith("文中"):
        return f"文字说明中{said}"
    if number.of_item and number.statement is not None:
        titled = " ".join(part for part in (number.statement.label, number.statement.title) if part)
        return f"{said}（{titled}）" if titled else said
    return said
