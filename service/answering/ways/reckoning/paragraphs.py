"""A paragraph that begins with what it is about and what that comes to (3.村级公路养护36万元。…): its whole amount, and the
amounts of its parts under the words that lead to them, as operands of what is reckoned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.schema.extraction import Passage
from service.answering.printed.clause_numbers import Told, told_in
from service.patterns import regex
from service.terms import key

# Before an amount that is no whole: a change, another year's, one thing's.
_NO_WHOLE = regex(
    "(?:每[一-鿿]{0,6}|均|标准为?|单价|[多少][支花付安排收]*|增加?|减少?|压减|增长|下降|上年|去年|[到至由从])[为约是]?$"
)
_PLANNED, _SPENT = regex("预算|结转|结余"), regex("(?:决算|执行|支出)数?[为是]?$")
# What the name of a paragraph ends at.
_LEAD = regex(r"^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．]+)?(?P<name>[^，,。；;\d]{4,60})")

# An amount behind these is what one of something gets.
A_RATE = regex("(?:每|[人户亩件]均|单价|标准)[^，,。；;]{0,14}$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: what all of it is about, and its numbers, sentence by sentence."""

    passage: Passage
    about: str
    sentences: tuple[list[Told], ...]

    @classmethod
    def of(cls, passage: Passage) -> Paragraph:
        lead = _LEAD.match(passage.source.text)
        about = key("|".join((*passage.heading, lead["name"] if lead is not None else "")))
        return cls(passage, plain(about), tuple(told_in(passage)))

    def whole(self) -> Told | None:
        """The amount that the paragraph begins with, which is all of what it is about; of a plan and what was spent of it the
        latter."""
        amounts = [t for tokens in self.sentences for t in tokens if t.money]
        spent = [t for t in amounts if _SPENT.search(t.name)]
        if amounts and _PLANNED.search(amounts[0].name) and spent:
            return spent[0]
        return None if not amounts or of_another(amounts[0]) else amounts[0]

    def parts(self) -> Iterator[tuple[str, Told]]:
        """Its other amounts, each with all that was said since the one before: 苹果6.2万亩，每亩35元，计217万元."""
        whole = self.whole()
        for tokens in self.sentences:
            since = 0
            for token in (t for t in tokens if t.money and not A_RATE.search(t.sentence[: t.start])):
                first = whole is not None and (token.sentence, token.start) == (whole.sentence, whole.start)
                if not first and not of_another(token):
                    yield plain(key(token.sentence[since : token.start])), token
                since = token.end


def of_another(amount: Told) -> bool:
    """Whether an amount is a change, of another year, or one thing's."""
    return _NO_WHOLE.search(amount.sentence[: amount.start]) is not None


def plain(text: str) -> str:
    """Words as they are compared; 补贴 and 补助 are one."""
    return key(text).replace("补贴", "补助")
