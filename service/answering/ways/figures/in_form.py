"""The money in the form of a whole department (部门整体绩效目标申报表) that a question names: a row of it in this year or those
before (2022年的基本支出), what it is of its sum as printed there (占比), how it went, and the projects that it lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractors.schema.budget import Mention
from extractors.schema.draft import Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.two_places import verdict
from service.answering.ways.changes.trend import went
from service.answering.ways.reckoning.sides import Side, percent_of
from service.patterns import regex
from service.terms import key

_FORM = regex("整体(?:支出)?绩效(?:目标)?(?:申报)?表")
# What the form's own title and its heads are, beside the names of its rows.
_SUM_OF = {
    "收入": regex("(?:收入|进账)(?:构成)?的?(?:合计|总计|总额|总数)|总收入|合计收入"),
    "支出": regex("(?:支出|开支)(?:构成)?的?(?:合计|总计|总额|总数)|总支出|合计支出"),
}
_TOTALS = frozenset(("合计", "总计"))
_SHARE = regex("占比|比例|比重")
_OVER = regex("(?<!\\d)[三3]年|[近各历逐]年|近[两二]年")
_BACK = {1: regex("上年|去年|上一年|前一年"), 2: regex("前年|再上一年")}
_LISTED = regex(
    "哪[几些两三四五]?个?项目|哪些项目|[几多少]个项目|[两三四五六七八九十]个项目|各?项目(?:各|分别)"
)
_TEXT = regex("说明|正文|文字|文中")
_YEAR = regex(r"(?:19|20)\d\d(?=年?$)")
_MOST = 12
_AMOUNT = regex(r"\d[\d.,]*[万亿]?元")


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the form says of the row named; None where the question names no such form, or the form has no such row."""
    if not _FORM.search(question.plain) or question.wants(Ask.WHY):
        return None
    rows = list(_rows(held))
    if _LISTED.search(question.plain) and not question.wants(Ask.VERIFY):
        return _projects(question, held, reply)
    row = _row(question.plain, rows)
    years = {year: f for f in row if (year := _year(f, held)) is not None}
    this_year = held.year or 0
    this = years.get(this_year)
    if this is None:
        return None
    if question.wants(Ask.VERIFY):
        return _beside_text(question, this, held, reply)
    if question.wants(Ask.SHARE):
        earlier = [years[year] for year in question.years if year in years]
        return _share(question, earlier[0] if len(earlier) == 1 else this, rows, held, reply)
    asked = sorted({*question.years} & {*years})
    if {*question.years} - {*years}:
        return None
    if _OVER.search(question.plain):
        asked = sorted(years)
    else:
        named = {this_year - back for back, said in _BACK.items() if said.search(question.plain)}
        if named - set(years):
            return None
        asked = sorted({*asked, *named})
        if asked and this_year not in asked and question.wants(Ask.CHANGE, Ask.DIFFERENCE):
            asked.append(this_year)
    figures = [years[year] for year in asked or [this_year]]
    said = [f"{_year(f, held)}年{f.shown}为{reply.figure(held.document, f)}" for f in figures]
    if len(figures) > 1 and question.wants(Ask.CHANGE, Ask.DIFFERENCE):
        said.append("，".join(_steps(figures, held, reply)))
    return Found("；".join(said) + "。")


