"""How much an item is: its figure, what was planned beside what was spent, and where else it is stated or contradicted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.check import Status
from extractors.schema.draft import Kind, Stage
from extractors.schema.money import Money
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.proof.pieces import bare, rounds_to
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.figures.selection import (
    BALANCED,
    PARTS,
    WANTS_BUDGET,
    WHOLE_BUDGET,
    select,
    stage_fits,
    under_its_head,
)
from service.patterns import regex
from service.terms import key

_BOTH_STAGES = regex(
    "(?<!公共)(?<!基金)(?<!经营)预算.{0,4}决算|决算.{0,4}(?<!公共)(?<!基金)(?<!经营)预算|实际.{0,6}预算|(?:比|较|超|低于|高于|占|完成|突破)[^,，。]{0,4}(?:年初|全年|调整)?预算"
    "|预算.{0,8}(?:实际|花了|用了|支出了)|执行率|完成率|没[花用]完|超支|超了(?:多少|没|吗)|执行得"
)
# How a budget is held against its outturn; names no item.
_PLAN = regex("(?:全年|调整)预算")
_MONEY = regex("(?:拨款|资金)$")
_CARRIED_OUT = regex("完成率?|执行率?|超支|少支|多支|超出|实际|[花用]完|[了没得]")
_SPENT = regex("拨款支出(?!收入)")
_MADE_OF = regex("(?:主要)?(?:包括|包含)|其中")
# Says that what was carried over counts.
_IN_ALL = regex("总计|结转|结余|total (?:revenue|receipts|expenditure|expenses)")
# The first digits of codes by function and by economic class.
_FUNCTIONAL, _ECONOMIC = "2", "3"
# 那500万，甲和乙各分到多少: the amount is what they share
_SHARED_OUT = regex(
    r"\d[\d.]*[万亿千]?元?(?:里|中|当中|里头|里面)?(?:[,，]|(?=[一-鿿]))[^。]*(?:各自?|分别|每[个项样])(?:能|可以?|又|都|要|应该?|该|大概)*(?:分|占|拿|得|摊|切|划)"
)
LISTED = regex("哪|组成|构成|包括|包含|明细|什么")


def both_stages(question: Question, held: Held) -> bool:
    """Whether a final account is asked for budget and outturn together."""
    return held.document.stage is Stage.FINAL and _BOTH_STAGES.search(question.plain) is not None


def _of_both_stages(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What was planned and what was spent, of each item named."""
    told = []
    links = replace(
        links,
        left=tuple(w for w in links.left if len(_CARRIED_OUT.sub("", w)) > 1 and w not in BALANCED),
    )
    subjects = list(links.subjects)
    if question.wants(Ask.PARTS) and len(subjects) == 1:
        subjects += [s for s in PARTS.get(concept(subjects[0]) or "", ()) if held.catalogue.of_subject(s)]
    for subject in subjects:
        planned = _planned(held, subject, question, links)
        if planned is None and _MONEY.search(subject) and held.catalogue.of_subject(f"{subject}支出"):
            # of money that is appropriated what was to be spent of it
            subject = f"{subject}支出"
            planned = _planned(held, subject, question, links)
        outturn = replace(question, plain="决算数")
        spent = select(held, subject, outturn, links.left)
        beside = _beside(held, planned, outturn) if planned is not None else None
        if beside is not None and spent is not None and not beside.money.interval.meets(spent.money.interval):
            spent = beside
        if planned is None or spent is None or unmatched(links.left, planned.words, spent.words):
            if subject in links.subjects:
                return None
            continue
        stage = "" if planned.planned else "预算"
        said = (
            f"{stage}{planned.shown}为{reply.figure(held.document, planned)}，"
            f"决算{spent.shown}为{reply.figure(held.document, spent)}"
        )
        told.append(said + _apart(planned.money, spent.money, spent.shown, reply))
    return Found("；".join(told) + "。")


def _planned(held: Held, subject: str, question: Question, links: Links) -> Figure | None:
    """What was to be spent of an item: by the plan that the question names (全年预算), where several are printed."""
    named = _PLAN.search(question.plain)
    for figure in held.catalogue.of_subject(subject) if named is not None else ():
        if named is not None and named.group() in key("|".join(figure.column)) and figure.whole:
            return figure
    return select(held, subject, replace(question, plain="预算数"), links.left)


def _beside(held: Held, planned: Figure, outturn: Question) -> Figure | None:
    """The outturn that stands with a plan in its row or its sentence: another table may count other money."""
    for figure in held.catalogue.of_subject(planned.subject):
        same = (
            _same_sentence(figure.item.sentence.text, planned.item.sentence.text)
            if figure.item is not None and planned.item is not None
            else figure.line is not None and figure.line is planned.line
        )
        if same and figure.whole and figure.order != planned.order and stage_fits(figure, outturn, held):
            return figure
    return None


