"""What part of all that is spent of appropriations one fund has (政府性基金占财政拨款支出的百分之几), of one row of one table."""

from __future__ import annotations

from itertools import groupby

from extractors.schema.draft import Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.sides import Side, percent_of
from service.patterns import regex
from service.terms import key

_FUND = regex("政府性基金|国有资本经营|一般公共预算")
# All that is spent of appropriations, of whatever fund; what is spent of one alone is said with that fund before it.
_WHOLE = regex(
    "(?<!一般公共预算)(?<!政府性基金预算)(?<!政府性基金)(?<!国有资本经营预算)财政拨款(?:的|总|本年|当年)*支出"
)
# What such a question may name besides: the sides of the budget and the funds themselves.
_NAMES = regex(
    "(?:一般公共预算|政府性基金|国有资本经营)?(?:预算)?(?:财政)?(?:拨款)?(?:本年|当年|总)?(?:支出|收支)?(?:合计|总计|预算)?|预算总额"
)
# The rows of the table that tell what was spent, the surest first.
_ROWS = (regex(".?本年支出(?:合计)?"), regex("支出(?:合计|总计)|总计|合计"))
_TOTAL = regex("合计|小计|总计|支出|金额|预算数|决算数")


def share(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """All that is spent of appropriations, what the fund has of it, and the part that this is, in per cent to two places."""
    text = question.plain
    whole = _WHOLE.search(text) if question.wants(Ask.SHARE) and "占" in text else None
    if whole is None or question.amounts or question.previous:
        return None
    funds = set(_FUND.findall(text[: whole.start()] + "|" + text[whole.end() :]))
    if len(funds) != 1 or not all(_NAMES.fullmatch(name) for name in (*links.subjects, *links.left)):
        return None
    fund = funds.pop()
    for name in _ROWS:
        for row in _rows(held):
            if name.fullmatch(key(row[0].row or "")) is None:
                continue
            all_of_it = next((f for f in row if _TOTAL.fullmatch(_head(f))), None)
            part = next((f for f in row if fund in _head(f)), None)
            if all_of_it is not None and part is not None and all_of_it.money.value:
                return _told(held, all_of_it, part, reply)
    return None


def _rows(held: Held) -> list[list[Figure]]:
    """The rows on the side of what is spent of the table of appropriations, each with its amounts of the document's year."""
    figures = [
        f
        for f in held.catalogue.figures
        if f.kind is Kind.FISCAL_APPROPRIATION and f.line is not None and f.years <= {held.year}
    ]
    rows = [list(row) for _, row in groupby(figures, key=lambda f: id(f.line))]
    return [row for row in rows if len({f.header for f in row}) > 1]


def _head(figure: Figure) -> str:
    return key((figure.header or "").rpartition("/")[2])


def _told(held: Held, whole: Figure, part: Figure, reply: Reply) -> Found:
    percent = percent_of(Side.bare(part), Side.bare(whole), reply, f"{part.shown}占{whole.shown}")
    said = f"{whole.shown}为{reply.figure(held.document, whole)}"
    return Found(f"{said}，其中：{part.shown}{reply.figure(held.document, part)}，占{percent}。")
