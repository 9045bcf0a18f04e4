"""Every number of running text with the words right before it in its clause, which are what it is printed as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Quantity
from extractors.schema.extraction import Passage
from extractors.schema.money import YUAN_PER_UNIT, Money
from service.answering.asked.kinds import COUNTED
from service.patterns import regex

UNITS = f"平方公里|立方米|人次|批次|家次|件次|学员|学生|社区|张|床|块|页|宗|起|卷|{COUNTED}"
_TOKEN = regex(
    rf"(?<![\d.,A-Za-z])(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<u>[千万亿]?元|[百千万]?(?:{UNITS}))(?!/|·)"
)
_SENTENCE = regex(r"[^。；;\n]+")
_BEFORE = regex(r"[，,、；;。：:（()）\s]|\d[\d,.]*[^\d，,、；;。：:（()）\s]{0,2}")
# No name and no clause is longer: a sentence of ten thousand numbers is looked through once.
_FARTHEST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """A number of a sentence; `start` and `end` are those of its digits and unit there."""

    value: Decimal
    printed: str
    unit: str
    start: int
    end: int
    name: str
    sentence: str
    passage: Passage

    @property
    def money(self) -> bool:
        return self.unit in YUAN_PER_UNIT

    @property
    def section(self) -> str:
        return " / ".join(self.passage.heading)

    @property
    def clause(self) -> str:
        """What stands before it and behind the amount of money before it."""
        return re.split(
            r"\d[\d,.]*\s*[千万亿]?元", self.sentence[max(0, self.start - _FARTHEST) : self.start]
        )[-1]

    def as_money(self) -> Money:
        return Money(printed=self.printed, value=self.value, unit=self.unit, source=self.passage.source)

    def as_quantity(self) -> Quantity:
        return Quantity(printed=self.printed, value=self.value, unit=self.unit, source=self.passage.source)


def told_in(passage: Passage) -> Iterator[list[Told]]:
    """The numbers of each sentence of a passage, in printed order."""
    for found in _SENTENCE.finditer(passage.source.text):
        numbers = list(_of_sentence(found.group(), passage))
        if numbers:
            yield numbers


def _of_sentence(sentence: str, passage: Passage) -> Iterator[Told]:
    for found in _TOKEN.finditer(sentence):
        value = Decimal(found["n"].replace(",", ""))
        name = _BEFORE.split(sentence[max(0, found.start() - _FARTHEST) : found.start()])[-1].strip()
        yield Told(value, found["n"], found["u"], *found.span(), name, sentence, passage)
