"""Running text → what each sentence says of an item: amount, change, percent, reason, purpose.

Numbers are read from left to right. A number with a name of its own begins an item; one without belongs to the item
before it in the paragraph. Reasons go to the change they follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractors.rules import names
from extractors.rules.amounts import Part, Token, tokens
from extractors.schema.disclosure import Disclosure, Paragraph
from extractors.schema.draft import Direction, DraftNarrative, DraftStatement, SpanRef

_FLAT = re.compile(r"持平|无(?:增减)?变化|保持不变|没有变化")
_REASON = re.compile(
    r"(?:(?P<what>[^，。；：]{0,30}?)的)?(?:主要)?(?:变动|变化|增减变化)?的?(?:主要)?原因(?:主要)?(?:是|为|有)?[:：]?"
    r"|(?<=[，。；])主要(?:是|为|因为|由于|系)(?!：)"
)
_PURPOSE = re.compile(r"主要用于[:：]?|用于(?=[^，。；]{4,})")
_SENTENCE = re.compile(r"[。！？\n]|；(?![一二三四五六七八九十]是)")
_LEAD = re.compile(r"[\s：:，,]*(?:因为|由于|是因为|是由于)?[\s：:，,]*")
_PARTS = 3
_ENUMERATED = re.compile(r"^\s*一是")


@dataclass
class _Item:
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
    reason: tuple[int, int] | None = None
    purpose: tuple[int, int] | None = None

    @property
    def changed(self) -> bool:
        return self.direction is not None


@dataclass
class _Codes:
    """Codes by the names of 项 and its parents, from the tables of the document."""

    by_names: dict[tuple[str, ...], str] = field(default_factory=dict)
    ambiguous: set[tuple[str, ...]] = field(default_factory=set)

    @classmethod
    def of(cls, statements: Iterable[DraftStatement]) -> _Codes:
        names_of: dict[str, str] = {}
        for statement in statements:
            for line in statement.lines:
                if re.fullmatch(r"2\d\d(?:\d\d){0,2}", line.code):
                    names_of.setdefault(line.code, line.name)
        codes = cls()
        for code, name in names_of.items():
            parents = [names_of.get(code[:n], "") for n in (3, 5) if n < len(code)]
            for key in {(name,), (*parents[-1:], name), (*parents, name)}:
                if codes.by_names.setdefault(key, code) != code:
                    codes.ambiguous.add(key)
        return codes

    def find(self, path: tuple[str, ...]) -> str:
        for key in (path, path[-2:], path[-1:]):
            if key in self.by_names and key not in self.ambiguous:
                return self.by_names[key]
        return ""


def draft(
    disclosure: Disclosure, statements: Iterable[DraftStatement], *, department: str, year: int | None
) -> Iterator[DraftNarrative]:
    """What the text of all sections says of amounts and changes, in printed order."""
    codes = _Codes.of(statements)
    for section in disclosure.sections:
        if any(re.search("名词解释|目\\s*录", heading) for heading in section.heading):
            continue
        for paragraph in section.paragraphs:
            for item in _items(paragraph.text, codes, department, year):
                yield _drafted(item, paragraph, section.heading)


def _items(text: str, codes: _Codes, department: str, year: int | None) -> list[_Item]:
    items: list[_Item] = []
    subject = _subject(text, codes)
    reasons = [(found.end(), _reason_end(text, found.end())) for found in _REASON.finditer(text)]
    for token in tokens(text, year):
        if any(start <= token.start < end for start, end in reasons) and not _tells(token, items, department):
            continue
        _place(token, text, items, subject, codes, department)
    _attach_flat(text, items, subject, department)
    _attach_reasons(text, items, department)
    _attach_purposes(text, items)
    return items


def _tells(token: Token, items: list[_Item], department: str) -> bool:
    """Whether a number inside a reason says something of an item of its own (原因是 … 项目增加30万元)."""
    name = names.item_of(token.name, department)
    return bool(name) and token.part is not Part.PERCENT and not (items and items[-1].name == name)


def _subject(text: str, codes: _Codes) -> _Item | None:
    """The item that a paragraph names before any amount: 1、卫生健康支出（类）…（项）。年初预算为…"""
    path = names.classified(text.split("。")[0][:120])
    if path:
        return _Item(path[-1], codes.find(path), 0, 0)
    label = names.label_of(text)
    return _Item(label, "", 0, 0) if label else None


def _place(
    token: Token, text: str, items: list[_Item], subject: _Item | None, codes: _Codes, department: str
) -> None:
    """Gives a number to its item, beginning a new one where the words before it name one."""
    path = names.classified(token.name)
    code = names.code_of(token.name) or (codes.find(path) if path else "")
    name = path[-1] if path else names.item_of(token.name, department)
    last = items[-1] if items else None
    if token.part is Part.CURRENT:
        if not name:
            name, code = (
                (last.name, last.code) if last else (subject.name, subject.code) if subject else ("", "")
            )
            if not name:
                return
            measure = names.measure_of(token.name)
            repeated = last is not None and last.current is not None and _same(text, last.current, token)
            if (
                last is not None
                and repeated
                and not last.changed
                and measure in ("", "预算安排", last.measure)
            ):
                last.stop = token.stop
                return
            if last is not None and last.current is None:
                last.current, last.stop, last.measure = token, token.stop, measure
                return
            items.append(
                _Item(name, code, _sentence_start(text, token.start), token.stop, measure, current=token)
            )
            _carry_previous(items)
            return
        items.append(
            _Item(
                name,
                code,
                _sentence_start(text, token.start),
                token.stop,
                names.measure_of(token.name),
                current=token,
            )
        )
        return
    owner = _topic(text, token, items)
    if token.part in (Part.DELTA, Part.PREVIOUS) and name and not (last and _related(name, last.name)):
        owner = next((item for item in reversed(items) if item.name == name), None)
        if owner is None or (token.part is Part.DELTA and owner.delta is not None):
            owner = _Item(name, code, _sentence_start(text, token.start), token.stop)
            items.append(owner)
    if owner is None:
        if subject is None:
            return
        owner = _Item(subject.name, subject.code, _sentence_start(text, token.start), token.stop)
        items.append(owner)
    _give(token, text, items, owner)


def _topic(text: str, token: Token, items: list[_Item]) -> _Item | None:
    """The item that a number without a name belongs to: the last one of its own sentence; at the start of a new
    sentence (与上年相比增加 …) the one that the sentence before began with."""
    if not items:
        return None
    recent = max(items, key=lambda item: item.stop)
    if token.part is Part.PERCENT and recent.delta is not None and recent.percent is None:
        return recent
    start = _sentence_start(text, token.start)
    own = [item for item in items if _first(item) >= start]
    if own:
        # behind a list of parts (A，其中B，C，D，比上年减少…) the whole is meant, not the last part
        listed = "其中" in text[_first(own[0]) : token.start] and not any(item.changed for item in own)
        return own[0] if listed and len(own) > _PARTS else own[-1]
    before = text.rfind("。", 0, _first(items[-1])) + 1
    return next((item for item in items if _first(item) >= before), items[-1])


def _give(token: Token, text: str, items: list[_Item], owner: _Item) -> None:
    if token.part is Part.PREVIOUS:
        if owner.previous is not None or owner.changed:
            owner = _Item(owner.name, owner.code, token.clause, token.stop)
            items.append(owner)
        owner.previous = token
    elif token.part is Part.DELTA:
        if owner.delta is not None:
            if text[owner.delta.start : owner.delta.end] == text[token.start : token.end]:
                owner.stop = token.stop
                return
            # the same sentence states two changes: both are kept, a check will say so
            owner = _Item(
                owner.name, owner.code, owner.start, token.stop, owner.measure, current=owner.current
            )
            items.append(owner)
        owner.delta = token
    elif owner.percent is None:
        owner.percent = token
    if token.up or token.down:
        owner.direction = Direction.INCREASE if token.up else Direction.DECREASE
    owner.stop = max(owner.stop, token.stop)


def _carry_previous(items: list[_Item]) -> None:
    """去年执行数为 A，今年预算安排 B: the two belong to one change, even where B was named before."""
    before, now = items[-2:] if len(items) > 1 else (None, items[-1])
    if before is not None and before.name == now.name and before.previous is not None and not before.changed:
        now.previous, before.previous = before.previous, None


def _same(text: str, a: Token, b: Token) -> bool:
    return text[a.start : a.end] == text[b.start : b.end] and a.unit == b.unit


def _related(name: str, other: str) -> bool:
    return name == other or not name or name in other


def _sentence_start(text: str, at: int) -> int:
    starts = [found.end() for found in _SENTENCE.finditer(text, 0, at)]
    start = starts[-1] if starts else 0
    return start + len(text[start:at]) - len(text[start:at].lstrip())


def _sentence_end(text: str, at: int) -> int:
    found = _SENTENCE.search(text, at)
    return found.start() if found else len(text)


def _attach_flat(text: str, items: list[_Item], subject: _Item | None, department: str) -> None:
    """持平 belongs to the item whose numbers stand before it."""
    for found in _FLAT.finditer(text):
        before = [item for item in items if item.start <= found.start() and _first(item) < found.start()]
        owner = before[-1] if before else None
        if owner is None or owner.changed:
            continue
        clause = text[max((owner.stop, text.rfind("。", 0, found.start()) + 1)) : found.start()]
        if len(clause) > 30:
            continue
        owner.direction = Direction.FLAT
        owner.stop = found.end()


def _first(item: _Item) -> int:
    held = [t.start for t in (item.current, item.previous, item.delta, item.percent) if t is not None]
    return min(held, default=item.start)


def _attach_reasons(text: str, items: list[_Item], department: str) -> None:
    for found in _REASON.finditer(text):
        start = found.end()
        end = _reason_end(text, start)
        start += len(_LEAD.match(text[start:end]).group())  # type: ignore[union-attr]  # it matches the empty string
        if end - start < 2:
            continue
        before = [
            item for item in items if _first(item) < found.start() and item.changed and item.reason is None
        ]
        what = found.group("what") or ""
        direction = _direction(what) or _direction(text[max(0, found.start() - 6) : found.start()])
        fitting = [item for item in before if direction is None or item.direction is direction] or before
        if fitting:
            owner = _nearest(fitting, what)
            owner.reason = (start, end)
            owner.stop = max(owner.stop, end)
        elif not items and direction is not None:
            name = names.item_of(re.sub(r"(?:增加|减少|增长|下降|持平)$", "", what), department)
            if name:
                items.append(_Item(name, "", _sentence_start(text, found.start()), end, direction=direction))
                items[-1].reason = (start, end)


def _nearest(items: list[_Item], what: str) -> _Item:
    named = [item for item in items if item.name and item.name in what]
    if named:
        return named[-1]
    return items[0] if re.match(r"总", what) else items[-1]


def _direction(text: str) -> Direction | None:
    up, down = re.search("增加|增长|上升|提高", text), re.search("减少|下降|降低|压减", text)
    if up and down:
        return None
    if up or down:
        return Direction.INCREASE if up else Direction.DECREASE
    return Direction.FLAT if _FLAT.search(text) else None


def _reason_end(text: str, start: int) -> int:
    """The end of the sentence; an enumeration (一是…；二是…) goes on over semicolons."""
    if _ENUMERATED.match(text[start:]):
        stop = text.find("。", start)
        return len(text) if stop < 0 else stop
    return _sentence_end(text, start)


def _attach_purposes(text: str, items: list[_Item]) -> None:
    for found in _PURPOSE.finditer(text):
        owners = [
            i
            for i in items
            if i.current is not None and i.current.start < found.start() and i.purpose is None
        ]
        if owners:
            start, end = found.end(), _sentence_end(text, found.end())
            if end - start > 1:
                owners[-1].purpose = (start, end)
                owners[-1].stop = max(owners[-1].stop, end)


def _drafted(item: _Item, paragraph: Paragraph, heading: tuple[str, ...]) -> DraftNarrative:
    def span(place: Token | tuple[int, int] | None) -> SpanRef | None:
        if place is None:
            return None
        start, end = (place.start, place.end) if isinstance(place, Token) else place
        return SpanRef(paragraph=paragraph.id, start=start, end=end)

    def unit(token: Token | None) -> str:
        return "" if token is None else token.unit

    end = _sentence_end(paragraph.text, max(item.stop - 1, item.start))
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
        direction=item.direction,
        reason=span(item.reason),
        purpose=span(item.purpose),
    )
