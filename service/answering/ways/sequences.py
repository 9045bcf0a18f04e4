"""The ways to try in turn for one kind of question: of words, of arithmetic, of parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from service.answering.asked.how_many import of_each_of_several
from service.answering.asked.kinds import COUNTED, Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement import (
    across_places,
    additions,
    bare_counts,
    booked_as,
    bought,
    claimed,
    claims,
    form_wording,
    not_done,
    percent_check,
    periods,
    placed,
    projects_told,
    rates,
    rates_summed,
    reason_fits,
    roll_forward,
    said_again,
    scored,
    share_check,
    sums_told,
    times_told,
    two_given,
)
from service.answering.ways.changes import (
    raised,
)
from service.answering.ways.counts import (
    assets,
    by_name,
    counting,
    counts_beside,
    guests,
    parts_apart,
    staffing,
    tallies,
)
from service.answering.ways.figures import by_amount, cells, in_column, in_form, spent_as, worded
from service.answering.ways.figures.lookup import both_stages, lookup
from service.answering.ways.members import (
    detailed,
    enumerated,
    graded,
    numbered,
    procurement,
    projects,
    ranking,
    rated,
    same_name,
    some_of_them,
    sources,
)
from service.answering.ways.reckoning import (
    against_each_other,
    asset_share,
    beyond_basic,
    by_month,
    compute,
    fund_shares,
    in_paragraph,
    in_turn,
    largest_share,
    nearest_number,
    per_count,
    per_head,
    printed_rates,
    proportions,
    ratios,
    reckoned,
    series,
    shares,
    shares_in_print,
    stated_part,
    within_unit,
)
from service.answering.ways.targets import between_goals, whole_period
from service.answering.ways.wording import consists, dated, meaning, origin
from service.answering.ways.wording.nearest import nearest
from service.patterns import regex

# 盘子有多大: of an item of money how much it is.
_HOW_LARGE = regex("^(?!.*(?:面积|多少|几|人数|编制|占地|建筑)).*多大")
Answerer = Callable[[Question, Held, Links, Reply], Found | None]

# What stands in the form that a question names, under its goals, and what numbers make beside another.
FROM_FORMS: tuple[Answerer, ...] = (
    in_form.told,
    in_form.of_project,
    between_goals.told,
    parts_apart.told,
)

PARTS_OF = regex("科目|哪些[款类项]|各[款类项]|项目|[几哪]项|哪几|组成|构成|明细")
_PROJECTS = regex(
    "(?:哪|几|什么).{0,3}(?:项目|专项(?!业务|资金|经费|债|普查|活动|转移))|项目(?!支出).{0,4}(?:哪[些两三四五六七八九十]|各|都|几|清单|明细)|专项.*项目|[一二三四五六七八九十\\d]个(?:专项|项目)|项目的?钱"
    "|项目的?名称|(?:各|全部|所有|每个)项目(?!支出)|项目支出[^,，。科类经功]{0,8}(?:哪些|哪几[项个]|明细|花在哪)(?!.{0,4}(?:科目|类|方面))|上了?[^,，]{0,4}项目"
)
# Says that a share is of vehicles and not of what they cost.
_OF_VEHICLES, _OF_MONEY = regex("车(?!费|补|运行|购置|位|站)"), regex("[钱元费]|支出|预算|资金|花")


def of_words(question: Question, held: Held) -> Iterator[Answerer]:
    """Ways to questions of meaning, of agreement and of where a figure comes from."""
    wants = question.wants
    if wants(Ask.DEFINITION):
        yield meaning.definition
        if not wants(Ask.AMOUNT, Ask.CHANGE, Ask.WHY, Ask.SHARE, Ask.DUTY):
            yield nearest
    elif not wants(Ask.WHY, Ask.CHANGE) and meaning.of_term(question, held):
        yield meaning.definition
    if wants(Ask.VERIFY, Ask.YES_NO):
        yield projects_told.agreeing
        yield periods.of_year
    if wants(Ask.VERIFY) and not reason_fits.asked(question):
        if question.percents or "%" in question.plain or "幅" in question.plain:
            yield percent_check.verify_percent
        yield times_told.agreeing
        if said_again.asked(question):
            yield said_again.throughout
        yield share_check.printed_share
        yield roll_forward.rolled
        yield rates_summed.agreeing
        yield rates.by_rate
        if by_amount.asked(question):
            yield by_amount.codes_of if by_amount.of_codes(question) else by_amount.projects_of
        yield booked_as.agreeing
        yield bought.agreeing
        yield scored.agreeing
        yield cells.several
        yield two_given.told_of
        if across_places.two_said(question):
            yield across_places.agreeing
        if placed.of_unread_table(question, held):
            # that the text agrees with itself says nothing of a table
            yield across_places.one_sided
            yield nearest
            return
        yield sums_told.of_sentence
        yield additions.of_parts
        if sums_told.adds(question.plain):
            # what the validators found of a sum comes before any two numbers
            yield claims.holding
        yield form_wording.same_table
        yield not_done.agreeing
        yield across_places.agreeing
        yield claims.holding
        yield claimed.of_text_and_tables
        yield bare_counts.agreeing
        yield across_places.one_sided
        if wants(Ask.CHANGE):
            yield percent_check.verify_percent
    if wants(Ask.HOW):
        yield from (meaning.formula, rates_summed.made_of, origin.how)
    if wants(Ask.ACCOUNT) and not wants(Ask.PARTS, Ask.WHY):
        yield origin.account


def of_lone_questions(question: Question) -> Iterator[Answerer]:
    """What only words of its own ask for: projects by their scores, what a standard was and became, what basic expenditure
    has of an item, what a project costs in all its years, lines of one name, the few projects that make an amount."""
    if rated.asked(question):
        yield rated.ranked
    yield graded.graded
    if raised.asked(question):
        yield raised.from_to
    yield beyond_basic.split
    yield whole_period.total
    yield same_name.lines
    yield some_of_them.making


def of_counts(question: Question, links: Links) -> Iterator[Answerer]:
    """Guests received, posts and people, things owned, and other numbers that a paragraph tells side by side."""
    yield enumerated.of_bodies
    yield by_name.named
    if guests.asked(question, links):
        yield guests.guests
    if staffing.asked(question, links):
        if question.wants(Ask.SUM, Ask.DIFFERENCE):
            yield reckoned.reckoned
        yield staffing.staffing
    if assets.asked(question):
        yield assets.assets
    if question.wants(Ask.COUNT):
        yield counts_beside.each
    if tallies.asked(question):
        yield tallies.several


def of_lists(question: Question) -> Iterator[Answerer]:
    """What lists say in words: in which tables an item stands, what is done in a month, goals and tasks."""
    if origin.asks_table(question):
        yield origin.in_tables
    yield from (dated.in_month, dated.months, consists.answered_by, numbered.listed, numbered.one_point)
    yield from (consists.listed, consists.consists)


def of_rows_in_words(question: Question) -> Iterator[Answerer]:
    """The rows of tables by what they say in words, and what stands under the heads that a question names."""
    wants = question.wants
    yield from (spent_as.grouped, detailed.of_named)
    if spent_as.of_a_name(question):
        yield spent_as.beside
    if wants(Ask.AMOUNT, Ask.SUM, Ask.PARTS, Ask.HIGHEST) or worded.of_projects(question):
        yield worded.picked_out
    if wants(Ask.SHARE):
        yield spent_as.share
    if not wants(Ask.VERIFY):
        yield worded.under_head


def of_arithmetic(question: Question, held: Held) -> Iterator[Answerer]:
    wants = question.wants
    if both_stages(question, held) and not (wants(Ask.SHARE) and "占" in question.plain):
        # 公共预算支出 in what it is a share of is no plan
        yield lookup
    if of_projects(question) and not wants(Ask.HIGHEST, Ask.CHANGE, Ask.SHARE):
        yield projects.paid_from
        if wants(Ask.PER_HEAD) and wants(Ask.PARTS):
            # 每个多少钱 asks for the amount of each
            yield projects.projects
    if wants(Ask.SUM, Ask.SHARE, Ask.DIFFERENCE):
        yield projects.forms_together
    yield from (within_unit.averaged, per_count.per_count)
    yield by_month.by_month
    # what each of several has no quotient tells
    averaged = not of_each_of_several(question.plain)
    if averaged:
        yield in_paragraph.spread
    if wants(Ask.PER_HEAD) or ratios.asked(question):
        yield ratios.standard
    if (wants(Ask.PER_HEAD) or printed_rates.of_standard(question)) and not (
        wants(Ask.CHANGE) and question.previous
    ):
        # what it is tells nothing of by how much it changed
        yield printed_rates.rate
    if wants(Ask.PER_HEAD):
        if averaged:
            yield from (per_head.per_several, in_turn.heads, per_head.per_head)
        yield ratios.in_sentence
    if averaged:
        yield nearest_number.over_nearest
    if wants(Ask.SHARE) and not wants(Ask.CHANGE):
        yield fund_shares.share
        yield largest_share.told
        yield sources.printed_shares
    if wants(Ask.SHARE) and not (wants(Ask.CHANGE) and "占" not in question.plain):
        yield asset_share.share
        if wants(Ask.COUNT) or _OF_VEHICLES.search(question.plain):
            yield reckoned.reckoned
        if _OF_VEHICLES.search(question.plain) and not _OF_MONEY.search(question.plain):
            yield counting.reckon
        yield shares_in_print.within
        yield shares.share
        yield reckoned.reckoned
        yield counting.reckon
        yield shares_in_print.share
        yield proportions.proportioned
    if wants(Ask.SUM) and not (wants(Ask.PARTS) and of_projects(question)):
        yield series.total
        yield compute.total
        if wants(Ask.COUNT):
            yield counting.reckon
    if wants(Ask.HIGHEST):
        yield in_column.counted
        yield procurement.largest
        yield ranking.named
        yield projects.largest_projects
        yield ranking.largest
        yield in_column.ranked
        yield enumerated.ranked
    yield counts_beside.more
    yield stated_part.apart
    yield against_each_other.of_items
    yield against_each_other.of_words
    yield reckoned.reckoned


def of_projects(question: Question) -> bool:
    """Whether the parts asked for are projects and not the lines of a table by code."""
    return _PROJECTS.search(question.plain) is not None


def of_item(question: Question, links: Links) -> bool:
    """Whether what 多少 stands before is an item of money and nothing that is counted (安排了多少机关事业单位养老保险缴费)."""
    if _HOW_LARGE.search(question.plain) and links.mentions:
        return True
    asked = re.search("多少|几", question.plain)
    if asked is None or re.match(COUNTED, question.plain[asked.end() :]):
        return False
    return any(m.start == asked.end() and m.end - m.start > 3 for m in links.mentions)
