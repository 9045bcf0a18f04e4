"""Counts in the text that are the sum of others behind them (其中的人数、车辆数), before it is said what they count."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Budget, Count
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Kind
from extractors.validators.wording import at, faint, plain


@dataclass(frozen=True)
class Group:
    """A total with the kinds behind it; `disjoint` says that nothing is counted twice, `complete` that nothing is left out."""

    total: Count
    kinds: tuple[Count, ...]
    disjoint: bool
    complete: bool

    @property
    def sum(self) -> Decimal:
        return sum((kind.quantity.value for kind in self.kinds), Decimal(0))


def told(budget: Budget, kind: Kind) -> list[Count]:
    """What the text counts, in printed order."""
    return [count for count in budget.counts if count.kind is kind and not count.column]


def counted(group: Group, several: bool) -> Check:
    """The check that a total and its kinds come to; `several` totals stand in front of them."""
    total, difference = group.total, group.total.quantity.value - group.sum
    terms = " + ".join(plain(kind.quantity.value) for kind in group.kinds)
    text = f"{said(total)}，各类 {terms} = {plain(group.sum)}{total.quantity.unit}"
    doubt = _doubt(group, several) if difference else ""
    status = Status.HOLDS if not difference else Status.CANNOT_TELL if doubt else Status.FAILS
    tail = {
        Status.HOLDS: "，相符",
        Status.FAILS: f"，相差 {plain(difference)}{total.quantity.unit}",
        Status.CANNOT_TELL: f"，相差 {plain(difference)}{total.quantity.unit}，不能断定有误：{doubt}",
    }[status]
    sources = (total.quantity.source, *(kind.quantity.source for kind in group.kinds))
    worst = min(sources, key=lambda source: source.confidence)
    return Check(
        code="",
        status=status,
        severity=Severity.ERROR if status is Status.FAILS else Severity.INFO,
        message=text + tail,
        expected=plain(group.sum),
        printed=plain(total.quantity.value),
        difference=plain(difference),
        sources=sources,
        suspect=Suspect(cell=worst.cell, cause=Cause.MISREAD if faint(worst) else Cause.UNKNOWN)
        if status is Status.FAILS
        else None,
    )


def _doubt(group: Group, several: bool) -> str:
    """Why kinds that do not make the total may be right all the same."""
    if several:
        return "前面不止一个总数，不能确定各类属于哪一个"
    posts = [("编制" in count.item) for count in (group.total, *group.kinds)]
    if any(posts[1:]) and not posts[0]:
        return "各类说的是编制，总数说的是实有人数"
    if group.sum > group.total.quantity.value:
        return "" if group.disjoint else "有的类别可能包含在另一类中"
    return "" if group.complete else "文字没有说列出的是全部类别"


def said(count: Count) -> str:
    return f"文字说“{count.item}”{number(count)}{at(count.quantity.source)}"


def number(count: Count) -> str:
    return f"{count.quantity.printed}{count.quantity.unit}"
