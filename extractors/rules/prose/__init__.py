"""Running text → what each sentence says of an item: amount, change, percent, reason, purpose.

Numbers are read from left to right. A number with a name of its own begins an item; one without belongs to the item
that the words speak of. What a change is measured against is kept apart: a final account states changes against its
budget and against last year. Reasons go to the change they follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.rules.prose import names, reasons
from extractors.rules.prose.amounts import Part, Token, tokens
from extractors.rules.prose.codes import Codes
from extractors.rules.prose.items import Item, Outline
from extractors.schema.disclosure import Disclosure, Paragraph
from extractors.schema.draft import Against, Direction, DraftNarrative, DraftStatement, SpanRef

# A paragraph without an amount, a rate or a reason says nothing of any item.
_SAYS = re.compile(r"\d\s*(?:[亿万千]?元|[%％万亿])|\d[，、,和及]|原因|主要情况|，主要|持平|变化|不变")
# Of these the sentence has named before what they are of (公务接待24批次，支出2.05万元).
_BARE = re.compile(
    r"(?:本年度?)?(?:收入|支出)|收入|费用支出|费用|金额|资金|经费|支出决算|支出预算|共支出|预算|决算"
)
_WORTH = ("价值", "原值", "净值", "账面价值")
_THING = re.compile(
    r"(?P<thing>(?<![\u4e00-\u9fff])(?!共有|其中)[\u4e00-\u9fff（）]{2,12}?)共?有?\s*\d[\d,.]*\s*(?:平方米|台[（(]套[)）]|[辆台套件个])[，,]$"
)
_EACH = re.compile("分别(?:为|是|达)?$")
_AND_CHANGED = re.compile(r"\s*[和、，及]\s*(?:增|减|下降|上升|降|提高)")
# Beside these the bare words are items of their own (年初结转5万元，本年收入100万元).
_OF_BALANCE = re.compile(r"[总本]?年?度?[收支]|预算|决算|[上年期][年初末]|结转|结余|使用|用")


def draft(
    disclosure: Disclosure, statements: Iterable[DraftStatement], *, department: str, year: int | None
) -> Iterator[DraftNarrative]:
    """What the text of all sections says of amounts and changes, in printed order."""
    codes = Codes.of(statements)
    for section in disclosure.sections:
        if any(re.search("名词解释|目\\s*录", heading) for heading in section.heading):
            continue
        heading = section.heading[-1] if section.heading else ""
        for paragraph in section.paragraphs:
            if not _SAYS.search(paragraph.text):
                continue
            reader = Reader(paragraph.text, codes, department, year, heading)
            for item in reader.items():
                yield _drafted(item, paragraph, section.heading, reader.outline)


class Reader:
    """Reads one paragraph; `heading` stands above it, and may name the item that it leaves out."""

    def __init__(self, text: str, codes: Codes, department: str, year: int | None, heading: str = "") -> None:
        self.text = text
        self.outline = Outline(text)
        self.codes = codes
        self.department = department
        self.year = year
        self.heading = heading
        self.subject = self._subject()
        self.found: list[Item] = []
        # the items of the last list of amounts, which a list of changes goes through again
        self.list: list[Item] = []

    def items(self) -> list[Item]:
        """The items in the order they were begun."""
        why = reasons.announced(self.outline)
        numbers = list(tokens(self.text, self.year))
        for n, token in enumerate(numbers):
            if any(reason.start <= token.start < reason.end for reason in why) and not self._tells(token):
                continue
            self._place(token, numbers[n : n + 2], _listed(numbers, n))
        reasons.attach_flat(self.outline, self.found, self.year)
        reasons.attach_reasons(self.outline, why, self.found, self.department, self.year)
        reasons.attach_leading(self.outline, self.found)
        reasons.attach_purposes(self.outline, self.found)
        self._hold_outturns()
        return self.found

    def _subject(self) -> Item | None:
        """The item that a paragraph names before any amount: 1、卫生健康支出（类）…（项）。年初预算为…"""
        path = names.classified(self.text.split("。")[0][:120])
        if path:
            return Item(path[-1], self.codes.find(path), 0, 0)
        label = names.label_of(self.text) or names.run_in(self.text, self.department)
        return Item(label, "", 0, 0) if label else None

    def _headed(self) -> tuple[str, str]:
        """The item that the heading names, and its code."""
        path = names.classified(self.heading)
        if path:
            return path[-1], self.codes.find(path)
        code = names.code_of(self.heading)
        name = names.item_of(self.heading, self.department) if code else ""
        return (name, code) if name else (names.of_heading(self.heading, self.department), "")

    def _tells(self, token: Token) -> bool:
        """Whether a number inside a reason says something of an item of its own (原因是 … 项目增加30万元)."""
        name = names.item_of(token.name, self.department)
        last = self.found[-1].name if self.found else ""
        return bool(name) and token.part is not Part.PERCENT and name != last

    # --- whose a number is ---

    def _place(self, token: Token, change: list[Token], count: int) -> None:
        """Gives a number to its item, beginning a new one where the words before it name one.

        `count` is how many numbers stand in its list, 1 for a number by itself."""
        path = names.classified(token.name)
        code = names.code_of(token.name) or (self.codes.find(path) if path else "")
        listed = names.listed(token.name, self.department, count) if count > 1 else []
        if count > 1 and token.part is Part.CURRENT and _EACH.search(token.name) and not listed:
            return  # whose each of them is, is not known
        name = path[-1] if path else listed[token.nth] if listed else self._name(token)
        if token.part is Part.CURRENT:
            self._amount(token, name, code)
            if listed:
                self.list = [*(self.list if token.nth else []), self.found[-1]]
            return
        if count == len(self.list) and count > 1:
            self._give(token, self.list[token.nth])
            return
        if self._leads_two(token):
            self._give(token, self.found[-2])
            return
        owner = self._owner(token, name, code, change)
        if owner is not None:
            self._give(token, owner)

    def _leads_two(self, token: Token) -> bool:
        """Whether a change is the first of two that are told of the two items before (分别增长8%和下降3%)."""
        two = len(self.found) > 1 and not any(item.changed for item in self.found[-2:])
        clause = self.text[token.clause : token.start]
        return two and "分别" in clause and bool(_AND_CHANGED.match(self.text, token.stop))

    def _name(self, token: Token) -> str:
        name = names.item_of(token.name, self.department)
        if name in _WORTH:
            # 车辆8辆，价值156.30万元
            thing = _THING.search(self.text, self.outline.start(token.start), token.clause)
            return (thing["thing"] if thing else "") + name
        if not _BARE.fullmatch(name):
            return name
        last = self.found[-1].name if self.found else ""
        if self.found and (token.part is not Part.CURRENT or not _OF_BALANCE.match(last)):
            return ""
        lead = "" if self.found else self._lead(token)[0]
        return "" if lead and not _OF_BALANCE.match(lead) else name

    def _amount(self, token: Token, name: str, code: str) -> None:
        measure = token.held or names.measure_of(token.name)
        last = self.found[-1] if self.found else None
        if name or token.held:
            known = self.outline.topic(token.start, self.found)
            own = (name, code) if name else (known.name, known.code) if known else ("", "")
            if own[0]:
                self._begin(*own, token, measure).held = bool(token.held)
            return
        if last is None:
            name, code = self._lead(token)
            if name:
                self._begin(name, code, token, measure)
            return
        repeated = last.current is not None and self._same(last.current, token)
        if repeated and not last.changed and measure in ("", "预算安排", last.measure):
            last.stop = token.stop
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
        if token.up or token.down:
            item.direction = Direction.INCREASE if token.up else Direction.DECREASE

    def _lead(self, token: Token) -> tuple[str, str]:
        """What a number without a name is of, before any other: what the paragraph is about, what its sentence began
        with, or what its heading names."""
        named = self._words(token)
        about = (self.subject.name, self.subject.code) if self.subject is not None else ("", "")
        if self.outline.start(token.start) == 0 and about[0]:
            return about
        if named or about[0]:
            return (named, "") if named else about
        return self._headed()

    def _words(self, token: Token) -> str:
        """The name that the sentence began with, before its first number (公务接待24批次，支出2.05万元)."""
        start = self.outline.start(token.start)
        begun = self.text[start : token.clause]
        words = re.split(r"[\d，,。；：:（(]", re.sub(r"^[\d年度、.．（()）\s，,]+", "", begun))[0]
        name = names.item_of(words, self.department)
        return "" if _BARE.fullmatch(name) else name

    def _owner(self, token: Token, name: str, code: str, change: list[Token]) -> Item | None:
        """The item that a change, a rate or last year's amount belongs to."""
        recent = max(self.found, key=lambda item: item.stop, default=None)
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
            name, code = self._lead(token)
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
        base = token.against or (owner.against if known else Against.LAST_YEAR)
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

    def _hold_outturns(self) -> None:
        """年初预算为10.00万元，支出决算为12.00万元: what an outturn is held against is the budget beside it."""
        for pair in pairwise(self.found):
            budget, outturn = pair if _is_budget(pair[0]) else reversed(pair)
            beside = self.outline.start(pair[0].start) == self.outline.start(pair[1].start)
            if not (beside and budget.name == outturn.name and _is_budget(budget) and _is_outturn(outturn)):
                continue
            if outturn.previous is None and not (outturn.changed and outturn.against is not Against.BUDGET):
                outturn.previous, outturn.against = budget.current, Against.BUDGET

    def _same(self, a: Token, b: Token) -> bool:
        return self.text[a.start : a.end] == self.text[b.start : b.end] and a.unit == b.unit

    def _related(self, name: str, other: str) -> bool:
        return name == other or name in other


