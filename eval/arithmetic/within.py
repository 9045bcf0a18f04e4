"""What adds up inside one table of a fixture: along its rows, up its codes, on its two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from eval.arithmetic.identity import Entry, Family, Identity, entries, sums
from eval.fixture import Statement, plain
from extractors.schema.draft import Kind

TWO_SIDED = (Kind.RECEIPTS_EXPENDITURE, Kind.FISCAL_APPROPRIATION)
TOTALS = ("合计", "总计")
_YEAR_TOTAL = r"本年(收入|支出)合计"
# Columns of a side that hold a part of its money.
_PART = r"政府性|一般公共|国有资本|基本支出|项目支出|结转"
# How items are numbered, from the outside in.
_NUMBERING = (
    r"[一二三四五六七八九十]+、",
    r"[（(][一二三四五六七八九十]+[）)]",
    r"\d+[.、]",
    r"[（(]\d+[）)]",
)


def row_sums(statement: Statement) -> Iterator[Identity]:
    """`total = part + part` for every row that prints the total, or any of the parts."""
    held: dict[int, dict[str, Entry]] = {}
    for entry in entries(statement):
        held.setdefault(entry.cell.row, {})[entry.label.column] = entry
    for rule in statement.adds:
        total, parts = rule.split(" = ")
        whole = column_named(statement, total)
        columns = [column_named(statement, part) for part in parts.split(" + ")]
        for number, row in held.items():
            found = [row[column] for column in columns if column in row]
            if whole not in row and not any(entry.value for entry in found):
                continue
            family = Family.ROW if whole in row else Family.BLANK
            # lines of a procurement table may share a name
            line = f"{line_of(next(iter(row.values())))} ({number})"
            yield sums(family, f"{line}: {rule}", row.get(whole), found)


def column_named(statement: Statement, name: str) -> str:
    """The path of the one column that ends in the name. Raises ValueError."""
    paths = ["/".join(plain(part) for part in column.path) for column in statement.columns]
    exact = [path for path in paths if path == name]
    found = exact or [path for path in paths if f"/{path}".endswith(f"/{name}")]
    if len(found) != 1:
        raise ValueError(f"{statement.id}: expected one column {name}, found {found}")
    return found[0]


def levels(statement: Statement) -> Iterator[Identity]:
    """类 = Σ 款, 款 = Σ 项, 合计 = Σ 类; economic codes likewise. What a line is part of is the nearest level printed."""
    printed = {entry.label.row_code for entry in entries(statement)} - {""}
    for column, found in by_column(statement):
        coded = {entry.label.row_code: entry for entry in found if entry.label.row_code}
        children: dict[str, list[Entry]] = {}
        for code, entry in coded.items():
            children.setdefault(_above(code, printed), []).append(entry)
        for code, parts in children.items():
            if code:
                family = Family.LEVELS if code in coded else Family.BLANK
                yield sums(family, f"{statement.id} {column}: {code}", coded.get(code), parts)
        # units have codes of six digits
        roots = [entry for entry in children.get("", []) if _is_classified(entry)]
        if not roots:
            continue
        total = next((entry for entry in found if entry.label.row_name == "合计"), None)
        if total:
            yield sums(Family.LEVELS, f"{statement.id} {column}: 合计", total, roots)
        for unit in (entry for entry in coded.values() if not _is_classified(entry)):
            yield sums(Family.LIST, f"{line_of(unit)} {column}", unit, roots)


def _above(code: str, printed: set[str]) -> str:
    """The nearest level of the code that is printed; empty where there is none."""
    return next((code[:-cut] for cut in (2, 4) if code[:-cut] in printed), "")


def two_sides(statement: Statement) -> Iterator[Identity]:
    """The totals of all sides are equal; the numbered items of each side make its 合计."""
    if statement.kind not in TWO_SIDED:
        return
    sides: list[Entry] = []
    for column, found in by_column(statement):
        named = {entry.label.row_name: entry for entry in found}
        totals = [name for name in named if re.fullmatch(r"(收入|支出)?(总计|合计)", name)]
        numbered = [n for n in named if re.match(r"[一二三四五六七八九十]+、", n)]
        items = numbered if len(numbered) > 1 else [n for n in named if re.match(r"\d+、", n)] or numbered
        year = next((name for name in named if re.fullmatch(_YEAR_TOTAL, name)), None)
        goal = year or (totals[0] if totals else None)
        if goal and items:
            parts = [named[name] for name in items]
            yield sums(Family.SIDES, f"{statement.id} {column}: {goal}", named[goal], parts)
        if totals:
            sides.append(named[totals[0]])
    wholes = [entry for entry in sides if not re.search(_PART, entry.label.column)]
    for other in wholes[1:]:
        name = f"{statement.id} {other.label.column} {other.cell.column}: total of both sides"
        yield sums(Family.SIDES, name, other, wholes[:1])


def outlines(statement: Statement) -> Iterator[Identity]:
    """On a side, an item (一、) is the sum of those below it (（一）), and the 总计 is the year's 合计 with what is carried."""
    if statement.kind not in TWO_SIDED:
        return
    for column, found in by_column(statement):
        depths = [_depth(entry.label.row_name) for entry in found]
        for at, (whole, depth) in enumerate(zip(found, depths, strict=True)):
            if below := _below(depth, found[at + 1 :], depths[at + 1 :]):
                yield sums(Family.LIST, f"{statement.id} {column}: {whole.label.row_name}", whole, below)
            outer = [entry for entry, other in zip(found[:at], depths, strict=False) if other == 0]
            if re.fullmatch(r"本年(收入|支出)小计", whole.label.row_name) and outer:
                yield sums(Family.LIST, f"{statement.id} {column}: {whole.label.row_name}", whole, outer)
        year = next((k for k, e in enumerate(found) if re.fullmatch(_YEAR_TOTAL, e.label.row_name)), None)
        if year is not None and found[-1].label.row_name.endswith(TOTALS):
            parts = found[year:-1]
            yield sums(Family.LIST, f"{statement.id} {column}: with what is carried", found[-1], parts)


def _below(depth: int | None, after: Sequence[Entry], depths: Sequence[int | None]) -> list[Entry]:
    """The items one level below an item of this depth, which follow it."""
    if depth is None:
        return []
    block = takewhile(lambda pair: pair[1] is not None and pair[1] > depth, zip(after, depths, strict=True))
    deeper = [(entry, other or 0) for entry, other in block]
    nearest = min((other for _, other in deeper), default=0)
    return [entry for entry, other in deeper if other == nearest]


def _depth(name: str) -> int | None:
    """How deep the numbering of an item is; None without one."""
    return next((k for k, form in enumerate(_NUMBERING) if re.match(form, name)), None)


def _is_classified(entry: Entry) -> bool:
    return len(entry.label.row_code) in (3, 5, 7)


def by_column(statement: Statement) -> Iterator[tuple[str, Sequence[Entry]]]:
    """The amounts of each column, with a name for it that is its own."""
    found: dict[tuple[str, int], list[Entry]] = {}
    for entry in entries(statement):
        found.setdefault((entry.label.column, entry.cell.column), []).append(entry)
    return ((f"{column} {c}", held) for (column, c), held in found.items())


def line_of(entry: Entry) -> str:
    """What the line of the amount is called."""
    label = entry.label
    return f"{label.table} {label.row_code} {label.row_name}"
