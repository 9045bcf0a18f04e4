"""An item in two places that a question names: the oracle is what is printed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

import pytest

from eval.questions.shelf import Shelf, shelf_of
from extractors.schema.budget import Statement
from extractors.schema.draft import Kind
from service.answer import Answer
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.figure import Figure
from service.ask import ask
from service.patterns import regex
from service.terms import key

FIXTURES = ("liudian-2025", "luoxi-2025", "qinghe-2020", "yuntang-2024", "zhizhi-2025")
_EACH = 6
_FORM, _SUM = regex("绩效|自评"), regex("合计|总计|小计")
PHRASINGS = (
    "{item}在{one}和{other}里是同一个数吗？",
    "{one}写的{item}是{given}，跟{other}对得上吗？",
    "{item}这一项，{one}与{other}有没有出入，各写了多少？",
    "翻到{other}，{item}还是{one}里的{given}吗？",
    "{one}的{item}和{other}的{item}差多少？",
)
IN_TEXT = (
    "{item}在文字说明和{other}里一样吗？",
    "正文写的{item}是{given}，{other}也是这个数吗？",
    "{other}和情况说明对{item}的说法一致吗，各是多少？",
)
LACKING = ("{item}在{one}和{other}里是同一个数吗？", "{one}写的{item}是{given}，跟{other}对得上吗？")


@pytest.fixture(scope="module")
def shelf() -> Iterator[Shelf]:
    with shelf_of(FIXTURES, indexed=False) as made:
        yield made


@dataclass(frozen=True)
class Printed:
    """What one document prints: the one whole amount of each item in each table and in the text."""

    tables: dict[str, dict[str, Figure]]
    text: dict[str, Figure]
    statements: dict[str, Statement]

    def name(self, table: str) -> str:
        """The number or the title of a table, whichever no other has."""
        statement = self.statements[table]
        alike = sum(each.label == statement.label for each in self.statements.values())
        return statement.label if statement.label and alike == 1 else statement.title


def printed_in(shelf: Shelf, name: str) -> Printed:
    shelved = next(each for each in shelf.documents if each.fixture.name == name)
    extraction = shelf.library.store.extraction(shelved.document.id)
    year = shelved.document.fiscal_year
    titles = [s.title for s in extraction.budget.statements]
    known = {
        s.table: s
        for s in extraction.budget.statements
        if s.title and titles.count(s.title) == 1 and not _FORM.search(s.title)
    }
    tables: dict[str, dict[str, Figure]] = {}
    text: dict[str, Figure] = {}
    several: set[tuple[str, str]] = set()
    for figure in Catalogue.of(extraction).figures:
        if (
            not figure.whole
            or not figure.money.value
            or _SUM.search(figure.subject)
            or len(figure.subject) < 4
        ):
            continue
        if figure.years and year not in figure.years:
            continue
        place = figure.statement.table if figure.statement is not None else ""
        if place and place not in known:
            continue
        here = tables.setdefault(figure.subject, {}) if place else text
        at = place or figure.subject
        first = here.setdefault(at, figure)
        if first.money.yuan != figure.money.yuan:
            several.add((figure.subject, place))
    for subject, place in several:
        if place:
            tables[subject].pop(place, None)
        else:
            text.pop(subject, None)
    return Printed(tables, text, known)


def answered(shelf: Shelf, name: str, question: str) -> Answer:
    shelved = next(each for each in shelf.documents if each.fixture.name == name)
    return ask(question, store=shelf.library.store, document=shelved.document.id)


def tells(answer: Answer, one: Figure, other: Figure) -> bool:
    """Whether both amounts are told and cited, and the verdict is the true one."""
    cited = {value.yuan for value in answer.values if value.citation is not None}
    apart = abs(one.money.yuan - other.money.yuan)
    agrees = one.money.interval.meets(other.money.interval)
    said = not answer.answer.startswith("不一致")
    return {one.money.yuan, other.money.yuan} <= cited and (said == agrees or Decimal(0) < apart <= 100)


def asked_so(phrasing: str, one: Figure, first: str, second: str) -> str:
    return phrasing.format(
        item=one.label, one=first, other=second, given=f"{one.money.printed}{one.money.unit}"
    )


@pytest.mark.parametrize("name", FIXTURES)
def test_an_item_in_two_tables_is_told_with_both_amounts_and_whether_they_agree(
    shelf: Shelf, name: str
) -> None:
    printed = printed_in(shelf, name)
    pairs = [
        (figures[one], figures[other], printed.name(one), printed.name(other))
        for figures in printed.tables.values()
        for one in figures
        for other in figures
        if one != other and (figures[one].code == figures[other].code or not figures[one].code)
    ]
    # those that differ are the ones that matter
    pairs.sort(key=lambda pair: pair[0].money.interval.meets(pair[1].money.interval))
    assert pairs
    for n, (one, other, first, second) in enumerate(islice(pairs, _EACH)):
        question = asked_so(PHRASINGS[n % len(PHRASINGS)], one, first, second)
        answer = answered(shelf, name, question)
        assert tells(answer, one, other), f"{question} {answer.answer}"


@pytest.mark.parametrize("name", [name for name in FIXTURES if name not in ("qinghe-2020",)])
def test_an_item_in_the_text_and_in_a_table_is_told_the_same_way(shelf: Shelf, name: str) -> None:
    printed = printed_in(shelf, name)
    pairs = [
        (said, figure, printed.name(table))
        for subject, said in printed.text.items()
        for table, figure in printed.tables.get(subject, {}).items()
    ]
    for n, (said, figure, table) in enumerate(islice(pairs, _EACH)):
        question = asked_so(IN_TEXT[n % len(IN_TEXT)], said, "", table)
        answer = answered(shelf, name, question)
        assert tells(answer, said, figure), f"{question} {answer.answer}"


@pytest.mark.parametrize("name", FIXTURES)
def test_a_table_that_does_not_have_the_item_is_not_told_to_agree(shelf: Shelf, name: str) -> None:
    printed = printed_in(shelf, name)
    economic = {t for t, s in printed.statements.items() if s.kind is Kind.BASIC_BY_ECONOMIC}
    functional = {t for t, s in printed.statements.items() if s.kind is Kind.EXPENDITURE}
    lacking = [
        (figures[one], printed.name(one), printed.name(other))
        for subject, figures in printed.tables.items()
        for one in sorted(figures.keys() & functional)
        if len(figures[one].code) > 3
        for other in sorted(economic - figures.keys())
        if not any(subject[:4] in key(line.name) for line in printed.statements[other].lines)
    ]
    for n, (figure, first, second) in enumerate(islice(lacking, _EACH)):
        question = asked_so(LACKING[n % len(LACKING)], figure, first, second)
        answer = answered(shelf, name, question)
        assert "一致" not in answer.answer, f"{question} {answer.answer}"
