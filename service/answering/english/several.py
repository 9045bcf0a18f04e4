"""What an English question sets several bodies to, in Chinese."""

from __future__ import annotations

import re

_TOGETHER = re.compile(
    r"\b(?:add(?:ing|ed)?(?: up)?|sum(?:med)?(?: up)?|combined?|(?:put|taken|all) together|altogether|in total|jointly|"
    r"total of (?:the )?(?:two|three|four|five|both))\b"
)
_TIMES = re.compile(
    r"\b(?:how many times|times (?:as|larger|bigger|higher|more|greater|the)|what multiple)\b"
)
_RATE = re.compile(r"\b(?:by )?(?:what|which|how many) per ?cent(?:age)?\b(?! points?)")
_AGAINST = re.compile(
    r"\bcompare\b|\bgap\b|\bdifference\b|\bdiffer\b|\bhow much (?:more|less|higher|lower|larger|smaller|bigger)\b"
)
_OR = re.compile(
    r"(?=.*\bor\b)(?=.*\b(?:higher|larger|bigger|more|greater|lower|smaller|less|fewer)\b)|\bwhich\b.*\b(?:is|was|has|had)\b.*"
    r"\b(?:higher|larger|bigger|more|greater|lower|smaller|less)\b|\bwho(?:se)?\b.*\b(?:more|less|higher|lower|larger|smaller)\b"
)
_SMALLER = re.compile(r"\b(?:lower|smaller|less|fewer)\b")


def of_several(text: str, spoken: str) -> str:
    """What is asked of the items of several bodies, where `text` sets these against each other; empty where it does not.

    `spoken` is what the question would ask of one body.
    """
    if _TOGETHER.search(text):
        return "一共是多少"
    if _TIMES.search(text):
        return "哪个多，是多少倍"
    which = (
        ("哪个少，" if _SMALLER.search(text) else "哪个多，") if "哪个" in spoken or _OR.search(text) else ""
    )
    if which and _RATE.search(text):
        return f"{which}相差多少，高百分之几"
    return f"{which}相差多少" if which or _AGAINST.search(text) else ""
