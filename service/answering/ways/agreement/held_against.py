"""An item in two places that a question names: both amounts, whether they are the same, and what lies between; where one of
the places does not have the item, that it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.schema.draft import Kind, Stage
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT, VERDICT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question, Said, asks_of
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, Where, near, numbers
from service.answering.printed.catalogue import Figure, concept
from service.answering.printed.linking import Links, Mention, link
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.in_sentence import bounds, former
from service.answering.ways.agreement.place_names import NamedPlace, places_named
from service.answering.ways.agreement.several_in_one import made_of_several
from service.answering.ways.agreement.placed import agree, placed, told
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.agreement.sides import given_in, sort_given, value_given
from service.answering.ways.agreement.sums_told import adds
from service.answering.ways.agreement.two_places import WHOLES, of_all
from service.answering.ways.figures.selection import stage_fits
from service.patterns import regex
from service.terms import coverage, covered, key, plain

# What is made of numbers, or is no amount, other ways tell.
_OTHER = (Ask.CHANGE, Ask.SHARE, Ask.PER_HEAD, Ask.HIGHEST, Ask.BASE, Ask.DEFINITION, Ask.DUTY, Ask.PERSON, Ask.PURPOSE)
# What the lines of these tables are called says not always what they are parts of (政府采购服务).
_OF_OTHER_NAMES = {Kind.PROCUREMENT, Kind.ASSETS, Kind.OTHER}
_TAIL = regex("(?:支出|经费|费用?|资金|项目|预算)+$")
# What every name of a place has.
_HINT = regex("表(?![示明述现达])|说明|正文|文字|文中|报告|用途|依据|备注|任务|概[况述]|部分|情况|附件|一段|那段")
# What an item's own words begin behind.
_JOINT = regex("[和与跟同在到按把从照里中写的说是列对填报讲拿给上看翻由,]|以及|有没有|有无")
# Asked of what lies between.
_OF_REST = (Ask.DEFINITION, Ask.PURPOSE)
_CHANGED = regex("增减|增加|减少|变动|上年|去年|比例|%")
_WHAT_MONEY = regex("[差多少](?!少|大|久)[^,，]{0,10}(?:什么钱|啥钱|哪|来自|是(?:什么|啥)|怎么来)|为什么|为何|为啥")
_MERELY = regex(
    "(?:总|合计|具体|两处|各处|两边|写的?|列的?|印的?|填的?|报的?)*(?:金额|数额|数字?|数据|数目|总数|资金|说法|写法|拆法|口径|预算数?|决算数?|安排数?|那部分|部分)"
)
_PLANNED = regex("年初|全年预算|调整|预算数")
_CARRIED = regex("结转|结余")
_LONGEST, _LONGEST_NAME, _SHORTEST = 180, 16, 4
_NAMED, _TWO = 0.75, 2


@dataclass(frozen=True, slots=True)
class _Item:
    """An item that is asked for: its key in the catalogue, what the question calls it, and where."""

    subject: str
    said: str
    start: int
    # with the words that run straight into it (一般公共预算|项目支出)
    phrase: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.subject, *WHOLES))) if self.subject in WHOLES else (self.subject,)


def asked(question: Question, rest: str) -> bool:
    """Whether a question, of which `rest` names no place, asks what places print of one thing, or whether it is the same."""
    if len(rest) > _LONGEST or question.percents or adds(rest):
        return False
    what_money = _WHAT_MONEY.search(rest)
    if any(ask in _OTHER and not (what_money and ask in _OF_REST) for ask in asks_of(rest)):
        return False
    if question.wants(Ask.WHY) and not what_money:
        return False
    return question.wants(Ask.VERIFY, Ask.DIFFERENCE, Ask.AMOUNT) or what_money is not None


def told_of(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both numbers of each item that the question names in its two places; None where a place or an item is not certain."""
    comparing = question.wants(Ask.VERIFY, Ask.DIFFERENCE, Ask.AMOUNT)
    if not (comparing or _WHAT_MONEY.search(question.plain)) or question.percents:
        return None
    if len(_HINT.findall(question.text if not question.english else question.plain)) < _TWO:
        return None
    for as_said in (True, False):
        text = clauses(question, held, as_said=as_said)
        places = places_named(text, held)
        rest = _without(text, places)
        if len(places) != _TWO or not asked(question, rest):
            continue
        named = link(rest, held.catalogue, whole=False)
        named = named if named.mentions or _column(rest, held) else link(rest, held.catalogue)
        items = list(_items(named.mentions or _column(rest, held), text, held))
        asking = (w for w in named.left if VERDICT.search(w) or ASKS_AGREEMENT.search(w) or _MERELY.fullmatch(w))
        left = [w for w in named.left if w not in set(asking)]
        if items:
            return _Asked(question, text, held, tuple(places), left).of(items, reply)
    return None


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


