"""What must hold for any performance forms: no rule raises, and what is taken away makes nothing hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import validators
from extractors.schema.budget import Budget, Goal, Statement
from extractors.schema.check import Check, Status
from extractors.schema.draft import Kind
from extractors.schema.source import Source
from tests.extractors.validators.stated import budget, form, goal, mention, plan, target

FAMILIES = (
    "performance",
    "targets",
    "form_money",
    "tasks",
    "itemised",
    "cost_targets",
    "payment_plan",
    "unit_costs",
    "standards",
)
PROJECTS = ["", "苗木补贴", "2029年林道补修"]
HEADS = [
    "资金/年度资金总额",
    "资金/实施期资金总额",
    "资金/年度资金总额/其他资金",
    "预算金额/总额",
    "预算数",
    "其中：财政资金",
]
LABELS = [
    "年度资金总额",
    "其中：财政拨款",
    "上年结转",
    "其他资金",
    "基本支出",
    "项目支出",
    "任务1",
    "任务2",
    "金额合计",
    "合计",
]
NAMES = [
    "2030年免疫率",
    "补植成活率",
    "学员满意度",
    "补助人数",
    "项目总成本",
    "补助标准",
    "人员经费",
    "完成时限",
]
TARGETS = [
    "≥95%",
    "100%",
    "9500%",
    "2元",
    "2万元",
    "2元/人",
    "100人",
    "3年",
    "2029年底",
    "2030年前",
    "逐步提高",
    "6-9个月",
]
TARGETS += ["合计3万元；分项1万元；2万元", "合计4万元；1万元；2万元", "2人×1元=2元", "", "≤", "-1%"]
WORDS = ["按2人×3元=6元安排", "2人，每人3元，共7元", "合计", "0人×0元=0元", "9" * 30 + "人×2元=1元"]
amounts = st.sampled_from(["", "0", "0.00", "1.00", "2.00", "3.00", "3.01", "-1.00"])
projects = st.sampled_from(PROJECTS)

rows = st.builds("{} | {} | {}".format, st.sampled_from(LABELS), st.sampled_from(HEADS), amounts)
forms = st.builds(
    lambda project, lines, kind: form(project, *lines, kind=kind),
    projects,
    st.lists(rows, max_size=6),
    st.sampled_from([Kind.PERFORMANCE, Kind.PROJECTS]),
)
targets = st.builds(
    target,
    st.sampled_from(NAMES),
    st.sampled_from(TARGETS),
    projects,
    st.sampled_from(["数量指标", "成本指标", "时效指标", ""]),
    st.sampled_from(["产出指标", ""]),
)
shares = st.lists(st.sampled_from(["0%", "25%", "100%", "2500%", "-5%"]), min_size=4, max_size=4)
mentions = st.builds(
    mention,
    projects,
    st.sampled_from(["用途/预算资金", "用途/总预算", "用途"]),
    st.sampled_from(["1.00", "3", "0"]),
    st.sampled_from(["元", "万元", "人"]),
)
budgets = st.builds(
    lambda tables, indicators, said, goals, plans: budget(*tables, *indicators, *said, *goals, *plans),
    st.lists(forms, max_size=3),
    st.lists(targets, max_size=8),
    st.lists(mentions, max_size=2),
    st.lists(st.builds(goal, st.sampled_from(WORDS), projects), max_size=2),
    st.builds(lambda project, held: plan(project, *held), projects, shares),
)


def _checked(one: Budget) -> list[Check]:
    return [check for check in validators.check(one) if check.code.split(".")[0] in FAMILIES]


def _held(one: Budget) -> list[tuple[str, frozenset[Source]]]:
    return [(c.code, frozenset(c.sources)) for c in _checked(one) if c.status is Status.HOLDS]


@settings(max_examples=60, deadline=None)
@given(budgets)
def test_no_rule_raises_and_every_finding_says_what_and_where(one: Budget) -> None:
    for check in _checked(one):
        assert check.message
        assert check.sources
        assert (check.suspect is None) or check.status is Status.FAILS


def _fewer(draw: st.DataObject, parts: tuple[object, ...]) -> tuple[object, ...]:
    kept = draw.draw(st.sets(st.sampled_from(range(len(parts))))) if parts else set()
    return tuple(parts[at] for at in sorted(kept))


@settings(max_examples=60, deadline=None)
@given(budgets, st.data())
def test_what_is_taken_away_makes_nothing_hold_that_did_not(one: Budget, data: st.DataObject) -> None:
    before = _held(one)
    parts: dict[str, tuple[Statement | Goal, ...]] = {"statements": one.statements, "goals": one.goals}
    fewer = one.model_copy(update={name: _fewer(data, held) for name, held in parts.items()})
    for code, sources in _held(fewer):
        assert any(code == other and sources <= more for other, more in before)
