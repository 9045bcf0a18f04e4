"""Sets a rate, a share or a count of several documents against each other: each tells its own, then they are ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.calculate import Operand
from service.answering.document.held import Held
from service.answering.library import measures
from service.answering.library.measures import Measure, Measured
from service.answering.library.relation import Relation, item, read
from service.answering.library.sides import Side
from service.answering.library.survey import ANY
from service.answering.library.whole_names import as_printed
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.members.ranking import both_ends
from service.answering.ways.reckoning.against_each_other import sets_against
from service.patterns import regex
from service.terms import plain, same

_SMALLEST = regex("最[小少低省慢]|从[低小少]到|更[低小少慢]|(?<!多)[低小少慢][些一点]*$")
_FALLS = regex("降幅|跌|下降|减少|压减|[降减]得|缩|砍")
_RISES = regex("增幅|涨|增长|增加|上升|增速")
_COMPARES = regex(
    "比(?!例|重|上|去|预)[^,，。]{0,24}[高低大小多少快慢贵](?:出|了)*(?:多少|几)|[谁哪].{0,3}(?:家|个|份|边)?.{0,12}[高低大小多少快慢满贵]|更|差|相比|对比|比较|分别|各"
)
_ABOUT = regex(
    "[与和跟同]?(?:相比(?:较|起来)?|比起来|对比|比较|比一比)|[谁哪][一两]?[家个份边]?(?:单位|部门|局)?(?:的)?(?:比较|更|最)?[高低大小多少]?(?!占)(?:些|一点)?$"
    "|(?:谁|哪[一两]?[家个份边])(?:单位|部门)?的?(?=降|涨|增|减|占|执行|完成|人均|项目|三公|公|比重|比例|幅)"
    "|(?:谁|哪[一两]?[家个份边])(?:单位|部门)?的?(?:比较|更|最)?[高低大小多少](?:些|一点)?|分别(?:是|为|有)?(?:多少)?|各自?(?:是|为|有)?多少|相?差(?:了|距|额)?(?:多少|几)?(?:个?百分点)?"
    "|最[高大多](?:的)?[和与、]最[低小少]的?(?:分别|各)?(?:是|为)?(?:谁|哪[一两]?[家个份边]?)?|[,，]?(?:各|分别)(?:占|是|为)?(?:了)?百分之(?:几|多少)$"
    "|(?:这|那)?[两三四五六七八九几][家个份](?:部门|单位|文件|年?预算|决算)?|(?:中|里)(?=三公)|都|请问?|最[高低大小多少]的?(?:是|为)?[谁哪]?[个家]?|是?多少$|排名|排序|前[一二三四五六七八九十][名位家]?"
)
_FIRST = 5
# What answers with another number does not answer these.
_STRICT = (Measure.SHARE, Measure.PER_HEAD)


def contend(
    question: Question,
    held: Sequence[Held],
    reply: Reply,
    measure: Measure,
    sides: Sequence[Side],
    marked: str = "",
) -> Found | None:
    """What each tells of the measure, and which is the highest (or lowest) by how much; None where fewer than two tell it.

    Those that tell no such number are named.
    """
    relation = read(
        question, marked or question.plain, years=len({one.document.department for one in held}) == 1
    )
    told = each_measured(question, held, reply, measure, sides, relation)
    silent = [one.document.title for one in held if all(one is not m.held for m in told)]
    rest = f"没有找到对应数字的：{'、'.join(silent)}。" if silent else ""
    if len(told) == 1 and measure in _STRICT:
        return Found(f"{told[0].held.document.title}：{told[0].text}。\n{rest}", Outcome.NOT_DISCLOSED)
    if len(told) < 2 or len({m.unit for m in told if m.unit not in YUAN_PER_UNIT}) > 1:
        return None
    ranked = _ranked(question, told)
    if not ranked:
        return None
    shown = ranked[:_FIRST] if len(told) > _FIRST + 1 else [*ranked, *(m for m in told if m not in ranked)]
    lines = "\n".join(f"{m.held.document.title}：{m.text}。" for m in shown)
    if measure is Measure.COUNT and relation.together and not question.wants(Ask.HIGHEST, Ask.DIFFERENCE):
        total = reply.result(sum_of([m.value for m in told]), told[0].unit, "合计")
        return Found(f"{lines}\n{rest}{'其余' if rest else ''}合计{total}。")
    judged = _judged(question, measure, ranked, reply) if len(ranked) > 1 and _sets(question) else ""
    return Found(
        "\n".join(part for part in (lines, f"{rest}{'其余中' if rest and judged else ''}{judged}") if part)
    )


def each_measured(
    question: Question,
    held: Sequence[Held],
    reply: Reply,
    measure: Measure,
    sides: Sequence[Side],
    relation: Relation,
) -> list[Measured]:
    """What each of those that tell the measure tells of it."""
    told = []
    for side, one in zip(sides, held, strict=True):
        bare = same(side.said or side.text)
        for other in held:
            bare = without_names(bare, other.document)
        bare = as_printed(_ABOUT.sub(" ", ANY.sub(" ", same(plain(item(bare, relation)))))).strip()
        of_year = replace(question, years=side.years)
        if (measured := measures.ask_one(of_year, measure, bare, one, reply)) is not None:
            told.append(measured)
    return told


def _sets(question: Question) -> bool:
    return (
        question.wants(Ask.HIGHEST, Ask.DIFFERENCE)
        or sets_against(question)
        or _COMPARES.search(question.plain) is not None
    )


def _ranked(question: Question, told: Sequence[Measured]) -> list[Measured]:
    """Those that went the way that is asked for, the furthest first."""
    text = question.plain
    falls, rises = _FALLS.search(text) is not None, _RISES.search(text) is not None
    if falls and not rises:
        told = [m for m in told if m.value < 0]
    elif rises and not falls and any(m.value > 0 for m in told):
        told = told if _lowest(question) else [m for m in told if m.value > 0]
    return sorted(told, key=lambda m: abs(m.size) if falls else m.size, reverse=not _lowest(question))


def _lowest(question: Question) -> bool:
    """Whether the lowest is asked for, and not both ends."""
    return _SMALLEST.search(question.plain) is not None and not both_ends(question)


def _judged(question: Question, measure: Measure, ranked: Sequence[Measured], reply: Reply) -> str:
    """Which is furthest, and by how much it differs from the next."""
    first, second = ranked[0], ranked[1]
    smallest = _lowest(question)
    names = first.held.document.title, second.held.document.title
    if first.size == second.size:
        return f"{'最低' if smallest else '最高'}的是{names[0]}和{names[1]}，两者相等。"
    if first.value < 0 and second.value < 0:
        end = "最小" if smallest else "最大"
        fell = "减少最少的是" if smallest else "减少最多的是"
        head = f"降幅{end}的是" if first.unit == "%" else fell
    elif measure is Measure.RATE and first.value > 0:
        head = f"增幅{'最小' if smallest else '最大'}的是"
    else:
        head = "最低的是" if smallest else "最高的是"
    if both_ends(question) and len(ranked) > 2:
        second, names = ranked[-1], (names[0], ranked[-1].held.document.title)
        return f"最高的是{names[0]}，最低的是{names[1]}，相差{_apart(first, second, reply)}。"
    if first.printed < 0 or second.printed < 0:
        return f"{head}{names[0]}。"
    return f"{head}{names[0]}，与{names[1]}相差{_apart(first, second, reply)}。"


def _apart(first: Measured, second: Measured, reply: Reply) -> str:
    """By how much two differ, in what they are measured in."""
    same = first.unit == second.unit
    if not same and first.terms and second.terms:
        more, less = (first, second) if first.size > second.size else (second, first)
        added = [part for term in more.terms for part in ("+", term)]
        taken = [part for term in less.terms for part in ("−", term)]
        return reply.result((*added[1:], *taken), "元", "相差")
    high, low = sorted((m.value if same else m.size for m in (first, second)), reverse=True)
    parts: tuple[Operand, ...] = (high, "−", low)
    if low < 0:
        parts = (-low, "−", -high) if high < 0 else (high, "+", -low)
    unit = "个百分点" if first.unit == "%" else first.unit if same else "元"
    return reply.result(parts, unit, "相差")
