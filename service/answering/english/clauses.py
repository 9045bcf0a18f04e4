"""English questions cut into the questions that they ask; their amounts and years in Chinese."""

from __future__ import annotations

import re
from decimal import Decimal

from service.patterns import regex

_AMOUNT = regex(
    r"(?:\b(?:rmb|cny|yuan)|[¥￥])?\s*(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(million|billion|thousand|"
    r"m|bn)?\s*(yuan|rmb|renminbi)?\b(?!\s*[%万亿])"
)
_MONEY = regex(r"(?:rmb|cny|yuan|renminbi|[¥￥])")
_ABOVE, _BELOW = (
    regex(r"(?:more than|over|above|at least|exceeding|or more)\s*$"),
    regex(r"(?:less than|below|under|up to)\s*$"),
)
# one million yuan or more
_OR_ABOVE, _OR_BELOW = (
    regex(r"\s*(?:or|and) (?:more|above|over|higher|upwards?)\b|\s*upwards?\b"),
    regex(r"\s*(?:or|and) (?:less|below|under|lower)\b"),
)
_POWERS = {"million": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3, None: 0}
YEAR = regex(r"\b(?:19|20)\d{2}\b")
_YEAR_END = regex(
    r"\b(?:end of|year[- ]end|31 december,?|december 31,?)(?: of)? ((?:19|20)\d{2})|\b((?:19|"
    r"20)\d{2}) year[- ]end|\bend of ((?:19|20)\d{2})"
)
_BEFORE_LAST = regex(r"\byear before last\b|\btwo years (?:ago|before|earlier)\b")
_DERIVED = regex("judging from the change")
_LAST_YEAR = regex(
    r"\b(?:last|previous|prior|preceding) year\b(?!'s carry)|"
    r"\byear (?:before|earlier)\b(?! last)|\ba year ago\b"
)
_ASKS = (
    r"how|at what|what|which|why|who|when|where|by when|by how|by what|on what|under which|is|are|does|"
    r"do|did|was|were|has|have|give|list|rank|whether"
)
# for roughly how many people
_AT = (
    r"(?:(?:for|at|with|to|of|in|by|from|on) )?(?:(?:roughly|about|approximately|around) )?(?=(?:how (?:many|"
    r"much)|what|which)\b)"
)
_SPLIT = regex(
    rf"[?!;]+|\.(?=\s|$)|\s+[—–-]+\s+|:\s|,?\s+and\s+(?=(?:{_ASKS})\b)|,\s*(?=(?:{_ASKS})\b)"
    rf"|\s+out of\s+(?=how (?:many|much)\b)|,?\s+and\s+(?={_AT})|,\s*(?={_AT})",
    re.I,
)
_TOPIC = regex(
    (
        r"^\W*(?:for|under|of|in|within|regarding|concerning|about|as for|at|according to|"
        r"among)\b[^,]*,\s*"
    ),
    re.I,
)
_ASKED = regex(
    rf"\b(?:{_ASKS}|tell|show|compare|please|any|share|percentage|top|size|amount|check|verify|"
    r"confirm|recalculate|recompute|derive|infer|estimate|name|explain|define)\b",
    re.I,
)
# What is granted beside what is asked (although the total fell) asks for nothing.
_GRANTED = regex(r"^\W*(?:even though|although|though|despite|even if|while|whereas|given that)\b", re.I)
# So does what is supposed, but for a number that it supposes.
_SUPPOSED = regex(r"\W*(?:if|assuming|supposing|provided)\b(?!.*\b(?:not|no|all|every)\b)[^\d%]*", re.I)
# Says of how many the question asks that follows.
_SPREAD = regex(
    r"\W*(?:and )?(?:on average|in total|altogether|all told|taken together|per head|per capita|per person|per employee)\W*",
    re.I,
)
# Asks once more what the words before it ask.
_CORRECT = regex(
    r"^\W*(?:and )?(?:is|are|was|were) (?:it|this|that|these|they|the (?:figure|percentage|rate|result)s?) "
    r"(?:really )?(?:correct|right|accurate|true|so|plausible)\W*$",
    re.I,
)


def in_yuan(text: str) -> str:
    """`1.2 million yuan` → `120万元`"""

    def put(found: re.Match[str]) -> str:
        number, power, unit = found.groups()
        if power is None and unit is None and not _MONEY.match(found.group().strip()):
            return found.group()
        if unit is None and power is not None and not _MONEY.match(found.group().strip()) and power in ("m",):
            return found.group()
        value = Decimal(number.replace(",", "")).scaleb(_POWERS[power])
        printed = f"{value / 10_000:f}万元" if value >= 10_000 else f"{value:f}元"
        before, behind = text[: found.start()], text[found.end() :]
        if _ABOVE.search(before) or _OR_ABOVE.match(behind):
            return f" {printed}以上 "
        bound = "以下" if _BELOW.search(before) or _OR_BELOW.match(behind) else ""
        return f" {printed}{bound} "

    text = re.sub(r"\b(?:in )?10k yuan\b|\bin (?:yuan|rmb|figures)\b", " ", text)

    return _AMOUNT.sub(put, text)


def clauses(text: str) -> list[tuple[str, str]]:
    """The questions that a sentence asks, each with the words before it that say what all are about."""
    found: list[tuple[str, str]] = []
    topic = spread = ""
    for piece in filter(str.strip, _SPLIT.split(text)):
        lead = _TOPIC.match(piece)
        if lead is not None and _ASKED.search(piece[lead.end() :]):
            topic, piece = lead.group(), piece[lead.end() :]
        if _GRANTED.match(piece) or _SUPPOSED.fullmatch(piece):
            continue
        if _SPREAD.fullmatch(piece):
            spread = piece
            continue
        if not _ASKED.search(piece) or (found and _CORRECT.match(piece)):
            if found:
                found[-1] = (found[-1][0], f"{found[-1][1]} {piece}")
            else:
                topic = f"{topic} {piece}"
            continue
        found.append((topic, f"{piece.strip()} {spread}".strip()))
        spread = ""
    return found or [("", topic or text)]


def when(text: str) -> str:
    ends = {year for found in _YEAR_END.finditer(text) for year in found.groups() if year}
    years = dict.fromkeys(YEAR.findall(text))
    said = "".join(f"{year}年{'末' if year in ends else ''}" for year in years)
    if _BEFORE_LAST.search(text) and not years:
        return "前年"
    if (
        _LAST_YEAR.search(text)
        and not years
        and not re.search("compared|than|from|change|exceed|above|below", _DERIVED.sub(" ", text))
    ):
        said = "上年"
    return said


def two_years_before(text: str) -> str:
    """The year before last, last year and the year named beside them, in Chinese; empty where not all are asked for."""
    year = YEAR.search(text)
    if year is None or not _BEFORE_LAST.search(text) or not _LAST_YEAR.search(_BEFORE_LAST.sub(" ", text)):
        return ""
    return f"前年、上年和{year.group()}年"
