"""A question read as one of a table: which rows, which columns and what is to be done with them, every word accounted for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.answering.document.rows import Row, Sort, Table
from service.answering.ways.tables import columns, names
from service.answering.ways.tables.columns import columns_named, main
from service.answering.ways.tables.names import named_span, rows_named
from service.patterns import regex
from service.terms import key


class Do(StrEnum):
    """What is to be done with the cells."""

    GIVE = "give"
    LIST = "list"
    RANK = "rank"
    DIFFERENCE = "difference"
    SUM = "sum"
    SHARE = "share"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows and the columns asked for, `among` which rows they are, and what is to be done with them.

    Of a ranking `places` are from which end and which (1 for the first, -1 for the last), `apart` whether by how much they
    differ. `loose` is how much of the table's own title the question leaves open.
    """

    table: Table
    do: Do
    rows: tuple[Row, ...]
    among: tuple[Row, ...]
    heads: tuple[tuple[str, ...], ...]
    places: tuple[int, ...] = ()
    apart: bool = False
    owners: tuple[str, ...] = ()
    loose: int = 0


_SORTS = {
    Sort.UNIT: regex(
        "(?:二级|下属|所属|直属|基层|独立编制|独立核算|编报|纳入|编预算的|预算|各|个|家|编制范围内)*(?:预算)?单位|(?:哪|几|[一二两三四五六七八九十\\d])家|机构|谁"
    ),
    Sort.PROJECT: regex("(?:重点|专项|支出|附件\\d?里?的?)*项目(?:支出)?(?:预算)?|专项"),
    Sort.INDICATOR: regex("(?:绩效)?(?:三级)?指标"),
    Sort.GOODS: regex(
        "(?:政府)?(?:采购|购置|购买|买|添置|配)+(?:了|些|的)?(?:预算)?(?:内容|品目|项目|清单|设备|货物|服务|东西|物品)?|设备|货物|东西|品目|物品"
    ),
    Sort.OTHER: regex("资产|设备|任务|哪[一]?[类项种]"),
}
_MOST = regex("最(?:大|多|高|贵|厉害|[花费烧]钱)|[花安排]*钱最多|谁(?:的)?(?:更)?[多大高]|排第一|第一[多大高]|居首|首位")
_LEAST = regex("最(?:小|少|低|省|便宜)|垫底|倒数第一")
_SECOND = regex("排?第二[大多高]?(?:的|位)?")
_APART = regex("相差|差了?(?:多少|几|额|距)|差额|[多高大贵少低小]出?了?(?:多少|几)|[多高大贵少低小]多少|多花|少花|多安排")
_PAIR = regex("比|相差|差|哪一?个?[多大高]|谁更?[多大高少低]|谁[多大高少低]")
_SUM = regex("加起来|加在一起|加一[块起]|加总|之和|总和|合起来|合在一起|加上|合计|一共|总共|共计|拢共|一起")
_SHARE = regex("占了?|占比|比重|比例|几成|百分之(?:几|多少)|份额|百分比")
_OF_ALL = regex("全部门|全部|各单位|整个部门|部门|合计|总数|总额|所有|全局|全系统|全县|全区")
_OF_OWN = regex("自己|本单位|其(?:自身|总)|它(?:总|全部|自己)|该(?:单位|项目)")
_COUNT = regex("(?:有|共|列了?|设了?|是|一共|总共)*(?:几|多少)(?:个|家|项|条)(?:预算|二级|下属|所属)*(?P<of>单位|项目|指标)?|(?:单位|项目|指标)(?:个)?数")
_GROUP = regex("各自?|每一?[个家项条样]?|分别|都|哪[些几]|逐[个条项]|列出|列一下|按单位|分单位|分到|怎么定|有[啥什么]|哪几[家个条项]|什么|啥|说说")
_ONE_OF = regex("哪一?[个家项条]|谁|什么|哪里|啥")
_NUMBER = regex("(?P<n>\\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个|家|项|条|所)(?=[^\\d]{0,6}(?:单位|项目|指标|学校|里|中|的|\ue021|\ue022|$|\\|))|(?P<m>[两二三四五六七八九十])家")
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_LEVEL = regex("(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|满意度|产出|效益)(?:指标|方面)")
_KINDS = {
    "学校": regex("学校|中学|小学|幼儿园|学院|高中|职中|技校"),
    "医院": regex("医院|卫生院|保健院"),
}
_BELOW = regex("下属|所属|直属|二级|下级")
_HEAD = regex("(?:本级|机关|本部)[)）]?$")
_OTHER = regex(
    "上年|去年|往年|前年|比(?:19|20)\\d\\d|增长|增加|减少|下降|上升|缩水|变化|变动|增减|原因|为什么|为何|怎么回事|平均|人均|每人|均|吗|是否|有没有|对得上|一致|不是|除"
)
_FILL = regex(
    "请问|麻烦|帮[我忙]?(?:查|看|算)?(?:一?下)?|查(?:一?下|查)?|看(?:一?下|看)?|想(?:知道|问|了解)|告诉我|说(?:一?下|说)|算(?:一?下)?|列(?:一?下|出来)|"
    "(?:19|20)\\d\\d年?(?:度|初)?|今年|本年度?|当年|全年|年初|年底|年度|这一?[项栏块年行列]|那一?[项栏块行笔列]|一[项栏行]|这(?:个|家|些|笔|两|三|几)?|那(?:个|家|些|边|笔)?|里[面头边]?|其中|当中|之中|中|"
    "安排|列(?:了|的|入|支|明)?|编(?:了|制范围|列)?|纳入|定了?|设(?:了|的|置)?|写(?:的|了|着)?|给(?:了)?|出(?:了)?|用(?:了)?|花(?:了|费)?|拿(?:了)?|投(?:入)?了?|要(?:花|求)?|需要?|承担|打算|准备|计划|名下|属于|底下|下面|之下|下|"
    "的|了|是|有|为|和|与|跟|同|及|以及|还有|或|在|到|从|对|按|以|把|将|被|由|也|就|又|呢|啊|呀|吧|"
    "多少|几|钱|万元|万|元|亿|块|金额|数额|资金|经费|预算|决算|支出|数字?|情况|表|公开|文件|附件|一览|明细|名单|名称|"
    "分别|各自?|每一?|都|全部|所有|逐[个条项]|一共|总共|合计|总计|共|哪[些几一]?|谁|什么|啥|怎么|多|大|小|比|相比|要比|只看|单看|光看|看|上|方面|这块|那块|"
    "单位|部门|项目?|个|家|条|家数|处|所|笔|样|类|台|套|名|人|位|辆|件|批|平方米|份|款|栏|绩效|自评|评价|整体|支出|县|区|市|局|我们|你们|今后|全县|全区|里边|它们?|其|这里|此"
)
_LEFT = regex("[一-鿿\\da-z]+")


