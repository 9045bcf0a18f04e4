"""What the name of a row says of the row: that it is all of a year, one side of the budget, the department itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.schema.budget import Line, Remark, Statement
from extractors.schema.draft import Kind
from service.patterns import regex
from service.terms import key, plain

# A row that is all of a year: 2024年, 2025年预算数, 上年决算数.
_ROW_OF_YEAR = regex(
    r"(?:((?:19|20)\d{2})年?度?|(上年|去年)度?|(?:本年|今年|当年)度?)(?:年初|全年)?(?:预算|决算|执行)?(?:安排|合计)?数?"
)
# What was planned of what a final account prints, as the head of a column or the name of a row.
_PLAN = regex("(?:年初|全年|调整)?预算(?:数|金额)")
# Rows that say which stage is told, of a table with its items in columns (栏次, 预算数, 决算数).
STAGE_ROW = regex("(?:年初|全年|调整)?预算(?:数|金额)?|(?:支出)?决算(?:数|金额)?|执行数")


def row_of_year(name: str, year: int | None) -> int | None:
    """The year that a row is all of, where its name says nothing else; None for any other row."""
    found = _ROW_OF_YEAR.fullmatch(name)
    if found is None or (year is None and not found.group(1)):
        return None
    if found.group(1):
        return int(found.group(1))
    return year - 1 if year is not None and found.group(2) else year


def year_beside(line: Line, year: int | None) -> int | None:
    """The year that a row is of by the words beside its name (2022年预算数); None where they say none."""
    said = (row_of_year(key(remark.source.text), year) for remark in line.about)
    return next((found for found in said if found is not None), None)


def by_years(lines: Sequence[Line], year: int | None) -> Iterator[tuple[Line, int | None]]:
    """Each line with the year that a column of its own gives it. Where a body, or the total, has a row for each of two years,
    and only the first of them names it (某中心 │ 2022年预算数; │ 2023年预算数), the second goes by that name too."""
    above: Line | None = None
    for line in lines:
        own = year_beside(line, year)
        named = row_of_year(key(line.name), year)
        if own is None and named is not None and above is not None and line.source is not None:
            # what names the row says its year, as the column does above
            yield replace(line, name=above.name, about=(Remark(head="", source=line.source),)), named
            continue
        above = line if own is not None and line.name.strip() else None
        yield line, own


def sided(name: str) -> bool:
    return name.startswith(("收入", "支出", "本年收入", "本年支出"))


def same_unit(name: str, department: str) -> bool:
    """Lines that repeat the total for the department itself or its head office (本级, 机关)."""
    return bool(department) and name in {
        department,
        f"{department}机关",
        f"{department}本级",
        f"{department}机关本级",
    }


def of_plan(title: str, header: str, row: str) -> bool:
    """Whether a cell of a table of outturns (决算表) is of what was planned, as its column or its row says (预算数)."""
    return "决算" in title and any(_PLAN.fullmatch(plain(part)) for part in (*header.split("/"), row) if part)


def side_total(statement: Statement, line: Line) -> str:
    """收入总计 or 支出总计: what one side of the table of all receipts and expenditure adds up to, printed as 总计 only."""
    both = statement.kind is Kind.RECEIPTS_EXPENDITURE and line.side in ("收入", "支出")
    return f"{line.side}总计" if both and key(line.name) == "总计" else ""
