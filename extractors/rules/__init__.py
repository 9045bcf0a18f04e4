"""Rules: tables and prose → Draft, without a model."""

from __future__ import annotations

from extractors.rules import counts, facts, glossary, performance, prose, statements
from extractors.schema.disclosure import Disclosure
from extractors.schema.draft import Draft, Kind


def draft(disclosure: Disclosure) -> Draft:
    """All that the rules can tell of a disclosure, each value as a pointer to its place."""
    about = facts.draft(disclosure)
    tables = list(statements.draft(disclosure))
    projects, indicators = performance.draft(
        disclosure, lists_projects=any(s.kind is Kind.PROJECTS and s.nil is None for s in tables)
    )
    return Draft(
        facts=about,
        statements=(*tables, *projects),
        narrative=tuple(prose.draft(disclosure, tables, department=about.department, year=about.fiscal_year)),
        counts=tuple(counts.draft(disclosure)),
        indicators=tuple(indicators),
        glossary=tuple(glossary.draft(disclosure)),
    )


__all__ = ["draft"]
