"""What a paragraph says of a change beside numbers: that there is none, why, and what money is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.rules.prose import comparison, names
from extractors.rules.prose.items import Item, Outline
from extractors.schema.draft import Against, Direction

_FLAT = re.compile(r"持平|无(?:增减)?变化|保持不变|(?:没有|未发生)变化|无增减|不增不减")
# Of these the words before must compare: 与上年决算数相同.
_ALIKE = re.compile(r"相同|相等|(?<!保持)一致|保持一致")
# The words that announce a reason; what is announced for (决算数大于预算数的) stands before them.
_MARK = re.compile(
    r"(?:原因|(?<=主要)情况)(?:主要)?(?:是|为|有)?[:：]?|(?<=[，。；])(?P<bare>主要)(?:是|为|因为|由于|系)(?!：)"
)
_WHAT = re.compile(r"(?:(?P<what>[^，。；：]{0,40})的)?(?:主要)?(?:变动|变化|增减变化)?的?(?:主要)?$")
_BACK = 60
_PURPOSE = re.compile(r"主要用于[:：]?|用于(?=[^，。；]{4,})")
# A clause that states another change, with its number, is no reason any more.
_NEXT = re.compile(
    rf"[，；](?=[^，。；：]{{0,12}}?{comparison.MADE}[^，。；\d]{{0,12}}\d[\d.,]*\s*(?:[万亿千]?元|[%％])"
    r"|完成[^，。；]{0,8}预算[^，。；]{0,6}\d|[^，。；：]{0,20}原因(?:主要)?(?:是|为))"
)
_LEADING = re.compile(r"(?P<word>因为?(?!公|此|素)|由于)(?=[^，。；]{2,})|受[^，。；]{2,20}影响(?=，)")
_PART = re.compile(r"[；。](?=\s*[二三四五六七八九]是)")
_NONE = re.compile(r"无|没有|不适用|[…·.\-—－–/／×xX*]+|(?:与|较|比)[^，。]{0,8}持平")
_LEAD = re.compile(r"[\s：:，,]*(?:因为|由于|是因为|是由于)?[\s：:，,]*")
_ENUMERATED = re.compile(r"\s*一是")
_MORE = re.compile(r"增加|增长|上升|提高|大于|高于|超过|超出|多于")
_LESS = re.compile(r"减少|下降|降低|压减|小于|低于|少于|不足")
_RELATED = re.compile(r"(?P<name>[^，。；：]*?)(?:大于|高于|超过|超出|多于|小于|低于|少于)")
_FAR = 30
_FARTHEST = 120


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason at text[start:end]; `announced` is where the words that announce it begin, `what` is what they are for."""

    announced: int
    start: int
    end: int
    what: str
    # 主要是 by itself, which announces what money is for as well
    bare: bool = False


def announced(outline: Outline) -> list[Reason]:
    """The reasons of a paragraph in order."""
    text = outline.text
    found: list[Reason] = []
    for mark in _MARK.finditer(text):
        floor = found[-1].start if found else 0
        before = text[max(floor, mark.start() - _BACK) : mark.start()]
        said = None if mark["bare"] else _WHAT.search(before)
        at = mark.start() - len(before) + said.start() if said else mark.start()
        found.append(
            Reason(
                at, mark.end(), _end(outline, mark.end()), (said and said["what"]) or "", bool(mark["bare"])
            )
        )
    return found


def _end(outline: Outline, start: int) -> int:
    """The end of the sentence, or where it goes over to another change; an enumeration (一是…；二是…) goes on over
    semicolons, and a reason inside one of its parts ends with that part."""
    text = outline.text
    if _ENUMERATED.match(text, start):
        stop = text.find("。", start)
        return len(text) if stop < 0 else stop
    end = outline.end(start)
    return min(
        (found.start() for mark in (_NEXT, _PART) if (found := mark.search(text, start, end))), default=end
    )


def attach_flat(outline: Outline, items: list[Item], year: int | None) -> None:
    """持平 belongs to the item whose numbers stand before it."""
    text = outline.text
    words = [*_FLAT.finditer(text), *_ALIKE.finditer(text)]
    for found in sorted(words, key=lambda each: each.start()):
        before = [item for item in items if item.start <= found.start() and item.first < found.start()]
        owner = outline.topic(found.start(), before)
        if owner is None:
            continue
        sentence = outline.start(found.start())
        ahead = max(sentence, found.start() - _FAR)
        compared = comparison.last_in(text[ahead : found.start()], year)
        if found.re is _ALIKE and (
            compared is None or text[ahead + compared.end : found.start()].strip("数额基本大致保持相 ")
        ):
            continue
        against = Against.LAST_YEAR if compared is None else compared.against
        far = _FAR if compared is None or owner.first < sentence else _FARTHEST
        begins = max(owner.stop, sentence)
        if found.start() - begins > far or (owner.changed and owner.against is against):
            continue
        if owner.changed:
            owner = Item(owner.name, owner.code, owner.start, found.end(), owner.measure, owner.current)
            items.append(owner)
        owner.direction, owner.against, owner.stop = Direction.FLAT, against, found.end()


