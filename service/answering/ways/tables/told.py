"""Cells of a table written into an answer, each cited, and what is reckoned from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.schema.budget import Quantity
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.document.held import Held
from service.answering.document.rows import Cell, Row, Sort, Told
from service.answering.document.telling import target
from service.answering.printed.by_row import of_row
from service.answering.printed.figure import Figure, of_body
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.tables.asked import Do, Reading
from service.patterns import regex
from service.terms import key

_MOST_TOLD = 40
WEIGHT, SCORE, REASON = regex("分值|权重|满分"), regex("得分|评分"), regex("原因|偏差|改进")
REACHED = regex("完成|实际")
UNITS = {Sort.UNIT: "单位", Sort.PROJECT: "项目", Sort.INDICATOR: "指标"}
MEASURES = {Sort.UNIT: "个", Sort.PROJECT: "个", Sort.INDICATOR: "个"}


def told(reading: Reading, held: Held, reply: Reply) -> Found | None:
    """What the table says to a question; None where a cell that is asked for is not printed."""
    if reading.do is Do.COUNT:
        return _count(reading, held, reply)
    if reading.do is Do.RANK:
        return _rank(reading, held, reply)
    if reading.do is Do.LOST:
        return _lost(reading, held, reply)
    if reading.do is Do.SHARE:
        return _share(reading, held, reply)
    rows = reading.rows or reading.among
    heads = reading.heads
    if (
        () in reading.table.heads
        and reading.table.sort is Sort.INDICATOR
        and any(REACHED.search(part) for head in heads for part in head)
    ):
        # what was reached is told with what was set
        heads = tuple(dict.fromkeys(((), *heads)))
    cells = [[cell_of(row, head) for head in heads] for row in rows]
    if reading.do is Do.LIST:
        if len(rows) > _MOST_TOLD or sum(any(each) for each in cells) < (1 if reading.owners else 2):
            return None
        told_ = [
            printed(r, c, held, reply, "")
            for r, each in zip(rows, cells, strict=True)
            for c in each
            if c is not None
        ]
        return Found("；".join(dict.fromkeys(told_)) + f"{_together(reading, cells, reply)}。")
    made = [(row, cell) for row, each in zip(rows, cells, strict=True) for cell in each if cell is not None]
    if len(made) < len(rows) * len(heads) or any(_one_of_several(*each, reading) for each in made):
        return None
    said = "，".join(dict.fromkeys(printed(row, cell, held, reply) for row, cell in made))
    if reading.do is Do.DIFFERENCE:
        return _apart(said, [cell for _, cell in made], reply)
    if reading.do is Do.TIMES:
        return _times(said, [cell for _, cell in made], reply)
    if reading.do is Do.SUM and len(heads) == 1:
        cells_ = [cell for _, cell in made]
        if (unit := _unit(cells_)) is None:
            return None
        return Found(f"{said}，合计{reply.result(sum_of(_values(cells_)), unit, '合计')}。")
    return Found(f"{said}。") if reading.do is Do.GIVE else None


def _together(reading: Reading, cells: Sequence[Sequence[Cell | None]], reply: Reply) -> str:
    """What the amounts of the one column of money come to; empty where there is none, or several."""
    columns = [[each[n] for each in cells if each[n] is not None] for n in range(len(reading.heads))]
    of_money = [[c for c in column if c is not None and isinstance(c.of, Figure)] for column in columns]
    made = [column for column in of_money if len(column) > 1]
    unit = _unit(made[0]) if len(made) == 1 else None
    if not unit or unit not in YUAN_PER_UNIT:
        return ""
    return f"；合计{reply.result(sum_of(_values(made[0])), unit, '合计')}"


def _one_of_several(row: Row, cell: Cell, reading: Reading) -> bool:
    """Whether another row of the table has the same name and another amount: what a question names is both."""
    alike = (r for r in reading.table.rows if r is not row and r.key == row.key)
    same = (cell_of(r, cell.head) for r in alike if (r.unit, r.project) == (row.unit, row.project))
    money = isinstance(cell.of, Figure)
    return money and any(other is not None and other.value != cell.value for other in same)


def cell_of(row: Row, head: tuple[str, ...]) -> Cell | None:
    return next((cell for cell in row.cells if cell.head == head), None)


def _rank(reading: Reading, held: Held, reply: Reply) -> Found | None:
    head = reading.heads[0]
    cells = [
        (row, cell)
        for row in reading.among
        if (cell := cell_of(row, head)) is not None and cell.value is not None
    ]
    if len(reading.heads) != 1 or len(cells) < 2 or _unit([cell for _, cell in cells]) is None:
        return None
    if len(cells) < len(reading.among) and any(place != 1 for place in reading.places):
        # what is blank may be the least
        return None
    cells.sort(key=lambda each: each[1].value or Decimal(0), reverse=True)
    said: list[str] = []
    ends: list[Cell] = []
    for place in reading.places:
        if len(cells) < abs(place):
            return None
        at = cells[place - 1] if place > 0 else cells[place]
        alike = [each for each in cells if each[1].value == at[1].value]
        if place == 2 and (len(alike) > 1 or cells[0][1].value == at[1].value):
            return None
        name = {1: "最大的是", -1: "最小的是", 2: "排第二的是"}[place]
        said.append(f"{name}：" + "、".join(printed(row, cell, held, reply, "") for row, cell in alike[:3]))
        ends.append(at[1])
    if len(ends) == 2 and (reading.apart or 2 in reading.places):
        unit = _unit(ends)
        high, low = _values(ends)
        said.append(f"相差{reply.result((high, '−', low), unit or '', '相差')}")
    return Found("；".join(said) + "。")


def _lost(reading: Reading, held: Held, reply: Reply) -> Found | None:
    """The indicator that lost most of its points, with those that lost as many: its weight, its score and why."""
    made = [
        (weight.value - score.value, row, weight, score)
        for row in reading.among
        if (weight := under(row, WEIGHT)) is not None and (score := under(row, SCORE)) is not None
        if weight.value is not None and score.value is not None
    ]
    most = max((lost for lost, *_ in made), default=Decimal(0))
    chosen = [each for each in made if each[0] == most]
    if not most or len(made) < 2 or len(chosen) > 3:
        return None
    said: list[str] = []
    for _, row, weight, score in chosen:
        cells = "，".join(printed(row, cell, held, reply) for cell in (weight, score))
        lost = reply.result((weight.value or Decimal(0), "−", score.value or Decimal(0)), "分", "相差")
        why = under(row, REASON)
        reason = f"，{printed(row, why, held, reply)}" if why is not None else ""
        said.append(f"{cells}，相差{lost}{reason}")
    return Found("；".join(said) + "。")


def under(row: Row, head: re.Pattern[str]) -> Cell | None:
    """The first cell of a row under a head of this kind."""
    return next((cell for cell in row.cells if cell.head and head.search(cell.head[-1])), None)


def _share(reading: Reading, held: Held, reply: Reply) -> Found | None:
    row = reading.rows[0]
    if len(reading.heads) == 2:
        part, whole = (cell_of(row, head) for head in sorted(reading.heads, key=len, reverse=True))
        parts: list[tuple[Row, Cell | None]] = [(row, part), (row, whole)]
    else:
        total = reading.table.total
        whole = cell_of(total, reading.heads[0]) if total is not None else None
        part = cell_of(row, reading.heads[0])
        parts = [(row, part)] + ([(total, whole)] if total is not None else [])
        if whole is None:
            return _of_sum(reading, part, held, reply)
    made = [(r, c) for r, c in parts if c is not None]
    if part is None or whole is None or not whole.value or part.value is None or part.value > whole.value:
        return None
    if _unit([part, whole]) is None:
        return None
    said = "，".join(printed(r, c, held, reply) for r, c in made)
    by = (part.value, "÷", whole.value, "×", Decimal(100))
    return Found(f"{said}，前者占后者的{reply.result(by, '%', '占比', places=2)}。")


def _of_sum(reading: Reading, part: Cell | None, held: Held, reply: Reply) -> Found | None:
    """The share of a row in what all rows make, which no row prints."""
    made = [(row, cell) for row in reading.table.rows if (cell := cell_of(row, reading.heads[0])) is not None]
    cells = [cell for _, cell in made]
    if (
        part is None
        or part.value is None
        # rows of an extract of the whole budget do not make it
        or (reading.table.named_only and reading.table.sort is Sort.OTHER)
        or len(made) < len(reading.table.rows)
        or (unit := _unit(cells)) is None
    ):
        return None
    said = "，".join(printed(row, cell, held, reply) for row, cell in made)
    whole = sum(_values(cells), Decimal(0))
    if not whole:
        return None
    together = reply.result(sum_of(_values(cells)), unit, "合计")
    share = reply.result((part.value, "÷", whole, "×", Decimal(100)), "%", "占比", places=2)
    return Found(f"{said}，合计{together}，{_called(reading.rows[0])}占{share}。")


def _called(row: Row) -> str:
    return row.name


def _count(reading: Reading, held: Held, reply: Reply) -> Found | None:
    rows, what = reading.among, UNITS.get(reading.table.sort)
    if what is None or not 0 < len(rows) <= _MOST_TOLD:
        return None
    many = reply.result(sum_of([Decimal(1)] * len(rows)), MEASURES[reading.table.sort], what)
    each = "；".join(printed(row, row.cells[0], held, reply) for row in rows)
    return Found(f"所列{what}共有{many}：{each}。")


def _apart(said: str, cells: Sequence[Cell], reply: Reply) -> Found | None:
    unit = _unit(cells)
    if unit is None or len(cells) != 2:
        return None
    first, second = _values(cells)
    if first == second:
        return Found(f"{said}，两者相等。")
    apart = reply.result((max(first, second), "−", min(first, second)), unit, "相差")
    return Found(f"{said}，前者比后者{'多' if first > second else '少'}{apart}。")


def _times(said: str, cells: Sequence[Cell], reply: Reply) -> Found | None:
    """How many times the second cell the first one is."""
    if _unit(cells) is None or len(cells) != 2 or not cells[1].value:
        return None
    first, second = _values(cells)
    return Found(f"{said}，前者是后者的{reply.result((first, '÷', second), '倍', '倍数', places=2)}。")


def _unit(cells: Sequence[Cell]) -> str | None:
    """The unit of all cells, of bare numbers of persons 人; None where they have several or one is no number."""
    if any(cell.value is None for cell in cells):
        return None
    units = {cell.unit for cell in cells}
    if len(units) > 1:
        return None
    unit = units.pop()
    return unit or ("分" if _marks(cells) else "人" if _people(cells) else "个")


def _marks(cells: Sequence[Cell]) -> bool:
    return any(re.search("分", "".join(cell.head)) for cell in cells)


def _people(cells: Sequence[Cell]) -> bool:
    return any(re.search("人|编|职|休|员|行政|事业|工勤|实有", "".join(cell.head)) for cell in cells)


def _values(cells: Sequence[Cell]) -> list[Decimal]:
    return [cell.value for cell in cells if cell.value is not None]


def named(figure: Figure) -> Figure:
    """A figure under the name of its row, where the row is of a body or stands for all elsewhere."""
    if figure.line is not None and figure.line.of_body and figure.row:
        return of_body(figure)
    if figure.row and figure.column and not figure.code and figure.subject != key(figure.row):
        return of_row(figure)
    return figure


def printed(row: Row, cell: Cell, held: Held, reply: Reply, joint: str = "为") -> str:
    """`堤长的得分为“8”[2]`: a cell by the name of its row and of its column, with its place."""
    of = cell.of
    if isinstance(of, Figure):
        figure = of if of.line is not None and of.line.project else named(of)
        said = f"{figure.shown}{joint}{reply.figure(held.document, figure)}"
        if row.thing is not None:
            thing = row.thing
            head = thing.head.rpartition("/")[2]
            said += (
                f"（{head}为{reply.quote(held.document, thing.source.text, thing.source, figure.section)}）"
            )
        return said
    if isinstance(of, Told):
        return _of_indicator(of, cell, held, reply)
    quantity: Quantity = of.quantity
    head = of.column.rpartition("/")[2]
    quote = quantity.source.text
    if quantity.unit and "数量" in head:
        return f"{of.item}{reply.quantity(held.document, quantity, quote, '', of.item)}"
    shown = of.item.replace("/", "")
    if head and key(head) not in key(of.item):
        shown = f"{of.item}（{head}）"
    said = reply.quantity(held.document, quantity, quote, "", of.item)
    return f"{shown}为“{quantity.printed.strip()}”{said[said.index('[') :]}"


def _of_indicator(of: Told, cell: Cell, held: Held, reply: Reply) -> str:
    one, other = of.indicator, of.beside
    if other is None:
        return target(held.document, one, reply)
    text = other.target.text.strip()
    quote = f"{one.level3}\t{text}"
    n = reply.cite(held.document, other.target.source, quote, one.project)
    if cell.value is not None:
        printed = Quantity(
            printed=f"{cell.value:f}", value=cell.value, unit=cell.unit, source=other.target.source
        )
        reply.quantity(held.document, printed, quote, one.project, one.level3)
    return f"{one.level3}的{other.head}为“{text}”[{n}]"
