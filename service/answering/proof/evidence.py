"""What the documents print, read anew from the extractions: words and figures at their places, and what each figure is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractors.schema.budget import Count, Mention, NarrativeItem
from extractors.schema.draft import Against, Direction, Kind, Stage
from extractors.schema.extraction import Extraction
from extractors.schema.money import YUAN_PER_UNIT
from extractors.schema.source import Box, Source
from service.answer import Citation, Value
from service.answering.printed.by_row import of_row
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.clause_numbers import told_in
from service.answering.printed.figure import Figure, of_body
from service.answering.printed.named_amounts import named_amounts
from service.answering.printed.places import passage_of
from service.answering.printed.points import unit_of, unit_under
from service.answering.printed.row_names import STAGE_ROW
from service.answering.printed.spelled import spelled_in, told_in_words
from service.answering.printed.told_pairs import pairs_in
from service.answering.printed.unfilled import columns as blank_columns
from service.patterns import regex
from service.store import Document
from service.terms import in_a_sentence

_SPENT = regex("决算|执行|实际")
_PLANNED = regex("预算数|(?:年初|全年|调整)预算|预算/?$")


class Place(NamedTuple):
    """What tells a printed place from another; `line` is None where there are pages, `box` where there are none."""

    document: str
    page: int | None
    line: int | None
    box: Box | None

    @classmethod
    def of(cls, document: str, place: Source | Citation) -> Place:
        return cls(document, place.page, place.line, place.box)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a printed figure is of its item: the amount itself, or with `direction` or `changes` how it changed.

    `years` are those that it is of; empty where the document does not tell. `earlier` is whether it is of another year
    than the document's, `told` whether a sentence states it as that beside the amount itself; `budgeted` is whether it is
    what was planned (True) or what was spent (False), `final` whether of a final account, which prints both. `kind` is its
    table's, `code` that of its row. `of` is, of a change, the amount in yuan that the sentence says has changed.
    """

    changes: bool = False
    direction: Direction | None = None
    years: frozenset[int] = frozenset()
    earlier: bool = False
    told: bool = False
    budgeted: bool | None = None
    final: bool = False
    kind: Kind | None = None
    of: Decimal | None = None
    code: str = ""


class Surveyed(NamedTuple):
    """Of a question over the whole library how many documents there are of each sort, their years, and what the
    figures make together that are not told one by one."""

    counts: Set[int] = frozenset()
    years: Set[int] = frozenset()
    rests: Set[tuple[Decimal, str]] = frozenset()


