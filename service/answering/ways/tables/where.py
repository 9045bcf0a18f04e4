"""Those rows of a table that meet a condition (执行率不到90%的项目, 没有安排三公经费的单位, 同时用了两种资金的项目)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.document.held import Held
from service.answering.document.rows import Cell, Row, Sort, Table
from service.answering.printed.figure import Figure
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.tables.asked import Do, Reading
from service.answering.ways.tables.told import MEASURES, UNITS, cell_of, printed
from service.patterns import regex

_UNDER, _OVER = (
    "低于|小于|少于|不足|不到|不满|不及|没有?到|未到|没有?达到?|未达到?|没有?超过|未超过|没过",
    "超过了?|超出了?|大于|高于|多于|突破了?|[超过]了?",
)
_AT_MOST, _AT_LEAST = "不超过|不高于|不大于|不多于|最多|至多", "不低于|不少于|不小于|至少|达到了?|满"
_NUMBER = r"(?P<n>\d+(?:\.\d+)?)(?P<unit>%|分|亿元|万元|亿|万|元|人|名|台|辆|套)"
_NUMBER_TOO = _NUMBER.replace("<n>", "<m>").replace("<unit>", "<of>")
_BOUND = regex(
    f"(?:都|在|只|还|是|为|的)*(?:(?P<at_most>{_AT_MOST})|(?P<at_least>{_AT_LEAST})|(?P<under>{_UNDER})|(?P<over>{_OVER})){_NUMBER}(?:的|了)?"
    f"|(?:在|是|为)?{_NUMBER_TOO}(?:的)?(?:(?P<from>及?以上|之上)|(?P<to>及?以[下内]|之下))(?:的)?"
)
_DONE = "(?:安排|编制?|列支?|用到?|动用|申?报|使用|产生|发生|涉及|拿到?|得到?|收到?)?(?:过|了)?(?:任何|一分钱?)?(?:的)?"
_NONE = regex(f"(?:没有?|未|无)(?:有)?{_DONE}|(?:是|为|等于)(?:0|零)(?:万?元)?(?![\\d.%])(?:的)?")
_BOTH = regex(f"(?:同时|既|都是?既|一并)(?:又|都|也|还)?(?:有|{_DONE})")
_TOO = regex("(?:又|还|也|同时)(?:有|安排|列|用|编)(?:了)?")
_WHICH = regex("哪一?[些几两三四五个家项所]个?|(?:一共|总共|共|各)?(?:有|是)?(?:几|多少)[个家项所]|谁")
_ASKED = regex("哪|谁|列出|(?:几|多少)[个家项所]")
_UNLIKE = regex("指标|科目|最")


@dataclass(frozen=True, slots=True)
class Condition:
    """What the cells of a row are to be: within a bound of `number` in `unit`, blank, or all printed. `rest` is the text without
    it, which asks for all rows."""

    kind: str
    rest: str
    number: Decimal = Decimal(0)
    unit: str = ""
    above: bool = False
    itself: bool = False

    def holds(self, value: Decimal) -> bool:
        if value == self.number:
            return self.itself
        return (value > self.number) == self.above


def condition(text: str) -> Condition | None:
    """The one condition that a text sets to rows; None where it sets none."""
    if _ASKED.search(text) is None or _UNLIKE.search(text):
        return None
    bounds = list(_BOUND.finditer(text))
    if len(bounds) == 1:
        found = bounds[0]
        number, unit = found["n"] or found["m"], found["unit"] or found["of"]
        kind = next(k for k in ("at_most", "at_least", "under", "over", "from", "to") if found[k])
        return Condition(
            "bound",
            _asking_all(text, found),
            Decimal(number),
            unit,
            kind in ("at_least", "over", "from"),
            kind in ("at_most", "at_least", "from", "to"),
        )
    if bounds:
        return None
    both = _BOTH.search(text)
    if both is not None:
        rest = _asking_all(text, both)
        return Condition("both", _TOO.sub("和", rest))
    none = _NONE.search(text)
    return Condition("none", _asking_all(text, none)) if none is not None else None


def _asking_all(text: str, found: re.Match[str]) -> str:
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return _WHICH.sub("哪些", rest)


def whole_tables(tables: Sequence[Table], condition: Condition | None) -> Sequence[Table]:
    """The tables; where what is blank or little is asked, those of units with the units that only others print."""
    if condition is None or condition.kind == "both" or condition.above:
        return tables
    of_units = [table for table in tables if table.sort is Sort.UNIT]
    every: dict[str, Row] = {}
    for table in of_units:
        for row in table.rows:
            every.setdefault(row.key, row)
    made = []
    for table in tables:
        if table.sort is Sort.UNIT:
            own = {row.key for row in table.rows}
            missing = [replace(row, cells=[]) for row in every.values() if row.key not in own]
            table = replace(table, rows=[*table.rows, *missing])
        made.append(table)
    return made


def told(condition: Condition, reading: Reading, held: Held, reply: Reply) -> Found | None:
    """The rows that meet the condition, each with its cells; None where nothing is known of some."""
    if reading.do is not Do.LIST or reading.rows or (what := UNITS.get(reading.table.sort)) is None:
        return None
    if _narrower(condition, reading):
        return None
    if condition.kind == "none":
        return _without(reading, what, held, reply)
    if condition.kind == "both":
        if len(reading.heads) < 2:
            return None
        kept = [row for row in reading.among if all(_amount(row, head) for head in reading.heads)]
    else:
        fitting = [head for head in reading.heads if _fits(condition, reading.among, head)]
        if len(fitting) != 1:
            return None
        values = [(row, _in_unit(condition, cell_of(row, fitting[0]))) for row in reading.among]
        if any(value is None for _, value in values) and (not condition.above or condition.unit in "%分"):
            return None
        kept = [row for row, value in values if value is not None and condition.holds(value)]
    if not kept:
        return None
    many = reply.result(sum_of([Decimal(1)] * len(kept)), MEASURES[reading.table.sort], what)
    cells = [
        (row, cell) for row in kept for head in reading.heads if (cell := cell_of(row, head)) is not None
    ]
    said = "；".join(printed(row, cell, held, reply, "") for row, cell in cells)
    return Found(f"共有{many}：{said}。")


def _narrower(condition: Condition, reading: Reading) -> bool:
    """Whether the table has only a part of the money that a text speaks of: what is not there may stand in another."""
    table, text = reading.table, condition.rest
    said = table.words + "".join("".join(head) for head in reading.heads)
    if any(fund in said and fund[-2:] not in text for fund in ("政府性基金", "国有资本")):
        return True
    topic = "三公" in table.words
    if table.sort is Sort.UNIT and (condition.kind == "none" or reading.heads == ((),)):
        return reading.loose > 0 and not (topic and ("三公" in text or reading.heads != ((),)))
    return False


def _without(reading: Reading, what: str, held: Held, reply: Reply) -> Found | None:
    """The rows that have nothing in the one column, by their names, and what the others have there."""
    if len(reading.heads) != 1:
        return None
    head = reading.heads[0]
    without = [row for row in reading.among if not _amount(row, head)]
    having = [row for row in reading.among if row not in without]
    if not without or not having or len(reading.among) != len(reading.table.rows):
        return None
    places = [place for row in without if (place := _place(row, held)) is not None]
    if len(places) < len(without):
        return None
    names = "；".join(printed(row, cell, held, reply) for row, cell in places)
    cells = [cell for row in having if (cell := cell_of(row, head)) is not None]
    others = "；".join(printed(r, c, held, reply, "") for r, c in zip(having, cells, strict=True))
    return Found(f"没有的{what}：{names}；其余：{others}。")


def _place(row: Row, held: Held) -> tuple[Row, Cell] | None:
    """Another amount of the unit, whose row is where its name stands: of the same table, else of one that prints all units."""
    same = [(row, cell) for cell in row.cells if isinstance(cell.of, Figure) and cell.value]
    for table in held.tables if not same else ():
        rows = [other for other in table.rows if table.sort is Sort.UNIT and other.key == row.key]
        same += [(other, c) for other in rows for c in other.cells if isinstance(c.of, Figure) and c.value]
    return same[0] if same else None


def _amount(row: Row, head: tuple[str, ...]) -> Decimal:
    cell = cell_of(row, head)
    return (cell.value if cell is not None else None) or Decimal(0)


def _fits(condition: Condition, rows: Sequence[Row], head: tuple[str, ...]) -> bool:
    """Whether a column is counted in what the bound is."""
    cells = [cell for row in rows if (cell := cell_of(row, head)) is not None]
    return bool(cells) and all(_in_unit(condition, cell) is not None for cell in cells)


def _in_unit(condition: Condition, cell: Cell | None) -> Decimal | None:
    """What a cell has in the unit of the bound; None where it is counted in others."""
    if cell is None or cell.value is None:
        return None
    unit = (
        condition.unit
        if condition.unit.endswith("元") or condition.unit not in "亿万"
        else condition.unit + "元"
    )
    if unit in YUAN_PER_UNIT and cell.unit in YUAN_PER_UNIT:
        return cell.value * YUAN_PER_UNIT[cell.unit] / YUAN_PER_UNIT[unit]
    if unit == "分" and cell.unit in ("", "分"):
        return cell.value if "分" in "".join(cell.head) else None
    alike = {"人", "名"}
    return cell.value if cell.unit == unit or {cell.unit, unit} <= alike else None
