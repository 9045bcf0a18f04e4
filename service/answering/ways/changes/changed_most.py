"""Which lines of a table changed most from last year (哪个科目增加的金额最大), and in which the budget was carried out least."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import groupby

from extractors.schema.draft import Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.catalogue import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.trend import went
from service.answering.ways.members.ranking import Rank, rank_of
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

_UP, _DOWN = regex("增加|增长|增幅|上升|涨|提高|增得"), regex("减少|下降|降幅|降低|压减|缩|减得")
_RATE = regex("增幅|降幅|涨幅|幅度|百分|比例")
_DONE = regex("(?:预算)?(?:完成|执行)(?:率|得|情况|比例|进度)|完成年初预算")
_BUDGET, _SPENT = (
    regex("(?:年初|全年|调整)?预算数?(?:合计)?"),
    regex("(?:支出)?决算数?|(?:全年)?执行数"),
)
_SEVERAL = regex(
    "前[一二两三四五六七八九十\\d]|哪[两二三四五六七八九十]|最[高低大小多少好差]的?[两二三四五六七八九十]"
)
_PROJECTS = regex("项目(?!支出|科目)")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two amounts of one line: what was, or was planned, and what is, or was spent."""

    before: Figure
    now: Figure

    @property
    def change(self) -> Decimal:
        return self.now.money.yuan - self.before.money.yuan

    @property
    def ratio(self) -> Decimal:
        return self.now.money.yuan / self.before.money.yuan


def most(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The line that changed most in the direction asked for, by its amount or by its rate."""
    if held.year is None or not question.wants(Ask.HIGHEST) or not question.wants(Ask.CHANGE):
        return None
    up, down = _UP.search(question.plain) is not None, _DOWN.search(question.plain) is not None
    if up == down or not _general(links.left):
        return None
    by_rate = _RATE.search(question.plain) is not None
    for pairs in _tables(held, question, partial(_of_years, year=held.year)):
        went_so = [
            p for p in pairs if p.change and (p.change > 0) == up and (p.before.money.value or not by_rate)
        ]
        if len(pairs) < 2 or not went_so:
            continue
        ranked = sorted(went_so, key=lambda p: abs(p.ratio - 1) if by_rate else abs(p.change), reverse=True)
        rank = _rank(question)
        chosen = (
            ranked[rank.place - 1 : rank.place - 1 + rank.count]
            if not rank.smallest
            else ranked[-rank.count :]
        )
        return Found("；".join(_change(held, p, by_rate, rank, reply) for p in chosen) + "。")
    return None


def carried_out(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The line whose budget was carried out most or least, in per cent of it."""
    if not question.wants(Ask.HIGHEST) or not _DONE.search(question.plain):
        return None
    for pairs in _tables(held, question, _of_stages):
        known = [p for p in pairs if p.before.money.value]
        if len(known) < 2:
            continue
        rank = _rank(question)
        ranked = sorted(known, key=lambda p: p.ratio, reverse=not rank.smallest)
        chosen = ranked[rank.place - 1 : rank.place - 1 + rank.count]
        return Found("；".join(_done(held, p, rank, reply) for p in chosen) + "。")
    return None


def _rank(question: Question) -> Rank:
    """Which of the ranking is asked for; 四个项目里哪个 names how many there are, and not how many are asked for."""
    rank = rank_of(question.plain)
    return rank if _SEVERAL.search(question.plain) else Rank(1, rank.place, rank.smallest)


def _general(left: tuple[str, ...]) -> bool:
    """Whether left words only say which fund, or that lines are meant."""
    return all(
        re.fullmatch("(?:一般公共(?:预算)?|财政拨款|科目|自评|部门|单位|绩效)+", word) for word in left
    )


def _change(held: Held, pair: _Pair, by_rate: bool, rank: Rank, reply: Reply) -> str:
    said = f"变化{rank.said}的是{pair.now.label}" + (f"（{pair.now.code}）" if pair.now.code else "")
    said += f"：{held.year}年{reply.figure(held.document, pair.now)}"
    said += f"，上年{reply.figure(held.document, pair.before)}，{went(pair.before, pair.now, reply)}"
    if by_rate:
        high, low = (
            max(pair.now.money.value, pair.before.money.value),
            min(pair.now.money.value, pair.before.money.value),
        )
        rate = ((high - low), "÷", pair.before.money.value, "×", Decimal(100))
        said += f"，幅度为{reply.result(rate, '%', f'{pair.now.label}增减幅度', places=2)}"
    return said


def _done(held: Held, pair: _Pair, rank: Rank, reply: Reply) -> str:
    end = "最低" if rank.smallest else "最高"
    unspent = ""
    if pair.before.money.value != pair.now.money.value and pair.before.money.unit == pair.now.money.unit:
        amounts = (pair.before.money.value, pair.now.money.value)
        difference = (max(amounts), "−", min(amounts))
        unspent = f"，相差{reply.result(difference, pair.now.money.unit, f'{pair.now.label}与预算相差')}"
    rate = (pair.now.money.value, "÷", pair.before.money.value, "×", Decimal(100))
    result = reply.result(rate, "%", f"{pair.now.label}完成预算", places=2)
    return (
        f"{end}的是{pair.now.label}：预算{pair.before.shown}为{reply.figure(held.document, pair.before)}"
        f"，决算{pair.now.shown}为{reply.figure(held.document, pair.now)}，为预算的{result}{unspent}"
    )


def _tables(
    held: Held, question: Question, pair: Callable[[list[Figure]], _Pair | None]
) -> Iterator[list[_Pair]]:
    """Of each table the pairs of its lowest lines; of projects where projects are asked for, else of lines by code."""
    projects = _PROJECTS.search(question.plain) is not None
    of_table: dict[int, list[_Pair]] = {}
    for _, group in groupby(held.catalogue.figures, key=lambda f: id(f.line)):
        row = list(group)
        line, statement = row[0].line, row[0].statement
        if line is None or statement is None or TOTALS.fullmatch(key(line.name)) or not key(line.name):
            continue
        listed = statement.kind is Kind.PROJECTS or not line.code
        if line.of_body or listed is not projects or (made := pair(row)) is None:
            continue
        of_table.setdefault(id(statement), []).append(made)
    # a table of projects before others whose lines have no code
    tables = sorted(of_table.values(), key=lambda made: projects and made[0].now.kind is not Kind.PROJECTS)
    for pairs in tables:
        codes = {p.now.code for p in pairs if p.now.code}
        yield [
            p
            for p in pairs
            if not any(c != p.now.code and c.startswith(p.now.code) for c in codes if p.now.code)
        ]


def _of_years(row: list[Figure], year: int | None) -> _Pair | None:
    """Last year's amount and this year's, where one row has both."""
    whole = [f for f in row if f.whole or _BUDGET.fullmatch(_leaf(f))]
    now = next((f for f in whole if year in f.years), None)
    before = next((f for f in whole if year is not None and year - 1 in f.years), None)
    return None if now is None or before is None else _Pair(before, now)


def _of_stages(row: list[Figure]) -> _Pair | None:
    """The budget and what was spent, where one row has both."""
    before = next((f for f in row if _BUDGET.fullmatch(_leaf(f))), None)
    now = next((f for f in row if _SPENT.fullmatch(_leaf(f))), None)
    return None if now is None or before is None else _Pair(before, now)


def _leaf(figure: Figure) -> str:
    return re.sub("^(?:19|20)\\d\\d年?度?", "", key((figure.header or "").rpartition("/")[2]))
