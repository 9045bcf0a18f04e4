"""The cases that went worst, each with what is printed there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eval.render.place import Place
from eval.report.crops import Crop, Find, PrintedLine, crops, lines
from eval.report.standings import RAISED, SIDE_BY_SIDE, level, shown
from eval.run.cases import Case, Outcome

MOST = 12
# So many of one suite before those of others have had their turn.
_OF_ONE_SUITE = 3


@dataclass(frozen=True)
class Worst:
    """`misses` are the parts of its explanation, `elsewhere` the places that no picture or line shows, in words."""

    case: Case
    score: str
    level: int
    misses: tuple[str, ...]
    crops: tuple[Crop, ...]
    lines: tuple[PrintedLine, ...]
    elsewhere: str


def worst(cases: Sequence[Case], find: Find, most: int = MOST) -> tuple[Worst, ...]:
    """The lowest scores first, at most one of each measure and document."""
    return tuple(_worst(case, find) for case in chosen(cases, most))


def chosen(cases: Sequence[Case], most: int) -> list[Case]:
    """Lowest first. A suite that is weak everywhere does not push out all others."""
    wrong = [c for c in cases if c.outcome is Outcome.WRONG and c.suite not in SIDE_BY_SIDE]
    lowest: dict[tuple[str, str, str], Case] = {}
    for case in sorted(wrong, key=_score):
        lowest.setdefault((case.suite, case.measure, case.subject), case)
    taken: Counter[str] = Counter()
    first: list[Case] = []
    later: list[Case] = []
    for case in lowest.values():
        taken[case.suite] += 1
        (first if taken[case.suite] <= _OF_ONE_SUITE else later).append(case)
    return sorted([*first, *later][:most], key=_score)


def _score(case: Case) -> float:
    # a job that broke off scored nothing, and nothing is what it is worth
    return 0.0 if case.measure == RAISED else case.score or 0.0


def _worst(case: Case, find: Find) -> Worst:
    found = find(case.subject, case.variant) if case.places else None
    pictures = crops(found, case.places) if found else ()
    printed = lines(found, case.places) if found else ()
    pages, numbers = {crop.page for crop in pictures}, {line.number for line in printed}
    rest = [p for p in case.places if p != Place() and p.page not in pages and p.line not in numbers]
    score = _score(case)
    return Worst(
        case=case,
        score=shown(score),
        level=level(score),
        misses=tuple(part.strip() for part in case.explanation.split("‖") if part.strip()),
        crops=pictures,
        lines=printed,
        elsewhere=", ".join(dict.fromkeys(map(_where, rest))),
    )


def _where(place: Place) -> str:
    return f"line {place.line}" if place.line is not None else f"page {place.page}"
