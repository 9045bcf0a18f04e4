"""What an item is made of (组成): the lines under it, as the same table prints them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from extractors.codes import named
from extractors.schema.draft import Kind
from service.answering.asked.digits import in_digits
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.figures.selection import select, stage_fits
from service.answering.ways.members.classes import at_level, digits_of
from service.answering.ways.members.components import (
    OF_BASIC,
    THREE_PUBLIC,
    adds_up,
    components,
    is_three_public,
    nonzero,
    stages,
)
from service.answering.ways.members.three_public import told_apart
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import coverage, key

__all__ = ["BY_LINE", "THREE_PUBLIC", "adds_up", "components", "in_prose", "parts", "tell", "told", "wholes"]

_BY_CLASS = (Kind.GENERAL_BY_ECONOMIC, Kind.BASIC_BY_ECONOMIC, Kind.OPERATING)
_BY_MEASURE = regex("基本.{0,6}项目|项目.{0,6}基本")
# Asks for what each line or each unit has of it, and not for its sources.
BY_LINE = regex(
    "科目|功能|经济|[各哪几每][个家所]?(?:预算)?(?:单位|学校|医院|机构|院所)|(?:单位|学校|机构)[^,，。]{0,8}[各分]"
)
_BY_CODE = regex("科目|功能|经济|哪些项|明细")
# A document that prints no table of all expenditure prints that of the general budget.
_OTHERWISE = {"支出总计": ("一般公共预算支出",), "预算总额": ("支出总计", "一般公共预算支出")}
# What sentences call the whole of a side (2、支出：79.10万元。其中：…).
_BARE = {"支出总计": ("支出", "总支出", "本年支出"), "收入总计": ("收入", "总收入", "本年收入")}
_ANNOUNCES = regex("(?:其中|如下|包括|分别为?)?[：:]\\s*$|其中[，,]?\\s*$")
# 分为哪五项, 五个项目: how many parts a question says that there are.
_SO_MANY = regex("哪?([两二三四五六七八九十]|\\d{1,2})(?:项|个(?:项目|部分|方面|科目)|笔|部分|方面|大?块)")
# So much of a project's name stands in that of the line which pays for it.
_CALLED = 0.5
# More than this is no longer an answer to read.
_MOST = 40
_TABLES = (Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION, Kind.GOVERNMENT_FUND)
# A class has a code of so many digits.
_CLASS, _GROUP = 3, 5
# Of a group so many items are told with it.
_INNER = 6


# Asks for parts by what they are in the classification, and not for what money was spent on.
_MADE_OF = regex("构成|组成|科目|[项款](?:级|目)?$|哪几项|哪些项(?!目)")


def parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The whole and its parts; where the parts add up to the whole, the sum is shown."""
    for subject in links.members or links.subjects:
        if subject == "基本支出" and (found := _staff_and_running(question, held, links, reply)) is not None:
            return found
        # 基本支出中…: of its lines those in the table, or the column, of what it is named within
        within = (links.container,) if links.container else ()
        for whole in wholes(held, subject, question, (*links.left, *within)):
            level = at_level(held, whole, digits_of(question.plain)) if whole.code else []
            made = (level if adds_up(whole, level) else list(components(held, whole)))[:_MOST]
            if not made or unmatched(links.left, whole.words, *(part.words for part in made)):
                continue
            if TOTALS.fullmatch(whole.subject) and unmatched(links.stuck, whole.words):
                # 湿地支出 is what one of the parts is spent on, and not the whole
                continue
            if question.amounts and not any(whole.fits(said) for said in question.amounts):
                continue
            return _with_nothing(held, whole, tell(held, whole, made, reply), reply)
    return None


