"""One paragraph → its items: whose each number is, and what it is of its item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.rules.prose import (
    announced,
    borne,
    classification,
    flat,
    leading,
    names,
    outturns,
    purposes,
    reasons,
    totals,
)
from extractors.rules.prose.amounts import Part, Token, tokens
from extractors.rules.prose.codes import Codes
from extractors.rules.prose.items import PARTS, REMEMBERED, Item, Outline
from extractors.rules.prose.subjects import Subjects
from extractors.schema.draft import Against, Direction

_WORTH = ("价值", "原值", "净值", "账面价值")
_THING = re.compile(
    r"(?P<thing>(?<![\u4e00-\u9fff])(?!共有|其中)[\u4e00-\u9fff（）]{2,12}?)共?有?\s*\d[\d,.]*\s*(?:平方米|台[（(]套[)）]|[辆台套件个])[，,]$"
)
# …；封山育林200亩，每亩补助90元，计1.80万元: what the part of a sentence begins with that tells how much of it was done, and
# behind that nothing but what each costs and the words that an amount has anyway
_WORKED = re.compile(
    r"\s*(?:其中[，：:]?)?(?P<thing>(?!共有|其中|每|人均|户均)[\u4e00-\u9fff（）]{4,16}?)(?:建筑|占地|总)?(?:面积|长度|里程)?为?约?\s*\d[\d,.]*\s*万?(?:亩|公顷|公里|千米|平方公里|平方米|立方米|米|株|吨|头|只|座|处)"
    r"[，,](?:[^，,。；;]{0,6}[每按][^，,。；;]{1,20}元[^，,。；;\d]{0,6}[，,])?[^，,。；;\d]{0,6}$"
)
# 25名巡河员按每人每月700元发放补助，支出21.00万元
_PAID = re.compile(
    r"\s*[为向对给]?\s*\d+\s*名(?P<thing>[\u4e00-\u9fff]{3,12}?)(?=[在按每，,])[^；;。]{0,50}?[，,][^，,。；;\d]{0,6}$"
)
_PART_OF_SENTENCE = re.compile(r"[；;。：:\n]")
_EACH = re.compile("分别(?:为|是|达)?$")
_MADE_CHANGE = re.compile(
    "压缩|压减|减少|增加|新增|追加|核减|核增|调增|调减|节约|提高|降低|扣减|扣除|退回|收回|追回"
)
# 压减差旅费2万元、印刷费1万元
_MADE_IN_TURN = re.compile(rf"(?:{_MADE_CHANGE.pattern})[^，。；：]*\d[^，。；：]*、$")
_FAR = 40
_AND_CHANGED = re.compile(r"\s*[和、，及]\s*(?:增[加长]?|减少|下降|上升|降低|提高)了?\s*")
_AND_FLAT = re.compile(r"\s*[和、，及]\s*(?:与[^，。；\d]{2,6})?持平")
_MOST_IN_TURN = 8
_SIDE = re.compile("收入|支出")
# 增加, 减少额, 增减变动: what a reason is of where no item is named.
_BARE_CHANGE = 4
# Behind these, bare words of a side are of the whole.
_SOURCE = re.compile("(?:收入|拨款|结转|结余|基金)$")
# Words that begin a sentence stand within this many characters of its first.
_LEADS = 8
# 与2021年度决算相比， before what a sentence begins with.
_COMPARED = re.compile(r"\s*[与和同较比][^，,。；]{2,16}?(?:相比|比较|对比)[，,]\s*")
# Beside these the bare words are items of their own (年初结转5万元，本年收入100万元).
_OF_BALANCE = re.compile(r"[总本]?年?度?[收支]|预算|决算|[上年期][年初末]|结转|结余|使用|用|.*(?:结转|结余)$")


class Led(NamedTuple):
    """A reason at text[start:end] that begins a paragraph, and which way what it is of has changed."""

    start: int
    end: int
    direction: Direction | None


class Reader:
    """Reads one paragraph; `heading` stands above it, and may name the item that it leaves out."""

    def __init__(self, text: str, codes: Codes, department: str, year: int | None, heading: str = "") -> None:
        self.text = text
        self.outline = Outline(text)
        self.why = announced.reasons(self.outline)
        self.codes = codes
        self.department = department
        self.year = year
        self.subjects = Subjects(self.outline, codes, department, heading)
        self.found: list[Item] = []
        # the items of the last list of amounts, which a list of changes goes through again
        self.list: list[Item] = []
        # the items that the changes of a row are told of, until the last is read
        self.turn: list[Item] = []

    def leads(self) -> Led | None:
        """The reason that a paragraph begins with, before it names any item (增加原因：…)."""
        first = next(iter(self.why), None)
        if (
            first is None
            or self.text[: first.start].strip() != self.text[first.announced : first.start].strip()
        ):
            return None
        if len(first.what) > _BARE_CHANGE:
            return None
        return Led(first.start, first.end, reasons.direction_of(first.what))

    def items(self, *, led: bool = False) -> list[Item]:
        """The items in the order they were begun; `led` says that the reason the paragraph begins with is of one before it."""
        why = self.why[1:] if led else self.why
        numbers = list(tokens(self.text, self.year))
        for n, token in enumerate(numbers):
            if any(r.start <= token.start < r.end for r in self.why) and not self._tells(token):
                continue
            self._place(token, numbers[n : n + _MOST_IN_TURN], _listed(numbers, n))
        inside = [(reason.start, reason.end) for reason in self.why]
        flat.attach(self.outline, self.found, self.department, self.year, inside)
        borne.attach(self.outline, self.found)
        about = ""
        if why and why[0].start < min((item.first for item in self.found), default=len(self.text)):
            about = self.subjects.about()
        reasons.attach(self.outline, why, self.found, self.department, self.year, about)
        leading.attach(self.outline, self.found)
        purposes.attach(self.outline, self.found)
        outturns.hold(self.outline, self.found)
        return self.found

    def _tells(self, token: Token) -> bool:
        """Whether a number inside a reason says something of an item of its own (原因是 … 项目增加30万元); 压缩差旅费3万元
        is no amount of 差旅费."""
        name = names.item_of(token.name, self.department)
        if token.part is Part.CURRENT and (
            _MADE_CHANGE.match(name)
            or _MADE_IN_TURN.search(self.text, max(0, token.clause - _FAR), token.clause)
        ):
            return False
        last = self.found[-1].name if self.found else ""
        return bool(name) and token.part is not Part.PERCENT and name != last

    # --- whose a number is ---

    def _place(self, token: Token, coming: list[Token], count: int) -> None:
        """Gives a number to its item, beginning a new one where the words before it name one.

        `coming` are the numbers from it on; `count` is how many stand in its list, 1 for a number by itself."""
        path = classification.classified(token.name)
        code = classification.code_of(token.name) or (self.codes.find(path) if path else "")
        listed = names.listed(token.name, self.department, count) if count > 1 else []
        if count > 1 and token.part is Part.CURRENT and _EACH.search(token.name) and not listed:
            return  # whose each of them is, is not known
        name = path[-1] if path else listed[token.nth] if listed else self._name(token)
        if token.part is Part.CURRENT and self.found and (not name or names.BARE.fullmatch(name)):
            name, code = self._worked(token) or name, code
        if not name or names.BARE.fullmatch(name):
            since = max((item.stop for item in self.found[-REMEMBERED:]), default=0)
            head, its_code = self.subjects.amid(since, token.start)
            name, code = (head, its_code) if head else (name, code)
        if token.part is Part.CURRENT:
            self._amount(token, name, code)
            if listed:
                self.list = [*(self.list if token.nth else []), self.found[-1]]
            return
        if count == len(self.list) and count > 1:
            self._give(token, self.list[token.nth])
            return
        self.turn = self.turn or self._in_turn(coming)
        if self.turn:
            self._give(token, self.turn.pop(0))
            return
        owner = self._owner(token, name, code, coming[:2])
        if owner is not None:
            self._give(token, owner)

    def _in_turn(self, coming: Sequence[Token]) -> list[Item]:
        """The items before that as many changes are told of, each with its own words (分别增长8%、下降2%和增长3%)."""
        first, count = coming[0], 1
        if "分别" not in self.text[first.clause : first.start]:
            return []
        for token, following in pairwise(coming):
            alike = following.part is token.part and following.unit == token.unit
            if not alike or not _AND_CHANGED.fullmatch(self.text, token.stop, following.start):
                break
            count += 1
        if count == 1 and _AND_FLAT.match(self.text, first.stop):
            return self.found[-2:-1]
        last = self.found[-count:] if 1 < count <= len(self.found) else []
        return [] if any(item.changed for item in last) else last

    def _worked(self, token: Token) -> str:
        """What an amount without a name was spent on: the part of the sentence says before it how much of it was done, or
        how many it was paid to."""
        begun = self.outline.before(token.start)
        part = max(
            (found.end() for found in _PART_OF_SENTENCE.finditer(self.text, begun, token.start)),
            default=begun,
        )
        found = _WORKED.match(self.text, part, token.start) or _PAID.match(self.text, part, token.start)
        return found["thing"] if found else ""

    def _name(self, token: Token) -> str:
        name = names.item_of(token.name, self.department)
        if name in _WORTH:
            # 车辆8辆，价值156.30万元
            thing = _THING.search(self.text, self.outline.start(token.start), token.clause)
            return (thing["thing"] if thing else "") + name
        if not names.BARE.fullmatch(name):
            return name
        if side := self._side(token, name):
            return side
        last = self.found[-1].name if self.found else ""
        if self.found and (token.part is not Part.CURRENT or not _of_balance(last)):
            return ""
        lead = "" if self.found else self.subjects.lead(token)[0]
        return "" if lead and not _of_balance(lead) else name

    def _side(self, token: Token, name: str) -> str:
        """The name that bare words have as a part (其中本年收入…), of the other side than the item before (收入100万元，
        支出100万元), or where they begin a sentence on the whole of it (事业收入10万元。收入较上年增加5万元); empty where they
        go on about that item."""
        side = _SIDE.search(name)
        if not self.found or side is None:
            return ""
        if PARTS.match(token.name.lstrip("，, ")):
            return name
        own, other = side.group(), "支出" if side.group() == "收入" else "收入"
        current = token.part is Part.CURRENT
        near = self.found[-REMEMBERED:]
        last = near[-1] if current else max(near, key=lambda item: item.stop)
        if other in last.name and own not in last.name:
            known = (item.name for item in reversed(near) if own in item.name and other not in item.name)
            return name if current else next(known, name)
        begun = self.outline.start(token.start)
        if compared := _COMPARED.match(self.text, begun):
            begun = compared.end()
        about = self.outline.topic(token.start, self.found)
        if (
            current
            or about is None
            or not about.first < begun <= self.text.find(name, begun) <= begun + _LEADS
        ):
            return ""
        if other in about.name and own not in about.name:
            # 收入总计10万元，支出总计10万元。本年支出由8万元减少到7万元: nothing of the receipts
            known = (item.name for item in reversed(near) if own in item.name and other not in item.name)
            return name if name.startswith("本年") else next(known, name)
        part = PARTS.match(self.text, self.outline.start(about.first))
        return name if part or (own not in about.name and _is_other(about.name)) else ""

    def _amount(self, token: Token, name: str, code: str) -> None:
        measure = token.held or names.measure_of(token.name)
        last = self.found[-1] if self.found else None
        if not name and last is not None:
            name = self.subjects.counted(token, max(item.stop for item in self.found[-REMEMBERED:]))
        if name or token.held:
            known = self.outline.topic(token.start, self.found)
            own = (name, code) if name else (known.name, known.code) if known else ("", "")
            if own[0]:
                self._begin(*own, token, measure).held = bool(token.held)
            return
        if last is None:
            name, code = self.subjects.lead(token)
            name = name or names.whole(token.name, self.department)
            if name:
                self._begin(name, code, token, measure)
            return
        repeated = last.current is not None and self._same(last.current, token)
        if repeated and not last.changed and measure in ("", "预算安排", last.measure):
            last.stop = token.stop
            return
        if total := totals.total_of(self.outline, self.found, token):
            self._begin(total, "", token, measure)
            return
        if last.current is None:
            last.current, last.stop, last.measure = token, token.stop, measure
            self._way(last, token)
            return
        about = self.outline.topic(token.start, self.found) or last
        self._begin(about.name, about.code, token, measure)
        self._carry_previous()

    def _begin(self, name: str, code: str, token: Token, measure: str) -> Item:
        start = self.outline.start(token.start)
        item = Item(name, code, start, token.stop, measure, current=token)
        self._way(item, token)
        self.found.append(item)
        return item

    def _way(self, item: Item, token: Token) -> None:
        """由10.00万元减少至8.00万元: the amount that a change ends with tells its direction."""
        if token.part is Part.PERCENT and item.direction is not None:
            # 减少13.57万元，增长4.81%: the word before the amount counts
            return
        if token.up or token.down:
            item.direction = Direction.INCREASE if token.up else Direction.DECREASE

    def _owner(self, token: Token, name: str, code: str, change: list[Token]) -> Item | None:
        """The item that a change, a rate or last year's amount belongs to."""
        recent = max(self.found, key=lambda item: item.stop, default=None)
        if token.part is Part.DELTA and not name and recent is not None:
            name = self.subjects.of_part(token, recent.stop)
        if token.part is Part.PERCENT and recent is not None and self._rates(recent, token):
            return recent
        if token.part is Part.DELTA and not name and recent is not None and self._goes_on(recent, token):
            return recent
        pair = change if len(change) == 2 and change[1].part is Part.PERCENT else []
        about = self.outline.topic(token.start, self.found, pair)
        if name and not (about is not None and self._related(name, about.name)):
            named = [item for item in self.found if item.name == name and not item.held]
            about = named[-1] if named else None
            if about is None:
                about = Item(name, code, self.outline.start(token.start), token.stop)
                self.found.append(about)
        if about is None:
            name, code = self.subjects.lead(token)
            if not name:
                return None
            about = Item(name, code, self.outline.start(token.start), token.stop)
            self.found.append(about)
        return about

    def _rates(self, item: Item, token: Token) -> bool:
        """Whether a rate goes with the change that was read last."""
        return item.delta is not None and item.percent is None and token.against in (None, item.against)

    def _goes_on(self, item: Item, token: Token) -> bool:
        """Whether a change is told right behind the amount that it is measured against (与上年12万元相比减少2万元)."""
        if item.previous is None or item.delta is not None or token.against is not None:
            return False
        return self.outline.start(token.start) <= item.previous.start

    # --- what a number is of its item ---

    def _give(self, token: Token, owner: Item) -> None:
        known = owner.changed or owner.previous is not None
        base = token.against or (owner.against if known else self._base(owner))
        if token.part is Part.PREVIOUS:
            if owner.previous is not None or owner.changed:
                owner = self._again(owner, token)
            owner.previous, owner.against = token, base
        elif token.part is Part.DELTA:
            if owner.delta is not None or (owner.changed and owner.against is not base):
                if owner.delta is not None and self._same(owner.delta, token) and owner.against is base:
                    owner.stop = token.stop
                    return
                # the same sentence states two changes: both are kept, a check will say so
                owner = self._again(owner, token)
            owner.delta, owner.against = token, base
        else:
            if owner.percent is not None and token.against is not None and owner.against is not base:
                owner = self._again(owner, token)
            if owner.percent is None:
                owner.percent, owner.against = token, base
        self._way(owner, token)
        owner.stop = max(owner.stop, token.stop)

    def _base(self, owner: Item) -> Against:
        """What a change that does not say it is measured against: 决算收入10万元，年初预算安排12万元，少了2万元."""
        last = self.found[-1]
        planned = (
            last is not owner and last.name == owner.name and "预算" in last.measure and not last.changed
        )
        outturn = "决算" in owner.measure or "执行" in owner.measure
        return Against.BUDGET if planned and outturn else Against.LAST_YEAR

    def _again(self, owner: Item, token: Token) -> Item:
        again = owner.again(token)
        self.found.append(again)
        return again

    def _carry_previous(self) -> None:
        """去年执行数为 A，今年预算安排 B: the two belong to one change, even where B was named before."""
        before, now = self.found[-2:] if len(self.found) > 1 else (None, self.found[-1])
        if (
            before is not None
            and before.name == now.name
            and before.previous is not None
            and not before.changed
        ):
            now.previous, before.previous = before.previous, None

    def _same(self, a: Token, b: Token) -> bool:
        return self.text[a.start : a.end] == self.text[b.start : b.end] and a.unit == b.unit

    def _related(self, name: str, other: str) -> bool:
        return name == other or (name in other and not names.BARE.fullmatch(name))


def _is_other(name: str) -> bool:
    return bool(_SOURCE.search(name)) or names.is_whole(name)


def _of_balance(name: str) -> bool:
    return _OF_BALANCE.match(name) is not None


def _listed(numbers: Sequence[Token], n: int) -> int:
    """How many numbers stand in the list that the n-th belongs to."""
    last = n
    while last + 1 < len(numbers) and numbers[last + 1].nth == numbers[last].nth + 1:
        last += 1
    return numbers[last].nth + 1
