"""Which printed name a short form stands for that people make of it: the first characters of its words in their order
(非遗传承 for 非物质文化遗产保护传承, 水保 for 水土保持), its last character (污水站), words before and between left off."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

from extractors.codes import named
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.item_names import concept
from service.lexicon.asking import ASKING
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.words import starts

Named = tuple[str, int, int]
# Of each character of a short form where it stands in the name.
Places = tuple[int, ...]
# What may be left off at the end of a name, and what people say behind a short form.
_MONEY = regex("(?<=..)(?:支出|项目|经费|费用|资金|专项)+$")
_TAIL = regex("(?<=..)(?:事务|服务|工作|工程|建设|管理)+$")
_BEHIND = regex("(?:的|支出|项目|经费|费用|资金|专项|科目)*")
_WHOLES = ("收入总计", "支出总计", "预算总额")
_HANZI = regex("(?!的)[一-鿿]")
_SHORTEST, _LONGEST, _LONGEST_NAME, _TIMES = 3, 12, 40, 4
# Names that have one of these are not meant by words without it.
_NARROWER = ("其他", "政府性基金", "国有资本", "财政拨款", "上年", "结转", "收入", "非")


def with_short(named: list[Named], text: str, rest: str, catalogue: Catalogue) -> list[Named]:
    """The items named in a text and those whose names it has a short form of, in place of the names inside that
    (图书馆｜免开); what ends with the name of an item is that item, and no short form of another (职工｜医疗费).

    `rest` is the text without the names found.
    """
    if not any(len(piece) > 1 for piece in ASKING.sub(" ", rest).split()):
        return named
    for name, start, end in short_names(text, catalogue.subjects, catalogue.said):
        inside = [each for each in named if each[1] < end and start < each[2]]
        item = any(
            _BEHIND.fullmatch(text, each[2], end) and concept(each[0]) not in _WHOLES for each in inside
        )
        left = rest[start:end].replace(" ", "")
        if len(left) > 1 and not item and all(start <= each[1] and each[2] <= end for each in inside):
            named = [*(each for each in named if each not in inside), (name, start, end)]
    return named


def short_names(text: str, names: Collection[str], said: str) -> list[Named]:
    """The names that pieces of a text are short for, with where each piece stands; the longest first of those that overlap.

    A piece that stands in a name itself, one of two characters that the document says itself (`said`), and one that is
    short for several names as well as for one, is short for none.
    """
    found: dict[tuple[int, int], dict[str, Places]] = {}
    letters = set(text)
    for name in names:
        core, own = _core(name)
        if not 3 < len(core) <= _LONGEST_NAME or len(own & letters) < 2 or TOTALS.fullmatch(name):
            continue
        for start, places in _pieces(text, core, own):
            piece = text[start : start + len(places)]
            if not any(word in name and word not in piece for word in _NARROWER):
                found.setdefault((start, start + len(places)), {})[name] = places
    taken: list[Named] = []
    for (start, end), meant in sorted(found.items(), key=lambda each: each[0][0] - each[0][1]):
        piece = text[start:end]
        if any(start < e and s < end for _, s, e in taken) or any(piece in name for name in names):
            continue
        if _official(piece) or (len(piece) < _SHORTEST and piece in said):
            continue
        fewest = min(map(_runs, meant.values()))
        nearest = [name for name, places in meant.items() if _runs(places) == fewest]
        shortest = min(nearest, key=len)
        core = _MONEY.sub("", shortest)
        # what only leaves words out may be another item
        if _cuts(meant[shortest], core) and all(core in name for name in nearest):
            behind = _BEHIND.match(text, end)
            taken.append((shortest, start, behind.end() if behind else end))
    return sorted(taken, key=lambda each: each[1])


def _pieces(text: str, core: str, own: frozenset[str]) -> Iterator[tuple[int, Places]]:
    """Where a text has characters of a name as a short form would have them, each piece at its longest."""
    starts_at = [n for n in range(len(text) - 1) if text[n] in own and text[n + 1] in own]
    begins = _begins(core) if starts_at else frozenset()
    for start in starts_at:
        best: Places = ()
        for at in (n for n in range(len(core)) if core[n] == text[start]):
            if at in begins or core[at : at + 2] == text[start : start + 2]:
                best = max(best, _longest(text, start, core, (at,)), key=len)
        if best:
            yield start, best


def _longest(text: str, start: int, core: str, places: Places) -> Places:
    """The places in a name of the longest piece from `start` on that begins with `places`; none where it is no short form."""
    best = places if _enough(places, core) else ()
    at = start + len(places)
    if at >= len(text) or len(places) >= _LONGEST or not _HANZI.match(text[at]):
        return best
    last, begins = places[-1], _begins(core)
    for n in range(last + 1, len(core)):
        if core[n] == text[at] and (n == last + 1 or n in begins):
            best = max(best, _longest(text, start, core, (*places, n)), key=len)
    return best


def _enough(places: Places, core: str) -> bool:
    """Whether the characters at these places are enough of a name, and go to its last word."""
    whole = len(_TAIL.sub("", core))
    last_word = max((n for n in _begins(core) if n < whole - 1), default=0)
    if places[-1] < last_word or len(core) > _TIMES * len(places):
        return False
    return len(places) >= _SHORTEST or (len(core) == 4 and places == (0, 2))


def _cuts(places: Places, core: str) -> bool:
    """Whether a word is cut short, or the last character alone stands for what it is."""
    begins = _begins(core)
    following = [n for n in places if n in begins and n + 1 < len(core)]
    cut = any(n + 1 not in places and n + 1 not in begins for n in following)
    return cut or (places[-1] == len(core) - 1 and places[-2] != len(core) - 2)


def _runs(places: Places) -> int:
    return sum(after != before + 1 for before, after in pairwise(places))


@lru_cache(maxsize=20_000)
def _core(name: str) -> tuple[str, frozenset[str]]:
    """A name without what may be left off, and its characters."""
    core = _MONEY.sub("", name)
    return core, frozenset(c for c in core if _HANZI.match(c))


@lru_cache(maxsize=20_000)
def _begins(core: str) -> frozenset[int]:
    """Where a word of a name begins, or its last character stands: what it is (站, 费, 车)."""
    return frozenset({*starts(core), len(core) - 1})


@lru_cache(maxsize=20_000)
def _official(piece: str) -> bool:
    return any(named(name) for name in (piece, f"{piece}支出"))
