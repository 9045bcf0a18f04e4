"""What is left of an item when the part that a source or a way of spending has is taken out (有多少不是财政拨款的)."""

from __future__ import annotations

import re

from extractors.schema.draft import Kind
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import names_of
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.figures.columns import column, rows
from service.answering.ways.figures.selection import select
from service.answering.ways.reckoning.sides import Side, left_of
from service.patterns import regex
from service.terms import coverage, key

# 财政拨款, 一般公共预算财政拨款, 政府采购 …: what a part of money is told apart by.
_SOURCE = "(?P<of>(?:一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款)?|财政(?:拨款)?|政府采购|上年结转(?:结余)?)"
_WITHOUT = regex(
    "(?:扣(?:除|掉|去|开)|刨掉|撇开|除去|除掉|剔除|去掉|减去|刨除|刨去|除了?(?=[^,，。]{2,16}(?:以外|之外|外))"
    "|不是|不属于|(?<!有)没有?(?:列入|纳入|走|使?用|动用|编入)|未(?:列入|纳入|走|使用|动用|编入)?|不(?:由|靠|用|走|在|列入|纳入)|并?非)"
    f"(?:由|用|靠|从|来自|通过|属于)?{_SOURCE}"
    f"|{_SOURCE.replace('?P<of>', '?P<but>')}(?:的)?(?:资金|收入|部分)?(?:以外|之外)"
)
_OF_SOURCE = regex(f"(?:属于|来自|来源于){_SOURCE}(?:的)?(?:资金|部分|钱)*(?:有|是|为|占)?多少")
# Says who bears an amount, and names nothing.
_BORNE = regex("负担|承担|解决|支付|出资|新安排|安排|保障|列支|开支")
_HOW_MUCH = regex("多少(?!个|项|人|名|家|辆)|几(?:万|元|千)|剩|其余|差额")
_ENDING = regex("(?:收入|支出|预算)+$")
_LEFT = "结余"
_TOTAL = regex("合计|小计|总计|金额|决算数")
_FISCAL = regex("^财政(?:拨款)?$")
_SPENT = regex("(?:本年|当年)?(?:一般公共预算)?(?:财政拨款)?支出(?:合计|小计)?")
_SPENDING = regex("支出|开支|花|用")
_OF_FUND = ("政府性基金", "国有资本经营")
# Columns of a row: one of them alone is what the rest is asked of; both are the whole row.
_HEADS = ("基本支出", "项目支出")
_WHOLES = ("支出总计", "收入总计", "预算总额")
# So much of an item's name must stand in the question before what is taken out.
_NAMED = 0.75


def asked(question: Question) -> bool:
    """Whether a question asks for what of an item is not of a source."""
    return _WITHOUT.search(question.plain) is not None and _HOW_MUCH.search(question.plain) is not None


def part_asked(question: Question) -> bool:
    """Whether a question asks for what of an item is of a source (年末结转中属于一般公共预算的部分是多少)."""
    return _OF_SOURCE.search(question.plain) is not None


