"""Disclosures written down as little tables and sentences, each a document of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.comparison import compare
from extractors.schema.budget import Budget, NarrativeItem, SpendingUnit, Stated, Statement
from extractors.schema.check import Check, Status
from extractors.schema.draft import Level, Stage
from extractors.schema.source import Source
from tests.extractors.validators.conftest import make_item, make_table

Disclosure = Callable[..., Budget]
Found = Callable[..., list[Check]]


def make_disclosure(
    *parts: Statement | NarrativeItem,
    department: str = "云溪县水利局",
    region: str = "云溪县",
    year: int | None = 2024,
    stage: Stage = Stage.BUDGET,
    level: Level = Level.DEPARTMENT,
    units: tuple[str, ...] = (),
    name: str = "",
) -> Budget:
    """A budget whose every source says that it is in this document."""
    source = Source(document="d", line=1, text=department)
    budget = Budget(
        document="d",
        name=name or f"{department}-{year}-{stage.value}-{level.value}",
        department=Stated(text=department, source=source) if department else None,
        region=region,
        fiscal_year=year,
        stage=stage,
        level=level,
        statements=tuple(part for part in parts if isinstance(part, Statement)),
        narrative=tuple(part for part in parts if isinstance(part, NarrativeItem)),
        units=tuple(SpendingUnit(name=Stated(text=unit, source=source)) for unit in units),
    )
    own = f'"document":"{budget.name}"'
    return Budget.model_validate_json(budget.model_dump_json().replace('"document":"d"', own))


@pytest.fixture
def disclosure() -> Disclosure:
    return make_disclosure


@pytest.fixture
def table():
    return make_table


@pytest.fixture
def told():
    return make_item


@pytest.fixture
def found() -> Found:
    """The checks of these disclosures against each other, of one rule and one status if asked."""

    def run(*budgets: Budget, code: str = "", status: Status | None = None) -> list[Check]:
        return [
            check
            for comparison in compare(budgets)
            for check in comparison.checks
            if check.code.startswith(code) and (status is None or check.status is status)
        ]

    return run
