"""Which items changed, or did not, as the sentences tell them (哪些科目减少了, 哪一项没有变, 各分项有没有变动)."""

from __future__ import annotations

from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction, Kind
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import concept, names_of
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.changes.narrated import names, narrative, tells_change
from service.answering.ways.changes.stated import WHOLES, is_whole
from service.answering.ways.changes.told_change import difference, state
from service.answering.ways.changes.trend import went
from service.answering.ways.members.components import ALL_VEHICLES, OF_VEHICLES, THREE_PUBLIC
from service.answering.ways.members.ranking import rank_of
from service.patterns import regex

_WHICH = regex(
    "(?<!由)(?<!受)(?<!因)哪[些几一两二三四]?[个项块类种笔]*(?!单位|家|年|因素|原因|个?单位|处|所)[^哪]{0,8}?"
    "(?:没有?(?:什么)?变|不变|没动|未变|持平|增加|增长|减少|下降|上升|降了|涨了|升了|多了|少了|变多|变少|压减|变动|变化)"
    "|(?:没有?变化?|不变|没动|未变|持平|增加|增长|减少|下降|上升|压减)(?:的|了的)(?:科目|项目|支出|经费|分项|部分)?(?:有|是|为)?(?:哪|什么|啥)"
)
# Asks of the parts of an item, each.
_OF_PARTS = regex(
    "(?:各|每[个一]?|几个?|三个?|四个?)(?:个|大)?(?:组成)?(?:分项|部分|子项|小项|项(?!目))|分项|三项"
)
_FLAT = regex("没有?(?:什么)?变|不变|没动|未变|持平|维持")
_UP = regex("增加|增长|上升|涨|升了|多了|变多")
_DOWN = regex("减少|下降|降|少了|变少|压减|砍|压缩|压得")
_CODED = regex("科目|款项|项级")
_RATE = regex("增幅|降幅|减幅|涨幅|幅度|百分|比例|增长率|得最快")
_SEVERAL = regex("前[一二两三四五六七八九十\\d]|哪[两二三四五几些]")
_MOST = 12


