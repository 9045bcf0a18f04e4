"""What several items came to before a change (last year's amounts, the budgets of what was spent), each as it follows from
what is printed, and what is asked of them together: which was more, what they made, what part of the other one was."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.schema.draft import Stage
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.calculate import Operand
from service.answering.document.held import Held, of_last_year, unmatched
from service.answering.printed.linking import Links, Mention
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.changes.last_year import base
from service.answering.ways.changes.planned import from_outturn
from service.answering.ways.changes.stated import AGAINST_BUDGET
from service.answering.ways.reckoning.residuals import is_source
from service.answering.ways.reckoning.shares import sides
from service.patterns import regex

_BUDGETS = regex("年初|预算")
_RESTORED = regex(
    "还原|倒推|反推|推算|倒算|原[先来本]|当初|用年初预算数?|按年初预算数?|年初(?:的)?(?:预算|安排|批|定|给|列)"
)
# Both sides of the budget, neither by its name.
_BOTH_SIDES = regex(
    "(?:收|进账|入账|进)得?[多少](?:呢)?,?还是(?:支出?|花|用)得?[多少]|(?:支|花|用)得?[多少](?:呢)?,?还是(?:收|进账|入账|进)得?[多少]"
    "|支出比收入|收入比支出|(?:收支|收入[和与跟]支出)(?:哪[个样头边]|谁)|入不敷出|收大于支|支大于收"
)
_SIDES = ("收入总计", "支出总计")
_REST = regex("不属于|不是|以外|之外|除了|除去|扣除|扣掉|刨去|减去|剔除|其余|剩")
_MORE = regex("哪[个项样头边类块]|谁|还是|更[多大高]|[多大高]多少|相差|差[多几]|差额|差距|多出|[多高][多几]")
_TOGETHER = regex("合计|一共|总共|共|加总|之和|加起来|合起来")
# Begins with what is asked of the amount told before.
_POINTS = regex("^[\\s,，]*(?:它|其|那|这|又|笔|个|数)*(?:占|在)")
_TWO = 2
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Amount:
    """What an item came to, and the sentence that tells it."""

    subject: str
    value: Decimal
    unit: str
    text: str

    @property
    def yuan(self) -> Decimal:
        return self.value * YUAN_PER_UNIT[self.unit]


def together(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts before the change with how each follows, and what is asked of them; None where one of them does not."""
    if question.wants(Ask.WHY, Ask.DEFINITION, Ask.VERIFY, Ask.PER_HEAD):
        return None
    if question.wants(Ask.CHANGE) and not (question.wants(Ask.BASE) or _BOTH_SIDES.search(question.plain)):
        # how each changed, and not what they came to
        return None
    planned = _of_plans(question, held)
    if not planned and not of_last_year(question, held):
        return None
    subjects = _SIDES if _BOTH_SIDES.search(question.plain) else links.members
    named = [s for s in subjects if not is_source(s)]
    # 综合医院的财政拨款比…: which money is no item
    subjects = tuple(named) if len(named) >= _TWO else subjects
    make = _asked(question)
    share = make is _share
    if make in (_share, _rest) and links.container and links.container not in subjects:
        subjects = (links.container, *subjects)
    if share and len(subjects) == 1 and not planned:
        return _of_told(subjects[0], question, held, links, reply)
    if len(subjects) < _TWO or make is None or (make is not _sum and len(subjects) != _TWO):
        return None
    amounts = [_amount(s, question, held, links, reply, planned=planned) for s in subjects]
    known = [a for a in amounts if a is not None]
    if len(known) < len(amounts) or unmatched(links.left, held.document.department, *(a.text for a in known)):
        return None
    if share:
        known = _in_order(question, links, known)
    made = make(known, reply, "预算" if planned else "上年") if known else ""
    return Found(f"{'；'.join(a.text for a in known)}；{made}。") if made else None


