"""Reading for what arithmetic cannot see (语义复核): contradictions in words, found by a model, told in quotes.

A model is shown printed statements under ids and answers with two of the ids and a kind out of a list. What is told to
people are the two printed places and a sentence of ours for the kind. So nothing can be told that is not printed, and
nothing that was computed changes, whatever the model answers.
"""

from __future__ import annotations

from collections.abc import Callable

import prompts
from extractors.asking import Reply, ask_all, spent
from extractors.llm import Model
from extractors.review.calls import Call, Pairs, plan
from extractors.schema.extraction import Extraction
from extractors.schema.source import Source
from extractors.schema.suspicion import Review, Suspicion, Unanswered


def review(
    extraction: Extraction,
    model: Model,
    concurrency: int = 1,
    told: Callable[[int, int], object] | None = None,
) -> Review:
    """What a model holds to contradict itself in the words of a document, `concurrency` calls at a time.

    Raises nothing that is the model's fault: a call that fails is `unanswered`, the others count. `told` hears how many of
    how many calls are done.
    """
    calls, left_out = plan(extraction)
    replies = ask_all(model, [call.question for call in calls], concurrency, told)
    found: dict[tuple[Source, Source], Suspicion] = {}
    reviewed: set[Source] = set()
    unanswered: list[Unanswered] = []
    refused = 0
    for call, reply in zip(calls, replies, strict=True):
        answer = reply.answer
        if not isinstance(answer, Pairs):
            unanswered.append(_unanswered(call, reply))
            continue
        reviewed |= {statement.source for statement in call.statements}
        for suspicion in call.suspicions(answer):
            if suspicion is None:
                refused += 1
            else:
                # two places contradict each other in one way, the first that is named
                found.setdefault(suspicion.quotes, suspicion)
    return Review(
        model=model.name,
        suspicions=tuple(found.values()),
        reviewed=len(reviewed),
        unanswered=tuple(unanswered),
        left_out=left_out,
        refused=refused,
        prompts=_digests(replies),
        tokens=sum(map(spent, replies)),
    )


def _unanswered(call: Call, reply: Reply[Pairs]) -> Unanswered:
    return Unanswered(about=call.question.about, statements=len(call.statements), why=reply.failure)


def _digests(replies: list[Reply[Pairs]]) -> dict[str, str]:
    """The prompts that were used, an objection to an answer among them, with their digests."""
    used = {reply.question.prompt for reply in replies}
    if any(len(reply.completions) > 1 for reply in replies):
        used.add("repair")
    return {name: prompts.load(name).digest for name in sorted(used)}


__all__ = ["plan", "review"]
