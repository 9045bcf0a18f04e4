"""Self-assessments of performance (绩效自评): scores, what they add up to, and the rate at which money was spent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.schema.budget import Budget, Figure, Indicator, Mention
from extractors.schema.check import Check, Status
from extractors.schema.draft import Kind
from extractors.schema.money import Interval
from extractors.schema.source import Source
from extractors.validators.equation import Place, places
from extractors.validators.forms.verdict import spread, verdict
from extractors.validators.rule import rule
from extractors.validators.wording import plain

# A 权重 can be a share that a score of a hundred is weighed with, so it bounds no score.
_WEIGHT = re.compile(r"(?:指标|权重)?(?:分值|标准分)(?:[（(].*[)）])?")
_SCORE = re.compile(r"(?:自评|评价|实际)?得分(?:[（(].*[)）])?")
_TOTAL = re.compile(r"总分|合计|总计|总得分|自评总分")
_RATE = re.compile(r"(?:预算)?执行率(?:[（(].*[)）])?")
_SPENT = re.compile(r"(?:全年|实际|本年)?(?:执行数|执行金额|支出数|实际支出)(?:[（(].*[)）])?")
_GRANTED = re.compile(r"(?:全年|年初|本年|调整后?|年度)?(?:预算数|预算金额|资金总额|预算)(?:[（(].*[)）])?")
_CELL = re.compile(r"(t\d+)r(\d+)c\d+")
_ALL = Decimal(100)


class Row(NamedTuple):
    """The row of a table that a source stands in."""

    table: str
    number: int


class Scored(NamedTuple):
    """What can be reached in a row, and what was."""

    row: Row
    weight: Decimal
    score: Decimal
    source: Source


@rule
def score_is_within_its_weight(budget: Budget) -> Iterator[Check]:
    """自评得分不超过该项指标的分值。

    The score of an indicator is no more than its weight.
    """
    for indicator in budget.indicators:
        weight, score = _figure(indicator, _WEIGHT), _figure(indicator, _SCORE)
        if weight is None or score is None or weight.target.value is None or score.target.value is None:
            continue
        if "%" in weight.target.text + score.target.text:
            continue
        said = f"绩效指标“{indicator.level3}”分值 {weight.target.text}，得分 {score.target.text}"
        sources = (score.target.source, weight.target.source)
        if score.target.value <= weight.target.value:
            yield verdict(Status.HOLDS, said, sources)
        else:
            printed, most = score.target.value, weight.target.value
            yield verdict(
                Status.FAILS, f"{said}，得分高于分值", sources, printed=printed, expected=most, blamed=False
            )


@rule
def scores_make_the_total(budget: Budget) -> Iterator[Check]:
    """自评表各项得分之和等于总分；各项分值之和等于分值合计时才能确定各项都已读到。

    The scores of a self-assessment add up to its total score; that all of them were read is certain where their
    weights add up to the total of the weights.
    """
    scored = _scored(budget)
    ends = list(_pairs(budget, totals=True))
    for row, weight, score in ends:
        # a table can hold the forms of several projects
        above = [end.number for end, _, _ in ends if end.table == row.table and end < row]
        begin = Row(row.table, max(above, default=-1))
        own = [one for one in scored if begin < one.row < row]
        if own:
            yield _added(own, weight, score)


@rule
def rate_is_spent_of_granted(budget: Budget) -> Iterator[Check]:
    """预算执行率等于执行数除以预算数。

    The rate at which a budget was spent is what was spent divided by what was granted.
    """
    held: dict[Row, list[Place]] = {}
    for statement in budget.of_kind(Kind.PERFORMANCE, Kind.PROJECTS):
        for place in places(statement):
            row = _row(place.source)
            if row is not None:
                held.setdefault(row, []).append(place)
    for mention in budget.mentions:
        row = _row(mention.quantity.source)
        rate = _RATE.fullmatch(mention.column.rpartition("/")[2])
        if row is None or not rate or mention.in_words or mention.quantity.unit != "%":
            continue
        spent = [
            place for place in held.get(row, []) if _SPENT.fullmatch(place.amount.column.rpartition("/")[2])
        ]
        granted = [
            p
            for p in held.get(row, [])
            if _GRANTED.fullmatch(p.amount.column.rpartition("/")[2]) and p.money.value > 0
        ]
        if len(spent) == 1 and granted:
            yield _spent(mention, spent[0], granted)


def _figure(indicator: Indicator, head: re.Pattern[str]) -> Figure | None:
    """The one figure of an indicator under such a head."""
    found = [each for each in indicator.others if head.fullmatch(each.head.rpartition("/")[2])]
    return found[0] if len(found) == 1 else None


def _scored(budget: Budget) -> list[Scored]:
    """Every row with a weight and a score: those of indicators, and of the money that was spent."""
    found: list[Scored] = []
    for indicator in budget.indicators:
        weight, score = _figure(indicator, _WEIGHT), _figure(indicator, _SCORE)
        row = _row(indicator.target.source)
        if row and weight and score and weight.target.value is not None and score.target.value is not None:
            found.append(Scored(row, weight.target.value, score.target.value, score.target.source))
    for row, weighed, reached in _pairs(budget, totals=False):
        found.append(Scored(row, weighed.quantity.value, reached.quantity.value, reached.quantity.source))
    return found


def _pairs(budget: Budget, *, totals: bool) -> Iterator[tuple[Row, Mention, Mention]]:
    """Weight and score that stand in a row beside each other, which is the row of a total or is none."""
    rows: dict[Row, list[Mention]] = {}
    for mention in budget.mentions:
        row = _row(mention.quantity.source)
        if row is not None and not mention.in_words and bool(_TOTAL.fullmatch(mention.item)) is totals:
            rows.setdefault(row, []).append(mention)
    for row, held in rows.items():
        weights = [m for m in held if _WEIGHT.fullmatch(m.column.rpartition("/")[2])]
        scores = [m for m in held if _SCORE.fullmatch(m.column.rpartition("/")[2])]
        if len(weights) == 1 == len(scores):
            yield row, weights[0], scores[0]


def _added(own: Sequence[Scored], weight: Mention, score: Mention) -> Check:
    expected = sum((one.score for one in own), Decimal(0))
    printed = score.quantity.value
    sources = [score.quantity.source, *(one.source for one in own)]
    said = f"自评各项得分之和为 {plain(expected)}，总分印 {score.quantity.printed}"
    if expected == printed:
        return verdict(Status.HOLDS, f"{said}，相符", sources)
    said += f"，相差 {plain(printed - expected)}"
    status = Status.FAILS
    # whole points are exact; only decimals can have been rounded
    finest = min((spread(value) for value in (printed, *(one.score for one in own))), key=_width)
    if abs(printed - expected) * 2 <= _width(finest) * (len(own) + 1) and _width(finest) < 1:
        status, said = Status.ROUNDING, f"{said}，可由四舍五入解释"
    elif sum((one.weight for one in own), Decimal(0)) != weight.quantity.value:
        status, said = Status.CANNOT_TELL, f"{said}，不能断定有误：各项分值之和也不等于总分值，可能没有读全"
    return verdict(status, said, sources, printed=printed, expected=expected, blamed=False)


def _spent(mention: Mention, spent: Place, granted: Sequence[Place]) -> Check:
    printed = mention.quantity.value
    sources = [mention.quantity.source, spent.source, *(place.source for place in granted)]
    rates = [spent.money.yuan / place.money.yuan * 100 for place in granted]
    said = (
        f"“{mention.item}”执行率印 {mention.quantity.printed}，执行数 {spent.money.printed}{spent.money.unit}"
    )
    if any(_range(spent, place).meets(spread(printed)) for place in granted):
        return verdict(Status.HOLDS, f"{said}，相符", sources)
    # the budget as it was changed in the year stands behind the one at its beginning
    expected = rates[-1].quantize(Decimal("0.01"))
    said += f"，预算数 {granted[-1].money.printed}{granted[-1].money.unit}，按金额计算为 {plain(expected)}%"
    cut = spread(printed)
    if any(cut.high <= rate < cut.high + _width(cut) / 2 for rate in rates):
        return verdict(
            Status.ROUNDING, f"{said}，可由尾数舍去解释", sources, printed=printed, expected=expected
        )
    if printed == _ALL and any(rate > _ALL for rate in rates):
        said += "，不能断定有误：超出的部分可能不计"
        return verdict(Status.CANNOT_TELL, said, sources, printed=printed, expected=expected)
    return verdict(Status.FAILS, said, sources, printed=printed, expected=expected, blamed=False)


def _range(spent: Place, granted: Place) -> Interval:
    """The rates that the printed amounts can stand for."""
    lower, upper = granted.money.interval
    lower = lower if lower > 0 else granted.money.yuan
    return Interval(spent.money.interval.low / upper * 100, spent.money.interval.high / lower * 100)


def _width(interval: Interval) -> Decimal:
    return interval.high - interval.low


def _row(source: Source) -> Row | None:
    found = _CELL.fullmatch(source.cell or "")
    return Row(found[1], int(found[2])) if found else None
