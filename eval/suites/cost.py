"""Cost of the engine `llm`: how often the model is called for the questions of a document, and its tokens in and out.

The figures are those of the answers suite, asked document by document; recorded answers carry the tokens that they cost when they
were recorded. No baseline holds them.
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.load import load, names
from eval.questions.interview import interview
from eval.questions.respondent import NO_MODEL
from eval.questions.shelf import FORM
from eval.run.cases import Case, Outcome, unscored
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite

_NAME = "cost"
_SILENT = "expected answers of the engine llm, found an engine that asks no model: choose --engine llm"


def plan(_: Options) -> Iterator[Job]:
    return (Job(name, FORM, _NAME) for name in names())


def run(job: Job, options: Options) -> Iterator[Case]:
    measures = (("calls", "answers"), ("tokens", "in"), ("tokens", "out"))
    family = load(job.subject).family
    if options.engine != "llm":
        yield from (unscored(_NAME, m, job.subject, v, family, _SILENT) for m, v in measures)
        return
    held = interview(job.subject, options)
    used = held.used
    if not used.calls:
        why = held.missing or next((r.response.why for r in held.replies if r.response.why), NO_MODEL)
        yield from (unscored(_NAME, m, job.subject, v, family, why) for m, v in measures)
        return
    for (measure, variant), value in zip(
        measures, (used.calls, used.tokens_in, used.tokens_out), strict=True
    ):
        counted = measure == "calls" or used.tokens_in + used.tokens_out > 0
        if not counted:
            why = "the server counts no tokens"
            yield unscored(_NAME, measure, job.subject, variant, family, why)
            continue
        yield Case(
            suite=_NAME,
            measure=measure,
            subject=job.subject,
            variant=variant,
            outcome=Outcome.MEASURED,
            family=family,
            value=float(value),
            explanation=f"{len(held.replies)} questions, {used.calls} calls",
        )


SUITE = Suite(plan, run, ANY_ENGINE)
