"""An amount spread over a number that the document prints: per head, per case, per mu (人均, 每件, 每亩)."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.schema.draft import Kind, Stage
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.asked.reckoning import A_TABLE
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.figures.selection import select
from service.answering.ways.reckoning import within_unit
from service.answering.ways.reckoning.compute import figure_of, told
from service.answering.ways.reckoning.divisors import Divisor, divided, divisor, named_alone, untold
from service.answering.ways.reckoning.factors import HEAD
from service.answering.ways.reckoning.operands import item_called
from service.answering.ways.reckoning.sides import Side, added, each_of, joined, told_of
from service.patterns import regex
from service.terms import coverage, key

# Spread over no one in particular, these are for those who work there.
_OF_STAFF = (
    "基本支出",
    "人员经费",
    "公用经费",
    "三公经费",
    "机关运行经费",
    "工资福利支出",
    "支出总计",
    "预算总额",
)
_WHOLES = ("支出总计", "预算总额", "收入总计", "本年支出合计", "本年支出")
_WHOLE_SAID = regex("预算|支出|收支|总额|经费|收入|拨款|全部|全年")
# Over whom an amount is spread, and no part of it.
_PEOPLE = regex("人|员|生|户|职工|教师|平均|全[校系县市]")
_STANDARD, _AVERAGED = (
    regex("标准|[每一]个?人(?:每|一)[年月]"),
    regex("平均|均摊|人均|平摊|合多少|折合"),
)
BY_TIME = regex("每个?月|月均|每天|每日|日均|每周|一个月|每季")
# So much of a word of the question stands in the name of an item that is meant.
_SHARED = 0.5
_UNIT = "(?:人次|批次|批|人|户|辆|场|次|期|件|亩|平方米|公里|名[一-鿿]{0,4}|个[一-鿿]{1,4})"
_SEVERAL = regex(
    f"每一?(?P<a>{_UNIT}?)(?:[和与及、]|以及)平?均?每?一?(?P<b>{_UNIT})(?=平均|各|分别|的|[花费要合是]|多少)"
)
# What says that money pays for something.
_PAYS = "(?:资金|收入)?(?:所?(?:安排|负担|开支|列支|保障|供给|承担))?的"
# What an amount in a cell is called is longer than this.
_SHORTEST = 3
_EACH_OF = regex("[和与及、][^,，。]{2,30}(?:人均|平均)[各都分]|[和与及、][^,，。]{2,30}各自?(?:人均|平均)")
_OVER = regex("平均|每一?个?(?:人次|批次|[人名位所家户辆件座处台套亩条村])")
_WHEN = regex("([一-鿿]{2,6})(?:以后|之后|以来|之前|以前)")
_PLACE = regex("[省市县区州旗镇乡]$|街道$")
_ENTERTAINED = regex(
    "(?:[接招]待|来[客访宾]|客人|宾客)[^。]*(?:吃|餐|饭|花|开销|费用|招待|接待)|(?:人次|批次)[^。]{0,6}(?:吃|餐)"
)


_PRICE, _WORTH = regex("单价"), regex("资产|价值|原值|净值|账面|值多少")


def per_head(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount, the number and the quotient; the number is the one that the question names or gives."""
    if _STANDARD.search(question.plain) and not _AVERAGED.search(question.plain):
        # 每人每年补多少: a rate is printed, and nothing to be reckoned
        return None
    if any(A_TABLE.match(question.plain, m.end) for m in links.mentions if m.end > 0):
        # 按支出决算表的数: where it is printed, and no item of its own
        return None
    if BY_TIME.search(question.plain):
        # the amount is of a year, and what it comes to is too
        return None
    # 按报废以后的车辆: when, and not what
    when = _WHEN.findall(question.plain)
    left = (w for w in links.left if not any(said.endswith(w) for said in when))
    # the place that stands in the department's own name
    own = key(held.document.department)
    links = replace(links, left=tuple(w for w in left if not (_PLACE.search(w) and w in own)))
    # what says only over whom the amount is spread does not say which of two amounts is meant
    money = replace(links, left=tuple(w for w in links.left if named_alone(w)))
    # 财政拨款安排的公用经费: of which money, and not what is spread
    subjects = sorted(
        links.subjects, key=lambda s: re.search(f"{re.escape(s)}{_PAYS}", question.plain) is not None
    )
    if question.wants(Ask.SUM) and len(links.members) > 1:
        return _together(question, held, replace(links, left=money.left), reply)
    figure = next((f for s in subjects if (f := figure_of(held, s, question, money)) is not None), None)
    if figure is None and (figure := item_called(divided(question.plain), question, held)) is not None:
        links = replace(links, left=tuple(w for w in links.left if unmatched([w], figure.subject)))
    if figure is None and not links.subjects and _ENTERTAINED.search(question.plain):
        # what a guest ate is what receiving guests cost
        figure = figure_of(held, "公务接待费", question, money)
    if figure is None:
        return None
    if _EACH_OF.search(question.plain) and any(map(named_alone, unmatched(links.left, figure.words))):
        # 甲和乙人均各多少钱: what the one costs is not for the persons of the other
        return None
    figure = _spent(question, figure, held)
    if not spreads(figure, question) or within_unit.of_all(figure, question, held):
        return None
    of_staff = (concept(figure.subject) or figure.subject) in _OF_STAFF
    found = divisor(question, held, links, figure.subject, of_staff=of_staff)
    if found is None or not found.value:
        return None
    if untold(links, found, figure.words, key(figure.section)):
        return None
    beside = _beside(question, figure, found, held, links)
    if beside is figure and links.left and is_whole(figure) and not whole_said(question):
        # 每件案件花多少: of what is asked for no amount is printed, and all that is spent is not it
        return None
    if (amount := _beside_number(question, beside, found, held)) is not None and amount.count is not None:
        return _spread(amount.quoted(held, reply), amount.count.label, amount, found, held, reply)
    return spread(beside, found, held, reply)


