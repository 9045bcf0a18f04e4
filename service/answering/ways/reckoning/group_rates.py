"""What one of each of two groups gets, told one by one in a sentence (集中286人，每人每年10元；分散848人，每人每年8元)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.document.quantities import changed_from
from service.answering.reply import Reply
from service.answering.ways.reckoning.factors import is_rate, words_of
from service.patterns import regex
from service.terms import key

_PIECE = regex("[^；;。\n]+")
_CLAUSE = regex("(?<=[，,：:])(?!\\d)")
# What every standard is called by.
_MERELY = regex("[的之]|标准|全年|每一?[年月人个名户]|一年|补助|补贴|[多少高低]")
_TWO = 2


@dataclass(frozen=True, slots=True)
class GroupRate:
    """A rate, and the piece of its sentence that names its group."""

    number: Number
    piece: str

    def told(self, held: Held, reply: Reply) -> str:
        """`“集中供养286人，每人每年10560元”[1]`."""
        count = self.number.count
        return "" if count is None else count.quoted(held, reply, self.piece)


def rates_of(sides: Sequence[str], held: Held) -> list[GroupRate]:
    """The rate of each of two groups: the one that stands behind its own name in a piece of a sentence, and behind no other's.

    Empty where a group has none, or several.
    """
    if len(sides) != _TWO:
        return []
    names = [list(dict.fromkeys(_names(side, held))) for side in sides]
    own = [[w for w in names[n] if w not in sides[1 - n]] for n in range(_TWO)]
    if not all(own):
        return []
    # 集中供养 and 分散供养: of several words those that end alike tell the groups apart
    one, other = next(
        (pair for pair in product(*own) if pair[0][-2:] == pair[1][-2:]), (own[0][0], own[1][0])
    )
    rest = [w for words in own for w in words if w not in (one, other)]
    rates = [n for n in numbers(held) if n.count is not None and is_rate(n)]
    rates = [
        n for n in rates if not changed_from(n.saying.text, n.value) and not unmatched(rest, words_of(n))
    ]
    found = [list(_behind(own, against, rates)) for own, against in ((one, other), (other, one))]
    if any(len({rate.number.base for rate in each}) != 1 for each in found):
        return []
    return [each[0] for each in found]


def _names(side: str, held: Held) -> Iterator[str]:
    """The longest printed words that a side is made of, without what every standard is called by."""
    for piece in _MERELY.sub(" ", side).split():
        at = 0
        while at < len(piece) - 1:
            end = next(
                (e for e in range(len(piece), at + 1, -1) if piece[at:e] in held.catalogue.said), at + 1
            )
            if end - at > 1:
                yield piece[at:end]
            at = end


def _behind(own: str, other: str, rates: Sequence[Number]) -> Iterator[GroupRate]:
    for number in rates:
        printed = number.count.quantity.printed.strip() if number.count is not None else ""
        written = re.compile(rf"(?<![\d.])(?<!\d,){re.escape(printed)}(?![\d.])")
        for piece in _PIECE.findall(number.saying.text):
            found = written.search(piece)
            before = key(piece[: found.start()]) if found is not None else ""
            if own in before and other not in before:
                yield GroupRate(number, _from_name(piece, own, printed))
                break


def _from_name(piece: str, own: str, printed: str) -> str:
    """A piece from the clause that names the group to the one that has its rate."""
    clauses = _CLAUSE.split(piece)
    start = next((n for n, clause in enumerate(clauses) if own in key(clause)), 0)
    end = next((n for n in range(start, len(clauses)) if printed in clauses[n]), len(clauses) - 1)
    return "".join(clauses[start : end + 1]).removeprefix("其中")
