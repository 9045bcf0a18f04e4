"""The tables that a question names by their numbers (表6, 06表), by the labels that the document prints (公开06表)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.schema.budget import Statement
from service.patterns import regex
from service.terms import key

_NUMBER = regex(r"\d+(?:\|\d+)?")


def in_labels(
    text: str, labels: Sequence[str], statements: Sequence[Statement]
) -> tuple[str, tuple[str, ...]]:
    """The text and its labels with each that no table has replaced by that of the one table with its number."""
    printed = [key(s.label) for s in statements if s.label]
    made: list[str] = []
    for label in labels:
        meant = {p for p in printed if _numbered(p) == _numbered(label)} if label not in printed else set()
        one = meant.pop() if len(meant) == 1 else label
        text = re.sub(rf"(?<![\d一-鿿]){re.escape(label)}|{re.escape(label)}(?!\d)", one, text, count=1)
        made.append(one)
    return text, tuple(made)


def _numbered(label: str) -> str:
    found = _NUMBER.search(label)
    return "|".join(part.lstrip("0") for part in found.group().split("|")) if found is not None else label
