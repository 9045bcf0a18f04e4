"""What the text claims of an item (与上年持平, 完成预算的75%, 本表为空表) held against the amounts of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from extractors.schema.source import Source
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_WAY
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.check_sources import Sources
from service.answering.ways.agreement.claim_told import near
from service.answering.ways.agreement.place_names import places_named
from service.answering.ways.agreement.sections import Section, clauses, sections_in
from service.answering.ways.changes.narrated import narrative
from service.answering.ways.figures.selection import select
from service.answering.ways.reckoning.compute import told
from service.answering.ways.reckoning.sides import Side, gap_of
from service.patterns import regex
from service.terms import coverage, key

_WAYS = regex("持平|不变|相同|一样|增[加长]|减少|上升|下降|降低")
_COMPLETED = regex(r"完成[^,，。；;]{0,8}?(\d[\d.]*)\s*[%％]")
_BLANK = regex("空表|无数据|没有数字|空置")
# So much of an item's name must stand in a note that denies it.
_TITLED = 0.7
_OUTTURN, _BUDGET = regex("决算|执行数|实际"), regex("预算")
_IN_A_FORM = regex(
    "(?:绩效|自评|评价)[^,，。、和与跟]{0,6}(?:申报|目标|自评|评价|监控)?表(?!明|示|现|述)[^,，。]{0,4}(?:里|中|上|内|写|填|列|的)"
)


def against_tables(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether an item went the way that a sentence says, by both years of the tables; or was carried out as far."""
    places = sections_in(replace(question, plain=clauses(question, held)), held)
    words = "|".join(place.words for place in places)
    for subject in dict.fromkeys(
        m.subject for m in links.mentions if question.plain[m.start : m.end] not in words
    ):
        if question.percents:
            found = _completion(question, held, subject, links, reply)
        else:
            found = _way(question, held, subject, links, reply, places)
        if found is not None:
            return found
    return None


def _way(
    question: Question, held: Held, subject: str, links: Links, reply: Reply, places: Sequence[Section]
) -> Found | None:
    asked = _WAYS.search(question.plain) or ASKS_WAY.search(question.plain)
    if asked is None or held.year is None:
        return None
    item = next(_says_way(held, subject), None)
    words = "|".join(place.words for place in places)
    left = tuple(w for w in links.left if w not in words)
    bare = replace(question, amounts=(), percents=(), years=())
    now, before = (_of_table(held, subject, bare, left, year) for year in (held.year, held.year - 1))
    if item is None or now is None or before is None:
        return None
    if now.money.unit != before.money.unit or unmatched(
        left, key(item.sentence.text), now.words, before.words
    ):
        return None
    went = _went(now, before)
    agrees = went is item.direction or now.money.interval.meets(before.money.interval)
    if agrees and not any(place.tables for place in places):
        # where no table is named what the text says is told in other ways
        return None
    said = Sources(held).told_of(item, reply)
    said = f"{said}，" if said else ""
    said += f"报表中{held.year}年{now.shown}为{reply.figure(held.document, now)}"
    said += f"，{held.year - 1}年{before.shown}为{reply.figure(held.document, before)}"
    high, low = max(now.money.value, before.money.value), min(now.money.value, before.money.value)
    if high != low:
        word = "增加" if went is Direction.INCREASE else "减少"
        said += f"，{word}{reply.result((high, '−', low), now.money.unit, f'{now.shown}增减')}"
    if agrees:
        return Found(f"一致：{said}。")
    return Found(f"不一致：{said}。", Outcome.CONFLICTING)


def _of_table(held: Held, subject: str, bare: Question, left: Sequence[str], year: int) -> Figure | None:
    """The amount that the tables print of an item for a year; where the sentence that tells it is found first too."""
    figure = select(held, subject, bare, left, year=year)
    if figure is not None and figure.statement is None:
        figures = (f for f in held.catalogue.of_subject(subject) if f.statement is not None and f.whole)
        figure = next((f for f in figures if year in f.years), None)
    return figure


def _says_way(held: Held, subject: str) -> Iterator[NarrativeItem]:
    for item in narrative(held, subject):
        if item.direction is not None and item.against is Against.LAST_YEAR:
            yield item


def _went(now: Figure, before: Figure) -> Direction:
    if now.money.value == before.money.value:
        return Direction.FLAT
    return Direction.INCREASE if now.money.value > before.money.value else Direction.DECREASE


def _completion(question: Question, held: Held, subject: str, links: Links, reply: Reply) -> Found | None:
    """The rate as the text prints it, the outturn and the budget of one row of a table, and what they make."""
    if len(question.percents) != 1 or _COMPLETED.search(question.plain) is None:
        return None
    percent = question.percents[0]
    passage = next(
        (
            p
            for p in held.extraction.passages
            if any(Decimal(found[1].rstrip(".")) == percent for found in _COMPLETED.finditer(p.source.text))
            and any(key(i.sentence.text) in key(p.source.text) for i in narrative(held, subject))
        ),
        None,
    )
    figures = [f for f in held.catalogue.of_subject(subject) if f.statement is not None and f.header]
    for spent in (f for f in figures if _OUTTURN.search(_leaf(f))):
        row = (
            f for f in figures if f.line is spent.line and f is not spent and f.money.unit == spent.money.unit
        )
        planned = next((f for f in row if _BUDGET.search(_leaf(f)) and _over(f) == _over(spent)), None)
        if planned is None or passage is None or not planned.money.value:
            continue
        document = held.document
        said = "文中写道：" + reply.quote(
            document, passage.source.text, passage.source, " / ".join(passage.heading)
        )
        said += f"，{spent.shown}为{reply.figure(document, spent)}，{planned.shown}为{reply.figure(document, planned)}"
        rate = (spent.money.value, "÷", planned.money.value, "×", Decimal(100))
        said += f"，重新计算的比率为{reply.result(rate, '%', '比率', places=2)}"
        if near(spent.money.value / planned.money.value * 100, percent):
            return Found(f"一致：{said}。")
        return Found(f"不一致：{said}。", Outcome.CONFLICTING)
    return None


