"""How an English question is asked in Chinese: its form, which way it goes, what is held against what."""

from __future__ import annotations

import re

from service.answering.english.kinds import KINDS
from service.answering.english.words import read
from service.lexicon.english import COUNTED_IN
from service.patterns import regex

_SHARE = r"shares?|portions?|percentages?|percent|per cent|proportions?|fractions?|ratios?|%"
_VERB = (
    r"is|are|was|were|goes|go|went|comes|come|came|does|do|did|will|made up|accounts?|accounted|"
    r"represents?|takes?|took|consists?|consisted|falls|makes?|gets?"
)
SHARE = regex(rf"\b(?:{_SHARE})\b(?! points?)|(?<!final )\baccounts? for\b")
# What share of the whole is the part; the part as what share of the whole; the ratio of the part to the whole.
_SHARES = tuple(
    regex(pattern)
    for pattern in (
        r"\bhow much of (?P<whole>.*?) (?:is|was|are|were|goes (?:to|on)|went (?:to|"
        r"on)) (?P<part>.*?),? (?:in per ?cent|as a percentage)\b",
        r"\bratio of (?P<part>.*?) to (?P<whole>.*)",
        r"\bratio between (?P<part>.*?) and (?P<whole>.*)",
        (
            rf"\b(?:what|which|how large a|how big a|the) (?:{_SHARE}) (?:of|"
            rf"in) (?P<whole>.*?)\b(?:{_VERB})\b(?P<part>.*)"
        ),
        (
            rf"\b(?:{_SHARE}) of (?P<part>.*?)\b(?:in|to|within|against|"
            rf"relative to)(?! \d{{4}}\W*(?:$|(?:{_VERB})\b)) (?P<whole>.*)"
        ),
        rf"(?P<part>.*)\b(?:{_VERB}|as|is)\b.*?\b(?:{_SHARE}) (?:of|in) (?P<whole>.*)",
        r"\b(?P<part>.*?)(?<!final )\baccounts? for (?:in|of|out of) (?P<whole>.+)",
        r"\b(?P<part>.*?)(?<!final )\baccounts? for\b(?P<whole>)",
        rf"\bwhat (?:{_SHARE})\b(?P<whole>)(?P<part>.*)",
    )
)
_RANKED = regex(r"\bwhich\b.*\b(?:largest|biggest|highest|greatest|smallest|lowest|most|least)\b")
_GROWN = regex(
    r"\bgrow|\bgrew|\bincreas|\bdecreas|\bdeclin|\brise|\brose|\bfell\b|\bfall|\bdrop|\bchang|"
    r"\bup\b|\bdown\b|\bcut\b"
)
_BY_PER_CENT = regex(r"\bby (?:what|which|how many) per ?cent")
# One year's amount held against another's.
_BEYOND = regex(
    r"(?=.*\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b).*\b(?:exceed|above|below|higher|lower|more|less|larger|smaller)"
)
# By what part one amount is beyond another.
BEYOND = regex(
    r"\bby (?:what|which|how many) per ?cent(?:age)?\b.*?\b(?:is|was|are|were|does|do|did)\b (?P<one>.+?) "
    r"(?P<way>above|below|higher than|lower than|larger than|smaller than|"
    r"more than|less than|exceed(?:ed)?|fall short of|fell short of)"
    r"\b (?P<other>.+)"
)
_WHICH = regex(
    r"\W*(?:and )?which (?:are|were) the (?:\d+|two|three|four|five|six|seven|eight|nine|ten) |"
    r"\W*(?:and )?which (?:(?!is\b|was\b|has\b|does\b)[a-z-]+ ){0,3}?(?!is\b|was\b|has\b|"
    r"does\b)(?:[a-z-]+s\b|[一-鿿]+ +(?:are|were|have|do|did)\b)"
)
_UP = regex(
    r"\bexceed|\babove\b|\bincreas|\bris(?:e|en|ing)\b|\brose\b|\bgr[oe]w|\bup\b|\bhigher\b|\bmore\b|\bjump|"
    r"\bsurge|\bsoar|\bexpand|\brais|\bclimb|\bspik|\bballoon|\bswell|\bdoubl|\btripl|\bquadrupl|"
    r"\bover(?:ran|run|sho|spen)"
)
_DOWN = regex(
    r"\bbelow\b|\bfewer\b|\bdecreas|\bdeclin|\bfell\b|\bfall|\bdrop|\bdown\b|\blower\b|\bless\b|"
    r"\bshr[aiu]nk|\bcut\b|\breduc|\bplung|\bplummet|"
    r"\bslump|\bslip|\bslash|\btrim|\bhalv|\bunder(?:ran|run|sho|spen)"
)
_DEGREE = regex(r"\b(?:more|less|higher|lower)\b")
_SMALLEST = regex(r"\bsmallest\b|\blowest\b|\bleast\b")
_RISING = regex(
    r"\bascending\b|\b(?:smallest|lowest|least)\b.*\b(?:largest|highest|most)\b|"
    r"\bsmallest first\b|\blowest first\b"
)
_SECOND = regex(r"\bsecond[- ](?:largest|biggest|highest|most)\b")
_COUNT = regex(
    r"\b(?:top|largest|biggest|highest|smallest|lowest) (two|three|four|five|\d)\b|\b(two|three|"
    r"four|five|\d) (?:largest|biggest|highest|smallest|lowest|most|costliest)\b|"
    r"\bwhich (two|three|four|five|\d)\b(?=.*\b(?:most|largest|highest|biggest|smallest|lowest|least)\b)"
)
_NUMERALS = {"two": "两", "three": "三", "four": "四", "five": "五"}
EACH = regex(
    r"\b(?:per|for each) (?:(?!cent|the|annum|year|month|day)[a-z]+ )?"
    r"(?:head|capita|person|employee|staff|member|worker|participant|"
    r"student|"
    r"pupil|resident|household|kilomet\w+|mu|case|vehicle|car|guest|visitor|visit|volume|file|dossier|holder|recipient|beneficiary|session|course|village|site|"
    r"spot|station)\b(?: (?:of (?:the )?)?(?:staff|"
    r"member|employee)s?)?|\bon average\b|\bper [一-鿿]+"
)
_PER = (
    (regex(r"\bper (?:student|pupil)"), "个学生"),
    (regex(r"\bper household"), "户"),
    (regex(r"\bper kilomet"), "公里"),
    (regex(r"\bper (?:square|sq) met"), "平方米"),
    (regex(r"\bper mu\b"), "亩"),
    (regex(r"\bper case"), "件"),
    (regex(r"\bper (?:guest|visitor|visit)"), "人次"),
    (regex(r"\bper (?:volume|file|dossier)\b"), "卷"),
    (regex(r"\bper (?:[a-z]+ )?(?:holder|recipient|beneficiary)\b"), "人"),
    (regex(r"\bper (?:session|course)"), "次"),
    (regex(r"\bper village"), "个村"),
    (regex(r"\bper (?:[a-z]+ )?(?:site|spot|station|point)"), "处"),
    (regex(r"\bper (?:vehicle|car)"), "辆"),
)
# one of what is named in Chinese
_PER_CHINESE = regex(r"\bper (?P<one>[一-鿿]+)")
_PER_OTHER = regex(r"\bper ((?:(?!per\b|in\b|of\b|for\b|under\b)[a-z]+[ -]?){1,5})")


