"""Targets that state several figures (合计…；分项…): the sum in words, the names they belong to, and the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Budget, Indicator
from extractors.schema.check import Check, Severity, Status
from extractors.schema.draft import Kind, Stage
from extractors.schema.money import YUAN_PER_UNIT, Interval, read_number
from extractors.validators.equation import Place, places
from extractors.validators.forms.verdict import spread, verdict
from extractors.validators.rule import rule
from extractors.validators.structure import levels, measures
from extractors.validators.structure.measures import Share
from extractors.validators.wording import in_unit, plain, title

_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_UNIT = r"亿元|万元|千元|元|万|人次|人|个|户|台|套|项|次|件"
_TOTAL = re.compile(
    rf"^(?P<name>[^\d，,；;。]*?)(?P<total>合计|总计|共计|总额|总数|总)[为：:]?(?P<n>{_NUMBER})(?P<u>{_UNIT})?"
)
_PART = re.compile(rf"(?P<name>[^\d]*?)(?P<n>{_NUMBER})(?P<u>{_UNIT})?[）)。]?")
_BREAK = re.compile(r"[；;、，,。（(]")
# 其中 need not name all parts; 合计 and 分项 say that they are all there is
_OF_WHICH = re.compile(r"其中|包括|含")
_ALL_PARTS = re.compile(r"合计|总计|共计")
# A price, or a bound, is no part of a sum.
_NO_PART = re.compile(r"[≥≤≧≦<>＜＞]|每|均|单价|标准|不[超低高少]|以[上下内]|约")
_EACH = re.compile(r"分[项别]")
_NAMES = re.compile(r"[：:；;]")


@dataclass(frozen=True, slots=True)
class Stated:
    """A number in a target, in its unit."""

    printed: str
    value: Decimal
    unit: str

    @property
    def scale(self) -> int:
        return YUAN_PER_UNIT.get(self.unit, 1)

    @property
    def interval(self) -> Interval:
        return spread(self.value, self.scale)


@rule
def parts_in_a_target_make_its_total(budget: Budget) -> Iterator[Check]:
    """一个指标值中写明合计与各分项的，分项之和等于合计。

    Where a target states a total and its parts, the parts add up to it.
    """
    for indicator in budget.indicators:
        text = "".join(indicator.target.text.split())
        found = _total_and_parts(text)
        if found is not None:
            yield _sum(indicator, text, *found)


@rule
def shares_in_a_target_agree_with_the_tables(budget: Budget) -> Iterator[Check]:
    """成本指标中写明的基本支出、人员经费、公用经费、项目支出等于支出表的合计。

    基本支出, 人员经费, 公用经费 and 项目支出 as cost targets equal the totals of the expenditure tables.
    """
    printed: dict[Share, list[Place]] = {}
    for statement in budget.of_kind(Kind.EXPENDITURE, *measures.GENERAL, *measures.BASIC):
        total = levels.grand_total(statement)
        if total is None or measures.narrowed(statement):
            continue
        whole = measures.whole_column(statement)
        for place in places(statement, [total]):
            share = measures.share(place, whole)
            if share is not None and share is not Share.WHOLE:
                printed.setdefault(share, []).append(place)
    if budget.stage is not Stage.BUDGET:
        return  # the tables of the final account print what was spent
    for indicator in budget.indicators:
        if not indicator.project:
            for share, stated in _shares(indicator):
                if share in printed:
                    yield _against(indicator, share, stated, printed[share])


def _total_and_parts(text: str) -> tuple[str, Stated, list[Stated]] | None:
    """What joins them (其中, 分项 …), the total and the parts of a text that says nothing else; None for others."""
    head = _TOTAL.match(text)
    if head is None:
        return None
    rest = text[head.end() :]
    pieces = [piece for piece in _BREAK.split(rest) if piece.strip("）)")]
    found = [_PART.fullmatch(piece) for piece in pieces]
    if len(found) < 2 or any(part is None for part in found):
        return None
    parts = [part for part in found if part is not None]
    unit = head["u"] or next((part["u"] for part in parts if part["u"]), "")
    stated = [_stated(part["n"], part["u"] or unit) for part in parts]
    units = {one.unit for one in stated} | {_unit(unit)}
    if len(units) > 1 and not units <= YUAN_PER_UNIT.keys():
        return None
    words = "".join(part["name"] for part in parts)
    if _NO_PART.search(words):
        return None
    joined = "其中" if _OF_WHICH.search(rest) else "合计" if _EACH.search(words) else head["total"]
    return joined, _stated(head["n"], unit), stated


def _stated(printed: str, unit: str) -> Stated:
    return Stated(printed, read_number(printed) or Decimal(0), _unit(unit))


def _unit(unit: str) -> str:
    return "万元" if unit == "万" else unit


def _sum(indicator: Indicator, text: str, joined: str, total: Stated, parts: list[Stated]) -> Check:
    exact = sum((part.value * part.scale for part in parts), Decimal(0))
    interval = Interval(Decimal(0), Decimal(0))
    for part in parts:
        interval += part.interval
    expected = exact / total.scale
    added = " + ".join(f"{part.printed}{'' if part.unit == total.unit else part.unit}" for part in parts)
    said = f"绩效指标“{indicator.level3}”的指标值“{text}”：{added} = {plain(expected)}{total.unit}"
    sources = [indicator.target.source]
    if exact == total.value * total.scale:
        return verdict(Status.HOLDS, f"{said}，与合计相符", sources)
    said += f"，合计印 {total.printed}{total.unit}，相差 {plain(total.value - expected)}{total.unit}"
    status = Status.FAILS
    if interval.meets(total.interval):
        status, said = Status.ROUNDING, f"{said}，可由四舍五入解释"
    elif expected < total.value and not _ALL_PARTS.fullmatch(joined):
        status, said = Status.CANNOT_TELL, f"{said}，不能断定有误：可能没有列全"
    return verdict(status, said, sources, printed=total.value, expected=expected, blamed=False)


def _shares(indicator: Indicator) -> Iterator[tuple[Share, Stated]]:
    """The shares of the expenditure that an indicator names, one by one or side by side, with their amounts."""
    called = [name for name in _NAMES.split(indicator.level3) if name]
    text = "".join(indicator.target.text.split())
    found = _total_and_parts(text) if len(called) > 1 else None
    if found is not None:
        stated = [found[1], *found[2]]
        if len(stated) == len(called) and all(one.unit in YUAN_PER_UNIT for one in stated):
            for name, one in zip(called, stated, strict=True):
                share = measures.share_named(name)
                if share is not None:
                    yield share, one
        return
    target = indicator.target
    share = measures.share_named(indicator.level3)
    if share and target.value is not None and target.upper is None and target.operator in ("", "="):
        one = Stated(plain(target.value), target.value, _unit(target.unit))
        if one.unit in YUAN_PER_UNIT:
            yield share, one


def _against(indicator: Indicator, share: Share, stated: Stated, printed: list[Place]) -> Check:
    yuan = stated.value * stated.scale
    exact = [place for place in printed if place.money.yuan == yuan]
    near = [place for place in printed if place.money.interval.meets(stated.interval)]
    place = next(iter((*exact, *near, *printed)))
    expected = in_unit(place.money.yuan, stated.unit or "元")
    said = (
        f"绩效指标“{indicator.level3}”的{share.value}印 {stated.printed}{stated.unit}，"
        f"{title(place.statement)}合计为 {place.money.printed}{place.money.unit}"
    )
    sources = [indicator.target.source, *(other.source for other in exact or near or printed)]
    if exact:
        return verdict(Status.HOLDS, f"{said}，相符", sources)
    said += f"，相差 {plain(stated.value - expected)}{stated.unit}"
    if near:
        return verdict(
            Status.ROUNDING, f"{said}，可由四舍五入解释", sources, printed=stated.value, expected=expected
        )
    return verdict(
        Status.FAILS, said, sources, printed=stated.value, expected=expected, severity=Severity.ERROR
    )
