"""Questions over the whole library: what every department prints of one item, of one year and stage, taken at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from extractors.schema.draft import Level, Stage
from service.answering.asked.bounds import Bound
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.asked.register import register
from service.answering.asked.scope import Scope
from service.answering.library import comparable
from service.answering.library.lead import Lead, lead
from service.answering.library.one_item import AVERAGE, NONE, RANKS, SOME, SUM, item
from service.patterns import regex
from service.store import Document, Store
from service.store.figures import Comparable

_BODY = "(?:部门|单位|局|委|街道|[县市区](?![一-鿿]{1,6}(?:局|委|厅)))"
_NUMBER = "(?:[一二两三四五六七八九十几]|\\d{1,2})"
ANY = regex(
    f"(?:哪[个家些一几两三四五]*|各[个家]?|所有的?|全部的?|全体|每[一个家]*)(?:预算|政府|[省市县区]直)?{_BODY}(?:[里中](?!心))?"
    f"|(?<![前后第]){_NUMBER}[个家](?:部门|单位)(?:[里中](?!心))?|(?<=最[大多高贵小少低省])的?(?:是|为)?谁"
    "|哪[一两二三四五几]?家(?!企业|公司|银行|医院|学校)|谁家|(?:全库|库里|库中|这批|这些)(?:文件|部门|单位)?里?(?:面)?(?:谁|哪个|哪些)?|(?<!是)谁(?=有|没有|最|的)"
    f"|(?<=的)(?:部门|单位)(?:是|有)?(?:哪|谁|[及和]|分别|各|$)[些几个]*|(?:部门|单位)(?:之间|排名|排行)"
)
_HOW_MANY = regex("([前后第]|最[大多高贵小少低省]的?)([一二两三四五六七八九十]|\\d{1,2})(?!\\d)")
# A ranking of departments though the question says of what only by the item: 公务接待费前三名.
_PLACED = regex("(?:排|排名)?前(?:[二两三四五六七八九十]|\\d{1,2})[名位家]|排名|排行榜?|第[一二三四五]名")
_NO_BODY = regex("项目|科目|[类款项]|哪[些个几]|指标|绩效")
_NUMERALS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_SMALLEST = regex("最[小少低省]|从[低小少]到|后[一二两三四五六七八九十\\d]")
# What a survey does not answer: reasons, changes, shares and the like are each department's own.
_NOT = (
    Ask.WHY, Ask.PURPOSE, Ask.DEFINITION, Ask.VERIFY, Ask.HOW, Ask.ACCOUNT, Ask.PER_HEAD, Ask.SHARE, Ask.CHANGE, Ask.PERSON,
)  # fmt: skip
CHANGES = regex("[降涨升跌增减砍缩]得|[降涨跌砍]了?(?:最|多少)|最[快慢]")
# How the answer is to be written.
_WRITTEN = regex(
    "[请并都]*(?:统一|换算|折算|折合)[成为到用按]*(?:以|按)?(?:亿元|万元|千元|元)?(?:为?单位)?|[请并]*注意[^,，]{0,8}单位[^,，]{0,6}|[及和](?:数额|金额|名称)|谢谢|请问"
)
_FUNDS = regex("(?:一般公共|政府性基金|国有资本经营)预算")
_BUDGET, _FINAL = regex("预算"), regex("决算|实际支出")
# What is shown of a ranking that does not say how much of it, and at most.
_USUAL, _MOST = 5, 10


class Want(StrEnum):
    RANK = "rank"
    SUM = "sum"
    NONE = "none"  # 哪些部门没有
    SOME = "some"  # 哪些部门有
    AVERAGE = "average"
    WITHIN = "within"  # 超过10万元的有哪些
    EACH = "each"  # no department is named


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of the figures: of a ranking from which place on and how many, and from which end."""

    want: Want
    first: int
    count: int
    smallest: bool
    item: str = ""
    bound: Bound | None = None
    # what is asked further of those found
    further: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """What the documents of one year and stage print of an item.

    `figures` are those that print an amount, the largest first (or the smallest, as asked); `blank` those whose table
    says that there is none; `silent` those that print nothing of it. `apart` are the documents of other years and
    stages that also print it, and were not compared; `mixed` is whether those compared are of several.
    """

    order: Order
    year: int | None
    figures: tuple[tuple[Document, Comparable], ...]
    blank: tuple[tuple[Document, Comparable], ...]
    silent: tuple[Document, ...]
    apart: tuple[Document, ...]
    mixed: bool

    @property
    def want(self) -> Want:
        return self.order.want

    @property
    def first(self) -> int:
        return self.order.first

    @property
    def count(self) -> int:
        return self.order.count

    @property
    def smallest(self) -> bool:
        return self.order.smallest

    @property
    def within(self) -> tuple[tuple[Document, Comparable], ...]:
        """Those within the bound that the question names."""
        bound = self.order.bound
        return tuple((d, f) for d, f in self.figures if bound and f.yuan is not None and bound.holds(f.yuan))

    @property
    def documents(self) -> tuple[Document, ...]:
        return (*(d for d, _ in self.figures), *(d for d, _ in self.blank), *self.silent, *self.apart)

    @property
    def years(self) -> set[int]:
        return {d.fiscal_year for d in self.documents if d.fiscal_year is not None}

    @property
    def nothing(self) -> tuple[tuple[Document, Comparable], ...]:
        """Those that print the item as nought."""
        return tuple((d, f) for d, f in self.figures if f.yuan == 0)

    @property
    def something(self) -> tuple[tuple[Document, Comparable], ...]:
        return tuple((d, f) for d, f in self.figures if f.yuan)

    @property
    def tied(self) -> int:
        """How many print the same as the first of those asked for."""
        return sum(f.yuan == self.figures[self.first][1].yuan for _, f in self.figures)


