"""Scores of self-assessments are within their weights and add up; rates of spending are what was spent of the budget."""

from __future__ import annotations

import pytest

from extractors.schema.budget import Amount, Figure, Indicator, Line, Mention, Quantity, Statement, Target
from extractors.schema.check import Status
from extractors.schema.draft import Kind
from extractors.schema.money import Money, read_number
from extractors.schema.source import Source
from tests.extractors.validators.stated import checks, statuses

WITHIN = "self_assessment.score_is_within_its_weight"
TOTAL = "self_assessment.scores_make_the_total"
RATE = "self_assessment.rate_is_spent_of_granted"


def _at(row: int, column: int, text: str) -> Source:
    return Source(document="d", line=row, cell=f"t4r{row}c{column}", text=text)


def _scored(row: int, weight: str, score: str, head: str = "分值") -> Indicator:
    def under(head: str, column: int, text: str) -> Figure:
        target = Target(text=text, source=_at(row, column, text), value=read_number(text.rstrip("%")))
        return Figure(head=head, target=target)

    name = f"指标{row}"
    others = (under(head, 5, weight), under("得分", 6, score))
    return Indicator(level3=name, target=Target(text="好", source=_at(row, 4, "好")), others=others)


def _said(row: int, item: str, column: str, printed: str, unit: str = "") -> Mention:
    number = _at(row, len(column), printed)
    quantity = Quantity(printed=printed, value=printed.rstrip("%"), unit=unit, source=number)
    return Mention(kind=Kind.PERFORMANCE, item=item, column=column, quantity=quantity, in_words=False)


def _total(row: int, weight: str, score: str, item: str = "总分") -> list[Mention]:
    return [_said(row, item, "分值", weight), _said(row, item, "得分", score)]


@pytest.mark.parametrize(
    ("weight", "score", "status"),
    [("15", "14.5", Status.HOLDS), ("15", "15", Status.HOLDS), ("15", "16", Status.FAILS)],
)
def test_a_score_is_no_more_than_can_be_reached(weight: str, score: str, status: Status) -> None:
    assert statuses(_scored(2, weight, score), code=WITHIN) == [status]


def test_a_share_is_no_bound_of_a_score() -> None:
    assert not statuses(_scored(2, "15", "95", head="权重"), code=WITHIN)
    assert not statuses(_scored(2, "15%", "95"), code=WITHIN)


ROWS = [_scored(3, "40", "40"), _scored(4, "50", "46"), *_total(1, "10", "9.5", "年度资金总额")]


@pytest.mark.parametrize(
    ("weight", "score", "status"),
    [
        ("100", "95.5", Status.HOLDS),
        ("100", "95.6", Status.ROUNDING),
        ("100", "99.5", Status.FAILS),
        # a row is missing
        ("120", "99.5", Status.CANNOT_TELL),
    ],
)
def test_scores_of_indicators_and_of_spending_make_the_total(weight: str, score: str, status: Status) -> None:
    assert statuses(*ROWS, *_total(9, weight, score), code=TOTAL) == [status]


def test_whole_points_are_not_rounded() -> None:
    rows = [_scored(3, "50", "40"), _scored(4, "50", "46")]
    assert statuses(*rows, *_total(9, "100", "87"), code=TOTAL) == [Status.FAILS]


def test_each_total_is_of_the_rows_since_the_one_before() -> None:
    second = [_scored(11, "60", "60"), _scored(12, "40", "38")]
    both = *ROWS, *_total(9, "100", "95.5"), *second, *_total(19, "100", "98")
    assert statuses(*both, code=TOTAL) == [Status.HOLDS] * 2


def test_a_total_of_another_table_ends_nothing() -> None:
    other = [
        mention.model_copy(
            update={
                "quantity": mention.quantity.model_copy(
                    update={"source": Source(document="d", cell=f"t3r8c{at}", text="")}
                )
            }
        )
        for at, mention in enumerate(_total(8, "100", "90"))
    ]
    assert statuses(*other, *ROWS, *_total(9, "100", "95.5"), code=TOTAL) == [Status.HOLDS]


def test_indicators_of_another_table_are_not_added() -> None:
    moved = Source(document="d", cell="t3r4c4", text="好")
    indicator = _scored(4, "50", "46")
    elsewhere = indicator.model_copy(update={"target": Target(text="好", source=moved)})
    assert not statuses(elsewhere, *_total(9, "100", "95.5"), code=TOTAL)


def _money(spent: str, *granted: str) -> Statement:
    heads = ["年初预算数", "全年预算数"][2 - len(granted) :]
    held = [*zip(heads, granted, strict=True), ("全年执行数", spent)]
    amounts = tuple(
        Amount(column=f"项目资金/{head}", money=Money.read(printed, "万元", _at(1, at, printed)))
        for at, (head, printed) in enumerate(held)
    )
    line = Line(name="年度资金总额", project="林道补修", amounts=amounts)
    return Statement(kind=Kind.PERFORMANCE, table="t4", lines=(line,))


def _rate(printed: str) -> Mention:
    return _said(1, "年度资金总额", "项目资金/执行率", printed, "%")


@pytest.mark.parametrize(
    ("rate", "granted", "status"),
    [
        ("93.67%", ("80.00", "60.00"), Status.HOLDS),
        ("94%", ("80.00", "60.00"), Status.HOLDS),
        # of the budget at the beginning of the year
        ("70.25%", ("80.00", "60.00"), Status.HOLDS),
        ("39.67%", ("80.00", "60.00"), Status.FAILS),
        ("100%", ("50.00",), Status.CANNOT_TELL),
        ("112.40%", ("50.00",), Status.HOLDS),
    ],
)
def test_the_rate_is_what_was_spent_of_the_budget(
    rate: str, granted: tuple[str, ...], status: Status
) -> None:
    found = checks(_money("56.20", *granted), _rate(rate), code=RATE)
    assert [check.status for check in found] == [status]
    assert found[0].sources[0].text == rate


def test_a_rate_that_was_cut_off_is_no_error() -> None:
    found = checks(_money("56200.00", "90000.00"), _rate("62.4%"), code=RATE)
    assert [check.status for check in found] == [Status.HOLDS]
    cut = checks(_money("56249.00", "90000.00"), _rate("62.4%"), code=RATE)
    assert [check.status for check in cut] == [Status.ROUNDING]


def test_without_one_of_the_amounts_no_rate_is_checked() -> None:
    assert not statuses(_rate("93.67%"), code=RATE)
    assert not statuses(_money("56.20"), _rate("93.67%"), code=RATE)
    assert not statuses(_money("56.20", "0.00"), _rate("93.67%"), code=RATE)
