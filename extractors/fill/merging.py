"""Two drafts of one disclosure → one: what only the model read is added, and where both read a place differently, both are kept.

The rules' reading stays the value, the model's is kept beside it as another one. Nothing is decided by the toss of a coin,
and nothing that the rules read is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from extractors.forms import plain
from extractors.schema.draft import (
    CellRef,
    Draft,
    DraftAlternative,
    DraftLine,
    DraftMention,
    DraftNarrative,
    DraftStatement,
    Kind,
    Method,
    Ref,
    SpanRef,
)

# Where a figure stands: the cell or paragraph, and its first character.
Place = tuple[str, int]


class Reading(NamedTuple):
    """What a draft says that a figure is of."""

    at: Ref
    kind: Kind
    item: str
    column: str
    unit: str

    def differs(self, other: Reading) -> bool:
        """Whether two readings of one place are of different things. Heads are compared by the lowest, where both name one: a
        reader may name more of the path than the other."""
        mine, theirs = (_bare(column.rpartition("/")[2]) for column in (self.column, other.column))
        return (
            _bare(self.item) != _bare(other.item)
            or (bool(mine and theirs) and mine != theirs)
            or self.unit != other.unit
        )


def merged(rules: Draft, model: Draft) -> Draft:
    """The rules' draft with what the model adds, and with its other readings of what the rules read."""
    read = {place_of(reading.at): reading for reading in readings(rules)}
    # that a figure was printed, without a word of what it is of, is no reading of it
    named = {place: reading for place, reading in read.items() if reading.item}
    told = {place_of(reading.at) for reading in readings(model)}
    others = [
        _alternative(reading)
        for reading in readings(model)
        if (first := named.get(place_of(reading.at))) is not None and first.differs(reading)
    ]
    return rules.model_copy(
        update={
            "statements": (*rules.statements, *_statements(model, named)),
            "narrative": _narrative(rules, model, named),
            "indicators": (
                *rules.indicators,
                *(i for i in model.indicators if place_of(i.target) not in named),
            ),
            "mentions": (
                *(m for m in rules.mentions if m.item or place_of(m.at) not in told),
                *(m for m in model.mentions if place_of(m.at) not in named),
            ),
            "alternatives": (*rules.alternatives, *others, *model.alternatives),
        }
    )


def compared(model: Draft, rules: Draft) -> Draft:
    """The model's draft, about what the rules say of the whole document, with the rules' other readings of its places."""
    told = {place_of(reading.at): reading for reading in readings(model)}
    others = [
        _alternative(reading, Method.TABLE_RULE if isinstance(reading.at, CellRef) else Method.TEXT_RULE)
        for reading in readings(rules)
        if reading.item and (first := told.get(place_of(reading.at))) is not None and first.differs(reading)
    ]
    return model.model_copy(
        update={
            "facts": rules.facts,
            "glossary": rules.glossary,
            "alternatives": (*model.alternatives, *others),
        }
    )


def together(drafts: list[Draft]) -> Draft:
    """What several answers of one model come to; a place that was told before is not told again, and a target is no amount.

    The parts of a table that was too long for one question are one statement again: its total may stand in one of them, and
    what it is the total of in another."""
    indicators = {(place_of(i.target), i.level3): i for draft in drafts for i in reversed(draft.indicators)}
    targets = {cell for (cell, _), _ in indicators}
    taken: set[Place] = set()
    statements: dict[str, DraftStatement] = {}
    # an item is told again with its reason
    narrative: dict[tuple[SpanRef, str, int], DraftNarrative] = {}
    mentions: list[DraftMention] = []
    for draft in drafts:
        told = (place_of(reading.at) for reading in readings(draft))
        fresh = {place for place in told if place[0] not in targets} - taken
        for statement in draft.statements:
            kept = _only(statement, fresh)
            if kept is not None:
                before = statements.get(kept.table)
                statements[kept.table] = kept if before is None else _joined(before, kept)
        narrative.update(((item.sentence, item.item, item.begins), item) for item in draft.narrative)
        mentions += (m for m in draft.mentions if place_of(m.at) in fresh)
        taken |= fresh
    return Draft(
        statements=tuple(statements.values()),
        narrative=tuple(narrative.values()),
        mentions=tuple(mentions),
        indicators=tuple(indicators.values()),
        alternatives=tuple(a for draft in drafts for a in draft.alternatives),
    )


