"""Where the second side of a table begins: its names follow the amounts of the first.

项目 │ 预算数 │ 项目 │ 预算数         two sides
项目 │ 数量 │ 采购目录 │ 金额         one: what the things are, how many, and what they cost
"""

from __future__ import annotations

import re

from extractors import forms
from extractors.schema.disclosure import Role

_PART = re.compile("其中")


def of(roles: list[Role], amounts: list[bool], heads: list[tuple[str, ...]]) -> list[int]:
    """A panel starts with a name (and the codes before it) that follows a column of amounts, unless all that
    stands to its right is text and shares: notes belong to the panel before."""
    panel = 0
    panels: list[int] = []
    valued = counted = False
    for c, role in enumerate(roles):
        if amounts[c]:
            valued, counted = True, (counted or not valued) and _counts(heads[c])
        elif valued and role in (Role.NAME, Role.CODE) and _names_items(c, roles, amounts, heads):
            after = next(v for v in range(c, len(roles)) if amounts[v])
            # what stands between the number of things and their price says more of them (数量 | 采购目录 | 金额)
            if not counted or _counts(heads[after]):
                panel += 1
                valued = counted = False
        panels.append(panel)
    return panels


def _names_items(c: int, roles: list[Role], amounts: list[bool], heads: list[tuple[str, ...]]) -> bool:
    """Whether a column from here to the next amounts names the items of a side. A code alone, or what sort each item is of,
    is more of the items to its left (金额 | 支付方式 | 上年金额), unless the amounts have the head that others had; so is
    whatever stands before a part of their amounts (金额 | 用途 | 其中：上年结转)."""
    after = next((v for v in range(c, len(roles)) if amounts[v]), c)
    again = any(amounts[v] and heads[v] and heads[v][-1:] == heads[after][-1:] for v in range(c))
    if not again and heads[after] and _PART.match(heads[after][-1]):
        return False
    return any(
        roles[n] is Role.NAME and (again or not (heads[n] and forms.ATTRIBUTE.fullmatch(heads[n][-1])))
        for n in range(c, after)
    )


def _counts(path: tuple[str, ...]) -> bool:
    """Whether a head announces a number of things or the price of one, which is no side's money."""
    return bool(path) and forms.QUANTITY.fullmatch(path[-1]) is not None


def is_share(texts: list[str]) -> bool:
    """Whether a column holds percentages (98.75%), which stand beside amounts and are no side's own."""
    return bool(texts) and all(re.search(r"[%％]", text) for text in texts if re.search(r"\d", text))
