"""Whether the text and the form of a self-assessment (自评表) say the same of a project: its score, its rate of execution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from extractors.schema.budget import Mention
from extractors.schema.check import Check, Status
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, numbers
from service.answering.printed.figure import Figure, source_key
from service.answering.printed.linking import Links
from service.answering.printed.points import unit_under
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.check_sources import Sources
from service.answering.ways.agreement.claim_told import tell
from service.answering.ways.agreement.placed import placed
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.agreement.sums_told import adds
from service.answering.ways.reckoning.sides import Side, percent_of
from service.patterns import regex
from service.terms import coverage, key

_SCORE = regex("得分|总分|评分|分数|自评分|打分|多少分|几分|分(?=[,，]|$)")
_RATE = regex("执行率|完成率|支出率|完成(?:年初|全年)?预算的?(?:比例|百分)")
# Asks what the items of a form make, and not only what it says in all.
_ITEMS = regex("各项|每项|逐项|几项|分项|各个?指标|各指标|一项一项|明细")
_TOTAL = regex("总分|合计|总计|总得分|自评总分")
_SCORED, _RATED = regex("得分|总分|评分"), regex("执行率|完成(?:年初|全年)?预算|预算完成")
_SUMMED, _SPENT = "self_assessment.scores_make_the_total", "self_assessment.rate_is_spent_of_granted"
_DONE, _PLAN, _OF_YEAR = regex("执行数|支出数|实际支出"), regex("预算数|预算"), regex("全年|调整")
# What names of projects have beside what tells them apart.
_GENERAL = regex("(?:项目|专项)?(?:补助|补贴|资金|经费|支出)?$|专项|项目$")
# So much of a project's name must a question say; a short form of it (防灾减灾项目) says half.
_NAMED, _WHOLLY = 0.5, 0.85


@dataclass(frozen=True, slots=True)
class _Form:
    """The form of one project: in which table it stands, by its id in the extraction."""

    table: str
    project: str

    def holds(self, cell: str | None) -> bool:
        return _in(self.table, cell)


def _in(table: str, cell: str | None) -> bool:
    return (cell or "").startswith(f"{table}r")


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The score, or the rate, that each place prints of the project named; asked of the items of its form what they make."""
    text = clauses(question, held)
    if ASKS_AGREEMENT.search(text) is None:
        return None
    rate = _RATE.search(text) is not None
    if not rate and _SCORE.search(text) is None:
        return None
    form = _meant(text, held)
    if form is None or question.amounts:
        return None
    if not rate and (adds(text) or _ITEMS.search(text)):
        check = _check(_SUMMED, form, held)
        return None if check is None else tell(check, Sources(held), reply)
    printed = list(_printed(form, rate, held))
    told = _told_in_text(form, rate, held)
    if rate and printed and told is None:
        # 自评表上的执行率算得对吗: what the amounts of the form itself make
        return _rate_made(printed[0], held, reply)
    if told is None or not printed:
        return None
    return _compared(told, printed, form, rate, held, reply)


def _meant(text: str, held: Held) -> _Form | None:
    """The form of the project that a question names best; None where it names none, or two alike."""
    near = sorted(((coverage(_bare(f.project), text), f) for f in _forms(held)), key=lambda each: -each[0])
    if not near or near[0][0] < _NAMED or (len(near) > 1 and near[1][0] == near[0][0]):
        return None
    return near[0][1]


def _forms(held: Held) -> list[_Form]:
    budget = held.extraction.budget
    found = {
        _Form((i.target.source.cell or "").partition("r")[0], i.project)
        for i in budget.indicators
        if i.project and i.target.source.cell
    }
    tables = [f.table for f in found]
    # a table that holds the forms of several projects does not say whose a total is
    return [f for f in found if tables.count(f.table) == 1]


def _bare(project: str) -> str:
    name = key(project)
    return _GENERAL.sub("", name) or name


def _printed(form: _Form, rate: bool, held: Held) -> Iterator[Mention]:
    """What the form prints of it, then what the row of the project in a table of several does."""
    inside: list[Mention] = []
    beside: list[Mention] = []
    for mention in held.extraction.budget.mentions:
        cell, head = mention.quantity.source.cell, mention.column.rpartition("/")[2]
        if cell is None or mention.in_words:
            continue
        is_rate = _RATED.search(head) is not None and mention.quantity.unit == "%"
        fits = is_rate if rate else _SCORED.search(head) is not None
        if not fits:
            continue
        if form.holds(cell):
            if rate or _TOTAL.fullmatch(key(mention.item)):
                inside.append(mention)
        elif key(mention.item) in (key(form.project), _bare(form.project)):
            beside.append(mention)
    if len({m.quantity.value for m in inside}) == 1:
        yield inside[0]
        yield from beside