class Evidence:
    """The words at each place, the figures with what each is of, and the names printed there."""

    def __init__(
        self,
        extractions: Mapping[str, Extraction],
        documents: Iterable[Document] = (),
        catalogues: Mapping[str, Catalogue] | None = None,
        cited: Iterable[Citation] | None = None,
        surveyed: Surveyed | None = None,
    ) -> None:
        """`documents` are those that an answer may name. `catalogues` are those at hand of the same extractions; making one
        is most of the work.

        With `cited`, the citations of the answer to be checked, figures printed elsewhere need not be read. `surveyed` is
        what was counted and summed up over the library, by the store and not by the answer.
        """
        self.surveyed = surveyed or Surveyed()
        self._cited = None if cited is None else {Place.of(c.document, c) for c in cited}
        # without the document: to look for a source among them takes no more than what it has at hand
        self._spots = {place[1:] for place in self._cited or ()}
        # most of a document is on other pages, or in other lines
        self._lines = {place[1:3] for place in self._cited or ()}
        known = list(documents)
        self.words: dict[Place, list[str]] = defaultdict(list)
        self.names: dict[Place, set[str]] = defaultdict(set)
        self.items: dict[tuple[Place, str], set[str]] = defaultdict(set)
        self.rows: set[tuple[Place, str, str]] = set()
        self.cells: set[tuple[Place, str, str | None, str | None]] = set()
        self.figures: dict[tuple[Place, str, Decimal, str], list[Printed]] = defaultdict(list)
        self.directions: dict[str, set[Direction]] = defaultdict(set)
        self.years: set[int] = {d.fiscal_year for d in known if d.fiscal_year} | set(self.surveyed.years)
        self.titles: dict[str, set[str]] = defaultdict(set)
        for document in known:
            for name in (document.title, document.department, document.name):
                self.titles[name].add(document.id)
        for document_id, extraction in extractions.items():
            catalogue = (catalogues or {}).get(document_id)
            self._read(document_id, extraction, catalogue or Catalogue.of(extraction))

    def cites(self, citation: Citation) -> bool:
        """Whether these words stand at this place under this heading, in this row and column if it names them."""
        place = Place.of(citation.document, citation)
        named = citation.row is not None or citation.column is not None
        if named and (place, citation.quote, citation.row, citation.column) not in self.cells:
            return False
        if (place, citation.section, citation.quote) in self.rows:
            return True
        return any(citation.quote and citation.quote in text for text in self.words.get(place, ()))

    def states(self, value: Value, citation: Citation) -> bool:
        """Whether the cited place prints this figure of this item."""
        if not self.printed(value, citation):
            return False
        return value.yuan is None or value.yuan == in_yuan(value.amount, value.unit)

    def printed(self, value: Value, citation: Citation) -> list[Printed]:
        """What the figure is of its item at the cited place: once for each reading of it, none where it is not there."""
        place = Place.of(citation.document, citation)
        return self.figures.get((place, value.label, value.amount, value.unit), [])

    def names_at(self, citation: Citation) -> set[str]:
        """The names of what is printed at the cited place, and of the table or section that it stands in."""
        return {citation.section, *self.names.get(Place.of(citation.document, citation), ())}

    def texts_at(self, citation: Citation) -> list[str]:
        """What is printed at the cited place, whole."""
        return self.words.get(Place.of(citation.document, citation), [])

    def items_at(self, citation: Citation) -> set[str]:
        """The items that the words at the cited place are said of; empty where they are of none in particular."""
        return self.items.get((Place.of(citation.document, citation), citation.quote), set())

    def _read(self, document: str, extraction: Extraction, catalogue: Catalogue) -> None:
        budget = extraction.budget
        year, final = budget.fiscal_year, budget.stage is Stage.FINAL
        if year:
            self.years |= {year, year - 1}
        self.years |= {each for figure in catalogue.figures for each in figure.years}
        near = [figure for figure in catalogue.figures if self._near(figure.money.source)]
        tables = {id(f.statement): f.statement for f in near if f.statement is not None}
        columns = {id(a.money): a.column for s in tables.values() for line in s.lines for a in line.amounts}
        unfilled = {at: set(blank_columns(s)) for at, s in tables.items()}
        for figure in near:
            place = Place.of(document, figure.money.source)
            self.rows.add((place, figure.section, figure.quote))
            self.cells.add((place, figure.quote, figure.row, figure.header))
            self.names[place] |= {figure.shown, figure.label, figure.section}
            if figure.statement is not None:
                # a column that no row fills is said of any row
                self.names[place] |= unfilled[id(figure.statement)]
            if figure.line is not None and figure.line.project:
                # in whose form it stands
                self.names[place].add(figure.line.project)
            stated = (place, figure.shown, figure.money.value, figure.money.unit)
            said = _of_figure(figure, year, columns.get(id(figure.money), ""), final=final)
            self.figures[stated].append(said)
            if figure.line is not None and figure.line.of_body and figure.row:
                # the line of the head office, which elsewhere stands for the department
                body = of_body(figure)
                # what the column is of may be said of the units together
                self.names[place] |= {figure.row, body.shown, *figure.column}
                self.figures[place, body.shown, figure.money.value, figure.money.unit].append(said)
            elif figure.line is not None and figure.row and figure.column and not figure.code:
                row = of_row(figure)
                self.names[place] |= {figure.row, row.shown}
                self.figures[place, row.shown, figure.money.value, figure.money.unit].append(said)
        for item in budget.narrative:
            self._read_sentence(document, item, year, final=final)
        for passage in extraction.passages:
            if not self._near(passage.source):
                continue
            place = Place.of(document, passage.source)
            self.words[place].append(passage.source.text)
            self.names[place] |= set(passage.heading)
            for name, quantity in (each for pair in pairs_in(passage) for each in pair.told):
                self.names[place].add(name)
                self.figures[place, name, quantity.value, quantity.unit].append(Printed())
            for number in (each for sentence in told_in(passage) for each in sentence):
                self.figures[place, number.name, number.value, number.unit].append(Printed())
        for source, _, _ in told_in_words(extraction):
            place = Place.of(document, source)
            for name, quantity in spelled_in(source) if self._near(source) else ():
                self.figures[place, name, quantity.value, quantity.unit].append(Printed())
        numbers: tuple[Count | Mention, ...] = (*budget.counts, *budget.mentions)
        for count in numbers:
            source = count.quantity.source
            if not self._near(source):
                continue
            place = Place.of(document, source)
            # of a table's cell the row and the head: 局机关/在职人数
            self.names[place] |= {count.item, *count.item.split("/"), count.column, *count.column.split("/")}
            for unit in {count.quantity.unit, unit_under(count.quantity.unit, count.column)}:
                self.figures[place, count.item, count.quantity.value, unit].append(Printed())
            # a paragraph that is the number alone (年度预算安排: 795万元) has its name above it
            counted_so = f"{count.quantity.printed.strip()}{count.quantity.unit}"
            around = passage_of(extraction, source, count.item) or passage_of(extraction, source, counted_so)
            self.words[place] += [source.text, around.source.text if around else ""]
        for indicator in budget.indicators:
            for head, target in (("", indicator.target), *((o.head, o.target) for o in indicator.others)):
                if not self._near(target.source):
                    continue
                at = Place.of(document, target.source)
                self.names[at] |= {indicator.project, indicator.level3, in_a_sentence(indicator.level3), head}
                self.names[at] |= {indicator.goal, indicator.goal.partition("：")[0]}
                self.rows.add((at, indicator.project, f"{indicator.level3}\t{target.text.strip()}"))
                if target.value is not None:
                    # the target, and the outturn that it is held against
                    # an outturn without a unit is counted in that of the target
                    for unit in {
                        target.unit,
                        target.unit or unit_of(indicator),
                        unit_under(target.unit, head),
                    }:
                        self.figures[at, indicator.level3, target.value, unit].append(Printed())
            for name, quantity in named_amounts(indicator):
                at = Place.of(document, quantity.source)
                self.names[at].add(name)
                self.figures[at, name, quantity.value, quantity.unit].append(Printed())
        for goal in budget.goals:
            place = Place.of(document, goal.text.source)
            self.names[place] |= {goal.project, goal.period}
            self.words[place].append(goal.text.text)
        for choice in budget.choices:
            if choice.ticked:
                place = Place.of(document, choice.option.source)
                self.names[place] |= {choice.project, choice.label}
                self.words[place].append(choice.option.text)
        for one in budget.particulars:
            place = Place.of(document, one.text.source)
            self.names[place] |= {one.project, one.label}
            self.words[place].append(one.text.text)
        for term in budget.glossary:
            place = Place.of(document, term.definition.source)
            self.names[place].add(term.name)
            self.words[place].append(term.definition.text)
        for statement in budget.statements:
            if statement.nil is not None:
                self.words[Place.of(document, statement.nil.source)].append(statement.nil.text)
            for line in statement.lines:
                if line.source is not None and not line.amounts and self._near(line.source):
                    # a row that is blank prints no more than its name
                    self.words[Place.of(document, line.source)] += [line.name, line.source.text]
                for each in line.about:
                    place = Place.of(document, each.source)
                    self.words[place].append(each.source.text)
                    self.names[place] |= {line.name, statement.title, *each.head.split("/")}

    def _near(self, source: Source) -> bool:
        """Whether what is printed there may be cited; of a place that no citation names nothing need be read."""
        if self._cited is None:
            return True
        near = (source.page, source.line) in self._lines
        return near and (source.page, source.line, source.box) in self._spots

    def _read_sentence(self, document: str, item: NarrativeItem, year: int | None, *, final: bool) -> None:
        if item.direction is not None:
            self.directions[item.item].add(item.direction)
        parts = (item.current, item.previous, item.delta, item.percent, item.reason, item.purpose)
        if not any(map(self._near, (item.sentence, *(part.source for part in parts if part is not None)))):
            return
        sources: list[Source] = [item.sentence]
        for source, amount, unit, printed in _stated(item, year, final=final):
            place = Place.of(document, source)
            self.names[place].add(item.item)
            self.figures[place, item.item, amount, unit].append(printed)
            sources.append(source)
        for source in sources:
            self.words[Place.of(document, source)].append(item.sentence.text)
        self.names[Place.of(document, item.sentence)].add(item.item)
        for stated in (item.reason, item.purpose):
            if stated is not None:
                place = Place.of(document, stated.source)
                self.words[place].append(stated.text)
                self.names[place].add(item.item)
                self.items[place, stated.text.strip()].add(item.item)


