"""Binds a question over several documents to each of them: its own department and year, and the words said of it alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from service.answering.asked.kinds import ASKS
from service.answering.asked.naming import with_larger_region
from service.answering.asked.question import Question, years_of
from service.answering.asked.register import register, runs
from service.answering.asked.scope import Scope, other_body
from service.answering.library.relation import NAME
from service.answering.library.survey import departments_own
from service.answering.printed.linking import content
from service.lexicon.names import CONCEPTS
from service.lexicon.spoken import SPOKEN
from service.patterns import regex
from service.store import Document, Store
from service.terms import plain, same

_LOOSE = regex(r"[\s“”\"'‘’「」《》()（）\[\]【】]")
_YEAR = r"(?<!\d)((?:19|20)\d{2})(?:年度?|(?=[^\d年.]|$))"
# Also several in a row: 2023年和2024年.
_YEARS_BEHIND = regex(rf"(?:只?[的在取按看用以选])?{_YEAR}(?:[、和与及跟到至比]{_YEAR})*的?")
_YEAR_BEFORE = regex(r"(?<!\d)((?:19|20)\d{2})年?度?的?$")
_YEARS = regex(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# 区 before 委社会工作部 is no word by itself.
_OUTER = regex("(?:^|[、,，和与跟及])([省市县区州旗镇])$")
_LONE_YEAR = regex(r"(?<!\d)(?:19|20)\d{2}(?:年度?|(?=[^\d年.]|$))")
_BOTH_LEVELS = regex("部门预算(?:和|与|、|又[^,，]{0,4})单位预算|单位预算(?:和|与|、|又[^,，]{0,4})部门预算")
# How many departments there are behind their names, or before them (三家单位里).
_NUMERALS = "两三四五六七八"
_HOW_MANY = regex(
    f"([{_NUMERALS}])(?:个|家|(?=[地县区市](?:的|[一-鿿]{{0,4}}局)))(?=[省市县区]{{0,2}}的?(?:部门|单位|机构|地[方区]?|[一-鿿]{{0,6}}(?:局|委|街道)))"
)
# Beside a name in such a row, also behind the region that it names (某区｜丙街道和).
_IN_ROW = regex(
    f"(?:^|[、和与跟及,，{NAME}])([一-鿿]{{2,8}}?(?:街道|镇|乡|[局委厅院办]))(?:的|(?:19|20)\\d\\d年?度?)*(?:[、和与跟及,，]|比){NAME}"
    f"|{NAME}[^{NAME}]{{0,3}}[、和与跟及]([一-鿿]{{2,8}}?(?:街道|镇|乡|[局委厅院办]))(?=[的,，、和与跟谁哪]|$|\\d)"
)
_ROW_OF_YEARS = regex(r"(?<!\d)((?:19|20)\d{2})年?度?[到至—~-]((?:19|20)\d{2})(?:年|(?!\d))")
_EACH_YEAR = regex("各|分别|每年|逐年|历年|[三四五六]年")
_LONGEST_ROW = 8
_EVERYDAY = (*(asked for _, asked, _ in CONCEPTS), *(said for said, _ in SPOKEN))
# Between two of those that are named, and what may be left of such a row.
_JOINT = regex("[、,，;；和与跟及]|同(?![样比期])|以及|还是|还有(?!多少|几|什么|哪|没)|而|比(?!例|重)")
_ENDS = regex(f"^(?:{_JOINT.pattern}|的)+|(?:{_JOINT.pattern}|加上|加|的|呢)+$")
# What each item is one of, said before the names: 医疗救助，甲局的专项和乙局的配套.
_TOPIC = regex("([^,，;；:：]{2,14})[,，:：]")
# Names a kind of money, in however general words.
_MONEY = regex("收入|支出|资金|拨款|经费|[一-鿿]费(?!用)|工资|奖金|补[贴助]|津贴|结余|结转|总[计额]|合计")
_HOW_MUCH = regex("[多少高低大小]?(?:多少|几)[^,，]{0,4}$")
# What is asked of all begins behind the last one's own words.
_CLAUSE = regex(r"[,，;；?？。!！|\n]")
_OF_ALL = regex(
    "[谁哪]|各(?!级|项)|分别|相差|差多少|差额|加起来|加在一起|合计|合起来|一共|总共|相比|比起来|比较|对比|[这那]?[两三四五六几][家个笔项者份](?![一-鿿]{2,12}(?:之和|总和)的?(?:几|多少|百分))"
)
_DOCUMENT = regex(
    "(?:部门|单位)?(?:预算|决算)(?:公开|报告|文件)?(?:里|中|数)?|年度?|公开|文件|的|里|中|呢|是"
)


@dataclass(frozen=True, slots=True)
class Side:
    """One document of those that a question is about, and the years of it that are asked for.

    `text` is what the question says with the names and years taken out, and of what it says of single documents only
    what it says of this one; `said` is the item, where each is said to have its own.
    """

    document: Document
    years: tuple[int, ...]
    text: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Absent:
    """A department of which the library has no document of the years that are asked for, but those that are `there`."""

    years: tuple[int, ...]
    there: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """`apart` is whether the question names its departments one by one; `marked` is what it says, a sign for each name.

    `unknown` is how many departments it counts beyond those that the library has, `stranger` one that it names of which
    there is no document.
    """

    each: tuple[Side, ...]
    absent: tuple[Absent, ...] = ()
    apart: bool = False
    marked: str = ""
    unknown: int = 0
    stranger: str = ""


@dataclass(frozen=True, slots=True)
class _Named:
    """A department in the text, with the years that stand beside it."""

    department: str
    years: tuple[int, ...]
    start: int
    end: int


def bind(asked: Question, scope: Scope, store: Store) -> Sides | None:
    """The sides of a question that is about several documents by their names; None for any other question."""
    if not scope.named or len(scope.documents) < 2:
        return None
    if (bound := _bound(asked, scope, store)) is not None:
        return bound
    own = departments_own(scope.documents)
    own = scope.documents if len(own) < 2 and _BOTH_LEVELS.search(asked.plain) else own
    text = spoken(asked)
    marked = with_signs(text, named_in(text, scope, store), years=True)
    if len(own) < 2:
        return None
    several = len({d.department for d in own}) > 1
    stranger = _stranger(marked, store) if several else ""
    return Sides(alike(asked, own), apart=scope.apart, marked=marked, stranger=stranger)


def every_year(asked: Question) -> tuple[int, ...]:
    """The years that a question asks for, with those between the two ends of a row of which it asks each."""
    found = _ROW_OF_YEARS.search(asked.plain)
    if found is None or _EACH_YEAR.search(asked.plain) is None:
        return asked.years
    first, last = int(found.group(1)), int(found.group(2))
    return tuple(range(first, last + 1)) if first < last < first + _LONGEST_ROW else asked.years


def alike(asked: Question, documents: Sequence[Document]) -> tuple[Side, ...]:
    """The sides of documents that are all asked the same (全区的, 两份决算, 各部门)."""
    text = asked.plain if asked.english else asked.put or asked.text
    return tuple(Side(document, asked.years, text) for document in documents)


def _bound(asked: Question, scope: Scope, store: Store) -> Sides | None:
    """Each department, or each year of one, with what is said of it; None where they are not named one by one."""
    text = spoken(asked)
    named = named_in(text, scope, store)
    departments = tuple(dict.fromkeys(one.department for one in named))
    if set(departments) != {d.department for d in scope.documents}:
        return None
    own = _own(text, named)
    shared = _without(text, named, years=len(departments) > 1)
    general = _general(asked, text, named)
    each: list[Side] = []
    absent: list[Absent] = []
    for department in departments:
        held = departments_own([d for d in scope.documents if d.department == department])
        places = [n for n, one in enumerate(named) if one.department == department]
        beside = tuple(dict.fromkeys(year for n in places for year in named[n].years))
        wanted = (beside or general) if len(departments) > 1 else asked.years
        of_year = [d for d in held if not wanted or d.fiscal_year in wanted]
        # the year after's tells what it differs from
        of_year = of_year or [d for d in held if d.fiscal_year is not None and d.fiscal_year - 1 in wanted]
        if not of_year:
            absent.append(Absent(wanted, tuple(d for d in store.listed() if d.department == department)))
        for document in of_year:
            at = next((n for n in places if document.fiscal_year in named[n].years), places[0])
            years = tuple(y for y in wanted if y == document.fiscal_year) or wanted
            each.append(Side(document, years, *(own[at] if own else (shared, ""))))
    if len(departments) == 1 and (absent or len(each) < 2):
        return None
    several = len(departments) > 1
    marked = with_signs(text, named, years=not several)
    unknown = max(_counted(marked) - len(departments), 0) if several else 0
    stranger = _stranger(marked, store) if several else ""
    return Sides(tuple(each), tuple(absent), several, marked, unknown, stranger)


def _general(asked: Question, text: str, named: Sequence[_Named]) -> tuple[int, ...]:
    """The years asked of the departments beside which there is none: one before the first name, or behind the last one
    alone, is said of all."""
    first, last = named[0], named[-1]
    if first.years and _YEARS.match(text, first.start):
        return first.years
    if last.years and not any(one.years for one in named[:-1]):
        return last.years
    known = {year for one in named for year in one.years}
    return tuple(year for year in asked.years if year not in known)


def _counted(marked: str) -> int:
    """How many departments a text says that it is about; 0 where it does not say."""
    found = _HOW_MANY.search(marked)
    return _NUMERALS.index(found.group(1)) + 2 if found else 0


def _stranger(marked: str, store: Store) -> str:
    """A body in the row of those that are named that is none of them (甲局、丙街道和乙局)."""
    found = _IN_ROW.search(marked)
    body = found.group(1) or found.group(2) if found else ""
    if any(marks.bit_length() == len(body) for marks in register(store.listed()).called(body).values()):
        # what those are together called (五地的医保局)
        return ""
    return (
        body if other_body(body) or body.endswith(("街道", "镇", "乡", "局", "委", "厅", "院", "办")) else ""
    )


def with_signs(text: str, named: Sequence[_Named], *, years: bool = False) -> str:
    """The text with a sign for each name; with `years` one for each year that stands by itself, too."""
    for one in reversed(named):
        text = f"{text[: one.start]}{NAME}{text[one.end :]}"
    return _LONE_YEAR.sub(NAME, text) if years else text


def spoken(asked: Question) -> str:
    """The question as departments are looked for, with the marks between its clauses."""
    text = asked.plain if asked.english else unicodedata.normalize("NFKC", asked.put or asked.text)
    return same(_LOOSE.sub("", text))


def named_in(text: str, scope: Scope, store: Store) -> list[_Named]:
    """Where the text names the departments, in its order: the longest names only."""
    departments = {d.department for d in scope.documents}
    spans: set[tuple[int, int, str]] = set()
    for department, marks in register(store.listed()).called(text).items():
        if department in departments:
            spans |= {(start, end, department) for start, end in runs(marks)}
    whole = [
        one for one in spans if not any(o[0] <= one[0] and one[1] <= o[1] and o[:2] != one[:2] for o in spans)
    ]
    # what stands for several of them names none by itself
    alone = [one for one in whole if sum(o[:2] == one[:2] for o in whole) == 1]
    found: list[_Named] = []
    for start, end, department in sorted(alone):
        outer = _OUTER.search(text[:start])
        start = outer.start(1) if outer else with_larger_region(same(plain(department)), text, start)
        behind, before = _YEARS_BEHIND.match(text, end), _YEAR_BEFORE.search(text[:start])
        if behind is not None:
            found.append(_Named(department, years_of(behind.group()), start, behind.end()))
        elif before is not None and not (found and found[-1].end > before.start()):
            found.append(_Named(department, years_of(before.group()), before.start(), end))
        else:
            found.append(_Named(department, (), start, end))
    return found


def _own(text: str, named: Sequence[_Named]) -> list[tuple[str, str]]:
    """For each name what its document is asked, and the item said of it alone; empty where they share what is asked."""
    ends = [one.start for one in named[1:]]
    last = text[named[-1].end :]
    stop = min((f.start() for f in (_CLAUSE.search(last), _OF_ALL.search(last)) if f), default=len(last))
    pieces = [text[one.end : end] for one, end in zip(named, ends, strict=False)] + [last[:stop]]
    items = [_ENDS.sub("", piece) for piece in pieces]
    head, tail = text[: named[0].start], last[stop:]
    if (topic := _TOPIC.fullmatch(head)) and _names_item(topic[1]) and not ASKS.search(topic[1]):
        alone = [_DOCUMENT.sub("", item) for item in items]
        if all(alone):
            head, items = "", [item if topic[1] in item else topic[1] + item for item in items]
    if len(named) < 2 or not all(_names_item(_DOCUMENT.sub(" ", item)) for item in items):
        return []
    return [(f"{head}{item}{tail}", item) for item in items]


def _names_item(text: str) -> bool:
    """Whether a text names something, or says it in words of everyday (出国, 公车)."""
    return (
        bool(content(text))
        or _MONEY.search(_HOW_MUCH.sub("", text)) is not None
        or any(said.search(text) for said in _EVERYDAY)
    )


def _without(text: str, named: Sequence[_Named], *, years: bool) -> str:
    """The text without names and what joins the row that they stand in; with `years` without these, too, where all are
    those of names."""
    known = {year for one in named for year in one.years}
    for one in reversed(named):
        text = f"{text[: one.start]}\0{text[one.end :]}"
    joint = f"(?:{_JOINT.pattern}|(?:部门|单位)?(?:预算|决算)(?!总|规模|盘|额|收|支)|的)*"
    text = _ENDS.sub("", re.sub(f"\0(?:{joint}\0)*", "", text))
    return _YEARS.sub("", text) if years and known.issuperset(years_of(text)) else text