def _same_sentence(one: str, other: str) -> bool:
    """Whether two items are told in one sentence; what is told of the second may go on to its reason."""
    return one in other or other in one


def _apart(planned: Money, spent: Money, label: str, reply: Reply) -> str:
    """By how much the outturn differs from the budget, and what part of it it is."""
    if planned.unit != spent.unit or not planned.value:
        return ""
    high, low = max(planned.value, spent.value), min(planned.value, spent.value)
    result = reply.result((high, "−", low), planned.unit, f"{label}与预算相差")
    done = reply.result(
        (spent.value, "÷", planned.value, "×", Decimal(100)), "%", f"{label}完成预算", places=2
    )
    way = "多" if spent.value > planned.value else "少"
    return f"，决算比预算{way}{result}，为预算的{done}" if high != low else "，两者相等"


def lookup(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How much: the figure of each item that the question names."""
    if not links.mentions:
        return None
    share = question.plain.find("占") if question.wants(Ask.SHARE) else -1
    if share >= 0 and all(m.start > share for m in links.mentions):
        # the whole that a part is asked of is not the part
        return None
    if both_stages(question, held):
        return _of_both_stages(question, held, links, reply)
    told: list[str] = []
    status = Outcome.ANSWERED
    evidence: list[str] = []
    for subject in links.members:
        under = under_its_head(held, subject, links)
        figure = select(
            held,
            subject,
            question if under is None else replace(question, codes=(under[1],)),
            links.left,
            year=_other_year(question, held),
            beside=links.subjects,
        )
        if figure is None:
            planned = held.document.stage is Stage.FINAL and WANTS_BUDGET.search(question.plain)
            whole = subject in (*BALANCED, WHOLE_BUDGET)
            # what was spent in all is not what was planned
            return Found("", Outcome.NOT_DISCLOSED) if planned and whole else None
        figure = called_beside(figure, links.left, held)
        if unmatched(links.stuck, _named(figure)):
            return None
        if question.amounts and len(links.members) == 1 and not any(figure.fits(s) for s in question.amounts):
            # what a question takes for granted is not what is printed
            return None
        if _SHARED_OUT.search(question.plain) and all(
            figure.money.yuan > said.high for said in question.amounts
        ):
            # what each got of an amount is no more than that
            return None
        if held.document.stage is Stage.FINAL and _SPENT.search(question.plain) and is_receipt(figure):
            # what came in need not be what was spent
            return Found("", Outcome.NOT_DISCLOSED)
        evidence.append(_told_with(figure))
        told.append(amount_of(held, figure, reply))
        if under is not None and under[0] not in links.members:
            head = select(held, under[0], question, links.left)
            told += [f"{head.shown}为{reply.figure(held.document, head)}"] if head is not None else []
        if held.lines_of(figure):
            continue
        if (own := _of_the_year(held, figure, question)) is not None:
            told.append(f"{own.shown}为{reply.figure(held.document, own)}")
        other = _contradicting(held, figure, question)
        if other is not None:
            status = Outcome.CONFLICTING
            told.append(f"而文字说明中{other.shown}为{reply.figure(held.document, other)}，两处不一致")
        elif (same := counterpart(held, figure)) is not None:
            told[-1] += second_proof(held, same, reply)
        elif (also := _balanced(held, figure)) is not None:
            told.append(f"文字说明中{also.shown}为{reply.figure(held.document, also)}")
        if (class_ := _by_other_classification(held, figure, question)) is not None:
            told.append(f"按经济分类，{class_.shown}为{reply.figure(held.document, class_)}")
        if doubted(held, figure):
            status = Outcome.CONFLICTING
            told.append("该数与同一报表中的其他数字不能核对一致")
    if unmatched(links.left, *evidence):
        return None
    return Found("；".join(dict.fromkeys(told)) + "。", status)


def amount_of(held: Held, figure: Figure, reply: Reply) -> str:
    """`公用经费为3.20万元[1]`; of what its table prints in several lines each, and what they come to."""
    lines = held.lines_of(figure)
    if not lines:
        return f"{figure.shown}为{reply.figure(held.document, figure)}"
    each = "，".join(f"{line.shown}为{reply.figure(held.document, line)}" for line in lines)
    whole = reply.result(sum_of(line.money.value for line in lines), figure.money.unit, "合计")
    return f"{each}，合计{whole}"


def called_beside(figure: Figure, words: Sequence[str], held: Held) -> Figure:
    """The figure, or of those that its sentence states besides the one that the question's words name (货物类采购)."""
    name = key(figure.label)
    if figure.item is None or not words or not unmatched(words, name):
        return figure
    beside = (
        f
        for f in held.catalogue.figures
        if f.item is not None and f.whole and f.item.sentence.text == figure.item.sentence.text
    )
    return next((f for f in beside if not unmatched(words, key(f.label))), figure)


def is_receipt(figure: Figure) -> bool:
    """Whether a figure is of money that comes in."""
    return figure.kind is Kind.RECEIPTS or figure.subject.endswith("收入") or "收入" in figure.side


def _other_year(question: Question, held: Held) -> int | None:
    """A year that is not the document's, where the question names no other."""
    return question.years[0] if len(question.years) == 1 and question.years[0] != held.year else None


def _named(figure: Figure) -> str:
    """What a figure is called: of a sentence only its item, for it may well speak of others."""
    if figure.item is None:
        return figure.words
    return "|".join(map(key, (figure.item.item, figure.item.measure, figure.code, *figure.item.heading)))


def _told_with(figure: Figure) -> str:
    """The words that a figure is told with: of a sentence those before what the amount is made of (主要包括…)."""
    if figure.item is None:
        return figure.words
    sentence = figure.item.sentence.text
    at = sentence.find(figure.money.printed)
    made = _MADE_OF.search(sentence, at) if at >= 0 else None
    return f"{_named(figure)}|{key(sentence[: made.start()] if made else sentence)}"


def each(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How much each of several items is that the question names itself (甲和乙各多少)."""
    if len(links.members) < 2 or LISTED.search(question.plain):
        return None
    return lookup(question, held, links, reply)


def second_proof(held: Held, stated: Figure, reply: Reply) -> str:
    """The mark of a sentence beside a table's figure; the sentence may carry more digits than the table."""
    return re.sub(r"^[^\[]*", "", reply.figure(held.document, stated))


def _balanced(held: Held, figure: Figure) -> Figure | None:
    """What the text states as the same whole under another of its names (预算收入 for 部门预算)."""
    meant = concept(figure.subject)
    if meant not in (WHOLE_BUDGET, *BALANCED) or figure.kind is Kind.NARRATIVE:
        return None
    for name in (meant, *(BALANCED if meant == WHOLE_BUDGET else ())):
        for other in held.catalogue.of_subject(name):
            told = other.kind is Kind.NARRATIVE and other.whole and other.money.unit == figure.money.unit
            if told and rounds_to(other.money.value, figure.money.value):
                return other
    return None


def _of_the_year(held: Held, figure: Figure, question: Question) -> Figure | None:
    """The receipts or expenditure of the year alone, where a question may mean these by all that came in or was spent: the
    total of the same table has what was carried over besides."""
    side = (concept(figure.subject) or "")[:2]
    if f"{side}总计" not in BALANCED or figure.statement is None or _IN_ALL.search(question.text):
        return None
    for name in (f"本年{side}合计", f"本年{side}"):
        for other in held.catalogue.of_subject(name):
            if other.statement is figure.statement and other.whole and other.column == figure.column:
                return other if other.money.value and other.money.value != figure.money.value else None
    return None


def counterpart(held: Held, figure: Figure) -> Figure | None:
    """The sentence that states the same amount of the same item, if there is one."""
    for other in held.catalogue.of_subject(figure.subject):
        if figure.kind is Kind.NARRATIVE or other.kind is not Kind.NARRATIVE or not other.whole:
            continue
        # under another name (…（基本支出）) or another code (20899, 2089999) it would be no proof
        alike = other.money.unit == figure.money.unit and bare(other.shown) == bare(figure.shown)
        alike = alike and (not other.code or not figure.code or other.code == figure.code)
        # 273.92 is not 273.93, though what both stand for may touch
        if alike and rounds_to(other.money.value, figure.money.value):
            return other
    return None


def _by_other_classification(held: Held, figure: Figure, question: Question) -> Figure | None:
    """The economic class of the same name and another amount (30113 beside 2210201 住房公积金), where a question leaves open
    which of both is meant."""
    if not figure.code.startswith(_FUNCTIONAL) or question.codes or question.labels:
        return None
    for other in held.catalogue.of_subject(figure.subject):
        if other.code.startswith(_ECONOMIC) and other.kind is Kind.BASIC_BY_ECONOMIC:
            same = other.money.interval.meets(figure.money.interval)
            return None if same or other.subject != figure.subject else other
    return None


def doubted(held: Held, figure: Figure) -> bool:
    """Whether a failed check suspects this very cell."""
    cell = figure.money.source.cell
    return cell is not None and any(
        check.status is Status.FAILS and check.suspect is not None and check.suspect.cell == cell
        for check in held.extraction.checks
    )


def _contradicting(held: Held, figure: Figure, question: Question) -> Figure | None:
    """A sentence that states another amount of the item, which no table prints either."""
    if figure.kind is Kind.NARRATIVE or not figure.whole or not figure.code:
        return None
    same = held.catalogue.of_subject(figure.subject)
    for other in same:
        if other.kind is not Kind.NARRATIVE or not other.whole or other.code != figure.code:
            continue
        if not stage_fits(other, question, held):
            continue
        tables = [f for f in same if f.kind is not Kind.NARRATIVE]
        if not any(other.money.interval.meets(f.money.interval) for f in tables):
            return other
    return None
