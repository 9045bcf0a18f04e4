"""Whether a printed percent follows from the printed amounts (算得对吗, 幅度对吗)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem, Percent
from extractors.schema.draft import BASE_NAMES, Direction
from extractors.schema.money import Money
from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import subject_of
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import narrative
from service.answering.ways.changes.told_change import state
from service.answering.ways.figures.selection import select
from service.patterns import regex

# A percentage may be rounded, or be of amounts before they were.
_WITHIN = Decimal("0.5")
_RECKONED = regex("算(?:得|不)?(?:出来?|到)[^,，。]{0,4}(?:吗|么|不)|真是这个(?:幅度|比例)")
# 写的“减少29%”准确算下来是多少: what the printed percent was rounded from.
_EXACT = regex(
    "(?:准确|精确|精准|确切|严格|仔细|细)(?:地|来|点)?(?:[算说讲]+)?(?:下来|出来|起来)?(?:应该?|应当)?(?:是|为|等于|有)?(?:多少|百分之|几)"
    "|(?:取整|四舍五入|化整|凑整)[^,，。]{0,6}(?:前|之前|以前)[^,，。]{0,4}(?:多少|几)"
)

# Asks for the percent of change that the amounts make: 用总额和增加额重新算，增幅应当是百分之几.
_ANEW = regex(
    "(?:重新?|再|自己|另行|倒过来)(?:算|计算|核算|推算|验算)[^。]{0,20}(?:[增减降升涨跌]幅|增长率|下降率|幅度)[^。]{0,8}(?:百分之|多少|多大|几)"
    # 增幅印成2.9%，照这两个数重新算应该是百分之几
    "|(?:[增减降升涨跌]幅|增长率|下降率|幅度)[^。]{0,60}(?:重新?|再|自己|[照按用拿][^。]{2,30}(?:去|来)?)(?:算|计算|核算|推算|验算)[^。]{0,12}(?:百分之|多少|多大|几)"
    "|(?:真正|正确|准确|真实|实际)的?(?:[增减降升涨跌]幅|增长率|下降率|幅度)(?:应该?|应当|到底|究竟|是|为|有)*(?:多少|多大|百分之|几)"
)


def reckoned(question: Question) -> bool:
    """Whether a question gives a percent of change and asks if it can be reckoned (算得出来吗), or asks to reckon it anew."""
    given = bool(question.percents) and _RECKONED.search(question.plain) is not None
    exact = bool(question.percents) and _EXACT.search(question.plain) is not None
    return given or exact or _ANEW.search(question.plain) is not None


def verify_percent(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether a printed percent of change follows from the printed amounts."""
    for subject in links.subjects:
        for item in _told_of(question, held, subject):
            if item.percent is None or item.direction is None:
                continue
            if question.percents and abs(item.percent.value) not in {abs(p) for p in question.percents}:
                continue
            if item.current is None:
                written = _by_present(question, held, item, links, reply)
            else:
                written = reckoned_anew(item, held, reply)
            if written is None and item.current is not None and item.delta is None:
                judged = _by_tables(question, held, item, links, reply)
                written = None if judged is None else f"{state(held, item, reply)}；{judged}"
            if written is not None:
                return verdict(written)
    return None


def verdict(written: str) -> Found:
    """What was reckoned, as an answer: conflicting where the printed percent does not follow."""
    if written.endswith(("不一致", "没有意义")):
        return Found(f"不一致：{written}。", Outcome.CONFLICTING)
    return Found(f"一致：{written}。")


def reckoned_anew(item: NarrativeItem, held: Held, reply: Reply) -> str | None:
    """What a sentence says of a change, and the percent that follows from its amounts beside the printed one; None where it
    states too few of them."""
    now, delta = item.current, item.delta
    if item.percent is None or now is None or item.direction is None:
        return None
    if delta is None and item.previous is not None and not item.previous.value:
        return f"{state(held, item, reply)}；基数为零，百分比没有意义"
    if delta is None:
        judged = _against_previous(item, reply)
        return None if judged is None else f"{state(held, item, reply)}；{judged}"
    if delta.unit != now.unit:
        return None
    said = state(held, item, reply)
    sign, before = "+", now.value + delta.value
    if item.direction is Direction.INCREASE:
        sign, before = "−", now.value - delta.value
    against = BASE_NAMES[item.against]
    base = reply.result((now.value, sign, delta.value), now.unit, f"{item.item}{against}")
    if not before:
        return f"{said}；推算{against}为{base}，基数为零，百分比没有意义"
    result = reply.result((delta.value, "÷", before, "×", Decimal(100)), "%", "增减幅度", places=2)
    judged = _judged(item.percent, delta.value / before * 100, _slack(delta.value, before))
    return f"{said}；推算{against}为{base}，重新计算的幅度为{result}，{judged}"


def _by_present(
    question: Question, held: Held, item: NarrativeItem, links: Links, reply: Reply
) -> str | None:
    """The percent that follows from a change alone and from this year's amount, which is printed elsewhere."""
    delta, bare = item.delta, replace(question, amounts=(), percents=())
    now = select(held, subject_of(item), bare, links.left)
    if now is None or delta is None or item.percent is None or delta.unit != now.money.unit:
        return None
    grown = item.direction is Direction.INCREASE
    before = now.money.value - delta.value if grown else now.money.value + delta.value
    said = f"{now.shown}为{reply.figure(held.document, now)}；{state(held, item, reply)}"
    against = BASE_NAMES[item.against]
    base = reply.result(
        (now.money.value, "−" if grown else "+", delta.value), delta.unit, f"{item.item}{against}"
    )
    if before <= 0:
        return f"{said}；推算{against}为{base}，基数为零，百分比没有意义" if not before else None
    result = reply.result((delta.value, "÷", before, "×", Decimal(100)), "%", "增减幅度", places=2)
    judged = _judged(item.percent, delta.value / before * 100, _slack(delta.value, before))
    return f"{said}；推算{against}为{base}，重新计算的幅度为{result}，{judged}"


