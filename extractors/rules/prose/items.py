"""Items of a paragraph while it is being read, and which of them a number without a name belongs to.

    “三公”经费10万元，其中：接待费2万元，用车费8万元（购置费0万元），比上年减少1万元。
    whole             part          part          in a bracket    of the whole: the parts are counted off

Brackets close over what stands in them; 其中 opens parts of what stands before it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.rules.prose.amounts import Token
from extractors.schema.draft import Against, Direction
from extractors.schema.money import read_number

SENTENCE = re.compile(r"[。！？\n]|；(?![一二三四五六七八九十]是)")
_STOP = re.compile(r"[。！？\n]")
# No sentence speaks of more items than this many before it.
REMEMBERED = 60
PARTS = re.compile(r"其中|包括|含[:：]")
# How a sentence begins that goes on about one side of what the one before it names (支出全部为…，比上年增加).
_OF_SIDE = re.compile(r"\W*(?P<side>收入|支出)(?=全部|均|主要|都|比|较|与|同|为)")
# How a sentence begins that tells what was planned of what the sentences before it name.
_PLAN_OF_IT = re.compile(r"\W*(?:年初|全年|调整)后?的?预算")


@dataclass
class Item:
    """An item while its sentence is still being read."""

    name: str
    code: str
    start: int
    stop: int
    measure: str = ""
    current: Token | None = None
    previous: Token | None = None
    delta: Token | None = None
    percent: Token | None = None
    direction: Direction | None = None
    against: Against = Against.LAST_YEAR
    reason: tuple[int, int] | None = None
    purpose: tuple[int, int] | None = None
    # where the words stand that say it has not changed
    flat: int | None = None
    # a budget that another item is held against (完成全年预算…): nothing is said of its change
    held: bool = False

    @property
    def changed(self) -> bool:
        return self.direction is not None

    @property
    def first(self) -> int:
        """Where its first number stands."""
        numbers = [t.start for t in (self.current, self.previous, self.delta, self.percent) if t is not None]
        return min(numbers, default=self.start)

    @property
    def told(self) -> int:
        """Where its change is told; its first number where none is."""
        change = [t.start for t in (self.delta, self.percent) if t is not None]
        return min(change, default=self.first if self.flat is None else self.flat)

    def again(self, token: Token) -> Item:
        """The same item for another change of it."""
        return Item(self.name, self.code, self.start, token.stop, self.measure, current=self.current)


class Outline:
    """Where the sentences of a text begin and end, and where the brackets around each character close."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [found.span() for found in SENTENCE.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._ends = [*(start for start, _ in ends), len(text)]
        self._stops = [0, *(found.end() for found in _STOP.finditer(text))]
        self._closing = _closing(text)

    def start(self, at: int) -> int:
        """Where the sentence at a place begins, behind blanks."""
        start = self._starts[bisect_right(self._starts, at) - 1]
        return start + len(self.text[start:at]) - len(self.text[start:at].lstrip())

    def end(self, at: int) -> int:
        """Where the sentence at a place ends, before its mark."""
        return self._ends[min(bisect_left(self._ends, at), len(self._ends) - 1)]

    def before(self, at: int) -> int:
        """Where the sentence before the one that begins at a place begins: parts parted by ； are one."""
        return self._stops[max(0, bisect_left(self._stops, at) - 1)]

    def closes(self, at: int) -> int:
        """Where the bracket around a place closes; the end of the text for none."""
        return int(min(self._closing[at], len(self.text)))

    def closed(self, first: int, at: int) -> bool:
        """Whether what stands at `first` is in a bracket that is closed before `at`."""
        return self._closing[first] < at

    def topic(self, at: int, items: Sequence[Item], change: Sequence[Token] = ()) -> Item | None:
        """The item that words at a place speak of without naming it: one of the same sentence, or the one that the
        sentence before began with. `change` is what is said of it, which tells a whole from its last part."""
        near = [item for item in items[-REMEMBERED:] if not item.held and not self.closed(item.first, at)]
        if not near:
            return None
        start = self.start(at)
        own = [item for item in near if item.first >= start]
        if own:
            return self.spent(_of_sentence(self.text, at, own, change), near)
        led = _OF_SIDE.match(self.text, start)
        while start > 0:
            end, start = start, self.before(start)
            own = [item for item in near if start <= item.first < end]
            # a sentence of parts (其中：…) says nothing of the whole
            if own and not PARTS.match(self.text[start : start + 10].lstrip()):
                of_side = (item for item in own if led is not None and item.name.endswith(f"年{led['side']}"))
                return _outturn(own, next(of_side, own[0]))
        return _outturn(near, near[-1])

    def spent(self, planned: Item, near: Sequence[Item]) -> Item:
        """The outturn named before a budget that begins its sentence without a name (行政运行12万元，…。年初预算为10万元，…),
        of which that sentence goes on; any other item itself."""
        if planned.current is None or not _PLAN_OF_IT.match(planned.current.name):
            return planned
        start = self.start(planned.first)
        before = (item for item in reversed(near) if item.first < start and item.name == planned.name)
        named = next(before, planned)
        return planned if named.current is None or "预算" in named.measure else named


def _closing(text: str) -> list[float]:
    """For each character where the innermost bracket around it closes; infinity for none."""
    closing = [math.inf] * (len(text) + 1)
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in "（(":
            opened.append(at)
        elif character in "）)" and opened:
            start = opened.pop()
            for inside in range(start, at):
                closing[inside] = min(closing[inside], at)
    return closing


def _of_sentence(text: str, at: int, own: Sequence[Item], change: Sequence[Token]) -> Item:
    whole, last = own[0], own[-1]
    opened = PARTS.search(text, whole.first, at)
    if opened is None or whole is last:
        return _outturn(own, last)
    before = [item for item in own if item.first < opened.start()]
    parts = [item for item in own if item.first > opened.start()]
    if not before or not parts:
        return _outturn(own, last)
    whole = before[-1]
    fits = [item for item in (whole, parts[-1]) if _bears_out(text, item, change)]
    if len(fits) == 1:
        return fits[0]
    if whole.changed or any(item.changed for item in parts) or len(parts) == 1:
        return parts[-1]
    return whole


def _outturn(own: Sequence[Item], chosen: Item) -> Item:
    """Of a budget and its outturn in one sentence, changes are said of the outturn, which needs no measure where its
    budget follows it (教育支出12.00万元，年初预算为10.00万元)."""
    planned = re.search("预算", chosen.measure) is not None
    same = [
        item
        for item in own
        if item.name == chosen.name
        and (
            re.search("决算|执行", item.measure)
            or (planned and item.current is not None and not item.measure)
        )
    ]
    return same[-1] if same and not re.search("决算|执行", chosen.measure) else chosen


def _bears_out(text: str, item: Item, change: Sequence[Token]) -> bool:
    """Whether a change and its rate are that of an item's amount, to a twentieth of the rate."""
    if item.current is None or len(change) != 2 or item.current.unit != change[0].unit:
        return False
    current, delta, rate = (_value(text, token) for token in (item.current, *change))
    if current is None or delta is None or rate is None:
        return False
    base = current - (delta if change[0].up else -delta)
    # a change of nothing fits any amount
    return base != 0 and delta != 0 and abs(abs(delta / base) * 100 - rate) <= max(Decimal("0.06"), rate / 20)


def _value(text: str, token: Token) -> Decimal | None:
    return read_number(text[token.start : token.end])
