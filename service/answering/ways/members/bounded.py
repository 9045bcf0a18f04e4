"""Which projects, or which lines of an item, lie above or below an amount, or have just that (超过10万元的科目有哪些)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from service.answering.asked.bounds import Bound
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.figures.selection import meant
from service.answering.ways.members.components import components
from service.answering.ways.members.compose import wholes
from service.answering.ways.members.project_list import listed
from service.patterns import regex

# 500万元的项目有哪两个: just that amount
_JUST = regex(
    "元的(?:项目|专项|科目|支出|开支)(?:有|是|都|分别)*(?:哪|什么)|哪[几些两三四五六]?个?(?:项目|科目)[^,，。]{0,4}(?:正好|都)?是[\\d.]+[万亿]?元"
)
_WHICH = regex("哪|什么|列出|[几多][个项]|多少[个项]")
_PROJECTS = regex("项目(?!支出)|专项")
_MERELY = regex("金额|单[项个笔]|预算|安排|科目|项目|专项|支出|额度|资金")
_MOST = 40


def lines(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Those of the projects, or of what the item named is made of, that the amount of the question lets pass."""
    bound = Bound.of(question)
    if not _WHICH.search(question.plain) or (bound is None and not _JUST.search(question.plain)):
        return None
    said = bound.said if bound is not None else ""
    words = [w for w in links.left if _MERELY.sub("", w) and w not in said]
    for whole, made in _groups(question, held, links):
        chosen = [f for f in made if _passes(f, bound, question)]
        if chosen and len(chosen) <= _MOST and not unmatched(words, *(f.words for f in made)):
            told = "；".join(f"{f.shown}{reply.figure(held.document, f)}" for f in chosen)
            count = ""
            if question.wants(Ask.COUNT):
                count = f"共有{reply.result(sum_of([Decimal(1)] * len(chosen)), '个', '项目')}，"
            head = f"{whole.shown}为{reply.figure(held.document, whole)}，其中：" if whole is not None else ""
            return Found(f"{count}{head}{told}。")
    return None


def _passes(figure: Figure, bound: Bound | None, question: Question) -> bool:
    if bound is not None:
        return bound.holds(figure.money.yuan)
    return any(figure.fits(said) for said in question.amounts)


def _groups(question: Question, held: Held, links: Links) -> Sequence[tuple[Figure | None, list[Figure]]]:
    """The projects where these are asked for, else the lines of each amount of the items named."""
    if _PROJECTS.search(question.plain):
        whole, made = listed(held, question)
        return [(whole, made)] if len(made) > 1 else []
    found: list[tuple[Figure | None, list[Figure]]] = []
    for subject in links.subjects:
        for total in wholes(held, meant(held, subject, question), question, links.left):
            found.append((total, list(components(held, total))))
    return found
