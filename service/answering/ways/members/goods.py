"""What is bought of one thing (台式计算机12台): how many, at what price each and for how much, as its row prints them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.draft import Kind
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.question import Question
from service.answering.calculate import Operand
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted, counted
from service.answering.document.telling import aiming
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

_ASKED = regex(
    rf"(?:多少|几)个?(?:{COUNTED}|组|张|艘)(?![钱元次])|数量|单价|均价|每(?:一|个)?[台套件个张组辆艘批]|一[台套件张组辆艘][^,，。]{{0,8}}多少"
)
# Says that something is bought, and names nothing.
_BOUGHT = regex(
    "采购|购置|购买|购|买|数量|单价|计划|[要想]?[买购配添]|平均|每[台套件个张组辆艘批]|均价|配备|添置"
)
_PRICE = regex("单价|均价")
# What is bought as one thing, whatever it serves.
_UNIT, _AS_A_WHOLE = regex("(?:多少|几|每)一?个?(?P<unit>[台套辆张组艘架箱])"), ("项", "批", "年", "次")
# Asks what is bought for a project; what such things are called in general; and how a form names what is bought.
_BUYS = regex(
    "(?:买|采购|购置|添置|配备|购买)(?:的|些|了)?[^,，。]{0,6}(?:哪些|什么|啥|多少|几)|购置清单|采购清单"
)
_GOODS = regex("装备|设备|东西|物品|货物|器材|清单|项目|哪些|什么")
_AIM = regex("^(?:采购|购置|购买|配备|更新)|(?:采购|购置|购买|配备)(?:数量|数)$")
# What keeping a thing costs is no price of it.
_KEPT = regex("维护|运维|维修|保养|耗材|运行费|使用费|租金|折旧")
# The head over what is bought in a table of procurement.
_THING = regex("物品|货物名|标的|(?:采购|购置)(?:内容|名称|品目名|项目名)|品名|设备名")
_PROJECT = regex("^(?:项目|专项)(?:名称)?$")
_MOST = 40
# Less is clearer in yuan.
_CLEAR = Decimal(1)


def row(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The number, the price and the amount of the one row of a table of procurement that the question names."""
    if _ASKED.search(question.plain) is None or question.amounts or _KEPT.search(question.plain):
        return None
    words = [bare for w in links.left if len(bare := _BOUGHT.sub("", w)) > 1]
    rows = [f for s in links.subjects for f in held.catalogue.of_subject(s) if f.kind is Kind.PROCUREMENT]
    if not links.subjects and words:
        figures = (f for f in held.catalogue.figures if f.kind is Kind.PROCUREMENT and f.line is not None)
        rows = [f for f in figures if not unmatched(words, f.subject)]
    amounts = [f for f in rows if f.money.value and not _PRICE.search(_head(f))]
    if (
        not amounts
        or unmatched(words, *(f.words for f in amounts))
        or len({id(f.line) for f in amounts}) != 1
    ):
        return None
    amount = next((f for f in amounts if f.whole), amounts[0])
    count = beside(amount, held)
    if count is None or _of_other_unit(question, count):
        return None
    price = next((f for f in rows if f.line is amount.line and _PRICE.search(_head(f))), None)
    told = f"{count.told(held, reply)}，{amount.shown}为{reply.figure(held.document, amount)}"
    if price is not None:
        return Found(f"{told}，{price.shown}为{reply.figure(held.document, price)}。")
    return Found(f"{told}，平均{_each(amount, count, reply)}。" if count.quantity.value > 1 else f"{told}。")


def _of_other_unit(question: Question, count: Counted) -> bool:
    """Whether a question counts in a unit that the row does not: 1项 of a service for vehicles is none of them (多少辆)."""
    found = _UNIT.search(question.plain)
    unit = count.quantity.unit
    return found is not None and unit in _AS_A_WHOLE and found["unit"] not in _AS_A_WHOLE


