"""Heads (编制数、实有人数): the kinds make the total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.schema.budget import Budget, Count
from extractors.schema.check import Check
from extractors.schema.draft import Kind
from extractors.validators.rule import rule
from extractors.validators.structure import names
from extractors.validators.text.counted import Group, counted, told

# Posts and those who hold them, with or without the word for a number behind.
_HEADS = re.compile(
    r"(?:.*[^政业勤法公])?(?:编制|实有|在职|在编|在岗)(?:总|在职|在编)?(?:人数|人员|总?数|职工)?"
)
_RANKS = re.compile(
    r".*(?:行政|事业|工勤|参公|参照公务员法?管理|政法专项)(?:编制?|人员|岗位|单位)*(?:数|人数)?"
)
_STEM = re.compile(r"行政|事业|工勤|参公|参照|政法")
_CIVIL, _PUBLIC = re.compile(r"行政(?:编制|人员)?(?:数|人数)?"), re.compile(r"事业(?:编制|人员)?(?:数|人数)?")
_MANUAL = re.compile(r"(?:机关)?工勤(?:编制|人员|岗位)*(?:数|人数)?")


@rule
def ranks_make_the_heads(budget: Budget) -> Iterator[Check]:
    """编制数、实有人数等于行政、事业、工勤各类人数之和。

    The posts, and those who hold them, are the sum of their kinds: civil service, public institutions, manual.
    """
    counts = told(budget, Kind.PERSONNEL)
    for position in range(1, len(counts)):
        before = counts[position - 1]
        if not _is_heads(before) or not _is_rank(counts[position]):
            continue
        kinds = tuple(_ranks(counts[position:]))
        if len(kinds) < 2:
            continue
        # 编制 and 实有 may stand side by side in front of kinds that are of one of them
        earlier = reversed(counts[max(position - 2, 0) : position])
        totals = [total for total in earlier if _is_heads(total)]
        group = next(
            (each for total in totals if (each := _ranked(total, kinds)).sum == total.quantity.value), None
        )
        yield counted(group or _ranked(before, kinds), several=len(totals) > 1)


def _is_rank(count: Count) -> bool:
    return _RANKS.fullmatch(names.plain(count.item)) is not None


def _is_heads(count: Count) -> bool:
    return _HEADS.fullmatch(names.plain(count.item)) is not None and not _is_rank(count)


def _ranks(counts: Sequence[Count]) -> Iterator[Count]:
    """The kinds up to the first that comes again, which is one of another total."""
    seen: set[str] = set()
    for count in takewhile(_is_rank, counts):
        stem = _STEM.findall(count.item)[-1]
        if stem in seen:
            return
        seen.add(stem)
        yield count


def _ranked(total: Count, kinds: tuple[Count, ...]) -> Group:
    # those under the civil service law may be counted with either of the two, manual posts with the civil service
    named = [names.plain(kind.item) for kind in kinds]
    two = [
        kind
        for kind, name in zip(kinds, named, strict=True)
        if _CIVIL.fullmatch(name) or _PUBLIC.fullmatch(name)
    ]
    # of the civil service and the institutions nobody is both, whoever else is named beside them
    disjoint = len(two) == len(kinds) or sum(kind.quantity.value for kind in two) > total.quantity.value
    complete = len(kinds) > 2 and any(_MANUAL.fullmatch(name) for name in named)
    return Group(total, kinds, disjoint, complete)
