"""Parts, rests, multiples and rates of growth that no text prints: the numbers that the question's own phrases name, held
against each other, and where only a change from it is told what was planned or was there the year before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import BASE_NAMES, Against, Direction, Stage
from extractors.schema.money import Money
from service.answering.asked.kinds import Ask
from service.answering.asked.proportions import Proportion, Sort, proportion, several
from service.answering.asked.question import Question, years_of
from service.answering.calculate import Operand
from service.answering.document.held import Held
from service.answering.document.numbers import Number, scale, sort_of
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.changes.narrated import SIDES, narrative
from service.answering.ways.changes.told_change import state
from service.answering.ways.figures.selection import select
from service.answering.ways.reckoning.operands import item_called, numbers_called
from service.patterns import regex

_OF_PLAN = (Sort.DONE, Sort.UNSPENT)
_BUDGET_OF = regex("(?:的|年初|全年|调整)*(?:预算|指标)(?:资金|数)?$")
_PLAN_WORD = regex("预算(?:数|安排|资金|金额)?(?:为|是)?\\s*$")
_DONE_WORD = regex("(?:执行|支出|使用|完成|实际|支付)(?:数|金额|资金)?(?:了|为|是)?\\s*$")
_HUNDRED = Decimal(100)
_MOST = 6
# Says in which year, or in which stage, something is meant, and what it comes to; none of what it is called.
_TIME = regex("(?:19|20)\\d\\d年(?:度|初|末|底)?|本年度?|当年|今年|全年|年度")
_EDGES = regex("^(?:的|那|这|其中|里|全部|所有|整个)+|(?:的|这一?块|这笔钱?|那块|部分)+$")
_BEFORE = regex("(?:上年|去年|上一年|前一年)(?!度?结|末|底)")
_PLANNED = regex("年初|预算数|原预算|预算总?额|预算")
_SAID_SO = regex(
    "(?:年初|上年|去年|上一年|前一年|调整)?(?:的)?(?:盘子|[预决]算总?[额数]|[预决]算|计划数?)+$|^(?:年初|(?:上年|去年)(?!度?结|末|底))的?"
)
_AT = regex(r"\d[\d.]*(?:亿|万|千)?元$")


@dataclass(frozen=True, slots=True)
class _Side:
    value: Decimal
    unit: str
    name: str
    shown: str

    @property
    def base(self) -> Decimal:
        return self.value * scale(self.unit)

    @property
    def sort(self) -> str:
        return sort_of(self.unit)


def proportioned(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The numbers with their places and what is asked of them; None where a phrase names none, or several that differ, where they
    count different things, and where a part would be more than its whole."""
    asked = proportion(question.plain)
    if (
        asked is None
        or question.wants(Ask.WHY, Ask.VERIFY, Ask.HIGHEST, Ask.DEFINITION)
        or (links.earlier and asked.sort is not Sort.LEFT)
    ):
        return None
    if asked.sort in _OF_PLAN:
        return _of_plan(asked, question, held, reply)
    against = _against(question, asked, held)
    if against is None and _of_another_year(question, held):
        return None
    whole = _side(asked.whole, against, question, held, reply)
    if whole is None or not whole.value:
        return None
    parts = _parts(asked.parts[0], against, question, held, reply)
    if not parts or any(part.sort != whole.sort or part.shown == whole.shown for part in parts):
        return None
    return _made(asked, parts, whole, reply)


def of_base(question: Question, held: Held) -> bool:
    """Whether a proportion is asked of what was planned or of the year before, which a document tells by changes only."""
    asked = proportion(question.plain)
    return asked is not None and _against(question, asked, held) is not None


def of_rest(question: Question) -> bool:
    """Whether it is asked what the named parts leave of a whole: what they are of it is no answer."""
    asked = proportion(question.plain)
    return asked is not None and asked.sort in (Sort.REST, Sort.LEFT, Sort.UNSPENT)


def of_plan(question: Question) -> bool:
    """Whether it is asked how far what was planned was carried out."""
    asked = proportion(question.plain)
    return asked is not None and asked.sort is Sort.DONE


