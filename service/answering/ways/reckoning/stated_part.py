"""What part of an item an amount is that the question itself states (某项目795万元占某科目的比例)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from service.answering.asked.amounts import MONEY
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.compute import figure_of, told
from service.answering.ways.reckoning.paired import OF
from service.patterns import regex

_JOINT = regex("元?(?:与|和|跟|同|比(?!例|重))")
_TABLE = regex("(?:收支|预算|决算|支出|收入)*[总明]?细?表")
_SAYS = regex("[一-鿿]{2}")


def asked(question: Question, links: Links) -> bool:
    """Whether words with an amount stand before 占 and all items behind it: what stands there is the whole and no part."""
    mark = OF.search(question.plain)
    if mark is None or not links.mentions or MONEY.search(question.plain[: mark.start()]) is None:
        return False
    behind = all(m.start >= mark.end() for m in links.mentions if m.end)
    return (
        behind
        and any(m.end for m in links.mentions)
        and _SAYS.search(question.plain[: mark.start()]) is not None
    )


def share(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount where it is printed, the item and the percentage; None where no such amount is printed with those words."""
    mark = OF.search(question.plain)
    if mark is None or len(links.subjects) != 1:
        return None
    before = content(question.plain[: mark.start()], held.catalogue.said)
    part = next(
        (
            n
            for n in numbers(held)
            if n.sort == "元"
            and any(said.low <= n.base <= said.high for said in question.amounts)
            and _fits(n, before)
        ),
        None,
    )
    behind = tuple(w for w in links.left if w not in before)
    whole = figure_of(held, links.subjects[0], replace(question, amounts=()), links)
    if part is None or whole is None or not whole.money.value or unmatched(behind, whole.words):
        return None
    if part.base > whole.money.yuan:
        # a part is no more than its whole
        return None
    same = part.unit == whole.money.unit
    left, right = (part.value, whole.money.value) if same else (part.base, whole.money.yuan)
    percent = reply.result((left, "÷", right, "×", Decimal(100)), "%", "占比", places=2)
    return Found(f"{part.tell(held, reply)}，{told(held, whole, reply)}，前者占后者的{percent}。")


def apart(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What lies between an amount that the question states and the item behind it (项目资金62万元与项目支出合计差多少).

    None where no such amount is printed with the words before it, or the item is another's.
    """
    said = MONEY.search(question.plain)
    joint = _JOINT.match(question.plain, said.end()) if said is not None else None
    # the name of a table (支出预算总表) says where
    named = [m for m in links.mentions if m.end and _TABLE.match(question.plain, m.end) is None]
    if said is None or joint is None or len(question.amounts) != 1 or not question.wants(Ask.DIFFERENCE):
        return None
    behind = tuple(dict.fromkeys(m.subject for m in named if m.start >= joint.end()))
    if len(behind) != 1:
        return None
    given = question.amounts[0]
    before = content(question.plain[: said.start()], held.catalogue.said)
    stated = (n for n in numbers(held) if n.sort == "元" and given.low <= n.base <= given.high)
    number = next((n for n in stated if n.whole and _fits(n, before)), None)
    left = tuple(w for w in links.left if w not in before and _TABLE.fullmatch(w) is None)
    asking = replace(question, amounts=())
    figure = figure_of(held, behind[0], asking, replace(links, left=left))
    if number is None or figure is None or number.base == figure.money.yuan or unmatched(left, figure.words):
        return None
    same = number.unit == figure.money.unit
    one, other = (number.value, figure.money.value) if same else (number.base, figure.money.yuan)
    unit = number.unit if same else "元"
    result = reply.result((max(one, other), "−", min(one, other)), unit, "相差")
    return Found(f"{number.tell(held, reply)}，{told(held, figure, reply)}，相差{result}。")


def _fits(number: Number, words: list[str]) -> bool:
    return not unmatched(words, number.saying.words, number.saying.above, number.saying.around)
