"""The places that a question names, with the sections, forms and columns of a document among them.

`two_places.places_in` knows tables, the text and the targets; here also what people call a part of the text by what it is
about (三公经费那段, 资产说明, 人员情况) or a column by what it tells (测算依据, 资金用途).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.schema.draft import Kind
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.asked.standard import standard
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where
from service.answering.printed.spoken import in_print
from service.answering.ways.figures.columns import labelled
from service.patterns import regex
from service.terms import coverage, key, plain, same

_TABLE = (
    r"公开\d{2}表|附?[表件](?:\d{1,2}(?:\|\d{1,2})?|[一二三四五六七八九十]{1,3})(?!\d)"
    r"|(?!正文|文字|文中)[一-鿿]{1,16}?表(?![示明述现态\d])"
)
_TARGETS = (
    "(?!正文|文字|文中)[一-鿿]{0,12}?绩效(?:目标|指标)?(?:申报|填报|自评|汇总|批复)?表"
    "|[一-鿿]{0,6}?自评(?:结果|汇总)?表|绩效(?:目标|指标)(?!管理|评价|自评|编报|编制|的?项目|说明|文字|涉及)"
    "|(?:数量|质量|时效|成本|满意度|效益|产出)指标值?|指标(?!值)"
)
_SECTION = (
    "(?!正文|文中)[一-鿿]{0,14}?(?:(?:文字)?说明|那一?段|这一?段|部分|一节|概况|情况|任务|总结|主要内容|用途|依据|所述|一栏)(?:文字|部分|那段|里)?"
    "|(?:(?:年度|今年)?(?:重点|主要|中心))工作(?:任务|安排|计划)?|正文|文字|文中"
)
_PLACE = regex(f"(?P<table>{_TABLE})|(?P<targets>{_TARGETS})|(?P<section>{_SECTION})")
# What stands before the name of a place and is no part of it.
_BEFORE = regex(
    "[与和跟同在的按把照,，。?？]|以及|根据|对照|里(?=[一-鿿]{2})|(?:执行数|[预决]算数|金额|数额|总额|得分|人数|标准)(?=文字|说明|正文|文中)"
)
_GENERIC = regex(
    "文字|说明|那一?段|这一?段|部分|一节|情况|里|所述|正文|文中|编制|预算|决算|单位|部门|重点|目标|主要|年度|表"
)
_FORM = regex(
    "(?:绩效)?自评(?:结果|汇总)?表|绩效(?:目标|指标)?(?:申报|填报|自评|汇总|批复)?表?|[一-鿿]{0,3}指标值?|项目|支出|整体|部门|单位|重点"
)
# Names that many tables have.
_ANY = regex("(?:部门|单位)?(?:支出|收入|项目|决算|预算|收支|附|报|明细|各|项目支出)?表")
_COLUMN = regex("用途|依据|备注|概述|内容")
_CLAUSE = regex(r"[,，](?!\d{3}(?!\d))|[?？!！;；。\n]|[:：](?!\d)")
# So much of what a question calls a place must stand in its heading or its title.
_CALLED = 0.7
# Says who looked, before the place.
_SEEN = regex(
    "^(?:但|可|那|请问|麻烦)?(?:我们?|咱们?|本人)?(?:看到?|瞧见?|发现|注意到|翻到?|读到?|听说|记得)了?(?=[一-鿿]{2})"
)
_NO_PLACE = regex("[是哪这此]|什么|没有|个情况|样情况|绩效管理|增减情况|[一两]部分|也|都写")


@dataclass(frozen=True, slots=True)
class Section:
    """A place: `words` as the question calls it at `start`; `topic` what a part of the text is about; or tables, or targets."""

    words: str
    start: int
    topic: str = ""
    targets: bool = False
    tables: tuple[str, ...] = ()
    text: bool = False
    column: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    def holds(self, number: Number) -> bool:
        """Whether a number stands here."""
        cell = number.source.cell or ""
        if self.tables:
            return any(cell.startswith(f"{table}r") for table in self.tables)
        if self.targets:
            above = number.saying.above
            of_all = "整体" not in self.words or not above or "整体" in above
            return number.where is Where.TARGET and of_all and self._about(number)
        if self.column:
            return number.where is not Where.TARGET and coverage(self.topic, number.saying.words) >= _CALLED
        if self.text:
            return _in_words(number) and self._about(number)
        # a table of no title that the document has
        return number.where is Where.TABLE and bool(cell)

    def _about(self, number: Number) -> bool:
        said = number.saying
        return not self.topic or coverage(self.topic, f"{said.above}|{said.around}|{said.words}") >= _CALLED


def _in_words(number: Number) -> bool:
    """Whether a number stands in a sentence: of the text, or of a cell that holds whole sentences."""
    return number.where is Where.TEXT or (
        number.where is Where.TABLE and len(number.saying.around) > len("……") * 10
    )


def clauses(question: Question, held: Held, *, as_said: bool = False, named: bool = False) -> str:
    """The question as `Question.plain` writes it, with a comma between its clauses; `as_said` in its own words, `named` with
    the names of bodies, which are ends of items too (工会事务)."""
    if question.english:
        return question.plain
    said = (
        same(plain(_SEEN.sub("", p.strip()).replace("、", "和")))
        for p in _CLAUSE.split(question.posed)
        if p.strip()
    )
    pieces = said if as_said else map(standard, said)
    bare = pieces if named else (without_names(p, held.document) for p in pieces)
    return ",".join(in_print(p, held.catalogue) for p in bare)


def sections_in(question: Question, held: Held) -> list[Section]:
    """The places in the order in which the question names them, each once."""
    found: list[Section] = []
    for words, start, sort in _named(question.plain):
        place = _place(words, start, sort, held, question)
        if place is not None and found and _ends(place, found[-1]):
            found[-1] = replace(found[-1], words=found[-1].words + place.words)
            continue
        if place is not None and not any(_same(place, other) for other in found):
            found.append(place)
    return found


def _ends(place: Section, before: Section) -> bool:
    """Whether words are but the end of the name before them (国有资产占用情况｜说明)."""
    generic = place.text and not place.topic
    return generic and before.text and place.start == before.start + len(before.words)


def _same(one: Section, other: Section) -> bool:
    return (one.topic, one.targets, one.tables, one.text, one.column) == (
        other.topic, other.targets, other.tables, other.text, other.column,
    )  # fmt: skip


def _named(text: str) -> Iterator[tuple[str, int, str]]:
    start = 0
    for joint in [*_BEFORE.finditer(text), None]:
        piece = text[start : joint.start() if joint else len(text)]
        for found in _PLACE.finditer(piece):
            yield found.group(), start + found.start(), found.lastgroup or ""
        start = joint.end() if joint else start


def _place(words: str, start: int, sort: str, held: Held, question: Question) -> Section | None:
    if _NO_PLACE.search(words):
        return None
    if sort == "table" and not re.search("绩效|自评", words):
        return Section(words, start, tables=_tables(words, held, question))
    if sort in ("table", "targets"):
        named = _FORM.sub("", words)
        projects = {i.project for i in held.extraction.budget.indicators}
        if len(named) < 2 and question.plain[:start].endswith("的"):
            # 医疗补贴的绩效目标表
            named = re.split("[与和跟在,]|以及", question.plain[: start - 1])[-1]
        about = named if len(named) > 1 and any(coverage(named, key(p)) >= _CALLED for p in projects) else ""
        if about and not words.startswith(about):
            # the project is where it stands, and not what is asked of it
            words, start = f"{about}的{words}", start - len(about) - 1
        return Section(words, start, topic=about, targets=True)
    topic = _GENERIC.sub("", words)
    if _COLUMN.search(words) and any(coverage(topic, w) >= _CALLED for w in _heads(held)):
        return Section(words, start, topic=topic, column=True)
    return Section(words, start, topic=topic if len(topic) > 1 else "", text=True)


def _heads(held: Held) -> Iterator[str]:
    for one in held.extraction.budget.mentions:
        yield key(one.column)
    for count in held.extraction.budget.counts:
        yield key(count.column)


def _tables(words: str, held: Held, question: Question) -> tuple[str, ...]:
    statements = held.extraction.budget.statements
    if re.search(r"\d|[表件][一二三四五六七八九十]", words):
        return tuple(s.table for s in statements if labelled(f"{s.label} {s.title}", [words]))
    named = words.removesuffix("表")
    if _ANY.fullmatch(words):
        meant = tuple(s.table for s in statements if named in key(s.title) and s.kind is not Kind.PERFORMANCE)
        return meant if named not in ("报", "附", "各") else ()
    titles = {s.title: coverage(named, key(s.title)) for s in statements if s.kind is not Kind.PERFORMANCE}
    best = max(titles.values(), default=0.0)
    title = min((t for t, near in titles.items() if near == best), key=len, default="")
    return tuple(s.table for s in statements if s.title == title) if best >= _CALLED else ()


def unread(place: Section, rows: Sequence[Sequence[Number]]) -> bool:
    """Whether none of the numbers stands in a place, where that is a table or a form."""
    return bool(place.tables or place.targets) and not any(place.holds(n) for row in rows for n in row)
