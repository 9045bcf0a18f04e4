"""The ways to questions for what something consists of, what it is for and what it came of, the surest first."""

from __future__ import annotations

from collections.abc import Iterator

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.ways.changes import (
    caused,
    change,
    changes_named,
    stated,
    trend,
    uncompared,
    why,
    why_told,
)
from service.answering.ways.figures import by_amount, cells, columns, in_column, spent_as
from service.answering.ways.figures.lookup import each
from service.answering.ways.members import (
    broken_down,
    classes,
    compose,
    counted_up,
    detailed,
    enumerated,
    procurement,
    projects,
    sources,
    spread,
    summed_before,
)
from service.answering.ways.reckoning import (
    largest_share,
    shares,
)
from service.answering.ways.sequences import PARTS_OF, Answerer, of_projects
from service.answering.ways.tables import blank
from service.answering.ways.targets import goals
from service.answering.ways.wording import done_for, meaning, scope_told
from service.answering.ways.wording.demands import of_no_comparison
from service.answering.ways.wording.nearest import nearest
from service.patterns import regex

_EACH = regex("分别|各")
_COMPRISES = regex("包括|包含|涵盖|含有")
# 为什么要安排救助专项: not why it is more or less than before.
_SET_ASIDE = regex(
    "(?:为什么|为何|为啥)(?:今年|每年|还|又|也)?(?:需?要|得|会)?(?:专门|单独|另外)?(?:安排|设立|设置|设(?![备施计])|列支|拨付?|花|出(?!国|境|差)|编列|申请|给|准备)(?!得|了?这么|的)(?!.*(?:[增减更最]|不|没|多了|少了|比))"
)
# 上年结转是怎么形成的
_CAME_ABOUT = regex("形成|产生|由来|怎么来的|对不上|不一样|不一致")


def of_parts(question: Question, held: Held) -> Iterator[Answerer]:
    yield blank.which
    if broken_down.spent_on(question):
        yield broken_down.parts
    if of_projects(question) or PARTS_OF.search(question.plain):
        yield projects.under_code
    if sources.asked_of(question):
        yield columns.across
    if by_amount.asked(question):
        yield by_amount.codes_of if by_amount.of_codes(question) else by_amount.projects_of
        if not of_projects(question) or by_amount.of_codes(question):
            yield columns.down
    yield projects.paid_from
    if of_projects(question):
        yield by_amount.projects_of
        yield projects.projects
    yield projects.booked_under
    yield cells.several
    yield cells.down
    yield columns.of_row
    yield compose.by_measure
    yield each
    yield classes.classes
    yield sources.by_source
    yield columns.grouped
    yield spread.of_number
    yield compose.as_many
    yield projects.of_all
    if procurement.asks_what_is_bought(question):
        yield procurement.procured
    yield compose.parts
    yield compose.of_class
    yield columns.down
    yield columns.across
    yield compose.told
    yield summed_before.parts
    yield detailed.of_item
    yield detailed.of_rows
    yield counted_up.parts
    yield broken_down.parts
    yield projects.of_one_head
    if not of_projects(question):
        yield in_column.listed
    yield enumerated.listed
    yield projects.projects
    yield procurement.procured
    if _COMPRISES.search(question.plain) and not question.wants(Ask.AMOUNT, Ask.COUNT, Ask.SHARE):
        # of what no table has the parts the glossary says what belongs to it
        yield meaning.definition
    if not question.wants(Ask.AMOUNT):
        yield nearest


def of_reasons(question: Question) -> Iterator[Answerer]:
    """Why something changed, differs, is blank or was not done."""
    yield blank.reason
    if done_for.asked(question):
        # what a deed is done for; by how much money changed tells nothing of it
        yield from (done_for.told, goals.aims)
        if _SET_ASIDE.search(question.plain):
            yield meaning.purpose
        yield from (done_for.of_no_change(why_told.told), done_for.of_no_change(caused.caused))
        return
    if goals.why_arranged(question):
        # what there is a project for its form says, where no sentence tells what it came of
        yield from (why_told.told, caused.caused, goals.aims)
    if of_no_comparison(question):
        yield nearest
    if stated.asks_how(question):
        yield change.change
        yield trend.by_year
    yield uncompared.said_not_compared
    if _SET_ASIDE.search(question.plain):
        # why there is such money its purpose tells
        yield meaning.purpose
    yield scope_told.told
    yield caused.undone
    yield why.why
    yield why_told.told
    yield caused.caused
    yield done_for.told
    yield change.change
    yield changes_named.by_words
    if _CAME_ABOUT.search(question.plain):
        yield nearest


def of_purposes(question: Question) -> Iterator[Answerer]:
    """What money is for, before what it consists of."""
    wants = question.wants
    yield projects.paid_from
    if wants(Ask.PARTS) and question.amounts:
        yield compose.of_amount
    if question.amounts:
        yield broken_down.parts
    if wants(Ask.PARTS) and not wants(Ask.SHARE):
        yield meaning.used_for
    if wants(Ask.PARTS) and wants(Ask.SHARE):
        yield largest_share.told
        yield sources.printed_shares
        yield shares.share
    if wants(Ask.PARTS) and classes.digits_of(question.plain):
        yield classes.classes
    if wants(Ask.PARTS):
        yield counted_up.parts
        # what of it goes where says more than what it is for
        yield compose.told
        yield broken_down.parts
    if of_projects(question) and wants(Ask.PARTS, Ask.AMOUNT):
        yield projects.projects
    if wants(Ask.PARTS) and (PARTS_OF.search(question.plain) or _EACH.search(question.plain)):
        yield projects.under_code
        yield compose.parts
        yield compose.told
        yield compose.of_class
        yield detailed.of_item
        yield detailed.of_rows
    yield enumerated.listed
    yield meaning.purpose
    yield spent_as.beside
    if wants(Ask.PARTS):
        yield compose.parts
    yield goals.aims
    yield nearest
