"""Columns of a side of a table → those that may name its rows, and those that hold the rows' codes, best first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import forms
from extractors.schema.disclosure import Column, Role

# What a code is printed in where each part has a column, from the widest.
_PARTS = ("类", "款", "项", "目")
# A column of bodies with what each of them does under it: 单位（项目）名称, 单位（专项）名称.
_OF_ITEMS = re.compile("项目|专项|任务")
# Which of several columns of names says what the row is, best first.
_NAMES = (
    re.compile(
        r"(?:专项|项目|任务|采购(?:项目|品目|物品|内容)?)(?:名称)?(?:[（(].*[)）])?|.*项目名称.*|采购.*名称"
    ),
    re.compile(r".*名称.*"),
    re.compile(r"(?!.*(?:类型|类别|分类|级次|编号|性质|大类|方式|属性)).*"),
)


def named(columns: Sequence[Column]) -> list[list[Column]]:
    """Where a row's name may stand, best first: in a column of items, of bodies, of codes, of years
    and persons."""
    names = [column for column in columns if column.role is Role.NAME]
    bodies = [
        c
        for c in names
        if c.path and forms.BODY_NAME.fullmatch(c.path[-1]) and not _OF_ITEMS.search(c.path[-1])
    ]
    items = [c for c in names if c not in bodies]
    if len(items) > 1:
        items = sorted(items, key=_rank)
    codes = [c for c in columns if c.role in (Role.CODE, Role.RANK)]
    return [items, bodies, codes, [c for c in columns if c.role in (Role.DATE, Role.CONTACT)]]


def is_subject(column: Column) -> bool:
    return bool(column.path) and re.fullmatch(r"(?:.*科目)?名称", column.path[-1]) is not None


def _rank(column: Column) -> int:
    head = column.path[-1] if column.path else ""
    return next((n for n, pattern in enumerate(_NAMES) if pattern.fullmatch(head)), len(_NAMES))


def coded(columns: Sequence[Column]) -> list[list[Column]]:
    """Where a row's code may stand: 类, 款, 项 side by side, the one code column before the name, or last the code of a
    body (单位代码)."""
    codes = [column for column in columns if column.role is Role.CODE]
    parts = [c for c in codes if c.path and c.path[-1] in _PARTS]
    body = [
        c for c in codes if c.path and re.search("单位|部门(?!.{0,6}(?:经济|预算|支出))|项目", c.path[-1])
    ]
    others = [c for c in codes if c not in parts and c not in body]
    return [*_classifications(parts), others[:1], body[:1]]


def _classifications(parts: Sequence[Column]) -> list[list[Column]]:
    """Columns of 类, 款, 项 by the classification that they are the code of: a part that is not narrower than the one before
    begins the next (部门预算支出经济分类 beside 政府预算支出经济分类)."""
    found: list[list[Column]] = []
    for column in parts:
        depth = _PARTS.index(column.path[-1])
        if not found or depth <= _PARTS.index(found[-1][-1].path[-1]):
            found.append([])
        found[-1].append(column)
    return found
