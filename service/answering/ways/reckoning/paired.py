"""The figures of a part and of its whole that belong together: of one table or paragraph, the part no larger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.schema.draft import Kind
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, Mention, content, link
from service.answering.printed.places import passage_of
from service.answering.ways.figures.selection import stage_fits
from service.patterns import regex

OF = regex("占(?!比)|相当于|占比")
# All that is spent or received, and the money of one fund.
_ALL, _FUND = ("支出总计", "收入总计", "预算总额"), regex("一般公共预算|政府性基金|国有资本|财政拨款")
_PARTS_OF_BASIC = ("人员经费", "公用经费")
_LAST_YEAR = regex("上年(?!结)|去年|增减|变化|变动")


def together(
    held: Held, part: Figure, whole: Figure, question: Question, *, known: bool
) -> tuple[Figure, Figure]:
    """The two figures, or others of the same items that are printed together.

    What was found first stays where it stands together, where words of the question chose it (`known`), and where nothing
    better is printed.
    """
    if known or question.labels or question.amounts or _joined(held, part, whole):
        return part, whole
    if (own := _in_its_column(held, part, whole, question)) is not None:
        return own, whole
    if (classed := _classified(held, part, whole, question)) is not None:
        return classed
    parts, wholes = (list(_others(held, f, question)) for f in (part, whole))
    if concept(whole.subject) in _ALL and whole.kind is not Kind.FISCAL_APPROPRIATION:
        # what all appropriations come to is not what everything comes to
        wholes = [w for w in wholes if w.kind is not Kind.FISCAL_APPROPRIATION]
    if concept(whole.subject) in _ALL and _of_one_fund(part) and not _of_one_fund(whole):
        # what one fund pays of an item is not all of it
        of_all = [
            p for p in parts if not _of_one_fund(p) and part.money.yuan < p.money.yuan <= whole.money.yuan
        ]
        if of_all and all(p.money.interval.meets(of_all[0].money.interval) for p in of_all):
            return of_all[0], whole
    same = [w for w in wholes if w.money.interval.meets(whole.money.interval)]
    for other in parts:
        for beside in same:
            if other.money.yuan <= beside.money.yuan and _joined(held, other, beside):
                return other, beside
    if (made := _made_with_other(held, part, wholes)) is not None:
        return part, made
    if part.money.yuan <= whole.money.yuan:
        return part, whole
    # no part is larger than its whole: the one amount of the whole that is large enough
    larger = [w for w in wholes if w.money.yuan >= part.money.yuan]
    if larger and all(w.money.interval.meets(larger[0].money.interval) for w in larger):
        return part, larger[0]
    return part, whole


def _in_its_column(held: Held, part: Figure, whole: Figure, question: Question) -> Figure | None:
    """What the column of the whole prints of the part, where what was found is more than that (of all funds beside one)."""
    if part.money.yuan <= whole.money.yuan or whole.statement is None:
        return None
    own = (f for f in _of_year(held, part, question) if f.statement is whole.statement)
    return next((f for f in own if f.header == whole.header and f.money.yuan <= whole.money.yuan), None)


def _classified(held: Held, part: Figure, whole: Figure, question: Question) -> tuple[Figure, Figure] | None:
    """The two of one column of a table that classes the part under the whole by its code (30201 under 302): that of basic
    expenditure, else the column that has one of the figures that were found, else the one with most in it."""
    pairs = [
        (one, other)
        for one in _of_year(held, part, question)
        for other in _of_year(held, whole, question)
        if one.statement is other.statement and one.column == other.column
        if other.code and one.code != other.code and one.code.startswith(other.code)
        if other.money.yuan >= one.money.yuan > 0
    ]
    return max(
        pairs,
        key=lambda pair: (
            pair[0].kind is Kind.BASIC_BY_ECONOMIC,
            pair[1].order == whole.order,
            pair[0].order == part.order,
            pair[1].money.yuan,
            -pair[1].order,
        ),
        default=None,
    )


def _made_with_other(held: Held, part: Figure, wholes: list[Figure]) -> Figure | None:
    """Of several amounts of basic expenditure the total of the part's own table, or the one that the part (人员经费, 公用经费)
    makes together with the other part."""
    for line in (part, *held.catalogue.of_subject(part.subject)):
        if line.kind is Kind.BASIC_BY_ECONOMIC and line.money.interval.meets(part.money.interval):
            total = next((w for w in wholes if w.statement is line.statement), None)
            if total is not None:
                return total
    own = concept(part.subject)
    if own not in _PARTS_OF_BASIC:
        return None
    others = [
        f for name in _PARTS_OF_BASIC if name != own for f in held.catalogue.of_subject(name) if f.whole
    ]
    made = [part.money.interval + other.money.interval for other in others]
    return next((w for w in wholes if any(w.money.interval.meets(both) for both in made)), None)


def apart(question: Question, links: Links, catalogue: Catalogue) -> Links:
    """The links read on each side of 占 by itself, where one item was read across it."""
    mark = OF.search(question.plain)
    if mark is None or not any(m.start < mark.start() < m.end for m in links.mentions):
        return links
    before = link(question.plain[: mark.start()], catalogue, whole=False)
    after = link(question.plain[mark.end() :], catalogue, whole=False)
    behind = tuple(Mention(m.subject, m.start + mark.end(), m.end + mark.end()) for m in after.mentions)
    rest = before.rest + question.plain[mark.start() : mark.end()] + after.rest
    left = (*content(before.rest, catalogue.said), *content(after.rest, catalogue.said))
    return replace(links, mentions=(*before.mentions, *behind), left=left, rest=rest)


def printed_again(held: Held, figure: Figure, question: Question) -> list[Figure]:
    """Other figures of the item for the same year and stage, of other amounts than this one, each amount once; none where the
    figure is no total of its row or stands in no table."""
    if figure.statement is None or not figure.whole:
        return []
    found = {figure.money.yuan: figure}
    for other in _others(held, figure, question):
        if other.statement is not None and other.kind is not Kind.PERFORMANCE and other.code == figure.code:
            found.setdefault(other.money.yuan, other)
    return list(found.values())[1:]


def _others(held: Held, figure: Figure, question: Question) -> Iterator[Figure]:
    """All figures of the item for the same year and stage that stand for the whole of it."""
    yield from (other for other in _of_year(held, figure, question) if other.whole)


def _of_year(held: Held, figure: Figure, question: Question) -> Iterator[Figure]:
    """All figures of the item for the same year and stage, of whatever part of it."""
    for other in held.catalogue.of_subject(figure.subject):
        of_year = not other.years or held.year is None or held.year in other.years
        if of_year and stage_fits(other, question, held) and not _LAST_YEAR.search("/".join(other.column)):
            yield other


def _joined(held: Held, one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one table or one paragraph."""
    if one.statement is not None or other.statement is not None:
        return one.statement is other.statement
    if one.item is None or other.item is None:
        return False
    if one.item.sentence.text == other.item.sentence.text:
        return True
    around = passage_of(held.extraction, one.item.sentence, one.item.item)
    return around is not None and other.item.sentence.text in around.source.text


def _of_one_fund(figure: Figure) -> bool:
    """Whether a figure stands under a heading, or in a table or a column, of one fund alone."""
    return _FUND.search("/".join((figure.section, *figure.column))) is not None
