"""What the checks say of mistakes that are known: found or not, the right cell, the right cause, and who is blamed wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eval.render.place import Place
from eval.scorers.standing import is_at
from eval.scorers.tally import Tally
from extractors.schema.check import Cause, Check, Status, Suspect
from extractors.schema.money import read_number
from extractors.schema.source import Source

# Characters of what is printed that a miss is told with.
_SHOWN = 20


@dataclass(frozen=True)
class Spot:
    """A figure as printed, and as it should be: empty where no figure would be right. Without `places`, in formats that
    know none, it is known by what is printed alone."""

    printed: str
    right: str = ""
    places: tuple[Place, ...] = ()

    def is_in(self, source: Source) -> bool:
        """Whether the source is this figure, or a sentence that holds it."""
        here = not self.places or any(is_at(place, source) for place in self.places)
        if not here or not self.printed:
            return False
        if read_number(source.text) is None:
            return self.printed in source.text
        # a decrease may be printed with a sign that is no part of the figure
        return self.printed in (source.text, source.text.lstrip("-"))


@dataclass(frozen=True)
class Planted:
    """One mistake. `spots` are the figures that are wrong: none where a line is not printed that should be. `near` are the
    figures that no longer agree because something is not printed, each of them right. `rounding` is a difference that
    the printed digits explain."""

    words: str
    spots: tuple[Spot, ...]
    near: tuple[Spot, ...] = ()
    rounding: bool = False

    def bears(self, check: Check) -> bool:
        """Whether the check rests on the mistake."""
        return any(spot.is_in(source) for source in check.sources for spot in (*self.spots, *self.near))


@dataclass(frozen=True)
class Findings:
    """`found` counts mistakes that a failing check rests on (roundings: that appear as such and fail nothing);
    `suspect` those whose first failing check names a wrong figure; `cause` those where it calls it a misprint and the
    value proposed, if any, is the right one. `alarms` counts decided checks that rest on no mistake: those that
    fail are wrong."""

    found: Tally = field(default_factory=Tally)
    suspect: Tally = field(default_factory=Tally)
    cause: Tally = field(default_factory=Tally)
    alarms: Tally = field(default_factory=Tally)


def score(checks: Sequence[Check], planted: Sequence[Planted]) -> Findings:
    """The checks of a document, worst first, against the mistakes that are in it."""
    findings = Findings()
    for mistake in planted:
        bearing = [check for check in checks if mistake.bears(check)]
        failing = [check for check in bearing if check.status is Status.FAILS]
        place = next((place for spot in mistake.spots for place in spot.places), None)
        if mistake.rounding:
            shown = any(check.status is Status.ROUNDING for check in bearing)
            findings.found.add(shown and not failing, _words(mistake, bearing, failing), place)
            continue
        words = _words(mistake, bearing, failing)
        findings.found.add(bool(failing), words, place)
        first = failing[0] if failing else None
        if mistake.spots:
            findings.suspect.add(first is not None and _accused(first, mistake) is not None, words, place)
        findings.cause.add(first is not None and _is_explained(first, mistake), words, place)
    wrong = [mistake for mistake in planted if not mistake.rounding]
    for check in checks:
        if check.status is not Status.CANNOT_TELL and not any(mistake.bears(check) for mistake in wrong):
            source = check.sources[0] if check.sources else None
            where = Place(source.page, source.box, source.line) if source else None
            findings.alarms.add(check.status is not Status.FAILS, f"{check.code}: {check.message}", where)
    return findings


def _accused(check: Check, mistake: Planted) -> Spot | None:
    """The wrong figure that the check suspects; None when it suspects another, or none."""
    if check.suspect is None:
        return None
    source = _suspected(check, check.suspect)
    return next((spot for spot in mistake.spots if source is not None and spot.is_in(source)), None)


def _suspected(check: Check, suspect: Suspect) -> Source | None:
    return suspect.source or next((source for source in check.sources if source.cell == suspect.cell), None)


def _is_explained(check: Check, mistake: Planted) -> bool:
    suspect = check.suspect
    if not mistake.spots:  # every figure that is printed is innocent
        return suspect is None or (suspect.cause is Cause.UNKNOWN and suspect.proposed is None)
    spot = _accused(check, mistake)
    if suspect is None or spot is None or suspect.cause is not Cause.MISPRINT:
        return False
    if suspect.proposed is None:
        return True
    return bool(spot.right) and read_number(suspect.proposed) == read_number(spot.right)


def _words(mistake: Planted, bearing: Iterable[Check], failing: Sequence[Check]) -> str:
    figures = dict.fromkeys(
        f"printed {_clipped(spot.printed) or 'nothing'}"
        + (f" for {_clipped(spot.right)}" if spot.right else "")
        for spot in mistake.spots
    )
    said = f"{mistake.words}: {'; '.join(list(figures)[:2]) or 'not printed'}"
    if not failing:
        statuses = sorted({check.status.value for check in bearing})
        return f"{said}; no check fails ({', '.join(statuses) or 'none rests on it'})"
    suspect = failing[0].suspect
    if suspect is None:
        return f"{said}; {failing[0].code} fails and suspects nothing"
    source = _suspected(failing[0], suspect)
    accused = f"{source.text} ({suspect.cell or 'text'})" if source else "nothing"
    proposed = f", proposes {suspect.proposed}" if suspect.proposed else ""
    return f"{said}; {failing[0].code} fails and suspects {accused}: {suspect.cause}{proposed}"


def _clipped(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
