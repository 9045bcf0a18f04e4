"""The ways to answer a question of its kind, the surest first."""

from __future__ import annotations

from collections.abc import Iterator

from service.answering.asked.how_many import named_side_by_side, of_each_of_several
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.asked.reckoning import asks_times
from service.answering.document.held import Held, of_earlier_year, of_last_year, of_other_years
from service.answering.printed.linking import Links
from service.answering.ways.agreement import (
    claimed,
    claims,
    counts_added,
    differences_told,
    form_rates,
    funded_by,
    held_against,
    included,
    left_out,
    parts_moved,
    percent_base,
    percent_check,
    periods,
    reason_fits,
)
from service.answering.ways.changes import (
    against_budget,
    caused,
    change,
    changed_most,
    changes_named,
    last_year,
    like_for_like,
    moves_summed,
    of_starts,
    planned,
    trend,
    uncompared,
    units_changed,
    which_changed,
    without_factor,
)
from service.answering.ways.counts import counting, guests, of_several, staffing, tallies, year_before
from service.answering.ways.figures import (
    balance_date,
    by_amount,
    cells,
    columns,
    crossing,
    left_over,
    one_of_two,
    unfilled,
    unit_rows,
)
from service.answering.ways.figures.lookup import LISTED, lookup
from service.answering.ways.lines import answer as lines
from service.answering.ways.lines import named_so
from service.answering.ways.members import (
    bounded,
    comes_from,
    detailed,
    goods,
    part_within,
    procurement,
    projects,
    spread,
)
from service.answering.ways.members.bodies import about_bodies, bodies
from service.answering.ways.parts import of_parts, of_purposes, of_reasons
from service.answering.ways.reckoning import (
    against_each_other,
    asset_share,
    carried,
    in_turn,
    paid_in_all,
    parted,
    products,
    proportions,
    quarters,
    reckoned,
    residuals,
    rest_told,
    series,
)
from service.answering.ways.sequences import (
    FROM_FORMS,
    Answerer,
    of_arithmetic,
    of_counts,
    of_item,
    of_lists,
    of_lone_questions,
    of_projects,
    of_rows_in_words,
    of_words,
)
from service.answering.ways.tables import cells as table_cells
from service.answering.ways.targets import (
    assessed,
    attained,
    bound_of_money,
    goals,
    indicators,
    marks,
    payment_plans,
    put_to_use,
    side_by_side,
    target_bounds,
    target_years,
    ticked,
    unmet,
)
from service.answering.ways.targets.indicators import about_targets, asks_beside, targets
from service.answering.ways.wording import duties, explained, prose, whether
from service.answering.ways.wording.demands import demands_each, of_a_firm, of_time
from service.answering.ways.wording.nearest import nearest
from service.patterns import regex

_AGAINST = regex("比(?!例|重)|较|跟|和|与|同")
_AGAINST_YEAR = regex("(?:比|较|跟|和|与|同)(?:上年|去年|上一年|前一年|往年|(?:19|20)\\d\\d年)")
_AVERAGED = regex("均|每|摊")
_EACH = regex("分别|各")
_SET_AGAINST = regex("超过|超出|等于|高于|低于|一致|相符|一样|相同")
_RECKONED = regex("计算|平均|测算|[核换折]算|推算")
_WHOLES = {"收入总计", "支出总计", "预算总额"}
# The most that was spent at once: no amount of the item, and nothing that is printed of it.
_ONE_OF_IT = regex(
    "(?:(?<![里中内])(?<![里中内][一-鿿])(?<![里中内][一-鿿]{2})最[多大高少小低贵]|花[费钱]最)[^,，。]{0,4}(?:一次|一笔|一回|一场|一批|那次|那笔)"
)
_ONE_OF_MANY = regex("哪一?[家户](?!单位|预算)|哪一?[个位](?:企业|公司|商户|店|人|供应商|群众|干部|职工)")
_OPEN = regex("什么(?!水平|规模|标准)|谁|哪[个家里]|啥")
# Asks what one thing may cost, which a target says.
_AIM_AND_OUTTURN = regex("目标值?[、和与跟及,，](?:实际|完成)|(?:实际|完成)[^,，。]{0,3}[、和与跟及,，]目标")
_RATE_OF_CHANGE = regex("[涨增升降减跌]幅|(?:涨|提高|增加|升|降|减)到")
_BOUNDED = regex("要求|控制|以内|不超过|上限")


