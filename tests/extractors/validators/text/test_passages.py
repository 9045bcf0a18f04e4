"""What must hold of the rules about the text for any budget: none raises, a finding has its place, silence is no consent."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.schema.budget import (
    Amount,
    Budget,
    Count,
    Line,
    Mention,
    NarrativeItem,
    Percent,
    Quantity,
    Stated,
    Statement,
)
from extractors.schema.check import Check, Status
from extractors.schema.draft import Direction, Kind, Stage
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.validators import check

ITEMS = [
    "支出预算",
    "基本支出",
    "项目支出",
    "人员经费",
    "“三公”经费",
    "公务接待费",
    "会议费",
    "政府采购预算",
    "货物",
]
ITEMS += ["政府性基金预算支出", "上年结转", "行政运行", "工资福利支出"]
CODES = ["", "", "301", "302", "2101501", "2080505"]
SENTENCES = [
    "比2030年预算增加0万元，增减变化的主要原因是任务未变，完成年初预算的50.00%；",
    "比2029年预算减少1.00万元，原因是行政运行经费增加，占50.00%。",
]
COUNTS = [
    "人员编制",
    "行政编制",
    "事业编制",
    "工勤编制",
    "实有人数",
    "共有车辆",
    "执法执勤用车",
    "其他用车",
    "车辆",
]
REASONS = ["行政运行经费增加", "支出减少", "任务未变"]
amounts = st.sampled_from([Decimal(text) for text in ("0", "0.00", "1", "1.00", "2.00", "3.00", "1234.56")])
maybe = st.none() | amounts


def _source(text: str) -> Source:
    return Source(document="d", line=2, text=text)


def _money(value: Decimal | None) -> Money | None:
    return None if value is None else Money.read(str(value), "万元", _source(str(value)))


@st.composite
def _items(draw: st.DrawFn) -> NarrativeItem:
    rate = draw(st.none() | st.decimals(min_value=-200, max_value=200, places=2))
    reason = draw(st.none() | st.sampled_from(REASONS))
    return NarrativeItem(
        item=draw(st.sampled_from(ITEMS)),
        code=draw(st.sampled_from(CODES)),
        measure=draw(st.sampled_from(["", "年初预算", "支出决算"])),
        heading=draw(st.sampled_from([(), ("一、总体",), ("一、总体", "（一）明细")])),
        sentence=_source(draw(st.sampled_from(SENTENCES))),
        current=_money(draw(maybe)),
        previous=_money(draw(maybe)),
        delta=_money(draw(maybe)),
        percent=None if rate is None else Percent(printed=f"{rate}%", value=rate, source=_source(f"{rate}%")),
        direction=draw(st.none() | st.sampled_from(list(Direction))),
        reason=None if reason is None else Stated(text=reason, source=_source(reason)),
    )


@st.composite
def _statements(draw: st.DrawFn, table: int) -> Statement:
    lines = []
    for at in range(draw(st.integers(0, 5))):
        place = Source(document="d", line=table * 10 + at, cell=f"t{table}r{at}c1", text="行")
        money = Money.read(str(draw(amounts)), draw(st.sampled_from(["元", "万元"])), place)
        name = draw(st.sampled_from([*ITEMS, "合计", "二、政府性基金预算拨款"]))
        column = draw(st.sampled_from(["合计", "政府性基金", "上年结转"]))
        code = draw(st.sampled_from(["", *CODES]))
        lines.append(Line(code=code, name=name, amounts=(Amount(column=column, money=money),)))
    nil = draw(st.none() | st.just("注：没有政府性基金预算，本表是空表。"))
    return Statement(
        kind=draw(st.sampled_from(list(Kind))),
        table=f"t{table}",
        label=f"表{draw(st.integers(1, 9))}",
        lines=tuple(lines),
        nil=None if nil is None else Stated(text=nil, source=_source(nil)),
    )


@st.composite
def budgets(draw: st.DrawFn) -> Budget:
    def quantity(unit: str) -> Quantity:
        value = draw(st.sampled_from([Decimal(text) for text in ("0", "1", "2", "3", "50.00")]))
        return Quantity(printed=str(value), value=value, unit=unit, source=_source(str(value)))

    counts = [
        Count(
            kind=kind,
            item=draw(st.sampled_from(COUNTS)),
            column=draw(st.sampled_from(["", "数量"])),
            quantity=quantity("人"),
        )
        for kind in draw(st.lists(st.sampled_from([Kind.PERSONNEL, Kind.ASSETS]), max_size=6))
    ]
    mentions = [
        Mention(kind=Kind.NARRATIVE, item=draw(st.sampled_from(ITEMS)), column=column, quantity=quantity("%"))
        for column in draw(st.lists(st.sampled_from(["占", "完成年初预算", "完成预算"]), max_size=3))
    ]
    return Budget(
        document="d",
        name="d",
        fiscal_year=2030,
        stage=draw(st.sampled_from(list(Stage))),
        statements=tuple(draw(_statements(at)) for at in range(draw(st.integers(0, 3)))),
        narrative=tuple(draw(st.lists(_items(), max_size=6))),
        counts=tuple(counts),
        mentions=tuple(mentions),
    )


def _held(found: tuple[Check, ...]) -> list[tuple[str, frozenset[Source]]]:
    return [(one.code, frozenset(one.sources)) for one in found if one.status is Status.HOLDS]


@settings(max_examples=40, deadline=None)
@given(budgets())
def test_no_rule_raises_and_every_finding_says_what_and_where(budget: Budget) -> None:
    for found in check(budget):
        assert found.message
        assert (found.suspect is None) or found.status is Status.FAILS
        if found.status in (Status.ROUNDING, Status.FAILS) and not found.code.startswith(
            ("codes.", "naming.")
        ):
            assert found.sources


@settings(max_examples=40, deadline=None)
@given(budgets(), st.data())
def test_removing_a_table_never_makes_anything_hold_that_did_not(budget: Budget, data: st.DataObject) -> None:
    before = _held(check(budget))
    kept = data.draw(st.sets(st.sampled_from(range(len(budget.statements))))) if budget.statements else set()
    fewer = budget.model_copy(update={"statements": tuple(budget.statements[at] for at in sorted(kept))})
    for code, sources in _held(check(fewer)):
        assert any(code == other and sources <= more for other, more in before)


@settings(max_examples=40, deadline=None)
@given(budgets())
def test_without_amounts_in_the_text_no_sum_and_no_rate_holds(budget: Budget) -> None:
    bare = tuple(item.model_copy(update={"current": None, "delta": None}) for item in budget.narrative)
    found = check(budget.model_copy(update={"narrative": bare}))
    rules = ("told_sums.", "told_lists.", "completion.", "shares.", "contradictions.", "limits.increase")
    assert not [one for one in found if one.code.startswith(rules)]
