"""What a sentence of an answer says that nothing cited bears out: its figures, quotations, names and words, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from extractors.schema.draft import Direction
from service.answer import Answer, Citation, Derivation, Value
from service.answering import calculate
from service.answering.asked.question import parts, understand
from service.answering.proof import wording
from service.answering.proof.evidence import Evidence, Printed
from service.answering.proof.pieces import (
    CODE,
    MARK,
    QUOTED,
    any_of,
    bare,
    holds,
    in_english,
    marked,
    measured,
    put,
    rounds_to,
    unmarked,
)
from service.terms import plain

_ECHOED = re.compile(r"「([^」]*)」")
_NUMBER = re.compile(r"(?<![A-Za-z\d.])[-−]?\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年|: |\.(?!\d))")
_ASKED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# What stands for the proved parts of a sentence, so that only its own words are left.
_NAME, _QUOTE, _ECHO, _PROVED, _CITED = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014"

_WAY = re.compile("|".join((*wording.UP, *wording.DOWN)))
_LINK = "(?:了|的|额|率|幅度|约|为|是|：|\\s)*"
_BEFORE_FIGURE = re.compile(f"(?:至|到)?{_LINK}{_PROVED}")
_FOLLOWED_BY_FIGURE = re.compile(f"(?:{_WAY.pattern}){_LINK}$")
_EARLIER = re.compile("年|预算|previous|earlier|budget")
_OF_ITEMS = re.compile(f"的(?:项目)?是[：]?((?:{_NAME}|[和、与])+)")
_CHANGING = re.compile(
    "增|减|变|升|降|涨|提高|持平|幅度|差|increase|decrease|change|more|less|up by|down by|rose by|fell by|, or "
)
_BEFORE = re.compile("(?:上年|去年|上年度|上一年)(?:度|数|预算|决算)*(?:为|是|：)?$")
# What a document planned and what it spent, said before the item.
_STAGE = re.compile(f"(?:预算|决算)(?={_NAME})")
_GIVES = re.compile("(?:原因|用途)(?:说明)?[：:为是]*$")
# All that may stand between an item and its figure, or between two figures of one item.
_CONTINUES = re.compile(
    f"(?:[，,；;、（(）)：:\\s]|\\d{{4}}年|{_WAY.pattern}|较|比|与|同|本年|今年|上年|去年|上一年|以前年度|(?:年初)?预算(?=为|增|减)|年度|度"
    "|增减|持平|变化|变动|幅度|增幅|降幅|额|率|数|为|是|了|到|至|的|共|共计|合计|安排|RMB|[a-z.]|\\b[A-Z](?=[a-z])"
    # the head of the figure's own column
    f"|{_NAME})*"
)
_MORE = re.compile("更多")
# What is counted in these is reckoned, and said so in English.
_SPOKEN_UNITS = {"倍": "times", "个百分点": "percentage points"}
# What the words before a computed figure say of how it was computed.
_COMPUTED = (
    (re.compile("(?:合计|共计|总计|相加|之和|总和)(?:为|是|：)?$"), frozenset("+")),
    (re.compile("(?:相差|差额|多|少|增加|减少|增长|下降)(?:了|为|是|：)?$"), frozenset("−")),
    (re.compile("(?:人均|平均|占|占比|比重|比例)(?:为|是|：)?$"), frozenset("÷")),
)


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    name: str


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
    _sentence: str = field(default="", init=False)
    # the marks that the text has up to here
    _marked: set[int] = field(default_factory=set, init=False)

    def unsupported(self, sentence: str) -> list[str]:
        """The figures, quotations, marks and words of the sentence that nothing cited bears out; empty when it stands."""
        ours = self.answer.engine == "embedded" or unmarked(sentence) in self.composed
        found: list[str] = []
        if ours and wording.is_set_phrase(sentence):
            return found
        quoted = list(QUOTED.finditer(sentence))
        text = QUOTED.sub(lambda m: _QUOTE * len(m.group()), sentence)
        text = _ECHOED.sub(
            lambda m: _ECHO * len(m.group()) if _echoes(m.group(1), self.answer.question) else m.group(), text
        )
        text, names, titles = self._without_names(text, marked(sentence))
        for quotation in quoted:
            if not self._printed_so(quotation, text, names, titles, ours=ours):
                found.append(f"quotation “{quotation.group(1)[:30]}”[{quotation.group(2)}]")
        self._sentence = sentence
        text = self._without_figures(text, names, titles, found)
        self._marked |= marked(sentence)
        for n in MARK.findall(text):
            if int(n) not in self.cited:
                found.append(f"mark [{n}]")
        text = MARK.sub(lambda m: _CITED * len(m.group()), text)
        found += self._ways(text, names)
        found += self._larger(text, names, marked(sentence))
        found += [f"words {word[:30]}" for word in wording.strange(text, ours=ours)]
        if not any(sign in text for sign in (_QUOTE, _PROVED, _CITED)) and not _uncited(text, ours):
            found.append("a sentence that cites nothing")
        if titles:
            self._about = self.evidence.titles[titles[-1].name]
        if sentence.endswith("\n"):
            self._about = None
        return found

    def _of(self, citation: Citation, titles: list[_Span], at: int) -> bool:
        """Whether a citation is of the document named last before that place; of several documents one must be named."""
        head = next((t.name for t in reversed(titles) if t.end <= at), None)
        about = self._about if head is None else self.evidence.titles[head]
        return citation.document in about if about is not None else not self._several

    def _printed_so(
        self, quotation: re.Match[str], text: str, names: list[_Span], titles: list[_Span], *, ours: bool
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

    def _without_names(self, text: str, marks: set[int]) -> tuple[str, list[_Span], list[_Span]]:
        """The text with names masked at their length; the items of figures and the documents that it names, in order."""
        items = {bare(v.label) for v in self.answer.values if v.citation is not None}
        near = {name for n in marks if n in self.cited for name in self.evidence.names_at(self.cited[n])}
        # a reason is said of an item that need have no figure in the sentence
        told_of = {name for n in marks if n in self.cited for name in self.evidence.items_at(self.cited[n])}
        # A heading that our own words make (说明) would take them apart.
        near = {name for name in near if len(name) > 1 and wording.strange(name, ours=True)}
        titles = self.evidence.titles.keys()
        known = {v.label for v in self.answer.values} | items | near | told_of
        spans, documents = [], []
        if (pattern := any_of(known | titles | in_english(known))) is not None:
            for found in pattern.finditer(text):
                code = CODE.match(text, found.end())
                span = _Span(found.start(), code.end() if code else found.end(), found.group())
                if bare(span.name) in items or span.name in told_of:
                    spans.append(span)
                elif span.name in titles:
                    documents.append(span)
            text = pattern.sub(lambda m: _NAME * len(m.group()), text)
        text = re.sub(f"(?<={_NAME}){CODE.pattern}", lambda m: _NAME * len(m.group()), text)
        return text, spans, documents

    def _without_figures(self, text: str, names: list[_Span], titles: list[_Span], found: list[str]) -> str:
        """The text with figures masked, their units and marks with them; what does not stand is told in `found`."""
        years = {str(year) for year in self.evidence.years} | set(_ASKED_YEAR.findall(self.answer.question))
        masked, at = text, 0
        # The number of a mark is no figure.
        for number in _NUMBER.finditer(MARK.sub(lambda m: "[" + "\0" * (len(m.group()) - 2) + "]", text)):
            start, digits = number.span()[0], number.group()
            if _YEAR.match(text, start) and digits in years:
                masked = put(masked, start, number.end(), _NAME)
                continue
            amount = Decimal(digits.replace(",", "").replace("−", "-"))
            unit, marks, end = measured(text, number.end())
            window = text[at:start]
            if marks:
                item = next((s for s in reversed(names) if s.end <= start), None)
                told = text[max(item.end, at) : start] if item else "?"
                cited = [self.cited[n] for n in marks if n in self.cited]
                stands = (
                    len(cited) == len(marks)
                    and all(self._of(citation, titles, start) for citation in cited)
                    and _CONTINUES.fullmatch(told) is not None
                    and self._cited_so(amount, unit, cited, item.name if item else "", window)
                )
            elif text.startswith("份", number.end()) and amount in self.evidence.surveyed.counts:
                unit, end, stands = "份", number.end() + 1, True
            else:
                self._marked |= marked(self._sentence[:start])
                unit, end = self._computed_so(amount, text, number.end(), window)
                stands = end > number.end()
            if not stands:
                found.append(f"figure {digits}{unit}")
            masked, at = put(masked, start, end, _PROVED), end
        return masked

    def _cited_so(self, amount: Decimal, unit: str, cited: list[Citation], item: str, window: str) -> bool:
        """Whether each place cited prints this figure of the item, as the words before it say it is."""
        exact = False
        for citation in cited:
            proofs = [
                v
                for v in self.answer.values
                if (v.citation, v.unit, bare(v.label)) == (citation.n, unit, bare(item))
                and rounds_to(v.amount, amount)
                and v.amount.is_signed() == amount.is_signed()
                and any(_fits(printed, item, window) for printed in self.evidence.printed(v, citation))
            ]
            if not proofs:
                return False
            exact = exact or any(v.amount == amount for v in proofs)
        return exact

    @property
    def _several(self) -> bool:
        return len({c.document for c in self.answer.citations}) > 1

    def _computed_so(self, amount: Decimal, text: str, at: int, window: str) -> tuple[str, int]:
        """The unit and the end of a figure that a calculation gives, of the sort that the words before it say; the end of
        its digits where none does."""
        start = at + (text[at : at + 1] == " ")
        for value in self.answer.values:
            if (
                value.citation is not None
                or value.amount != amount
                or value.amount.is_signed() != amount.is_signed()
            ):
                continue
            spoken = _SPOKEN_UNITS.get(value.unit, value.unit)
            said = next((unit for unit in (value.unit, spoken) if text.startswith(unit, start)), None)
            if said is None:
                continue
            if (value.amount, value.unit) in self.evidence.surveyed.rests:
                return value.unit, max(start + len(said), at + 1)
            for step in self.answer.derivation:
                signs = set(step.expression.split()) & set("+−×÷")
                if (step.result, step.unit) != (amount, value.unit) or (
                    value.unit == "%" and "÷" not in signs
                ):
                    continue
                if not self._reckoned_from_what_is_stated(step):
                    continue
                if all(signs >= wanted for how, wanted in _COMPUTED if how.search(window)):
                    return value.unit, max(start + len(said), at + 1)
        return "", at

    def _reckoned_from_what_is_stated(self, step: Derivation) -> bool:
        """Whether what a calculation is made from is cited before its result; a result that begins an answer comes before all.

        Two calculations may have one result: it is no result for what was said of other figures.
        """
        if not self._marked:
            return True
        known = {*calculate.CONSTANTS, *map(Decimal, self.evidence.surveyed.counts)}
        known |= {amount for amount, _ in self.evidence.surveyed.rests}
        for value in self.answer.values:
            if value.citation in self._marked:
                known |= {value.amount, abs(value.amount)}
                known |= {value.yuan, abs(value.yuan)} if value.yuan is not None else set()
        for earlier in self.answer.derivation:
            made = all(part in known for part in _operands(earlier))
            if earlier == step:
                return made
            known |= {earlier.result} if made else set()
        return False

    def _ways(self, text: str, names: list[_Span]) -> Iterator[str]:
        """The words for a rise or a fall that neither a figure behind them nor the items they are said of bear out."""
        for way in _WAY.finditer(text):
            if _BEFORE_FIGURE.match(text, way.end()):
                continue
            said = _said(way.group())
            of_items = _OF_ITEMS.match(text, way.end())
            told = [s.name for s in names if of_items and of_items.start(1) <= s.start < of_items.end(1)]
            if not told or any(said not in self.evidence.directions.get(name, ()) for name in told):
                yield f"words {way.group()}"

    def _larger(self, text: str, names: list[_Span], marks: set[int]) -> Iterator[str]:
        """What is said to be more and is not the largest of the figures that the sentence cites."""
        cited = [v for v in self.answer.values if v.citation in marks]
        most = max((v.amount if v.yuan is None else v.yuan for v in cited), default=None)
        largest = {bare(v.label) for v in cited if most in (v.amount, v.yuan)}
        for said in _MORE.finditer(text):
            item = next((span.name for span in names if span.end == said.start()), "")
            if bare(item) not in largest:
                yield "words 更多"


def _fits(printed: Printed, item: str, window: str) -> bool:
    """Whether a figure is what the words before it say: an amount, one of an earlier year, or a change that way."""
    way = _WAY.search(window)
    if printed.changes:
        if way is None or printed.direction not in (Direction.INCREASE, Direction.DECREASE):
            return _CHANGING.search(window + item) is not None
        return printed.direction is _said(way.group())
    if way is not None and _FOLLOWED_BY_FIGURE.search(window):
        return False
    stage = _STAGE.search(window)
    if stage is not None and printed.budgeted is not None and printed.budgeted != (stage.group() == "预算"):
        return False
    of_years = {int(year) for year in _YEAR.findall(window)}
    if of_years and printed.years and not of_years & printed.years:
        return False
    if _BEFORE.search(window):
        return printed.earlier
    return not printed.told or _EARLIER.search(window + item) is not None


def _said(way: str) -> Direction:
    return Direction.INCREASE if way in wording.UP else Direction.DECREASE


def _operands(step: Derivation) -> Iterator[Decimal]:
    yield from (part for part in calculate.read(step.expression) if isinstance(part, Decimal))


def _uncited(text: str, ours: bool) -> bool:
    """Whether a sentence may stand without a mark: it names what it is about, or is one of our set phrases."""
    if not re.search(r"\w", text.replace(_NAME, "")) and _NAME not in text and _ECHO not in text:
        return True
    return ours and (_NAME in text or _ECHO in text or wording.is_set_phrase(text))


def names_only(label: str, values: Iterable[Value], evidence: Evidence) -> bool:
    """Whether the label of a computed figure is made of items that are cited, documents and our own words."""
    items = {v.label for v in values if v.citation is not None}
    pattern = any_of(items | {bare(item) for item in items} | evidence.titles.keys())
    return not wording.strange(pattern.sub(_NAME, label) if pattern else label, ours=True)


def _echoes(words: str, question: str) -> bool:
    told = [plain(part) for part in re.split("[；…]", words)]
    asked = plain(question)
    return all(part in asked for part in told) or all(part in f"{asked}|{_heard(question)}" for part in told)


@lru_cache(maxsize=256)
def _heard(question: str) -> str:
    """The parts of a question in the words that it was put in: what is not found is named by these."""
    return "|".join(plain(part.text) for part in parts(understand(question)))