def _against_previous(item: NarrativeItem, reply: Reply) -> str | None:
    """The percent that follows from this year's and last year's printed amounts."""
    now, before = item.current, item.previous
    if item.percent is None or now is None or before is None or now.unit != before.unit or not before.value:
        return None
    high, low = max(now.value, before.value), min(now.value, before.value)
    delta = high - low
    base = reply.result((high, "−", low), now.unit, f"{item.item}增减")
    expression = (delta, "÷", before.value, "×", Decimal(100))
    result = reply.result(expression, "%", "增减幅度", places=2)
    judged = _judged(item.percent, delta / before.value * 100, _slack(now.value, before.value))
    meant = "" if not judged.endswith("不一致") else _meant(item, now, before, reply)
    return f"{meant}两年相差{base}，重新计算的幅度为{result}，{judged}"


def _meant(item: NarrativeItem, now: Money, before: Money, reply: Reply) -> str:
    """What the year before would be if the printed percent were right."""
    percent = abs(item.percent.value) if item.percent is not None else Decimal(0)
    grown = item.direction is Direction.INCREASE
    whole = Decimal(100) + percent if grown else Decimal(100) - percent
    if not percent or whole <= 0:
        return ""
    reply.result((Decimal(100), "+" if grown else "−", percent), "%", f"{item.item}占上年")
    against = BASE_NAMES[item.against]
    expression = (now.value, "÷", whole, "×", Decimal(100))
    places = max(2, -int(before.value.as_tuple().exponent))
    made = reply.result(expression, now.unit, f"{item.item}{against}", places=places)
    return f"按印出的幅度推算{against}为{made}，"


def _by_tables(question: Question, held: Held, item: NarrativeItem, links: Links, reply: Reply) -> str | None:
    """The percent that follows from the two years that the tables print of the item."""
    if held.year is None or item.percent is None:
        return None
    subject = subject_of(item)
    bare = replace(question, amounts=(), percents=())
    now, before = (select(held, subject, bare, links.left, year=year) for year in (held.year, held.year - 1))
    if now is None or before is None or now.money.unit != before.money.unit or not before.money.value:
        return None
    delta = abs(now.money.value - before.money.value)
    printed = f"{held.year}年{now.shown}为{reply.figure(held.document, now)}"
    printed += f"，{held.year - 1}年为{reply.figure(held.document, before)}"
    high, low = max(now.money.value, before.money.value), min(now.money.value, before.money.value)
    reply.result((high, "−", low), now.money.unit, f"{item.item}增减")
    result = reply.result((delta, "÷", before.money.value, "×", Decimal(100)), "%", "增减幅度", places=2)
    slack = _slack(now.money.value, before.money.value)
    judged = _judged(item.percent, delta / before.money.value * 100, slack)
    return f"报表中{printed}，重新计算的幅度为{result}，{judged}"


def _told_of(question: Question, held: Held, subject: str) -> list[NarrativeItem]:
    """What the text says of an item; also under a longer name (机关事业单位职业年金缴费支出), where the percent is given."""
    given = {abs(p) for p in question.percents}
    longer = (i for i in held.extraction.budget.narrative if subject in subject_of(i))
    told = [i for i in longer if i.percent is not None and abs(i.percent.value) in given]
    return list(dict.fromkeys((*narrative(held, subject), *told)))


def _slack(amount: Decimal, before: Decimal) -> Decimal:
    """How far a percent reckoned on two printed amounts may be off, as their digits go: in percentage points."""
    half, half_before = (Decimal(1).scaleb(int(n.as_tuple().exponent)) / 2 for n in (amount, before))
    return (half + amount / before * half_before) / before * 100


def _judged(percent: Percent, computed: Decimal, slack: Decimal) -> str:
    off = abs(abs(percent.value) - abs(computed))
    half = Decimal(1).scaleb(int(percent.value.as_tuple().exponent)) / 2
    if off <= half + abs(slack):
        return "与印出的幅度一致" if off <= half else "与印出的幅度相差在取整之内"
    return "与印出的幅度不一致"


def doubted(item: NarrativeItem, reply: Reply) -> str:
    """`重新计算的幅度为12.50%，与印出的幅度不一致`; empty where the percentage follows, or nothing follows."""
    now, delta, percent = item.current, item.delta, item.percent
    if now is None or percent is None or item.direction not in (Direction.INCREASE, Direction.DECREASE):
        return ""
    before = item.previous
    if before is not None and before.unit == now.unit:
        base = before.value
        change = abs(now.value - base)
    elif delta is not None and delta.unit == now.unit:
        change = delta.value
        base = now.value - change if item.direction is Direction.INCREASE else now.value + change
    else:
        return ""
    if base <= 0 or abs(abs(percent.value) - change / base * 100) <= _WITHIN:
        return ""
    if before is None or before.unit != now.unit:
        sign = "−" if item.direction is Direction.INCREASE else "+"
        reply.result((now.value, sign, change), now.unit, f"{item.item}上年")
    else:
        high, low = max(now.value, base), min(now.value, base)
        reply.result((high, "−", low), now.unit, f"{item.item}增减")
    made = reply.result((change, "÷", base, "×", Decimal(100)), "%", f"{item.item}增减幅度", places=2)
    return f"重新计算的幅度为{made}，与印出的幅度不一致"
