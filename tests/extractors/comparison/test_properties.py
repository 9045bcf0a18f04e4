"""What must hold for any disclosures: no rule raises, a document never contradicts itself, less says less."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.comparison import compare
from extractors.schema.budget import Budget, NarrativeItem, SpendingUnit, Stated
from extractors.schema.check import Status
from extractors.schema.draft import Level, Stage
from extractors.schema.source import Source
from tests.extractors.validators.test_properties import budgets

SENTENCES = [
    "比2023年预算增加。",
    "与上年持平。",
    "2023年执行数为1.00万元。",
    "上年预算数2.00，年初预算3.00。",
    "句",
]


@st.composite
def disclosures(draw: st.DrawFn) -> list[Budget]:
    """A few documents of one body, its years, stages and levels, whatever they print."""
    found = []
    for at in range(draw(st.integers(1, 4))):
        budget = draw(budgets())
        source = Source(document=f"d{at}", line=1, text="乙站")
        name = draw(st.sampled_from(["甲局", "乙站"]))
        item = st.sampled_from(SENTENCES).map(
            lambda text, s=source: {"sentence": Source(document=s.document, text=text)}
        )
        told: tuple[NarrativeItem, ...] = tuple(
            each.model_copy(update=draw(item)) for each in budget.narrative
        )
        found.append(
            budget.model_copy(
                update={
                    "document": f"d{at}",
                    "department": Stated(text=f"丙县{name}", source=source),
                    "region": "丙县",
                    "fiscal_year": draw(st.sampled_from([2023, 2024, 2029, 2030, None])),
                    "stage": draw(st.sampled_from(list(Stage))),
                    "level": draw(st.sampled_from(list(Level))),
                    "units": (SpendingUnit(name=Stated(text="丙县乙站", source=source)),),
                    "narrative": told,
                }
            )
        )
    return found


@settings(max_examples=30, deadline=None)
@given(disclosures())
def test_no_rule_raises_and_every_finding_says_what_and_where(documents: list[Budget]) -> None:
    for comparison in compare(documents):
        assert bool(comparison.doubt) <= (not comparison.checks)
        for check in comparison.checks:
            assert check.code.count(".") == 1
            assert check.message
            assert len(check.sources) > 1
            assert check.suspect is None or check.status is Status.FAILS


@settings(max_examples=30, deadline=None)
@given(disclosures(), st.data())
def test_without_one_of_its_units_no_department_is_said_to_be_their_sum(
    documents: list[Budget], data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.sampled_from(documents), unique_by=lambda each: each.document))
    before = {(each.relation, each.document.document): each for each in compare(documents)}
    for after in compare(kept):
        whole = before[after.relation, after.document.document]
        if len(after.others) < len(whole.others) and not whole.doubt:
            assert not any(check.code == "levels.units_make_the_department" for check in after.checks)


@settings(max_examples=30, deadline=None)
@given(budgets(), st.data())
def test_a_department_that_is_its_only_unit_never_differs_from_it(
    budget: Budget, data: st.DataObject
) -> None:
    source = Source(document="d", line=1, text="甲局")
    named = budget.model_copy(update={"department": Stated(text="丙县甲局", source=source), "region": "丙县"})
    department = named.model_copy(
        update={"units": (SpendingUnit(name=Stated(text="丙县甲局本级", source=source)),)}
    )
    unit = named.model_copy(update={"document": "u", "level": Level.UNIT})
    checks = [check for comparison in compare([department, unit]) for check in comparison.checks]
    assert {check.status for check in checks} <= {Status.HOLDS}


@settings(max_examples=30, deadline=None)
@given(disclosures(), st.data())
def test_removing_a_table_never_makes_anything_hold_that_did_not(
    documents: list[Budget], data: st.DataObject
) -> None:
    before = {
        (check.code, *check.sources)
        for c in compare(documents)
        for check in c.checks
        if check.status is Status.HOLDS
    }
    chosen = data.draw(st.integers(0, len(documents) - 1))
    fewer = [
        each.model_copy(update={"statements": each.statements[1:]}) if at == chosen else each
        for at, each in enumerate(documents)
    ]
    for comparison in compare(fewer):
        for check in comparison.checks:
            if check.status is Status.HOLDS and check.code.startswith("levels."):
                assert any(check.code == code and {*check.sources} <= {*sources} for code, *sources in before)
