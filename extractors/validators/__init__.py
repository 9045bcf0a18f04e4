"""Do the figures agree? One file per family, one function per rule; the docstring is the rule (勾稽关系核对)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from extractors.schema.budget import Budget
from extractors.schema.check import Check, Severity, Status
from extractors.schema.money import YUAN_PER_UNIT
from extractors.schema.source import Source
from extractors.validators import (
    across,
    change,
    codes,
    cost_targets,
    dated,
    form_money,
    hierarchy,
    itemised,
    items,
    misplaced,
    narrative,
    parts,
    payment_plan,
    performance,
    row,
    scanned,
    self_assessment,
    sides,
    standards,
    targets,
    tasks,
    unit_costs,
    years,
)
from extractors.validators.finding import Rule
from extractors.validators.remembered import remembering

RULES: tuple[Rule, ...] = (
    misplaced.line_is_printed_once,
    misplaced.line_stands_in_its_columns,
    row.parts_make_the_total,
    hierarchy.lines_make_the_parent,
    hierarchy.lines_make_the_total,
    parts.column_is_within_the_whole,
    parts.line_is_within_the_whole,
    sides.items_make_the_side,
    sides.receipts_equal_expenditure,
    sides.funds_balance,
    across.totals_agree,
    across.sides_agree_with_lines,
    across.sides_agree_with_shares,
    across.codes_agree,
    across.receipts_agree,
    across.projects_make_the_column,
    items.columns_agree_with_lines,
    items.three_public_agree_with_items,
    narrative.coded_amount_is_in_a_table,
    narrative.named_amount_is_in_a_table,
    narrative.project_amount_is_in_a_table,
    change.previous_and_change_make_current,
    change.percent_is_the_change,
    change.direction_is_the_sign,
    change.one_change_per_item,
    change.change_is_not_zero,
    years.years_make_the_change,
    dated.title_names_the_year,
    dated.sentence_names_the_year,
    performance.target_is_of_this_year,
    performance.rate_is_a_percentage,
    performance.share_is_no_more_than_all,
    targets.indicator_has_one_target,
    form_money.funds_make_the_total,
    tasks.tasks_make_the_total,
    form_money.form_agrees_with_the_list,
    form_money.purpose_agrees_with_the_money,
    itemised.parts_in_a_target_make_its_total,
    itemised.shares_in_a_target_agree_with_the_tables,
    targets.every_name_has_its_target,
    cost_targets.cost_is_in_the_unit_of_the_money,
    cost_targets.whole_cost_is_the_money,
    payment_plan.plan_pays_no_more_than_all,
    unit_costs.factors_make_the_amount,
    standards.standards_make_the_money,
    self_assessment.score_is_within_its_weight,
    self_assessment.scores_make_the_total,
    self_assessment.rate_is_spent_of_granted,
    codes.code_is_whole,
    codes.name_belongs_to_the_code,
    codes.parent_is_printed,
)

_STATUSES = (Status.FAILS, Status.CANNOT_TELL, Status.ROUNDING, Status.HOLDS)
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def check(budget: Budget) -> tuple[Check, ...]:
    """Every rule on this budget, worst first: failures by the amount at stake, then what could not be told,
    what rounding explains and what holds. Within these, in the order of the rules. Never raises."""
    with remembering():
        found: dict[tuple[object, ...], Check] = {}
        for rule in RULES:
            for check in rule(budget):
                found.setdefault(_key(check), check)
    units = _units(budget)
    return tuple(
        sorted(scanned.cautious(list(found.values()), budget), key=lambda check: _rank(check, units))
    )


def _key(check: Check) -> tuple[object, ...]:
    """What tells a check from all others. To hash the boxes of all its cells would take longer than to find it."""
    places = ((source.cell, source.text) if source.cell else source for source in check.sources)
    return check.code, check.message, *places


def _rank(check: Check, units: dict[Source, str]) -> tuple[int, int, Decimal]:
    return _STATUSES.index(check.status), _SEVERITIES.index(check.severity), -_at_stake(check, units)


def _at_stake(check: Check, units: dict[Source, str]) -> Decimal:
    """The difference in yuan; it is printed in the unit of the first amount that takes part."""
    if not check.difference:
        return Decimal(0)
    unit = next((units[source] for source in check.sources if source in units), "元")
    try:
        return abs(Decimal(check.difference)) * YUAN_PER_UNIT.get(unit, 1)
    except InvalidOperation:  # a difference in words or in percentage points
        return Decimal(0)


def _units(budget: Budget) -> dict[Source, str]:
    amounts = (amount.money for s in budget.statements for line in s.lines for amount in line.amounts)
    told = (
        money for item in budget.narrative for money in (item.current, item.previous, item.delta) if money
    )
    return {money.source: money.unit for money in (*amounts, *told)}
