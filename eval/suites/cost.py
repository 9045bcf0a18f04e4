"""Cost of a model: the tokens of what it is asked about a document, beside the whole of it in one prompt, and for its questions.

What would be sent is planned and needs no model: `hybrid_tokens`, `hybrid_percent` of the whole document, and the same of
`llm`, all estimated. With one of these engines its calls and tokens are counted too: for reading the document, and with `llm`
for the questions of the answers suite. Recorded answers carry the tokens that they cost when they were recorded. No baseline
holds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from eval.load import load, names
from eval.model import NO_MODEL, Usage
from eval.questions.interview import interview
from eval.questions.shelf import FORM
from eval.reading import reading, reading_by
from eval.run.cases import Case, Outcome, unscored
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite
from extractors.fill.planning import planned
from extractors.pipeline import left_over

_NAME = "cost"
_PLANNED, _TAKEN = "planned", "taken"
_ANSWERS = (("calls", "answers"), ("tokens", "in"), ("tokens", "out"))
_SILENT = "expected answers of the engine llm, found an engine that asks no model: choose --engine llm"


def plan(_: Options) -> Iterator[Job]:
    return (Job(name, FORM, _NAME) for name in names())


def run(job: Job, options: Options) -> Iterator[Case]:
    yield from _plans(job)
    if options.asks_model:
        yield from _reading(job, options)
    yield from _answers(job, options)


def _plans(job: Job) -> Iterator[Case]:
    held = reading(job.subject, FORM)
    left = left_over(held.rendered.data, held.file, ocr="never")
    for engine in ("hybrid", "llm"):
        made = planned(replace(left, everything=engine == "llm"))
        schemas = sum(each.schema_tokens for each in made.asked)
        words = f"{len(made.asked)} questions and {schemas} tokens of schemas; the whole document {made.whole} tokens"
        yield _measured(job, f"{engine}_tokens", _PLANNED, made.tokens, words)
        yield _measured(job, f"{engine}_percent", _PLANNED, round(100 * made.share, 2), words)


def _reading(job: Job, options: Options) -> Iterator[Case]:
    """What the engine took to read the document."""
    calls, told, given = (f"{options.engine}_{name}" for name in ("calls", "tokens_in", "tokens_out"))
    measures = ((calls, _TAKEN), (told, _TAKEN), (given, _TAKEN))
    read = reading_by(options, job.subject, FORM)
    if read.extraction is None:
        yield from _unscored(job, measures, read.missing)
    else:
        yield from _used(job, measures, read.used, f"{read.used.calls} calls")


def _answers(job: Job, options: Options) -> Iterator[Case]:
    if options.engine != "llm":
        yield from _unscored(job, _ANSWERS, _SILENT)
        return
    held = interview(job.subject, options)
    if held.used.calls:
        words = f"{len(held.replies)} questions, {held.used.calls} calls"
        yield from _used(job, _ANSWERS, held.used, words)
        return
    why = held.missing or next((r.response.why for r in held.replies if r.response.why), NO_MODEL)
    yield from _unscored(job, _ANSWERS, why)


def _used(job: Job, measures: Iterable[tuple[str, str]], used: Usage, words: str) -> Iterator[Case]:
    """The cases of calls, tokens in and tokens out."""
    calls, told, given = measures
    yield _measured(job, *calls, used.calls, words)
    if used.calls and not used.tokens_in + used.tokens_out:
        yield from _unscored(job, (told, given), "the server counts no tokens")
        return
    yield _measured(job, *told, used.tokens_in, words)
    yield _measured(job, *given, used.tokens_out, words)


def _measured(job: Job, measure: str, variant: str, value: float, words: str) -> Case:
    return Case(
        suite=_NAME,
        measure=measure,
        subject=job.subject,
        variant=variant,
        outcome=Outcome.MEASURED,
        family=load(job.subject).family,
        value=float(value),
        explanation=words,
    )


def _unscored(job: Job, measures: Iterable[tuple[str, str]], why: str) -> Iterator[Case]:
    family = load(job.subject).family
    return (unscored(_NAME, m, job.subject, variant, family, why) for m, variant in measures)


SUITE = Suite(plan, run, ANY_ENGINE)
