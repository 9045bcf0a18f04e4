"""An item in two places that a question names: both amounts, whether they are the same, and what lies between; where one of
the places does not have the item, that it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT, VERDICT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question, asks_of
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number
from service.answering.printed.item_names import concept, names_of
from service.answering.printed.linking import Links, Mention, link
from service.answering.reply import Found, Reply
from service.answering.ways.agreement import columns_apart
from service.answering.ways.agreement.in_places import InPlaces, Item
from service.answering.ways.agreement.one_thing import of_a_size
from service.answering.ways.agreement.place_names import NamedPlace, places_named
from service.answering.ways.agreement.placed import placed, told
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.agreement.sums_told import adds
from service.answering.ways.agreement.two_places import WHOLES
from service.patterns import regex
from service.terms import plain

# What is made of numbers, or is no amount, other ways tell.
_OTHER = (
    Ask.CHANGE, Ask.SHARE, Ask.PER_HEAD, Ask.HIGHEST, Ask.BASE, Ask.DEFINITION, Ask.DUTY, Ask.PERSON, Ask.PURPOSE,
)  # fmt: skip
# Asked of what lies between.
_OF_REST = (Ask.DEFINITION, Ask.PURPOSE)
# What every name of a place has.
_HINT = regex(
    "表(?![示明述现达])|说明|正文|文字|文中|报告|用途|依据|备注|任务|概[况述]|部分|情况|附件|一段|那段"
)
# What an item's own words begin behind.
_JOINT = regex("[和与跟同在到按把从照里中写的说是列对填报讲拿给上看翻由,]|以及|有没有|有无")
_WHAT_MONEY = regex(
    "[差多少](?!少|大|久)[^,，]{0,10}(?:什么钱|啥钱|哪|来自|是(?:什么|啥)|怎么来)|为什么|为何|为啥"
)
_MERELY = regex(
    "(?:总|合计|具体|两处|各处|两边|写的?|列的?|印的?|填的?|报的?)*(?:金额|数额|数字?|数据|数目|总数|资金|说法|写法|拆法|口径|预算数?|决算数?|安排数?|那部分|部分)"
)
# 到了另一张表只剩320万元: no balance.
_LEFT = "结余"
_LONGEST, _LONGEST_NAME, _SHORTEST = 180, 16, 4
_TWO = 2

_Row = tuple[Number | None, Number | None]


def asked(question: Question, rest: str) -> bool:
    """Whether a question, of which `rest` names no place, asks what places print of one thing, or whether it is the same."""
    if adds(rest):
        return False
    what_money = _WHAT_MONEY.search(rest)
    if any(ask in _OTHER and not (what_money and ask in _OF_REST) for ask in asks_of(rest)):
        return False
    if question.wants(Ask.WHY) and not what_money:
        return False
    return _compares(question) or what_money is not None


def _compares(question: Question) -> bool:
    """Whether a question may hold two places against each other: of 还是这个数吗 it gives the number."""
    asks = question.wants(Ask.VERIFY, Ask.DIFFERENCE, Ask.AMOUNT)
    return asks or (question.wants(Ask.YES_NO) and bool(question.amounts))


def told_of(
    question: Question,
    held: Held,
    links: Links,
    reply: Reply,
    pairs: list[tuple[Number, Number]] | None = None,
) -> Found | None:
    """Both numbers of each item that the question names in its two places; None where a place or an item is not certain.

    The numbers are put into `pairs` where that is given.
    """
    if len(question.plain) > _LONGEST or question.percents:
        return None
    if (bare := columns_apart.cut(question)) is not None:
        return _by_columns(bare, held, links, reply)
    if not (_compares(question) or _WHAT_MONEY.search(question.plain)):
        return None
    if len(_HINT.findall(question.text if not question.english else question.plain)) < _TWO:
        return None
    for as_said, by_name in ((True, False), (False, False), (True, True)):
        text = clauses(question, held, as_said=as_said, named=by_name)
        places = places_named(text, held)
        rest = _without(text, places)
        if len(places) != _TWO or not asked(question, rest):
            continue
        named = link(rest, held.catalogue, whole=False)
        named = named if named.mentions or _column(rest, held) else link(rest, held.catalogue)
        items = list(_items(named.mentions or _column(rest, held), text, held))
        if items:
            left = [w for w in named.left if not (_asks(w) or (question.amounts and w == _LEFT))]
            return _told(InPlaces(question, text, held, places, left), items, reply, pairs)
    return None


def _by_columns(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both numbers, and what lies between them in each column of their rows."""
    pairs: list[tuple[Number, Number]] = []
    found = told_of(question, held, links, reply, pairs)
    if found is None or len(pairs) != 1:
        return None
    more = columns_apart.told(*pairs[0], held, reply)
    return None if more is None else Found(f"{found.text.rstrip('。')}{more}。", found.status)


