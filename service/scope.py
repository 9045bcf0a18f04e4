"""Which documents a question is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.lexicon import CONCEPTS
from service.question import Question
from service.store import Document
from service.terms import key

_BODIES = "局|委员会|委|厅|办公室|办|中心|院|会|部|站|所|处|馆|学校|大学|学院|医院|政府"
_REGION = re.compile(r"^(.{2,8}?(?:省|市|县|区|州|旗|镇|乡))(?=.{2})")


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents to ask; `named` is whether the question itself names them, `known` all words that name one."""

    documents: tuple[Document, ...]
    named: bool


def choose(question: Question, documents: Sequence[Document]) -> Scope:
    """The documents whose department the question names, of the year it names; all, when it names none."""
    scores = [(max((len(n) for n in names(d) if n in question.plain), default=0), d) for d in documents]
    best = max((score for score, _ in scores), default=0)
    # Several may be called alike (医保局); a region tells them apart.
    named = [d for score, d in scores if score and (score == best or _region(d) in question.plain)]
    chosen = named or list(documents)
    dated = [d for d in chosen if d.fiscal_year in question.years] if question.years else []
    if question.years and not dated:
        # A document states how its year differs from the one before.
        dated = [d for d in chosen if d.fiscal_year is not None and d.fiscal_year - 1 in question.years]
    return Scope(tuple(dated or chosen), bool(named))


def names(document: Document) -> Iterator[str]:
    """What people call the department: in full, its own region, and the kind of body."""
    full = key(document.department)
    if not full:
        return
    yield full
    outer, region, rest = "", "", full
    while found := _REGION.match(rest):
        outer, region, rest = outer + region, found.group(1), rest[found.end() :]
    if region:
        # Only the innermost region is the department's own: 株洲市荷塘区 is not 株洲市.
        yield from (region, outer + region, region + rest, rest)
        if len(region) > 2:
            yield region[:-1]


def _region(document: Document) -> str:
    """The department's own region without its rank (白河); what no question holds when it has none."""
    found = [name for name in names(document) if name.endswith(tuple("省市县区州旗镇乡"))]
    return min(found, key=len)[:-1] if found and len(min(found, key=len)) > 2 else "\0"


def without_names(text: str, document: Document) -> str:
    """The text with what it calls the department taken out."""
    for name in sorted(set(names(document)), key=len, reverse=True):
        if len(name) > 1 and not _is_item(name):
            text = text.replace(name, " ")
    return text


def _is_item(name: str) -> bool:
    return any(asked.fullmatch(name) for _, asked, _ in CONCEPTS)
