"""Which figures of a document can be compared over the whole library: for each name the one that answers "how much"."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from extractors.schema.extraction import Extraction
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.item_names import names_of
from service.answering.ways.figures.lookup import doubted
from service.answering.ways.figures.selection import select
from service.lexicon.names import TOPIC, TOTALS
from service.store import Document, Store
from service.store.figures import Comparable

# A longer name is a sentence, and no two documents print the same.
_LONGEST = 40
# So many documents are completed at a time: what is done stays done.
_BATCH = 50
# What a whole budget is called; other words for a total name nothing.
_WHOLES = ("预算总额", "支出总计", "收入总计")
# What decides which figure a name means. When one of these changes, what was chosen before is chosen anew.
_RULES = (
    "service.answering.printed.catalogue",
    "service.answering.printed.figure",
    "service.answering.printed.figures",
    "service.answering.library.comparable",
    "service.answering.ways.figures.lookup",
    "service.answering.ways.figures.selection",
    "service.lexicon.names",
    "service.terms",
)


def comparables(held: Held) -> Iterator[Comparable]:
    """For each name that items of the document go by, its figure of the document's own year.

    What a table that is blank would be of has no amount.
    """
    document = held.document.id
    found: set[str] = set()
    for name in held.catalogue.subjects:
        if not 2 <= len(name) <= _LONGEST or (TOTALS.fullmatch(name) and name not in _WHOLES):
            continue
        figure = select(held, name, Question(text=name, plain=name, asks=(Ask.AMOUNT,)))
        if figure is None:
            continue
        found.add(name)
        place = figure.money.source
        yield Comparable(
            document=document,
            name=name,
            kind=figure.kind,
            amount=figure.money.value,
            unit=figure.money.unit,
            yuan=figure.money.yuan,
            page=place.page,
            line=place.line,
            cell=place.cell,
            place=figure.order,
            doubted=doubted(held, figure),
        )
    for statement in held.extraction.budget.statements:
        topic = TOPIC.get(statement.kind)
        if statement.nil is None or topic is None:
            continue
        for name in names_of(topic):
            if name not in found:
                found.add(name)
                place = statement.nil.source
                yield Comparable(
                    document, name, statement.kind, None, statement.unit or "", None, place.page, place.line
                )


def keep(store: Store, document: Document, extraction: Extraction) -> None:
    """Puts the figures of a document that was just put into the library where they are compared."""
    store.figures.put({document.id: _of(document, extraction)}, rules())


def complete(store: Store) -> None:
    """Puts there what is missing: of documents kept before there was such a place, or by other rules."""
    known = {document.id: document for document in store.listed()}
    missing = [d for d in store.figures.missing(rules(), store.changes()) if d in known]
    for start in range(0, len(missing), _BATCH):
        part = missing[start : start + _BATCH]
        store.figures.put({d: _of(known[d], store.reading(d)) for d in part}, rules())


def _of(document: Document, extraction: Extraction) -> list[Comparable]:
    return list(comparables(Held(document, extraction, Catalogue.of(extraction))))


@cache
def rules() -> str:
    """A digest of the rules by which figures are chosen."""
    digest = hashlib.sha256()
    for name in _RULES:
        file = Path(import_module(name).__file__ or "")
        for part in sorted(file.parent.glob("*.py")) if file.name == "__init__.py" else [file]:
            digest.update(part.read_bytes())
    return digest.hexdigest()
