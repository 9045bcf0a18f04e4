"""What a document prints of exactly what lies between two amounts: the column of another source in the item's own row, the
project or the balance that comes to it, two sources of one row together, and the sentence that says what money it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extractors.schema.draft import Kind
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, numbers
from service.answering.printed.figure import Figure, source_key
from service.answering.reply import Reply, sum_of
from service.patterns import regex
from service.terms import coverage, key

# Money beside what a general budget appropriates, as columns and sentences call it.
SOURCES = regex(
    "结转|结余|单位资金|事业收入|事业单位经营|经营收入|其他资金|其他收入|专户|基金|上级补助|上级财政|补助收入|附属单位|非财政|自筹|国有资本|往来|专项债|债券|自有"
)
_WITHOUT = regex("不(?:在|含|包括|包含|计入|纳入|列入|属于)|未(?:计入|纳入|列入|包括|包含)")
_LEAVES_OUT = regex(f"{_WITHOUT.pattern}|另|使用了?上年")
_TELLS = regex("全部(?:为|用于|是|系|来自)|元[，,]?(?:为|系|来自|用于)")
_GLOSSED = regex("名词|术语|词汇|目录")
_TOTAL = regex("合计|总计|小计|总额")
_SENTENCE = regex(r"[^。！!；;\n]+[。！!；;]?")
_DIGITS = regex("[1-9]")
_CODED = 7
# An amount of fewer digits may be printed of anything.
_TELLING = 3
_MOST_COLUMNS = 14
_NAMED = 0.75


@dataclass(frozen=True)
class Gap:
    """What lies between two amounts, in yuan, of the item called `subject` with its code."""

    yuan: Decimal
    subject: str
    code: str
    # the places of the two amounts
    places: frozenset[tuple[object, ...]]

    @property
    def telling(self) -> bool:
        """Whether hardly anything else comes to the same amount by chance."""
        return len(self.yuan.normalize().as_tuple().digits) >= _TELLING


def explained(gap: Gap, held: Held, reply: Reply) -> list[str]:
    """What is printed of that amount, each told with its place; empty where nothing is."""
    told = []
    printed = _once([*_columns(gap, held), *_lines(gap, held)]) or _balance(gap, held)
    if not printed and gap.telling:
        printed = _sources_of_a_row(gap, held)
    if printed:
        together = sum(f.money.yuan for f in printed) == gap.yuan
        said = ("和" if together else "，也与").join(
            f"{f.shown}{reply.figure(held.document, f)}" for f in printed
        )
        if len(printed) > 1 and together:
            units = {f.money.unit for f in printed}
            if len(units) == 1:
                total = reply.result(sum_of([f.money.value for f in printed]), units.pop(), "合计")
                said += f"，合计{total}"
        told.append(f"差额与{said}相等")
    told += _sentences(gap, [f.subject for f in printed], held, reply)
    if not told and gap.telling and (only := _only_one(gap, held)) is not None:
        told.append(f"差额与{only.shown}{reply.figure(held.document, only)}相等")
    return told


def _once(figures: Sequence[Figure]) -> list[Figure]:
    """Each place once."""
    return list({source_key(f.money.source): f for f in reversed(figures)}.values())[::-1]


def _own(gap: Gap, figure: Figure) -> bool:
    return figure.subject == gap.subject or bool(gap.code and figure.code == gap.code)


def _columns(gap: Gap, held: Held) -> list[Figure]:
    """The column of the item's own row that is all of it, one of another source first."""
    found = [
        f
        for f in _same(gap, held)
        if f.statement is not None
        and f.column
        and not f.whole
        and f.kind is not Kind.PERFORMANCE
        and _own(gap, f)
    ]
    return sorted(found, key=lambda f: SOURCES.search("".join(f.column)) is None)[:1]


def _lines(gap: Gap, held: Held) -> list[Figure]:
    """The project under the item's code that is all of it, by the column of its source where it has one."""
    found = [
        f
        for f in _same(gap, held)
        if f.kind is Kind.PROJECTS
        and f.subject != gap.subject
        and not _TOTAL.search(f.subject)
        and (f.code == gap.code or not f.code)
        and f.line is not None
        and (f.line.name or "").strip()
        and not SOURCES.fullmatch(f.subject)
    ]
    coded = [f for f in found if gap.code and f.code == gap.code] or [
        f for f in found if gap.telling and f.of_unit == ""
    ]
    coded.sort(key=lambda f: SOURCES.search("".join(f.column)) is None)
    return coded[:1] if len({f.subject for f in coded}) == 1 else []


