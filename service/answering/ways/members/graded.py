"""Which projects were given a grade (自评等级为良的项目, 哪些只评了中): the rows of a table that have that very grade, with
their scores where these are asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.budget import Line, Statement
from extractors.schema.source import Source
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.telling import headed
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.patterns import regex
from service.terms import key

_WHICH = regex("哪[些几一]?个?|多少个|几个|名单|列出|有什么")
_PROJECTS = regex("项目|专项")
_GRADED = regex(
    r'(?:评|得|等级|等次|档次?|结果)[^,，。?？“"]{0,6}?[“"]?(?P<grade>优秀|优|良好|良|中等|中|差|不合格|合格)[”"]?'
    r"(?=[的,，。?？等级档]|项目|有|$)"
)
_HEAD, _SCORE = regex("等级|等次|档次|评级|评价结论|自评结果"), regex("得分|评分|总分")
_SCORE_ASKED = regex("分(?!别|类|管)")


def graded(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """`共有2个：甲的自评等级为“良”[1]，自评得分为89.4分[2]；乙…`; None where no table grades projects, or none so."""
    if question.english or question.wants(Ask.WHY, Ask.VERIFY):
        return None
    text = unicodedata.normalize("NFKC", question.text)
    found = _GRADED.search(text)
    if found is None or not _WHICH.search(text) or not _PROJECTS.search(text):
        return None
    told = []
    for statement, line, head, place in _rows(held, found["grade"]):
        title = headed(statement.label, statement.title)
        said = f"{line.name.strip()}的{head}为{reply.quote(held.document, place.text.strip(), place, title)}"
        told.append(said + (_score(statement, line, held, title, reply) if _SCORE_ASKED.search(text) else ""))
    if not told:
        return None
    number = reply.result(sum_of([Decimal(1)] * len(told)), "个", "项目")
    return Found(f"共有{number}：{'；'.join(told)}。")


def _rows(held: Held, grade: str) -> Iterator[tuple[Statement, Line, str, Source]]:
    for statement in held.extraction.budget.statements:
        for line in statement.lines:
            for each in line.about:
                head = each.head.rpartition("/")[2].strip()
                if _HEAD.search(head) and key(each.source.text)[:1] == grade[:1] and line.name.strip():
                    yield statement, line, head, each.source


def _score(statement: Statement, line: Line, held: Held, title: str, reply: Reply) -> str:
    """The score in the row of a project; empty where the row prints none."""
    for mention in held.extraction.budget.mentions:
        head = mention.column.rpartition("/")[2]
        cell = mention.quantity.source.cell or ""
        if not cell.startswith(f"{statement.table}r") or key(mention.item) != key(line.name):
            continue
        if _SCORE.search(head):
            printed = mention.quantity.printed.strip()
            return f"，{head}为{reply.quote(held.document, printed, mention.quantity.source, title)}"
    return ""
