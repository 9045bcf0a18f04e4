"""Words that say of an item that nothing has changed: 与上年持平, 与预算数相同, 决算数等于预算数."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.rules.prose import comparison, names
from extractors.rules.prose.items import REMEMBERED, Item, Outline
from extractors.schema.draft import Against, Direction

FLAT = re.compile(
    r"持平|无(?:增减)?变[化动]|保持不变|(?:没有|未发生|未有)(?:增减)?变[化动]|无增减|没有增减|不增不减"
)
# Of these the words before must compare: 与上年决算数相同.
_ALIKE = re.compile(r"相同|相等|(?<!保持)一致|保持一致|一样|相当(?!于)")
# 决算数等于预算数
_EQUAL = re.compile(rf"等于(?={comparison.BASE.pattern})")
# 增减幅度及原因与收入一致: how much and why, and not that nothing changed
_OF_ANOTHER = re.compile("(?:幅度|原因)[^，。；]{0,8}[与和同][^，。；]{0,8}$")
_STRONG = re.compile(r"[，,；;。：:！？\n]")
_YEAR = re.compile(r"(?:19|20)\d\d\s*年")
_HARDLY = re.compile("(?:基本|大致|大体|总体|保持|均|都)+$")
_ALL = re.compile("[，,](?:均|都|各项均)$")
_NEAR = 6
_LONGEST_NAMES = 80
_FAR = 30
_FARTHEST = 120


def attach(
    outline: Outline,
    items: list[Item],
    department: str,
    year: int | None,
    why: Sequence[tuple[int, int]] = (),
) -> None:
    """持平 belongs to the item that its clause names, or whose numbers stand before it.

    `why` are the places of reasons: what has not changed there (主要原因是人数保持不变) is no item, and says nothing of one."""
    text = outline.text
    words = [*FLAT.finditer(text), *_ALIKE.finditer(text), *_EQUAL.finditer(text)]
    for found in sorted(words, key=lambda each: each.start()):
        sentence = outline.start(found.start())
        ahead = max(sentence, found.start() - _FAR)
        compared = comparison.last_in(text[ahead : found.start()], year)
        beside = compared is not None and not text[ahead + compared.end : found.start()].strip(
            "数额基本大致保持相的 "
        )
        if found.re is _ALIKE and (not beside or _OF_ANOTHER.search(text, ahead, found.start())):
            continue
        against = Against.LAST_YEAR if compared is None else compared.against
        if found.re is _EQUAL and (base := comparison.BASE.match(text, found.end())):
            against = comparison.against(base.group(), year)
        at = ahead + compared.start if compared is not None and beside else found.start()
        if compared is not None and beside and (all_of := _of_all(outline, items, at)):
            for each in all_of:
                _flatten(each, found, against)
            continue
        if not beside and any(start <= at < end for start, end in why):
            continue
        if _named_flat(outline, items, department, at, found, against):
            continue
        before = [item for item in items if item.start <= found.start() and item.first < found.start()]
        owner = outline.topic(found.start(), before)
        if owner is None:
            continue
        far = _FAR if compared is None or owner.first < sentence else _FARTHEST
        begins = max(owner.stop, sentence)
        if found.start() - begins > far or (owner.changed and owner.against is against):
            continue
        if owner.changed:
            owner = Item(owner.name, owner.code, owner.start, found.end(), owner.measure, owner.current)
            items.append(owner)
        _flatten(owner, found, against)


def _of_all(outline: Outline, items: Sequence[Item], at: int) -> list[Item]:
    """The items of a sentence that 均 speaks of (会议费5万元，培训费3万元，均与上年持平)."""
    start = outline.start(at)
    if not _ALL.search(outline.text, max(start, at - _NEAR), at):
        return []
    return [i for i in items if start <= i.first < at and i.current is not None and not (i.changed or i.held)]


def _named_flat(
    outline: Outline, items: list[Item], department: str, at: int, found: re.Match[str], against: Against
) -> bool:
    """Whether the words before a comparison name the items that have not changed (公务用车购置费、公务接待费与上年持平),
    which are told so then."""
    text = outline.text
    nearest = max(outline.start(at), at - _LONGEST_NAMES)
    begins = max((b.end() for b in _STRONG.finditer(text, nearest, at)), default=outline.start(at))
    if begins < nearest or any(character.isdigit() for character in _YEAR.sub("", text[begins:at])):
        return False
    named = names.unchanged(_HARDLY.sub("", text[begins:at]), department)
    for name in named:
        known = [item for item in items[-REMEMBERED:] if item.name == name and not item.held]
        if any(item.changed and item.against is against for item in known):
            continue
        free = [item for item in known if not item.changed]
        owner = free[-1] if free else Item(name, "", outline.start(at), found.end())
        if not free:
            items.append(owner)
        _flatten(owner, found, against)
    return bool(named)


def _flatten(owner: Item, found: re.Match[str], against: Against) -> None:
    owner.direction, owner.against, owner.flat = Direction.FLAT, against, found.start()
    owner.stop = max(owner.stop, found.end())