def _stated(
    item: NarrativeItem, year: int | None, *, final: bool
) -> Iterator[tuple[Source, Decimal, str, Printed]]:
    now = frozenset({year} if year else ())
    changed = _change(item)
    planned = False if item.against is Against.BUDGET and item.previous is not None else None
    if item.measure and _PLANNED.search(item.measure):
        planned = True
    elif final and item.measure and _SPENT.search(item.measure):
        planned = False
    for money, printed in (
        (item.current, Printed(years=now, budgeted=planned, final=final)),
        (item.previous, _base(item, year, final=final)),
        (item.delta, changed),
    ):
        if money is not None:
            yield money.source, money.value, money.unit, printed
    if item.percent is not None:
        yield item.percent.source, item.percent.value, "%", changed


def _change(item: NarrativeItem) -> Printed:
    whole = in_yuan(item.current.value, item.current.unit) if item.current else None
    return Printed(changes=True, direction=item.direction, of=whole)


def _base(item: NarrativeItem, year: int | None, *, final: bool) -> Printed:
    """What a sentence holds the amount against: that of the year before, or what was planned."""
    last = item.against is Against.LAST_YEAR
    planned = True if item.against is Against.BUDGET else None
    years = frozenset({year - 1} if year and last else ())
    return Printed(years=years, earlier=True, told=True, budgeted=planned, final=final)


