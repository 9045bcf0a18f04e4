"""Statements as calls to a model, and what its answer says of them. What it cannot mean is not taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from extractors.asking import Form, Id, Question
from extractors.review import denials, projects, reasons, targets
from extractors.review.statement import Group, Statement, cut, legible, on_one_line
from extractors.schema.draft import Stage
from extractors.schema.extraction import Extraction
from extractors.schema.source import Source
from extractors.schema.suspicion import SENTENCES, Suspicion

# Statements of one call: as many as a small model keeps apart.
MOST = 60


class Pair(Form):
    """Two statements and how they do not go together."""

    kind: str = Id("kind")
    one: str = Id("statement")
    other: str = Id("statement")


class Pairs(Form):
    """What is suspicious among the statements; usually nothing."""

    found: list[Pair]


@dataclass(frozen=True, slots=True)
class Call:
    """A question, and the groups of the statements that it lists: the statements are `s1` … in their order."""

    question: Question[Pairs]
    groups: tuple[Group, ...]

    @property
    def statements(self) -> dict[str, tuple[int, Statement]]:
        """Each statement by its id, with the number of its group."""
        listed = [(n, each) for n, group in enumerate(self.groups) for each in group.statements]
        return {f"s{at}": held for at, held in enumerate(listed, 1)}

    def suspicions(self, answer: Pairs) -> tuple[list[Suspicion], int]:
        """What the answer says that can be, each two places once, and how many of its pairs cannot be."""
        listed = self.statements
        found: dict[tuple[Source, Source], Suspicion] = {}
        refused = 0
        for pair in answer.found:
            suspicion = _suspicion(pair, self.groups, listed)
            if suspicion is None:
                refused += 1
            else:
                found.setdefault(suspicion.quotes, suspicion)
        return list(found.values()), refused


@dataclass(frozen=True, slots=True)
class _Topic:
    """A prompt, what it is about in words for a person, and which statements it reads."""

    prompt: str
    about: str
    groups: Callable[[Extraction], Iterator[Group]]


_TOPICS = (
    _Topic("review_targets", "指标与指标值", targets.groups),
    _Topic("review_projects", "项目与其文字", projects.groups),
    _Topic("review_reasons", "增减与其原因", reasons.groups),
    _Topic("review_denials", "有与无的说法", denials.groups),
)


def plan(extraction: Extraction) -> tuple[list[Call], int]:
    """The calls that a document is worth, and how many statements are too faint to be held against anybody."""
    calls: list[Call] = []
    faint = 0
    for topic in _TOPICS:
        groups, lost = legible(topic.groups(extraction))
        faint += lost
        lots = list(cut(groups, MOST))
        calls += (_call(extraction, topic, lot, f"{n}/{len(lots)}") for n, lot in enumerate(lots, 1))
    return calls, faint


def _call(extraction: Extraction, topic: _Topic, groups: tuple[Group, ...], which: str) -> Call:
    ids = [f"s{at}" for at in range(1, 1 + sum(len(group.statements) for group in groups))]
    kinds = dict.fromkeys(kind.value for group in groups for kind in group.kinds)
    question = Question(
        prompt=topic.prompt,
        about=f"{topic.about} {which}",
        values={"document": _document(extraction), "statements": "\n".join(_lines(groups))},
        form=Pairs,
        ids={"kind": tuple(kinds), "statement": ids},
    )
    return Call(question, groups)


def _document(extraction: Extraction) -> str:
    budget = extraction.budget
    year = f"{budget.fiscal_year}年度" if budget.fiscal_year else "年度不明的"
    return f"{year}部门{'决算' if budget.stage is Stage.FINAL else '预算'}"


def _lines(groups: Iterable[Group]) -> Iterator[str]:
    """A line for each group, under its context where that changes."""
    at, context = 0, ""
    for group in groups:
        if group.context != context:
            context = group.context
            yield f"# {on_one_line(context)}".rstrip()
        said = []
        for statement in group.statements:
            at += 1
            said.append(f"[s{at}] {statement.shown}")
        yield " ".join(said)


def _suspicion(
    pair: Pair, groups: tuple[Group, ...], listed: dict[str, tuple[int, Statement]]
) -> Suspicion | None:
    """The suspicion that a pair is; None where it is none: the same place twice, statements that were not put side by
    side, or a kind that is not of such statements."""
    (n, one), (m, other) = listed[pair.one], listed[pair.other]
    group = groups[n]
    kind = next((kind for kind in group.kinds if kind.value == pair.kind), None)
    if n != m or kind is None or one.source == other.source:
        return None
    if one in group.rest and other in group.heads:
        one, other = other, one
    if one not in group.heads or other not in group.rest:
        return None
    return Suspicion(
        kind=kind, about=group.about, message=SENTENCES[kind][0], quotes=(one.source, other.source)
    )
