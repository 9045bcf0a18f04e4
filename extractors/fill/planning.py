"""What a model would be asked, and how many tokens that is, beside the whole document in one prompt."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

import prompts
from extractors.asking import estimate
from extractors.fill import plan
from extractors.fill.left import Left
from extractors.schema.disclosure import Disclosure


class Asked(BaseModel):
    """A question: what it is about, with which prompt, the tokens of its words and of the schema of its answer. Whether a
    schema is counted is for the server to say: some never see it."""

    model_config = ConfigDict(frozen=True)

    about: str
    prompt: str
    tokens: int
    schema_tokens: int


class Plan(BaseModel):
    """All questions about a document, in their order; `whole` are the tokens of its text in one prompt. Estimates, see
    `asking.tokens`."""

    model_config = ConfigDict(frozen=True)

    asked: tuple[Asked, ...]
    whole: int

    @property
    def tokens(self) -> int:
        return sum(each.tokens for each in self.asked)

    @property
    def share(self) -> float:
        """What is sent of what the whole document would take."""
        return self.tokens / self.whole if self.whole else 0.0


def planned(left: Left) -> Plan:
    """The plan for what is left over of a document."""
    asked = tuple(
        Asked(
            about=task.question.about,
            prompt=task.question.prompt,
            tokens=task.question.tokens(),
            schema_tokens=estimate(str(task.question.schema())),
        )
        for task in plan(left)
    )
    document = "\n".join(_texts(left.disclosure))
    return Plan(asked=asked, whole=estimate(*prompts.load("whole_document").render(document=document)))


def _texts(disclosure: Disclosure) -> Iterator[str]:
    """All that the document prints, once."""
    running = [paragraph for section in disclosure.sections for paragraph in section.paragraphs]
    yield from (paragraph.text for paragraph in running)
    told = {paragraph.id for paragraph in running}
    for table in disclosure.tables:
        yield from (line.text for line in (*table.caption, *table.notes) if line.id not in told)
        yield from (cell.text for row in table.rows for cell in row if cell is not None)
