"""The first draft of a document's labels, from what was read of it, for a person to correct and to confirm.

The form is that of labels made by hand, but for the first line: it says who drafted them and of which file, and until
somebody has put a name to `confirmed_by` there, nothing is scored against them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from eval.outside.gold import GoldFact, LabelHead
from eval.outside.scorers.matching import figure, is_money
from extractors.facts import Fact, values
from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction


def draft_labels(extraction: Extraction) -> Iterator[str]:
    """The lines of NAME.facts.jsonl: the head, the figures of statements, what the text says of items, and the rest.

    Zeros in tables are left out, as in labels made by hand: most say no more than that there is nothing."""
    budget = extraction.budget
    head = LabelHead(made_by=f"mingzhang {extraction.run.version}", document=budget.document)
    yield json.dumps({"label": head.model_dump()}, ensure_ascii=False)
    statements = budget.model_copy(update={"narrative": (), "counts": (), "indicators": (), "mentions": ()})
    rest = budget.model_copy(update={"statements": (), "narrative": ()})
    for label in (
        *(_of_fact(fact, extraction) for fact in values(statements) if fact.amount),
        *(_of_item(item, extraction) for item in budget.narrative),
        *(_of_fact(fact, extraction) for fact in values(rest)),
    ):
        yield label.model_dump_json(exclude_none=True)


def _of_fact(fact: Fact, extraction: Extraction) -> GoldFact:
    source = fact.source
    target = fact.statement is Kind.PERFORMANCE and not is_money(fact.unit)
    return GoldFact(
        doc=extraction.budget.name,
        statement=fact.statement,
        table=fact.table or None,
        row_code=fact.row_code or None,
        row_name=fact.row_name,
        column=fact.column,
        amount=None if target else _printed(fact),
        unit=None if target else fact.unit or None,
        year=extraction.budget.fiscal_year,
        page=source.page,
        line=source.line,
        cell=source.cell,
        quote=source.text,
        source="table" if fact.origin == "table" else "narrative",
        target=source.text if target else None,
    )


def _of_item(item: NarrativeItem, extraction: Extraction) -> GoldFact:
    """One sentence is one label, with its change and its reason; without an amount of its own it has none."""
    sentence, money = item.sentence, item.current
    return GoldFact(
        doc=extraction.budget.name,
        statement=Kind.NARRATIVE,
        row_code=item.code or None,
        row_name=item.item,
        column=item.measure or "金额",
        amount=money.printed if money else None,
        unit=money.unit if money else None,
        year=extraction.budget.fiscal_year,
        page=sentence.page,
        line=sentence.line,
        quote=sentence.text,
        source="narrative",
        delta=item.delta.printed if item.delta else None,
        direction=item.direction,
        reason=item.reason.text if item.reason else None,
    )


def _printed(fact: Fact) -> str | None:
    """As it is printed; as a plain number where what is printed is more than a number, or has its sign in words."""
    if fact.amount is None or figure(fact.source.text) == fact.amount:
        return fact.source.text
    return f"{fact.amount:f}"
