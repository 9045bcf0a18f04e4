"""An amount spread over the number that its own sentence tells beside it (兑付资金36万元，惠及120户: 平均每户多少)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import sort_of
from service.answering.printed.clause_numbers import UNITS, Told, told_in
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.sides import Side, each_of
from service.patterns import regex
from service.terms import coverage, key

_PEOPLE = "学员|学生|孩子|儿童|老人|居民|职工|教师|对象|群众|[来宾顾]客|农户|客人|人"
# 平均一户, 每块牌子, 落到每个学员, 一台合多少, 户均: one of what is counted.
_EACH = regex(
    rf"(?:平均(?:下来|到|每|算)*|[落摊分均]到|每)(?:一|1|每)?(?:个|名|位)?(?P<u1>{UNITS})(?P<n1>[一-鿿]{{0,6}})"
    rf"|(?:平均(?:下来|到|每|算)*|[落摊分均]到|每)(?:一|1|每)?[个名位](?P<n3>{_PEOPLE})"
    rf"|一(?:个|名|位)?(?P<u2>{UNITS})(?=合|要|得|大概|大约|约|平均|花|摊|折)"
    rf"|(?P<u3>人|户|亩|台|件|次|床|期|车|村)均"
)
_MONEY_ASKED = regex(
    "(?:多少|几)(?:钱|[万千]?元|块)|(?:费用|造价|成本|单价|金额|补贴|补助)[^,，。]{0,4}(?:多少|几)|几何"
)
# What each gets by the day or the month is told of no whole year.
_BY_TIME = regex("每个?月|月均|每天|每日|日均|每周|一个月|每季|每年|标准")
# Words for giving, spending and having that name nothing.
_SPOKEN = regex(
    "平均|发下去|发[放给]|拿到|得到|[装购采]?买|采购|花[费掉]?|[多一]少|造价|成本|费用|单价|补到|领到|投入|资金|钱|支出|经费|[均摊合]|预算|项目|全[年县市区]|每|折合|实际"
)
# Before an amount that is no whole: a change, another year's, one thing's.
_NO_WHOLE = regex(
    "(?:每[一-鿿]{0,6}|均|标准为?|单价|[多少][支花付安排收]*|增加?|减少?|压减|增长|下降|上年|去年|[到至由从])[为约是]?$"
)
# Between an amount and the number that it was spent on.
_ON = regex(
    "^[，,、（(]?(?:用于|主要|其中|共计?|合计|[为系]|含|包括|[购采]|惠及|受益|[补资救]助|补贴|奖补|[建办修改培服发覆扶安计完扩新种开聘检抽][一-鿿]?)"
)
_SPENDS = regex(
    "^[、，,（(]?(?:共|合计|总|计划|需|约|实际|预算)*(?:开支|支出|花费?|用去|投入|安排|补[助贴]|发放|兑付|资金|经费|支付|所需|耗资|费用|金额|造价|拨付|下达)[一-鿿]{0,4}$"
)
# What is counted behind these is told of why, and of another amount.
_OF_A_REASON = regex("原因|因为|由于|完成|[较比](?:上年|去年|年初)|[大小高低多少]于")
# So much of each word must stand with the two numbers; so much is called by its name.
_NEAR, _MOST = 0.6, 3


@dataclass(frozen=True, slots=True)
class _Pair:
    amount: Told
    count: Told
    near: float


def asked(question: Question) -> bool:
    """Whether a question asks for the money of one of something that is counted."""
    return (
        _EACH.search(question.plain) is not None
        and _MONEY_ASKED.search(question.plain) is not None
        and _BY_TIME.search(question.plain) is None
        and not question.wants(Ask.WHY, Ask.CHANGE, Ask.DEFINITION, Ask.HIGHEST, Ask.SUM, Ask.SHARE)
    )


def spread(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence with both and the quotient; None where no one sentence has them of what the question names."""
    if not asked(question):
        return None
    each = _EACH.search(question.plain)
    assert each is not None
    noun = each["n1"] or each["n3"] or ""
    unit = each["u1"] or each["u2"] or each["u3"] or "人"
    words = _words(question, links, each)
    if not words:
        return None
    pairs = sorted(_pairs(held, unit, noun, words), key=lambda pair: -pair.near)
    best = [pair for pair in pairs if pair.near == pairs[0].near]
    if not best or len({(p.amount.value, p.count.value) for p in best}) > 1:
        return None
    return _told(best[0], held, reply)


