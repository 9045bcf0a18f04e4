"""Answers: the questions of a person, asked of a library that holds the document, by kind of question.

`right`, `cited`, `refused_rightly`, `refused_wrongly`; the variant is the form of the document and the kind (`txt/why`), with
a model behind them the engine too (`txt/why/llm`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eval.model import NO_MODEL, model_of
from eval.outside import planning
from eval.outside.folder import Copy
from eval.outside.gold import GoldQuestion
from eval.outside.gold_files import read_questions
from eval.outside.reading import shelf
from eval.outside.scorers import answers
from eval.run.cases import Case, tallied
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite
from extractors.llm import Model
from service.answer import Answer
from service.ask import ask

_NAME = "answers"


def plan(options: Options) -> Iterator[Job]:
    for held in planning.checked(options):
        if held.questions is not None:
            yield from planning.jobs(_NAME, held)


def run(job: Job, options: Options) -> Iterator[Case]:
    held = planning.document(job, options)
    assert held.questions is not None  # as it was planned
    questions = read_questions(held.questions)
    by_kind = [
        [question for question in questions if question.type == kind]
        for kind in sorted({question.type for question in questions})
    ]
    copy = held.copy(job.variant)
    model = model_of(options) if options.engine == "llm" else None
    why = planning.refusal(held, copy) or (NO_MODEL if options.engine == "llm" and model is None else "")
    if copy is None or why:
        for asked in by_kind:
            yield from planning.all_unscored(_of_kind(job, asked, options), answers.measures(asked), why)
        return
    answered = answers_to(questions, copy, model)
    given = {question.id: answer for question, answer in zip(questions, answered, strict=True)}
    for asked in by_kind:
        scores = answers.score(asked, [given[question.id] for question in asked])
        for measure in answers.measures(asked):
            variant = _of_kind(job, asked, options).variant
            yield tallied(_NAME, measure, job.subject, variant, "", scores.of(measure))


def answers_to(questions: Sequence[GoldQuestion], copy: Copy, model: Model | None = None) -> list[Answer]:
    """The answer to each, from a library of this document; by the model where there is one.

    Raises DocumentError or ModelError."""
    with shelf(copy) as held:
        (document,) = held.store.documents()
        return [
            ask(
                question.question,
                store=held.store,
                index=held.index,
                document=document.id,
                engine="embedded" if model is None else "llm",
                model=model,
            )
            for question in questions
        ]


def _of_kind(job: Job, asked: Sequence[GoldQuestion], options: Options) -> Job:
    kind = f"{job.variant}/{asked[0].type}"
    return replace(job, variant=options.variant(kind) if options.engine == "llm" else kind)


SUITE = Suite(plan, run, ANY_ENGINE)
