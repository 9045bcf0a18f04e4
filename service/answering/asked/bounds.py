"""An amount that a question names as a bound: 超过10万元, 不到50万元, 5万元以下."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from service.answering.asked.amounts import MONEY
from service.answering.asked.question import Question
from service.patterns import regex

_AT_LEAST, _OVER = "不低于|不少于|不小于|至少|达到", "超过了?|超出了?|大于|高于|多于|突破了?|[超过]了?"
_AT_MOST, _UNDER = "不超过|不高于|不大于|不多于|最多|至多", "低于|小于|少于|不足|不到|不满|未超过|没超过"
_BEFORE = regex(
    f"(?:(?P<at_most>{_AT_MOST})|(?P<at_least>{_AT_LEAST})|(?P<under>{_UNDER})|(?P<over>{_OVER}))$"
)
_AFTER = regex("(?:块钱?)?(?:(?P<at_least>及?以上)|(?P<at_most>及?以[下内]))")


@dataclass(frozen=True, slots=True)
class Bound:
    """An amount in yuan that others are to lie above or below; `said` is how the question says so."""

    yuan: Decimal
    above: bool
    itself: bool
    said: str

    @staticmethod
    def of(question: Question) -> Bound | None:
        """The one bound that a question names; None for none or for several."""
        found = list(MONEY.finditer(question.plain))
        if len(found) != 1 or len(question.amounts) != 1:
            return None
        amount, text = found[0], question.plain
        before = _BEFORE.search(text, 0, amount.start())
        after = _AFTER.match(text, amount.end())
        said = before or after
        if said is None or (before and after):
            return None
        kind = said.lastgroup or ""
        # half a unit of the last digit is what an amount leaves open that is printed, and none of a bound
        number = (question.amounts[0].low + question.amounts[0].high) / 2
        start, end = (before.start() if before else amount.start()), (after.end() if after else amount.end())
        return Bound(number, kind in ("over", "at_least"), kind.startswith("at_"), text[start:end])

    def holds(self, yuan: Decimal) -> bool:
        """Whether an amount lies within the bound."""
        if yuan == self.yuan:
            return self.itself
        return (yuan > self.yuan) == self.above

    def without(self, text: str) -> str:
        """The text without the bound."""
        return text.replace(self.said, " ")
