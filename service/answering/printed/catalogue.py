"""What one document can be asked: every figure with the names by which people ask for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from extractors.schema.budget import Line, NarrativeItem, Statement
from extractors.schema.draft import BASE_NAMES, Against, Kind
from extractors.schema.extraction import Extraction
from extractors.schema.money import Money
from extractors.schema.source import Source
from service.answering.asked.amounts import Said
from service.answering.printed.bodies import bodies_of, is_office, units_of_items
from service.answering.printed.form_money import project_of, projects_of_forms
from service.answering.printed.headers import header, only
from service.answering.printed.item_names import concept, names_of
from service.answering.printed.project_columns import whole_column
from service.answering.printed.row_names import (
    STAGE_ROW,
    by_years,
    of_plan,
    row_of_year,
    same_unit,
    side_total,
    sided,
)
from service.answering.printed.topics import topic_of
from service.lexicon.names import TOPIC, TOTALS
from service.patterns import regex
from service.terms import key, plain, unnumbered

_LEADING_YEAR = regex(r"^((?:19|20)\d{2})年?(?:度)?")
_ENDING_YEAR = regex(r"(?<=[一-鿿]{2})(?:19|20)\d{2}年度?$")
_SIDE_OF_ALL = regex("(?:本年)?(收入|支出)(?:合计|总计)")
_VEHICLES, _OF_VEHICLES = "公务用车", regex("购置|运行")
# A longer row is quoted by its name and the one figure that is meant.
_LONGEST_ROW = 10
# A name longer than this is a sentence in a table, and names nothing.
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount, what it is of, and its printed place.

    `subject` is the key of the item; `column` what remains of the header path when everything that merely says
    "total" is taken away; `years` are the years that its column or name prints.
    """

    subject: str
    label: str
    code: str
    kind: Kind
    column: tuple[str, ...]
    years: frozenset[int]
    side: str
    money: Money
    words: str
    order: int
    whole: bool
    statement: Statement | None = None
    line: Line | None = None
    item: NarrativeItem | None = None
    # The name of its row and the whole header path of its column, of a figure in a table.
    row: str | None = None
    header: str | None = None
    # The unit whose item it is, where a table has the items of several.
    unit: str = ""

    def fits(self, said: Said) -> bool:
        """Whether an amount that a question names may be this one."""
        return said.fits(self.money)

    @property
    def shown(self) -> str:
        """The name that an answer gives it: the item and, where it says more, the column."""
        code = f"（{self.code}）" if self.code and not self.code.startswith(self.label) else ""
        measure = self.item is not None and self.item.measure not in self.label
        told = [part for part in self.column if measure or not self.whole]
        if self.planned and not any("预算" in part for part in told):
            told.append("预算数")
        extra = "、".join(part for part in told if key(part) != self.subject)
        return f"{self.of_unit}{self.label}{code}" + (f"（{extra}）" if extra else "")

    @property
    def quote(self) -> str:
        """The row or the sentence that it stands in, as printed."""
        if self.item is not None:
            return self.item.sentence.text.strip()
        line = self.line
        if line is None:
            return self.money.source.text.strip()
        return _quoted(
            line, (line.source.text.strip() if line.source else line.name) or self.label, self.money
        )

    @property
    def section(self) -> str:
        """Label and title of its table, or the headings of its sentence."""
        if self.item is not None:
            return " / ".join(self.item.heading)
        if self.statement is None:
            return ""
        return " ".join(part for part in (self.statement.label, self.statement.title) if part)

    @property
    def of_unit(self) -> str:
        return f"{self.unit}的" if self.unit else ""

    @property
    def planned(self) -> bool:
        """Whether it is what was planned, in a table that prints what was spent as well."""
        return self.statement is not None and of_plan(self.statement.title, self.header or "", self.row or "")


