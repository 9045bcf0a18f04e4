"""Whether what was to be done by a day (5月31日前) was done by it, as a form prints both days."""

from __future__ import annotations

from extractors.schema.budget import Indicator, Target
from service.patterns import regex

_DAY = regex(
    r"(?:于|在|截至)?(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号]|(?P<end>[底末]))?"
    r"(?P<by>(?:以|之)?前|止|内|底前)?(?:完[成工]|竣工|建成|投用)?"
)
_LAST = 31


def late(one: Indicator, done: Target) -> bool | None:
    """Whether the day printed as the outturn lies behind the one that the target sets; None where either is no day, or they
    do not tell which comes first."""
    aim, was = _day(one.target.text, bound=True), _day(done.text)
    if aim is None or was is None or (aim[0] and was[0] and aim[0] != was[0]):
        return None
    if was[2] is None:
        # 6月 lies behind 5月31日 and before 7月1日, and 5月 in neither
        return None if was[1] == aim[1] and aim[2] != _LAST else was[1] > aim[1]
    return (was[1], was[2]) > (aim[1], aim[2] or _LAST)


def year_of(one: Indicator) -> int | None:
    """The year by a day of which something is to be done, where the target prints it."""
    aim = _day(one.target.text, bound=True)
    return aim[0] if aim is not None and aim[0] else None


def verdict(one: Indicator, done: Target) -> str:
    """`没有按期` or `按期`; empty where that cannot be told."""
    behind = late(one, done)
    return "" if behind is None else "没有按期" if behind else "按期"


def _day(text: str, *, bound: bool = False) -> tuple[int, int, int | None] | None:
    """The year (0 where none is printed), the month and the day that a text is; a `bound` has to say that it is one."""
    found = _DAY.fullmatch(text.strip())
    if found is None or (bound and not (found["by"] or found["end"])):
        return None
    day = _LAST if found["end"] else int(found["day"]) if found["day"] else None
    return int(found["year"] or 0), int(found["month"]), day