def _items(mentions: Sequence[Mention], text: str, held: Held) -> Iterator[_Item]:
    """Each once; the whole of the budget only where nothing else is named."""
    found: dict[str, _Item] = {}
    for mention in mentions:
        called = [concept(f.subject) or f.subject for f in held.catalogue.of_subject(mention.subject)]
        whole = next((w for w in (mention.subject, concept(mention.subject), *called) if w in WHOLES), None)
        begin = max((j.end() for j in _JOINT.finditer(text, 0, mention.start)), default=0)
        phrase = text[begin : mention.end]
        item = _Item(whole or mention.subject, text[mention.start : mention.end], mention.start, phrase)
        found.setdefault(item.subject, item)
    named = [item for item in found.values() if item.subject not in WHOLES]
    yield from named or found.values()


class _Asked:
    """A question with its two places, and what each of them has of an item."""

    def __init__(
        self, question: Question, text: str, held: Held, places: tuple[NamedPlace, ...], left: Sequence[str]
    ) -> None:
        self.question, self.text, self.held, self.places, self.left = question, text, held, places, left
        self._given = {n: self._given_of(n) for n in range(len(places))}

    def _given_of(self, n: int) -> tuple[Said, ...]:
        """The amounts that the question gives right behind a place."""
        ends = [p.start for p in self.places[n + 1 :]] + [len(self.text)]
        inside = [g for g in given_in(self.text) if self.places[n].end <= g.start() < ends[0]]
        values = [value_given(g) for g in inside if sort_given(g) == "元"]
        return tuple(s for s in self.question.amounts if any(s.low <= v <= s.high for v in values))

    def of(self, items: Sequence[_Item], reply: Reply) -> Found | None:
        rows = list(self._rows(items))
        if not rows:
            return None
        found: list[tuple[Number, ...]] = []
        for row in rows:
            first, second = row
            if first is None or second is None:
                return self._one_sided(items, row, reply) if len(rows) == 1 else None
            if first == second or first.source == second.source:
                return None
            found.append((first, second))
        words = (f"{n.saying.words}|{n.saying.above}|{n.saying.around}" for row in found for n in row)
        if unmatched(self.left, *words, *(p.words for p in self.places)):
            return None
        said = told(found, self.held, reply)
        text = said.text
        if len(found) == 1 and (between := self._between(items[0], *found[0])) is not None:
            text = f"{text.rstrip('。')}；差额与{between.shown}{reply.figure(self.held.document, between)}相等。"
        return Found(text, said.status if self.question.wants(Ask.VERIFY) else Outcome.ANSWERED)

    def _between(self, item: _Item, first: Number, second: Number) -> Figure | None:
        """What the item has in a column of its own, or what is carried over, that is all that lies between."""
        apart = abs(first.base - second.base)
        figures = self.held.catalogue.of_subject(item.subject) if apart else []
        own = (f for f in figures if f.money.yuan == apart and f.column and not f.whole and self._may_be(f))
        carried = (
            f
            for f in (self.held.catalogue.figures if apart else ())
            if f.whole and f.statement is not None and _CARRIED.search(f.subject) and f.money.yuan == apart
        )
        return next(own, None) or next(carried, None)

    def _rows(self, items: Sequence[_Item]) -> Iterator[tuple[Number | None, Number | None]]:
        if len(items) > 1:
            crossed = [[self._at(n, item, others=[i for i in items if i is not item]) for n in (0, 1)] for item in items]
            both = next(((a, b) for a, b in crossed if a is not None and b is not None), None)
            if both is not None:
                # a row and the head of a column
                yield both
                return
            sides = [[i for i in items if self._side(i) == n] for n in (0, 1)]
            if all(len(side) == 1 for side in sides):
                yield tuple(self._at(n, side[0]) for n, side in enumerate(sides))
                return
        for item in items:
            yield self._pair(item)

    def _side(self, item: _Item) -> int:
        return 0 if item.start < self.places[1].start else 1

    def _pair(self, item: _Item) -> tuple[Number | None, Number | None]:
        first, second = self._at(0, item), self._at(1, item)
        for n, (one, other) in enumerate(((first, second), (second, first))):
            if self.places[n].any_of and other is not None and (alike := self._alike(item, n, other)) is not None:
                first, second = (alike, other) if n == 0 else (other, alike)
        if first is not None and second is not None and not agree(first, second):
            # of several lines of one name in one table the two that are the same
            first, second = self._same(item, first, second)
        if first is not None and second is not None:
            # the one of several in the text that is told under what the table is called
            if self.places[0].text and second.statement is not None:
                first = self._at(0, item, beside=second) or first
            elif self.places[1].text and first.statement is not None:
                second = self._at(1, item, beside=first) or second
        return first, second

    def _same(self, item: _Item, first: Number, second: Number) -> tuple[Number, Number]:
        sides = [[x, *self._lines_beside(item, x)] for x in (first, second)]
        pairs = ((a, b) for a in sides[0] for b in sides[1] if agree(a, b) and a.source != b.source)
        return next(pairs, (first, second))

    def _lines_beside(self, item: _Item, number: Number) -> list[Number]:
        """What its table prints in the same column in other lines of that name."""
        figures = [f for name in item.names for f in self.held.catalogue.of_subject(name)]
        own = next((f for f in figures if f.money.source == number.source), None)
        if own is None or own.statement is None or own.code:
            return []
        same = (f for f in figures if f.statement is own.statement and f.header == own.header and f.subject == own.subject)
        return [Number.of_figure(f) for f in same if f is not own and f.money.value]

    def _alike(self, item: _Item, n: int, other: Number) -> Number | None:
        """The figure of the item in any of the tables that is the same as the other."""
        figures = [f for name in item.names for f in self.held.catalogue.of_subject(name) if self._may_be(f)]
        here = (Number.of_figure(f) for f in figures if of_all(f) and _stands(f, self.places[n], self.places[n].tables))
        return next((x for x in here if agree(x, other)), None)

    def _at(
        self, n: int, item: _Item, others: Sequence[_Item] = (), beside: Number | None = None
    ) -> Number | None:
        place = self.places[n]
        if item.phrase != item.said and (called := self._in_words(n, item, exactly=True)) is not None:
            return called
        names = dict.fromkeys((item.phrase, *item.names))
        figures = [f for name in names for f in self.held.catalogue.of_subject(name)]
        # of several the one of the money that is named (一般公共预算项目支出)
        own = (item.phrase, item.said)
        figures = sorted(
            filter(self._may_be, figures), key=lambda f: (f.subject not in own, item.phrase not in f.words)
        )
        elsewhere = {t for p in self.places if p is not place for t in p.tables}
        others_of = tuple(t for t in place.others if t not in elsewhere)
        for tables in (place.tables, others_of) if place.tables else ((),):
            if place.tables and not tables:
                continue
            here = [f for f in figures if _stands(f, place, tables)]
            if others:
                here = [f for f in here if all(_headed(f, o) for o in others)]
            chosen = self._choose(n, here, beside, narrowed=bool(others))
            if chosen is not None:
                return Number.of_figure(chosen)
        return None if others else self._in_words(n, item)

    def _may_be(self, figure: Figure) -> bool:
        if not self._of_year(figure.years):
            return False
        if figure.item is not None and self.held.document.stage is Stage.FINAL and not figure.whole:
            return False
        return _CHANGED.search("|".join(figure.column)) is None and stage_fits(figure, self.question, self.held)

    def _of_year(self, years: frozenset[int]) -> bool:
        """Whether it is of the document's year, or of one in the name of what is asked for (2023年…补助资金)."""
        return not years or self.held.year is None or bool(years & {self.held.year, *self.question.years})

    def _choose(
        self, n: int, here: Sequence[Figure], beside: Number | None, *, narrowed: bool
    ) -> Figure | None:
        """The figure meant: that of the amount given for the place or of the column named, else the whole of the item."""
        given = [f for f in here if any(f.fits(said) for said in self._given[n])]
        if given:
            return min(given, key=lambda f: not f.whole)
        coded = [f for f in here if f.code and f.code in self.question.codes]
        here = coded or here
        headed = [f for f in here if self._head_said(f)]
        whole = headed or [f for f in here if narrowed or of_all(f)]
        if beside is not None and beside.statement is not None:
            title = key(beside.statement.title)
            whole = sorted(whole, key=lambda f: -coverage(key(f.section.rpartition("/")[2]), title))
        return whole[0] if whole else None

    def _head_said(self, figure: Figure) -> bool:
        heads = [key(part) for part in figure.column]
        return any(word in heads for word in self.left)

    def _in_words(self, n: int, item: _Item, *, exactly: bool = False) -> Number | None:
        """A number of the item that is printed as no amount of a line: in a sentence, in a form's words or targets."""
        place = self.places[n]
        known = [
            x
            for x in numbers(self.held)
            if not x.of_item
            and x.sort == "元"
            and place.holds(x)
            and not (bounds(x) or former(x))
            and self._of_year(x.years)
        ]
        known += [x for x in made_of_several(self.held) if place.holds(x)]
        if exactly:
            return next((x for x in known if x.saying.words.split("|")[0] == item.phrase), None)
        found = [x for score, x in near([(item.subject, item.said)], known) if score >= _NAMED and _own(x, item)]
        given = [x for x in found if any(said.low <= x.base <= said.high for said in self._given[n])]
        values = {x.base for x in found}
        return given[0] if given else found[0] if len(values) == 1 else None

    def _one_sided(
        self, items: Sequence[_Item], row: tuple[Number | None, Number | None], reply: Reply
    ) -> Found | None:
        """The amount in the one place, and that the other does not have the item; None where it may have it in other words."""
        n = 0 if row[0] is None else 1
        here, missing = row[1 - n], self.places[n]
        if here is None or not self._lacks(missing, items):
            return None
        said = here.saying
        if unmatched(self.left, f"{said.words}|{said.above}|{said.around}", *(p.words for p in self.places)):
            return None
        # a place is named as the question names it
        where = f"「{missing.words}」中的" if missing.words in plain(self.question.text) else ""
        return Found(f"{placed(here, self.held, reply)}；没有找到{where}同一项。")

    def _lacks(self, place: NamedPlace, items: Sequence[_Item]) -> bool:
        if not place.tables:
            return False
        elsewhere = {t for p in self.places if p is not place for t in p.tables}
        tables = {*place.tables, *place.others} - elsewhere
        statements = [s for s in self.held.extraction.budget.statements if s.table in tables]
        if any(s.kind in _OF_OTHER_NAMES for s in statements):
            return False
        names = {name for item in items for name in (item.subject, key(item.said))}
        printed = {
            part
            for s in statements
            for part in (*(key(line.name) for line in s.lines), *(key(p) for c in s.columns for p in c.split("/")))
        }
        return not any(
            _bare(name) == _bare(one) or (len(one) > len(name) and all(covered(name, one))) for name in names for one in printed
        )


def _bare(name: str) -> str:
    return _TAIL.sub("", name) or name


def _stands(figure: Figure, place: NamedPlace, tables: Sequence[str]) -> bool:
    if not tables:
        return place.holds(Number.of_figure(figure))
    return figure.statement is not None and figure.statement.table in tables


def _headed(figure: Figure, other: _Item) -> bool:
    """Whether a column is called by an item (住房公积金的基本支出)."""
    return any(concept(key(part)) == other.subject or key(part) == other.subject for part in figure.column)


def _own(number: Number, item: _Item) -> bool:
    words = number.saying.words
    if number.where is Where.TEXT:
        words = f"{words}|{number.saying.around}" if item.said in number.saying.words else words
    return any(name in words for name in (item.subject, item.said))
