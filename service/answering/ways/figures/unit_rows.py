"""What units of a department have, told from the rows of the table of units (图书馆的其他收入, 本级和服务中心各多少)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.schema.draft import Kind
from service.answering.asked.question import Question
from service.answering.asked.units_called import units_in_full
from service.answering.document.held import Held, unmatched
from service.answering.printed.catalogue import Figure, concept, of_body
from service.answering.printed.linking import Links, content, link
from service.answering.printed.short_units import span_of
from service.answering.reply import Found, Reply
from service.answering.ways.figures.columns import column
from service.answering.ways.wording.nearest import nearest
from service.patterns import regex
from service.terms import key

# The head office among the units; a name is called by so much of its end at least.
_HEAD, _SHORTEST = regex("(?:本级|机关)$"), 3
# What the name of a unit ends in where no code says that it is one; a paragraph that says which there are.
_A_BODY = regex("(?:局|委|办|院|校|中心|站|所|馆|队|场|学|公司|社|团|处|会|园|宫|台|库|厅|部|室|委员会)$")
_LISTS = regex("预算单位|所属单位|下属单位|直属单位|单位构成|编制范围|下设|纳入")
_MULTIPLE = regex("几倍|多少倍|倍数")
_SET_AGAINST = regex(
    "相?差(?:多少|几)|[多少高低大小]出?(?:多少|几)|(?:谁|哪一?[个家边头])[^,，。]{0,8}[多少高低大小]|更[多少高低大小]"
)
_PAIR = 2
_MERELY = regex(
    "取得|获得|得到|实现|安排|预算|决算|金额|资金|总额|总计|合计|部门|单位|本级|机关|数|当年|本年|全年|年初"
)
_OTHER = regex("为什么|原因|比上年|比去年|增加|减少|占|比例")
# Their rows begin with the code of a body, and are of its projects.
_OF_PROJECTS = (Kind.PROJECTS, Kind.PERFORMANCE, Kind.PROCUREMENT)
_HAN, _EACH = regex("[一-鿿]{4}"), regex("各|分别")
_MEASURES = ("项目支出", "基本支出", "人员经费", "公用经费", "三公经费", "政府采购")
_GENERAL = ("收入总计", "支出总计", "预算总额")
_SIDES = {"收入": "收入总计", "支出": "支出总计"}


def of_unit(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of each unit named, in the column that is named; of two also how many times the one is the other."""
    text = said_of(question, held)
    if _OTHER.search(text):
        return None
    # 林业局 is the body itself, and what all its units have
    own = key(held.document.department)
    for table in tables(held):
        named = [each for each in named_in(text, table, short=True) if not own.endswith(each[0])]
        side = side_of(table[0])
        if not named or (side is not None and side not in text):
            continue
        rest = text
        for name, _ in named:
            rest = rest.replace(name, " ")
        head = head_in(rest, table)
        if head is None and side is None:
            # nothing says that an amount of the table as a whole is meant
            continue
        if _EACH.search(text) and len(named) < 2 and head is None:
            continue
        others = [s for s in link(rest, held.catalogue).subjects if s != head and concept(s) != head]
        others = [s for s in others if head is None or s not in (f"{head}收入", f"{head}支出")]
        if any((concept(s) or s) not in _GENERAL for s in others):
            # 林场的项目支出 is not all that it spends
            continue
        figures = [column(row, head) if head is not None else whole_of(row) for _, row in named]
        made = [of_body(f) for f in figures if f is not None]
        if len(made) < len(figures) or not _of_year(made, held, question):
            continue
        words = [w for w in content(rest, held.catalogue.said) if len(_MERELY.sub("", w)) > 1]
        if unmatched(words, *(f"{f.words}|{key(f.section)}" for f in made)):
            continue
        told = "；".join(f"{_shown(f, head)}为{reply.figure(held.document, f)}" for f in made)
        return Found(f"{told}{_times(text, made, reply)}{_apart(text, made, reply)}。")
    return None


