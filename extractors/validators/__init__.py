"""Do the figures agree? One file per family, one function per rule; the docstring is the rule (勾稽关系核对)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from extractors.schema.budget import Budget
from extractors.schema.check import Check
from extractors.schema.finding import Finding
from extractors.validators import scanned
from extractors.validators.balance import computing
from extractors.validators.blame import Explanation, explain
from extractors.validators.claim import Claim
from extractors.validators.findings import findings
from extractors.validators.forms import (
    cost_targets,
    form_money,
    itemised,
    payment_plan,
    performance,
    self_assessment,
    standards,
    targets,
    tasks,
    unit_costs,
)
from extractors.validators.order import worst_first
from extractors.validators.remembered import remembering
from extractors.validators.rule import Rule
from extractors.validators.tables import (
    across,
    blanks,
    codes,
    hierarchy,
    items,
    misplaced,
    naming,
    parts,
    row,
    sides,
    units,
    years,
)
from extractors.validators.text import (
    change,
    compared,
    completion,
    contradictions,
    dated,
    fleet,
    headcounts,
    limits,
    narrative,
    numbering,
    reasons,
    shares,
    told_lists,
    told_sums,
)
from extractors.validators.truncation import with_habit
from extractors.validators.witness import Witness

RULES: tuple[Rule, ...] = (
    misplaced.line_is_printed_once,
    misplaced.line_stands_in_its_columns,
    misplaced.figures_stand_under_their_heads,
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
    narrative.three_public_amount_is_in_their_table,
    change.previous_and_change_make_current,
    change.percent_is_the_change,
    change.direction_is_the_sign,
    change.words_go_the_same_way,
    change.one_change_per_item,
    change.change_is_not_zero,
    limits.increase_is_within_the_amount,
    limits.decrease_is_at_most_all,
    reasons.no_change_has_no_reason,
    reasons.reason_goes_the_same_way,
    reasons.reason_is_of_the_item,
    completion.outturn_is_the_rate_of_the_budget,
    shares.item_is_its_share_of_the_total,
    told_sums.parts_make_the_whole,
    told_sums.parts_are_within_the_whole,
    told_sums.changes_make_the_change,
    told_lists.listed_codes_make_the_whole,
    told_lists.listed_changes_make_the_change,
    contradictions.item_has_one_amount,
    contradictions.total_has_one_amount,
    blanks.blank_table_has_no_amount,
    blanks.denied_fund_has_no_table,
    headcounts.ranks_make_the_heads,
    fleet.kinds_make_the_fleet,
    fleet.fleet_agrees_with_the_table,
    units.unit_line_is_that_of_the_amounts,
    units.amount_has_the_digits_of_money,
    years.years_make_the_change,
    dated.title_names_the_year,
    dated.sentence_names_the_year,
    compared.compared_year_is_another,
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
    naming.name_is_not_that_of_another_code,
    naming.item_has_one_code,
    naming.code_stands_under_its_parent,
    numbering.tables_are_numbered_on,
    numbering.items_are_numbered_on,
)


class Audit(NamedTuple):
    """All checks, worst first: failures by the amount at stake, then what could not be told, what rounding explains and what
    holds, within these in the order of the rules; and the findings that the failures come down to."""

    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]


def audit(budget: Budget) -> Audit:
    """Every rule on this budget. Never raises."""
    with remembering(), computing():
        found = [stamped for rule in RULES for stamped in rule(budget)]
        made = _made(budget, found)
        checks = scanned.cautious([check for check, _ in made], budget)
        explained = [cause for _, cause in made]
        order = worst_first(checks, budget)
        checks, explained = [checks[at] for at in order], [explained[at] for at in order]
        return Audit(tuple(checks), findings(checks, explained, budget))


def _made(
    budget: Budget, found: Sequence[tuple[str, Check | Claim]]
) -> list[tuple[Check, Explanation | None]]:
    """The checks that the outcomes of the rules come to, each once, with the cause of those that fail."""
    claims = with_habit([outcome for _, outcome in found if not isinstance(outcome, Check)])
    causes = {at: cause for cause in explain(claims, Witness(budget)) for at in cause.claims}
    made: dict[tuple[object, ...], tuple[Check, Explanation | None]] = {}
    position = count()
    for code, outcome in found:
        cause: Explanation | None = None
        if not isinstance(outcome, Check):
            at = next(position)
            cause = causes.get(at)
            outcome = claims[at].judged(None if cause is None else cause.suspect)
        check = outcome.by(code)
        made.setdefault((code, *_key(check)), (check, cause))
    return list(made.values())


def claims(budget: Budget) -> list[Claim]:
    """What the printed figures claim of each other, as far as it must hold; to be tried with other readings of them."""
    with remembering(), computing():
        found = (outcome for rule in RULES for _, outcome in (stamped for stamped in rule(budget)))
        return [outcome for outcome in found if not isinstance(outcome, Check) and outcome.firm]


def check(budget: Budget) -> tuple[Check, ...]:
    """The checks of an audit alone."""
    return audit(budget).checks


def _key(check: Check) -> tuple[object, ...]:
    """What tells a check from all others. To hash the boxes of all its cells would take longer than to find it."""
    places = ((source.cell, source.text) if source.cell else source for source in check.sources)
    return check.message, *places
