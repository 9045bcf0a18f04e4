"""English questions which of two or more is more: the alternatives, what is compared of them, and of what they are parts."""

from __future__ import annotations

from service.answering.english.printed import Printed
from service.answering.english.words import read
from service.patterns import regex

_WHICH = regex(r"^\W*(?:and )?which\b(?P<asks>[^,:?]*?)\s*[,:]\s*(?P<named>[^?]*?\bor\b[^?]*)")
_TRAILING = regex(r",\s*(?:and )?by (?:how much|what)\b.*$")
_SCOPE = regex(
    r"\b(?:within|in|under|inside|among|of) (?P<scope>(?!(?:the |these |those |its )?(?:two|three|four|which)\b).+)$"
)
_HAS = regex(
    r"\b(?:has|have|had|gets?|got|receives?|received|earns?|earned|takes?|took|collects?|collected|spends?|spent|shows?|employs?|"
    r"employed)\b.*?"
    r"\b(?:more|less|fewer|(?:the )?(?:higher|larger|bigger|greater|most|largest|highest|lower|smaller|smallest|lowest|fewest))\b"
    r"(?: of)?(?: the| its)? (?P<what>[a-z一-鿿 ()（）-]+?)(?: (?:in|for|at|during|on) [^,]*)?$"
)
_RATE = regex(r"\b(?:execution|implementation|completion|spending|disbursement) rates?\b")
_SCORE = regex(r"\bscor(?:e[ds]?|ing)\b|\bpoints\b|\bmarks\b")
_LOW = regex(r"\b(?:lower|lowest|smaller|smallest|less|least|fewer|fewest|worse|worst)\b")
_DEGREE = regex(
    r"\b(?:higher|larger|bigger|greater|more|most|largest|biggest|highest|lower|lowest|smaller|smallest|less|least|fewer|"
    r"costlier|dearer|cheaper)\b"
)
_OF_PROJECTS = regex(r"\bwhich\b[^,]*\bprojects?\b")
_ENDS = regex(
    r"\bwhich\b[^,]*?\b(?P<one>largest|biggest|highest|most|greatest|smallest|lowest|least|fewest)\b(?P<what>[^,]*?)"
    r" and (?P<other>largest|biggest|highest|most|smallest|lowest|least|fewest)\b"
)
_UNITS = regex(
    r"\bwhich (?:one )?of the (?:\w+ )?(?:subordinate |affiliated |budget |budgetary )?(?:units?|institutions?|bodies)\b|"
    r"\bwhich (?:subordinate |affiliated |budget )?(?:unit|institution)\b"
)
_TWO = 2
# Bodies have budgets.
_BUDGET, _BODY = regex(r"\bbudget\b"), regex("(?:[一二三四五六七八九十]中|[校院馆站所局队园会]|中心)$")


def compared(form: str, text: str, items: list[str], printed: Printed | None) -> tuple[str, list[str], bool]:
    """The form and the items of a question (in small letters) which of several it is, and whether it was one of these:
    only the alternatives are its items, and not what says in which respect they are compared."""
    if (ends := _ENDS.search(text)) is not None:
        return (*_both_ends(text, ends["what"], items, printed), True)
    if _RATE.search(text) and _OF_PROJECTS.match(text) and _DEGREE.search(text) and " or " not in text:
        return f"哪个项目的预算执行率最{_way(text)}", [], True
    which = _WHICH.match(text)
    if which is None or not _DEGREE.search(which["asks"]):
        return form, items, False
    named = [*read(_TRAILING.sub("", which["named"]), printed).items]
    if len(named) < _TWO:
        return form, items, False
    if _RATE.search(which["asks"]) and not _moved(form):
        return f"{{item}}两个项目，自评表里谁的预算执行率{_way(which['asks'])}", named, True
    if _SCORE.search(which["asks"]):
        return f"{{item}}自评得分哪个{_way(which['asks'])}", named, True
    if (what := _measured(which["asks"], named, printed)) and not _moved(form):
        return f"{{item}}，哪家的{what}{'少' if _LOW.search(which['asks']) else '多'}", named, True
    if not ("哪个" in form or "有哪些" in form or "是多少" in form):
        return form, items, False
    form = form if "哪个" in form else "{item}哪个多"
    if (scope := _scope(which["asks"], named, printed)) and not _moved(form):
        named = [f"{scope}中{named[0]}", *named[1:]]
    return form, named, True


def _scope(asks: str, named: list[str], printed: Printed | None) -> str:
    """The whole that the alternatives are compared within, where the document has it by its name."""
    said = _SCOPE.search(asks)
    if said is None or printed is None:
        return ""
    of = read(said["scope"], printed).items
    return of[0] if len(of) == 1 and of[0] not in named and printed.catalogue.of_subject(of[0]) else ""


def _measured(asks: str, named: list[str], printed: Printed | None) -> str:
    """What each of the alternatives has of it (more project expenditure), where that is an item of its own."""
    said = _HAS.search(asks)
    of = read(said["what"], printed).items if said is not None else ()
    if said is not None and not of and _BUDGET.search(said["what"]) and all(map(_BODY.search, named)):
        return "预算"
    return of[0] if len(of) == 1 and of[0] not in named else ""


def _both_ends(text: str, what: str, items: list[str], printed: Printed | None) -> tuple[str, list[str]]:
    """Which is the largest and which the smallest: of the units of a department, or of the items of a whole."""
    if _SCORE.search(text) and _OF_PROJECTS.search(text):
        return "哪个项目自评得分最高，哪个最低", []
    if _UNITS.search(text) is None:
        return "{item}中哪项最大，哪项最小", items
    measured = [item for item in read(what, printed).items if item not in ("单位", "机构")]
    of = measured[0] if measured else "预算"
    return f"下属单位里，哪家的{of}最多，哪家最少", []


def _moved(form: str) -> bool:
    return any(word in form for word in ("得更多", "幅度", "相差更多"))


def _way(text: str) -> str:
    return "低" if _LOW.search(text) else "高"
