"""The forms (绩效目标表) that indicators stand in: which of them belong together, and of which project and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.schema.budget import Indicator
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.patterns import regex

_YEAR_OF_PROJECT = regex(r"(?:19|20)\d{2}(?=年)")
_CELL = regex(r"t\d+")


@dataclass(frozen=True, slots=True)
class Form:
    """The indicators that one form sets for one project, or for one goal of a department."""

    project: str
    indicators: tuple[Indicator, ...]


def forms(held: Held) -> Iterator[Form]:
    """The forms of a document, in printed order; a form that goes over a page stays one, two of one project stand apart."""
    running: list[Indicator] = []
    for one in held.extraction.budget.indicators:
        if running and not _goes_on(running, one):
            yield Form(_name(running[0]), tuple(running))
            running = []
        running.append(one)
    if running:
        yield Form(_name(running[0]), tuple(running))


def _name(one: Indicator) -> str:
    """The project, or in the form of a whole department the goal, that an indicator is set for."""
    return one.project or one.goal


def _goes_on(running: Sequence[Indicator], one: Indicator) -> bool:
    last = running[-1]
    if _name(last) != _name(one) or any((r.level3, r.level2) == (one.level3, one.level2) for r in running):
        return False
    begun_anew = one.level2 != last.level2 and any(r.level2 == one.level2 for r in running)
    return bool(one.project) or (_table(last) == _table(one) and not begun_anew)


def _table(one: Indicator) -> str:
    found = _CELL.match(one.target.source.cell or "")
    return found.group() if found else ""


def of_years(project: str, question: Question) -> bool:
    """Whether a project is of a year that the question names, as far as both name one."""
    printed = _YEAR_OF_PROJECT.match(project.strip())
    return not (printed and question.years) or int(printed.group()) in question.years