def part(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What of an item is of the source that the question names; the whole is no answer."""
    found = _OF_SOURCE.search(question.plain)
    if found is None:
        return None
    source, before = found.group("of"), question.plain[: found.start()]
    for whole in _wholes(question, held, links, before, source):
        of_it = part_of(held, whole, source)
        if of_it is None or of_it.money.yuan > whole.money.yuan or of_it.order == whole.order:
            continue
        if unmatched([w for w in links.left if w not in source], whole.words, of_it.words):
            continue
        said = f"{whole.shown}为{reply.figure(held.document, whole)}，其中{of_it.shown}"
        return Found(f"{said}为{reply.figure(held.document, of_it)}（{of_it.section}）。")
    return None


def is_source(name: str) -> bool:
    """Whether an item is no more than a source of money or a way of spending (财政拨款, 政府采购)."""
    return re.fullmatch(_SOURCE + "(?:收入|支出|预算)*", name) is not None


def rest(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The whole, the part that is of the source, and what is left of the whole without it."""
    found = _WITHOUT.search(question.plain)
    if found is None:
        return None
    source, before = found.group("of") or found.group("but"), question.plain[: found.start()]
    for whole in _wholes(question, held, links, before, source):
        part = part_of(held, whole, source)
        if part is None or part.money.yuan > whole.money.yuan:
            continue
        words = [w for w in links.left if w not in source and source not in w]
        words = [w for w in words if len(_BORNE.sub("", w)) > 1 and w not in (*_HEADS, *_WHOLES)]
        named = (*links.left, *(s for s in links.subjects if s != whole.subject))
        heads = list(dict.fromkeys(w for w in named if w in _HEADS))
        if len(heads) == 1:
            narrowed = [_under(held, f, heads[0]) for f in (whole, part)]
            if None in narrowed:
                continue
            whole, part = (f for f in narrowed if f is not None)
        if unmatched(words, whole.words, part.words):
            continue
        result = left_of(Side.bare(whole), [Side.bare(part)], reply, f"{whole.shown}其余")
        said = f"{whole.shown}为{reply.figure(held.document, whole)}"
        elsewhere = part.subject == whole.subject and part.statement is not whole.statement
        table = f"（{part.section}）" if elsewhere and part.section else ""
        return Found(f"{said}，{part.shown}为{reply.figure(held.document, part)}{table}，其余为{result}。")
    return None


def _wholes(question: Question, held: Held, links: Links, before: str, source: str) -> list[Figure]:
    """The figures that the question may take the part out of, none of them of the source alone."""
    stated = [
        f
        for f in held.catalogue.figures
        if f.whole
        and any(f.fits(said) for said in question.amounts)
        and len(f.subject) > 1
        and coverage(f.subject, before) >= _NAMED * _shortest(f.subject)
    ]
    items = [m for m in links.mentions if m.start < len(before)] or [
        m for m in links.mentions if not is_source(m.subject)
    ]
    # 高中教育的全部支出 is no question of all that was spent
    items = [m for m in items if m.subject not in (*_WHOLES, *_HEADS)] or items
    names = [name for m in items for name in _balances(m.subject)]
    named = [f for name in names for f in held.catalogue.of_subject(name) if f.whole and f.line is not None]
    found = stated if question.amounts else named
    found = [f for f in found if not f.years or held.year is None or held.year in f.years]
    found = [f for f in found if not _is_of(f, source) and f.money.value]
    if not found and not question.amounts:
        chosen = [select(held, m.subject, question) for m in items]
        found = [f for f in chosen if f is not None and not _is_of(f, source)]
    spent = _SPENDING.search(question.plain) is not None
    return sorted(found, key=lambda f: (spent and f.kind is Kind.RECEIPTS, -f.money.yuan, f.order))


def _balances(subject: str) -> tuple[str, ...]:
    """The names of an item: what is carried over is 结转和结余 in the table of both sides."""
    return (subject, subject + _LEFT) if subject.endswith("结转") else (subject,)


def _under(held: Held, figure: Figure, head: str) -> Figure | None:
    """The figure of the same row in a column of this name."""
    for row in rows(held, figure.subject):
        if any(f.order == figure.order for f in row):
            return column(row, head)
    return None


def _shortest(subject: str) -> float:
    # 年初结转 is what people call 年初结转和结余
    return 0.75 if "结转结余" in subject else 1.0


def part_of(held: Held, whole: Figure, source: str) -> Figure | None:
    """The figure of the source: a column of the item's row, the item in the source's own table, or a line of its own."""
    source = _ENDING.sub("", source) if source != "一般公共预算" else source
    for row in rows(held, whole.subject):
        if any(f.order == whole.order for f in row):
            beside = column(row, source) or (column(row, "财政拨款") if _FISCAL.match(source) else None)
            if beside is not None and beside.order != whole.order:
                return beside
    # what was spent is no part of what came in
    beside_it = held.catalogue.of_subject(whole.subject) if whole.kind is not Kind.RECEIPTS else []
    for figure in beside_it:
        of_item = figure.statement is not whole.statement and _is_total(figure) and _same_code(figure, whole)
        if of_item and figure.line is not None and _is_of(figure, source) and _all_of(held, figure, source):
            return figure
    if whole.code:
        return None
    word, own = "财政拨款" if _FISCAL.match(source) else source, names_of(whole.subject)
    for figure in held.catalogue.figures:
        if figure.planned != whole.planned or (figure.subject.endswith("总计") and "总计" not in source):
            # what came in of it, and not that with what was carried over, nor what was planned
            continue
        of_all = figure.whole or _TOTAL.fullmatch(key((figure.header or "").rpartition("/")[2]))
        if word in figure.subject and of_all and _without(figure.subject, word) & set(own):
            return figure
        # 一般公共预算财政拨款收入 is of 财政拨款收入
        ends = any(len(name) > len("收入") and figure.subject.endswith(name) for name in own)
        if figure.subject.startswith(word) and figure.subject not in own and ends and of_all:
            return figure
    return None


def _without(subject: str, word: str) -> set[str]:
    """What the names of an item are without a word that they have."""
    return {name.replace(word, "") for name in names_of(subject) if word in name}


def _same_code(one: Figure, other: Figure) -> bool:
    """Whether two figures of one name may be of one item: the table of both sides of a budget prints no codes."""
    return one.code == other.code or not one.code or not other.code


def _is_total(figure: Figure) -> bool:
    """Whether a figure is its row's total, be its column called by what the whole table is of (本年支出)."""
    return figure.whole or all(_SPENT.fullmatch(key(part)) for part in figure.column)


def _is_of(figure: Figure, source: str) -> bool:
    """Whether the table of a figure, or its name, is of the source alone."""
    if source == "政府采购":
        return figure.kind is Kind.PROCUREMENT
    title = key(figure.section) + "|" + figure.subject
    if _FISCAL.match(source):
        return "财政拨款" in title or "一般公共预算" in title
    return source in title or source.removesuffix("财政拨款").removesuffix("拨款") in title


def _all_of(held: Held, figure: Figure, source: str) -> bool:
    """Whether a table of the general budget has all fiscal money of an item: no other fund's table prints an amount of it,
    or of a line under its code."""
    title = key(figure.section)
    if _FISCAL.match(source) and any(fund in title for fund in _OF_FUND):
        return False
    if not _FISCAL.match(source) or "一般公共预算" not in title:
        return True
    return not any(
        f.money.value and f.code.startswith(figure.code) and any(fund in key(f.section) for fund in _OF_FUND)
        for f in held.catalogue.figures
    )
