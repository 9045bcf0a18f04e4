"""Figures in doubt are read as the identities bear out, and never otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import pipeline, rereading
from extractors.rereading import reread
from extractors.schema.budget import Budget
from extractors.schema.disclosure import Page, Ruling, Word
from extractors.schema.draft import CellRef
from extractors.schema.money import Money
from extractors.schema.source import Box, Source
from extractors.validators.balance import Balance

NOTHING = Budget(document="d" * 64, name="")


@dataclass(frozen=True)
class Printed:
    money: Money

    @property
    def key(self) -> object:
        return self.money.source.box

    @property
    def value(self) -> Decimal:
        return self.money.value

    @property
    def source(self) -> Source:
        return self.money.source

    @property
    def legible(self) -> bool:
        return False


class Sum(Balance):
    def __init__(self, whole: Printed, parts: Sequence[Printed]) -> None:
        self._whole, self._parts = whole, tuple(parts)

    @property
    def left(self) -> tuple[Printed, ...]:
        return (self._whole,)

    @property
    def right(self) -> tuple[Printed, ...]:
        return self._parts


def word(text: str, at: int, *others: str, apart: float = 3.0) -> Word:
    """A word in the line `at`; with others it is in doubt, each of them less likely than the one before."""
    possible = ((text, 0.0), *((other, -apart * (n + 1)) for n, other in enumerate(others)))
    return Word(text, Box(10, 20 * at, 50, 20 * at + 10), 0.6, others=possible if others else ())


def page_of(words: Sequence[Word]) -> Page:
    return Page(number=1, width=100, height=400, words=tuple(words), reader="ocr")


def sums(page: Page, *equations: tuple[int, Sequence[int]]) -> list[Sum]:
    def printed(at: int) -> Printed:
        found = page.words[at]
        source = Source(
            document="d" * 64, page=1, box=found.box, text=found.text, confidence=found.confidence
        )
        return Printed(Money.read(found.text, "万元", source))

    return [Sum(printed(whole), [printed(part) for part in parts]) for whole, parts in equations]


def texts(page: Page, *equations: tuple[int, Sequence[int]]) -> list[str]:
    (found,) = reread([page], NOTHING, sums(page, *equations))
    return [each.text for each in found.words]


def test_a_misread_part_is_the_figure_with_which_the_sum_comes_out() -> None:
    page = page_of([word("5.00", 0), word("1.00", 1, "3.00", "7.00"), word("2.00", 2)])
    (found,) = reread([page], NOTHING, sums(page, (0, (1, 2))))
    assert [each.text for each in found.words] == ["5.00", "3.00", "2.00"]
    assert found.words[1].first_read == "1.00"
    assert found.words[0] == page.words[0]


def test_what_the_picture_does_not_bear_is_not_read_whatever_the_sum_asks() -> None:
    page = page_of([word("5.00", 0), word("1.00", 1, "7.00"), word("2.00", 2)])
    assert texts(page, (0, (1, 2))) == ["5.00", "1.00", "2.00"]


def test_a_clear_figure_is_never_replaced() -> None:
    page = page_of([word("5.00", 0), word("1.00", 1), word("2.00", 2)])
    assert texts(page, (0, (1, 2))) == ["5.00", "1.00", "2.00"]


def test_what_comes_out_in_two_ways_stays_as_it_was_read() -> None:
    page = page_of(
        [word("9.00", 0), word("1.00", 1, "3.00"), word("5.00", 2, "7.00", apart=3.0), word("1.00", 3)]
    )
    # either part may be two more
    assert texts(page, (0, (1, 2, 3))) == ["9.00", "1.00", "5.00", "1.00"]


def test_three_prints_of_one_amount_are_changed_together_where_a_sum_tells() -> None:
    rows = [word("3.60", 0, "3.00", "3.80"), word("1.80", 1, "3.80"), word("1.80", 2, "3.80")]
    page = page_of([*rows, word("4.30", 3), word("0.50", 4)])
    assert texts(page, (0, (1,)), (1, (2,)), (3, (0, 4)), (3, (1, 4)))[:3] == ["3.80"] * 3


@given(st.lists(st.integers(1, 99_999), min_size=2, max_size=6), st.data())
def test_one_misreading_among_clear_figures_is_always_found(cents: list[int], data: st.DataObject) -> None:
    parts = [f"{Decimal(each) / 100:.2f}" for each in cents]
    wrong = data.draw(st.integers(0, len(parts) - 1))
    digits = [at for at, c in enumerate(parts[wrong]) if c.isdigit()]
    at = data.draw(st.sampled_from(digits))
    other = data.draw(st.sampled_from([d for d in "123456789" if d != parts[wrong][at]]))
    misread = parts[wrong][:at] + other + parts[wrong][at + 1 :]
    words = [word(f"{Decimal(sum(cents)) / 100:.2f}", 0)]
    words += [word(misread, n + 1, text) if n == wrong else word(text, n + 1) for n, text in enumerate(parts)]
    page = page_of(words)
    assert texts(page, (0, range(1, len(words))))[1:] == parts


@given(st.permutations(["1.00", "2.00", "4.00"]))
def test_pages_without_doubt_come_back_as_they_are(order: list[str]) -> None:
    page = page_of([word(text, at) for at, text in enumerate(order)])
    assert reread([page, replace(page, number=None)], NOTHING, sums(page, (0, (1, 2)))) == [
        page,
        replace(page, number=None),
    ]


def test_what_was_first_read_stays_with_the_value_into_the_result() -> None:
    xs, ys = (20.0, 120.0, 220.0), (20.0, 40.0, 60.0, 80.0)
    table = (("项目", "金额"), ("人员经费", "3.00"), ("合计", "3.00"))
    words = [
        Word(text, Box(xs[c] + 5, ys[r] + 5, xs[c] + 60, ys[r] + 15), 0.6)
        for r, row in enumerate(table)
        for c, text in enumerate(row)
    ]
    words[3] = replace(words[3], first_read="1.00")
    across = [Ruling(xs[0], y, xs[-1], y) for y in ys]
    page = Page(
        number=1,
        width=240,
        height=100,
        words=tuple(words),
        rulings=(*across, *(Ruling(x, ys[0], x, ys[-1]) for x in xs)),
        reader="ocr",
    )
    disclosure = pipeline.understand([page], document="d" * 64, name="a")
    (found,) = disclosure.tables
    source = disclosure.place(CellRef(cell=found.cell_id(1, 1)))
    assert source is not None
    assert (source.text, source.first_read, source.confidence) == ("3.00", "1.00", 0.6)


def test_a_search_without_end_leaves_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "_MOST_WEIGHED", 1)
    page = page_of([word("5.00", 0), word("1.00", 1, "3.00", "7.00"), word("2.00", 2)])
    assert texts(page, (0, (1, 2))) == ["5.00", "1.00", "2.00"]
