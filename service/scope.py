"""Which documents a question is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.lexicon import CONCEPTS
from service.question import Question
from service.store import Document
from service.terms import key

_REGION = re.compile(r"^(?:人民政府)?(.{2,8}?(?:街道|省|市|县|区|州|旗|镇|乡))(?=.{2})")
_THIS_BODY = re.compile("(?:该|本|我|这个|贵|全|此|你们?|县|市|区|省)(?:局|委|厅|办|院|中心|学校|医院|街道)")
_BODY = re.compile(
    "[一-鿿]{2,12}?(?:局|厅|委员会|办事处|检察院|法院|公司|银行|派出所|中心|学校|医院)|[一-鿿]{1,12}?(?:中学|小学|大学|学院|幼儿园)"
)
_RANK = re.compile("(?:街道|[省市县区州旗镇乡])$")


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents to ask; `named` is whether the question itself names their department."""

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
        if len(_RANK.sub("", region)) > 1:
            yield _RANK.sub("", region)


def _region(document: Document) -> str:
    """The department's own region without its rank (白河); what no question holds when it has none."""
    found = [_RANK.sub("", name) for name in names(document) if _RANK.search(name)]
    return min((name for name in found if len(name) > 1), key=len, default="\0")


def without_names(text: str, document: Document) -> str:
    """The text with what it calls the department taken out."""
    for name in sorted(set(names(document)), key=len, reverse=True):
        if len(name) > 1 and not _is_item(name):
            text = text.replace(name, " ")
    return text


def other_body(text: str) -> str | None:
    """A public body that a text names, after the names of the documents at hand were taken out; None for none."""
    found = _BODY.search(_THIS_BODY.sub(" ", text))
    return found.group() if found else None


def _is_item(name: str) -> bool:
    return any(asked.fullmatch(name) for _, asked, _ in CONCEPTS)