def _of_plan(asked: Proportion, question: Question, held: Held, reply: Reply) -> Found | None:
    """What part of the budget of an item was spent, or was not, in a final account that prints both or how far they are apart."""
    if held.document.stage is not Stage.FINAL or _of_another_year(question, held):
        return None
    phrase = _BUDGET_OF.sub("", _EDGES.sub("", _TIME.sub("", asked.parts[0])))
    pair = _plan_and_outturn(phrase, question, held, reply) if len(phrase) > 1 else None
    if pair is None or not pair[0].value or pair[0].unit != pair[1].unit:
        return None
    plan, done = pair
    said = "，".join(dict.fromkeys(side.shown for side in pair if side.shown))
    if asked.sort is Sort.DONE:
        return Found(f"{said}，为预算的{_percent((done.value, '÷', plan.value), '占比', reply)}。")
    if done.value > plan.value:
        return None
    rest = reply.result((plan.value, "−", done.value), plan.unit, "其余")
    return Found(
        f"{said}，其余为{rest}，占预算的{_percent((plan.value - done.value, '÷', plan.value), '占比', reply)}。"
    )


def _plan_and_outturn(
    phrase: str, question: Question, held: Held, reply: Reply
) -> tuple[_Side, _Side] | None:
    asking = replace(question, plain="支出决算数", amounts=(), asks=())
    figure = item_called(phrase, asking, held)
    if figure is None:
        return None
    items = [i for i in narrative(held, figure.subject) if i.current is not None]
    for one in items:
        if (
            one.against is Against.BUDGET
            and one.current is not None
            and (plan := _from_change(one, held, reply))
        ):
            return plan, _Side(one.current.value, one.current.unit, one.item, "")
    for one, other in combinations(items, 2):
        if one.sentence.text == other.sentence.text and _is_plan(one) and _is_outturn(other):
            return _of_item(one, held, reply), _of_item(other, held, reply)
    planned = select(held, figure.subject, replace(asking, plain="年初预算数"), (), held.year)
    if planned is None or planned.order == figure.order:
        return None
    before, spent = (Number.of_figure(f) for f in (planned, figure))
    return (
        _Side(before.value, before.unit, planned.shown, before.tell(held, reply)),
        _Side(spent.value, spent.unit, figure.shown, spent.tell(held, reply)),
    )


def _parts(phrase: str, against: Against | None, question: Question, held: Held, reply: Reply) -> list[_Side]:
    """The one number that a phrase names, or those of a list; empty where one of them is not found."""
    alone = _side(phrase, against, question, held, reply)
    if alone is not None:
        return [alone]
    listed = several(phrase)
    found = [_side(piece, against, question, held, reply) for piece in listed] if len(listed) > 1 else []
    known = [side for side in found if side is not None]
    return known if len(known) == len(listed) <= _MOST and len({s.shown for s in known}) == len(known) else []


def _side(phrase: str, against: Against | None, question: Question, held: Held, reply: Reply) -> _Side | None:
    bare = _EDGES.sub("", _AT.sub("", _TIME.sub("", phrase)))
    if against is not None:
        return _base(_SAID_SO.sub("", bare) or bare, against, question, held, reply)
    asking = replace(question, plain=bare, amounts=())
    figure = item_called(bare, asking, held) if len(bare) > 1 else None
    if figure is not None:
        number = Number.of_figure(figure)
    else:
        found = list(numbers_called(bare, held)) if len(bare) > 1 else []
        if len({(n.base, n.sort) for n in found}) != 1:
            return None
        number = found[0]
    if number.unit == "%":
        return None
    return _Side(number.value, number.unit, number.saying.words.split("|")[0], number.tell(held, reply))


def _against(question: Question, asked: Proportion, held: Held) -> Against | None:
    """The base that both sides are meant in: the budget of a final account, the year before; None for what is printed itself."""
    said = f"{asked.whole}|{asked.basis}"
    if _BEFORE.search(said) or (held.year is not None and held.year - 1 in years_of(said)):
        return Against.LAST_YEAR
    final = held.document.stage is Stage.FINAL
    return Against.BUDGET if final and (asked.basis or "年初" in said) and _PLANNED.search(said) else None


def _of_another_year(question: Question, held: Held) -> bool:
    return question.previous or any(year != held.year for year in question.years)