def _each(amount: Figure, count: Counted, reply: Reply) -> str:
    unit, label = amount.money.unit, f"平均{amount.shown}"
    factor = YUAN_PER_UNIT[unit]
    by: tuple[Operand, ...] = ("÷", count.quantity.value)
    if factor > 1 and amount.money.value / count.quantity.value < _CLEAR:
        exact: tuple[Operand, ...] = (amount.money.value, "×", Decimal(factor), *by)
        return reply.result(exact, f"元/{count.quantity.unit}", label, places=2)
    return reply.result((amount.money.value, *by), f"{unit}/{count.quantity.unit}", label, places=2)


def beside(figure: Figure, held: Held) -> Counted | None:
    """The number of things that stands in the row of an amount."""
    row_of = (figure.money.source.cell or "").rpartition("c")[0]
    found = [
        c
        for c in counted(held)
        if row_of and (c.quantity.source.cell or "").rpartition("c")[0] == row_of and c.quantity.value
    ]
    return found[0] if len(found) == 1 and "数" in found[0].words else None


def _head(figure: Figure) -> str:
    return key(figure.header or "")


def of_project(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a project is to buy and how much of each, with its amount: as the table of procurement has it, else as its form
    does (采购冲锋舟 6艘)."""
    if _BUYS.search(question.plain) is None or question.wants(Ask.CHANGE, Ask.WHY, Ask.SHARE):
        return None
    words = [
        bare for w in (*links.left, *links.subjects) if len(bare := _GOODS.sub("", _BOUGHT.sub("", w))) > 1
    ]
    if words and (found := _from_table(words, held, reply)) is not None:
        return found
    aims = [
        i for i in held.extraction.budget.indicators if _AIM.search(i.level3) and i.target.value is not None
    ]
    meant = {i.project for i in aims if i.project and words and not unmatched(words, key(i.project))}
    if len(meant) != 1:
        return None
    project = meant.pop()
    listed = [i for i in aims if i.project == project and _counts_things(i.target.unit or "")]
    if not listed:
        return None
    amount = next(
        (f for f in held.catalogue.of_subject(key(project)) if f.kind is Kind.PROJECTS and f.whole), None
    )
    said = f"{amount.shown}为{reply.figure(held.document, amount)}；" if amount is not None else ""
    return Found(said + "；".join(aiming(i)(held.document, reply, ()) for i in listed) + "。")


def _from_table(words: Sequence[str], held: Held, reply: Reply) -> Found | None:
    """What the table of procurement has for the one project that has all the words, thing by thing, with their number."""
    figures = [f for f in held.catalogue.figures if f.kind is Kind.PROCUREMENT and f.line is not None]
    of_rows = {_row_of(f): f for f in figures if f.side and not _THING.search(key(f.side))}
    things: dict[tuple[str, str], list[Figure]] = {}
    for f in figures:
        if _PRICE.search(_head(f)) or not f.money.value or TOTALS.fullmatch(key(f.row or "")):
            continue
        named = (
            [of_rows[_row_of(f)].row or ""] if _THING.search(key(f.side)) and _row_of(f) in of_rows else []
        )
        named += [r.source.text for r in f.line.about if _PROJECT.search(key(r.head))] if f.line else []
        for project in named:
            if not unmatched(words, key(project)):
                things.setdefault((_row_of(f), key(project)), []).append(f)
    made = [row[0] for row in things.values()]
    if not 0 < len(made) <= _MOST or len({project for _, project in things}) != 1:
        return None
    whole = next((of_rows[_row_of(f)] for f in made if _row_of(f) in of_rows), None)
    said = f"{whole.shown}为{reply.figure(held.document, whole)}，其中" if whole is not None else ""
    told = (f"{f.shown}{reply.figure(held.document, f)}{in_number(f, held, reply)}" for f in made)
    return Found(f"{said}政府采购的有：{'；'.join(told)}。")


def _row_of(figure: Figure) -> str:
    return (figure.money.source.cell or "").rpartition("c")[0]


def in_number(figure: Figure, held: Held, reply: Reply) -> str:
    """How many things the row says that they are, in brackets; empty where it does not."""
    count = beside(figure, held)
    if count is None or not count.quantity.unit or key(count.label) not in figure.subject:
        return ""
    return f"（{count.told(held, reply)}）"


def _counts_things(unit: str) -> bool:
    return bool(unit) and unit != "%" and "元" not in unit
