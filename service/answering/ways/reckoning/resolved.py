"""What a phrase of a question names, in the one meaning that is asked for: an item's amount or any other number, what it was the
year before, what was planned for it, by how much it changed, what was left of its budget."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction, Stage
from service.answering.asked.comparing import Meant
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.printed.catalogue import Figure, source_key, subject_of
from service.answering.printed.linking import content, link
from service.answering.printed.short_names import short_names
from service.answering.printed.spoken import in_print
from service.answering.reply import Reply
from service.answering.ways.changes.narrated import names, narrative
from service.answering.ways.changes.starts import first_start, start
from service.answering.ways.changes.told_change import difference, rate, state
from service.answering.ways.figures.selection import WANTS_BUDGET
from service.answering.ways.reckoning.operands import item_called, numbers_called
from service.answering.ways.reckoning.paired import printed_again
from service.answering.ways.reckoning.sides import Side
from service.patterns import regex
from service.terms import key

_SPENT, _RECEIVED = (
    regex("(?:花|支出|开支|用)(?:得|掉|出去|出|了|的)*(?:钱)?"),
    regex("(?:本年|全年|当年)?(?:实际)?(?:进账|收[到入]?|收[进上]来|拿到|进来|入账)(?:得|的|了)*(?:钱)?"),
)
# What people say behind the name of an item.
_TAILS = regex(
    "(?:这(?:一)?[项块笔类])?(?:科目|项目)?(?:方面|那块|这块|上)?的?(?:财政拨款|支出|开支|花费|费用|钱|预算|金额|盘子|规模)?的?$"
)
# What people call what is bought and what is kept running.
_SPOKEN = (
    (
        regex(
            "(?:公务)?(?:买|购置?|添置?)(?:车辆?|公务用车|公车)(?:的?(?:钱|支出|费用?|款|开支|预算))?|公?车购置"
        ),
        ("公务用车购置费",),
    ),
    (
        regex(
            "(?:公务)?(?:养|修)车(?:的?(?:钱|支出|费用?|开支))?|(?:公务)?(?:用车|车辆|公车)(?:运行|运维|运行维护|维护|维修)(?:的?(?:钱|支出|费用?|开支))?"
        ),
        ("公务用车运行费",),
    ),
    (regex("(?:公务)?(?:用车|公车|车辆)"), ("公务用车购置及运行费", "公务用车运行费")),
    (regex("(?:公务)?接待"), ("公务接待费",)),
    (regex("(?:因公)?出国(?:境)?"), ("因公出国境费",)),
)
_WHOLE = regex("(?P<side>收入|支出|收支)(?:总计|总额|总数)|总(?:收入|支出)")
_TOTAL = regex("(?:本年|全年|决算)*(?:收入|支出)(?:合计)?")
_INSIDE = regex("^.*(?:里头?|里面|当中|之中|中|的)")
_ADDED = ("费", "费用", "经费", "支出", "收入", "类", "采购")
_BOTH, _SIDES = ("收支", "收支总计", "收支总额", "收支合计"), ("收入", "支出")
_TWO = 2
_PLAN, _DONE = regex("预算"), regex("决算|执行|支出数")


_AGAINST = {Meant.BEFORE: Against.LAST_YEAR, Meant.PLANNED: Against.BUDGET}


def resolved(phrase: str, meant: Meant, question: Question, held: Held, reply: Reply) -> Side | None:
    """What a phrase is of that meaning; None where it is not found, or could be several."""
    if meant in (Meant.CHANGE, Meant.RATE):
        return _changed(phrase, meant, held, reply)
    if meant is Meant.UNSPENT:
        return _unspent(phrase, held, reply)
    if meant is Meant.AMOUNT and of_last_year(question, held):
        meant = Meant.BEFORE
    if meant in _AGAINST:
        return _started(phrase, _AGAINST[meant], question, held, reply)
    figure = item_of(phrase, question, held)
    if figure is not None:
        return Side.of_figure(figure, held, reply)
    called = list(_counted(phrase, held, exact=True))
    return Side.of_number(called[0], held, reply) if len({(n.base, n.sort) for n in called}) == 1 else None


def candidates(phrase: str, question: Question, held: Held) -> Iterator[Number]:
    """All numbers that a phrase may be of, the likeliest first: of an item its amount, and what that is in other tables; else
    what is printed with the words, but no plan of what was spent, and what they are short for."""
    figure = item_of(phrase, question, held)
    if figure is not None:
        yield Number.of_figure(figure)
        # what it is in the table that has the other side is meant as much
        yield from (Number.of_figure(f) for f in printed_again(held, figure, question))
        return
    spent = held.document.stage is Stage.FINAL and not WANTS_BUDGET.search(question.plain)
    called = list(_counted(phrase, held, exact=False)) or list(_short_of(phrase, held))
    yield from (n for n in called if not (spent and _planned(n, held)))


def of_all(phrase: str) -> bool:
    """Whether a phrase is of all that came in or was spent, and of no item."""
    return any(said.fullmatch(phrase) for said in (_SPENT, _RECEIVED, _WHOLE, _TOTAL))


# --- amounts and numbers


def item_of(phrase: str, question: Question, held: Held) -> Figure | None:
    """The amount of the one item that a phrase names."""
    asking = replace(question, plain=phrase, asks=(), amounts=(), codes=())
    for said in _ways_to_say(phrase, held):
        if (figure := _figure(said, asking, held)) is not None:
            return figure
    return None


def _counted(phrase: str, held: Held, *, exact: bool) -> Iterator[Number]:
    """The numbers printed with the words of a phrase; with `exact` each word in full."""
    for said in _ways_to_say(phrase, held):
        called = [
            n
            for n in (numbers_called(said, held) if len(said) > 1 else ())
            if not (exact and unmatched(content(said), n.saying.words))
        ]
        if called:
            yield from called
            return


def _short_of(phrase: str, held: Held) -> Iterator[Number]:
    """The numbers of things whose one printed name a phrase is short for (国家级站 for 国家级气象站)."""
    counts = [n for n in numbers(held) if n.count is not None and n.sort not in ("元", "%")]
    names = {key(n.saying.words.split("|")[0]) for n in counts}
    bare = phrase.strip()
    short = short_names(bare, [n for n in names if n], held.catalogue.said)
    meant = {name for name, start, end in short if start == 0 and end == len(bare)}
    meant = meant or {name for name in names if len(bare) > _TWO and _abbreviates(bare, name)}
    if len(meant) == 1:
        yield from (n for n in counts if key(n.saying.words.split("|")[0]) in meant)


def _planned(number: Number, held: Held) -> bool:
    """Whether a number is what a final account prints as the plan beside the outturn."""
    figure = held.catalogue.at.get(source_key(number.source))
    return figure is not None and figure.planned


def _ways_to_say(phrase: str, held: Held) -> Iterator[str]:
    """A phrase as it stands, without what only says that money is meant, and without what stands before its name."""
    seen: list[str] = []
    bare = _TAILS.sub("", phrase)
    printed = in_print(phrase, held.catalogue)
    for said in (
        phrase,
        bare,
        printed,
        _TAILS.sub("", printed),
        _INSIDE.sub("", phrase),
        _INSIDE.sub("", bare),
    ):
        for called, meant in _SPOKEN:
            if called.fullmatch(said):
                yield from meant
        if _SPENT.fullmatch(said):
            said = "支出"
        elif _RECEIVED.fullmatch(said):
            said = "收入"
        for each in (said, said.removesuffix("合计")):
            if each and each not in seen and (each == said or each in _SIDES):
                seen.append(each)
                yield each


def _of_side(said: str) -> tuple[str, ...]:
    """What a document may call all that came in, or was spent, in the year."""
    return (
        f"本年{said}合计",
        f"本年{said}",
        said,
        f"{said}合计",
        f"全年{said}",
        f"决算{said}",
        f"{said}总计",
    )


def _figure(said: str, asking: Question, held: Held) -> Figure | None:
    """The amount of the one item called so."""
    if (whole := _WHOLE.fullmatch(said)) is not None:
        total = f"{whole['side'] or said[1:]}总计"
        own = [f for f in held.catalogue.of_subject(total) if f.whole and _of_year(f, held)]
        # what is said of both sides at once is of the whole, and 收入 alone may be that of the year
        named = [f for f in own if f.subject in (said, total)]
        named = named or [f for f in held.catalogue.figures if f.subject in _BOTH]
        return next(iter(named or own), None)
    names = _of_side(said) if said in _SIDES else (said, *(f"{said}{more}" for more in _ADDED))
    for name in names:
        printed = [f for f in held.catalogue.of_subject(name) if f.whole and _of_year(f, held)]
        if len({f.money.yuan for f in printed}) == 1:
            return printed[0]
    if len(said) == 1:
        # 水, 电: the beginning of a name and no name
        return None
    return item_called(said, replace(asking, plain=said), held)


def _of_year(figure: Figure, held: Held) -> bool:
    return held.year is None or not figure.years or held.year in figure.years


# --- changes


def _called(phrase: str, held: Held) -> Iterator[str]:
    """The keys of the items that a phrase may name, the likeliest first: in full, by its one link, by the end or some
    characters of the one name that the sentences have."""
    seen: list[str] = []
    said = [way for way in _ways_to_say(phrase, held) if len(way) > 1]
    names = list(dict.fromkeys(subject_of(i) for i in held.extraction.budget.narrative))
    for each in (name for way in said for name in (_of_side(way) if way in _SIDES else (way,))):
        links = link(each, held.catalogue, whole=False)
        own = key(each) in names or (bool(held.catalogue.of_subject(key(each))) and not each.endswith(_SIDES))
        linked = links.subjects[:1] if len(links.subjects) == 1 and not links.left else ()
        seen += (key(each),) if own else linked
    for each in said:
        bare = key(each)
        ends = [n for n in names if len(bare) > 2 and (n.endswith(bare) or _abbreviates(bare, n))]
        seen += ends if len(ends) == 1 else []
    yield from dict.fromkeys(seen)


def items_called(phrase: str, held: Held) -> Iterator[list[NarrativeItem]]:
    """What the sentences say of an item that a phrase may name, the likeliest first."""
    for subject in _called(phrase, held):
        told = narrative(held, subject)
        own = [i for i in told if names(i, subject) or subject_of(i) == subject]
        if subject in _SIDES or own:
            yield own or told


def _abbreviates(short: str, name: str) -> bool:
    rest = iter(name)
    return name[-1:] == short[-1:] and all(character in rest for character in short)


def _changed(phrase: str, meant: Meant, held: Held, reply: Reply) -> Side | None:
    """By how much, or by what rate, an item changed from last year, as a sentence tells it."""
    for items in items_called(phrase, held):
        told = [
            i for i in items if i.against is Against.LAST_YEAR and i.delta is not None and _way(i) is not None
        ]
        if len({i.delta.yuan for i in told if i.delta is not None}) == 1:
            return change_of(told, meant, held, reply)
        if told:
            return None
    return None


def change_of(items: Iterable[NarrativeItem], meant: Meant, held: Held, reply: Reply) -> Side | None:
    """The change that sentences tell of one item, a printed size first; without one it has no value."""
    told = [i for i in items if i.direction is not None and i.against is Against.LAST_YEAR]
    item = next((i for i in told if i.percent or i.delta), told[0] if told else None)
    if item is None:
        return None
    said, up = state(held, item, reply), _way(item)
    if meant is Meant.CHANGE and item.delta is not None:
        return Side.of_item(item, item.delta.value, item.delta.unit, said, up=up)
    if meant is Meant.RATE and item.percent is not None:
        return Side.of_item(item, abs(item.percent.value), "%", said, up=up)
    if meant is Meant.RATE and (more := rate(item, reply)):
        return Side.of_item(item, reply.values[-1].amount, "%", f"{said}，{more}", up=up)
    return replace(Side.of_item(item, Decimal(0), "%", said, up=up), values=())


def _way(item: NarrativeItem) -> bool | None:
    """Whether it went up; None where it did not move."""
    moved = item.direction in (Direction.INCREASE, Direction.DECREASE)
    return item.direction is Direction.INCREASE if moved else None


def _started(phrase: str, against: Against, question: Question, held: Held, reply: Reply) -> Side | None:
    """What an item was the year before, or what was planned for it."""
    for items in items_called(phrase, held):
        if (told := first_start(items, against, held, reply)) is not None:
            return told
    figure = item_of(phrase, question, held)
    return None if figure is None else start(figure.subject, (), against, question, held, reply)


# --- against the budget


def _unspent(phrase: str, held: Held, reply: Reply) -> Side | None:
    """How far what was spent on an item is from its budget: told, or as both amounts make it."""
    for subject in _called(phrase, held):
        pair = _both_stages(subject, held)
        if pair is not None:
            return _of_stages(*pair, held, reply)
    for items in items_called(phrase, held):
        for told_so in (i for i in items if i.against is Against.BUDGET):
            item = told_so.model_copy(update={"percent": None})
            now, before, delta = item.current, item.previous, item.delta
            if delta is not None and item.direction is not None:
                return Side.of_item(item, delta.value, delta.unit, state(held, item, reply), up=_way(item))
            if now is not None and before is not None and now.unit == before.unit:
                told = state(held, item, reply)
                apart = difference(item, reply)
                size = abs(now.value - before.value)
                return Side.of_item(
                    item, size, now.unit, f"{told}，{apart}" if apart else told, up=_way(item)
                )
    return None


def _of_stages(plan: Figure, spent: Figure, held: Held, reply: Reply) -> Side | None:
    if plan.money.unit != spent.money.unit:
        return None
    name, unit = spent.label, plan.money.unit
    told = f"{plan.shown}为{reply.figure(held.document, plan)}，{spent.shown}为{reply.figure(held.document, spent)}"
    high, low = max(plan.money.value, spent.money.value), min(plan.money.value, spent.money.value)
    over = spent.money.value > plan.money.value
    if high != low:
        apart = reply.result((high, "−", low), unit, f"{spent.shown}与{plan.shown}相差")
        told += f"，相差{apart}"
    return Side(name, (high - low,), unit, told, frozenset({(name,)}), up=over)


def _both_stages(subject: str, held: Held) -> tuple[Figure, Figure] | None:
    """The budget and the outturn of an item: of one row, or of sentences that call them so."""
    figures = held.catalogue.of_subject(subject)
    for figure in figures:
        row = [f for f in figures if f.line is figure.line] if figure.line is not None else []
        plan = next((f for f in row if _PLAN.search(f.header or "")), None)
        spent = next((f for f in row if _DONE.search(f.header or "")), None)
        if plan is not None and spent is not None and plan is not spent:
            return plan, spent
    said = [f for f in figures if f.item is not None and f.whole]
    plans = [f for f in said if f.item is not None and re.search("预算", f.item.measure)]
    dones = [f for f in said if f.item is not None and re.search("决算|执行", f.item.measure)]
    if (
        plans
        and dones
        and len({f.money.yuan for f in plans}) == 1
        and len({f.money.yuan for f in dones}) == 1
    ):
        return plans[0], dones[0]
    return None
