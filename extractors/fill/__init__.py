"""What the rules left over + prompt + schema → Draft: a model reads what is not regular, and only ever points at places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.asking import Reply, ask_again, ask_all, spent
from extractors.fill import amounts, crops, disputes, indicators, reasons, tables
from extractors.fill.left import Doubt, Left
from extractors.fill.merging import compared, merged, place_of, together
from extractors.fill.task import Task
from extractors.llm import Model
from extractors.schema.draft import Draft, Ref

Told = Callable[[int, int], object]
# Of what is wrong with an answer so much is told to a person.
_TOLD = 5


def plan(left: Left) -> list[Task]:
    """All that will be asked of what the rules left over; what answers give rise to is not known before."""
    return [*_first(left), *reasons.tasks(left)]


def _first(left: Left) -> Iterator[Task]:
    for tasks in (tables.tasks, indicators.tasks, amounts.tasks, disputes.tasks, crops.tasks):
        yield from tasks(left)


@dataclass(frozen=True, slots=True)
class Answered:
    """A task with what came of it: the reply, and the draft that stands of its answer."""

    task: Task
    reply: Reply[Any]
    draft: Draft


@dataclass(frozen=True, slots=True)
class Filling:
    """All answers to what was left over, and the draft that they come to with what the rules read."""

    left: Left
    answered: tuple[Answered, ...] = ()

    @property
    def draft(self) -> Draft:
        """The draft of both; with everything asked, the model's, beside which the rules' is another reading."""
        told = together([each.draft for each in self.answered])
        return compared(told, self.left.draft) if self.left.everything else merged(self.left.draft, told)

    @property
    def prompts(self) -> tuple[str, ...]:
        """The names of the prompts that were put."""
        asked = [each.task.question.prompt for each in self.answered]
        again = ["repair"] if any(len(each.reply.completions) > 1 for each in self.answered) else []
        return tuple(dict.fromkeys((*asked, *again)))

    @property
    def tokens(self) -> int:
        return sum(spent(each.reply) for each in self.answered)

    @property
    def failures(self) -> tuple[str, ...]:
        """What the model gave no answer to, and what of an answer stayed wrong: one for each question."""
        return tuple(
            f"{each.task.question.about}：{why}" for each in self.answered if (why := _wrong(each.reply))
        )


def _wrong(reply: Reply[Any]) -> str:
    """What is wrong with a reply, the first of it where it is much; empty where nothing is."""
    if reply.answer is None:
        return reply.failure
    told, more = reply.objections[:_TOLD], len(reply.objections) - _TOLD
    return "；".join(told) + (f"；另有 {more} 处" if more > 0 else "")


def fill(left: Left, model: Model, concurrency: int = 1, told: Told | None = None) -> Filling:
    """What the model makes of what is left over: figures first, then the reasons of changes, those told by it included.
    Raises nothing that is the model's fault."""
    filling = _asked(Filling(left), list(_first(left)), model, concurrency, told)
    explained = list(reasons.tasks(replace(left, draft=filling.draft)))
    return _asked(filling, explained, model, concurrency, told)


def _asked(
    filling: Filling, tasks: Sequence[Task], model: Model, concurrency: int, told: Told | None
) -> Filling:
    replies = ask_all(model, [task.question for task in tasks], concurrency, told)
    return replace(filling, answered=(*filling.answered, *map(_answered, tasks, replies)))


def mend(
    filling: Filling,
    model: Model,
    complaints: Mapping[tuple[str, int], Sequence[str]],
    told: Told | None = None,
) -> Filling:
    """The filling with those answers asked for again that places were read from which do not agree with others.

    `complaints` are what the checks say, by the place (see `place_of`) of each figure that takes part."""
    again: list[Answered] = []
    for each in filling.answered:
        words = tuple(dict.fromkeys(w for at in _places(each.draft) for w in complaints.get(at, ())))
        if words and each.reply.answer is not None:
            each = _answered(each.task, ask_again(model, each.reply, words))
            if told is not None:
                told(len(again), len(filling.answered))
        again.append(each)
    return replace(filling, answered=tuple(again))


def _answered(task: Task, reply: Reply[Any]) -> Answered:
    return Answered(task, reply, Draft() if reply.answer is None else task.draft(reply.answer))


def _places(draft: Draft) -> Iterator[tuple[str, int]]:
    refs: Iterator[Ref] = draft.figures()
    return map(place_of, refs)


__all__ = ["Answered", "Doubt", "Filling", "Left", "Task", "fill", "mend", "place_of", "plan"]
