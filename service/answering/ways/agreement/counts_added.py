"""Whether vehicles by kind, or staff by unit, add up to the number that the text gives (各类用车加起来等于总数吗)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import takewhile

from extractors.schema.budget import Count
from extractors.schema.draft import Kind
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import numbers
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.agreement.sides import given_in, value_given
from service.answering.ways.agreement.sums_told import adds
from service.patterns import regex
from service.terms import key

# Vehicles, and not what is spent on them.
_VEHICLES = regex("车辆|公务用车|用车|几[种类]车|辆(?:公务)?车")
_MONEY = regex("用车(?:购置|运行|维护|费)|[费元]|经费|支出")
_BY_KIND = regex(
    "[各几哪分每]个?(?:种|类|项)|分[类项]|类别|按(?:用途|类|种)|其中|分别|明细|[两三四五六七八]类"
)
_FLEET = regex(
    "(?:(?:单位|部门|机关|现|实|共)?有?)*(?:公务用车|车辆|机动车)(?:实有)?(?:保有量|总数|数量|数)?"
)
_KIND = regex("(?!.*(?:购置|保有|实有)).*[一-鿿]{2}车(?:辆)?")
_LAST = regex("其[他它](?:公务)?用车|其[他它]车辆?")
_STAFF = regex("人员|职工|编制|在职|在编|在岗|实有|退休|人数|多少人|几个?人|\\d人")
_UNITS = regex(
    "各个?(?:预算|下属|所属|二级|事业)?单位|[\\d一二两三四五六七八九十几]+[家个](?:预算|下属|所属|二级|行政|事业)*(?:单位|机构)?|单位构成|单位(?:情况|名录|基本情况)?表|机构(?:设置)?表"
)
_PUBLIC, _CIVIL = regex("事业(?!发展|支出|经费)"), regex("行政(?!区划|支出|运行)")
_TOTAL = regex("合计|总计|小计")
# The sorts of number that tables of units print, by what asks for them.
_SORTS = (
    (regex("编制"), regex("编制")),
    (regex("离?退休"), regex("退休")),
    (regex("遗属|聘用|临聘|编外"), regex("(?!)")),
    (regex(""), regex("在职|实有|在编|在岗")),
)
_LEAST = 2


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The parts with their places, what they make, and the number that the text gives of the whole."""
    text = clauses(question, held)
    if ASKS_AGREEMENT.search(text) is None or not (adds(text) or _BY_KIND.search(text)):
        return None
    given = {value_given(found) for found in given_in(text)}
    found = None
    if _VEHICLES.search(text) and not _MONEY.search(text):
        found = next((f for f in _fleets(held) if not given or f[0].quantity.value in given), None)
    elif _STAFF.search(text) and _UNITS.search(text) and adds(text):
        found = _staff(text, given, held)
    return None if found is None else _told(*found, held, reply)


def _fleets(held: Held) -> Iterator[tuple[Count, Sequence[Count]]]:
    """A number of vehicles with those of their kinds that its paragraph tells behind it."""
    counts = [c for c in held.extraction.budget.counts if c.quantity.source.cell is None]
    for at, total in enumerate(counts):
        if _FLEET.fullmatch(key(total.item)) is None:
            continue
        behind = list(takewhile(partial(_beside, total), counts[at + 1 :]))
        first = next((n for n, c in enumerate(behind) if _is_kind(c)), len(behind))
        kinds: list[Count] = []
        for count in takewhile(_is_kind, behind[first:]):
            kinds.append(count)
            if _LAST.fullmatch(key(count.item)):
                # what comes behind are kinds of these
                break
        if len(kinds) >= _LEAST and len({key(k.item) for k in kinds}) == len(kinds):
            yield total, kinds


def _beside(one: Count, other: Count) -> bool:
    """Whether two counts stand in the same line of the same page."""
    here, there = one.quantity.source, other.quantity.source
    return (here.page, here.line) == (there.page, there.line)


def _is_kind(count: Count) -> bool:
    return _KIND.fullmatch(key(count.item)) is not None and _FLEET.fullmatch(key(count.item)) is None


def _staff(text: str, given: set[Decimal], held: Held) -> tuple[Count, Sequence[Count]] | None:
    """The number of those meant in the text, and in the rows of the table of units that are meant."""
    sort = next(printed for asks, printed in _SORTS if asks.search(text))
    side = _PUBLIC if _PUBLIC.search(text) else _CIVIL if _CIVIL.search(text) else None
    counts = [c for c in held.extraction.budget.counts if c.kind is Kind.PERSONNEL]
    rows: dict[str, list[Count]] = {}
    of_side = {
        key(u.name.text)
        for u in held.extraction.budget.units
        if side is None or any(side.search(a.text.text) for a in u.about)
    }
    for count in counts:
        body = key(count.item.rpartition("/")[0] or count.item)
        if count.quantity.source.cell is None or not count.column or _TOTAL.search(body):
            continue
        if sort.search(count.column) and (side is None or any(body in u or u in body for u in of_side)):
            rows.setdefault(key(count.column), []).append(count)
    # several columns of one sort (行政编制, 事业编制) do not say which is meant
    parts = next(iter(rows.values())) if len(rows) == 1 else []
    said = [c for c in counts if c.quantity.source.cell is None and _fits(key(c.item), sort, side)]
    if given:
        said = [c for c in said if c.quantity.value in given]
    if len(parts) < _LEAST or len({c.quantity.value for c in said}) != 1:
        return None
    return said[0], parts


def _fits(item: str, sort: re.Pattern[str], side: re.Pattern[str] | None) -> bool:
    """Whether a number that the text tells is of this sort, and of this side or of both."""
    ranked = _PUBLIC.search(item) or _CIVIL.search(item)
    if side is None:
        return sort.search(item) is not None and ranked is None
    if side.search(item) is None:
        return False
    other = any(printed.search(item) for _, printed in _SORTS if printed is not sort)
    return sort.search(item) is not None or not other


def _told(total: Count, parts: Sequence[Count], held: Held, reply: Reply) -> Found | None:
    known = {(key(n.count.label), n.value): n for n in reversed([*numbers(held)]) if n.count is not None}
    counted = [known.get((key(c.item), c.quantity.value)) for c in (total, *parts)]
    said = [n.tell(held, reply) for n in counted if n is not None]
    if len(said) < len(counted):
        return None
    values = [c.quantity.value for c in parts]
    unit = total.quantity.unit
    text = "，".join(dict.fromkeys(said)) + f"，相加为{reply.result(sum_of(values), unit, '合计')}"
    added, printed = sum(values, Decimal(0)), total.quantity.value
    if added == printed:
        return Found(f"一致：{text}。")
    apart = reply.result((max(added, printed), "−", min(added, printed)), unit, "相差")
    return Found(f"不一致：{text}，相差{apart}。", Outcome.CONFLICTING)
