"""Every number that a document prints, money or not, with the words that say what it is of and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from extractors.schema.budget import Statement
from extractors.schema.draft import Kind
from extractors.schema.money import YUAN_PER_UNIT
from extractors.schema.source import Source
from service.answering.document.held import Held, once
from service.answering.document.quantities import Counted, counted, outturns, spelled
from service.answering.document.sayings import Saying, Sayings, Term
from service.answering.printed.figure import Figure, source_key
from service.answering.reply import Reply
from service.patterns import regex
from service.terms import key

Tell = Callable[[Held, Reply], str]

# Units that count the same things.
_SAME_UNIT = {
    "名": "人", "位": "人", "编制": "人", "批": "次", "批次": "次", "场": "次", "场次": "次", "期": "次", "回": "次",
    "家": "个", "部": "个", "所": "个", "处": "个", "项": "个", "座": "个", "件": "个", "台": "辆", "平米": "平方米",
    "％": "%",
}  # fmt: skip
_NAMED_SORTS = {"批次": "次", "场次": "次", "次数": "次", "人数": "人", "车辆": "辆"}
_SEVERAL = regex("[、（(/]")
_POWERS = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}


class Where(StrEnum):
    """Where a number stands: in running text, in a table (报表), in the form of performance targets (绩效目标表)."""

    TEXT = "text"
    TABLE = "table"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number. `saying` has its words; `tell` writes `实有车辆4辆[2]` into an answer."""

    value: Decimal
    unit: str
    saying: Saying = field(repr=False)
    where: Where
    source: Source = field(repr=False)
    tell: Tell = field(repr=False, compare=False)
    # tells one of running text by its clause: “按每座每月1500元发放”[2]
    quoted: Tell = field(repr=False, compare=False)
    statement: Statement | None = field(default=None, repr=False, compare=False)
    # what it was made from, of a number that is no amount of an item
    count: Counted | None = field(default=None, repr=False, compare=False)
    # an amount of an item, and no rate or count
    of_item: bool = False
    whole: bool = True
    years: frozenset[int] = frozenset()

    @classmethod
    def of_figure(cls, figure: Figure) -> Number:
        """The amount of an item."""
        return _of_figure(figure)

    @property
    def base(self) -> Decimal:
        """The value in single things: yuan, persons; 2.6万人 is 26000."""
        return self.value * scale(self.unit)

    def meets(self, other: Number) -> bool:
        """Whether the two count the same, so that they can be compared."""
        return self.sort == other.sort or {self.sort, other.sort} == {"元", "万"}

    @property
    def sort(self) -> str:
        """What it counts, so that numbers of one sort can be compared: 元, 人, 次, 元/人."""
        sort = sort_of(self.unit)
        if sort == "个":
            # 批次（个）: what is counted stands in its name
            return next((s for name, s in _NAMED_SORTS.items() if name in self.saying.words), sort)
        return sort


def scale(unit: str) -> Decimal:
    """How many single things one of a unit is; 万 alone is ten thousand of what is not said."""
    if unit == "万":
        return Decimal(10_000)
    if unit in YUAN_PER_UNIT:
        return Decimal(YUAN_PER_UNIT[unit])
    return Decimal(_POWERS.get(unit[:1], 1)) if len(unit) > 1 else Decimal(1)


def sort_of(unit: str) -> str:
    """The one unit for all units that count the same."""
    if unit in YUAN_PER_UNIT:
        return "元"
    # 辆、台（套）: a column of several things
    bare = _SEVERAL.split(unit)[0] if "元" not in unit else unit
    bare = bare[1:] if len(bare) > 1 and bare[0] in _POWERS else bare
    return _SAME_UNIT.get(bare, bare)


def near(terms: list[Term], numbers: list[Number]) -> list[tuple[float, Number]]:
    """The numbers with the share of the terms' weight that stands with each, from 0 to 1, the nearest first.

    Of equally near ones those come first whose own words say least besides.
    """
    by_saying: dict[int, Number] = {id(n.saying): n for n in numbers}
    found = Sayings(tuple(n.saying for n in numbers)).near(terms)
    return [(n.score, by_saying[id(n.saying)]) for n in found]


@once
def numbers(held: Held) -> Iterator[Number]:
    """Each printed place once; amounts of tables and sentences before the numbers told of anything else."""
    seen: set[tuple[object, ...]] = set()
    for figure in held.catalogue.figures:
        # a text without pages gives all of a line one place
        seen.add((*source_key(figure.money.source), figure.money.value))
        yield _of_figure(figure)
    forms = {_table(i.target.source) for i in held.extraction.budget.indicators} - {""}
    for count in (*counted(held, money=True), *spelled(held)):
        if (*source_key(count.quantity.source), count.quantity.value) not in seen:
            number = _of_count(count, held)
            # what the goal of a form says stands in the form, and not in the text
            yield replace(number, where=Where.TARGET) if _table(number.source) in forms else number


@once
def reached(held: Held) -> Iterator[Number]:
    """What was reached of the targets of a form, where it is printed beside them."""
    for count in outturns(held):
        yield _of_count(count, held)


def _of_figure(figure: Figure) -> Number:
    own = "|".join(dict.fromkeys((figure.subject, key(figure.label), figure.code, *map(key, figure.column))))
    table = figure.statement
    if table is None:
        where = Where.TEXT
    else:
        where = Where.TARGET if table.kind is Kind.PERFORMANCE or "绩效" in table.title else Where.TABLE
    line = figure.line
    above = key(figure.section) + (f"|{key(line.project)}" if line is not None else "")
    around = figure.words if table is None else ""

    def tell(held: Held, reply: Reply) -> str:
        return f"{figure.shown}为{reply.figure(held.document, figure)}"

    saying = Saying(own, above, figure.quote, _silent, around=around)
    return Number(
        figure.money.value,
        figure.money.unit,
        saying,
        where,
        figure.money.source,
        tell,
        tell,
        statement=table,
        of_item=True,
        whole=figure.whole,
        years=figure.years,
    )


def _of_count(count: Counted, held: Held) -> Number:
    saying = Saying(
        f"{count.words}|{key(count.quantity.unit)}",
        key(count.section),
        count.quote,
        _silent,
        around=key(count.quote),
    )
    printed_in = Where.TABLE if count.quantity.source.cell is not None else Where.TEXT
    where = Where.TARGET if count.aim else printed_in
    quoted = count.quoted if where is Where.TEXT else count.told
    return Number(
        count.quantity.value,
        count.quantity.unit,
        saying,
        where,
        count.quantity.source,
        count.told,
        quoted,
        count=count,
    )


def _table(source: Source) -> str:
    """The table of a cell; empty for a place in running text."""
    return (source.cell or "").partition("r")[0]


def _silent(*_: object) -> str:
    return ""
