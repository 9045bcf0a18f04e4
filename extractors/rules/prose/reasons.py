"""Which change each reason of a paragraph is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.rules.prose import comparison, names
from extractors.rules.prose.announced import Reason
from extractors.rules.prose.flat import FLAT
from extractors.rules.prose.items import PARTS, REMEMBERED, Item, Outline
from extractors.rules.prose.words import IS, NOTHING_BEFORE
from extractors.schema.draft import Against, Direction

_SIDE = re.compile(
    r"(?:20\d\d年度?|本年度?)?(?P<side>收入|支出)(?:总计|合计)?(?:[比较与同](?:上年|去年))?(?:增加|减少|增长|下降)"
)
_TOTAL = re.compile(r"(?:部门|单位)?(?:预算|决算)?(?:总|本年)?(?:收入|支出)(?:预算|决算)?(?:总计|合计|总额)?")
_NONE = re.compile(r"无|没有|不适用|如下[:：]?|[…·.\-—－–/／×xX*]+|(?:与|较|比)[^，。]{0,8}持平")
_LEAD = re.compile(rf"[\s：:，,]*(?:因为|由于|是因为|是由于|{IS})?[\s：:，,]*")
_NOTHING_BEFORE = re.compile(
    rf"[，,；;]?\s*而?{NOTHING_BEFORE}[，,；;。]?\s*(?:(?:本年|今年|此次)?(?:新增|增加|安排|购置))?的?(?:主要)?\s*"
)
_SAME = re.compile("同上|同前")
_DIFFERS = re.compile("差异|差距|不一致|偏差")
_MORE = re.compile(r"增加|增长|上升|提高|大于|高于|超过|超[出支]|多于|[多高超]$")
_LESS = re.compile(r"减少|下降|降低|压[减缩]|小于|低于|少于|不足|节[约余]$|[少低短]$")
# 超出部分是…: of an outturn behind the rate of its budget
_DIFFERENCE = re.compile("超[出支]?|[多少短]|节[约余]")
_RELATED = re.compile(r"(?P<name>[^，。；：]*?)(?:大于|高于|超过|超出|多于|小于|低于|少于|等于)")
_BOTH_SIDES = re.compile("收入(?:总计|合计|总额)?[、和与及]?支出|收、?支|两项|两者")
_ALL_OF = re.compile("(?:总计|合计|总额)$")
_OPPOSITE = str.maketrans("收入支出", "支出收入")
_EQUAL = re.compile("等于|相[等同]|(?<!不)一致|一样")
_CLAUSE = re.compile(r"(?:^|[。；\n])?(?P<said>[^，。；\n]+)，$")
_NEAR = 40
# 年初预算3.10万元，相差0.06万元，原因是…: how far an outturn is from its budget, without a word for the way
_APART = re.compile(r"(?:相差|差[值额])(?:为|是)?\s*[\d.,]+\s*[万亿千]?元[，,]?$")


def attach(
    outline: Outline,
    found: Sequence[Reason],
    items: list[Item],
    department: str,
    year: int | None,
    about: str = "",
) -> None:
    """A reason belongs to the change it follows; 决算数大于预算数的原因 is one of the outturn.

    One that stands before all numbers is of the item that it names itself, or that the paragraph is `about`."""
    text = outline.text
    given: tuple[int, int] | None = None
    for reason in found:
        reason = _with_relation(text, reason)
        start, end, what = reason.start, reason.end, reason.what
        start += len(_LEAD.match(text[start:end]).group())  # type: ignore[union-attr]  # it matches the empty string
        if _SAME.fullmatch(text, start, end) and given is not None:
            start, end = given
        if end - start < 2 or _NONE.fullmatch(text, start, end):
            continue
        direction = direction_of(what or text[max(0, reason.announced - 6) : reason.announced])
        owner = _owner(outline, reason, items, what, direction, year)
        if owner is None and direction is not None:
            name = names.item_of(re.sub(r"(?:增加|减少|增长|下降|持平)$", "", what), department)
            if not _first(reason, items):
                name = "" if names.BARE.fullmatch(name) else names.of_heading(name, department)
            elif not name:
                name = about
            if name:
                owner = _of_name(name, items, Item(name, "", outline.start(reason.announced), end))
                owner.direction, owner.against = direction, _base(what, year) or Against.LAST_YEAR
        if owner is not None:
            owner.reason = given = (start, end)
            owner.stop = max(owner.stop, end)
            if (other := _other_side(owner, items, what)) is not None:
                other.reason = given


def _with_relation(text: str, reason: Reason) -> Reason:
    """A bare reason with the clause before it that holds an outturn against its budget (A决算少于预算，主要是…)."""
    clause = _CLAUSE.search(text, max(0, reason.announced - _NEAR), reason.announced)
    said = clause["said"] if reason.bare and clause is not None else ""
    related = _RELATED.search(said)
    return (
        replace(reason, what=said) if related and related["name"] and not re.search(r"\d", said) else reason
    )


def _of_name(name: str, items: list[Item], new: Item) -> Item:
    """The last item of a name that nothing is told of yet, or a new one."""
    free = [item for item in items[-REMEMBERED:] if item.name == name and not (item.changed or item.held)]
    if not free:
        items.append(new)
    return free[-1] if free else new


def _first(reason: Reason, items: Sequence[Item]) -> bool:
    return not any(item.first < reason.announced for item in items)


def _base(what: str, year: int | None) -> Against | None:
    """What the words of a reason hold an outturn against (决算数大于预算数, 决算数较年初预算数减少, 与预算数的差异); None for
    words that do not compare."""
    related = _RELATED.search(what)
    if related:
        base = next((b for b in comparison.BASE.finditer(what, _more_or_less(what)) if b.group()), None)
        return Against.BUDGET if base is None else comparison.against(base.group(), year)
    compared = comparison.last_in(what, year)
    return None if compared is None else compared.against


def _owner(
    outline: Outline,
    reason: Reason,
    items: list[Item],
    what: str,
    direction: Direction | None,
    year: int | None,
) -> Item | None:
    against = _base(what, year)
    related = _RELATED.search(what) is not None or against is Against.BUDGET
    if related and against is not None and (direction is not None or _DIFFERS.search(what)):
        begun = [item for item in items if item.first < reason.announced and not item.held]
        return _of_relation(outline, reason, begun, items, direction, against)
    earlier = [item for item in items if item.told < reason.announced and not item.held]
    changed = [item for item in earlier if item.changed and item.reason is None]
    if reason.bare and outline.start(reason.announced) < reason.announced:
        changed = [item for item in changed if item.told >= outline.start(reason.announced)]
    named = [item for item in earlier[-REMEMBERED:] if item.name and item.name in what]
    if direction is not None and named and not any(item.changed for item in named):
        return None
    if direction is not None and (whole := _side(earlier, what, direction)):
        return whole
    if (new := _newly(outline, reason, earlier, direction)) is not None:
        return new
    fitting = [item for item in changed if direction is None or item.direction is direction] or changed
    # of two changes of one item the one that the words hold against the same
    fitting = [item for item in fitting if against in (None, item.against)] or fitting
    if fitting:
        return _whole(outline, reason, fitting) or _nearest(fitting, what)
    if (pair := _held_against(outline, reason, earlier)) is not None:
        return pair
    # 完成年初预算的 106%，主要原因是: an outturn held against its budget
    start = outline.start(reason.announced)
    sentence = outline.text[start : reason.announced] or outline.text[: reason.announced]
    if re.search("完成|预算", sentence) and earlier and (direction is None or _DIFFERENCE.fullmatch(what)):
        owner = outline.topic(reason.announced, earlier)
        if owner is not None and "预算" in owner.measure and (spent := _set_against(owner, earlier, start)):
            spent.direction, spent.against = direction or spent.direction, Against.BUDGET
            return spent
        outturn = owner is not None and (re.search("决算|执行", owner.measure) or direction is not None)
        if owner is not None and owner.reason is None and outturn:
            if not owner.changed:
                owner.direction, owner.against = direction, Against.BUDGET
            return owner
    return None


def _set_against(budget: Item, earlier: Sequence[Item], start: int) -> Item | None:
    """What was spent beside the budget that its sentence names last (支出2.05万元，年初预算为2万元，差值为0.05万元)."""
    beside = (i for i in earlier if i.name == budget.name and i.first >= start and not i.measure)
    return next((i for i in beside if not i.changed and i.reason is None and i.previous is None), None)


def _held_against(outline: Outline, reason: Reason, earlier: Sequence[Item]) -> Item | None:
    """The outturn before its own budget where a reason stands behind how far the two are apart."""
    if len(earlier) < 2 or not _APART.search(outline.text, 0, reason.announced):
        return None
    spent, planned = sorted(earlier, key=lambda item: item.first)[-2:]
    if spent.name != planned.name or "预算" not in planned.measure or spent.changed or spent.reason:
        return None
    spent.against = Against.BUDGET
    return spent


def _newly(
    outline: Outline, reason: Reason, earlier: Sequence[Item], direction: Direction | None
) -> Item | None:
    """The item right before a reason of which the year before had nothing (18万元，上年未安排，原因是…): told so then, it has
    no change in numbers."""
    last = max(earlier, key=lambda item: item.stop, default=None)
    if last is None or last.changed or last.reason is not None or direction is Direction.DECREASE:
        return None
    between = outline.text[last.current.stop if last.current else last.stop : reason.announced]
    if _NOTHING_BEFORE.fullmatch(between) is None:
        return None
    last.direction = Direction.INCREASE
    last.against = Against.BUDGET if "年初" in between else Against.LAST_YEAR
    return last


def _of_relation(
    outline: Outline,
    reason: Reason,
    earlier: Sequence[Item],
    items: list[Item],
    direction: Direction | None,
    against: Against,
) -> Item | None:
    """The outturn that is more or less than its budget, or differs from it, as the words before the reason say."""
    owner = outline.topic(reason.announced, earlier)
    related = _RELATED.search(reason.what)
    if related and (name := names.of_heading(related["name"], "")) and not names.BARE.fullmatch(name):
        # A低于预算数的原因是…。B高于预算数的原因是…
        named = (item for item in reversed(earlier) if item.name in (name, related["name"]))
        same = owner if owner is not None and (name in owner.name or owner.name in name) else None
        owner = next(named, same)
    if owner is None:
        return None
    for item in reversed(earlier):
        if item.name == owner.name and item.changed and item.against is against and item.reason is None:
            return item
    if owner.changed:
        owner = Item(owner.name, owner.code, owner.start, reason.start, owner.measure, owner.current)
        items.append(owner)
    owner.direction, owner.against = direction, against
    return owner


def _more_or_less(what: str) -> int:
    return max((found.end() for found in re.finditer("[大小高低多少等]于|超[过出]", what)), default=0)


def _side(earlier: Sequence[Item], what: str, direction: Direction) -> Item | None:
    """The whole that bare words of a reason are of (支出增加的主要原因), told so then if it has not been; it is none of
    its parts."""
    side = _SIDE.fullmatch(what)
    if side is None:
        return None
    totals = [
        item for item in earlier[-REMEMBERED:] if side["side"] in item.name and _TOTAL.fullmatch(item.name)
    ]
    free = [item for item in totals if item.reason is None and item.direction in (None, direction)]
    if free:
        free[-1].direction = direction
    return free[-1] if free else None


def _other_side(owner: Item, items: Sequence[Item], what: str) -> Item | None:
    """The item of the other side of the same money, where a reason is of both (收入、支出增加的主要原因)."""
    if _BOTH_SIDES.search(what) is None:
        return None
    name = _ALL_OF.sub("", owner.name).translate(_OPPOSITE)
    own = _ALL_OF.sub("", owner.name)
    alike = (i for i in reversed(items[-REMEMBERED:]) if _ALL_OF.sub("", i.name) == name != own and i.changed)
    return next((i for i in alike if i.reason is None and i.against is owner.against), None)


def _whole(outline: Outline, reason: Reason, changed: Sequence[Item]) -> Item | None:
    """Of a whole and its parts that have changed, a sentence that only says why speaks of the whole."""
    begins = outline.start(reason.announced)
    if begins < reason.announced or reason.what:
        return None
    before = outline.before(begins)
    own = [item for item in changed if before <= item.first < begins]
    parts = len(own) > 1 and PARTS.search(outline.text, own[0].told, own[1].told)
    return own[0] if parts else None


def _nearest(items: Sequence[Item], what: str) -> Item:
    named = [item for item in items if item.name and item.name in what]
    if named:
        return named[-1]
    return items[0] if re.match(r"总", what) else max(reversed(items), key=lambda item: item.told)


def direction_of(text: str) -> Direction | None:
    """Which way words say that something has changed; None where they say neither or both."""
    up, down = _MORE.search(text), _LESS.search(text)
    if up and down:
        return None
    if up or down:
        return Direction.INCREASE if up else Direction.DECREASE
    return Direction.FLAT if FLAT.search(text) or _EQUAL.search(text) else None
