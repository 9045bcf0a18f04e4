"""The lines of a budget, sentence by sentence or row by row, each with what it was held against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from extractors.codes import named
from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction, Kind
from service.answering.document.held import Held
from service.answering.printed.figure import Figure, subject_of
from service.answering.printed.item_names import names_of
from service.answering.ways.changes.stated import is_whole
from service.answering.ways.members.components import THREE_PUBLIC
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

_FUND = regex("政府性基金|国有资本")
_THREE = regex("三公|运行经费")
_FUNCTION_OR_CLASS = regex("2\\d\\d(?:\\d\\d){0,2}")
_ECONOMIC = regex("[35]\\d\\d(?:\\d\\d)?")
_PLAN, _OUTTURN = regex("(?:年初|全年|调整)?预算数?"), regex("(?:支出)?决算数?|(?:全年)?执行数?")
_NOT_SPENT = regex("收入|结转|结余|上年|年初|年末|增减|比例|备注|预算数$")
_TOTAL = regex("财政拨款|公共预算|收入|合计|总计|总支出|本年支出")
_PART = regex("基本支出|项目支出|人员|公用")
_ALL_OF_IT = regex("小计|合计|总计")
_LEAST, _HIGHEST = 2, 3
_KINDS = {
    "fund": (Kind.GOVERNMENT_FUND,),
    "general": (Kind.GENERAL_BY_FUNCTION,),
    "economic": (Kind.BASIC_BY_ECONOMIC,),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line with what it is and what it is held against in yuan; `item` tells it, or the figures of a row do.

    `moved` is by how much it went up or down, None where only the direction is told.
    """

    name: str
    code: str
    item: NarrativeItem | None = None
    before: Figure | None = None
    now: Figure | None = None

    @property
    def base(self) -> Decimal | None:
        if self.item is not None:
            return self.item.previous.yuan if self.item.previous is not None else None
        return self.before.money.yuan if self.before is not None else None

    @property
    def amount(self) -> Decimal | None:
        if self.item is not None:
            return self.item.current.yuan if self.item.current is not None else None
        return self.now.money.yuan if self.now is not None else None

    @property
    def moved(self) -> Decimal | None:
        item = self.item
        if item is not None and item.against is Against.LAST_YEAR and item.direction is not None:
            if item.direction is Direction.FLAT:
                return Decimal(0)
            if item.delta is not None:
                return item.delta.yuan * (1 if item.direction is Direction.INCREASE else -1)
        if self.base is None or self.amount is None:
            return None
        change = self.amount - self.base
        if (
            item is not None
            and item.direction is not None
            and (item.direction is Direction.INCREASE) is (change < 0)
        ):
            # of what is told to have gone the other way than both amounts say nothing is known
            return None
        return change

    @property
    def way(self) -> Direction | None:
        if self.item is not None and self.item.direction is not None:
            return self.item.direction
        if self.moved is None:
            return None
        return (
            Direction.FLAT if not self.moved else Direction.INCREASE if self.moved > 0 else Direction.DECREASE
        )

    @property
    def by(self) -> Decimal | None:
        """By how many per cent it went up or down."""
        if self.item is not None and self.item.percent is not None:
            return self.item.percent.value
        return self.moved / self.base * 100 if self.base and self.moved is not None else None

    @property
    def rate(self) -> Decimal | None:
        return self.amount / self.base * 100 if self.base and self.amount is not None else None


def sentences(held: Held, against: Against, fund: str | None) -> list[list[Line]]:
    """The lines that one section tells after another, those of the general budget first; sections with one line are none,
    and neither are those on kinds of expense."""
    if fund == "three":
        return [lines] if (lines := _three(held, against)) else []
    every = _by_section(held, against, _FUNCTION_OR_CLASS)
    if not any(len(lines) >= _LEAST for lines in every) and against is Against.LAST_YEAR:
        # where no functions are told the kinds of expense are
        every = _by_section(held, against, _ECONOMIC)
    made: list[tuple[bool, list[Line]]] = []
    for lines in every:
        first = lines[0].item if lines else None
        of_fund = first is not None and _FUND.search("".join(first.heading)) is not None
        if len(lines) < _LEAST and not of_fund:
            continue
        if lines and (fund is None or of_fund is (fund == "fund")):
            made.append((of_fund, lines))
    return [lines for _, lines in sorted(made, key=lambda each: each[0])]