def which(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Each part of the item named, or each line of the budget, that went the way asked for, with its change."""
    asked = _WHICH.search(question.plain)
    if asked is None or question.wants(Ask.WHY, Ask.HIGHEST, Ask.COUNT, Ask.DIFFERENCE):
        return None
    if len(links.subjects) > 1 or "更" in question.plain:
        # which of two is another question
        return None
    ways = _directions(asked.group())
    of_three = any(concept(s) == "三公经费" for s in links.subjects)
    if of_three:
        told = [said for way, said in _of_three_public(held, reply) if way in ways]
        return Found("；".join(told) + "。") if told else None
    items = [i for i in _lines(question, held, links) if _way(i) in ways]
    if not items or len(items) > _MOST:
        return None
    return Found("；".join(state(held, i, reply) for i in items) + "。")


def parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How the three public expenses changed and how each of them did, where each is asked of (各分项)."""
    if not _OF_PARTS.search(question.plain) or question.wants(Ask.WHY, Ask.SHARE):
        return None
    whole = next((s for s in links.subjects if concept(s) == "三公经费"), None)
    others = [s for s in links.subjects if s != whole]
    if whole is None or (others and not (question.wants(Ask.SUM) and set(others) <= set(THREE_PUBLIC))):
        return None
    item = next((i for i in narrative(held, whole) if tells_change(i)), None)
    told = [state(held, item, reply)] if item is not None else []
    made = [said for _, said in _of_three_public(held, reply)]
    if len(made) < 2:
        return None
    summed = _summed(item, held, reply) if item is not None and question.wants(Ask.SUM) else None
    if others and summed is None:
        return None
    verdict, added, status = summed or ("", "", Outcome.ANSWERED)
    return Found(f"{verdict}{'；'.join([*told, *made])}{added}。", status)


def _summed(whole: NarrativeItem, held: Held, reply: Reply) -> tuple[str, str, Outcome] | None:
    """What the changes of the three public expenses come to, beside that of all of them; None where one of them is not told."""
    told = {
        p: next((i for i in narrative(held, p) if tells_change(i) and names(i, p)), None)
        for p in THREE_PUBLIC
    }
    vehicles = (
        [ALL_VEHICLES] if told[ALL_VEHICLES] is not None else [p for p in OF_VEHICLES if told[p] is not None]
    )
    chosen = [
        told[p] for p in (*(p for p in THREE_PUBLIC if p not in (ALL_VEHICLES, *OF_VEHICLES)), *vehicles)
    ]
    items = [i for i in chosen if i is not None]
    if whole.delta is None or len(items) < len(chosen) or not vehicles:
        return None
    moved = [i for i in items if i.direction is not Direction.FLAT]
    up = [i.delta.value for i in moved if i.delta is not None and i.direction is Direction.INCREASE]
    down = [i.delta.value for i in moved if i.delta is not None and i.direction is Direction.DECREASE]
    units = {i.delta.unit for i in (whole, *moved) if i.delta is not None}
    if len(up) + len(down) < len(moved) or len(units) > 1 or not (up or down):
        return None
    more, less = sum(up, Decimal(0)), sum(down, Decimal(0))
    high, low = (up, down) if more >= less else (down, up)
    expression = (*sum_of(high), *(part for value in low for part in ("−", value)))
    made = reply.result(expression, whole.delta.unit, "合计")
    way = "增加" if more >= less else "减少"
    same = abs(more - less) == whole.delta.value and (way == "增加") is (
        whole.direction is Direction.INCREASE
    )
    status = Outcome.ANSWERED if same else Outcome.CONFLICTING
    return ("一致：" if same else "不一致：", f"；合计{way}{made}", status)


def most_of_three(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The one of the three public expenses that changed most, where they are named."""
    named = any(concept(s) == "三公经费" for s in links.subjects)
    return most_told(question, held, links, reply) if named else None


def most_told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The lines whose told change is the largest, where no table prints both years (增加最多的科目是哪个)."""
    if not question.wants(Ask.HIGHEST) or not question.wants(Ask.CHANGE):
        return None
    up, down = _UP.search(question.plain) is not None, _DOWN.search(question.plain) is not None
    way = Direction.INCREASE if up else Direction.DECREASE
    items = [i for i in _lines(question, held, links) if _by_amount(i)]
    items = [i for i in items if _way(i) is way] if up != down else items
    if len(items) < 2:
        return None
    rank = rank_of(question.plain)
    if _RATE.search(question.plain):
        items = [i for i in items if i.percent is not None]
    ranked = sorted(items, key=_by_rate if _RATE.search(question.plain) else _by_amount)
    if not rank.smallest:
        ranked.reverse()
    count = rank.count if _SEVERAL.search(question.plain) else 1
    chosen = ranked[rank.place - 1 : rank.place - 1 + count]
    told = [f"{state(held, i, reply)}{_apart(i, reply)}" for i in chosen]
    return Found("；".join(told) + "。") if told else None


def _by_amount(item: NarrativeItem) -> Decimal:
    """By how much an item changed, as its sentence tells or as both years make it."""
    if item.delta is not None:
        return item.delta.yuan
    if item.current is None or item.previous is None:
        return Decimal(0)
    return abs(item.current.yuan - item.previous.yuan)


def _apart(item: NarrativeItem, reply: Reply) -> str:
    said = difference(item, reply) if item.delta is None else ""
    return f"，{said}" if said else ""


def _by_rate(item: NarrativeItem) -> Decimal:
    return abs(item.percent.value) if item.percent is not None else Decimal(0)


def _directions(said: str) -> set[Direction]:
    if _FLAT.search(said):
        return {Direction.FLAT}
    up, down = _UP.search(said) is not None, _DOWN.search(said) is not None
    if up == down:
        return {Direction.INCREASE, Direction.DECREASE}
    return {Direction.INCREASE} if up else {Direction.DECREASE}


def _way(item: NarrativeItem) -> Direction | None:
    if item.direction is not None or item.current is None or item.previous is None:
        return item.direction
    change = item.current.yuan - item.previous.yuan
    return Direction.FLAT if not change else Direction.INCREASE if change > 0 else Direction.DECREASE


def _lines(question: Question, held: Held, links: Links) -> list[NarrativeItem]:
    """The sentences on lines of the budget: those under the item's code, else those by code of which none is under another,
    else what is neither a whole nor one of the three public expenses."""
    told = [
        i
        for i in held.extraction.budget.narrative
        if tells_change(i) and i.against is Against.LAST_YEAR and not is_whole(i)
    ]
    if any(concept(s) == "三公经费" for s in links.subjects):
        return [i for i in told if _of_three(i)]
    codes = {f.code for s in links.subjects for f in held.catalogue.of_subject(s) if f.code}
    told = [i for i in told if not _of_three(i)]
    coded = [i for i in told if i.code]
    coded = coded if len(coded) > 1 else [i for i in told if i.code or _has_code(held, i)]
    if not codes and any(concept(s) not in WHOLES for s in links.subjects):
        return []
    if codes:
        found = [i for i in coded if any(i.code.startswith(c) and len(i.code) > len(c) for c in codes)]
    else:
        found = [
            i
            for i in coded
            if not any(i.code and o.code != i.code and o.code.startswith(i.code) for o in coded)
        ]
    if len(found) < 2 and not codes and not _CODED.search(question.plain):
        found = [i for i in told if concept(subject_of(i)) != "三公经费"]
    return list({i.code or subject_of(i): i for i in reversed(found)}.values())[::-1]


def _has_code(held: Held, item: NarrativeItem) -> bool:
    return any(f.code for f in held.catalogue.of_subject(subject_of(item)))


def _of_three(item: NarrativeItem) -> bool:
    return not set(names_of(subject_of(item))).isdisjoint(THREE_PUBLIC)


def _of_three_public(held: Held, reply: Reply) -> list[tuple[Direction | None, str]]:
    """For each of the three public expenses which way it went and what tells so: a sentence, else both years of a table."""
    found: list[tuple[Direction | None, str]] = []
    for part in THREE_PUBLIC:
        item = next((i for i in narrative(held, part) if tells_change(i) and names(i, part)), None)
        if item is not None and item.against is Against.LAST_YEAR:
            found.append((_way(item), state(held, item, reply)))
            continue
        year = held.year
        figures = [f for f in held.catalogue.of_subject(part) if f.kind is Kind.THREE_PUBLIC and f.whole]
        now = next((f for f in figures if year in f.years), None)
        before = next((f for f in figures if year is not None and year - 1 in f.years), None)
        if now is None or before is None:
            continue
        change = now.money.yuan - before.money.yuan
        way = Direction.FLAT if not change else Direction.INCREASE if change > 0 else Direction.DECREASE
        found.append(
            (
                way,
                f"{held.year}年{now.shown}为{reply.figure(held.document, now)}"
                f"，{before.shown}上年为{reply.figure(held.document, before)}，{went(before, now, reply)}",
            )
        )
    return list(dict.fromkeys(found))