def _is_budget(item: Item) -> bool:
    return item.current is not None and bool(re.search(r"预算(?:安排)?[数额]?[为是]?\s*$", item.current.name))


def _is_outturn(item: Item) -> bool:
    return item.current is not None and bool(re.search("决算|执行", item.measure))


def _listed(numbers: Sequence[Token], n: int) -> int:
    """How many numbers stand in the list that the n-th belongs to."""
    last = n
    while last + 1 < len(numbers) and numbers[last + 1].nth == numbers[last].nth + 1:
        last += 1
    return numbers[last].nth + 1


def _drafted(item: Item, paragraph: Paragraph, heading: tuple[str, ...], outline: Outline) -> DraftNarrative:
    def span(place: Token | tuple[int, int] | None) -> SpanRef | None:
        if place is None:
            return None
        start, end = (place.start, place.end) if isinstance(place, Token) else place
        return SpanRef(paragraph=paragraph.id, start=start, end=end)

    def unit(token: Token | None) -> str:
        return "" if token is None else token.unit

    # 增加0万元，增长0%: a form that was filled in
    still = item.delta is not None and not any(
        re.search("[1-9]", paragraph.text[t.start : t.end])
        for t in (item.delta, item.percent)
        if t is not None
    )
    end = outline.end(max(item.stop - 1, item.start))
    end += paragraph.text[end : end + 1] in ("。", "；")
    return DraftNarrative(
        item=item.name,
        code=item.code,
        measure=item.measure,
        heading=heading,
        sentence=SpanRef(paragraph=paragraph.id, start=item.start, end=end),
        current=span(item.current),
        current_unit=unit(item.current),
        previous=span(item.previous),
        previous_unit=unit(item.previous),
        delta=span(item.delta),
        delta_unit=unit(item.delta),
        percent=span(item.percent),
        direction=Direction.FLAT if still else item.direction,
        against=item.against,
        reason=span(item.reason),
        purpose=span(item.purpose),
    )
