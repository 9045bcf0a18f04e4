"""What an English question leaves off, because it stands beside, said in full."""

from __future__ import annotations

import re

from service.patterns import regex

# Beside electricity, water is what is paid for it.
_WATER = regex(r"\bwater\b(?! (?:charges?|bills?|fees?|rates?|and electricity))(?=.*\belectricity\b)")
_WATER_AFTER = regex(r"(\belectricity\b.*)\bwater\b(?! (?:charges?|bills?|fees?|rates?|costs?))")
# micro, small and medium enterprises are one sort of firm
_SIZES = regex(r"\b(micro|small|medium)(?:-sized)?,\s+(?=(?:and )?(?:micro|small|medium)\b)")
# basic or project expenditure
_ELLIPSIS = regex(r"\bbasic (and|or|versus|vs\.?|than|to) (?:the |on )?project (expenditure|spending)")
_PROJECTS = regex(
    r"(?P<basic>\bbasic (?:expenditure|spending)) (?P<joint>and|or|than|versus|vs\.?)(?: on| the)* "
    r"projects\b(?! (?:expenditure|spending))"
)
_BOTH_SIDES = regex(
    r"(?<=between )(?:the )?(?:revenues?|income) and (?:the )?(?:expenditures?|spending)\b|"
    r"(?<=between )(?:the )?(?:expenditures?|spending) and (?:the )?(?:revenues?|income)\b|"
    r"(?<=do )(?:revenues?|income) and (?:expenditures?|spending)\b"
)
# how much funding does each home get; how much did each batch of receptions cost
_EACH_GETS = regex(
    r"(?:on average,? |average )?\bhow much(?P<what> [^,;?]*?)? (?:does|do|did|is|was|will|would) "
    r"(?:each|every|one|a single) +"
    r"(?!one\b|of\b|get|receive|cost|take|come)(?P<one>[a-z]+|[一-鿿]+)"
    r"(?P<of> (?:of |\(|[一-鿿])[^,;?]*?| (?!get|cost|receive|take|work|come)[^,;?]*?)? *"
    r"(?:get|cost|receive|take|work out (?:at|to)|come to|paid|given|granted|allocated)s?\b(?: on average| to run)?"
)
_HELPS = r"(?:did|does|do|has|have|had|is|are|was|were|will|can|could|should)"
# how many groups and people did it receive; how many households and how many people were moved
_BOTH_COUNTED = regex(
    r"\bhow many (?P<one>batches|groups|parties|delegations)"
    r"(?: of (?:(?:official|domestic) )*(?:guests|visitors|receptions|people))? and (?:how many )?"
    r"(?P<other>people|persons|guests|visitors|individuals|participants)\b(?P<rest>[^,;?]*)"
)
_SHARED = regex(
    rf"\bhow many (?P<one>(?:(?!{_HELPS}\b|and\b|how\b|posts\b|positions\b)[a-z一-鿿（）()'’-]+ ){{1,7}})and how many "
    rf"(?P<other>(?:(?!{_HELPS}\b)[a-z一-鿿（）()'’-]+ ){{1,7}}?)(?P<rest>{_HELPS}\b[^,;?]*)"
)
# which has the largest, and which the smallest
_OTHER_END = regex(
    r"(?<=[a-z]),? and which(?: of them| one)?(?: has| had| is| was| gets| got)? (?:the "
    r")?(?P<end>smallest|lowest|least|largest|highest|"
    r"biggest|most|fewest)\b(?: one)?"
)


def in_full(text: str) -> str:
    """What is left off of one of two that stand side by side said, and what each one gets or costs as what is per one."""
    text = _EACH_GETS.sub(_per_one, text)
    for both in (_BOTH_COUNTED, _SHARED):
        text = both.sub(r"how many \g<one> \g<rest>, and how many \g<other> \g<rest>", text)
    text = _OTHER_END.sub(r" and \g<end>", text)
    text = _WATER_AFTER.sub(r"\1water charge", _WATER.sub("water charge", text))
    text = _SIZES.sub(r"\1 ", text)
    text = _BOTH_SIDES.sub("total revenue and total expenditure", text)
    text = _PROJECTS.sub(r"\g<basic> \g<joint> project expenditure", text)
    return _ELLIPSIS.sub(r"basic \2 \1 project \2", text)


def _per_one(found: re.Match[str]) -> str:
    what, one, of = (found[name] or "" for name in ("what", "one", "of"))
    if not what.strip():
        # each batch of receptions, each vehicle: what it is of is what costs
        return (
            f"how much was the{of.removeprefix(' of') if of.startswith(' of') else f' {one}{of}'} per {one}"
        )
    return f"how much was the{what} of the {one}{of} per {one}"
