"""Posts and the people in them: what each head count of a document is, as posts, people at work or retired, and of which sort."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from extractors.schema.money import read_number
from service.answering.document.held import Held
from service.answering.document.quantities import Counted, counted
from service.patterns import regex


class Role(StrEnum):
    """What a head count is of."""

    POSTS = "posts"
    FILLED = "filled"
    RETIRED = "retired"


# The first that fits is meant: 在编人员 are people and 行政编制 are posts.
ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.RETIRED, regex("[离退]了?休|退下来")),
    (Role.FILLED, regex("实有|在职|在编|在岗|在册|现有|到岗|到位|^实$|年末实$")),
    (Role.POSTS, regex("编制|核定|编办|定编|(?:多少|几)[个名]?编(?![制外号码写办])")),
)
_SORT = regex("行政|参公|参照公务员|公务员|事业|工勤|政法专项|全额|差额|自收自支|后勤")
_RETIRED = regex("离休|退休|离退休")
_POSTS = regex("编制(?:人员)?(?:总?人?数|总额|名额)?$")
_SORTS_ALIKE = {"公务员": "行政", "参照公务员": "参公"}
# The surest count of those who hold posts first: people who 实有 may be the retired as well.
_SURE = (regex("在编"), regex("在职|在岗|在册|到岗"), regex(""))
_WRITTEN = regex(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*([人名个])")
_HEADS = {"人", "名"}
# How many more or fewer there are is no number of those who are there (在职人员比上年减少3人).
_MOVED = regex("[比较]上年|增加|减少|净[增减]|新增|调[入出]")


@dataclass(frozen=True, slots=True)
class Heads:
    """One count of people or posts; `sort` is 行政, 事业 …, empty for the whole body."""

    role: Role
    sort: str
    count: Counted

    @property
    def value(self) -> Decimal:
        return self.count.quantity.value


def roster(held: Held) -> list[Heads]:
    """The head counts of the paragraph that tells posts and people, in printed order."""
    people = [
        c
        for c in counted(held)
        if (c.quantity.unit in _HEADS or (c.quantity.unit == "个" and _POSTS.search(c.label)))
        and c.quantity.source.cell is None
        and not _MOVED.search(c.label)
    ]
    told: list[list[Heads]] = []
    for quote, group in groupby(people, key=lambda c: c.quote):
        told.append(_roles(_in_order(quote, [*group])))
    by_quote: dict[str, list[Heads]] = {}
    for heads in told:
        for each in heads:
            by_quote.setdefault(each.count.quote, []).append(each)
    posts = any(h.role is Role.POSTS for heads in by_quote.values() for h in heads)
    for heads in by_quote.values():
        roles = {h.role for h in heads}
        if len(roles) > 1 and (Role.POSTS in roles or not posts):
            return _of_one_sort(heads)
    # posts and people in paragraphs of their own
    merged: dict[Role, list[Heads]] = {}
    for heads in by_quote.values():
        merged.setdefault(heads[0].role, heads)
    return _of_one_sort([h for heads in merged.values() for h in heads])


def whole(heads: Iterable[Heads], role: Role, said: str = "") -> list[Heads]:
    """The count of the whole body in a role, or those by sort that make it up; of several the one that `said` names."""
    of_role = [h for h in heads if h.role is role]
    unsorted = [h for h in of_role if not h.sort]
    named = [h for h in unsorted if (how := _how(h.count.label)) and how in said]
    if named or unsorted:
        return [named[0] if named else min(unsorted, key=lambda h: _sureness(h.count.label))]
    sorts = [h.sort for h in of_role]
    return of_role if len(sorts) == len(set(sorts)) else []


def of_sort(heads: Iterable[Heads], role: Role, sort: str) -> Heads | None:
    """The count of one sort in a role."""
    found = [h for h in heads if h.role is role and h.sort == sort]
    found = found or [h for h in heads if h.role is role and sort in h.sort]
    return found[0] if len(found) == 1 else None


def of_that_sort_alone(heads: Iterable[Heads], sort: str) -> bool:
    """Whether a body has posts of one sort only (行政编制74人，实有68人), so that who asks for that sort asks for all."""
    posts = [h for h in heads if h.role is Role.POSTS]
    told = any(h.sort for h in heads if h.role is not Role.RETIRED)
    return not told and bool(posts) and all(sorts_in(h.count.label) == [sort] for h in posts)


def sorts_in(text: str) -> list[str]:
    """The sorts of posts that words name, in their order."""
    return list(dict.fromkeys(_SORTS_ALIKE.get(sort, sort) for sort in _SORT.findall(text)))


def roles_in(text: str) -> list[Role]:
    """What words ask the number of."""
    return [role for role, words in reversed(ROLES) if words.search(text)]


def _how(label: str) -> str:
    found = ROLES[1][1].search(label)
    return found.group() if found else ""


def _sureness(label: str) -> int:
    return next(n for n, words in enumerate(_SURE) if words.search(label))


def _of_one_sort(heads: list[Heads]) -> list[Heads]:
    """Where all posts are of one sort (事业编制58人，在职52人), that sort is the whole body."""
    sorts = {h.sort for h in heads if h.role is not Role.RETIRED and h.sort}
    wholes = {h.role for h in heads if not h.sort}
    if any(h.role in wholes and sorts_in(h.count.label) for h in heads if h.role is not Role.RETIRED):
        # 编制9名（行政编制7名…): a part of the whole beside it
        return heads
    posts = {h.sort for h in heads if h.role is Role.POSTS}
    if len(posts) == 1 and len(sorts) > 1:
        # 事业编制186名，实有178人，其中工勤16人: all who hold posts, and some of them
        return [
            replace(h, sort="")
            if h.role is Role.POSTS or (h.sort in posts and not sorts_in(h.count.label))
            else h
            for h in heads
        ]
    return [h if h.role is Role.RETIRED else replace(h, sort="") for h in heads] if len(sorts) == 1 else heads


def _in_order(quote: str, found: Sequence[Counted]) -> list[Counted]:
    """The counts as they stand in the paragraph: sentences' counts and other numbers are read by rules of their own."""
    places = [(m.start(), read_number(m.group(1)), m.group(2)) for m in _WRITTEN.finditer(quote)]
    placed: list[tuple[int, Counted]] = []
    for one in found:
        unit = one.quantity.unit[:1]
        # 2个部室 are no 2 posts
        at = next((p for p in places if p[1] == one.quantity.value and p[2] == unit), None)
        if at is None:
            continue
        places.remove(at)
        placed.append((at[0], one))
    return [one for _, one in sorted(placed, key=lambda pair: pair[0])]


