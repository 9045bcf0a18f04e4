"""Which printed name a short form stands for that people make of it: the first characters of its words in their order
(非遗传承 for 非物质文化遗产保护传承, 水保 for 水土保持), its last character (污水站), words before and between left off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from extractors.codes import named
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.words import starts

# What may be left off at the end of a name, and what people say behind a short form.
_MONEY = regex("(?<=..)(?:支出|项目|经费|费用|资金|专项)+$")
_TAIL = regex("(?<=..)(?:事务|服务|工作|工程|建设|管理)+$")
_BEHIND = regex("(?:的|支出|项目|经费|费用|资金|专项|科目)*")
_HANZI = regex("[一-鿿]+")
_SHORTEST, _LONGEST, _LONGEST_NAME, _TIMES = 3, 12, 40, 4
# Names that have one of these are not meant by words without it.
_NARROWER = ("其他", "政府性基金", "国有资本", "上年", "结转", "收入", "非")


def short_names(text: str, names: Iterable[str], said: str) -> list[tuple[str, int, int]]:
    """The names that pieces of a text are short for, with where each piece stands; the longest first of those that overlap.

    A piece that the document says itself (`said`), or that is short for more than one name, is short for none.
    """
    found: dict[tuple[int, int], set[str]] = {}
    letters = set(text)
    for name in names:
        core = _MONEY.sub("", name)
        if not 3 < len(core) <= _LONGEST_NAME or len(letters.intersection(core)) < 2 or TOTALS.fullmatch(name):
            continue
        for start, end in _pieces(text, core):
            piece = text[start:end]
            if not any(word in name and word not in piece for word in _NARROWER):
                found.setdefault((start, end), set()).add(name)
    taken: list[tuple[str, int, int]] = []
    for (start, end), meant in sorted(found.items(), key=lambda each: each[0][0] - each[0][1]):
        piece, shortest = text[start:end], min(meant, key=len)
        if any(start < e and s < end for _, s, e in taken):
            continue
        if piece in said or _official(piece) or not all(_MONEY.sub("", shortest) in name for name in meant):
            continue
        behind = _BEHIND.match(text, end)
        taken.append((shortest, start, behind.end() if behind else end))
    return sorted(taken, key=lambda each: each[1])


def _pieces(text: str, core: str) -> Iterator[tuple[int, int]]:
    """The pieces of a text that shorten a name, each at its longest."""
    begins = _begins(core)
    for start in range(len(text) - 1):
        if text[start] not in core:
            continue
        best = 0
        for at in (n for n in range(len(core)) if core[n] == text[start]):
            if at in begins or core[at : at + 2] == text[start : start + 2]:
                best = max(best, _longest(text, start, core, (at,), begins))
        if best:
            yield start, start + best


def _longest(text: str, start: int, core: str, places: tuple[int, ...], begins: frozenset[int]) -> int:
    """How many characters from a place on are those of a short form that goes on behind `places`; 0 where they make none."""
    best = len(places) if _shortens(places, core, begins) else 0
    at = start + len(places)
    if at >= len(text) or len(places) >= _LONGEST:
        return best
    last = places[-1]
    for n in range(last + 1, len(core)):
        if core[n] == text[at] != "的" and (n == last + 1 or n in begins):
            best = max(best, _longest(text, start, core, (*places, n), begins))
    return best


def _shortens(places: tuple[int, ...], core: str, begins: frozenset[int]) -> bool:
    """Whether the characters at these places of a name make a short form: enough of it, to its last word, a word cut short."""
    whole = len(_TAIL.sub("", core))
    last_word = max((n for n in begins if n < whole - 1), default=0)
    if places[-1] < last_word or len(core) > _TIMES * len(places):
        return False
    if len(places) < _SHORTEST:
        return len(core) == 4 and places == (0, 2)
    cut = [n for n in places if n in begins and n + 1 not in places and n + 1 < len(core) and n + 1 not in begins]
    alone = places[-1] == len(core) - 1 and places[-2] != len(core) - 2
    return bool(cut) or alone


@lru_cache(maxsize=20_000)
def _begins(core: str) -> frozenset[int]:
    """Where a word of a name begins, or its last character stands: what it is (站, 费, 车)."""
    return frozenset({*starts(core), len(core) - 1})


@lru_cache(maxsize=20_000)
def _official(piece: str) -> bool:
    return any(named(name) for name in (piece, f"{piece}支出"))
