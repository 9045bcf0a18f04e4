"""The answer that the document itself words: the piece of it that is nearest to the question, quoted.

Nearness is the share of the question's words that a piece has, the telling ones weighing most. A piece must also be of the
kind that the question asks for: a count with its unit, a cause, a definition. A word of the question that stands nowhere in
the document means that what is asked is not there.
"""

from __future__ import annotations

import re

from service.answering.held import Held, of_last_year
from service.answering.kinds import Ask
from service.answering.linking import Links
from service.answering.question import Question
from service.answering.reply import Found, Reply
from service.answering.sayings import Near
from service.terms import grams

# Less than this of the question is not the question; so near to the nearest is as near.
_NEAR, _AS_NEAR = 0.6, 0.97
_MOST = 3

_NUMBER = r"(?:\d[\d,.]*|[一二三四五六七八九十两百千]+)"
_CAUSE = re.compile("原因|因为|由于|因此|所以|[，,]因|是因|受.{2,40}影响|为了|根据|按照|为此|故")
_LAST_YEAR = re.compile("上年|去年|上一年")
# What no row of amounts answers.
_IN_WORDS = (Ask.WHY, Ask.DUTY, Ask.DEFINITION, Ask.COUNT, Ask.PURPOSE, Ask.PARTS)
_OF_MONEY = re.compile("多少(?:钱|元|万|亿)|几(?:块钱|元|万)|费用|金额|安排了?多少|花了?多少|工资")
_WHEN = re.compile("什么时候|啥时候|何时|几月|哪[天月年]|什么时间|多久|最晚|时间表|时限|截止|周期|期限")
_MUST: tuple[tuple[Ask, re.Pattern[str]], ...] = (
    (Ask.DEFINITION, re.compile("指|是为|定义|即|是对|包括")),
    (Ask.WHY, _CAUSE),
    (Ask.DUTY, re.compile("负责|承担|贯彻|拟订|组织|指导|管理|监督")),
    (Ask.PARTS, re.compile("、|分别|包括|[；;].")),
    (Ask.SHARE, re.compile("[%％]")),
    (Ask.COUNT, re.compile(_NUMBER)),
    (Ask.AMOUNT, re.compile(_NUMBER)),
)
_ASKED_UNIT = re.compile(
    "(?:多少|几)个?(人次|人|名|位|辆|台|套|批次?|次|回|场次?|期|户|家|个|座|处|件|条|亩|公里|公顷|平方米|平米|里|米|吨|册|班|所|间|栋|村|天)(?![钱元])"
)
_ALIKE = (
    {"人", "名", "位", "人次"},
    {"家", "个", "所", "户"},
    {"次", "回", "场", "场次", "期", "批", "批次"},
    {"座", "个", "处"},
    {"平方米", "平米"},
    {"公里", "里"},
    {"辆", "台"},
    {"件", "个"},
)


def nearest(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The nearest piece, or the few that are as near; none where none is near enough."""
    words = [*links.subjects, *links.left]
    if sum(map(len, words)) < 2 or any(_nowhere(word, held) for word in links.left):
        return None
    must = _demands(question)
    near = [
        n
        for n in held.sayings.near(words)
        if all(p.search(n.saying.text) for p in must)
        and all(n.saying.match(s) > _NEAR for s in links.subjects)
    ]
    rows = question.wants(Ask.AMOUNT, Ask.SUM) and not question.wants(*_IN_WORDS)
    near = [n for n in near if n.score >= _NEAR and _numbered(n, question) and (rows or not n.saying.row)]
    if of_last_year(question, held):
        near = [
            n
            for n in near
            if _LAST_YEAR.search(n.saying.words) or str((held.year or 0) - 1) in n.saying.words
        ]
    if not near:
        return None
    asked = set(grams(question.plain))
    close = [n for n in near if n.score >= near[0].score * _AS_NEAR]
    close.sort(key=lambda n: -len(asked & set(grams(n.saying.words))) / (20 + len(n.saying.words)) ** 0.5)
    told = dict.fromkeys(n.saying.tell(held.document, reply, words) for n in close[:_MOST])
    return Found("；".join(told) + "。")


def _nowhere(word: str, held: Held) -> bool:
    """Whether no piece of the document has any of a word."""
    return not any(piece.match(word) for piece in held.sayings.pieces)


def _numbered(near: Near, question: Question) -> bool:
    """Whether a piece has the numbers that the question gives, other than amounts and years."""
    numbers = re.findall(r"\d+(?:\.\d+)?", question.plain)
    wanted = [n for n in numbers if not re.fullmatch(r"(?:19|20)\d\d", n) and n not in question.codes]
    if question.amounts:
        return True
    return all(n in near.saying.words or n in near.saying.above for n in wanted)


def _demands(question: Question) -> list[re.Pattern[str]]:
    """What a piece must say to answer a question of this kind."""
    found = [told for ask, told in _MUST if question.wants(ask)][:1]
    if (unit := _ASKED_UNIT.search(question.plain)) is not None:
        units = {unit.group(1)}.union(*(alike for alike in _ALIKE if unit.group(1) in alike))
        longest = sorted(map(re.escape, units), key=len, reverse=True)
        found.append(re.compile(rf"{_NUMBER}\s*(?:多|余)?(?:万|千|亿)?(?:{'|'.join(longest)})"))
    elif _OF_MONEY.search(question.plain):
        found.append(re.compile(r"\d\s*(?:亿|万|千)?元"))
    if _WHEN.search(question.plain):
        found.append(re.compile("[年月日]|季度|天"))
    return found