@dataclass(frozen=True)
class Catalogue:
    """The figures of one document by the key of what they are of."""

    extraction: Extraction
    figures: tuple[Figure, ...]

    @classmethod
    def of(cls, extraction: Extraction) -> Catalogue:
        return cls(extraction, tuple(_figures(extraction)))

    @cached_property
    def _by_subject(self) -> dict[str, list[Figure]]:
        by_subject: dict[str, list[Figure]] = {}
        for name, figure in ((name, f) for f in self.figures for name in names_of(f.subject)):
            by_subject.setdefault(name, []).append(figure)
        return by_subject

    def of_subject(self, name: str) -> list[Figure]:
        """The figures of the item with this key, in printed order."""
        return self._by_subject.get(name, [])

    def of_all(self, name: str) -> list[Figure]:
        """The figures of the item but those of one unit's part of it, where there are others or several units have one."""
        found = self.of_subject(name)
        of_units = {figure.unit for figure in found if figure.unit}
        if not of_units or (len(of_units) == 1 and all(figure.unit for figure in found)):
            return found
        return [figure for figure in found if not figure.unit]

    @property
    def subjects(self) -> Collection[str]:
        return self._by_subject.keys()

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first two characters of every name and code."""
        return frozenset(name[:2] for name in (*self.subjects, *self.codes))

    @cached_property
    def at(self) -> dict[tuple[object, ...], Figure]:
        """The figure at each printed place."""
        return {source_key(figure.money.source): figure for figure in reversed(self.figures)}

    @cached_property
    def said(self) -> str:
        """All words of the document: its prose, its tables' titles, heads and names, its targets."""
        budget = self.extraction.budget
        told = [key(passage.source.text) for passage in self.extraction.passages]
        told += dict.fromkeys(figure.words for figure in self.figures)
        told += [
            key("|".join((i.project, i.level1, i.level2, i.level3, i.target.text))) for i in budget.indicators
        ]
        return "|".join(told)

    @cached_property
    def items(self) -> str:
        """All names of what figures and targets are of."""
        budget = self.extraction.budget
        aims = (key(f"{one.project}|{one.level3}") for one in budget.indicators)
        return "|".join(dict.fromkeys((*self.subjects, *aims)))

    @cached_property
    def codes(self) -> dict[str, str]:
        """Classification codes and the key of the name printed with each, in tables rather than in sentences."""
        coded = (f for f in reversed(self.figures) if f.code)
        return {f.code: f.subject for f in sorted(coded, key=lambda f: f.statement is not None)}


def _of_appropriation(figure: Figure) -> str:
    """财政拨款收入, 财政拨款支出: what a side of the table of appropriation (财政拨款收支总表) adds up to; else empty."""
    found = _SIDE_OF_ALL.fullmatch(figure.subject)
    if figure.kind is not Kind.FISCAL_APPROPRIATION or not figure.whole or found is None:
        return ""
    return f"财政拨款{found.group(1)}"


def _figures(extraction: Extraction) -> Iterator[Figure]:
    order = 0
    budget = extraction.budget
    department = key(budget.department.text) if budget.department else ""
    projects = projects_of_forms(budget)
    bodies = {key(unit.name.text) for unit in budget.units}
    listed = [bodies_of(statement, department) for statement in budget.statements]
    bodies = bodies.union(*listed)
    for statement, rows in zip(budget.statements, listed, strict=True):
        units = units_of_items(statement, department, bodies)
        for line, of_year in by_years(statement.lines, budget.fiscal_year):
            project = project_of(statement, line, projects)
            if len(line.name) > _LONGEST_NAME or (
                statement.kind is Kind.PERFORMANCE and TOTALS.fullmatch(key(line.name)) and not project
            ):
                continue
            # among units the department's own office is one of them
            own = "" if is_office(line, rows) else department
            row = _Row.of(statement, line, own, budget.fiscal_year, of_year, units.get(id(line), ""))
            for column, money in ((amount.column, amount.money) for amount in line.amounts):
                figure = _of_table(row, column, money, order)
                yield figure
                if side := _of_appropriation(figure):
                    yield replace(figure, subject=side, label=side)
                if project:
                    yield replace(
                        figure,
                        subject=key(project),
                        label=unnumbered(project),
                        # a final account has the plan and the outturn side by side
                        column=figure.column if len(statement.columns) > 1 else (),
                        whole=True,
                    )
                order += 1
    told = (i for i in budget.narrative if i.against is Against.BUDGET)
    planned = {(i.item, i.previous.printed) for i in told if i.previous}
    for item in budget.narrative:
        for column, money in stated(item):
            # 预算为3万元，支出决算为2万元: what the outturn is held against is told of the item first
            plan = not column and money is item.current and (item.item, money.printed) in planned
            figure = _of_prose(item, BASE_NAMES[Against.BUDGET] if plan else column, money, order)
            yield replace(figure, whole=False) if plan else figure
            order += 1


@dataclass(frozen=True, slots=True)
class _Row:
    """What all figures of one row of a table have in common."""

    statement: Statement
    line: Line
    # The key of its name; whether that says no more than that it is all; what a side that it is the total of is called.
    name: str
    stands_for_all: bool
    of_side: str
    code: str
    # The years that its name and a column of its own give it; only the former tells the years of its columns apart.
    of_year: int | None
    years: frozenset[int]
    unit: str
    # The keys of the words that stand on it, behind those of its column.
    title: str
    ending: str

    @classmethod
    def of(
        cls,
        statement: Statement,
        line: Line,
        department: str,
        fiscal_year: int | None,
        beside: int | None,
        unit: str,
    ) -> _Row:
        name = key(line.name)
        of_year = row_of_year(name, fiscal_year)
        stands_for_all = (
            not name
            or of_year is not None
            # 支出合计 of a table of three expenses is all of these
            or (bool(TOTALS.fullmatch(name)) and (not sided(name) or statement.kind is Kind.THREE_PUBLIC))
            or same_unit(name, department)
        )
        # in a table of projects the code of a body is that of who spends the money
        of_spender = line.of_body and statement.kind is Kind.PROJECTS
        ending = (key(line.side), name, key(line.code), *([key(unit)] if unit else ()))
        return cls(
            statement,
            line,
            name,
            stands_for_all,
            side_total(statement, line),
            "" if stands_for_all or of_spender else line.code,
            of_year,
            frozenset((beside,) if beside else ()),
            unit,
            key(statement.title),
            "|".join(ending),
        )