def _three(held: Held, against: Against) -> list[Line]:
    """The three public expenses, as far as sentences tell them."""
    items = (i for i in held.extraction.budget.narrative if i.against is against and _compares(i))
    of_three = {s: i for i in items if not set(names_of(s := subject_of(i))).isdisjoint(THREE_PUBLIC)}
    return [Line(i.item, "", i) for i in of_three.values()]


def _by_section(held: Held, against: Against, codes: re.Pattern[str]) -> list[list[Line]]:
    """The lines with codes of this sort that each section tells, and those between them that are told just so without one."""
    known = [
        i
        for i in held.extraction.budget.narrative
        if i.against is against and _compares(i) and not is_whole(i) and not _THREE.search("".join(i.heading))
    ]
    made = []
    for _, group in groupby(known, key=lambda i: i.heading):
        items = list({(i.code or subject_of(i)): i for i in reversed(list(group))}.values())[::-1]
        of = [(i, _code(held, i, codes)) for i in items]
        measures = {i.measure for i, code in of if code}
        told_so = against is Against.BUDGET and len([code for _, code in of if code]) >= _LEAST
        lines = [
            Line(i.item, c, i)
            for i, c in of
            if c or (told_so and i.measure in measures and not _TOTAL.search(i.item))
        ]
        made.append(_lowest(lines))
    return made


def class_changes(held: Held, many: int = 0) -> list[Line]:
    """How each class of the classification moved against last year, as one section tells it; none where that leaves out one
    that has money, or where it tells other than as many as are said to be there."""
    every = {line.code for line in spent(held, "general", classes=True)}
    told = [
        (item, code)
        for item in held.extraction.budget.narrative
        if item.against is Against.LAST_YEAR
        and item.direction is not None
        and (item.delta is not None or item.direction is Direction.FLAT or _compares(item))
        and (code := _class(held, item))
    ]
    for _, group in groupby(told, key=lambda each: each[0].heading):
        lines = {code: Line(item.item, code, item) for item, code in group}
        complete = every <= set(lines) if every else many > 0
        if len(lines) >= _LEAST and complete and many in (0, len(lines)):
            return list(lines.values())
    return []


def _class(held: Held, item: NarrativeItem) -> str:
    """The code of the class that an item is, by the code of its lines, else by its own name; empty for others."""
    code = _code(held, item, _FUNCTION_OR_CLASS)
    own = [c for c in named(key(item.item)) if len(c) == _HIGHEST and c[:1] == "2"]
    return code if len(code) == _HIGHEST else own[0] if len(own) == 1 else ""


def rows(held: Held, against: Against, fund: str | None) -> list[Line]:
    """The lines of the longest table that prints both amounts of each: last year's and this year's, or planned and spent."""
    kinds = (Kind.GOVERNMENT_FUND,) if fund == "fund" else (Kind.GENERAL_BY_FUNCTION, Kind.EXPENDITURE)
    best: list[Line] = []
    for _, figures in tables(held, kinds):
        pair = _of_years(figures, held.year) if against is Against.LAST_YEAR else _of_stages(figures)
        lines = _once(_lowest(pair))
        best = lines if len(lines) > len(best) else best
    return best


def spent(held: Held, fund: str, *, classes: bool = False) -> list[Line]:
    """What is spent on each line of the general budget, of the fund, or on each kind of basic expense (`general`, `fund`,
    `economic`), of their highest level with `classes`, else of the lowest; lines without money left out."""
    codes = _ECONOMIC if fund == "economic" else _FUNCTION_OR_CLASS
    for _, figures in tables(held, _KINDS[fund], codes):
        made = [
            Line(f.row or f.label, f.code, now=f)
            for row in figures
            if (f := _expenditure(row, held.year, economic=fund == "economic")) is not None
        ]
        lines = _once([line for line in made if len(line.code) == _HIGHEST] if classes else _lowest(made))
        if lines:
            return [line for line in lines if line.amount]
    return []


