"""Sentences that tell what a question is about before it asks: what the question calls `it` is put into its words."""

from __future__ import annotations

import re

from extractors.schema.draft import Stage
from service.answering.english.fitting import BUYS
from service.answering.english.forms import way_of
from service.answering.english.printed import Printed
from service.answering.english.words import read
from service.patterns import regex

_SENTENCE = regex(r"(?<=[a-z一-鿿）)\d%])(?:[.;]|\s[–—-]+)\s+(?=[a-z一-鿿\"'])")
_ASKS = regex(
    r"\?|\b(?:how (?:much|many|large|big|far|come|long|often|did|do|does|is|was|are|were|has|high)|"
    r"what|which|why|who|whose|whether|when|where)\b|"
    r"^\W*(?:please |and |then )*(?:tell|show|compare|give|list|rank|check|verify|confirm|name|explain|define|split|"
    r"break|calculate|work out)\b"
)
_HAN = regex(r"(?<![\d.])(?<!\d[万亿千])[一-鿿][一-鿿、（）()·“”\d]*")
_MONEY = regex(r"(?<![\d.])\d[\d.]*(?:亿元|万元|元)")
_SUMS = regex(
    r"\b(?P<sums>(?:add(?:s)? up|sum(?:s)?|come(?:s)?|amount(?:s)?) to|equals?|match(?:es)?|agrees? "
    r"with) (?:that|it|this)(?: (?:figure|amount|total|sum))?\b"
)
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_POINTS = regex(
    r"\b(?:the two (?:amounts|figures|items|of them|sums|totals)|the two|both(?: of them| amounts| figures)?|"
    r"each one|each of them|(?<= on )each|(?<= for )each|(?<= to )each|"
    r"(?<!is )(?<!was )(?:it|they)\b(?! that| is that)|them|"
    r"(?:this|that|these|those)(?: (?:one|item|money|amount|spending|sum|line|cost|project|expense|figures?)s?)?"
    r"(?= |\W|$)(?! (?:is|was|are|were) (?:the|what|how|which)))\b"
)
_OPENING = regex(
    r"^(?P<said>[^:?\d一-鿿]{3,80}):\s+(?=(?:what|how|which|why|who|whose|is|are|did|does|do|was|were|has|have)\b)"
)
# What share it says that one thing has, and whether this is right.
_CLAIMED = regex(r"\d%")
_RIGHT = regex(
    r"^\W*(?:is|are|was|were|has|does|can)\b.*\b(?:right|correct(?:ly)?|accurate(?:ly)?|true|wrong|"
    r"holds? (?:up|true|water))\b"
)
_SAYS = regex(
    r"^\W*(?:in |according to )?the (?:text|document|narrative|report|statement|explanation|disclosure|note)s?,? "
    r"(?:says?|states?|claims?|reports?|gives?|prints?|puts?|notes?)(?: that)?\s+"
)
# What it speaks of before a colon, and points at behind it.
_TOPIC = regex(r"^(?P<said>[^:?.]{3,80}):\s+(?P<asks>[^,?]*?\b(?:it|they|them)\b.*)$")
_IT = regex(r"\b(?:it|they|them)\b")
_WHICH = regex(r"^\W*which(?: one)?(?: of (?:the two|them))? [^,?]*")
_SINCE = regex(r"\b(?:from|than|against|since|on|compared (?:with|to)) (?:in )?((?:19|20)\d\d)\b")
_SETS = regex(r"\bcompare\b|\bdiffer\b|\bapart\b")
_WHY = regex(
    r"\bwhy\b|\bwhat (?:caused|explains|explained|drove|led to|triggered|prompted|(?:lies|lay|is|was) behind)\b|"
    r"\b(?:reason|cause|explanation)s?\b"
)
# What was told of an item is that it went beyond what was budgeted, or fell short of it, or was not budgeted at all.
_BEYOND_BUDGET = regex(
    r"\bexceed(?:s|ed)? its budget\b|\b(?:over|above|beyond|more than)\b[^.;]*\bbudget(?:ed)?\b"
)
_SHORT_OF_BUDGET = regex(
    r"\b(?:below|under|short of|less than|lower than)\b[^.;]*\b(?:budget(?:ed)?|planned|plan)\b"
)
_NOT_BUDGETED = regex(
    r"\b(?:no|not|nothing|without|never|zero)\b[^.;]*\b(?:budget(?:ed)?|planned|plan|provision|allocation|allocated|foreseen)\b"
)
_MOVED = {"增加": "increase", "减少": "decrease"}
_VEHICLE, _PURCHASE = "公务用车", "公务用车购置费"
_AMOUNT = regex(r"\b(?:how much|what (?:is|was|were) the (?:amount|sum|figure|total|cost|bill))\b")
_FIRST = regex(r",? and (?=(?:how|what|which|why|who|when|where|by)\b)")


