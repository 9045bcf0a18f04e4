"""Two items of one document set against each other: which is larger, and which changed more (哪个多, 哪个增幅大)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction, Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.proportions import proportion
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.catalogue import Figure, concept
from service.answering.printed.linking import Links, Mention, link
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import narrative
from service.answering.ways.changes.told_change import rate, state
from service.answering.ways.counts import counts_beside
from service.answering.ways.reckoning.compute import comparable, figure_of, told, unit_of
from service.patterns import regex

_WHICH = regex("哪一?[个项笔样类种块家头边](?!项目的?$)|谁|更|还是")
# The two that are set against each other, each in its own words (离休的和退休的相比, 水和电哪个贵).
_TWO_SAID = regex(
    "^(?P<first>[^,，。]{1,14}?)(?:和|跟|与|同|比(?!例|重|较))(?P<second>[^,，。]{1,14}?)"
    "(?:的?(?:相比|比起来|比一比|比较?))?,?(?:到底|究竟|差|相差|哪|谁|多|少|高|低|贵|大|小|便宜)"
)
_TAIL_SAID = regex("(?:方面|这块|那块|上)?(?:的?(?:支出|开支|花费|费用|钱|预算|金额))?的?$")
# What a table's name may add to the word that people say for it.
_ADDED = ("费", "费用", "经费", "支出", "补贴", "收入", "金", "合计")
_YEAR = regex("^(?:(?:19|20)\\d\\d年度?|今年|本年度?)")
# Says nothing of where an item is printed.
_EVERYTHING = ("支出总计", "收入总计", "预算总额")
_IN, _OUT = regex("收入|收进|进账|[到进]来的"), regex("支出|花出|花掉|花的|用出|用掉|出去")
_DONE = regex("预决算|[预决]算[和与跟][预决]算|完成得|执行得|完成率|执行率|完成[^,，。]{0,4}预算")
# 哪一项参加的人更多: not the money.
_OF_COUNTS = regex("(?:人数?|人次|户数?|批次|次数|数量|家数|个数)(?:会|要|是)?(?:更|最)?[多少](?!少|[钱元])")
# 哪个比去年增加得多，多多少: of the changes and not of the amounts.
_CHANGED_MORE = regex(
    "(?:增加|减少|增长|下降|上升|涨|降|减|增|压减)得?(?:更|较|最)?[多少大快]|(?:增|减|降|涨)(?:幅|额)"
)
_RATE = regex("增幅|降幅|涨幅|幅度|百分|快|慢|比例")


def wanted(question: Question) -> bool:
    """Whether two items are set against each other."""
    if question.wants(Ask.SHARE) and proportion(question.plain) is not None:
        # what part they are of something, and not which is more
        return False
    return question.wants(Ask.DIFFERENCE) or _WHICH.search(question.plain) is not None


def compare(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Which of two items is larger, and by how much."""
    if _DONE.search(question.plain) or _OF_COUNTS.search(question.plain) or counts_beside.asked(question):
        # which was carried out further the amounts themselves do not tell
        return None
    if question.wants(Ask.HIGHEST) and len(links.joined) > 2:
        # of more than two any two say nothing
        return None
    if (found := _in_and_out(question, held, links, reply)) is not None:
        return found
    if len(links.members) > 2 and len(links.joined) == 2:
        links = _beside(links)
    if len(links.members) == 1:
        links = _parted(links)
    if len(links.members) != 2 or (links.left and not _of_both(question, held, links)):
        links = _said(question, held) or links
    if len(links.members) != 2:
        return None
    if question.wants(Ask.CHANGE) and (
        not question.wants(Ask.DIFFERENCE) or _CHANGED_MORE.search(question.plain)
    ):
        return changes(question, held, links, reply)
    first, second = (figure_of(held, s, question, links) for s in links.members)
    if first is not None and second is not None and first.order == second.order:
        # two names of one figure
        return None
    if first is None or second is None or unmatched(links.left, first.words, second.words):
        return None
    said = f"{told(held, first, reply)}，{told(held, second, reply)}"
    left, right = comparable(first, second)
    if left == right:
        return Found(said + "，两者相等。")
    high, low, name = (left, right, first) if left > right else (right, left, second)
    result = reply.result((high, "−", low), unit_of(first, second), f"{first.shown}与{second.shown}相差")
    return Found(f"{said}，{name.shown}更多，相差{result}。")


def _of_both(question: Question, held: Held, links: Links) -> bool:
    """Whether what is said besides is a column that each of the two items has (哪家的项目支出多)."""
    figures = [figure_of(held, s, question, links) for s in links.members]
    return all(f is not None and not unmatched(links.left, f.words) for f in figures)


def _beside(links: Links) -> Links:
    """The two items that stand side by side; what stands before them says which table or paragraph is meant."""
    kept = tuple(m for m in links.mentions if m.subject in links.joined)
    others = (s for s in links.subjects if s not in links.joined and s != links.container)
    return replace(links, mentions=kept, left=(*links.left, *(s for s in others if s not in _EVERYTHING)))