def as_many(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The whole and its parts where the question says how many there are, and one way of parting it has as many."""
    said = _SO_MANY.search(question.plain)
    if said is None or len(links.subjects) != 1:
        return None
    number = int(said.group(1)) if said.group(1).isdigit() else in_digits(said.group(1))
    subject = links.subjects[0]
    pairs = [(w, list(components(held, w))) for w in wholes(held, subject, question, links.left)]
    for whole, made in (*pairs, *in_prose(held, subject)):
        if len(made) != number or unmatched(links.left, whole.words, *(f.words for f in made)):
            continue
        if adds_up(whole, made) and not (
            question.amounts and not any(whole.fits(s) for s in question.amounts)
        ):
            return tell(held, whole, made, reply)
    return None


def _with_nothing(held: Held, whole: Figure, told: Found, reply: Reply) -> Found:
    """Of the three public expenses also those that are printed as zero."""
    if whole.kind is not Kind.THREE_PUBLIC or not is_three_public(whole):
        return told
    zero = [
        f
        for f in held.catalogue.figures
        if f.statement is whole.statement and f.subject in THREE_PUBLIC and f.years == whole.years and f.whole
    ]
    zero = [f for f in zero if not f.money.value and stages(f) == stages(whole)]
    first = {f.subject: f for f in reversed(zero)}
    text = "".join(f"{f.shown}为{reply.figure(held.document, f)}。" for f in first.values())
    return Found(told.text + text)


def _staff_and_running(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Basic expenditure is made of what staff and what running costs, where both are printed and add up to it."""
    if _BY_CODE.search(question.plain) or links.left:
        return None
    whole, *made = (select(held, name, question) for name in ("基本支出", "人员经费", "公用经费"))
    known = [f for f in made if f is not None]
    if whole is None or len(known) < len(made) or not adds_up(whole, known):
        return None
    return tell(held, whole, known, reply)


def by_measure(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How much of an item is basic expenditure and how much projects, as its row prints it."""
    if len(links.subjects) != 1 or not _BY_MEASURE.search(question.plain):
        return None
    for whole in held.catalogue.of_subject(links.subjects[0]):
        if whole.statement is None or not whole.whole:
            continue
        row = [
            f for f in held.catalogue.figures if f.statement is whole.statement and f.subject == whole.subject
        ]
        made = [f for f in row if f.column and concept(key(f.column[-1])) in ("基本支出", "项目支出")]
        if len(made) == 2 and adds_up(whole, made):
            return tell(held, whole, made, reply)
    return None


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The parts that a sentence counts up after a whole, where they add up to it."""
    named = (name for s in links.subjects for name in (s, *_BARE.get(s, ())))
    for subject in named:
        for whole, made in in_prose(held, subject):
            if question.amounts and not any(whole.fits(said) for said in question.amounts):
                continue
            if not unmatched(links.left, whole.words, *(f.words for f in made)):
                return tell(held, whole, made, reply)
    return None


def of_amount(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The parts that a sentence counts up after the one amount that the question gives, whatever the sentence calls it: a
    project's money is told under its line of the classification."""
    if len(question.amounts) != 1 or len(links.subjects) > 1:
        return None
    fitting = (f for f in held.catalogue.figures if f.item is not None and f.fits(question.amounts[0]))
    for subject in dict.fromkeys(f.subject for f in fitting):
        if any(coverage(name, subject) < _CALLED for name in links.subjects):
            continue
        for whole, made in in_prose(held, subject):
            if whole.fits(question.amounts[0]) and not unmatched(links.left, whole.words, whole.quote):
                return tell(held, whole, made, reply)
    return None


def in_prose(held: Held, subject: str) -> Iterator[tuple[Figure, list[Figure]]]:
    """Sums of an item that sentences state, each with the parts that the same paragraph counts up after it."""
    narrative = held.extraction.budget.narrative
    # By identity: comparing sentences with all their places is slow.
    places = {id(item): n for n, item in enumerate(narrative)}
    figures = {id(f.item): f for f in held.catalogue.figures if f.item is not None and f.whole}
    for whole in held.catalogue.of_subject(subject):
        if whole.item is None or not whole.whole or not whole.money.value:
            continue
        around = passage_of(held.extraction, whole.item.sentence, whole.item.item)
        after: list[Figure] = []
        for item in narrative[places[id(whole.item)] + 1 :]:
            inside = around is not None and item.sentence.text in around.source.text
            # what a paragraph ends in an announcement of stands in those below it
            below = (
                around is not None
                and _ANNOUNCES.search(around.source.text)
                and item.heading == whole.item.heading
            )
            if not (inside or below) or id(item) not in figures:
                break
            after.append(figures[id(item)])
        for listed in (after, _upper(after)):
            ends = (n for n in range(2, len(listed) + 1) if len(nonzero(listed[:n])) > 1)
            end = next((n for n in ends if adds_up(whole, listed[:n])), None)
            if end is not None:
                yield whole, listed[:end]
                break
    yield from told_apart(held, subject)


def _upper(figures: list[Figure]) -> list[Figure]:
    """Without those that a sentence tells after an item as what it is made of (其中): two or three that add up to it."""
    made: list[Figure] = []
    n = 0
    while n < len(figures):
        made.append(figures[n])
        inner = [m for m in (2, 3) if figures[n].money.value and len(figures) >= n + 1 + m]
        skipped = next(
            (
                m
                for m in inner
                if sum(f.money.yuan for f in figures[n + 1 : n + 1 + m]) == figures[n].money.yuan
            ),
            0,
        )
        n += 1 + skipped
    return made


def wholes(held: Held, subject: str, question: Question, words: tuple[str, ...]) -> Iterator[Figure]:
    """Figures of the item whose parts add up to it first, then any with parts."""
    figures: list[Figure] = []
    for name in (subject, *_OTHERWISE.get(subject, ())):
        figures = [f for f in held.catalogue.of_subject(name) if f.statement is not None and f.money.value]
        figures = [f for f in figures if not f.years or held.year in f.years]
        figures = [f for f in figures if stage_fits(f, question, held)]
        if figures:
            break
    kept = [(f, list(components(held, f))) for f in figures]
    # of the three public expenses one may be all of them, and a class may have one item
    kept = [
        (f, m)
        for f, m in kept
        if len(m) > 1
        or (
            m
            and (f.kind is Kind.THREE_PUBLIC or (f.code and _MADE_OF.search(question.plain)))
            and adds_up(f, m)
        )
    ]
    if subject.startswith(("收入", "本年收入")) and not BY_LINE.search(question.plain):
        # receipts are made of sources, whatever they are for and whoever has them
        kept = [(f, made) for f, made in kept if not any(part.code for part in made)]
    units = {key(unit.name.text) for unit in held.extraction.budget.units}
    economic = "功能" not in question.plain and any(f.code and f.kind in _BY_CLASS for f, _ in kept)
    kept.sort(
        key=lambda pair: (
            not adds_up(*pair),
            # what came in for a line is not what was spent on it
            pair[0].kind is Kind.RECEIPTS and bool(pair[0].code) and "收入" not in question.plain,
            # of what staff and running cost is made the national classification by economic class tells
            concept(subject) in OF_BASIC and (pair[0].kind not in _BY_CLASS and bool(pair[1][0].code)),
            # so does it of one of its own classes, wherever the question does not ask for lines by function
            economic and not pair[0].code and bool(pair[1][0].code),
            # a whole is made of items before it is made of those who spend it
            any(part.subject in units or (part.line and part.line.of_body) for part in pair[1]),
            -_matched(pair[0], words),
            pair[0].order,
        )
    )
    yield from (f for f, _ in kept)


def _matched(figure: Figure, words: tuple[str, ...]) -> int:
    return sum(not unmatched([word], figure.words) for word in words)


def tell(held: Held, whole: Figure, made: list[Figure], reply: Reply) -> Found:
    """The whole, its parts, and what they add up to."""
    text = f"{whole.shown}为{reply.figure(held.document, whole)}，其中："
    text += "；".join(
        f"{part.shown}{reply.figure(held.document, part)}{_inside(held, part, reply)}" for part in made
    )
    if len(made) == 1:
        return Found(text + "。")
    if sum(part.money.yuan for part in made) == whole.money.yuan:
        same = {part.money.unit for part in made} == {whole.money.unit}
        values = [part.money.value if same else part.money.yuan for part in made]
        total = reply.result(sum_of(values), whole.money.unit if same else "元", whole.shown)
        text += f"。各项相加为{total}"
    elif adds_up(whole, made):
        text += "。各项相加与合计的差别在四舍五入之内"
    return Found(text + "。")


def _inside(held: Held, part: Figure, reply: Reply) -> str:
    """What a part is itself made of: where its name says that it is of two (购置及运行费), or it is a group (款) of few items."""
    two = part.subject.startswith("公务用车购置及")
    if not two and len(part.code) != _GROUP:
        return ""
    made = [f for f in components(held, part) if f.money.yuan]
    if two:
        return "".join(f"（{f.shown}{reply.figure(held.document, f)}）" for f in made)
    if not 0 < len(made) <= _INNER or not adds_up(part, made):
        return ""
    return f"（{'，'.join(f'{f.shown}{reply.figure(held.document, f)}' for f in made)}）"


def of_class(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of the class, which another table or the text prints, and the lines whose codes begin with its own."""
    for subject in links.subjects:
        codes = [code for name in (subject, f"{subject}支出") for code in named(name) if len(code) == _CLASS]
        wholes = [f for f in held.catalogue.of_subject(subject) if f.whole and f.money.value and not f.code]
        for made in _class_lines(held, tuple(codes)) if codes else ():
            for whole in wholes:
                if question.amounts and not any(whole.fits(said) for said in question.amounts):
                    continue
                if adds_up(whole, made) and not unmatched(links.left, whole.words, *(f.words for f in made)):
                    return tell(held, whole, made, reply)
    return None


def _class_lines(held: Held, codes: tuple[str, ...]) -> list[list[Figure]]:
    """Of each table by function the lowest lines of the class, in the column of their whole amounts."""
    found: list[list[Figure]] = []
    figures = [
        f for f in held.catalogue.figures if f.kind in _TABLES and f.code.startswith(codes) and f.whole
    ]
    for _, group in groupby(figures, key=lambda f: id(f.statement)):
        lines = list({f.code: f for f in group if f.money.value and _of_year(f, held)}.values())
        lowest = [f for f in lines if not any(o.code != f.code and o.code.startswith(f.code) for o in lines)]
        if lowest:
            found.append(lowest)
    return found


def _of_year(figure: Figure, held: Held) -> bool:
    return not figure.years or held.year is None or held.year in figure.years
