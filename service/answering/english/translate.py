"""English questions put into the Chinese words that the documents use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.answering.english.asked import Clause, clause
from service.answering.english.clauses import clauses, in_yuan
from service.answering.english.printed import Printed
from service.answering.english.romanised import called
from service.store import Document

_HAN = re.compile(r"[一-鿿]")
_UNIT = re.compile(r"[(（]\s*(?:亿元|万元|元)\s*[)）]")
_GLOSS = re.compile(r"((?:[A-Za-z\"“”'‘’&-]+\s+){0,6})[(（]([^()（）]*[一-鿿][^()（）]*)[)）]")
_LEADING = re.compile(r".*\b(?:of|on|for|in|to|the|any|does|is|are|how did|why did|what|which|under)\b", re.I)
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
# Names in Chinese may outweigh the English words of such a question.
_OPENING = re.compile(
    r"\W*(?:what|which|why|how|who|is|are|was|were|does|do|did|has|have|compare|list|tell|please|give|show|rank)\b",
    re.I,
)
# A year may not stand against the mark that parts questions.
_JOINT = "|其"
_AGAIN = re.compile(r",?\s*\b(?:i\.\s?e\.|that is,|in other words|e\.\s?g\.)[^;?]*", re.I)
# `What is X, and how much …` asks for its meaning first; a name in Chinese alone is asked for its meaning too.
_IS = re.compile(
    r"what (?:is|are) (?!.*\b(?:budget|amount|total|cost|figure|value|level|share|target|size|spending)\b)[^,]+$"
)
_SET_AGAINST = re.compile(r"\bcompare\b|\bgap\b|\bdifference\b|\bdiffer\b")


def translate(
    text: str, documents: Sequence[Document] = (), printed: Printed | None = None
) -> tuple[str, tuple[str, ...]] | None:
    """The question in Chinese, and the words that could not be translated; None when it is not English.

    `documents` are those whose departments it may name. With `printed`, the words of one document, each word is put into
    those that this document prints.
    """
    letters = len(re.findall(r"[A-Za-z]", text))
    opening = _OPENING.match(text)
    if letters < (6 if opening else 12) or (len(_HAN.findall(text)) > letters / 2 and not opening):
        return None
    rest = _GLOSS.sub(_explained, _AGAIN.sub(" ", _UNIT.sub(" ", text)))
    rest = re.sub(r"[\"“”‘]|(?<!\w)'|'(?!\w)", " ", rest)
    bodies: list[str] = []
    strangers: list[str] = []
    for name in reversed(list(called(rest, documents))):
        bodies += name.departments
        if not name.departments and documents and rest[name.start].isupper():
            strangers.append(rest[name.start : name.end])
        rest = f"{rest[: name.start]} {rest[name.end :]}"
    rest = _ASIDE.sub(lambda found: found.group() if re.search(r"\d{3}", found.group()) else " ", rest)
    said, unknown = _together(clauses(in_yuan(rest.lower())), printed, several=len(bodies) > 1)
    return "".join(reversed(bodies)) + said, (*unknown, *strangers)


def _together(
    asked: list[tuple[str, str]], printed: Printed | None, *, several: bool
) -> tuple[str, tuple[str, ...]]:
    """The clauses in Chinese one after the other; a later one may mean what one before it spoke of."""
    told: list[Clause] = []
    for topic, text in asked:
        before = next((one.items for one in reversed(told) if one.items), ())
        one = clause(topic, text, before, printed)
        if several and _SET_AGAINST.search(text):
            # two bodies are compared with each other and not with last year
            one = Clause(f"{'和'.join(one.items)}相差多少", one.unknown, one.items)
        if all(one.spoken != other.spoken for other in told):
            told.append(one)
    if len(told) > 1 and _IS.match(asked[0][1]) and re.match("how much", asked[1][1]):
        first = told[0]
        told[0] = Clause(f"{'和'.join(first.items)}是什么意思", first.unknown, first.items)
    unknown = tuple(word for one in told for word in one.unknown)
    if len(told) > 1 and any(not one.unknown for one in told):
        # what one part asks for beside others is refused by itself
        return _JOINT.join(one.spoken + "".join(one.unknown) for one in told), ()
    return _JOINT.join(one.spoken for one in told), unknown


def _explained(found: re.Match[str]) -> str:
    """What stands in brackets is the Chinese name of the words before them."""
    kept = _LEADING.match(found.group(1))
    return f"{kept.group() if kept else ''} {found.group(2)} "
