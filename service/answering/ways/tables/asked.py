"""A question read as one of a table: which rows, which columns and what is to be done with them, every word accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.answering.asked.question import asks_of
from service.answering.document.rows import Row, Sort, Table
from service.answering.ways.tables import columns, names, phrases
from service.answering.ways.tables.columns import columns_named, main
from service.answering.ways.tables.names import named_spans, rows_named

# What stands in a text for the unit or project that rows are of, and for a class of them.
_OWNER, _CLASS = "\ue022", "\ue023"


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
    differ. `loose` is how much of the table's own title the question leaves open. `short` are the words that a row is named
    by where these are not its whole name.
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
    short: tuple[str, ...] = ()


def read(text: str, table: Table, strip: Callable[[str], str]) -> Reading | None:
    """How a text asks for cells of this table; None where it has words that are of none of it. `strip` puts `OWN` in the place
    of the names of the department itself."""
    placed = _placed(text, table)
    if placed is None or (table.sort is Sort.PROJECT and phrases.OF_CLASSES.search(text)):
        return None
    rest, owners, rows = _among(placed, table)
    if rest is None or not rows:
        return None
    spans = rows_named(rest, rows, table.sort)
    if spans is None:
        return None
    if table.sort is not Sort.UNIT and any(s.sure < names.IN_FULL for s in spans):
        # 农业农村局 names no project that begins with 农业农村
        known = {id(s.row) for s in rows_named(strip(rest), rows, table.sort) or []}
        spans = [s for s in spans if s.sure == names.IN_FULL or id(s.row) in known]
    short = tuple(rest[s.start : s.end] for s in spans if s.sure < names.IN_FULL)
    rest = strip(names.masked(rest, spans))
    if table.sort is Sort.ITEM:
        # what is spent on an item is no purpose of it
        rest = phrases.SPENT_ON.sub(names.NAMED, rest)
    if (
        table.sort is Sort.UNIT
        and len(spans) == 1
        and rest.count(phrases.OWN) == 1
        and (phrases.PAIR.search(rest) or phrases.SUM.search(rest))
    ):
        # set against a unit of it the department is its head office
        offices = [row for row in rows if phrases.HEAD.search(row.name) and row is not spans[0].row]
        found_at = [names.Span(0, 0, row, 2) for row in offices[:1]]
        spans = (
            [*found_at, *spans] if rest.index(phrases.OWN) < rest.index(names.NAMED) else [*spans, *found_at]
        )
        rest = rest.replace(phrases.OWN, names.NAMED) if offices else rest
    if table.sort is Sort.UNIT and len(spans) > 1:
        rest = _again(rest, [span.row for span in spans])
    named = tuple(dict.fromkeys(id(s.row) for s in spans))
    chosen = tuple(next(s.row for s in spans if id(s.row) == each) for each in named)
    if table.sort is Sort.INDICATOR and (levels := phrases.LEVEL.findall(rest)):
        rows = [row for row in rows if any(level in "".join(row.levels) for level in levels)]
        rest = phrases.LEVEL.sub(_OWNER, rest)
        if not rows:
            return None
    if table.sort is Sort.UNIT and not chosen:
        rows, rest = _of_kind(rows, rest)
    if not chosen:
        rows, rest = _of_sort(rows, rest)
    found = columns_named(rest, table)
    if found and chosen and () in table.heads:
        found = [*_total_before(rest, found), *found]
    if found is None or not rows or any(ask in phrases.NOT for ask in asks_of(columns.masked(rest, found))):
        return None
    if table.sort in (Sort.GOODS, Sort.OTHER) and (quantity := phrases.QUANTITY.search(rest)) is not None:
        if not any(c.start <= quantity.start() < c.end for c in found):
            # how many there are no amount tells
            return None
        if phrases.MONEY_ASKED.search(rest) and len(found) == 1 and (head := main(table)) is not None:
            found.append(columns.Column(len(rest), len(rest), head))
    summed = phrases.SUM.search(rest) is not None
    sort = phrases.SORTS[table.sort].search(rest) is not None
    if table.sort is Sort.OTHER:
        sort = any(word in rest and word in table.words for word in phrases.OTHER_SORTS)
    sort = sort or (table.sort not in (Sort.GOODS, Sort.OTHER) and _OWNER in rest)
    sort = sort or _CLASS in rest or placed != text
    rest = columns.masked(rest, found)
    heads = tuple(dict.fromkeys(column.head for column in found))
    rest, fits = _counted(rest, len(rows) if not chosen else len(chosen))
    if not fits or phrases.OTHER.search(rest):
        return None
    do, places = _done(rest, table, chosen, heads, sort=sort)
    if do is Do.GIVE and len(chosen) > 1 and summed and not phrases.GROUP.search(rest):
        do = Do.SUM
    if do is Do.SHARE and _of_all_spent(text, table):
        return None
    if do is Do.SHARE and (len(heads) > 1 or table.sort is Sort.ITEM) and phrases.EVERYONE.search(text):
        # its part of what all have is no part of what it has
        return None
    if do is None or (do is Do.GIVE and len(chosen) == 1 and len(heads) < 2 and phrases.PAIR.search(rest)):
        return None
    if (do is Do.COUNT and phrases.MONEY.search(phrases.COUNT.sub("", rest))) or (
        table.sort is Sort.INDICATOR and phrases.SPENT.search(rest)
    ):
        return None
    if not heads and table.named_only:
        return None
    if not heads:
        head = main(table)
        if head is None and do not in (Do.COUNT, Do.LOST):
            return None
        whole = len(table.heads) == 1 and table.sort is Sort.UNIT and not _loose(text, table)
        # 某单位的合计
        whole = whole or (len(chosen) == 1 and do is Do.GIVE and summed and () in table.heads)
        if table.sort in (Sort.UNIT, Sort.OTHER) and do is not Do.COUNT and not whole:
            # nothing says which of its columns is meant
            return None
        heads = (head,) if head is not None else ()
    # what a column is an example of, and not another word for it (保教费等｜专户资金)
    rest = phrases.EXAMPLE.sub(" ", rest)
    if phrases.LEFT.search(phrases.FILL.sub(" ", _words(rest, table))) is not None:
        return None
    return Reading(
        table,
        do,
        chosen,
        tuple(rows),
        heads,
        places,
        phrases.APART.search(rest) is not None,
        owners,
        _loose(text, table),
        short,
    )


def _total_before(rest: str, found: list[columns.Column]) -> list[columns.Column]:
    """The total of a row, where a clause asks for what it has without a column and the next for one of its columns
    (某医院一年花多少钱，其中财政给多少)."""
    first, bar, behind = rest.partition("|")
    of_parts = (phrases.SHARE, phrases.TIMES, phrases.PAIR, phrases.APART)
    if not bar or found[0].start < len(first) or any(each.search(rest) for each in of_parts):
        return []
    asked = names.NAMED in first and phrases.MONEY_ASKED.search(first) and phrases.MANY.search(first)
    return [columns.Column(len(first), len(first), ())] if asked and names.NAMED not in behind else []


def _words(rest: str, table: Table) -> str:
    """What is left of a text without what it asks to be done and what the rows and the table are called."""
    for word in phrases.NARROWING:
        rest = rest.replace(word, " ") if word in table.words else rest
    for pattern in (
        phrases.OF_ALL,
        phrases.SHARE,
        phrases.TIMES,
        phrases.LOST,
        phrases.POINTS,
        phrases.MOST,
        phrases.LEAST,
        phrases.SECOND,
        phrases.APART,
        phrases.PAIR,
        phrases.SUM,
        phrases.COUNT,
        phrases.GROUP,
        phrases.ONE_OF,
        phrases.SORTS[table.sort],
    ):
        rest = pattern.sub(" ", rest)
    if table.sort in (Sort.PROJECT, Sort.GOODS, Sort.INDICATOR):
        rest = re.sub("项目|专项", " ", phrases.SORTS[Sort.UNIT].sub(" ", rest))
    return rest


def _placed(text: str, table: Table) -> str | None:
    """The text without the table that it says to look in; None where that is another one."""
    found = phrases.IN_TABLE.search(text)
    if found is None:
        return text
    said = phrases.LABEL.sub("", found["table"])
    if said not in table.words and said.removesuffix("表") not in table.words:
        of_sort = not table.words or phrases.SORT_OF.get(table.sort, "-") in table.words
        if not of_sort or phrases.TABLE_OF.get(said.removesuffix("表")) is not table.sort:
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
            return text[: whole.start()] + _OWNER + text[whole.end() :], (project,), rows
        span = next(iter(named_spans(text, [project])), None)
        if span is None:
            return None, (), []
        return text[: span.start] + _OWNER + text[span.end :], (project,), rows
    if table.sort in (Sort.PROJECT, Sort.GOODS, Sort.ITEM, Sort.OTHER):
        for of in ("unit", "project"):
            owners = dict.fromkeys(str(owner) for row in rows if (owner := getattr(row, of)))
            spans = named_spans(text, [*owners]) if owners else []
            if len(spans) == 1:
                span = spans[0]
                under = [row for row in rows if getattr(row, of) == span.row.name]
                under = _alone(under) if table.sort is Sort.ITEM else under
                return text[: span.start] + _OWNER + text[span.end :], (span.row.name,), under
    # of what all units have together other tables tell
    return text, (), rows if table.sort is not Sort.ITEM else []


def _alone(rows: list[Row]) -> list[Row]:
    """The items of a unit that it has one row of: of several each is only a part of what is asked."""
    known = [row.key for row in rows]
    return [row for row in rows if known.count(row.key) == 1]


def _of_all_spent(text: str, table: Table) -> bool:
    """Whether a share is asked of all that is spent, which this table does not print."""
    if table.total is None and phrases.TOTAL_SPENT.search(text):
        return True
    listed = table.total is None or table.sort is Sort.PROJECT
    return listed and phrases.ALL_SPENT.search(text) is not None


def _again(rest: str, rows: Sequence[Row]) -> str:
    """The text with a sign where it calls one of the units that it named by the kind of body alone (本级是｜中心的几倍)."""
    kinds = [row.key[-phrases.KIND :] for row in rows]
    for kind in kinds:
        rest = rest.replace(kind, names.NAMED) if kinds.count(kind) == 1 else rest
    return rest


def _of_kind(rows: list[Row], rest: str) -> tuple[list[Row], str]:
    """The units of the kind that a text speaks of (下属单位, 学校), and the text without its word."""
    if phrases.BELOW.search(rest):
        rows = [row for row in rows if not phrases.HEAD.search(row.name)]
    if kind := _ending(rows, rest):
        return [row for row in rows if _bare(row).endswith(kind)], rest.replace(kind, "单位")
    for word, pattern in phrases.KINDS.items():
        if word in rest:
            rows, rest = [row for row in rows if pattern.search(row.name)], rest.replace(word, "单位")
    return rows, rest


def _ending(rows: list[Row], rest: str) -> str:
    """The longest word that a text has for a kind of body and that the names of some units, not of all, end in (中心学校)."""
    names_ = [_bare(row) for row in rows]
    ends = {name[-n:] for name in names_ for n in range(phrases.SHORTEST_KIND, len(name))}
    some = [e for e in ends if e in rest and 1 < sum(name.endswith(e) for name in names_) < len(names_)]
    return max((end for end in some if end not in phrases.KINDS), key=len, default="")


def _bare(row: Row) -> str:
    return phrases.BRACKETED.sub("", row.key)


def _of_sort(rows: list[Row], rest: str) -> tuple[list[Row], str]:
    """The rows that say a word of themselves that a text has (服务类采购), and the text without it; none where all goods are of
    other classes."""
    said = {word.removesuffix("类") for row in rows for word in row.about if len(word) > 1}
    # 一般公共预算支出 is no word of the rows that this fund pays for
    own = {w: re.compile(rf"{re.escape(w)}(?!(?:财政|拨款)*[收支](?:入|出))(?:类|科目)?") for w in said}
    word = max(
        (w for w in said if own[w].search(rest) and not any(other.key == w for other in rows)),
        key=len,
        default="",
    )
    if word:
        rest = own[word].sub(_CLASS, rest)
        return [row for row in rows if any(a.removesuffix("类") == word for a in row.about)], rest
    return ([] if phrases.CLASS.search(rest) else rows), rest


def _counted(rest: str, many: int) -> tuple[str, bool]:
    """The text without the number of rows that it says there are, and whether there are so many."""
    found = phrases.NUMBER.search(rest)
    if found is None:
        return rest, True
    said = found["n"] or found["m"]
    number = int(said) if said.isdigit() else phrases.DIGITS.get(said, 0)
    if number == 1:
        return rest, True
    return rest[: found.start()] + rest[found.end() :], number == many or (number == 2 and many == 2)


def _done(
    rest: str, table: Table, rows: Sequence[Row], heads: Sequence[tuple[str, ...]], *, sort: bool
) -> tuple[Do | None, tuple[int, ...]]:
    """What a text without names asks to be done, and of a ranking which places; `sort` is whether it speaks of such rows."""
    if table.sort is Sort.INDICATOR and not rows and phrases.LOST.search(rest):
        return Do.LOST, ()
    most, least, second = (p.search(rest) is not None for p in (phrases.MOST, phrases.LEAST, phrases.SECOND))
    if rows and (most or least or second):
        # 最低生活保障 is a name and ranks nothing
        return None, ()
    if not rows and sort and (most or least or second):
        if phrases.SHARE.search(rest):
            # what part of all the first is, no place in a ranking tells
            return None, ()
        if second:
            return Do.RANK, ((1, 2) if most or phrases.APART.search(rest) else (2,))
        return Do.RANK, tuple(place for place, said in ((1, most), (-1, least)) if said)
    if not rows and not heads and sort and phrases.COUNT.search(rest):
        return Do.COUNT, ()
    if (len(rows) == 2 or (len(rows) == 1 and len(heads) == 2)) and phrases.TIMES.search(rest):
        return Do.TIMES, ()
    if len(rows) == 2 and (phrases.PAIR.search(rest) or phrases.APART.search(rest)):
        return Do.DIFFERENCE, ()
    if len(rows) == 1 and len(heads) == 2 and phrases.APART.search(rest):
        return Do.DIFFERENCE, ()
    if phrases.SHARE.search(rest):
        return (Do.SHARE, ()) if len(rows) == 1 and len(heads) <= 2 else (None, ())
    if (
        len(rows) > 1
        and phrases.SUM.search(rest)
        and not (phrases.GROUP.search(rest) and not re.search("加|之和", rest))
    ):
        return Do.SUM, ()
    if rows:
        listed = phrases.LISTED.search(rest) is not None
        return (None, ()) if listed else (Do.GIVE, ())
    if sort and phrases.GROUP.search(rest):
        return Do.LIST, ()
    return None, ()


def _loose(text: str, table: Table) -> int:
    """How much the title of a table narrows it that the question does not say (一般公共预算, 基本支出)."""
    return sum(word in table.words and word not in text for word in phrases.NARROWING)
