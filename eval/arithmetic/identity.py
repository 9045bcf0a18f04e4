"""An identity between printed figures (勾稽关系) as a fixture's own data has it, and the figures that it rests on.

Nothing here knows how the product checks a budget: what is measured must not measure itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from eval.fixture import Statement
from eval.labels import Label, amounts
from extractors.schema.money import YUAN_PER_UNIT, read_number

ZERO = Decimal(0)


class Family(StrEnum):
    """What kind of agreement it is. The first three hold in a corrected fixture to the last digit."""

    ROW = "row"  # a total and its columns
    LEVELS = "levels"  # 合计 = Σ 类, 类 = Σ 款, 款 = Σ 项
    SIDES = "sides"  # the items of a side, and both sides
    BLANK = "blank"  # a total that is not printed beside columns that are
    LIST = "list"  # 合计 of a list, a unit (预算单位) that repeats the 合计
    ONCE = "once"  # a line is printed once
    TABLES = "tables"  # the same code, or the same name, in two tables about the same money
    TEXT = "text"  # an amount of the text and a table
    CHANGE = "change"  # last year's amount, the change and this year's
    PERCENT = "percent"  # the change over last year's amount
    YEAR = "year"  # the year of a title or sentence


WITHIN_A_TABLE = frozenset({Family.ROW, Family.LEVELS, Family.SIDES})


@dataclass(frozen=True, order=True)
class Cell:
    """A cell of the body of a table."""

    table: str
    row: int
    column: int


@dataclass(frozen=True, order=True)
class Said:
    """A figure as it is printed in the block of this number."""

    block: int
    printed: str


@dataclass(frozen=True, order=True)
class Titled:
    """The title of a table as it is printed."""

    table: str
    printed: str


Where = Cell | Said | Titled


@dataclass(frozen=True)
class Identity:
    """`difference` is what is printed less what it should be: in the unit printed, or in yuan between tables and with
    the text. `slack` is how much of it the printed digits can explain. `name` stays the same when a figure changes."""

    family: Family
    name: str
    rests_on: tuple[Where, ...]
    difference: Decimal
    slack: Decimal = ZERO

    @property
    def holds(self) -> bool:
        return abs(self.difference) <= self.slack


@dataclass(frozen=True)
class Entry:
    """An amount of a table."""

    cell: Cell
    label: Label
    value: Decimal

    @property
    def slack(self) -> Decimal:
        return half(self.value)

    @property
    def yuan(self) -> Decimal:
        return self.value * YUAN_PER_UNIT.get(self.label.unit, 1)

    @property
    def yuan_slack(self) -> Decimal:
        return self.slack * YUAN_PER_UNIT.get(self.label.unit, 1)


# A mistake changes one table: what is known of the others, in a long document, is remembered.
TABLES = 64


@lru_cache(maxsize=TABLES)
def entries(statement: Statement) -> tuple[Entry, ...]:
    """The amounts of a table in printed order."""
    return tuple(
        Entry(Cell(statement.id, r, c), label, value_of(label.printed)) for r, c, label in amounts(statement)
    )


def value_of(printed: str) -> Decimal:
    """The number printed; raises ValueError when it is none."""
    value = read_number(printed)
    if value is None:
        raise ValueError(f"expected a number, found {printed!r}")
    return value


def half(value: Decimal) -> Decimal:
    """Half the last digit printed; a zero is exact."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if value and isinstance(exponent, int) else ZERO


def sums(family: Family, name: str, whole: Entry | None, parts: Sequence[Entry]) -> Identity:
    """`whole` = Σ `parts`, in the unit printed; without a whole, the parts make nothing."""
    held = [*([whole] if whole else []), *parts]
    total = sum((part.value for part in parts), ZERO)
    return Identity(
        family,
        name,
        tuple(entry.cell for entry in held),
        (whole.value if whole else ZERO) - total,
        sum((entry.slack for entry in held), ZERO),
    )
