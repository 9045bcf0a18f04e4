"""Which figure, changed, makes what fails come out (疑点定位): the likeliest slip in the fewest figures that breaks nothing.

What fails is explained one cause at a time. A hypothesis says what some figures should have been; it is worth the
claims that come out with it, less those that no longer do, less how unlikely such a slip is. Where two are about as
good, the cause is unknown and both are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extractors.schema.check import Cause, Check, Slip, Status, Suspect
from extractors.validators.blame.graph import Graph
from extractors.validators.blame.hypotheses import MOST_EFFORT, Hypothesis, hypotheses
from extractors.validators.claim import Claim, Figure
from extractors.validators.wording import faint, plain

if TYPE_CHECKING:
    from extractors.validators.witness import Witness

# A hypothesis that leads by this much is believed.
_LEAD = 2.0
# Causes that are looked for one by one; a document with more has none that could be told from another.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Explanation:
    """One cause and the positions of the claims that fail for it.

    `figure` is what most likely is wrong, `value` what it should be, where that follows; `also` are other prints of the
    same wrong amount, or the other figures of a line that should not count, `rivals` figures that are about as likely
    instead. `slip` says how it came about.
    """

    figure: Figure
    value: Decimal | None
    slip: Slip
    certain: bool
    claims: tuple[int, ...]
    also: tuple[Figure, ...] = ()
    rivals: tuple[Figure, ...] = ()

    @property
    def cause(self) -> Cause:
        if not self.figure.legible and (self.certain or faint(self.figure.source)):
            return Cause.MISREAD
        return Cause.MISPRINT if self.certain and self.slip is not Slip.LINE_MISSING else Cause.UNKNOWN

    @property
    def suspect(self) -> Suspect:
        source = self.figure.source
        proposed = None if self.value is None else _like(self.figure.value, self.value)
        return Suspect(cell=source.cell, cause=self.cause, proposed=proposed, source=source)


def explain(claims: Sequence[Claim], witness: Witness | None = None) -> list[Explanation]:
    """The causes of everything that fails, every failing claim in one of them: in the order of the claims, of those that
    share figures or lines the one first that explains most."""
    graph = Graph(claims, witness)
    found: list[Explanation] = []
    for together in graph.components():
        graph.failing = together
        while graph.failing:
            ranked = sorted(hypotheses(graph), key=lambda each: -each.score)
            if not ranked or len(found) >= _MOST or graph.effort > MOST_EFFORT:
                found += [_unexplained(claims, at) for at in sorted(graph.failing)]
                break
            found.append(_explanation(graph, ranked[0], ranked))
            graph.take(ranked[0])
    return found


def judged(claims: Sequence[Claim]) -> list[Check]:
    """The checks that claims come to, in their order, each failing one with what it suspects."""
    suspects = {at: cause.suspect for cause in explain(claims) for at in cause.claims}
    return [claim.judged(suspects.get(at)) for at, claim in enumerate(claims)]


def _explanation(graph: Graph, best: Hypothesis, ranked: Sequence[Hypothesis]) -> Explanation:
    mine = {figure.key for figure in best.figures}
    close = [
        each for each in ranked if each.score > best.score - _LEAD and set(each.mended) & set(best.mended)
    ]
    rivals = {each.figures[0].key: each.figures[0] for each in close if each.figures[0].key not in mine}
    if best.slip is Slip.NONE:
        rivals |= {figure.key: figure for figure in _free(graph, best) if figure.key not in mine}
    values = {each.values[0] for each in close if each.figures[0].key == best.figures[0].key}
    # a total to which a line is missing is right as it is
    missing = best.slip is not Slip.LINE_MISSING and any(each.slip is Slip.LINE_MISSING for each in close)
    certain = not rivals and not missing and best.score > 0
    # where a line is missing or one too many, no figure is to be replaced
    told = certain and len(values) == 1 and best.slip not in (Slip.LINE_MISSING, Slip.LINE_TWICE)
    return Explanation(
        figure=best.figures[0],
        value=best.values[0] if told else None,
        slip=best.slip if certain else Slip.NONE,
        certain=certain,
        claims=best.mended,
        also=best.figures[1:] if best.slip is not Slip.LINE_MISSING else (),
        rivals=tuple(rivals.values()),
    )


def _free(graph: Graph, best: Hypothesis) -> list[Figure]:
    """The figures of what comes out that nothing asks a value of, and that nothing bears out: they may be any other, as an
    amount may be that a percentage is of."""
    return [
        figure
        for at in best.mended
        for figure in graph.claims[at].figures
        if not graph.claims[at].asks(figure, graph.changes)
        and not any(
            graph.claims[other].status in (Status.HOLDS, Status.ROUNDING)
            for other in graph.through([figure.key])
        )
    ]


def _like(printed: Decimal, value: Decimal) -> str:
    """The value with as many decimals as are printed, or with its own, where those are fewer or needed."""
    digits, held = (each.as_tuple().exponent for each in (printed, value))
    if not isinstance(digits, int) or not isinstance(held, int):
        return plain(value)
    if held < digits:
        shorter = plain(value)
        return (
            shorter
            if len(shorter.partition(".")[2]) > -digits
            else f"{value.quantize(Decimal(1).scaleb(digits)):f}"
        )
    return f"{value:f}"


def _unexplained(claims: Sequence[Claim], at: int) -> Explanation:
    first, *others = sorted(claims[at].figures, key=lambda each: each.source.confidence)
    return Explanation(first, None, Slip.NONE, certain=False, claims=(at,), rivals=tuple(others))
