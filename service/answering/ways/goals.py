"""The goals (总体目标) that a form sets for a project: of the year, of the whole period, or of each that the question names."""

from __future__ import annotations

import re

from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.terms import key

_ASKED = re.compile(
    "(?:年度|本年|当年|今年|全年|中期|长期|总体|整体|项目总?|实施期|周期|[两二三四五六]年)的?(?:绩效)?(?:总|总体)?目标(?![值表管]).{0,6}(?:什么|啥|哪|如何|怎|各|分别|是$|呢|$)"
    # of two things how many of each
    "|目标是[^,，。]{2,12}(?:和|与|以及)[^,，。]{1,12}(?:多少|几)(?![钱元万])"
)
_OF_YEAR, _OF_PERIOD = (
    re.compile("年度|当年|本年|今年|全年"),
    re.compile("中期|长期|总体|实施期|周期|[两二三四五六]年"),
)
# What the form calls the year's goal and that of the whole period.
_YEAR_SAID, _PERIOD_SAID = re.compile("年度|当年|本年|年目标"), re.compile("中期|长期|总|实施期|周期|期")
_SPOKEN = re.compile(
    "年度|本年|当年|今年|全年|中期|长期|总体|整体|实施期|周期|[两二三四五六]年|绩效|总?目标|项目|专项|分别|申报|要|设|定|部门"
)
_MOST = 12


def asked(question: Question) -> bool:
    """Whether a question asks for the goals in words, and for no single indicator."""
    return _ASKED.search(question.plain) is not None and "指标" not in question.plain


def goals(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The goal of the year and of the period, as far as the question names them, of the one project that it names."""
    if not asked(question):
        return None
    words = [w for said in (*links.subjects, *links.left) if len(w := _SPOKEN.sub("", said)) > 1]
    known = [
        g for g in held.extraction.budget.goals if not unmatched(words, key(g.project), key(g.text.text))
    ]
    if words:
        # the project named comes before one whose goal has the words
        project = [w for said in links.subjects if len(w := _SPOKEN.sub("", said)) > 1] or words
        known = [g for g in known if not unmatched(project, key(g.project))] or known
    if not words and len({g.project for g in known}) > 1:
        # those of the whole body, and of none of its projects
        known = [g for g in known if not g.project]
    if not known or len({g.project for g in known}) > 1:
        return None
    year, period = _OF_YEAR.search(question.plain), _OF_PERIOD.search(question.plain)
    of_year = [g for g in known if _YEAR_SAID.search(g.period)]
    of_period = [g for g in known if g not in of_year and _PERIOD_SAID.search(g.period)]
    chosen = [*(of_period if period or not year else []), *(of_year if year or not period else [])] or known
    told = [
        f"{g.period}：{reply.quote(held.document, g.text.text, g.text.source, g.project)}"
        if len(known) > 1
        else f"文中写道：{reply.quote(held.document, g.text.text, g.text.source, g.project)}"
        for g in chosen[:_MOST]
    ]
    return Found("；".join(dict.fromkeys(told)) + "。")