def attach_reasons(
    outline: Outline, found: Sequence[Reason], items: list[Item], department: str, year: int | None
) -> None:
    """A reason belongs to the change it follows; 决算数大于预算数的原因 is one of the outturn."""
    text = outline.text
    for reason in found:
        start, end, what = reason.start, reason.end, reason.what
        start += len(_LEAD.match(text[start:end]).group())  # type: ignore[union-attr]  # it matches the empty string
        if end - start < 2 or _NONE.fullmatch(text, start, end):
            continue
        direction = _direction(what) or _direction(text[max(0, reason.announced - 6) : reason.announced])
        owner = _owner(outline, reason, items, what, direction, year)
        if owner is None and direction is not None and not items:
            name = names.item_of(re.sub(r"(?:增加|减少|增长|下降|持平)$", "", what), department)
            if name:
                owner = Item(name, "", outline.start(reason.announced), end, direction=direction)
                items.append(owner)
        if owner is not None:
            owner.reason = (start, end)
            owner.stop = max(owner.stop, end)


def _owner(
    outline: Outline,
    reason: Reason,
    items: list[Item],
    what: str,
    direction: Direction | None,
    year: int | None,
) -> Item | None:
    related = _RELATED.search(what)
    if related and direction is not None:
        begun = [item for item in items if item.first < reason.announced and not item.held]
        return _of_relation(outline, reason, begun, items, direction, what, year)
    earlier = [item for item in items if item.told < reason.announced and not item.held]
    changed = [item for item in earlier if item.changed and item.reason is None]
    if reason.bare and outline.start(reason.announced) < reason.announced:
        changed = [item for item in changed if item.told >= outline.start(reason.announced)]
    fitting = [item for item in changed if direction is None or item.direction is direction] or changed
    if fitting:
        return _nearest(fitting, what)
    # 完成年初预算的 106%，主要原因是: an outturn held against its budget
    start = outline.start(reason.announced)
    sentence = outline.text[start : reason.announced] or outline.text[: reason.announced]
    if re.search("完成|预算", sentence) and earlier and direction is None:
        owner = outline.topic(reason.announced, earlier)
        held = owner is not None and owner.reason is None and re.search("决算|执行", owner.measure)
        return owner if held else None
    return None


def _of_relation(
    outline: Outline,
    reason: Reason,
    earlier: Sequence[Item],
    items: list[Item],
    direction: Direction,
    what: str,
    year: int | None,
) -> Item | None:
    """The outturn that is more or less than its budget, as the words before the reason say."""
    owner = outline.topic(reason.announced, earlier)
    if owner is None:
        return None
    base = next((b for b in comparison.BASE.finditer(what, _more_or_less(what)) if b.group()), None)
    against = Against.BUDGET if base is None else comparison.against(base.group(), year)
    for item in reversed(earlier):
        if item.name == owner.name and item.changed and item.against is against and item.reason is None:
            return item
    if owner.changed:
        owner = Item(owner.name, owner.code, owner.start, reason.start, owner.measure, owner.current)
        items.append(owner)
    owner.direction, owner.against = direction, against
    return owner


def _more_or_less(what: str) -> int:
    return max((found.end() for found in re.finditer("[大小高低多少]于|超[过出]", what)), default=0)


def _nearest(items: Sequence[Item], what: str) -> Item:
    named = [item for item in items if item.name and item.name in what]
    if named:
        return named[-1]
    return items[0] if re.match(r"总", what) else items[-1]


def attach_leading(outline: Outline, items: Sequence[Item]) -> None:
    """A reason may lead its sentence (因会议合并召开，会议费…减少)."""
    for item in items:
        if not item.changed or item.reason is not None:
            continue
        start = outline.start(item.first)
        stop = outline.text.rfind("，", start, item.first)
        found = _LEADING.match(outline.text, start) if stop > start else None
        if found is not None:
            begin = found.end() if found["word"] else found.start()
            stop = stop if found["word"] else found.end()
            item.reason, item.start = (begin, stop), min(item.start, start)


def _direction(text: str) -> Direction | None:
    up, down = _MORE.search(text), _LESS.search(text)
    if up and down:
        return None
    if up or down:
        return Direction.INCREASE if up else Direction.DECREASE
    return Direction.FLAT if _FLAT.search(text) else None


def attach_purposes(outline: Outline, items: Sequence[Item]) -> None:
    """用于 … belongs to the amount before it."""
    text = outline.text
    for found in _PURPOSE.finditer(text):
        owners = [
            i
            for i in items
            if i.current is not None and i.current.start < found.start() and i.purpose is None and not i.held
        ]
        if owners:
            start, end = found.end(), outline.end(found.end())
            if end - start > 1:
                owners[-1].purpose = (start, end)
                owners[-1].stop = max(owners[-1].stop, end)
