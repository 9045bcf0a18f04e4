"""What is left of money at the end of the year: of one item (年底还剩多少) the cell of its row, of projects (哪些有结转) a column
of their table.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.schema.draft import Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question, understand
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.members.compose import adds_up, tell
from service.answering.ways.tables import cells
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key

_LEFT = regex("结[转余]|剩")
_BALANCE = regex("(?:年[初末])?(?:财政拨款)?结[转余]和?(?:结余)?")
_BEFORE = regex("年初|上年|去年|期初")
_WHICH_PROJECTS = regex("哪[些几][个项]?(?:专项|项目)|(?:专项|项目)[^,，。]{0,6}(?:有?哪[些几]|分别|各)")
_AT_THE_END = regex(
    "(?:年末|年终|期末)(?:财政拨款)?结[转余](?:和?结余|资金)?|结转(?:到|至)?下年(?:使用)?|结转下一年度?"
)
# Says only what is left, or that it is money.
_MERELY = regex("(?:年末|结转|结余|剩余|资金|没花完|花完|用完|下年|下一年|项目)+")
_FUNDS = (Kind.GOVERNMENT_FUND, Kind.STATE_CAPITAL)


def left_over(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The balance of the one item named at the end of the year; None where no table has it beside the item."""
    asks = question.wants(Ask.AMOUNT, Ask.YES_NO) and not question.wants(Ask.WHY, Ask.SHARE, Ask.SUM)
    items = [s for s in links.subjects if not _BALANCE.fullmatch(s)]
    if not asks or len(items) != 1 or not _LEFT.search(question.plain) or _BEFORE.search(question.plain):
        return None
    for said in ("结转", "结余"):
        if (
            found := cells.of_whole(understand("".join((items[0], "年末", said, "多少？"))), held, reply)
        ) is not None:
            return found
    own = [
        f
        for f in held.catalogue.of_subject(items[0])
        if f.column and _AT_THE_END.fullmatch(key(f.column[-1]))
    ]
    if len({f.money.yuan for f in own}) != 1:
        return None
    return Found(f"{own[0].shown}为{reply.figure(held.document, own[0])}。")


def of_projects(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The projects with money left at the end of the year, each with what is left, and the lines of the funds that have some too
    where all come to what is left in all; None where no table of projects has such a column."""
    asks = question.wants(Ask.PARTS, Ask.AMOUNT) and not question.wants(
        Ask.WHY, Ask.SHARE, Ask.HIGHEST, Ask.VERIFY
    )
    if not asks or not _WHICH_PROJECTS.search(question.plain):
        return None
    if not _LEFT.search(question.plain) or _BEFORE.search(question.plain):
        return None
    rows, totals = _column(held, (Kind.PROJECTS,))
    words = [
        w for w in (*links.left, *links.subjects) if not (_MERELY.fullmatch(w) or _AT_THE_END.fullmatch(w))
    ]
    if not rows or unmatched(words, *(f.words for f in rows)):
        return None
    of_funds, _ = _column(held, _FUNDS)
    lowest = [
        f
        for f in of_funds
        if f.code and not any(o.code != f.code and o.code.startswith(f.code) for o in of_funds)
    ]
    balances = [
        f
        for f in held.catalogue.figures
        if f.whole and _AT_THE_END.fullmatch(key(f.subject)) and f.money.value
    ]
    for whole in balances:
        if adds_up(whole, [*rows, *lowest]):
            return tell(held, whole, [*rows, *lowest], reply)
    if totals and adds_up(totals[0], rows):
        return tell(held, totals[0], rows, reply)
    return Found("；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in rows) + "。")


def _column(held: Held, kinds: Sequence[Kind]) -> tuple[list[Figure], list[Figure]]:
    """What tables of these kinds have in the column of what is left: in their rows, and in all."""
    figures = [
        f
        for f in held.catalogue.figures
        if f.kind in kinds
        and f.line is not None
        and f.column
        and f.money.value
        and _AT_THE_END.fullmatch(key(f.column[-1]))
        and (not f.years or held.year is None or held.year in f.years)
    ]
    totals = [f for f in figures if not f.row or TOTALS.fullmatch(key(f.row))]
    return [f for f in figures if f not in totals], totals
