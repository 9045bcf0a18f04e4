"""What is to be done in a month (9月份干什么, 1月至3月做什么), and in which month something is (几月份查药店): the clauses of
goals and paragraphs that begin with a month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.source import Source
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_MONTHS = regex(
    r"(?<![\d年.])(?P<from>1[0-2]|[1-9])(?:月份?)?(?:(?:至|到|[-—–~～|])(?P<to>1[0-2]|[1-9]))?月(?:份|底前?|初|末)?"
)
_ASKS = regex("什么|啥|哪|怎么安排|如何安排|[干做]嘛|内容|工作|任务")
_OTHERWISE = (
    Ask.AMOUNT, Ask.COUNT, Ask.SHARE, Ask.WHY, Ask.CHANGE, Ask.SUM, Ask.HIGHEST, Ask.VERIFY, Ask.DIFFERENCE,
    Ask.PER_HEAD, Ask.YES_NO,
)  # fmt: skip
# What is asked of a month is what is done then.
_DONE = regex(
    "要|应|将|会|计划|打算|准备|进行|开展|完成|做|干|搞|安排|推进|负责|些|什么|啥|哪[些几个家类]?|工作|任务|内容|事情?|项目|年度?"
)
_CLAUSE = regex(r"[^。；;！!\n]+")
_LEAD = regex(
    r"(?:^|(?<=[：:，,]))\s*(?:(?:目标|任务)[一二三四五六七八九十\d]+[：:])?\s*(?:项目启动|项目完结|计划|拟)?[，,]?\s*"
)
_MOST = 4
_WHICH_MONTH = regex(
    "(?:在|是|放在|安排在|排在|定在)*(?:分别|各|都)*(?:在|是)?(?:哪一?几?个?|几|什么)月(?:份)?"
)
_SEVERAL = regex("[、,，;；]|[和与跟及](?!谐)|以及|还有")
# What one thing is called by whom it belongs to, and in everyday words.
_ALIKE = ((regex("([省市县区])[级直属里](?:属|直)?的?"), r"\1级"), (regex("大?医院|卫生院|诊所"), "医疗机构"))
# 县级医疗机构 may be 县级定点医疗机构 in print.
_LEVEL = regex("(?<=级)|\\s+")
_CHECKED = regex("(?:专项|飞行)?(?:检查|巡查|督查|抽查|查)|[对给把将的呢要会去]")


def in_month(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The clauses that begin with the month or the months that a question names, of the project named if any."""
    said = _MONTHS.search(question.plain)
    if said is None or question.wants(*_OTHERWISE) or question.amounts or not _ASKS.search(question.plain):
        return None
    if question.years and held.year not in question.years:
        return None
    text = without_names(question.plain.replace(said.group(), " "), held.document)
    words = content(_DONE.sub(" ", text), held.catalogue.said)
    span = _span(said)
    found = []
    for whole, source, section, of in _texts(held):
        for clause in _CLAUSE.findall(whole):
            begun = _LEAD.match(clause)
            month = _MONTHS.match(clause, begun.end() if begun is not None else 0)
            if month is None or _span(month) != span or unmatched(words, key(whole), key(of)):
                continue
            found.append((bool(unmatched(words, key(clause))), clause.strip(), source, section))
    near = [f for f in found if not f[0]] or found
    if not 0 < len(near) <= _MOST:
        return None
    quoted = dict.fromkeys(
        reply.quote(held.document, clause, source, section) for _, clause, source, section in near
    )
    return Found(f"文中写道：{'；'.join(quoted)}。")


def months(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """For each thing of a question that asks in which months it is, the clauses with a month that name it; None where one of
    them has none."""
    asked = _WHICH_MONTH.search(question.plain)
    if asked is None or question.amounts or question.wants(Ask.WHY, Ask.CHANGE, Ask.HIGHEST, Ask.VERIFY):
        return None
    if question.years and held.year not in question.years:
        return None
    text = without_names(_WHICH_MONTH.sub(" ", question.plain), held.document)
    parts = [p for piece in _SEVERAL.split(text) if (p := _CHECKED.sub(" ", _DONE.sub(" ", piece)).split())]
    told: dict[str, None] = {}
    for words in parts:
        dated = [
            (clause.strip(), source, section)
            for whole, source, section, of in _texts(held)
            for clause in _CLAUSE.findall(whole)
            if _begins(clause)
            and all(w in _alike(key(clause)) for w in _LEVEL.split(_alike(" ".join(words))) if w)
        ]
        if not 0 < len({key(clause) for clause, _, _ in dated}) <= _MOST:
            return None
        told |= {reply.quote(held.document, *one): None for one in dated}
    return Found(f"文中写道：{'；'.join(told)}。") if told else None


def _begins(clause: str) -> bool:
    begun = _LEAD.match(clause)
    return _MONTHS.match(clause, begun.end() if begun is not None else 0) is not None


def _alike(text: str) -> str:
    for said, usual in _ALIKE:
        text = said.sub(usual, text)
    return text


def _span(found: re.Match[str]) -> tuple[str, str]:
    return found["from"], found["to"] or found["from"]


def _texts(held: Held) -> Iterator[tuple[str, Source, str, str]]:
    """The goals with their projects, then the paragraphs that are none of them."""
    goals = held.extraction.budget.goals
    for goal in goals:
        yield goal.text.text, goal.text.source, goal.project, goal.project
    cells = {goal.text.source.cell for goal in goals}
    for passage in held.extraction.passages:
        if passage.source.cell is None or passage.source.cell not in cells:
            section = " / ".join(passage.heading)
            yield passage.source.text, passage.source, section, section
