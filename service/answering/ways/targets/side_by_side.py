"""What two numbers of one thing come to that a sentence sets side by side: what part of its aim was reached and how far apart
the two are, by how much it went up or down, how many that were found are left to be dealt with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.budget import Quantity
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import scale
from service.answering.printed.linking import Links
from service.answering.printed.told_pairs import Pair, Sort
from service.answering.reply import Found, Reply
from service.answering.ways.changes.caused import cause_of
from service.answering.ways.wording.demands import ASKED_UNIT, alike
from service.patterns import regex
from service.terms import coverage, key

_PERCENT = regex(
    "百分|[%％]|几成|比例|(?:完成|达成|整改|办结|结案|化解|处理|解决|答复)(?:率|度)|幅度?(?:是|为|有)?多"
)
_APART = regex("[多少差超欠短高低](?:了|出|做|建|修|完成|种|装|培训)*(?:多少|几)|相差|差距")
_AIM = regex("目标|计划|任务|指标|达标|原定|预[期定]|要求|应(?=[一-鿿])")
_DONE = "(?:完成|达到?|达标|达成|实现|做到|做完|够)"
# What part of its aim was reached, asked without a word for the aim; and what lies beyond it.
_RATE = regex(
    "(?:任务|目标|计划)?(?:完成|达成|实现)(?:率|度|比例|程度)"
    "|(?:完成|达成|实现|做到|做|干)了?(?:目标|计划|任务)?的?(?:百分之|几成)"
)
_BEYOND = regex(
    "超额?(?:完成|出|过)?了?(?:目标|计划|任务|多少|几|百分)"
    "|超额"
    "|(?:超出|超过|多出|高出)(?:了)?[^,，。]{0,6}(?:目标|计划|任务)"
)
_BEYOND_RATE = regex(
    "(?:超|多|高|少|差|短|欠)(?:出|过|额|了|完成)*(?:原定|年度|既定)?(?:目标|计划|任务|指标)?值?(?:了)?的?(?:百分之(?:几|多少)|几成|幅度)"
    "|比(?:目标|计划|任务)[^,，。]{0,4}(?:多|少|高|低|超)了?(?:百分之|几成)"
)
_WHETHER = regex(
    f"{_DONE}[^,，。]{{0,6}}(?:吗|么|没有?)$|(?:是否|有没有|能否|是不是)[^,，。]{{0,8}}{_DONE}|{_DONE}了?没"
)
# 多解决了多少人: more than was planned, whether that is said or not.
_MORE = regex("(?<!比)多[一-鿿]{1,4}了(?:多少|几)")
_ALL = regex("(?:全部?|都|是否|有没有|是不是)[^,，。]{0,8}|(?:吗|没有?)$")
_SHORT_OF = regex(
    "(?:只|才|仅)(?:能|有)?(?:完成|做|干|建|修|种|装|培训|改|治理|筛|查|办|到)|(?:没有?|未)(?:能)?(?:全部|如期)?(?:完成|达到?|达标|做完|建完|修完|实现|培训够|够)"
)
_WENT = regex("[多少降减增升涨跌缩延砍压][一-鿿]{0,3}(?:多少|几|百分)|变化|幅度|变了")
_LEFT = regex(
    "(?:剩|还有|还差|尚有|余下)[^,，。]{0,12}(?:多少|几)|(?:多少|几)[^,，。]{0,10}(?:没有?|未|尚未|待)|(?:没有?|未|尚未)[^,，。]{0,6}的[^,，。]{0,6}(?:多少|几)"
)
_FOUND = regex("发现|查出|排查|收到|受理|接到|检查|立案|登记|交办")
# Of these less is better.
_BETTER_LOW = regex(
    "投诉|差错|事故|死亡|发病|失业|返贫|逾期|偏差|能耗|成本|违[约规法]|超标|污染|浓度|时[间长限]|周期|辍学|感染|空置|拖欠|信访|亏损|不合格|损耗"
)
_BOUND = regex("不超过|以内|以下|不高于|控制在|[≤<]")
_SPOKEN = regex(
    "超额|超出|超过|多出|目标|计划|任务|指标|原定|预期|实际|年度|全年|当年|完成|达标|达到|没有|一共|情况|项目|数量|百分|为什么|原因|还剩|剩下|没有|查出来?|发现|做|干|了|的|比|率$|量$"
)
# Which of several is asked for, and not of one how it went.
_WHICH = regex("哪(?:一|几|些|两)?(?:个|项|些|类)")
_SAID, _HUNDRED = 0.6, Decimal(100)


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both numbers and what is asked of them; None where no one sentence tells them of the thing asked."""
    text = question.plain
    if question.wants(Ask.DEFINITION, Ask.HIGHEST) or _WHICH.search(text):
        return None
    short = question.wants(Ask.WHY) and _SHORT_OF.search(text) is not None
    beyond = _RATE.search(text) or _BEYOND.search(text) or _BEYOND_RATE.search(text)
    if short or beyond or (_AIM.search(text) and _asks(question)):
        pair = _named(question, held, links, Sort.AIM)
        if pair is not None or not beyond or _AIM.search(text):
            return None if pair is None else _reached(question, pair, held, links, reply, short=short)
    if question.wants(Ask.WHY, Ask.VERIFY):
        return None
    of_rest = (
        _LEFT.search(text) or _PERCENT.search(text) or (question.wants(Ask.YES_NO) and _ALL.search(text))
    )
    if of_rest and (pair := _named(question, held, links, Sort.DEALT)) is not None:
        return _left(question, pair, held, reply)
    if _WENT.search(text) and (pair := _named(question, held, links, Sort.MOVE)) is not None:
        return _moved(pair, held, reply)
    if _MORE.search(text) and (pair := _named(question, held, links, Sort.AIM)) is not None:
        return _reached(question, pair, held, links, reply, short=False)
    return None


