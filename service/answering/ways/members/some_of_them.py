"""Which few projects an amount is made of (240万元对应的是哪两个项目): the only ones, as many as asked for, that come to it."""

from __future__ import annotations

from itertools import combinations

from service.answering.asked.digits import in_digits
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.members.project_list import listed
from service.patterns import regex

_FEW = regex(
    "哪(?P<n>[两二三四五])(?:个(?:不同的?)?(?:项目|专项|事项?)|[笔块项样](?:专项|项目)?(?:的)?(?:钱|资金|经费|支出|开支|预算|费用|款项?)?)(?![一-鿿]?科目)"
)
# Of more projects than this some few come to any amount.
_MOST = 20


def making(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The few projects and what they come to; None where no few, or more than one few, come to the amount."""
    few = _FEW.search(question.plain)
    if few is None or len(question.amounts) != 1:
        return None
    said, number = question.amounts[0], in_digits(few["n"])
    _, projects = listed(held, question)
    if not number <= len(projects) <= _MOST or len({f.money.unit for f in projects}) > 1:
        return None
    made = [
        some
        for some in combinations(projects, number)
        if said.low <= sum(f.money.yuan for f in some) <= said.high
    ]
    if len(made) != 1:
        return None
    whole = next((f for s in links.subjects for f in held.catalogue.of_subject(s) if f.fits(said)), None)
    told = [f"{whole.shown}为{reply.figure(held.document, whole)}"] if whole is not None else []
    told += [f"{f.shown}为{reply.figure(held.document, f)}" for f in made[0]]
    total = reply.result(sum_of(f.money.value for f in made[0]), made[0][0].money.unit, "合计")
    return Found(f"{'；'.join(told)}；合计{total}。")
