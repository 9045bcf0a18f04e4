"""What a part of a question makes of the figures that the parts before it told: their sum, what is left, the share of one
in an item that the part names, by how much they differ from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome, Value
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.question import Question
from service.answering.asked.reckoning import Make, reckoning
from service.answering.calculate import Operand
from service.answering.document.held import Held
from service.answering.document.numbers import Number, sort_of
from service.answering.printed.bodies import HEAD_OFFICE, is_body
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.two_places import WHOLES
from service.answering.ways.reckoning.compute import figure_of
from service.answering.ways.reckoning.divisors import each_of
from service.answering.ways.reckoning.of_told import (
    NOT_ITS_OWN,
    alike,
    base,
    between,
    largest,
    most,
    of_each,
    saved,
    singled,
    summed,
)
from service.answering.ways.reckoning.operands import item_called, numbers_called
from service.answering.ways.reckoning.sides import Side, added, gap_of, percent_of
from service.patterns import regex
from service.terms import coverage, key

_OPENING = "^(?:那么?|那些|这些|并且?|而|又|其中|则|都|全部|它们|他们|这|[这那]?[两几三四五六七八九二][个项笔者样家类]?)*"
_ALL = "(?:合起来|加起来|合计|一共|总共|相加|加在一起|合在一起|加总|共计|之和|总和|总额|全部|加一块|拢共)"
_MANY = "(?:是|有|为|要|花|安排|达|到|了)*(?:多少|几)[^,，]{0,6}$"
_SUM = regex(f"{_OPENING}{_ALL}{_MANY}")
# 总额多少 may be asked of the item itself.
_ADDED = regex("加起来|合起来|相加|加在一起|合在一起|加总|之和|总和|加一块")
_REST = regex(
    f"{_OPENING}(?:还|就|净|总共)*(?:剩|余|结余|留)下?(?:来|的|给|到|在)?(?:以后|后面|后续|明年|以后年度|下一年|往后)?(?:年度|年份)?的?(?:还)?{_MANY}"
    f"|{_OPENING}(?:其余|剩下|余下|剩余)(?:的|部分)*{_MANY}"
    f"|{_OPENING}(?:还|尚)(?:差|缺|有){_MANY}"
)
_APART = regex(
    f"{_OPENING}(?:前后|之间|两者|二者|彼此)*(?:相?差|[多少高低大小贵]出?|差距|差额|悬殊)(?:了|是|有|为|额)*(?:多少|几)[^,，]{{0,4}}$"
)
_WHICH = regex(
    f"{_OPENING}(?:到底|究竟|两者|二者|相比|里|中)*(?:哪一?[个项边头块种笔]|谁)(?:更|比较)?(?:[大多高贵小少低]|占大头)(?:些|一些|一点)?$"
    "|^[一-鿿]{1,6}(?:大于|小于|多于|少于|高于|低于)[一-鿿]{1,6}(?:吗|么)$"
)
_MOST = regex(
    f"{_OPENING}(?:到底|究竟|里面|其中)*(?:哪一?[个项边头块种笔类样]|谁|什么)(?:的)?最(?P<end>[大多高贵小少低])(?:呢)?$"
)
_SAVED = regex(
    f"{_OPENING}(?:一共|总共|总的)?(?:节约|节省|节余|省|超支|超出?|少花|多花|压减|下降|降低|增长)(?:了|出)?(?:百分之(?:多少|几)|几成|多大比例)(?:的钱)?$"
)
_SPENT = regex("[花用钱元]|费用|成本")
_LACKING = regex(f"{_OPENING}(?:还|尚)?(?:空缺?|缺|差)(?:着|了|出|编)*(?:多少|几)[个名人编]*$")
# Points at all that was told, where nothing else stands before what it is a part of.
_POINTS_AT_ALL = regex(f"{_OPENING}(?:的|个|项|钱|金额|支出|资金)*{_ALL}?(?:起来|的|个|钱|金额|支出|资金)*$")
_TOGETHER = regex(_ALL)
_AGAINST = regex(
    "^(?:那|这|又|它们?|结果|[这那]个数|算出来的?数?)*(?:加起来|合起来|合计|总数|总和)?(?:与|和|跟|同|等于|就是|是不是|是否)(?P<other>[^与和跟同]{2,24}?)"
    "(?:里|中|上)?(?:写|列|印|给|报|说)?的?(?:总数|总额|数字|金额|数)?(?:都|能否|能|是否|是不是)?"
    "(?:相符|一致|对得?上|吻合|相等|一样|相同)(?:吗|么|不)?$"
)
_LARGEST = regex(
    f"{_OPENING}(?:其中|里面)?最(?P<end>[大多高小少低])的?(?:那|一)*[个项笔家块类]?[^,，]{{0,6}}?(?:占|是)了?(?:全部|总数|总额|合计|它们?|其中)?的?(?:多少|几成|百分之(?:几|多少)|多大(?:比例|比重|份额)|比例|比重|占比)"
)
# 哪一项最多，占多少: of the whole that it was found in.
_ITS_SHARE = regex(
    f"{_OPENING}(?:它|其|该项)?(?:所?占)(?:了|的|比|比例|比重|份额|是|为|达)*(?:多少|几成|百分之(?:几|多少)|多大(?:的?(?:比例|比重|份额))?)$"
)
# Of two numbers told how many of the one there are for each of the other.
_EACH = regex(
    f"{_OPENING}(?:平均)?(?:下来)?每一?个?(?P<unit>{COUNTED})(?:平均|大约|大概|约|要|能|有|是|合|花|用|给|的|提供|安排|容纳|服务)*(?:多少|几)(?P<of>{COUNTED}|钱|万?元)?$"
)
_ALL_MONEY = regex("(?:全部|所有|本年|全年)?的?总(?:的)?(?:支出|收入|预算|盘子|额)(?:总?额|合计)?")
_POINTS_AT_SUM = regex(f"(?:它们?|这)?(?:两者|二者|两项|三项|三者|几项)?的?{_ALL}(?:数|人数|金额)?")
_AMONG = regex("^(?:其中|里面|当中)的?")
_APART_IN_ENGLISH = regex(
    r"\bby how much\b|\bhow much (?:more|less|higher|lower|larger|bigger|smaller|greater)\b|\bdifference between\b"
    r"|\bwhat is the (?:difference|gap)\b|\bhow far\b|\bhow (?:big|large|wide) is the (?:difference|gap)\b",
    re.IGNORECASE,
)
_SUM_IN_ENGLISH = regex(
    r"^\s*(?:if you )?add(?:ing)?\b|\b(?:taken|put|added) together\b|\bcombined\b|\bsum of\b|\badd up to\b",
    re.IGNORECASE,
)
# What was told already says by how much, or why.
_TOLD_SO = regex("上年|原因|增减|增加|减少|预算为|占|相差")
_OFFICE = regex("本级|机关|本部")
_BY_MONTH = regex("每一?个?月|一个?月(?!底|末|份)|月均|按月")
_PAIR = 2
_SMALL = Decimal(1)
# So much of the name of an item stands in the words for it.
_ENOUGH = 0.6


def leans(question: Question) -> bool:
    """Whether a part asks for what the figures of the part before it make, and for nothing else."""
    added = _SUM.search(question.plain) is not None and _ADDED.search(question.plain) is not None
    return added or any(p.search(question.plain) for p in (_REST, _APART, _LARGEST, _WHICH))


def carried(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the part makes of the figures told so far; None where it does not lean on them, or they are of several sorts."""
    told = list(reply.values[links.since :])
    text = question.plain
    if not told:
        return None
    if _SUM.search(text):
        return summed(told, reply)
    if (end := _LARGEST.search(text)) is not None:
        return largest(told, reply, least=end["end"] in "小少低")
    if _ITS_SHARE.search(text) and "最" in (before := links.earlier.rpartition("|")[2]):
        # 占比最高的是哪一项，占多少: told with it already
        shared = "占" in before and any(v.unit == "%" for v in told)
        return Found("") if shared else singled(told, reply)
    if _ITS_SHARE.search(text) and "主要" in links.earlier.rpartition("|")[2]:
        return singled(told, reply) or (largest(told, reply, least=False) if len(told) > _PAIR else None)
    if (each := _EACH.match(text)) is not None:
        spent = _SPENT.search(text) is not None
        return of_each(each["unit"], each["of"] or "", told, reply, spent=spent)
    if (end := _MOST.search(text)) is not None:
        return most(told, least=end["end"] in "小少低")
    if _SAVED.search(text):
        return saved([v for v in reply.values if v.citation is not None and v.unit != "%"][-2:], reply)
    if _REST.search(text):
        return between([v for v in reply.values if v.citation is not None][-2:], reply, rest=True)
    if _APART.search(text) or _WHICH.search(text) or _LACKING.search(text):
        found = between([v for v in told if v.citation is not None], reply)
        return found or between([v for v in reply.values if v.citation is not None][-2:], reply)
    if (against := _AGAINST.match(text)) is not None and ASKS_AGREEMENT.search(text):
        return _agreeing(against["other"], told, question, held, links, reply)
    if (spread := _spread(question, told, held, links, reply)) is not None:
        return spread
    asked = reckoning(text)
    if asked is not None and asked.make is Make.SHARE and _AMONG.match(text) and not asked.sides[1]:
        return _part_of_told(asked.sides[0], told, question, held, links, reply)
    if asked is not None and asked.make is Make.SHARE and _POINTS_AT_SUM.fullmatch(asked.sides[1]):
        return _part_of_sum(asked.sides[0].rstrip("的"), told, reply)
    if asked is None or asked.make not in (Make.SHARE, Make.LESS) or len(asked.sides) != 2:
        return None
    one, other = asked.sides
    if not _POINTS_AT_ALL.match(one) or len(other) < 2:
        return None
    return (
        _share(one, other, told, question, held, links, reply)
        if asked.make is Make.SHARE
        else _less(other, told, question, held, links, reply)
    )