def _of_table(row: _Row, column: str, money: Money, order: int) -> Figure:
    statement, line = row.statement, row.line
    parts, telling, printed_years, heads = header(column, line.side)
    if row.of_side or not row.stands_for_all:
        subject, label = row.of_side or row.name, row.of_side or unnumbered(line.name)
        whole = not telling or len(statement.columns) == 1
    elif telling and not (len(statement.columns) == 1 and topic_of(statement)):
        subject, label, whole = key(telling[-1]), telling[-1], TOTALS.fullmatch(plain(parts[-1])) is not None
        # what the table is of stands over its columns and narrows none of them (三公经费/公务接待费)
        narrowed = any(not is_topic(part, statement.kind) for part in telling[:-1])
        whole = whole or not narrowed or only(column, statement)
        if len(parts) > 1 and key(parts[-2]).startswith(_VEHICLES) and _OF_VEHICLES.match(subject):
            # 公务用车购置及运行费/购置费: what is bought is vehicles
            subject, label = _VEHICLES + subject, _VEHICLES + label
    else:
        subject, whole = topic_of(statement), True
        label = subject or statement.title
    if statement.kind is Kind.PROJECTS:
        whole = whole or column == whole_column(statement.columns)
    if row.stands_for_all and STAGE_ROW.fullmatch(row.name) and telling:
        telling = (*telling, line.name.strip())
    years = row.years.union(printed_years)
    if row.of_year is not None:
        years |= {row.of_year}
    elif (leading := _LEADING_YEAR.match(subject)) is not None:
        years |= {int(leading.group(1))}
    return Figure(
        subject=subject,
        label=label,
        code=row.code,
        kind=statement.kind,
        column=telling,
        years=years,
        side=line.side,
        money=money,
        words="|".join((row.title, *heads, row.ending)),
        order=order,
        whole=whole and not row.unit,
        statement=statement,
        line=line,
        row=line.name,
        header=column,
        unit=row.unit,
    )


def _quoted(line: Line, name: str, money: Money) -> str:
    """The row as printed, a tab between cells: its code and name and the amounts of its columns; of a long row only this one."""
    if len(line.amounts) > _LONGEST_ROW:
        return f"{name}\t{money.source.text.strip()}"
    code = line.code_source.text.strip() if line.code_source else ""
    cells = (
        code if code != name else "",
        name,
        *(amount.money.source.text.strip() for amount in line.amounts),
    )
    return "\t".join(cell for cell in cells if cell)


def _of_prose(item: NarrativeItem, column: str, money: Money, order: int) -> Figure:
    return Figure(
        subject=subject_of(item),
        label=item.item,
        code=item.code,
        kind=Kind.NARRATIVE,
        column=(column,) if column else (),
        years=frozenset(),
        side="",
        money=money,
        words=key(item.sentence.text) + "|" + "|".join(map(key, item.heading)),
        order=order,
        whole=money is item.current,
        item=item,
    )


def stated(item: NarrativeItem) -> Iterator[tuple[str, Money]]:
    """The amounts that one sentence states of its item, each with what it is."""
    if item.current:
        yield item.measure, item.current
    if item.previous:
        yield BASE_NAMES[item.against], item.previous
    if item.delta:
        yield "增减" if item.against is Against.LAST_YEAR else f"较{BASE_NAMES[item.against]}增减", item.delta


def subject_of(item: NarrativeItem) -> str:
    """The key of what a sentence speaks of, without the year that it may begin or end with (某项补助2025年预算…)."""
    return _ENDING_YEAR.sub("", _LEADING_YEAR.sub("", key(item.item)))


def is_topic(part: str, kind: Kind) -> bool:
    """Whether a part of a header path only says what the whole table is of, or that of vehicles two things are told."""
    name = key(part)
    return concept(name) == TOPIC.get(kind, "-") or (kind is Kind.THREE_PUBLIC and name.startswith(_VEHICLES))


def of_body(figure: Figure) -> Figure:
    """The figure of a unit's line under the unit's own name, the column told where it is no total."""
    name = figure.row or figure.label
    return replace(
        figure, label=name, subject=key(name), column=() if figure.whole else figure.column, code=""
    )


def source_key(source: Source) -> tuple[object, ...]:
    """What tells a printed place from another."""
    return (source.document, source.page, source.line, source.box, source.cell)
