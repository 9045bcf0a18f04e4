"""Keeps what was extracted: documents, their extractions, their amounts. The home of SQLAlchemy, with `sessions.py`."""

from service.store.document import Document, UnknownDocument, UnusableStore
from service.store.store import Store

__all__ = ["Document", "Store", "UnknownDocument", "UnusableStore"]
