"""What a part of a question is about, as it says it, so that a part beside it which does not say it can be asked of the same."""

from __future__ import annotations

from dataclasses import replace

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question, read_part
from service.answering.document.held import Held
from service.answering.printed.linking import content, link
from service.patterns import regex
from service.terms import plain

# Where a part begins to ask; and what it asks the number of, which is no part of what it is about.
_ASKS = regex("多少|(?<!十)几|什么|何时|哪|怎[么样]|如何|多[大长高久远重]")
_MEASURE = regex(
    "(?:的|今年|本年度?|全年|每年|一年|每月|一个?月|(?:19|20)\\d\\d年度?|总|任务|计划|预算|资金|金额|费用|补助|补贴|奖励|发放|支出|收入|决算"
    "|面积|里程|规模|数量|人数|户数|人次|标准|单价|时间|期限|总额|总数|名额|编制|目标值?|指标值?|得分"
    "|一共|总共|共|有|是|为|要|能|可以|领|拿|得到?|打算|准备|安排|花|用|投入?|补|发|给|改|建|修|办|请|聘用?|招|交|缴|付|列|了|到|达|按|覆盖|涉及|惠及)+$"
)
_BEHIND = regex("(?:多少|几)(?:个|名|位|户|座|处|台|辆|条|所|家|件)(?P<of>[一-鿿]{2,12})$")
_BEGINS = regex(
    "^(?:那么?|又|还|并|其中|里面|里头|以及|另外|同时|请问?|说明|介绍|给|为|对|把|就|买|搞|做|办|建|每一?[个名位]?|一[个名位])+"
)
_ITS_OWN = 2


# Asks how many of what was named there are, or at what rate it is paid, and names nothing.
_HOW_MANY = regex(
    "(?:多少|几)(?:[名位]|个?[人户])(?:在?领取?|享受)?$|按什么标准|每一?个?[人名位户亩件台辆][^占]*(?:标准|多少钱?)$"
)
_GLUE = regex(
    "每一?[个名位]?[人户亩件台辆年月天日次]?|标准|单价|补助|补贴|报酬|工资|津贴|经费|资金|金额|发放|领取|人数|户数|数量|总数|名额|涉及|按照?|多少|几"
)


def of_one_thing(part: Question, held: Held) -> bool:
    """Whether a part asks how many there are, or at what rate, and says nothing of what."""
    other = part.wants(Ask.SHARE, Ask.CHANGE, Ask.DIFFERENCE, Ask.VERIFY, Ask.WHY, Ask.HIGHEST)
    if _HOW_MANY.search(part.plain) is None or part.amounts or other:
        return False
    left = content(without_names(part.plain, held.document), held.catalogue.said)
    return not any(_GLUE.sub("", word) for word in left)


def topic_of(part: Question, held: Held) -> str:
    """The words with which a part begins before it asks, without those for what it asks of that; empty for none."""
    text = without_names(plain(part.text), held.document)
    asks = _ASKS.search(text)
    said = text[: asks.start()] if asks is not None else text
    said = _BEGINS.sub("", _MEASURE.sub("", said).strip())
    named = _worded(said, held)
    # 请了多少名护林员: what is counted is named behind the number
    behind = _BEHIND.search(text) if not named else None
    return named or (_worded(behind["of"], held) if behind is not None else "")


def _worded(said: str, held: Held) -> str:
    words = content(said, held.catalogue.said)
    return said.replace(" ", "") if words and sum(map(len, words)) > 1 else ""


def leans_on(part: Question, topic: str, held: Held) -> bool:
    """Whether a part says so little of its own that it can be about a topic named beside it."""
    text = without_names(part.plain, held.document)
    if topic in text or link(text, held.catalogue, whole=False).mentions:
        return False
    return len([w for w in content(text, held.catalogue.said) if w not in topic]) <= _ITS_OWN


def asked_of(part: Question, topic: str) -> Question:
    """A part with its topic said first, of the years and the stage that it was asked of."""
    text = f"{topic}{part.text}"
    return replace(read_part(text), text=text, years=part.years, previous=part.previous, final=part.final)