def _leaf(figure: Figure) -> str:
    return (figure.header or "").rpartition("/")[2]


def _over(figure: Figure) -> str:
    return (figure.header or "").rpartition("/")[0]


def denied(question: Question) -> bool:
    """Whether a question asks if it is true that a table is blank."""
    return question.wants(Ask.YES_NO, Ask.VERIFY) and _BLANK.search(question.plain) is not None


def denial(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The note quoted and the amounts of the items named in the table of its page; None where that table has none."""
    blank = {key(s.nil.text) for s in held.extraction.budget.statements if s.nil is not None}
    for passage in held.extraction.passages:
        if _BLANK.search(passage.source.text) is None:
            continue
        if key(passage.source.text) in blank:
            # it is of a table that is blank, whatever another on its page has
            continue
        denied = [s for s in links.subjects if coverage(s, key(passage.source.text)) >= _TITLED]
        amounts = []
        for subject in denied:
            here = (
                f
                for f in held.catalogue.of_subject(subject)
                if f.statement is not None
                and f.money.value
                and (not f.years or held.year is None or held.year in f.years)
            )
            amounts.append(next((f for f in here if _beside(f, passage.source, held)), None))
        found = [f for f in amounts if f is not None]
        if not denied or len(found) < len(denied):
            continue
        written = reply.quote(held.document, passage.source.text, passage.source, " / ".join(passage.heading))
        told = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in found)
        return Found(f"不一致：文中写道：{written}，而同一报表中{told}。", Outcome.CONFLICTING)
    return None


def _beside(figure: Figure, note: Source, held: Held) -> bool:
    """Whether a figure stands in the table that a note is of: on its page, or in the last table before it."""
    if note.page is not None:
        return figure.money.source.page == note.page
    if note.line is None:
        return False
    lines = (
        (f.money.source.line or 0, f.statement) for f in held.catalogue.figures if f.statement is not None
    )
    before = max((line for line, _ in lines if line < note.line), default=0)
    last = next((f.statement for f in held.catalogue.figures if f.money.source.line == before), None)
    return figure.statement is last


def of_text_and_tables(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether text and tables state the same amount for an item; where only tables print it, whether all of them do."""
    if len(places_named(clauses(question, held, as_said=True), held)) > 1:
        # of two places that are named no others tell
        return None
    if _IN_A_FORM.search(question.plain):
        # nor do tables of the budget tell what a form of targets has
        return None
    # 公用经费的文字里有邮电费，表里邮电费是0: what is named on both sides
    twice = [s for s in links.subjects if question.plain.count(s) > 1]
    for subject in twice or links.subjects:
        figures = [f for f in held.catalogue.of_subject(subject) if f.whole and f.money.value]
        figures = [f for f in figures if not f.years or held.year is None or held.year in f.years]
        said = [f for f in figures if f.item is not None]
        printed = [f for f in figures if f.statement is not None]
        stated = [f for f in said if any(f.fits(amount) for amount in question.amounts)]
        if not said and printed and not unmatched(links.left, *(f.words for f in printed)):
            alike = _of_tables(held, printed, reply)
            if alike is not None:
                return alike
        if not said or not printed:
            continue
        text = (stated or said)[0]
        agreeing = [f for f in printed if f.money.interval.meets(text.money.interval)]
        table = (agreeing or printed)[0]
        if question.wants(Ask.CHANGE) or unmatched(links.left, text.words, table.words):
            # that the amounts agree says nothing of their changes, nor of what else is asked
            continue
        both = f"文字说明中{told(held, text, reply)}，报表中{told(held, table, reply)}"
        if agreeing:
            exact = any(f.money.yuan == text.money.yuan for f in agreeing)
            return Found(f"{'一致' if exact else '一致（差别在四舍五入之内）'}：{both}。")
        result = gap_of(Side.bare(text), Side.bare(table), reply, f"{text.shown}相差")
        return Found(f"不一致：{both}，相差{result}。", Outcome.CONFLICTING)
    return None


def _of_tables(held: Held, printed: list[Figure], reply: Reply) -> Found | None:
    """That all tables print the same of an item; tables of different funds may well differ, and nothing follows."""
    tables = {id(f.statement): f for f in reversed(printed)}
    if len(tables) < 2 or not all(f.money.interval.meets(printed[0].money.interval) for f in printed):
        return None
    shown = [f for f in printed if tables[id(f.statement)] is f]
    said = "，".join(
        f"{f.shown}为{reply.figure(held.document, f)}" + (f"（{f.section}）" if f.section else "")
        for f in shown
    )
    return Found(f"一致：{said}。")