def _asks(word: str) -> bool:
    """Whether a word only says what is asked of the two places."""
    return bool(VERDICT.search(word) or ASKS_AGREEMENT.search(word) or _MERELY.fullmatch(word))


def _column(text: str, held: Held) -> Sequence[Mention]:
    """The longest stretch that is the head of a column, where it names what all is paid from (一般公共预算)."""
    spans = [
        Mention(text[a:b], a, b)
        for a in range(len(text) - _SHORTEST)
        for b in range(a + _SHORTEST, min(len(text), a + _LONGEST_NAME) + 1)
        if held.catalogue.of_subject(text[a:b])
    ]
    return sorted(spans, key=lambda m: m.start - m.end)[:1]


def _without(text: str, places: Sequence[NamedPlace]) -> str:
    """The text with blanks in the place of its places."""
    spans = [(p.start, p.end) for p in places]
    kept = "".join(" " if any(a <= n < b for a, b in spans) else c for n, c in enumerate(text))
    return kept.replace(",", " ")


def _items(mentions: Sequence[Mention], text: str, held: Held) -> Iterator[Item]:
    """Each once; the whole of the budget only where nothing else is named."""
    found: dict[str, Item] = {}
    for mention in mentions:
        called = [concept(f.subject) or f.subject for f in held.catalogue.of_subject(mention.subject)]
        whole = next((w for w in (mention.subject, concept(mention.subject), *called) if w in WHOLES), None)
        begin = max((j.end() for j in _JOINT.finditer(text, 0, mention.start)), default=0)
        phrase = text[begin : mention.end]
        item = Item(whole or mention.subject, text[mention.start : mention.end], mention.start, phrase)
        # 农林水 and 农林水支出 are one
        same = (s for s in found if s in names_of(item.subject) or item.subject in names_of(s))
        found.setdefault(next(same, item.subject), item)
    named = [item for item in found.values() if item.subject not in WHOLES]
    yield from named or found.values()


def _told(
    at: InPlaces, items: Sequence[Item], reply: Reply, pairs: list[tuple[Number, Number]] | None
) -> Found | None:
    rows = list(_rows(at, items))
    found: list[tuple[Number, Number]] = []
    for first, second in rows:
        if first is None or second is None:
            return _one_sided(at, items, (first, second), reply) if len(rows) == 1 else None
        if first.source == second.source or not of_a_size(first, second):
            return None
        found.append((first, second))
    if not found or unmatched(
        at.left, *(_words(n) for row in found for n in row), *(p.words for p in at.places)
    ):
        return None
    said = told(found, at.held, reply)
    text = said.text
    if pairs is not None:
        pairs += found
    if len(found) == 1 and (between := at.between(items[0], *found[0])) is not None:
        text = f"{text.rstrip('。')}；差额与{between.shown}{reply.figure(at.held.document, between)}相等。"
    return Found(text, said.status if at.question.wants(Ask.VERIFY) else Outcome.ANSWERED)


def _rows(at: InPlaces, items: Sequence[Item]) -> Iterator[_Row]:
    """Both numbers of each item; one row where the items are a line and the head of a column, or one is for each place."""
    if len(items) > 1:
        for item in items:
            heads = [other for other in items if other is not item]
            first, second = at.at(0, item, others=heads), at.at(1, item, others=heads)
            if first is not None and second is not None:
                yield first, second
                return
        sides = [[i for i in items if (i.start > at.places[1].start) == later] for later in (False, True)]
        if all(len(side) == 1 for side in sides):
            yield at.at(0, sides[0][0]), at.at(1, sides[1][0])
            return
    for item in items:
        yield at.pair(item)


def _one_sided(at: InPlaces, items: Sequence[Item], row: _Row, reply: Reply) -> Found | None:
    """The amount in the one place, and that the other does not have the item; None where it may have it in other words."""
    n = 0 if row[0] is None else 1
    here, missing = row[1 - n], at.places[n]
    if here is None or not at.lacks(missing, items):
        return None
    if unmatched(at.left, _words(here), *(p.words for p in at.places)):
        return None
    # a place is named as the question names it
    where = f"「{missing.words}」中的" if missing.words in plain(at.question.text) else ""
    return Found(f"{placed(here, at.held, reply)}；没有找到{where}同一项。")


def _words(number: Number) -> str:
    return f"{number.saying.words}|{number.saying.above}|{number.saying.around}"
