"""A target of money held against all the money of its project (激励上限是不是比这个项目全年的钱还多)."""

from __future__ import annotations

from extractors.schema.budget import Indicator
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.telling import target
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.targets.target_forms import Form, forms
from service.patterns import regex
from service.terms import coverage, key

_AGAINST = regex(
    "(?:比|超过|超出|高于|大于|多于|低于|小于|少于|不到)了?[^,，。?？]{0,8}(?:项目|专项|全年|全部|总额|资金|预算|经费)[^,，。?？]{0,8}(?:钱|资金|金额|预算|总额|经费|安排)|"
    "(?:项目|专项)[^,，。?？]{0,6}(?:钱|资金|金额|预算|总额)[^,，。?？]{0,6}[够多少]"
)
_COSTS = regex("成本")
# So much of an indicator's name, and of a project's, a question says.
_CALLED, _NAMED = 0.75, 0.5
_UNITS = {"万": "万元", "亿": "亿元"}


def asked(question: Question) -> bool:
    """Whether a question holds a target of a project against what the project may spend."""
    return question.wants(Ask.YES_NO, Ask.VERIFY) and _AGAINST.search(question.plain) is not None


def held_to_all(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The target, the project's money, and whether the one is more than the other; None where either is not certain."""
    if not asked(question):
        return None
    found = [
        (form, one, whole)
        for form in forms(held)
        for one in form.indicators
        if one.target.value is not None
        and _unit(one) in YUAN_PER_UNIT
        and coverage(key(one.level3), question.plain) >= _CALLED
        and (whole := _money(form, question, held, links)) is not None
    ]
    if not found and _COSTS.search(question.plain):
        return _all_costs(question, held, links, reply)
    if len(found) != 1:
        return None
    _, one, whole = found[0]
    value = one.target.value
    if value is None:
        return None
    aim = value * YUAN_PER_UNIT[_unit(one)]
    said = f"{target(held.document, one, reply)}，{whole.shown}为{reply.figure(held.document, whole)}"
    if aim == whole.money.yuan:
        return Found(f"两者相等：{said}。")
    return Found(f"{'超过了' if aim > whole.money.yuan else '没有超过'}：{said}。")


def _all_costs(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Every target of the costs of the one project named, and whether any of them is more than its money."""
    found = [
        (costs, whole)
        for form in forms(held)
        if (
            costs := [
                i for i in form.indicators if "成本" in f"{i.level1}{i.level2}" and _unit(i) in YUAN_PER_UNIT
            ]
        )
        and (whole := _money(form, question, held, links)) is not None
    ]
    if len(found) != 1:
        return None
    costs, whole = found[0]
    aims = [one.target.value * YUAN_PER_UNIT[_unit(one)] for one in costs if one.target.value is not None]
    said = "；".join(target(held.document, one, reply) for one in costs)
    more = any(aim > whole.money.yuan for aim in aims)
    way = "超过了" if more else "没有超过"
    return Found(f"{way}：{said}；{whole.shown}为{reply.figure(held.document, whole)}。")


def _unit(one: Indicator) -> str:
    return _UNITS.get(one.target.unit, one.target.unit)


def _money(form: Form, question: Question, held: Held, links: Links) -> Figure | None:
    """What a form's project has in all, where the question names the project."""
    name = key(form.project)
    if not name or not (name in links.subjects or coverage(name, question.plain) >= _NAMED):
        return None
    own = [
        f
        for f in held.catalogue.figures
        if f.whole
        and f.money.value
        and (
            key(f.label) == name
            or (f.line is not None and key(f.line.project) == name and "总额" in (f.row or ""))
        )
    ]
    return own[0] if own and len({f.money.yuan for f in own}) == 1 else None
