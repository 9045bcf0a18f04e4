"""Questions made from the data of a fixture: what is right is known by construction, as labels are.

Only what the document says once and the same everywhere is asked. Which of the items are asked follows from their names
and that of the fixture, so that an item that is added moves no other question.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from eval.fixture import Change, Fixture, Heading, PageBreak, Prose, Statement, Term, plain
from eval.questions.evidence import said
from eval.questions.question import Question, QuestionKind, Value
from eval.questions.stated_once import stated_once
from extractors.codes import children, lookup
from extractors.schema.draft import Direction, Stage

_LOOKUPS, _REASONS, _CHANGES, _TERMS = 3, 2, 2, 1
_AMOUNT_ASKED = ("{name}是多少？", "{name}安排了多少钱", "{name}一共多少万元？")
_REASON_ASKED = ("{item}为什么{moved}？", "{item}{moved}的原因是什么？", "为什么{item}{moved}了")
_CHANGE_ASKED = ("{item}{moved}了多少？", "{item}{moved}多少钱")
_TERM_ASKED = ("什么是{name}？", "{name}是什么意思？")
_ABSENT_ASKED = ("{name}安排了多少钱？", "有多少钱用于{name}？")
_MOVED = {Direction.INCREASE: "增加", Direction.DECREASE: "减少"}
_FUNCTIONS = tuple(str(number) for number in range(201, 230))
_JOINED = "、和与及"
# What final accounts are set against besides the year before; 增加 alone means the latter.
_OTHER_BASES = ("年初预算", "调整预算", "全年预算", "预算数")
# An item of which so many characters in a row are printed could be meant by what is printed.
_ALIKE = 4
# Names that make no question by themselves.
_UNASKED = ("其他", "用于")
_YEARS_BACK = 4


def derived(fixture: Fixture) -> tuple[Question, ...]:
    """Up to ten questions: amounts of items, reasons, changes, a term, and two that the document does not answer."""
    return (
        *_some(_lookups(fixture), fixture, _LOOKUPS),
        *_some(_reasons(fixture), fixture, _REASONS),
        *_some(_changes(fixture), fixture, _CHANGES),
        *_some(_terms(fixture), fixture, _TERMS),
        *_some(_absent(fixture), fixture, 1),
        *_other_year(fixture),
    )


def _lookups(fixture: Fixture) -> Iterator[Question]:
    for stated in stated_once(fixture):
        name = stated.label.row_name
        ask = _worded(_AMOUNT_ASKED, fixture, name).format(name=name)
        value = Value(stated.label.printed, stated.label.unit)
        yield Question(ask, QuestionKind.LOOKUP, (value,), (), stated.evidence)


def _reasons(fixture: Fixture) -> Iterator[Question]:
    for change in _spoken_once(fixture):
        evidence = (*said(fixture, change.reason or ""), *said(fixture, change.sentence))
        if change.reason and evidence:
            yield Question(
                _of_change(_REASON_ASKED, fixture, change),
                QuestionKind.WHY,
                (),
                (change.reason,),
                evidence[:1],
            )


def _changes(fixture: Fixture) -> Iterator[Question]:
    for change in _spoken_once(fixture):
        evidence = tuple(said(fixture, change.sentence))
        if change.delta and evidence:
            sign = "-" if change.direction is Direction.DECREASE else ""
            value = Value(f"{sign}{change.delta.lstrip('-')}", change.unit)
            yield Question(
                _of_change(_CHANGE_ASKED, fixture, change), QuestionKind.CHANGE, (value,), (), evidence
            )


def _spoken_once(fixture: Fixture) -> Iterator[Change]:
    """Changes up or down since last year, of items whose names tell them from all others that sentences speak of."""
    items = [plain(change.item) for change in fixture.changes]
    for change, item in zip(fixture.changes, items, strict=True):
        alike = sum(item in other or other in item for other in items)
        against_budget = fixture.stage is Stage.FINAL and any(
            base in change.sentence for base in _OTHER_BASES
        )
        # 图书馆 as an item is not to be told from the library whose budget it is
        meant_otherwise = any(mark in item for mark in _JOINED) or item in plain(fixture.department)
        if change.direction in _MOVED and alike == 1 and not meant_otherwise and not against_budget:
            yield change


def _of_change(forms: tuple[str, ...], fixture: Fixture, change: Change) -> str:
    assert change.direction is not None  # only such changes are asked about
    return _worded(forms, fixture, change.item).format(item=change.item, moved=_MOVED[change.direction])


def _terms(fixture: Fixture) -> Iterator[Question]:
    for term in fixture.terms:
        evidence = tuple(said(fixture, term.definition))
        if evidence and [each.name for each in fixture.terms].count(term.name) == 1:
            words = (term.definition.rstrip("。；"),)
            ask = _worded(_TERM_ASKED, fixture, term.name).format(name=term.name)
            yield Question(ask, QuestionKind.DEFINE, (), words, evidence)


def _absent(fixture: Fixture) -> Iterator[Question]:
    """Items of functions that nothing in the document is of, and that no words of it could mean."""
    printed = printed_text(fixture)
    for function in _FUNCTIONS:
        for item in (item for group in children(function) for item in children(group)):
            name = lookup(item)[0].name
            if not any(words in name for words in _UNASKED) and not _could_be_meant(name, printed):
                ask = _worded(_ABSENT_ASKED, fixture, name).format(name=name)
                yield Question(ask, QuestionKind.UNANSWERABLE)


def _could_be_meant(name: str, printed: str) -> bool:
    pieces = [name[i : i + _ALIKE] for i in range(len(name) - _ALIKE + 1)]
    return len(name) <= _ALIKE or any(piece in printed for piece in pieces)


def _other_year(fixture: Fixture) -> Iterator[Question]:
    year = str(fixture.year - _YEARS_BACK)
    if year not in printed_text(fixture):
        yield Question(f"{year}年的支出总计是多少？", QuestionKind.UNANSWERABLE)


def printed_text(fixture: Fixture) -> str:
    """All that the fixture prints, without spaces; a stroke between any two pieces."""
    pieces = [*fixture.cover, *fixture.contents]
    for block in fixture.body:
        match block:
            case Heading() | Prose() | Term():
                pieces.append(block.text)
            case Statement():
                pieces += [block.label, block.title, *block.top, *block.notes]
                pieces += [text for row in block.rows for text in row]
                pieces += [part for column in block.columns for part in column.path]
            case PageBreak():
                pass
    return "|".join(plain(piece) for piece in pieces if piece)


def _some(questions: Iterable[Question], fixture: Fixture, most: int) -> list[Question]:
    """The first so many in an order that looks like chance and is always the same."""
    return sorted(questions, key=lambda question: _drawn(fixture.name, question.ask))[:most]


def _worded(forms: tuple[str, ...], fixture: Fixture, subject: str) -> str:
    return forms[int(_drawn(fixture.name, subject), 16) % len(forms)]


def _drawn(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
