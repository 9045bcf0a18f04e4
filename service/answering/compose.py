"""What an item is made of (组成): the lines under it, as the same table prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.schema.budget import Line, Statement
from extractors.schema.draft import Kind
from extractors.schema.money import Interval
from service.answering.catalogue import Figure, concept, names_of
from service.answering.held import Held, unmatched
from service.answering.linking import Links
from service.answering.lookup import select, stage_fits
from service.answering.places import passage_of
from service.answering.question import Question
from service.answering.reply import Found, Reply, sum_of
from service.lexicon.names import TOTALS
from service.terms import key

_TOP = re.compile(r"^\s*[一二三四五六七八九十]{1,3}、")
# How the lines of a table are numbered, from the highest to the lowest.
_STEPS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[一二三四五六七八九十]{1,3}、",
        r"[（(][一二三四五六七八九十]{1,3}[)）]",
        r"\d{1,2}[、.．]",
        r"[（(]\d{1,2}[)）]",
    )
)
_CARRIED = re.compile("^上年(?:结转|结余)|^年初.*结转|^上年.*余额")
THREE_PUBLIC = ("因公出国境费", "公务接待费", "公务用车购置及运行费", "公务用车购置费", "公务用车运行费")
_ALL_VEHICLES, _OF_VEHICLES = THREE_PUBLIC[2], THREE_PUBLIC[3:]
_STAGES = re.compile("决算|执行|年初预算|全年预算|调整预算|预算数")
_VEHICLES = re.compile("(?:公务用车)?(?:购置费|运行费)")
# The classes (类) of the economic classification that staff and running costs are made of.
_OF_BASIC = {"人员经费": re.compile("301|303"), "公用经费": re.compile("302|307|309|310|312|399")}
_BY_CLASS = (Kind.GENERAL_BY_ECONOMIC, Kind.BASIC_BY_ECONOMIC, Kind.OPERATING)
_BY_MEASURE = re.compile("基本.{0,6}项目|项目.{0,6}基本")
# Asks for what each line or each unit has of it, and not for its sources.
BY_LINE = re.compile(
    "科目|功能|经济|[各哪几每][个家所]?(?:预算)?(?:单位|学校|医院|机构|院所)|(?:单位|学校|机构)[^,，。]{0,8}[各分]"
)
_BY_CODE = re.compile("科目|功能|经济|哪些项|明细")
# A document that prints no table of all expenditure prints that of the general budget.
_OTHERWISE = {"支出总计": ("一般公共预算支出",), "预算总额": ("支出总计", "一般公共预算支出")}
# More than this is no longer an answer to read.
_MOST = 40


def parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The whole and its parts; where the parts add up to the whole, the sum is shown."""
    for subject in links.subjects:
        if subject == "基本支出" and (found := _staff_and_running(question, held, links, reply)) is not None:
            return found
        for whole in wholes(held, subject, question, links.left):
            made = list(components(held, whole))[:_MOST]
            if not made or unmatched(links.left, whole.words, *(part.words for part in made)):
                continue
            if question.amounts and not any(whole.fits(said) for said in question.amounts):
                continue
            return _with_nothing(held, whole, tell(held, whole, made, reply), reply)
    return None


def _with_nothing(held: Held, whole: Figure, told: Found, reply: Reply) -> Found:
    """Of the three public expenses also those that are printed as zero."""
    if whole.kind is not Kind.THREE_PUBLIC or not _is_three_public(whole):
        return told
    zero = [
        f
        for f in held.catalogue.figures
        if f.statement is whole.statement and f.subject in THREE_PUBLIC and f.years == whole.years and f.whole
    ]
    zero = [f for f in zero if not f.money.value and _stages(f) == _stages(whole)]
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
    for subject in links.subjects:
        for whole, made in in_prose(held, subject):
            if not unmatched(links.left, whole.words, *(f.words for f in made)):
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
            if around is None or item.sentence.text not in around.source.text or id(item) not in figures:
                break
            after.append(figures[id(item)])
        for listed in (after, _upper(after)):
            ends = (n for n in range(2, len(listed) + 1) if len(_nonzero(listed[:n])) > 1)
            end = next((n for n in ends if adds_up(whole, listed[:n])), None)
            if end is not None:
                yield whole, listed[:end]
                break


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