def set_against(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts of two units that a question sets against each other, and by how much they differ."""
    found = of_unit(question, held, links, reply) if _SET_AGAINST.search(said_of(question, held)) else None
    return found if found is not None and ("比后者" in found.text or "相等" in found.text) else None


def in_words(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence nearest to a question about a unit; a row of the unit tells another amount."""
    found = nearest(question, held, links, reply)
    return found if found is not None and found.text.startswith("文中写道") else None


def said_of(question: Question, held: Held) -> str:
    """The question with names as it says them: 槐川县中学 without its county is the end of other names too."""
    chinese = not question.english and _HAN.search(question.text)
    text = key(question.text) if chinese else question.plain
    names = [unit.name.text for unit in held.extraction.budget.units]
    return units_in_full(text, names, held.catalogue.items)


def named_unit(question: Question, held: Held) -> str | None:
    """The unit of a table of units that a question names, as it does; None for none, and for the body whose document it is."""
    own, text = key(held.document.department), said_of(question, held)
    for table in tables(held):
        for said, _ in named_in(text, table):
            if _HEAD.search(said) is None and not own.endswith(said):
                return said
    return None


def untold(question: Question, held: Held, links: Links) -> bool:
    """Whether a question asks of a unit what no row or sentence about the unit tells: its receipts are not what it spends on
    projects, and what all units spend on these is not what it does."""
    unit = named_unit(question, held)
    if unit is None or any(_is_item(s, held) for s in links.subjects if unit.endswith(s)):
        return False
    measures = [s for s in (*links.subjects, *links.left) if s not in unit and unit not in s]
    measures += [m for m in _MEASURES if m in question.plain]
    of_items = [s for s in measures if (concept(s) or s) not in _GENERAL and held.catalogue.of_subject(s)]
    if any(not any(unit in key(f.quote) for f in held.catalogue.of_subject(s)) for s in of_items):
        return True
    rows = [row[0] for table in tables(held) for row in table if key(row[0].row or "").endswith(unit)]
    sides = {side for row in rows if (side := side_of([row])) is not None}
    asked = {side for side in _SIDES if side in question.plain}
    return bool(asked and sides) and not asked & sides


def _is_item(subject: str, held: Held) -> bool:
    """Whether a name is an item of the classification too (图书馆): its row tells what is spent on it."""
    return any(
        f.code and f.line is not None and not f.line.of_body for f in held.catalogue.of_subject(subject)
    )


def compared(asked: Question, held: Held, reply: Reply) -> Found | None:
    """What each of two units has and how many times the one is the other (各多少，本级是中心的几倍), of a whole question."""
    if not _MULTIPLE.search(asked.plain):
        return None
    return of_unit(asked, held, Links((), ()), reply)


def tables(held: Held) -> Iterator[list[list[Figure]]]:
    """The rows of each table of units, the total row left out."""
    lines = (
        f
        for f in held.catalogue.figures
        if f.line is not None and f.statement is not None and f.kind not in _OF_PROJECTS
    )
    for _, group in groupby(lines, key=lambda f: id(f.statement)):
        rows = [[*row] for _, row in groupby(group, key=lambda f: id(f.line))]
        made = [row for row in rows if _is_unit(row[0], held)]
        if len(made) > 1 and len(made) >= len(rows) - 1:
            yield made


def _is_unit(figure: Figure, held: Held) -> bool:
    """Whether the row of a figure is of a unit: its line says so, or its name is one that the text lists."""
    name = key(figure.row or "")
    if figure.line is None or len(name) < _SHORTEST:
        return False
    if figure.line.of_body or _HEAD.search(name) is not None:
        return True
    return not figure.line.code and _A_BODY.search(name) is not None and _listed(name, held)


def _listed(name: str, held: Held) -> bool:
    return any(
        name in key(passage.source.text) and _LISTS.search(passage.source.text)
        for passage in held.extraction.passages
    )


def named_in(
    text: str, table: Sequence[list[Figure]], *, short: bool = False
) -> list[tuple[str, list[Figure]]]:
    """The units that a question names, in its order, each by the longest end of its name that no other unit's name has."""
    found: list[tuple[int, str, list[Figure]]] = []
    names = [key(row[0].row or "") for row in table]
    for name, row in zip(names, table, strict=True):
        ends = [name[i:] for i in range(len(name) - _SHORTEST + 1)]
        if (head := _HEAD.search(name)) is not None:
            ends.append(head.group())
        said = next((end for end in ends if end in text), None)
        if said is not None and sum(other.endswith(said) for other in names) == 1:
            found.append((text.find(said), said, row))
    if short and len(found) < _PAIR and _SET_AGAINST.search(text):
        # 疾控中心比卫生监督所多多少: by short forms, where the units are set against each other
        spans = [span_of(name, text) for name in names]
        called = [
            (s[0], text[s[0] : s[1]], row) for s, row in zip(spans, table, strict=True) if s is not None
        ]
        found = called if len({said for _, said, _ in called}) == len(called) == _PAIR else found
    return [(said, row) for _, said, row in sorted(found, key=lambda each: each[0])]


def side_of(row: list[Figure]) -> str | None:
    """收入 or 支出, whichever the table is of; None for one of neither or both."""
    title = key(row[0].section)
    sides = [side for side in _SIDES if side in title]
    return sides[0] if len(sides) == 1 else None


def head_in(text: str, table: Sequence[list[Figure]]) -> str | None:
    """The column of a table that a question names, the longest of several."""
    heads = {key(f.column[-1]) for row in table for f in row if f.column}
    return max((h for h in heads if len(h) > 2 and h in text), key=len, default=None)


def whole_of(row: list[Figure]) -> Figure | None:
    return next((f for f in row if f.whole), None)


def _shown(figure: Figure, head: str | None) -> str:
    """A unit's name, with the column where one is named."""
    if head is not None and len(figure.column) > 1:
        return figure.shown
    name = (figure.row or figure.label).strip()
    return f"{name}（{figure.column[-1]}）" if head is not None and figure.column else name


def _of_year(made: Sequence[Figure], held: Held, question: Question) -> bool:
    asked = question.years[0] if question.years else held.year
    return all(held.year is None or asked == held.year for _ in made) and not question.previous


def _apart(text: str, made: Sequence[Figure], reply: Reply) -> str:
    """By how much the amounts of two units differ, where that or which is more is asked."""
    if not _SET_AGAINST.search(text) or len(made) != _PAIR or made[0].money.unit != made[1].money.unit:
        return ""
    first, second = (f.money.value for f in made)
    if first == second:
        return "，两者相等"
    apart = reply.result((max(first, second), "−", min(first, second)), made[0].money.unit, "相差")
    return f"，前者比后者{'多' if first > second else '少'}{apart}"


def _times(text: str, made: Sequence[Figure], reply: Reply) -> str:
    """How many times the amount of the unit named first is that of the other, where that is asked."""
    if not _MULTIPLE.search(text) or len(made) != 2 or not made[1].money.value:
        return ""
    first, second = made
    if first.money.unit != second.money.unit:
        return ""
    times = reply.result((first.money.value, "÷", second.money.value), "倍", "倍数", places=2)
    return f"，前者是后者的{times}"
