"""Why an item changed: the amount, the change and the reason as the narrative (增减变化情况) prints them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction, Stage
from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, content
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply
from service.answering.ways.changes.apart import reasoned, told_beside, under_other_name
from service.answering.ways.changes.caused import cause_of, of_amount
from service.answering.ways.changes.change import with_current
from service.answering.ways.changes.contributions import contributions
from service.answering.ways.changes.narrated import names, narrative, tells_change
from service.answering.ways.changes.reasons import explained, gives_cause, told_apart, whole_reason
from service.answering.ways.changes.referred import points, referred, refers
from service.answering.ways.changes.stated import (
    AGAINST_BUDGET,
    UNPLANNED,
    contrary,
    is_whole,
    of_change,
    without_guess,
    words,
)
from service.answering.ways.changes.told_change import completed, state
from service.answering.ways.figures.selection import meant, select
from service.answering.ways.members.compose import THREE_PUBLIC
from service.patterns import regex
from service.terms import key

# A sentence that gives a cause itself needs none of its parts.
_STATED = regex("由于|因为|[，,（)）]因|^因")
_LEFT_UNSPENT = regex("没有?[花用]完|结[余转]|[花用]不完|没[花用]掉|剩下")
# 收支总计为什么增加: the budget as a whole, whatever it is called
_BOTH_SIDES, _WHOLE = regex("^[^,，]{0,14}(?<!拨款)(?<!基金)收[、和与]?支(?:总|预算|决算|合计)"), "预算总额"
_USED = regex("用于|预计")
_LISTED = regex("用于|“其中")
_HELD_TO_LAST = regex("[比较与同跟和](?:上年|去年|上一年)")
_FUNDS, _BALANCE = regex("政府性基金|国有资本"), regex("结转|结余")
# 比年初预算多, 超了年初预算: held against the budget in so many words.
_SAYS_BUDGET = regex(
    f"(?:[比较]|超(?:出|过)?了?)(?:年初|全年|调整)预算|[大小高低]于(?:年初|全年|调整)预算|{UNPLANNED.pattern}"
)
_GENERAL = "一般公共预算"
_SPENT = {"支出总计", "本年支出", "本年支出合计", "支出", "财政拨款支出", f"{_GENERAL}支出"}
# Of the lines under an item so many are told; a shorter name stands in many.
_LINES, _TELLING = 4, 5
# A sentence that begins as its paragraph does, in so many characters.
_BEGINS = 8


def why(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Amount, change and printed reason of each item named; a change without a printed reason is not made up.

    An item of which no sentence speaks may be what the sentence about another names, with the very change that is asked.
    """
    found = _why(question, held, links, reply)
    if found is None and (question.amounts or question.percents) and links.mentions:
        said = [question.plain[m.start : m.end] for m in links.mentions if m.end <= len(question.plain)]
        words = tuple(w for piece in said for w in content(piece, held.catalogue.said))
        found = (
            _why(question, held, replace(links, mentions=(), left=(*links.left, *words)), reply)
            if words
            else None
        )
    return found


