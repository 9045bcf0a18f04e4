"""What a department buys (政府采购): item by item, or by goods, works and services."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.schema.draft import Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.members.compose import adds_up
from service.answering.ways.members.goods import in_number
from service.answering.ways.members.ranking import both_ends, rank_of
from service.answering.ways.members.ranking import told as ranked
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

SORTS = ("货物", "工程", "服务")
_SORT = regex("(货物|工程|服务)")
_ITEMS = regex(
    "采购(?:的)?项目|哪些项目|哪几个项目|什么项目|[买采]购?(?:些|了)?(?:什么|哪)|买[了些]?(?:什么|啥|哪)|明细|品目|清单|拟购|要买的|采购(?:内容|事项|的东西)|[采买]些什么|一样一样"
)
_PRICE, _THINGS = regex("单价|均价"), regex("物品|货物|品目|标的|设备|采购内容")
# Says that something is bought, and not what.
_MERELY = regex("(?:采购|物品|货物|东西|数量|单价|金额|品目|清单|项目)+")
_BOUGHT = regex(
    "[买购采](?:些|了|的|点)*(?:什么|啥|哪)|要买的|采购(?:内容|事项|品目|明细|清单|项目|的东西)|有哪些采购"
)
# The line that sums up those of a sort.
_ADDED_UP = regex("(?:小计|合计|总计)$")
_MADE_OF = regex("组成|构成")
_BY_SORT = regex("[三哪几]大?类|什么类|[三几]块|怎么分|拆开|分别|各(?:是|有|占)?多少|按类")


def asked(question: Question, links: Links) -> bool:
    """Whether a question is about what is bought."""
    said = "采购" in question.plain or "采购" in (*links.left, *links.context)
    return said or any(concept(s) == "政府采购" for s in links.subjects)


def procured(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What is bought, line by line as the table of procurement has it; of one sort where the question names it."""
    others = [
        s for s in links.subjects if concept(s) != "政府采购" and not _SORT.search(s) and "项目" not in s
    ]
    if not asked(question, links) or any(not _bought(held, s) for s in others):
        return None
    made, figures = _rows(question, links, held)
    words = [w for w in links.left if not _MERELY.fullmatch(w) and not _SORT.match(w)]
    if not made or unmatched(words, *(f.words for f in made)):
        return None
    if question.amounts and not any(f.fits(s) for f in figures for s in question.amounts):
        return None
    whole = next(
        (f for f in _wholes(held, figures, made) if f.money.unit == made[0].money.unit and adds_up(f, made)),
        None,
    )
    told_of = "；".join(f"{f.shown}{reply.figure(held.document, f)}{in_number(f, held, reply)}" for f in made)
    if whole is None or len(made) < 2:
        return Found(f"政府采购的有：{told_of}。")
    return Found(f"{whole.shown}为{reply.figure(held.document, whole)}，其中：{told_of}。")


def _bought(held: Held, subject: str) -> bool:
    return any(f.kind is Kind.PROCUREMENT for f in held.catalogue.of_subject(subject))


def _wholes(held: Held, figures: Sequence[Figure], made: Sequence[Figure]) -> Iterator[Figure]:
    """Amounts that may be all that is bought: total rows of the tables, then what is printed of it elsewhere."""
    totals = [f for f in figures if not key(f.row or "") or TOTALS.fullmatch(key(f.row or ""))]
    yield from sorted(totals, key=lambda f: f.header != made[0].header)
    yield from (f for f in held.catalogue.of_subject("政府采购") if f.money.value)


