"""Whether what an answer says of figures together is true of them: which rose, which is the larger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.draft import Direction
from service.answer import Answer, Citation, Value
from service.answering.proof import wording
from service.answering.proof.evidence import Evidence
from service.answering.proof.figures import BEFORE_FIGURE, NAME, WAY, Span
from service.answering.proof.pieces import bare
from service.patterns import regex

_OF_ITEMS = regex(f"的(?:项目)?是[：]?((?:{NAME}|[和、与])+)")
_MORE = regex("更多| is larger")
# 幅度更大的是甲 is said of rates, 变化更大的是甲 of changes, 更多的是甲 of amounts.
_LARGER_IS = regex(f"(幅度|变化)?更[大多]的是(?={NAME})")


@dataclass(frozen=True)
class Compared:
    """The comparisons of one answer; `cited` are the citations that stand."""

    answer: Answer
    cited: Mapping[int, Citation]
    evidence: Evidence

    def ways(self, text: str, names: Sequence[Span]) -> Iterator[str]:
        """The words for a rise or a fall that neither a figure behind them nor the items they are said of bear out."""
        for way in WAY.finditer(text):
            if BEFORE_FIGURE.match(text, way.end()):
                continue
            said = Direction.INCREASE if way.group() in wording.UP else Direction.DECREASE
            of_items = _OF_ITEMS.match(text, way.end())
            told = [s.name for s in names if of_items and of_items.start(1) <= s.start < of_items.end(1)]
            if not told or any(self._went(name) != {said} for name in told):
                yield f"words {way.group()}"

    def _went(self, item: str) -> Set[Direction]:
        """Which way an item changed, as the figures cited say, or else as the documents do: against one year or another, or
        against what was planned."""
        cited = {
            printed.direction
            for value in self.answer.values
            if bare(value.label) == bare(item) and value.citation is not None and value.citation in self.cited
            for printed in self.evidence.printed(value, self.cited[value.citation])
            if printed.changes and printed.direction is not None
        }
        return cited or self.evidence.directions.get(item, set())

    def larger(self, text: str, names: Sequence[Span], marks: Set[int]) -> Iterator[str]:
        """What is said to be more and is not the largest of the figures cited by the marks."""
        cited = [v for v in self.answer.values if v.citation in marks]
        for said in _MORE.finditer(text):
            item = next((span.name for span in names if span.end == said.start()), "")
            if bare(item) not in _largest(cited):
                yield f"words {said.group()}"
        for said in _LARGER_IS.finditer(text):
            item = next((span.name for span in names if span.start == said.end()), "")
            compared = [v for v in cited if self._is(v, said.group(1) or "")]
            if bare(item) not in _largest(compared or cited):
                yield f"words {said.group()}"

    def _is(self, value: Value, sort: str) -> bool:
        """Whether a figure is a rate (幅度), a change (变化), or an amount."""
        if sort == "幅度" or value.unit == "%":
            return (sort == "幅度") == (value.unit == "%")
        citation = self.cited.get(value.citation) if value.citation is not None else None
        changes = citation is not None and any(p.changes for p in self.evidence.printed(value, citation))
        return changes == (sort == "变化")


def _largest(values: Sequence[Value]) -> Set[str]:
    """The items of the largest of these figures."""
    sizes: list[Decimal] = [v.amount if v.yuan is None else v.yuan for v in values]
    most = max(sizes, default=None)
    return {bare(v.label) for v, size in zip(values, sizes, strict=True) if size == most}
