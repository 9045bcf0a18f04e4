"""Questions for a share: what is held against what, and what part of its budget was spent."""

from __future__ import annotations

import re

from service.answering.english.fitting import WHOLES
from service.answering.english.fitting import whole as whole_of
from service.answering.english.printed import Printed
from service.answering.english.words import Read, read
from service.patterns import regex

_OF_BUDGET = regex(
    r"\b(?:percentage|percent|per cent|share|proportion|%) of (?:the |its |their )?(?:original |initial |adopted |annual )*"
    r"budget(?! of)\b(?! for)"
)
_PART_OF = regex(
    r"\bhow (?:much|many) (?:of )?(?P<whole>.+?) (?:is|was|are|were|goes|go|went|"
    r"comes?|came|has|have|had|will|did|does|do|can|could)\b"
)
_USED = regex(r"\bused?(?: up)?\b|\bexecuted\b|\bcompleted\b|\bimplemented\b|\bspent\b")


def of_budget(text: str, *, spent: bool) -> bool:
    """Whether a share asked for is that of a budget which was spent and not that of an item in it."""
    return _OF_BUDGET.search(text) is not None and (spent or _USED.search(text) is not None)


def _of_whole(earlier: str, printed: Printed | None) -> list[str]:
    """The whole that the question before asked a part of: how much of X went to Y."""
    said = _PART_OF.search(earlier)
    return [*read(said["whole"], printed).items] if said is not None else []


def share(
    shares: list[tuple[str, str]],
    about: Read,
    before: tuple[str, ...],
    printed: Printed | None,
    earlier: str = "",
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The question in Chinese, its words that nothing translates, and its items.

    `before` are the items of the question before it, `earlier`, which may have said what they are part of."""
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
        or _of_whole(earlier, printed)
        # what comes in is a part of what comes in
        or ["收入总计" if all(item.endswith("收入") for item in items) and items else "支出总计"]
    )
    if of[0] == "公务用车" and any(item.endswith("车") for item in items):
        # vehicles of one sort are counted and cost nothing
        of = ["车辆"]
    if of[0] == "收入总计" and printed is not None and not printed.catalogue.of_subject(of[0]):
        of = ["收入"]
    holder, _, held = of[0].partition("的")
    if held and holder in WHOLES:
        # the ratio of A to B in the table of X
        of = [held]
    each = "各占" if len(items) > 1 and re.search(r"each|respective|\bdo the\b", part) else "占"
    return f"{'和'.join(items)}{each}{of[0]}的比例是多少", (*parts.unknown, *wholes.unknown), tuple(items)
