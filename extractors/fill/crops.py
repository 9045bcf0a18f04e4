"""Figures that OCR is in doubt of: the model looks at the cell and chooses among the readings that the recogniser holds possible.

A choice out of a list invents no figure. It changes none either: where it is another than the one that stands, it is kept
beside it, and the figure is in conflict; where it is the same, the figure is as unverified as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from extractors.asking import NONE, Form, Id, Question
from extractors.fill.left import Doubt, Left
from extractors.fill.task import Task
from extractors.schema.draft import CellRef, Draft, DraftAlternative, Method


class CropAnswer(Form):
    cell: Annotated[str, Id("cell")]
    reading: Annotated[str, Id("reading", or_none=True)]


def tasks(left: Left) -> Iterator[Task]:
    """A task for each cell: of several pictures in one question a model may take one for another, and decoding then lets it
    say of a cell what only another may be."""
    for doubt in left.doubts:
        yield _Shown(doubt, left).task()


@dataclass(frozen=True)
class _Shown:
    doubt: Doubt
    left: Left

    def task(self) -> Task:
        # in an order that does not tell which was read
        listed = tuple(sorted(self.doubt.readings))
        question = Question(
            prompt="crops",
            about=f"{self.doubt.cell} 的图像",
            values={"cell": self.doubt.cell, "readings": "\n".join(listed)},
            form=CropAnswer,
            ids={"cell": (self.doubt.cell,), "reading": listed},
            images=(self.doubt.picture,),
        )
        return Task(question, self.draft)

    def draft(self, answer: CropAnswer) -> Draft:
        """The chosen reading beside the one that stands, where it is another."""
        read = self.left.read(self.doubt.cell)
        if read is None or answer.reading in (NONE, self.doubt.readings[0]):
            return Draft()
        statement, line, amount = read
        other = DraftAlternative(
            at=CellRef(cell=self.doubt.cell),
            kind=statement.kind,
            item=line.name,
            column=amount.column,
            unit=amount.unit,
            method=Method.MODEL,
            printed=answer.reading,
        )
        return Draft(alternatives=(other,))
