"""What a sentence of an answer says that nothing cited bears out: its figures, quotations, names and words, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from service.answer import Answer, Citation, Value
from service.answering.asked.question import parts, understand
from service.answering.english.word_by_word import without_words
from service.answering.proof import wording
from service.answering.proof.compared import Compared
from service.answering.proof.evidence import Evidence
from service.answering.proof.figures import NAME, PROVED, Figures, Span
from service.answering.proof.pieces import (
    CODE,
    MARK,
    QUOTED,
    any_of,
    bare,
    holds,
    in_english,
    marked,
    unmarked,
)
from service.patterns import regex
from service.terms import plain

_ECHOED = regex(r"「([^」]*)」")
# What stands for the proved parts of a sentence beside names and figures, so that only its own words are left.
_QUOTE, _ECHO, _CITED = "\ue011", "\ue012", "\ue014"
_GIVES = regex("(?:原因|用途)(?:说明)?[：:为是]*$")
# What a quotation is said of stands directly before it: 甲的指标值为“…”, 甲（自评得分）为“…”, “甲”费：“…”.
_LEAD = regex(r"((?:[^，。；\n“”\[\]]|“[^“”\[\]]{1,8}”(?!\[))*)(?:为|：)$")
# What of it is told behind its name.
_MEASURE = regex("的指标值$|（[^（）]*）$")
# A lead that names nothing.
_NAMELESS = regex(
    "(?:^|：)(?:(?:而?文字说明中|文中写道|空表说明|(?:主要)?原因(?:说明)?|用途(?:说明)?|没有|有|不?一致)[：:为是]*)$|有\\d+[个家份]：$"
)
_LISTED_UNDER = regex("列在([^，。；]+)，")


@dataclass
class Reading:
    """Reads the sentences of one answer in their order: a document named at the head of a line goes for all of it.

    `cited` are the citations that stand; `composed` are sentences of the built-in engine, unmarked, that a model may repeat.
    """

    answer: Answer
    cited: Mapping[int, Citation]
    evidence: Evidence
    composed: frozenset[str] = frozenset()
    _about: set[str] | None = field(default=None, init=False)
    # the marks that the text has up to here
    _marked: set[int] = field(default_factory=set, init=False)

    def unsupported(self, sentence: str) -> list[str]:
        """The figures, quotations, marks and words of the sentence that nothing cited bears out; empty when it stands."""
        ours = self.answer.engine == "embedded" or unmarked(sentence) in self.composed
        found: list[str] = []
        # a quotation said word by word says what it says
        sentence = without_words(sentence)
        if ours and wording.is_set_phrase(sentence):
            return found
        quoted = list(QUOTED.finditer(sentence))
        text = QUOTED.sub(lambda m: _QUOTE * len(m.group()), sentence)
        text = _ECHOED.sub(
            lambda m: _ECHO * len(m.group()) if _echoes(m.group(1), self.answer.question) else m.group(), text
        )
        text, spans, titles = self._without_names(text, marked(sentence))
        items = self._items(marked(sentence))
        names = [span for span in spans if bare(span.name) in items or span.name in items]
        for quotation in quoted:
            if not self._printed_so(quotation, text, names, titles, ours=ours) or not self._of_it(
                quotation, sentence
            ):
                found.append(f"quotation “{quotation.group(1)[:30]}”[{quotation.group(2)}]")
        figures = Figures(self.answer, self.cited, self.evidence)
        text, unproved = figures.masked(
            text, names, lambda c, at: self._of(c, titles, at), self._marked, sentence
        )
        found += unproved
        self._marked |= marked(sentence)
        for n in MARK.findall(text):
            if int(n) not in self.cited:
                found.append(f"mark [{n}]")
        found += [f"place {name}" for name in (*self._misplaced(sentence), *self._elsewhere(text, spans))]
        text = MARK.sub(lambda m: _CITED * len(m.group()), text)
        compared = Compared(self.answer, self.cited, self.evidence)
        found += compared.ways(text, names)
        found += compared.larger(text, spans, marked(sentence) or self._marked)
        found += [f"words {word[:30]}" for word in wording.strange(text, ours=ours)]
        if not any(sign in text for sign in (_QUOTE, PROVED, _CITED)) and not _uncited(text, ours):
            found.append("a sentence that cites nothing")
        if titles:
            self._about = self.evidence.titles[titles[-1].name]
        if sentence.endswith("\n"):
            self._about = None
        return found

    def _of(self, citation: Citation, titles: list[Span], at: int) -> bool:
        """Whether a citation is of the document named last before that place; of several documents one must be named."""
        head = next((t.name for t in reversed(titles) if t.end <= at), None)
        about = self._about if head is None else self.evidence.titles[head]
        several = len({c.document for c in self.answer.citations}) > 1
        return citation.document in about if about is not None else not several

    def _printed_so(
        self, quotation: re.Match[str], text: str, names: list[Span], titles: list[Span], *, ours: bool
    ) -> bool:
        """Whether the cited place prints these words, whole, and of an item that the sentence names before them."""
        words, held = quotation.group(1), self.cited.get(int(quotation.group(2)))
        if held is None or not self._of(held, titles, quotation.start()) or not holds(held.quote, words):
            return False
        named = {bare(s.name) for s in names if s.end <= quotation.start()}
        reason = _GIVES.search(text[: quotation.start()]) is not None
        if reason and not re.search(r"[^\W\d]{2}", words):
            return False
        items = {bare(item) for item in self.evidence.items_at(held)}
        if reason and items and named:
            return bool(items & named)
        # A model may have put any sentence beside a figure.
        return ours or not named or bool(items & named) or any(plain(n) in plain(held.quote) for n in named)

    def _of_it(self, quotation: re.Match[str], sentence: str) -> bool:
        """Whether the place of a quotation prints what it is directly said of."""
        held, said = self.cited.get(int(quotation.group(2))), _LEAD.search(sentence, 0, quotation.start())
        if held is None or said is None or _NAMELESS.search(said.group()):
            return True
        names = {plain(name) for name in (*self.evidence.names_at(held), held.row or "") if name}
        texts = [plain(words) for words in (held.quote, *self.evidence.texts_at(held))]
        *before, last = map(bare, said.group(1).split("："))
        # 最大的是：甲为“…”, and the project that the item is of
        for part in (*(part for part in before if wording.strange(part, ours=True)), last):
            lead, whole = plain(_MEASURE.sub("", part)), plain(part)
            named = (
                whole in names or any(name in lead for name in names) or any(lead in text for text in texts)
            )
            if not named and part not in self.evidence.titles and not _NAMELESS.search(f"{part}："):
                return False
        return True

    def _misplaced(self, sentence: str) -> Iterator[str]:
        """The names under which something is said to be listed (列在甲，) and that none of the places marked prints."""
        at = {
            bare(n)
            for mark in marked(sentence)
            if mark in self.cited
            for n in self.evidence.names_at(self.cited[mark])
        }
        yield from (name for name in _LISTED_UNDER.findall(sentence) if bare(name) not in at)

    def _elsewhere(self, text: str, spans: list[Span]) -> Iterator[str]:
        """The names with a mark right behind them whose place prints no such name."""
        for span in spans:
            mark = MARK.match(text, span.end)
            held = self.cited.get(int(mark.group(1))) if mark is not None else None
            if held is None:
                continue
            name, at = (
                plain(bare(span.name)),
                {*self.evidence.names_at(held), *self.evidence.texts_at(held), held.quote},
            )
            if not any(name in plain(words) for words in (*at, held.row or "")):
                yield span.name

    def _items(self, marks: set[int]) -> set[str]:
        """The items of the answer's figures, and those that the places marked are said of: a reason need have no figure."""
        told_of = {name for n in marks if n in self.cited for name in self.evidence.items_at(self.cited[n])}
        return {bare(v.label) for v in self.answer.values if v.citation is not None} | told_of

    def _without_names(self, text: str, marks: set[int]) -> tuple[str, list[Span], list[Span]]:
        """The text with names masked at their length; the names and, apart from them, the documents in it, in order."""
        near = {name for n in marks if n in self.cited for name in self.evidence.names_at(self.cited[n])}
        # A heading that our own words make (说明) would take them apart.
        near = {name for name in near if len(name) > 1 and wording.strange(name, ours=True)}
        titles = self.evidence.titles.keys()
        # what a result is called (相差, 合计) says how it was reckoned
        called = {
            v.label for v in self.answer.values if v.citation is None and wording.strange(v.label, ours=True)
        }
        known = (
            {v.label for v in self.answer.values if v.citation is not None}
            | called
            | self._items(marks)
            | near
        )
        spans: list[Span] = []
        documents: list[Span] = []
        if (pattern := any_of(known | titles | in_english(known, self.answer.question), text)) is not None:
            for found in pattern.finditer(text):
                code = CODE.match(text, found.end())
                span = Span(found.start(), code.end() if code else found.end(), found.group())
                (documents if span.name in titles and span.name not in known else spans).append(span)
            text = pattern.sub(lambda m: NAME * len(m.group()), text)
        text = re.sub(f"(?<={NAME}){CODE.pattern}", lambda m: NAME * len(m.group()), text)
        return text, spans, documents


def _uncited(text: str, ours: bool) -> bool:
    """Whether a sentence may stand without a mark: it names what it is about, or is one of our set phrases."""
    if not re.search(r"\w", text.replace(NAME, "")) and NAME not in text and _ECHO not in text:
        return True
    return ours and (NAME in text or _ECHO in text or wording.is_set_phrase(text))


def names_only(label: str, values: Iterable[Value], evidence: Evidence) -> bool:
    """Whether the label of a computed figure is made of items that are cited, documents and our own words."""
    items = {v.label for v in values if v.citation is not None}
    pattern = any_of(items | {bare(item) for item in items} | evidence.titles.keys(), label)
    return not wording.strange(pattern.sub(NAME, label) if pattern else label, ours=True)


def _echoes(words: str, question: str) -> bool:
    told = [plain(part) for part in re.split("[；…]", words)]
    asked = plain(question)
    return all(part in asked for part in told) or all(part in f"{asked}|{_heard(question)}" for part in told)


@lru_cache(maxsize=256)
def _heard(question: str) -> str:
    """The parts of a question in the words that it was put in: what is not found is named by these."""
    return "|".join(plain(part.text) for part in parts(understand(question)))
