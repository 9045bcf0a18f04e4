"""What was right before, case by case (`eval/baseline.csv`), and which cases flipped since, both ways."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from eval.run.cases import Case, Outcome
from eval.run.jobs import WITH_MODEL

PATH = Path(__file__).parents[1] / "baseline.csv"

# Kept beside ours for comparison: others' figures are no promise of ours.
_NOT_JUDGED = frozenset({"peers"})
# How much lower a score may be before it counts as worse. OCR computes in floating point, which differs between processors;
# everything else gives the same figure everywhere.
_SLACK = {"scans": 0.03}
_COLUMNS = ("case", "family", "outcome", "score", "right", "wanted", "given")


@dataclass(frozen=True)
class Held:
    """How a case went when the baseline was made; no score where it was unscored."""

    id: str
    family: str
    outcome: Outcome
    score: float | None
    right: int
    wanted: int
    given: int


class Change(StrEnum):
    """What became of a case."""

    WORSE = "worse"
    BETTER = "better"
    NEW = "new"
    LOST = "lost"  # it was scored and is not there any more


@dataclass(frozen=True)
class Flip:
    """A case that is not what it was; `before` or `now` is None where there was or is none."""

    change: Change
    id: str
    before: Held | None
    now: Held | None
    explanation: str = ""

    @property
    def bad(self) -> bool:
        return self.change in (Change.WORSE, Change.LOST)


def held(cases: Iterable[Case]) -> dict[str, Held]:
    """The cases that a baseline keeps: all but measured times."""
    return {
        case.id: Held(
            case.id,
            case.family,
            case.outcome,
            None if case.score is None else round(case.score, 4),
            case.right,
            case.wanted,
            case.given,
        )
        for case in cases
        if case.outcome is not Outcome.MEASURED
    }


def of_others(before: Mapping[str, Held], engine: str) -> dict[str, Held]:
    """Those cases of a baseline that a run with this engine says nothing of: another one gave them."""
    mine = engine if engine in WITH_MODEL else ""
    return {id_: case for id_, case in before.items() if _engine(id_) != mine}


def write(path: Path, cases: Iterable[Case], others: Mapping[str, Held] | None = None) -> None:
    """What was scored, and what others had scored, sorted by case, so that a change of it shows as the lines that changed."""
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(_COLUMNS)
        for id_, case in sorted({**(others or {}), **held(cases)}.items()):
            if case.score is not None:
                counts = (case.right, case.wanted, case.given)
                rows.writerow((id_, case.family, case.outcome, f"{case.score:.4f}", *counts))


def read(path: Path) -> dict[str, Held]:
    """The baseline in a file. Raises ValueError when it is none."""
    return parse(path.read_text(encoding="utf-8"), path.name)


def parse(text: str, name: str) -> dict[str, Held]:
    """The baseline in a text. Raises ValueError that says which line is wrong."""
    rows = csv.DictReader(io.StringIO(text))
    if tuple(rows.fieldnames or ()) != _COLUMNS:
        raise ValueError(f"{name}: expected the columns {', '.join(_COLUMNS)}, found {rows.fieldnames}")
    found: dict[str, Held] = {}
    for number, row in enumerate(rows, start=2):
        try:
            found[row["case"]] = Held(
                row["case"],
                row["family"],
                Outcome(row["outcome"]),
                float(row["score"]) if row["score"] else None,
                *(int(row[column]) for column in ("right", "wanted", "given")),
            )
        except (ValueError, TypeError) as error:
            raise ValueError(f"{name}, line {number}: {error}") from error
    return found


def as_cases(kept: Mapping[str, Held]) -> list[Case]:
    """The cases of a baseline, to be summed up and shown like those of a run."""
    cases: list[Case] = []
    for case in kept.values():
        suite, measure, subject, variant = case.id.split("/", 3)
        counted = case.wanted or case.given
        cases.append(
            Case(
                suite=suite,
                measure=measure,
                subject=subject,
                variant=variant,
                family=case.family,
                outcome=case.outcome,
                right=case.right,
                wanted=case.wanted,
                given=case.given,
                value=None if counted else case.score,
            )
        )
    return cases


def compare(before: Mapping[str, Held], cases: Sequence[Case], *, whole: bool) -> list[Flip]:
    """The cases that flipped, the bad ones first. Of a run that was not of everything without a model (`whole`) only
    documents of which something was scored again can have lost a case."""
    now = {id_: case for id_, case in held(cases).items() if _judged(id_)}
    told = {case.id: case.explanation for case in cases}
    again = {_document(id_) for id_, case in now.items() if case.score is not None}
    flips = list(_flips(before, now, told))
    flips += [
        Flip(Change.LOST, id_, was, None)
        for id_, was in before.items()
        if id_ not in now
        and _judged(id_)
        and was.outcome is not Outcome.UNSCORED
        and ((whole and not _engine(id_)) or _document(id_) in again)
    ]
    return sorted(flips, key=lambda flip: (not flip.bad, flip.change, flip.id))


def _flips(before: Mapping[str, Held], now: Mapping[str, Held], told: Mapping[str, str]) -> Iterator[Flip]:
    for id_, case in now.items():
        was = before.get(id_)
        if was is None:
            if case.score is None:
                continue  # a baseline does not keep what was not scored
            yield Flip(Change.NEW, id_, None, case, told.get(id_, ""))
        elif (change := _change(was, case)) is not None:
            yield Flip(change, id_, was, case, told.get(id_, ""))


def _change(was: Held, case: Held) -> Change | None:
    if was.score is None or case.score is None:
        if (was.score is None) is (case.score is None):
            return None
        return Change.WORSE if case.score is None else Change.NEW
    slack = _SLACK.get(case.id.partition("/")[0], 0.0)
    # one more that is missed is not made good by some fewer that were invented
    fewer = case.wanted == was.wanted and case.right < was.right and not slack
    if fewer or case.score < was.score - slack:
        return Change.WORSE
    return Change.BETTER if case.score > was.score + slack else None


def _judged(id_: str) -> bool:
    return id_.partition("/")[0] not in _NOT_JUDGED


def _document(id_: str) -> tuple[str, str, str]:
    """Suite, document and form of a case: all its measures are taken together."""
    suite, _, subject, variant = id_.split("/", 3)
    return suite, subject, variant


def _engine(id_: str) -> str:
    """The model's engine that a case is told apart by; empty for what rules and facts gave."""
    last = id_.rpartition("/")[2]
    return last if last in WITH_MODEL else ""
