"""An answer against the one that a person wrote: its values, its words, and the quotes that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from eval.outside.gold import GoldQuestion
from eval.outside.scorers.matching import overlap, stated, states
from eval.scorers.tally import Tally
from service.answer import Answer, Outcome

RIGHT = "right"
_OF_ANSWERS, _OF_REFUSALS = ("cited", "refused_wrongly"), ("refused_rightly",)
# So much of the words of an answer, or of a quote, must be there.
_SAID, _QUOTED = 0.45, 0.5


@dataclass(frozen=True)
class AnswerScores:
    """`right` is over all questions; `cited` and `refused_wrongly` over those that the document answers, the latter
    right when it was not refused; `refused_rightly` over those that it does not answer."""

    right: Tally = field(default_factory=Tally)
    cited: Tally = field(default_factory=Tally)
    refused_rightly: Tally = field(default_factory=Tally)
    refused_wrongly: Tally = field(default_factory=Tally)

    def of(self, measure: str) -> Tally:
        """The tally of one of `measures`."""
        tally: Tally = getattr(self, measure)
        return tally


def measures(questions: Sequence[GoldQuestion]) -> tuple[str, ...]:
    """Those that such questions have: what is answered is never refused rightly."""
    answerable = {question.answerable for question in questions}
    return (
        RIGHT,
        *(_OF_ANSWERS if True in answerable else ()),
        *(_OF_REFUSALS if False in answerable else ()),
    )


def score(questions: Sequence[GoldQuestion], answers: Sequence[Answer]) -> AnswerScores:
    """The answers, in the order of the questions."""
    scores = AnswerScores()
    for asked, answer in zip(questions, answers, strict=True):
        refused = answer.status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL)
        words = (
            f"{asked.id} {asked.question} expected {asked.answer!r}, found {answer.status}: {answer.answer!r}"
        )
        if asked.answerable:
            scores.right.add(_is_right(asked, answer), words)
            scores.cited.add(
                _is_cited(asked, answer),
                f"{asked.id}: no quote of {asked.evidence[0].quote!r}" if asked.evidence else "",
            )
            scores.refused_wrongly.add(not refused, words)
        else:
            scores.right.add(refused, words)
            scores.refused_rightly.add(refused, words)
    return scores


def _is_right(asked: GoldQuestion, answer: Answer) -> bool:
    """Every value that the reference itself states is stated; a reason is given in words, and so is what has no value."""
    if answer.status not in (Outcome.ANSWERED, Outcome.CONFLICTING):
        # of words alone the reference may have as many as a refusal
        return False
    found, reference = stated(answer.answer), stated(asked.answer)
    wanted = [value for value in asked.values if states(reference, value.amount, value.unit)]
    if not all(states(found, value.amount, value.unit) for value in wanted):
        return False
    if asked.values and asked.type != "why":
        return True
    return overlap(answer.answer, asked.answer) >= _SAID


def _is_cited(asked: GoldQuestion, answer: Answer) -> bool:
    quotes = " ".join(citation.quote for citation in answer.citations)
    return not asked.evidence or any(
        overlap(quotes, evidence.quote) >= _QUOTED for evidence in asked.evidence if evidence.quote
    )
