"""Retrieval: whether the passage that says it is found among the passages of all fixtures, and how high it stands.

The queries are the questions about changes and their reasons, and the items that sentences speak of, each with the name of the
department and the year. What answers is every passage of that document that holds the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.fixture import Fixture, plain
from eval.questions.interview import named, posed
from eval.questions.question import QuestionKind, SaidEvidence
from eval.questions.shelf import ALL, FORM, Shelf, whole_shelf
from eval.run.cases import Case, told, unscored, valued
from eval.run.jobs import ANY_ENGINE, Job, Options, Suite
from eval.scorers.ranking import DEPTH, Ranked, score

_NAME = "retrieval"
_KINDS = frozenset({QuestionKind.WHY, QuestionKind.CHANGE})
_MEASURES = ("recall@5", "recall@10", "mrr", "ndcg@10")


@dataclass(frozen=True)
class Sought:
    """A query, and the sentences of which any one answers it."""

    query: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """What can be found: its id in the ranking, and what it says without spaces."""

    id: str
    text: str


def plan(_: Options) -> Iterator[Job]:
    yield Job(ALL, FORM, _NAME)


def run(_: Job, __: Options) -> Iterator[Case]:
    shelf = whole_shelf()
    for shelved in shelf.documents:
        fixture = shelved.fixture
        passages = [
            Passage(_id(shelved.document.id, e.id, e.text), plain(e.text)) for e in shelf.passages(shelved)
        ]
        ranked = [_ranked(shelf, passages, each) for each in sought(fixture)]
        if not ranked:
            why = "no sentence of this document states a change"
            for measure in _MEASURES:
                yield unscored(_NAME, measure, fixture.name, FORM, fixture.family, why)
        for quality in score(ranked):
            missed = told([_missed(each) for each in ranked if each.rank != 1])
            yield valued(_NAME, quality.measure, fixture.name, FORM, fixture.family, quality.mean, missed)


def sought(fixture: Fixture) -> list[Sought]:
    """What is looked for in the passages of a fixture; no query twice."""
    found: dict[str, Sought] = {}
    for each in posed(fixture.name):
        said = tuple(e.words for e in each.question.evidence if isinstance(e, SaidEvidence))
        if each.question.kind in _KINDS and said:
            query = named(each.question.ask, fixture)
            found.setdefault(query, Sought(query, said))
    for item in dict.fromkeys(change.item for change in fixture.changes):
        query = named(item, fixture)
        sentences = tuple(change.sentence for change in fixture.changes if change.item == item)
        found.setdefault(query, Sought(query, sentences))
    return list(found.values())


def _ranked(shelf: Shelf, passages: Sequence[Passage], each: Sought) -> Ranked:
    wanted = [plain(words) for words in each.sentences]
    relevant = {passage.id for passage in passages if any(words in passage.text for words in wanted)}
    hits = shelf.library.index.search(each.query, limit=DEPTH)
    found = tuple(_id(hit.document, hit.passage, hit.text) for hit in hits)
    return Ranked(each.query, frozenset(relevant), found)


def _id(document: str, passage: str, text: str) -> str:
    """A long passage stands in the index in pieces that share its number."""
    return f"{document}/{passage}/{text}"


def _missed(ranked: Ranked) -> str:
    if not ranked.relevant:
        return f"{ranked.query}: no passage of the document holds the sentence whole"
    return f"{ranked.query}: {f'at place {ranked.rank}' if ranked.rank else f'not among {DEPTH}'}"


SUITE = Suite(plan, run, ANY_ENGINE)
