"""What must hold for any budget: no rule raises, rounding is never an error, silence is never consent."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.schema.budget import Amount, Budget, Line, NarrativeItem, Percent, Statement
from extractors.schema.check import Check, Status
from extractors.schema.draft import Direction, Kind, Method, Stage
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.validators import check

HEADS = [
    "合计",
    "小计",
    "基本支出",
    "项目支出",
    "人员经费",
    "公用经费",
    "基本支出/小计",
    "上年结转",
    "办公费",
]
HEADS += ["预算数", "2029年/合计", "2030年/合计", "增减额"]
NAMES = [
    "合计",
    "收入总计",
    "支出总计",
    "本年收入合计",
    "上年结转",
    "一、甲",
    "二、乙",
    "（一）丙",
    "1、丁",
    "其中：戊",
]
NAMES += ["行政运行", "基本支出", "三公经费", "公务接待费", "乡村道路养护补助资金"]
CODES = ["", "210", "21015", "2101501", "211501", "301", "30101", "150001", "x"]

# Few different amounts, so that many things agree by chance; some longer than any amount, for a document must not stop
# its own audit.
LONG = ("9" * 40, "0." + "3" * 45, "1" * 32 + ".55")
amounts = st.sampled_from(
    [Decimal(text) for text in (*LONG, "0", "0.00", "1", "1.00", "2.00", "3.00", "3.01", "-1.00")]
)


def _money(value: Decimal, unit: str, place: str) -> Money:
    return Money.read(str(value), unit, Source(document="d", cell=place, line=1, text=str(value)))


@st.composite
def _lines(draw: st.DrawFn, table: int) -> Line:
    at = draw(st.integers(0, 10**6))
    heads = draw(st.lists(st.sampled_from(HEADS), unique=True, max_size=5))
    unit = draw(st.sampled_from(["元", "万元"]))
    name = draw(st.sampled_from(NAMES))
    return Line(
        code=draw(st.sampled_from(CODES)),
        name=name,
        panel=draw(st.integers(0, 1)),
        of_which=name.startswith("其中"),
        amounts=tuple(
            Amount(
                column=head,
                money=_money(draw(amounts), unit, f"t{table}r{at}c{column}"),
                method=draw(st.sampled_from([Method.TABLE_RULE, Method.OCR])),
            )
            for column, head in enumerate(heads)
        ),
    )


@st.composite
def _statements(draw: st.DrawFn, table: int) -> Statement:
    return Statement(
        kind=draw(st.sampled_from(list(Kind))),
        table=f"t{table}",
        columns=tuple(draw(st.permutations(HEADS))),
        lines=tuple(draw(st.lists(_lines(table), max_size=7))),
    )


@st.composite
def _items(draw: st.DrawFn) -> NarrativeItem:
    maybe = st.none() | amounts

    def money(place: str) -> Money | None:
        value = draw(maybe)
        return None if value is None else _money(value, "万元", place)

    rate = draw(st.none() | st.decimals(min_value=-200, max_value=200, places=2))
    source = Source(document="d", line=2, text="句")
    return NarrativeItem(
        item=draw(st.sampled_from(NAMES)),
        code=draw(st.sampled_from(CODES)),
        sentence=source,
        current=money("n1"),
        previous=money("n2"),
        delta=money("n3"),
        percent=None if rate is None else Percent(printed=f"{rate}%", value=rate, source=source),
        direction=draw(st.none() | st.sampled_from(list(Direction))),
    )


@st.composite
def budgets(draw: st.DrawFn) -> Budget:
    return Budget(
        document="d",
        name="d",
        fiscal_year=2030,
        stage=draw(st.sampled_from(list(Stage))),
        statements=tuple(draw(_statements(at)) for at in range(draw(st.integers(0, 3)))),
        narrative=tuple(draw(st.lists(_items(), max_size=3))),
    )


def _held(found: tuple[Check, ...]) -> list[tuple[str, frozenset[Source]]]:
    return [(one.code, frozenset(one.sources)) for one in found if one.status is Status.HOLDS]


@settings(max_examples=30, deadline=None)
@given(budgets())
def test_no_rule_raises_and_every_finding_says_what_and_where(budget: Budget) -> None:
    for found in check(budget):
        assert found.code.count(".") == 1
        assert found.message
        assert (found.suspect is None) or found.status is Status.FAILS
        if found.status in (Status.ROUNDING, Status.FAILS) and not found.code.startswith("codes."):
            assert found.sources


@settings(max_examples=30, deadline=None)
@given(budgets(), st.data())
def test_removing_a_table_never_makes_anything_hold_that_did_not(budget: Budget, data: st.DataObject) -> None:
    before = _held(check(budget))
    kept = data.draw(st.sets(st.sampled_from(range(len(budget.statements))))) if budget.statements else set()
    fewer = budget.model_copy(update={"statements": tuple(budget.statements[at] for at in sorted(kept))})
    for code, sources in _held(check(fewer)):
        assert any(code == other and sources <= more for other, more in before)


@settings(max_examples=30, deadline=None)
@given(budgets(), st.data())
def test_removing_a_sentence_never_makes_anything_hold_that_did_not(
    budget: Budget, data: st.DataObject
) -> None:
    before = _held(check(budget))
    kept = data.draw(st.sets(st.sampled_from(range(len(budget.narrative))))) if budget.narrative else set()
    fewer = budget.model_copy(update={"narrative": tuple(budget.narrative[at] for at in sorted(kept))})
    for code, sources in _held(check(fewer)):
        assert any(code == other and sources <= more for other, more in before)


@settings(max_examples=30, deadline=None)
@given(budgets())
def test_the_unit_in_which_all_is_printed_does_not_matter(budget: Budget) -> None:
    def printed_in(unit: str) -> Counter[tuple[str, Status]]:
        text = (
            budget.model_dump_json()
            .replace('"unit":"万元"', '"unit":"元"')
            .replace('"unit":"元"', f'"unit":"{unit}"')
        )
        return Counter((one.code, one.status) for one in check(Budget.model_validate_json(text)))

    assert printed_in("元") == printed_in("亿元")


leaves = st.lists(
    st.tuples(st.decimals(1, 500, places=4), st.decimals(1, 500, places=4)), min_size=2, max_size=6
)


def _table(exact: list[tuple[Decimal, Decimal]], wrong: Decimal = Decimal(0)) -> Statement:
    """A table of 项 under 款, 类 and 合计, printed to cents from exact amounts; `wrong` is added to one leaf."""
    rows = [(f"21015{at + 1:02d}", f"科目{at}", *pair) for at, pair in enumerate(exact)]
    sums = tuple(sum((pair[side] for pair in exact), Decimal(0)) for side in (0, 1))
    rows += [("21015", "款", *sums), ("210", "类", *sums), ("", "合计", *sums)]
    lines = []
    for at, (code, name, basic, project) in enumerate(rows):
        printed = [round(value, 2) for value in (basic + project, basic, project)]
        if at == 0:
            printed[1] += wrong
        values = [_money(value, "万元", f"t1r{at}c{column}") for column, value in enumerate(printed)]
        heads = ("合计", "基本支出", "项目支出")
        held = tuple(Amount(column=head, money=value) for head, value in zip(heads, values, strict=True))
        lines.append(Line(code=code, name=name, amounts=held))
    return Statement(kind=Kind.GENERAL_BY_FUNCTION, table="t1", columns=heads, lines=tuple(lines))


def _checked(statement: Statement) -> list[Check]:
    found = check(Budget(document="d", name="d", statements=(statement,)))
    return [one for one in found if one.code.startswith(("row.", "hierarchy."))]


@settings(max_examples=30, deadline=None)
@given(leaves)
def test_amounts_rounded_to_cents_are_never_an_error(exact: list[tuple[Decimal, Decimal]]) -> None:
    assert {one.status for one in _checked(_table(exact))} <= {Status.HOLDS, Status.ROUNDING}


@settings(max_examples=30, deadline=None)
@given(leaves)
def test_a_wrong_cell_is_found_and_named_as_the_suspect(exact: list[tuple[Decimal, Decimal]]) -> None:
    failed = [one for one in _checked(_table(exact, Decimal(7))) if one.status is Status.FAILS]
    assert {one.code for one in failed} == {"row.parts_make_the_total", "hierarchy.lines_make_the_parent"}
    assert {one.suspect.cell for one in failed if one.suspect is not None} == {"t1r0c1"}
