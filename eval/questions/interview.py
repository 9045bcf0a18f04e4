"""Asks a library what is asked of a fixture: the questions that a person wrote for it, and those made from its data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from eval.fixture import Fixture
from eval.load import load, names, questions
from eval.model import Usage
from eval.questions.derived import derived
from eval.questions.question import Question
from eval.questions.respondent import Respondent, Response, respondent
from eval.questions.shelf import Shelf, shelf_of, whole_shelf
from eval.questions.standard import of_fixture
from eval.render.place import Rendered
from eval.run.jobs import Options

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_CHINESE = re.compile("[一-鿿]")


@dataclass(frozen=True)
class Posed:
    """A question, and the sort it is counted under: its kind, and whether it was put in other words, made from the data or for
    all tables."""

    question: Question
    sort: str


@dataclass(frozen=True)
class Reply:
    """What came back for a question."""

    posed: Posed
    response: Response


@dataclass(frozen=True)
class Interview:
    """All that was asked about a fixture. `document` is its id in the library; `used` what the model was asked for."""

    fixture: Fixture
    rendered: Rendered
    document: str
    replies: tuple[Reply, ...]
    used: Usage
    missing: str = ""


def posed(name: str) -> tuple[Posed, ...]:
    """What is asked of the fixture of that name; nothing twice."""
    written = questions(name)
    asked = {question.ask for question in written}
    made = (question for question in derived(load(name)) if question.ask not in asked)
    return (
        *(Posed(question, str(question.kind)) for question in written),
        *(Posed(question, f"{question.kind}-derived") for question in made),
    )


def posed_alone(name: str) -> tuple[Posed, ...]:
    """The same, the written ones in other people's words too, and the standard questions to its tables: too many to be asked
    among all fixtures as well."""
    before = posed(name)
    asked = {each.question.ask for each in before}
    reworded = (replace(written, ask=other) for written in questions(name) for other in written.also)
    made = (question for question in of_fixture(load(name)) if question.ask not in asked)
    return (
        *before,
        *(Posed(question, f"{question.kind}-reworded") for question in reworded),
        *(Posed(question, f"{question.kind}-standard") for question in made),
    )


@lru_cache(maxsize=2)
def interview(name: str, options: Options) -> Interview:
    """Everything asked of a library that holds nothing but this fixture. Kept for the suites that score it in turn."""
    answering = respondent(options)
    if answering.missing:
        # there is nobody to ask, so no library is needed
        return _unasked(name, answering)
    with shelf_of((name,)) as shelf:
        # what tables answer by themselves no model need be asked
        asked = posed(name) if options.asks_model else posed_alone(name)
        return _asked(shelf, 0, answering, asked)


def interviews_among_all(options: Options) -> list[Interview]:
    """Everything asked of the library of all fixtures, each question with the name of the department."""
    answering = respondent(options)
    if answering.missing:
        return [_unasked(name, answering) for name in names()]
    shelf = whole_shelf()
    every = [posed(held.fixture.name) for held in shelf.documents]
    return [_asked(shelf, n, answering, asked, with_names=True) for n, asked in enumerate(every)]


def named(question: str, fixture: Fixture) -> str:
    """The question as it must be asked where several departments could be meant: 青河县医疗保障局2020年…"""
    department = "" if fixture.region and fixture.region in question else fixture.department
    if fixture.department in question:
        department = ""
    year = "" if _YEAR.search(question) else f"{fixture.year}"
    if not _CHINESE.search(question):
        about = " ".join(part for part in (department, year) if part)
        return f"{about}: {question}" if about else question
    return f"{department}{year}{'年' if year else ''}{question}"


def _asked(
    shelf: Shelf, place: int, answering: Respondent, asked: Sequence[Posed], *, with_names: bool = False
) -> Interview:
    held = shelf.documents[place]
    before = answering.used
    replies = []
    for each in asked:
        ask = named(each.question.ask, held.fixture) if with_names else each.question.ask
        replies.append(Reply(each, answering.respond(ask, shelf)))
    used = answering.used.since(before)
    return Interview(held.fixture, held.rendered, held.document.id, tuple(replies), used)


def _unasked(name: str, answering: Respondent) -> Interview:
    replies = tuple(Reply(each, Response(None, answering.missing)) for each in posed(name))
    return Interview(load(name), Rendered(b""), "", replies, Usage(), answering.missing)
