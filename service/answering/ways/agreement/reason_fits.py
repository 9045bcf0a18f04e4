"""Whether the reason that a document gives fits the way a figure went (减少2.98%，原因却是经费增加)."""

from __future__ import annotations

from extractors.schema.draft import Direction
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import narrative, own_codes
from service.answering.ways.changes.told_change import state
from service.patterns import regex
from service.terms import key

_ASKED = regex("原因|理由|解释|说法")
_GIVEN = regex("原因|理由|解释")
_WAY = regex("减少|下降|减的|增加|增长|增的|上升|升|降|方向|变化|变动")
# What is asked of the two, which neither of them says.
_VERDICT = regex("矛盾|冲突|出入|打架|方向|反")
_FIGURES = regex("数字|数据|金额|数额")
_UP = regex("增加|增长|上升|提高|新增|上调|扩大|增多")
_DOWN = regex("减少|下降|降低|压减|压缩|缩减|下调|取消|不再|核减|减")
_OF_MONEY = regex("经费|支出|费用?|资金|预算|拨款|工资|补贴|缴费")


def asked(question: Question) -> bool:
    """Whether a question asks if a reason fits what it is given for: figures that agree tell nothing of that."""
    text = question.plain
    if question.percents and not _GIVEN.search(text):
        # what is said of an amount is no reason
        return False
    held_against = _WAY.search(text) or _FIGURES.search(text)
    return bool(_ASKED.search(text) and held_against and ASKS_AGREEMENT.search(text))


def fits(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How the item changed, and the reason in the document's words; whether they go the same way where the reason says of
    money nothing but that it went one way."""
    if not asked(question):
        return None
    left = [word for word in links.left if not _VERDICT.search(word)]
    for subject in links.subjects:
        codes = own_codes(held, subject)
        # what is said of its lines is said of it
        below = [
            i for i in held.extraction.budget.narrative if any(c and i.code.startswith(c) for c in codes)
        ]
        for item in dict.fromkeys((*narrative(held, subject), *below)):
            if item.reason is None or item.direction is None or item.current is None:
                continue
            if unmatched(left, key(item.sentence.text), key("".join(item.heading)), _ASKED.pattern):
                continue
            said = state(held, item, reply)
            reason = reply.quote(held.document, item.reason.text, item.reason.source, "")
            given = item.reason.text
            up, down = _UP.search(given), _DOWN.search(given)
            against = down if item.direction is Direction.INCREASE else up
            along = up if item.direction is Direction.INCREASE else down
            if against and not along and _OF_MONEY.search(given[: against.start()]):
                return Found(f"不一致：{said}；原因：{reason}。", Outcome.CONFLICTING)
            if along and not against and _OF_MONEY.search(given[: along.start()]):
                return Found(f"一致：{said}；原因：{reason}。")
            return Found(f"{said}；原因：{reason}。")
    return None
