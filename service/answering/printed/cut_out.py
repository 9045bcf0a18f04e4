"""A text without what stands at known places in it, and cut at its joints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from service.patterns import regex

_JOINT = regex(
    r"[和与跟、]|以及|还是|(?<=[一-鿿]{2})(?:扣除|扣掉|扣去|减去|减掉|刨去|刨掉|剔除)了?|(?<=[一-鿿])占(?![用地比])|比(?!例|重)|(?<![增追附参更累外])加(?:上)?(?![强快大班油装固工入盟急减总起在一])"
)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def pieces(text: str, mentions: Sequence[_Placed]) -> Iterator[tuple[int, str]]:
    """The text cut at its joints, but never inside an item."""
    start = 0
    for joint in _JOINT.finditer(text):
        if any(m.start < joint.end() and joint.start() < m.end for m in mentions):
            continue
        yield start, text[start : joint.start()]
        start = joint.end()
    yield start, text[start:]


def blank(text: str, mentions: Sequence[_Placed]) -> str:
    """The text with a blank for each character of these."""
    characters = list(text)
    for mention in mentions:
        characters[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(characters)
