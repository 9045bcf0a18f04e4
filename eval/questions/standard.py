"""The standard questions to the tables that every disclosure has, with what the arithmetic of these tables says.

They are asked of every document in the same words; what its tables do not print, or print differently, is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from eval.fixture import Fixture
from eval.labels import Label, labels
from eval.questions.known import ALL, Known, yuan
from eval.questions.places import Places
from eval.questions.question import Question, QuestionKind, Value
from extractors.schema.draft import Kind, Stage
from extractors.schema.money import YUAN_PER_UNIT

_IN, _OUT = Kind.RECEIPTS, Kind.EXPENDITURE
_GENERAL, _BASIC = Kind.GENERAL_BY_FUNCTION, Kind.BASIC_BY_ECONOMIC
_MEASURES = ("基本支出", "项目支出")
_OF_BASIC = ("人员经费", "公用经费")
_WHOLES = ("本年收入合计", "收入总计", "本年支出合计", "支出总计")
_CARRIED = ("年初结转和结余", "年末结转和结余")
_SOURCES = ("财政拨款收入", "事业收入", "其他收入", "一般公共预算财政拨款收入", "一般公共预算")
_SPENT_IN = {_GENERAL: "一般公共预算财政拨款支出", _OUT: "全部支出"}
# Of what is called so the table of three public expenses tells, and projects pay as well.
_THREE_PUBLIC = ("接待", "公务用车", "出国")
_ENGLISH = {"基本支出": "basic expenditure", "项目支出": "project expenditure"}
_CLASS, _GROUP, _ITEM = 3, 5, 7
_MOST_ITEMS, _MOST_PAIRS, _OF_THREE = 8, 5, 3
_CENT = Decimal("0.01")


def of_fixture(fixture: Fixture) -> tuple[Question, ...]:
    """The standard questions of a fixture, each with all places that print a figure which it is answered from; none about a row
    with a planted mistake."""
    planted = {mistake.row for mistake in fixture.errors}
    known = Known(labels(fixture), fixture.year, fixture.stage, planted)
    places = Places(fixture)
    return tuple(
        Question(each.ask, each.kind, each.values, each.named, places.of(each.cells))
        for each in standard(known, fixture.stage)
    )


@dataclass(frozen=True)
class Posed:
    """A question, what is right, and the figures that it follows from; `named` are words that a right answer has."""

    ask: str
    kind: QuestionKind
    values: tuple[Value, ...]
    cells: tuple[Label, ...]
    named: tuple[str, ...] = ()


def standard(known: Known, stage: Stage) -> tuple[Posed, ...]:
    """The questions that the tables answer, in a fixed order; none twice."""
    final = stage is Stage.FINAL
    found = [
        *_wholes(known, final=final),
        *_measures(known, final=final),
        *_basic(known),
        *_classes(known, final=final),
    ]
    for kind in (_GENERAL, _OUT):
        found += _ranked(known, kind)
    found += _items(known, final=final)
    return tuple({each.ask: each for each in reversed(found)}.values())[::-1]


# --- the parts of a document


def _wholes(known: Known, *, final: bool) -> Iterator[Posed]:
    for name in (*_WHOLES, *(_CARRIED if final else ())):
        yield from _amount(f"{name}是多少？", known.whole(name))
    received, spent = known.whole("本年收入合计"), known.whole("本年支出合计")
    if final:
        yield from _apart("本年收入比本年支出多多少？", received, spent)
        yield from _apart("本年支出比本年收入多多少？", spent, received)
    for name in _SOURCES:
        yield from _share(f"{name}占收入合计的比重？", known.of(_IN, measure=name), known.of(_IN))


def _measures(known: Known, *, final: bool) -> Iterator[Posed]:
    whole = "本年支出" if final else "总支出"
    for name, other in (_MEASURES, _MEASURES[::-1]):
        own, beside = known.of(_OUT, measure=name), known.of(_OUT, measure=other)
        yield from _amount(f"{name}总共多少？", own)
        yield from _share(f"{name}占{whole}的比例是多少？", own, known.of(_OUT))
        yield from _share(f"What share of total expenditure is {_ENGLISH[name]}?", own, known.of(_OUT))
        yield from _apart(f"{name}比{other}多多少？", own, beside)
        general = known.of(_GENERAL, measure=name)
        yield from _amount(f"一般公共预算财政拨款支出中，{name}是多少？", general)
        yield from _share(f"一般公共预算里{name}占几成？", general, known.of(_GENERAL))
    yield from _amount("一般公共预算财政拨款支出一共多少？", known.of(_GENERAL))


def _basic(known: Known) -> Iterator[Posed]:
    own, running = (known.of(_BASIC, measure=name) for name in _OF_BASIC)
    for name, figure in zip(_OF_BASIC, (own, running), strict=True):
        yield from _amount(f"{name}多少钱？", figure)
        yield from _share(f"{name}占基本支出的百分之几？", figure, known.of(_BASIC))
    yield from _apart("人员经费比公用经费多多少？", own, running)


def _classes(known: Known, *, final: bool) -> Iterator[Posed]:
    """Of the economic classes of basic expenditure."""
    for code in (*known.codes(_BASIC, _CLASS), *known.codes(_BASIC, _GROUP)):
        name, group = known.name(_BASIC, code), known.name(_BASIC, code[:_CLASS])
        if not name:
            continue
        measure = next((m for m in (ALL, *_OF_BASIC) if known.of(_BASIC, code, m)), ALL)
        own = known.of(_BASIC, code, measure)
        if not any(word in name for word in _THREE_PUBLIC):
            agreed = known.agreed(_BASIC, code, measure)
            yield from _amount(f"{name}{'花了' if final else '安排了'}多少？", agreed)
        if len(code) == _CLASS:
            yield from _share(f"{name}占基本支出的比重是多少？", own, known.of(_BASIC))
        elif group:
            yield from _share(f"{name}占{group}的多少？", own, known.of(_BASIC, code[:_CLASS], measure))


def _ranked(known: Known, kind: Kind) -> Iterator[Posed]:
    """Of the functional classes that all is spent on."""
    spent = _SPENT_IN[kind]
    classes = known.items(kind, _CLASS)
    for code, name in classes:
        yield from _share(f"{name}占{spent}的比重是多少？", known.of(kind, code), known.of(kind))
    if len(classes) > 1:
        yield from _end(f"{spent}中金额最大的是哪一类？", known, kind, classes, most=True)
        yield from _end(f"按功能分类，{spent}里最少的是哪一类，多少？", known, kind, classes, most=False)
    if kind is _GENERAL and len(items := known.items(kind, _ITEM)) > _OF_THREE:
        order = sorted(items, key=lambda item: -_yuan(known.of(kind, item[0])))[:_OF_THREE]
        cells = [cell for code, _ in order if (cell := known.of(kind, code)) is not None]
        amounts = tuple(_value(cell) for cell in cells)
        yield Posed(f"{spent}最多的三个项级科目分别是什么？", QuestionKind.RANK, amounts, tuple(cells))


def _end(
    ask: str, known: Known, kind: Kind, classes: Sequence[tuple[str, str]], *, most: bool
) -> Iterator[Posed]:
    """The one class with the most, or the least but nothing."""
    figures = [(_yuan(known.of(kind, code)), code, name) for code, name in classes]
    spent = sorted(each for each in figures if each[0])
    amount, code, name = spent[-1 if most else 0]
    cell = known.of(kind, code)
    if cell is not None and [each[0] for each in spent].count(amount) == 1:
        yield Posed(ask, QuestionKind.RANK, (_value(cell),), (cell,), (name,))


def _items(known: Known, *, final: bool) -> Iterator[Posed]:
    """Of the items of the general budget: each by itself, and two that stand beside each other."""
    codes = [code for code in known.codes(_GENERAL, _ITEM) if known.agreed(_GENERAL, code)]
    named = [(name, code) for code in codes if (name := known.name(_GENERAL, code))][:_MOST_ITEMS]
    for name, code in named:
        own = known.of(_GENERAL, code)
        yield from _amount(f"{name}的{'决算数' if final else '预算'}是多少？", own)
        yield from _share(f"{name}占一般公共预算财政拨款支出的多大比例？", own, known.of(_GENERAL))
        for measure in _MEASURES:
            yield from _amount(f"{name}里{measure}有多少？", known.agreed(_GENERAL, code, measure))
    for (one, first), (other, second) in list(pairwise(named))[:_MOST_PAIRS]:
        cells = (known.of(_GENERAL, first), known.of(_GENERAL, second))
        yield from _sum(f"{one}和{other}加起来多少？", *cells)
        yield from _apart(f"{one}和{other}哪个多？多多少？", *sorted(cells, key=_yuan, reverse=True))


# --- what is right


def _amount(ask: str, cell: Label | None) -> Iterator[Posed]:
    if cell is not None and yuan(cell):
        yield Posed(ask, QuestionKind.LOOKUP, (_value(cell),), (cell,))


def _share(ask: str, part: Label | None, whole: Label | None) -> Iterator[Posed]:
    if part is not None and whole is not None and 0 < yuan(part) <= yuan(whole):
        percent = (yuan(part) / yuan(whole) * 100).quantize(_CENT, ROUND_HALF_UP)
        yield Posed(ask, QuestionKind.COMPUTE, (Value(f"{percent:f}", "%"),), (part, whole))


def _apart(ask: str, more: Label | None, less: Label | None) -> Iterator[Posed]:
    if more is not None and less is not None and more.unit == less.unit and yuan(more) > yuan(less) > 0:
        yield Posed(ask, QuestionKind.COMPARE, (_in_unit(yuan(more) - yuan(less), more),), (more, less))


def _sum(ask: str, one: Label | None, other: Label | None) -> Iterator[Posed]:
    if one is not None and other is not None and one.unit == other.unit:
        yield Posed(ask, QuestionKind.COMPUTE, (_in_unit(yuan(one) + yuan(other), one),), (one, other))


def _value(cell: Label) -> Value:
    return Value(cell.printed, cell.unit)


def _in_unit(amount: Decimal, cell: Label) -> Value:
    """An amount in yuan in the unit of a cell, without zeros that only the division made."""
    return Value(f"{(amount / YUAN_PER_UNIT[cell.unit]).normalize():f}", cell.unit)


def _yuan(cell: Label | None) -> Decimal:
    return yuan(cell) if cell is not None else Decimal(0)