def _asks(question: Question) -> bool:
    return any(p.search(question.plain) for p in (_PERCENT, _APART, _WHETHER))


def _named(question: Question, held: Held, links: Links, sort: Sort) -> Pair | None:
    """The one pair of a sort whose sentence has all words that name something in the question."""
    words = _words(question, links)
    if not words:
        return None
    unit = ASKED_UNIT.search(question.plain)
    best: list[tuple[float, Pair]] = []
    # what runs (运行维护村数) in an administrative village is not 行政运行, an item with amounts of its own
    coded = [s for s in links.subjects if any(f.code and f.line for f in held.catalogue.of_subject(s))]
    for pair in held.told_pairs:
        if pair.sort is not sort or (
            unit is not None and pair.unit[-1:] not in "".join(alike(unit.group(1)))
        ):
            continue
        if sort is Sort.DEALT and not any(word in question.plain for word in pair.done):
            continue
        around = f"{pair.words}|{pair.above}"
        if sort is Sort.MOVE and any(item not in around for item in coded):
            continue
        said = [coverage(word, around) for word in words]
        own = max(coverage(word, pair.words) for word in words)
        if min(said) >= _SAID and own >= _SAID:
            best.append((sum(said) + sum(coverage(word, pair.near) for word in words), pair))
    if not best:
        return None
    top = max(score for score, _ in best)
    found = [pair for score, pair in best if score == top]
    return found[0] if len({(p.first.value, p.second.value) for p in found}) == 1 else None


def _words(question: Question, links: Links) -> Sequence[str]:
    own = [m for m in links.mentions if m.end <= len(links.rest) and not links.rest[m.start : m.end].strip()]
    named = [question.plain[m.start : m.end] for m in own if 0 < m.end <= len(question.plain)]
    if links.earlier and not named:
        # 超出目标百分之几: of what the part before it asked
        named = list(links.context)
    words = (key(_SPOKEN.sub("", word)) for word in (*named, *links.left))
    return [word for word in dict.fromkeys(words) if len(word) > 1]


def _both(pair: Pair, held: Held, reply: Reply) -> str:
    return "，".join(
        f"{name}{'为' if pair.sort is Sort.AIM else ''}{reply.quantity(held.document, q, pair.sentence, pair.section, name)}"
        for name, q in pair.told
    )