def of_project(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the form of the one project named has in a row of its money (财政拨款, 其他资金)."""
    if question.wants(Ask.SHARE, Ask.CHANGE, Ask.VERIFY, Ask.WHY, Ask.SUM, Ask.PARTS):
        return None
    own = [
        f
        for f in held.catalogue.figures
        if f.kind is Kind.PERFORMANCE and f.line is not None and key(f.line.project or "") in links.subjects
    ]
    asked = _AMOUNT.split(question.plain)[0] if question.amounts else question.plain
    behind = question.plain if asked == question.plain else question.plain.removeprefix(asked)
    named = {f.subject for f in own if f.subject in behind and f.subject != key(_project(f))}
    longest = max(named, key=len, default="")
    told = [f for f in own if f.subject == longest]
    if not longest or len({_project(f) for f in told}) != 1 or len(told) != 1:
        return None
    return Found(f"{_project(told[0])}：{told[0].shown}为{reply.figure(held.document, told[0])}。")


def _project(figure: Figure) -> str:
    return (figure.line.project if figure.line is not None else "") or ""


def _rows(held: Held) -> Iterator[Figure]:
    for figure in held.catalogue.figures:
        statement = figure.statement
        whole = statement is not None and statement.kind is Kind.PERFORMANCE and "整体" in statement.title
        if whole and figure.line is not None and not figure.line.project:
            yield figure


def _beside_text(question: Question, this: Figure, held: Held, reply: Reply) -> Found | None:
    """The amount of the form held against that of the same item in the text, where the question names both places."""
    if not _TEXT.search(question.plain):
        return None
    item = concept(this.subject) or this.subject
    for figure in held.catalogue.figures:
        if figure.item is not None and figure.whole and (concept(figure.subject) or figure.subject) == item:
            return verdict(question, held, figure, this, reply)
    return None


def _row(text: str, rows: Sequence[Figure]) -> list[Figure]:
    """The figures of the row that a question names, the longest name first; else a sum, by the side that it is of."""
    named = {f.subject for f in rows if not _is_sum(f) and f.subject in text}
    longest = max(named, key=len, default="")
    if longest:
        return [f for f in rows if f.subject == longest]
    for side, said in _SUM_OF.items():
        found = [f for f in rows if _is_sum(f) and side in f.side and said.search(text)]
        if found:
            return found
    return []


def _is_sum(figure: Figure) -> bool:
    return figure.line is not None and key(figure.line.name) in _TOTALS


def _year(figure: Figure, held: Held) -> int | None:
    """The year of a figure's column: the one that its head prints, else that of the document."""
    last = key((figure.header or "").rpartition("/")[2])
    if (found := _YEAR.search(last)) is not None:
        return int(found.group())
    return None if _SHARE.search(last) else held.year


def _steps(figures: Sequence[Figure], held: Held, reply: Reply) -> Iterator[str]:
    for before, now in pairwise(figures):
        yield f"{_year(now, held)}年比{_year(before, held)}年{went(before, now, reply)}"


def _share(
    question: Question, this: Figure, rows: Sequence[Figure], held: Held, reply: Reply
) -> Found | None:
    """The share as the form prints it, else as its sum makes it."""
    assert this.statement is not None
    for mention in held.extraction.budget.mentions:
        if _is_share(mention, this) and _year(this, held) == held.year:
            head, source = mention.column.rpartition("/")[2], mention.quantity.source
            printed = reply.quote(held.document, source.text, source, this.section)
            return Found(
                f"{this.shown}为{reply.figure(held.document, this)}，{mention.item}的{head}为{printed}。"
            )
    sums = [f for f in rows if _is_sum(f) and f.side == this.side and f.header == this.header]
    if len(sums) != 1 or not sums[0].money.value:
        return None
    whole = Side.bare(sums[0])
    said = f"{this.shown}为{reply.figure(held.document, this)}，{sums[0].shown}为{reply.figure(held.document, sums[0])}"
    return Found(f"{said}，前者占后者的{percent_of(Side.bare(this), whole, reply)}。")


def _is_share(mention: Mention, this: Figure) -> bool:
    """Whether a percentage stands in the row of a figure, under the head of shares."""
    place, beside = mention.quantity.source.cell or "", this.money.source.cell or ""
    return (
        bool(place)
        and place.rpartition("c")[0] == beside.rpartition("c")[0]
        and _SHARE.search(mention.column.rpartition("/")[2]) is not None
    )


def _projects(question: Question, held: Held, reply: Reply) -> Found | None:
    """The projects that the form lists with the money of the year, all of it or as the question names a column."""
    lines = [
        f
        for f in held.catalogue.figures
        if f.statement is not None and f.kind is Kind.PROJECTS and "整体" in f.statement.title
    ]
    heads = list(dict.fromkeys(f.header or "" for f in lines))
    named = [h for h in heads if key(h.rpartition("/")[2]).removeprefix("项目") in question.plain]
    head = (
        max(named, key=len, default="")
        or next((h for h in heads if "年度" in h), "")
        or next(iter(heads), "")
    )
    made = [f for f in lines if f.header == head and not _is_sum(f)][:_MOST]
    if not made or len({f.money.unit for f in made}) > 1:
        return None
    count = reply.result(sum_of([Decimal(1)] * len(made)), "个", "项目")
    each = "；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in made)
    total = reply.result(sum_of([f.money.value for f in made]), made[0].money.unit, "合计")
    return Found(f"所列项目共有{count}，{each}；合计{total}。")
