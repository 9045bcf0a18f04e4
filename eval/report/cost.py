"""What answers of a model cost, beside how many of them are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from eval.report.plots import Plot, Point, scatter
from eval.run.cases import Case, Outcome

_SUITE, _TOKENS, _CALLS = "cost", "tokens", "calls"
_ANSWERS, _RIGHT = "answers", "right"


@dataclass(frozen=True)
class Cost:
    """Over `documents` that both were measured for. `answered` and `right` count questions."""

    documents: int
    tokens: int
    tokens_each: int
    calls: int
    right: int
    answered: int
    plot: Plot

    @property
    def per_right(self) -> int | None:
        """Tokens for each right answer."""
        return round(self.tokens / self.right) if self.right else None


def cost(cases: Sequence[Case]) -> Cost | None:
    """None where tokens or answers were not measured."""
    tokens, calls = _amounts(cases, _TOKENS), _amounts(cases, _CALLS)
    right: dict[str, list[Case]] = {}
    for case in cases:
        if (case.suite, case.measure) == (_ANSWERS, _RIGHT) and case.outcome in (
            Outcome.RIGHT,
            Outcome.WRONG,
        ):
            right.setdefault(case.subject, []).append(case)
    both = [subject for subject in tokens if subject in right]
    if not both:
        return None
    points = [Point(tokens[subject], _share(right[subject])) for subject in both]
    counts = [_counts(case) for subject in both for case in right[subject]]
    return Cost(
        documents=len(both),
        tokens=round(sum(tokens[subject] for subject in both)),
        tokens_each=round(median(tokens[subject] for subject in both)),
        calls=round(sum(calls.get(subject, 0.0) for subject in both)),
        right=sum(right for right, _ in counts),
        answered=sum(wanted for _, wanted in counts),
        plot=scatter(
            "cost", "a dot a document", "tokens, in and out", "share of answers that are right", points
        ),
    )


def _amounts(cases: Sequence[Case], measure: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for case in cases:
        if (case.suite, case.measure) == (_SUITE, measure) and case.outcome is Outcome.MEASURED:
            found[case.subject] = found.get(case.subject, 0.0) + (case.value or 0.0)
    return found


def _counts(case: Case) -> tuple[int, int]:
    # a case may be one question, or count those of a kind
    return (case.right, case.wanted) if case.wanted else (int(case.outcome is Outcome.RIGHT), 1)


def _share(cases: Sequence[Case]) -> float:
    counts = [_counts(case) for case in cases]
    return sum(right for right, _ in counts) / sum(wanted for _, wanted in counts)
