"""What related disclosures say of each other (跨年度、跨层级核对). Takes checked budgets, never files; never raises.

`kinship` tells who is related to whom; `printed` what a document prints of each thing, `claims` what it says of
another year; `settled` holds the one against the other. Rules are as in `validators`: one function each, the
docstring is the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from extractors.comparison import accounts, bodies, kinship, levels, restated, years
from extractors.comparison.kinship import Kin, Relation
from extractors.comparison.rule import Rule
from extractors.schema.budget import Budget
from extractors.schema.check import Check, Severity, Status
from extractors.validators.balance import computing
from extractors.validators.remembered import remembering

RULES: tuple[Rule, ...] = (
    years.stated_last_year_is_printed,
    years.change_leads_back_to_last_year,
    years.column_of_last_year_is_printed,
    accounts.initial_budget_is_printed,
    levels.units_make_the_department,
    levels.unit_is_within_the_department,
    restated.amount_is_printed_as_before,
)
_STATUSES = (Status.FAILS, Status.CANNOT_TELL, Status.ROUNDING, Status.HOLDS)
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Party(BaseModel):
    """A document that takes part: its id, what it is called as a file, and as a disclosure."""

    model_config = ConfigDict(frozen=True)

    document: str
    name: str
    title: str


class Comparison(BaseModel):
    """One document held against those it is related to. `why` says how they are related; a `doubt` says why they were
    not compared, and then there are no checks."""

    model_config = ConfigDict(frozen=True)

    relation: Relation
    document: Party
    others: tuple[Party, ...]
    why: str
    doubt: str = ""
    checks: tuple[Check, ...] = ()

    def count(self, status: Status) -> int:
        return sum(check.status is status for check in self.checks)

    def concerns(self, document: str) -> bool:
        """Whether the document with this id takes part."""
        return document in {party.document for party in (self.document, *self.others)}


def compare(budgets: Iterable[Budget]) -> tuple[Comparison, ...]:
    """Every two years, department and units, account and budget among these, with what they say of each other."""
    with remembering(), computing():
        return tuple(_compared(kin) for kin in kinship.find(budgets))


def _compared(kin: Kin) -> Comparison:
    found = () if kin.doubt else [check for rule in RULES for check in rule(kin)]
    return Comparison(
        relation=kin.relation,
        document=_party(kin.budget),
        others=tuple(map(_party, kin.others)),
        why=kin.why,
        doubt=kin.doubt,
        checks=tuple(sorted(found, key=_rank)),
    )


def _party(budget: Budget) -> Party:
    return Party(document=budget.document, name=budget.name, title=bodies.title(budget))


def _rank(check: Check) -> tuple[int, int]:
    return _STATUSES.index(check.status), _SEVERITIES.index(check.severity)


def of(comparisons: Sequence[Comparison], document: str) -> tuple[Comparison, ...]:
    """Those that a document takes part in."""
    return tuple(each for each in comparisons if each.concerns(document))
