"""Draft + Disclosure → Budget: every amount is read here, from the place the draft points at, and nowhere else.

What points at nothing, or at something that is not a number, is left out: a value without a place is not kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.forms import plain
from extractors.schema.budget import (
    Alternative,
    Amount,
    Attribute,
    Budget,
    Choice,
    Count,
    Figure,
    Goal,
    Indicator,
    Line,
    Mention,
    NarrativeItem,
    Particular,
    Percent,
    Quantity,
    Remark,
    SpendingUnit,
    Stated,
    Statement,
    Target,
    Term,
)
from extractors.schema.disclosure import Disclosure
from extractors.schema.draft import (
    Draft,
    DraftLine,
    DraftNarrative,
    DraftStatement,
    Method,
    Ref,
    SpanRef,
)
from extractors.schema.measure import unit_behind
from extractors.schema.money import Money, NotAnAmount, read_change, read_figure
from extractors.schema.source import Source
from extractors.schema.target import read_target

# 3万, 3亿
_SHORT = {"万元": "万", "亿元": "亿"}


def ground(draft: Draft, disclosure: Disclosure) -> Budget:
    """The budget that the document itself bears out."""
    return _Reader(disclosure).budget(draft)


class _Reader:
    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure
        # words of an image are read by OCR, whatever rule pointed at them
        self.scanned = {page.number: page for page in disclosure.pages if page.reader != "text"}

    # --- places ---

    def source(self, ref: Ref | None) -> Source | None:
        return self.disclosure.place(ref)

    def method(self, proposed: Method, source: Source) -> Method:
        if proposed is Method.MODEL:
            return proposed  # that a model pointed at it is what has to be known of it
        page = self.scanned.get(source.page)
        return Method.OCR if page is not None and page.by_ocr(source.box) else proposed

    def money(self, ref: Ref | None, unit: str) -> Money | None:
        source = self.source(ref)
        if source is None or self.contradicted(ref, unit):
            return None
        try:
            return Money.read(source.text.strip(), unit, source)
        except NotAnAmount:
            return None

    def contradicted(self, ref: Ref | None, unit: str) -> bool:
        """Whether a sentence prints another unit right behind a number than the one that it was drafted with."""
        paragraph = self.disclosure.find_paragraph(ref.paragraph) if isinstance(ref, SpanRef) else None
        if paragraph is None or not isinstance(ref, SpanRef):
            return False
        printed = unit_behind(paragraph.text, ref.end)[0]
        return printed not in ("", unit, _SHORT.get(unit))

    def stated(self, ref: Ref | None, method: Method = Method.TEXT_RULE) -> Stated | None:
        source = self.source(ref)
        if source is None or not source.text.strip():
            return None
        return Stated(text=source.text.strip(), source=source, method=self.method(method, source))

    # --- records ---

    def budget(self, draft: Draft) -> Budget:
        facts = draft.facts
        department = self.source(facts.department_at)
        return Budget(
            document=self.disclosure.document,
            name=self.disclosure.name,
            department=None
            if department is None or plain(facts.department) not in plain(department.text)
            else Stated(text=facts.department, source=department),
            region=facts.region,
            fiscal_year=facts.fiscal_year,
            fiscal_year_source=self.source(facts.fiscal_year_at),
            stage=facts.stage,
            level=facts.level,
            statements=tuple(self.statement(s) for s in draft.statements),
            narrative=tuple(self.narrative(draft)),
            counts=tuple(self.counts(draft)),
            indicators=tuple(self.indicators(draft)),
            goals=tuple(self.goals(draft)),
            choices=tuple(self.choices(draft)),
            particulars=tuple(self.particulars(draft)),
            units=tuple(self.units(draft)),
            mentions=tuple(self.mentions(draft)),
            glossary=tuple(self.glossary(draft)),
            alternatives=tuple(self.alternatives(draft)),
        )

    def statement(self, draft: DraftStatement) -> Statement:
        return Statement(
            kind=draft.kind,
            table=draft.table,
            label=draft.label,
            title=draft.title,
            unit=draft.unit,
            columns=draft.columns,
            lines=tuple(self.line(line) for line in draft.lines),
            nil=self.stated(draft.nil),
            title_source=self.source(draft.title_at),
        )

    def line(self, draft: DraftLine) -> Line:
        amounts = []
        for amount in draft.amounts:
            money = self.money(amount.at, amount.unit)
            if money is not None:
                method = self.method(amount.method, money.source)
                amounts.append(Amount(column=amount.column, money=money, method=method))
        return Line(
            code=draft.code,
            of_body=draft.of_body,
            name=draft.name,
            side=draft.side,
            panel=draft.panel,
            indent=draft.indent,
            of_which=draft.of_which,
            project=draft.project,
            source=self.source(draft.name_at),
            code_source=self.source(draft.code_at[0]) if draft.code_at else None,
            amounts=tuple(amounts),
            about=tuple(
                Remark(head=each.head, source=place)
                for each in draft.about
                if (place := self.source(each.at)) is not None and place.text.strip()
            ),
        )

    def narrative(self, draft: Draft) -> Iterator[NarrativeItem]:
        for item in draft.narrative:
            grounded = self.item(item)
            if grounded is not None:
                yield grounded

    def item(self, draft: DraftNarrative) -> NarrativeItem | None:
        sentence = self.source(draft.sentence)
        if sentence is None:
            return None
        item = NarrativeItem(
            item=draft.item,
            code=draft.code,
            measure=draft.measure,
            heading=draft.heading,
            sentence=sentence,
            current=self.money(draft.current, draft.current_unit),
            previous=self.money(draft.previous, draft.previous_unit),
            delta=self.money(draft.delta, draft.delta_unit),
            percent=self.percent(draft.percent),
            direction=draft.direction,
            against=draft.against,
            reason=self.stated(draft.reason, draft.reason_method),
            purpose=self.stated(draft.purpose),
            method=self.method(draft.method, sentence),
        )
        held = (item.current, item.previous, item.delta, item.percent, item.direction, item.reason)
        return item if any(value is not None for value in held) else None

    def percent(self, ref: SpanRef | None) -> Percent | None:
        source = self.source(ref)
        if source is None:
            return None
        value = read_figure(source.text)
        return None if value is None else Percent(printed=source.text, value=value, source=source)

    def counts(self, draft: Draft) -> Iterator[Count]:
        for count in draft.counts:
            quantity = self.quantity(count.at, count.unit)
            if quantity is not None:
                yield Count(kind=count.kind, item=count.item, column=count.column, quantity=quantity)

    def indicators(self, draft: Draft) -> Iterator[Indicator]:
        for indicator in draft.indicators:
            operator, unit = self.source(indicator.operator_at), self.source(indicator.unit_at)
            beside = ("" if operator is None else operator.text, "" if unit is None else unit.text)
            target = self.target(indicator.target, indicator.method, *beside)
            if target is None:
                continue
            others = (
                Figure(head=other.head, target=value)
                for other in indicator.others
                if (value := self.target(other.at, indicator.method)) is not None
            )
            yield Indicator(
                project=indicator.project,
                goal=indicator.goal,
                level1=indicator.level1,
                level2=indicator.level2,
                level3=indicator.level3,
                name_source=self.source(indicator.name_at),
                target=target,
                others=tuple(others),
            )

    def target(self, ref: Ref, method: Method, operator: str = "", unit: str = "") -> Target | None:
        stated = self.stated(ref, method)
        if stated is None:
            return None
        reading = read_target(stated.text, operator, unit)
        return Target(text=stated.text, source=stated.source, method=stated.method, **reading._asdict())

    def goals(self, draft: Draft) -> Iterator[Goal]:
        for goal in draft.goals:
            text = self.stated(goal.at, Method.TABLE_RULE)
            if text is not None:
                yield Goal(
                    project=goal.project,
                    project_source=self.source(goal.project_at),
                    period=goal.period,
                    text=text,
                )

    def choices(self, draft: Draft) -> Iterator[Choice]:
        for choice in draft.choices:
            option = self.stated(choice.at, Method.TABLE_RULE)
            if option is not None:
                yield Choice(project=choice.project, label=choice.label, option=option, ticked=choice.ticked)

    def particulars(self, draft: Draft) -> Iterator[Particular]:
        for each in draft.particulars:
            text = self.stated(each.at, Method.TABLE_RULE)
            if text is not None:
                yield Particular(project=each.project, label=each.label, text=text)

    def units(self, draft: Draft) -> Iterator[SpendingUnit]:
        for unit in draft.units:
            name = self.stated(unit.name)
            if name is not None:
                about = (
                    Attribute(head=each.head, text=text)
                    for each in unit.about
                    if (text := self.stated(each.at, Method.TABLE_RULE)) is not None
                )
                yield SpendingUnit(name=name, about=tuple(about))

    def mentions(self, draft: Draft) -> Iterator[Mention]:
        for mention in draft.mentions:
            quantity = self.quantity(mention.at, mention.unit)
            if quantity is not None:
                yield Mention(
                    kind=mention.kind,
                    item=mention.item,
                    column=mention.column,
                    quantity=quantity,
                    in_words=mention.in_words,
                    method=self.method(
                        mention.method or (Method.TEXT_RULE if mention.in_words else Method.TABLE_RULE),
                        quantity.source,
                    ),
                )

    def quantity(self, ref: Ref, unit: str) -> Quantity | None:
        source = self.source(ref)
        value = None if source is None else read_figure(source.text)
        if source is not None and value is None:
            value = read_change(source.text)
        if source is None or value is None:
            return None
        return Quantity(printed=source.text, value=value, unit=unit, source=source)

    def glossary(self, draft: Draft) -> Iterator[Term]:
        for term in draft.glossary:
            definition = self.stated(term.definition)
            if definition is not None:
                yield Term(name=term.name, definition=definition)

    def alternatives(self, draft: Draft) -> Iterator[Alternative]:
        for other in draft.alternatives:
            source = self.source(other.at)
            if source is not None:
                yield Alternative(
                    statement=other.kind,
                    item=other.item,
                    column=other.column,
                    unit=other.unit,
                    source=source,
                    method=other.method,
                    printed=other.printed,
                )
