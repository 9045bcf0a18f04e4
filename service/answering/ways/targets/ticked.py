"""Whether a box of a project's form is ticked (是今年新设的吗: □新增项目 ☑延续项目): yes or no, with what is ticked."""

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
_NAMED, _CALLED = 0.9, 0.85
_SHORTEST = 3
# What sort of project it is, as people ask for it, and as the option is called.
_SORTS = (
    (
        regex(
            "新(?:增|设立?|立|上马?|开|列|启动|安排|申报)?的?(?:一个)?项目|新(?:增|设立?|立|上马?|开|列|启动|安排|申报)的"
            "|(?:首次|第一次|头一[次回年])(?:安排|设立|申报|列入)?的|[今当本]年才(?:有|设|安排|开始|立)"
        ),
        regex("新增"),
    ),
    (regex("一次性|一锤子|只[做干搞安排]+一[年次回]|当年就?(?:完成|结束)的"), regex("一次性")),
    (
        regex(
            "延续|接续|续建|持续性?的|连续性|跨年度?的?|经常性|常年|年年都?有|老项目|(?:往年|去年|以前)就?有"
        ),
        regex("延续|持续|经常"),
    ),
)
_WHEN = regex(
    "(?:什么时候|何时|哪一?年|几几年|啥时候)[^,，。]{0,6}(?:结束|完|开始|启动|起|到期|截止|为止)|(?:开始|启动|结束|截止|到期)(?:于|在)?(?:什么时候|何时|哪一?年)"
    "|从[^,，。]{0,4}年?(?:到|至)[^,，。]{0,4}年?$|哪年(?:到|至)哪年|(?:实施|执行|起止|项目)(?:到|至)?(?:哪一?年|的?期限|周期|年限|年份|时间)|(?:实施|执行|做|搞|干|延续|持续)(?:到|至)(?:哪一?年|什么时候|何时)|(?:几|多少)年(?:完|做完|实施|期)"
)
_YEARS = regex("(?:19|20)\\d\\d年?")
# Which of two options it is.
_EITHER = regex("(?:是|属于?|算)[^,，。]{2,12}还是")
_VERB = "(?:是不是|是|属于|算是?|走的?(?:是)?|列入了?|用的是?|来自|选的?是?|勾选?的?是?)"


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Yes or no and the option that is ticked; None where no box has the option asked for, or none of it is ticked."""
    either = _EITHER.search(question.plain) is not None
    if not (question.wants(Ask.YES_NO) or either) or question.wants(Ask.AMOUNT, Ask.WHY, Ask.VERIFY):
        return None
    boxes = [
        list(group)
        for _, group in groupby(held.extraction.budget.choices, key=lambda c: (c.project, c.label))
    ]
    asked = [(box, option) for box in boxes for option in box if _asks(option, question)]
    if len({option.project for _, option in asked}) > 1:
        named = [key(subject) for subject in (*links.subjects, *links.context)]
        asked = [
            (b, o)
            for b, o in asked
            if coverage(key(o.project), question.plain) >= _NAMED or _is_named(o, named)
        ]
    if len({option.project for _, option in asked}) != 1:
        return None
    box, option = max(asked, key=lambda one: len(_name(one[1])))
    chosen = [c for c in box if c.ticked]
    if not chosen or not option.label:
        return None
    said = ticking(option.label, chosen)(held.document, reply, ())
    if either:
        return Found(f"{option.project}的{said}。" if option.project else f"{said}。")
    verdict = "是" if option.ticked else "不是"
    return Found(f"{verdict}：{option.project}的{said}。" if option.project else f"{verdict}：{said}。")


def period(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The years that a project is carried out in, where the option ticked in its form says them (从2023年至2025年)."""
    if not _WHEN.search(question.plain) or question.wants(Ask.AMOUNT, Ask.WHY, Ask.SHARE):
        return None
    named = [key(subject) for subject in (*links.subjects, *links.context)]
    chosen = [
        c
        for c in held.extraction.budget.choices
        if c.ticked and len(_YEARS.findall(c.option.text)) > 1 and _is_named(c, named)
    ]
    told = [f"{c.project}的{ticking(c.label, [c])(held.document, reply, ())}" for c in chosen if c.label]
    return Found("；".join(dict.fromkeys(told)) + "。") if told else None


def _is_named(option: Choice, named: list[str]) -> bool:
    """Whether the project of an option is an item that the question names, which may be called by a little less."""
    return any(coverage(key(option.project), each) >= _CALLED for each in named)


def of_sort(question: Question) -> bool:
    """Whether a question asks what sort of project one is (是新增的吗): that it has money tells nothing of it."""
    asks = question.wants(Ask.YES_NO) or _EITHER.search(question.plain) is not None
    return asks and re.search(_VERB, question.plain) is not None and _sort(question) is not None


def _sort(question: Question) -> re.Pattern[str] | None:
    return next((option for said, option in _SORTS if said.search(question.plain)), None)


def _asks(option: Choice, question: Question) -> bool:
    name = _name(option)
    if len(name) < _SHORTEST:
        return False
    if re.search(rf"{_VERB}[^,，。]{{0,8}}{re.escape(name)}", question.plain):
        return True
    sort = _sort(question) if of_sort(question) else None
    return sort is not None and sort.search(name) is not None


def _name(option: Choice) -> str:
    """What an option is called, without the years in its brackets."""
    return key(_BRACKET.sub("", option.option.text))