def _roles(found: Sequence[Counted]) -> list[Heads]:
    made: list[Heads] = []
    for one in found:
        role = next((role for role, words in ROLES if words.search(one.label)), None)
        if _POSTS.search(one.label):
            # 在职人员编制69人
            role = Role.POSTS
        kind = _RETIRED if role is Role.RETIRED else _SORT
        sort = "".join(_SORTS_ALIKE.get(each, each) for each in kind.findall(one.label))
        if role is Role.RETIRED and "离退休" in one.label:
            sort = ""
        if role is None:
            # 实有30人，其中行政8人: of people still; what has no sort either (遗属, 学生) is none of the staff
            if not sort or not made or made[-1].role is Role.RETIRED:
                continue
            role = made[-1].role
        if role is Role.FILLED and not sort and (posts := _posts_before(made)) is not None:
            sort = posts.sort
        made.append(Heads(role, sort, one))
    return _of_people(made)


def _posts_before(made: Sequence[Heads]) -> Heads | None:
    """The posts that a number of people directly follows (行政编制52人，实有48人), if these are all since the last people."""
    last = max((n for n, h in enumerate(made) if h.role is not Role.POSTS), default=-1)
    posts = made[last + 1 :]
    several = any(h.role is Role.POSTS for h in made[: last + 1])
    return posts[0] if len(posts) == 1 and (several or posts[0].sort) else None


def _of_people(made: list[Heads]) -> list[Heads]:
    """Posts by sort that together are the people told before them are those who hold them (实有128人：行政编制86人…)."""
    for n, head in enumerate(made):
        if head.role is not Role.FILLED or head.sort:
            continue
        run = n + 1
        while run < len(made) and made[run].role is Role.POSTS and made[run].sort:
            run += 1
        if run > n + 2 and sum(h.value for h in made[n + 1 : run]) == head.value:
            made[n + 1 : run] = [replace(h, role=Role.FILLED) for h in made[n + 1 : run]]
    return made
