"""Whether what the text says of the projects (8个项目，涉及1699.40万元; 100万元以上的1个) is what their table prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, numbers, scale
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.additions import ADDED
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.members.project_list import listed
from service.patterns import regex
from service.terms import key

_ASKED = regex("项目|绩效自评|绩效目标")
_ALL = regex(
    r"(?<![\d.])\d+个(?:一级|预算|支出)?项目|[一二两三四五六七八九十]+个项目|(?<![有是一两二三这那哪几同])个数(?!字|据)|几个项目|(?:编[报制]|纳入|实行|填报|开展|公开)[^,]{0,8}绩效|全部项目|所有项目|绩效[^,]{0,10}(?:金额|资金)"
)
_MONEY = regex("金额|资金|[万亿]元|元|合计|多少钱|总额")
# Of projects of which some have forms all that projects cost says nothing, unless it is asked for.
_EXPENDITURE = regex("项目支出|覆盖|全部|所有")
_COVERS = regex("覆盖|包括了?|涵盖|全部")
_BOUND = regex(r"(?:单个|超过|超出)?(?P<n>\d+(?:\.\d+)?)万元?(?:\(含\)|（含）)?(?:以上|及以上)")
# 五张绩效目标表的…加起来: what the forms make together.
_FORMS = regex("(?:绩效|申报|填报|目标|自评)[^,]{0,8}表|[一二两三四五六七八九十\\d]+张")
_COUNT = regex(
    r"(?P<n>\d+)\s*个?(?:一级|预算|支出|部门|专项)?项目|项目(?:共|有|数)?(?:计)?(?P<m>\d+)\s*[个项]"
)
_GOALS = regex("绩效|目标管理")
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence says of the projects: how many they are, and what they cost."""

    count: Number
    amount: Number | None


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The number and the amount that the text gives, beside those that the table of projects makes."""
    text = clauses(question, held)
    asks = ASKS_AGREEMENT.search(text) or _COVERS.search(text)
    of_forms = _FORMS.search(text) is not None
    if not _ASKED.search(text) or asks is None or (ADDED.search(text) and not of_forms):
        return None
    if (bound := _BOUND.search(text)) is not None:
        return _above(Decimal(bound["n"]) * 10_000, held, question, reply)
    if not _ALL.search(text):
        return None
    told = next(_sayings(held), None)
    whole, projects = listed(held, question)
    if any(f.subject in links.subjects for f in projects):
        # of one project what all are says nothing
        return None
    made: Sequence[Figure] = projects
    if told is not None and not _MONEY.search(text):
        told, whole = replace(told, amount=None), None
    elif whole is None and _EXPENDITURE.search(text):
        whole = _project_expenditure(held)
    if told is not None and told.amount is not None and whole is not None:
        whole, made = _in_column(told.amount, whole, made, held)
    if told is None or (whole is None and len(made) < 2):
        return None
    return _compared(told, whole, made, held, reply)


def _sayings(held: Held) -> Iterator[_Told]:
    """The sentences that say how many projects there are, those with an amount first."""
    known = [n for n in numbers(held) if n.where is Where.TEXT]
    found = []
    for count in known:
        if count.sort not in ("个", "项") or count.count is None or not _GOALS.search(count.count.quote):
            continue
        said = next(
            (m for m in _COUNT.finditer(count.count.quote) if Decimal(m["n"] or m["m"]) == count.value), None
        )
        if said is None:
            continue
        sentence = _sentence(count.count.quote, said.start())
        at_count = sentence.find(key(said.group()))
        amounts = [
            n
            for n in known
            if n.sort == "元" and n.source.line == count.source.line and n.source.page == count.source.page
        ]
        placed = [(at, n) for n in amounts if (at := sentence.find(f"{n.value}{n.unit}")) >= 0]
        # the amount behind the number, else the one right before it
        placed.sort(key=lambda each: (each[0] < at_count, abs(each[0] - at_count)))
        found.append(_Told(count, placed[0][1] if placed else None))
    yield from sorted(found, key=lambda t: (t.amount is None, -t.count.value))


def _sentence(text: str, at: int) -> str:
    """The sentence of a paragraph that has the place, as keys are written."""
    start = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    ends = [end for mark in "。；\n" if (end := text.find(mark, at)) >= 0]
    return key(text[start : min(ends, default=len(text))])


def _project_expenditure(held: Held) -> Figure | None:
    return next(
        (
            f
            for f in held.catalogue.figures
            if f.whole
            and f.statement is not None
            and not f.code
            and concept(f.subject) == "项目支出"
            and f.money.value
        ),
        None,
    )


def _in_column(
    amount: Number, whole: Figure, made: Sequence[Figure], held: Held
) -> tuple[Figure, Sequence[Figure]]:
    """The total and the projects in the column whose total is the amount, where the table has several."""
    row = [f for f in held.catalogue.figures if f.line is not None and f.line is whole.line]
    meant = next((f for f in row if f.money.yuan == amount.base), None)
    if meant is None or meant.header == whole.header:
        return whole, made
    at = {id(f.line): f for f in held.catalogue.figures if f.header == meant.header and f.line is not None}
    moved = [at.get(id(f.line)) for f in made]
    known = [f for f in moved if f is not None]
    return (meant, known) if len(known) == len(made) else (whole, made)


def _compared(
    told: _Told, whole: Figure | None, made: Sequence[Figure], held: Held, reply: Reply
) -> Found | None:
    said = [f"文字说明中{told.count.quoted(held, reply)}"]
    if told.amount is not None:
        said.append(told.amount.tell(held, reply))
    differ = False
    if len(made) > 1:
        many = reply.result(sum_of([Decimal(1)] * len(made)), "个", "项目")
        said.append(f"所列项目共有{many}")
        differ = Decimal(len(made)) != told.count.value
        # each is told by its place
        said[-1] += "：" + "，".join(f"{f.shown}{reply.figure(held.document, f)}" for f in made)
    elif told.amount is None:
        return None
    made_of = _made_of(whole, made, held, reply) if whole is not None or told.amount is not None else None
    if made_of is not None:
        words, value, unit = made_of
        said.append(words)
        if told.amount is not None:
            amount = told.amount
            yuan = value * YUAN_PER_UNIT[unit]
            step = Decimal(1).scaleb(min(0, int(amount.value.as_tuple().exponent))) * scale(amount.unit)
            if abs(amount.base - yuan) * 2 > step:
                differ = True
                values, unit = (
                    ((amount.value, value), unit) if amount.unit == unit else ((amount.base, yuan), "元")
                )
                said.append(f"相差{reply.result((max(values), '−', min(values)), unit, '相差')}")
    verdict = "不一致" if differ else "一致"
    return Found(f"{verdict}：{'，'.join(said)}。", Outcome.CONFLICTING if differ else Outcome.ANSWERED)


def _made_of(
    whole: Figure | None, made: Sequence[Figure], held: Held, reply: Reply
) -> tuple[str, Decimal, str] | None:
    """What the projects come to: as it is printed, else added up; the words that tell it, the amount and its unit."""
    if whole is not None:
        return f"{whole.shown}为{reply.figure(held.document, whole)}", whole.money.value, whole.money.unit
    units = {f.money.unit for f in made}
    if len(made) < _SEVERAL or len(units) > 1:
        return None
    values, unit = [f.money.value for f in made], units.pop()
    return f"合计{reply.result(sum_of(values), unit, '合计')}", sum(values, Decimal(0)), unit


def _above(bound: Decimal, held: Held, question: Question, reply: Reply) -> Found | None:
    """How many projects of the table cost as much as that, beside what the text says."""
    _, made = listed(held, question)
    over = [f for f in made if f.money.yuan >= bound]
    if len(made) < 2 or not over:
        return None
    said = _bounded(bound, held)
    many = reply.result(sum_of([Decimal(1)] * len(over)), "个", "项目")
    listed_ones = "，".join(f"{f.label}{reply.figure(held.document, f)}" for f in over)
    if said is None:
        return None
    number, count = said
    told = f"文字说明中{number.quoted(held, reply)}，所列项目中共有{many}：{listed_ones}"
    if count == len(over):
        return Found(f"一致：{told}。")
    return Found(f"不一致：{told}。", Outcome.CONFLICTING)


def _bounded(bound: Decimal, held: Held) -> tuple[Number, int] | None:
    """What the text says of how many projects cost as much as that (100万元以上项目1个)."""
    wan = f"{(bound / 10_000).normalize():f}"
    written = re.compile(
        rf"(?<![\d.]){wan}(?:\.0+)?万元(?:（含）|\(含\))?以上[^，。；\d]{{0,8}}(\d+)[个项]|(\d+)[个项][^，。；\d]{{0,6}}{wan}万元"
    )
    for number in numbers(held):
        if number.where is not Where.TEXT or number.count is None:
            continue
        found = written.search(number.count.quote)
        if found is not None and number.value in (Decimal(found[1] or found[2]), bound / 10_000, bound):
            return number, int(found[1] or found[2])
    return None
