"""Sets one item of a few documents side by side that a question names: departments against each other, or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.asked.reckoning import asks_times
from service.answering.document.held import Held
from service.answering.library import amounts
from service.answering.library.amounts import WHOLE, Amount
from service.answering.library.relation import Relation, read
from service.answering.library.sides import Sides
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.members.ranking import both_ends, rank_of
from service.answering.ways.reckoning.against_each_other import sets_against
from service.patterns import regex
from service.terms import key

_YEARS = regex("[两几各]个?年度?|历年|逐年|这些年|连续")
_WHICH_YEAR = regex("哪一?(?:个年度|年度?)")
_BY_SIZE = regex("从[高大多低小少]到|由[高大多低小少]到|排[个一]?[下序名列]|怎么排")
# Of two the lower one is asked for.
_LESS = regex(
    "(?:谁|哪一?[家个份边])[^,，。]{0,14}?(?:更|比较|较)?(?<!多)[少低小](?!于|型|微|额)|(?<!多)[少低](?:出|了)?(?:百分之|几成)"
)
# Of these each document tells its own, and an amount is no answer.
_CENTS = 2
_OTHERWISE = (Ask.PER_HEAD, Ask.WHY, Ask.PURPOSE, Ask.DEFINITION, Ask.HOW, Ask.ACCOUNT, Ask.BASE)


def compare(question: Question, held: Sequence[Held], reply: Reply, sides: Sides) -> Found | None:
    """What the documents state of an item, set against each other as the question asks; different units in yuan.

    Each document is asked for the item that the question names of it: which states most, how they rank, by how much and
    how many times they differ, what all state together, whether it is the same. Documents of one department are years set
    against each other. Those that state no amount of it are named; None when the question does none of this, or when
    fewer than two state one.
    """
    if question.wants(*_OTHERWISE):
        return None
    years = len({one.document.department for one in held}) == 1
    relation = read(question, sides.marked or question.plain, years=years)
    if (
        relation.together
        and (relation.times or relation.part or relation.apart)
        and amounts.adds_up(sides.each)
    ):
        # what one of them adds up is set against the other
        relation = replace(relation, together=False)
    if question.wants(Ask.SHARE) and not (relation.growth or relation.part):
        return None
    if years and question.wants(Ask.CHANGE, Ask.DIFFERENCE) and _further_back(question, held):
        # each tells how it differs from the year before its own
        return None
    compares = sets_against(question) or (years and _WHICH_YEAR.search(question.plain) is not None)
    sets = relation.sets or compares or question.wants(Ask.HIGHEST) or _BY_SIZE.search(question.plain)
    if not sets and not (years and (question.wants(Ask.CHANGE) or _YEARS.search(question.plain))):
        return None
    known = _known(question, held, reply, sides, relation)
    if len(known) < 2:
        return None
    if years:
        known.sort(key=lambda amount: amount.held.year or 0)
    rank = rank_of(question.plain)
    # 三家园林局…加起来: so many are named, and none of them ranked
    first_few = rank.count > 1 and question.wants(Ask.HIGHEST)
    ranked = not years and (_BY_SIZE.search(question.plain) is not None or first_few)
    if ranked:
        known.sort(key=lambda amount: amount.yuan, reverse=not rank.smallest)
    said, rest = _lines(known, held)
    judged = []
    alike = relation.same and len({amount.yuan for amount in known}) == 1
    if relation.same:
        said += "，两者相等" if alike else "，两者不一致"
    if relation.together and not (question.wants(Ask.HIGHEST, Ask.DIFFERENCE) or ranked):
        judged.append(f"{'其余' if rest else ''}合计{_total(known, reply)}")
    elif relation.ordered and (relation.part or relation.times):
        if years:
            known.sort(key=lambda amount: _place(question, amount))
        judged.append(_held_to(known, reply, times=relation.times))
    elif years and known[0].yuan == known[-1].yuan:
        said += "" if alike or len(known) > 2 else "，两年持平"
    elif years:
        judged.append(went(known[0], known[-1], reply, times=relation.times))
    elif not alike and (not ranked or both_ends(question) or compares):
        judged.append(f"{'其余中' if rest else ''}{highest(question, known, reply, growth=relation.growth)}")
    return Found("".join([f"{said}。{rest}", *(f"{each}。" for each in dict.fromkeys(judged))]))


def partly(question: Question, held: Sequence[Held], reply: Reply, sides: Sides) -> Found | None:
    """What the one document that states the item states of it, where a question sets it against others that do not."""
    years = len({one.document.department for one in held}) == 1
    relation = read(question, sides.marked or question.plain, years=years)
    if question.wants(*_OTHERWISE, Ask.SHARE, Ask.CHANGE) or not (relation.sets or sets_against(question)):
        return None
    known = _known(question, held, reply, sides, relation, strict=True)
    said, rest = _lines(known, held)
    return Found(f"{said}。{rest}", Outcome.NOT_DISCLOSED) if len(known) == 1 else None


def each(
    question: Question, held: Sequence[Held], reply: Reply, sides: Sides, *, exactly: bool = False
) -> Found | None:
    """What the documents state of the item that a question asks how much it is; None where one does not state it, or with
    `exactly` where the question has more than the item's name as it is printed."""
    if question.wants(*_OTHERWISE, Ask.SHARE, Ask.CHANGE) or not question.wants(Ask.AMOUNT):
        return None
    years = len({one.document.department for one in held}) == 1
    relation = read(question, sides.marked or question.plain, years=years)
    known = _known(question, held, reply, sides, relation, strict=True, exactly=exactly)
    said, rest = _lines(known, held, "。\n" if exactly else "；")
    return None if rest else Found(f"{said}。")


