"""Unnumbered lines right below a line of an outline that break it down: by fund, by 类, or as the forms define.

二、上年结转                  一、基本支出               一、本年支出
    一般公共预算                  人员支出                   教育支出
    政府性基金预算                日常公用支出               卫生健康支出
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractors import codes
from extractors.schema.budget import Line
from extractors.validators.structure import names


def by_fund(line: Line, among: Sequence[Line]) -> tuple[Line, ...]:
    """The unnumbered lines right below a line that break it down by fund (资金性质), each fund once."""
    if names.fund(line.name):
        return ()
    found: dict[str, Line] = {}
    for later in among[among.index(line) + 1 :]:
        fund = names.fund(later.name)
        if not names.plain(later.name).startswith(fund or "?") or fund in found:
            break
        if names.numbering(later.name) is not None or is_of_which(later) or names.is_carried(later.name):
            break
        found[fund] = later
    return tuple(found.values())


def funds_missing(below: Sequence[Line], among: Sequence[Line]) -> str:
    """A breakdown by fund that prints one fund only, or goes on with something else, may not be the whole."""
    if names.numbering(below[0].name) is not None:
        return ""
    after = among[among.index(below[-1]) + 1 :]
    goes_on = bool(after) and names.numbering(after[0].name) is None and not names.is_carried(after[0].name)
    return "资金性质可能没有列全" if len(below) < 2 or (goes_on and not is_worthless(after[0])) else ""


def known_parts(line: Line, after: Sequence[Line]) -> tuple[Line, ...]:
    """The unnumbered lines right below a line that are all 类 of one classification, or the parts that the forms define."""
    run = tuple(takewhile(lambda each: names.numbering(each.name) is None, after))
    if any(is_of_which(each) or names.is_carried(each.name) for each in run):
        return ()
    if set(names.nested([line.name, *(each.name for each in run)]).get(0, ())) == set(range(1, len(run) + 1)):
        return run
    families = [
        {code[0] for code in codes.named(names.unnumbered(each.name)) if len(code) == 3} for each in run
    ]
    return run if len(run) > 1 and set.intersection(*families) else ()


def is_of_which(line: Line) -> bool:
    """其中: a part of the line before it."""
    return line.of_which or names.is_of_which(line.name)


def is_worthless(line: Line) -> bool:
    """Blank, or zero in every column."""
    return not any(amount.money.value for amount in line.amounts)