def _rate_made(printed: Mention, held: Held, reply: Reply) -> Found | None:
    """The rate that a row prints held against what was spent of what was granted there, the budget of the whole year where
    the row has that of its beginning too; None where the row has no such amounts."""
    row = re.match(r"t\d+r\d+c", printed.quantity.source.cell or "")
    if row is None:
        return None
    by_head: dict[str, Figure] = {}
    for figure in held.catalogue.figures:
        if (figure.money.source.cell or "").startswith(row.group()):
            by_head.setdefault((figure.header or "").rpartition("/")[2], figure)
    spent = next((f for head, f in by_head.items() if _DONE.search(head)), None)
    granted = [f for head, f in by_head.items() if _PLAN.search(head)]
    plan = next((f for f in granted if _OF_YEAR.search((f.header or "").rpartition("/")[2])), None)
    plan = plan or (granted[0] if len(granted) == 1 else None)
    if spent is None or plan is None or not plan.money.value or spent.money.unit != plan.money.unit:
        return None
    title = plan.section
    shown = reply.quantity(held.document, printed.quantity, printed.quantity.source.text, title, printed.item)
    amounts = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in (plan, spent))
    made = percent_of(Side.bare(spent), Side.bare(plan), reply)
    places = max(0, -int(printed.quantity.value.as_tuple().exponent))
    exact = spent.money.value / plan.money.value * 100
    agree = abs(exact - printed.quantity.value) * 2 <= Decimal(1).scaleb(-places)
    said = f"{printed.item}的{printed.column.rpartition('/')[2]}为{shown}（{title}），{amounts}，占{made}"
    return Found(f"一致：{said}。") if agree else Found(f"不一致：{said}。", Outcome.CONFLICTING)


def _told_in_text(form: _Form, rate: bool, held: Held) -> Number | None:
    """The number that the text gives of the project: behind its name, with no other project's between them."""
    others = [_bare(f.project) for f in _forms(held) if f is not form and f.project != form.project]
    name = _bare(form.project)
    found: list[Number] = []
    for number in numbers(held):
        if number.where is not Where.TEXT or number.sort != ("%" if rate else "分") or number.count is None:
            continue
        if (_RATED if rate else _SCORED).search(number.count.words) is None:
            continue
        printed = number.count.quantity.printed.strip()
        quote = number.count.quote
        before = key(quote[: max(quote.find(printed), 0)])
        at = before.rfind(name)
        if at < 0 or any(before.find(other, at + len(name)) >= 0 for other in others):
            continue
        found.append(number)
    return found[0] if len({n.base for n in found}) == 1 else None


def _compared(
    told: Number, printed: list[Mention], form: _Form, rate: bool, held: Held, reply: Reply
) -> Found | None:
    said = [placed(told, held, reply)]
    differs = False
    for mention in printed:
        quantity = mention.quantity
        head = mention.column.rpartition("/")[2]
        quantity = quantity.model_copy(update={"unit": "%" if rate else unit_under(quantity.unit, head)})
        title = next(
            (s.title for s in held.extraction.budget.statements if _in(s.table, quantity.source.cell)), ""
        )
        shown = reply.quantity(held.document, quantity, quantity.source.text, title, mention.item)
        said.append(f"{mention.item}的{head}为{shown}" + (f"（{title}）" if title else ""))
        if quantity.value != told.value:
            differs = True
            values = (max(quantity.value, told.value), "−", min(quantity.value, told.value))
            said.append(f"相差{reply.result(values, '个百分点' if rate else '分', '相差')}")
    text = "，".join(said)
    if not differs:
        return Found(f"一致：{text}。")
    check = _check(_SPENT if rate else _SUMMED, form, held)
    reckoned = None if check is None else reply.attempt(partial(tell, check, Sources(held), reply))
    if reckoned is not None:
        text += f"；{reckoned.text.partition('：')[2].rstrip('。')}"
    return Found(f"不一致：{text}。", Outcome.CONFLICTING)


def _check(code: str, form: _Form, held: Held) -> Check | None:
    """What the validators found of it in the form of the project."""
    found = [
        c
        for c in held.checks
        if c.code == code
        and c.sources
        and form.holds(c.sources[0].cell)
        and c.status is not Status.CANNOT_TELL
    ]
    return found[0] if len({source_key(c.sources[0]) for c in found}) == 1 else None
