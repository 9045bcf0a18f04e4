"""English questions whether what they state is so: a percentage, a share, an amount reckoned from what it supposes."""

from __future__ import annotations

import re

from service.answering.english.fitting import whole as whole_of
from service.answering.english.forms import way_of
from service.answering.english.printed import Printed
from service.answering.english.words import read
from service.patterns import regex

RIGHT = regex(
    r"\b(?:right|correct(?:ly)?|accurate(?:ly)?|true|wrong(?:ly)?|properly|hold(?:s)? (?:up|true)|check(?:s)? out)\b"
)
_LEADS = regex(
    r"^\W*(?:(?:is|was|are|were|does|do|did|has|have|check|verify|please|can you|confirm|whether|that|it|really)\b\W*)*"
    r"(?:(?:the )?(?:statement|claim|figure|assertion|percentage|proportion|share)\b(?: \w+)?? that\b)?"
    r"(?:\W*(?:right|correct|true|accurate|said|stated|reported|claimed)\b(?: to say)?(?: that)?)?\W*"
)
_SAID = regex(r"\b(?:is|are|was|were) (?:said|stated|reported|claimed|given) (?:to|as)\b(?: be)?")
_OF = (
    r"(?:accounts? for|accounted for|makes? up|made up|represents?|represented|takes? up|constitutes?|equals?|comes? to|"
    r"is|are|was|were|be|being|to)"
)
_SHARE = regex(rf"^(?P<part>.+?)\b{_OF} (?P<rate>\d[\d.]*%)(?: of (?P<whole>.+)|\W*(?:share|of it)?)")
_MOVED = regex(r"(?P<rate>\d[\d.]*%)")
_CHANGE = regex(
    r"\b(?:up|down|by|grew|grown|rose|risen|fell|fallen|dropp?\w*|declin\w*|decreas\w*|increas\w*|cut|reduc\w*|higher|lower|"
    r"above|below|more|less|growth|change\w*)\b"
)
_TOTAL = regex(r"^(?:the |its |this )?(?:total|whole|it)\b(?! \w)")

# Whether a rate and a number make an amount: does 12.5 yuan a head for 400 people come to the 5000元 budgeted.
_EACH = (
    r"(?P<rate>\d[\d.]*)\s*(?:yuan|元|rmb)\s*(?:a|per|each|for each|for every|/)\s*"
    r"(?P<each>head|person|people|household|family|resident|student|pupil|teacher|month|village|vehicle|mu|day)?\b"
)
_NUMBER = r"(?P<n>\d[\d.]*)(?P<large>万)?"
_MULTIPLIED = (
    regex(
        rf"{_EACH}.{{0,16}}?\b(?:for|times|x|multiplied by|by|across|over|with)\b\D{{0,16}}?{_NUMBER}(?P<rest>.+)"
    ),
    regex(
        rf"{_NUMBER}(?P<who>[^\d,.]{{2,40}}?)\b(?:at|times|x|multiplied by|by|with)\b\D{{0,12}}?{_EACH}(?P<rest>.+)"
    ),
)
_AMOUNT = regex(r"\d[\d.]*(?:亿元|万元|元)")
_MAKES = regex(
    r"\b(?:gives?|makes?|comes? to|equals?|adds? up|works? out|yields?|amounts? to|matche?s?|results? in|"
    r"agrees?|squares?|produces?|reach(?:es)?|cover)\b"
)
_OF_UNITS = {"household": "户", "family": "户", "village": "个", "vehicle": "辆", "mu": "亩"}

# Whether one thing counts in another: is A counted in B, does B include A.
_COUNTED_IN = regex(
    r"^\W*(?:is|are|was|were|has|have|had)\b(?P<member>.+?)\b(?:also |been |being |all )*"
    r"(?:included|counted|reflected|reported|recorded|covered|contained|part)\b "
    r"(?:as part of|as|in|within|among|under|towards?|of) (?P<holder>.+)"
)
_INCLUDES = regex(
    r"^\W*(?:does|do|did)\b(?P<holder>.+?)\b(?:also )?(?:includes?|covers?|contains?|counts?|takes? in) (?P<member>.+)"
)
_WHOLE_INCOME = "收入总计"

# The question in Chinese but for its years, its words that nothing translates, and its items.
Claimed = tuple[str, tuple[str, ...], tuple[str, ...]]


def claimed(text: str, printed: Printed | None) -> Claimed | None:
    """A question (in small letters) whether a percentage that it states is right; None for any other."""
    if not RIGHT.search(text) or (rate := _MOVED.search(text)) is None:
        return None
    said = RIGHT.sub(" ", _SAID.sub(" be", _LEADS.sub("", text)))
    share = _SHARE.match(said)
    if share is not None and not _CHANGE.search(said[: share.end("rate")].replace("to ", " ")):
        parts, whole = read(share["part"], printed), share["whole"] or ""
        wholes = read(whole, printed)
        of = "" if _TOTAL.match(whole) else "".join(wholes.items[:1] or whole_of(whole, wholes)[:1])
        if parts.items:
            return f"{parts.items[0]}占{of}{share['rate']}对吗", parts.unknown, parts.items
    if not _CHANGE.search(said):
        return None
    moved = read(said[: rate.start()] if len(read(said, printed).items) > 1 else said, printed)
    if not moved.items:
        return None
    way = {"增加": "增长", "减少": "下降"}.get(way_of(said), "变化")
    return f"{moved.items[0]}比上年{way}{rate['rate']}对吗", moved.unknown, moved.items


def counted_in(text: str, printed: Printed | None) -> Claimed | None:
    """A question (in small letters) whether one item counts in another that it names; None for any other, and for whether the
    document has an item at all."""
    said = _COUNTED_IN.match(text) or _INCLUDES.match(text)
    if said is None:
        return None
    members, holders = read(said["member"], printed), read(said["holder"], printed)
    if not members.items or not holders.items:
        return None
    holder = holders.items[0].replace(_WHOLE_INCOME, "本部门收入")
    spoken = f"{members.items[0]}算在{holder}里吗"
    return spoken, (*members.unknown, *holders.unknown), (*members.items[:1], *holders.items[:1])


def multiplied(text: str, printed: Printed | None) -> Claimed | None:
    """A question (in small letters) whether what so much for each makes of a number is the amount that it names; None for any
    other."""
    said = next((found for form in _MULTIPLIED if (found := form.search(text)) is not None), None)
    if said is None or not (_MAKES.search(text) or RIGHT.search(text)):
        return None
    about = read(f"{said.groupdict().get('who') or ''} {said['rest']}", printed)
    unit = _OF_UNITS.get(said["each"] or "", "人")
    amount = next(iter(_AMOUNT.findall(said["rest"])), "")
    spoken = f"每{unit}{said['rate']}元和{_of_thousands(said)}{unit}计算,{''.join(about.items[:1])}对得上{amount}吗"
    return spoken, () if about.items else about.unknown, about.items[:1]


def _of_thousands(said: re.Match[str]) -> str:
    """The number that a question gives, as figures without a sign between thousands."""
    return f"{said['n']}{said['large'] or ''}"
