"""Whether a figure that an answer reckons is what its calculation gives, of the figures that it is said of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractors.schema.draft import Direction
from service.answer import Answer, Citation, Derivation, Value
from service.answering import calculate
from service.answering.proof import wording
from service.answering.proof.evidence import Evidence, in_yuan
from service.patterns import regex

# What is counted in these is reckoned, and said so in English.
_SPOKEN_UNITS = {"倍": "times", "个百分点": "percentage points"}
# What the words before a computed figure say of how it was computed.
_COMPUTED = (
    (regex("(?:合计|共计|总计|相加|之和|总和)(?:为|是|：)?$"), frozenset("+")),
    (regex("(?:相差|差额|多|少|增加|减少|增长|下降)(?:了|为|是|：)?$"), frozenset("−")),
    (regex("(?:人均|平均|占|占比|比重|比例)(?:为|是|：)?$"), frozenset("÷")),
)
_BOTH = regex("两者|前者|后者")
_FIRST_IS = regex("前者比后者(多|少)$")
_WAY = regex(f"({'|'.join((*wording.UP, *wording.DOWN))}|比(?:预算|上年)[多少])(?:了|幅度|额|为|是)*$")
_CONVERTED = regex(r"\(RMB $|（[即约]$")
_OF_LAST_YEAR = regex("上年$")


class Told(NamedTuple):
    """A figure that the sentence states: where, as it is written, and the amounts that the places cited for it print; none
    of a figure that is reckoned. `item` is what it is the amount of."""

    at: int
    amount: Decimal
    unit: str
    amounts: Set[Decimal] = frozenset()
    item: str = ""


@dataclass(frozen=True)
class Reckoning:
    """The calculations of one answer, for the figures that they give; `cited` are the citations that stand."""

    answer: Answer
    cited: Mapping[int, Citation]
    evidence: Evidence

    def end_of(
        self, amount: Decimal, text: str, at: int, window: str, told: Sequence[Told], marked: Set[int]
    ) -> tuple[str, int]:
        """The unit and the end of a figure that a calculation gives, of the sort that the words before it say; the end of
        its digits (`at`) where none does.

        `window` are the words since the last figure, `told` the figures of the sentence so far, `marked` the marks of the
        text so far.
        """
        start = at + (text[at : at + 1] == " ")
        begins = max(text.rfind(stop, 0, at) for stop in "；;。")
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
            end = max(start + len(said), at + 1)
            if (value.amount, value.unit) in self.evidence.surveyed.rests:
                return value.unit, end
            for step in self.answer.derivation:
                if (step.result, step.unit) != (amount, value.unit):
                    continue
                if self._stated(step, marked) and self._so(step, window, told, begins):
                    return value.unit, end
        return "", at

    def _so(self, step: Derivation, window: str, told: Sequence[Told], begins: int) -> bool:
        """Whether a calculation is of the sort that the words before its result say, and of the figures beside it;
        `begins` is where its clause does."""
        signs = set(step.expression.split()) & set("+−×÷")
        if step.unit == "%" and "÷" not in signs:
            return False
        if any(how.search(window) and not signs >= wanted for how, wanted in _COMPUTED):
            return False
        if _CONVERTED.search(window):
            return bool(told) and _operands(step)[0] in {told[-1].amount, abs(told[-1].amount)}
        if (way := _WAY.search(window)) is not None:
            went = self._direction(step, planned="预算" in way.group(1))
            if went is not None and went is not _said(way.group(1)):
                return False
        if _BOTH.search(window):
            return self._of_both(step, window, told[-2:])
        return self._of_the_clause(step, [one for one in told if one.at > begins])

    def _of_both(self, step: Derivation, window: str, told: Sequence[Told]) -> bool:
        """Whether it is reckoned from the two figures before it, and 前者比后者多 is true of them."""
        made = {*_operands(step), *(part for earlier in self._before(step) for part in _operands(earlier))}
        last = told[-1:] if told and len(told[-1].amounts & made) > 1 else told
        if not all({one.amount, *one.amounts} & made for one in last):
            return False
        more = _FIRST_IS.search(window)
        if more is None or len(told) < len(("前者", "后者")):
            return True
        first, second = (in_yuan(one.amount, one.unit) or one.amount for one in told)
        return first > second if more.group(1) == "多" else first < second

    def _of_the_clause(self, step: Derivation, clause: Sequence[Told]) -> bool:
        """Whether something that it is reckoned from stands in the same clause, where that states figures at all."""
        near = frozenset[Decimal]().union(*(one.amounts for one in clause))
        counted = set(_operands(step)) == {Decimal(1)}
        return counted or not near or self._reaches(step, near)

    def _reaches(self, step: Derivation, near: Set[Decimal]) -> bool:
        parts = _operands(step)
        if near & set(parts):
            return True
        return any(earlier.result in parts and self._reaches(earlier, near) for earlier in self._before(step))

    def _direction(self, step: Derivation, *, planned: bool) -> Direction | None:
        """Which way a change went that is reckoned so, from what was planned or else from the year before; None where the
        figures do not tell."""
        parts, signs = _operands(step), step.expression.split()
        if "÷" in signs:
            for earlier in self._before(step):
                if earlier.result == parts[0]:
                    return self._direction(earlier, planned=planned)
            ways = {
                printed.direction
                for value, citation in self._values(parts[0])
                for printed in self.evidence.printed(value, citation)
                if printed.changes
            }
            return ways.pop() if len(ways) == 1 else None
        if signs[1:2] != ["−"] or len(parts) != len(("minuend", "subtrahend")) or parts[0] == parts[1]:
            return None
        before = [self._is_base(part, planned=planned) for part in parts]
        if before[0] == before[1] or None in before:
            return None
        fell = before[0] == (parts[0] > parts[1])
        return Direction.DECREASE if fell else Direction.INCREASE

    def _is_base(self, amount: Decimal, *, planned: bool) -> bool | None:
        """Whether a figure is what a change is counted from; None where that is open."""
        held = [
            printed
            for value, citation in self._values(amount)
            for printed in self.evidence.printed(value, citation)
            if not printed.changes
        ]
        if planned:
            found = {printed.budgeted for printed in held}
        elif len({citation.document for citation in self.cited.values()}) > 1:
            # the year before of one document is the year of another
            return None
        else:
            found = {printed.earlier or printed.told or bool(printed.budgeted) for printed in held}
            found |= {
                _OF_LAST_YEAR.search(value.label) is not None
                for value in self.answer.values
                if value.citation is None and value.amount == amount
            }
        return found.pop() if len(found) == 1 else None

    def _values(self, amount: Decimal) -> Iterator[tuple[Value, Citation]]:
        for value in self.answer.values:
            citation = self.cited.get(value.citation) if value.citation is not None else None
            if citation is not None and amount in (value.amount, abs(value.amount), value.yuan):
                yield value, citation

    def _before(self, step: Derivation) -> Iterator[Derivation]:
        for earlier in self.answer.derivation:
            if earlier == step:
                return
            yield earlier

    def _stated(self, step: Derivation, marked: Set[int]) -> bool:
        """Whether what a calculation is made from is cited before its result; a result that begins an answer comes before
        all.

        Two calculations may have one result: it is no result for what was said of other figures.
        """
        if not marked:
            return True
        known = {*calculate.CONSTANTS, *map(Decimal, self.evidence.surveyed.counts)}
        known |= {amount for amount, _ in self.evidence.surveyed.rests}
        known |= amounts_at(self.answer, marked)
        for earlier in self.answer.derivation:
            made = all(part in known for part in _operands(earlier))
            if earlier == step:
                return made
            known |= {earlier.result} if made else set()
        return False


def amounts_at(answer: Answer, marks: Set[int]) -> frozenset[Decimal]:
    """The amounts of the figures cited by these marks, as printed and in yuan, with and without their signs."""
    values = [value for value in answer.values if value.citation in marks]
    each = {value.amount for value in values} | {value.yuan for value in values if value.yuan is not None}
    return frozenset(each | set(map(abs, each)))


def _said(way: str) -> Direction:
    return Direction.INCREASE if way in wording.UP or way.endswith("多") else Direction.DECREASE


def _operands(step: Derivation) -> tuple[Decimal, ...]:
    return tuple(part for part in calculate.read(step.expression) if isinstance(part, Decimal))
