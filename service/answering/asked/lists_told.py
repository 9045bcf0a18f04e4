"""Things that a question gives the number of (那3家机构), and whether a text names them beside that number."""

from __future__ import annotations

import re

from service.patterns import regex
from service.terms import coverage, key

_DIGITS = "两二三四五六七八九十"
# A number of things.
_SOME = regex(
    rf"(?<![\d.哪第])(?P<n>\d{{1,4}}|[{_DIGITS}百]{{1,3}})(?:余|多)?(?P<of>[个家所座条处类名位款种支只批台套场间片宗项件部期辆人户起])(?![次%]|说法|原因|理由|方面)"
)
_CLAUSE, _JOINED = regex("[，,。；;\n]"), regex("[、；;]|(?<=[一-鿿])[和及与](?=[一-鿿])")
_SENTENCE = regex("[^。；;\n]+")
_COUNTED = regex(r"^(?:其中|共有?|有|为|是)?\s*\d|^[^一-鿿]*[一-鿿]?[^一-鿿]*$")
# Units in which a number of things may be printed whatever unit is asked for.
_LOOSE, _PERSONS = "个家处座项", "名人位"
_IN_ORDER = "一二三四五六七八九十"
# How many of them are told apart.
_OF_THEM = regex(r"(?<![\d.])(\d+)[个家所座条处名位辆台套项户人部件](?![次%])")
_LINKED, _NEAR_BY = regex("[：:（(]|分别|为|包括|即|是|有"), 20
_BEHIND = regex("分别|即|为|是|包括|有|其中|依次|具体")
_AMOUNTS, _TELLS = regex(r"[\d.,]+[亿万千]?元"), regex("为“")
_SPACE = regex(r"\s+")
_FEW = 2


def some_of(asked: str) -> re.Match[str] | None:
    """The number of things, more than one, that a question gives: its `n` and its unit `of`."""
    number = _SOME.search(asked)
    return number if number is not None and number["n"] not in ("1", "一") else None


def least_of(number: re.Match[str]) -> int:
    """So many numbers tell each of that many things: all of a few, else some."""
    n = _number(number["n"])
    return _FEW if n is None else min(n, _FEW + 1)


def before_their_number(text: str, asked: str, ends: str) -> bool:
    """Whether the things are named without their sort right before their number (东岭、西沟2个村)."""
    number = some_of(asked)
    many = _spelled(number) if number is not None else rf"(?:\d+|[{_IN_ORDER}两]+)[个家所座条]"
    named = rf"[一-鿿]{{2,}}[、和及与][一-鿿]{{2,}}?等?{many}(?:[一-鿿]{{0,4}}?(?:{ends})|$)?"
    found = re.search(named, _SPACE.sub("", text))
    return found is not None and (number is not None or re.search(ends, found.group()) is not None)


def listed(number: re.Match[str], asked: str, text: str) -> bool:
    """Whether things are listed before their number, or behind it; anywhere, where what is told has no such number."""
    stands = re.compile(_spelled(number))
    beside = [sentence for sentence in _SENTENCE.findall(text) if stands.search(sentence)]
    if not beside:
        whole = _AMOUNTS.sub("", text.replace("，", "、"))
        return _several(whole, asked) or len(_TELLS.findall(text)) >= _FEW
    return any(_lists_beside(stands, number, asked, sentence) for sentence in beside)


def _lists_beside(stands: re.Pattern[str], number: re.Match[str], asked: str, sentence: str) -> bool:
    """Whether a clause with the number lists before or behind it, or the clauses that follow do and count no fewer."""
    clauses = _CLAUSE.split(sentence)
    for i, clause in enumerate(clauses):
        found = stands.search(clause)
        if found is None:
            continue
        linked = _LINKED.search(clause, found.end(), found.end() + _NEAR_BY)
        behind = clause[linked.end() :] if linked is not None else ""
        # what they come to may stand between (3个，合计468万元，分别为…)
        leads = next((n for n in range(i + 1, min(i + 3, len(clauses))) if _BEHIND.match(clauses[n])), None)
        following = "" if leads is None else "、".join(clauses[leads:])
        counts = [int(n) for n in _OF_THEM.findall(following)]
        if counts and number["n"].isdigit() and sum(counts) != int(number["n"]):
            following = ""
        if any(_several(part, asked) for part in (clause[: found.start()], behind, following)):
            return True
    return False


def _several(clause: str, asked: str) -> bool:
    """Whether a clause names two or more things that the question does not; how many of each there are names none."""
    items = [item.strip() for item in _JOINED.split(clause) if item.strip()]
    return sum(not _COUNTED.search(item) and coverage(key(item), asked) < 1 for item in items) >= _FEW


def _spelled(number: re.Match[str]) -> str:
    """A number of things as it may be printed, in digits or in words."""
    n = _number(number["n"])
    spelled = {number["n"]} if n is None else {str(n), _IN_ORDER[n - 1]}
    spelled |= {"两"} if n == _FEW else set()
    unit = number["of"]
    units = _PERSONS if unit in _PERSONS else f"{unit}{_LOOSE if unit == '个' else '个'}"
    return rf"(?<![\d.])(?:{'|'.join(sorted(spelled))})[{units}]"


def _number(written: str) -> int | None:
    """A number up to ten, in digits or in words; None for others."""
    n = int(written) if written.isdigit() else _IN_ORDER.find("二" if written == "两" else written) + 1
    return n if 0 < n <= len(_IN_ORDER) else None
