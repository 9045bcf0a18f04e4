"""Do the figures agree? One file per family, one function per rule; the docstring is the rule (勾稽关系核对)."""

from __future__ import annotations

from extractors.schema.budget import Budget
from extractors.schema.check import Check
from extractors.validators import (
    across,
    change,
    codes,
    dated,
    hierarchy,
    items,
    misplaced,
    narrative,
    parts,
    performance,
    row,
    scanned,
    sides,
    years,
)
from extractors.validators.blame import explain
from extractors.validators.order import worst_first
from extractors.validators.remembered import remembering
from extractors.validators.rule import Rule
from extractors.validators.truncation import with_habit

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
    codes.code_is_whole,
    codes.name_belongs_to_the_code,
    codes.parent_is_printed,
)


def check(budget: Budget) -> tuple[Check, ...]:
    """Every rule on this budget, worst first: failures by the amount at stake, then what could not be told,
    what rounding explains and what holds. Within these, in the order of the rules. Never raises."""
    with remembering():
        found = [stamped for rule in RULES for stamped in rule(budget)]
        claims = with_habit([outcome for _, outcome in found if not isinstance(outcome, Check)])
        suspects = {at: cause.suspect for cause in explain(claims) for at in cause.claims}
        judged = iter([claim.judged(suspects.get(at)) for at, claim in enumerate(claims)])
        checks: dict[tuple[object, ...], Check] = {}
        for code, outcome in found:
            made = (outcome if isinstance(outcome, Check) else next(judged)).by(code)
            checks.setdefault(_key(made), made)
    return worst_first(scanned.cautious(list(checks.values()), budget), budget)


def _key(check: Check) -> tuple[object, ...]:
    """What tells a check from all others. To hash the boxes of all its cells would take longer than to find it."""
    places = ((source.cell, source.text) if source.cell else source for source in check.sources)
    return check.code, check.message, *places
