"""Every way to ask for a share put into one: `what percentage of the whole is the part`."""

from __future__ import annotations

import re

_CENT = r"(?:(?:percentage (?:terms|share|points?)|percentages?|per ?cents?|proportional terms)\b|%)"
_PIECE = r"(?:shares?|slices?|parts?|portions?|chunks?|pieces?|proportions?|fractions?|percentages?|percent|bites?|cuts?|segments?|%)"
# The number wanted is a percentage, whatever the words around it.
_CUE = re.compile(
    rf"[,(;–—-]?\s*\b(?:(?:expressed|given|stated|measured|shown|put|calculated|worked out) )?(?:in|as)(?: an?| the)? (?:\w+ )?{_CENT}"
    r"(?! of\b)\s*[,);–—-]?"
    r"|[.?,;:]\s*(?:(?:please )?(?:give|state|express|answer|show|provide|i (?:only )?(?:need|want)|i'd like|i would like|just|calculate)"
    r"(?: me| it| this| that| the answer| the result)* ?)?(?:as |in |with )?(?:a|the) percentage(?:,? please)?\s*(?=[.?!]|$)"
    r"|\bpercentage-?wise\b"
)
_PERCENT = "what percentage"
_SAID = (
    (re.compile(r"\bhow (?:much|many(?: yuan| rmb)?) (?:out )?of (?:every|each) (?:100|hundred|one hundred)(?: yuan| rmb)? (?:of|in|spent on) "), f"{_PERCENT} of "),
    (re.compile(r"\bhow much weight (?:does|do|did) (.+?) (?:carry|have|hold) (?:in|within|of)\b"), r"what is the share of \1 in"),
    (re.compile(r"\b(?:what|which) (?:shares?|proportion|portion|fraction|percent|per cent)\b(?= (?:of|do|does|did|is|was|were|are|goes|go|went|comes|came)\b)"), _PERCENT),
    (re.compile(r"^(?:within|in|of|for|as part of) ([^,?]*[a-z一-鿿]{3}[^,?]*), what (?:is|was|are|were) the (?:relative )?(?:weight|share|portion|proportion|percentage) of ([^,?]+)"), rf"{_PERCENT} of \1 is \2"),
    (re.compile(rf"^([^?]*?) (is|was|are|were) (?:by )?{_PERCENT} (higher|lower|more|less|larger|smaller|bigger|greater|above|below)\b"), rf"by {_PERCENT} \2 \1 \3"),
    (re.compile(rf"\bhow (?:big|large|great|high|small|much|sizeable|significant|major) (?:of )?an? {_PIECE}\b"), _PERCENT),
    (
        re.compile(r"\b(?:by )?how many (?:per ?cents?|percents?|%) (higher|lower|more|less|larger|smaller|bigger|greater) (is|was|are|were|will be) (.+?) than\b"),
        r"by what percentage \2 \3 \1 than",
    ),
    (re.compile(r"(?<!by )\bhow many (?:per ?cents?|percents?|percentage points|%|parts (?:in|out of|per) (?:a|one|every) hundred)\b"), _PERCENT),
    (
        re.compile(
            r"\b(?:out of|of|from) (?:every|each|a) (?:100|hundred|one hundred)(?: yuan| rmb)? (?:of|in|from) (?P<whole>[^,?]+?),? how (?:many|much)\b"
        ),
        r"of \g<whole>, what percentage",
    ),
    (
        re.compile(
            r"\bhow (?:big|large|high|great|small|significant|important) (?:is|was|are|were|will be) (?:the |its )?(?:share|slice|part|portion|proportion|weight|percentage)\b"
        ),
        "what is the share",
    ),
    (
        re.compile(
            r"\bwhat(?: is| was| are| were)? the (?:relative )?(?:weight|slice|chunk|portion|fraction|proportion|percentage) (?:of|that) (?=.*\b(?:in|of|within)\b)"
        ),
        "what is the share of ",
    ),
    (re.compile(r"\b(?:what|which) (?:slice|chunk|segment|fraction) (?=of\b)"), f"{_PERCENT} "),
)
_WANTED = (
    (re.compile(r"\b(?:how much|what (?:part|amount|sum|bit|portion)) (?=of\b)"), f"{_PERCENT} "),
    (re.compile(r"\bby how much\b"), "by what percentage"),
)
_MOVES = re.compile(
    r"\b(?:grow|grew|increas|decreas|declin|rise|rose|fell\b|fall|drop|chang|climb|higher|lower|above|below|more|less|exceed)"
)
_FURTHER = re.compile(
    r"\bhow much (?:higher|lower|more|less|larger|smaller|bigger|greater) (is|was|are|were|does|did|do|will) (.+?) than (.+)"
)
_DEGREE = re.compile(r"\bhow much (higher|lower|more|less|larger|smaller|bigger|greater)\b")
_IS = r"(?:is|was|are|were|will be|has been|had been|have been|be|been|being)"
_TO = r"(?:to|on|for|as|by|from|out of|with|in|into|through|up of|of|under|toward|towards)"
_ASSIGNED = (
    r"(?:spent|paid|put|made up|made|taken up|taken|given|set aside|laid out|used up|used|due|owed|accounted|covered|represented|"
    r"(?!earmarked fund|government-)[a-z]+ed)"
)
_GOES = re.compile(
    rf"^(?:(?:just|only|really|actually|exactly|roughly|about) )*(?:(?:{_IS} (?:(?:just|only|actually|made up of|for|from|on) )*)?"
    rf"(?:{_ASSIGNED}(?: up)? {_TO}|(?:goes|go|went|gone|comes|came|come|stems?|stemmed|derives?|flows?|flowed|relates?|falls?|fell|"
    rf"consists?|consisted|belongs?|has gone|have gone|did|counts?|ends? up|ended up)(?: (?:up|out|in))?(?: {_TO})?)|{_IS}(?: {_TO})?)\s+"
)
_ITSELF = r"(?:it|this|that|them|those|these|the (?:total|whole|money|sum|amount|lot|latter|budget|figure)|that (?:total|sum|money|amount)|all (?:of )?(?:it|this|that)|which)"
_TOPIC = re.compile(
    r"(?P<lead>^|[.?!]\s+)\W*(?:(?:and |then )?(?:out of|of|from|in|within|for|taking|take|looking at|look at|considering|consider|given|regarding|as for|with|"
    r"measured against|relative to|as part of|among|based on|starting from|(?:if|when) (?:you|we|one|i) (?:take|look at|consider|add up|count|start from)))\s+"
    rf"(?P<whole>[^?]*?)\s*[,:;.–—-]+\s*(?:and )?(?:then )?what percentage(?: of {_ITSELF}| out of {_ITSELF})?(?! of\b)\s+(?P<part>[^?]*)"
)
_RELATIVE = re.compile(rf"\b(?:that|which) (?:{_IS}|is to be|are to be) ")
_MAKES = (
    r"(?:make|makes|made) up|(?:make|makes|made)|represent(?:s|ed)?|account(?:s|ed)? for|constitute[sd]?|take(?:s)? up|took up|takes?|took|occup(?:y|ies|ied)|"
    r"comprise[sd]?|amount(?:s|ed)? to|form(?:s|ed)?|equal(?:s|led)?|come(?:s)? to|came to|cover(?:s|ed)?|claim(?:s|ed)?|absorb(?:s|ed)?|(?:pay|pays|paid) for|financ(?:e|es|ed)|fund(?:s|ed)?|suppl(?:y|ies|ied)|"
    r"provid(?:e|es|ed)|contribut(?:e|es|ed)(?: to)?|(?:eat|eats|ate|use|uses|used|swallow|swallows|swallowed) up|consum(?:e|es|ed)|have|has|had|hold|carry"
)
_DOES_IT = re.compile(rf"^(?:do|does|did|will) ([^,?]+?) (?:{_MAKES})\b(?: up| for| out)?")
_PART_FIRST = re.compile(
    rf"^(?P<lead>(?:\W*in (?:19|20)\d\d, )?)(?P<part>[^?]*?)\s*(?<!what )\b(?:(?:{_MAKES})|(?:is|was|are|were)(?: equal to| worth)?) what percentage"
    rf"(?: of (?P<whole>[^?]*))?(?P<rest>\?.*)?$"
)
_HAS = re.compile(rf"\b{_PERCENT} (?:does|do|did|will) (?P<part>[^?,]*?) (?:{_MAKES})\b(?: up| for)? (?:of|in|within|out of) (?P<whole>[^?,]*)")
_DOES = re.compile(
    rf"\bwhat percentage of (?P<whole>[^?]*?) (?:does|do|did|will) (?P<part>[^?]*?) (?:{_MAKES})\b(?: up| for)?(?P<rest>[^?]*)"
)