def told_first(text: str, printed: Printed | None) -> str:
    """The text (in small letters) without sentences that ask nothing, what they name put where the question points at it."""
    opening = _OPENING.match(text)
    if opening is not None and not _ASKS.search(opening["said"]) and not read(opening["said"], printed).items:
        # what it says before the colon is no item
        text = text[opening.end() :]
    if (topic := _TOPIC.match(text)) is not None and not _ASKS.search(topic["said"]):
        text = _IT.sub(topic["said"], topic["asks"], count=1)
    sentences = _SENTENCE.split(text)
    if len(sentences) < 2 or any("?" in one for one in sentences[:-1]):
        return text
    told = [one for one in sentences[:-1] if not _ASKS.search(one)]
    asked = ". ".join(one for one in sentences if one not in told)
    if not told or not asked:
        return text
    said = " ".join(told)
    if _CLAIMED.search(said) and _RIGHT.search(asked):
        return f"is it correct that {_SAYS.sub('', said)}?"
    names = [*dict.fromkeys(_HAN.findall(said))]
    items = read(said, printed).items
    if all(name in items for name in names):
        own = printed.catalogue.of_subject if printed is not None else bool
        names = [item for item in items if item in names or not names or own(item)]
    if not names:
        return text
    if BUYS.search(said):
        # a car bought is what was paid for it
        names = [_PURCHASE if name == _VEHICLE else name for name in names]
    amounts = _MONEY.findall(said)
    if len(amounts) == 1 and _SUMS.search(asked):
        return _SUMS.sub(rf"\g<sums> {amounts[0]}", asked)
    years = "" if _YEAR.search(asked) else "".join(f" in {year}" for year in _YEAR.findall(said)[:1])
    way = way_of(said)
    if _WHY.search(asked) and not _HAN.search(asked) and (happened := _happened(said, way, printed)):
        return f"why did {names[0]} {happened}{years}{_rest(asked)}"
    if len(names) > 1 and (which := _WHICH.match(asked)) is not None:
        since = f" compared with {year[1]}" if (year := _SINCE.search(said)) is not None else years
        return f"{which[0]}{since}, {' or '.join(names[-2:])}{asked[which.end() :]}"
    if len(names) > 1 and _SETS.search(asked):
        return f"what is the difference between {' and '.join(names[-2:])}{years}?"
    name = f" {' and '.join(names)} "
    pointed = _POINTS.sub(name, asked, count=1)
    clauses = _FIRST.split(asked)
    late = len(clauses) > 1 and not _POINTS.search(clauses[0]) and not read(clauses[0], printed).items
    if (pointed == asked or late) and not _HAN.search(asked):
        # nothing that the first of its questions says is what it is about
        return f"for{name}{years}, {asked}"
    first, mark, rest = pointed.partition("?")
    return f"{first}{years}{mark}{rest}"


def _happened(said: str, way: str, printed: Printed | None) -> str:
    """What happened to an item, as the sentences before the question why tell it; empty where they tell nothing of the kind."""
    final = printed is not None and printed.catalogue.extraction.budget.stage is Stage.FINAL
    if not final and (printed is not None or _NOT_BUDGETED.search(said)):
        # a budget is held against the one before it
        way = "增加" if way == "变化" and _NOT_BUDGETED.search(said) else way
        return _MOVED.get(way, "")
    if _NOT_BUDGETED.search(said):
        return "exceed its budget"
    if _SHORT_OF_BUDGET.search(said):
        return "fall short of its budget"
    if _BEYOND_BUDGET.search(said):
        return "exceed its budget"
    return _MOVED.get(way, "")


def _rest(asked: str) -> str:
    """What a question asks beside why."""
    why = _WHY.search(asked)
    if why is None:
        return "?"
    if _AMOUNT.search(asked, 0, why.start()):
        return ", and how much was it?"
    rest = asked[why.end() :]
    found = re.search(r"[,?]\s*(?:and )?(?=(?:by )?how|what)", rest)
    return f", and {rest[found.end() :]}" if found else "?"
