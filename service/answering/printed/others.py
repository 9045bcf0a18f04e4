"""The item that has what is left of another (其他水利支出): called 其他水利 or 水利其他, it is not the other one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from service.patterns import regex
from service.terms import key

OTHER = "其他"
BEHIND = regex("(?:类|款)?(?:里面?|中|下)?的?其他(?:的?(?:支出|费用|缴费|项))?(?=[的,，|是有花为安多]|$)")
_MONEY = regex("(?:支出|收入|费用?|经费)$")


class _Named(Protocol):
    @property
    def subject(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def rest_of(text: str, mentions: Iterable[_Named], names: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """The items that are meant, with their spans; of a mention that is said with 其他 the one of that name, and no name where the
    document has none: what is said is not the item without it."""
    others = [name for name in names if name.startswith(OTHER)]
    for mention in mentions:
        start, end = mention.start, mention.end
        behind = BEHIND.match(text, end)
        before = text[max(0, start - len(OTHER)) : start] == OTHER
        if OTHER in mention.subject or not (before or behind):
            yield mention.subject, start, end
            continue
        start -= len(OTHER) if before else 0
        end = behind.end() if behind and not before else end
        cores = {_MONEY.sub("", name) for name in (mention.subject, key(text[mention.start : mention.end]))}
        meant = [name for name in others if _MONEY.sub("", name.removeprefix(OTHER)) in cores]
        yield min(meant, key=len, default=""), start, end
