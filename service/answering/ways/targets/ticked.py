"""Whether a box of a project's form is ticked (是新增项目吗: □新增项目 ☑延续项目): yes or no, with what is ticked."""

from __future__ import annotations

import re
from itertools import groupby

from extractors.schema.budget import Choice
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.telling import ticking
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import coverage, key

_BRACKET = regex(r"[（(][^（()）]*[)）]?")
# So much of a project's name must stand in the question where several have such a box.
_NAMED = 0.9
_SHORTEST = 3


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Yes or no and the option that is ticked; None where no box has the option asked for, or none of it is ticked."""
    if not question.wants(Ask.YES_NO) or question.wants(Ask.AMOUNT, Ask.WHY, Ask.VERIFY):
        return None
    boxes = [
        list(group)
        for _, group in groupby(held.extraction.budget.choices, key=lambda c: (c.project, c.label))
    ]
    asked = [(box, option) for box in boxes for option in box if _asks(option, question)]
    if len({option.project for _, option in asked}) > 1:
        asked = [(b, o) for b, o in asked if coverage(key(o.project), question.plain) >= _NAMED]
    if len({option.project for _, option in asked}) != 1:
        return None
    box, option = max(asked, key=lambda one: len(_name(one[1])))
    chosen = [c for c in box if c.ticked]
    if not chosen or not option.label:
        return None
    said = ticking(option.label, chosen)(held.document, reply, ())
    verdict = "是" if option.ticked else "不是"
    return Found(f"{verdict}：{option.project}的{said}。" if option.project else f"{verdict}：{said}。")


def _asks(option: Choice, question: Question) -> bool:
    name = _name(option)
    return (
        len(name) >= _SHORTEST
        and re.search(rf"是(?:不是)?[^,，。]{{0,8}}{re.escape(name)}", question.plain) is not None
    )


def _name(option: Choice) -> str:
    """What an option is called, without the years in its brackets."""
    return key(_BRACKET.sub("", option.option.text))
