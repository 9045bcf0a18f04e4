"""Which indicators of a self-assessment fell short: of their points or of their targets, each with the reason beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.schema.budget import Figure as Beside
from extractors.schema.budget import Indicator
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.rows import Row, Sort, Table, Told
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.tables.names import named_spans
from service.answering.ways.tables.told import REACHED, REASON, SCORE, WEIGHT, printed, under
from service.answering.ways.targets.unmet import OUTTURN, by_how_much, missed
from service.answering.ways.targets.unmet import REASON as REASON_HEAD
from service.patterns import regex

_LOST = regex(
    "(?:没有?|未|没能|未能)(?:能)?(?:拿|得|打|评|取得|获得?)?(?:到|够|了)?(?:满分|足分|全部分数)|[扣丢失]了?分(?:的|了)?|不是满分"
    "|得分(?:低于|小于|少于|没到|不到|没有达到|未达到?)(?:分值|权重|满分)|没(?:有)?得满分?"
)
_MISSED = regex(
    "(?:没有?|未|没能|未能|不)(?:能)?(?:完全)?(?:达到|达成|完成|实现|做到|达标)(?:了)?(?:的)?(?:(?:年度|预期|年初|设定|既定)的?)*(?:绩效)?(?:指标值|目标值?)?"
)
_BY_HOW_MUCH = regex("[相还]?差(?:了)?(?:多少|在哪里?|几)|差距")
_WHICH = regex("哪|列出|列举|列一下|什么|几[个项条]|多少[个项条]")
_HOW_MANY = regex("(?<!哪)(?:几|多少)[个项条]")
_LEVEL = regex(
    "(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|满意度|产出|效益)(?=(?:类|和|与|及|以及)*(?:数量|质量|时效|成本|经济|社会|生态|可持续|服务|满意|产出|效益|指标|方面))(?:类|方面)?"
)
_WHOLE = regex("(?:部门)?整体(?:支出)?(?:绩效)?")
_RANKED = regex("最|第[一二三]|前[两三四五\\d]")
_FILL = regex(
    "(?:绩效)?自评(?:表|时|中|里)?|(?:绩效)?评价表?|评分表?|得分|分值|分数|权重|扣分|几分|多少分|项目(?:支出)?|专项|部门|全部|所有|绩效|(?:三级)?指标|目标|完成(?:情况|值)?|实际|"
    "(?:主要|具体)?(?:原因|理由)|偏差|为什么|为何|为啥|怎么回事|实得|应得|本来|应该|各自?|分别|每一?[个项条]?|都|其中|当中|里[头面边]?|中|上|下|"
    "(?:19|20)\\d\\d年?度?|今年|本年度?|当年|请问|请|列出来?|列举|一下|告诉我|一共|总共|共|"
    "的|了|是|有|为|和|与|跟|及|以及|还有|在|到|从|对|按|被|由|也|就|又|呢|啊|吗|那|这|它们?|其|"
    "多少|几|哪[些几一两三]?|什么|啥|没有?|未|拿|得|打|扣|丢|失|项|个|条|分|情况|数|表|给|出|会"
)
_LEFT = regex("[一-鿿\\da-z]+")
_MOST = 30


def lost(text: str, question: Question, held: Held, reply: Reply) -> Found | None:
    """The indicators, of the project named or of all, whose score is below their weight; by text with a bar between clauses."""
    pattern = next((p for p in (_LOST, _MISSED) if p.search(text)), None)
    if pattern is None or _WHICH.search(text) is None:
        return None
    if question.wants(Ask.PERSON, Ask.VERIFY, Ask.CHANGE) or question.foreign:
        return None
    if "指标" not in text and pattern is _MISSED:
        # projects may not have been done either
        return None
    short = _below if pattern is _LOST else _missed
    scored = [
        t for t in held.tables if t.sort is Sort.INDICATOR and any(_known(row, pattern) for row in t.rows)
    ]
    rest, tables = _meant(without_names(text, held.document), scored)
    if _RANKED.search(rest):
        return None
    levels = _LEVEL.findall(rest)
    rest = pattern.sub(" ", _BY_HOW_MUCH.sub(" ", _LEVEL.sub(" ", rest)))
    if _LEFT.search(_FILL.sub(" ", rest)) is not None:
        return None
    chosen = [
        row
        for table in tables
        for row in table.rows
        if short(row) and (not levels or any(level in "".join(row.levels) for level in levels))
    ]
    if not 0 < len(chosen) <= _MOST:
        return None
    said: list[str] = []
    project = ""
    apart = _BY_HOW_MUCH.search(text) is not None
    for row in chosen:
        head = f"{row.project}：" if row.project and row.project != project and len(tables) > 1 else ""
        project = row.project
        said.append(head + _told(row, held, reply, apart=apart))
    many = ""
    if _HOW_MANY.search(text):
        many = f"共有{reply.result(sum_of([Decimal(1)] * len(chosen)), '项', '指标')}："
    return Found(f"{many}{'；'.join(said)}。")


def _meant(text: str, tables: Sequence[Table]) -> tuple[str, Sequence[Table]]:
    """The text without the project that it names, and the tables of it; all tables where it names none."""
    whole = _WHOLE.search(text)
    if whole is not None:
        of_all = [t for t in tables if not t.rows[0].project or "整体" in t.rows[0].project]
        return text[: whole.start()] + text[whole.end() :], of_all
    named = named_spans(text, [t.rows[0].project for t in tables if t.rows[0].project])
    if not named:
        return text, tables
    for span in sorted(named, key=lambda each: -each.start):
        text = text[: span.start] + text[span.end :]
    projects = {span.row.name for span in named}
    return text, [t for t in tables if t.rows[0].project in projects]


def _below(row: Row) -> bool:
    marks = _marks(row)
    return marks is not None and marks[1] < marks[0]


def _missed(row: Row) -> bool:
    return any(missed(one, beside) for one, beside in _outturns(row))


def _known(row: Row, pattern: re.Pattern[str]) -> bool:
    return _marks(row) is not None if pattern is _LOST else next(_outturns(row), None) is not None


def _outturns(row: Row) -> Iterator[tuple[Indicator, Beside]]:
    """An indicator with what was reached of it."""
    for cell in row.cells:
        of = cell.of
        beside = of.beside if isinstance(of, Told) else None
        if isinstance(of, Told) and beside is not None and _of_result(beside.head):
            yield of.indicator, beside


def _of_result(head: str) -> bool:
    return OUTTURN.search(head) is not None and REASON_HEAD.search(head) is None


def _marks(row: Row) -> tuple[Decimal, Decimal] | None:
    """The weight of an indicator and its score."""
    weight, score = under(row, WEIGHT), under(row, SCORE)
    if weight is None or score is None or weight.value is None or score.value is None:
        return None
    return weight.value, score.value


def _told(row: Row, held: Held, reply: Reply, *, apart: bool) -> str:
    weight, score = under(row, WEIGHT), under(row, SCORE)
    aim = next((cell for cell in row.cells if not cell.head), None)
    done = under(row, REACHED)
    cells = [cell for cell in (aim, done, weight, score, under(row, REASON)) if cell is not None]
    said = "，".join(dict.fromkeys(printed(row, cell, held, reply) for cell in cells))
    reached = next(_outturns(row), None)
    return said + (by_how_much(reached[0], reached[1].target, held, reply) if apart and reached else "")