def largest(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Of what is bought that which costs most or least, as many as asked for; of one sort where the question names it."""
    others = [s for s in links.subjects if concept(s) != "政府采购" and not _SORT.search(s)]
    if not asked(question, links) or others:
        return None
    made, _ = _rows(question, links, held)
    words = [w for w in links.left if not _MERELY.fullmatch(w) and not _SORT.match(w)]
    if len(made) < 2 or unmatched(words, *(f.words for f in made)):
        return None
    return Found(
        f"政府采购的{ranked(held, rank_of(question.plain), made, reply, both=both_ends(question))}。"
    )


def _rows(question: Question, links: Links, held: Held) -> tuple[list[Figure], list[Figure]]:
    """The rows of what is bought, each by one amount, and all amounts of the tables; of a sort those that are of it."""
    sorts = list(dict.fromkeys(_SORT.findall("|".join((question.plain, *links.left, *links.context)))))
    figures = [
        f
        for f in held.catalogue.figures
        if f.kind is Kind.PROCUREMENT and f.line is not None and f.money.value
    ]
    by_column = len(sorts) == 1 and any(_of_sort([f], sorts[0]) for f in figures)
    made: dict[str, Figure] = {}
    for _, group in groupby(figures, key=lambda f: id(f.line)):
        row = list(group)
        name = key(row[0].row or "")
        if (
            not name
            or _ADDED_UP.search(name)
            or TOTALS.fullmatch(name)
            or concept(name) is not None
            or row[0].line is None
        ):
            continue
        if row[0].line.of_body or name == key(held.document.department):
            continue
        priced = _PRICE.search(question.plain) is not None and question.wants(Ask.HIGHEST)
        row = [f for f in row if (_PRICE.search(key(f.header or "")) is not None) is priced] or row
        figure = _of_sort(row, sorts[0]) if by_column else next((f for f in row if f.whole), row[0])
        if figure is not None:
            made.setdefault(figure.subject, figure)
    rows = _of_things(list(made.values()))
    if len(sorts) == 1 and not by_column:
        rows = [f for f in rows if _entered_as(f, sorts[0])] or _summing(held, rows, sorts[0])
    return rows, figures


def _entered_as(figure: Figure, sort: str) -> bool:
    """Whether the row itself says that it is of a sort (采购类别: 工程)."""
    return figure.line is not None and any(
        key(r.source.text) in (sort, f"{sort}类") for r in figure.line.about
    )


def _of_things(rows: list[Figure]) -> list[Figure]:
    """Of a table with the projects on one side and the things bought for them on the other only the things."""
    panels = {f.line.panel for f in rows if f.line is not None}
    things = [f for f in rows if _THINGS.search(key(f.side))]
    return things if len(panels) > 1 and things else rows


def _summing(held: Held, rows: list[Figure], sort: str) -> list[Figure]:
    """The rows one after another that make up what the document prints for one sort; none where no run of them does."""
    wholes = [
        f
        for f in held.catalogue.figures
        if f.item is not None and f.whole and f.money.value and _sort(f) == sort and "采购" in f.words
    ]
    for whole in wholes[:1]:
        for start in range(len(rows)):
            for end in range(start + 1, len(rows) + 1):
                if sum(f.money.yuan for f in rows[start:end]) == whole.money.yuan:
                    return rows[start:end]
    return []


def asks_what_is_bought(question: Question) -> bool:
    """Whether a question asks for the things that are bought, which their sorts do not tell."""
    return _BOUGHT.search(question.plain) is not None


def by_sort(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How much of it are goods, works and services, as the table or one sentence prints them."""
    if not asked(question, links) or _ITEMS.search(question.plain):
        return None
    named = set(_SORT.findall(question.plain))
    made_of = _MADE_OF.search(question.plain) is not None and not _rows(question, links, held)[0]
    if len(named) < 2 and (named or not (made_of or _BY_SORT.search(question.plain))):
        # without a table of what is bought its sorts are all that it is made of
        return None
    for whole in held.catalogue.figures:
        if not whole.whole or not whole.money.value or concept(whole.subject) != "政府采购":
            continue
        made = [f for f in _beside(held, whole) if _sort(f) is not None]
        made = list({_sort(f): f for f in reversed(made)}.values())[::-1]
        if (
            not made
            or not adds_up(whole, made)
            or not named <= {_sort(f) for f in made if f.money.value} | set(SORTS)
        ):
            continue
        parts = "；".join(f"{f.shown}{reply.figure(held.document, f)}" for f in made)
        return Found(f"{whole.shown}为{reply.figure(held.document, whole)}，其中：{parts}。")
    for passage in held.extraction.passages:
        text = key(passage.source.text)
        if (
            "采购" in text
            and len(set(_SORT.findall(text)) & (named or set(SORTS))) >= max(2, len(named))
            and "元" in text
        ):
            quoted = reply.quote(
                held.document, passage.source.text, passage.source, " / ".join(passage.heading)
            )
            return Found(f"文中写道：{quoted}。")
    return None


def _of_sort(row: list[Figure], sort: str) -> Figure | None:
    return next((f for f in row if f.column and key(f.column[-1]).startswith(sort)), None)


def _beside(held: Held, whole: Figure) -> list[Figure]:
    """What the row or the paragraph of a figure states besides."""
    if whole.line is not None:
        return [f for f in held.catalogue.figures if f.line is whole.line and f is not whole]
    if whole.item is None:
        return []
    after = [f for f in held.catalogue.figures if f.item is not None and f.whole and f.order > whole.order]
    return [f for f in after[:6] if f.item is not None and f.item.heading == whole.item.heading]


def _sort(figure: Figure) -> str | None:
    """Goods, works or services, where an amount is of one of them."""
    name = key(figure.label)
    found = _SORT.findall(name)
    return found[0] if len(set(found)) == 1 and len(name) <= 10 else None