def _reached(
    question: Question, pair: Pair, held: Held, links: Links, reply: Reply, *, short: bool
) -> Found | None:
    first, second = _value(pair, pair.first), _value(pair, pair.second)
    if short and second >= first:
        return None
    parts = [_both(pair, held, reply)]
    beyond = _BEYOND_RATE.search(question.plain) is not None
    if pair.rate is None and _PERCENT.search(question.plain) and not beyond and pair.unit != "%":
        called = "完成率为" if "率" in question.plain else "为目标的"
        parts.append(called + reply.result((second, "÷", first, "×", _HUNDRED), "%", "占比", places=2))
    apart = any(p.search(question.plain) for p in (_APART, _MORE, _BEYOND))
    if (apart or beyond) and first != second:
        high, low = max(first, second), min(first, second)
        unit = "个百分点" if pair.unit == "%" else _unit(pair)
        parts.append(("多" if second > first else "少") + reply.result((high, "−", low), unit, "与目标相差"))
        if beyond and pair.unit != "%":
            made = reply.result((high - low, "÷", first, "×", _HUNDRED), "%", "与目标相差的比例", places=2)
            parts.append(f"幅度为{made}")
    if not _BOUND.search(pair.sentence):
        low_is_good = _BETTER_LOW.search(pair.near or pair.words) is not None
        good = second == first or (second < first) is low_is_good
        parts.append("达到了目标" if good else "没有达到目标")
    said = "，".join(parts)
    if short or question.wants(Ask.WHY):
        why = _behind(pair, held, reply) or cause_of(question, held, links, reply)
        if not why:
            return None
        said = f"{said}；{why}"
    elif (
        not _BOUND.search(pair.sentence)
        and _WHETHER.search(question.plain)
        and (why := _behind(pair, held, reply))
    ):
        said = f"{said}；{why}"
    return Found(f"{said}。")


def _behind(pair: Pair, held: Held, reply: Reply) -> str:
    """What its sentence says behind both numbers of why."""
    found = re.search(
        "[，,](?:没有?完成的?|未完成的?)?(?:主要)?(?:原因)?(?:是|系|为|因为?|由于)(?!\\d)", pair.sentence
    )
    if found is None or found.start() < pair.sentence.find(pair.second.printed):
        return ""
    return "文中写道：" + reply.quote(held.document, pair.sentence, pair.passage.source, pair.section)


def _moved(pair: Pair, held: Held, reply: Reply) -> Found | None:
    first, second = _value(pair, pair.first), _value(pair, pair.second)
    if first == second:
        return None
    said = "文中写道：" + reply.quote(held.document, pair.sentence, pair.passage.source, pair.section)
    _both(pair, held, reply)
    more = second > first
    high, low = max(first, second), min(first, second)
    unit = "个百分点" if pair.unit == "%" else _unit(pair)
    said += f"，{'增加' if more else '减少'}{reply.result((high, '−', low), unit, '相差')}"
    if pair.unit != "%":
        rate = reply.result((high - low, "÷", first, "×", _HUNDRED), "%", "增减幅度", places=2)
        said += f"，{'增幅' if more else '降幅'}{rate}"
    return Found(f"{said}。")


def _left(question: Question, pair: Pair, held: Held, reply: Reply) -> Found | None:
    first, second = _value(pair, pair.first), _value(pair, pair.second)
    if second > first:
        return None
    said = "文中写道：" + reply.quote(held.document, pair.sentence, pair.passage.source, pair.section)
    _both(pair, held, reply)
    if _PERCENT.search(question.plain) and not _LEFT.search(question.plain):
        made = reply.result((second, "÷", first, "×", _HUNDRED), "%", "占比", places=2)
        return Found(f"{said}，占{made}。")
    if first == second:
        return Found(f"{said}，两者相等。")
    return Found(f"{said}，其余为{reply.result((first, '−', second), _unit(pair), '其余')}。")


def _value(pair: Pair, quantity: Quantity) -> Decimal:
    """Its value as printed where both are written to one power of ten, else in single things."""
    return quantity.value if _alike(pair) else quantity.value * scale(quantity.unit)


def _unit(pair: Pair) -> str:
    return pair.first.unit if _alike(pair) else pair.first.unit.lstrip("百千万亿")


def _alike(pair: Pair) -> bool:
    return scale(pair.first.unit) == scale(pair.second.unit)
