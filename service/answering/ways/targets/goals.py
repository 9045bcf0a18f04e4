"""The goals (总体目标) that a form sets for a project: of the year, of the whole period, or of each that the question names; and
those of all forms, where no project is named (绩效目标有哪些)."""

from __future__ import annotations

import re

from extractors.schema.budget import Goal
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.telling import aiming
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_ASKED = regex(
    "(?:年度|本年|当年|今年|全年|中期|长期|总体|整体|项目总?|实施期|周期|[两二三四五六]年)的?(?:绩效)?(?:总|总体)?目标(?![值表管]).{0,6}(?:什么|啥|哪|如何|怎|各|分别|是$|呢|$)"
    # what the goal says of something: 年度目标说要覆盖哪些人群
    "|(?:年度|本年|当年|今年|全年|中期|长期|总体|整体|实施期)的?(?:绩效)?(?:总|总体)?目标(?:里头?|中|里面)?(?:是|都)?(?:说|写|提|讲|要求|明确|规定|列|强调|包括|想|打算)[^,，。]{0,16}(?:什么|啥|哪|谁|怎)"
    # of two things how many of each
    "|目标是[^,，。]{2,12}(?:和|与|以及)[^,，。]{1,12}(?:多少|几)(?![钱元万])"
)
_OF_YEAR, _OF_PERIOD = (
    regex("年度|当年|本年|今年|全年"),
    regex("中期|长期|总体|实施期|周期|[两二三四五六]年"),
)
# What the form calls the year's goal and that of the whole period.
_YEAR_SAID, _PERIOD_SAID = regex("年度|当年|本年|年目标"), regex("中期|长期|总|实施期|周期|期")
_SPOKEN = regex(
    "年度|本年|当年|今年|全年|中期|长期|总体|整体|实施期|周期|[两二三四五六]年|绩效|总?目标|项目|专项|分别|申报|要|设|定|部门"
)
_MOST = 12
# Asks why there is a project, or what it is meant to do.
_ARRANGED = regex(
    "^(?:为什么|为何|为啥|凭什么|干嘛)(?:还|又|都|要|得|需要|专门|特意)*(?:安排|设立|设置?|实施|开展|搞|办|建立|成立|申报|立)(?![^,，。]*(?:没|不|上年|去年))[^,，。]{2,}"
    "|(?:目的|初衷|用意|意义)(?:何在|在哪|是|为|$)"
)
_LETTERS = regex("[^一-鿿]")
# What all the forms set out to reach, where no project is named.
_GOALS = regex(
    "绩效(?:总体)?(?:目标|指标)(?!值)(?:主要|具体|都|各|分别|是|有|包括|为|设定?了?)*(?:哪些|哪几|什么|啥)"
    "|(?:哪些|什么)(?:预算)?绩效(?:总体)?(?:目标|指标)|(?:列出|列举|介绍|说明)[^,，]{0,8}绩效(?:总体)?(?:目标|指标)$"
)
# Words that say no more than whose and of what year.
_NO_PROJECT = regex("部门|单位|整体|总体|项目|年度|绩效|目标|指标|预算|申报|主要|设定|设|支出|各项|具体|内容")
_WHOLES = ("预算总额", "支出总计", "收入总计", "项目支出")
_PROJECTS, _INDICATORS = 6, 10


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
    if not known:
        known = _of_project(words, held)
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


def _of_project(words: list[str], held: Held) -> list[Goal]:
    """The goals of the project that some words name and no other, where the rest of them is the question's own way to say
    what one of the goals tells."""
    every = held.extraction.budget.goals
    named = [w for w in words if any(g.project and not unmatched([w], key(g.project)) for g in every)]
    rest = [w for w in words if w not in named]
    own = [g for g in every if named and g.project and not unmatched(named, key(g.project))]
    if len({g.project for g in own}) != 1 or len(rest) > len(named) + 1:
        return []
    return own if any(not unmatched([w], key(g.text.text)) for w in rest for g in own) else []


def why_arranged(question: Question) -> bool:
    """Whether it is asked what there is a project for, and of nothing why it changed."""
    return _ARRANGED.search(question.plain) is not None and not question.wants(Ask.CHANGE, Ask.DIFFERENCE)


def aims(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a project is for, as its form says what it sets out to reach: why there is one is asked, or what it is to do."""
    if question.wants(Ask.CHANGE, Ask.SHARE, Ask.DIFFERENCE) or len(links.subjects) != 1 or links.left:
        return None
    subject = key(links.subjects[0])
    own = [g for g in held.extraction.budget.goals if g.project and key(g.project) == subject]
    # the same words for the year and for the whole period are told once
    first: dict[str, Goal] = {}
    for goal in own:
        first.setdefault(_LETTERS.sub("", key(goal.text.text)), goal)
    told = [
        f"{goal.project}的{goal.period}：{reply.quote(held.document, goal.text.text, goal.text.source, goal.project)}"
        for goal in list(first.values())[:_MOST]
    ]
    return Found("；".join(told) + "。") if told else None


def asked_of_all(question: Question, links: Links) -> bool:
    """Whether the goals themselves are asked for, and those of no project."""
    words = [w for w in links.left if len(_NO_PROJECT.sub("", w)) > 1]
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
        for goal in list(first.values())[:_PROJECTS]
        if (quoted := reply.quote(held.document, goal.text.text, goal.text.source, goal.project))
    ]
    if not told:
        return _indicators(held, reply)
    rest = "（只列出前几个项目的）" if len(first) > _PROJECTS else ""
    return Found(f"绩效目标{rest}：" + "；".join(told) + "。")


def _indicators(held: Held, reply: Reply) -> Found | None:
    """The first indicators with their targets, where no form says in words what it is for."""
    known = held.extraction.budget.indicators
    told = [aiming(one)(held.document, reply, ()) for one in known[:_INDICATORS]]
    if not told:
        return None
    rest = "（只列出前几个）" if len(known) > _INDICATORS else ""
    return Found(f"绩效指标{rest}：" + "；".join(told) + "。")
