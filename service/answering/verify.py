"""Checks an answer against the documents, whoever composed it: what is not printed there is taken out.

The evidence is read anew from the extractions, so an answer can't bring its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from extractors.schema.extraction import Extraction
from extractors.schema.money import YUAN_PER_UNIT
from extractors.schema.source import Box, Source
from service.answer import Answer, Citation, Derivation, Outcome, Value
from service.answering import calculate
from service.answering.catalogue import Catalogue
from service.answering.places import passage_of
from service.store import Document
from service.terms import plain

# What is quoted may itself quote.
_INNER = "(?:[^“”]|“[^“”]*”)*"
_SENTENCE = re.compile(rf"(?:“{_INNER}”|「[^」]*」|[^。\n“「])*(?:[。\n]|$)")
_QUOTED = re.compile(rf"“({_INNER})”\[(\d+)\]")
_NUMBER = re.compile(r"(?<![A-Za-z\d.])[-−]?\d[\d,]*(?:\.\d+)?")
_IN_WORDS = re.compile(
    r"[〇零一二三四五六七八九十百千两半]+(?:余|多)?[万亿]*(?:元|人民币)|百分之[〇零一二三四五六七八九十百]+"
)
_MARKS = re.compile(r"((?:\[\d+\])+)")
_MARK = re.compile(r"\[(\d+)\]")
_UNIT = re.compile(r"\s*([^\s\d\[\]，。；、（）()“”：:]*)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年|: |\. )")


class _Place(NamedTuple):
    document: str
    page: int | None
    line: int | None
    box: Box | None

    @classmethod
    def of(cls, document: str, place: Source | Citation) -> _Place:
        return cls(document, place.page, place.line, place.box)


class Evidence:
    """What the documents print: the words at each place, and the figures with what each is of."""

    def __init__(
        self,
        extractions: Mapping[str, Extraction],
        documents: Iterable[Document] = (),
        catalogues: Mapping[str, Catalogue] | None = None,
    ) -> None:
        """`catalogues` are those at hand of the same extractions; making one is most of the work."""
        self.words: dict[_Place, list[str]] = defaultdict(list)
        self.rows: set[tuple[_Place, str, str]] = set()
        self.cells: set[tuple[_Place, str, str | None, str | None]] = set()
        self.figures: set[tuple[_Place, str, Decimal, str]] = set()
        self.years: set[int] = {d.fiscal_year for d in documents if d.fiscal_year}
        self.titles = {name for d in documents for name in (d.title, d.department, d.name)}
        for document, extraction in extractions.items():
            catalogue = (catalogues or {}).get(document)
            self._read(document, extraction, catalogue or Catalogue.of(extraction))

    def cites(self, citation: Citation) -> bool:
        """Whether these words stand at this place under this heading, in this row and column if it names them."""
        place = _Place.of(citation.document, citation)
        named = citation.row is not None or citation.column is not None
        if named and (place, citation.quote, citation.row, citation.column) not in self.cells:
            return False
        if (place, citation.section, citation.quote) in self.rows:
            return True
        return any(citation.quote and citation.quote in text for text in self.words.get(place, ()))

    def states(self, value: Value, citation: Citation) -> bool:
        """Whether the cited place prints this figure of this item."""
        place = _Place.of(citation.document, citation)
        if (place, value.label, value.amount, value.unit) not in self.figures:
            return False
        return value.yuan is None or value.yuan == _yuan(value.amount, value.unit)

    def _read(self, document: str, extraction: Extraction, catalogue: Catalogue) -> None:
        budget = extraction.budget
        if budget.fiscal_year:
            self.years |= {budget.fiscal_year, budget.fiscal_year - 1}
        for figure in catalogue.figures:
            self.years |= figure.years
            place = _Place.of(document, figure.money.source)
            self.rows.add((place, figure.section, figure.quote))
            self.cells.add((place, figure.quote, figure.row, figure.header))
            self.figures.add((place, figure.shown, figure.money.value, figure.money.unit))
        for item in budget.narrative:
            sources: list[Source] = [item.sentence]
            for money in (item.current, item.previous, item.delta):
                if money is not None:
                    place = _Place.of(document, money.source)
                    self.figures.add((place, item.item, money.value, money.unit))
                    sources.append(money.source)
            if item.percent is not None:
                place = _Place.of(document, item.percent.source)
                self.figures.add((place, item.item, item.percent.value, "%"))
                sources.append(item.percent.source)
            for source in sources:
                self.words[_Place.of(document, source)].append(item.sentence.text)
            for stated in (item.reason, item.purpose):
                if stated is not None:
                    self.words[_Place.of(document, stated.source)].append(stated.text)
        for passage in extraction.passages:
            self.words[_Place.of(document, passage.source)].append(passage.source.text)
        for count in (*budget.counts, *budget.mentions):
            source = count.quantity.source
            place = _Place.of(document, source)
            self.figures.add((place, count.item, count.quantity.value, count.quantity.unit))
            around = passage_of(extraction, source, count.item)
            self.words[place] += [source.text, around.source.text if around else ""]
        for indicator in budget.indicators:
            for target in (indicator.target, *(other.target for other in indicator.others)):
                place = _Place.of(document, target.source)
                self.rows.add((place, indicator.project, f"{indicator.level3}\t{target.text.strip()}"))
            if indicator.target.value is not None:
                place = _Place.of(document, indicator.target.source)
                self.figures.add((place, indicator.level3, indicator.target.value, indicator.target.unit))
        for stated in (*(g.text for g in budget.goals), *(c.option for c in budget.choices if c.ticked)):
            self.words[_Place.of(document, stated.source)].append(stated.text)
        for term in budget.glossary:
            self.words[_Place.of(document, term.definition.source)].append(term.definition.text)
        for statement in budget.statements:
            if statement.nil is not None:
                self.words[_Place.of(document, statement.nil.source)].append(statement.nil.text)


def problems(answer: Answer, evidence: Evidence) -> list[str]:
    """What of an answer the documents do not bear out; empty when all of it stands."""
    found = [f"citation [{c.n}] is not printed there" for c in answer.citations if not evidence.cites(c)]
    cited = {c.n: c for c in answer.citations if evidence.cites(c)}
    found += [
        f"value {v.amount}{v.unit} of {v.label!r}"
        for v in answer.values
        if not _value_stands(v, answer, cited, evidence)
    ]
    found += [
        f"calculation {d.expression}" for d in answer.derivation if not _follows(d, answer, cited, evidence)
    ]
    for sentence in sentences(answer.answer):
        found += _unsupported(sentence, answer, cited, evidence)
    return found


def verified(answer: Answer, evidence: Evidence) -> Answer:
    """The answer without the sentences, values, citations and calculations that do not stand.

    When nothing that answers is left the status is cannot_tell.
    """
    cited = {c.n: c for c in answer.citations if evidence.cites(c)}
    derivation = tuple(d for d in answer.derivation if _follows(d, answer, cited, evidence))
    values = tuple(
        v
        for v in answer.values
        if _value_stands(v, answer.model_copy(update={"derivation": derivation}), cited, evidence)
    )
    kept = answer.model_copy(update={"values": values, "derivation": derivation})
    text = "".join(s for s in sentences(answer.answer) if not _unsupported(s, kept, cited, evidence))
    if answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING) and not _MARK.search(text):
        return answer.model_copy(
            update={
                "status": Outcome.CANNOT_TELL,
                "answer": "得到的回答不能与文件核对一致，因此不予给出。",
                "values": (),
                "citations": (),
                "derivation": (),
            }
        )
    marked = {int(n) for n in _MARK.findall(text)}
    return kept.model_copy(
        update={
            "answer": text.strip(),
            "citations": tuple(c for n, c in cited.items() if n in marked),
            "values": tuple(v for v in values if v.citation is None or v.citation in marked),
        }
    )


def sentences(text: str) -> Iterator[str]:
    """The sentences of an answer with their ends; a full stop inside a quotation ends none."""
    yield from (found.group() for found in _SENTENCE.finditer(text) if found.group())


def _unsupported(
    sentence: str, answer: Answer, cited: Mapping[int, Citation], evidence: Evidence
) -> list[str]:
    """The figures, quotations and marks of a sentence that nothing cited bears out."""
    found: list[str] = []
    for words, n in _QUOTED.findall(sentence):
        held = cited.get(int(n))
        if held is None or words not in held.quote:
            found.append(f"quotation “{words[:30]}”[{n}]")
    rest = _QUOTED.sub("", sentence)
    found += [f"figure in words {words}" for words in _IN_WORDS.findall(rest)]
    found += [f"mark [{n}]" for n in _MARK.findall(rest) if int(n) not in cited]
    echoed = plain(answer.question)
    rest = re.sub(r"「([^」]*)」", lambda m: "" if plain(m.group(1)) in echoed else m.group(), rest)
    years = {str(year) for year in evidence.years} | set(_YEAR.findall(answer.question))
    computed = [v for v in answer.values if v.citation is None]
    named = sorted({v.label for v in answer.values} | evidence.titles, key=len, reverse=True)
    for start, number, tail in _figures(rest, named):
        if _YEAR.match(rest, start) and number in years:
            continue
        amount, unit, marks = _read(number, tail)
        if amount is None:
            found.append(f"figure {number}")
        elif marks:
            proofs = [v for v in answer.values if v.citation in marks and v.label in rest[:start]]
            agreeing = {v.citation for v in proofs if v.unit == unit and _rounds_to(v.amount, amount)}
            if agreeing != marks or not any(v.amount == amount for v in proofs):
                found.append(f"figure {number}{unit}")
        elif not any(v.amount == amount and v.unit == unit for v in computed):
            found.append(f"figure {number}{unit}")
    return found


def _figures(text: str, names: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Where the numbers of a sentence stand, with what follows each; not those inside names, codes and marks."""
    masked = text
    for name in names:
        if name:
            masked = masked.replace(name, "\0" * len(name))
    masked = re.sub(r"\0（\d+(?:、\d+)*）", lambda m: "\0" * len(m.group()), masked)
    masked = _MARK.sub(lambda m: "\0" * len(m.group()), masked)
    for found in _NUMBER.finditer(masked):
        yield found.start(), found.group(), text[found.end() :]


