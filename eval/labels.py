"""What a reader must find in a fixture: every printed amount with its row, column, unit and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from eval.fixture import ABOVE, LEFT, Column, Fixture, Holds, Statement, is_amount, plain
from eval.render.place import Place, Rendered
from extractors.schema.draft import Kind

# Tables whose figures are not amounts of statement lines.
NOT_SCORED = frozenset({Kind.PERFORMANCE, Kind.OTHER})


@dataclass(frozen=True)
class Label:
    """One printed amount. `column` is the header path joined by `/`, names are without typesetting spaces;
    `place` is unknown for formats without pages and lines."""

    kind: Kind
    table: str
    row_code: str
    row_name: str
    column: str
    printed: str
    unit: str
    place: Place | None = None


@dataclass(frozen=True)
class IndicatorLabel:
    """A performance indicator (绩效指标) and its target."""

    level1: str
    level2: str
    level3: str
    target: str


def labels(fixture: Fixture, rendered: Rendered | None = None) -> list[Label]:
    """The amounts in the tables of the fixture, in printed order; with places where `rendered` knows them."""
    places = rendered.places if rendered else {}
    return [
        replace(label, place=places.get((statement.id, r, c)))
        for statement in fixture.statements
        if statement.kind not in NOT_SCORED
        for r, c, label in amounts(statement)
    ]


def unlabelled(fixture: Fixture) -> frozenset[str]:
    """The titles of tables whose figures have no labels."""
    return frozenset(plain(s.title) for s in fixture.statements if s.kind in NOT_SCORED)


def amounts(statement: Statement) -> Iterator[tuple[int, int, Label]]:
    """Body row, column and label of every amount in a table."""
    for r, row in enumerate(statement.rows):
        for panel in panels(statement):
            code, name = _code(row, panel), _name(row, panel)
            for c, column in panel:
                if column.holds is Holds.VALUE and is_amount(row[c]):
                    path = "/".join(plain(part) for part in column.path)
                    yield (
                        r,
                        c,
                        Label(statement.kind, statement.id, code, name, path, row[c], statement.unit or ""),
                    )


def panels(statement: Statement) -> list[list[tuple[int, Column]]]:
    """The sides of a table from the left: a side begins where codes or names follow values."""
    sides: list[list[tuple[int, Column]]] = [[]]
    for c, column in enumerate(statement.columns):
        begins = column.holds in (Holds.CODE, Holds.NAME)
        if begins and any(held.holds is Holds.VALUE for _, held in sides[-1]):
            sides.append([])
        sides[-1].append((c, column))
    return sides


def _code(row: tuple[str, ...], panel: list[tuple[int, Column]]) -> str:
    """The code columns under one heading (类, 款, 项) joined; the first heading that says anything."""
    joined: dict[tuple[str, ...], str] = {}
    for c, column in panel:
        if column.holds is Holds.CODE:
            heading = column.path[:-1] or column.path
            joined[heading] = joined.get(heading, "") + (
                row[c] if row[c].isalnum() and row[c].isascii() else ""
            )
    return next((code for code in joined.values() if code), "")


def _name(row: tuple[str, ...], panel: list[tuple[int, Column]]) -> str:
    """The first name; else words that stand in a code column (合计); else those merged into this side from its left."""
    for holds in (Holds.NAME, Holds.CODE):
        for c, column in panel:
            if column.holds is holds and row[c] not in ("", LEFT, ABOVE):
                return plain(row[c])
    first = panel[0][0]
    if row[first] == LEFT:
        return plain(next(text for text in reversed(row[:first]) if text != LEFT))
    return ""


def indicators(fixture: Fixture) -> list[IndicatorLabel]:
    """The indicators in the performance tables; those without a target are not any."""
    found: list[IndicatorLabel] = []
    for statement in fixture.statements:
        if statement.kind is Kind.PERFORMANCE:
            found += _indicators(statement)
    return found


def _indicators(statement: Statement) -> Iterator[IndicatorLabel]:
    """The rows below the heads of levels; of several columns under 指标值 the one of 当年 counts, else the last."""
    columns: list[int] = []
    above: list[str] = []
    for row in statement.rows:
        above = [above[c] if text == ABOVE else text for c, text in enumerate(row)]
        if "一级指标" in row:
            third = next(c for c, text in enumerate(row) if text in ("三级指标", "指标内容"))
            target = next(c for c, text in enumerate(row) if "指标值" in text)
            columns = [row.index("一级指标"), row.index("二级指标"), third, target]
        elif columns and row[columns[2]] == ABOVE:
            columns[3] = next((c for c, text in enumerate(above) if "当年" in text), len(row) - 1)
        elif columns and "项目名称" in row:
            columns = []
        elif columns and above[columns[3]] not in ("", LEFT):
            yield IndicatorLabel(*(plain(above[c]) for c in columns))
