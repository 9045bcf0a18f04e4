"""A year of which there is no document, as the next year's tells how it differs, held against a later year's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question, understand
from service.answering.asked.scope import Scope
from service.answering.document.held import Held, hold
from service.answering.library import across
from service.answering.library.amounts import Amount, alone
from service.answering.library.relation import item, read
from service.answering.library.sides import Side
from service.answering.reply import Found, Reply
from service.answering.respond import answer_from
from service.patterns import regex
from service.store import Document, Store
from service.terms import key

# How the year before is come by, and what asks of it; names no item.
_RECKONED = regex(
    "(?:照|按照?|根据|依|用|从|由)[^,，。?？]{0,8}?(?:增减|变动|变化)[^,，。?？]{0,4}?(?:数|额|情况)?(?:来|去)?(?:倒推|反推|推算|倒算|推出|算)?"
    "|(?:倒推|反推|推算|倒算)(?:出来|回去|出|回)?|(?<!\\d)(?:19|20)\\d{2}年?度?"
)
_ASKS = regex(
    "[是有]?[多少高低增减涨降升]+了?(?:还是|或)[多少高低增减涨降升]+了?|(?:大概|大约|应该|到底|究竟|又|再|那)?(?:是|为|有)?(?:多少|几)(?:钱|万元|元)?"
    "|比较?|相比|对比|较|与|和|跟|同|差|[增减]加?|多了|少了|是|呢|的$|^的"
)
_CLAUSE = regex("[,，。;；?？|]")
_NAMES = regex("[一-鿿]{2}")
_BEFORE = regex(
    r"(?P<name>[^，。；]{2,40}?)为[\d,.]+(?:亿|万|千)?元\[\d+\].*由此推算上年为(?P<amount>\d+(?:\.\d+)?)(?P<unit>(?:亿|万|千)?元)"
)
_WHOLE, _HOW_MUCH = "预算", "{}年{}是多少？"


def chained(asked: Question, scope: Scope, store: Store, reply: Reply) -> Found | None:
    """What an item was in the year before the first document's, as that follows there, and how a later year's own compares.

    None for any other question, or where one of the two does not tell the item.
    """
    ends = both_ends(asked, scope, store.listed())
    if not ends:
        return None
    first, last = (hold(store, document) for document in ends)
    year = (first.year or 0) - 1
    for said in _items(asked, first):
        before = _before(said, year, first, reply)
        if before is None:
            continue
        now = _own(before, last, reply)
        if now is None:
            return None
        told = f"{first.document.title}：{before.text}。\n{last.document.title}：{now.text}。\n"
        if before.yuan == now.yuan:
            return Found(f"{told}两年持平。")
        return Found(f"{told}{across.went(before, now, reply, times=False)}。")
    return None


def _own(before: Amount, last: Held, reply: Reply) -> Amount | None:
    """What the later document states of the item, in the unit of the year that it is held against where it prints that."""
    name = key(before.shown)
    apart = Reply()
    now = alone(name, Side(last.document, (), name), last, apart)
    if now is None or now.unit == before.unit:
        return alone(name, Side(last.document, (), name), last, reply) if now else None
    step = YUAN_PER_UNIT[before.unit] / 100
    alike = (
        f
        for f in last.catalogue.of_subject(name)
        if f.whole and not f.column and f.money.unit == before.unit and abs(f.money.yuan - now.yuan) <= step
    )
    if (figure := next(alike, None)) is None:
        return alone(name, Side(last.document, (), name), last, reply)
    told = f"{figure.shown}为{reply.figure(last.document, figure)}"
    return Amount(last, figure.shown, told, figure.money.value, figure.money.unit)


def both_ends(asked: Question, scope: Scope, known: Sequence[Document]) -> tuple[Document, ...]:
    """The document that tells of the year before its own, and that of the later year; none where nothing is to be chained."""
    years = sorted(asked.years)
    relation = read(asked, asked.plain, years=True)
    if not scope.named or asked.english or len(years) < 2 or asked.wants(Ask.WHY, Ask.SHARE):
        return ()
    if not (relation.sets or asked.wants(Ask.CHANGE, Ask.DIFFERENCE)):
        return ()
    bodies = {(d.department, d.level, d.stage) for d in scope.documents}
    if len(bodies) != 1:
        return ()
    own = {d.fiscal_year: d for d in known if (d.department, d.level, d.stage) in bodies}
    first, last = own.get(years[0] + 1), own.get(years[-1])
    if years[0] in own or first is None or last is None or first is last:
        return ()
    return first, last


def _items(asked: Question, first: Held) -> list[str]:
    """What each clause of the question may name, and the whole budget where none does."""
    relation = read(asked, asked.plain, years=True)
    text = without_names(asked.put or asked.plain, first.document)
    clauses = [item(_ASKS.sub(" ", _RECKONED.sub(" ", clause)), relation) for clause in _CLAUSE.split(text)]
    named = [re.sub(r"\s", "", clause) for clause in clauses if _NAMES.search(clause)]
    return list(dict.fromkeys(named)) or [_WHOLE]


def _before(said: str, year: int, first: Held, reply: Reply) -> Amount | None:
    """What the document makes of the year before its own, with what it is reckoned from."""
    asked = replace(understand(_HOW_MUCH.format(year, said)), years=(year,))
    apart = Reply()
    found = answer_from(asked, first, apart)
    told = _BEFORE.match(found.text)
    if found.status is not Outcome.ANSWERED or told is None:
        return None
    value = Decimal(told["amount"])
    if not any(v.citation is None and v.amount == value and v.unit in YUAN_PER_UNIT for v in apart.values):
        return None
    text = answer_from(asked, first, reply).text.split("。")[0]
    return Amount(first, told["name"], text, value, told["unit"])