def _known(
    question: Question,
    held: Sequence[Held],
    reply: Reply,
    sides: Sides,
    relation: Relation,
    *,
    strict: bool = False,
    exactly: bool = False,
) -> list[Amount]:
    told = [
        amounts.of(question, side, one, held, reply, relation, strict=strict, exactly=exactly)
        for side, one in zip(sides.each, held, strict=True)
    ]
    known = amounts.like_for_like([amount for amount in told if amount is not None], reply)
    if all(side.said for side in sides.each):
        # each is asked its own item
        return known
    wholes = [amount for amount in known if WHOLE.fullmatch(key(amount.shown))]
    # what is all of one document is no item of the other
    return known if len(wholes) in (0, len(known)) else [a for a in known if a not in wholes]


def _lines(known: Sequence[Amount], held: Sequence[Held], mark: str = "；") -> tuple[str, str]:
    """What each states, and which of the documents state nothing."""
    said = mark.join(f"{amount.held.document.title}：{amount.text}" for amount in known)
    silent = [one.document.title for one in held if all(one is not amount.held for amount in known)]
    return said, f"没有找到对应数字的：{'、'.join(silent)}。" if silent else ""


def _held_to(known: Sequence[Amount], reply: Reply, *, times: bool) -> str:
    """How many times, or what part of the second named, the first is."""
    first, second = known[0], known[1]
    left, right, _ = _alike(first, second)
    if not right:
        return f"{second.held.document.title}的基数为零，百分比没有意义"
    names = f"{first.held.document.title}是{second.held.document.title}的"
    if times:
        return names + reply.result(
            (left, "÷", right), "倍", f"{first.shown}与{second.shown}的倍数", places=2
        )
    return names + reply.result((left, "÷", right, "×", Decimal(100)), "%", f"{first.shown}的比例", places=2)


def _total(known: Sequence[Amount], reply: Reply) -> str:
    same = len({amount.unit for amount in known}) == 1
    values = [amount.value if same else amounts.in_cents(amount.yuan) for amount in known]
    return reply.result(sum_of(values), known[0].unit if same else "元", "合计")


