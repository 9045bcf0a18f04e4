"""Every order in which a share may be asked for put into one: `what percentage of the whole is the part`."""

from __future__ import annotations

import re

from service.patterns import regex

_PERCENT = "what percentage"
_CENT = r"(?:(?:percentage (?:terms|share|points?)|percentages?|per ?cents?|proportional terms)\b|%)"
_STATED = r"(?:expressed|given|stated|measured|shown|put|calculated|worked out)"
_GIVE = (
    r"(?:(?:please )?(?:give|state|express|answer|show|provide|i (?:only )?(?:need|want)|i'd like|i would like|just|"
    r"calculate)(?: me| it| this| that| the answer| the result)* ?)"
)
# The number wanted is a percentage, whatever the words around it.
_CUE = regex(
    rf"[,(;–—-]?\s*\b(?:{_STATED} )?(?:in|as)(?: an?| the)? (?:\w+ )?{_CENT}"
    r"(?: of (?:the|its) (?:total|whole)(?=\W*$)|(?! of\b))\s*[,);–—-]?"
    rf"|[.?,;:]\s*{_GIVE}?(?:as |in |with )?(?:a|the) percentage(?:,? please)?\s*(?=[.?!]|$)"
    r"|[,(]?\s*\bpercentage-?wise\b\s*[,)]?"
)
_WANTED = regex(r"\b(?:how much|what (?:part|amount|sum|bit|portion)) (?=of\b)")
_MOVES = regex(
    r"\b(?:grow|grew|increas|decreas|declin|rise|rose|fell\b|fall|drop|chang|climb|higher|lower|above|below|more|less|"
    r"exceed)"
)
_FURTHER = regex(
    r"\bhow much (?P<way>higher|lower|more|less|larger|smaller|bigger|greater) "
    r"(?P<verb>is|was|are|were|does|did|do|will) (?P<one>.+?) than\b"
)
_IS = r"(?:is|was|are|were|will be|has been|had been|have been|be|been|being)"
_TO = r"(?:to|on|for|as|by|from|out of|with|in|into|through|up of|of|under|toward|towards)"
_ASSIGNED = (
    r"(?:spent|paid|put|made up|made|taken up|taken|given|set aside|laid out|eaten up|swallowed up|used up|due|"
    r"(?!government-)[a-z]+ed)"
)
_COMES = (
    r"(?:goes|go|went|gone|comes|came|come|stems?|stemmed|derives?|flows?|flowed|relates?|falls?|fell|consists?|"
    r"belongs?|has gone|have gone|did|counts?|ends? up|ended up)"
)
# What stands before the part that the whole has.
_GOES = regex(
    rf"^(?:(?:just|only|really|actually|exactly|roughly|about) )*(?:(?:{_IS} (?:(?:just|only|actually|for|from|on) )*)?"
    rf"(?:{_ASSIGNED}(?: up)? {_TO}|{_COMES}(?: (?:up|out|in))?(?: {_TO})?)|{_IS}(?: {_TO})?)\s+"
)
_LOOK = (
    r"(?:out of|of|from|in|within|for|taking|take|looking at|look at|considering|consider|given|regarding|as for|with|"
    r"measured against|relative to|as part of|among|based on|starting from|"
    r"(?:if|when) (?:you|we|one|i) (?:take|look at|consider|add up|count|start from))"
)
_OF_IT = (
    r"(?:it|this|that|them|those|these|the (?:total|whole|money|sum|amount|lot|latter|budget|figure)|"
    r"that (?:total|sum|money|amount)|all (?:of )?(?:it|this|that)|which)"
)
# The whole first, and what part of it behind.
_TOPIC = regex(
    rf"(?P<lead>^|[.?!]\s+)\W*(?:(?:and |then )?{_LOOK})\s+(?P<whole>[^?]*?)\s*[,:;.–—-]+\s*(?:and )?(?:then )?"
    rf"{_PERCENT}(?: of {_OF_IT}| out of {_OF_IT})?(?! of\b)\s+(?P<part>[^?]*)"
)
_RELATIVE = regex(rf"\b(?:that|which) (?:{_IS}|is to be|are to be) ")
_MAKES = (
    r"(?:make|makes|made) up|(?:make|makes|made)|represent(?:s|ed)?|account(?:s|ed)? for|constitute[sd]?|take(?:s)? up|"
    r"took up|takes?|took|occup(?:y|ies|ied)|comprise[sd]?|amount(?:s|ed)? to|form(?:s|ed)?|equal(?:s|led)?|"
    r"come(?:s)? to|came to|cover(?:s|ed)?|claim(?:s|ed)?|absorb(?:s|ed)?|(?:pay|pays|paid) for|financ(?:e|es|ed)|"
    r"fund(?:s|ed)?|suppl(?:y|ies|ied)|provid(?:e|es|ed)|contribut(?:e|es|ed)(?: to)?|"
    r"(?:eat|eats|ate|use|uses|used|swallow|swallows|swallowed) up|consum(?:e|es|ed)|have|has|had|hold|carry"
)
_DOES_IT = regex(rf"^(?:do|does|did|will) ([^,?]+?) (?:{_MAKES})\b(?: up| for| out)?")
# The part first.
_PART_FIRST = regex(
    rf"^(?P<lead>(?:\W*in (?:19|20)\d\d, )?)(?P<part>[^?]*?)\s*(?<!what )\b"
    rf"(?:(?:{_MAKES})|(?:is|was|are|were)(?: equal to| worth)?) {_PERCENT}(?: of (?P<whole>[^?]*))?(?P<rest>\?.*)?$"
)
_IN_WHOLE = regex(
    rf"\b{_PERCENT} (?:does|do|did|will) (?P<part>[^?,]*?) (?:{_MAKES})\b(?: up| for)? "
    r"(?:of|in|within|out of) (?P<whole>[^?,]*)"
)
_OF_WHOLE = regex(
    rf"\b{_PERCENT} of (?P<whole>[^?]*?) (?:does|do|did|will) (?P<part>[^?]*?) (?:{_MAKES})\b(?: up| for)?(?P<rest>[^?]*)"
)


