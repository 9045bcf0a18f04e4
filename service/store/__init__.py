"""Keeps what was extracted: documents, their extractions, their amounts; and what models were asked.

The home of SQLAlchemy, with `sessions.py`.
"""

from service.store.document import Document, UnknownDocument, UnusableStore
from service.store.ledger import Call, Ledger, Totals
from service.store.store import Store

__all__ = ["Call", "Document", "Ledger", "Store", "Totals", "UnknownDocument", "UnusableStore"]
