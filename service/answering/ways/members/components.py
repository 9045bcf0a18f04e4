"""The figures that a figure is made of, as its own table prints them, or the table that is about it (…明细表)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from extractors.schema.budget import Line, Statement
from extractors.schema.draft import Kind
from extractors.schema.money import Interval
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept, names_of
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

_TOP = regex(r"^\s*[一二三四五六七八九十]{1,3}、")
# How the lines of a table are numbered, from the highest to the lowest.
_STEPS = tuple(
    regex(pattern)
    for pattern in (
        r"[一二三四五六七八九十]{1,3}、",
        r"[（(][一二三四五六七八九十]{1,3}[)）]",
        r"\d{1,2}[、.．]",
        r"[（(]\d{1,2}[)）]",
    )
)
_CARRIED = regex("^上年(?:结转|结余)|^年初.*结转|^上年.*余额")
THREE_PUBLIC = ("因公出国境费", "公务接待费", "公务用车购置及运行费", "公务用车购置费", "公务用车运行费")
ALL_VEHICLES, OF_VEHICLES = THREE_PUBLIC[2], THREE_PUBLIC[3:]
# Of so few columns beside a group some may belong to it.
_FEW = 4
_STAGES = regex("决算|执行|年初预算|全年预算|调整预算|预算数")
_VEHICLES = regex("(?:公务用车)?(?:购置费|运行费)")
# The classes (类) of the economic classification that staff and running costs are made of.
OF_BASIC = {"人员经费": regex("301|303"), "公用经费": regex("302|307|309|310|312|399")}


def components(held: Held, whole: Figure) -> Iterator[Figure]:
    """The figures that a figure is made of, non-zero ones in printed order; where its own table has no parts those of the
    table that is about it, none where there is no such table."""
    made = list(_beside(held, whole))
    if made or whole.code or not whole.whole or not whole.money.value:
        yield from made
        return
    # the table of a fund tells what came in as well as what was spent; one that details an item only its parts
    yield from next((m for m in tables_about(held, whole) if is_detail(m[0].statement)), [])


def _beside(held: Held, whole: Figure) -> Iterator[Figure]:
    statement = whole.statement
    if statement is None:
        return
    beside = [f for f in held.catalogue.figures if f.statement is statement and f.order != whole.order]
    same_column = [f for f in beside if same_measure(f, whole)]
    # budget and outturn stand side by side
    beside = [f for f in beside if stages(f) == stages(whole)]
    # a column without a year stands beside one of the document's own
    of_years = [f for f in beside if f.years == whole.years or f.years ^ whole.years == {held.year}]
    nested = _nested(whole, beside) if not whole.code and statement.kind is not Kind.THREE_PUBLIC else []
    if (over := _over_columns(whole, beside)) is not None:
        found = over
    elif whole.code:
        found = _below(whole, same_column)
    elif nested:
        found = nested
    elif statement.kind is Kind.THREE_PUBLIC and whole.subject.startswith("公务用车购置及"):
        listed = [f for f in of_years if _VEHICLES.fullmatch(f.subject) and f.whole]
        found = list({f.subject: f for f in reversed(listed)}.values())[::-1]
    elif statement.kind is Kind.THREE_PUBLIC and not is_three_public(whole):
        found = []
    elif statement.kind is Kind.THREE_PUBLIC:
        listed = [f for f in of_years if f.subject in THREE_PUBLIC and f.whole]
        if any(f.subject == ALL_VEHICLES and f.money.value for f in listed):
            # purchase and running are told with the sum of both
            listed = [f for f in listed if f.subject not in OF_VEHICLES]
        # The lines of the department and of its head office repeat the total's.
        found = list({f.subject: f for f in reversed(listed)}.values())[::-1]
    elif is_three_public(whole):
        found = []
    elif concept(whole.subject) in OF_BASIC and key(whole.label) != key("".join(whole.column[-1:])):
        # 公用经费合计 is a line of its own under blocks of economic codes
        codes = OF_BASIC[concept(whole.subject) or ""]
        found = [f for f in _leaves(statement, whole, same_column) if codes.match(f.code)]
    elif any(line.code for line in statement.lines) and statement.kind is not Kind.PROJECTS:
        found = _leaves(statement, whole, beside)
    else:
        found = _named(whole, same_column)
    made = list(_distinct(f for f in found if f.money.value))
    if not whole.code and sum(f.money.yuan == whole.money.yuan for f in made) > 1:
        # lines that each print the amount of the whole say it once more, and are no parts of it
        return
    yield from made


def _over_columns(whole: Figure, beside: Sequence[Figure]) -> list[Figure] | None:
    """What is made of the columns of one row (社会保障缴费: 合计, 养老保险, 医疗保险): those under the head of the whole, with
    those beside it that it takes to make it; None for what is no such head."""
    group, _, last = (whole.header or "").rpartition("/")
    if whole.kind is not Kind.BASIC_BY_ECONOMIC or whole.line is None or not TOTALS.fullmatch(key(last)):
        return None
    if whole.column or whole.code:
        return None
    if group and key(whole.label) != key(group.rpartition("/")[2]):
        return None
    row = [f for f in beside if f.line is whole.line and f.header and not f.column and f.label != f.row]
    if len(row) < _FEW:
        # a table that has its items in its rows
        return None
    under = [f for f in row if f.header and _directly_under(f, group)]
    alone = [f for f in row if f.header and "/" not in f.header and not TOTALS.fullmatch(f.subject)]
    if not under:
        return alone
    ways = ([*under, *more] for size in range(len(alone) + 1) for more in combinations(alone[:_FEW], size))
    return next((made for made in ways if adds_up(whole, made)), under)


def _directly_under(figure: Figure, group: str) -> bool:
    """Whether a column stands under a head; under none those that are the total of a head of their own."""
    head, _, last = (figure.header or "").rpartition("/")
    return head == group if group else bool(head) and TOTALS.fullmatch(key(last)) is not None


def tables_about(held: Held, whole: Figure, digits: int | None = None) -> Iterator[list[Figure]]:
    """The rows of each other table whose title has the item, in the column of a total that is the whole."""
    for statement in held.extraction.budget.statements:
        if statement is whole.statement or whole.subject not in key(statement.title):
            continue
        figures = [f for f in held.catalogue.figures if f.statement is statement and f.money.value]
        total = next((f for f in figures if f.line is not None and _is_total(f)), None)
        if total is None or not adds_up(whole, [total]):
            continue
        rows = [f for f in figures if f.header == total.header and not _is_total(f)]
        codes = {f.code for f in rows if f.code}
        level = [f for f in rows if digits is not None and len(f.code) == digits]
        if level and adds_up(whole, level):
            yield level
            continue
        made = [f for f in rows if not any(c != f.code and c.startswith(f.code) for c in codes if f.code)]
        if len(made) > 1 and adds_up(whole, made):
            yield made


def is_detail(statement: Statement | None) -> bool:
    """Whether a table lists what runs the office, or is called a list of details (明细表)."""
    return statement is not None and (statement.kind is Kind.OPERATING or "明细" in statement.title)


def _is_total(figure: Figure) -> bool:
    name = key(figure.row or "")
    return not name or TOTALS.fullmatch(name) is not None or (figure.line is not None and figure.line.of_body)


def is_three_public(figure: Figure) -> bool:
    return any(concept(name) == "三公经费" for name in names_of(figure.subject))


def stages(figure: Figure) -> frozenset[str]:
    """What its column says of the stage of an amount: planned, changed or spent."""
    return frozenset(_STAGES.findall("/".join((figure.header or "", *figure.column))))


def same_measure(figure: Figure, whole: Figure) -> bool:
    """Whether a figure is told of its line as the whole is of its own: in the same column, or as all of it in the same year
    and at the same stage (2023年预算数 beside 2022年预算数)."""
    if figure.column == whole.column and figure.header == whole.header:
        return True
    return figure.whole and whole.whole and figure.years == whole.years and stages(figure) == stages(whole)


def adds_up(whole: Figure, made: Sequence[Figure]) -> bool:
    """Whether the parts can be the whole, within what the printed digits stand for."""
    total = Interval(whole.money.yuan * 0, whole.money.yuan * 0)
    for part in made:
        # what is printed as zero is nothing, and not something below half a unit
        if part.money.value:
            total += part.money.interval
    return total.meets(whole.money.interval)


def _below(whole: Figure, beside: list[Figure]) -> list[Figure]:
    """The lines whose codes continue the whole's code by one step, or by as many as it takes to part it."""
    under = [f for f in beside if f.code.startswith(whole.code) and len(f.code) > len(whole.code)]
    for step in sorted({len(f.code) for f in under}):
        level = [f for f in under if len(f.code) == step]
        # A class (类) with one group (款) under it is made of what that group is made of.
        if len({f.code for f in level}) > 1:
            return _with_damaged(whole, under, level)
    return under[:1]


