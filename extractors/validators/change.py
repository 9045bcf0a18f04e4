"""Changes against last year (增减变化): in the text of the narrative, and between the columns of a table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal
from itertools import combinations

from extractors.schema.budget import Budget, NarrativeItem, Percent
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Direction
from extractors.schema.money import Interval, Money
from extractors.schema.source import Source
from extractors.validators import told
from extractors.validators.equation import agreement, usable
from extractors.validators.finding import at, faint, in_unit, plain, rule

_SIGN = {Direction.INCREASE: 1, Direction.DECREASE: -1}


@rule
def previous_and_change_make_current(budget: Budget) -> Iterator[Check]:
    """上年数加（减）增减额等于本年数。

    Last year's amount with the stated change is this year's.
    """
    for item in budget.narrative:
        judged = _judged_change(item)
        if judged is not None and item.current is not None:
            status, expected = judged
            yield _check(budget, item, status, item.current, expected, "按上年数和增减额")


@rule
def percent_is_the_change(budget: Budget) -> Iterator[Check]:
    """增减百分比等于增减额除以上年数。

    The stated percentage is the change divided by last year's amount, to the digits printed.
    """
    for item in budget.narrative:
        base = _percent_base(item)
        if base is None or item.percent is None:
            continue
        if base[0] == 0:
            if item.percent.value != 0:
                yield _zero_base(item, item.percent, base[2])
            continue
        status, change = _judged_percent(item, item.percent, base)
        if status is Status.FAILS and _of_another(budget, item, item.percent):
            status = Status.CANNOT_TELL
        yield _percent_check(budget, item, item.percent, status, change, base[2])


@rule
def direction_is_the_sign(budget: Budget) -> Iterator[Check]:
    """文字说“增加”“减少”“持平”，应与上年数、本年数的大小一致。

    The word for the direction agrees with this year's and last year's amounts.
    """
    for item in budget.narrative:
        if item.direction is None or item.current is None or item.previous is None:
            continue
        if not (usable(item.current) and usable(item.previous)):
            continue
        change = item.current.yuan - item.previous.yuan
        right = {Direction.INCREASE: change > 0, Direction.DECREASE: change < 0, Direction.FLAT: change == 0}
        holds = right[item.direction]
        if not holds and agreement([item.current], [item.previous]) is Status.ROUNDING:
            continue
        text = f"“{item.item}”本年 {_said(item.current)}，上年 {_said(item.previous)}"
        yield Check(
            code="",
            status=Status.HOLDS if holds else Status.FAILS,
            severity=Severity.INFO if holds else Severity.ERROR,
            message=f"{text}，文字说“{_WORDS[item.direction]}”，{'相符' if holds else '与数字不符'}{at(item.sentence)}",
            sources=(item.current.source, item.previous.source),
            suspect=None if holds else _suspect(item.current.source, item.previous.source),
        )


@rule
def one_change_per_item(budget: Budget) -> Iterator[Check]:
    """同一句话对同一项目、同一比较基数只有一个增减额。

    One sentence states one change for an item against the same base.
    """
    by_place: dict[tuple[object, ...], list[NarrativeItem]] = {}
    for item in budget.narrative:
        if item.delta is not None and usable(item.delta):
            sentence = item.sentence
            key = (
                sentence.page,
                sentence.line,
                sentence.box,
                sentence.text,
                item.item,
                item.code,
                item.measure,
                item.against,
            )
            by_place.setdefault(key, []).append(item)
    for items in by_place.values():
        for one, other in combinations(items, 2):
            if one.delta is None or other.delta is None or one.delta.source == other.delta.source:
                continue
            status = agreement([one.delta], [other.delta])
            if status is Status.FAILS or one.direction is not other.direction:
                yield _two_changes(one, one.delta, other.delta)


@rule
def change_is_not_zero(budget: Budget) -> Iterator[Check]:
    """说“增加”或“减少”，增减额不应为 0。

    A stated increase or decrease is not zero.
    """
    for item in budget.narrative:
        if _sign(item) is None or item.direction is None or item.delta is None or item.delta.value != 0:
            continue
        yield Check(
            code="",
            status=Status.FAILS,
            severity=Severity.WARNING,
            message=f"“{item.item}”说“{_WORDS[item.direction]}”，但增减额印 {_said(item.delta)}{at(item.sentence)}",
            expected=_WORDS[Direction.FLAT],
            printed=item.delta.printed,
            sources=(item.delta.source,),
            suspect=_suspect(item.delta.source),
        )


_Base = tuple[Decimal, Interval, tuple[Money, ...]]


def _judged_change(item: NarrativeItem) -> tuple[Status, Decimal] | None:
    """Whether last year's amount with the change is this year's, and what that would be; None where one is not stated."""
    sign = _sign(item)
    if sign is None or item.current is None or item.previous is None or item.delta is None:
        return None
    if not all(usable(money) for money in (item.current, item.previous, item.delta)):
        return None
    left = [item.current] if sign > 0 else [item.current, item.delta]
    right = [item.previous, item.delta] if sign > 0 else [item.previous]
    return agreement(left, right), item.previous.yuan + sign * item.delta.yuan


def _percent_base(item: NarrativeItem) -> _Base | None:
    if item.percent is None or item.current is None or not usable(item.current) or _sign(item) is None:
        return None  # without 增加 or 减少 the percentage is of something else (占比, 完成率)
    return _base(item)


def _judged_percent(item: NarrativeItem, percent: Percent, base: _Base) -> tuple[Status, Decimal]:
    """Whether the percentage is the change over a base that is not zero, and what it is by the amounts."""
    assert item.current is not None  # there is no base without
    previous, spread, _ = base
    change = abs(item.current.yuan - previous) / abs(previous) * 100
    half = _half_percent(percent)
    printed = abs(percent.value)
    status = Status.FAILS
    if abs(change - printed) <= half:
        status = Status.HOLDS
    elif _range(item.current.interval, spread).meets(Interval(printed - half, printed + half)):
        status = Status.ROUNDING
    elif _cut_off(change, percent) == printed:
        status = Status.ROUNDING  # digits left out instead of rounded
    return status, change


_WORDS = {Direction.INCREASE: "增加", Direction.DECREASE: "减少", Direction.FLAT: "持平"}


def _sign(item: NarrativeItem) -> int | None:
    return None if item.direction is None else _SIGN.get(item.direction)


def _base(item: NarrativeItem) -> _Base | None:
    """Last year's amount in yuan, as stated or as this year's less the change, with what it was read from."""
    assert item.current is not None  # the caller has looked
    if item.previous is not None and usable(item.previous):
        return item.previous.yuan, item.previous.interval, (item.current, item.previous)
    sign = _sign(item)
    if sign is None or item.delta is None or not usable(item.delta):
        return None
    current, delta = item.current, item.delta
    spread = current.interval - delta.interval if sign > 0 else current.interval + delta.interval
    return current.yuan - sign * delta.yuan, spread, (current, delta)


def _of_another(budget: Budget, item: NarrativeItem, percent: Percent) -> bool:
    """Whether the change fits another amount of the same sentence: then the reading of whose it is may be wrong."""
    if item.delta is None or item.previous is not None:
        return False
    for other in budget.narrative:
        if (
            other is item
            or other.sentence != item.sentence
            or other.current is None
            or not usable(other.current)
        ):
            continue
        base = _base(item.model_copy(update={"current": other.current}))
        if base is None or base[0] == 0:
            continue
        half = _half_percent(percent)
        printed = abs(percent.value)
        if _range(other.current.interval, base[1]).meets(Interval(printed - half, printed + half)):
            return True
    return False


def _cut_off(change: Decimal, percent: Percent) -> Decimal:
    """The percentage with the digits that are not printed cut off (截尾)."""
    exponent = percent.value.as_tuple().exponent
    return change.quantize(Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0), ROUND_DOWN)


def _range(current: Interval, previous: Interval) -> Interval:
    """Every percentage that the printed digits allow."""
    if previous.low <= 0 <= previous.high:
        return Interval(Decimal(0), Decimal("Infinity"))
    corners = [abs((c - p) / p) * 100 for c in current for p in previous]
    crosses = current.meets(previous)
    return Interval(Decimal(0) if crosses else min(corners), max(corners))


def _half_percent(percent: Percent) -> Decimal:
    exponent = percent.value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


def _check(
    budget: Budget, item: NarrativeItem, status: Status, printed: Money, expected: Decimal, how: str
) -> Check:
    value = in_unit(expected, printed.unit)
    difference = printed.value - value
    tail = {
        Status.HOLDS: "，相符",
        Status.ROUNDING: f"，相差 {plain(difference)}{printed.unit}，可由四舍五入解释",
        Status.FAILS: f"，相差 {plain(difference)}{printed.unit}",
    }[status]
    sources = tuple(m.source for m in (item.current, item.previous, item.delta) if m is not None)
    sources, suspect = _blamed(budget, item, sources) if status is Status.FAILS else (sources, None)
    return Check(
        code="",
        status=status,
        severity=Severity.ERROR if status is Status.FAILS else Severity.INFO,
        message=f"“{item.item}”印 {_said(printed)}，{how}应为 {plain(value)}{printed.unit}{tail}{at(item.sentence)}",
        expected=plain(value),
        printed=plain(printed.value),
        difference=plain(difference),
        sources=sources,
        suspect=suspect,
    )


def _percent_check(
    budget: Budget,
    item: NarrativeItem,
    percent: Percent,
    status: Status,
    change: Decimal,
    places: tuple[Money, ...],
) -> Check:
    exponent = percent.value.as_tuple().exponent
    expected = change.quantize(Decimal(1).scaleb(min(exponent, -2) if isinstance(exponent, int) else -2))
    difference = abs(percent.value) - expected
    tail = {
        Status.HOLDS: "相符",
        Status.ROUNDING: f"相差 {plain(difference)} 个百分点，可由四舍五入解释",
        Status.FAILS: f"相差 {plain(difference)} 个百分点",
        Status.CANNOT_TELL: "不能断定有误：增减幅度与同一段文字里另一项的金额相符",
    }[status]
    sources = (percent.source, *(money.source for money in places))
    sources, suspect = _blamed(budget, item, sources) if status is Status.FAILS else (sources, None)
    return Check(
        code="",
        status=status,
        severity=Severity.ERROR if status is Status.FAILS else Severity.INFO,
        message=f"“{item.item}”增减幅度印 {_rate(percent)}，按金额计算为 {expected}%，{tail}{at(item.sentence)}",
        expected=f"{expected}%",
        printed=percent.printed,
        difference=f"{plain(difference)}个百分点",
        sources=sources,
        suspect=suspect,
    )


def _zero_base(item: NarrativeItem, percent: Percent, places: tuple[Money, ...]) -> Check:
    sources = (percent.source, *(money.source for money in places))
    return Check(
        code="",
        status=Status.FAILS,
        severity=Severity.WARNING,
        message=f"“{item.item}”增减幅度印 {_rate(percent)}，但上年数为 0，增减幅度无法计算{at(item.sentence)}",
        expected="无法计算",
        printed=percent.printed,
        sources=sources,
        suspect=_suspect(*sources),
    )


def _two_changes(item: NarrativeItem, one: Money, other: Money) -> Check:
    difference = plain(in_unit(one.yuan - other.yuan, one.unit))
    return Check(
        code="",
        status=Status.FAILS,
        message=f"“{item.item}”同一句话给出两个增减额：{_said(one)} 与 {_said(other)}{at(item.sentence)}",
        expected=plain(in_unit(other.yuan, one.unit)),
        printed=plain(one.value),
        difference=difference,
        sources=(one.source, other.source),
        suspect=_suspect(one.source, other.source),
    )


def _said(money: Money) -> str:
    return f"{money.printed}{money.unit}"


def _rate(percent: Percent) -> str:
    return percent.printed if percent.printed.endswith(("%", "％")) else f"{percent.printed}%"


def _blamed(
    budget: Budget, item: NarrativeItem, sources: tuple[Source, ...]
) -> tuple[tuple[Source, ...], Suspect]:
    """The places with the one first that a single slip explains, and what is said of it."""
    if any(faint(source) for source in sources):
        return sources, _suspect(*sources)
    found = told.blame(budget, item, _agrees)
    if found is None:
        return sources, _suspect(*sources)
    return (found.source, *(source for source in sources if source is not found.source)), found.suspect


def _agrees(item: NarrativeItem) -> bool:
    """Whether the sentence does not contradict itself."""
    change, base = _judged_change(item), _percent_base(item)
    if change is not None and change[0] is Status.FAILS:
        return False
    if base is None or item.percent is None:
        return True
    return base[0] > 0 and _judged_percent(item, item.percent, base)[0] is not Status.FAILS


def _suspect(*sources: Source) -> Suspect:
    worst = min(sources, key=lambda source: source.confidence)
    return Suspect(cell=worst.cell, cause=Cause.MISREAD if faint(worst) else Cause.UNKNOWN)
