"""Which projects (项目) an item stands for, where the document prints no link: those whose amounts add up to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from extractors.schema.draft import Kind
from service.answering.asked.how_many import how_many
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.figures.columns import BASIC_AND_PROJECTS, column, rows
from service.answering.ways.figures.selection import select
from service.answering.ways.members.compose import adds_up, components
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

# More readings than this say nothing; more projects in one sum meet by chance.
_READINGS, _TOGETHER = 3, 3
_ASKED = regex(
    "(?:等于|凑|对得上|对应|合起来是|组成|构成|由)[^,，。]{0,8}?[哪几][^,，。]{0,8}?(项目|科目|笔|项)"
    "|哪[^,，。]{0,8}?(项目|科目|笔|项)[^,，。]{0,12}(?:之和|凑|对得上|对应|相加|加起来|合成|相等|一致)"
)
_BY_FUNCTION = (Kind.GENERAL_BY_FUNCTION, Kind.EXPENDITURE, Kind.RECEIPTS, Kind.GOVERNMENT_FUND)
_LAST_YEAR = regex("^上年|^去年")
_EACH = regex("各|分别")
_UNPRINTED = "文件没有印出科目与项目的对应，金额相等的项目是："


def asked(question: Question) -> bool:
    """Whether a question asks what an amount is equal to, or is made of, in another table."""
    return _ASKED.search(question.plain) is not None


def of_codes(question: Question) -> bool:
    """Whether what is asked for is a code (科目) and not a project."""
    found = _ASKED.search(question.plain)
    return found is not None and "科目" in found.groups()


def projects_of(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The projects whose amounts add up to an item or to each of its parts; every reading is given."""
    known = _projects(held)
    each = len(links.subjects) > 1 and _EACH.search(question.plain) is not None
    every: list[str] = []
    for subject in links.subjects:
        whole = _in_column(held, subject, links) or select(held, subject, question, links.left)
        if whole is None or unmatched(links.left, whole.words) or concept(whole.subject) is not None:
            continue
        stated = question.amounts
        if stated and not any(whole.fits(said) for said in stated):
            continue
        made = [*components(held, whole)]
        if len(made) == 1 and adds_up(whole, made) and _of_items(question):
            # its one item is what it is made of
            continue
        both = BASIC_AND_PROJECTS.search(question.plain)
        if not made and not both and (column_of := _of_projects(held, whole)) is not None:
            # projects make up what the row has for them, and not what staff costs
            whole = column_of
        parts = made if len(made) > 1 and adds_up(whole, made) else [whole]
        # a unit's line in a table of projects is no project that its own amount is made of
        others = [f for f in known if f.subject != whole.subject]
        candidates = _of_last_year(others, held) if _LAST_YEAR.match(subject) else others
        wanted = how_many(question.plain)
        readings = [(part, _readings(part, candidates, wanted if parts == [whole] else 1)) for part in parts]
        if not any(found for _, found in readings):
            continue
        told = f"{whole.shown}为{reply.figure(held.document, whole)}"
        if parts != [whole]:
            told += "，其中：" + "；".join(f"{p.shown}{reply.figure(held.document, p)}" for p in parts)
        told += f"。{_UNPRINTED}"
        # the amount again: by it each name is proved, and that they are equal is seen
        told += "；".join(
            f"{part.shown}{reply.figure(held.document, part)}：{_spoken(held, found, reply)}"
            for part, found in readings
            if found
        )
        if not each:
            return Found(told + "。")
        every.append(told)
    return Found("。".join(every) + "。") if every else None


_MADE_OF = regex("由[^,，。]{0,8}(?:构成|组成)|(?:构成|组成)[是为]?(?:什么|哪)|包[括含]哪")


def _of_items(question: Question) -> bool:
    """Whether the items of a class are asked for, and no projects."""
    return _MADE_OF.search(question.plain) is not None and "项目" not in question.plain


def codes_of(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The codes of the classification by function whose amount is that of an item (对应哪个科目)."""
    for subject in links.subjects:
        item = select(held, subject, question, links.left)
        stated = question.amounts
        if item is None or unmatched(links.left, item.words) or (stated and not item.fits(stated[0])):
            continue
        if item.code and _of_items(question):
            # the codes below its own are its parts
            continue
        found = _lines(held, item)
        if not 0 < len(found) <= _READINGS:
            continue
        said = "；".join(f"{f.shown}{reply.figure(held.document, f)}" for f in found)
        return Found(
            f"{item.shown}为{reply.figure(held.document, item)}。"
            f"文件没有印出科目与项目的对应，金额相等的科目是：{said}。"
        )
    return None


def _lines(held: Held, item: Figure) -> list[Figure]:
    """The lowest lines by function with just this amount, each code once."""
    first: dict[str, Figure] = {}
    for f in held.catalogue.figures:
        if (
            f.kind in _BY_FUNCTION
            and f.code
            and f.whole
            and f.money.yuan == item.money.yuan
            and f.order != item.order
        ):
            first.setdefault(f.code, f)
    return [f for f in first.values() if not any(c != f.code and c.startswith(f.code) for c in first)]


def _in_column(held: Held, subject: str, links: Links) -> Figure | None:
    """The item's amount in a column that the question names as well (科目的项目支出)."""
    others = [s for s in links.subjects if s != subject]
    for row in rows(held, subject):
        if row[0].code and others and (found := column(row, others[0])) is not None:
            return found
    return None


def _of_projects(held: Held, whole: Figure) -> Figure | None:
    """What the row of an amount has in its column of projects."""
    row = (f for f in held.catalogue.figures if f.line is not None and f.line is whole.line)
    return next((f for f in row if f.column and concept(key(f.column[-1])) == "项目支出"), None)


def _projects(held: Held) -> list[Figure]:
    first: dict[str, Figure] = {}
    for figure in held.catalogue.figures:
        project = figure.kind is Kind.PROJECTS and figure.whole and not figure.code
        if project and figure.money.value and not TOTALS.fullmatch(figure.subject):
            first.setdefault(figure.subject, figure)
    return list(first.values())


def _of_last_year(known: list[Figure], held: Held) -> list[Figure]:
    """Money carried over belongs to the projects of the year before, where names print a year."""
    return [f for f in known if held.year is not None and held.year - 1 in f.years] or known


def _readings(part: Figure, known: Sequence[Figure], size: int) -> list[tuple[Figure, ...]]:
    """The smallest sets of projects that make up the amount exactly; none where too many do."""
    sizes = (size,) if size > 1 else range(1, _TOGETHER + 1)
    for count in sizes:
        found = [
            chosen
            for chosen in combinations(known, count)
            if sum(f.money.yuan for f in chosen) == part.money.yuan
        ]
        if found:
            return found if len(found) <= _READINGS else []
    return []


def _spoken(held: Held, readings: list[tuple[Figure, ...]], reply: Reply) -> str:
    return "，或".join(
        "与".join(f"{f.shown}{reply.figure(held.document, f)}" for f in chosen) for chosen in readings
    )
