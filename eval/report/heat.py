"""Scores as tables of colours: which form, kind, class or family of documents a measure is weak in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eval.render.formats import FORMATS
from eval.report.standings import RAISED, SIDE_BY_SIDE, level, pooled_score, shown
from eval.run.cases import Case, Outcome


@dataclass(frozen=True)
class Shade:
    """A cell of the table. `level` is None where nothing was scored; `counts` says in words what the score is of."""

    text: str
    level: int | None
    counts: str


@dataclass(frozen=True)
class Band:
    """A row of the table."""

    name: str
    shades: tuple[Shade, ...]


@dataclass(frozen=True)
class Heat:
    """A table: `of` is what its rows are."""

    title: str
    of: str
    columns: tuple[str, ...]
    bands: tuple[Band, ...]


Name = Callable[[Case], str]


def by_variant(cases: Sequence[Case]) -> list[Heat]:
    """Variant × measure for each suite; measures taken on other variants than the rest have a table of their own."""
    made: list[Heat] = []
    for suite, held in _grouped(_scores(cases), lambda case: case.suite):
        for measures in _alike(held):
            some = [case for case in held if case.measure in measures]
            forms = all(case.form in FORMATS for case in some)
            if len({case.variant for case in some}) > 1:
                title = suite if len(measures) > 1 else f"{suite} {measures[0]}"
                made.append(_heat(title, "form" if forms else "kind", some, _variant, _measure))
    return made


def by_family(cases: Sequence[Case]) -> Heat | None:
    """Family × measure, of the measures that missed anything; None where there are no families to compare."""
    whole = flawless(cases)
    known = [c for c in _scores(cases) if c.family and f"{c.suite} {c.measure}" not in whole]
    if len({case.family for case in known}) < 2:
        return None
    return _heat("all forms taken together", "family", known, _family, lambda c: f"{c.suite} {c.measure}")


def family_by_form(cases: Sequence[Case]) -> list[Heat]:
    """Family × form for each measure that missed anything, the weakest first."""
    made: list[tuple[float, Heat]] = []
    known = [case for case in _scores(cases) if case.family and case.form in FORMATS]
    for name, held in _grouped(known, lambda case: f"{case.suite} {case.measure}"):
        score = pooled_score(held)
        if score is not None and score < 1.0 and len({case.variant for case in held}) > 1:
            made.append((score, _heat(name, "family", held, _family, _variant)))
    return [heat for _, heat in sorted(made, key=lambda pair: pair[0])]


def flawless(cases: Sequence[Case]) -> tuple[str, ...]:
    """The measures that missed nothing in any document and form."""
    grouped = _grouped(_scores(cases), lambda case: f"{case.suite} {case.measure}")
    return tuple(name for name, held in grouped if (pooled_score(held) or 0.0) >= 1.0)


def _scores(cases: Sequence[Case]) -> list[Case]:
    return [
        case
        for case in cases
        if case.suite not in SIDE_BY_SIDE
        and case.measure != RAISED
        and case.outcome in (Outcome.RIGHT, Outcome.WRONG)
    ]


def _variant(case: Case) -> str:
    return case.variant


def _measure(case: Case) -> str:
    return case.measure


def _family(case: Case) -> str:
    return case.family


def _grouped(cases: Sequence[Case], name: Name) -> list[tuple[str, list[Case]]]:
    grouped: dict[str, list[Case]] = {}
    for case in cases:
        grouped.setdefault(name(case), []).append(case)
    return list(grouped.items())


def _alike(cases: Sequence[Case]) -> list[list[str]]:
    """Measures that share a variant stand together."""
    groups: list[tuple[list[str], set[str]]] = []
    for measure, held in _grouped(cases, _measure):
        variants = {case.variant for case in held}
        joined = next((group for group in groups if group[1] & variants), None)
        if joined is None:
            groups.append(([measure], variants))
        else:
            joined[0].append(measure)
            joined[1].update(variants)
    return [measures for measures, _ in groups]


def _heat(title: str, of: str, cases: Sequence[Case], row: Name, column: Name) -> Heat:
    columns = tuple(dict.fromkeys(column(case) for case in cases))
    bands = tuple(
        Band(name, tuple(_shade([case for case in held if column(case) == each]) for each in columns))
        for name, held in _grouped(cases, row)
    )
    return Heat(title, of, columns, bands)


def _shade(cases: Sequence[Case]) -> Shade:
    score = pooled_score(cases)
    if score is None:
        return Shade("", None, "not scored")
    whole = sum(case.outcome is Outcome.RIGHT for case in cases)
    counts = f"{whole} of {len(cases)} cases wholly right"
    if wanted := sum(case.wanted for case in cases):
        right, given = sum(case.right for case in cases), sum(case.given for case in cases)
        counts += f"; {right} right of {wanted} wanted, {given} given"
    return Shade(shown(score), level(score), counts)