def read(text: str, table: Table) -> Reading | None:
    """How a text asks for cells of this table; None where it has words that are of none of it."""
    rest, owners, rows = _among(text, table)
    if rest is None or not rows:
        return None
    spans = rows_named(rest, rows, table.sort)
    if spans is None:
        return None
    rest = names.masked(rest, spans)
    named = tuple(dict.fromkeys(id(s.row) for s in spans))
    chosen = tuple(next(s.row for s in spans if id(s.row) == each) for each in named)
    if table.sort is Sort.INDICATOR and (levels := _LEVEL.findall(rest)):
        rows = [row for row in rows if any(level in "".join(row.levels) for level in levels)]
        rest = _LEVEL.sub("\ue022", rest)
        if not rows:
            return None
    if table.sort is Sort.UNIT and not chosen:
        rows, rest = _of_kind(rows, rest)
    found = columns_named(rest, table)
    if found is None:
        return None
    rest = columns.masked(rest, found)
    heads = tuple(dict.fromkeys(column.head for column in found))
    rest, fits = _counted(rest, len(rows) if not chosen else len(chosen))
    if not fits or _OTHER.search(rest):
        return None
    do, places = _done(rest, table, chosen, heads, owners)
    if do is None:
        return None
    if not heads:
        head = main(table)
        if head is None and do is not Do.COUNT:
            return None
        if table.sort in (Sort.UNIT, Sort.OTHER) and do is not Do.COUNT and (len(table.heads) > 1 or not _MONEY(table)):
            # nothing says which of its columns is meant
            return None
        heads = (head,) if head is not None else ()
    left = [w for w in _LEFT.findall(_FILL.sub(" ", _words(rest, table))) if w not in table.words]
    if left:
        return None
    return Reading(
        table, do, chosen, tuple(rows), heads, places, _APART.search(rest) is not None, owners, _loose(text, table)
    )


def _MONEY(table: Table) -> bool:
    return table.sort is not Sort.OTHER


def _words(rest: str, table: Table) -> str:
    """What is left of a text without what it asks to be done and what the rows are called."""
    for pattern in (_MOST, _LEAST, _SECOND, _APART, _PAIR, _SUM, _SHARE, _COUNT, _GROUP, _ONE_OF, _SORTS[table.sort]):
        rest = pattern.sub(" ", rest)
    if table.sort is Sort.PROJECT or table.sort is Sort.GOODS:
        rest = _SORTS[Sort.UNIT].sub(" ", rest)
    return rest


