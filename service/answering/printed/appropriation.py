"""What the table of appropriation (财政拨款收支总表) tells in full: its rows and columns only have the funds (一般公共预算
拨款), and say by where they stand whether that came in, was spent, was there at the start or is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.schema.budget import Line, Statement
from extractors.schema.draft import Kind
from service.answering.printed.headers import header
from service.patterns import regex
from service.terms import key

_FUNDS = (
    (regex("一般公共预算(?:财政)?(?:拨款|资金)?(?:收入|结转)?"), "一般公共预算财政拨款"),
    (regex("政府性基金(?:预算)?(?:财政)?(?:拨款|资金)?(?:收入|结转)?"), "政府性基金预算财政拨款"),
    (regex("国有资本经营(?:预算)?(?:财政)?(?:拨款|资金)?(?:收入|结转)?"), "国有资本经营预算财政拨款"),
)
_GENERAL = _FUNDS[0][1]
_CARRIED = regex("(?P<when>年初|上年|年末)(?:财政拨款)?(?:结转结余|结转|结余)")
_OF_YEAR = regex("本年(?P<side>收入|支出)(?:合计)?")
_IN_ALL, _SUM = regex("(?:(?P<side>收入|支出))?总计"), regex("(?:收入|支出)合计")


def fund_of(name: str) -> str:
    """The fund that a row or a column is of, by its full name; empty for none."""
    return next((fund for called, fund in _FUNDS if called.fullmatch(name)), "")


def names_in_full(statement: Statement) -> dict[tuple[int, str], tuple[str, ...]]:
    """The names in full by the row (its `id`) and the column; none for any other table."""
    if statement.kind is not Kind.FISCAL_APPROPRIATION:
        return {}
    found: dict[tuple[int, str], tuple[str, ...]] = {}
    carried = ""
    for line in statement.lines:
        name = key(line.name)
        for column in (amount.column for amount in line.amounts):
            side = "收入" if "收入" in (line.side or column) else "支出"
            telling = header(column, line.side)[1]
            head = key(telling[-1]) if telling else ""
            if names := tuple(_names(name, side, head, carried, statement.lines)):
                found[id(line), column] = names
        if (kept := _CARRIED.fullmatch(name)) is not None:
            carried = kept["when"]
        elif not fund_of(name):
            carried = ""
    return found


def _names(name: str, side: str, head: str, carried: str, lines: Sequence[Line]) -> Iterator[str]:
    whole = not head
    if side == "收入" and (fund := fund_of(name)):
        yield f"{fund}{carried}结转结余" if carried else f"{fund}收入"
    if (kept := _CARRIED.fullmatch(name)) is not None:
        if fund := fund_of(head):
            yield f"{fund}{kept['when']}结转结余"
        elif whole and kept["when"] != "年末":
            # what a budget begins the year with is what the year before left
            yield from ("年初财政拨款结转结余", "财政拨款上年结转")
    if whole and (_OF_YEAR.fullmatch(name) or (_SUM.fullmatch(name) and not _yearly(side, lines))):
        yield f"财政拨款{side}"
    if whole and _IN_ALL.fullmatch(name):
        yield f"财政拨款{side}总计"
        if not _yearly(side, lines):
            yield f"财政拨款{side}"
    last = _OF_YEAR if _yearly(side, lines) else _IN_ALL
    if side == "支出" and (fund := fund_of(head)) not in ("", _GENERAL) and last.fullmatch(name):
        yield f"{fund}支出"


def _yearly(side: str, lines: Sequence[Line]) -> bool:
    """Whether the table has what came in, or was spent, in the year apart from what that comes to with what was carried over."""
    return any(
        found is not None and found["side"] == side and line.amounts
        for line in lines
        for found in (_OF_YEAR.fullmatch(key(line.name)),)
    )
