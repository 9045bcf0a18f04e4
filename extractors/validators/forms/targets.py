"""The same indicator (指标) with different targets: in two forms, of the department and of a project.

Most names do not tell what they measure of whom: 群众满意度 and 资金支付率 of two projects are two indicators. The same
thing is measured where the name tells more than that, and either it names the year it is about, or one form repeats
the indicators of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.schema.budget import Budget, Indicator
from extractors.schema.check import Check, Status
from extractors.schema.target import read_target
from extractors.validators.forms.verdict import verdict
from extractors.validators.rule import rule
from extractors.validators.structure import names

_YEAR = re.compile(r"20\d\d年度?")
# Words that do not tell what is measured of whom; a name of these alone can belong to every project.
_GENERAL = re.compile(
    r"满意|率|度|数|量|情况|程度|水平|比例|指标|目标|值|完成|及时|有效|足额|准时|按时|按期|及|和|与|的|对"
    r"|资金|经费|预算|支出|支付|拨付|发放|到位|执行|使用|补助|补贴|成本|费用|总额|金额|控制|节约|投入"
    r"|服务|工作|任务|项目|活动|会议|培训|宣传|检查|调查|验收|采购|设备|系统|网络|信息|维护|维修|运行|运转|工程|建设|管理|质量"
    r"|对象|群众|群体|人员|人数|人次|次数|受益|受训|参训|学员|职工|干部|公众|社会|居民|企业|单位|部门|用户|家长|学生|全县|全市|全区|本"
    r"|合格|达标|正常|覆盖|知晓|准确|合规|规范|保障|时间|时限|期限|年限|持续|影响|效果|效益|提升|提高|开展|实际|年度|每年|当年|全年|次|个|人|\d"
)
_SHORTEST = 2
# Of the indicators that a form has in common with another one, so many have the same targets where it repeats it.
_AGREEING = Decimal("0.8")
_NAMES = re.compile(r"[：:；;]")
_VALUES = re.compile(r"[；;]")
_RATE = ("%", "％", "‰")

_Key = tuple[str, str]


@dataclass(frozen=True)
class _Form:
    """The indicators of a project, or of the department as a whole (""), by what they are called."""

    project: str
    held: dict[_Key, Indicator]


@rule
def indicator_has_one_target(budget: Budget) -> Iterator[Check]:
    """同一指标在整体绩效目标表与项目绩效目标表、或在两张表中的指标值一致。

    An indicator that two forms print, and that means the same in both, has the same target in both.
    """
    forms = _forms(budget)
    whole = next((form for form in forms if not form.project), None)
    repeating = {form.project for form in forms if whole and form is not whole and _repeats(whole, form)}
    for key in dict.fromkeys(key for form in forms for key in form.held):
        holders = [form for form in forms if key in form.held]
        if len(holders) > 1:
            yield from _judge(key, holders, repeating)


@rule
def every_name_has_its_target(budget: Budget) -> Iterator[Check]:
    """一行并列几个指标并各给指标值的，指标值与指标个数相同。

    A row that puts several indicators side by side, each with a target of its own, gives as many targets.
    """
    for indicator in budget.indicators:
        called = [name for name in _NAMES.split(indicator.level3.strip("。；;")) if name]
        texts = "".join(indicator.target.text.split()).strip("。；;")
        values = [value for value in _VALUES.split(texts) if value]
        if len(called) < 2 or len(values) < 2 or any(read_target(value).value is None for value in values):
            continue
        said = f"绩效指标“{indicator.level3}”并列 {len(called)} 项，指标值印“{indicator.target.text}”"
        source = indicator.target.source
        if len(called) == len(values):
            yield verdict(Status.HOLDS, f"{said}，个数相符", [source])
        else:
            text = (
                f"{said}，只有 {len(values)} 个"
                if len(values) < len(called)
                else f"{said}，有 {len(values)} 个"
            )
            yield verdict(
                Status.CANNOT_TELL, f"{text}，不能断定缺哪一项", [source], printed=indicator.target.text
            )


def _forms(budget: Budget) -> list[_Form]:
    """The forms by project; what one of them prints twice, or under two goals, has no one target."""
    found: dict[str, dict[_Key, Indicator]] = {}
    twice: set[tuple[str, _Key]] = set()
    for indicator in budget.indicators:
        key = (indicator.level1.removesuffix("指标"), names.plain(indicator.level3))
        if indicator.target.value is None or indicator.target.upper is not None or not _is_telling(key[1]):
            continue
        held = found.setdefault(indicator.project, {})
        if key in held and not _same(held[key], indicator):
            twice.add((indicator.project, key))
        held.setdefault(key, indicator)
    return [
        _Form(project, {key: one for key, one in held.items() if (project, key) not in twice})
        for project, held in found.items()
    ]


def _judge(key: _Key, holders: Sequence[_Form], repeating: set[str]) -> Iterator[Check]:
    """That the places agree that print the same; and one check of all that must print the same and do not."""
    alike: dict[tuple[Decimal | None, str], list[Indicator]] = {}
    for form in holders:
        one = form.held[key]
        alike.setdefault((one.target.value, one.target.unit), []).append(one)
    for group in alike.values():
        if len(group) > 1:
            yield verdict(Status.HOLDS, f"{_said(group)}，一致", [one.target.source for one in group])
    first = next((form for form in holders if not form.project), holders[0])
    others = [
        form.held[key]
        for form in holders
        if form is not first
        and form.held[key].target.unit == first.held[key].target.unit
        and (_is_dated(key, form.held[key]) or (not first.project and form.project in repeating))
    ]
    printed = [first.held[key], *others]
    if not all(_same(one, printed[0]) for one in printed):
        yield _differing(printed, of_department=not first.project)


def _differing(printed: Sequence[Indicator], *, of_department: bool) -> Check:
    odd = _odd(printed)
    rest = [one for one in printed if not _same(one, odd)]
    sources = [odd.target.source, *(one.target.source for one in printed if one is not odd)]
    right = rest[0].target.text
    said = _said(printed)
    largest = max(_value(one) for one in printed[1:])
    if of_department and odd.target.unit not in _RATE and _value(printed[0]) > largest:
        said += "，不能断定有误：部门的数量可能是各项目之和"
        return verdict(Status.CANNOT_TELL, said, sources, printed=odd.target.text, expected=right)
    said += "，指标值不一致"
    sure = len(rest) > 1
    return verdict(Status.FAILS, said, sources, printed=odd.target.text, expected=right, blamed=sure)


def _said(printed: Sequence[Indicator]) -> str:
    places = (f"{_called(one)}印“{one.target.text}”" for one in printed)
    return f"绩效指标“{printed[0].level3}”：" + "，".join(places)


def _repeats(one: _Form, other: _Form) -> bool:
    """Whether a form repeats the indicators of the other, nearly all with the same targets."""
    common = [key for key in one.held if key in other.held]
    agreeing = sum(_same(one.held[key], other.held[key]) for key in common)
    return bool(common) and agreeing >= _AGREEING * len(common)


def _odd(printed: Sequence[Indicator]) -> Indicator:
    """The one that the fewest others agree with; the first of several."""
    return min(printed, key=lambda one: sum(_same(one, other) for other in printed))


@lru_cache(maxsize=4096)
def _is_telling(name: str) -> bool:
    """Whether a name tells what is measured of whom."""
    return len(_GENERAL.sub("", _YEAR.sub("", name))) >= _SHORTEST


def _is_dated(key: _Key, indicator: Indicator) -> bool:
    """Whether the name says of which year the rate is: then it is one figure, whatever project it stands in."""
    return indicator.target.unit in _RATE and _YEAR.search(key[1]) is not None


def _same(one: Indicator, other: Indicator) -> bool:
    return one.target.value == other.target.value


def _value(indicator: Indicator) -> Decimal:
    return indicator.target.value or Decimal(0)


def _called(indicator: Indicator) -> str:
    return f"项目“{indicator.project}”" if indicator.project else "整体绩效目标"
