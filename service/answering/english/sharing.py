"""Questions for a share: what is held against what, and what part of its budget was spent."""

from __future__ import annotations

import re

from service.answering.english.fitting import WHOLES
from service.answering.english.fitting import whole as whole_of
from service.answering.english.printed import Printed
from service.answering.english.words import Read, read

_OF_BUDGET = re.compile(
    r"\b(?:percentage|percent|per cent|share|proportion|%) of (?:the |its |their )?(?:original |initial |adopted |annual )*"
    r"budget(?! of)\b(?! for)"
)
_USED = re.compile(r"\bused?(?: up)?\b|\bexecuted\b|\bcompleted\b|\bimplemented\b|\bspent\b")


def of_budget(text: str, *, spent: bool) -> bool:
    """Whether a share asked for is that of a budget which was spent and not that of an item in it."""
    return _OF_BUDGET.search(text) is not None and (spent or _USED.search(text) is not None)


def share(
    shares: list[tuple[str, str]], about: Read, before: tuple[str, ...], printed: Printed | None
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The question in Chinese, its words that nothing translates, and its items."""
    both = (one for one in shares if all(read(side, printed).items for side in one))
    part, whole = next(both, shares[0])
    parts, wholes = read(part, printed), read(whole, printed)
    if parts.items and about.items and not wholes.items and not whole_of(whole, wholes):
        # for X, what share came from Y: of X
        said = "".join((about.items[0], "中", "和".join(parts.items)))
        return f"{said}占多少比例", (*parts.unknown, *wholes.unknown), parts.items
    owner, _, owned = before[0].partition("的") if before else ("", "", "")
    if owned and not parts.items and not wholes.items and not about.items and not whole_of(whole, wholes):
        # what share is that: of what it was named as part of
        return f"{owned}占{owner}的比例是多少", (*parts.unknown, *wholes.unknown), (owned,)
    items = [*parts.items] or [*about.items] or whole_of(part, parts) or [*before]
    of = (
        [*wholes.items]
        or whole_of(whole, wholes)
        or [*(name for name in before if name not in items)]
        or ["支出总计"]
    )
    if of[0] == "收入总计" and printed is not None and not printed.catalogue.of_subject(of[0]):
        of = ["收入"]
    holder, _, held = of[0].partition("的")
    if held and holder in WHOLES:
        # the ratio of A to B in the table of X
        of = [held]
    each = "各占" if len(items) > 1 and re.search(r"each|respective|\bdo the\b", part) else "占"
    return f"{'和'.join(items)}{each}{of[0]}的比例是多少", (*parts.unknown, *wholes.unknown), tuple(items)
