"""What the text says twice (文字前后不一): two amounts for one thing, in a sentence and between sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors import codes
from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.check import Check, Severity, Status
from extractors.schema.draft import Stage
from extractors.schema.money import Money
from extractors.validators import slips
from extractors.validators.balance import agreement, usable
from extractors.validators.rule import rule
from extractors.validators.structure import names
from extractors.validators.text.passages import one_sentence
from extractors.validators.text.said import Said, printed
from extractors.validators.text.written import Written
from extractors.validators.wording import at, formula, in_unit, plain

# Measures of one and the same money: what is planned for this year, before anything is added or carried over.
_PLANNED = re.compile(r"(?:本年|当年|年初|今年)?(?:支出)?(?:预算)?(?:安排)?数?")
# What makes a second amount in the sentence one of another thing.
_PARTLY = re.compile(r"其中|结转|追加|调整|调剂|另[有外]|扣除|剔除|分别|原(?:预算|安排)|已(?:下达|支出|完成)")
# What a document has one of, under whatever heading.
_SINGLE = re.compile(
    r"(?:收入|支出|收支)(?:预算|决算)?(?:总计|总额|合计|总数)|(?:预算|决算)(?:收入|支出)|(?:收入|支出)(?:预算|决算)"
    r"|(?:财政拨款)?三公经费(?:预算|支出)*|机关运行经费|政府采购(?:预算|支出)(?:总额)?"
)


@rule
def item_has_one_amount(budget: Budget) -> Iterator[Written]:
    """同一句话对同一科目、同一口径只给出一个金额。

    One sentence gives one amount to a classification code for one and the same measure.
    """
    for one, other in pairwise(budget.narrative):
        if not codes.is_classified(one.code) or (one.code, one.item) != (other.code, other.item):
            continue
        if one.heading != other.heading or not one_sentence(one.sentence, other.sentence):
            continue
        mine, theirs = one.current, other.current
        if mine is None or theirs is None or not (usable(mine) and usable(theirs)):
            continue
        if not all(
            _is_of_the_year(item, money, budget.fiscal_year) for item, money in ((one, mine), (other, theirs))
        ):
            continue
        longer = max(one.sentence.text, other.sentence.text, key=len)
        if (
            mine.source == theirs.source
            or not _one_measure(one, other, budget.stage)
            or _PARTLY.search(longer)
        ):
            continue
        yield _check(one, other, mine, theirs, "")


@rule
def total_has_one_amount(budget: Budget) -> Iterator[Written]:
    """全文只有一个的总数（收入、支出总额，“三公”经费，机关运行经费，政府采购）各处说法一致。

    What a document has one of is given one amount wherever the text states it.
    """
    held: dict[tuple[str, str], NarrativeItem] = {}
    for item in budget.narrative:
        name = names.plain(item.item)
        if item.code or item.current is None or not usable(item.current) or not _SINGLE.fullmatch(name):
            continue
        first = held.setdefault((name, item.measure), item)
        if first.current is None or first.heading == item.heading:
            continue  # under one heading the second is a part of the first, or of another unit
        slipped = slips.is_telling(item.current.value, in_unit(first.current.yuan, item.current.unit))
        doubt = "" if slipped else "可能说的是不同资金或不同单位"
        yield _check(first, item, first.current, item.current, doubt)


def _is_of_the_year(item: NarrativeItem, money: Money, year: int | None) -> bool:
    """Whether the clause that the amount stands in names no year but that of the document."""
    before = item.sentence.text.partition(money.printed)[0]
    clause = re.split("[。；;，,]", before)[-1]
    return not re.search("[上去]年", clause) and set(re.findall(r"20\d\d(?=年)", clause)) <= {str(year)}


def _one_measure(one: NarrativeItem, other: NarrativeItem, stage: Stage) -> bool:
    if one.measure == other.measure:
        return True
    planned = _PLANNED.fullmatch(one.measure) and _PLANNED.fullmatch(other.measure)
    return stage is Stage.BUDGET and planned is not None


def _check(one: NarrativeItem, other: NarrativeItem, mine: Money, theirs: Money, doubt: str) -> Written:
    status = agreement([mine], [theirs])
    name = " ".join(word for word in (one.code, one.item) if word)
    text = f"文字对“{name}”先说 {printed(mine)}{at(one.sentence)}，又说 {printed(theirs)}{at(other.sentence)}"
    if status is Status.FAILS and doubt:
        status, text = Status.CANNOT_TELL, f"{text}，不能断定有误：{doubt}"
    elif status is Status.ROUNDING:
        text += "，可由四舍五入解释"
    elif status is Status.HOLDS:
        text += "，相符"
    check = Check(
        code="",
        status=status,
        severity={Status.FAILS: Severity.ERROR, Status.CANNOT_TELL: Severity.WARNING}.get(
            status, Severity.INFO
        ),
        message=text,
        formula=formula([mine], [theirs]),
        expected=plain(in_unit(theirs.yuan, mine.unit)),
        printed=plain(mine.value),
        difference=plain(mine.value - in_unit(theirs.yuan, mine.unit)),
        sources=(mine.source, theirs.source),
    )
    return Written((Said(one, mine),), (Said(other, theirs),), check, loose=bool(doubt))
