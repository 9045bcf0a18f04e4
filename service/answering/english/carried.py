"""Which items an English clause is about: those that it names, those that it points at, and what they are counted in."""

from __future__ import annotations

from service.answering.english.fitting import BUYS, WHOLES
from service.answering.english.forms import unit_of
from service.answering.english.printed import Printed
from service.patterns import regex

_POINTING = regex(
    r"\b(?:it|its|(?<=of )that|they|their|them|these|those|this (?:project|item|fund|amount)|each)\b"
)
_POINTED = regex(r"\b(?:the|any|of|for|there)\b")
_OF_IT = regex(
    r"how many (?:guests|visitors|people|persons|participants|sessions|times|batches|groups|parties)\b"
)
# all of what the clause before it named; more of the same
_ALL = regex(r"\b(?:each|both|either|respectively|the two|they|them|these)\b")
_NEW_ONES = regex(r"\b(?:new|additional|more|further) (?:ones|of (?:them|these|those))\b")
# What is counted by itself and not as part of what was counted before.
_COUNTED = {"退休人员", "在职人员", "编制", "车辆", "公务用车", "临聘人员"}


def carried(items: list[str], text: str, before: tuple[str, ...], printed: Printed | None) -> list[str]:
    """The items of a clause that speaks of what was asked before it (it, they), or leaves it unsaid."""
    if not before:
        return items
    pointing = _POINTING.search(text) is not None
    owner, _, owned = before[0].partition("的")
    if owned and owner in WHOLES:
        # an item of the basic expenditure: of the item is spoken on
        owner = owned
    if len(owner) < 2:
        return items
    if items and "政府采购" in owner:
        # for whom it is reserved is told beside all of it
        owner = "政府采购"
    if not items and len(before) > 1 and _ALL.search(text):
        return [*before]
    if _NEW_ONES.search(text):
        return [f"购置{owner}"]
    if not items:
        return [f"{owner}购置" if BUYS.search(text) else owner] if pointing or _OF_IT.match(text) else []
    own = printed is not None and any(
        printed.catalogue.of_subject(item)
        or item in _COUNTED
        or item.endswith("用车")
        or item in text
        or printed.counts(item)
        for item in items
    )
    if pointing or not (own or _POINTED.search(text)):
        return [item if owner in item else f"{owner}的{item}" for item in items]
    return items


def told_only(item: str, printed: Printed | None) -> bool:
    """Whether the document names something and has no amount or indicator under its name."""
    if printed is None or item not in printed.catalogue.said:
        return False
    return not printed.catalogue.of_subject(item) and item not in printed.names


def unit(items: list[str], printed: Printed | None) -> str:
    """What an item is counted in: as its name has it, else as the document counts it."""
    if not items:
        return "个"
    unit = unit_of(items[0])
    if unit != "个" or printed is None:
        return unit
    # some of what was counted are counted as it is
    return printed.unit_of(items[0]) or printed.unit_of(items[0].partition("的")[0]) or unit


def named(items: list[str], text: str, printed: Printed | None) -> bool:
    """Whether an item is named in Chinese, or by a name under which the document has an amount."""
    return any(
        any(part in text for part in item.split("的"))
        or (printed is not None and bool(printed.catalogue.of_subject(item)))
        for item in items
    )
