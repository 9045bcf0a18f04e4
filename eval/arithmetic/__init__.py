"""The arithmetic of a fixture: every identity that its data has, and those that a mistake in it breaks.

A mistake that breaks none can be found by no one who has only the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from eval.arithmetic.between import Twin, between, twins
from eval.arithmetic.identity import TABLES, Identity
from eval.arithmetic.lists import lists, once, units
from eval.arithmetic.told import against_tables, changes, percents, years
from eval.arithmetic.within import levels, outlines, row_sums, two_sides
from eval.fixture import Fixture, Statement
from eval.labels import NOT_SCORED

_OF_A_TABLE = (row_sums, levels, two_sides, outlines, lists, units, once)
_OF_THE_TEXT = (against_tables, changes, percents, years)


@dataclass(frozen=True)
class Arithmetic:
    """What agrees in a fixture without mistakes: the names of identities that hold, and the columns of the same money."""

    holding: frozenset[str]
    same_money: tuple[Twin, ...]

    def broken_in(self, wrong: Fixture) -> list[Identity]:
        """Those that do not hold in the same fixture with mistakes, as they are there."""
        found = identities(wrong, self.same_money)
        return [each for each in found if each.name in self.holding and not each.holds]


def arithmetic(right: Fixture) -> Arithmetic:
    """Of a fixture without mistakes."""
    same_money = twins(right)
    holding = (each.name for each in identities(right, same_money) if each.holds)
    return Arithmetic(frozenset(holding), same_money)


def identities(fixture: Fixture, same_money: tuple[Twin, ...] = ()) -> list[Identity]:
    """All identities of a fixture, whether they hold or not, in a fixed order; those between tables are of the columns
    that print the same money."""
    tables = (statement for statement in fixture.statements if statement.kind not in NOT_SCORED)
    found = [identity for statement in tables for identity in within(statement)]
    found += between(fixture, same_money)
    found += [identity for rule in _OF_THE_TEXT for identity in rule(fixture)]
    return found


@lru_cache(maxsize=TABLES)
def within(statement: Statement) -> tuple[Identity, ...]:
    """All identities inside one table."""
    return tuple(identity for rule in _OF_A_TABLE for identity in rule(statement))