def _balance(gap: Gap, held: Held) -> list[Figure]:
    """What a table of all money has of another source that is all of it."""
    found = (f for f in _same(gap, held) if f.statement is not None and f.whole and SOURCES.search(f.subject))
    return [f for f in found if f.kind is not Kind.PERFORMANCE][:1]


def _sources_of_a_row(gap: Gap, held: Held) -> list[Figure]:
    """Two or three columns of other sources in one row that make it together; of a row of more the first."""
    rows: dict[int, list[Figure]] = {}
    for f in held.catalogue.figures:
        sized = f.line is not None and f.statement is not None and 0 < f.money.yuan < gap.yuan
        if sized and f.kind is not Kind.PERFORMANCE and SOURCES.search("".join(f.column)):
            rows.setdefault(id(f.line), []).append(f)
    for row in rows.values():
        for size in (2, 3):
            for some in combinations(row[:_MOST_COLUMNS], size):
                if sum(f.money.yuan for f in some) == gap.yuan:
                    return list(some)
    return []


def _only_one(gap: Gap, held: Held) -> Figure | None:
    """The figure of that amount where no other of the document has it."""
    found = [f for f in _same(gap, held) if f.statement is not None and f.kind is not Kind.PERFORMANCE]
    return found[0] if len({f.subject for f in found}) == 1 else None


def _same(gap: Gap, held: Held) -> Iterator[Figure]:
    return (
        f
        for f in held.catalogue.figures
        if f.money.yuan == gap.yuan and (*source_key(f.money.source), f.money.value) not in gap.places
    )


def _sentences(gap: Gap, names: Sequence[str], held: Held, reply: Reply) -> list[str]:
    """The sentence with that amount that speaks of the item or of another source; one that tells most of what money it is."""
    best: tuple[int, str, Number] | None = None
    for number in numbers(held):
        if number.where is not Where.TEXT or number.sort != "元" or number.base != gap.yuan:
            continue
        if _GLOSSED.search(number.saying.above) or (*source_key(number.source), number.value) in gap.places:
            continue
        words = _sentence_of(number)
        text = key(words)
        source = SOURCES.search(text) is not None
        own = gap.subject in f"{number.saying.words}|{text}|{number.saying.around}"
        if not (source or own or _LEAVES_OUT.search(words)):
            continue
        called = any(coverage(name, text) >= _NAMED for name in names)
        told = 2 * (_TELLS.search(words) is not None)
        score = (
            told
            + 2 * own
            + 2 * called
            + 2 * (_LEAVES_OUT.search(words) is not None)
            + source
            + len(words) // 30
        )
        if best is None or score > best[0]:
            best = (score, words, number)
    if best is None:
        return []
    _, words, number = best
    return [_quoted(words, number, held, reply)]


def left_out(made: Sequence[Number], held: Held, reply: Reply) -> list[str]:
    """The sentences with either of the two amounts that say what it leaves out (不含上年结转)."""
    return [
        _quoted(words, number, held, reply)
        for number in made
        if number.where is Where.TEXT and _WITHOUT.search(words := _sentence_of(number))
    ]


def _quoted(words: str, number: Number, held: Held, reply: Reply) -> str:
    figure = held.catalogue.at.get(source_key(number.source))
    section = (
        figure.section if figure is not None else number.count.section if number.count is not None else ""
    )
    return f"文中写道：{reply.quote(held.document, words, number.source, section)}"


def _sentence_of(number: Number) -> str:
    """The sentence of its paragraph that has the number."""
    printed = number.source.text.strip()
    text = max(number.saying.text, printed, key=len)
    value = f"{number.value:,f}", f"{number.value:f}"
    pieces = _SENTENCE.findall(text)
    having = [p.strip() for p in pieces if any(v in p for v in value)]
    # of two sentences of one paragraph the one that says what money it is
    return next((p for p in having if _TELLS.search(p)), having[0] if having else text.strip())


def lines_apart(
    first: Sequence[Figure], second: Sequence[Figure], yuan: Decimal
) -> list[tuple[Figure, Figure]]:
    """The lines of two tables, each by its code in both, that differ and make what lies between; empty where others do."""
    others = {f.code: f for f in second if len(f.code) == _CODED}
    rows = [
        (f, others[f.code]) for f in first if f.code in others and f.money.yuan != others[f.code].money.yuan
    ]
    made = sum((a.money.yuan - b.money.yuan for a, b in rows), Decimal(0))
    return rows if abs(made) == yuan else []
