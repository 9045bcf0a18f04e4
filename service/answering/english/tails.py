"""Clauses that say nothing by themselves: by how much, how much is each; what they add to the one before them."""

from __future__ import annotations

from service.answering.english.forms import way_of
from service.patterns import regex

_YEAR = regex("(?:19|20)[0-9]{2}年")
_DEGREE = r"more|less|higher|lower|larger|smaller|greater|bigger|cheaper|fewer"
_TO_WHAT = regex(
    r"\W*(?:and )?(?:from (?:what|which)(?: \w+)? )?to (?:what|which)(?: (?:amount|level|sum|figure|total|value|number))?\W*"
    r"|\W*(?:and )?what (?:is|was|are|were) (?:it|they|the (?:new|resulting) (?:amount|figure|level|total|budget))"
    r"(?: now| then| before| after(?:wards)?)?\W*"
)
_OF_EACH = regex(
    r"\W*(?:and )?(?:give|state|show|name|list|tell me|what (?:is|was|are|were)) (?:me )?(?:the |their )?"
    r"(?:two |three |exact |respective )?(?:amounts?|sums?|figures?|values?|budgets?|costs?|sizes?|targets?|goals?|numbers?)"
    r"(?: (?:of|for) (?:each|either|both|them|all)(?: (?:of them|one))?| each| respectively| of the two)?\W*"
)
_BY_HOW_MUCH = regex(
    r"\W*(?:and )?(?:by how much(?: (?:more|less|is it|was it|did (?:it|they) \w+|do (?:they|the two) differ))?"
    r"|by what (?:amount|margin|percentage|per ?cent|sum|rate)s?|by how many [a-z]+(?: [a-z]+)?"
    r"|(?:how (?:large|big|great|wide|much)|what) (?:is|was|are|were) (?:the |their )?(?:gap|difference|margin|"
    r"changes?|increases?|decreases?|rises?|falls?|drops?|cuts?|declines?|jumps?|reductions?)"
    r"(?: between (?:them|the two|the two figures))?"
    rf"|how much (?:{_DEGREE})(?: (?:is|was) (?:it|that))?)\W*"
)
_EACH = regex(
    r"\W*(?:and )?(?:by )?how much (?:money )?(?:(?:does|did|do|is|was|are|were|will|has|goes|went|for|to)\b[\w ]{0,24})?"
    r"\b(?:each|either|both|them|they|respectively)\b(?: (?:of (?:them|these)|get|receive|cost|take|worth|one|"
    r"budgeted|allocated|allotted|for|to|is|was|has|rise|rose|fall|fell|grow|grew|change|changed|increase|decrease|drop|go|up|down))*\W*"
)
_HOW_MUCH = regex(r"\W*(?:and )?how much(?: money)?(?: (?:is|was) (?:it|that))?\W*")
_AT_COST = regex(r"\W*(?:at|for) (?:what (?:total )?(?:cost|price|expense)|how much(?: money)?)\W*")


def tail(text: str, asked: str, spoken: str, items: tuple[str, ...]) -> str | None:
    """What a clause (in small letters) adds to the Chinese of the one before it, which asks `asked` of the items.

    Nothing where that says it already; None where the clause is a question of its own.
    """
    if _TO_WHAT.fullmatch(text) and ("变化" in spoken or "增加" in spoken or "减少" in spoken):
        # a change is told with both amounts
        return ""
    moved = "得更多" in spoken or "相差更多" in spoken or "更大" in spoken
    if moved and any(asks.fullmatch(text) for asks in (_EACH, _BY_HOW_MUCH, _OF_EACH)):
        # so is what moved more, with both changes
        return ""
    if _OF_EACH.fullmatch(text) and ("哪些" in spoken or "各" in spoken):
        # so are the parts of a whole
        return ""
    if (_OF_EACH.fullmatch(text) or _EACH.fullmatch(text)) and ("哪" in spoken or len(items) > 1):
        return ",各多少"
    if _HOW_MUCH.fullmatch(text) and "最" in spoken:
        # a ranking is told with its amounts
        return ""
    if _AT_COST.fullmatch(text) and items:
        return f"|其{items[0]}是多少"
    if not _BY_HOW_MUCH.fullmatch(text):
        return None
    if "多少" in spoken and len(_YEAR.findall(spoken)) > 1:
        return ",相差多少"
    if "相差" in spoken or "多少" in spoken or "为什么" in spoken or "没有完成" in spoken:
        return ""
    if "哪个" in spoken or len(items) > 1:
        return ",相差多少"
    return f"|其{'和'.join(items)}{way_of(asked)}多少"
