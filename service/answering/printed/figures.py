"""The figures of a document, in printed order: those of its tables, then those of its sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.schema.budget import Line, NarrativeItem, Statement
from extractors.schema.draft import BASE_NAMES, Against, Kind
from extractors.schema.extraction import Extraction
from extractors.schema.money import Money
from service.answering.printed.appropriation import names_in_full
from service.answering.printed.bodies import bodies_of, is_office, units_of_items
from service.answering.printed.figure import VEHICLES, Figure, is_topic, stated, subject_of
from service.answering.printed.form_money import project_of, projects_of_forms
from service.answering.printed.headers import LEADING_YEAR, header, only
from service.answering.printed.project_columns import whole_column
from service.answering.printed.row_names import (
    STAGE_ROW,
    by_years,
    row_of_year,
    same_unit,
    side_total,
    sided,
)
from service.answering.printed.topics import topic_of
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key, plain, unnumbered

_OF_THIS_YEAR = regex("(?:本年|当年)支出(?:合计)?")
_OF_BALANCE = regex("收入|结转|结余")
# What a sentence on one fund alone tells by its bare name.
_OF_A_YEAR = regex(
    "(?:本年|当年)(?:收入|支出)(?:合计)?|(?:[年期][初末]|上年)(?:财政拨款)?(?:结转和?结余|结转|结余)"
)
_FUND = regex("政府性基金|国有资本经营")
# What begins a sentence on one fund, or its heading.
_OF_FUND = regex(
    rf"\W*(?:[\d一二三四五六七八九十]{{1,3}}[、.．）)]\s*)?(?:(?:19|20)\d\d年度?)?(?:本部门|我部门|本单位|我单位|我局|本局)?(?:(?:19|20)\d\d年度?)?(?P<fund>{_FUND.pattern})"
)
_FUNDS_OWN = regex(f"(?P<fund>{_FUND.pattern})(?:预算)?(?:财政拨款)?(?=(?:{_OF_A_YEAR.pattern})$)")
_SIDE = regex("收入|支出")
_PROJECT = "项目"
_FUNDS = (Kind.GOVERNMENT_FUND, Kind.STATE_CAPITAL)
_OF_VEHICLES = regex("购置|运行")
_DETAILED = regex(
    "明细表?[-—－–—]+(?P<item>[一-鿿]{4,16}?(?:支出|经费|补助))(?:支出)?(?:预算|决算)?(?:明细)?表?$"
)
# So many amounts of one row are of items, and not of the sorts of money of one.
_SEVERAL_ITEMS = 5
# A name longer than this is a sentence in a table, and names nothing.
_LONGEST_NAME = 60


def figures_of(extraction: Extraction) -> Iterator[Figure]:
    """Every amount of a document, once for each item that it is told of: of a row, of a side, of the project of the row."""
    order = 0
    budget = extraction.budget
    tabled: set[str] = set()
    over: list[Figure] = []
    department = key(budget.department.text) if budget.department else ""
    projects = projects_of_forms(budget)
    bodies = {key(unit.name.text) for unit in budget.units}
    listed = [bodies_of(statement, department) for statement in budget.statements]
    bodies = bodies.union(*listed)
    for statement, rows in zip(budget.statements, listed, strict=True):
        units = units_of_items(statement, department, bodies)
        in_full = names_in_full(statement)
        of_heads = _items_over_columns(statement)
        for line, of_year in by_years(statement.lines, budget.fiscal_year):
            project = project_of(statement, line, projects)
            # in the form of a whole department the sum of all receipts, or of all that is spent, is none of the budget
            summed = statement.kind is Kind.PERFORMANCE and TOTALS.fullmatch(key(line.name)) and not project
            side = _SIDE.search(line.side) if summed else None
            if len(line.name) > _LONGEST_NAME or (summed and side is None):
                continue
            # among units the department's own office is one of them
            own = "" if is_office(line, rows) else department
            row = _Row.of(statement, line, own, budget.fiscal_year, of_year, units.get(id(line), ""))
            for column, money in ((amount.column, amount.money) for amount in line.amounts):
                figure = _of_table(row, column, money, order)
                if side is not None:
                    figure = replace(
                        figure,
                        subject=f"{side.group()}构成合计",
                        label=f"{side.group()}合计",
                        whole=False,
                    )
                tabled.add(figure.subject)
                yield figure
                head = (
                    "" if not of_heads else figure.column[-1] if figure.column else _item_of_title(statement)
                )
                if head:
                    # the items stand over the columns of the one row of the body
                    tabled.add(key(head))
                    over.append(
                        replace(figure, subject=key(head), label=head, code="", column=(), whole=True)
                    )
                for name in in_full.get((id(line), column), ()):
                    yield replace(figure, subject=name, label=name, column=(), whole=True)
                if project:
                    tabled.add(key(project))
                    yield replace(
                        figure,
                        subject=key(project),
                        label=unnumbered(project),
                        # a final account has the plan and the outturn side by side
                        column=figure.column if len(statement.columns) > 1 else (),
                        whole=True,
                    )
                order += 1
    # an item that has a line of its own in another table is told by that
    for figure in over:
        yield replace(figure, order=order)
        order += 1
    told = (i for i in budget.narrative if i.against is Against.BUDGET)
    planned = {(i.item, i.previous.printed) for i in told if i.previous}
    for item in budget.narrative:
        for column, money in stated(item):
            # 预算为3万元，支出决算为2万元: what the outturn is held against is told of the item first
            plan = not column and money is item.current and (item.item, money.printed) in planned
            figure = _of_prose(item, BASE_NAMES[Against.BUDGET] if plan else column, money, order)
            if figure.subject.removesuffix(_PROJECT) in tabled:
                # “某工程”项目 of a sentence is the one that a table lists
                figure = replace(figure, subject=figure.subject.removesuffix(_PROJECT))
            yield replace(figure, whole=False) if plan else figure
            order += 1


def _items_over_columns(statement: Statement) -> bool:
    """Whether a table of basic expenditure has its items (基本工资, 办公费) over its columns and one row of all that is spent."""
    rows = [line for line in statement.lines if line.amounts]
    return (
        statement.kind is Kind.BASIC_BY_ECONOMIC and len(rows) == 1 and len(rows[0].amounts) >= _SEVERAL_ITEMS
    )


def _item_of_title(statement: Statement) -> str:
    """The item that a table details, as its title ends in it (基本支出预算明细表-工资福利支出); empty where it names none."""
    called = _DETAILED.search(statement.title.replace(" ", ""))
    return called["item"] if called is not None else ""


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
    # Whether all columns of its table are of what is spent in the year, and a head that says so tells none of them apart.
    of_this_year: bool
    # The keys of the words that stand on it, behind those of its column.
    title: str
    ending: str
    # What it is called where its column does not name the item, and the years with that which its name begins with.
    label: str
    years_called: frozenset[int]

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
        of_side = side_total(statement, line)
        years = frozenset((beside,) if beside else ())
        return cls(
            statement,
            line,
            name,
            stands_for_all,
            of_side,
            "" if stands_for_all or of_spender else line.code,
            of_year,
            years,
            unit,
            statement.kind is Kind.GENERAL_BY_FUNCTION
            and not any(map(_OF_BALANCE.search, statement.columns)),
            key(statement.title),
            "|".join(ending),
            of_side or unnumbered(line.name),
            years | _called_year(of_side or name),
        )


def _called_year(subject: str) -> frozenset[int]:
    """The year that a name begins with; none where it begins with no year."""
    leading = LEADING_YEAR.match(subject)
    return frozenset((int(leading.group(1)),) if leading is not None else ())


def _of_table(row: _Row, column: str, money: Money, order: int) -> Figure:
    statement, line = row.statement, row.line
    parts, telling, printed_years, heads = header(column, line.side)
    if row.of_this_year:
        telling = tuple(part for part in telling if not _OF_THIS_YEAR.fullmatch(plain(part)))
    own = bool(row.of_side) or not row.stands_for_all
    if own:
        subject, label = row.of_side or row.name, row.label
        # 某中学的“三公”经费合计 is all that the table has of it
        of_topic = all(part == telling[0] and is_topic(part, statement.kind) for part in telling)
        whole = (
            not telling
            or len(statement.columns) == 1
            or (of_topic and not key(telling[0]).startswith(VEHICLES))
        )
    elif telling and not (len(statement.columns) == 1 and topic_of(statement)):
        subject, label, whole = key(telling[-1]), telling[-1], TOTALS.fullmatch(plain(parts[-1])) is not None
        # what the table is of stands over its columns and narrows none of them (三公经费/公务接待费)
        narrowed = any(not is_topic(part, statement.kind) for part in telling[:-1])
        whole = whole or not narrowed or only(column, statement)
        if statement.kind in _FUNDS and _OF_A_YEAR.fullmatch(subject):
            subject, label = topic_of(statement) + subject, topic_of(statement) + label
        if len(parts) > 1 and key(parts[-2]).startswith(VEHICLES) and _OF_VEHICLES.match(subject):
            # 公务用车购置及运行费/购置费: what is bought is vehicles
            subject, label = VEHICLES + subject, VEHICLES + label
    else:
        subject, whole = topic_of(statement), True
        label = subject or statement.title
    if statement.kind is Kind.PROJECTS:
        whole = whole or column == whole_column(statement.columns)
    if row.stands_for_all and STAGE_ROW.fullmatch(row.name) and telling:
        telling = (*telling, line.name.strip())
    years = row.years_called if own and row.of_year is None else row.years
    if printed_years:
        years = years.union(printed_years)
    if row.of_year is not None:
        years |= {row.of_year}
    elif not own:
        years |= _called_year(subject)
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


def _fund_of(item: NarrativeItem) -> str:
    """The one fund that a sentence is on, as it or its heading begins; empty for none."""
    text = item.sentence.text
    found = _OF_FUND.match(text)
    if found is None and "一般公共预算" not in text:
        found = _OF_FUND.match("".join(item.heading[-1:]))
    return found["fund"] if found is not None else ""


def _of_prose(item: NarrativeItem, column: str, money: Money, order: int) -> Figure:
    subject, label = _FUNDS_OWN.sub(r"\g<fund>", subject_of(item)), item.item
    if _OF_A_YEAR.fullmatch(subject) and (fund := _fund_of(item)):
        # 政府性基金预算…年初结转1万元，本年收入2万元，…: of that fund alone
        subject, label = fund + subject, fund + label
    return Figure(
        subject=subject,
        label=label,
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
