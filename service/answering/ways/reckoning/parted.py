"""What each of several named groups has of an amount: its own line, or its rate for its number, where these make the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.question import Question
from service.answering.asked.reckoning import JOINTS
from service.answering.calculate import Operand
from service.answering.document.held import Held
from service.answering.document.numbers import Number, numbers, scale
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.compute import figure_of
from service.answering.ways.reckoning.factors import fits, is_rate
from service.patterns import regex

# 小学和初中各占多少钱: the names of the groups stand right before.
_ASKED = regex(
    r"(?P<list>[一-鿿]{2,24}?)(?:上|这里|身上)?(?:各自?|分别)(?:占|用|花|分到?|拿|是|有|给|要|安排|得)?了?(?:多少|几)(?!个|名|人|家|户)"
)
_HELD = regex("里头?|(?<![初高集])中|内|万元|元")
_GROUPS = range(2, 5)
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Part:
    """What a group has: an amount that is printed, or what its rate makes of its number."""

    name: str
    factors: tuple[Number, ...]

    @property
    def yuan(self) -> Decimal:
        made = Decimal(1)
        for number in self.factors:
            made *= number.base
        return made


def parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The whole, which the question states, and what each group has of it; None where no choice of printed numbers, or
    several, make the whole."""
    asked = _ASKED.search(question.plain)
    whole = _whole(question, held, links) if asked is not None and question.amounts else None
    if asked is None or whole is None:
        return None
    names = [name for name in JOINTS.split(_HELD.split(asked["list"])[-1]) if len(name) > 1]
    if len(names) not in _GROUPS:
        return None
    printed = [n for n in numbers(held) if n.value and not (n.years and held.year not in n.years)]
    for choices in (
        [list(_amounts(name, whole, held)) for name in names],
        [list(_products(name, names, printed)) for name in names],
    ):
        rows = (row for row in product(*(c[:_MOST] for c in choices)) if _in_one(row))
        making = [row for row in rows if sum(part.yuan for part in row) == whole.money.yuan]
        if len({tuple(p.yuan for p in row) for row in making}) == 1:
            return _told(whole, making[0], held, reply)
    return None


def _whole(question: Question, held: Held, links: Links) -> Figure | None:
    """The amount that is parted: that of an item named, where it is the one stated."""
    for subject in links.subjects:
        figure = figure_of(held, subject, question, replace(links, left=()))
        if figure is not None and figure.money.yuan and any(figure.fits(said) for said in question.amounts):
            return figure
    return None


def _amounts(name: str, whole: Figure, held: Held) -> Iterator[_Part]:
    """Lines that are called by the name of a group, less than the whole, each once."""
    seen = set()
    for figure in held.catalogue.figures:
        own = name in figure.subject and figure.whole and figure.line is not None
        if own and 0 < figure.money.yuan < whole.money.yuan and figure.money.value not in seen:
            seen.add(figure.money.value)
            yield _Part(figure.shown, (Number.of_figure(figure),))


def _products(name: str, names: Sequence[str], printed: Sequence[Number]) -> Iterator[_Part]:
    """Rates and the numbers that they are for each of, both called by the name and by no other's."""
    own = [
        n
        for n in printed
        if name in n.saying.words and not any(o in n.saying.words for o in names if o != name)
    ]
    counts = [n for n in own if n.sort not in ("元", "%") and "元" not in n.unit]
    for rate in (n for n in own if is_rate(n)):
        for count in counts:
            if rate.saying.above == count.saying.above and fits(rate, count):
                yield _Part(name, (rate, count))


def _in_one(row: Sequence[_Part]) -> bool:
    """Whether the parts stand in one place: one table, or one form."""
    return len({part.factors[0].saying.above for part in row}) == 1 and len(
        {part.factors[0].saying.words for part in row}
    ) == len(row)


def _told(whole: Figure, row: Sequence[_Part], held: Held, reply: Reply) -> Found:
    said = [f"{whole.shown}为{reply.figure(held.document, whole)}"]
    unit, factor = whole.money.unit, YUAN_PER_UNIT[whole.money.unit]
    for part in row:
        if len(part.factors) == 1:
            said.append(part.factors[0].tell(held, reply))
            continue
        rate, count = part.factors
        expression: tuple[Operand, ...] = (rate.value, "×", count.value)
        expression += tuple(o for n in part.factors if (p := scale(n.unit)) > 1 for o in ("×", p))
        expression += ("÷", Decimal(factor)) if factor > 1 else ()
        made = reply.result(expression, unit, "计算", 2)
        said.append(f"{rate.tell(held, reply)}，{count.tell(held, reply)}，两者的积为{made}")
    return Found("；".join(said) + "。")
