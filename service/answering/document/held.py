"""One document at hand while it is asked, and what an answerer gives back of it."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial, wraps
from itertools import pairwise
from threading import Lock
from typing import TypeVar, cast
from weakref import ReferenceType, WeakKeyDictionary, ref

from extractors.schema.check import Check
from extractors.schema.draft import Stage
from extractors.schema.extraction import Extraction
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.causes import Cause, causes_of
from service.answering.document.rows import Table
from service.answering.document.sayings import Sayings
from service.answering.document.tabled import tables_before, tables_of
from service.answering.english.printed import Printed
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.figure import Figure
from service.answering.printed.split_lines import Place, in_several_lines, place_of
from service.answering.printed.told_pairs import Pair, pairs_of
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.store import Document, Store, UnknownDocument
from service.terms import covered, key, unnumbered

_SPENT_LAST = regex(
    "去年[^,，。]{0,12}(?:花|用|支出|接待|买|办|执行|完成|开)了?|(?:花|用|接待)[^,，。]{0,6}去年"
)
_ASKED_LAST = regex(
    "(?<![比较与跟和同])(?:上年度?|去年|上一年|前一年)(?!结|底|末|初)[^,，。比较]{0,16}(?:是|为|有|应该是)?多少"
)
# Two items of that year held against each other: 去年运行费比接待费多多少.
_TWO_OF_LAST = regex(
    "^(?:上年度?|去年|上一年|前一年)的?[^,，。比较]{2,20}比(?!重|例|较|今年|本年|当年|上年|去年|前年|预算|年初|(?:19|20)\\d\\d)[^,，。]{2,20}[多少高低]"
)
# Heads that tell which number of a row a column has, and nothing of what it is of.
_NO_NAME = regex(
    r"(?:(?:(?:19|20)\d\d|[本上当前去今])年度?)?(?:年[初末]|全年|调整|项目|经费)?(?:预算|决算|执行|计划|目标|实际|完成|支出|收入)*(?:数量?|金?额|资金|情况|值)?"
    r"|比?(?:上年|[^年]*年)?(?:增减|增加|减少|变动)[额数量率比例幅度情况%+-]*|.?(?:数量|人数|户数|个数|单价|面积|单位|比例|幅度|备注)"
)
_SHORTEST, _LONGEST = 3, 40
# A word of the question is matched when this much of it stands in the evidence.
_MATCHED = 0.75
# Figures and paragraphs of the documents kept at hand. More would save little, and make every full garbage collection
# longer. One question may need a few documents.
_ROOM, _AT_LEAST = 8_000, 5

Piece = TypeVar("Piece")


@dataclass(frozen=True)
class Held:
    """A document of the library with its catalogue of figures, and of its extraction what answers are made from.

    Of the checks `extraction` has the failed ones that suspect a cell (`readings.reading`); all are in `checks`, which
    takes longer.
    """

    document: Document
    extraction: Extraction
    catalogue: Catalogue
    whole: Callable[[], Extraction] | None = field(default=None, compare=False)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """All checks, read when first asked for."""
        return (self.whole() if self.whole is not None else self.extraction).checks

    @cached_property
    def sayings(self) -> Sayings:
        """All that it says, piece by piece."""
        return Sayings.of(self.extraction, self.catalogue)

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """The pieces of it that tell what something came of."""
        return causes_of(self.extraction)

    @cached_property
    def told_pairs(self) -> tuple[Pair, ...]:
        """The numbers of one thing that its sentences set side by side."""
        return tuple(pairs_of(self.extraction))

    @cached_property
    def rows(self) -> dict[str, list[Figure]]:
        """The figures of its tables by the keys of the names that their rows print."""
        by_row: dict[str, list[Figure]] = {}
        for figure in self.catalogue.figures:
            if figure.line is not None:
                by_row.setdefault(key(unnumbered(figure.row or "")), []).append(figure)
        return by_row

    @cached_property
    def _several(self) -> dict[Place, tuple[Figure, ...]]:
        return in_several_lines(self.catalogue.figures)

    def lines_of(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures that together are what the table of this one prints of its item; empty where it is all of it."""
        return self._several.get(place_of(figure), ())

    @cached_property
    def columns(self) -> frozenset[str]:
        """The keys of all parts of the heads of its tables' columns."""
        headers = {figure.header for figure in self.catalogue.figures if figure.header}
        return frozenset(name for header in headers for part in header.split("/") if (name := key(part)))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Its tables of units, projects, indicators and things, row by row."""
        return tables_of(self.extraction, self.catalogue)

    @cached_property
    def tables_before(self) -> tuple[Table, ...]:
        """Its tables by the columns of the year before."""
        return tables_before(self.extraction, self.catalogue)

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """What its rows and columns are called, by the first two characters, the longest first; without heads that every
        table has."""
        called = {*self.rows, *self.columns, *(row.key for table in self.tables for row in table.rows)}
        by_start: dict[str, list[str]] = {}
        for name in sorted(called, key=lambda name: (-len(name), name)):
            if _SHORTEST <= len(name) <= _LONGEST and not (
                TOTALS.fullmatch(name) or _NO_NAME.fullmatch(name)
            ):
                by_start.setdefault(name[:2], []).append(name)
        return {start: tuple(names) for start, names in by_start.items()}

    @cached_property
    def english(self) -> Printed:
        """Its words as English questions are put into them."""
        return Printed(self.catalogue)

    @cached_property
    def made(self) -> dict[Callable[[Held], object], tuple[object, ...]]:
        """What was made of it so far, by what made it (`once`)."""
        return {}

    @property
    def year(self) -> int | None:
        return self.document.fiscal_year


def once(make: Callable[[Held], Iterable[Piece]]) -> Callable[[Held], tuple[Piece, ...]]:
    """Pieces that depend on nothing but the document: made when first asked for, and kept with it."""

    @wraps(make)
    def kept(held: Held) -> tuple[Piece, ...]:
        if make not in held.made:
            held.made[make] = tuple(make(held))
        return cast("tuple[Piece, ...]", held.made[make])

    return kept


class _Shelf:
    """The documents last asked of one library, as many as there is room for."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, datetime], Held] = OrderedDict()
        self._lock = Lock()
        self._figures = 0

    def get(self, store: Store, document: Document) -> Held:
        # A document that was put again is another one, whichever process did it.
        which = (document.id, document.added_at)
        with self._lock:
            held = self._held.get(which)
            if held is not None:
                self._held.move_to_end(which)
                return held
        with uncollected():
            reading = store.reading(document.id)
            # a document at hand keeps no library open
            whole = partial(_whole, ref(store), document.id)
            made = Held(document, reading, Catalogue.of(reading), whole)
        with self._lock:
            if which not in self._held:
                self._held[which] = made
                self._figures += _size(made)
            while self._figures > _ROOM and len(self._held) > _AT_LEAST:
                _, gone = self._held.popitem(last=False)
                self._figures -= _size(gone)
        return made