def _with_damaged(whole: Figure, under: list[Figure], level: list[Figure]) -> list[Figure]:
    """The lines of a level; all lowest lines where only these make the whole: a code that lost a digit (3012 among 30101,
    30113) is no level of its own."""
    if len(level[0].code) % 2 or adds_up(whole, level):
        # the codes of the classification have three, five or seven digits
        return level
    lowest = [f for f in under if not any(o.code != f.code and o.code.startswith(f.code) for o in under)]
    return lowest if len(lowest) > len(level) and adds_up(whole, lowest) else level


def _leaves(statement: Statement, whole: Figure, beside: list[Figure]) -> list[Figure]:
    """In a table by code: the lines under which no other stands, in the column that the whole is read from."""
    codes = {line.code for line in statement.lines if line.code}
    column = next((c for c in _columns(statement, whole)), None)
    places = {id(a.money): line for line in statement.lines for a in line.amounts if a.column == column}
    return [
        f
        for f in beside
        if f.code and id(f.money) in places and not any(c != f.code and c.startswith(f.code) for c in codes)
    ]


def _columns(statement: Statement, whole: Figure) -> Iterator[str]:
    for line in statement.lines:
        for amount in line.amounts:
            if amount.money is whole.money:
                yield amount.column


def _nested(whole: Figure, beside: list[Figure]) -> list[Figure]:
    """In a table without codes: the lines under a line, numbered one step lower or not at all, up to the next of its rank;
    none where they do not add up to it."""
    line, statement = whole.line, whole.statement
    if line is None or statement is None or TOTALS.fullmatch(key(line.name)) or key(line.name) == "":
        return []
    panel = [other for other in statement.lines if other.panel == line.panel]
    start = next((n for n, other in enumerate(panel) if other is line), len(panel))
    rank, under = _step(line), []
    for other in panel[start + 1 :]:
        if _step(other) <= rank or TOTALS.fullmatch(key(other.name)):
            break
        under.append(other)
    top = min((_step(other) for other in under), default=rank)
    kept = {id(other) for other in under if _step(other) == top}
    made = [f for f in beside if f.header == whole.header and f.line is not None and id(f.line) in kept]
    return made if len(nonzero(made)) > 1 and adds_up(whole, made) else []