def _of_figure(figure: Figure, year: int | None, column: str, *, final: bool) -> Printed:
    if figure.item is not None and not figure.whole:
        if figure.money is figure.item.delta:
            return _change(figure.item)
        return _base(figure.item, year, final=final)
    # where a row says what is told, the columns are the items
    row = figure.row if figure.row and STAGE_ROW.fullmatch(figure.row) else ""
    measure = figure.item.measure if figure.item is not None else ""
    planned, head = None, f"{column or figure.header or measure}/{row}"
    if _SPENT.search(head) or _PLANNED.search(head):
        planned = _SPENT.search(head) is None
    elif final and figure.statement is not None and _SPENT.search(figure.section):
        planned = False
    if figure.item is not None and figure.item.against is Against.BUDGET and figure.item.previous is not None:
        planned = False
    path = "/".join(figure.column)
    if figure.years or year is None:
        years, earlier = figure.years, year is not None and min(figure.years) < year
    elif "上年" in path or "去年" in path:
        # what was carried over is money of this year as well
        years, earlier = frozenset({year - 1, year} if "结" in path else {year - 1}), True
    else:
        years, earlier = frozenset({year}), "上年" in figure.label
    final = final and (figure.planned or figure.statement is None)
    return Printed(
        years=years, earlier=earlier, budgeted=planned, final=final, kind=figure.kind, code=figure.code
    )


def in_yuan(amount: Decimal, unit: str) -> Decimal | None:
    """The amount in yuan; None for what is not money."""
    return amount * YUAN_PER_UNIT[unit] if unit in YUAN_PER_UNIT else None