def _in_and_out(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What came in for one item and what was spent on it, where the question sets these against each other."""
    items = [s for s in links.members if concept(s) is None and s != "本年收入"]
    if len(items) != 1 or not (_IN.search(question.plain) and _OUT.search(question.plain)) or links.left:
        return None
    received, spent = (_whole(held, items[0], kind) for kind in (Kind.RECEIPTS, Kind.EXPENDITURE))
    if received is None or spent is None or received.money.unit != spent.money.unit:
        return None
    unit, left, right = received.money.unit, received.money.value, spent.money.value
    said = f"收入中{received.shown}为{reply.figure(held.document, received)}"
    said += f"，支出中{spent.shown}为{reply.figure(held.document, spent)}"
    if left == right:
        return Found(said + "，两者相等。")
    result = reply.result((max(left, right), "−", min(left, right)), unit, f"{received.shown}收支相差")
    return Found(f"{said}，两者相差{result}。")


def _whole(held: Held, subject: str, kind: Kind) -> Figure | None:
    return next(
        (f for f in held.catalogue.of_subject(subject) if f.kind is kind and f.whole and f.code), None
    )


def _said(question: Question, held: Held) -> Links | None:
    """The two items that a question names in words of its own, each read by itself; None when either is not one item."""
    found = _TWO_SAID.search(re.sub(r"\s", "", without_names(question.plain, held.document)))
    if found is None:
        return None
    said_so = (found["first"], found["second"])
    items = [_item(side, held) or _item(_TAIL_SAID.sub("", side), held) for side in said_so]
    if None in items or items[0] == items[1]:
        return None
    return Links(tuple(Mention(item, at, at + 1) for at, item in enumerate(items) if item), ())


def _item(said: str, held: Held) -> str | None:
    """The printed item that is called so: in full, with the word for money that it leaves off, or as it links alone."""
    said = _YEAR.sub("", said)
    called: list[str] = [f"本年{said}合计", f"{said}总计"] if said in ("收入", "支出") else []
    for name in (*called, said, *(said + more for more in _ADDED)):
        printed = [f for f in held.catalogue.of_subject(name) if f.statement is not None or f.whole]
        if printed:
            return name
    alone = link(said, held.catalogue, whole=False)
    return next(iter(alone.subjects)) if len(alone.subjects) == 1 and not alone.left else None


def _parted(links: Links) -> Links:
    """The two items that a printed name joins (人员经费和公用经费)."""
    names = [
        concept(name) or concept(f"{name}经费") or name for name in re.split("[和与及]", links.members[0])
    ]
    if len(names) != 2:
        return links
    at = links.mentions[0]
    return replace(links, mentions=tuple(replace(at, subject=name) for name in names))


def changes(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the sentences say of the changes of two items, and which of them is the larger or goes the way asked for."""
    items = [_changed(held, s) for s in links.members]
    known = [i for i in items if i is not None]
    if len(known) < 2:
        return None
    by_rate = _RATE.search(question.plain) is not None
    said = "；".join(_stated(held, item, reply, by_rate) for item in known)
    sizes = [_size(item, by_rate) for item in known]
    ways = {item.direction for item in known}
    if len(ways) == 1 and None not in sizes and sizes[0] != sizes[1]:
        first = (sizes[0] or 0) > (sizes[1] or 0)
        word = "幅度" if by_rate else "变化"
        apart = "" if by_rate else _by_how_much(known, reply)
        return Found(f"{said}{apart}。{word}更大的是{known[0 if first else 1].item}。")
    risen = [item.item for item in known if item.direction is Direction.INCREASE]
    fallen = [item.item for item in known if item.direction is Direction.DECREASE]
    judged = "；".join(
        f"{word}的是{'和'.join(names)}" for word, names in (("增加", risen), ("减少", fallen)) if names
    )
    return Found(f"{said}。{judged}。" if judged else f"{said}。")


def _by_how_much(known: Sequence[NarrativeItem], reply: Reply) -> str:
    """By how much the two changes differ."""
    one, other = (item.delta for item in known)
    if one is None or other is None or one.unit != other.unit:
        return ""
    high, low = max(one.value, other.value), min(one.value, other.value)
    return f"；变化相差{reply.result((high, '−', low), one.unit, f'{known[0].item}与{known[1].item}相差')}"


def _changed(held: Held, subject: str) -> NarrativeItem | None:
    told_of = [
        i for i in narrative(held, subject) if i.direction is not None and i.against is Against.LAST_YEAR
    ]
    return next((i for i in told_of if i.percent or i.delta), told_of[0] if told_of else None)


def _stated(held: Held, item: NarrativeItem, reply: Reply, by_rate: bool) -> str:
    """What a sentence tells of a change, with the percentage that follows where it prints none and that is asked."""
    told_rate = rate(item, reply) if by_rate and not item.percent else ""
    return state(held, item, reply) + (f"，{told_rate}" if told_rate else "")


def _size(item: NarrativeItem, by_rate: bool) -> Decimal | None:
    if by_rate and item.percent:
        return abs(item.percent.value)
    if by_rate:
        now, delta = item.current, item.delta
        if now is None or delta is None or item.direction not in (Direction.INCREASE, Direction.DECREASE):
            return None
        before = now.yuan - delta.yuan if item.direction is Direction.INCREASE else now.yuan + delta.yuan
        return delta.yuan / before * 100 if before else None
    return item.delta.yuan if item.delta else None
