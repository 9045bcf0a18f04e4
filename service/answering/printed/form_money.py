"""The money that a project's form of performance targets (绩效目标表) prints without the project's name beside it."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.schema.budget import Budget, Line, Statement
from extractors.schema.draft import Kind
from service.patterns import regex
from service.terms import key

_OF_YEAR = regex("年度资金(?:申请)?(?:总额)?|预算数")
_OF_ALL = regex("(?:项目)?资金总额|项目(?:总)?(?:资金|金额)|项目预算(?:数|金额)?")
_UNIT = regex("(?:万?元)$")


def projects_of_forms(budget: Budget) -> Mapping[str, str]:
    """The project of each table that is the form of one project alone, by the table's mark in the source (t12)."""
    named: dict[str, set[str]] = {}
    for indicator in budget.indicators:
        named.setdefault(_table(indicator.target.source.cell), set()).add(indicator.project)
    for goal in budget.goals:
        named.setdefault(_table(goal.text.source.cell), set()).add(goal.project)
    return {
        table: next(iter(names))
        for table, names in named.items()
        if table and len(names) == 1 and names != {""}
    }


def project_of(statement: Statement, line: Line, projects: Mapping[str, str]) -> str:
    """The project whose money of the year a line of a form is: 资金总额 is where no line is called 年度; empty for none."""
    if statement.kind not in (Kind.PERFORMANCE, Kind.PROJECTS) or not line.amounts:
        return ""
    if statement.kind is Kind.PROJECTS:
        # a form that stands for a list of projects: its lines know theirs
        project = line.project if key(line.project) != key(line.name) else ""
    else:
        # of several forms that run on in one table the lines know theirs
        project = projects.get(_table(line.amounts[0].money.source.cell), "") or line.project
    if not project:
        return ""
    own = (each for each in statement.lines if each.project == line.project)
    yearly = [each for each in own if _OF_YEAR.fullmatch(_name(each)) and each.amounts]
    wanted = _OF_YEAR if yearly else _OF_ALL
    return project if wanted.fullmatch(_name(line)) else ""


def _name(line: Line) -> str:
    return _UNIT.sub("", key(line.name))


def _table(cell: str | None) -> str:
    return (cell or "").partition("r")[0]
