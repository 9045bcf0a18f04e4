"""What could be wrong (误印的几种可能): a figure, all prints of one amount, or a whole line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Statement
from extractors.schema.check import Slip
from extractors.schema.money import YUAN_PER_UNIT
from extractors.validators import slips
from extractors.validators.blame.graph import WORTH, Graph
from extractors.validators.claim import Figure
from extractors.validators.equation import Equation, Place, places
from extractors.validators.remembered import remembered
from extractors.validators.wording import faint

# Figures looked at in all: some seconds' work. What is not explained by then is named without a cause.
MOST_EFFORT = 3_000_000
# How unlikely a slip is, in the scale of `WORTH`.
_UNLIKELY = {
    Slip.DIGIT: 0.0,
    Slip.DIGITS_SWAPPED: 0.0,
    Slip.SIGN: 0.0,
    Slip.FACTOR: 0.0,
    Slip.DIGIT_LOST: 1.5,
    Slip.COPIED: 1.0,
    Slip.LINE_TWICE: 2.0,
    Slip.LINE_MISSING: 3.5,
    Slip.NONE: 3.0,
}
# A zero in the place of an amount, or one in its place; a negative amount where none is printed.
_NOTHING, _NEGATIVE = 1.5, 2.5
# Tables are copied from the books, sentences from last year's.
_IN_A_TABLE = 0.5
# What was read with little confidence is wrong before anything else is.
_FAINT = 6.0
# A missing line that another table prints.
_NAMED_ELSEWHERE = -2.0
# An amount of the text that some table prints as well, whatever of.
_BORNE_OUT = 2.5
# One more print of the same wrong amount.
_ANOTHER = 2.0


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """`figures` should be `values`: the first is the one that is named. `mended` are the failing claims that then come out."""

    figures: tuple[Figure, ...]
    values: tuple[Decimal, ...]
    slip: Slip
    mended: tuple[int, ...]
    score: float

    @property
    def changes(self) -> dict[Hashable, Decimal]:
        if self.slip is Slip.LINE_MISSING:
            return {}
        return {figure.key: value for figure, value in zip(self.figures, self.values, strict=True)}


def hypotheses(graph: Graph) -> Iterator[Hypothesis]:
    """Everything that would mend something of what still fails."""
    for figure in graph.suspects().values():
        if graph.effort > MOST_EFFORT:
            return
        values = _asked(graph, figure)
        twins = graph.twins(figure) if values else []
        for value in values:
            yield from _single(graph, figure, value)
            if len(twins) > 1:
                yield from _everywhere(graph, twins, figure, value)
    yield from _lines(graph)


def _asked(graph: Graph, figure: Figure) -> list[Decimal]:
    """The values that the failing claims ask of a figure; those that a slip would turn into it, where they ask for none."""
    through = [at for at in graph.through([figure.key]) if at in graph.failing]
    asked = {value for at in through for value in graph.claims[at].asks(figure, graph.changes)}
    if not asked:
        near = dict.fromkeys(slips.near(figure.value))
        asked = {value for value in near if graph.tried({figure.key: value})[0]}
    return sorted({_shortened(graph, figure, value) for value in asked} - {figure.value})


def _shortened(graph: Graph, figure: Figure, value: Decimal) -> Decimal:
    """The value with no more digits than are printed, where that does as well: a text in 亿元 has two."""
    digits, needed = figure.value.as_tuple().exponent, value.as_tuple().exponent
    if not isinstance(digits, int) or not isinstance(needed, int) or needed >= digits:
        return value
    if slips.slip(figure.value, value) is not Slip.NONE:
        return value  # a point that moved, or a unit: the digits are those that are printed
    shorter = round(value, max(-digits, 0))
    asked, enough = (set(graph.tried({figure.key: each})[0]) for each in (value, shorter))
    return shorter if asked <= enough else value


def _single(graph: Graph, figure: Figure, value: Decimal) -> Iterator[Hypothesis]:
    mended, weight = graph.tried({figure.key: value})
    if mended:
        slip, cost = _slip(figure, value)
        score = WORTH * len(mended) + weight - cost - _prior(graph, figure)
        yield Hypothesis((figure,), (value,), slip, mended, score)


def _everywhere(
    graph: Graph, twins: Sequence[Figure], figure: Figure, value: Decimal
) -> Iterator[Hypothesis]:
    """The same wrong amount, worked out once and printed in several places."""
    yuan = value * _unit(figure)
    values = {twin.key: yuan / _unit(twin) for twin in twins}
    mended, weight = graph.tried(values)
    if mended:
        slip, cost = _slip(figure, value)
        score = WORTH * len(mended) + weight - cost - _prior(graph, figure) - _ANOTHER * (len(twins) - 1)
        yield Hypothesis(tuple(twins), tuple(values.values()), slip, mended, score)


def _lines(graph: Graph) -> Iterator[Hypothesis]:
    """A line that is missing among those that make a total, or is one too many."""
    by_line: dict[int, list[tuple[int, Equation]]] = defaultdict(list)
    for at in sorted(graph.failing):
        claim = graph.claims[at]
        if isinstance(claim, Equation) and any(part.line is not claim.whole.line for part in claim.parts):
            by_line[id(claim.whole.line)].append((at, claim))
    for failing in by_line.values():
        yield from _missing(graph, failing)
        yield from _twice(graph, failing)


def _missing(graph: Graph, failing: Sequence[tuple[int, Equation]]) -> Iterator[Hypothesis]:
    """The total is larger than what makes it, in each of its columns: then a line may lack that was never printed, or read."""
    if any(equation.residual * equation.whole.money.yuan <= 0 for _, equation in failing):
        return
    wholes = tuple(equation.whole for _, equation in failing)
    values = tuple(equation.residual / YUAN_PER_UNIT[equation.whole.money.unit] for _, equation in failing)
    mended = tuple(at for at, _ in failing)
    cost = _UNLIKELY[Slip.LINE_MISSING]
    if graph.witness is not None and any(
        graph.witness.prints_below(equation.whole, equation.residual) for _, equation in failing
    ):
        cost = _NAMED_ELSEWHERE
    yield Hypothesis(wholes, values, Slip.LINE_MISSING, mended, WORTH * len(mended) - cost)


def _twice(graph: Graph, failing: Sequence[tuple[int, Equation]]) -> Iterator[Hypothesis]:
    """A line among the parts that should not count: without it the total comes out in every column."""
    equation = failing[0][1]
    for part in equation.parts:
        if not part.money.value or part.money.yuan + equation.residual or part.key in graph.changes:
            continue
        cells = places(part.statement, [part.line])
        mended, weight = graph.tried({cell.key: Decimal(0) for cell in cells})
        if set(mended) >= {at for at, _ in failing}:
            first = tuple(sorted(cells, key=lambda cell: cell is not part and cell.key != part.key))
            score = WORTH * len(mended) + weight - _UNLIKELY[Slip.LINE_TWICE] - _alone(part)
            yield Hypothesis(first, (Decimal(0),) * len(first), Slip.LINE_TWICE, mended, score)


def _alone(part: Place) -> float:
    """What speaks against a line being one too many: it stands nowhere else in its table."""
    same = [
        line for line in part.statement.lines if (line.code, line.name) == (part.line.code, part.line.name)
    ]
    return 0.0 if len(same) > 1 else 3.0


def _slip(figure: Figure, value: Decimal) -> tuple[Slip, float]:
    slip = slips.slip(figure.value, value)
    if slip is Slip.NONE and isinstance(figure, Place) and _stands_beside(figure):
        slip = Slip.COPIED
    cost = _UNLIKELY[slip]
    if slip is Slip.NONE and (not value or not figure.value):
        cost += _NOTHING
    if slip is Slip.NONE and value < 0 <= figure.value:
        cost += _NEGATIVE
    return slip, cost


def _stands_beside(place: Place) -> bool:
    """Whether the line above or below prints the same amount in the same column."""
    if not place.money.value:
        return False
    lines = place.statement.lines
    at = _positions(place.statement).get(id(place.line))
    if at is None:
        return False
    beside = (lines[n].amount(place.amount.column) for n in (at - 1, at + 1) if 0 <= n < len(lines))
    return any(other is not None and other.money.value == place.money.value for other in beside)


@remembered
def _positions(statement: Statement) -> dict[int, int]:
    """Where each line stands, by its identity."""
    return {id(line): at for at, line in enumerate(statement.lines)}


def _prior(graph: Graph, figure: Figure) -> float:
    against = _IN_A_TABLE if isinstance(figure, Place) else 0.0
    if graph.witness is not None and graph.witness.bears_out(figure):
        against += _BORNE_OUT
    return against - (_FAINT if faint(figure.source) else 0.0)


def _unit(figure: Figure) -> Decimal:
    money = getattr(figure, "money", None)
    return Decimal(1 if money is None else YUAN_PER_UNIT[money.unit])