def _why(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    told, status = [], Outcome.ANSWERED
    of_budget = AGAINST_BUDGET.search(question.plain) or AGAINST_BUDGET.search(question.heard)
    base_of = Against.BUDGET if of_budget else Against.LAST_YEAR
    links = without_guess(question, links)
    if _LEFT_UNSPENT.search(question.heard):
        # 没花完 says how it changed, and names no money left
        kept = tuple(m for m in links.mentions if m.subject != "结余") or links.mentions
        links = replace(links, mentions=kept, left=tuple(w for w in links.left if w != "结余"))
    stated = of_change(question, held, links)
    # 财政拨款中的公路建设: what holds an item is not asked for
    named_by_words = {m.subject for m in links.mentions if m.end}
    if question.amounts and not named_by_words and _LEFT_UNSPENT.search(question.plain):
        # 年底怎么还有六百多万没花完: of what has about that amount the money left is meant
        kept = tuple(m for m in links.mentions if _BALANCE.search(m.subject))
        links = replace(links, mentions=kept or links.mentions)
    subjects = [meant(held, s, question) for s in (links.members or links.subjects)]
    if (
        _BOTH_SIDES.search(question.plain)
        and len(subjects) == 1
        and any(map(reasoned, narrative(held, _WHOLE)))
    ):
        subjects = [_WHOLE]
    named = len(named_by_words)
    if stated and not any(names(i, s) for i in stated for s in subjects) and named < 2:
        subjects = [subject_of(stated[0])]
    for subject in subjects:
        told_of = narrative(held, subject) or _longer(held, subject)
        if of_budget and subject in _SPENT:
            # the appropriation is what a budget is kept to
            wholes = [i for i in held.extraction.budget.narrative if _kept_to(i)]
            own = [i for i in wholes if _GENERAL in question.plain and key(i.item).startswith(_GENERAL)]
            told_of = own or (
                told_of if any(i.against is Against.BUDGET for i in told_of) else wholes + told_of
            )
        items = [i for i in told_of if i in stated or not unmatched(links.left, *words(i))]
        items = [i for i in items if names(i, subject) or not _below(held, subject)] or items
        if (under := _below(held, subject)) and not any(names(i, subject) for i in items):
            told.append(_of_lines(held, subject, under, reply))
            continue
        if not items:
            return None
        if _HELD_TO_LAST.search(question.plain) and not of_budget and len(subjects) == 1:
            # why it missed its budget is not why it changed
            told_last = [i for i in items if i.against is not Against.BUDGET]
            if held.document.stage is Stage.FINAL and items and not any(map(tells_change, told_last)):
                return None
            items = told_last or items
        if _SAYS_BUDGET.search(question.plain) and held.document.stage is Stage.FINAL and len(subjects) == 1:
            # nor why it changed why it is more than its budget
            items = [i for i in items if i.against is Against.BUDGET or not tells_change(i)]
            if not items:
                return None
        # of two changes with a reason the one against last year is meant, unless the question speaks of the budget
        items = [i for i in items if not _of_a_fund(i, question)]
        if not items:
            return None
        items.sort(
            key=lambda i: (
                i not in stated,
                contrary(i, question) and any(reasoned(o) and not contrary(o, question) for o in items),
                not (reasoned(i) or refers(i)),
                base_of is Against.BUDGET and i.against is not base_of,
                i.delta is None,
                i.direction is None,
                i.previous is None,
                i.against is not base_of,
            )
        )
        item = items[0]
        parts = [with_current(question, held, _told_in_numbers(item, items), links, reply)]
        pointed = referred(held, item, reply)
        reasons = [item] if reasoned(item) else []
        beside = "" if reasons else pointed or told_beside(held, subject, item, base_of, reply)
        beside = (points(beside) and referred(held, item, reply, beside)) or beside
        if not reasons and not beside and not _STATED.search(item.sentence.text):
            reasons = _of_parts(held, item)
        if not beside:
            reasons = reasons or _of_wider(held, subject, item)
        if not beside and not reasons and of_budget and _kept_to(item) and not gives_cause(item):
            # what all came of, its lines tell; a cause of something else tells nothing
            reasons = _of_kept_lines(held, item)
            if not reasons:
                return None
        for part in reasons:
            section = " / ".join(part.heading)
            if part is not item and not (part.current or part.delta or part.percent):
                # names nothing but the reason
                parts.append(
                    "文中写道：" + reply.quote(held.document, part.sentence.text, part.sentence, section)
                )
                continue
            if part is not item:
                parts.append(state(held, part, reply))
            if reasoned(part):
                parts.append("原因：" + reply.quote(held.document, *whole_reason(held, part), section))
            parts.append(pointed if part is item else referred(held, part, reply))
        if (done := completed(question, held, item, reply)) and item.against is not Against.LAST_YEAR:
            parts.append(done)
        said = "" if reasons else beside or explained(held, item, reply)
        if not reasons and (not said or _LISTED.search(said)) and not beside:
            said = under_other_name(held, item, reply) or said
        if not reasons and said and not beside and _USED.search(said) and not _STATED.search(said):
            # what it is for is told behind the change, and why elsewhere
            said = (
                of_amount(held, item, reply)
                or cause_of(question, held, links, reply, subject, sure=True)
                or said
            )
        if not reasons and not said and (causing := next(filter(gives_cause, items[1:]), None)) is not None:
            # another sentence about it says why
            said = explained(held, causing, reply)
        if not reasons and not said:
            section = " / ".join(item.heading)
            said = told_apart(held, subject, reply) or of_amount(held, item, reply)
            said = said or cause_of(question, held, links, reply, subject, section)
            said = (points(said) and referred(held, item, reply, said)) or said
        if reasons and item.direction is Direction.INCREASE and _LEFT_UNSPENT.search(question.plain):
            # more than planned was spent, and yet not all: two causes
            said = cause_of(replace(question, plain="结余"), held, links, reply, subject)
        if said:
            parts.append(said)
        elif not reasons:
            status = Outcome.NOT_DISCLOSED
            parts.append("文中没有写明原因")
        if not any(part is not item for part in reasons):
            parts.append(contributions(held, item, reply, whole=bool(said)))
        if (other := _in_table(question, held, item, subject, reply)) != "":
            parts.append(other)
            status = Outcome.CONFLICTING if status is Outcome.ANSWERED else status
        told.append("；".join(part for part in parts if part) + "。")
    return Found("".join(told), status) if told else None


def _told_in_numbers(item: NarrativeItem, items: Sequence[NarrativeItem]) -> NarrativeItem:
    """The item, or, where it only names its reason, what another sentence tells of the same change."""
    if item.current or item.delta or item.percent or item.previous:
        return item
    ways = (None, item.direction)
    return next(
        (i for i in items if i.delta and i.against is item.against and i.direction in ways),
        next((i for i in items if i.current and i.against is item.against and i.previous), item),
    )


def _kept_to(item: NarrativeItem) -> bool:
    """Whether a sentence holds all that was appropriated, or spent, against its budget."""
    whole = is_whole(item) or concept(item.item) == f"{_GENERAL}支出" or subject_of(item) == _GENERAL
    whole = whole or key(item.item).endswith(("拨款本年支出", "拨款支出"))
    return item.against is Against.BUDGET and not item.code and whole and tells_change(item)


def _of_kept_lines(held: Held, item: NarrativeItem) -> list[NarrativeItem]:
    """The lines told of in the same section that missed their budgets the way that all did, each with why, the furthest
    first."""
    way = _way(item)
    found = [
        i
        for i in held.extraction.budget.narrative
        if i is not item
        and i.heading[:2] == item.heading[:2]
        and i.against is Against.BUDGET
        and reasoned(i)
        and not _kept_to(i)
        and _way(i) == way != 0
    ]
    by = {(i.code or subject_of(i)): i for i in reversed(found)}
    return sorted(by.values(), key=lambda i: abs(_missed(i)), reverse=True)[:_LINES]


def _way(item: NarrativeItem) -> int:
    return 1 if _missed(item) > 0 else -1 if _missed(item) < 0 else 0


def _missed(item: NarrativeItem) -> Decimal:
    """By how many yuan more, or less than none, was spent than planned; nought where that is not told."""
    if item.current is not None and item.previous is not None:
        return item.current.yuan - item.previous.yuan
    if item.delta is None or item.direction not in (Direction.INCREASE, Direction.DECREASE):
        return Decimal(0)
    return item.delta.yuan if item.direction is Direction.INCREASE else -item.delta.yuan


def _longer(held: Held, subject: str) -> list[NarrativeItem]:
    """What is told of the one item that has a name in its own (职业年金缴费 in 机关事业单位职业年金缴费支出)."""
    bare = subject.removesuffix("费")
    found = [
        i
        for i in held.extraction.budget.narrative
        if len(subject) >= _TELLING and (subject in key(i.item) or key(i.item) == bare)
    ]
    return found if len({subject_of(i) for i in found}) == 1 else []


def _of_a_fund(item: NarrativeItem, question: Question) -> bool:
    """Whether a balance is told in the section on one fund, of which the question does not ask."""
    fund = _FUNDS.search("".join(item.heading))
    return fund is not None and fund.group() not in question.plain and _BALANCE.search(item.item) is not None


def _below(held: Held, subject: str) -> list[NarrativeItem]:
    """The sentences about lines under the item's code, those that changed most first."""
    codes = {f.code for f in held.catalogue.of_subject(subject) if f.code and f.statement is not None}
    found = [
        i
        for i in held.extraction.budget.narrative
        if i.delta is not None and any(i.code.startswith(code) and len(i.code) > len(code) for code in codes)
    ]
    return sorted(found, key=lambda i: i.delta.yuan if i.delta else 0, reverse=True)


def _of_lines(held: Held, subject: str, under: list[NarrativeItem], reply: Reply) -> str:
    """The changes and reasons of the lines under an item of which no sentence speaks itself."""
    whole = next(f for f in held.catalogue.of_subject(subject) if f.code and f.statement is not None)
    parts = [f"{whole.shown}为{reply.figure(held.document, whole)}，文字只说明了其下各项的增减"]
    for item in under[:_LINES]:
        parts.append(state(held, item, reply))
        if item.reason:
            section = " / ".join(item.heading)
            parts.append("原因：" + reply.quote(held.document, item.reason.text, item.reason.source, section))
    return "；".join(parts) + "。"


def _in_table(question: Question, held: Held, item: NarrativeItem, subject: str, reply: Reply) -> str:
    """What the tables print of the item where none of them prints the amount of the sentence; empty where one does."""
    if item.current is None or not item.code:
        return ""
    printed = [
        f for f in held.catalogue.of_subject(subject) if f.statement is not None and f.code == item.code
    ]
    if not printed or any(f.money.interval.meets(item.current.interval) for f in printed):
        return ""
    figure = select(held, subject, question)
    if figure is None or figure.statement is None:
        return ""
    return f"而报表中{figure.shown}为{reply.figure(held.document, figure)}，两处不一致"


def _of_parts(held: Held, item: NarrativeItem) -> list[NarrativeItem]:
    """The parts of a whole that gives no reason of its own: what the same paragraph says after it."""
    around = passage_of(held.extraction, item.sentence, item.item)
    told = held.extraction.budget.narrative
    found = [
        other
        for other in told[told.index(item) + 1 :]
        if around is not None
        # what a list of changes tells of others that stand beside it is of no part of it
        and item.sentence.text.lstrip()[:_BEGINS] == around.source.text.lstrip()[:_BEGINS]
        and reasoned(other)
        and other.direction is not None
        and other.sentence.page == item.sentence.page
        and other.sentence.text in around.source.text
    ]
    if not found and concept(subject_of(item)) == "三公经费" and item.direction is not Direction.FLAT:
        # its parts stand in paragraphs of their own
        found = [
            i
            for part in THREE_PUBLIC
            for i in narrative(held, part)
            if reasoned(i) and i.direction is item.direction and i.against is item.against
        ]
    return list(dict.fromkeys(found))


def _of_wider(held: Held, subject: str, item: NarrativeItem) -> list[NarrativeItem]:
    """What names the item together with others (财政拨款收入支出) and gives them one reason; else the whole under another
    of its names, of the same amount and change."""
    told = held.extraction.budget.narrative
    called = (subject, subject_of(item))
    giving = [i for i in told if reasoned(i) or refers(i)]
    wider = [
        i
        for i in giving
        if not names(i, subject) and subject_of(i) not in called and _holds(subject_of(i), called)
    ]
    if not wider and item.current and item.delta:
        wider = [i for i in giving if _alike(i, item)]
    return wider[:1]


def _holds(wider: str, called: tuple[str, ...]) -> bool:
    """Whether a name begins with one of these, or names both sides of which one is it (财政拨款收入支出)."""
    one_sided = (wider, wider.replace("收入支出", "支出"))
    return any(name.startswith(c) for name in one_sided for c in called)


def _alike(one: NarrativeItem, other: NarrativeItem) -> bool:
    if not (one.current and one.delta and other.current and other.delta):
        return False
    same = one.current.interval.meets(other.current.interval) and one.delta.interval.meets(
        other.delta.interval
    )
    return same and one.direction is other.direction and one.against is other.against