def at_last(question: Question, told: str, reply: Reply) -> Found | None:
    """What an English question asks to be made of the two or more figures that its parts told: it is asked in one sentence
    (…, and by how much), which no part has alone. None where something was reckoned, or is told as a change, already."""
    if any(v.citation is None for v in reply.values) or _TOLD_SO.search(told):
        return None
    parts = alike(reply.values)
    if len(parts) == _PAIR and _APART_IN_ENGLISH.search(question.text):
        return between(parts, reply)
    wholes = any((concept(key(v.label)) or "") in WHOLES for v in parts)
    if len(parts) >= _PAIR and _SUM_IN_ENGLISH.search(question.text) and not wholes:
        return summed(parts, reply)
    return None


def _share(
    one: str, other: str, told: Sequence[Value], question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    part = _left(told, reply, together=_TOGETHER.search(one) is not None, whole=other)
    part = part or _singled_out(told, links)
    if part is None:
        return None
    said, number = part
    whole = _named(other, number.unit, question, held, links)
    if whole is None or not whole.base or whole.base < base(number) or whole.base == base(number):
        return None
    label = f"{number.label}占{whole.saying.words.split('|')[0]}"
    percent = percent_of(Side.of_value(number), Side.bare(whole), reply, label)
    return Found(f"{said}{whole.tell(held, reply)}，前者占后者的{percent}。")


def _part_of_told(
    words: str, told: Sequence[Value], question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    """What part of the one figure told (采购多少，其中…占几成) the item named is."""
    whole = _left(told, reply, together=False)
    part = _named(words.rstrip("的"), whole[1].unit, question, held, links) if whole is not None else None
    if whole is None or part is None or not 0 < part.base < base(whole[1]):
        return None
    label = f"{part.saying.words.split('|')[0]}占{whole[1].label}"
    percent = percent_of(Side.bare(part), Side.of_value(whole[1]), reply, label)
    return Found(f"{part.tell(held, reply)}，占{percent}。")


def _part_of_sum(words: str, told: Sequence[Value], reply: Reply) -> Found | None:
    """What part of the figures told together the one that words name is."""
    parts = alike(told)
    named = [v for v in parts if len(words) > 1 and words in key(v.label)]
    if len(parts) < 2 or len(named) != 1:
        return None
    said = f"合计{added([*map(Side.of_value, parts)], reply)}"
    one, whole = Side.of_value(named[0]), Side.of_value(reply.values[-1])
    percent = percent_of(one, whole, reply, f"{one.name}占合计")
    return Found(f"{said}，{named[0].label}占{percent}。")


def _spread(
    question: Question, told: Sequence[Value], held: Held, links: Links, reply: Reply
) -> Found | None:
    """The amount of the item that the part names for each of those whose one number was told (在职多少人，人均…多少)."""
    own = [s for s in links.subjects if s not in links.context]
    if any(v.yuan is not None for v in told):
        # a number told beside an amount is that of who got it
        return None
    if not (question.wants(Ask.PER_HEAD) or "平均" in question.plain) or len(own) != 1:
        return None
    if _BY_MONTH.search(question.plain):
        # the amount of a year is not what each gets by the month
        return None
    unit, _ = each_of(question.plain)
    counts = [
        v
        for v in told
        if v.citation is not None and v.yuan is None and sort_of(v.unit or "人") == sort_of(unit)
    ]
    figure = figure_of(held, own[0], question, replace(links, left=()))
    if (
        len({v.amount for v in counts}) != 1
        or not counts[0].amount
        or figure is None
        or not figure.money.value
    ):
        return None
    money, over = figure.money, counts[0].amount
    expression: tuple[Operand, ...] = (money.value, "÷", over)
    unit_of, factor = money.unit, Decimal(YUAN_PER_UNIT[money.unit])
    if money.value / over < _SMALL and factor > 1:
        expression, unit_of = (money.value, "×", factor, "÷", over), "元"
    each = reply.result(expression, f"{unit_of}/{counts[0].unit or unit}", f"平均{figure.shown}", 2)
    return Found(f"{figure.shown}为{reply.figure(held.document, figure)}，平均{each}。")


def _less(
    other: str, told: Sequence[Value], question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    part = _left(told, reply, together=False) or _singled_out(told, links)
    if part is None:
        return None
    said, value = part
    number = _beside(other, value, held) or _named(other, value.unit, question, held, links)
    if number is None:
        return None
    return Found(said + _apart(value, number, held, reply))


def _beside(words: str, value: Value, held: Held) -> Number | None:
    """The amount that the body named has in the very column that the figure told is of (最高的是某中心，比局本级多多少)."""
    told = [
        f
        for f in held.catalogue.figures
        if f.statement is not None
        and f.row
        and f.money.value == value.amount
        and is_body(key(f.row))
        and key(f.row) in key(value.label)
        and (not f.years or held.year in f.years)
    ]
    told.sort(key=lambda f: -sum(key(part) in key(value.label) for part in f.column))
    office = _OFFICE.search(words) is not None
    same = [
        f
        for one in told[:1]
        for f in held.catalogue.figures
        if (f.statement, f.column, f.years) == (one.statement, one.column, one.years) and f.row != one.row
    ]
    rows = [
        f
        for f in same
        if (HEAD_OFFICE.search(key(f.row)) if office else len(words) > _PAIR and words in key(f.row))
    ]
    return Number.of_figure(rows[0]) if len({f.row for f in rows}) == 1 else None


def _agreeing(
    other: str, told: Sequence[Value], question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    """Whether the sum told last, or the only figure, is the amount of the item that is named."""
    part = _left(told, reply, together=True)
    number = _named(other, part[1].unit, question, held, links) if part is not None else None
    if part is None or number is None:
        return None
    said, value = part
    if base(value) == number.base:
        return Found(f"一致：{said}{number.tell(held, reply)}。")
    return Found(f"不一致：{said}{_apart(value, number, held, reply)}", Outcome.CONFLICTING)


def _apart(value: Value, number: Number, held: Held, reply: Reply) -> str:
    if base(value) == number.base:
        return f"{number.tell(held, reply)}，两者相等。"
    said = number.tell(held, reply)
    more = gap_of(Side.of_value(value), Side.bare(number), reply)
    return f"{said}，前者比后者{'多' if base(value) > number.base else '少'}{more}。"


def _singled_out(told: Sequence[Value], links: Links) -> tuple[str, Value] | None:
    """What the part before singled out (最大的是哪个，占多少; 比…多多少), which it told last."""
    if "最" not in links.earlier.rpartition("|")[2]:
        return None
    return next((("", v) for v in reversed(told) if v.citation is not None and v.unit != "%"), None)


def _left(
    told: Sequence[Value], reply: Reply, *, together: bool, whole: str = ""
) -> tuple[str, Value] | None:
    """What the words point at, with what an answer has to say of it first: what was reckoned last, the only figure, or
    with `together` the sum of all but the `whole` that they are set against."""
    made = [v for v in told if v.citation is None and v.unit != "%" and not NOT_ITS_OWN.search(v.label)]
    if made and (not together or made[-1].label == "合计"):
        return "", made[-1]
    parts = alike(told)
    if len(parts) == 1:
        return "", parts[0]
    shares = [
        v.label.split("占")[0] for v in told if v.unit == "%" and v.citation is None and "占" in v.label
    ]
    if shares and not together:
        # what a share was told of
        of_share = [v for v in parts if v.label == shares[-1]]
        return ("", of_share[0]) if len(of_share) == 1 else None
    if together and whole:
        parts = [v for v in parts if key(v.label) not in (whole, concept(whole))]
    if len(parts) < 2 or not together:
        return None
    said = f"合计{added([*map(Side.of_value, parts)], reply)}，"
    return said, reply.values[-1]


def _named(words: str, unit: str, question: Question, held: Held, links: Links) -> Number | None:
    """The number of this sort that words name: of an item, of one that a part before named in full, or anything printed."""
    if _ALL_MONEY.fullmatch(words):
        words = "收入总计" if "收入" in words else "支出总计"
    full = [s for s in dict.fromkeys((*links.subjects, *links.context)) if s.endswith(words) or words in s]
    asking = replace(question, amounts=())
    if sort_of(unit) == "元":
        own = [s for s in links.subjects if s not in links.context]
        figure = figure_of(held, own[0], asking, links) if len(own) == 1 and not links.left else None
        called = item_called(words, asking, held) if figure is None else None
        figure = called if called is not None and coverage(called.subject, words) >= _ENOUGH else figure
        if figure is None and len(full) == 1:
            figure = figure_of(held, full[0], asking, replace(links, left=()))
        if figure is not None:
            return Number.of_figure(figure)
    fitting = [
        n
        for n in numbers_called(words, held)
        if sort_of(n.unit) == sort_of(unit) and coverage(n.saying.words.split("|")[0], words) >= _ENOUGH
    ]
    return fitting[0] if len({n.base for n in fitting}) == 1 else None