def components(held: Held, whole: Figure) -> Iterator[Figure]:
    """The figures that a figure is made of, non-zero ones in printed order; none where the table has no parts."""
    statement = whole.statement
    if statement is None:
        return
    beside = [f for f in held.catalogue.figures if f.statement is statement and f.order != whole.order]
    same_column = [f for f in beside if f.column == whole.column or (f.whole and whole.whole)]
    # budget and outturn stand side by side
    beside = [f for f in beside if _stages(f) == _stages(whole)]
    nested = _nested(whole, beside) if not whole.code and statement.kind is not Kind.THREE_PUBLIC else []
    if whole.code:
        found = _below(whole, same_column)
    elif nested:
        found = nested
    elif statement.kind is Kind.THREE_PUBLIC and whole.subject.startswith("公务用车购置及"):
        listed = [f for f in beside if _VEHICLES.fullmatch(f.subject) and f.years == whole.years and f.whole]
        found = list({f.subject: f for f in reversed(listed)}.values())[::-1]
    elif statement.kind is Kind.THREE_PUBLIC and not _is_three_public(whole):
        found = []
    elif statement.kind is Kind.THREE_PUBLIC:
        listed = [f for f in beside if f.subject in THREE_PUBLIC and f.years == whole.years and f.whole]
        if any(f.subject == _ALL_VEHICLES and f.money.value for f in listed):
            # purchase and running are told with the sum of both
            listed = [f for f in listed if f.subject not in _OF_VEHICLES]
        # The lines of the department and of its head office repeat the total's.
        found = list({f.subject: f for f in reversed(listed)}.values())[::-1]
    elif _is_three_public(whole):
        found = []
    elif concept(whole.subject) in _OF_BASIC and key(whole.label) != key("".join(whole.column[-1:])):
        # 公用经费合计 is a line of its own under blocks of economic codes
        codes = _OF_BASIC[concept(whole.subject) or ""]
        found = [f for f in _leaves(statement, whole, same_column) if codes.match(f.code)]
    elif any(line.code for line in statement.lines) and statement.kind is not Kind.PROJECTS:
        found = _leaves(statement, whole, beside)
    else:
        found = _named(whole, same_column)
    yield from _distinct(f for f in found if f.money.value)


def _is_three_public(figure: Figure) -> bool:
    return any(concept(name) == "三公经费" for name in names_of(figure.subject))


def _stages(figure: Figure) -> frozenset[str]:
    """What its column says of the stage of an amount: planned, changed or spent."""
    return frozenset(_STAGES.findall(figure.header or ""))


def adds_up(whole: Figure, made: Sequence[Figure]) -> bool:
    """Whether the parts can be the whole, within what the printed digits stand for."""
    total = Interval(whole.money.yuan * 0, whole.money.yuan * 0)
    for part in made:
        # what is printed as zero is nothing, and not something below half a unit
        if part.money.value:
            total += part.money.interval
    return total.meets(whole.money.interval)


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
    # of the three public expenses one may be all of them
    kept = [(f, m) for f, m in kept if len(m) > 1 or (m and f.kind is Kind.THREE_PUBLIC and adds_up(f, m))]
    if subject.startswith(("收入", "本年收入")) and not BY_LINE.search(question.plain):
        # receipts are made of sources, whatever they are for and whoever has them
        kept = [(f, made) for f, made in kept if not any(part.code for part in made)]
    units = {key(unit.name.text) for unit in held.extraction.budget.units}
    kept.sort(
        key=lambda pair: (
            not adds_up(*pair),
            # of what staff and running cost is made the national classification by economic class tells
            concept(subject) in _OF_BASIC and (pair[0].kind not in _BY_CLASS and bool(pair[1][0].code)),
            # a whole is made of items before it is made of those who spend it
            any(part.subject in units or (part.line and part.line.of_body) for part in pair[1]),
            -_matched(pair[0], words),
            pair[0].order,
        )
    )
    yield from (f for f, _ in kept)