def sort_of(document: Document) -> tuple[int, Stage, Level]:
    """What only documents have in common that can be compared: year, stage, and whether of a unit."""
    return document.fiscal_year or 0, document.stage, document.level


def named(sort: tuple[int, Stage, Level]) -> str:
    """`2024年部门预算`"""
    year, stage, level = sort
    body = "单位" if level is Level.UNIT else "部门"
    return f"{f'{year}年' if year else '未写明年度的'}{body}{'决算' if stage is Stage.FINAL else '预算'}"


def take(asked: Question, scope: Scope, store: Store) -> tuple[Survey, ...]:
    """The surveys that a question asks for, one for each year that it names; none when it asks for something else."""
    if scope.apart or len({document.department or document.name for document in scope.documents}) < 2:
        return ()
    if not (of_all(asked) or _ranks_unnamed(asked, scope)):
        return ()
    first = lead(asked)
    return _taken(asked, scope, store) or (_taken(first.question, scope, store, first) if first.split else ())


def whole(surveys: Sequence[Survey], meant: Sequence[Document]) -> bool:
    """Whether each survey compares all that are meant, which are of one year and stage, and each of these tells its own."""
    return bool(surveys) and not any(
        one.mixed or one.silent or one.apart or not {d.id for d in meant} <= {d.id for d in one.documents}
        for one in surveys
    )


def listed(asked: Question, scope: Scope, store: Store) -> tuple[Survey, ...]:
    """What each document prints of the one item that a question asks the amount of, naming no department."""
    if (
        scope.named
        or not asked.wants(Ask.AMOUNT)
        or asked.wants(*_NOT, Ask.HIGHEST, Ask.DIFFERENCE, Ask.COUNT)
    ):
        return ()
    found = _taken(replace(asked, plain=f"{asked.plain}排名"), scope, store)
    each = (replace(one, order=replace(one.order, want=Want.EACH, count=_MOST)) for one in found)
    return tuple(one for one in each if one.figures)


def _taken(asked: Question, scope: Scope, store: Store, first: Lead | None = None) -> tuple[Survey, ...]:
    if asked.wants(*_NOT) or CHANGES.search(asked.plain):
        return ()
    text = _without_names(asked.plain, scope, store)
    # what ranks is read before 三个部门 is taken out of 最大的三个部门
    at, count = _places(text)
    text = ANY.sub(" ", _WRITTEN.sub(" ", text))
    bound = Bound.of(asked)
    want = Want.WITHIN if bound is not None else _want(text)
    if bound is not None:
        text = bound.without(text)
    if want is None and not asked.wants(Ask.AMOUNT, Ask.PARTS, Ask.HIGHEST):
        return ()
    comparable.complete(store)
    names = item(text, store.figures.shared(store.changes()))
    if not names:
        return ()
    found = store.figures.of(names)
    smallest = _SMALLEST.search(text) is not None
    count, further = (max(count, first.places), first.further) if first else (count, ())
    order = Order(want or Want.RANK, at, count, smallest, names[0], bound, further)
    documents = scope.documents if scope.named or scope.taken else store.listed()
    stage = _stage(asked, text)
    return tuple(_survey(order, documents, found, stage, year) for year in asked.years or (None,))


def comparable_documents(asked: Question, scope: Scope, store: Store) -> Sequence[Document]:
    """Of the documents that a question about all departments is about, those of the year and stage that most are of; all
    where there are a few of many years."""
    documents = scope.documents if scope.named or scope.taken else store.listed()
    stage = _stage(asked, asked.plain)
    known = [
        d
        for d in documents
        if (not asked.years or d.fiscal_year in asked.years) and (stage is None or d.stage is stage)
    ]
    groups: defaultdict[tuple[int, Stage, Level], list[Document]] = defaultdict(list)
    for document in known:
        groups[sort_of(document)].append(document)
    main = max(groups.values(), key=len, default=[])
    return main if 2 * len(main) >= len(known) and len(main) > 1 else departments_own(known)