def _among(text: str, table: Table) -> tuple[str | None, tuple[str, ...], list[Row]]:
    """The text without what names the unit or the project that rows are of, these names, and the rows."""
    rows = list(table.rows)
    if table.sort is Sort.INDICATOR:
        project = rows[0].project
        if not project or "整体" in project:
            whole = re.search("(?:部门)?整体(?:支出)?(?:项目)?(?:绩效)?|部门的?绩效", text)
            if whole is None:
                return None, (), []
            return text[: whole.start()] + "\ue022" + text[whole.end() :], (project,), rows
        span = named_span(text, project)
        if span is None:
            return None, (), []
        return text[: span[0]] + "\ue022" + text[span[1] :], (project,), rows
    if table.sort is Sort.PROJECT or table.sort is Sort.GOODS or table.sort is Sort.OTHER:
        for of in ("unit", "project"):
            owners = list(dict.fromkeys(getattr(row, of) for row in rows if getattr(row, of)))
            said = names.names(text, owners) if owners else []
            if len(said) == 1:
                span = _span(text, said[0], owners)
                if span is not None:
                    under = [row for row in rows if getattr(row, of) == said[0]]
                    return text[: span[0]] + "\ue022" + text[span[1] :], (said[0],), under
    return text, (), rows


def _span(text: str, name: str, others: Sequence[str]) -> tuple[int, int] | None:
    rows = [Row(other) for other in others]
    sort = Sort.UNIT if name[-1:] in "局委办院校心站所馆队场段园级关中学处室会库" else Sort.PROJECT
    return next(((s.start, s.end) for s in rows_named(text, rows, sort) or () if s.row.name == name), None)


def _of_kind(rows: list[Row], rest: str) -> tuple[list[Row], str]:
    """The units of the kind that a text speaks of (下属单位, 学校), and the text without its word."""
    if _BELOW.search(rest):
        rows = [row for row in rows if not _HEAD.search(row.name)]
    for word, pattern in _KINDS.items():
        if word in rest:
            rows, rest = [row for row in rows if pattern.search(row.name)], rest.replace(word, "单位")
    return rows, rest


def _counted(rest: str, many: int) -> tuple[str, bool]:
    """The text without the number of rows that it says there are, and whether there are so many."""
    found = _NUMBER.search(rest)
    if found is None:
        return rest, True
    said = found["n"] or found["m"]
    number = int(said) if said.isdigit() else _DIGITS.get(said, 0)
    if number == 1:
        return rest, True
    return rest[: found.start()] + rest[found.end() :], number == many or (number == 2 and many == 2)


def _done(
    rest: str, table: Table, rows: Sequence[Row], heads: Sequence[tuple[str, ...]], owners: Sequence[str]
) -> tuple[Do | None, tuple[int, ...]]:
    """What a text without names asks to be done, and of a ranking which places."""
    sort = _SORTS[table.sort].search(rest) is not None or bool(owners) or "\ue022" in rest
    most, least, second = (p.search(rest) is not None for p in (_MOST, _LEAST, _SECOND))
    if not rows and sort and (most or least or second):
        if second:
            return Do.RANK, ((1, 2) if most or _APART.search(rest) else (2,))
        return Do.RANK, tuple(place for place, said in ((1, most), (-1, least)) if said)
    if not rows and not heads and sort and (counted := _COUNT.search(rest)) is not None:
        return (Do.COUNT, ()) if counted else (None, ())
    if len(rows) == 2 and (_PAIR.search(rest) or _APART.search(rest)):
        return Do.DIFFERENCE, ()
    if len(rows) == 1 and len(heads) == 2 and _APART.search(rest):
        return Do.DIFFERENCE, ()
    if _SHARE.search(rest):
        return (Do.SHARE, ()) if len(rows) == 1 and len(heads) <= 2 else (None, ())
    if len(rows) > 1 and _SUM.search(rest) and not (_GROUP.search(rest) and not re.search("加|之和", rest)):
        return Do.SUM, ()
    if rows:
        return (None, ()) if most or least or second else (Do.GIVE, ())
    if sort and _GROUP.search(rest):
        return Do.LIST, ()
    return None, ()


def _loose(text: str, table: Table) -> int:
    """How much the title of a table narrows it that the question does not say (一般公共预算, 基本支出)."""
    narrowing = ("一般公共预算", "政府性基金", "国有资本", "财政拨款", "三公", "运行经费", "项目支出", "基本支出")
    return sum(word in table.words and key(word) not in text for word in narrowing)
