"""A question read as one of a table: which rows, which columns and what is to be done with them, every word accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.question import asks_of
from service.answering.document.rows import Row, Sort, Table
from service.answering.ways.tables import columns, names
from service.answering.ways.tables.columns import columns_named, main
from service.answering.ways.tables.names import named_spans, rows_named
from service.patterns import regex


class Do(StrEnum):
    """What is to be done with the cells."""

    GIVE = "give"
    LIST = "list"
    RANK = "rank"
    DIFFERENCE = "difference"
    SUM = "sum"
    SHARE = "share"
    COUNT = "count"
    LOST = "lost"
    TIMES = "times"


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
        "(?:政府)?(?:采购|购置|购买|买|添置|配)+(?:了|些|的)?(?:预算)?(?:内容|品目|项目|清单|东西|物品)?|东西|品目|物品|设备|装备|仪器|器材"
    ),
    Sort.OTHER: regex("资产|设备|任务|(?:采购|购置|购买|新增|配置|买|购|配)(?:的|了)?|哪[一]?[类项种]"),
}
_OTHER_SORTS = ("资产", "设备", "任务", "配置", "购置")
_MOST = regex(
    "最(?:大|多|高|贵|厉害|[花费烧]钱)|[花安排]*钱最多|谁(?:的)?(?:更)?[多大高]|排第一|第一[多大高]|居首|首位"
)
_POINTS = regex("[丢扣失]了?(?:多少|几)?分|扣了")
_LOST = regex(
    "[丢扣失](?:了|的|得)*分(?:数|值)?[^|]{0,6}最(?:多|大|高|狠|厉害|严重)?|最[^|]{0,4}[丢扣失]分|[丢扣失]得?最[多狠厉]害?|得分率?最(?:低|差|少)"
)
_LEAST = regex("最(?:小|少|低|省|便宜)|垫底|倒数第一")
_SECOND = regex("排?第二[大多高]?(?:的|位)?")
_APART = regex(
    "相差|差了?(?:多少|几|额|距)|差额|[多高大贵少低小]出?了?(?:多少|几)|[多高大贵少低小]多少|多花|少花|多安排"
)
_TIMES = regex("几倍|多少倍|倍数")
_PAIR = regex("比|相差|差|哪一?个?[多大高]|谁更?[多大高少低]|谁[多大高少低]")
_SUM = regex("加起来|加在一起|加一[块起]|加总|之和|总和|合起来|合在一起|加上|合计|一共|总共|共计|拢共|一起")
_SHARE = regex("占了?|占比|比重|比例|几成|百分之(?:几|多少)|份额|百分比")
_OF_ALL = regex("全部门|全部|各单位|整个部门|部门|合计|总数|总额|所有|全局|全系统|全县|全区")
_OF_OWN = regex("自己|本单位|其(?:自身|总)|它(?:总|全部|自己)|该(?:单位|项目)")
_COUNT = regex(
    "(?:有|共|列了?|设了?|是|一共|总共)*(?:几|多少)(?:个|家|项|条)(?:预算|二级|下属|所属)*(?P<of>单位|项目|指标)?|(?:单位|项目|指标)(?:个)?数"
)
_GROUP = regex(
    "各自?|每一?[个家项条样]?|分别|都|哪[些几]|逐[个条项]|列出|列一下|按单位|分单位|分到|怎么定|有[啥什么]|哪几[家个条项]|什么|啥|说说"
)
_LISTED = regex("哪[些几]|列出|有[什啥]么?|都有")
_ONE_OF = regex("哪一?[个家项条]|谁|什么|哪里|啥")
_NUMBER = regex(
    "(?P<n>\\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个|家|项|条|所)(?=[^\\d]{0,6}(?:单位|项目|指标|学校|里|中|的|\ue021|\ue022|$|\\|))|(?P<m>[两二三四五六七八九十])家"
)
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_LEVEL = regex(
    "(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|满意度|产出|效益)(?:指标|方面)"
)
_NOT = (
    Ask.WHY,
    Ask.VERIFY,
    Ask.DEFINITION,
    Ask.PER_HEAD,
    Ask.DUTY,
    Ask.HOW,
    Ask.ACCOUNT,
    Ask.PERSON,
    Ask.BASE,
)
_MONEY_ASKED = regex("钱|预算|金额|花")
_MONEY, _SPENT = regex("多少|几|合计|金额|钱"), regex("钱|预算|资金|金额|花|经费")
_QUANTITY = regex(f"(?:多少|几)(?:{COUNTED}|箱|架|张|艘|组)|数量")
# What the title of a table says that its columns do not.
_NARROWING = (
    "一般公共预算",
    "政府性基金",
    "国有资本",
    "财政拨款",
    "三公经费",
    "运行经费",
    "项目支出",
    "基本支出",
)
# Stands in a text for the name of the department itself.
OWN = " "
_KINDS = {
    "学校": regex("学校|中学|小学|幼儿园|学院|高中|职中|技校"),
    "医院": regex("医院|卫生院|保健院"),
}
_CLASS = regex("(?:货物|服务|工程)类?(?:采购|项目|$|\\||里|中|的|有|都|哪)")
_BELOW = regex("下属|所属|直属|二级|下级")
_HEAD = regex("(?:本级|机关|本部)[)）]?$")
_OTHER = regex(
    "哪笔钱|来源|什么钱|谁出|哪里来|用途|用来|用于|干什么|上年|去年|往年|前年|比(?:19|20)\\d\\d|增长|增加|减少|下降|上升|缩水|变化|变动|增减|原因|为什么|为何|怎么回事|平均|人均|每人|均|吗|是否|有没有|对得上|一致|不是|除"
)
_FILL = regex(
    "请问|麻烦|帮[我忙]?(?:查|看|算)?(?:一?下)?|查(?:一?下|查)?|看(?:一?下|看)?|想(?:知道|问|了解)|告诉我|说(?:一?下|说)|算(?:一?下)?|列(?:一?下|出来)|"
    "(?:19|20)\\d\\d年?(?:度|初)?|今年|本年度?|当年|全年|年初|年底|年度|这一?[项栏块年行列]|那一?[项栏块行笔列]|一[项栏行]|这(?:个|家|些|笔|两|三|几)?|那(?:个|家|些|边|笔)?|里[面头边]?|其中|当中|之中|中|"
    "安排|列(?:了|的|入|支|明)?|编(?:了|制范围|列)?|纳入|定了?|设(?:了|的|置)?|写(?:的|了|着)?|给(?:了)?|出(?:了)?|用(?:了)?|花(?:了|费)?|拿(?:了)?|投(?:入)?了?|要(?:花|求)?|需要?|承担|打算|准备|计划|名下|属于|底下|下面|之下|下|"
    "的|了|是|有|为|和|与|跟|同|及|以及|还有|或|在|到|从|对|按|以|把|将|被|由|也|就|又|呢|啊|呀|吧|"
    "多少|几|钱|万元|万|元|亿|块|金额|数额|资金|经费|预算|决算|支出|数字?|情况|表|公开|文件|附件|一览|明细|名单|名称|"
    "分别|各自?|每一?|都|全部|所有|逐[个条项]|一共|总共|合计|总计|共|哪[些几一]?|谁|什么|啥|怎么|多|大|小|比|相比|要比|只看|单看|光看|看|上|方面|这块|那块|"
    "单位|部门|个|家|条|家数|处|所|笔|样|类|台|套|名|人|位|辆|件|批|平方米|份|款|栏|分|绩效|自评|评价|整体|支出|县|区|市|局|我们|你们|今后|全县|全区|里边|它们?|其|这里|此"
)
# What a table of rows of a sort is called, whatever its title.
_SORT_OF = {Sort.PROJECT: "项目", Sort.GOODS: "采购"}
_TABLE_OF = {
    said: sort
    for sort, names_ in (
        (Sort.PROJECT, "项目 项目支出 项目支出明细 项目明细 项目一览 项目支出预算 部门项目支出"),
        (Sort.GOODS, "采购 政府采购 政府采购预算 采购预算 采购明细"),
    )
    for said in names_.split()
}
_IN_TABLE = regex("(?:^|\\||[在从看按])(?P<table>[^|在从看按]{0,16}?表)(?:里[头面]?|中|上|内|列了?|,|\\|)")
_LABEL = regex("^(?:部门)?(?:公开|预算)?(?:附?表)?[\\d|]*")
_KIND = 2
_LEFT = regex("[一-鿿\\da-z]+")


def read(text: str, table: Table, strip: Callable[[str], str]) -> Reading | None:
    """How a text asks for cells of this table; None where it has words that are of none of it. `strip` puts `OWN` in the place
    of the names of the department itself."""
    placed = _placed(text, table)
    if placed is None:
        return None
    rest, owners, rows = _among(placed, table)
    if rest is None or not rows:
        return None
    spans = rows_named(rest, rows, table.sort)
    if spans is None:
        return None
    rest = strip(names.masked(rest, spans))
    if (
        table.sort is Sort.UNIT
        and len(spans) == 1
        and rest.count(OWN) == 1
        and (_PAIR.search(rest) or _SUM.search(rest))
    ):
        # set against a unit of it the department is its head office
        head = [row for row in rows if _HEAD.search(row.name) and row is not spans[0].row]
        found_at = [names.Span(0, 0, row, 2) for row in head[:1]]
        spans = [*found_at, *spans] if rest.index(OWN) < rest.index(names.NAMED) else [*spans, *found_at]
        rest = rest.replace(OWN, names.NAMED) if head else rest
    if table.sort is Sort.UNIT and len(spans) > 1:
        rest = _again(rest, [span.row for span in spans])
    named = tuple(dict.fromkeys(id(s.row) for s in spans))
    chosen = tuple(next(s.row for s in spans if id(s.row) == each) for each in named)
    if table.sort is Sort.INDICATOR and (levels := _LEVEL.findall(rest)):
        rows = [row for row in rows if any(level in "".join(row.levels) for level in levels)]
        rest = _LEVEL.sub("\ue022", rest)
        if not rows:
            return None
    if table.sort is Sort.UNIT and not chosen:
        rows, rest = _of_kind(rows, rest)
    if not chosen:
        rows, rest = _of_sort(rows, rest)
    found = columns_named(rest, table)
    if found is None or not rows or any(ask in _NOT for ask in asks_of(columns.masked(rest, found))):
        return None
    if table.sort in (Sort.GOODS, Sort.OTHER) and (quantity := _QUANTITY.search(rest)) is not None:
        if not any(c.start <= quantity.start() < c.end for c in found):
            # how many there are no amount tells
            return None
        if _MONEY_ASKED.search(rest) and len(found) == 1 and (head := main(table)) is not None:
            found.append(columns.Column(len(rest), len(rest), head))
    summed = _SUM.search(rest) is not None
    sort = _SORTS[table.sort].search(rest) is not None
    if table.sort is Sort.OTHER:
        sort = any(word in rest and word in table.words for word in _OTHER_SORTS)
    sort = sort or (table.sort not in (Sort.GOODS, Sort.OTHER) and "\ue022" in rest)
    rest = columns.masked(rest, found)
    heads = tuple(dict.fromkeys(column.head for column in found))
    rest, fits = _counted(rest, len(rows) if not chosen else len(chosen))
    if not fits or _OTHER.search(rest):
        return None
    do, places = _done(rest, table, chosen, heads, sort=sort)
    if do is Do.GIVE and len(chosen) > 1 and summed and not _GROUP.search(rest):
        do = Do.SUM
    if do is None or (do is Do.GIVE and len(chosen) == 1 and len(heads) < 2 and _PAIR.search(rest)):
        return None
    if (do is Do.COUNT and _MONEY.search(_COUNT.sub("", rest))) or (
        table.sort is Sort.INDICATOR and _SPENT.search(rest)
    ):
        return None
    if not heads:
        head = main(table)
        if head is None and do not in (Do.COUNT, Do.LOST):
            return None
        whole = len(table.heads) == 1 and table.sort is Sort.UNIT and not _loose(text, table)
        if table.sort in (Sort.UNIT, Sort.OTHER) and do is not Do.COUNT and not whole:
            # nothing says which of its columns is meant
            return None
        heads = (head,) if head is not None else ()
    if _LEFT.search(_FILL.sub(" ", _words(rest, table))) is not None:
        return None
    return Reading(
        table,
        do,
        chosen,
        tuple(rows),
        heads,
        places,
        _APART.search(rest) is not None,
        owners,
        _loose(text, table),
    )


def _words(rest: str, table: Table) -> str:
    """What is left of a text without what it asks to be done and what the rows and the table are called."""
    for word in _NARROWING:
        rest = rest.replace(word, " ") if word in table.words else rest
    for pattern in (
        _OF_ALL,
        _TIMES,
        _LOST,
        _POINTS,
        _MOST,
        _LEAST,
        _SECOND,
        _APART,
        _PAIR,
        _SUM,
        _SHARE,
        _COUNT,
        _GROUP,
        _ONE_OF,
        _SORTS[table.sort],
    ):
        rest = pattern.sub(" ", rest)
    if table.sort in (Sort.PROJECT, Sort.GOODS, Sort.INDICATOR):
        rest = re.sub("项目|专项", " ", _SORTS[Sort.UNIT].sub(" ", rest))
    return rest


def _placed(text: str, table: Table) -> str | None:
    """The text without the table that it says to look in; None where that is another one."""
    found = _IN_TABLE.search(text)
    if found is None:
        return text
    said = _LABEL.sub("", found["table"])
    if said not in table.words and said.removesuffix("表") not in table.words:
        of_sort = not table.words or _SORT_OF.get(table.sort, "-") in table.words
        if not of_sort or _TABLE_OF.get(said.removesuffix("表")) is not table.sort:
            return None
    return text[: found.start()] + text[found.end() :]


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
        span = next(iter(named_spans(text, [project])), None)
        if span is None:
            return None, (), []
        return text[: span.start] + "\ue022" + text[span.end :], (project,), rows
    if table.sort is Sort.PROJECT or table.sort is Sort.GOODS or table.sort is Sort.OTHER:
        for of in ("unit", "project"):
            owners = dict.fromkeys(owner for row in rows if (owner := getattr(row, of)))
            spans = named_spans(text, [*owners]) if owners else []
            if len(spans) == 1:
                span = spans[0]
                under = [row for row in rows if getattr(row, of) == span.row.name]
                return text[: span.start] + "\ue022" + text[span.end :], (span.row.name,), under
    return text, (), rows


def _again(rest: str, rows: Sequence[Row]) -> str:
    """The text with a sign where it calls one of the units that it named by the kind of body alone (本级是｜中心的几倍)."""
    kinds = [row.key[-_KIND:] for row in rows]
    for kind in kinds:
        rest = rest.replace(kind, names.NAMED) if kinds.count(kind) == 1 else rest
    return rest


def _of_kind(rows: list[Row], rest: str) -> tuple[list[Row], str]:
    """The units of the kind that a text speaks of (下属单位, 学校), and the text without its word."""
    if _BELOW.search(rest):
        rows = [row for row in rows if not _HEAD.search(row.name)]
    for word, pattern in _KINDS.items():
        if word in rest:
            rows, rest = [row for row in rows if pattern.search(row.name)], rest.replace(word, "单位")
    return rows, rest


def _of_sort(rows: list[Row], rest: str) -> tuple[list[Row], str]:
    """The rows that say a word of themselves that a text has (服务类采购), and the text without it; none where all goods are of
    other classes."""
    said = {word.removesuffix("类") for row in rows for word in row.about if len(word) > 1}
    word = max(
        (w for w in said if w in rest and not any(other.key == w for other in rows)), key=len, default=""
    )
    if word:
        rest = re.sub(f"{re.escape(word)}类?", "\ue022", rest)
        return [row for row in rows if any(a.removesuffix("类") == word for a in row.about)], rest
    return ([] if _CLASS.search(rest) else rows), rest


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
    rest: str, table: Table, rows: Sequence[Row], heads: Sequence[tuple[str, ...]], *, sort: bool
) -> tuple[Do | None, tuple[int, ...]]:
    """What a text without names asks to be done, and of a ranking which places; `sort` is whether it speaks of such rows."""
    sort = _SORTS[table.sort].search(rest) is not None
    if table.sort is Sort.OTHER:
        sort = any(word in rest and word in table.words for word in _OTHER_SORTS)
    sort = sort or (table.sort not in (Sort.GOODS, Sort.OTHER) and "\ue022" in rest)
    if table.sort is Sort.INDICATOR and not rows and _LOST.search(rest):
        return Do.LOST, ()
    most, least, second = (p.search(rest) is not None for p in (_MOST, _LEAST, _SECOND))
    if not rows and sort and (most or least or second):
        if second:
            return Do.RANK, ((1, 2) if most or _APART.search(rest) else (2,))
        return Do.RANK, tuple(place for place, said in ((1, most), (-1, least)) if said)
    if not rows and not heads and sort and (counted := _COUNT.search(rest)) is not None:
        return (Do.COUNT, ()) if counted else (None, ())
    if (len(rows) == 2 or (len(rows) == 1 and len(heads) == 2)) and _TIMES.search(rest):
        return Do.TIMES, ()
    if len(rows) == 2 and (_PAIR.search(rest) or _APART.search(rest)):
        return Do.DIFFERENCE, ()
    if len(rows) == 1 and len(heads) == 2 and _APART.search(rest):
        return Do.DIFFERENCE, ()
    if _SHARE.search(rest):
        return (Do.SHARE, ()) if len(rows) == 1 and len(heads) <= 2 else (None, ())
    if len(rows) > 1 and _SUM.search(rest) and not (_GROUP.search(rest) and not re.search("加|之和", rest)):
        return Do.SUM, ()
    if rows:
        listed = _LISTED.search(rest) is not None
        return (None, ()) if most or least or second or listed else (Do.GIVE, ())
    if sort and _GROUP.search(rest):
        return Do.LIST, ()
    return None, ()


def _loose(text: str, table: Table) -> int:
    """How much the title of a table narrows it that the question does not say (一般公共预算, 基本支出)."""
    return sum(word in table.words and word not in text for word in _NARROWING)
