"""How the text of an answer is cut: its sentences, quotations and marks, figures with their units, the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from service.lexicon.english import called_in, glosses
from service.patterns import regex
from service.terms import key

# What is quoted may itself quote.
_INSIDE = "(?:[^“”]|“[^“”]*”)*"
_SENTENCE = regex(f"(?:“{_INSIDE}”|「[^」]*」|[^。\\n「])*?(?:[。\\n]|$)")
QUOTED = regex(rf"“({_INSIDE})”\[(\d+)\]")
_MARKS = regex(r"((?:\[\d+\])+)")
MARK = regex(r"\[(\d+)\]")
# A unit may have another in brackets: 31台（套）; or two below its stroke: 640元/人、年.
_UNIT = regex(
    r"\s*([台辆套][（(][台辆套][)）]|元/[人户]、[年月]|[^\s\d\[\]，。；、（）()“”：:\ue010-\ue01f]*)"
)
CODE = regex(r"（\d+(?:、\d+)*）")
_LETTER = regex(r"[^\W\d]")
_CHANGE = regex("（(?:较[^（）]{0,8})?增减）$")


def sentences(text: str) -> Iterator[str]:
    """The sentences of an answer with their ends; a full stop inside a quotation ends none."""
    yield from (found.group() for found in _SENTENCE.finditer(text) if found.group())


def unmarked(sentence: str) -> str:
    """A sentence by its words: an answer that says it again numbers its citations anew."""
    return MARK.sub("", sentence).strip()


def holds(printed: str, words: str) -> bool:
    """Whether the words are printed there, and do not begin or end inside a number or before its unit."""
    start = printed.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        before, after = printed[max(start - 1, 0) : start], printed[end : end + 1]
        cut = (words[0].isdigit() and re.match(r"[\d.,]", before)) or (
            words[-1].isdigit() and re.match(r"[\d.,亿万千元%]", after)
        )
        if not cut:
            return True
        start = printed.find(words, start + 1)
    return False


def marked(text: str) -> set[int]:
    return {int(n) for n in MARK.findall(text)}


def bare(name: str) -> str:
    """The name of an item without its code, which tells no more than the name does, and without what a change is called."""
    return _CHANGE.sub("", CODE.sub("", name))


def is_change(name: str) -> bool:
    """Whether the name of a figure says that it is a change (甲（增减）)."""
    return _CHANGE.search(name) is not None


def in_english(names: set[str], question: str) -> set[str]:
    """The English names that stand for items, the asker's own among them, as they begin a sentence and inside one."""
    wanted = {key(CODE.sub("", name)) for name in names}
    known = (glosses(), called_in(question))
    found = {english for each in known for chinese, english in each.items() if chinese in wanted}
    return found | {name[:1].upper() + name[1:] for name in found}


def any_of(names: Iterable[str], text: str) -> re.Pattern[str] | None:
    """Finds any of the names that a text has, longer ones first; a name that is nothing but digits would hide figures."""
    telling = sorted({n for n in names if n in text and _LETTER.search(n)}, key=lambda n: (-len(n), n))
    bounded = (
        ("(?<!\\d)" if n[0].isdigit() else "") + re.escape(n) + ("(?!\\d)" if n[-1].isdigit() else "")
        for n in telling
    )
    return re.compile("|".join(bounded)) if telling else None


def put(text: str, start: int, end: int, mask: str) -> str:
    return text[:start] + mask * (end - start) + text[end:]


def measured(text: str, at: int) -> tuple[str, set[int], int]:
    """The unit of a figure, its marks, and where they end; `at` is where its digits end."""
    said = _UNIT.match(text, at)
    unit, end = (said.group(1), said.end()) if said else ("", at)
    marks = _MARKS.match(text, end)
    return (unit, marked(marks.group()), marks.end()) if marks else (unit, set(), end)


def rounds_to(exact: Decimal, shown: Decimal) -> bool:
    """Whether a figure of another place is the one shown, within the digits of the coarser of the two."""
    digits = max(int(exact.as_tuple().exponent), int(shown.as_tuple().exponent))
    return abs(exact - shown) <= Decimal(5).scaleb(digits - 1)