def _step(line: Line) -> tuple[int, int]:
    """How deep a line stands by its number (一、, （一）, 1、, (1)), then by how far it is set in."""
    text = (line.source.text if line.source else line.name).strip()
    depth = next((n for n, pattern in enumerate(_STEPS) if pattern.match(text)), len(_STEPS))
    return depth, line.indent


def _named(whole: Figure, beside: list[Figure]) -> list[Figure]:
    """In a table without codes: the numbered lines of the same side, or what remains when totals are taken out."""
    side = [f for f in beside if f.side == whole.side and not TOTALS.fullmatch(f.subject)]
    if whole.line is not None:
        # a table may print what is spent under several classifications, one beside the other
        side = [f for f in side if f.line is not None and f.line.panel == whole.line.panel]
    side = [f for f in side if concept(f.subject) not in ("收入总计", "支出总计")]
    numbered = [f for f in side if f.line and _printed(f.line)]
    carried = [f for f in side if _CARRIED.match(f.subject)]
    rest = [f for f in side if f.money.yuan != whole.money.yuan and not f.code]
    steps = sorted({_step(f.line) for f in rest if f.line is not None})
    levels = [[f for f in rest if f.line is not None and _step(f.line) == step] for step in steps]
    for made in (numbered + carried, numbered, rest, *levels):
        if len(nonzero(made)) > 1 and adds_up(whole, made):
            return made
    if not (
        TOTALS.fullmatch(whole.subject) or concept(whole.subject) in ("收入总计", "支出总计", "预算总额")
    ):
        # What stands beside a line without adding up to it is no part of it.
        return []
    return numbered + carried or rest


def _printed(line: Line) -> bool:
    return bool(_TOP.match(line.source.text if line.source else line.name))


def nonzero(figures: list[Figure]) -> list[Figure]:
    return [f for f in figures if f.money.value]


def _distinct(figures: Iterator[Figure]) -> Iterator[Figure]:
    seen: set[tuple[str, str, object]] = set()
    for figure in figures:
        mark = (figure.subject, figure.code, figure.money.source.cell or figure.order)
        if mark not in seen:
            seen.add(mark)
            yield figure