def departments_own(documents: Sequence[Document]) -> Sequence[Document]:
    """The documents without those of units that the department's own, of the same year and stage, comprises."""
    within = _units_within(documents)
    return [d for d in documents if d not in within] if within else documents


def of_all(asked: Question) -> bool:
    """Whether a question is about all departments and names none (哪个部门, 各部门)."""
    return ANY.search(asked.plain) is not None


def _ranks_unnamed(asked: Question, scope: Scope) -> bool:
    """Whether a question ranks by an item and names neither a department nor what else to rank (公务接待费前三名)."""
    text = asked.plain
    return not scope.named and _PLACED.search(text) is not None and _NO_BODY.search(text) is None


def beyond(asked: Question) -> str | None:
    """Why a question about all departments is not answered, when it is one."""
    if not of_all(asked):
        return None
    return (
        "全部部门之间只比较同一项的金额：最高、最低、排名、合计、有没有。这个问题不在其中，或者库中没有两个部门以上披露这一项；"
        "问增减、占比、人均和原因，请写明部门和年度。"
    )


def _without_names(text: str, scope: Scope, store: Store) -> str:
    """The text without the names of the departments, or of the region, that it is about."""
    if not scope.named:
        return text
    called = register(store.listed()).called(text)
    marks = 0
    for department in {document.department for document in scope.documents}:
        marks |= called.get(department, 0)
    return "".join(" " if marks >> n & 1 else character for n, character in enumerate(text))


def _want(text: str) -> Want | None:
    if AVERAGE.search(text):
        return None if "中位" in text else Want.AVERAGE
    if RANKS.search(text):
        return Want.RANK
    if NONE.search(text):
        return Want.NONE
    if SUM.search(text):
        return Want.SUM
    return Want.SOME if SOME.search(text) else None


def _stage(asked: Question, text: str) -> Stage | None:
    """The stage that a question names."""
    if asked.final or _FINAL.search(text):
        return Stage.FINAL
    return Stage.BUDGET if _BUDGET.search(_FUNDS.sub("", text)) else None


def _survey(
    order: Order,
    documents: Sequence[Document],
    found: dict[str, Comparable],
    stage: Stage | None,
    year: int | None,
) -> Survey:
    groups: defaultdict[tuple[int, Stage, Level], list[Document]] = defaultdict(list)
    for document in documents:
        if (year is None or document.fiscal_year == year) and (stage is None or document.stage is stage):
            groups[sort_of(document)].append(document)
    printing = {sort: sum(d.id in found for d in held) for sort, held in groups.items()}
    if not any(printing.values()):
        others = tuple(d for d in documents if d.id in found)
        return Survey(order, year, (), (), (), others, False)
    # Of years and stages, that of which most can be compared; the latest of those.
    main = max(groups, key=lambda sort: (printing[sort], sort[0], sort[2] is Level.DEPARTMENT))
    # Where none has half of them there are a few documents of many years: all are set side by side, and it is said.
    mixed = (
        order.want is Want.EACH
        or 2 * printing[main] < sum(printing.values())
        or (printing[main] < 2 and len(groups) > 1)
    )
    chosen = [d for held in groups.values() for d in held] if mixed else groups[main]
    within = _units_within(chosen) if mixed and order.want is not Want.EACH else ()
    chosen = [d for d in chosen if d not in within]
    pairs = [(d, found[d.id]) for d in chosen if d.id in found]
    figures = sorted(
        ((d, f) for d, f in pairs if f.yuan is not None),
        key=lambda pair: (pair[1].yuan or Decimal(0)) * (1 if order.smallest else -1),
    )
    return Survey(
        order=order,
        year=year,
        figures=tuple(figures),
        blank=tuple((d, f) for d, f in pairs if f.yuan is None),
        silent=tuple(d for d in chosen if d.id not in found),
        apart=tuple(d for d in within if d.id in found)
        if mixed
        else tuple(d for s, held in groups.items() if s != main for d in held if d.id in found),
        mixed=mixed,
    )


def _units_within(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents of a department's own unit where the department's, of the same year and stage, is there too."""
    whole = {
        (d.region, d.department, d.fiscal_year, d.stage) for d in documents if d.level is Level.DEPARTMENT
    }
    return tuple(
        d
        for d in documents
        if d.level is Level.UNIT and (d.region, d.department, d.fiscal_year, d.stage) in whole
    )


def _places(text: str) -> tuple[int, int]:
    """From which place of a ranking on, and how many."""
    asked = _HOW_MANY.search(text)
    if asked is None:
        return 0, 1 if re.search("最[大多高贵小少低]", text) else _USUAL
    number = _NUMERALS.get(asked.group(2)) or int(asked.group(2))
    if asked.group(1) == "第":
        return max(number - 1, 0), 1
    return 0, min(max(number, 1), _MOST)
