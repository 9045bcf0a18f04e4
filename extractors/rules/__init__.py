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
    punctuation,
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
    text = punctuation.punctuated(disclosure)
    narrative = prose.draft(text, tables, department=about.department, year=about.fiscal_year)
    counted = (*counts.draft(text, read, about.department), *occasions.draft(text, about.department))
    known = Draft(
        facts=about,
        statements=(*tables, *forms.statements),
        narrative=punctuation.as_printed(narrative, disclosure),
        counts=punctuation.as_printed(counted, disclosure),
        indicators=tuple(forms.indicators),
        goals=tuple(forms.goals),
        choices=tuple(forms.choices),
        particulars=tuple(forms.particulars),
        units=tuple(units.draft(disclosure, read)),
        mentions=tuple(forms.mentions),
        glossary=tuple(glossary.draft(disclosure)),
    )
    others = punctuation.as_printed(mentions.draft(text, read, known), disclosure)
    return known.model_copy(update={"mentions": (*known.mentions, *others)})


__all__ = ["draft"]
