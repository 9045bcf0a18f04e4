"""Pages of invented disclosures: every value gets a place, one line under another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from extractors.schema.budget import (
    Amount,
    Count,
    Indicator,
    Line,
    NarrativeItem,
    Quantity,
    Stated,
    Statement,
    Target,
    Term,
)
from extractors.schema.draft import Direction, Kind
from extractors.schema.money import Money
from extractors.schema.source import Box, Source

# Code and name of a row, and its amounts in hundredths; None is a blank cell.
Row = tuple[str, str, Sequence[int | None]]
_LINE, _LAST = 14.0, 780.0


class Page:
    """The place where the next value is printed; `number` is that of the page reached so far."""

    def __init__(self, document: str) -> None:
        self.document, self.number = document, 1
        self._y = 60.0

    def source(self, text: str, cell: str | None = None, x: float = 60.0) -> Source:
        return Source(
            document=self.document,
            page=self.number,
            box=Box(x, self._y, x + 5.5 * len(text), self._y + 10),
            cell=cell,
            text=text,
        )

    def below(self) -> None:
        """Goes to the next line, and to the next page at the end of one."""
        self._y += _LINE
        if self._y > _LAST:
            self.number, self._y = self.number + 1, 60.0

    def stated(self, text: str) -> Stated:
        self.below()
        return Stated(text=text, source=self.source(text))

    def statement(
        self,
        kind: Kind,
        title: str,
        columns: tuple[str, ...],
        rows: Sequence[Row],
        sides: Iterable[str] | None = None,
        nil: str = "",
    ) -> Statement:
        """A table in 万元; `sides` tells for each row whether it is 收入 or 支出, `nil` why the table is blank."""
        table = f"t{self.number}y{int(self._y)}"
        given = sides or [""] * len(rows)
        lines = tuple(
            self._line(f"{table}r{n}", columns, row, side)
            for n, (row, side) in enumerate(zip(rows, given, strict=True))
        )
        reason = self.stated(nil) if nil else None
        return Statement(
            kind=kind, table=table, title=title, unit="万元", columns=columns, lines=lines, nil=reason
        )

    def _line(self, row: str, columns: Sequence[str], told: Row, side: str) -> Line:
        self.below()
        code, name, amounts = told
        return Line(
            code=code,
            name=name,
            side=side,
            source=self.source(name, f"{row}c0"),
            amounts=tuple(
                Amount(
                    column=column,
                    money=self.money(f"{Decimal(cents) / 100:.2f}", f"{row}c{n}", 200.0 + 70 * n),
                )
                for n, (column, cents) in enumerate(zip(columns, amounts, strict=False), 1)
                if cents is not None
            ),
        )

    def money(self, printed: str, cell: str | None = None, x: float = 60.0) -> Money:
        return Money.read(printed, "万元", self.source(printed, cell, x))

    def change(
        self, name: str, code: str, current: str, delta: str, way: Direction, reason: str
    ) -> NarrativeItem:
        """`某项1.00万元，比上年增加0.20万元，主要是……。`"""
        self.below()
        word = "增加" if way is Direction.INCREASE else "减少"
        because = f"，主要是{reason}" if reason else ""
        sentence = f"{name}{f'（{code}）' if code else ''}{current}万元，比上年{word}{delta}万元{because}。"
        return NarrativeItem(
            item=name,
            code=code,
            heading=("收支说明",),
            sentence=self.source(sentence),
            current=self.money(current),
            delta=self.money(delta, x=200.0),
            direction=way,
            reason=Stated(text=reason, source=self.source(reason, x=300.0)) if reason else None,
        )

    def count(self, item: str, printed: str) -> Count:
        self.below()
        quantity = Quantity(printed=printed, value=Decimal(printed), unit="人", source=self.source(printed))
        return Count(kind=Kind.PERSONNEL, item=item, quantity=quantity)

    def indicator(self, project: str, measure: str, target: str) -> Indicator:
        self.below()
        place = self.source(target, f"i{self.number}y{int(self._y)}")
        return Indicator(
            project=project,
            level1="产出指标",
            level2="数量指标",
            level3=measure,
            target=Target(text=target, source=place),
        )

    def term(self, name: str, definition: str) -> Term:
        return Term(name=name, definition=self.stated(definition))
