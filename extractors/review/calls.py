"""Statements as calls to a model, and what its answer says of them. What it cannot mean is not taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from extractors.asking import Form, Id, Question
from extractors.review import denials, projects, reasons, targets
from extractors.review.statement import Group, Statement, cut, on_one_line, worth_sending
from extractors.schema.draft import Stage
from extractors.schema.extraction import Extraction
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
    def statements(self) -> tuple[Statement, ...]:
        return tuple(statement for group in self.groups for statement in group.statements)

    def suspicions(self, answer: Pairs) -> list[Suspicion | None]:
        """What each pair of the answer is; None for one that cannot be such a contradiction."""
        listed = [(group, statement) for group in self.groups for statement in group.statements]
        by_id = {f"s{at}": held for at, held in enumerate(listed, 1)}
        return [_suspicion(pair.kind, *by_id[pair.one], by_id[pair.other][1]) for pair in answer.found]


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
    """The calls that a document is worth, and how many statements are in none of them: too faint, or too many."""
    calls: list[Call] = []
    left_out = 0
    for topic in _TOPICS:
        groups, more = worth_sending(topic.groups(extraction))
        left_out += more
        lots = list(cut(groups, MOST))
        calls += (_call(extraction, topic, lot, f"{n}/{len(lots)}") for n, lot in enumerate(lots, 1))
    return calls, left_out


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


def _suspicion(named: str, group: Group, one: Statement, other: Statement) -> Suspicion | None:
    """The suspicion that a pair is, where `one` is of `group`; None where it is none: the same place twice, statements that
    were not put side by side, or a kind that is not of such statements."""
    kind = next((kind for kind in group.kinds if kind.value == named), None)
    if one not in group.heads:
        one, other = other, one
    if kind is None or one not in group.heads or other not in group.rest or one.source == other.source:
        return None
    return Suspicion(
        kind=kind, about=group.about, message=SENTENCES[kind][0], quotes=(one.source, other.source)
    )
