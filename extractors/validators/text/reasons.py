"""Reasons for changes (增减原因): a reason for no change, one that goes the other way, one that is of another item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.budget import Budget, NarrativeItem
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Direction
from extractors.schema.source import Source
from extractors.validators.rule import rule
from extractors.validators.structure import names
from extractors.validators.wording import at

_MORE, _LESS = "增加|增长|上升|提高", "减少|下降|降低|缩减"
_WHY = r"的?(?:主要)?(?:原因|因素)"
# A change of nothing that is told as one, and goes on to say why it happened.
_NOTHING = re.compile(
    rf"(?:{_MORE}|{_LESS})(?:了|额为?|数为?)?0(?:\.0+)?(?![.\d])(?:亿|万|千)?元?[^。；;]{{0,20}}?"
    rf"(?:增减变?[化动]?|变[化动](?:情况)?|{_MORE}|{_LESS}){_WHY}"
)
_LEVEL = re.compile(rf"持平[^。；;]{{0,4}}?(?:{_MORE}|{_LESS}){_WHY}")
# A reason that says no more than that something went up or down.
_BARE = re.compile(
    r"(?P<subject>.*?)(?:经费|支出|预算|费用|资金|投入|安排)*(?:[较比](?:上年|去年))?(?:有所|略有|相应)?"
    rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS}))了?[。；;，,]?"
)
# What is left over falls when expenditure rises, and receipts follow both.
_LEFT = re.compile(r"结转|结余|收入|差额")
_TELLING = 4  # characters of the name of another item that a subject does not end in by chance
_WORDS = {Direction.INCREASE: "增加", Direction.DECREASE: "减少", Direction.FLAT: "持平"}


@rule
def no_change_has_no_reason(budget: Budget) -> Iterator[Check]:
    """增减额为 0 或持平的，不应再说增加、减少或增减变化的原因。

    What has not changed is not given a reason for having changed.
    """
    seen: set[Source] = set()
    for item in budget.narrative:
        level = item.direction is Direction.FLAT or (item.delta is not None and not item.delta.value)
        if not level or item.sentence in seen:
            continue
        text = "".join(item.sentence.text.split())
        found = _NOTHING.search(text) or _LEVEL.search(text)
        if found is None:
            continue
        seen.add(item.sentence)
        yield Check(
            code="",
            status=Status.FAILS,
            severity=Severity.WARNING,
            message=f"“{item.item}”没有增减，却说增减的原因：“{found.group()}”{at(item.sentence)}",
            printed=found.group(),
            sources=(item.sentence,),
            suspect=_unknown(item.sentence),
        )


@rule
def reason_goes_the_same_way(budget: Budget) -> Iterator[Check]:
    """原因只说本项目经费增加或减少的，应与增减方向一致。

    A reason that only says that the item itself went up or down says so in the direction of the change.
    """
    for item, subject, way in _bare(budget):
        own = names.plain(item.item)
        if subject and own not in names.plain(subject) and not _is_tail(item, subject):
            continue
        if _LEFT.search(own) and not subject:
            continue
        holds = way is item.direction
        said = (
            f"“{item.item}”说“{_WORDS[item.direction]}”，原因是“{item.reason.text}”"
            if item.direction and item.reason
            else ""
        )
        yield Check(
            code="",
            status=Status.HOLDS if holds else Status.FAILS,
            severity=Severity.INFO if holds else Severity.WARNING,
            message=f"{said}，{'相符' if holds else '方向相反'}{at(item.sentence)}",
            expected=_WORDS[item.direction] if item.direction else None,
            printed=_WORDS[way],
            sources=(item.reason.source, item.sentence) if item.reason else (item.sentence,),
            suspect=None if holds else _unknown(item.sentence),
        )


@rule
def reason_is_of_the_item(budget: Budget) -> Iterator[Check]:
    """原因说的应是本项目；只提到文中另一项目的名称，可能是复制时没有修改。

    A reason names the item itself; one that only names another item of the text may have been copied.
    """
    others = {names.plain(item.item) for item in budget.narrative}
    for item, subject, _ in _bare(budget):
        own, told = names.plain(item.item), names.plain(subject)
        if item.reason is None or own in told or _is_tail(item, subject):
            continue
        other = max((name for name in others - {own} if told.endswith(name)), key=len, default="")
        if len(other) < _TELLING or other in own or not _are_sisters(budget, item, other):
            continue
        yield Check(
            code="",
            status=Status.CANNOT_TELL,
            severity=Severity.WARNING,
            message=(
                f"“{item.item}”增减的原因是“{item.reason.text}”，说的是另一项目“{other}”{at(item.sentence)}，"
                "不能断定有误：两个项目可能有关"
            ),
            sources=(item.reason.source, item.sentence),
        )


def _bare(budget: Budget) -> Iterator[tuple[NarrativeItem, str, Direction]]:
    """The items whose reason is no more than that something went up or down, with what it is and which way."""
    for item in budget.narrative:
        if item.reason is None or item.direction is None:
            continue
        found = _BARE.fullmatch("".join(item.reason.text.split()).removeprefix("是").lstrip("：:"))
        if found is not None:
            yield item, found["subject"], Direction.INCREASE if found["more"] else Direction.DECREASE


def _is_tail(item: NarrativeItem, subject: str) -> bool:
    """Whether the subject is what the name of the item ends in: 医疗 of 行政单位医疗."""
    told = names.plain(subject)
    return len(told) >= _TELLING and names.plain(item.item).endswith(told)


def _are_sisters(budget: Budget, item: NarrativeItem, name: str) -> bool:
    """Whether the other item is listed like this one: under the same heading, with a code of the same length."""
    return any(
        names.plain(other.item) == name
        and other.heading == item.heading
        and len(other.code) == len(item.code)
        for other in budget.narrative
    )


def _unknown(source: Source) -> Suspect:
    return Suspect(cell=source.cell, cause=Cause.UNKNOWN)
