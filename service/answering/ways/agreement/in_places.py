"""What the places that a question names have of an item: the figure meant, a number in words, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.schema.draft import Kind, Stage
from service.answering.asked.amounts import Said
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, near, numbers
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.ways.agreement.in_sentence import bounds, former
from service.answering.ways.agreement.place_names import NamedPlace
from service.answering.ways.agreement.placed import agree
from service.answering.ways.agreement.several_in_one import made_of_several
from service.answering.ways.agreement.sides import given_in, sort_given, value_given
from service.answering.ways.agreement.two_places import WHOLES, of_all
from service.answering.ways.figures.selection import WANTS_BUDGET, stage_fits
from service.lexicon.alike import renamed
from service.patterns import regex
from service.terms import coverage, covered, key

# What the lines of these tables are called says not always what they are parts of (政府采购服务).
_OF_OTHER_NAMES = {Kind.PROCUREMENT, Kind.ASSETS, Kind.OTHER}
_TAIL = regex("(?:支出|经费|费用?|资金|项目|预算)+$")
_CHANGED = regex("增减|增加|减少|变动|上年|去年|比例|%")
_CARRIED = regex("结转|结余")
# So near must a number in words be to what it is asked of.
_NAMED = 0.75
# 其他 of 其他支出 is no name.
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Item:
    """An item that is asked for: its key in the catalogue, what the question calls it, and where; `phrase` has the words that
    run straight into it as well (一般公共预算|项目支出)."""

    subject: str
    said: str
    start: int
    phrase: str

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that it goes by; the whole of a budget goes by either of its sides, a class by its former name too."""
        if self.subject in WHOLES:
            return tuple(dict.fromkeys((self.subject, *WHOLES)))
        return self.subject, *renamed(self.subject)