def tables(
    held: Held, kinds: Sequence[Kind], codes: re.Pattern[str] = _FUNCTION_OR_CLASS
) -> Iterable[tuple[int, list[list[Figure]]]]:
    """The rows by code of each table of these kinds."""
    made: dict[int, list[list[Figure]]] = {}
    for _, group in groupby(held.catalogue.figures, key=lambda f: id(f.line)):
        row = list(group)
        line, statement = row[0].line, row[0].statement
        if line is None or statement is None or statement.kind not in kinds or line.of_body:
            continue
        if TOTALS.fullmatch(key(line.name)) or not codes.fullmatch(line.code):
            continue
        made.setdefault(id(statement), []).append(row)
    return made.items()


def _once(lines: list[Line]) -> list[Line]:
    """The lines, or none where one stands there several times, as of several units."""
    return lines if len({line.code for line in lines}) == len(lines) else []


def _lowest(lines: Sequence[Line]) -> list[Line]:
    codes = {line.code for line in lines if line.code}
    return [
        line
        for line in lines
        if not (line.code and any(c != line.code and c.startswith(line.code) for c in codes))
    ]


def lowest_rows(rows: Sequence[list[Figure]]) -> list[list[Figure]]:
    """The rows of a table that no other stands under."""
    codes = {row[0].code for row in rows}
    return [row for row in rows if not any(c != row[0].code and c.startswith(row[0].code) for c in codes)]


def _of_years(figures: Sequence[list[Figure]], year: int | None) -> list[Line]:
    made = []
    for row in figures:
        whole = [f for f in row if f.whole or _PLAN.fullmatch(leaf(f)) or _ALL_OF_IT.fullmatch(leaf(f))]
        now = next((f for f in whole if year in f.years), None)
        before = next((f for f in whole if year is not None and year - 1 in f.years), None)
        if now is not None and before is not None:
            made.append(Line(now.row or now.label, now.code, before=before, now=now))
    return made


def _of_stages(figures: Sequence[list[Figure]]) -> list[Line]:
    made = []
    for row in figures:
        before = next((f for f in row if _PLAN.fullmatch(leaf(f))), None)
        now = next((f for f in row if _OUTTURN.fullmatch(leaf(f))), None)
        if now is not None and before is not None:
            made.append(Line(now.row or now.label, now.code, before=before, now=now))
    return made


def _expenditure(row: Sequence[Figure], year: int | None, *, economic: bool) -> Figure | None:
    """The figure of a row that tells all that is spent on it."""
    own = [f for f in row if not (f.years and year is not None and year not in f.years)]
    known = [f for f in own if _NOT_SPENT.search(f.header or "") is None]
    for fits in (
        lambda f: f.whole,
        lambda f: (
            "支出" in (f.header or "")
            and _ALL_OF_IT.search(leaf(f))
            and (economic or not _PART.search(f.header or ""))
        ),
        lambda f: re.fullmatch("(?:本年)?支出(?:决算|预算)?数?", leaf(f)),
    ):
        if (found := next((f for f in known if fits(f)), None)) is not None:
            return found
    return known[0] if len(known) == 1 else None


def leaf(figure: Figure) -> str:
    return re.sub("^(?:19|20)\\d\\d年?度?", "", key((figure.header or "").rpartition("/")[2]))


def _code(held: Held, item: NarrativeItem, fits: re.Pattern[str]) -> str:
    codes = (
        {item.code} if item.code else {f.code for f in held.catalogue.of_subject(subject_of(item)) if f.code}
    )
    return next((c for c in sorted(codes) if fits.fullmatch(c)), "")


def _compares(item: NarrativeItem) -> bool:
    if item.current is None:
        return False
    if item.against is Against.BUDGET:
        return (
            item.previous is not None and item.current is not None and item.previous.unit == item.current.unit
        )
    return item.direction is not None or (item.previous is not None and item.current is not None)
