"""A title or a sentence is last year's: what is left when last year's document is written over (年度未更新)."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from eval.arithmetic.identity import Said, Titled
from eval.fixture import Block, Change, Fixture, Prose, Statement
from eval.mutations.mutation import Mutation, WrongFigure, tables


def mutate(fixture: Fixture, rng: Random) -> Mutation | None:
    """The year of the document, in one title of a table or one sentence about amounts, is the year before."""
    this, last = str(fixture.year), str(fixture.year - 1)
    titled = {statement.id for statement in tables(fixture) if this in statement.title}
    places = [
        number
        for number, block in enumerate(fixture.body)
        if (isinstance(block, Statement) and block.id in titled)
        or (isinstance(block, Prose) and block.changes and f"{this}年" in block.text)
    ]
    if not places:
        return None
    at = rng.choice(places)
    block = fixture.body[at]
    if isinstance(block, Statement):
        title = block.title.replace(this, last)
        figure = WrongFigure(Titled(block.id, title), title, block.title)
        return _with(fixture, at, replace(block, title=title), figure, f"{block.id} | title")
    assert isinstance(block, Prose)  # as chosen above
    stale = replace(
        block,
        text=block.text.replace(f"{this}年", f"{last}年"),
        changes=tuple(_stale(change, this, last) for change in block.changes),
    )
    figure = WrongFigure(Said(at, f"{last}年"), f"{last}年", f"{this}年")
    return _with(fixture, at, stale, figure, f"text {at} | year")


def _stale(change: Change, this: str, last: str) -> Change:
    return replace(change, sentence=change.sentence.replace(f"{this}年", f"{last}年"))


def _with(fixture: Fixture, at: int, block: Block, figure: WrongFigure, words: str) -> Mutation:
    body = (*fixture.body[:at], block, *fixture.body[at + 1 :])
    return Mutation(replace(fixture, body=body), words, (figure,))
