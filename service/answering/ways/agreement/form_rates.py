"""Whether a project's money is what the numbers and rates of its form make (56人×12000元/人·年＋28座×18000元/座·年)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.calculate import Operand, evaluate
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, numbers, scale
from service.answering.printed.figure import Figure, source_key
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.reckoning.factors import is_rate
from service.answering.ways.targets.target_forms import Form, forms
from service.patterns import regex
from service.terms import coverage, key

_ASKED = regex("标准|单价|定额|每|乘|人数|户数|座数|数量|频次|次数|里程")
_OFTEN = regex("[次回轮](?:/[一-鿿]+)?")
_PER = regex("[·/、]")
_YEARLY, _MONTHLY, _MONTHS = "年", "月", Decimal(12)
_MOST_RATES, _MOST_READINGS = 6, 64
# So much of a project's name must the question say, where no item is linked to it.
_NAMED = 0.7

# A rate with the numbers that it is for each of.
_Term = tuple[Number, tuple[Number, ...]]


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The numbers with their rates, what they make, and whether that is the project's money; None where a rate has no number
    of its unit, or more than one reading makes something else."""
    text = question.plain
    asks = ASKS_AGREEMENT.search(text) is not None or question.wants(Ask.VERIFY)
    if not asks or _ASKED.search(text) is None:
        return None
    for form in forms(held):
        whole = _money(form, question, held, links)
        if whole is None:
            continue
        readings = list(_readings(form, held))
        fitting = [terms for terms in readings if _fits(_made(terms, whole), whole)]
        if fitting or len(readings) == 1:
            return _told((fitting or readings)[0], whole, held, reply)
    return None


def _money(form: Form, question: Question, held: Held, links: Links) -> Figure | None:
    """The money of a form's project, which the question names; of several amounts the one that it gives."""
    name = key(form.project)
    if not name or not (
        any(name in s or s in name for s in links.subjects) or coverage(name, question.plain) >= _NAMED
    ):
        return None
    found = [
        f
        for f in held.catalogue.figures
        if f.whole
        and f.money.value
        and (key(f.label) == name or (f.line is not None and key(f.line.project) == name))
    ]
    if question.amounts:
        found = [f for f in found if any(f.fits(said) for said in question.amounts)]
    return found[0] if found and len({f.money.yuan for f in found}) == 1 else None


def _readings(form: Form, held: Held) -> Iterator[tuple[_Term, ...]]:
    """The ways to give each rate of a form one number of each unit that it is for."""
    at = {source_key(one.target.source) for one in form.indicators}
    own = [n for n in numbers(held) if n.where is Where.TARGET and source_key(n.source) in at]
    own = list({source_key(n.source): n for n in own}.values())
    rates = [n for n in own if "元/" in n.unit or is_rate(n)]
    counts = [n for n in own if n not in rates and n.sort not in ("元", "%")]
    if not 0 < len(rates) <= _MOST_RATES or any("/" not in rate.unit for rate in rates):
        return
    choices: list[list[_Term]] = []
    for rate in rates:
        units = [u for u in _PER.split(rate.unit.partition("元/")[2]) if u not in (_YEARLY, _MONTHLY)]
        sides = [
            [n for n in counts if n.unit.lstrip("百千万").removesuffix("次") == u or n.sort == u]
            for u in units
        ]
        if not units or not all(sides):
            return
        # how often in a year may stand beside what it is done to
        often = [n for n in counts if _OFTEN.fullmatch(n.unit) and all(n not in side for side in sides)]
        choices.append(
            [(rate, (*chosen, *more)) for chosen in product(*sides) for more in ((), *((n,) for n in often))]
        )
    for n, terms in enumerate(product(*choices)):
        if n >= _MOST_READINGS:
            return
        yield terms


def _expression(term: _Term, unit: str) -> tuple[Operand, ...]:
    rate, counts = term
    made: tuple[Operand, ...] = ()
    for number in (*counts, rate):
        made += ("×", number.value) if made else (number.value,)
        power = scale(number.unit.partition("/")[0])
        made += ("×", power) if power > 1 else ()
    made += ("×", _MONTHS) if _MONTHLY in _PER.split(rate.unit) else ()
    factor = Decimal(YUAN_PER_UNIT[unit])
    return (*made, "÷", factor) if factor > 1 else made


def _made(terms: Sequence[_Term], whole: Figure) -> Decimal:
    return sum((evaluate(_expression(term, whole.money.unit), 2) for term in terms), Decimal(0))


def _fits(made: Decimal, whole: Figure) -> bool:
    return abs(made - whole.money.value) * 2 <= Decimal(1).scaleb(int(whole.money.value.as_tuple().exponent))


def _told(terms: Sequence[_Term], whole: Figure, held: Held, reply: Reply) -> Found:
    unit = whole.money.unit
    said, values = [f"{whole.shown}为{reply.figure(held.document, whole)}"], []
    for term in terms:
        rate, counts = term
        made = reply.result(_expression(term, unit), unit, "计算", 2)
        said.append(f"{'，'.join(n.quoted(held, reply) for n in (*counts, rate))}，两者的积为{made}")
        values.append(evaluate(_expression(term, unit), 2))
    text = "；".join(said)
    if len(values) > 1:
        text += f"；相加为{reply.result(sum_of(values), unit, '合计')}"
    made_of = sum(values, Decimal(0))
    if _fits(made_of, whole):
        return Found(f"一致：{text}。")
    high, low = max(made_of, whole.money.value), min(made_of, whole.money.value)
    return Found(f"不一致：{text}，相差{reply.result((high, '−', low), unit, '相差')}。", Outcome.CONFLICTING)
