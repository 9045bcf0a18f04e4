"""What can stand beside a label of personal data: a name, a number, an address, and never an amount."""

from __future__ import annotations

import re

from extractors.forms import Announced
from extractors.redaction import names
from extractors.redaction.spans import ACCOUNT, TELEPHONE, Span, spans

_LONGEST = 60
_DIGITS = re.compile(r"\d")
_PARTED = re.compile(r"[\s，,、；;/（）()]+")
# Of another kind than names and numbers, but nothing else than what a label announces.
_IDENTITY = re.compile(r"\d{14,17}[\dXx]")
_ADDRESS = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,64}")
_BARE = re.compile(r"\s*\d{5,11}\s*")


def is_value(text: str, label: Announced, *, explicit: bool = False) -> bool:
    """Whether a text is what the label announces. Behind an `explicit` label (联系电话) a number of five digits is; behind
    one that may be an item as well (电话) only what is a telephone number by its length."""
    if not text.strip() or len(text) > _LONGEST:
        return False
    if not _DIGITS.search(text):
        if label == "number":
            return False
        parts = [part for part in _PARTED.split(text.strip()) if part]
        return names.likely(text) or any(map(names.certain, parts))
    if any(p.fullmatch(text.strip()) for p in (TELEPHONE, ACCOUNT, _IDENTITY, _ADDRESS)):
        return True
    if _BARE.fullmatch(text):
        return explicit and label == "number"
    # several of them, or one with a remark
    return bool(spans(text)) or bool(TELEPHONE.search(text)) or bool(re.search(r"@|[QqVv]{2}", text))


def is_certain(text: str, label: Announced) -> bool:
    """Whether a text is what the label announces even where heads stand side by side."""
    if _DIGITS.search(text):
        return is_value(text, label)
    return label == "person" and any(names.certain(part) for part in _PARTED.split(text.strip()) if part)


def is_words(text: str, label: Announced) -> bool:
    """Whether a text can be a name because most others of its column are: longer than names are as a rule."""
    return label == "person" and not _DIGITS.search(text) and len(text) <= 12 and not names.is_nobody(text)


def trimmed(text: str) -> tuple[Span, ...]:
    """All of a text but the blanks around it."""
    start = len(text) - len(text.lstrip())
    return ((start, start + len(text.strip())),)