def _matched(figure: Figure, words: tuple[str, ...]) -> int:
    return sum(not unmatched([word], figure.words) for word in words)


def _below(whole: Figure, beside: list[Figure]) -> list[Figure]:
    """The lines whose codes continue the whole's code by one step, or by as many as it takes to part it."""
    under = [f for f in beside if f.code.startswith(whole.code) and len(f.code) > len(whole.code)]
    for step in sorted({len(f.code) for f in under}):
        level = [f for f in under if len(f.code) == step]
        # A class (类) with one group (款) under it is made of what that group is made of.
        if len({f.code for f in level}) > 1:
            return level
    return under[:1]


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
    return made if len(_nonzero(made)) > 1 and adds_up(whole, made) else []


def _step(line: Line) -> tuple[int, int]:
    """How deep a line stands by its number (一、, （一）, 1、, (1)), then by how far it is set in."""
    text = (line.source.text if line.source else line.name).strip()
    depth = next((n for n, pattern in enumerate(_STEPS) if pattern.match(text)), len(_STEPS))
    return depth, line.indent


def _named(whole: Figure, beside: list[Figure]) -> list[Figure]:
    """In a table without codes: the numbered lines of the same side, or what remains when totals are taken out."""
    side = [f for f in beside if f.side == whole.side and not TOTALS.fullmatch(f.subject)]
    side = [f for f in side if concept(f.subject) not in ("收入总计", "支出总计")]
    numbered = [f for f in side if f.line and _printed(f.line)]
    carried = [f for f in side if _CARRIED.match(f.subject)]
    rest = [f for f in side if f.money.yuan != whole.money.yuan and not f.code]
    for made in (numbered + carried, numbered, rest):
        if len(_nonzero(made)) > 1 and adds_up(whole, made):
            return made
    if not (
        TOTALS.fullmatch(whole.subject) or concept(whole.subject) in ("收入总计", "支出总计", "预算总额")
    ):
        # What stands beside a line without adding up to it is no part of it.
        return []
    return numbered + carried or rest


def _printed(line: Line) -> bool:
    return bool(_TOP.match(line.source.text if line.source else line.name))


def _nonzero(figures: list[Figure]) -> list[Figure]:
    return [f for f in figures if f.money.value]


def _distinct(figures: Iterator[Figure]) -> Iterator[Figure]:
    seen: set[tuple[str, str, object]] = set()
    for figure in figures:
        mark = (figure.subject, figure.code, figure.money.source.cell or figure.order)
        if mark not in seen:
            seen.add(mark)
            yield figure


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
    """What a part is itself made of, where its name says that it is of two (购置及运行费)."""
    if not part.subject.startswith("公务用车购置及"):
        return ""
    made = [f for f in components(held, part) if f.money.yuan]
    return "".join(f"（{f.shown}{reply.figure(held.document, f)}）" for f in made)


_NUMERALS = {
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}


# The number of a ranking stands beside it; of others 那一类 and 这一项 count nothing.
_HOW_MANY = (
    re.compile(r"前([一两二三四五六七八九十]|\d{1,2})"),
    re.compile(r"最[^,，。]{1,4}的?([一两二三四五六七八九十]|\d{1,2})(?:个|项|大|名|笔|样|位|类|种|块)"),
    re.compile(r"([一两二三四五六七八九十]|\d{1,2})(?:个|项|大|名|笔|样|位|类|种|块)[^,，。]{0,8}最"),
    re.compile(
        r"(?<!第)(?!一(?<=[哪这那]一))([一两二三四五六七八九十]|\d{1,2})(?:个|项|大|名|笔|样|位|类|种|块)"
    ),
)


def how_many(text: str) -> int:
    """The number that a question gives beside 个, 项, 大 or 名; one when it gives none."""
    found = next((f for pattern in _HOW_MANY if (f := pattern.search(text)) is not None), None)
    if found is None:
        return 1
    return _NUMERALS.get(found.group(1)) or int(found.group(1))
