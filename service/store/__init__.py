"""Keeps what was extracted: documents, their extractions, their amounts. The only home of SQLAlchemy."""

from service.store.document import Document, UnknownDocument, UnusableStore
from service.store.store import Store

__all__ = ["Document", "Store", "UnknownDocument", "UnusableStore"]