def _read(number: str, tail: str) -> tuple[Decimal | None, str, set[int]]:
    unit_found = _UNIT.match(tail)
    unit = unit_found.group(1) if unit_found else ""
    marks = _MARKS.match(tail[unit_found.end() if unit_found else 0 :])
    if not marks and unit:
        unit = re.match(r"(?:亿元|万元|千元|元)(?:/[一-鿿]{1,3})?|%|million|yuan|[^\W\d_]{0,2}", unit)[0]  # type: ignore[index]  # it matches the empty string
    if unit.startswith("/") or (unit == "" and tail.startswith("%")):
        unit = "%"
    digits = number.replace(",", "").replace("−", "-")
    return Decimal(digits), unit, {int(n) for n in _MARK.findall(marks.group())} if marks else set()


def _rounds_to(exact: Decimal, shown: Decimal) -> bool:
    """Whether a figure of another place is the one shown, within the digits of the coarser of the two."""
    digits = max(int(exact.as_tuple().exponent), int(shown.as_tuple().exponent))
    return abs(exact - shown) <= Decimal(5).scaleb(digits - 1)


def _value_stands(value: Value, answer: Answer, cited: Mapping[int, Citation], evidence: Evidence) -> bool:
    if value.citation is not None:
        citation = cited.get(value.citation)
        return citation is not None and evidence.states(value, citation)
    if value.yuan is not None and value.yuan != _yuan(value.amount, value.unit):
        return False
    return any(d.result == value.amount and d.unit == value.unit for d in answer.derivation)


def _follows(
    derivation: Derivation, answer: Answer, cited: Mapping[int, Citation], evidence: Evidence
) -> bool:
    """Whether the calculation, executed again over figures that stand, gives its result."""
    # Percent, and what turns a unit into another.
    known = {Decimal(100), Decimal(1_000_000), *map(Decimal, YUAN_PER_UNIT.values())}
    for value in answer.values:
        if value.citation is not None and _value_stands(value, answer, cited, evidence):
            known |= {value.amount} | ({value.yuan} if value.yuan is not None else set())
    for earlier in answer.derivation:
        if earlier == derivation:
            break
        known.add(earlier.result)
    try:
        expression = calculate.read(derivation.expression)
        exponent = derivation.result.as_tuple().exponent
        rounded = any(part == "÷" for part in expression) and isinstance(exponent, int)
        result = calculate.evaluate(expression, -int(exponent) if rounded else None)
    except (calculate.NotAnExpression, ArithmeticError):
        return False
    return result == derivation.result and all(
        part in known for part in expression if isinstance(part, Decimal)
    )


def _yuan(amount: Decimal, unit: str) -> Decimal | None:
    return amount * YUAN_PER_UNIT[unit] if unit in YUAN_PER_UNIT else None