_EACH_GETS = regex(
    r"\beach\s+(?:of (?:the |its |these )?)?((?:(?!of\b)[a-z一-鿿'’]+[ -]?){1,8}?)\s+"
    r"(?:gets?|receives?|costs?|takes?|has|have|had|is|was|were|are|spends?|paid|given)\b"
)
_LONGEST = 800


def shares_of(text: str) -> list[tuple[str, str]]:
    """What may be held against what, the likeliest first, where a question (in small letters) asks for a share.

    A growth in per cent is none.
    """
    if _BY_PER_CENT.search(text) and (_GROWN.search(text) or _BEYOND.search(text) or BEYOND.search(text)):
        return []
    if not SHARE.search(text) or _RANKED.search(text) or (_GROWN.search(text) and " of " not in text):
        return []
    found = (pattern.search(text) for pattern in _SHARES)
    return [(one.group("part"), one.group("whole")) for one in found if one is not None]


def form_of(text: str) -> str:
    """The Chinese form of a question in small letters, its places for items open."""
    other = "{item}有哪些" if _WHICH.match(text) else "{item}是多少"
    # what comes after so much text says no kind of question, and would take the patterns long
    said = text[:_LONGEST]
    form = next((form for pattern, form in KINDS if pattern.search(said)), other)
    per = next((per for pattern, per in _PER if pattern.search(text)), "")
    if not per and (named := _PER_CHINESE.search(text)) is not None:
        per = f"{unit_of(named['one'])}{named['one']}"
    if not per:
        # what is counted by its own unit: per drone
        counted_by = _EACH_GETS.search(text) or (_PER_OTHER.search(text) if not EACH.search(text) else None)
        per = (
            unit_of(read(counted_by.group(1), None).items[0])
            if counted_by and read(counted_by.group(1), None).items
            else "人"
        )
    counted = _COUNT.search(text)
    number = next(filter(None, counted.groups())) if counted else ""
    end = "最小" if _SMALLEST.search(text) else "第二大" if _SECOND.search(text) else "最大"
    if number:
        end = "最小" if end == "最小" else "最大"
    return (
        form.replace("{way}", way_of(text))
        .replace("{per}", per)
        .replace(
            "{more}", "少" if _DOWN.search(text) or re.search(r"\b(?:below|under|short of)\b", text) else "多"
        )
        .replace("{high}", "低" if re.search(r"\b(?:lower|smaller)\b", text) else "高")
        .replace("{end}", end)
        .replace("{order}", "从小到大" if _RISING.search(text) else "从大到小")
        .replace(
            "{count}",
            f"前{_NUMERALS.get(number, number)}个" if number else "一个" if "项目" in form else "一",
        )
    )


def way_of(text: str) -> str:
    """Which way a change goes, as far as the question says: which fell more, downwards."""
    moved = _DEGREE.sub(" ", text)
    text = moved if _UP.search(moved) or _DOWN.search(moved) else text
    up, down = _UP.search(text), _DOWN.search(text)
    return "增加" if up and not down else "减少" if down and not up else "变化"


def unit_of(item: str) -> str:
    """The unit in which an item is counted."""
    return next((unit for part, unit in COUNTED_IN if part in item), "个")
