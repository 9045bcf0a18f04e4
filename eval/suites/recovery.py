"""Recovery: what a model brings back of what the rules forgot, and what a model that lies can do, without asking any model.

The rules are made to forget half of the tables and sentences of each fixture, by chance that is the same every time. A model
in process that knows the truth is asked what is left over: `cells` and `sentences` are forgotten figures that come back under
their row, head and unit, `verified` those of them that other figures bear out. Then models answer that lie in a share of what
they say: `believed` are their figures that are called verified, right if true, and `kept` those of the rules that stand as
they stood.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from eval.load import names
from eval.oracle.known import Known
from eval.oracle.liar import liar
from eval.oracle.trial import Trial, forgetful, of_model, told
from eval.reading import reading
from eval.run.cases import Case, Outcome, tallied
from eval.run.jobs import Job, Options, Suite
from eval.scorers.tally import Miss, Tally
from extractors import facts
from extractors.facts import Fact

_NAME = "recovery"
_FORM = "pdf"
_FORGETTINGS = 2
# How often each liar lies.
_LIARS = (0.02, 0.1, 0.3)


def plan(_: Options) -> Iterator[Job]:
    return (Job(name, _FORM, _NAME) for name in names())


def run(job: Job, _: Options) -> Iterator[Case]:
    held = reading(job.subject, job.variant)
    of, family = Known(held.disclosure), held.fixture.family
    cells, sentences, verified = Tally(), Tally(), Tally()
    for attempt in range(_FORGETTINGS):
        trial = forgetful(of, _chance(job, f"forgetting {attempt}"))
        _recovered(trial, cells, sentences, verified)
    believed, kept = Tally(), Tally()
    for share in _LIARS:
        chance = _chance(job, f"lying {share}")
        _lied(forgetful(of, chance), chance, share, believed, kept)
    for measure, tally in (
        ("cells", cells),
        ("sentences", sentences),
        ("believed", believed),
        ("kept", kept),
    ):
        yield tallied(_NAME, measure, job.subject, job.variant, family, tally)
    yield Case(
        suite=_NAME,
        measure="verified",
        subject=job.subject,
        variant=job.variant,
        family=family,
        outcome=Outcome.MEASURED,
        right=verified.right,
        wanted=verified.wanted,
        given=verified.given,
    )


def _chance(job: Job, what: str) -> Random:
    return Random(f"{job.subject} {what}")  # noqa: S311  # seeded on purpose, nothing secret


def _recovered(trial: Trial, cells: Tally, sentences: Tally, verified: Tally) -> None:
    """Counts what the model that knows the truth brings back."""
    right: dict[facts.Place, Fact] = {}
    for fact in of_model(told(trial.filled(trial.of.model()))):
        at = facts.place(fact.source)
        if at in trial.lost and trial.of.holds(fact):
            right.setdefault(at, fact)
    for at in sorted(trial.lost, key=repr):
        tally = cells if len(at) == 1 else sentences
        tally.add(at in right, f"{_words(trial, at)} is not brought back")
        if at in right:
            verified.add(right[at].status == "verified")


def _words(trial: Trial, at: facts.Place) -> str:
    first = trial.of.by_place[at][0]
    return f"{first.item} {first.column}"


def _lied(trial: Trial, chance: Random, share: float, believed: Tally, kept: Tally) -> None:
    """Counts what of a liar's figures is called verified, and what becomes of the rules' figures."""
    after = told(trial.filled(liar(trial.of, chance, share)))
    for fact in of_model(after):
        if fact.status == "verified":
            words = f"{fact.row_name} {fact.column} = {fact.amount} is called verified"
            believed.add(trial.of.holds(fact), words)
    count = len(trial.by_rules)
    gone = [
        Miss(f"{fact.row_name} {fact.column} = {fact.amount} stands otherwise")
        for fact in trial.taken_away(after)
    ]
    kept.take(Tally(count - len(gone), count, count, gone))


SUITE = Suite(plan, run, on_request=True)