def _of_told(subject: str, question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What part of an item's amount that of the part before was, which was reckoned too (占当年总额的百分之几)."""
    before = reply.values[-1] if links.earlier and reply.values else None
    if before is None or before.citation is not None or before.yuan is None or subject in before.label:
        return None
    if not before.label.endswith("上年") or _POINTS.match(question.plain) is None:
        return None
    part = _Amount(before.label.removesuffix("上年"), before.amount, before.unit, "")
    whole = _amount(subject, question, held, links, reply, planned=False)
    made = _share([part, whole], reply, "上年") if whole is not None else ""
    return Found(f"{whole.text}；{made}。") if whole is not None and made else None


def _of_plans(question: Question, held: Held) -> bool:
    """Whether a final account is asked for what was planned, which it may not print."""
    text = question.plain
    return (
        held.document.stage is Stage.FINAL
        and _BUDGETS.search(text) is not None
        and _RESTORED.search(text) is not None
        # 哪个比年初预算超得多: the plan is what an outturn is held against
        and AGAINST_BUDGET.search(text) is None
        and not any(year + 1 == held.year for year in question.years)
    )


def _asked(question: Question) -> Callable[[Sequence[_Amount], Reply, str], str] | None:
    if question.wants(Ask.SHARE):
        return _share
    if _REST.search(question.plain):
        return _rest
    if question.wants(Ask.SUM) and not question.wants(Ask.DIFFERENCE):
        return _sum
    if question.wants(Ask.DIFFERENCE) or _MORE.search(question.plain):
        return _difference
    return _sum if _TOGETHER.search(question.plain) else None


def _amount(
    subject: str, question: Question, held: Held, links: Links, reply: Reply, *, planned: bool
) -> _Amount | None:
    """What one item came to; None where that is told or follows nowhere."""
    own = next((m for m in links.mentions if m.subject == subject), Mention(subject, 0, 0))
    alone = replace(links, mentions=(own,), left=())
    known = len(reply.values)
    if planned:
        found = from_outturn(subject, question, held, alone, reply)
    else:
        asked = replace(question, plain=f"上年{subject}是多少", asks=(Ask.AMOUNT,))
        found = base(asked, held, alone, reply)
    told = [v for v in reply.values[known:] if v.yuan is not None]
    if found is None or not told:
        return None
    return _Amount(subject, told[-1].amount, told[-1].unit, found.text.rstrip("。"))


def _in_order(question: Question, links: Links, amounts: Sequence[_Amount]) -> list[_Amount]:
    """The part, then the whole; empty where the question does not tell which is which."""
    parts, whole = sides(question, links)
    part = next((a for a in amounts if parts == [a.subject]), None)
    of = next((a for a in amounts if a.subject == whole), None)
    if part is None or of is None:
        part, of = sorted(amounts, key=lambda a: a.yuan)
    return [part, of]


def _values(amounts: Sequence[_Amount]) -> tuple[list[Decimal], str]:
    same = len({a.unit for a in amounts}) == 1
    return [a.value if same else a.yuan for a in amounts], amounts[0].unit if same else "元"


def _share(amounts: Sequence[_Amount], reply: Reply, when: str) -> str:
    (part, whole), _ = _values(amounts)
    if not whole or not 0 <= part <= whole:
        return ""
    made = reply.result((part, "÷", whole, "×", _HUNDRED), "%", "占比", places=2)
    return f"由此推算{when}占比为{made}"


def _rest(amounts: Sequence[_Amount], reply: Reply, when: str) -> str:
    (one, other), unit = _values(sorted(amounts, key=lambda a: -a.yuan))
    return f"由此推算{when}其余为{reply.result((one, '−', other), unit, '其余')}"


def _sum(amounts: Sequence[_Amount], reply: Reply, when: str) -> str:
    values, unit = _values(amounts)
    made: tuple[Operand, ...] = sum_of(values)
    return f"由此推算{when}合计为{reply.result(made, unit, '合计')}"


def _difference(amounts: Sequence[_Amount], reply: Reply, when: str) -> str:
    high, low = sorted(amounts, key=lambda a: -a.yuan)
    (one, other), unit = _values([high, low])
    if one == other:
        return f"由此推算{when}两者相等"
    names = [re.sub("总计$|合计$", "", a.subject) for a in (high, low)]
    told = "，".join(f"{name}{a.value:f}{a.unit}" for name, a in zip(names, (high, low), strict=True))
    return f"由此推算{when}{told}，前者比后者多{reply.result((one, '−', other), unit, '相差')}"