def slices(text: str) -> str:
    """A question (in small letters) for a share as `what percentage of … is …`; any other as it is."""
    cued = _CUE.sub(" ", text)
    for said, plain in _SAID:
        cued = said.sub(plain, cued)
    cued = re.sub(rf"({_PERCENT})(?:\s*,)+", r"\1", re.sub(r"(?:\s*,){2,}", ",", cued))
    if cued != text and (cued := " ".join(cued.split())):
        wanted = _CUE.search(text) is not None
        if wanted and _PERCENT not in cued and "share of" not in cued:
            cued = _wanted(cued)
        text = cued
    if _PERCENT not in text:
        return text
    if (topic := _TOPIC.search(text)) is not None and re.search("[a-z一-鿿]{3}", topic["whole"]):
        whole, part = _RELATIVE.sub("", topic["whole"]), _DOES_IT.sub(r"\1", topic["part"])
        part = _GOES.sub("", part, count=1)
        return f"{text[: topic.start()]}{topic['lead']}{_PERCENT} of {whole} is {part}{text[topic.end() :]}"
    if (does := _DOES.search(text)) is not None:
        return f"{text[: does.start()]}{_PERCENT} of {does['whole']} is {does['part']}{does['rest']}{text[does.end() :]}"
    if (has := _HAS.search(text)) is not None:
        return f"{text[: has.start()]}{_PERCENT} of {has['whole']} is {has['part']}{text[has.end() :]}"
    if (first := _PART_FIRST.match(text)) is not None and first["whole"] and len(first["part"]) > 2:
        return f"{first['lead']}{_PERCENT} of {first['whole']} is {first['part']}{first['rest'] or ''}"
    return text


def _wanted(text: str) -> str:
    """A question whose answer is to be a percentage, with the words that ask for an amount changed."""
    if (further := _FURTHER.search(text)) is not None:
        way = _DEGREE.search(text)
        assert way is not None
        return f"{text[: further.start()]}by what percentage {further[1]} {further[2]} {way[1]} than {further[3]}"
    if _MOVES.search(text) and " of " not in text:
        return re.sub(r"\b(?:by )?how much\b", "by what percentage", text)
    for said, plain in _WANTED:
        text = said.sub(plain, text)
    return text if _PERCENT in text else re.sub(r"\bhow much\b", _PERCENT, text, count=1)
