"""Posts and people of each unit as a table prints them (单位 | 编制数 | 在职人数): those of the row that is meant."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.schema.budget import Count, Mention
from extractors.schema.draft import Kind
from service.answering.asked.naming import in_full
from service.answering.document.held import Held
from service.answering.document.quantities import Counted
from service.answering.ways.counts.roster import ROLES, Heads, Role, roster, sorts_in
from service.patterns import regex
from service.terms import key

TOTAL = regex("合计|总计|小计|共计")
_OF_ALL = regex("系统|全部|合计|一共|总共|全体|部门")
_COLUMN = regex("人数|编制|在职|在编|实有|[离退]休")
# A name is told by its end; a short form has so many characters.
_ENDING, _SHORT_FORM = 2, 4


def of_body(held: Held, said: str) -> list[Heads]:
    """The head counts of the paragraph that tells posts and people, else those in the row of a table that `said` means: a
    paragraph that only tells of the retired (增加原因是新增退休1人) is not about those who work there."""
    told = roster(held)
    if any(head.role is not Role.RETIRED for head in told):
        return told
    return of_table(held, said) or told


def of_table(held: Held, said: str) -> list[Heads]:
    """The head counts in the row of the unit that `said` names, else of the total; none where no table has them."""
    rows = rows_of_units(held)
    if len(rows) == 1:
        return next(iter(rows.values()))
    total = next((unit for unit in rows if TOTAL.fullmatch(unit)), None)
    named = [] if _OF_ALL.search(said) else _named([u for u in rows if u != total], said)
    if len(named) == 1:
        return rows[named[0]]
    return rows[total] if total is not None and not named else []


def of_unit(held: Held, said: str) -> list[Heads]:
    """The head counts in the row of the one unit that `said` names, in full or by a short form (交通执法大队); none for none."""
    rows = rows_of_units(held)
    lengths = {unit: _shortened(unit, said) for unit in rows if not TOTAL.fullmatch(unit)}
    # 公路事务中心 ends as 道路运输事务中心 does, and is more of 区公路事务中心
    most = max(lengths.values(), default=0)
    named = [unit for unit, length in lengths.items() if length == most > 0]
    full = [unit for unit in named if unit in said]
    # 图书馆: all of the name but its region
    chosen = (
        full or named or [unit for unit in rows if len(in_full(unit)) > _ENDING and in_full(unit) in said]
    )
    return rows[chosen[0]] if len(chosen) == 1 and len(rows) > 1 else []


def of_each(held: Held) -> list[list[Heads]]:
    """The head counts of each unit, row by row, without those of the total."""
    made = [heads for unit, heads in rows_of_units(held).items() if not TOTAL.fullmatch(unit)]
    return made if len(made) > 1 else []


def _shortened(unit: str, said: str) -> int:
    """How many characters of something said end as the unit does and are all of its name, in their order; 0 for too few."""
    longest = 0
    end = said.find(unit[-_ENDING:])
    while end >= 0:
        start, at = end, len(unit) - _ENDING
        while start > 0 and (found := unit.rfind(said[start - 1], 0, at)) >= 0:
            start, at = start - 1, found
        longest = max(longest, end + _ENDING - start)
        end = said.find(unit[-_ENDING:], end + 1)
    return longest if longest >= _SHORT_FORM else 0


def rows_of_units(held: Held) -> dict[str, list[Heads]]:
    """The head counts in each row of a table of units, the total's too, by the name of the row."""
    rows: dict[str, list[Heads]] = {}
    for unit, head in _cells(held):
        rows.setdefault(unit, []).append(head)
    return rows


def units(held: Held) -> tuple[str, ...]:
    """What the units are called whose posts and people a table prints."""
    return tuple(dict.fromkeys(unit for unit, _ in _cells(held)))


def _named(rows: list[str], said: str) -> list[str]:
    """The units named in full, else those that alone end as something in the question does (机关, 中心)."""
    full = [unit for unit in rows if unit in said]
    ends = [unit[-_ENDING:] for unit in rows]
    return full or [unit for unit in rows if unit[-_ENDING:] in said and ends.count(unit[-_ENDING:]) == 1]


def _cells(held: Held) -> Iterator[tuple[str, Heads]]:
    stated: tuple[Count | Mention, ...] = (*held.extraction.budget.counts, *held.extraction.budget.mentions)
    for one in stated:
        if one.kind is not Kind.PERSONNEL or one.quantity.source.cell is None:
            continue
        unit, _, column = one.item.partition("/")
        column = column or one.column
        role = next((role for role, words in ROLES if words.search(column)), None)
        if role is None or not _COLUMN.search(column):
            continue
        # a number with its unit is proved by the name that it was read under
        shown = one.item if one.quantity.unit else unit + column
        counted = Counted(
            one.item, key(f"{unit}{column}"), one.quantity, one.quantity.source.text, "", shown=shown
        )
        yield key(unit), Heads(role, "".join(sorts_in(column)), counted)
