"""What an English question sets several bodies to, in Chinese."""

from __future__ import annotations

from service.patterns import regex

_TOGETHER = regex(
    r"\b(?:add(?:ing|ed)?(?: up)?|sum(?:med)?(?: up)?|combined?|(?:put|taken|all) together|altogether|in total|jointly|"
    r"total of (?:the )?(?:two|three|four|five|both))\b"
)
_TIMES = regex(r"\b(?:how many times|times (?:as|larger|bigger|higher|more|greater|the)|what multiple)\b")
_RATE = regex(r"\b(?:by )?(?:what|which|how many) per ?cent(?:age)?\b(?! points?)")
_AGAINST = regex(
    r"\bcompare\b|\bgap\b|\bdifference\b|\bdiffer\b|\bhow much (?:more|less|higher|lower|larger|smaller|bigger)\b"
)
_OR = regex(
    r"\b(?:does|do|did|is|are|was|were|has|have|had)\b.*\b(?:higher|larger|bigger|more|greater|lower|smaller|less)\b.*\bthan\b|"
    r"(?=.*\bor\b)(?=.*\b(?:higher|larger|bigger|more|greater|lower|smaller|less|fewer)\b)|\bwhich\b.*\b(?:is|was|has|had)\b.*"
    r"\b(?:higher|larger|bigger|more|greater|lower|smaller|less)\b|\bwho(?:se)?\b.*\b(?:more|less|higher|lower|larger|smaller)\b"
)
# Where what is asked of one body stands in what is asked of several.
OF_ONE = "{}"
_OF_ITS_OWN = regex("占|平均|人均")
_BELOW = regex(r"\b(?:below|lower|smaller|less|fewer|short of)\b")
_BEYOND = regex(rf"{_BELOW.pattern}|\b(?:above|higher|larger|bigger|more|greater|exceeds?|exceeded)\b")
_SMALLER = regex(r"\b(?:lower|smaller|less|fewer)\b")


def of_several(text: str, spoken: str) -> str:
    """What is asked of the items of several bodies, where `text` sets these against each other; empty where it does not.

    `spoken` is what the question would ask of one body; OF_ONE stands for it where it is asked of each.
    """
    if _RATE.search(text) and _BEYOND.search(text):
        return "哪个少，相差多少，低百分之几" if _BELOW.search(text) else "哪个多，相差多少，高百分之几"
    if _OF_ITS_OWN.search(spoken):
        # what part of it, or how much of it for each: reckoned for each body first
        return f"{OF_ONE}，哪个高" if _OR.search(text) else ""
    if _TOGETHER.search(text):
        return "一共是多少"
    if _TIMES.search(text):
        return "哪个多，是多少倍"
    which = (
        ("哪个少，" if _SMALLER.search(text) else "哪个多，") if "哪个" in spoken or _OR.search(text) else ""
    )
    return f"{which}相差多少" if which or _AGAINST.search(text) else ""
