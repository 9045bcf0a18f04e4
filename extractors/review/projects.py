"""Texts of projects (绩效目标, 立项依据, 用途): of another matter than the project, or copied from another one's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from extractors.review.statement import Group, Statement, bare, part, pieces
from extractors.schema.budget import Budget
from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction
from extractors.schema.source import Source
from extractors.schema.suspicion import Contradiction

# Characters that two texts have in common by copying, not by chance; what more projects share is a formula.
_COMMON, _FORMULA = 16, 4
# Characters that a text has at least; what else stands in the cells of a form is labels. How much longer than the name
# of its item a purpose is that says more.
_SHORTEST, _MORE = 12, 12
_CELL = re.compile(r"t(\d+)r(\d+)c\d+")


class _Text(NamedTuple):
    """A text of a project, by the project's name."""

    project: str
    source: Source


def groups(extraction: Extraction) -> Iterator[Group]:
    """A project with its texts, and each two projects with long words in common."""
    names = _names(extraction.budget)
    held: dict[str, dict[str, Source]] = {}
    for text in _texts(extraction):
        held.setdefault(text.project, {}).setdefault(bare(text.source.text), text.source)
    shown = [
        (project, statement)
        for project, texts in held.items()
        for source in texts.values()
        for statement in pieces(source)
    ]
    for project in held:
        if project in names:
            rest = tuple(statement for owner, statement in shown if owner == project)
            yield Group(
                (Contradiction.TEXT_OF_ANOTHER_MATTER,), project, "项目", (Statement(names[project]),), rest
            )
    yield from _purposes(extraction.budget)
    for (project, one), (twin, other) in _copies(shown):
        both = f"{project}／{twin}"
        yield Group((Contradiction.TEXT_COPIED,), both, f"相同文字 {both}", (one,), (other,))


def _names(budget: Budget) -> dict[str, Source]:
    """Where each project is named: in its own form, else in the list of projects."""
    named = {
        bare(line.name): line.source
        for statement in budget.of_kind(Kind.PROJECTS, Kind.PERFORMANCE)
        for line in statement.lines
        if line.source is not None
    }
    named |= {goal.project: goal.project_source for goal in budget.goals if goal.project_source is not None}
    return named


def _texts(extraction: Extraction) -> Iterator[_Text]:
    """Goals, and sentences in other cells of the same forms, which stand below the name of their project."""
    budget = extraction.budget
    whole = bare(budget.department.text) if budget.department else ""
    # the department as a whole does what all of its projects do
    goals = [goal for goal in budget.goals if goal.project and goal.project != whole]
    yield from (_Text(goal.project, goal.text.source) for goal in goals)
    figures = {i.target.source.cell for i in budget.indicators} | {
        i.name_source.cell for i in budget.indicators if i.name_source is not None
    }
    begun = sorted(
        {
            (*_at(goal.project_source.cell), goal.project)
            for goal in goals
            if goal.project_source is not None and _CELL.fullmatch(goal.project_source.cell or "")
        }
    )
    forms = {
        (_at(goal.text.source.cell)[0], goal.project)
        for goal in goals
        if _CELL.fullmatch(goal.text.source.cell or "")
    }
    for passage in extraction.passages:
        cell = passage.source.cell or ""
        if _CELL.fullmatch(cell) and cell not in figures and len(bare(passage.source.text)) >= _SHORTEST:
            table, row = _at(cell)
            at = bisect_right(begun, (table, row + 1))
            if at and (table, begun[at - 1][2]) in forms:
                yield _Text(begun[at - 1][2], passage.source)


def _at(cell: str | None) -> tuple[int, int]:
    found = _CELL.fullmatch(cell or "")
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _purposes(budget: Budget) -> Iterator[Group]:
    """What an amount of the text is for, where that is more than the name of its item again."""
    for item in budget.narrative:
        if item.purpose is None:
            continue
        name, purpose = bare(item.item), bare(item.purpose.text)
        if purpose in name or (name in purpose and len(purpose) < len(name) + _MORE):
            continue
        said = item.sentence.text.partition(f"用于{item.purpose.source.text}")[0]
        said = said.rstrip().removesuffix("主要").strip()
        if said and len(said) < len(item.sentence.text):
            yield Group(
                (Contradiction.TEXT_OF_ANOTHER_MATTER,),
                item.item,
                "用途",
                (Statement(part(item.sentence, said)),),
                pieces(item.purpose.source),
            )


def _copies(
    shown: Sequence[tuple[str, Statement]],
) -> Iterator[tuple[tuple[str, Statement], tuple[str, Statement]]]:
    """Of each two projects with words in common the two texts that share most of them."""
    first: dict[str, int] = {}
    # of the words that a second project has as well, the first text of each project that holds them
    holders: dict[str, dict[str, int]] = {}
    for n, (project, statement) in enumerate(shown):
        text = bare(statement.source.text)
        for start in range(len(text) - _COMMON + 1):
            words = text[start : start + _COMMON]
            other = first.setdefault(words, n)
            if shown[other][0] != project:
                holders.setdefault(words, {shown[other][0]: other}).setdefault(project, n)
    shared: Counter[tuple[int, int]] = Counter()
    for owners in holders.values():
        if len(owners) <= _FORMULA:
            shared.update(combinations(sorted(owners.values()), 2))
    most: dict[tuple[str, str], tuple[int, int]] = {}
    for pair, _ in shared.most_common():
        most.setdefault((shown[pair[0]][0], shown[pair[1]][0]), pair)
    for one, other in sorted(most.values()):
        yield shown[one], shown[other]
