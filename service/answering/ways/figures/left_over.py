"""What is left of one item's money at the end of the year (年底还剩多少, 结转多少): the cell of its row in a table."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question, understand
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.tables import cells
from service.patterns import regex

_LEFT = regex("结[转余]|剩")
_BALANCE = regex("(?:年[初末])?(?:财政拨款)?结[转余]和?(?:结余)?")
_BEFORE = regex("年初|上年|去年|期初")


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
    return None
