"""What all the forms of a document set out to reach (绩效目标有哪些), where no project is named."""

from __future__ import annotations

import re

from extractors.schema.budget import Goal
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.telling import aiming
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.terms import key

_GOALS = re.compile(
    "绩效(?:总体)?(?:目标|指标)(?!值)(?:主要|具体|都|各|分别|是|有|包括|为|设定?了?)*(?:哪些|哪几|什么|啥)"
    "|(?:哪些|什么)(?:预算)?绩效(?:总体)?(?:目标|指标)|(?:列出|列举|介绍|说明)[^,，]{0,8}绩效(?:总体)?(?:目标|指标)$"
)
# Words that say no more than whose and of what year.
_SPOKEN = re.compile(
    "部门|单位|整体|总体|项目|年度|绩效|目标|指标|预算|申报|主要|设定|设|支出|各项|具体|内容"
)
_WHOLES = ("预算总额", "支出总计", "收入总计", "项目支出")
_MOST, _INDICATORS = 6, 10


def asked(question: Question, links: Links) -> bool:
    """Whether the goals themselves are asked for, and those of no project."""
    words = [w for w in links.left if len(_SPOKEN.sub("", w)) > 1]
    return (
        _GOALS.search(question.plain) is not None
        and question.wants(Ask.PARTS, Ask.DEFINITION)
        and not words
        and all(subject in _WHOLES for subject in links.subjects)
    )


def goals_of_all(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The goal of each project in the words of its form, in printed order; the indicators where no form states any."""
    first: dict[str, Goal] = {}
    for goal in held.extraction.budget.goals:
        if re.search(r"\w{4}", goal.text.text):
            first.setdefault(key(goal.project), goal)
    told = [
        f"{goal.project}：{quoted}" if goal.project else quoted
        for goal in list(first.values())[:_MOST]
        if (quoted := reply.quote(held.document, goal.text.text, goal.text.source, goal.project))
    ]
    if not told:
        return _indicators(held, reply)
    rest = "（只列出前几个项目的）" if len(first) > _MOST else ""
    return Found(f"绩效目标{rest}：" + "；".join(told) + "。")


def _indicators(held: Held, reply: Reply) -> Found | None:
    """The first indicators with their targets, where no form says in words what it is for."""
    known = held.extraction.budget.indicators
    told = [aiming(one)(held.document, reply, ()) for one in known[:_INDICATORS]]
    if not told:
        return None
    rest = "（只列出前几个）" if len(known) > _INDICATORS else ""
    return Found(f"绩效指标{rest}：" + "；".join(told) + "。")
