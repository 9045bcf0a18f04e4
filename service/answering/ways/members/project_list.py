"""Which projects (项目) a document prints, each with its amount of the year: from the table of projects, else from the
form that each project has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from extractors.codes import named
from extractors.schema.draft import Kind
from service.answering.asked.digits import in_digits
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.rows import Sort
from service.answering.printed.figure import Figure, of_body
from service.answering.printed.item_names import concept
from service.answering.ways.figures.selection import select, stage_fits
from service.answering.ways.members.compose import adds_up, in_prose
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

FUNDS = ("一般公共预算", "政府性基金", "国有资本经营")
# Lines that gather projects of a sort and are none.
SORTS = regex(
    "(?:专用|通用|专项|特定|部门|其他|人员类|运转类|其他运转类|特定目标类)?项目(?:支出)?"
    "|(?:其他)?运转类|特定目标类|人员类|(?:本级|部门|转移)(?:支出|性)?项目"
)
# The lines of a form that say where the money of its project comes from.
_OF_FORM = regex("(?:年度|项目|中期|实施期|当年|其中|其他|上年|财政|单位)*(?:资金|拨款|结转)(?:总额)?")
# How a form, and no table of projects, heads its amounts.
_IN_FORM = regex("^项目资金|资金申请")
# The sum of the year stands beside that of all the years of a project.
_OF_YEAR = regex("年度(?:资金|预算|总额|申请)|本年|当年")
# A heading over projects, and lines below one that sum them up.
_OF_PROJECTS = regex(
    "(?:主要|重点|重大|专项|具体|年度|部门)*(?:项目|专项)(?:支出|经费|资金|预算|安排|情况|说明|及|的|用途)*"
)
_SO_MANY = regex(
    r"(?P<n>[两二三四五六七八九十]|\d{1,2})(?:个|项|大)(?:重点|专项|申报的?|主要|列出的?)*(?:的)?(?:项目|专项)(?!支出)"
    r"|(?:项目|专项)(?!支出)(?:分别|具体|都|又)?(?:有|是)?哪(?P<m>[两二三四五六七八九十]|\d{1,2})[个项]"
)
_NUMBERED = regex(r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．,，]?)+")
_SUMMED = regex("合计|总计|总额|项目支出|共计|^[一二三四五六七八九十两]项")
_UNIT = regex("单位(?:名称)?$")
_OF_ALL_YEARS = regex("总预算|实施期|中期|项目资金总额|总投资")


def listed(held: Held, question: Question) -> tuple[Figure | None, list[Figure]]:
    """The total of the projects, where it is printed, and one figure a project; those that have forms of their own, where the
    question gives their number (哪两个重点项目) and no table has so many."""
    whole, made = _listed(held, question)
    if (said := how_many(question.plain)) is not None and said != len(made):
        own = of_forms(held)
        return (None, own) if len(own) == said else (whole, made)
    return whole, made


def how_many(text: str) -> int | None:
    """How many projects a text says that there are; None where it says no number."""
    found = _SO_MANY.search(text)
    if found is None:
        return None
    number = found["n"] or found["m"]
    return int(number) if number.isdigit() else in_digits(number)


def _listed(held: Held, question: Question) -> tuple[Figure | None, list[Figure]]:
    """The total of the projects, where it is printed, and one figure a project.

    Of several tables that of the fund asked for, else the longest; without a table of several projects the forms, one a
    project.
    """
    tables: dict[tuple[int, str], list[Figure]] = {}
    for figure in held.catalogue.figures:
        if figure.kind is Kind.PROJECTS and figure.statement is not None:
            tables.setdefault((id(figure.statement), _form_of(figure)), []).append(figure)
    # beside what was planned a final account prints what was spent
    tables = {at: [f for f in row if stage_fits(f, question, held)] or row for at, row in tables.items()}
    best: tuple[tuple[bool, int], Figure | None, list[Figure]] | None = None
    forms: dict[str, Figure] = {}
    for figures in tables.values():
        whole = next(
            (f for f in figures if f.whole and not f.code and concept(f.subject) == "项目支出"), None
        )
        made = _projects(held, figures, whole)
        title = key(figures[0].section)
        fits = any(fund in question.plain and fund in title for fund in FUNDS)
        if len(made) == 1 and whole is None:
            forms.setdefault(made[0].subject, made[0])
        elif made and (best is None or (fits, len(made)) > best[0]):
            best = ((fits, len(made)), whole, made)
    if best is not None and (len(best[2]) > 1 or len(forms) < 2):
        return best[1] or _elsewhere(held, best[2], question), best[2]
    made = list(forms.values())
    if len(made) < 2 and (counted := next(in_prose(held, "项目支出"), None)) is not None:
        # no table or form of projects: those that the text counts up
        return counted
    made = made if len(made) > 1 else _under_heading(held)
    total = select(held, "项目支出", question)
    return (total if total is not None and adds_up(total, made) else None), made


def _under_heading(held: Held) -> list[Figure]:
    """What the sentences under a heading of projects begin with (三、项目支出 / 1.某工程12万元，…), one a sentence."""
    under: dict[tuple[str, ...], dict[str, Figure]] = {}
    for figure in held.catalogue.figures:
        if figure.item is None or not figure.whole or not figure.money.value or not figure.item.heading:
            continue
        heading = _NUMBERED.sub("", key(figure.item.heading[-1]))
        begun = _NUMBERED.sub("", key(figure.item.sentence.text)).startswith(figure.subject)
        if _OF_PROJECTS.fullmatch(heading) and begun and not _SUMMED.search(figure.subject):
            under.setdefault(figure.item.heading, {}).setdefault(figure.subject, figure)
    return list(max(under.values(), key=len, default={}).values())


def of_kind(
    held: Held, question: Question, subjects: Sequence[str], whole: Figure | None, made: list[Figure]
) -> tuple[Figure | None, list[Figure], str]:
    """The projects of the sort (通用项目) or of the unit (本级) that a question names, with the line of the sort and the words
    that name the unit; all of them where it names neither."""
    for subject in subjects if made else ():
        if SORTS.fullmatch(subject) is None or concept(subject) is not None:
            continue
        for line in held.catalogue.of_subject(subject):
            under = [f for f in made if f.statement is line.statement and f.order > line.order]
            run = next((n for n in range(1, len(under) + 1) if adds_up(line, under[:n])), 0)
            if run and line.whole:
                return line, under[:run], ""
    by_unit: dict[str, list[Figure]] = {}
    for figure in made:
        for each in figure.line.about if figure.line is not None else ():
            if _UNIT.search(key(each.head)):
                by_unit.setdefault(key(each.source.text), []).append(figure)
    by_unit = by_unit or _under_units(held, made)
    own = key(held.document.department)
    ends = {unit: end for unit in by_unit if (end := _end_said(unit, own, question.plain))}
    unit = max(ends, key=lambda each: len(ends[each]), default="")
    # 中心 is the end of several names, of which the longest that is said is meant
    if len(by_unit) > 1 and unit and all(ends[unit].endswith(end) for end in ends.values()):
        alone = [each for each in ends if len(ends[each]) == len(ends[unit])]
        if len(alone) > 1:
            return whole, made, ""
        end = ends[unit]
        return _of_unit(held, unit, by_unit[unit]), by_unit[unit], end
    return whole, made, ""


def _under_units(held: Held, made: Sequence[Figure]) -> dict[str, list[Figure]]:
    """The projects by the unit whose line they stand under; empty where the table has no lines of units."""
    statement = made[0].statement if made else None
    if statement is None or any(f.statement is not statement for f in made):
        return {}
    units = {key(unit.name.text) for unit in held.extraction.budget.units}
    lines = {id(f.line): f for f in made}
    found: dict[str, list[Figure]] = {}
    unit = ""
    for line in statement.lines:
        unit = key(line.name) if key(line.name) in units else unit
        if unit and (figure := lines.get(id(line))) is not None:
            found.setdefault(unit, []).append(figure)
    return found if sum(map(len, found.values())) == len(made) else {}


def _of_unit(held: Held, unit: str, made: Sequence[Figure]) -> Figure | None:
    """What the projects of a unit come to, where its line stands over them and they add up to it."""
    above = (
        f
        for f in held.catalogue.figures
        if f.statement is made[0].statement and f.line is not None and key(f.line.name) == unit and f.whole
    )
    whole = next(above, None)
    if whole is None or not adds_up(whole, list(made)):
        return None
    return of_body(whole) if whole.line is not None and whole.line.of_body else whole


def _end_said(unit: str, own: str, text: str) -> str:
    """How a question calls a unit: by its name, or by what the name says beside that of the department."""
    bare = re.sub("[()（）]", "", unit.replace(own, "") if own != unit else unit)
    names = (unit, bare, *(bare[n:] for n in range(1, len(bare) - 1)))
    return next((name for name in names if len(name) > 1 and name in text), "")


def of_forms(held: Held) -> list[Figure]:
    """The money of the year of each project that has a form of performance targets, in printed order."""
    aimed = {key(one.project) for one in held.extraction.budget.indicators if one.project}
    found: dict[str, Figure] = {}
    for _, row in groupby(held.catalogue.figures, key=lambda f: (id(f.line), f.subject)):
        figures = list(row)
        first = figures[0]
        if first.line is None or first.subject not in aimed:
            continue
        # a line of the form, or the one line that a form was read as
        if key(first.row or "") != first.subject or _form_of(first):
            found.setdefault(first.subject, of_year(figures))
    return list(found.values())


def _elsewhere(held: Held, made: list[Figure], question: Question) -> Figure | None:
    """The total that another part of the form prints of the projects, where the question names it by its amount."""
    for figure in held.catalogue.figures:
        of_year = not figure.years or held.year in (None, *figure.years)
        named = of_year and any(figure.fits(said) for said in question.amounts)
        if named and concept(figure.subject) == "项目支出" and adds_up(figure, made):
            return figure
    return None


def _form_of(figure: Figure) -> str:
    """The project that a line is the form of; several forms may have been read as one table. Empty for no form."""
    if figure.line is None or key(figure.line.project) != figure.subject:
        return ""
    return figure.subject if _IN_FORM.search(key(figure.header or "")) else ""


def _projects(held: Held, figures: Sequence[Figure], whole: Figure | None) -> list[Figure]:
    first: dict[str, Figure] = {}
    for _, row in groupby(figures, key=lambda f: id(f.line)):
        figure = of_year(list(row))
        if figure is not whole and _is_project(figure, held):
            first.setdefault(figure.subject, figure)
    # where projects have no code, lines with one are what they are booked under
    uncoded = [f for f in first.values() if not f.code]
    return uncoded or list(first.values())


def of_year(row: Sequence[Figure]) -> Figure:
    """Of the amounts of a project the one of the year, and not of the year before or of all the years that it runs."""
    latest = max((year for f in row for year in f.years), default=None)
    row = [f for f in row if latest is None or not f.years or latest in f.years]
    leaves = [(f, key((f.header or "").rpartition("/")[2])) for f in row]
    several = any(_OF_ALL_YEARS.search(leaf) for _, leaf in leaves)
    if several:
        yearly = next((f for f, leaf in leaves if _OF_YEAR.search(leaf)), None)
        if yearly is not None:
            return yearly
    return next((f for f in row if f.whole), row[0])


def _is_project(figure: Figure, held: Held) -> bool:
    name = figure.subject
    if not figure.money.value or TOTALS.fullmatch(name) or SORTS.fullmatch(name) or concept(name) is not None:
        return False
    if _OF_FORM.fullmatch(name) or (figure.code and named(figure.label)):
        # a line of the national classification is what projects are booked under
        return False
    if figure.column and key(figure.column[-1]) == name:
        # the total of one source of money
        return False
    units = {key(unit.name.text) for unit in held.extraction.budget.units}
    units |= {row.key for table in held.tables if table.sort is Sort.UNIT for row in table.rows}
    department = key(held.document.department)
    return not (name in units or (bool(department) and department in name))
