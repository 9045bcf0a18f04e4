"""Answers: right, cited, rightly and wrongly refused, by kind of question; and never from another department's document.

Each fixture is asked alone, in a library of its own, and again among all fixtures with its department's name in the question.
The engine is `embedded`, or with `llm` the configured model or its recorded answers. What a model that cannot be reached was
asked is unscored, and so is a question whose evidence means no place; an answer that cannot be used is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from eval.load import names
from eval.questions.interview import Interview, Reply, interview, interviews_among_all
from eval.questions.question import QuestionKind
from eval.questions.shelf import ALL, FORM
from eval.run.cases import Case, partly, tallied, told, unscored
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite
from eval.scorers.answers import Finding, Verdict, judge, of_document
from eval.scorers.tally import Tally
from eval.suites.forms import first_of_families

_NAME = "answers"
_AMONG_ALL = "among-all"
_OF_ANSWERABLE = ("right", "cited", "not_refused_wrongly")
_OF_UNANSWERABLE = ("refused_rightly",)


@dataclass
class _Count:
    """What was found of one measure in some questions, and why others of them are not scored."""

    tally: Tally = field(default_factory=Tally)
    unscored: list[str] = field(default_factory=list)

    def add(self, finding: Finding | None, why: str) -> None:
        if finding is None:
            self.unscored.append(why)
        else:
            self.tally.add(finding.holds, finding.why)


def plan(_: Options) -> Iterator[Job]:
    first = first_of_families()
    for name in names():
        yield Job(name, FORM, _NAME, short=name in first)
    yield Job(ALL, FORM, _NAME)


def run(job: Job, options: Options) -> Iterator[Case]:
    if job.subject != ALL:
        held = interview(job.subject, options)
        for sort in dict.fromkeys(reply.posed.sort for reply in held.replies):
            replies = [reply for reply in held.replies if reply.posed.sort == sort]
            yield from _cases(held, _by(options, sort), replies)
        return
    variant = _by(options, _AMONG_ALL)
    for held in interviews_among_all(options):
        yield from _cases(held, variant, held.replies)
        own = _Count()
        for reply in held.replies:
            answer = reply.response.answer
            own.add(of_document(answer, held.document) if answer else None, reply.response.why)
        yield _case(held, "own_document", variant, own)


def _by(options: Options, sort: str) -> str:
    """The variant of questions of a sort: with `hybrid` no model answers."""
    return options.variant(sort) if options.engine == "llm" else sort


def _cases(held: Interview, variant: str, replies: Sequence[Reply]) -> Iterator[Case]:
    """A case for each measure that applies to these questions."""
    counts: dict[str, _Count] = {}
    for reply in replies:
        unanswerable = reply.posed.question.kind is QuestionKind.UNANSWERABLE
        verdict, why = None, reply.response.why
        try:
            verdict = _verdict(reply, held)
        except ValueError as error:
            # a question whose evidence means no place costs its own score and not that of all others
            why = str(error)
        for measure in _OF_UNANSWERABLE if unanswerable else _OF_ANSWERABLE:
            finding = getattr(verdict, measure) if verdict is not None else None
            counts.setdefault(measure, _Count()).add(finding, why)
    for measure, count in counts.items():
        yield _case(held, measure, variant, count)


def _verdict(reply: Reply, held: Interview) -> Verdict | None:
    """None where there is no answer that could be judged."""
    response = reply.response
    if response.answer is not None:
        return judge(response.answer, reply.posed.question, held.fixture, held.rendered)
    if response.misspoke:
        wrong = Finding(False, f"{reply.posed.question.ask} {response.why}")
        return Verdict(wrong, wrong, wrong, wrong)
    return None


def _case(held: Interview, measure: str, variant: str, count: _Count) -> Case:
    fixture = held.fixture
    if not count.tally.wanted:
        why = told(list(dict.fromkeys(count.unscored)))
        return unscored(_NAME, measure, fixture.name, variant, fixture.family, why)
    case = tallied(_NAME, measure, fixture.name, variant, fixture.family, count.tally)
    return partly(case, count.unscored)


SUITE = Suite(plan, run, ANY_ENGINE)