def _words(question: Question, links: Links, each: re.Match[str]) -> list[str]:
    """What the question names besides over what it is spread."""
    text = question.plain
    # items of the part before have no place in this one
    own = [m for m in links.mentions if not links.rest[m.start : m.end].strip() and m.end <= len(text)]
    named = [_EACH.sub("", text[m.start : m.end]) for m in own]
    named += [m.subject for m in links.mentions if m not in own]
    words = (_plain(_SPOKEN.sub("", word)).strip("的") for word in (*named, *links.left))
    return [word for word in dict.fromkeys(words) if len(word) > 1 and word not in each.group()]


def _pairs(held: Held, unit: str, noun: str, words: Sequence[str]) -> Iterator[_Pair]:
    title = key(held.document.department)
    for passage in held.extraction.passages:
        if not any(coverage(word, _plain(passage.source.text)) >= _NEAR for word in words):
            continue
        above = key("|".join(passage.heading))
        for tokens in told_in(passage):
            for count in tokens:
                if not _counts(count, unit, noun) or not count.value:
                    continue
                amount = _amount(count, tokens, words)
                if amount is None or _farther(count, amount, tokens, words):
                    continue
                first, last = sorted((amount, count), key=lambda token: token.start)
                sentence = count.sentence
                own = _plain(f"{first.clause}{sentence[first.start : last.end]}{_behind(sentence, last.end)}")
                said = [coverage(word, own) for word in words]
                told = [coverage(word, f"{_plain(sentence)}|{above}|{title}") for word in words]
                if max(said) >= _NEAR and min(told) >= _NEAR:
                    yield _Pair(amount, count, sum(said))


def _farther(count: Told, amount: Told, tokens: Sequence[Told], words: Sequence[str]) -> bool:
    """Whether another number of the same unit stands nearer to the amount, and nothing that is asked for names this one."""
    nearer = any(
        t is not count and t.unit == count.unit and amount.end <= t.start < count.start for t in tokens
    )
    return nearer and not any(coverage(word, _plain(count.name)) >= _NEAR for word in words)


def _counts(token: Told, unit: str, noun: str) -> bool:
    """Whether a number is of what the question spreads over."""
    if token.money:
        return False
    if unit == "个":
        return (
            token.unit in ("个", "家", "所", "处", "座")
            and noun[:2] in token.sentence[token.end : token.end + 6]
        )
    if unit in ("学员", "学生", "人", "名", "位"):
        return token.unit in ("人", "名", "位", "学员", "学生")
    return token.unit == unit or sort_of(token.unit) == sort_of(unit) != "个"


def _amount(count: Told, tokens: Sequence[Told], words: Sequence[str]) -> Told | None:
    """The amount that was spent on a number: the one right behind it, where that is said, else the nearest before it."""
    sentence = count.sentence
    behind = next((t for t in tokens if t.start >= count.end and t.money), None)
    if behind is not None and _SPENDS.match(sentence[count.end : behind.start]):
        return behind
    before = [t for t in tokens if t.end <= count.start and t.money]
    if not before or _NO_WHOLE.search(sentence[: before[-1].start]):
        return None
    amount = before[-1]
    between = sentence[amount.end : count.start]
    if between.count("，") + between.count(",") > _MOST or _OF_A_REASON.search(between):
        return None
    own = any(coverage(word, _plain(amount.clause)) >= _NEAR for word in words)
    told = (
        _ON.match(count.name)
        or not count.name
        or any(coverage(w, _plain(count.name)) >= _NEAR for w in words)
    )
    return amount if told and (own or _ON.match(between)) else None


def _plain(text: str) -> str:
    """Words as they are compared; 补贴 and 补助 are one."""
    return key(text).replace("补贴", "补助")


def _behind(sentence: str, end: int) -> str:
    return re.split(r"[，,、\d]", sentence[end:])[0]


def _told(pair: _Pair, held: Held, reply: Reply) -> Found:
    """Both numbers, quoted with their sentence, and the quotient, in yuan too where that is clearer."""
    amount, count = pair.amount, pair.count
    sentence, section, source = count.sentence.strip(), count.section, count.passage.source
    said = "文中写道：" + reply.quote(held.document, sentence, source, section)
    reply.money(held.document, amount.as_money(), sentence, section, amount.name)
    reply.quantity(held.document, count.as_quantity(), sentence, section, count.name)
    power = {"百": 100, "千": 1_000, "万": 10_000}.get(count.unit[0], 1) if len(count.unit) > 1 else 1
    unit = count.unit[1:] if power > 1 else count.unit
    money = Side(amount.name, (amount.value,), amount.unit, said)
    return Found(f"{said}，平均{each_of(money, count.value, unit, reply, power=power)}。")