def _together(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Several items together over a number (城乡低保合起来，平均每个对象): none of them alone is what is spread."""
    figures = [figure_of(held, subject, question, links) for subject in links.members]
    known = [f for f in figures if f is not None and f.money.yuan and spreads(f, question)]
    if len(known) < len(figures) or len({f.order for f in known}) < len(known):
        return None
    over = divisor(question, held, links, known[0].subject, of_staff=False)
    if over is None or not over.value or untold(links, over, *(f.words for f in known)):
        return None
    sides = [Side(f.shown, (f.money.value,), f.money.unit, told(held, f, reply)) for f in known]
    whole = joined(sides)
    said = f"{told_of(sides)}，合计{added(sides, reply)}，{over.told(held, reply)}"
    return Found(f"{said}，平均{each_of(whole, over.value, over.unit, reply, power=over.power)}。")


def spreads(figure: Figure, question: Question) -> bool:
    """Whether an amount may be spread over a number: no price of one, and what assets are worth only where that is asked."""
    if _PRICE.search(f"{figure.label}{''.join(figure.column)}"):
        return False
    return figure.kind is not Kind.ASSETS or _WORTH.search(question.plain) is not None


def _spent(question: Question, figure: Figure, held: Held) -> Figure:
    """Of a budget and what was spent of it, which one sentence tells one behind the other (预算20万元，执行18万元), the latter;
    the figure itself where there is no such, or the budget is asked for."""
    if figure.item is None or held.document.stage is not Stage.FINAL or "预算" in question.plain:
        return figure
    text, printed = figure.quote, figure.money.printed.strip()
    found = re.search(
        rf"预算[数为]?(?:安排)?{re.escape(printed)}\s*[万亿千]?元[，,、](?:实际)?(?:全年)?(?:执行|支出|使用|支付)数?[为了]?(\d[\d,.]*)",
        text,
    )
    if found is None:
        return figure
    same = (f for f in held.catalogue.of_subject(figure.subject) if f.item is not None and f.quote == text)
    return next((f for f in same if f.money.printed.strip() == found[1]), figure)


def per_several(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount with both quotients (每批次和每人次各花多少); None where either number is not printed."""
    found = _SEVERAL.search(question.plain)
    if found is None or not found["a"] or found["a"] == found["b"]:
        return None
    said: list[str] = []
    for unit in (found["a"], found["b"]):
        text = f"{question.plain[: found.start()]}每{unit}{question.plain[found.end() :]}"
        one = per_head(replace(question, plain=text), held, links, reply)
        if one is None:
            return None
        said.append(one.text.rstrip("。"))
    return Found("；".join(dict.fromkeys(said)) + "。")


def whole_said(question: Question) -> bool:
    """Whether a question itself speaks of all receipts or expenditure."""
    return _WHOLE_SAID.search(question.plain) is not None


def is_whole(figure: Figure) -> bool:
    """Whether a figure is of all receipts or all expenditure."""
    return (concept(figure.subject) or figure.subject) in _WHOLES


def _beside(question: Question, figure: Figure, over: Divisor, held: Held, links: Links) -> Figure:
    """The amount that belongs with the number: the item's own, else that of the project or the sentence which has the number."""
    count = over.parts[0]
    if (project := _of_project(figure, key(count.section), held)) is not None:
        return project
    if not is_whole(figure):
        return figure
    if (item := _of_number(question, over, held, links)) is not None:
        return item
    meant = [w for w in links.left if unmatched([w], figure.words, count.words) and not _PEOPLE.search(w)]
    sentences = [
        f
        for f in held.catalogue.figures
        if f.item is not None
        and f.whole
        and f.code
        and f.quote in count.quote
        and any(not unmatched([w], f.subject) for w in meant)
    ]
    return sentences[0] if len({f.subject for f in sentences}) == 1 else figure


def _of_number(question: Question, over: Divisor, held: Held, links: Links) -> Figure | None:
    """The item whose sentence has the number, where the words of the question are more of it than of all the budget."""
    label = key(over.parts[0].label)
    if not any(coverage(w, label) >= _SHARED for w in links.left):
        return None
    found = select(held, label, question)
    return found if found is not None and found.money.value else None


def _of_project(figure: Figure, section: str, held: Held) -> Figure | None:
    """The project whose form or row has the number, where the item's name is only a part of the project's."""
    if figure.kind is Kind.PROJECTS or section == figure.subject or figure.subject not in section:
        return None
    return next(
        (
            f
            for f in held.catalogue.of_subject(section)
            if f.kind is Kind.PROJECTS and f.whole and f.money.value
        ),
        None,
    )


def spread(figure: Figure, over: Divisor, held: Held, reply: Reply) -> Found:
    """The amount, the numbers it is spread over and the quotient, in yuan too where that is clearer."""
    return _spread(told(held, figure, reply), figure.shown, Number.of_figure(figure), over, held, reply)


def _spread(said: str, shown: str, amount: Number, over: Divisor, held: Held, reply: Reply) -> Found:
    counted = over.told(held, reply)
    if counted != said:
        said += f"，{counted}"
    # per mu, where the number is printed in 万亩
    each = each_of(Side.bare(amount), over.value, over.unit, reply, f"平均{shown}", over.power)
    return Found(f"{said}，平均{each}。")


def _beside_number(question: Question, figure: Figure, over: Divisor, held: Held) -> Number | None:
    """The amount told in the cell or sentence of the number by the very words of the question, where the item is more
    (12所福利院运转经费60万元、护理员补助126万元: of a project that has both)."""
    count = over.parts[0]
    if figure.subject in question.plain or count.quantity.source.cell is None:
        return None
    text = _OVER.sub("", question.plain)
    for number in numbers(held):
        own = number.count is not None and number.sort == "元" and number.count.quote == count.quote
        names = (HEAD.sub("", part) for part in number.saying.words.split("|")[1:2]) if own else ()
        if any(len(name) > _SHORTEST and coverage(name, text) == 1 for name in names):
            return number
    return None
