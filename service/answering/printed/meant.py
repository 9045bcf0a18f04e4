"""Which printed name words mean that are not that name: one that shares most of its characters, or that they are short for."""

from __future__ import annotations

from extractors.codes import named
from service.answering.printed.catalogue import Catalogue
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import coverage

_LONGEST = 40
# What follows says what for; and what may be left off at the end of a name.
_AFTER, _TAIL = regex("用于|安排的"), regex("(?:支出|项目|经费|费用)+$")
# A short form is no shorter than this part of the name.
_TIMES = 3
# How much of the question a name must cover, and how much of the name the question, to be meant by it.
_OF_QUESTION, _OF_NAME = 0.8, 0.45
# Words that stand in a name one and all may be less of it when there are enough of them.
_TELLING, _OF_LONG_NAME = 4, 0.35

# Names that have one of these mean the opposite of those that have the other.
_OPPOSITES = (
    ("年初", "年末"),
    ("上年", "年末"),
    ("收入", "支出"),
    ("上缴", "补助"),
    ("城市", "农村"),
    ("行政", "事业"),
    ("中小", "小微"),
)

# Of names with one of these another is the plain one.
_NARROWER = ("其他", "政府性基金", "国有资本", "财政拨款", "一般公共预算")


def alike(words: str, piece: str, catalogue: Catalogue) -> str | None:
    """The name that shares most with the piece, covering what the items found inside it leave over."""
    if not 3 <= len(words) <= _LONGEST:
        return None
    # the name of an item of the national classification is no short form of another's
    telling = len(words) >= _TELLING and not _official(words)
    best: tuple[float, str] | None = None
    for subject in catalogue.subjects:
        if TOTALS.fullmatch(subject) or len(subject) < 3:
            continue
        if words.endswith("率") and "率" not in subject:
            # 贷款逾期率 is no 贷款贴息
            continue
        of_question = coverage(words, subject)
        if of_question < _OF_QUESTION:
            continue
        if any(word in subject and word not in piece for word in _NARROWER) or _opposed(subject, piece):
            continue
        of_name = coverage(subject, piece)
        if of_name < (_OF_NAME if of_question < 1 or not telling else _OF_LONG_NAME):
            continue
        score = of_question + of_name / 2
        if best is None or score > best[0]:
            best = (score, subject)
    return best[1] if best else None


def abbreviated(word: str, catalogue: Catalogue) -> str | None:
    """The one name that a short form stands for (物业费 for 物业管理费): its characters in order, from first to last."""
    if not 3 <= len(word) <= _LONGEST or _official(word):
        return None
    found = {name for name in catalogue.subjects if not TOTALS.fullmatch(name) and _shortens(word, name)}
    shortest = min(found, key=len, default=None)
    # names of one item differ in what stands around the shortest
    return shortest if shortest and all(shortest in name for name in found) else None


def _shortens(word: str, name: str) -> bool:
    whole = _AFTER.split(name, maxsplit=1)[0]
    core = _TAIL.sub("", whole)
    if _TAIL.sub("", name).endswith(f"的{word}"):
        # what stands last in a name is what it is, what stands before it which of that kind
        return True
    if (
        not len(word) < len(whole) <= _TIMES * len(word)
        or whole[0] != word[0]
        or word[-1] not in (whole[-1], core[-1:])
    ):
        return False
    rest = iter(whole)
    return all(character in rest for character in word)


def _opposed(subject: str, piece: str) -> bool:
    """Whether a name has one of two opposite words and the piece only the other."""
    for pair in _OPPOSITES:
        for own, other in (pair, pair[::-1]):
            if own in subject and other not in subject and other in piece and own not in piece:
                return True
    return False


def _official(word: str) -> bool:
    return any(named(name) for name in (word, f"{word}支出"))
