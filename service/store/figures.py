"""The figures that can be compared over the whole library, one for each name of each document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, Engine, and_, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from extractors.schema.draft import Kind
from service.store.tables import COMPARED, DOCUMENTS, FACTS, FIGURES, plain


@dataclass(frozen=True, slots=True)
class Comparable:
    """What one document prints of one item.

    `name` is one that the item goes by, as `terms.key` gives it; `amount` is in `unit`, and with `yuan` None where the
    document prints the item as blank. `place` is the figure's number in the document's catalogue; `page`, `line` and
    `cell` say where it is printed; `doubted` is whether a failed check suspects that cell.
    """

    document: str
    name: str
    kind: Kind
    amount: Decimal | None
    unit: str
    yuan: Decimal | None
    page: int | None = None
    line: int | None = None
    cell: str | None = None
    place: int = -1
    doubted: bool = False


class Figures:
    """Written when a document is kept; of older libraries when first needed (`missing`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._shared: tuple[int, dict[str, int]] | None = None
        self._complete: tuple[int, str] | None = None

    def put(self, figures: Mapping[str, Sequence[Comparable]], rules: str) -> None:
        """Keeps the figures of documents in place of those they had; `rules` names those by which they were chosen."""
        try:
            self._write(figures, rules)
        except IntegrityError:
            # one of them was deleted since, or another process did the same: one by one, the others are kept
            for document, its in figures.items():
                with suppress(IntegrityError):
                    self._write({document: its}, rules)

    def _write(self, figures: Mapping[str, Sequence[Comparable]], rules: str) -> None:
        rows = [_row(figure) for its in figures.values() for figure in its]
        with self._engine.begin() as db:
            for table in (FIGURES, COMPARED):
                db.execute(delete(table).where(table.c.document.in_(list(figures))))
            db.execute(insert(COMPARED), [{"document": document, "rules": rules} for document in figures])
            if rows:
                db.execute(insert(FIGURES), rows)

    def missing(self, rules: str, changes: int) -> list[str]:
        """The ids of the documents whose figures are not here, or were chosen by other rules."""
        if self._complete == (changes, rules):
            return []
        done = select(COMPARED.c.document).where(COMPARED.c.rules == rules)
        with self._engine.connect() as db:
            query = select(DOCUMENTS.c.id).where(DOCUMENTS.c.id.not_in(done)).order_by(DOCUMENTS.c.id)
            found = list(db.scalars(query))
        if not found:
            self._complete = (changes, rules)
        return found

    def of(self, names: Iterable[str]) -> dict[str, Comparable]:
        """By document the figure of the item with these names, the first that the document knows."""
        found: dict[str, Comparable] = {}
        with self._engine.connect() as db:
            for name in names:
                for row in db.execute(select(FIGURES).where(FIGURES.c.name == name)):
                    found.setdefault(row.document, _comparable(row))
        return found

    def shared(self, changes: int) -> dict[str, int]:
        """The names that more than one document knows, and how many do; `changes` as the store counts them."""
        held = self._shared
        if held is None or held[0] != changes:
            many = func.count().label("many")
            query = select(FIGURES.c.name, many).group_by(FIGURES.c.name).having(many > 1)
            with self._engine.connect() as db:
                held = self._shared = (changes, {row.name: row.many for row in db.execute(query)})
        return held[1]

    def printed(self, figures: Sequence[Comparable]) -> list[Comparable]:
        """Those of the figures that the record of printed amounts holds at the same place of the same document."""
        same = and_(*(FACTS.c[name] == FIGURES.c[name] for name in ("document", "amount", "unit")))
        # Of tables the cell tells the place, of prose page and line.
        in_cell = and_(same, FACTS.c.cell == FIGURES.c.cell)
        in_text = and_(same, *(_alike(name) for name in ("cell", "page", "line")))
        found: set[tuple[object, ...]] = set()
        with self._engine.connect() as db:
            for where, of in ((in_cell, FIGURES.c.cell.is_not(None)), (in_text, FIGURES.c.cell.is_(None))):
                columns = (FIGURES.c.document, FIGURES.c.name, FIGURES.c.amount, FIGURES.c.unit)
                query = select(*columns).join_from(FIGURES, FACTS, where)
                query = query.where(FIGURES.c.name.in_(sorted({f.name for f in figures})), of)
                found.update(tuple(row) for row in db.execute(query))
        return [f for f in figures if (f.document, f.name, f.amount, f.unit) in found]


def _alike(name: str) -> ColumnElement[bool]:
    return FACTS.c[name].is_not_distinct_from(FIGURES.c[name])


def _row(figure: Comparable) -> dict[str, object]:
    return plain({name: getattr(figure, name) for name in Comparable.__slots__})


def _comparable(row: object) -> Comparable:
    return Comparable(**{**row._mapping, "kind": Kind(row.kind)})  # type: ignore[attr-defined]  # a row of FIGURES
