"""Which lines of a table changed most from last year (哪个科目增加的金额最大), and in which the budget was carried out least."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import groupby

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.stated import is_whole
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
_OVER = regex("超(?:出|过)?了?(?:年初|全年)?预算|超支|比(?:年初|全年)?预算[^,，。]{0,6}多")
# Expenses that are paid from lines and are none.
_NO_LINE = regex("三公|接待|公务用车|出国|会议费|培训费|运行经费|自评|项目$")
# Furthest from what was planned, either way.
_ASTRAY = regex("夸张|离谱|悬殊|偏离|差(?:得|异|距)?最[大多远]")
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


def over_budget(question: Question) -> bool:
    """Whether by how much budgets were exceeded is what is ranked."""
    return question.wants(Ask.HIGHEST) and _OVER.search(question.plain) is not None


def carried_out(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The line whose budget was carried out most or least, in per cent of it."""
    if not question.wants(Ask.HIGHEST) or not (_DONE.search(question.plain) or over_budget(question)):
        return None
    for pairs in _tables(held, question, _of_stages):
        known = [p for p in pairs if p.before.money.value]
        if len(known) < 2:
            continue
        rank = _rank(question)
        chosen = _furthest(known, rank, question)
        if not chosen:
            continue
        return Found("；".join(_done(held, p, rank, reply) for p in chosen) + "。")
    return _carried_out_told(question, held, links, reply)


def _furthest(known: list[_Pair], rank: Rank, question: Question) -> list[_Pair]:
    """Those that a question asks for: the most or least carried out, the furthest over their budgets, or (最夸张) the
    furthest from them; with those that are as far as the last of them."""
    least = rank.smallest

    def far(pair: _Pair) -> Decimal:
        if over_budget(question):
            return pair.ratio if _RATE.search(question.plain) else pair.change
        return abs(pair.ratio - 1) if _ASTRAY.search(question.plain) else pair.ratio

    if over_budget(question):
        known = [p for p in known if p.change > 0]
    ranked = sorted(known, key=far, reverse=not least)
    chosen = ranked[rank.place - 1 : rank.place - 1 + rank.count]
    return [*chosen, *(p for p in ranked if chosen and p not in chosen and far(p) == far(chosen[-1]))]


def _carried_out_told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The same of the items whose budget and outturn one sentence each tells, with the reason that it gives."""
    listed = any(s.kind is Kind.PROJECTS for s in held.extraction.budget.statements)
    if (listed and _PROJECTS.search(question.plain)) or not _general(links.left):
        return None
    told: dict[str, tuple[_Pair, NarrativeItem]] = {}
    for item in held.extraction.budget.narrative:
        if item.against is not Against.BUDGET or item.previous is None or is_whole(item):
            continue
        if "科目" in question.plain and not item.code and _NO_LINE.search(item.item):
            continue
        own = [f for f in held.catalogue.figures if f.item is item]
        now = next((f for f in own if f.money == item.current), None)
        before = next((f for f in own if f.money == item.previous and f is not now), None)
        if now is not None and before is not None and before.money.value:
            told[now.code or now.subject] = (_Pair(before, now), item)
    if len(told) < 2:
        return None
    rank = _rank(question)
    items = {id(pair): item for pair, item in told.values()}
    parts: list[str] = []
    for pair in _furthest([pair for pair, _ in told.values()], rank, question):
        parts.append(_done(held, pair, rank, reply, apart=_ASTRAY.search(question.plain) is not None))
        item = items[id(pair)]
        if item.reason is not None:
            quoted = reply.quote(held.document, item.reason.text, item.reason.source, pair.now.section)
            parts.append(f"原因：{quoted}")
    return Found("；".join(parts) + "。") if parts else None


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


def _done(held: Held, pair: _Pair, rank: Rank, reply: Reply, *, apart: bool = False) -> str:
    end = "最低" if rank.smallest or (apart and pair.ratio < 1) else "最高"
    called = pair.now.label if pair.now.item is None else pair.now.shown
    unspent = ""
    if pair.before.money.value != pair.now.money.value and pair.before.money.unit == pair.now.money.unit:
        amounts = (pair.before.money.value, pair.now.money.value)
        difference = (max(amounts), "−", min(amounts))
        unspent = f"，相差{reply.result(difference, pair.now.money.unit, f'{called}与预算相差')}"
    rate = (pair.now.money.value, "÷", pair.before.money.value, "×", Decimal(100))
    result = reply.result(rate, "%", f"{called}完成预算", places=2)
    # a sentence's own names say which of the two each is
    planned, spent = ("预算", "决算") if pair.now.item is None else ("", "")
    before, now = (reply.figure(held.document, f) for f in (pair.before, pair.now))
    return (
        f"{end}的是{pair.now.label}：{planned}{pair.before.shown}为{before}"
        f"，{spent}{pair.now.shown}为{now}，为预算的{result}{unspent}"
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