def readings(draft: Draft) -> Iterator[Reading]:
    """Every figure of a draft with what it is said to be of."""
    for statement in draft.statements:
        for line in statement.lines:
            for amount in line.amounts:
                yield Reading(amount.at, statement.kind, line.name, amount.column, amount.unit)
    for item in draft.narrative:
        told = (
            (item.current, item.measure or "金额", item.current_unit),
            (item.previous, "上年", item.previous_unit),
            (item.delta, "增减额", item.delta_unit),
            (item.percent, "增减百分比", "%"),
        )
        for span, column, unit in told:
            if span is not None:
                yield Reading(span, Kind.NARRATIVE, item.item, column, unit)
    for count in draft.counts:
        yield Reading(count.at, count.kind, count.item, "数量", count.unit)
    for indicator in draft.indicators:
        yield Reading(indicator.target, Kind.PERFORMANCE, indicator.level3, "指标值", "")
        for other in indicator.others:
            yield Reading(other.at, Kind.PERFORMANCE, indicator.level3, other.head, "")
    for mention in draft.mentions:
        yield Reading(mention.at, mention.kind, mention.item, mention.column or "数量", mention.unit)


def _statements(model: Draft, named: Mapping[Place, Reading]) -> Iterator[DraftStatement]:
    """The model's statements with those amounts that the rules read nowhere."""
    for statement in model.statements:
        fresh = {place_of(amount.at) for line in statement.lines for amount in line.amounts} - named.keys()
        kept = _only(statement, fresh)
        if kept is not None:
            yield kept


def _only(statement: DraftStatement, places: set[Place]) -> DraftStatement | None:
    """The statement with the amounts at these places; None where none is left."""
    lines: list[DraftLine] = []
    for line in statement.lines:
        amounts = tuple(amount for amount in line.amounts if place_of(amount.at) in places)
        if amounts:
            lines.append(replace(line, amounts=amounts))
    return statement.model_copy(update={"lines": tuple(lines)}) if lines else None


def _joined(first: DraftStatement, more: DraftStatement) -> DraftStatement:
    """A statement with the lines of another part of its table."""
    columns = tuple(dict.fromkeys((*first.columns, *more.columns)))
    return first.model_copy(
        update={"columns": columns, "lines": (*first.lines, *more.lines), "unit": first.unit or more.unit}
    )


def _narrative(rules: Draft, model: Draft, named: Mapping[Place, Reading]) -> tuple[DraftNarrative, ...]:
    """The rules' items, with a reason where the model found one, and the model's items with the figures that no rule read."""
    reasons = {
        (item.sentence, item.item, item.begins): item
        for item in model.narrative
        if item.reason_method is Method.MODEL and item.reason is not None
    }
    kept = []
    for item in rules.narrative:
        told = reasons.get((item.sentence, item.item, item.begins))
        if told is not None and item.reason is None:
            item = item.model_copy(update={"reason": told.reason, "reason_method": Method.MODEL})
        kept.append(item)
    fields = ("current", "previous", "delta", "percent")
    for item in model.narrative:
        if item.method is not Method.MODEL:
            continue
        spans = {field: span for field in fields if (span := getattr(item, field)) is not None}
        read = {field: None for field, span in spans.items() if place_of(span) in named}
        if len(read) < len(spans):
            kept.append(item.model_copy(update=read))
    return tuple(kept)


def _alternative(reading: Reading, method: Method = Method.MODEL) -> DraftAlternative:
    return DraftAlternative(
        at=reading.at,
        kind=reading.kind,
        item=reading.item,
        column=reading.column,
        unit=reading.unit,
        method=method,
    )


def place_of(at: Ref) -> Place:
    """What tells one figure of a draft from all others."""
    return (at.cell if isinstance(at, CellRef) else at.paragraph), at.start


def _bare(text: str) -> str:
    return plain(text).translate(_MARKS)


_MARKS = {ord(mark): None for mark in "“”\"'（）()、，,。：:·-—"}