def _base(phrase: str, against: Against, question: Question, held: Held, reply: Reply) -> _Side | None:
    """What an item was planned at, or was the year before: as printed, else as it follows from the change that is told."""
    plain = "支出决算数" if held.document.stage is Stage.FINAL else phrase
    figure = item_called(phrase, replace(question, plain=plain, amounts=(), asks=()), held)
    if figure is None or held.year is None:
        return None
    before = against is Against.LAST_YEAR
    asking = replace(question, plain="" if before else "年初预算数", amounts=(), asks=())
    printed = select(held, figure.subject, asking, (), held.year - 1 if before else held.year)
    if printed is not None and (before or printed.order != figure.order):
        number = Number.of_figure(printed)
        return _Side(number.value, number.unit, printed.shown, number.tell(held, reply))
    items = narrative(held, SIDES.get(figure.subject, figure.subject))
    for item in items:
        if item.against is against and (made := _from_change(item, held, reply)) is not None:
            return made
    return None


def _of_item(item: NarrativeItem, held: Held, reply: Reply) -> _Side:
    """The amount of an item told by its whole sentence, which says what of the item it is."""
    money = item.current
    assert money is not None
    quote, section = item.sentence.text.strip(), " / ".join(item.heading)
    reply.money(held.document, money, quote, section, item.item)
    told = reply.quote(held.document, quote, item.sentence, section)
    return _Side(money.value, money.unit, item.item, f"文中写道：{told}")


def _is_plan(item: NarrativeItem) -> bool:
    return _before_amount(item, _PLAN_WORD)


def _is_outturn(item: NarrativeItem) -> bool:
    return _before_amount(item, _DONE_WORD)


def _before_amount(item: NarrativeItem, words: re.Pattern[str]) -> bool:
    """Whether the words right before the amount of an item in its sentence end in these."""
    assert item.current is not None
    at = item.sentence.text.find(item.current.printed.strip())
    return at > 0 and words.search(item.sentence.text[:at]) is not None


def _from_change(item: NarrativeItem, held: Held, reply: Reply) -> _Side | None:
    called = BASE_NAMES[item.against]
    if item.previous is not None:
        return _Side(
            item.previous.value, item.previous.unit, f"{item.item}{called}", state(held, item, reply)
        )
    now, delta = item.current, item.delta
    if now is None or (item.direction is not Direction.FLAT and (delta is None or delta.unit != now.unit)):
        return None
    shown = state(held, item, reply)
    value = now.value
    if delta is not None and item.direction is not Direction.FLAT:
        value = _start(now, delta, item.direction)
        sign = "−" if item.direction is Direction.INCREASE else "+"
        made = reply.result((now.value, sign, delta.value), now.unit, f"{item.item}{called}")
        shown += f"，由此推算{called}为{made}"
    return _Side(value, now.unit, f"{item.item}{called}", shown) if value > 0 else None


def _start(now: Money, delta: Money, direction: Direction | None) -> Decimal:
    return now.value - delta.value if direction is Direction.INCREASE else now.value + delta.value


def _made(asked: Proportion, parts: Sequence[_Side], whole: _Side, reply: Reply) -> Found | None:
    said = "，".join(dict.fromkeys((*(part.shown for part in parts), whole.shown)))
    same = {side.unit for side in parts} == {whole.unit}
    values = [side.value if same else side.base for side in parts]
    over = whole.value if same else whole.base
    unit = whole.unit if same else whole.sort
    total, names = sum(values, Decimal(0)), "、".join(side.name for side in parts)
    if asked.sort is Sort.TIMES:
        if len(parts) > 1:
            said += f"，合计{reply.result(sum_of(values), unit, '合计')}"
        made = reply.result((total, "÷", over), "倍", f"{names}与{whole.name}的倍数", 2)
        return Found(f"{said}，前者是后者的{made}。")
    if total > over:
        return None
    if len(parts) > 1:
        said += f"，合计{reply.result(sum_of(values), unit, '合计')}"
    if asked.sort is Sort.PART:
        percent = _percent((total, "÷", over), f"{names}占{whole.name}", reply)
        return Found(f"{said}，前者占后者的{percent}。")
    if asked.sort in (Sort.REST, Sort.LEFT):
        rest = reply.result((over, "−", total), unit, "其余")
        if asked.sort is Sort.LEFT:
            return Found(f"{said}，其余为{rest}。")
        percent = _percent((over - total, "÷", over), f"其余占{whole.name}", reply)
        return Found(f"{said}，其余为{rest}，占{percent}。")
    return None


def _percent(quotient: tuple[Operand, ...], label: str, reply: Reply) -> str:
    return reply.result((*quotient, "×", _HUNDRED), "%", label, places=2)
