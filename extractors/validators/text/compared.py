"""What this year is compared with (比较基期): a year that is compared with itself has the wrong year printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.schema.budget import Budget
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Stage
from extractors.schema.source import Source
from extractors.validators.rule import rule
from extractors.validators.wording import at, faint

_COMPARED = re.compile(
    r"[比较与同](?:[上去]年|本部门|我局|我单位)?(?P<year>20\d\d)年度?(?:部门)?(?:当年)?(?:财政拨款)?(?:预算|决算)?(?:数|执行数)?"
    r"(?:相比|比较)?[，,]?(?:增加|增长|减少|下降|降低|持平|基本持平)"
)
# Sentences that an item's own may be a part of.
_BACK = 8


@rule
def compared_year_is_another(budget: Budget) -> Iterator[Check]:
    """预算说明中“比某年预算增加（减少、持平）”的年度不应是本年度。

    What a budget is held against is another year's, not its own.
    """
    year = budget.fiscal_year
    if year is None or budget.stage is not Stage.BUDGET:
        return  # a final account is rightly held against the budget of its own year
    own: list[tuple[str, Source, str]] = []
    for item, place in _sentences(budget):
        for found in _COMPARED.finditer("".join(place.text.split())):
            if int(found["year"]) == year:
                own.append((item, place, found.group()))
            else:
                yield Check(
                    code="",
                    status=Status.HOLDS,
                    severity=Severity.INFO,
                    message=f"说明“{item}”时写“{found.group()}”，与 {year} 年度不同，相符",
                    sources=(place,),
                )
    if own:
        yield _with_itself(own, year)


def _sentences(budget: Budget) -> Iterator[tuple[str, Source]]:
    """Every sentence once, with the first item in it."""
    seen: list[Source] = []
    for item in budget.narrative:
        place = item.sentence
        # an item's sentence may be a part of that of the item before
        if not any(
            (one.page, one.line) == (place.page, place.line) and place.text in one.text
            for one in seen[-_BACK:]
        ):
            seen.append(place)
            yield item.item, place


def _with_itself(own: Sequence[tuple[str, Source, str]], year: int) -> Check:
    """One finding, however often the year was not changed."""
    item, place, words = own[0]
    often = f"，共 {len(own)} 处" if len(own) > 1 else ""
    return Check(
        code="",
        status=Status.FAILS,
        message=f"说明“{item}”时写“{words}”{often}，文件是 {year} 年度预算，本年不能与本年相比{at(place)}",
        expected=f"{year - 1}年",
        printed=f"{year}年",
        sources=tuple(dict.fromkeys(each for _, each, _ in own)),
        suspect=Suspect(
            cell=place.cell,
            cause=Cause.MISREAD if faint(place) else Cause.MISPRINT,
            proposed=f"{year - 1}年",
        ),
    )
