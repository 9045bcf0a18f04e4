"""Rules: tables and prose → Draft, without a model."""

from __future__ import annotations

from extractors.rules import (
    counts,
    facts,
    glossary,
    mentions,
    occasions,
    performance,
    prose,
    statements,
    units,
)
from extractors.rules.performance import parted
from extractors.schema.disclosure import Disclosure
from extractors.schema.draft import Draft, Kind


def draft(disclosure: Disclosure) -> Draft:
    """All that the rules can tell of a disclosure, each value as a pointer to its place."""
    about = facts.draft(disclosure)
    read = parted.joined([statements.read(table) for table in disclosure.tables])
    tables = list(statements.draft(disclosure, read))
    forms = performance.draft(
        disclosure, read, lists_projects=any(s.kind is Kind.PROJECTS and s.nil is None for s in tables)
    )
    narrative = prose.draft(disclosure, tables, department=about.department, year=about.fiscal_year)
    counted = (
        *counts.draft(disclosure, read, about.department),
        *occasions.draft(disclosure, about.department),
    )
    known = Draft(
        facts=about,
        statements=(*tables, *forms.statements),
        narrative=tuple(narrative),
        counts=counted,
        indicators=tuple(forms.indicators),
        goals=tuple(forms.goals),
        choices=tuple(forms.choices),
        particulars=tuple(forms.particulars),
        units=tuple(units.draft(disclosure, read)),
        mentions=tuple(forms.mentions),
        glossary=tuple(glossary.draft(disclosure)),
    )
    others = mentions.draft(disclosure, read, known)
    return known.model_copy(update={"mentions": (*known.mentions, *others)})


__all__ = ["draft"]