_PAID_BY = regex(
    rf"({_PERCENT} of [^?,]*? (?:is|was|are|were)) (?:financed|funded|paid|met|covered|provided|borne|"
    r"(?:eaten|swallowed|taken|used) up|absorbed|consumed)"
    r"(?: by| from| out of| with| for)?\b"
)


def slices(text: str) -> str:
    """A question (in small letters) for a share as `what percentage of … is …`; any other as it is."""
    return _PAID_BY.sub(r"\1", _ordered(text))


def _ordered(text: str) -> str:
    if _CUE.search(text) is not None:
        text = " ".join(re.sub(r"(?:\s*,){2,}", ",", _CUE.sub(" ", text)).split())
        text = text if _PERCENT in text or "share of" in text else _wanted(text)
    if _PERCENT not in text:
        return text
    text = re.sub(rf"({_PERCENT})\s*,", r"\1", text)
    if (topic := _TOPIC.search(text)) is not None and re.search("[a-z一-鿿]{3}", topic["whole"]):
        whole, part = _RELATIVE.sub("", topic["whole"]), _DOES_IT.sub(r"\1", topic["part"])
        part = _GOES.sub("", part, count=1)
        return f"{text[: topic.start()]}{topic['lead']}{_PERCENT} of {whole} is {part}{text[topic.end() :]}"
    if (does := _OF_WHOLE.search(text)) is not None:
        said = f"{_PERCENT} of {does['whole']} is {does['part']}{does['rest']}"
        return f"{text[: does.start()]}{said}{text[does.end() :]}"
    if (has := _IN_WHOLE.search(text)) is not None:
        return f"{text[: has.start()]}{_PERCENT} of {has['whole']} is {has['part']}{text[has.end() :]}"
    if (first := _PART_FIRST.match(text)) is not None and first["whole"] and len(first["part"]) > 2:
        return f"{first['lead']}{_PERCENT} of {first['whole']} is {first['part']}{first['rest'] or ''}"
    return text


def _wanted(text: str) -> str:
    """A question whose answer is to be a percentage, with the words that ask for an amount changed."""
    if _FURTHER.search(text) is not None:
        return _FURTHER.sub(r"by what percentage \g<verb> \g<one> \g<way> than", text)
    if _MOVES.search(text) and " of " not in text:
        return re.sub(r"\b(?:by )?how much\b", f"by {_PERCENT}", text)
    text = re.sub(r"\bthe (?:split|amount|size|level) of (?=.* in )", "the share of ", text)
    text = _WANTED.sub(f"{_PERCENT} ", text)
    text = re.sub(r"\bby how much\b", f"by {_PERCENT}", text)
    return (
        text if _PERCENT in text or "share of" in text else re.sub(r"\bhow much\b", _PERCENT, text, count=1)
    )
