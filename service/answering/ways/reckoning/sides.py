"""What one side of a comparison is: the amount or number that its words name, by how much it changed, or how far it is from its
budget; each with the words that tell it and its places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from service.answering.asked.comparing import Of
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year, unmatched
from service.answering.document.numbers import Number, scale, sort_of
from service.answering.printed.catalogue import Figure, source_key, subject_of
from service.answering.printed.linking import content, link
from service.answering.printed.spoken import in_print
from service.answering.reply import Reply
from service.answering.ways.changes.narrated import names, narrative
from service.answering.ways.changes.told_change import difference, other_year, state
from service.answering.ways.reckoning.operands import item_called, numbers_called
from service.patterns import regex
from service.terms import key

Place = tuple[object, ...]
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
_PLAN, _DONE = regex("预算"), regex("决算|执行|支出数")


@dataclass(frozen=True, slots=True)
class Side:
    """A side to reckon with: one value, or several that make it together; `told` writes it, `up` says which way it went."""

    name: str
    values: tuple[Decimal, ...]
    unit: str
    told: str
    places: frozenset[Place]
    up: bool | None = None
    reckoned: bool = False

    @property
    def sort(self) -> str:
        return sort_of(self.unit)

    @property
    def bases(self) -> tuple[Decimal, ...]:
        return tuple(value * scale(self.unit) for value in self.values)

    @property
    def base(self) -> Decimal:
        return sum(self.bases, Decimal(0))


def side_of(phrase: str, of: Of, question: Question, held: Held, reply: Reply) -> Side | None:
    """What a phrase is of that sort; None where it is not found, or could be several."""
    if of is Of.CHANGE:
        return _changed(phrase, held, reply)
    if of is Of.UNSPENT:
        return _unspent(phrase, held, reply)
    return _amount(phrase, question, held, reply)


def of_all(phrase: str) -> bool:
    """Whether a phrase is of all that came in or was spent, and of no item."""
    return any(said.fullmatch(phrase) for said in (_SPENT, _RECEIVED, _WHOLE, _TOTAL))


# --- amounts and numbers


def _amount(phrase: str, question: Question, held: Held, reply: Reply) -> Side | None:
    asking = replace(question, plain=phrase, asks=(), amounts=(), codes=())
    if of_last_year(question, held):
        return _before(phrase, held, reply)
    for said in _ways_to_say(phrase, held):
        figure = _figure(said, asking, held)
        if figure is not None:
            return _of_figure(figure, held, reply)
    for said in _ways_to_say(phrase, held):
        called = [n for n in numbers_called(said, held) if not unmatched(content(said), n.saying.words)]
        if called and len({(n.base, n.sort) for n in called}) == 1:
            return _of_number(called[0], held, reply)
        if called:
            return None
    return None


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
            if len(each) > 1 and each not in seen and (each == said or each in _SIDES):
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
    return item_called(said, replace(asking, plain=said), held)


def _of_year(figure: Figure, held: Held) -> bool:
    return held.year is None or not figure.years or held.year in figure.years


def _of_figure(figure: Figure, held: Held, reply: Reply) -> Side:
    told = f"{figure.shown}为{reply.figure(held.document, figure)}"
    return Side(
        figure.shown,
        (figure.money.value,),
        figure.money.unit,
        told,
        _places(figure.money.source, figure.money.value),
    )


def _of_number(number: Number, held: Held, reply: Reply) -> Side:
    told = number.tell(held, reply)
    return Side(
        reply.values[-1].label, (number.value,), number.unit, told, _places(number.source, number.value)
    )


def _places(source: object, *values: Decimal) -> frozenset[Place]:
    return frozenset({(*source_key(source), *values)})  # type: ignore[arg-type]


# --- changes


def _called(phrase: str, held: Held) -> Iterator[str]:
    """The keys of the items that a phrase may name, the likeliest first: in full, by its one link, by the end or some
    characters of the one name that the sentences have."""
    seen: list[str] = []
    said = list(_ways_to_say(phrase, held))
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


def _changed(phrase: str, held: Held, reply: Reply) -> Side | None:
    """By how much an item changed from last year, as a sentence tells it."""
    for items in items_called(phrase, held):
        told = [
            (i, i.delta)
            for i in items
            if i.against is Against.LAST_YEAR
            and i.delta is not None
            and i.direction in (Direction.INCREASE, Direction.DECREASE)
        ]
        if len({delta.yuan for _, delta in told}) == 1:
            item, delta = told[0]
            up = item.direction is Direction.INCREASE
            return _of_item(item, delta.value, delta.unit, state(held, item, reply), up=up)
        if told:
            return None
    return None


def _before(phrase: str, held: Held, reply: Reply) -> Side | None:
    """What an item was the year before: printed, or as it follows from how it changed."""
    for item in (i for items in items_called(phrase, held) for i in items):
        if item.against is not Against.LAST_YEAR:
            continue
        same = item.current if item.direction is Direction.FLAT else None
        if (printed := item.previous or same) is not None:
            return _of_item(item, printed.value, printed.unit, state(held, item, reply), before=True)
        now, delta = item.current, item.delta
        if now is None or delta is None or now.unit != delta.unit:
            continue
        # by what rate is nothing that the year before is reckoned from
        told = state(held, item.model_copy(update={"percent": None}), reply)
        if follows := other_year(item, reply):
            made = reply.values[-1]
            return _of_item(item, made.amount, now.unit, f"{told}，{follows}", before=True)
    return None


def _of_item(
    item: NarrativeItem, value: Decimal, unit: str, told: str, *, up: bool | None = None, before: bool = False
) -> Side:
    name = f"{item.item}上年" if before else item.item
    return Side(name, (value,), unit, told, frozenset({(item.item,)}), up=up, reckoned=before)


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
            up = None if item.direction is Direction.FLAT else item.direction is Direction.INCREASE
            if delta is not None and item.direction is not None:
                return _of_item(item, delta.value, delta.unit, state(held, item, reply), up=up)
            if now is not None and before is not None and now.unit == before.unit:
                told = state(held, item, reply)
                apart = difference(item, reply)
                size = abs(now.value - before.value)
                return _of_item(item, size, now.unit, f"{told}，{apart}" if apart else told, up=up)
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
