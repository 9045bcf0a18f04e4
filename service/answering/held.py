"""One document at hand while it is asked, and what an answerer gives back of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from extractors.schema.draft import Stage
from extractors.schema.extraction import Extraction
from service.answering.catalogue import Catalogue
from service.answering.kinds import Ask
from service.answering.question import Question
from service.answering.sayings import Sayings
from service.store import Document, Store
from service.terms import covered

_SPENT_LAST = re.compile(
    "去年[^,，。]{0,12}(?:花|用|支出|接待|买|办|执行|完成|开)了?|(?:花|用|接待)[^,，。]{0,6}去年"
)
_ASKED_LAST = re.compile(
    "(?<![比较与跟和同])(?:上年度?|去年|上一年|前一年)(?!结|底|末)[^,，。比较]{0,16}(?:是|为|有|应该是)?多少"
)
# A word of the question is matched when this much of it stands in the evidence.
_MATCHED = 0.75


@dataclass(frozen=True)
class Held:
    """A document of the library with its extraction and its catalogue of figures."""

    document: Document
    extraction: Extraction
    catalogue: Catalogue

    @cached_property
    def sayings(self) -> Sayings:
        """All that it says, piece by piece."""
        return Sayings.of(self.extraction, self.catalogue)

    @property
    def year(self) -> int | None:
        return self.document.fiscal_year


@lru_cache(maxsize=16)
def _hold(store: Store, document: Document) -> Held:
    extraction = store.extraction(document.id)
    return Held(document, extraction, Catalogue.of(extraction))


def hold(store: Store, document: Document) -> Held:
    """The document ready to be asked; kept for the next question."""
    return _hold(store, document)


def unmatched(words: tuple[str, ...] | list[str], *evidence: str) -> list[str]:
    """The words of a question that the evidence does not hold: with any, it is not evidence for the question."""
    told = "|".join(evidence)
    return [word for word in words if not _matched(word, told)]


def _matched(word: str, told: str) -> bool:
    marks = covered(word, told)
    # Two characters in a row that are not there are a word that is not there.
    apart = not any(not one and not other for one, other in pairwise(marks))
    return apart and sum(marks) >= _MATCHED * len(marks)


def of_last_year(question: Question, held: Held) -> bool:
    """Whether a question is about the year before the document's, and not about what changed since for a reason."""
    if question.wants(Ask.WHY):
        return False
    if held.document.stage is Stage.FINAL and _SPENT_LAST.search(question.plain) and not question.years:
        # who reads a final account says 去年 of its year
        return False
    if question.wants(Ask.BASE) or _ASKED_LAST.search(question.plain):
        return True
    if question.years and held.year is not None:
        return held.year not in question.years and held.year - 1 in question.years
    return question.previous and not question.wants(Ask.CHANGE, Ask.VERIFY, Ask.DIFFERENCE)