class InPlaces:
    """The places of one question, `text` as `sections.clauses` writes it; `left` are its words that name no item."""

    def __init__(
        self, question: Question, text: str, held: Held, places: Sequence[NamedPlace], left: Sequence[str]
    ) -> None:
        self.question, self.held, self.places, self.left = question, held, tuple(places), left
        self._given = [self._given_of(n, text) for n in range(len(places))]

    def _given_of(self, n: int, text: str) -> tuple[Said, ...]:
        """The amounts that the question gives right behind a place."""
        ends = [p.start for p in self.places[n + 1 :]] + [len(text)]
        inside = [g for g in given_in(text) if self.places[n].end <= g.start() < ends[0]]
        values = [value_given(g) for g in inside if sort_given(g) == "元"]
        return tuple(s for s in self.question.amounts if any(s.low <= v <= s.high for v in values))

    def pair(self, item: Item) -> tuple[Number | None, Number | None]:
        """What the first two places have of an item; of several that could be meant in one of them what is like the other."""
        first, second = self.at(0, item), self.at(1, item)
        # 后面的表格: whichever of the tables has the same
        if second is not None and self.places[0].any_of:
            first = self._alike(item, 0, second) or first
        if first is not None and self.places[1].any_of:
            second = self._alike(item, 1, first) or second
        if first is not None and second is not None and not agree(first, second):
            # of several lines of one name in one table the two that are the same
            first, second = self._same(item, first, second)
        if first is not None and second is not None:
            # the one of several in the text that is told under what the table is called
            if self.places[0].text and second.statement is not None:
                first = self.at(0, item, beside=second) or first
            elif self.places[1].text and first.statement is not None:
                second = self.at(1, item, beside=first) or second
        return first, second

    def _same(self, item: Item, first: Number, second: Number) -> tuple[Number, Number]:
        sides = [[x, *self._lines_beside(item, x)] for x in (first, second)]
        pairs = ((a, b) for a in sides[0] for b in sides[1] if agree(a, b) and a.source != b.source)
        return next(pairs, (first, second))

    def _lines_beside(self, item: Item, number: Number) -> list[Number]:
        """What its table prints in the same column in other lines of that name."""
        figures = [f for name in item.names for f in self.held.catalogue.of_subject(name)]
        own = next((f for f in figures if f.money.source == number.source), None)
        if own is None or own.statement is None or own.code:
            return []
        same = (
            f
            for f in figures
            if f.statement is own.statement and f.header == own.header and f.subject == own.subject
        )
        return [Number.of_figure(f) for f in same if f is not own and f.money.value]

    def _alike(self, item: Item, n: int, other: Number) -> Number | None:
        """The figure of the item in any of the tables that is the same as the other."""
        figures = [f for name in item.names for f in self.held.catalogue.of_subject(name) if self._may_be(f)]
        here = (
            Number.of_figure(f)
            for f in figures
            if of_all(f) and _stands(f, self.places[n], self.places[n].tables)
        )
        return next((x for x in here if agree(x, other)), None)

    def at(
        self, n: int, item: Item, others: Sequence[Item] = (), beside: Number | None = None
    ) -> Number | None:
        """What a place has of an item; with `others` where a column is called by these, `beside` what the other place has."""
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
        final = self.held.document.stage is Stage.FINAL
        if (
            figure.item is not None
            and final
            and not figure.whole
            and not WANTS_BUDGET.search(self.question.plain)
        ):
            return False
        return _CHANGED.search("|".join(figure.column)) is None and stage_fits(
            figure, self.question, self.held
        )

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
        whole = (
            headed or [f for f in here if narrowed or of_all(f)] or [f for f in here if f.item is not None]
        )
        if not whole:
            # a row of a unit is all of an item that no other unit has
            only = [f for f in here if not f.column]
            whole = only if len(only) == 1 else []
        if beside is not None and beside.statement is not None:
            title = key(beside.statement.title)
            whole = sorted(whole, key=lambda f: -coverage(key(f.section.rpartition("/")[2]), title))
        return whole[0] if whole else None

    def _head_said(self, figure: Figure) -> bool:
        heads = [key(part) for part in figure.column]
        return any(word in heads for word in self.left)

    def _in_words(self, n: int, item: Item, *, exactly: bool = False) -> Number | None:
        """A number of the item that is printed as no amount of a line: in a sentence, in a form's words or targets."""
        place = self.places[n]
        known = [
            x
            for x in numbers(self.held)
            # what a plan is said to cost goes by words of its own
            if (not x.of_item or (place.under and x.where is Where.TEXT))
            and x.sort == "元"
            and place.holds(x)
            and not (bounds(x) or former(x))
            and self._of_year(x.years)
        ]
        known += [x for x in made_of_several(self.held) if place.holds(x)]
        if exactly:
            return next((x for x in known if x.saying.words.split("|")[0] == item.phrase), None)
        found = [
            x for score, x in near([(item.subject, item.said)], known) if score >= _NAMED and _own(x, item)
        ]
        given = [x for x in found if any(said.low <= x.base <= said.high for said in self._given[n])]
        values = {x.base for x in found}
        return given[0] if given else found[0] if len(values) == 1 else None

    def between(self, item: Item, first: Number, second: Number) -> Figure | None:
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

    def lacks(self, place: NamedPlace, items: Sequence[Item]) -> bool:
        """Whether it is certain that tables have no line and no column of the items."""
        if not place.tables:
            return False
        elsewhere = {t for p in self.places if p is not place for t in p.tables}
        tables = {*place.tables, *place.others} - elsewhere
        statements = [s for s in self.held.extraction.budget.statements if s.table in tables]
        if any(s.kind in _OF_OTHER_NAMES for s in statements):
            return False
        names = {name for item in items for name in (*item.names, key(item.said))}
        printed = {
            part
            for s in statements
            for part in (
                *(key(line.name) for line in s.lines),
                *(key(p) for c in s.columns for p in c.split("/")),
            )
        }
        return not any(
            _bare(name) == _bare(one) or (len(one) > len(name) and all(covered(name, one)))
            for name in names
            for one in printed
        )


def _bare(name: str) -> str:
    bare = _TAIL.sub("", name)
    return bare if len(bare) > _SHORT else name


def _stands(figure: Figure, place: NamedPlace, tables: Sequence[str]) -> bool:
    if not tables:
        return place.holds(Number.of_figure(figure))
    return figure.statement is not None and figure.statement.table in tables


def _headed(figure: Figure, other: Item) -> bool:
    """Whether a column is called by an item (住房公积金的基本支出)."""
    return any(concept(key(part)) == other.subject or key(part) == other.subject for part in figure.column)


def _own(number: Number, item: Item) -> bool:
    words = number.saying.words
    if number.where is Where.TEXT:
        words = f"{words}|{number.saying.around}" if item.said in number.saying.words else words
    return any(name in words for name in (item.subject, item.said))
