"""Puts an answer together: every figure enters with its place, every reason as it is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Percent, Quantity
from extractors.schema.money import YUAN_PER_UNIT, Money
from extractors.schema.source import Source
from service.answer import Answer, Citation, Derivation, Engine, Outcome, Value
from service.answering.calculate import Operand, evaluate, spoken
from service.answering.printed.figure import Figure
from service.patterns import regex
from service.store import Document

# The name of a row and the header path of a column.
Cell = tuple[str | None, str | None]
NO_CELL: Cell = (None, None)

_SPACED = regex(r"(?P<quoted>“(?:[^“”]|“[^“”]*”)*”)|(?<=[。；])[ \t]+")
_MARK = regex(r"\[(\d+)\]")
# What a paragraph is about stands before its first colon.
# 公务接待费：…, 2.公务接待费。…: what all of a paragraph is about
_LEAD = regex(
    r"[^，。；：:\n]{2,40}[：:]|\s*[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]{1,2}\s*[^，。；：:\n\d]{2,40}。"
)
_EDGES = " \t\n\r,，;；:：、"


@dataclass(frozen=True, slots=True)
class Found:
    """The sentences that answer a question, or part of one, from one document."""

    text: str
    status: Outcome = Outcome.ANSWERED


class Reply:
    """Collects the citations, values and calculations of one answer while its sentences are written."""

    def __init__(self, withheld: str = "") -> None:
        """`withheld` is an answer that the documents did not bear out: no way says any of it again."""
        self._withheld = withheld
        self._citations: list[Citation] = []
        self._values: list[Value] = []
        self._derivations: list[Derivation] = []
        # what the paragraphs begin with of which sentences are quoted
        self._leads: dict[str, str] = {}

    @property
    def values(self) -> tuple[Value, ...]:
        """The values entered so far."""
        return tuple(self._values)

    @property
    def evidence(self) -> str:
        """What the citations entered so far quote, and where it stands."""
        return "|".join(map(_place, self._citations))

    def evidence_of(self, text: str) -> list[str]:
        """What each citation quotes to which the marks of a text lead, where it stands and what its paragraph begins with."""
        return [f"{_place(c)}|{self._leads.get(c.quote, '')}" for c in self._cited(text)]

    def quoted_by(self, text: str) -> list[str]:
        """What each citation quotes to which the marks of a text lead, with its row and column but no heading, which may
        stand over much else."""
        return [f"{c.quote}|{c.row or ''}|{c.column or ''}" for c in self._cited(text)]

    def _cited(self, text: str) -> list[Citation]:
        marks = {int(n) for n in _MARK.findall(text)}
        return [c for c in self._citations if c.n in marks]

    @property
    def sections(self) -> tuple[str, ...]:
        """Where the citations entered so far stand."""
        return tuple(c.section for c in self._citations)

    def attempt(self, write: Callable[[], Found | None]) -> Found | None:
        """What `write` says; when it says nothing, or what was withheld, what it entered is taken back."""
        kept = len(self._citations), len(self._values), len(self._derivations)
        found = write()
        if found is not None and found.text and found.text in self._withheld:
            found = None
        if found is None:
            del self._citations[kept[0] :], self._values[kept[1] :], self._derivations[kept[2] :]
        return found

    def figure(self, document: Document, figure: Figure) -> str:
        """`2411.81万元[1]`; the value and its place are kept."""
        cell = (figure.row, figure.header)
        return self.money(document, figure.money, figure.quote, figure.section, figure.shown, cell)

    def money(
        self, document: Document, money: Money, quote: str, section: str, label: str, cell: Cell = NO_CELL
    ) -> str:
        """The amount as printed with its mark; `cell` names the row and the column of one in a table."""
        n = self.cite(document, money.source, quote, section, cell)
        value = Value(amount=money.value, unit=money.unit, yuan=money.yuan, citation=n, label=label)
        self._keep(value)
        return f"{money.printed.strip()}{money.unit}[{n}]"

    def quantity(self, document: Document, quantity: Quantity, quote: str, section: str, label: str) -> str:
        n = self.cite(document, quantity.source, quote, section)
        self._keep(Value(amount=quantity.value, unit=quantity.unit, citation=n, label=label))
        printed = quantity.printed.strip()
        return f"{printed if printed.endswith(quantity.unit) else printed + quantity.unit}[{n}]"

    def percent(self, document: Document, percent: Percent, quote: str, section: str, label: str) -> str:
        n = self.cite(document, percent.source, quote, section)
        self._keep(Value(amount=percent.value, unit="%", citation=n, label=label))
        printed = percent.printed.strip().rstrip("%％")
        return f"{printed}%[{n}]"

    def quote(
        self, document: Document, text: str, source: Source, section: str, *, whole: bool = False
    ) -> str:
        """`“…”[2]`: words exactly as printed, without the marks at their edges; with `whole` to the last full stop."""
        words = _balanced(text.strip() if whole else text.strip(_EDGES + "。"))
        return f"“{words}”[{self.cite(document, source, text.strip(), section)}]"

    def result(
        self, expression: tuple[Operand, ...], unit: str, label: str, places: int | None = None
    ) -> str:
        """The result of a calculation, executed in decimals; `places` digits after the point, rounded."""
        value = evaluate(expression, places)
        derivation = Derivation(expression=spoken(expression), result=value, unit=unit)
        if derivation not in self._derivations:
            self._derivations.append(derivation)
        from_money = unit in ("元", "千元", "万元", "亿元")
        yuan = Money.model_construct(printed="", value=value, unit=unit).yuan if from_money else None
        self._keep(Value(amount=value, unit=unit, yuan=yuan, label=label))
        return f"{value:f}{unit}"

    def rest(self, amount: Decimal, unit: str, label: str) -> str:
        """`1203.50万元`: what figures make together that are not told one by one; whoever checks has to sum them anew."""
        self._keep(Value(amount=amount, unit=unit, yuan=amount * YUAN_PER_UNIT[unit], label=label))
        return f"{amount:f}{unit}"

    def cite(self, document: Document, source: Source, quote: str, section: str, cell: Cell = NO_CELL) -> int:
        """The number of the citation for this place and these words."""
        if quote in source.text and (lead := _LEAD.match(source.text)) is not None:
            self._leads[quote] = lead.group()
        made = Citation(
            n=0,
            document=document.id,
            name=document.title,
            page=source.page,
            line=source.line,
            box=source.box,
            quote=quote,
            section=section,
            row=cell[0],
            column=cell[1],
        )
        return self.adopt(made)

    def adopt(self, citation: Citation, values: Iterable[Value] = ()) -> int:
        """The number here of a citation of any answer; with the values that are printed there."""
        made = citation.model_copy(update={"n": len(self._citations) + 1})
        for held in self._citations:
            if held.model_copy(update={"n": made.n}) == made:
                made = held
                break
        else:
            self._citations.append(made)
        for value in values:
            self._keep(value.model_copy(update={"citation": made.n}))
        return made.n

    def derive(self, steps: Iterable[Derivation], value: Value) -> bool:
        """Takes a computed value over from another answer, with the calculations that lead to it; False if none does."""
        taken: list[Derivation] = []
        for step in steps:
            taken.append(step)
            if (step.result, step.unit) == (value.amount, value.unit):
                self._derivations += [s for s in taken if s not in self._derivations]
                self._keep(value)
                return True
        return False

    def finish(self, question: str, status: Outcome, text: str, engine: Engine = "embedded") -> Answer:
        return Answer(
            question=question,
            status=status,
            # never inside a quotation: it is told as it is printed
            answer=_SPACED.sub(lambda found: found["quoted"] or "", text).strip(),
            values=tuple(self._values),
            citations=tuple(self._citations),
            derivation=tuple(self._derivations),
            engine=engine,
        )

    def _keep(self, value: Value) -> None:
        if value not in self._values:
            self._values.append(value)


def _place(citation: Citation) -> str:
    return f"{citation.quote}|{citation.section}|{citation.row or ''}|{citation.column or ''}"


def _balanced(text: str) -> str:
    """The text, or of one whose own quotation marks do not pair the longest piece without any."""
    depth = 0
    for character in text:
        depth += (character == "“") - (character == "”")
        if depth not in (0, 1):
            break
    return text if depth == 0 else max(re.split("[“”]", text), key=len)


def sum_of(values: Iterable[Decimal]) -> tuple[Operand, ...]:
    """`a + b + c` as an expression."""
    made: list[Operand] = []
    for value in values:
        made += ["+", value] if made else [value]
    return tuple(made)
