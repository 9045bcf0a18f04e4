"""An amount in another unit than its table: 10, 100 or 10,000 times too much or too little (单位错误)."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from eval.fixture import Fixture
from eval.mutations.mutation import Mutation, Printed, misprint
from extractors.schema.money import read_number

_FACTORS = (10, 100, 10_000)


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """6937.00 or 693,700.00 for 69.37; less only where no digit is lost."""

    def wrong(amount: Printed) -> str | None:
        return scaled(amount.text, _has_separators(amount), rng)

    return misprint(fixture, rng, wrong)


def scaled(text: str, separated: bool, rng: Random) -> str | None:
    """The number with as many decimals as it has, 10, 100 or 10,000 times as much or as little; None for no number."""
    value = read_number(text)
    if value is None:
        return None
    decimals = len(text.partition(".")[2])
    up = [value * factor for factor in _FACTORS]
    down = [value / factor for factor in _FACTORS if not value / factor % Decimal(1).scaleb(-decimals)]
    return f"{rng.choice(up + down):{',' if separated else ''}.{decimals}f}"


def _has_separators(amount: Printed) -> bool:
    return any("," in text for row in amount.statement.rows for text in row if read_number(text) is not None)