def highest(question: Question, known: Sequence[Amount], reply: Reply, *, growth: bool) -> str:
    """Which states most (or least), and by how much, or how many times, that is more than the next.

    With `growth` also by what part of the other one it differs.
    """
    ranked = sorted(known, key=lambda amount: amount.yuan, reverse=True)
    ends = both_ends(question)
    lowest = (rank_of(question.plain).smallest or _LESS.search(question.plain) is not None) and not ends
    first, second = (ranked[-1], ranked[-2]) if lowest else ranked[:2]
    names = first.held.document.title, second.held.document.title
    if first.yuan == second.yuan:
        return f"{'最低' if lowest else '最高'}的是{names[0]}和{names[1]}，两者相等"
    high, low = (second, first) if lowest else (first, second)
    left, right, unit = _alike(high, low)
    result = reply.result((left, "−", right), unit, f"{high.shown}相差") + rounded(high, low, reply)
    said = f"{'最低' if lowest else '最高'}的是{names[0]}，比{names[1]}{'少' if lowest else '多'}{result}"
    if growth and second.yuan:
        rate = (left - right, "÷", left if lowest else right, "×", Decimal(100))
        said += f"，幅度为{reply.result(rate, '%', f'{high.shown}相差幅度', places=2)}"
    if asks_times(question.plain) and ends and len(ranked) > 2:
        # how many times the one end is the other
        left, right, _ = _alike(ranked[0], ranked[-1])
        high, low, names = ranked[0], ranked[-1], (first.held.document.title, ranked[-1].held.document.title)
    if asks_times(question.plain) and right:
        label = f"{high.shown}与{low.shown}的倍数"
        said += f"，{names[0 if high is first else 1]}是{names[1 if high is first else 0]}的"
        said += reply.result((left, "÷", right), "倍", label, places=2)
    if ends and len(ranked) > 2:
        said += f"；最低的是{ranked[-1].held.document.title}"
    return said


def _further_back(question: Question, held: Sequence[Held]) -> bool:
    """Whether a year is named that is none of the documents' own, besides the years of two of them."""
    own = {one.year for one in held}
    return len(question.years) > len(own & set(question.years)) > 1


def _place(question: Question, amount: Amount) -> int:
    """Where a question names the year of an amount among the years that it names."""
    year = amount.held.year or 0
    return question.years.index(year) if year in question.years else len(question.years)


def went(before: Amount, now: Amount, reply: Reply, *, times: bool) -> str:
    """How the item went from the first year to the last, with the percentage."""
    left, right, unit = _alike(now, before)
    more = left > right
    result = reply.result((max(left, right), "−", min(left, right)), unit, f"{now.shown}增减")
    said = f"{'增加' if more else '减少'}{result}"
    if right:
        rate = (abs(left - right), "÷", right, "×", Decimal(100))
        said += f"，幅度为{reply.result(rate, '%', f'{now.shown}增减幅度', places=2)}"
        if times:
            label = f"{now.shown}与{before.shown}的倍数"
            said += f"，后者是前者的{reply.result((left, '÷', right), '倍', label, places=2)}"
    return said


def rounded(first: Amount, second: Amount, reply: Reply) -> str:
    """What was just reckoned from two amounts in two digits, where one of them is printed in more and the other is not."""
    digits = sorted(max(0, -int(one.value.normalize().as_tuple().exponent)) for one in (first, second))
    if first.unit != second.unit or not digits[0] <= _CENTS < digits[1]:
        return ""
    exact = reply.values[-1]
    return f"（约{reply.result((exact.amount, '÷', Decimal(1)), exact.unit, exact.label, places=_CENTS)}）"


def _alike(first: Amount, second: Amount) -> tuple[Decimal, Decimal, str]:
    """Two amounts in one unit."""
    if first.unit == second.unit:
        return first.value, second.value, first.unit
    return amounts.in_cents(first.yuan), amounts.in_cents(second.yuan), "元"
