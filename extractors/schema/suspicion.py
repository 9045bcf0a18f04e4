"""What a model holds to contradict itself in words (可疑之处): never a check, never a finding, always with two quotes.

Nothing here was computed. A suspicion changes no check, no finding and no status of a fact, and none of its words are a
model's: of its answer the kind and the two places are taken, both out of lists.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from extractors.schema.source import Source


class Contradiction(StrEnum):
    """How two places do not go together."""

    TARGET_OF_ANOTHER_MEASURE = "target_of_another_measure"
    TARGET_OF_ANOTHER_CLASS = "target_of_another_class"
    TARGET_OF_ANOTHER_TIME = "target_of_another_time"
    TEXT_OF_ANOTHER_MATTER = "text_of_another_matter"
    TEXT_COPIED = "text_copied"
    REASON_AGAINST_CHANGE = "reason_against_change"
    REASON_OF_ANOTHER_ITEM = "reason_of_another_item"
    REASON_SAYS_NOTHING = "reason_says_nothing"
    DENIED_YET_STATED = "denied_yet_stated"


# Each in one sentence of Chinese and one of English: all that is ever said of it.
SENTENCES: dict[Contradiction, tuple[str, str]] = {
    Contradiction.TARGET_OF_ANOTHER_MEASURE: (
        "指标值似乎不是这个指标所衡量的东西",
        "the target does not seem to measure what the indicator is about",
    ),
    Contradiction.TARGET_OF_ANOTHER_CLASS: (
        "指标值似乎与所列的指标类别不符",
        "the target does not seem to be of the class that the indicator is listed in",
    ),
    Contradiction.TARGET_OF_ANOTHER_TIME: (
        "指标值所说的时间似乎与指标不符",
        "the target seems to be of another time than the indicator",
    ),
    Contradiction.TEXT_OF_ANOTHER_MATTER: (
        "文字说的似乎是项目以外的另一件事",
        "the text seems to be about another matter than the project",
    ),
    Contradiction.TEXT_COPIED: (
        "两个项目的文字相同，其中一处似乎是照抄而来",
        "two projects have the same words, one of them seems copied from the other",
    ),
    Contradiction.REASON_AGAINST_CHANGE: (
        "所说的原因似乎会造成相反的增减",
        "the reason seems to be one for the opposite change",
    ),
    Contradiction.REASON_OF_ANOTHER_ITEM: (
        "所说的原因似乎是另一项支出或收入的",
        "the reason seems to be that of another item",
    ),
    Contradiction.REASON_SAYS_NOTHING: (
        "所说的原因似乎只是把增减重说了一遍",
        "the reason seems to say no more than that there is a change",
    ),
    Contradiction.DENIED_YET_STATED: (
        "一处说没有，另一处似乎说有",
        "one place says that there is none, the other seems to say that there is",
    ),
}


class Suspicion(BaseModel):
    """One contradiction between two printed places, `quotes`, in the order in which they are told: the indicator, the
    project, the change or the denial first. `about` is the item, project or class that they are of."""

    model_config = ConfigDict(frozen=True)

    status: Literal["suspicious"] = "suspicious"
    kind: Contradiction
    about: str = ""
    message: str
    quotes: tuple[Source, Source]


class Unanswered(BaseModel):
    """A call that came to nothing: what it was about, how many statements were in it, and why."""

    model_config = ConfigDict(frozen=True)

    about: str
    statements: int
    why: str


class Review(BaseModel):
    """What came of reading a document with a model.

    `reviewed` counts the statements that were read, `left_out` those not sent because they may be misread or are too many
    of one thing, `refused` the pairs that the model named and that cannot be such a contradiction. `prompts` are the
    digests of the prompts used by their names, `tokens` those in and out of all calls.
    """

    model_config = ConfigDict(frozen=True)

    model: str
    suspicions: tuple[Suspicion, ...] = ()
    reviewed: int = 0
    unanswered: tuple[Unanswered, ...] = ()
    left_out: int = 0
    refused: int = 0
    prompts: dict[str, str] = {}
    tokens: int = 0
