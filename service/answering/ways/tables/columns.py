"""Which columns of a table a question names, by the words over them or others that mean the same."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import COUNTED
from service.answering.document.rows import Sort, Table
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

# What stands for a column that was found.
NAMED = "\ue021"
_BRACKETED = regex(r"[（(][^（()）]*[)）]|[:：]|^\s*其中(?=[:：])")
_ENDS = regex("(?:预算数|决算数|数|金额|额|情况|[（(]?万元[)）]?|人数)$")
# Of a head over several columns its total is asked.
_ITS_TOTAL = regex("(?:小计|合计|总计)(?![和与跟及、])")
_CARRIED = regex("上年|结转|结余")
_OF_MONEY = "(?:预算)?(?:财政)?(?:当年|本年)?(?:拨款|资金|收入|支出|安排)*(?:的?钱)?"
# What a head prints, and what people say for it.
_ALIKE = tuple(
    (regex(printed), said)
    for printed, said in (
        (
            "(?:当年|本年)?一般公共预算(?:当年|本年)?(?:财政)?(?:拨款|资金|收入|预算|支出)*",
            f"(?:一般)?公共{_OF_MONEY}|公共财政(?:拨款|资金|预算)*",
        ),
        (
            "(?:当年|本年)?政府性基金(?:预算)?(?:财政)?(?:拨款|资金|收入|预算|支出)*",
            f"(?:政府性)?基金{_OF_MONEY}",
        ),
        ("国有资本经营(?:预算)?(?:财政)?(?:拨款|资金|收入|支出)*", f"国有资本(?:经营)?{_OF_MONEY}|国资预算"),
        (
            "(?:纳入)?财政专户(?:管理)?(?:的)?(?:资金|收入|拨款|教育收费)*",
            "财政专户(?:管理)?(?:的)?(?:资金|收入|拨款)*|专户(?:资金|收入|拨款)?",
        ),
        ("(?:上年)?结转(?:结余)?(?:资金|收入)?", "(?:上年)?结转(?:结余)?(?:资金|收入|过来的)?"),
        ("本年收入(?:合计|小计)?", "本年收入(?:合计)?"),
        ("财政拨款(?:收入|支出|小计|安排)?", "财政(?:拨款|给|出|拨)(?:收入|支出|资金)?"),
        ("单位(?:自有)?资金", "单位(?:自有)?资金|自有资金"),
        ("(?:核定)?(?:总)?编制(?:数|人数)?", "(?:核定的?)?编制(?:数|人数)?"),
        (
            "(?:年末)?(?:在职)?(?:在编)?(?:实有)?(?:在编|在职)?(?:人员|人数|职工)?(?:数)?",
            "(?:年末)?(?:在职|在编|实有|在岗|现有)+(?:人员|人数|职工|的?人)?(?:数)?",
        ),
        ("(?:离退休|退休|离休)(?:人员|人数)?", "(?:离退休|退休|离休)(?:人员|人数|职工|的?人)?"),
        (
            "(?:项目)?(?:自评|评价|绩效)?(?:总)?(?:得分|评分|分数)",
            "(?:自评|评价|绩效)?(?:总)?(?:得分|评分|分数|打分|总分)|[得拿]了?(?=几分|多少分)",
        ),
        ("(?:预算)?执行率", "(?:预算)?执行(?:率|进度)"),
        (
            "(?:实际|全年)?完成(?:值|情况|数)?|实际值",
            "(?:年末|实际)?完成(?:值|情况|得)?(?:了)?|实际(?:上)?(?:达到|做到|完成)(?:了)?",
        ),
        ("(?:指标)?(?:分值|权重|满分)", "分值|权重|满分"),
        ("(?:采购|购置|配置)?(?:数量)(?:单位)?", f"数量|(?:多少|几)(?:{COUNTED}|箱|架|张|艘|组)"),
        ("(?:账面)?(?:原值|价值)", "(?:账面)?(?:原值|价值|(?<![原净])值)"),
        ("(?:账面)?净值", "(?:账面)?净值"),
        ("(?:全年|本年)?执行数|决算数|支出数", "(?:全年)?(?:执行|决算)数?(?![率进])|实际(?:花|支出|用)了?"),
        ("(?:全年|年初|调整)预算数?", "{own}|(?<!年初)(?<!全年)(?<!调整)(?<!年度)预算数?"),
        # of projects: what they cost in all, and in the year
        (
            "项目总(?:预算|投资|资金|金额)(?:数|额)?",
            "(?:项目)?(?:全部的?|整个)?总(?:预算|投资|资金|金额)(?:数|额)?",
        ),
        (
            "项目(?:本年度?|当年|年度)(?:预算|资金|金额)(?:数|额)?",
            "(?:项目)?(?:本年度?|当年|今年|年度)(?:的|又)?(?:预算|资金|金额|经费)?(?:安排|给|批|列|拨)?(?:数|额|了)?",
        ),
        ("三公经费(?:支出|预算)?(?:合计|总计|小计)?", "三公(?:经费)?(?:支出|预算)?(?:合计|总额)?"),
        ("(?:日常)?公用经费", "(?:日常)?公用经费"),
    )
)
_SIDES = ("收入", "支出")
_NEAR = 3
_TOPICS = (
    ("三公经费", "三公(?:经费)?(?:支出|预算)?(?:合计|总额)?"),
    ("项目支出", "项目支出(?:预算)?(?:合计|总额)?"),
    ("基本支出", "基本支出(?:预算)?(?:合计|总额)?"),
    ("机关运行经费", "机关运行(?:经费|费)"),
    ("政府采购", "(?:政府)?采购(?:预算|金额|支出)*(?:合计|总额)?"),
)
_WHOLE_OF_SIDE = "(?:预算|本年|全?部门|综合)?总?{side}(?:预算|决算)?(?:合计|总计|总额|总数|总量|数)?"
# What was carried over is in the total where a question counts it in (连同上年结转的资金在内).
_COUNTED_IN = (
    "(?:包括|包含|含|连同?|算上|加上)了?(?:上年|以前年度)?的?结[转余](?:和?结[转余])?"
    "(?:下来|过来)?的?(?:资金|收入|部分|钱)?(?:在内|也?算上)?"
)
_WHOLE = regex(
    f"总?预算(?![里中内])(?:总额|总数|总量|总计|合计|数|金额|安排)?|总额|总数|(?:全部|总)的?钱|金额|资金总额|资金|{_COUNTED_IN}"
)
# What the target of an indicator is called.
_AIM = regex("(?:绩效)?(?:目标|指标)值|(?<!绩效)目标(?!表)(?:定|设)?(?:的)?|定的|定了|指标值")


class Column(NamedTuple):
    """Where a text names a column; `head` is its path, empty for the total of a row."""

    start: int
    end: int
    head: tuple[str, ...]


def columns_named(text: str, table: Table) -> list[Column] | None:
    """The columns named, in the order of the text; None where words may mean either of two."""
    found: list[tuple[Column, int]] = []
    for head in table.heads:
        if not head:
            continue
        for at in _said(head[-1]).finditer(text):
            if at.end() - at.start() > 1:
                before = sum(_said(part).search(text) is not None for part in head[:-1])
                total = _ITS_TOTAL.match(text, at.end())
                end = total.end() if total is not None else at.end()
                found.append((Column(at.start(), end, head), 2 * before - len(head) + 1))
    if () in table.heads or table.sort is Sort.INDICATOR:
        found += [(Column(*at.span(), ()), -1) for at in _whole(table).finditer(text) if at.group()]
    found.sort(key=lambda each: (each[0].start - each[0].end, -each[1]))
    taken: list[tuple[Column, int]] = []
    for column, rank in found:
        rivals = [(c, r) for c, r in taken if c.start < column.end and column.start < c.end]
        if not rivals:
            taken.append((column, rank))
        elif any(
            (c.start, c.end, r) == (column.start, column.end, rank) and c.head != column.head
            for c, r in rivals
        ):
            other = next(c for c, r in rivals if (c.start, c.end, r) == (column.start, column.end, rank))
            if _carried(other.head) == _carried(column.head):
                return None
            if _carried(other.head):
                taken = [(column if c is other else c, r) for c, r in taken]
    named = sorted((c for c, _ in taken), key=lambda c: c.start)
    return [_with_parents(column, text, named) for column in _without_parents(named)]


def main(table: Table) -> tuple[str, ...] | None:
    """The column that is meant where none is named: the total, the only one, or that which its head calls so; of projects the
    only one of money."""
    if () in table.heads:
        return ()
    if len(table.heads) == 1:
        return table.heads[0]
    for head in table.heads:
        name = _bare(head[-1])
        if TOTALS.fullmatch(name) or re.fullmatch(
            "(?:采购|预算|项目|全年预算|政府采购)*(?:金额|总额|数|资金总额)|(?:项目)?(?:本|当)年度?预算(?:数|金额)?",
            name,
        ):
            return head
    of_money = {c.head: None for row in table.rows for c in row.cells if c.unit in YUAN_PER_UNIT}
    # beside marks and numbers the one column of money
    return next(iter(of_money)) if len(of_money) == 1 and table.sort is Sort.PROJECT else None


def masked(text: str, columns: list[Column]) -> str:
    for column in sorted(columns, key=lambda c: -c.start):
        text = text[: column.start] + NAMED + text[column.end :]
    return text


def _without_parents(columns: list[Column]) -> list[Column]:
    """The columns with those before them that only say which of several is meant (编制数里的｜行政)."""
    kept: list[Column] = []
    start: int | None = None
    for c, behind in zip_longest(columns, columns[1:]):
        over = (
            behind is not None
            and behind.head[: len(c.head)] == c.head
            and len(behind.head) > len(c.head) > 0
            and abs(behind.start - c.end) < _NEAR
        )
        if not over:
            kept.append(c if start is None else c._replace(start=start))
        start = (c.start if start is None else start) if over else None
    return kept


def _with_parents(column: Column, text: str, others: list[Column]) -> Column:
    """The column with the heads over its own that the text says right before or behind it (商品和服务支出（基本支出）)."""
    start, end = column.start, column.end
    for part in column.head[:-1]:
        for said in _said(part).finditer(text):
            free = not any(o.start < said.end() and said.start() < o.end for o in others)
            if free and (said.end() == start or said.start() == end) and said.group():
                start, end = min(start, said.start()), max(end, said.end())
    return Column(start, end, column.head)


def _carried(head: tuple[str, ...]) -> bool:
    return _CARRIED.search("".join(head)) is not None


@lru_cache(maxsize=2_000)
def _bare(part: str) -> str:
    return key(_BRACKETED.sub("", part))


@lru_cache(maxsize=2_000)
def _said(part: str) -> re.Pattern[str]:
    """How people say what a head prints."""
    own = _bare(part)
    forms = {own, key(part), _ENDS.sub("", own)} - {"", "采购", "项目", "单位"}
    said = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True) if len(form) > 1)
    for printed, meant in _ALIKE:
        if printed.fullmatch(own):
            return re.compile(meant.replace("{own}", said) + (f"|{said}" if said else ""))
    return re.compile(said or re.escape(own))


@lru_cache(maxsize=200)
def _whole_of(sort: Sort, words: str) -> re.Pattern[str]:
    if sort is Sort.INDICATOR:
        return _AIM
    forms = [said for topic, said in _TOPICS if topic in words]
    if not forms:
        sides = [side for side in _SIDES if side in words]
        forms = [_WHOLE_OF_SIDE.format(side=side) for side in (sides if len(sides) == 1 else _SIDES[1:])]
    return re.compile("|".join((*forms, _WHOLE.pattern)))


def _whole(table: Table) -> re.Pattern[str]:
    return _whole_of(table.sort, table.words)