_shelves: WeakKeyDictionary[Store, _Shelf] = WeakKeyDictionary()


def hold(store: Store, document: Document) -> Held:
    """The document ready to be asked; kept for the next question."""
    shelf = _shelves.get(store)
    if shelf is None:
        shelf = _shelves.setdefault(store, _Shelf())
    return shelf.get(store, document)


@contextmanager
def uncollected() -> Iterator[None]:
    """Puts off the garbage collector: a document is thousands of records at once, and what is made of it to answer a
    question as many again, none of them garbage.

    Otherwise every twentieth question would begin a search through all that the process holds.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _whole(store: ReferenceType[Store], document: str) -> Extraction:
    held = store()
    if held is None:
        raise UnknownDocument(f"the library of {document[:12]} was closed")
    return held.extraction(document)


def _size(held: Held) -> int:
    """How much room a document takes: most of it goes with its figures and its paragraphs."""
    return len(held.catalogue.figures) + len(held.extraction.passages) + 1


def unmatched(words: Sequence[str], *evidence: str) -> list[str]:
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
    if question.wants(Ask.WHY, Ask.VERIFY):
        return False
    if question.wants(Ask.BASE):
        return True
    if held.document.stage is Stage.FINAL and _SPENT_LAST.search(question.plain) and not question.years:
        # who reads a final account says 去年 of its year
        return False
    if _ASKED_LAST.search(question.plain) or _TWO_OF_LAST.search(question.plain):
        return True
    if question.years and held.year is not None:
        return held.year not in question.years and held.year - 1 in question.years
    return question.previous and not question.wants(Ask.CHANGE, Ask.VERIFY, Ask.DIFFERENCE)


def of_earlier_year(question: Question, held: Held) -> bool:
    """Whether a question holds the document's year against one that is not the year before it."""
    if held.year is None or len(question.years) != 2 or held.year not in question.years:
        return False
    return question.wants(Ask.CHANGE, Ask.DIFFERENCE) and min(question.years) < held.year - 1


def of_other_years(question: Question, held: Held) -> bool:
    """Whether a question names several years that are not the document's and the one before it."""
    return len(question.years) > 1 and held.year is not None and held.year not in question.years
