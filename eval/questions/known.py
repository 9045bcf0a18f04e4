"""What the tables of a disclosure print of its wholes, its measures, its items and classes, where they all print the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from eval.fixture import plain
from eval.labels import Label
from eval.questions.stated_once import same_amount
from extractors.codes import is_classified
from extractors.schema.budget import Budget
from extractors.schema.draft import Kind, Stage
from extractors.schema.money import YUAN_PER_UNIT, read_number

# What a row, or a column, is called that has all.
ALL = "合计"
_TOTALS = frozenset({ALL, "总计", "小计", "金额", "本年支出", "本年支出合计", "本年收入合计", "支出合计"})
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]|其中[:：])"
)
_DATED = re.compile(r"(?:19|20)\d\d(?=年)")
# Columns of another year, of what was planned beside what was spent, and of what is no amount.
_OTHERWISE = re.compile(r"上年|去年|比|增|减|[%％率]|年初")
_PLANNED = re.compile(r"(?<!公共)(?<!基金)(?<!经营)预算(?!拨款|财政|外)")
# Tables that tell of each item what is spent on it, or comes in for it.
_BY_CODE = (
    Kind.RECEIPTS,
    Kind.EXPENDITURE,
    Kind.GENERAL_BY_FUNCTION,
    Kind.GENERAL_BY_ECONOMIC,
    Kind.BASIC_BY_ECONOMIC,
)


@dataclass(frozen=True)
class Row:
    """A row of a kind of table: of an item or class by its code, else by what it is called."""

    kind: Kind
    code: str = ""
    name: str = ""


class Known:
    """The figures of the document's own year and stage by row and by measure (合计, 基本支出, 人员经费); those of rows that are
    `doubted`, by code or by name, are not known."""

    def __init__(
        self, labels: Iterable[Label], year: int, stage: Stage, doubted: Collection[str] = ()
    ) -> None:
        self._doubted = doubted
        self._found: dict[tuple[Row, str], list[Label]] = defaultdict(list)
        self._names: dict[tuple[Kind, str], set[str]] = defaultdict(set)
        for label in labels:
            if label.unit in YUAN_PER_UNIT and _of_the_year(label.column, year, stage):
                self._enter(label)

    def _enter(self, label: Label) -> None:
        name = _NUMBERED.sub("", plain(label.row_name))
        last = _NUMBERED.sub("", label.column.split("/")[-1])
        measure = ALL if last in _TOTALS else last
        if label.kind is Kind.RECEIPTS_EXPENDITURE and not label.row_code:
            self._found[Row(label.kind, name=name), label.column].append(label)
        elif label.kind in _BY_CODE and (name in _TOTALS or is_classified(label.row_code)):
            self._names[label.kind, label.row_code].add(name)
            self._found[Row(label.kind, label.row_code), measure].append(label)

    def whole(self, name: str) -> Label | None:
        """The figure of a row of the table of all that comes in and is spent; None where it prints several."""
        found = [
            label
            for (row, _), labels in self._found.items()
            if row.kind is Kind.RECEIPTS_EXPENDITURE and row.name == name
            for label in labels
        ]
        return self._one(found)

    def of(self, kind: Kind, code: str = "", measure: str = ALL) -> Label | None:
        """What tables of a kind print of a code, or of all, under a measure; None where they print none or several amounts."""
        return self._one(self._found.get((Row(kind, code), measure), []))

    def _one(self, labels: Sequence[Label]) -> Label | None:
        """The one with the most digits, where all are the same amount."""
        best = min(labels, key=_last_digit, default=None)
        if best is None or any({label.row_code, label.row_name} & {*self._doubted} for label in labels):
            return None
        same = all(same_amount(best, other.printed, other.unit) for other in labels)
        return best if same else None

    def agreed(self, kind: Kind, code: str, measure: str = ALL) -> Label | None:
        """The same, where no table of another kind prints another amount of the code."""
        own = self.of(kind, code, measure)
        others = (
            self.of(other, code, measure) for other in _BY_CODE if (Row(other, code), measure) in self._found
        )
        agrees = own is not None and all(
            o is not None and same_amount(own, o.printed, o.unit) for o in others
        )
        return own if agrees else None

    def items(self, kind: Kind, digits: int) -> list[tuple[str, str]]:
        """Codes of so many digits with their names in the order of the codes; none where one of them has several names."""
        found = sorted(
            (code, names) for (of, code), names in self._names.items() if of is kind and len(code) == digits
        )
        if any(len(names) != 1 or self.of(kind, code) is None for code, names in found):
            return []
        return [(code, next(iter(names))) for code, names in found]

    def name(self, kind: Kind, code: str) -> str:
        """What the code is called; empty where it has several names, or shares one with, or as a part of, another."""
        own = self._names.get((kind, code), set())
        if len(own) != 1:
            return ""
        name = next(iter(own))
        others = (o for (_, c), names in self._names.items() if c != code for o in names)
        return "" if any(name in other for other in others) else name

    def codes(self, kind: Kind, digits: int) -> Iterator[str]:
        """The codes of so many digits, in ascending order."""
        yield from sorted(code for of, code in self._names if of is kind and len(code) == digits)


def printed_in(budget: Budget) -> Iterator[Label]:
    """The amounts of a document's tables as they were read, as labels; none of the form of a project, none of a unit."""
    for statement in budget.statements:
        for line in statement.lines:
            if line.project or line.of_body:
                continue
            for amount in line.amounts:
                column = "/".join(map(plain, amount.column.split("/")))
                money = amount.money
                yield Label(
                    statement.kind,
                    statement.table,
                    line.code,
                    plain(line.name),
                    column,
                    f"{money.value}",
                    money.unit,
                )


def _of_the_year(column: str, year: int, stage: Stage) -> bool:
    """Whether a column is of the document's own year and of what it tells: of an account what was spent."""
    if _OTHERWISE.search(column) or any(int(said) != year for said in _DATED.findall(column)):
        return False
    return stage is not Stage.FINAL or not _PLANNED.search(column) or "决算" in column


def _last_digit(label: Label) -> Decimal:
    """What one of the last printed digit is in yuan."""
    digits = label.printed.rpartition(".")[2] if "." in label.printed else ""
    return Decimal(YUAN_PER_UNIT[label.unit]).scaleb(-len(digits))


def yuan(label: Label) -> Decimal:
    """The amount of a label in yuan. Raises ValueError where it is no amount of money."""
    value = read_number(label.printed)
    if value is None or label.unit not in YUAN_PER_UNIT:
        raise ValueError(f"expected an amount of money, found {label.printed!r} {label.unit}")
    return value * YUAN_PER_UNIT[label.unit]