def ways(question: Question, held: Held, links: Links) -> Iterator[Answerer]:
    """What to try in turn; the first that answers counts. None for persons, whose names are never given,
    and for the most that was spent at once, which no document prints."""
    wants = question.wants
    if wants(Ask.PERSON) or _ONE_OF_IT.search(question.plain):
        return
    if of_a_firm(question):
        yield nearest
        return
    if wants(Ask.DUTY) and not wants(Ask.AMOUNT):
        yield duties.duties
        if duties.of_inner_office(question, held):
            return
    yield from (assessed.ranked,) if assessed.by_score(question) else ()
    yield assessed.score_of_one
    yield from (*FROM_FORMS, lines.of_part, named_so.counted_up, table_cells.of_part)
    yield from (against_each_other.of_changes, of_starts.reckoned, without_factor.rest)
    if links.earlier:
        yield reckoned.following
        yield carried.carried
    if of_earlier_year(question, held):
        # what the year before was tells nothing of one before that
        yield target_years.over_years
        yield trend.by_year
        return
    if proportions.of_rest(question) and not wants(Ask.VERIFY, Ask.WHY):
        yield proportions.proportioned
        if wants(Ask.SHARE):
            # what part those are that it is asked without tells the contrary
            return
    yield differences_told.agreeing
    if claims.asked(question):
        yield claims.failed
        yield claimed.against_tables
    if percent_base.asked(question):
        yield percent_base.base
    if claimed.denied(question):
        yield claimed.denial
    if parts_moved.asked(question):
        yield parts_moved.agreeing
    if percent_check.reckoned(question):
        yield percent_check.verify_percent
    if included.asked(question, links):
        yield included.included
    yield from (left_out.told, funded_by.told, comes_from.received, like_for_like.told, moves_summed.summed)
    yield from (one_of_two.told, crossing.crossing, left_over.of_projects, left_over.left_over)
    if explained.asked(question):
        yield explained.explained
    yield explained.outlays
    if comes_from.asked(question):
        yield comes_from.comes_from
    if part_within.asked(question, links):
        if part_within.told(question, held):
            yield nearest
        return
    yield from of_lone_questions(question)
    yield from of_lists(question)
    if question.amounts and not wants(Ask.VERIFY, Ask.WHY, Ask.CHANGE, Ask.SHARE):
        yield bounded.lines
    if goals.asked(question):
        yield goals.goals
    if goals.asked_of_all(question, links):
        yield goals.goals_of_all
        yield targets
        return
    if marks.asked(question):
        # the marks of one project are no average
        yield marks.average
        return
    yield from (assessed.ranked, assessed.rate_of_one, attained.attained)
    yield from (put_to_use.put_to_use, side_by_side.told)
    if unmet.asked(question):
        yield caused.missed
        if "指标" in question.plain:
            return
    yield from (bound_of_money.held_to_all, *((periods.of_year,) if wants(Ask.YES_NO) else ()))
    yield from (ticked.told, ticked.period, target_bounds.bounded)
    yield from of_rows_in_words(question)
    yield from (indicators.by_name, *((targets,) if asks_beside(question, links) else ()))
    yield from (target_years.over_years, which_changed.which, quarters.by_quarter)
    if payment_plans.asked(question):
        yield payment_plans.payment_plan
        if payment_plans.by_a_day(question):
            return
    yield from (of_several.units, parted.parts, goods.row, goods.of_project)
    if _AIM_AND_OUTTURN.search(question.plain):
        yield targets
    elif not (wants(Ask.CHANGE) and (question.previous or _RATE_OF_CHANGE.search(question.plain))):
        # how it changed no product tells
        yield form_rates.agreeing
        yield from (paid_in_all.paid, in_turn.products, products.product, products.covered)
    if asks_times(question.plain):
        yield from (reckoned.times, proportions.proportioned)
    if wants(Ask.VERIFY):
        yield counts_added.agreeing
    if guests.of_strangers(question, held) or staffing.of_the_unposted(question, held):
        # the numbers that are told are those of others
        return
    if of_last_year(question, held) and wants(Ask.COUNT):
        yield year_before.last
    yield from (*of_counts(question, links), held_against.told_of)
    if wants(Ask.VERIFY):
        yield reason_fits.fits
    yield rest_told.rest
    if residuals.asked(question):
        # what this year leaves is not what last year left
        yield from () if of_last_year(question, held) else (residuals.rest,)
        return
    if residuals.part_asked(question):
        yield residuals.part
        return
    if spread.placed(question):
        yield detailed.of_rows
    if columns.placed(question) and not by_amount.asked(question):
        yield from (columns.placements,) if "级" in question.plain else (detailed.of_item, columns.placements)
    if units_changed.asked(question):
        yield units_changed.changed
    yield against_budget.unspent
    if changed_most.over_budget(question):
        yield changed_most.carried_out
    if wants(Ask.HIGHEST):
        yield from (series.most, which_changed.most_of_three, changed_most.most)
        yield from (which_changed.most_told, changed_most.carried_out)
    yield from (planned.budgeted, which_changed.parts) if wants(Ask.CHANGE) else (planned.budgeted,)
    if not wants(Ask.WHY) and (not wants(Ask.CHANGE) or of_other_years(question, held)):
        yield trend.by_year
        if held.year in question.years and held.year is not None and held.year - 1 in question.years:
            yield change.change
    if balance_date.asked(question):
        yield balance_date.stock
    if proportions.of_base(question, held) or proportions.of_plan(question):
        yield proportions.proportioned
    if of_last_year(question, held) and wants(Ask.SHARE):
        # what was there at the end of the year before is what the department has
        yield asset_share.share
    if of_last_year(question, held) and whether.owned(question):
        yield whether.whether
    if of_last_year(question, held) and not (wants(Ask.COUNT) and not wants(Ask.CHANGE, Ask.BASE, Ask.SHARE)):
        # 比2023年变化多少 asks for the change from it, 根据增减情况 only says where to look.
        compared = wants(Ask.CHANGE, Ask.DIFFERENCE) and _AGAINST.search(question.plain)
        if not wants(Ask.CHANGE) and len(links.members) > 1 and not _AGAINST_YEAR.search(question.plain):
            # what last year's amounts of two items differ by
            compared = None
        derived = not compared or wants(Ask.BASE)
        yield from (last_year.base,) if derived else (change.change, last_year.base)
        if wants(Ask.CHANGE, Ask.BASE, Ask.DIFFERENCE) and not compared:
            yield change.change
        yield from (uncompared.said_not_compared, counting.count, nearest)
        return
    yield from of_words(question, held)
    if wants(Ask.DEFINITION) and not wants(Ask.AMOUNT, Ask.CHANGE, Ask.WHY, Ask.SHARE, Ask.DUTY):
        return
    if wants(Ask.WHY):
        yield from of_reasons(question)
        return
    if wants(Ask.PURPOSE) and not wants(Ask.HIGHEST):
        yield from of_purposes(question)
        if question.amounts and not wants(Ask.AMOUNT, Ask.PARTS, Ask.SHARE):
            # another amount of the item tells no purpose
            return
    if (
        "指标" in question.plain
        and not _RECKONED.search(question.plain)
        and not (wants(Ask.YES_NO, Ask.VERIFY) and _SET_AGAINST.search(question.plain))
        and not wants(Ask.HIGHEST, Ask.SHARE, Ask.DIFFERENCE, Ask.SUM, Ask.CHANGE)
    ):
        yield targets
    if wants(Ask.SUM) and series.of_parts_of_a_year(question):
        yield series.total
        return
    yield from of_arithmetic(question, held)
    if wants(Ask.PER_HEAD) and not (wants(Ask.CHANGE) and not _AVERAGED.search(links.rest)):
        # the amount alone is no average, though a sentence may tell how much each gets; 生均公用经费 may be an item that changed
        if about_targets(question) or _BOUNDED.search(question.plain):
            yield targets
        if demands_each(question):
            yield nearest
        return
    if wants(Ask.CHANGE) and not of_other_years(question, held):
        yield from (uncompared.before_last, trend.over_the_year, change.change, trend.by_year)
        yield from (changes_named.by_words, uncompared.said_not_compared, uncompared.no_comparison)
    if wants(Ask.YES_NO) and not wants(Ask.VERIFY, Ask.CHANGE, Ask.SHARE):
        if not prose.compares(question):
            yield from (whether.whether, detailed.lists) if whether.owned(question) else (detailed.lists,)
            if not put_to_use.deed_asked(question) and not ticked.of_sort(question):
                yield prose.yes_no
            yield from (whether.whether, prose.denied_whole, prose.none_of_it, unfilled.unfilled)
        if prose.compares(question):
            if prose.of_what_is_told(question):
                yield targets
                yield nearest
            return
    if about_bodies(question):
        yield bodies
    yield procurement.by_sort
    if wants(Ask.PARTS):
        yield from of_parts(question, held)
    if about_targets(question):
        yield targets
    if of_projects(question) and (wants(Ask.COUNT) or _EACH.search(question.plain)):
        yield projects.projects
    if wants(Ask.COUNT) and "钱" not in question.plain and not of_item(question, links):
        if wants(Ask.DIFFERENCE, Ask.SUM, Ask.SHARE):
            yield counting.reckon
        if not reckoned.asks_share(question):
            # a count alone is no part of another
            yield counting.count
        if not counting.of_staff(question):
            # a target counts none of those who work there
            yield targets
            yield tallies.one
        yield nearest
        return
    against = question.previous or (held.year is not None and held.year - 1 in question.years)
    if wants(Ask.VERIFY) or (against and wants(Ask.CHANGE)):
        # This year's amount alone answers neither.
        if not wants(Ask.VERIFY):
            yield prose.none_of_it
        yield nearest
        return
    if wants(Ask.AMOUNT):
        yield unfilled.unfilled
        yield cells.several
        yield cells.down
        yield columns.of_row
        if unit_rows.untold(question, held, links):
            yield unit_rows.in_words
            return
    of_all = wants(Ask.HIGHEST) and links.subjects and set(links.subjects) <= _WHOLES
    one_of_them = bool(links.left) and named_side_by_side(question.plain) > len(links.members) > 0
    if of_all or one_of_them or (left_out.asked(question) and len(links.members) > 1):
        # what all, or one, have is not which of them has most, nor how much either is that one is counted in the other
        yield nearest
        return
    if wants(Ask.HIGHEST) and _ONE_OF_MANY.search(question.plain):
        # nor is what an item comes to which of those outside got most of it
        return
    if of_each_of_several(question.plain) and len(links.members) < 2:
        # what all have together is not what each has
        return
    if not set(question.asks) - {Ask.PARTS} and of_time(question):
        # when it is no amount tells
        yield targets
        yield nearest
        return
    if not question.asks and _OPEN.search(question.plain):
        # 开什么会, 由谁承担, 租的是哪里: an amount tells none of them
        yield nearest
        return
    if not (wants(Ask.PARTS) and LISTED.search(question.plain)):
        # one amount is no list, and no target
        if "目标值" not in question.plain and "指标值" not in question.plain:
            yield from () if ticked.of_sort(question) else (lookup,)
            if wants(Ask.AMOUNT) and not wants(Ask.SHARE, Ask.CHANGE, Ask.COUNT):
                yield prose.none_of_it
        yield targets
    yield nearest
