"""Which disclosures belong together (沿革与层级): a body's of two years, a department's and its units', a final account
and the budget it closes.

    万里街道 2024 预算 ──上年预算──▶ 万里街道 2023 预算
    区府办 2025 部门预算 ──所属单位──▶ 区府办本部 2025 单位预算
    区社工部 2024 决算 ──同年预算──▶ 区社工部 2024 预算

Two documents that could each be the other side are none: figures held against the wrong one accuse the innocent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.comparison.bodies import key, named, same_place, title, unit_keys
from extractors.schema.budget import Budget
from extractors.schema.draft import Level, Stage


class Relation(StrEnum):
    LAST_BUDGET = "last_budget"  # 上年预算
    LAST_ACCOUNT = "last_account"  # 上年决算
    SAME_BUDGET = "same_budget"  # 同年预算
    UNITS = "units"  # 所属单位


RELATION_NAMES = {
    Relation.LAST_BUDGET: "上年预算",
    Relation.LAST_ACCOUNT: "上年决算",
    Relation.SAME_BUDGET: "同年预算",
    Relation.UNITS: "所属单位",
}


@dataclass(frozen=True)
class Kin:
    """`budget` and the `others` that it is held against, with the reason why they belong together.

    A `doubt` says why they are not compared after all. `complete` tells of units that every one the department
    names is among them.
    """

    relation: Relation
    budget: Budget
    others: tuple[Budget, ...]
    why: str
    doubt: str = ""
    complete: bool = False


# Whose accounts of which year back, by the stage of this year's.
_YEARS = (
    (Stage.BUDGET, Relation.LAST_BUDGET, Stage.BUDGET, 1),
    (Stage.BUDGET, Relation.LAST_ACCOUNT, Stage.FINAL, 1),
    (Stage.FINAL, Relation.LAST_ACCOUNT, Stage.FINAL, 1),
    (Stage.FINAL, Relation.SAME_BUDGET, Stage.BUDGET, 0),
)


def find(budgets: Iterable[Budget]) -> Iterator[Kin]:
    """Every relation among these budgets, in their order. One that says neither who nor when has none."""
    known = [budget for budget in _each_once(budgets) if budget.fiscal_year is not None and key(budget)]
    by_name: dict[str, list[Budget]] = {}
    for budget in known:
        by_name.setdefault(key(budget), []).append(budget)
    for budget in known:
        for stage, relation, other, back in _YEARS:
            if budget.stage is stage:
                yield from _earlier(budget, by_name[key(budget)], relation, other, back)
        yield from _of_units(budget, by_name)


def _earlier(
    budget: Budget, same_name: Sequence[Budget], relation: Relation, stage: Stage, back: int
) -> Iterator[Kin]:
    year = (budget.fiscal_year or 0) - back
    found = tuple(
        other
        for other in same_name
        if other is not budget
        and (other.fiscal_year, other.stage, other.level) == (year, stage, budget.level)
        and same_place(budget, other)
    )
    if found:
        why = f"同为{named(budget)}，{title(found[0])}是它的{RELATION_NAMES[relation]}"
        yield Kin(relation, budget, found, why, doubt=_several(found))


def _of_units(department: Budget, by_name: dict[str, list[Budget]]) -> Iterator[Kin]:
    if department.level is not Level.DEPARTMENT:
        return
    listed = unit_keys(department)
    found: list[Budget] = []
    doubts: list[str] = []
    for name in dict.fromkeys((*listed, key(department))):
        units = [other for other in by_name.get(name, ()) if _is_unit_of(department, other)]
        found += units
        doubts += filter(None, [_several(units)])
    doubts += [doubt for unit in found if (doubt := _claimed(department, unit, by_name))]
    if found:
        why = f"{title(department)}列出的所属单位中有{'、'.join(title(unit) for unit in found)}"
        complete = bool(listed) and {key(unit) for unit in found} == set(listed)
        yield Kin(
            Relation.UNITS, department, tuple(found), why, doubt="；".join(doubts[:1]), complete=complete
        )


def _is_unit_of(department: Budget, other: Budget) -> bool:
    return (
        other.level is Level.UNIT
        and (other.fiscal_year, other.stage) == (department.fiscal_year, department.stage)
        and same_place(department, other)
    )


def _claimed(department: Budget, unit: Budget, by_name: dict[str, list[Budget]]) -> str:
    """Why a unit cannot be said to be this department's: another one names it too."""
    for others in by_name.values():
        for other in others:
            if (
                other.level is Level.DEPARTMENT
                and key(other) != key(department)
                and _is_unit_of(other, unit)
                and key(unit) in unit_keys(other)
            ):
                return f"{title(unit)}也列在{title(other)}的所属单位中"
    return ""


def _several(found: Sequence[Budget]) -> str:
    if len(found) < 2:
        return ""
    return f"有 {len(found)} 份文件都是{title(found[0])}：{'、'.join(each.name for each in found)}，不能确定该与哪一份相比"


def _each_once(budgets: Iterable[Budget]) -> Iterator[Budget]:
    seen: set[str] = set()
    for budget in budgets:
        if budget.document not in seen:
            seen.add(budget.document)
            yield budget
