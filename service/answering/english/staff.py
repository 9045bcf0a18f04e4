"""English questions about how many posts a body has, and how many people fill them."""

from __future__ import annotations

from service.answering.english.printed import Printed
from service.answering.english.words import read
from service.patterns import regex

_GRANTED = r"(?:authori[sz]ed|approved|sanctioned|permitted|allotted|established|assigned|allowed|fixed)"
_STRENGTH = (
    r"(?:posts?|positions?|staff|staffing|headcount|employees|personnel|people|establishment|strength|"
    r"workforce)"
)
_POSTS = regex(
    rf"\b{_GRANTED} (?:[a-z-]+ ){{0,2}}?{_STRENGTH}\b|\b{_STRENGTH}\b.*\b{_GRANTED}\b|"
    r"\b(?:staff|staffing|personnel|headcount) (?:quota|establishment|ceiling|limit|size)\b|"
    r"\bhow many (?:posts|positions) (?:does|did|do|has|have|is|was|are|were)\b|\b(?:posts|positions) "
    r"(?:does|did|do) .*\bhave\b"
)
_SERVES = (
    r"(?:in[- ]post|in service|serving|employed|at work|working|on duty|in office|filled|occupied|incumbent|"
    r"(?:on|on its|on the|on their) (?:staff|payroll|rolls?|books|strength))"
)
# On the establishment, and not only for a time.
_PERMANENT = regex(
    r"\b(?:permanent|regular|tenured|established) (?:members of )?(?:staff|employees?|personnel|workers?|workforce|people|"
    r"headcount)\b|\bon (?:the|its|a) (?:permanent|regular) (?:staff|payroll|basis|books|establishment)\b|"
    r"\b(?:employed|employees?|staff|work\w*) permanently\b|\bpermanently (?:employed|on the staff|on staff)\b"
)
_FILLED = regex(
    rf"{_PERMANENT.pattern}|"
    rf"\bhow many\b(?! (?:posts|positions)\b.*\b(?:have|authori|approv)).*\b{_SERVES}\b|"
    r"\bhow many\b.*\bactual(?:ly)? (?:works?|worked|there|on|staff|employees|employ\w*|serv\w*)\b|"
    r"\bhow many\b.*\b(?:works?|worked|serves?|served)(?: there| here| in it| at it| for it)?\W*$|"
    r"\bactual (?:headcount|number of (?:staff|employees|people))\b"
)
_COUNTED = regex(
    r"\bhow many(?: of (?:them|these|those))?(?: (?:actually|really|currently|still|active|actual|"
    rf"in-post|serving|filled|in-service|permanent|regular|tenured|{_GRANTED}))*"
    r"(?: (?:people|persons|staff|staff members|employees|personnel|posts|positions|workers|members of staff|of them)"
    r"| (?=(?:are|were|is|was|does|did|do|has|have)\b))|\b(?:headcount|number of (?:staff|employees|"
    r"people|posts|positions)|"
    r"authori[sz]ed (?:staff|establishment|strength)|staff(?:ing)? (?:quota|establishment|ceiling|limit))\b"
)
_OTHERS = regex(
    r"\b(?:retire[ds]?|retirees|vacan\w+|unfilled|temporary|contract|teachers?|students?|pupils?|vehicles?)\b"
)
_SORT = regex(
    r"\bhow many(?: of (?:them|these|those))?(?: (?:are|were|is|was|work|worked|in|as|the|people|staff))* "
    r"(?P<sort>administrative|civil servants|(?:public[- ])?institution\w*)\b(?: (?:posts?|staff|"
    r"units?|institutions?|ones?))?\W*$"
)
_SAYS_IT = regex(
    rf"\b(?:{_GRANTED}|{_STRENGTH}|{_SERVES}|actual(?:ly)?|works?|worked|quota|size|limit|ceiling|"
    rf"total|number|there|system|as|permanent(?:ly)?|regular|tenured)\b"
)
# Whether numbers agree is asked, and not for them.
_SET_AGAINST = regex(
    r"\b(?:agree|match|tally|equal|sum|add(?:s)? up|consistent|more|most|fewer|per (?:head|person|capita|employee))\b"
)
_ACTUAL = regex(r"\bactual(?:ly)?\b")
_OF_WHOM = regex(r"\bhow many(?: of (?:them|these|those))? (?=(?:are|were|is|was|does|did|do|has|have)\b)")
_OWNED = "编制"

# The question in Chinese but for its years, its words that nothing translates, and its items.
Staffed = tuple[str, tuple[str, ...], tuple[str, ...]]


def staffed(text: str, before: tuple[str, ...], printed: Printed | None, earlier: str) -> Staffed | None:
    """What a question (in small letters) asks about posts or who fills them; None where it asks about something else.

    One that names no body is of the body that `earlier`, the question about staff before it, was of."""
    since = _about(earlier) or ("filled" if _SORT.search(earlier) and "post" not in earlier else "")
    if since and (sort := _SORT.search(text)) is not None:
        who = "行政" if sort["sort"].startswith(("admin", "civil")) else "事业"
        return f"{_of(before)}{who}{'人员' if since == 'filled' else _OWNED}有多少人", (), before
    asked = _about(text)
    if not asked or _SET_AGAINST.search(text):
        return None
    if earlier and not since and _OF_WHOM.search(text):
        # how many are in post: of those that the question before it counted
        return None
    own = read(_SAYS_IT.sub(" ", text), printed)
    named = tuple(item for item in own.items if item in text or _printed(item, printed))
    if not named and own.unknown and not since:
        return None
    of = tuple(item for item in named if item != _OWNED)[:1] or (before if since else ())
    serving = "实有在职人员" if _ACTUAL.search(text) else "在职人员"
    serving = "在编人员" if _PERMANENT.search(text) else serving
    said = serving if asked == "filled" else "核定编制"
    return f"{_of(of)}{said}有多少人", (), of


def _about(text: str) -> str:
    """`posts` or `filled`, whichever a question is about; empty where it is about neither."""
    if _OTHERS.search(text) or not _COUNTED.search(text):
        return ""
    return "filled" if _FILLED.search(text) else "posts" if _POSTS.search(text) else ""


def _of(items: tuple[str, ...]) -> str:
    return items[0] if items else ""


def _printed(item: str, printed: Printed | None) -> bool:
    return printed is not None and (
        bool(printed.catalogue.of_subject(item)) or item in printed.catalogue.said
    )
